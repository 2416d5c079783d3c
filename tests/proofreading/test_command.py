"""`python -m app proofread` as another program would call it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import docx

SEED = Path(__file__).parent.parent / "files" / "ke-hoach-thi-dua-2023.txt"
LEVELS = {"error", "warning", "hint"}
KINDS = {"spelling", "punctuation", "capitals", "form", "consistency", "reference"}


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", "proofread", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "ascii"},
    )


def test_each_finding_is_one_line_of_five_fields() -> None:
    result = run(SEED)
    assert result.returncode == 0
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert all(len(row) == 5 and row[1] in LEVELS and row[2] in KINDS for row in rows)
    assert ["17", "error", "spelling", "rượi bia", "rượu bia"] in rows
    assert ["12", "warning", "capitals", "; Tiếp tục", "; tiếp tục"] in rows


def test_json_is_one_array_of_the_same() -> None:
    rows = json.loads(run(SEED, "--json").stdout)
    assert len(rows) == len(run(SEED).stdout.splitlines())
    assert set(rows[0]) == {"paragraph", "level", "kind", "found", "suggestion"}
    assert all(isinstance(row["paragraph"], int) and len(row["found"]) <= 60 for row in rows)


def test_a_word_file_is_read_with_its_tables_and_empty_paragraphs(tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_paragraph("KẾ HOẠCH")
    paper.add_paragraph("")
    paper.add_paragraph("Cán bộ hoàn thành xuất xắc nhiệm vụ.")
    table = paper.add_table(rows=1, cols=1)
    table.cell(0, 0).paragraphs[0].text = "Không uống rượi bia"
    path = tmp_path / "Kế hoạch.docx"
    paper.save(str(path))
    rows = [line.split("\t") for line in run(path).stdout.splitlines()]
    assert [(row[0], row[3]) for row in rows if row[2] == "spelling"] == [
        ("3", "xuất xắc"),
        ("4", "rượi bia"),
    ]


def test_a_clean_file_prints_nothing_and_exits_with_0(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Sở Ngoại vụ thông báo để các phòng biết, thực hiện./.", encoding="utf-8")
    result = run(path)
    assert (result.returncode, result.stdout) == (0, "")
    assert run(path, "--json").stdout.strip() == "[]"


def test_an_unreadable_file_is_a_sentence_and_exit_1(tmp_path: Path) -> None:
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"PK\x03\x04 khong phai Word")
    for path in (tmp_path / "khong-co.txt", tmp_path / "khong-co.docx", broken, tmp_path):
        result = run(path)
        assert (result.returncode, result.stdout) == (1, ""), path
        assert result.stderr.strip()
        assert "Traceback" not in result.stderr


def test_a_file_in_an_old_encoding_is_read_in_unicode() -> None:
    for name in ("tcvn3.docx", "vni.docx"):
        result = run(SEED.parent / "plans" / name)
        assert (result.returncode, result.stdout) == (0, ""), name

"""`python -m app check-paper` as another program would call it, and our own papers under it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from make_files import write
from papers_of_kinds import PLAN

from app.documents.conformity import check_paper
from app.domain.outline import NewNode, Numbering
from app.services.office import Office

ROOT = Path(__file__).parents[2]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", "check-paper", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"},
    )


def test_a_right_paper_prints_nothing(tmp_path: Path) -> None:
    done = run(write(tmp_path / "a.docx"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_one_finding_a_line_and_exit_one_for_an_error(tmp_path: Path) -> None:
    done = run(write(tmp_path / "a.docx", replace(PLAN, left=20)), "--kind", "KH")
    assert done.returncode == 1
    assert (
        done.stdout
        == "TT-03\terror\tlề trái, cả văn bản\t20 mm\tlề trái 30 - 35 mm, Phụ lục I NĐ 30/2020/NĐ-CP, mục I\n"
    )
    assert done.stderr == ""


def test_hints_alone_are_exit_zero(tmp_path: Path) -> None:
    done = run(write(tmp_path / "a.docx", replace(PLAN, number="Số:       /KH-SNgV")))
    assert done.returncode == 0
    assert done.stdout.startswith("TT-09\thint\ttrang đầu, ô 3\t")


def test_json_is_one_array_of_objects(tmp_path: Path) -> None:
    done = run(write(tmp_path / "a.docx", replace(PLAN, number="Số: 5/KH-SNgV")), "--json")
    assert done.returncode == 1
    (finding,) = json.loads(done.stdout)
    assert finding == {
        "id": "TT-09",
        "level": "error",
        "place": "trang đầu, ô 3",
        "paragraph": 7,
        "found": "“Số: 5/KH-SNgV”",
        "asked": "số nhỏ hơn 10 thêm số 0 phía trước",
        "article": "Phụ lục I NĐ 30/2020/NĐ-CP, mục II.3",
    }
    assert json.loads(run(write(tmp_path / "b.docx"), "--json").stdout) == []


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04abc", b"chu"])
def test_an_unreadable_file_is_one_sentence_on_stderr(content: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    if content is not None:
        file.write_bytes(content)
    done = run(file)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_an_unknown_kind_is_told_with_the_known_ones(tmp_path: Path) -> None:
    done = run(write(tmp_path / "a.docx"), "--kind", "XX")
    assert (done.returncode, done.stdout) == (1, "")
    assert "KH" in done.stderr


NOW = datetime(2023, 1, 12, 8, 30)
OF_THE_WORDING = {"TT-13", "TT-14", "TT-17", "VH-02", "VH-10", "VH-12"}


def test_the_practice_plan_has_no_fault_of_layout(tmp_path: Path) -> None:
    office = Office.create(tmp_path / "a.db", practice=True, now=lambda: NOW)
    plan = office.plans.current(2023)
    assert plan is not None
    told = check_paper(office.papers.export_plan(plan.id, tmp_path / "a.docx"))
    office.close()
    of_layout = [f for f in told if f.id not in OF_THE_WORDING]
    assert [(f.id, f.level) for f in of_layout] == [("TT-09", "hint"), ("TT-10", "hint")]
    assert {(f.id, f.level) for f in told if f.level != "hint"} == {("VH-02", "warning"), ("VH-10", "error")}


def test_a_plan_with_bases_and_a_deputy_has_no_fault(tmp_path: Path) -> None:
    office = Office.create(tmp_path / "a.db", practice=True, now=lambda: NOW)
    office.plans.create(2024)
    plan = office.plans.current(2024)
    assert plan is not None
    office.plans.change(
        plan.id,
        title="Phát động phong trào thi đua năm 2024",
        legal_bases=(
            "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
            "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ",
        ),
        opening="",
        lead_in="Sở Ngoại vụ xây dựng Kế hoạch phát động phong trào thi đua như sau:",
        closing="Trên đây là Kế hoạch phát động phong trào thi đua năm 2024 của Sở Ngoại vụ",
        recipients=("Ban Giám đốc", "Lưu: VT, VP"),
        signer_lines=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        signer_name="Lê Văn Thực Hành",
        place="Bình Phước",
    )
    for node in reversed(office.plans.outline(plan.id).roots):
        office.plans.remove([node.id])
    office.plans.add(
        plan.id,
        None,
        0,
        [
            NewNode(0, Numbering.ROMAN, "Mục đích", ""),
            NewNode(1, Numbering.ARABIC, "", "Thi đua lập thành tích."),
        ],
    )
    told = check_paper(office.papers.export_plan(plan.id, tmp_path / "a.docx"))
    office.close()
    assert [(f.id, f.level) for f in told] == [("TT-09", "hint"), ("TT-10", "hint")]

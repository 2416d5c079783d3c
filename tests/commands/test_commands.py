"""`python -m app` as another program would call it: output, sentences and exit codes."""

import os
import re
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from app.services.office import Office

SEED = Path(__file__).parent.parent / "files" / "ke-hoach-thi-dua-2023.txt"


def run(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "ascii"},
    )


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "Cơ quan.db"
    assert run("--db", path, "new").returncode == 0
    return path


def refused(result: subprocess.CompletedProcess[str], words: str) -> bool:
    return (
        result.returncode == 1
        and result.stdout == ""
        and words in result.stderr
        and "Traceback" not in result.stderr
    )


def test_the_seed_goes_from_text_to_word(db: Path, tmp_path: Path) -> None:
    done = run("--db", db, "import", "plan", SEED, "--year", 2023)
    assert done.returncode == 0
    assert "I{1{-,-},2{-,-}} II{1,2,3,4,5,6,7} III{1,2{2.1{-,-},2.2}}" in done.stdout
    target = tmp_path / "Kế hoạch.docx"
    assert run("--db", db, "export", "plan", "--year", 2023, "--to", target).returncode == 0
    assert any("Trên đây là Kế hoạch" in p.text for p in docx.Document(str(target)).paragraphs)
    assert run("--db", db, "verify").returncode == 0


def test_demo_writes_every_paper_and_touches_no_database(tmp_path: Path) -> None:
    done = run("demo", tmp_path / "ra", cwd=tmp_path)
    assert done.returncode == 0
    files = [Path(line) for line in done.stdout.splitlines()]
    of_round = [f for f in files if f.parent.name.startswith("Ho-so-")]
    assert {"00-Danh-muc-ho-so.docx", "03-Phieu-bau.docx", "09-QD-khen-thuong.docx", "14-Giay-khen.docx"} <= {
        f.name for f in of_round
    }
    assert [f.name for f in files if f not in of_round] == [
        "ThucHanh.db",
        "KH-2023.docx",
        "So-van-ban-di-2023.xlsx",
        "Can-bo-2023.xlsx",
        "Bang-cham-cong-2023-05.xlsx",
        "Bang-cham-cong-2023-05-VP.xlsx",
        "Theo-doi-chap-hanh-2023-01-01-2023-12-31.xlsx",
        "Thong-bao-vu-viec-1.docx",
        "Phieu-giai-trinh-vu-viec-1.docx",
        "Bien-ban-vu-viec-1.docx",
        "Bao-cao-chap-hanh.docx",
        "Thanh-tich-2023.xlsx",
        "Dang-ky-thi-dua-2023.docx",
        "Sang-kien-2023.docx",
        "Bao-cao-thanh-tich-le-van-thuc-hanh-LDTT-2022.docx",
        "Bao-cao-thanh-tich-van-phong-so-TTLDTT-2022.docx",
        "Xac-nhan-2022.docx",
        "So-sanh-2023-2024.docx",
    ]
    assert all(f.stat().st_size > 0 for f in files)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ra"]


def test_new_refuses_an_existing_file(db: Path) -> None:
    before = db.read_bytes()
    assert refused(run("--db", db, "new"), "Đã có tệp")
    assert db.read_bytes() == before


def test_a_second_plan_of_a_year_needs_replace(db: Path) -> None:
    first = ("--db", db, "import", "plan", SEED, "--year", 2023)
    assert run(*first).returncode == 0
    assert refused(run(*first), "--replace")
    assert run(*first, "--replace").returncode == 0


def test_another_year_in_the_text_is_reported_not_refused(db: Path) -> None:
    done = run("--db", db, "import", "plan", SEED, "--year", 2024)
    assert done.returncode == 0
    assert "Nói đến năm 2023, kế hoạch là của năm 2024" in done.stdout


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe\x00", "Unicode"),
        (b"Th\xe2n b\xb5i", "Unicode"),
        (b"khong co muc", "mục nào"),
        (b"", "mục nào"),
    ],
)
def test_a_text_that_cannot_be_a_plan_gets_a_sentence(
    db: Path, tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "vào.txt"
    file.write_bytes(content)
    assert refused(run("--db", db, "import", "plan", file, "--year", 2023), words)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("import", "plan", "khong-co.txt", "--year", "2023"), "Không thấy tệp"),
        (("export", "plan", "--year", "2030", "--to", "x.docx"), "Chưa có kế hoạch năm 2030"),
        (("restore", "khong-co.db"), "Không thấy bản sao"),
    ],
)
def test_what_is_not_there_gets_a_sentence(
    db: Path, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    assert refused(run("--db", db, *arguments, cwd=tmp_path), words)
    assert not (tmp_path / "x.docx").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("bay",),
        ("verify",),
        ("import", "plan"),
        ("--db", "x", "export", "plan", "--year", "23", "--to", "y"),
    ],
)
def test_wrong_usage_is_exit_two(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_damaged_file_is_said_and_left_alone(tmp_path: Path) -> None:
    bad = tmp_path / "hỏng.db"
    bad.write_bytes(b"abc" * 5000)
    for command in (("verify",), ("export", "plan", "--year", "2023", "--to", str(tmp_path / "x.docx"))):
        assert refused(run("--db", bad, *command), "")
    assert bad.read_bytes() == b"abc" * 5000


def test_while_the_window_holds_a_file_reading_works_and_writing_says_who(db: Path, tmp_path: Path) -> None:
    run("--db", db, "import", "plan", SEED, "--year", 2023)
    window = Office.open(db, held_by="cửa sổ thử")
    try:
        assert refused(run("--db", db, "import", "plan", SEED, "--year", 2024), "cửa sổ thử")
        assert refused(run("--db", db, "restore", db), "cửa sổ thử")
        assert run("--db", db, "export", "plan", "--year", 2023, "--to", tmp_path / "k.docx").returncode == 0
        assert run("--db", db, "verify").returncode == 0
        assert run("--db", db, "backup", "--to", tmp_path / "b.db").returncode == 0
        assert window.plans.current(2024) is None
    finally:
        window.close()


def test_backup_and_restore_bring_back_what_was(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "bản sao.db"
    run("--db", db, "import", "plan", SEED, "--year", 2023)
    assert run("--db", db, "backup", "--to", copy).returncode == 0
    assert refused(run("--db", db, "backup", "--to", copy), "Đã có tệp")
    run("--db", db, "import", "plan", SEED, "--year", 2024)
    assert run("--db", db, "restore", copy).returncode == 0
    office = Office.open(db, write=False)
    assert [line.year for line in office.plans.years()] == [2023]
    office.close()


def test_verify_counts_what_a_person_knows_and_names_no_table(db: Path) -> None:
    run("--db", db, "import", "plan", SEED, "--year", 2023)
    lines = run("--db", db, "verify").stdout.splitlines()
    assert lines[1:] == ["Kế hoạch: 1", "Mục của kế hoạch: 22"]


def test_help_lists_every_command_and_so_does_the_readme() -> None:
    done = run("help")
    assert done.returncode == 0
    names = re.findall(r"^    ([a-z-]+)", done.stdout, re.MULTILINE)
    assert {"demo", "import", "export", "check-paper", "calendar", "restore"} <= set(names)
    told = (Path(__file__).parents[2] / "README.md").read_text("utf-8").partition("## Without a window")[2]
    assert [name for name in names if not re.search(rf"^.*\b{name}\b", told, re.MULTILINE)] == []

"""`python -m app import staff`: prints what it would do, writes with --yes, and follows a map."""

from pathlib import Path

import pytest

from app.__main__ import main
from app.services.office import Office
from tests.imports.make_sheets import workbook

ROWS = [
    ["Họ tên", "Phòng", "Mã"],
    ["Lê Văn Một", "VP", "CC-1"],
    ["Trần Thị Hai", "Phòng Lạ", "CC-2"],
]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    db = tmp_path / "so.db"
    Office.create(db, practice=True).close()
    return db, workbook(tmp_path / "can-bo.xlsx", ROWS)


def _people(db: Path) -> list[tuple[str, str]]:
    office = Office.open(db, write=False)
    found = [(person.name, person.staff_number) for person in office.staff.people()]
    office.close()
    return found


def test_without_yes_it_only_says_what_it_would_do(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    db, path = files
    assert main(["--db", str(db), "import", "staff", str(path)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "nhập\t2\tLê Văn Một\tVP\t",
        "để lại\t3\tTrần Thị Hai\tPhòng Lạ\tSổ chưa có đơn vị “Phòng Lạ”",
        "Sẽ nhập 1 người. Để lại 1: 1 cần sửa.",
        "Chưa ghi gì. Thêm --yes để nhập.",
    ]
    assert _people(db) == []


def test_a_map_names_columns_and_units(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    db, path = files
    table = tmp_path / "map.toml"
    table.write_text(
        'heading = 1\n[columns]\n"Họ tên" = "name"\n"phong" = "Phòng, đơn vị"\n"Mã" = "staff_number"\n'
        '[units]\n"Phòng Lạ" = "mới"\n',
        encoding="utf-8",
    )
    assert main(["--db", str(db), "import", "staff", str(path), "--map", str(table), "--yes"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Đã ghi: Nhập 2 cán bộ từ can-bo.xlsx."
    assert _people(db) == [("Trần Thị Hai", "CC-2"), ("Lê Văn Một", "CC-1")]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('"Họ và tên đầy đủ" = "name"', "không có cột"),
        ('"Họ tên" = "ten"', "Không có trường"),
        ("họ tên = ?", "không đọc được như TOML hay JSON"),
        ('sheet = "Khác"\n[columns]\n"Họ tên" = "name"', "không có trang"),
        ('[columns]\n"Họ tên" = "name"\n[units]\n"Phòng Lạ" = "Phòng Nào"', "Sổ chưa có đơn vị"),
    ],
)
def test_a_wrong_map_is_said_and_nothing_is_written(
    files: tuple[Path, Path],
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    content: str,
    sentence: str,
) -> None:
    db, path = files
    table = tmp_path / "map.toml"
    table.write_text(content, encoding="utf-8")
    assert main(["--db", str(db), "import", "staff", str(path), "--map", str(table), "--yes"]) == 1
    assert sentence in capsys.readouterr().err
    assert _people(db) == []


def test_a_file_that_is_no_table_ends_with_its_sentence(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    db, _path = files
    wrong = tmp_path / "tay.xlsx"
    wrong.write_bytes(b"%PDF-1.4")
    assert main(["--db", str(db), "import", "staff", str(wrong), "--yes"]) == 1
    assert "là tệp PDF" in capsys.readouterr().err

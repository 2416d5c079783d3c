"""`python -m app import awards` and `import registrations`: told first, written with --yes, a map answers."""

from datetime import date, datetime
from pathlib import Path

import pytest

from app.__main__ import main
from app.services.office import Office
from tests.imports.make_sheets import workbook
from tests.staff.people import add

ROWS = [
    ["TT", "Họ và tên", "Năm", "Danh hiệu", "Quyết định"],
    [1, "Ông Lê Văn Thực Hành", 2021, "LĐTT; Giấy khen", "QĐ số 15/QĐ-SNgV ngày 5/1/2022"],
    [2, "Phan Thị Đã Đi", 2021, "LĐTT", "15/QĐ-SNgV, 05.01.2022"],
    [3, "Trần Thị Ví Dụ", 2021, "LĐ giỏi", "16/QĐ-SNgV"],
]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    db = tmp_path / "so.db"
    office = Office.create(db, practice=True, now=lambda: datetime(2023, 5, 22))
    for name in ("Lê Văn Thực Hành", "Trần Thị Ví Dụ"):
        add(office, name, start=date(2015, 1, 1))
    office.close()
    return db, workbook(tmp_path / "khen.xlsx", ROWS)


def _held(db: Path) -> list[tuple[str, str, int]]:
    office = Office.open(db, write=False)
    found = [(one.code or one.name, one.number, one.year) for one in office.achievements.awards.everything()]
    office.close()
    return found


def test_without_yes_it_only_says_what_it_would_do(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    db, path = files
    assert main(["--db", str(db), "import", "awards", str(path)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "nhập\t2\tLê Văn Thực Hành\t2021\tLao động tiên tiến\t15/QĐ-SNgV\t05/01/2022\t",
        "nhập\t2\tLê Văn Thực Hành\t2021\tGiấy khen của Giám đốc Sở\t15/QĐ-SNgV\t05/01/2022\t",
        "để lại\t3\tPhan Thị Đã Đi\t2021\tLĐTT\t15/QĐ-SNgV\t05/01/2022\tSổ chưa có “Phan Thị Đã Đi”",
        "để lại\t4\tTrần Thị Ví Dụ\t2021\tLĐ giỏi\t16/QĐ-SNgV\t\tKhông rõ danh hiệu “LĐ giỏi”",
        "Sẽ nhập 2 dòng khen thưởng. Để lại 2: 2 cần sửa.",
        "Chưa ghi gì. Thêm --yes để nhập.",
    ]
    assert _held(db) == []


def test_a_map_answers_who_a_name_is_and_what_words_mean(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    db, path = files
    table = tmp_path / "map.toml"
    table.write_text(
        '[names]\n"Phan Thị Đã Đi" = "bỏ"\n[awards]\n"LĐ giỏi" = "nguyên văn"\n', encoding="utf-8"
    )
    assert main(["--db", str(db), "import", "awards", str(path), "--map", str(table), "--yes"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Đã ghi: Nhập 3 dòng khen thưởng từ khen.xlsx."
    assert sorted(_held(db)) == [
        ("GK", "15/QĐ-SNgV", 2021),
        ("LDTT", "15/QĐ-SNgV", 2021),
        ("LĐ giỏi", "16/QĐ-SNgV", 2021),
    ]
    assert main(["--db", str(db), "import", "awards", str(path), "--map", str(table), "--yes"]) == 1
    assert "Chưa có dòng nào" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('[columns]\n"Họ tên đầy đủ" = "name"', "không có cột"),
        ('[columns]\n"Năm" = "nam hoc"', "Không có trường"),
        ('[names]\n"Phan Thị Đã Đi" = "Ai Đó"', "Sổ chưa có “Ai Đó”"),
        ('[awards]\n"LĐ giỏi" = "LDG"', "Danh mục không có mã “LDG”"),
        ("names = ?", "không đọc được như TOML hay JSON"),
    ],
)
def test_a_map_that_does_not_fit_is_refused_with_a_sentence(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str, sentence: str
) -> None:
    db, path = files
    table = tmp_path / "map.toml"
    table.write_text(content, encoding="utf-8")
    assert main(["--db", str(db), "import", "awards", str(path), "--map", str(table), "--yes"]) == 1
    assert sentence in capsys.readouterr().err
    assert _held(db) == []


def test_a_registration_sheet_is_brought_in_by_its_own_command(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    db, _path = files
    sheet = workbook(
        tmp_path / "dang-ky.xlsx",
        [
            ["ĐĂNG KÝ THI ĐUA NĂM 2023"],
            ["TT", "Họ tên", "Danh hiệu đăng ký"],
            [1, "Trần Thị Ví Dụ", "CSTĐCS"],
        ],
    )
    assert main(["--db", str(db), "import", "registrations", str(sheet), "--yes"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Đã ghi: Nhập 1 đăng ký từ dang-ky.xlsx."
    office = Office.open(db, write=False)
    (row,) = office.achievements.registrations.of_year(2023)
    office.close()
    assert row.code == "CSTDCS"

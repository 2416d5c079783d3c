"""The workbook of a year: sums that agree with LibreOffice, and with the rows they count."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.__main__ import main
from app.domain.award_statistics import SPLITS
from app.domain.awards_held import AwardHeld, Merit
from app.domain.holder import Holder
from app.services.achievement_lines import AchievementLines
from app.services.office import Office
from tests.staff.people import add
from tests.workbook_reading import Cells, formulas, recalculated, shown

HEADS = 3  # row of the headings from 0


@pytest.fixture
def book(office: Office, held: dict[str, int], tmp_path: Path) -> Path:
    first = office.achievements.awards.rows(Holder(held["two"]))[0]
    office.achievements.awards.cancel(first, "12/QĐ-SNgV", date(2023, 1, 5))
    return export(office, tmp_path, 2022)


def export(office: Office, folder: Path, year: int) -> Path:
    target = folder / f"so-{year}.xlsx"
    command = ["--db", str(office.path), "export", "achievements", "--year", str(year), "--to", str(target)]
    assert main(command) == 0
    return target


def lines(cells: Cells, sheet: str, key: int = 0, at: int = HEADS) -> dict[object, dict[str, object]]:
    """Lines of a sheet by the cell under heading number `key`, each by heading; `at` is their row from 0."""
    heads = {
        column: f"{v:g}" if isinstance(v, int | float) else str(v)
        for (name, row, column), v in cells.items()
        if (name, row) == (sheet, at)
    }
    rows: dict[int, dict[str, object]] = {}
    for (name, row, column), value in cells.items():
        if name == sheet and row > at and column in heads:
            rows.setdefault(row, {})[heads[column]] = value
    return {row[heads[key]]: row for row in rows.values() if heads[key] in row}


def test_libreoffice_reckons_every_sum_as_the_program_did(book: Path, tmp_path: Path) -> None:
    cells, again, live = shown(book), recalculated(book, tmp_path / "lo"), formulas(book)
    assert len(live) > 60
    assert {cell: again[cell] for cell in live} == {cell: cells[cell] for cell in live}


def test_a_persons_line_has_every_year_and_what_was_cancelled_is_in_no_sum(book: Path) -> None:
    cells = shown(book)
    people = lines(cells, "Theo người và năm")
    assert people["Lê Văn Thực Hành"]["2021"] == "CSTĐCS (120/QĐ-SNgV)"
    assert people["Lê Văn Thực Hành"]["2022"] == "Bằng khen tỉnh (2210/QĐ-UBND), CSTĐCS (145/QĐ-SNgV)"
    assert people["Lê Văn Thực Hành"]["Cộng"] == 3
    assert people["Trần Thị Ví Dụ"]["Cộng"] == 1
    assert "2021" not in people["Trần Thị Ví Dụ"]
    years = lines(cells, "Theo năm")
    assert [years[year]["LĐTT"] for year in (2021, 2022)] == [0, 2]
    notes = [v for (name, _row, _column), v in cells.items() if name == "Từng dòng" and isinstance(v, str)]
    assert "Đã hủy, thu hồi theo 12/QĐ-SNgV ngày 05/01/2023" in notes


def test_the_yearly_form_tells_sexes_and_leaders_apart(book: Path) -> None:
    given = lines(shown(book), "Biểu 0602")
    assert [given["Lao động tiên tiến"][head] for head in ("Tổng số", "Cá nhân", "Nữ", "Tập thể")] == [
        2,
        2,
        1,
        0,
    ]
    assert given["Tập thể lao động tiên tiến"]["Tập thể"] == 1
    assert given["Cộng"]["Tổng số"] == 5
    assert given["Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"]["Tiền thưởng (đồng)"] == 2_235_000


def test_what_was_registered_stands_beside_what_came_of_it(
    book: Path, office: Office, held: dict[str, int], tmp_path: Path
) -> None:
    outcome = "So với đăng ký"
    aims = lines(shown(book), "Đăng ký và kết quả", 5)
    assert aims["Chiến sĩ thi đua cơ sở"][outcome] == aims["Sổ tay tiếp khách nước ngoài"][outcome] == "Đạt"
    later = lines(shown(export(office, tmp_path, 2023)), "Tổng hợp đăng ký")
    assert [later["Cộng"][head] for head in ("Số đăng ký", "Đạt", "Chưa đạt")] == [3, 0, 3]
    assert held


def test_a_higher_title_than_registered_is_told_as_such(
    office: Office, held: dict[str, int], tmp_path: Path
) -> None:
    row = next(one for one in office.achievements.registrations.of_year(2022) if one.person_id == held["one"])
    office.achievements.registrations.remove(row)
    office.achievements.registrations.save(replace(row, id=0, code="LDTT"))
    tally = lines(shown(export(office, tmp_path, 2022)), "Tổng hợp đăng ký")
    assert tally["Lao động tiên tiến"]["Đạt mức cao hơn"] == 1


def test_two_people_of_one_name_are_two_lines(office: Office, held: dict[str, int], tmp_path: Path) -> None:
    other = add(office, "Lê Văn Thực Hành", birth_date=date(1990, 5, 5))
    on = date(2022, 12, 20)
    office.achievements.awards.save(
        AwardHeld(0, other, None, "LDTT", 2022, number="145/QĐ-SNgV", decided_on=on, issuer="Giám đốc Sở")
    )
    people = lines(shown(export(office, tmp_path, 2022)), "Theo người và năm")
    assert [people[name]["Cộng"] for name in ("Lê Văn Thực Hành (1986)", "Lê Văn Thực Hành (1990)")] == [3, 1]
    assert held


def test_a_year_without_rows_is_refused_with_the_years_there_are(
    office: Office, held: dict[str, int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "x.xlsx"
    command = ["--db", str(office.path), "export", "achievements", "--year", "1999", "--to", str(target)]
    assert main(command) == 1
    assert "năm 1999. Có: 2021, 2022, 2023." in capsys.readouterr().err
    assert not target.exists()
    assert held


def test_where_a_circular_is_in_force_the_sheet_is_its_form(
    office: Office, held: dict[str, int], tmp_path: Path
) -> None:
    for person, code in ((held["one"], "LDTT"), (held["two"], "CSTDCS")):
        row = AwardHeld(
            0, person, None, code, 2023, number="1/QĐ-SNgV", decided_on=date(2023, 5, 5), merit=Merit.SUDDEN
        )
        office.achievements.awards.save(row, stand=True)
    book = export(office, tmp_path, 2023)
    cells = shown(book)
    said = [str(v) for (name, _row, _column), v in sorted(cells.items()) if name == "Biểu 0602"]
    assert said[0] == "Biểu số: 0602.N/BNV-TĐKT"
    assert "Đơn vị báo cáo: Sở Ngoại vụ" in said
    assert "SỐ LƯỢNG KHEN THƯỞNG" in said
    assert "Năm 2023. Đơn vị tính: lượt tặng" in said
    assert {"NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"} <= set(said)
    assert any(one.startswith("Chưa kiểm chứng: Thông tư 02/2023/TT-BNV") for one in said)
    given = lines(cells, "Biểu 0602", at=8)
    assert [given["Lao động tiên tiến"][head] for head in ("B", "1", "2", "3", "6")] == ["01", 1, 0, 1, 0]
    assert given["Cộng"]["1"] == 2
    again, live = recalculated(book, tmp_path / "lo"), formulas(book)
    assert {cell: again[cell] for cell in live} == {cell: cells[cell] for cell in live}
    told = AchievementLines(office, 2023).statistics()
    for line in told:
        figures = [given[line.name][str(at)] for at in range(1, 7)]
        assert figures == [len(line.of(split)) for split in SPLITS], line.name
    assert "Biểu số: 0601.N/BNV-TĐKT" in {v for (name, _r, _c), v in cells.items() if name == "Biểu 0601"}

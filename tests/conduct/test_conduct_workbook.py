"""Theo dõi chấp hành in Excel: notes in words, tallies that agree with the program and with LibreOffice."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from app.__main__ import main
from app.domain.conduct import Incident
from app.domain.conduct_points import PointScale
from app.errors import SayToUser
from app.services.office import Office
from app.services.practice_year import fill_practice_year
from tests.staff.people import add
from tests.workbook_reading import Cells, formulas, recalculated, shown

FIRST, LAST = date(2023, 1, 1), date(2023, 12, 31)
HEADS = 3  # row of the headings from 0


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The practice office with its year, and its workbook."""
    folder = tmp_path_factory.mktemp("year")
    now = datetime(2023, 12, 31, 17, 0)
    Office.create(folder / "so.db", practice=True, now=lambda: now, fill=fill_practice_year).close()
    command = ["--db", str(folder / "so.db"), "export", "conduct", "--since", "2023-01-01"]
    assert main([*command, "--until", "2023-12-31", "--to", str(folder / "A.xlsx")]) == 0
    return folder / "so.db", folder / "A.xlsx"


def table(cells: Cells, sheet: str) -> dict[str, dict[str, object]]:
    """Lines of a sheet by their first cell, each by heading."""
    heads = {column: str(v) for (name, row, column), v in cells.items() if (name, row) == (sheet, HEADS)}
    rows: dict[int, dict[str, object]] = {}
    for (name, row, column), value in cells.items():
        if name == sheet and row > HEADS and column in heads:
            rows.setdefault(row, {})[heads[column]] = value
    first = heads[0]
    return {str(row[first]): row for row in rows.values() if first in row}


def test_libreoffice_reckons_every_sum_as_the_program_did(year: tuple[Path, Path], tmp_path: Path) -> None:
    cells, again, live = shown(year[1]), recalculated(year[1], tmp_path / "lo"), formulas(year[1])
    assert len(live) > 500
    assert {cell: again[cell] for cell in live} == {cell: cells[cell] for cell in live}


def test_the_lines_of_people_are_the_tally_of_the_year(year: tuple[Path, Path]) -> None:
    office = Office.open(year[0], lambda: datetime(2023, 12, 31, 17, 0), write=False)
    tally = office.conduct.tally(2023)
    lines = table(shown(year[1]), "Theo người")
    for person in office.staff.people():
        mine = tally.get(person.id, {})
        assert lines[person.name]["ĐM"] == (mine["ĐM"].standing if "ĐM" in mine else 0)
        assert lines[person.name]["Phút muộn, sớm"] == sum(one.minutes for one in mine.values())
    months = table(shown(year[1]), "Theo tháng")
    assert months["Cộng"]["Tổng vi phạm"] == lines["Cộng"]["Tổng vi phạm"]
    assert len([month for month in months if month.startswith("Tháng ")]) == 12
    assert [one for one in table(shown(year[1]), "Theo quý") if one.startswith("Quý")] == [
        f"Quý {quarter}/2023" for quarter in (1, 2, 3, 4)
    ]
    office.close()


def test_days_of_whole_months_are_the_sums_of_the_month_sheets(year: tuple[Path, Path]) -> None:
    office = Office.open(year[0], lambda: datetime(2023, 12, 31, 17, 0), write=False)
    sheets = [office.attendance.month(f"2023-{month:02}") for month in range(1, 13)]
    lines = table(shown(year[1]), "Ngày công")
    (person,) = office.staff.find("Mô Phỏng")
    work = sum(sheet.by_person[person.id].totals.work for sheet in sheets)
    assert lines["Phạm Văn Mô Phỏng"]["Ngày làm việc"] == work / 2
    assert lines["Cộng"]["Ngày làm việc"] == sum(sheet.totals.work for sheet in sheets) / 2
    office.close()


def test_an_excused_note_is_told_with_its_reason_and_counts_no_more(year: tuple[Path, Path]) -> None:
    cells = shown(year[1])
    notes = [v for (name, _row, _column), v in cells.items() if name == "Vụ việc"]
    assert "Con ốm phải đưa đi khám.\nCó giấy khám bệnh của con." in notes
    rules = table(cells, "Theo nội dung")
    assert (rules["TH"]["Đã hủy"], rules["TH"]["Tổng vi phạm"]) == (1, 2)
    assert (rules["TP"]["Chấp nhận lý do"], rules["TP"]["Ghi nhận tốt"]) == (1, 1)


def test_two_people_of_one_name_are_told_apart_and_words_stay_words(office: Office, tmp_path: Path) -> None:
    first = add(office, "Lê Văn Thực Hành", birth_date=date(1980, 1, 1))
    add(office, "Lê Văn Thực Hành", birth_date=date(1990, 1, 1))
    office.conduct.note(Incident(0, first, date(2023, 5, 18), "TH", words="=HYPERLINK(1)"), stand=True)
    path = office.attendance_papers.export_conduct(date(2023, 5, 2), date(2023, 5, 20), tmp_path / "A.xlsx")
    cells = shown(path)
    lines = table(cells, "Theo người")
    assert lines["Lê Văn Thực Hành (1980)"]["TH"] == 1
    assert lines["Lê Văn Thực Hành (1990)"]["TH"] == 0
    assert "=HYPERLINK(1)" in cells.values()
    assert not any(sheet == "Ngày công" for sheet, _row, _column in cells)


def test_a_period_turned_round_is_refused_and_an_empty_one_says_so(office: Office, tmp_path: Path) -> None:
    with pytest.raises(SayToUser, match="trước ngày đầu"):
        office.attendance_papers.conduct(LAST, FIRST)
    path = office.attendance_papers.export_conduct(date(2023, 5, 2), date(2023, 5, 3), tmp_path / "A.xlsx")
    assert "Không có vụ việc nào trong thời gian này." in shown(path).values()


def test_points_stand_on_sheets_of_their_own_and_only_where_the_office_counts_them(
    year: tuple[Path, Path], tmp_path: Path
) -> None:
    assert not any("Điểm" in sheet or "điểm" in sheet for sheet, _row, _column in shown(year[1]))
    book = tmp_path / "so.db"
    shutil.copy(year[0], book)
    office = Office.open(book, lambda: datetime(2023, 12, 31, 17, 0))
    office.points.save(PointScale(0, 100, 96, 2, "Quy chế cơ quan", date(2023, 5, 1)))
    path = office.attendance_papers.export_conduct(FIRST, LAST, tmp_path / "A.xlsx")
    cells, again, live = shown(path), recalculated(path, tmp_path / "lo"), formulas(path)
    assert {cell: again[cell] for cell in live} == {cell: cells[cell] for cell in live}
    assert "ĐIỂM THEO DÕI NỘI BỘ" in cells.values()
    assert any("không phải căn cứ pháp lý" in str(value) for value in cells.values())
    months: dict[int, dict[int, object]] = {}
    for (sheet, row, column), value in cells.items():
        if sheet == "Điểm theo dõi" and row > HEADS:
            months.setdefault(row, {})[column] = value
    told = {(row[0], row[2]): row[8] for row in months.values() if 8 in row}
    names = {person.id: person.name for person in office.staff.people()}
    for month in range(5, 13):
        for one in office.points.sheets(f"2023-{month:02}"):
            assert told[names[one.person_id], f"Tháng {month}/2023"] == one.score
    assert ("Đỗ Văn Nháp", "Tháng 4/2023") not in told
    points = [row for (sheet, row, column) in cells if (sheet, column) == ("Từng điểm", 7) and row > HEADS]
    facts = office.conduct.facts(date(2023, 5, 1), LAST)
    assert len(points) == sum(fact.person_id in names for fact in facts)
    part = office.attendance_papers.export_conduct(date(2023, 5, 2), LAST, tmp_path / "B.xlsx")
    assert not any(sheet == "Từng điểm" for sheet, _row, _column in shown(part))
    office.close()

"""Bảng chấm công in Excel: the form, live totals that agree with the program and with LibreOffice."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from app.__main__ import main
from app.documents.layouts.timesheet import day_text
from app.domain.attendance_symbols import CountsAs, Symbol
from app.domain.month_sheet import MonthSheet
from app.errors import SayToUser
from app.services.office import Office
from app.services.practice_year import fill_practice_year
from tests.attendance import stage
from tests.workbook_reading import Cells, formulas, recalculated, shown

SHEET = "Tháng 05-2023"
DAYS, TOTALS = 3, 34  # columns from 0: the first day, the first total of a month of 31 days


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice office with its year, on the last day of 2023."""
    path = tmp_path_factory.mktemp("year") / "so.db"
    now = datetime(2023, 12, 31, 17, 0)
    Office.create(path, practice=True, now=lambda: now, fill=fill_practice_year).close()
    return path


def row_of(cells: Cells, name: str) -> int:
    return next(
        row for (sheet, row, column), value in cells.items() if (sheet, column, value) == (SHEET, 1, name)
    )


def expected(month: MonthSheet) -> dict[str, list[float]]:
    """The four totals of everybody in days; Excel shows 0 as nothing but holds it."""
    return {
        line.person.name: [
            t / 2 for t in (line.totals.paid, line.totals.unpaid, line.totals.insurance, line.totals.work)
        ]
        for line in month.lines
    }


def test_the_results_in_the_file_and_those_of_libreoffice_are_the_programs(
    practice: Path, tmp_path: Path
) -> None:
    office = Office.open(practice, lambda: datetime(2023, 12, 31, 17, 0), write=False)
    path = office.attendance_papers.export_timesheet(stage.MAY, tmp_path / "5.xlsx")
    month = office.attendance.month(stage.MAY)
    office.close()
    cells, again = shown(path), recalculated(path, tmp_path / "lo")
    wanted = expected(month)
    assert len(wanted) == 24
    for name, totals in wanted.items():
        row = row_of(cells, name)
        assert [cells[SHEET, row, TOTALS + at] for at in range(4)] == totals
    live = formulas(path)
    assert len(live) == 25 * 4
    assert {cell: again[cell] for cell in live} == {cell: cells[cell] for cell in live}


def test_halves_that_differ_are_counted_by_half_and_in_brackets_not_at_all(tmp_path: Path) -> None:
    office = stage.an_office(tmp_path)
    for day, typed in ((4, "P/+"), (5, "+/Ô"), (8, "No"), (9, "+"), (10, "P/")):
        stage.put(office, "Thực Hành", day, typed)
    path = office.attendance_papers.export_timesheet(stage.MAY, tmp_path / "5.xlsx")
    cells, again = shown(path), recalculated(path, tmp_path / "lo")
    row = row_of(cells, "Lê Văn Thực Hành")
    assert [cells.get((SHEET, row, DAYS + day - 1)) for day in (3, 4, 5, 6, 8, 10)] == [
        None, "P/+", "+/Ô", None, "No", "P/",
    ]  # fmt: skip
    assert [again[SHEET, row, TOTALS + at] for at in range(4)] == [3, 1, 0.5, 2]
    assert [cells[SHEET, row, TOTALS + at] for at in range(4)] == [3, 1, 0.5, 2]
    office.close()


def test_a_symbol_of_the_office_with_a_wildcard_counts_only_itself(tmp_path: Path) -> None:
    office = stage.an_office(tmp_path)
    office.attendance.save(Symbol(0, "X*", "trực", CountsAs.PAID, weight=1, position=50))
    for day, typed in ((4, "X*"), (5, "X*/+"), (8, "No")):
        stage.put(office, "Thực Hành", day, typed)
    path = office.attendance_papers.export_timesheet(stage.MAY, tmp_path / "5.xlsx")
    again = recalculated(path, tmp_path / "lo")
    row = row_of(again, "Lê Văn Thực Hành")
    assert [again[SHEET, row, TOTALS + at] for at in range(4)] == [2, 1, 0, 2]
    office.close()


def test_a_unit_has_a_sheet_of_its_own_that_prints_landscape_with_its_heads(
    practice: Path, tmp_path: Path
) -> None:
    target = tmp_path / "VP.xlsx"
    assert (
        main(
            [
                "--db",
                str(practice),
                "export",
                "timesheet",
                "--month",
                "2023-05",
                "--unit",
                "vp",
                "--to",
                str(target),
            ]
        )
        == 0
    )
    book = openpyxl.load_workbook(target)
    page = book[SHEET]
    assert book.sheetnames == [SHEET, "Ký hiệu"]
    assert page["A2"].value == "Bộ phận: Văn phòng Sở"
    assert (page.page_setup.orientation, page.print_title_rows, page.freeze_panes) == (
        "landscape",
        "$6:$9",
        "C10",
    )
    names = [page.cell(row, 2).value for row in range(10, 18)]
    assert len([name for name in names if name]) == 8
    assert page["F7"].value == 3
    assert page["F8"].value == "T4\nNb"
    with zipfile.ZipFile(target) as package:
        assert b"<f>" in package.read("xl/worksheets/sheet1.xml")


def test_an_unknown_unit_or_an_empty_month_is_said(
    practice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "A.xlsx"
    command = ["--db", str(practice), "export", "timesheet", "--to", str(target), "--month"]
    assert main([*command, "2023-05", "--unit", "KHÔNG"]) == 1
    assert "Không có đơn vị “KHÔNG”. Các đơn vị: BGD, VP, HTQT, LS." in capsys.readouterr().err
    office = stage.an_office(tmp_path, names=())
    with pytest.raises(SayToUser, match="không có cán bộ nào"):
        office.attendance_papers.timesheet(stage.MAY)
    office.close()
    assert not target.exists()


def test_a_day_outside_the_calendar_keeps_no_symbol_in_the_body(tmp_path: Path) -> None:
    office = stage.an_office(tmp_path)
    cell = office.attendance.month(stage.MAY).cell(stage.person(office, "Thực Hành"), date(2023, 5, 2))
    assert cell is not None
    assert cell.morning.code == "Nb"
    assert day_text(cell) == ""
    office.close()


def test_the_sheet_has_the_columns_lines_and_signatures_of_the_familiar_form(
    practice: Path, tmp_path: Path
) -> None:
    office = Office.open(practice, lambda: datetime(2023, 12, 31, 17, 0), write=False)
    cells = shown(office.attendance_papers.export_timesheet("2023-05", tmp_path / "A.xlsx"))
    office.close()
    rows: dict[int, dict[int, object]] = {}
    for (sheet, row, column), value in cells.items():
        if sheet == SHEET and value != "":
            rows.setdefault(row, {})[column] = value
    heads = [row for row in rows.values() if row.get(0) == "Số TT"]
    assert [heads[0][at] for at in (1, 2)] == ["Họ và tên", "Ngạch bậc lương hoặc cấp bậc chức vụ"]
    assert {heads[0][DAYS], heads[0][TOTALS]} == {"Ngày trong tháng", "Quy ra công"}
    (numbers,) = (row for row in rows.values() if row.get(0) == "A")
    assert list(numbers.values()) == ["A", "B", "C", *range(1, 32), 32, 33, 34, 35]
    (under,) = (row for row in rows.values() if row.get(TOTALS) == "Số công hưởng lương thời gian")
    assert [under[TOTALS + at] for at in range(4)] == [
        "Số công hưởng lương thời gian",
        "Số công nghỉ không lương",
        "Số công hưởng BHXH",
        "Trong đó làm việc",
    ]
    assert any(row.get(0) == "Cộng" for row in rows.values())
    words = [str(value) for row in rows.values() for value in row.values()]
    for signer in ("Người chấm công", "Phụ trách bộ phận", "Người duyệt"):
        assert signer in words
    legend = next(text for text in words if text.startswith("Ký hiệu chấm công:"))
    for code in ("+ ", "Ô ", "Cô ", "Ts ", "T ", "H ", "Nb ", "No ", "N "):
        assert f" {code}" in legend

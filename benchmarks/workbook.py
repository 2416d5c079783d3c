"""The workbook of a month of 300 people, beside openpyxl writing the same cells and no more.

The floor knows every value, look, merged range and width beforehand; it shares looks between cells as the
program does, because openpyxl's usual way would make any program seem fast.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from app.domain.staff import Membership, Person
from app.services.office import Office
from app.storage import attendance_rows, record_rows
from benchmarks.side_by_side import processes
from benchmarks.table import Line, seconds
from benchmarks.turns import Turn, timed

AIM = 1.2
PEOPLE = 300
MONTH = "2023-05"
_MARKS = ("+", "+", "+", "+", "+", "+", "P", "CT", "H", "Ô")


def lines(folder: Path, rounds: int, people: int = PEOPLE) -> list[Line]:
    """From the month sheet as a value to the file; and from the records to the file."""
    path = _office(folder / "month.db", people)
    target = folder / "ours.xlsx"
    office = _open(path)
    office.attendance_papers.export_timesheet(MONTH, target)
    office.close()
    taken = processes(
        {
            "ours": ("benchmarks.workbook:ours", (path, folder / "A.xlsx")),
            "floor": ("benchmarks.workbook:floor", (target, folder / "B.xlsx")),
            "xlsxwriter": ("benchmarks.workbook:xlsxwriter", (target, folder / "C.xlsx")),
        },
        folder,
        rounds,
        warm_up=1,
    )
    what = f"workbook of a month of {people} people"
    bare = "the same cells by openpyxl alone"
    mine = taken["ours"]
    return [
        seconds(f"{what} ÷ {bare}", "write", mine, taken["floor"], AIM),
        seconds(f"{what} ÷ XlsxWriter with the same cells", "write", mine, taken["xlsxwriter"]),
        seconds(f"{what}, the book read first ÷ {bare}", "all", mine, taken["floor"], None, "write"),
    ]


def ours(path: str, target: str) -> Iterator[Turn]:
    """The layout, the formulas with their results, the file whole on the disk; then all of it again."""
    from app.documents.excel import write_excel
    from app.documents.layouts.timesheet import timesheet_book

    office = _open(Path(path))
    identity = office.settings.identity_on(date(2023, 5, 31))
    month = office.attendance.month(MONTH)
    while True:
        yield {
            "write": timed(lambda: write_excel(timesheet_book(month, identity), Path(target))),
            "all": timed(lambda: office.attendance_papers.export_timesheet(MONTH, Path(target))),
        }


class Known(NamedTuple):
    """What a rival must write of one cell; `look` numbers the cells that look alike."""

    row: int
    column: int
    value: Any
    text: bool
    look: int
    cell: Any


def floor(made: str, target: str) -> Iterator[Turn]:
    """openpyxl putting the same values and looks into cells, and saving."""
    import openpyxl

    pages = _known(made)

    def write() -> None:
        new = openpyxl.Workbook()
        looks: dict[int, Any] = {}
        for number, (page, cells) in enumerate(pages):
            sheet = new.active if number == 0 else new.create_sheet()
            sheet.title = page.title
            for row, column, value, text, look, like in cells:
                cell = sheet.cell(row, column)
                if value is not None:
                    cell.value = value
                    if text:
                        cell.data_type = "s"
                if look in looks:
                    cell._style = looks[look]
                    continue
                for part in ("font", "border", "fill", "alignment"):
                    setattr(cell, part, copy(getattr(like, part)))
                looks[look] = cell._style
            for merged in page.merged_cells.ranges:
                sheet.merge_cells(str(merged))
            for letter, width in page.column_dimensions.items():
                sheet.column_dimensions[letter].width = width.width
            for row, height in page.row_dimensions.items():
                sheet.row_dimensions[row].height = height.height
        new.save(target)

    while True:
        yield {"write": timed(write)}


def xlsxwriter(made: str, target: str) -> Iterator[Turn]:
    """XlsxWriter with the same values and looks; it takes the results of formulas as we do."""
    from xlsxwriter import Workbook

    pages = _known(made)

    def write() -> None:
        new = Workbook(target)
        looks: dict[int, Any] = {}
        for page, cells in pages:
            sheet = new.add_worksheet(page.title)
            for row, column, value, text, look, like in cells:
                if look not in looks:
                    looks[look] = new.add_format(_format(like))
                if value is None:
                    sheet.write_blank(row - 1, column - 1, None, looks[look])
                elif text:
                    sheet.write_string(row - 1, column - 1, value, looks[look])
                elif isinstance(value, str):
                    sheet.write_formula(row - 1, column - 1, value, looks[look], 1)
                else:
                    sheet.write_number(row - 1, column - 1, value, looks[look])
            for row, height in page.row_dimensions.items():
                sheet.set_row(row - 1, height.height)
        new.close()

    while True:
        yield {"write": timed(write)}


def _format(like: Any) -> dict[str, Any]:
    found = {
        "font_name": like.font.name,
        "font_size": like.font.size,
        "bold": bool(like.font.bold),
        "italic": bool(like.font.italic),
        "border": 1 if like.border.left.style else 0,
        "text_wrap": bool(like.alignment.wrap_text),
        "align": "center" if like.alignment.horizontal == "center" else "left",
    }
    if like.fill.fill_type:
        found["bg_color"] = f"#{like.fill.fgColor.rgb[2:]}"
    return found


def _known(made: str) -> list[tuple[Any, list[Known]]]:
    """Every cell of the workbook, read before the watch starts."""
    import openpyxl

    looks: dict[tuple[int, ...], int] = {}
    return [
        (
            page,
            [
                Known(
                    cell.row,
                    cell.column,
                    cell.value,
                    cell.data_type == "s",
                    looks.setdefault(tuple(cell._style), len(looks)),
                    cell,
                )
                for row in page.iter_rows()
                for cell in row
                if type(cell).__name__ == "Cell" and cell._style is not None
            ],
        )
        for page in openpyxl.load_workbook(made).worksheets
    ]


def _open(path: Path) -> Office:
    return Office.open(path, lambda: datetime(2023, 5, 31, 17, 0))


def _office(path: Path, people: int) -> Path:
    """So many people in the units of the practice office, every half of May marked."""
    office = Office.create(path, practice=True, now=lambda: datetime(2023, 5, 31, 17, 0))
    chance = Random(5)
    with office.operation("Lập cán bộ để đo"):
        units = office.staff.units()
        for number in range(people):
            person = record_rows.save(
                office.db, Person(0, f"Lê Văn Thử {number}", grade="Chuyên viên, bậc 3")
            )
            unit = units[number % len(units)]
            record_rows.save(office.db, Membership(0, person, unit.id, valid_from=date(2020, 1, 1)))
    sheet = office.attendance.month(MONTH)
    with office.operation("Chấm công để đo"):
        attendance_rows.put_marks(
            office.db,
            [
                (line.person.id, plan.day, mark, chance.choice(_MARKS) if chance.randrange(10) == 0 else mark)
                for line in sheet.lines
                for plan in sheet.days
                if plan.works
                for mark in (chance.choice(_MARKS),)
            ],
        )
    office.close()
    return path

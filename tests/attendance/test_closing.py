"""Closing a month: what holds it up, what it keeps, how it is opened again and what changed since."""

import json
import sqlite3
from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.grid_marks import Change
from app.domain.month_figures import closed_totals, figures_of
from app.errors import Frozen, Invalid, SayToUser
from app.services.office import Office
from tests.attendance.stage import MAY, add_person, an_office, person, put


def closed(office: Office) -> None:
    office.attendance.fill(office.attendance.month(MAY))
    office.attendance.close(MAY)


def test_missing_halves_hold_the_closing_up(office: Office) -> None:
    with pytest.raises(SayToUser, match="còn 160 nửa ngày chưa chấm"):
        office.attendance.close(MAY)
    assert office.attendance.closings(MAY) == ()


def test_a_month_that_is_not_over_is_not_closed(tmp_path: Path) -> None:
    office = an_office(tmp_path, datetime(2023, 5, 30, 9, 0))
    office.attendance.fill(office.attendance.month(MAY))
    with pytest.raises(SayToUser, match="còn 8 nửa ngày làm việc chưa đến"):
        office.attendance.close(MAY)
    office.close()


def test_the_figures_are_canonical_and_hold_every_cell_and_total(office: Office) -> None:
    put(office, "Thực Hành", 9, "P/+")
    closed(office)
    (row,) = office.attendance.closings(MAY)
    sheet = office.attendance.month(MAY)
    assert sheet.closed
    assert row.figures == figures_of(sheet)
    content = json.loads(row.figures)
    assert [len(line["cells"]) for line in content["people"]] == [31] * 4
    assert closed_totals(row.figures) == {line.person.id: line.totals for line in sheet.lines}


def test_a_closed_month_takes_nothing_from_the_desk_nor_from_the_database(office: Office) -> None:
    closed(office)
    sheet = office.attendance.month(MAY)
    change = Change(person(office, "Thực Hành"), date(2023, 5, 9), ("P", "P"))
    for deed in (
        lambda: office.attendance.mark(sheet, [change]),
        lambda: office.attendance.fill(sheet),
        lambda: office.attendance.close(MAY),
    ):
        with pytest.raises(SayToUser):
            deed()
    with pytest.raises(Frozen, match="đã chốt nên chỉ đọc"), office.operation("Lách"):
        office.db.conn.execute("UPDATE attendance_day SET morning = 'P' WHERE day = '2023-05-09'")
    assert office.attendance.month(MAY) == sheet


def test_closing_and_marks_before_it_are_not_undone_but_reopened(office: Office) -> None:
    closed(office)
    with pytest.raises(SayToUser):
        office.diary.undo()
    fill = next(line for line in office.diary.operations() if line.name.startswith("Điền"))
    with pytest.raises(SayToUser, match="đã chốt"):
        office.diary.undo(fill.id)
    assert office.attendance.month(MAY).closed


def test_reopening_asks_a_reason_and_later_closings_keep_the_earlier(office: Office) -> None:
    closed(office)
    with pytest.raises(Invalid) as refused:
        office.attendance.reopen(MAY, "  ")
    assert refused.value.problems[0].field == "reason"
    office.attendance.reopen(MAY, "Bổ sung giấy nghỉ ốm")
    assert office.attendance.changed_since(MAY) == ()
    put(office, "Thực Hành", 9, "Ô/+")
    (change,) = office.attendance.changed_since(MAY)
    assert (change.person, change.day, change.before, change.after) == (
        "Lê Văn Thực Hành",
        date(2023, 5, 9),
        "+",
        "Ô/+",
    )
    office.attendance.close(MAY)
    first, second = office.attendance.closings(MAY)
    assert (first.reason, second.reopened_at) == ("Bổ sung giấy nghỉ ốm", "")
    assert first.figures != second.figures
    with pytest.raises(SayToUser, match="đang mở"):
        office.attendance.reopen("2023-04", "thử")


def test_who_came_into_the_sheet_after_the_closing_is_among_the_changes(office: Office) -> None:
    closed(office)
    office.attendance.reopen(MAY, "Thêm người sót")
    add_person(office, "Lưu Thị Nét Vẽ", office.staff.units()[0].id)
    assert [(c.person, c.day) for c in office.attendance.changed_since(MAY)] == [("Lưu Thị Nét Vẽ", None)]


def test_a_kept_closing_cannot_be_rewritten(office: Office) -> None:
    closed(office)
    with pytest.raises((Frozen, sqlite3.IntegrityError)), office.operation("Sửa số"):
        office.db.conn.execute("UPDATE month_closing SET figures = '{}'")

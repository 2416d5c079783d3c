"""Cài đặt, Giờ làm việc and Ngày nghỉ: typed, confirmed, swapped and taken back as a hand does."""

from datetime import date, time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.staff import Person
from app.domain.working_calendar import DayKind, Halves
from app.services.calendar_days import Origin
from app.storage import record_rows
from tests.ui.window_stage import a_window, an_office, type_text
from ui.dated_rows import DatedRows
from ui.fields import Choice
from ui.settings_calendar import CalendarPage
from ui.settings_days import DayRow
from ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    return a_window(qtbot, an_office(tmp_path), tmp_path)


def page(window: Window, name: str) -> DatedRows:
    window.show_page(f"settings/{name}")
    found = window.show_page("settings").part(name)  # type: ignore[attr-defined]
    assert isinstance(found, DatedRows)
    return found


def calendar_of(window: Window, year: int) -> CalendarPage:
    found = page(window, "calendar")
    window.shell.set_year(year)
    assert isinstance(found, CalendarPage)
    return found


def type_in(part: DatedRows, field: str, words: str) -> None:
    editor = part.form.fields[field].editor
    editor.setFocus()
    editor.selectAll()  # type: ignore[union-attr]
    type_text(editor, words)


def pick(part: DatedRows, field: str, value: object) -> None:
    editor = part.form.fields[field].editor
    assert isinstance(editor, Choice)
    editor.setFocus()
    editor.set_value(value)
    assert editor.value() == value
    editor.activated.emit(editor.currentIndex())


def row_of(part: DatedRows, day: date) -> DayRow:
    return next(row for row in part.table.rows.records if row.day == day)


def starts(window: Window, day: date, person: int = 0) -> time:
    morning = window.office.calendar.between(day, day).on(day, person).morning
    assert morning is not None
    return morning.start


def test_hours_changed_here_become_the_offices_own_and_stand_alone(window: Window) -> None:
    part = page(window, "hours")
    assert [row.id < 0 for row in part.table.rows.records] == [True]
    type_in(part, "morning_from", "7h15")
    part.form.fields["name"].editor.setFocus()
    (row,) = part.table.rows.records
    assert (row.id > 0, row.morning_from) == (True, "07:15")
    assert part.form.fields["morning_from"].editor.text() == "07:15"  # type: ignore[union-attr]
    assert starts(window, date(2023, 6, 5)) == time(7, 15)


def test_a_season_is_typed_as_day_and_month(window: Window) -> None:
    part = page(window, "hours")
    part.begin()
    for field, words in (
        ("name", "Mùa hè"), ("morning_from", "7:00"), ("season_from", "16/4"), ("season_to", "15/10")
    ):  # fmt: skip
        type_in(part, field, words)
    assert part.form.confirm()
    row = part.table.current()
    assert (row.season_from, row.season_to) == ("16/04", "15/10")
    assert starts(window, date(2023, 6, 5)) == time(7)
    assert starts(window, date(2023, 1, 5)) == time(7, 30)


def test_a_time_that_is_none_says_so_below_its_field_and_writes_nothing(window: Window) -> None:
    part = page(window, "hours")
    type_in(part, "afternoon_to", "25:00")
    part.form.fields["name"].editor.setFocus()
    assert part.form.fields["afternoon_to"].error() == "“25:00” chưa phải giờ. Gõ giờ:phút, ví dụ 07:30."
    assert window.office.calendar.own_times() == ()


def test_a_persons_shorter_day_is_chosen_by_name(window: Window) -> None:
    part = page(window, "hours")
    with window.office.operation("Thêm cán bộ"):
        person = record_rows.save(window.office.db, Person(0, "Trần Thị Ví Dụ"))
    part.begin()
    type_in(part, "name", "Nuôi con nhỏ")
    pick(part, "person_id", person)
    type_in(part, "morning_from", "08:30")
    type_in(part, "valid_from", "1/3/2023")
    assert part.form.confirm()
    assert part.table.current().person == "Trần Thị Ví Dụ"
    assert starts(window, date(2023, 6, 5), person) == time(8, 30)
    assert starts(window, date(2023, 6, 5)) == time(7, 30)


def test_the_page_follows_the_working_year_and_counts_what_is_not_certain(window: Window) -> None:
    part = calendar_of(window, 2027)
    assert part.title.text() == "Ngày nghỉ năm 2027"
    assert part.explain.text().startswith("9 ngày chưa xác nhận.")
    assert row_of(part, date(2027, 2, 6)).chip == ("doubt", "chưa xác nhận")
    window.shell.set_year(2024)
    assert part.explain.text().startswith("Mọi ngày đã thông báo")
    assert part.form.record.day == date(2024, 1, 1)


def test_one_button_confirms_the_year_and_undo_takes_it_back(window: Window) -> None:
    part = calendar_of(window, 2027)
    part.confirm_all.click()
    assert all(row.confirmed and row.id > 0 for row in part.table.rows.records)
    assert not part.confirm_all.isEnabled()
    window.shell.undo()
    assert sum(not row.confirmed for row in part.table.rows.records) == 9
    assert part.confirm_all.isEnabled()


def test_one_day_is_confirmed_by_its_state(window: Window) -> None:
    part = calendar_of(window, 2026)
    culture = date(2026, 11, 24)
    part.table.choose(row_of(part, culture).id)
    pick(part, "confirmed", True)
    assert row_of(part, culture).chip == ("good", "đã xác nhận")
    assert window.office.calendar.between(culture, culture).on(culture).confirmed


def test_a_swap_is_written_as_two_days_at_once(window: Window) -> None:
    part = calendar_of(window, 2027)
    part.begin()
    assert not part.form.fields["made_up"].isVisible()
    type_in(part, "day", "29/4/2027")
    pick(part, "kind", DayKind.SWAPPED)
    assert part.form.fields["made_up"].isVisible()
    type_in(part, "made_up", "24/4/2027")
    type_in(part, "source", "Thông báo 12/TB-SNgV ngày 01/04/2027")
    assert part.form.confirm()
    assert row_of(part, date(2027, 4, 29)).kind is DayKind.SWAPPED
    assert row_of(part, date(2027, 4, 24)).kind is DayKind.MAKE_UP
    window.shell.undo()
    assert date(2027, 4, 24) not in [row.day for row in part.table.rows.records]


def test_a_swap_onto_a_working_day_is_refused_below_that_field(window: Window) -> None:
    part = calendar_of(window, 2027)
    part.begin()
    type_in(part, "day", "29/4/2027")
    pick(part, "kind", DayKind.SWAPPED)
    type_in(part, "made_up", "28/4/2027")
    assert not part.form.confirm()
    assert "không phải ngày nghỉ hằng tuần" in part.form.fields["made_up"].error()
    assert date(2027, 4, 29) not in [row.day for row in part.table.rows.records]


def test_an_announced_day_is_not_moved_but_may_be_said_to_be_ordinary(window: Window) -> None:
    part = calendar_of(window, 2026)
    culture = date(2026, 11, 24)
    part.table.choose(row_of(part, culture).id)
    type_in(part, "day", "25/11/2026")
    part.form.fields["reason"].editor.setFocus()
    assert part.form.fields["day"].error().startswith("Ngày đã thông báo không dời.")
    part.table.choose(row_of(part, date(2026, 9, 2)).id)
    part.table.choose(row_of(part, culture).id)
    pick(part, "kind", DayKind.ORDINARY)
    assert window.office.calendar.between(culture, culture).on(culture).works
    part.remove.click()
    assert not window.office.calendar.between(culture, culture).on(culture).works


def test_an_afternoon_off_is_half_a_day(window: Window) -> None:
    part = calendar_of(window, 2023)
    part.begin()
    type_in(part, "day", "7/6/2023")
    pick(part, "kind", DayKind.SWAPPED)
    pick(part, "halves", Halves.AFTERNOON)
    type_in(part, "reason", "Họp mặt truyền thống")
    assert part.form.confirm()
    plan = window.office.calendar.between(date(2023, 6, 7), date(2023, 6, 7)).on(date(2023, 6, 7))
    assert (plan.morning is None, plan.afternoon is None) == (False, True)


def test_what_only_the_library_knows_is_shown_and_taken_by_its_state(window: Window) -> None:
    part = calendar_of(window, 2019)
    swapped = date(2019, 4, 29)
    assert row_of(part, swapped).chip == ("doubt", "thư viện ghi")
    assert swapped not in {known.row.day for known in window.office.calendar.year(2019)}
    part.table.choose(row_of(part, swapped).id)
    assert part.form.note.text().startswith("Thư viện holidays ghi nghỉ")
    pick(part, "confirmed", True)
    taken = next(known for known in window.office.calendar.year(2019) if known.row.day == swapped)
    assert (taken.origin, taken.row.kind) == (Origin.OFFICE, DayKind.SWAPPED)


def test_a_day_the_library_does_not_know_says_so(window: Window) -> None:
    part = calendar_of(window, 2026)
    assert row_of(part, date(2026, 1, 2)).note.startswith("Thư viện holidays không có ngày này.")
    assert "Thư viện" not in row_of(part, date(2026, 1, 1)).note


def test_a_year_before_the_oldest_law_says_so_and_the_next_one_is_shown_again(window: Window) -> None:
    part = calendar_of(window, 1990)
    assert part.explain.text().endswith("có hiệu lực ngày 31/12/1990.")
    assert part.table.rows.records == ()
    window.shell.set_year(2023)
    assert len(part.table.rows.records) == 17

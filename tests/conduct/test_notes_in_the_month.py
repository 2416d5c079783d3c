"""The month sheet, the year at a glance and the tally of II.6 give one and the same figures."""

from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.conduct import STANDING, HalfDay, Incident, State, Watch
from app.domain.month_sheet import Half, Totals
from app.domain.staff import ClockNumber
from app.domain.year_glance import Measure, year_glance
from app.services.office import Office
from app.services.practice_year import fill_practice_year
from app.services.year_sheets import year_sheets

MAY = "2023-05"
DAY = date(2023, 5, 18)
SUNDAY = date(2023, 5, 21)


@pytest.fixture
def late(office: Office, person: int, tmp_path: Path) -> int:
    """22 minutes late on the morning and 20 early on the afternoon of DAY, by the clock."""
    office.staff.save_clock(ClockNumber(0, "17", person))
    path = tmp_path / "1_attlog.dat"
    punches = ("2023-05-18 07:52:00", "2023-05-18 12:01:00", "2023-05-18 13:25:00", "2023-05-18 16:40:00")
    path.write_text("".join(f"17\t{at}\t1\t255\t1\t0\r\n" for at in punches), "utf-8")
    office.clock.keep(office.clock.understand(path))
    return person


def note(office: Office, person: int, code: str, half: HalfDay, day: date = DAY, at: str = "") -> int:
    done = office.conduct.note(Incident(0, person, day, code, half, at), stand=True)
    return int(str(done.value))


def totals(office: Office, person: int) -> Totals:
    return office.attendance.month(MAY).by_person[person].totals


def halves(office: Office, person: int, day: date = DAY) -> tuple[Half, Half]:
    cell = office.attendance.month(MAY).cell(person, day)
    assert cell is not None
    return cell.morning, cell.afternoon


def agree(office: Office, year: int) -> Counter[int]:
    """That each person's minutes and times are the same in both; gives the minutes by person."""
    standing, minutes, excused = Counter[int](), Counter[int](), Counter[int]()
    for fact in office.conduct.facts(date(year, 1, 1), date(year, 12, 31)):
        if fact.rule.watch in (Watch.LATE, Watch.EARLY):
            standing[fact.person_id] += fact.state in STANDING
            minutes[fact.person_id] += (fact.minutes or 0) * (fact.state in STANDING)
            excused[fact.person_id] += fact.state is State.EXCUSED
    sheets = year_sheets(office, year)
    shown: dict[str, Counter[int]] = {"occasions": Counter(), "minutes": Counter(), "excused": Counter()}
    for sheet in sheets.values():
        for line in sheet.lines:
            for name, counter in shown.items():
                counter[line.person.id] += getattr(line.totals, name)
    assert +shown["minutes"] == +minutes
    assert +shown["occasions"] == +standing
    assert +shown["excused"] == +excused
    for person in minutes:
        months = year_glance(sheets, person)
        assert sum(month.minutes for month in months) == minutes[person]
        assert sum(month.value(Measure.OCCASIONS) for month in months) == standing[person]
    return minutes


def test_of_the_whole_practice_year(tmp_path: Path) -> None:
    now = datetime(2023, 12, 31, 17, 0)
    office = Office.create(tmp_path / "1.db", practice=True, now=lambda: now, fill=fill_practice_year)
    assert sum(agree(office, 2023).values()) > 1000
    office.close()


def test_a_note_of_the_half_gives_its_own_minutes(office: Office, late: int) -> None:
    assert totals(office, late).minutes == 42
    note(office, late, "ĐM", HalfDay.MORNING, at="08:05")
    assert totals(office, late)[6:9] == (1, 1, 55)
    assert [half.noted for half in halves(office, late)] == [True, False]
    agree(office, 2023)


def test_an_excuse_leaves_the_fact_and_takes_the_minutes_out(office: Office, late: int) -> None:
    number = note(office, late, "ĐM", HalfDay.MORNING, at="08:05")
    office.conduct.excuse(number, "Đưa con đi viện")
    one = totals(office, late)
    assert (one.late, one.early, one.minutes) == (0, 1, 20)
    assert (one.excused, one.excused_minutes) == (1, 35)
    assert office.conduct.tally(2023)[late]["ĐM"].excused_minutes == 35
    agree(office, 2023)


def test_a_cancelled_note_gives_the_half_back_to_the_clock(office: Office, late: int) -> None:
    number = note(office, late, "ĐM", HalfDay.MORNING, at="08:05")
    office.conduct.cancel(number, "Ghi nhầm người")
    assert totals(office, late).minutes == 42
    agree(office, 2023)


def test_undo_of_the_note_is_seen_in_the_month(office: Office, late: int) -> None:
    note(office, late, "ĐM", HalfDay.MORNING, at="08:05")
    office.diary.undo()
    assert totals(office, late).minutes == 42


def test_a_note_over_a_hand_mark_and_on_a_day_off_counts(office: Office, person: int) -> None:
    with office.operation("Chấm tay"):
        office.db.conn.execute(
            "INSERT INTO attendance_day (person_id, day, morning) VALUES (?, '2023-05-18', '+')", (person,)
        )
    note(office, person, "ĐM", HalfDay.MORNING, at="07:45")
    note(office, person, "VS", HalfDay.AFTERNOON, SUNDAY)
    one = totals(office, person)
    assert (one.late, one.early) == (1, 1)
    agree(office, 2023)


def test_a_note_of_the_whole_day_takes_the_place_of_both_halves(office: Office, late: int) -> None:
    note(office, late, "VS", HalfDay.DAY)
    one = totals(office, late)
    assert (one.late, one.early, one.minutes) == (1, 1, 22)
    agree(office, 2023)


def test_two_notes_of_one_half_count_twice(office: Office, person: int) -> None:
    note(office, person, "ĐM", HalfDay.MORNING, at="07:40")
    note(office, person, "ĐM", HalfDay.MORNING, at="07:50")
    assert totals(office, person).late == 2
    agree(office, 2023)


def test_a_note_of_another_content_is_no_lateness(office: Office, late: int) -> None:
    note(office, late, "TL", HalfDay.MORNING)
    assert totals(office, late).minutes == 42
    assert not any(half.noted for half in halves(office, late))

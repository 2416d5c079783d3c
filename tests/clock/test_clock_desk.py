"""Keeping a clock's file is one operation; verdicts follow what the book says now."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.clock_sorting import Choices, Fate
from app.domain.clock_verdict import HalfVerdict
from app.domain.clock_words import counted
from app.domain.staff import ClockNumber
from app.domain.working_calendar import CalendarDay, DayKind, WorkingTime
from app.errors import Frozen, SayToUser
from app.services.clock_import import Kept, typed_moment
from app.services.office import Office
from tests.staff.people import NOW, add

Write = Callable[..., Path]
DAY = date(2023, 5, 18)
PRESENT, ABSENT, NOTHING = HalfVerdict.PRESENT, HalfVerdict.ABSENT, HalfVerdict.NOTHING


@pytest.fixture
def week(attlog: Write) -> Path:
    """Two people over two days; 17 is late on the 18th, 9 stays away on the 19th."""
    return attlog(
        "9 2023-05-18 07:20:00",
        "17 2023-05-18 07:52:10",
        "17 2023-05-18 17:01:00",
        "9 2023-05-18 17:02:00",
        "17 2023-05-19 07:21:00",
        "17 2023-05-19 17:01:00",
    )


@pytest.fixture
def hours(office: Office) -> WorkingTime:
    """07:30 to 11:30 and 13:30 to 17:00, five minutes of grace."""
    row = WorkingTime(0, "Giờ hành chính", None, "2222200", "07:30", "11:30", "13:30", "17:00", grace_late=5)
    done = office.calendar.save(replace(row, valid_from=date(2023, 1, 1)))
    return next(one for one in office.calendar.times() if one.id == done.value)


def imported(office: Office, path: Path, **choices: object) -> Kept:
    done = office.clock.keep(office.clock.understand(path, Choices(**choices)))  # type: ignore[arg-type]
    assert isinstance(done.value, Kept)
    return done.value


def halves(office: Office, person: int, day: date = DAY) -> tuple[HalfVerdict, HalfVerdict]:
    found = office.clock.verdicts(f"{day:%Y-%m}").get((person, day))
    return (found.morning, found.afternoon) if found else (NOTHING, NOTHING)


def seen(office: Office) -> int:
    return len(office.clock.understand(office.path.with_name("1_attlog.dat")).found.fates)


def test_an_import_is_one_operation_named_by_its_months(
    office: Office, people: dict[str, int], week: Path
) -> None:
    done = office.clock.keep(office.clock.understand(week))
    assert done.name == "Nhập giờ chấm tháng 5/2023"
    assert done.value == Kept(6, 0, DAY, date(2023, 5, 19))
    (batch,) = office.clock.batches()
    assert (batch.file_name, batch.kept, batch.line_count, batch.device) == ("1_attlog.dat", 6, 6, "1")


def test_the_day_is_judged_and_explained(
    office: Office, people: dict[str, int], hours: WorkingTime, week: Path
) -> None:
    imported(office, week)
    assert halves(office, people["17"]) == (PRESENT, PRESENT)
    assert office.clock.explain(people["17"], DAY) == (
        "Dùng 07:52:10 Vào sáng",
        "Dùng 17:01:00 Ra chiều",
        "Muộn 22 phút so với 07:30, được trễ 5 phút",
    )
    (late,) = office.clock.lateness(date(2023, 5, 1), date(2023, 5, 31))
    assert late == (people["17"], DAY, "morning", "late", 22)


def test_who_stays_away_on_a_day_of_the_file_is_absent_and_other_days_stay_open(
    office: Office, people: dict[str, int], week: Path
) -> None:
    imported(office, week)
    assert halves(office, people["9"], date(2023, 5, 19)) == (ABSENT, ABSENT)
    assert halves(office, people["9"], date(2023, 5, 17)) == (NOTHING, NOTHING)
    assert halves(office, people["9"], date(2023, 5, 20)) == (NOTHING, NOTHING)


def test_who_never_punches_is_not_judged_by_the_clock(
    office: Office, people: dict[str, int], week: Path
) -> None:
    imported(office, week)
    assert all(person in (people["17"], people["9"]) for person, _ in office.clock.verdicts("2023-05"))


def test_a_clock_whose_file_is_not_there_yet_makes_nobody_absent(
    office: Office, people: dict[str, int], tmp_path: Path
) -> None:
    path = tmp_path / "attlog.dat"
    rows = ["9\t2023-05-18 07:20:00\t2", "9\t2023-05-18 17:20:00\t2", "17\t2023-05-18 07:20:00\t1"]
    rows += ["17\t2023-05-18 17:20:00\t1", "17\t2023-05-19 07:20:00\t1", "17\t2023-05-19 17:20:00\t1"]
    path.write_text("".join(f"{row}\t255\t1\t0\n" for row in rows), encoding="ascii")
    imported(office, path)
    assert halves(office, people["9"], date(2023, 5, 19)) == (NOTHING, NOTHING)


def test_a_file_taken_at_noon_says_nothing_of_the_afternoon(
    office: Office, people: dict[str, int], hours: WorkingTime, attlog: Write
) -> None:
    imported(office, attlog("9 2023-05-17 07:20:00", "17 2023-05-18 07:20:00", "17 2023-05-18 11:40:00"))
    assert halves(office, people["9"]) == (ABSENT, NOTHING)


def test_the_same_file_twice_changes_nothing_and_says_so(
    office: Office, people: dict[str, int], week: Path
) -> None:
    imported(office, week)
    before = office.diary.operations()
    again = office.clock.understand(week)
    assert again.kept == 0
    assert again.found.count(Fate.KNOWN) == 6
    with pytest.raises(SayToUser, match="không có lượt nào mới: 6 lượt đã có trong sổ"):
        office.clock.keep(again)
    assert office.diary.operations() == before
    assert office.db.execute("SELECT count(*) FROM punch").fetchone() == (6,)


def test_an_overlapping_file_adds_what_is_new(
    office: Office, people: dict[str, int], week: Path, attlog: Write
) -> None:
    imported(office, week)
    later = attlog("17 2023-05-19 17:01:00", "17 2023-05-22 07:20:00", name="2_attlog.dat")
    assert imported(office, later).punches == 1
    assert office.db.execute("SELECT count(*) FROM punch").fetchone() == (7,)


def test_undo_puts_the_punches_out_of_sight_and_redo_back(
    office: Office, people: dict[str, int], week: Path
) -> None:
    imported(office, week)
    before = dict(office.clock.verdicts("2023-05"))
    office.diary.undo()
    assert office.clock.verdicts("2023-05") == {}
    assert office.clock.batches() == ()
    assert office.clock.understand(week).kept == 6
    office.diary.redo()
    assert office.clock.verdicts("2023-05") == before
    assert office.clock.understand(week).kept == 0


def test_numbers_given_to_people_are_written_with_the_import_and_undone_with_it(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    someone = add(office, "Bùi Thị Thí Dụ")
    path = attlog("31 2023-05-18 07:29:55", "31 2023-05-18 17:29:55")
    kept = imported(office, path, owners={"31": someone})
    assert (kept.punches, kept.numbers) == (2, 1)
    assert [row.number for row in office.staff.clock_numbers(someone)] == ["31"]
    assert halves(office, someone) == (PRESENT, PRESENT)
    office.diary.undo()
    assert office.staff.clock_numbers(someone) == ()


def test_a_number_whose_owner_left_goes_to_the_next_person_from_the_day_after(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    old, new = add(office, "Người Cũ Thử"), add(office, "Người Mới Thử")
    office.staff.save_clock(ClockNumber(0, "31", old, valid_to=date(2023, 4, 30)))
    path = attlog("31 2023-04-28 07:20:00", "31 2023-05-18 07:29:55")
    assert [fate.name for fate in office.clock.understand(path).found.fates] == ["KEEP", "MEND"]
    imported(office, path, owners={"31": new})
    (row,) = office.staff.clock_numbers(new)
    assert row.valid_from == date(2023, 5, 1)
    assert set(office.clock.verdicts("2023-04")) == {(old, date(2023, 4, 28))}


def test_two_numbers_of_one_person_are_one_person(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    office.staff.save_clock(ClockNumber(0, "00517", people["17"]))
    path = attlog("17 2023-05-18 07:20:00", "517 2023-05-18 07:20:03", "517 2023-05-18 17:20:00")
    assert [fate.name for fate in office.clock.understand(path).found.fates] == ["KEEP", "TAP", "KEEP"]


def test_other_hours_another_day_off_or_another_owner_are_judged_anew(
    office: Office, people: dict[str, int], hours: WorkingTime, week: Path
) -> None:
    imported(office, week)
    key = (people["17"], DAY)
    assert office.clock.verdicts("2023-05")[key].late_morning == 22
    office.calendar.save(replace(hours, morning_from="07:00"))
    assert office.clock.verdicts("2023-05")[key].late_morning == 52
    office.diary.undo()
    assert office.clock.verdicts("2023-05")[key].late_morning == 22
    office.calendar.save(CalendarDay(0, DAY, DayKind.SWAPPED, reason="Hoán đổi", source="thử"))
    assert halves(office, people["17"]) == (NOTHING, NOTHING)
    office.diary.undo()
    (number,) = office.staff.clock_numbers(people["17"])
    office.staff.save_clock(replace(number, valid_to=date(2023, 5, 17)))
    assert key not in office.clock.verdicts("2023-05")


def test_verdicts_are_kept_and_read_back_the_same(office: Office, people: dict[str, int], week: Path) -> None:
    imported(office, week)
    reckoned = office.clock.verdicts("2023-05")
    assert office.db.execute("SELECT count(*) FROM clock_verdict").fetchone() == (len(reckoned),)
    assert office.clock.verdicts("2023-05") == reckoned


def test_a_book_opened_to_be_read_reckons_without_writing(
    office: Office, people: dict[str, int], week: Path
) -> None:
    imported(office, week)
    reading = Office.open(office.path, lambda: NOW, write=False)
    try:
        found = reading.clock.verdicts("2023-05")
        assert found
        assert reading.db.execute("SELECT count(*) FROM clock_verdict").fetchone() == (0,)
    finally:
        reading.close()
    assert office.clock.verdicts("2023-05") == found


def test_a_punch_after_midnight_is_judged_with_the_month_before(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    imported(office, attlog("17 2023-04-28 07:20:00", "17 2023-05-01 00:10:00"))
    late = office.clock.verdicts("2023-04")[people["17"], date(2023, 4, 30)]
    assert [one.at for one in late.dropped] == [datetime(2023, 5, 1, 0, 10)]
    assert all(day.month == 4 for _, day in office.clock.verdicts("2023-04"))


def test_a_corrected_date_keeps_the_line_of_the_clock_beside_it(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    path = attlog("17 2023-05-18 07:20:00", "23 2000-01-01 07:28:03", "17 2023-05-19 07:20:00")
    looked = office.clock.understand(path)
    (reset,) = looked.reading.resets
    imported(office, path, shifts={reset.id: reset.shifts[0]})
    row = office.db.execute("SELECT at, raw FROM punch WHERE number = '23'").fetchone()
    assert row == ("2023-05-18 07:28:03", "       23\t2000-01-01 07:28:03\t1\t255\t1\t0")
    again = office.clock.understand(path, Choices(shifts={reset.id: reset.shifts[0]}))
    assert again.kept == 0


def test_a_time_that_cannot_be_read_is_typed(office: Office, people: dict[str, int], attlog: Write) -> None:
    path = attlog("17 2023-05-18 7h3", "17 2023-05-18 17:00:00")
    looked = office.clock.understand(path)
    moment = typed_moment(looked, 0, "", "7:03")
    assert office.clock.look(looked.reading, Choices(moments={0: moment})).kept == 2
    with pytest.raises(SayToUser, match="“7h” chưa phải giờ"):
        typed_moment(looked, 0, "", "7h")
    with pytest.raises(SayToUser, match="chưa phải ngày"):
        typed_moment(looked, 0, "31/02/2023", "7:03")


def test_a_year_of_duplicates_keeps_one_of_each(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    once = [
        f"17 2022-{month:02d}-{day:02d} {time}"
        for month in range(1, 13)
        for day in range(1, 29)
        for time in ("07:20:00", "17:01:00")
    ]
    looked = office.clock.understand(attlog(*(line for line in once for _ in range(5))))
    assert looked.kept == len(once)
    assert looked.found.count(Fate.SAME) == 4 * len(once)
    assert office.clock.keep(looked).name == "Nhập giờ chấm tháng 1/2022 đến tháng 12/2022"


def test_a_failure_halfway_writes_nothing(office: Office, people: dict[str, int], week: Path) -> None:
    looked = office.clock.understand(week)
    looked.file.lines.raws[5] = object()  # type: ignore[call-overload]
    with pytest.raises(sqlite3.Error):
        office.clock.keep(looked)
    assert office.clock.batches() == ()
    assert office.db.execute("SELECT count(*) FROM punch").fetchone() == (0,)


def closed(office: Office, month: str) -> None:
    with office.operation("Chốt tháng thử"):
        office.db.execute(
            "INSERT INTO month_closing (month, closed_at, figures) VALUES (?, '2023-05-22', '{}')", [month]
        )


def test_a_closed_month_takes_no_punches(office: Office, people: dict[str, int], attlog: Write) -> None:
    closed(office, "2023-04")
    path = attlog("17 2023-04-28 07:20:00", "17 2023-05-01 00:10:00", "17 2023-05-18 07:20:00")
    looked = office.clock.understand(path)
    assert [fate.name for fate in looked.found.fates] == ["CLOSED", "CLOSED", "KEEP"]
    assert counted(looked.found) == "Sẽ nhập 1 lượt. Để lại 2: 2 của tháng đã chốt."
    imported(office, path)
    assert office.clock.verdicts("2023-04") == {}


def test_an_import_is_not_taken_back_below_a_closed_month(
    office: Office, people: dict[str, int], week: Path
) -> None:
    done = office.clock.keep(office.clock.understand(week))
    closed(office, "2023-05")
    with pytest.raises(Frozen, match="lượt chấm của tháng đã chốt"):
        office.diary.undo(done.operation)
    assert len(office.clock.batches()) == 1


def test_an_import_taken_back_does_not_return_below_a_closed_month(
    office: Office, people: dict[str, int], week: Path
) -> None:
    office.clock.keep(office.clock.understand(week))
    undone = office.diary.undo()
    closed(office, "2023-05")
    with pytest.raises(Frozen, match="lượt chấm của tháng đã chốt"):
        office.diary.undo(undone.operation)
    assert office.clock.batches() == ()


def test_one_person_is_judged_alone_as_with_everybody(
    office: Office, people: dict[str, int], attlog: Callable[..., Path]
) -> None:
    path = attlog(
        "17 2023-05-18 07:52:00", "17 2023-05-18 12:01:00",
        "17 2023-05-18 13:25:00", "17 2023-05-18 17:02:00",
        "9 2023-05-18 07:25:00", "9 2023-05-18 17:01:00", "9 2023-05-19 07:21:00", "9 2023-05-19 17:05:00",
        "17 2023-04-27 07:40:00", "17 2023-04-27 17:00:00",
    )  # fmt: skip
    desk = office.clock
    desk.keep(desk.understand(path))
    whole = {}
    for who in people.values():
        alone = desk.between(date(2023, 4, 1), date(2023, 5, 31), who)
        whole |= alone
        assert alone == desk.between(date(2023, 4, 1), date(2023, 5, 31), who)
    assert whole == desk.between(date(2023, 4, 1), date(2023, 5, 31))
    assert {key[0] for key in whole} == {people["17"], people["9"]}
    stored = {who: desk.between(date(2023, 4, 1), date(2023, 5, 31), who) for who in people.values()}
    assert {key: one for found in stored.values() for key, one in found.items()} == whole

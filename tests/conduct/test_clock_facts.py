"""What the clock saw counts once: a note of the same half takes its place, a mark by hand wins."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.domain.conduct import HalfDay, Incident, Origin
from app.domain.staff import ClockNumber
from app.errors import SayToUser
from app.services.office import Office

DAY = date(2023, 5, 18)
SPAN = (date(2023, 5, 1), date(2023, 5, 31))


@pytest.fixture
def late(office: Office, person: int, tmp_path: Path) -> int:
    office.staff.save_clock(ClockNumber(0, "17", person))
    path = tmp_path / "1_attlog.dat"
    punches = ("2023-05-18 07:52:00", "2023-05-18 12:01:00", "2023-05-18 13:25:00", "2023-05-18 17:02:00")
    path.write_text("".join(f"17\t{at}\t1\t255\t1\t0\r\n" for at in punches), "utf-8")
    office.clock.keep(office.clock.understand(path))
    return person


def told(office: Office) -> list[tuple[str, int | None, bool]]:
    return [(f.rule.code, f.minutes, f.incident_id == 0) for f in office.conduct.facts(*SPAN)]


def test_the_clock_alone_is_a_fact(office: Office, late: int) -> None:
    assert told(office) == [("ĐM", 22, True)]
    counted = office.conduct.tally(2023)[late]["ĐM"]
    assert (counted.clock, counted.standing, counted.minutes) == (1, 1, 22)


def test_a_note_of_the_half_takes_its_place_and_its_excuse_counts(office: Office, late: int) -> None:
    done = office.conduct.note(Incident(0, late, DAY, "ĐM", HalfDay.MORNING, "07:52"))
    assert told(office) == [("ĐM", 22, False)]
    office.conduct.excuse(int(str(done.value)), "Đưa con đi viện")
    assert office.conduct.tally(2023)[late]["ĐM"].standing == 0
    office.conduct.cancel(int(str(done.value)), "Ghi nhầm")
    assert sorted(told(office)) == [("ĐM", 22, False), ("ĐM", 22, True)]
    assert office.conduct.tally(2023)[late]["ĐM"].known == 1


def test_a_mark_by_hand_wins_over_the_clock(office: Office, late: int) -> None:
    with office.operation("Chấm tay"):
        office.db.conn.execute(
            "INSERT INTO attendance_day (person_id, day, morning) VALUES (?, '2023-05-18', 'CT')", (late,)
        )
    assert told(office) == []


def test_dates_of_another_person_or_unit_are_left_out(office: Office, late: int) -> None:
    assert office.conduct.facts(*SPAN, person_id=late + 1) == ()
    assert len(office.conduct.facts(*SPAN, person_id=late)) == 1
    assert office.conduct.facts(*SPAN, unit_id=999) == ()
    keep: Callable[[], object] = office.diary.undo
    keep()
    assert told(office) == []


def test_a_note_without_a_time_takes_the_minutes_the_clock_measured(office: Office, late: int) -> None:
    done = office.conduct.note(Incident(0, late, DAY, "ĐM", HalfDay.MORNING), stand=True)
    assert told(office) == [("ĐM", 22, False)]
    assert office.conduct.incident(int(str(done.value))).minutes == 22


def test_a_half_away_by_the_clock_is_a_fact_until_a_hand_says_otherwise(
    office: Office, person: int, tmp_path: Path
) -> None:
    office.staff.save_clock(ClockNumber(0, "17", person))
    path = tmp_path / "1_attlog.dat"
    punches = ("2023-05-17 07:25:00", "2023-05-17 17:01:00", "2023-05-18 13:25:00", "2023-05-18 17:02:00")
    path.write_text("".join(f"17\t{at}\t1\t255\t1\t0\r\n" for at in punches), "utf-8")
    office.clock.keep(office.clock.understand(path))
    assert told(office) == [("VM", None, True)]
    with office.operation("Chấm tay"):
        office.db.conn.execute(
            "INSERT INTO attendance_day (person_id, day, morning) VALUES (?, '2023-05-18', 'P')", (person,)
        )
    assert told(office) == []


def test_what_the_clock_saw_becomes_a_note_by_one_operation_and_counts_once(
    office: Office, late: int
) -> None:
    (seen,) = office.conduct.facts(*SPAN)
    done = office.conduct.note_clock(seen)
    assert done.name == f"Ghi ĐM 18/05: {office.staff.person(late).name}"
    noted = office.conduct.incident(int(str(done.value)))
    assert (noted.half, noted.at_time, noted.minutes) == (HalfDay.MORNING, "07:52", 22)
    assert (noted.words, noted.noted_by) == ("Máy chấm công ghi vào sáng lúc 07:52.", "Máy chấm công")
    assert noted.origin is Origin.CLOCK
    assert told(office) == [("ĐM", 22, False)]
    assert office.attendance.month("2023-05").by_person[late].totals[6:9] == (1, 0, 22)
    with pytest.raises(SayToUser, match="đã có vụ việc thay"):
        office.conduct.note_clock(seen)
    office.diary.undo()
    assert told(office) == [("ĐM", 22, True)]

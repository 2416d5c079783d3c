"""A punch left to be mended leaves its half open: it is no absence until somebody mended it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.domain.clock_sorting import Choices
from app.domain.clock_verdict import HalfVerdict
from app.domain.month_sheet import Half
from app.domain.staff import ClockNumber
from app.services.clock_import import typed_moment
from app.services.office import Office
from tests.staff.people import add
from ui.month_grid_words import half_words

Write = Callable[..., Path]
DAY = date(2023, 5, 18)
PRESENT, ABSENT, WAITING = HalfVerdict.PRESENT, HalfVerdict.ABSENT, HalfVerdict.WAITING
# 17 is seen on the 17th, so that the clock judges him; 9 keeps the clock running.
AROUND = (
    "17 2023-05-17 07:20:00", "17 2023-05-17 17:01:00",
    "9 2023-05-18 07:20:00", "9 2023-05-18 17:02:00",
    "9 2023-05-19 07:20:00", "9 2023-05-19 17:02:00",
)  # fmt: skip


def bring(office: Office, path: Path, choices: Choices = Choices()) -> None:  # noqa: B008 - a frozen value
    office.clock.keep(office.clock.understand(path, choices))


def verdict(office: Office, person: int, day: date = DAY) -> tuple[HalfVerdict, HalfVerdict]:
    found = office.clock.verdicts("2023-05")[person, day]
    return found.morning, found.afternoon


def halves(office: Office, person: int, day: date = DAY) -> tuple[Half, Half]:
    cell = office.attendance.month("2023-05").cell(person, day)
    assert cell is not None
    return cell.morning, cell.afternoon


def test_without_a_punch_to_mend_the_day_is_an_absence(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    bring(office, attlog(*AROUND))
    assert verdict(office, people["17"]) == (ABSENT, ABSENT)
    assert [half.code for half in halves(office, people["17"])] == ["V", "V"]


def test_a_time_that_could_not_be_read_leaves_both_halves_waiting(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    bring(office, attlog(*AROUND, "17 2023-05-18 7h3"))
    assert verdict(office, people["17"]) == (WAITING, WAITING)
    morning, afternoon = halves(office, people["17"])
    assert (morning.code, morning.missing, afternoon.missing) == ("", True, True)
    symbols = office.attendance.symbols_on(DAY)
    assert half_words(morning, symbols) == "chờ sửa giờ chấm"
    assert office.clock.explain(people["17"], DAY)[-1].startswith("Chờ sửa giờ chấm: tệp đã nhập còn lượt")
    assert office.conduct.facts(DAY, DAY) == ()


def test_a_half_that_is_seen_is_not_touched(office: Office, people: dict[str, int], attlog: Write) -> None:
    bring(office, attlog(*AROUND, "17 2023-05-18 07:25:00", "17 2023-05-18 11:31:00", "17 2023-05-18 1x:30"))
    assert verdict(office, people["17"]) == (PRESENT, WAITING)


def test_a_day_the_clock_got_wrong_waits_between_its_neighbours(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    path = attlog(*AROUND[:4], "17 2000-01-01 07:20:00", *AROUND[4:])
    bring(office, path)
    assert verdict(office, people["17"]) == (WAITING, WAITING)
    assert verdict(office, people["17"], date(2023, 5, 19)) == (WAITING, WAITING)


def test_mending_it_from_the_same_file_ends_the_waiting(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    path = attlog(*AROUND, "17 2023-05-18 7h3", "17 2023-05-18 17h")
    bring(office, path)
    seen = office.clock.understand(path)
    place = len(AROUND)
    moments = {
        place: typed_moment(seen, place, "", "07:03"),
        place + 1: typed_moment(seen, place + 1, "", "17:00"),
    }
    bring(office, path, Choices(moments=moments))
    assert verdict(office, people["17"]) == (PRESENT, PRESENT)
    office.diary.undo()
    assert verdict(office, people["17"]) == (WAITING, WAITING)


def test_a_number_left_without_an_owner_waits_once_it_has_one(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    bring(office, attlog(*AROUND, "31 2023-05-18 07:20:00"))
    other = add(office, "Bùi Thị Thí Dụ")
    office.staff.save_clock(ClockNumber(0, "31", other))
    assert verdict(office, other) == (WAITING, WAITING)


def test_a_punch_unticked_on_purpose_does_not_wait(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    bring(office, attlog(*AROUND, "17 2023-05-18 07:20:00"), Choices(ticks={len(AROUND): False}))
    assert verdict(office, people["17"]) == (ABSENT, ABSENT)


def test_whose_an_unread_punch_is_is_asked_of_its_day(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    office.staff.save_clock(ClockNumber(0, "40", people["12"], valid_from=date(2023, 1, 1)))
    lines = (
        "40 2023-05-17 07:20:00",
        "40 2023-05-18 7h3",
        "40 2000-01-01 07:20:00",
        "40 2023-05-19 07:20:00",
    )
    path = attlog(*AROUND[:2], *lines, "9 2023-05-19 17:02:00")
    seen = office.clock.understand(path)
    assert set(seen.found.owners[2:6]) == {people["12"]}
    assert office.clock.strangers(seen) == ()

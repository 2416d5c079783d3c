"""A plausible year of the practice office: punches of the clock, leave by hand, notes under II.6.

Everything comes out of one fixed seed, so that two practice offices are the same.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from app import paths
from app.domain.conduct import HalfDay, Incident, State
from app.domain.staff_roll import RollLine
from app.domain.working_calendar import DayPlan
from app.services.practice import GIVEN
from app.storage import attendance_rows, clock_rows, record_rows

if TYPE_CHECKING:
    from app.services.office import Office

YEAR = 2023
LOADING_YEAR = "Nạp một năm chấm công thực hành"
_SEED = 2023
_FILE = "may-cham-cong-thuc-hanh-2023.dat"
_NOTED_BY = "Bùi Thị Thí Dụ"
# Absences of a year by hand: code, how many spells, their days. Units that travel more go on duty more often.
_SPELLS = (("P", 5, (1, 1, 2, 3)), ("Ô", 1, (1, 2)), ("H", 2, (1, 1, 2)))
_DUTY = {"BGD": 10, "HTQT": 8}
_DUTY_DAYS = (1, 2, 3)
_HALF_DAY_OF = 6  # one spell in so many is half a day only
_OFTEN_LATE = 7  # every so manyth person is late more often
_LATE, _OFTEN, _EARLY = 0.007, 0.03, 0.004
_LATE_RULE, _EARLY_RULE = "ĐM", "VS"
_NOON = 12  # hour: what is punched before it belongs to the morning
Mark = tuple[str, str]


def fill_practice_year(office: Office) -> None:
    """The people, their year up to today, five years of achievements and a round; undo leaves them alone."""
    from app.services.practice import fill_practice_people
    from app.services.practice_achievements import fill_practice_achievements
    from app.services.practice_round import fill_practice_round, voted_year

    fill_practice_people(office)
    with office.operation(LOADING_YEAR, barrier=GIVEN):
        _fill(office)
    fill_practice_achievements(office, voted_year())
    fill_practice_round(office)


def _fill(office: Office) -> None:
    first, last = date(YEAR, 1, 1), min(date(YEAR, 12, 31), office.now().date())
    if last < first:
        return
    chance = Random(_SEED)
    plans = office.calendar.between(first, last).days(first, last)
    worked = [plan for plan in plans if plan.works]
    numbers = {row.person_id: row.number for row in office.staff.clock_numbers()}
    noted_days = {(one.person_id, one.day) for one in _noted(office, last)}
    marks: list[tuple[int, date, str, str]] = []
    punches: list[tuple[datetime, str]] = []
    for line in office.staff.roll(first, last):
        here = [plan for plan in worked if line.belongs(plan.day) and not line.away(plan.day)]
        by_hand = {
            day: mark
            for day, mark in _marks(chance, line, here)
            if (line.person.id, day) not in noted_days  # who was seen in the office was not away
        }
        marks += [(line.person.id, day, *mark) for day, mark in by_hand.items()]
        often = line.person.id % _OFTEN_LATE == 0
        punches += (
            (at, numbers[line.person.id])
            for plan in here
            for at in _punches(chance, plan, by_hand.get(plan.day, ("", "")), often)
        )
    punches = [*_as_noted(punches, numbers, _noted(office, last))]
    punches.sort()
    attendance_rows.put_marks(office.db, marks)
    _keep_punches(office, punches)
    _keep_incidents(office, last)


def _marks(chance: Random, line: RollLine, plans: list[DayPlan]) -> Iterator[tuple[date, Mark]]:
    """Spells of leave, illness, meetings and duty trips, by hand."""
    spells = [(code, lengths) for code, count, lengths in _SPELLS for _ in range(count)]
    spells += [("CT", _DUTY_DAYS)] * _DUTY.get(line.unit.abbreviation, 3)
    for number, (code, lengths) in enumerate(spells):
        if not plans:
            return
        begin = chance.randrange(len(plans))
        length = chance.choice(lengths)
        if chance.randrange(_HALF_DAY_OF) == 0:
            yield plans[begin].day, (code, "") if number % 2 else ("", code)
        else:
            for plan in plans[begin : begin + length]:
                yield plan.day, (code, code)


def _punches(chance: Random, plan: DayPlan, mark: Mark, often: bool) -> Iterator[datetime]:
    """In and out of each half that is worked."""
    for hours, absent in ((plan.morning, mark[0]), (plan.afternoon, mark[1])):
        if hours is None or absent:
            continue
        late = chance.random() < (_OFTEN if often else _LATE)
        early = chance.random() < _EARLY
        yield _at(chance, plan.day, hours.start, (6, 40) if late else (-14, 2))
        yield _at(chance, plan.day, hours.end, (-35, -7) if early else (0, 12))


def _at(chance: Random, day: date, when: time, minutes: tuple[int, int]) -> datetime:
    return datetime.combine(day, when) + timedelta(
        minutes=chance.randint(*minutes), seconds=chance.randrange(60)
    )


def _keep_punches(office: Office, punches: list[tuple[datetime, str]]) -> None:
    lines = [(number, at.isoformat(sep=" ")) for at, number in punches]
    digest = hashlib.sha256("\n".join("\t".join(line) for line in lines).encode()).hexdigest()
    batch = clock_rows.Batch(
        0, _FILE, digest, office.now().isoformat(timespec="seconds"), len(lines), len(lines)
    )
    number_of_batch = clock_rows.add_batch(office.db, batch)
    clock_rows.add_punches(
        office.db,
        (
            (number_of_batch, place, number, at, f"{number}\t{at}", None, "")
            for place, (number, at) in enumerate(lines, start=1)
        ),
    )


def _as_noted(
    punches: list[tuple[datetime, str]], numbers: dict[int, str], notes: tuple[Incident, ...]
) -> Iterator[tuple[datetime, str]]:
    """The punch of coming or leaving at the time the note of that half gives."""
    seen = {
        (numbers[one.person_id], one.day, one.half, one.rule == _LATE_RULE): time.fromisoformat(one.at_time)
        for one in notes
        if one.rule in (_LATE_RULE, _EARLY_RULE) and one.at_time
    }
    first = dict[tuple[str, date, HalfDay], datetime]()
    last = dict[tuple[str, date, HalfDay], datetime]()
    for at, number in punches:
        key = (number, at.date(), HalfDay.MORNING if at.hour < _NOON else HalfDay.AFTERNOON)
        first[key], last[key] = min(at, first.get(key, at)), max(at, last.get(key, at))
    for at, number in punches:
        key = (number, at.date(), HalfDay.MORNING if at.hour < _NOON else HalfDay.AFTERNOON)
        noted = seen.get((*key, at == first[key])) if at in (first[key], last[key]) else None
        yield (datetime.combine(at.date(), noted, at.tzinfo), number) if noted else (at, number)


def _noted(office: Office, last: date) -> tuple[Incident, ...]:
    """The practice notes up to the day, not yet written."""
    people = {person.name: person.id for person in office.staff.people()}
    with paths.data("practice", "incidents.toml").open("rb") as file:
        rows = tomllib.load(file)["incident"]
    return tuple(
        Incident(
            id=0,
            person_id=people[row["person"]],
            half=HalfDay(row.get("half", "")),
            state=State(row["state"]),
            noted_by=_NOTED_BY,
            noted_at=f"{row['day']}T16:30",
            **{
                "merit": row["rule"] == "CN",
                **{key: value for key, value in row.items() if key not in {"person", "half", "state"}},
            },
        )
        for row in rows
        if row["day"] <= last
    )


def _keep_incidents(office: Office, last: date) -> None:
    for note in _noted(office, last):
        record_rows.save(office.db, note)

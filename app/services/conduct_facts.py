"""Facts of II.6 over a span of days: notes, and what only the time clock saw, each once."""

from __future__ import annotations

from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING

from app.domain.conduct import HALF_WORDS, ConductRule, HalfDay, Incident, Origin, Watch, rules_on
from app.domain.conduct_tally import ClockFact, Fact, facts_of
from app.domain.office import holds
from app.domain.staff import Membership, membership_on
from app.domain.wording import lower_first
from app.errors import SayToUser
from app.services.clock import absences_in, lateness_in
from app.storage import conduct_rows

if TYPE_CHECKING:
    from app.services.office import Office


class UnitOn:
    """Number of the unit a person stands in on a day, 0 for nowhere; memberships are read once.

    With `person_id` only those of that person.
    """

    def __init__(self, office: Office, person_id: int = 0) -> None:
        self._rows: dict[int, list[Membership]] = {}
        for row in office.staff.memberships(person_id):
            self._rows.setdefault(row.person_id, []).append(row)

    def __call__(self, person_id: int, day: date) -> int:
        found = membership_on(self._rows.get(person_id, ()), person_id, day)
        return found.unit_id if found else 0


def facts_between(
    office: Office, rules: tuple[ConductRule, ...], first: date, last: date, person_id: int = 0
) -> tuple[Fact, ...]:
    """Of everybody, or of one person."""

    @cache
    def on(day: date) -> tuple[ConductRule, ...]:
        return rules_on(rules, day)

    noted = conduct_rows.between(office.db, first, last, person_id)
    return facts_of(noted, _clock(office, first, last, person_id), on, UnitOn(office, person_id))


def clock_note(office: Office, fact: Fact) -> Incident:
    """What the clock saw as a note of the same half, with its minutes; the time too where it gives them.

    Raises SayToUser when the clock does not say so any more, or somebody noted it meanwhile.
    """
    day, person = fact.day, fact.person_id
    seen = facts_between(office, office.conduct.rules(), day, day, person)
    if fact.key not in {one.key for one in seen if one.incident_id == 0}:
        raise SayToUser("Máy chấm công không còn ghi việc này, hoặc đã có vụ việc thay. Xem lại danh sách.")
    half = HALF_WORDS[fact.half]
    begins = {Watch.LATE: f"Vào {half}", Watch.EARLY: f"Ra {half}"}.get(fact.rule.watch)
    used = office.clock.verdicts(f"{day:%Y-%m}")[person, day].used
    at = next((f"{one.at:%H:%M}" for one in used if begins and one.words.startswith(begins)), "")
    told = (
        f"{lower_first(begins)} lúc {at}" if begins and at else f"{lower_first(fact.rule.name)} buổi {half}"
    )
    return Incident(
        0, person, day, fact.rule.code, fact.half, at, fact.minutes,
        words=f"Máy chấm công ghi {told}.", noted_by="Máy chấm công", origin=Origin.CLOCK,
    )  # fmt: skip


def noted_between(office: Office, first: date, last: date) -> tuple[Fact, ...]:
    """The notes alone, without the clock and without units: what the month sheet puts over the clock."""
    noted = conduct_rows.between(office.db, first, last)
    rules = office.conduct.rules() if noted else ()
    return facts_of(noted, (), cache(partial(rules_on, rules)), lambda _person, _day: 0)


def _clock(office: Office, first: date, last: date, person_id: int) -> tuple[ClockFact, ...]:
    """Late, early and absent by the clock; a half entered by hand and a long absence speak louder."""
    marked = conduct_rows.marked_halves(office.db, first, last, person_id)
    aways = office.staff.aways(person_id)
    verdicts = office.clock.between(first, last, person_id)
    seen = [
        *(
            ClockFact(one.person_id, one.day, HalfDay(one.half), Watch(one.kind), one.minutes)
            for one in lateness_in(verdicts)
        ),
        *(
            ClockFact(person, day, HalfDay(half), Watch.ABSENT, None)
            for person, day, half in absences_in(verdicts)
        ),
    ]
    return tuple(
        one
        for one in seen
        if person_id in (0, one.person_id)
        and (one.person_id, one.day.isoformat(), str(one.half)) not in marked
        and not any(away.person_id == one.person_id and holds(away, one.day) for away in aways)
    )

"""People and units of the book as cases, to see what a change of rules would do to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from app.domain.award_facts import PERSON, Facts
from app.domain.award_rules import Award
from app.domain.holder import Holder
from app.domain.office import in_force

if TYPE_CHECKING:
    from app.services.office import Office


def cases_of(office: Office, awards: Iterable[Award], year: int, day: date) -> Iterator[tuple[str, Facts]]:
    """Everybody of the year's last day (or of `day` if earlier), each unit too, for each award.

    `day` is the day of the decision. Raises NotInForce where no rule tells the months worked of the year.
    """
    last = min(day, date(year, 12, 31))
    people = [(line.person.name, Holder(person_id=line.person.id)) for line in office.staff.roll(last, last)]
    units = [(unit.name, Holder(unit_id=unit.id)) for unit in in_force(office.settings.units(), last)]
    facts = office.achievements.facts
    for award in awards:
        for who, holder in people if award.subject == PERSON else units:
            yield who, facts.facts_of(holder, award.code, year, day)

"""People and units of the book as cases, to see what a change of rules would do to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.domain.award_facts import COLLECTIVE, PERSON, Facts
from app.domain.award_rules import Award
from app.domain.holder import Holder
from app.domain.office import in_force

if TYPE_CHECKING:
    from app.services.office import Office


def cases_of(office: Office, awards: Sequence[Award], year: int, day: date) -> Iterator[tuple[str, Facts]]:
    """Everybody of the year's last day (or of `day` if earlier), then each unit, for each award.

    `day` is the day of the decision. Raises NotInForce where no rule tells the months worked of the year.
    """
    last = min(day, date(year, 12, 31))
    people = [(line.person.name, Holder(person_id=line.person.id)) for line in office.staff.roll(last, last)]
    units = [(unit.name, Holder(unit_id=unit.id)) for unit in in_force(office.settings.units(), last)]
    for subject, holders in ((PERSON, people), (COLLECTIVE, units)):
        codes = [award.code for award in awards if award.subject == subject]
        for who, holder in holders:
            for facts in office.achievements.facts.facts_of_each(holder, codes, year, day):
                yield who, facts

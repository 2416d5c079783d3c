"""The registration of a year as one list: who may register, what they did, and the sheet for units."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.award_facts import COLLECTIVE, PERSON
from app.domain.awards_held import AWARD_KIND_WORDS
from app.domain.holder import OFFICE, Holder, holder_of
from app.domain.registration_lines import Aim, RegistrationLine
from app.services.achievement_lines import AchievementLines
from app.services.award_catalogue import catalogue_on

if TYPE_CHECKING:
    from app.services.office import Office

COLLECTIVES = "Tập thể"


class RegistrationYear:
    """Reads the year; registrations themselves are written through their desk."""

    def __init__(self, office: Office, year: int) -> None:
        self._office, self._year = office, year

    def lines(self) -> tuple[RegistrationLine, ...]:
        """People by unit as of the last day of the year (today within it), then units and the office.

        Whoever registered and belongs nowhere that day stands last.
        """
        told = AchievementLines(self._office, self._year)
        aims: dict[Holder, list[Aim]] = {}
        for row in self._office.achievements.registrations.of_year(self._year):
            compared = told.compared(row)
            aim = Aim(row, compared.aim, compared.result, compared.outcome)
            aims.setdefault(holder_of(row), []).append(aim)
        day = self._office.achievement_papers.day_of(self._year)
        found: list[RegistrationLine] = []
        for line in self._office.staff.roll(day, day):
            here, holder = line.membership(day), Holder(line.person.id)
            post = here.post if here else ""
            found.append(
                RegistrationLine(holder, line.person.name, line.unit.name, post, tuple(aims.pop(holder, ())))
            )
        identity = self._office.settings.identity_on(day)
        collectives = [(Holder(None, unit.id), unit.name) for unit in self._office.staff.units(day)]
        for holder, name in (*collectives, (OFFICE, identity.name if identity else "Cơ quan")):
            found.append(RegistrationLine(holder, name, COLLECTIVES, "", tuple(aims.pop(holder, ()))))
        for holder, rest in aims.items():
            whose = told.whose(holder, self._year)
            found.append(RegistrationLine(holder, whose.name, whose.unit, whose.post, tuple(rest)))
        return tuple(found)

    def export(self, target: Path, unit: str = "") -> Path:
        """Write the sheet of one unit by its name, or of the whole office; raises FileTrouble."""
        from app.documents.excel import write_excel
        from app.documents.layouts.registration_form import registration_form

        lines = [line for line in self.lines() if unit in {"", line.unit, line.name}]
        day = date(self._year, 12, 31)
        names = [
            (f"{AWARD_KIND_WORDS[entry.kind]}, {whom}", entry.name)
            for subject, whom in ((PERSON, "cá nhân"), (COLLECTIVE, "tập thể"))
            for entry in catalogue_on(day, subject)
        ]
        identity = self._office.settings.identity_on(self._office.achievement_papers.day_of(self._year))
        book = registration_form(lines, self._year, unit, names, identity, practice=self._office.practice)
        return write_excel(book, target)

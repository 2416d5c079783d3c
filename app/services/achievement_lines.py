"""What the workbook of achievements tells of a year, gathered from the book as plain rows."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from app.domain.achievement_year import (
    HIGHER,
    MISSED,
    REACHED,
    AchievementYear,
    AwardRow,
    Decided,
    GradeRow,
    InitiativeRow,
    MovementRow,
    RegisteredRow,
    Whose,
)
from app.domain.award_catalogue import day_of, entry_on
from app.domain.award_facts import GRADE_WORDS, GRADES, LEVEL_WORDS
from app.domain.award_statistics import StatisticsLine, statistics_lines
from app.domain.awards_held import AWARD_KIND_WORDS, MERIT_WORDS, AwardHeld, AwardKind
from app.domain.dates import show_date
from app.domain.holder import Holder, holder_of
from app.domain.initiatives import INITIATIVE_KIND_WORDS, Initiative
from app.domain.outstanding_works import MOVEMENT_KIND_WORDS
from app.domain.quality_grades import GRADE_STATE_WORDS, HUNDREDTHS, QualityGrade
from app.domain.registrations import REGISTERED_KIND_WORDS, RegisteredKind, Registration
from app.domain.staff import SEX_WORDS
from app.domain.vietnamese_order import name_key
from app.domain.wording import fold, upper_first
from app.services.award_catalogue import catalogue, catalogue_on
from app.services.holders import Holders

if TYPE_CHECKING:
    from app.services.office import Office

BEFORE = 4
"""Years shown before the one asked for."""
_NOWHERE, _NOT_YET = "Ngoài cơ quan", "Chưa công nhận"


class AchievementLines:
    """Rows of one year; posts and units are those of the last day of each row's year."""

    def __init__(self, office: Office, year: int) -> None:
        self._office, self._year, self._desks = office, year, office.achievements
        self._holders = Holders(office)
        named = Counter(person.name for person in self._holders.people.values())
        self._twice = {name for name, count in named.items() if count > 1}

    def told(self) -> AchievementYear:
        """Everything the workbook needs."""
        awards = self._awards()
        registered = self.registered()
        grades = self._grades()
        units = [unit.name for unit in self._office.staff.units(date(self._year, 12, 31))]
        people: list[Whose] = [row.whose for row in awards]
        people += [row.whose for row in registered]
        people += [row.whose for row in grades]
        return AchievementYear(
            year=self._year,
            since=self._year - BEFORE,
            units=tuple(dict.fromkeys([*units, *(whose.unit for whose in people)])),
            names=self._names(awards),
            grades_known=tuple(upper_first(GRADE_WORDS[grade]) for grade in reversed(GRADES)),
            levels=(_NOT_YET, *(upper_first(words) for words in LEVEL_WORDS.values())),
            awards=awards,
            initiatives=self.initiatives(),
            grades=grades,
            registered=registered,
            movements=self.movements(),
        )

    def whose(self, holder: Holder, year: int) -> Whose:
        """The holder as of the last day of a year: name, post, unit as they were then."""
        day = date(year, 12, 31)
        name = self._holders.name(holder, day)
        if holder.person_id is None:
            return Whose(name, True, name)
        person = self._holders.people.get(holder.person_id)
        # Who left within the year still belongs where the year was worked.
        standing = self._holders.standing(holder.person_id, day) or max(
            (
                row
                for row in self._holders.memberships.get(holder.person_id, ())
                if row.valid_to is not None and row.valid_to.year == year
            ),
            key=lambda row: row.valid_to or date.min,
            default=None,
        )
        if name in self._twice and person is not None:
            name = f"{name} ({person.birth_date.year if person.birth_date else person.id})"
        unit = self._holders.units.get(standing.unit_id) if standing else None
        return Whose(
            name=name,
            collective=False,
            unit=unit.name if unit else _NOWHERE,
            post=standing.post if standing else "",
            leader=standing.leader if standing else False,
            sex=SEX_WORDS[person.sex] if person else "",
        )

    def _awards(self) -> tuple[AwardRow, ...]:
        first = self._year - BEFORE
        found = [row for row in self._desks.awards.everything() if first <= row.year <= self._year]
        rows = [self._award(row) for row in found]
        return tuple(
            sorted(rows, key=lambda row: (row.whose.collective, name_key(row.whose.name), row.year, row.name))
        )

    def _award(self, row: AwardHeld) -> AwardRow:
        holder = holder_of(row)
        entry = entry_on(catalogue(), row.code, holder.subject, day_of(row))
        name = self._desks.awards.name(row)
        by = f" theo {row.cancelled_by}" if row.cancelled_by else ""
        on = f" ngày {show_date(row.cancelled_on)}" if row.cancelled_on else ""
        cancelled = f"Đã hủy, thu hồi{by}{on}" if row.cancelled else ""
        return AwardRow(
            whose=self.whose(holder, row.year),
            year=row.year,
            name=name,
            short=entry.short if entry and name == entry.name else name,
            kind=AWARD_KIND_WORDS[row.kind],
            merit=MERIT_WORDS[row.merit],
            decision=Decided(row.number, row.decided_on, row.issuer),
            golden_book=row.golden_book,
            money=row.money,
            counts=not row.cancelled,
            note=". ".join(filter(None, (cancelled, row.note))),
            id=row.id,
            holder=holder,
        )

    def awards_of_year(self) -> tuple[AwardRow, ...]:
        """What rewards the year, people first by name."""
        rows = [self._award(row) for row in self._desks.awards.of_year(self._year)]
        return tuple(sorted(rows, key=lambda row: (row.whose.collective, name_key(row.whose.name), row.name)))

    def statistics(self) -> tuple[StatisticsLine, ...]:
        """What was given in the year, by award."""
        rows = self.awards_of_year()
        return statistics_lines(rows, self._names(rows), self._year)

    def _names(self, awards: tuple[AwardRow, ...]) -> tuple[tuple[str, str], ...]:
        """Names found in the rows in the order of the catalogue, those it does not know last."""
        day = date(self._year, 12, 31)
        order = [entry.name for subject in ("person", "collective") for entry in catalogue_on(day, subject)]
        found = {row.name: row.short for row in awards}
        known = sorted(found, key=lambda name: order.index(name) if name in order else len(order))
        return tuple((name, found[name]) for name in known)

    def initiatives(self) -> tuple[InitiativeRow, ...]:
        """The initiatives of the year."""
        return tuple(self._initiative(row) for row in self._desks.initiatives.rows(self._year))

    def _initiative(self, row: Initiative) -> InitiativeRow:
        authors = self._desks.initiatives.authors(row.id)
        people = [
            (self._person(one.person_id) or one.name) + (f" ({one.share} %)" if one.share else "")
            for one in authors
        ]
        first = next((one.person_id for one in authors if one.person_id), None)
        uses = [
            ": ".join(filter(None, (f"{use.code} {use.year}", self._person(use.person_id))))
            for use in self._desks.initiatives.uses(row.id)
        ]
        cancelled = "Đã hủy công nhận" if row.cancelled else ""
        return InitiativeRow(
            name=row.name,
            kind=INITIATIVE_KIND_WORDS[row.kind],
            authors="; ".join(people),
            unit=self.whose(Holder(first), row.year).unit if first else _NOWHERE,
            field=row.field,
            level=upper_first(LEVEL_WORDS[row.level]) if row.recognised else _NOT_YET,
            decision=Decided(row.number, row.decided_on, row.issuer),
            effect=row.effect,
            spread=row.spread,
            uses="; ".join(uses),
            note=". ".join(filter(None, (cancelled, row.note))),
        )

    def _grades(self) -> tuple[GradeRow, ...]:
        rows = [self._grade(row) for row in self._desks.grades.of_year(self._year) if not row.cancelled]
        return tuple(sorted(rows, key=lambda row: (row.whose.collective, name_key(row.whose.name))))

    def _grade(self, row: QualityGrade) -> GradeRow:
        points = "" if row.points is None else f"{row.points / HUNDREDTHS:g}".replace(".", ",")
        return GradeRow(
            self.whose(holder_of(row), row.year),
            upper_first(GRADE_WORDS.get(row.grade, row.grade)),
            GRADE_STATE_WORDS[row.state],
            Decided(row.number, row.decided_on, row.issuer),
            points,
            row.reason,
        )

    def registered(self) -> tuple[RegisteredRow, ...]:
        """What was registered beside what came of it, people first."""
        rows = [self.compared(row) for row in self._desks.registrations.of_year(self._year)]
        return tuple(
            sorted(rows, key=lambda row: (row.whose.collective, name_key(row.whose.name), row.kind, row.aim))
        )

    def compared(self, row: Registration) -> RegisteredRow:
        """What was registered beside what came of it."""
        holder = holder_of(row)
        whose, kind = self.whose(holder, row.year), REGISTERED_KIND_WORDS[row.kind]
        if row.kind is RegisteredKind.INITIATIVE:
            mine = [
                one
                for one in (self._desks.initiatives.of_person(row.person_id) if row.person_id else ())
                if one.year == row.year and one.recognised
            ]
            same = any(fold(one.name) == fold(row.words) for one in mine)
            result = "; ".join(one.name for one in mine)
            return RegisteredRow(whose, kind, row.words, result, REACHED if same else MISSED)
        entry = entry_on(catalogue(), row.code, holder.subject, date(row.year, 12, 31))
        aim = entry.name if entry else row.words or row.code
        wanted = AwardKind.TITLE if row.kind is RegisteredKind.TITLE else AwardKind.FORM
        given = [
            one
            for one in self._desks.awards.rows(holder)
            if one.year == row.year and one.kind is wanted and not one.cancelled
        ]
        return RegisteredRow(
            whose,
            kind,
            aim,
            "; ".join(self._desks.awards.name(one) for one in given),
            self._outcome(row, given),
        )

    def _person(self, person_id: int | None) -> str:
        return self._holders.name(Holder(person_id)) if person_id else ""

    def _outcome(self, row: Registration, given: list[AwardHeld]) -> str:
        """Reached as registered, or something that stands higher on the same ladder."""
        if any(one.code == row.code and (row.code or fold(one.name) == fold(row.words)) for one in given):
            return REACHED
        ranks = {
            entry.code: entry.rank for entry in catalogue_on(date(row.year, 12, 31), holder_of(row).subject)
        }
        rank = ranks.get(row.code)
        return HIGHER if rank and any(ranks.get(one.code, 0) > rank for one in given) else MISSED

    def movements(self) -> tuple[MovementRow, ...]:
        """Movements and campaigns that ran in the year."""
        first, last = date(self._year, 1, 1), date(self._year, 12, 31)
        return tuple(
            MovementRow(
                one.name, MOVEMENT_KIND_WORDS[one.kind], one.launched_by, one.number, one.node,
                one.valid_from, one.valid_to, one.id,
            )
            for one in self._desks.works.movements()
            if (one.valid_from or first) <= last and (one.valid_to or last) >= first
        )  # fmt: skip

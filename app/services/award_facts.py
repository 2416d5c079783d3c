"""What the book knows of a candidate, in the form the rules of titles weigh it by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.award_facts import FORMS, GRADES, ON_MERIT, PERSON, Disciplined, Explained, Facts, Held
from app.domain.award_facts import Initiative as KnownInitiative
from app.domain.awards_held import AwardHeld, AwardKind
from app.domain.discipline import Discipline, Duty
from app.domain.history import History
from app.domain.history_counts import explained_years, used_before
from app.domain.history_rules import InitiativeUseRule
from app.domain.holder import Holder, holder_of
from app.domain.initiatives import Initiative, InitiativeUse
from app.domain.months_worked import months_worked
from app.domain.open_matters import said_of
from app.domain.shares import Share, share_with_title
from app.domain.staff import AWAY_KIND_WORDS
from app.errors import SayToUser
from app.services.history_rules import bridges, initiative_use_rule, months_rule
from app.storage import record_rows

if TYPE_CHECKING:
    from app.services.office import Office

_COMPLETED = GRADES[1:]  # whoever did the task of the year is graded so or above


class AwardFactDesk:
    """Facts for judge(); what no row of the book tells is a parameter."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def facts_of(
        self,
        holder: Holder,
        title: str,
        year: int,
        decided_on: date,
        *,
        ground: str = ON_MERIT,
        received_on: date | None = None,
        under_review: bool = False,
        left_out: Mapping[int, str] | None = None,
        also: Iterable[AwardHeld] = (),
    ) -> Facts:
        """The case of one person or collective for a title of a year, decided on a day.

        `under_review`: an inspection, complaint or discipline procedure is open, besides those of the book
        (open matters of the day). `left_out`: members who are
        not in the base of shares, each with the reason. `also`: awards judged in the same round that are not
        in the book yet. Raises NotInForce where the year has no rule of months worked.
        """
        (facts,) = self.facts_of_each(
            holder,
            (title,),
            year,
            decided_on,
            ground=ground,
            received_on=received_on,
            under_review=under_review,
            left_out=left_out,
            also=also,
        )
        return facts

    def facts_of_each(
        self,
        holder: Holder,
        titles: Sequence[str],
        year: int,
        decided_on: date,
        *,
        ground: str = ON_MERIT,
        received_on: date | None = None,
        under_review: bool = False,
        left_out: Mapping[int, str] | None = None,
        also: Iterable[AwardHeld] = (),
    ) -> tuple[Facts, ...]:
        """The same case for several titles; the book is read and the months are counted once."""
        history = self._office.achievements.history.history(holder)
        also = tuple(also)
        open_matters = self._office.achievements.matters.open_on(holder, decided_on)
        awards = (*history.standing_awards(), *(row for row in also if holder_of(row) == holder))
        known = Facts(
            subject=holder.subject,
            title="",
            year=year,
            decided_on=decided_on,
            received_on=received_on,
            ground=ground,
            grades={row.year: row.grade for row in history.grades if row.counts},
            titles=_held(awards, AwardKind.TITLE),
            commendations=_held(awards, AwardKind.FORM),
            under_review=under_review or bool(open_matters),
            review=", ".join(said_of(row) for row in open_matters),
        )
        if holder.person_id is None:
            whole = self._of_collective(holder, known, left_out or {}, also)
            return tuple(replace(whole, title=title) for title in titles)
        whole = _of_person(history, known)
        served = _served(history, initiative_use_rule(decided_on))
        return tuple(
            replace(whole, title=title, initiatives=_initiatives(served, title, year)) for title in titles
        )

    def members(self, holder: Holder, day: date) -> tuple[int, ...]:
        """People (ids) of a unit, or of the whole office, on the day: each person in one unit only."""
        return tuple(line.person.id for line in self._office.staff.roll(day, day, holder.unit_id or 0))

    def share(
        self,
        holder: Holder,
        title: str,
        year: int,
        day: date,
        *,
        left_out: Mapping[int, str] | None = None,
        also: Iterable[AwardHeld] = (),
    ) -> Share:
        """The share of a collective's people on the day who hold the title for the year."""
        rows = (*self._office.achievements.awards.of_year(year), *also)
        resting = self._resting(title, day)
        return share_with_title(self.members(holder, day), rows, title, year, left_out or {}, resting)

    def _resting(self, title: str, day: date) -> tuple[str, ...]:
        """Titles that by the rules of the day rest on this one; none before the first set."""
        try:
            return self._office.rules.set_on(day).resting_on(title, PERSON)
        except SayToUser:
            return ()

    def _of_collective(
        self, holder: Holder, known: Facts, left_out: Mapping[int, str], also: tuple[AwardHeld, ...]
    ) -> Facts:
        year = known.year
        day = min(known.decided_on, date(year, 12, 31))
        members = tuple(one for one in self.members(holder, day) if one not in left_out)
        achievements = self._office.achievements
        rows = (*achievements.awards.of_year(year), *also)
        graded = {row.person_id: row.grade for row in achievements.grades.of_year(year) if row.counts}
        disciplined = [
            row.form
            for row in record_rows.rows(self._office.db, Discipline)
            if row.person_id in members and _stands(row) and row.decided_on and row.decided_on.year == year
        ]
        resting = self._resting("LDTT", known.decided_on)
        ldtt = share_with_title(members, rows, "LDTT", year, {}, resting)
        return replace(
            known,
            members=len(members),
            ldtt=ldtt.held,
            ldtt_by_higher=ldtt.by_another,
            cstdcs=share_with_title(members, rows, "CSTDCS", year, {}).held,
            completed=sum(graded.get(one) in _COMPLETED for one in members),
            worst_discipline=max(disciplined, key=FORMS.index, default=""),
        )


def _of_person(history: History, known: Facts) -> Facts:
    worked = months_worked(history, known.year, months_rule(date(known.year, 12, 31)))
    return replace(
        known,
        months_worked=worked.count,
        explained={
            year: Explained(AWAY_KIND_WORDS[rule.kind].lower(), rule.source, rule.verified)
            for year, rule in explained_years(history, bridges(known.decided_on)).items()
        },
        discipline=tuple(
            Disciplined(row.form, row.decided_on, row.duty is not Duty.NO)
            for row in history.discipline
            if _stands(row) and row.decided_on is not None
        ),
    )


def _served(history: History, rule: InitiativeUseRule) -> list[tuple[Initiative, tuple[InitiativeUse, ...]]]:
    """The recognised initiatives, each with where it served before."""
    return [(row, used_before(history, row, rule)) for row in history.initiatives if row.recognised]


def _initiatives(
    served: Iterable[tuple[Initiative, tuple[InitiativeUse, ...]]], title: str, year: int
) -> tuple[KnownInitiative, ...]:
    """The same for one case, which may stand there already itself."""
    found = []
    for row, uses in served:
        first = next((use for use in uses if (use.code, use.year) != (title, year)), None)
        found.append(KnownInitiative(row.year, row.level, f"{first.code} năm {first.year}" if first else ""))
    return tuple(found)


def _held(awards: Iterable[AwardHeld], kind: AwardKind) -> tuple[Held, ...]:
    """Years of each code once, however many decisions gave it."""
    return tuple(dict.fromkeys(Held(row.year, row.code) for row in awards if row.kind is kind and row.code))


def _stands(row: Discipline) -> bool:
    return not row.withdrawn_by

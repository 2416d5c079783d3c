"""Who could be proposed for a title of a round: who registered, whom the rules let in, with findings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from app.domain.award_facts import COLLECTIVE, GRADE_WORDS, ON_MERIT
from app.domain.awards_held import AwardHeld, AwardKind
from app.domain.conduct_tally import tallies
from app.domain.holder import OFFICE, Holder, holder_of
from app.domain.judging import Answer, Finding, Judgement, Verdict, judge
from app.domain.registrations import RegisteredKind
from app.domain.rounds import Level, Nominee, NomineeState, RoundKind, RoundTitle
from app.domain.staff import Sex
from app.domain.voting_rules import Procedure
from app.services.award_catalogue import catalogue_on
from app.services.holders import Holders
from app.services.round_view import RoundView

if TYPE_CHECKING:
    from app.services.office import Done, Office


@dataclass(frozen=True)
class Candidate:
    """One who could be proposed: what stands beside the conditions, and the findings of the rules.

    `conduct` counts facts under II.6 of the year that stand, None for a collective. `why` words the verdict
    in a few words. `id` is its place in the list. `asked_here`: registered for this very title. `by_right`: a
    title, which whoever meets the conditions may claim; a commendation is for whom somebody proposes.
    """

    id: int
    holder: Holder
    name: str
    place: str
    registered: str
    grade: str
    conduct: int | None
    judgement: Judgement
    why: str
    nominee: Nominee | None
    female: bool = False
    asked_here: bool = False
    by_right: bool = True

    @property
    def listed(self) -> bool:
        """Whether the name stands on the list of the vote."""
        return self.nominee is not None and self.nominee.state is NomineeState.LISTED

    @property
    def silent(self) -> bool:
        """Whether somebody who asked for it, or may claim it, is neither listed nor left out."""
        claims = self.by_right and self.judgement.verdict is Verdict.MET
        return (claims or self.asked_here) and self.nominee is None


class Eligibility:
    """One reading of a round; ask for a new one after a change."""

    def __init__(self, office: Office, view: RoundView, held: frozenset[int] | None = None) -> None:
        """`held`: only these nominees' lower titles count as held, not everybody's on the lists."""
        self._office = office
        self._view = view
        self._held = held
        self._day = view.round.meets_on or date(view.round.year, 12, 31)

    def candidates(self, title: RoundTitle) -> tuple[Candidate, ...]:
        """Everybody (or every collective) of the round's level, by unit and name, judged for the title."""
        known = {holder_of(n): n for n in self._view.nominees_of(title.id)}
        holders = list(dict.fromkeys((*self._holders(title), *known)))
        return tuple(self._candidate(at, one, title, known.get(one)) for at, one in enumerate(holders))

    def judged(self, holder: Holder, title: RoundTitle) -> Judgement:
        """The case under the rules of the round."""
        row = self._view.round
        facts = self._office.achievements.facts.facts_of(
            holder,
            title.code,
            row.year,
            self._day,
            ground=title.ground or ON_MERIT,
            received_on=row.received_on,
            also=self._also(title),
        )
        if row.rule_set:
            chosen = replace(self._view.rules, valid_from=date.min, valid_to=None, transition=None)
            return judge(facts, (chosen,))
        return judge(facts, self._office.rounds.sets(self._day))

    def put_all(self, title: RoundTitle) -> Done:
        """Put everybody who meets the conditions, or registered and may still meet them, on the list."""
        wanted = [
            one.holder
            for one in self.candidates(title)
            if one.nominee is None
            and (
                one.judgement.verdict is Verdict.MET
                or (one.asked_here and one.judgement.verdict is Verdict.REVIEW)
            )
        ]
        return self._office.rounds.nominees.put(title, wanted)

    def preference(self, title: RoundTitle) -> Procedure | None:
        """The row that prefers somebody at equal merit: shown beside the list, never applied silently."""
        if self._view.simple:
            return None
        rule = self._view.rule(title)
        return rule.procedure("equal_merit") if rule.prefers != "none" else None

    def _candidate(self, at: int, holder: Holder, title: RoundTitle, nominee: Nominee | None) -> Candidate:
        judgement = self.judged(holder, title)
        person = self._names.people.get(holder.person_id or 0)
        place = self._names.post_and_unit(holder.person_id, self._day) if holder.person_id is not None else ""
        return Candidate(
            at,
            holder,
            self._names.name(holder, self._day),
            place,
            self._registered.get(holder, ""),
            self._grades.get(holder, ""),
            self._conduct.get(holder.person_id, 0) if holder.person_id is not None else None,
            judgement,
            why(judgement),
            nominee,
            person is not None and person.sex is Sex.FEMALE,
            title.code in self._asked.get(holder, ()),
            self._kinds.get((title.code, title.subject), AwardKind.TITLE) is AwardKind.TITLE,
        )

    def _holders(self, title: RoundTitle) -> tuple[Holder, ...]:
        row = self._view.round
        unit = row.unit_id or 0 if row.level is Level.UNIT else 0
        if row.kind is not RoundKind.YEARLY:
            return ()  # what is outside the year is proposed by name
        if title.subject == COLLECTIVE:
            units = [Holder(None, one.id) for one in self._office.staff.units(self._day)]
            return tuple(one for one in units if not unit or one.unit_id == unit) + (
                () if unit else (OFFICE,)
            )
        lines = self._office.staff.roll(self._day, self._day, unit)
        return tuple(Holder(line.person.id) for line in lines)

    def _also(self, title: RoundTitle) -> tuple[AwardHeld, ...]:
        """Lower titles on the lists of this very round, taken as held while a higher one is weighed."""
        found = []
        for lower in self._view.titles:
            if lower.position >= title.position or lower.code == title.code:
                continue
            kind = self._kinds.get((lower.code, lower.subject), AwardKind.TITLE)
            found += [
                AwardHeld(0, n.person_id, n.unit_id, lower.code, self._view.round.year, kind)
                for n in self._view.nominees_of(lower.id, listed=True)
                if self._held is None or n.id in self._held
            ]
        return tuple(found)

    @cached_property
    def _names(self) -> Holders:
        return Holders(self._office)

    @cached_property
    def _kinds(self) -> dict[tuple[str, str], AwardKind]:
        return {
            (entry.code, entry.subject): entry.kind
            for subject in ("person", COLLECTIVE)
            for entry in catalogue_on(self._day, subject)
        }

    @cached_property
    def _asked(self) -> dict[Holder, set[str]]:
        """Codes each registered for."""
        found: dict[Holder, set[str]] = {}
        for row in self._office.achievements.registrations.of_year(self._view.round.year):
            if row.code:
                found.setdefault(holder_of(row), set()).add(row.code)
        return found

    @cached_property
    def _registered(self) -> dict[Holder, str]:
        found: dict[Holder, list[str]] = {}
        short = {
            (e.code, e.subject): e.short
            for subject in ("person", COLLECTIVE)
            for e in catalogue_on(self._day, subject)
        }
        for row in self._office.achievements.registrations.of_year(self._view.round.year):
            if row.kind is RegisteredKind.INITIATIVE:
                continue
            holder = holder_of(row)
            found.setdefault(holder, []).append(short.get((row.code, holder.subject), row.code or row.words))
        return {holder: ", ".join(dict.fromkeys(words)) for holder, words in found.items()}

    @cached_property
    def _grades(self) -> dict[Holder, str]:
        rows = self._office.achievements.grades.of_year(self._view.round.year)
        return {holder_of(row): row.grade for row in rows if row.counts}

    @cached_property
    def _conduct(self) -> dict[int | None, int]:
        year = self._view.round.year
        facts = self._office.conduct.facts(date(year, 1, 1), min(self._day, date(year, 12, 31)))
        faults = [fact for fact in facts if not fact.merit]
        return {person: one.standing for person, one in tallies(faults, lambda f: f.person_id).items()}


def why(judgement: Judgement) -> str:
    """The verdict in a few words: what is missing, what is not known, or by which way it was met."""
    wanted = {Verdict.NOT_MET: Answer.NOT_MET, Verdict.REVIEW: Answer.UNKNOWN}.get(judgement.verdict)
    if wanted is None:
        by = next((f for f in judgement.findings if _by_initiative(f)), None)
        return "nhờ sáng kiến" if by is not None else ""
    found = [f.found for f in judgement.findings if f.answer is wanted and not f.beside and f.found]
    if not found and judgement.notes:
        return judgement.notes[0]
    return "; ".join(dict.fromkeys(found))


def _by_initiative(finding: Finding) -> bool:
    condition = finding.condition
    return (
        bool(condition.choice)
        and condition.measure == "initiative"
        and finding.answer is Answer.MET
        and not finding.beside
    )


def grade_words(grade: str) -> str:
    """`Xuất sắc`, `Tốt`, `Hoàn thành`, `Không hoàn thành`: short, for a narrow column."""
    words = GRADE_WORDS.get(grade, "")
    for start in ("hoàn thành ",):
        if words.startswith(start):
            words = words[len(start) :]
    words = words.removesuffix(" nhiệm vụ")
    return (words[:1].upper() + words[1:]) if words != "nhiệm vụ" else "Hoàn thành"

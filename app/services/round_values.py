"""A round as the plain rows its papers are laid out from: council, meeting, names, counts, what is given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from app.domain.achievement_report import DecisionWords
from app.domain.award_bonus import Bonus, Claim, Paid, paid
from app.domain.award_catalogue import CatalogueEntry
from app.domain.award_facts import COLLECTIVE, LEVELS, PERSON
from app.domain.award_papers import (
    Agenda,
    BallotAccount,
    BonusLine,
    Council,
    Given,
    Group,
    Meeting,
    Proposed,
    Seat,
    Tallied,
    TitleResult,
    Vote,
)
from app.domain.awards_held import AwardKind, Merit
from app.domain.dates import show_date
from app.domain.holder import holder_of
from app.domain.round_results import NameResult, Standing, needed_words
from app.domain.round_seal import RoundCorrection, seal_words
from app.domain.rounds import (
    COUNTER_WORDS,
    ROLE_WORDS,
    Nominee,
    NomineeState,
    Role,
    Round,
    RoundKind,
    RoundTitle,
)
from app.domain.staff import SEX_WORDS
from app.domain.tallying import needed
from app.services.award_catalogue import catalogue_on
from app.services.holders import Holders
from app.services.round_eligibility import grade_words
from app.services.round_facts import RoundFacts
from app.services.round_view import RoundView

if TYPE_CHECKING:
    from app.services.office import Office

_MERIT = {
    RoundKind.YEARLY: Merit.ON_MERIT,
    RoundKind.SUDDEN: Merit.SUDDEN,
    RoundKind.THEME: Merit.THEME,
    RoundKind.FOREIGN: Merit.FOREIGN,
}
COUNCIL_NAME = "Hội đồng Thi đua - Khen thưởng"


class RoundValues:
    """One reading of a round for its papers; what is sealed is taken from the sealed record.

    `told`: names come with what the book tells beside them, for lists that print it.
    """

    def __init__(self, office: Office, view: RoundView, *, told: bool = False) -> None:
        self._office = office
        self.view = view
        self._facts = RoundFacts(office, view) if told else None
        self.day = view.round.meets_on or date(view.round.year, 12, 31)

    @cached_property
    def results(self) -> dict[int, tuple[NameResult, ...]]:
        return self._office.rounds.outcomes.results(self.view)

    def council(self) -> Council:
        """The council with its decision, the chair first."""
        row = self.view.round
        order = {Role.CHAIR: 0, Role.VICE: 1, Role.MEMBER: 2}
        members = sorted(self.view.members, key=lambda m: (order[m.role], m.position, m.id))
        seats = tuple(
            Seat(
                m.name,
                m.post,
                ROLE_WORDS[m.role],
                m.secretary,
                m.present_at(row.voted_at),
                m.absence,
                m.opinion,
                COUNTER_WORDS[m.counter],
                f"{m.substitute} theo {m.authority}" if m.substitute else "",
            )
            for m in members
        )
        decision = DecisionWords(row.council_number, row.council_on, row.council_issuer)
        return Council(self._met_name(), decision, seats)

    def _met_name(self) -> str:
        unit = self._names.units.get(self.view.round.unit_id or 0) if self.view.unit_level else None
        return COUNCIL_NAME if unit is None else f"Cuộc họp {unit.name}"

    def meeting(self) -> Meeting:
        view, row = self.view, self.view.round
        asked = not view.simple and any(view.rule(title).secret for title in view.titles)
        return Meeting(self.day, row.begins, row.ends, row.voted_at, row.place, secret=row.secret or asked)

    def agendas(self, turn: int = 1, title_id: int | None = None) -> tuple[Agenda, ...]:
        """What stands on one paper of one ballot, title by title."""
        found = []
        for title in self.view.titles:
            if title_id not in (None, title.id):
                continue
            names = [n for n in self.view.names_on(turn) if n.title_id == title.id]
            if names:
                found.append(self.agenda(title, names))
        return tuple(found)

    def listed(self, unit_id: int = 0) -> tuple[Agenda, ...]:
        """Every title with all names on its list, those of one unit when given."""
        found = []
        for title in self.view.titles:
            names = [
                n for n in self.view.nominees_of(title.id, listed=True) if unit_id in (0, n.home_unit_id)
            ]
            if names:
                found.append(self.agenda(title, names))
        return tuple(found)

    def proposals(self) -> tuple[Agenda, ...]:
        """Every name of a unit's own round with its vote there; what was left out says why."""
        found = []
        for title in self.view.titles:
            latest = {r.nominee.id: r for r in self.results[title.id] if r.latest}
            names = [self._voted(n, latest.get(n.id)) for n in self.view.nominees_of(title.id)]
            if names:
                found.append(Agenda(self.view.title_name(title), self.is_title(title), tuple(names)))
        return tuple(found)

    def agenda(self, title: RoundTitle, names: list[Nominee] | tuple[Nominee, ...]) -> Agenda:
        """One title with these names."""
        return Agenda(
            self.view.title_name(title), self.is_title(title), tuple(self._proposed(n) for n in names)
        )

    @cached_property
    def votes(self) -> tuple[Vote, ...]:
        """Every counted paper of every ballot, oldest first."""
        seal = seal_words(self.view.closing.seal) if self.view.closing is not None else ""
        sums = {(c.turn, c.nominee_id): c for c in self.view.counted}
        found = []
        for turn, title_id in sorted(self.view.counted_papers, key=lambda one: (one[0], one[1] or 0)):
            titles = [t for t in self.view.titles if title_id in (None, t.id)]
            results = []
            account = None
            note = ""
            for title in titles:
                rows = [r for r in self.results[title.id] if r.turn == turn]
                tallied = []
                for r in rows:
                    one = sums[turn, r.nominee.id]
                    account, note = one, one.note
                    tallied.append(self._tallied(r, one.sums.parts))
                if rows:
                    names = [r.nominee for r in rows]
                    tallied.sort(key=lambda t: -t.agree)
                    results.append(self._title_result(title, names, tallied))
            if account is not None:
                a, room = account.account, account.room
                papers = BallotAccount(
                    a.printed or 0,
                    a.issued or 0,
                    a.collected or 0,
                    a.valid or 0,
                    a.invalid or 0,
                    room.written,
                )
                found.append(Vote(papers, tuple(results), turn, seal, note))
        return tuple(found)

    def title_results(self, *, here: bool | None = None) -> tuple[TitleResult, ...]:
        """The final result of each title; `here` True: decided by the office, False: by a higher body."""
        sums = {(c.turn, c.nominee_id): c.sums for c in self.view.counted}
        found = []
        for title in self.view.titles:
            rows = [r for r in self.results[title.id] if r.latest and r.standing is not Standing.LEFT_OUT]
            if not rows or here not in (None, self.decided_here(title)):
                continue
            tallied = []
            for r in rows:
                one = sums.get((r.turn, r.nominee.id))
                tallied.append(self._tallied(r, one.parts if one is not None else (0, 0, 0)))
            tallied.sort(key=lambda t: -t.agree)
            names = [r.nominee for r in rows]
            found.append(self._title_result(title, names, tallied))
        return tuple(found)

    def groups(self, decided_on: date) -> tuple[Group, ...]:
        """What the office's own decision gives, with the bonuses of its day."""
        found: dict[int, list[Given]] = {}
        for title, n, one in self._paid(decided_on):
            found.setdefault(title.id, []).append(self._given(n, one.amount, one.reason))
        return tuple(
            Group(self.view.title_name(t), self.is_title(t), tuple(found[t.id]))
            for t in self.view.titles
            if t.id in found
        )

    def bonuses(self, decided_on: date) -> tuple[BonusLine, ...]:
        """Each bonus of the decision as it is reckoned."""
        return tuple(
            BonusLine(
                n.name,
                n.place,
                self.view.title_name(title),
                one.bonus.coefficient.times,
                one.bonus.salary.amount,
                one.bonus.rule.round_up_to,
                one.amount,
                one.reason,
            )
            for title, n, one in self._paid(decided_on)
        )

    def _paid(self, decided_on: date) -> list[tuple[RoundTitle, Nominee, Paid]]:
        here = {title.id for title in self.view.titles if self.decided_here(title)}
        passed = [(title, n) for title, n in self.passed() if title.id in here]
        # One reading of the rules a title: hundreds of names share it.
        titles = {title.id: title for title, _ in passed}
        bonuses = {number: self._bonus(title, decided_on) for number, title in titles.items()}
        claims = [(self._claim(title, n), bonuses[title.id]) for title, n in passed]
        return [(title, n, one) for (title, n), one in zip(passed, paid(claims), strict=True)]

    def passed(self) -> tuple[tuple[RoundTitle, Nominee], ...]:
        """Who gets what, by title from low to high."""
        return tuple(
            (title, r.nominee)
            for title in self.view.titles
            for r in self.results[title.id]
            if r.latest and r.standing is Standing.PASSED
        )

    def is_title(self, title: RoundTitle) -> bool:
        """Whether it is a danh hiệu; the rest are forms of commendation."""
        entry = self._entry(title)
        return entry is None or entry.kind is AwardKind.TITLE

    def decided_here(self, title: RoundTitle) -> bool:
        """Whether the office itself decides it: the lowest level of the catalogue."""
        entry = self._entry(title)
        return entry is not None and entry.level == LEVELS[0]

    @cached_property
    def decision(self) -> tuple[str, date] | None:
        """Number and day of the office's decision as the book of achievements has it of every name given.

        None before it is entered, and where the book tells several.
        """
        passed = [(title, n) for title, n in self.passed() if self.decided_here(title)]
        year = self.view.round.year
        held = {
            (holder_of(row), row.code): (row.number, row.decided_on)
            for row in self._office.achievements.awards.of_year(year)
            if row.number and not row.cancelled and row.merit is merit_of(self.view.round)
        }
        found = {held.get((holder_of(n), title.code)) for title, n in passed}
        known = found.pop() if len(found) == 1 else None
        return (known[0], known[1]) if known is not None and known[1] is not None else None

    def corrections(self) -> tuple[str, ...]:
        """What was found wrong after the sealing, each with its reason and its own seal."""
        return tuple(_corrected(one) for one in self.view.corrections)

    # Inside.

    def _entry(self, title: RoundTitle) -> CatalogueEntry | None:
        return self._entries.get((title.code, title.subject))

    @cached_property
    def _entries(self) -> dict[tuple[str, str], CatalogueEntry]:
        """The catalogue of the day: asked for every name."""
        rows = (entry for subject in (PERSON, COLLECTIVE) for entry in catalogue_on(self.day, subject))
        return {(entry.code, entry.subject): entry for entry in rows}

    def _threshold(self, title: RoundTitle) -> str:
        if self.view.simple:
            return ""
        ballot = self.view.rule(title).ballot
        members = len(self.view.members)
        return f"{needed_words(ballot, members)}; cần {needed(ballot, members)} phiếu"

    def _title_result(self, title: RoundTitle, names: list[Nominee], tallied: list[Tallied]) -> TitleResult:
        ballot = None if self.view.simple else self.view.rule(title).ballot
        return TitleResult(
            self.agenda(title, names),
            self._threshold(title),
            tuple(tallied),
            ballot.percent if ballot is not None else 0,
            ballot is not None and ballot.comparison == "more-than",
        )

    def _tallied(self, r: NameResult, sums: tuple[int | None, int | None, int | None]) -> Tallied:
        agree, disagree, blank = (part or 0 for part in sums)
        passed = r.standing is Standing.PASSED
        standing = r.standing.value
        sentence = " ".join(filter(None, (r.sentence, r.cut)))
        return Tallied(
            self._proposed(r.nominee), agree, disagree, blank, r.members, r.need, standing, passed, sentence
        )

    def _voted(self, n: Nominee, result: NameResult | None) -> Proposed:
        said = self._proposed(n)
        if result is None or n.state is NomineeState.LEFT_OUT:
            return said
        note = "đề nghị" if result.standing is Standing.PASSED else result.standing.value
        votes = f"{result.agree}/{result.members}" if result.members else said.unit_votes
        return replace(said, unit_votes=votes, note=note)

    def _proposed(self, n: Nominee) -> Proposed:
        person = self._names.people.get(n.person_id or 0)
        votes = f"{n.unit_yes}/{n.unit_total}" if n.unit_total else ""
        return Proposed(
            n.name,
            n.place,
            n.person_id is None,
            born=str(person.birth_date.year) if person is not None and person.birth_date else "",
            sex=SEX_WORDS[person.sex] if person is not None else "",
            grade=grade_words(self._grades.get(holder_of(n), "")) if holder_of(n) in self._grades else "",
            initiative=self._facts.initiatives(n) if self._facts else "",
            conduct=self._facts.conduct(n) if self._facts else "",
            history=self._facts.history(n) if self._facts else "",
            unit_votes="nhất trí" if n.consensus else votes,
            note=n.reason if n.state is NomineeState.LEFT_OUT else "",
        )

    def _given(self, n: Nominee, amount: int, reason: str) -> Given:
        person = self._names.people.get(n.person_id or 0)
        standing = self._names.standing(n.person_id, self.day) if n.person_id is not None else None
        unit = self._names.units.get(standing.unit_id) if standing is not None else None
        return Given(
            n.name,
            standing.post if standing is not None else "",
            unit.name if unit is not None else "",
            n.person_id is None,
            SEX_WORDS[person.sex] if person is not None else "",
            money=amount,
            note=reason,
        )

    def _claim(self, title: RoundTitle, n: Nominee) -> Claim:
        who = f"{n.person_id}/{n.unit_id}"
        return Claim(who, title.code, title.subject, str(self.view.round.year), self.is_title(title))

    def _bonus(self, title: RoundTitle, decided_on: date) -> Bonus:
        return self._office.rules.bonus(title.code, title.subject, decided_on)

    @cached_property
    def _names(self) -> Holders:
        return Holders(self._office)

    @cached_property
    def _grades(self) -> dict[object, str]:
        rows = self._office.achievements.grades.of_year(self.view.round.year)
        return {holder_of(row): row.grade for row in rows if row.counts}


def merit_of(row: Round) -> Merit:
    """The loại hình of what the round gives."""
    return _MERIT[row.kind]


def _corrected(one: RoundCorrection) -> str:
    day = show_date(date.fromisoformat(one.at[:10]))
    wrong, correct, reason = (words.rstrip(".") for words in (one.wrong, one.correct, one.reason))
    return (
        f"Đính chính ngày {day}: {wrong} sửa thành {correct}; lý do: {reason}; "
        f"mã niêm phong {seal_words(one.seal)}."
    )

"""Everything one round holds, read once and asked by the screens, the papers and the seal."""

from __future__ import annotations

from functools import cached_property

from app.domain.award_rules import RuleSet
from app.domain.ballot_rules import BallotRule, ballot_rule
from app.domain.round_counting import Room
from app.domain.round_results import Counted
from app.domain.round_seal import RoundClosing, RoundCorrection
from app.domain.rounds import (
    AgainVote,
    CouncilMember,
    Level,
    Nominee,
    NomineeState,
    PaperAccount,
    Round,
    RoundTitle,
    standing_aside,
)
from app.domain.tallying import quorum_needed
from app.domain.voting_rules import Quota
from app.storage import record_rows, round_rows
from app.storage.office_file import OfficeFile


class RoundView:
    """A reading of one round as it is now; ask for a new one after a change."""

    def __init__(self, db: OfficeFile, row: Round, rules: RuleSet) -> None:
        self._db = db
        self.round = row
        self.rules = rules
        self._ballots: dict[str, BallotRule] = {}

    @cached_property
    def titles(self) -> tuple[RoundTitle, ...]:
        """The agenda, from low to high."""
        return round_rows.of_round(self._db, RoundTitle, self.round.id)

    @cached_property
    def members(self) -> tuple[CouncilMember, ...]:
        return round_rows.of_round(self._db, CouncilMember, self.round.id)

    @cached_property
    def nominees(self) -> tuple[Nominee, ...]:
        return round_rows.of_round(self._db, Nominee, self.round.id)

    @cached_property
    def agains(self) -> tuple[AgainVote, ...]:
        return round_rows.of_round(self._db, AgainVote, self.round.id)

    @cached_property
    def papers(self) -> tuple[PaperAccount, ...]:
        return round_rows.of_round(self._db, PaperAccount, self.round.id)

    @cached_property
    def counted(self) -> tuple[Counted, ...]:
        return round_rows.counted(self._db, self.round.id)

    @cached_property
    def counted_papers(self) -> frozenset[tuple[int, int | None]]:
        return round_rows.counted_papers(self._db, self.round.id)

    @cached_property
    def closing(self) -> RoundClosing | None:
        found = record_rows.rows(self._db, RoundClosing, "round_id = ?", (self.round.id,))
        return found[0] if found else None

    @cached_property
    def corrections(self) -> tuple[RoundCorrection, ...]:
        return round_rows.of_round(self._db, RoundCorrection, self.round.id)

    def title_name(self, title: RoundTitle) -> str:
        """`Chiến sĩ thi đua cơ sở`."""
        award = self.rules.award(title.code, title.subject)
        return award.name if award else title.code

    def title(self, title_id: int) -> RoundTitle:
        return next(one for one in self.titles if one.id == title_id)

    def rule(self, title: RoundTitle) -> BallotRule:
        """How the council votes on the title; raises SayToUser where the set has no row."""
        if title.code not in self._ballots:
            self._ballots[title.code] = ballot_rule(self.rules, title.code, self.round.kind.value)
        return self._ballots[title.code]

    @property
    def unit_level(self) -> bool:
        """Whether a unit meets: it proposes to the office's round, it decides nothing."""
        return self.round.level is Level.UNIT

    def quota(self, title: RoundTitle) -> Quota | None:
        """How many may get the title; None without a cap and in a unit, as the office's round cuts."""
        return None if self.unit_level else self.rules.quota(title.code, title.subject)

    @property
    def simple(self) -> bool:
        """Whether the kind of the round goes from proposal to paper without a ballot."""
        return any(one.kind == self.round.kind.value for one in self.rules.simple)

    def nominees_of(self, title_id: int, *, listed: bool = False) -> tuple[Nominee, ...]:
        """All names of a title, or only those on the list of the vote."""
        return tuple(
            n
            for n in self.nominees
            if n.title_id == title_id and (not listed or n.state is NomineeState.LISTED)
        )

    @property
    def turns(self) -> int:
        """The number of the last ballot opened."""
        firsts = (n.first_turn for n in self.nominees)
        return max((1, *firsts, *(a.turn for a in self.agains)))

    def names_on(self, turn: int, title_id: int | None = None) -> tuple[Nominee, ...]:
        """Who stands on ballot number `turn`, by title from low to high; of one title's paper when given."""
        again = {a.nominee_id for a in self.agains if a.turn == turn}
        order = {title.id: at for at, title in enumerate(self.titles)}
        found = [
            n
            for n in self.nominees
            if n.state is NomineeState.LISTED
            and (n.first_turn == turn or n.id in again)
            and title_id in (None, n.title_id)
            and not self.agreed(n)
        ]
        return tuple(sorted(found, key=lambda n: (order.get(n.title_id, 0), n.position, n.id)))

    def agreed(self, nominee: Nominee) -> bool:
        """Whether the unit that meets here agreed on the name by consensus: it stands on no ballot."""
        return self.unit_level and nominee.consensus and nominee.state is NomineeState.LISTED

    def paper_titles(self, turn: int) -> tuple[int | None, ...]:
        """The papers of a ballot: (None,) for one of all titles, else one a title with names."""
        if self.round.combined:
            return (None,) if self.names_on(turn) else ()
        return tuple(t.id for t in self.titles if self.names_on(turn, t.id))

    @property
    def room(self) -> Room:
        """The council at the moment of the vote."""
        hour = self.round.voted_at
        present = [m for m in self.members if m.present_at(hour)]
        written = [m for m in self.members if m.opinion and m not in present]
        return Room(len(self.members), len(present), len(written))

    @property
    def quorum(self) -> int:
        """How many must be present: the most any title on the agenda asks for."""
        asked = (quorum_needed(self.rule(title).ballot, len(self.members)) for title in self.titles)
        return max(asked, default=0)

    def aside(self, nominee: Nominee) -> tuple[CouncilMember, ...]:
        """The members who stand aside from the name by the round's rule."""
        return standing_aside(self.members, nominee, self.round.aside)

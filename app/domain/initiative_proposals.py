"""Which initiatives an award may have rested on, so that each is written down as used, once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.award_facts import LEVELS
from app.domain.award_rules import Condition
from app.domain.awards_held import AwardHeld
from app.domain.history import History
from app.domain.history_counts import used_before
from app.domain.history_rules import InitiativeUseRule
from app.domain.initiatives import Initiative, InitiativeUse

_EVER = 10_000  # years; a run of years asks for initiatives of any of them
_ASK = {"initiative", "initiatives_in_run"}


@dataclass(frozen=True)
class Resting:
    """One award and one initiative it may have rested on. `condition` is what asks for it.

    `before` are the uses that bar another one; `beside` words another way in which the award was reached
    without any initiative, "" where there is none.
    """

    award: AwardHeld
    initiative: Initiative
    condition: Condition
    before: tuple[InitiativeUse, ...] = ()
    beside: str = ""


def asking(conditions: Iterable[Condition], code: str) -> tuple[Condition, ...]:
    """What the award itself asks of initiatives, not an award it rests on."""
    return tuple(one for one in conditions if one.award == code and one.measure in _ASK)


def resting(
    award: AwardHeld, conditions: Iterable[Condition], history: History, rule: InitiativeUseRule, beside: str
) -> tuple[Resting, ...]:
    """The initiatives the award may have rested on, free ones and the newest first.

    Nothing where as many as are asked for are written down already.
    """
    found: list[Resting] = []
    for condition in conditions:
        used = [use for use in history.uses if serves(use, award)]
        if len({use.initiative_id for use in used}) >= int(condition.row.get("at_least", 1)):
            continue
        taken = {use.initiative_id for use in used}
        years = int(condition.row.get("years", _EVER))
        level = LEVELS.index(str(condition.row["level"]))
        found += [
            Resting(award, row, condition, used_before(history, row, rule), beside)
            for row in history.initiatives
            if row.recognised
            and row.id not in taken
            and award.year - years < row.year <= award.year
            and LEVELS.index(row.level) >= level
        ]
    once = {one.initiative.id: one for one in reversed(found)}
    return tuple(sorted(once.values(), key=lambda one: (bool(one.before), -one.initiative.year)))


def serves(use: InitiativeUse, award: AwardHeld) -> bool:
    """Whether the use was written for this award, before or after it stood in the book."""
    if use.award_id is not None and use.award_id == award.id:
        return True
    return (use.code, use.year) == (award.code, award.year) and use.person_id in (None, award.person_id)

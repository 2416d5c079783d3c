"""The tables a rule set's file may hold: their columns, and by what a row is known among its like."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.domain.award_facts import COLLECTIVE, FORMS, GRADES, LEVELS, PERSON
from app.domain.measures import MEASURES, OF_THE_JUDGING
from app.domain.rule_rows import DATED, Column, RowKind
from app.domain.voting_rules import PROCEDURES, ROUNDINGS

COMPARISONS = ("at-least", "more-than")
_AWARD = Column("award")
_SUBJECT = Column("subject", choices=(PERSON, COLLECTIVE))
_LOCAL = Column("local", bool)

# What a condition of the office says that stands against another one: which, its words, and why.
REPLACING = ("replaces", "instead_of", "reason")

SET = RowKind("set", (Column("code"), Column("name"), *DATED), ("code",))
AWARD = RowKind("award", (Column("code"), _SUBJECT, Column("name")), ("code", "subject"))
CONDITION = RowKind(
    "condition",
    (
        _AWARD,
        _SUBJECT,
        Column("measure", choices=(*MEASURES, *OF_THE_JUDGING)),
        Column("words"),
        *(Column(key, needed=False) for key in ("ground", "choice", "option", "reading")),
        *(Column(key, needed=False) for key in REPLACING),
    ),
    ("award", "subject", "measure"),
    open_keys=True,
)
BALLOT = RowKind(
    "ballot",
    (
        _AWARD,
        Column("percent", int),
        Column("comparison", choices=COMPARISONS),
        Column("base", choices=("members",)),
        Column("quorum", list),
        Column("required", bool),
        Column("secret", bool),
        Column("quorum_source"),
        _LOCAL,
    ),
    ("award",),
)
TRANSITION = RowKind("transition", (Column("from"), Column("more_favourable", bool)), ("from",))
DECIDER = RowKind("decider", (_AWARD, _SUBJECT, Column("by")), ("award", "subject"))
QUOTA = RowKind(
    "quota",
    (
        _AWARD,
        _SUBJECT,
        Column("of"),
        Column("of_words"),
        Column("percent", int, needed=False),
        Column("rounding", choices=tuple(ROUNDINGS)),
        _LOCAL,
    ),
    ("award", "subject"),
)
BONUS = RowKind("bonus", (_AWARD, _SUBJECT, Column("times", list)), ("award", "subject"))
BONUS_RULE = RowKind(
    "bonus_rule",
    (Column("round_up_to", int), Column("same_period", choices=("highest", "each")), Column("words")),
    (),
)
PROCEDURE = RowKind(
    "procedure",
    (
        Column("about", choices=tuple(PROCEDURES)),
        Column("value"),
        Column("number", int, needed=False),
        Column("award", needed=False),
        Column("words"),
        _LOCAL,
    ),
    ("about", "award"),
)
SIMPLE = RowKind("simple", (Column("kind"), Column("words")), ("kind",))
BASIS = RowKind(
    "basis",
    (
        Column("text"),
        Column("paper", needed=False),
        Column("valid_from", date, needed=False),
        Column("valid_to", date, needed=False),
    ),
    ("text",),
)
SETTLED = RowKind("settled", (_AWARD, _SUBJECT, Column("reading")), ("award", "subject"))
# Of the office alone: a file of rules has no need of it.
LEFT_OUT = RowKind(
    "left_out",
    (_AWARD, _SUBJECT, Column("condition"), Column("words"), Column("reason", needed=False)),
    ("award", "subject"),
)
BASE_SALARY = RowKind("base_salary", (Column("amount", int), *DATED), ("amount",))

TABLES = (
    AWARD,
    CONDITION,
    BALLOT,
    TRANSITION,
    DECIDER,
    QUOTA,
    BONUS,
    BONUS_RULE,
    PROCEDURE,
    SIMPLE,
    BASIS,
    SETTLED,
    LEFT_OUT,
)
# No two rows of a table agree in all of these; a row of the office replaces the one that does.
KEYS: dict[str, tuple[str, ...]] = {
    "award": ("code", "subject"),
    "condition": ("award", "subject", "ground", "choice", "option", "reading", "measure"),
    "ballot": ("award",),
    "transition": (),
    "decider": ("award", "subject"),
    "quota": ("award", "subject"),
    "bonus": ("award", "subject"),
    "bonus_rule": (),
    "procedure": ("about", "award"),
    "simple": ("kind",),
    "basis": ("text", "paper"),
    "settled": ("award", "subject"),
    "left_out": ("condition",),
}
# What an argument of a measure may be; the rest are plain names.
ARGUMENTS: dict[str, Column] = {
    column.name: column
    for column in (
        *(Column(name, int) for name in ("at_least", "years", "own_run", "again", "percent")),
        *(Column(name, bool) for name in ("unused", "duty_only")),
        Column("grade", choices=GRADES),
        Column("level", choices=LEVELS),
        Column("form", choices=FORMS),
        Column("comparison", choices=COMPARISONS),
    )
}


def key_of(table: str, row: Mapping[str, Any]) -> tuple[Any, ...]:
    """By what the row is known among the rows of its table."""
    key = tuple(row.get(name, "") for name in KEYS[table])
    # Of what people judge there may be several things, told apart by their words alone.
    return (*key, row["words"]) if row.get("measure") == "council_judges" else key

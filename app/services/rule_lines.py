"""A rule set as lines in words, grouped by award and then by what holds for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from app.domain.award_bonus import BaseSalary
from app.domain.own_rules import BASE_SALARY, OwnRule
from app.domain.rule_words import SUBJECT_WORDS, RuleLine, in_words
from app.services.award_rule_kinds import key_of
from app.services.award_rule_reading import Content
from app.services.rule_replacing import condition_id, dropped_ids

_OF_AN_AWARD = ("decider", "condition", "left_out", "settled", "quota", "ballot", "bonus")
_OF_ALL = (
    ("Hội đồng", ("procedure", "simple")),
    ("Căn cứ của văn bản", ("basis",)),
    ("Chuyển tiếp", ("transition",)),
)
_MONEY = "Tiền thưởng"


def lines_of(
    content: Content,
    own: Mapping[tuple[str, tuple[Any, ...]], int],
    salaries: Iterable[BaseSalary],
    own_salaries: Iterable[OwnRule],
) -> tuple[RuleLine, ...]:
    """All lines; `own` tells by table and key which rows are the office's."""
    found: list[RuleLine] = []
    dropped, known = dropped_ids(content.tables), set(map(condition_id, content.tables["condition"]))
    settled = {(row["award"], row["subject"]): row["reading"] for row in content.tables["settled"]}
    for award in content.tables["award"]:
        group = f"{award['name']} ({SUBJECT_WORDS[award['subject']]})"
        found += (
            _line(group, table, row, own, award["subject"])
            for table in _OF_AN_AWARD
            for row in content.tables[table]
            if row["award"] == award["code"]
            and row.get("subject", award["subject"]) == award["subject"]
            and _shown(row, settled.get((award["code"], award["subject"]), ""))
            and (table != "condition" or condition_id(row) not in dropped)
        )
    for group, tables in _OF_ALL:
        found += (_line(group, table, row, own) for table in tables for row in content.tables[table])
    found += (_line(_MONEY, "bonus_rule", row, own) for row in content.tables["bonus_rule"])
    found = [
        replace(one, words=f"{one.words} (bộ này không còn điều kiện ấy)")
        if one.table == "left_out" and one.values["condition"] not in known
        else one
        for one in found
    ]
    return (*found, *_salaries(salaries, {row.valid_from: row.id for row in own_salaries}))


def _shown(row: Mapping[str, Any], chosen: str) -> bool:
    """Of two readings of a text only the one the office chose is shown."""
    return not chosen or row.get("reading", chosen) == chosen


def _line(
    group: str,
    table: str,
    row: dict[str, Any],
    own: Mapping[tuple[str, tuple[Any, ...]], int],
    subject: str = "",
) -> RuleLine:
    key = key_of(table, row)
    return RuleLine(
        "/".join((table, *map(str, key), subject)),
        group,
        table,
        in_words(table, row),
        row["source"],
        row["verified"],
        bool(row.get("local", False)),
        own.get((table, key), 0),
        row,
    )


def _salaries(salaries: Iterable[BaseSalary], own: Mapping[Any, int]) -> Iterator[RuleLine]:
    for one in salaries:
        until = f" đến {one.valid_to:%d/%m/%Y}" if one.valid_to else ""
        row = {"amount": one.amount}
        yield RuleLine(
            f"{BASE_SALARY}/{one.valid_from}",
            _MONEY,
            BASE_SALARY,
            f"{in_words(BASE_SALARY, row)}, từ {one.valid_from:%d/%m/%Y}{until}",
            one.source,
            one.verified,
            False,
            own.get(one.valid_from, 0),
            row,
        )

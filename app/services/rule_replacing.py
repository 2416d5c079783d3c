"""Shipped conditions that the office leaves out or replaces by one of its own, with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from app.domain.award_rules import LeftOut
from app.domain.measures import OF_THE_JUDGING
from app.domain.rule_rows import BadRule
from app.services.award_rule_kinds import CONDITION, LEFT_OUT, REPLACING, key_of

# Where a condition stands and what it rests on; the other columns are what it asks.
OF_A_PLACE = (
    *("award", "subject", "ground", "choice", "option", "reading", "source", "verified"),
    *REPLACING,
)
JUDGED_BY_COUNCIL = "Hội đồng đánh giá, tự ghi lời"

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]


def condition_id(row: Row) -> str:
    """By what a row of the office names the condition it stands against."""
    return "/".join(map(str, key_of(CONDITION.table, row)))


def target_of(table: str, row: Row) -> str:
    """The condition a row of the office is about: its own, the one it replaces, or the one left out."""
    if table == LEFT_OUT.table:
        return str(row.get("condition", ""))
    return str(row.get("replaces", "")) or condition_id(row)


def check_replacing(place: str, before: Tables, table: str, row: Row) -> None:
    """The condition is there and a reason is given; raises BadRule."""
    if table != LEFT_OUT.table and not row.get("replaces"):
        return
    if not str(row.get("reason", "")).strip():
        raise BadRule.at(place, "chưa ghi lý do. Ghi vì sao không theo điều kiện ấy.", "reason")
    if target_of(table, row) not in set(map(condition_id, before[CONDITION.table])):
        raise BadRule.at(place, "bộ này không còn điều kiện ấy.", "reason")


def check_something_left(place: str, before: Tables, after: Tables, field: str) -> None:
    """Every award keeps a condition on each of its grounds; raises BadRule."""
    asked, left = set(_asked(before)), set(_asked(after))
    for award, subject, ground in sorted(asked - left):
        if ground or not any((award, subject) == one[:2] for one in left):
            said = f"{award} sẽ không còn điều kiện nào để xét. Thay bằng điều kiện khác rồi mới bỏ."
            raise BadRule.at(place, said, field)


def alternatives(sets: Iterable[Tables], row: Row) -> dict[str, dict[str, Any]]:
    """Conditions the office may ask in the place of one, in words: those of all sets for the like of it.

    What the council judges comes first, its words to be written. Each holds the columns of the condition.
    """
    plain = set(OF_A_PLACE)
    here = _asks(row)
    found = {JUDGED_BY_COUNCIL: {"measure": "council_judges", "words": ""}}
    for tables in sets:
        for one in tables[CONDITION.table]:
            same = one["subject"] == row["subject"] and one["measure"] not in OF_THE_JUDGING
            if same and _asks(one) != here and one["words"] not in found:
                found[one["words"]] = {key: value for key, value in one.items() if key not in plain}
    return found


def in_place_of(row: Row, by: Row) -> dict[str, Any]:
    """The columns of a condition of the office that stands where `row` did and asks what `by` asks."""
    place = {key: row[key] for key in ("award", "subject", "ground", "choice", "option") if key in row}
    return {**by, **place, "replaces": condition_id(row), "instead_of": row["words"], "reason": ""}


def _asks(row: Row) -> tuple[tuple[str, str], ...]:
    asked = {key: value for key, value in row.items() if key not in {*OF_A_PLACE, "words"}}
    return tuple(sorted((key, str(value)) for key, value in asked.items()))


def dropped_ids(tables: Tables) -> set[str]:
    """The conditions that do not count."""
    named = {str(row["condition"]) for row in tables[LEFT_OUT.table]}
    return named | {str(row["replaces"]) for row in tables[CONDITION.table] if row.get("replaces")}


def left_out(tables: Tables) -> Iterator[LeftOut]:
    """What is left out or replaced, as the judgement tells it."""
    for row in tables[LEFT_OUT.table]:
        yield LeftOut(**{key: row[key] for key in ("award", "subject", "words", "reason", "source")})
    for row in tables[CONDITION.table]:
        if row.get("replaces"):
            given = {key: row[key] for key in ("award", "subject", "reason", "source")}
            yield LeftOut(**given, words=str(row.get("instead_of", "")), instead=row["words"])


def _asked(tables: Tables) -> Iterator[tuple[str, str, str]]:
    dropped = dropped_ids(tables)
    for row in tables[CONDITION.table]:
        if condition_id(row) not in dropped:
            yield row["award"], row["subject"], row.get("ground", "")

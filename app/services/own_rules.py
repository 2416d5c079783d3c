"""The shipped rule sets with the office's own sets and rows of a day laid over them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Any

from app.domain.award_bonus import BaseSalary
from app.domain.award_rules import RuleSet
from app.domain.own_rules import BASE_SALARY, OwnRule, OwnSet
from app.domain.rule_rows import BadRule
from app.services.award_rule_kinds import BALLOT, TRANSITION, key_of
from app.services.award_rule_reading import Content, content_of
from app.services.award_rules import base_salaries, contents, in_order

OF_THE_OFFICE = "quy định của cơ quan"


def with_own(sets: tuple[OwnSet, ...], rows: tuple[OwnRule, ...]) -> tuple[Content, ...]:
    """The shipped sets, the office's own between them, each with the rows given; oldest first.

    A set holds until the next begins. `rows` are those in force on one day; raises BadRule for a row that
    cannot stand.
    """
    found = {one.head["code"]: one for one in contents()}
    for own in sorted(sets, key=lambda one: one.valid_from or date.max):
        base = found.get(own.based_on)
        if base is None:
            raise BadRule(f"Bộ {own.code} của cơ quan dựa trên {own.based_on}, không có bộ ấy.", "based_on")
        assert own.valid_from is not None
        # A shipped set of the same day or code gives way to the office's.
        found = {c: one for c, one in found.items() if one.head["valid_from"] != own.valid_from}
        found[own.code] = _begun(own, own.valid_from, base)
    by_set: dict[str, list[OwnRule]] = {}
    for row in rows:
        if row.kind != BASE_SALARY:
            by_set.setdefault(row.rule_set, []).append(row)
    laid = [laid_over(one, by_set.get(code, ())) for code, one in found.items()]
    return _following(laid)


def laid_over(content: Content, rows: Iterable[OwnRule]) -> Content:
    """The set with each row in the place of the one of its key, or behind the others; raises BadRule."""
    tables = {table: list(found) for table, found in content.tables.items()}
    for own in rows:
        if own.kind not in tables:
            raise BadRule(f"{OF_THE_OFFICE}: không có loại bảng «{own.kind}».")
        row = columns_of(own)
        key = key_of(own.kind, row)
        found = tables[own.kind]
        place = next((n for n, one in enumerate(found) if key_of(own.kind, one) == key), len(found))
        found[place : place + 1] = [row]
    head = {key: value for key, value in content.head.items() if value is not None}
    return content_of(content.file, {"set": head, **{t: r for t, r in tables.items() if r}})


def columns_of(own: OwnRule) -> dict[str, Any]:
    """The columns of the office's row: its paper is the source, and the office answers for it."""
    row = {**own.values, "source": own.document, "verified": True}
    if own.kind == BALLOT.table:
        row["quorum_source"] = own.document
    return row


@lru_cache
def resolved(sets: tuple[OwnSet, ...], rows: tuple[OwnRule, ...]) -> tuple[RuleSet, ...]:
    """The rule sets as values; raises BadRule."""
    return in_order(with_own(sets, rows))


def salaries_with(rows: Iterable[OwnRule]) -> tuple[BaseSalary, ...]:
    """Lương cơ sở, the office's rows before the shipped ones, so that they are found first."""
    own = tuple(
        BaseSalary(row.values["amount"], row.valid_from, row.valid_to, row.document, True)
        for row in rows
        if row.kind == BASE_SALARY and row.valid_from is not None
    )
    return (*own, *base_salaries())


def _begun(own: OwnSet, begins: date, base: Content) -> Content:
    head = {
        "code": own.code,
        "name": own.name,
        "valid_from": begins,
        "source": own.document,
        "verified": True,
    }
    return Content(f"{own.code} ({OF_THE_OFFICE})", head, {**base.tables, TRANSITION.table: ()})


def _following(found: list[Content]) -> tuple[Content, ...]:
    """Each set ends on the day before the next begins."""
    found.sort(key=lambda one: one.head["valid_from"])
    cut = []
    for one, after in pairwise(found):
        last = after.head["valid_from"] - timedelta(days=1)
        ends = one.head.get("valid_to")
        cut.append(
            one if ends is not None and ends <= last else replace(one, head={**one.head, "valid_to": last})
        )
    return (*cut, *found[-1:])

"""From checked tables to a rule set; what no row shows alone is refused here, naming file and row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.award_bonus import BonusRule, Coefficient
from app.domain.award_rules import Award, Ballot, Condition, RuleSet, Transition
from app.domain.measures import MEASURES, OF_THE_JUDGING
from app.domain.rule_rows import BadRule, Column, RowKind, check_row, checked, checked_tables, where
from app.domain.voting_rules import PROCEDURES, Basis, Decider, Procedure, Quota, Settled, Simple
from app.services.award_rule_kinds import (
    ARGUMENTS,
    BALLOT,
    BASIS,
    BONUS,
    BONUS_RULE,
    CONDITION,
    DECIDER,
    PROCEDURE,
    QUOTA,
    SET,
    SETTLED,
    TABLES,
    key_of,
)
from app.services.rule_replacing import condition_id, dropped_ids, left_out

Rows = tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Content:
    """A rule set as checked tables: `head` is its [set], `tables` its rows by table."""

    file: str
    head: dict[str, Any]
    tables: dict[str, Rows]


def content_of(file: str, tables: dict[str, Any]) -> Content:
    """The tables of a file, each row checked by itself and known by its key once; raises BadRule."""
    (head,) = checked(file, SET, [tables["set"]])
    rows = checked_tables(file, {key: value for key, value in tables.items() if key != "set"}, TABLES)
    for kind in TABLES:
        seen: dict[tuple[Any, ...], int] = {}
        for number, row in enumerate(rows[kind.table], 1):
            key = key_of(kind.table, row)
            if key in seen:
                place = where(file, kind, number, row)
                raise BadRule.at(place, f"ghi hai lần, đã có ở dòng thứ {seen[key]}. Giữ một dòng.")
            seen[key] = number
    return Content(file, head, rows)


def built(content: Content) -> RuleSet:
    """The rule set; raises BadRule naming file and row."""
    file, head, tables = content.file, content.head, content.tables
    awards = tuple(
        Award(r["code"], r["subject"], r["name"], r["source"], r["verified"]) for r in tables["award"]
    )
    catalogue = {(award.code, award.subject) for award in awards}
    for kind in (DECIDER, QUOTA, BONUS):
        for number, row in enumerate(tables[kind.table], 1):
            if (row["award"], row["subject"]) not in catalogue:
                raise BadRule(
                    f"{where(file, kind, number, row)}: danh mục [[award]] không có "
                    f"«{row['award']}» cho {row['subject']}."
                )
    _check_rests(file, tables)
    settled = tuple(_settled(file, n, row, tables["condition"]) for n, row in _numbered(tables, SETTLED))
    crossing, rule = tables["transition"], tables["bonus_rule"]
    codes = {code for code, _ in catalogue}
    dropped = dropped_ids(tables)
    return RuleSet(
        head["code"],
        head["name"],
        head["valid_from"],
        _ends(file, SET, 1, head),
        awards,
        tuple(
            condition
            for n, row in _numbered(tables, CONDITION)
            if condition_id(row) not in dropped
            and _stands(condition := _condition(file, n, row, catalogue), settled)
        ),
        tuple(_ballot(file, n, row, codes) for n, row in _numbered(tables, BALLOT)),
        Transition(crossing[0]["from"], *_of(crossing[0], "more_favourable", "source", "verified"))
        if crossing
        else None,
        tuple(Decider(**row) for row in tables["decider"]),
        tuple(_quota(file, n, row) for n, row in _numbered(tables, QUOTA)),
        tuple(_coefficient(file, n, row) for n, row in _numbered(tables, BONUS)),
        _bonus_rule(file, rule[0]) if rule else None,
        tuple(_procedure(file, n, row, codes) for n, row in _numbered(tables, PROCEDURE)),
        tuple(Simple(**row) for row in tables["simple"]),
        tuple(_basis(file, n, row) for n, row in _numbered(tables, BASIS)),
        settled,
        tuple(left_out(tables)),
    )


def _check_rests(file: str, tables: dict[str, Rows]) -> None:
    """An award may rest on another, but never, by whatever way round, on itself."""
    rests: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for _, row in _numbered(tables, CONDITION):
        if row["measure"] == "meets_award" and "needs" in row:
            rests.setdefault((row["award"], row["subject"]), set()).add((row["needs"], row["subject"]))
    for number, row in _numbered(tables, CONDITION):
        if row["measure"] != "meets_award" or "needs" not in row:
            continue
        own, reached = (row["award"], row["subject"]), [(row["needs"], row["subject"])]
        for one in reached:
            reached += [other for other in rests.get(one, ()) if other not in reached]
        if own in reached:
            place = where(file, CONDITION, number, row)
            said = f"{row['award']} dựa vào {row['needs']}, mà {row['needs']} lại dựa vào {row['award']}."
            raise BadRule.at(place, said, "needs")


def _settled(file: str, number: int, row: dict[str, Any], conditions: Rows) -> Settled:
    known = {
        c["reading"]: None
        for c in conditions
        if (c["award"], c["subject"]) == (row["award"], row["subject"]) and c.get("reading")
    }
    if row["reading"] not in known:
        place = where(file, SETTLED, number, row)
        ways = ", ".join(known) or "không có"
        raise BadRule.at(place, f"không có cách hiểu «{row['reading']}». Các cách hiểu: {ways}.", "reading")
    return Settled(**row)


def _stands(condition: Condition, settled: tuple[Settled, ...]) -> bool:
    """Whether the condition counts: of readings the office chose between, only the chosen one does."""
    chosen = {s.reading for s in settled if (s.award, s.subject) == (condition.award, condition.subject)}
    return not (chosen and condition.reading) or condition.reading in chosen


def _numbered(tables: dict[str, Rows], kind: RowKind) -> Iterator[tuple[int, dict[str, Any]]]:
    yield from enumerate(tables[kind.table], 1)


def _of(row: dict[str, Any], *keys: str) -> tuple[Any, ...]:
    return tuple(row[key] for key in keys)


def _ends(file: str, kind: RowKind, number: int, row: dict[str, Any]) -> date | None:
    begins, ends = row.get("valid_from"), row.get("valid_to")
    if begins is not None and ends is not None and ends < begins:
        raise BadRule(f"{where(file, kind, number, row)}: ngày hết hiệu lực trước ngày có hiệu lực.")
    return ends


def _condition(file: str, number: int, row: dict[str, Any], catalogue: set[tuple[str, str]]) -> Condition:
    place = where(file, CONDITION, number, row)
    if (row["award"], row["subject"]) not in catalogue:
        raise BadRule.at(
            place, f"danh mục [[award]] không có «{row['award']}» cho {row['subject']}.", "award"
        )
    if ("choice" in row) != ("option" in row):
        raise BadRule.at(place, "«choice» và «option» phải đi cùng nhau.")
    plain = {column.name for column in CONDITION.known}
    arguments = {key: value for key, value in row.items() if key not in plain}
    name = row["measure"]
    needed = MEASURES[name].needed if name in MEASURES else OF_THE_JUDGING[name]
    optional = MEASURES[name].optional if name in MEASURES else ()
    for key in needed:
        if key not in arguments:
            raise BadRule.at(place, f"thước đo «{name}» cần «{key}».", key)
    for key in arguments:
        if key not in (*needed, *optional):
            raise BadRule.at(place, f"thước đo «{name}» không có «{key}».")
        column = ARGUMENTS.get(key, Column(key))
        check_row(place, RowKind(CONDITION.table, (column,), (), open_keys=True), row)
    if name == "meets_award" and (arguments["needs"], row["subject"]) not in catalogue:
        raise BadRule.at(place, f"danh mục [[award]] không có «{arguments['needs']}».")
    return Condition(
        row["award"],
        row["subject"],
        name,
        tuple(sorted(arguments.items())),
        *_of(row, "words", "source", "verified"),
        *(row.get(key, "") for key in ("ground", "choice", "option", "reading")),
    )


def _ballot(file: str, number: int, row: dict[str, Any], codes: set[str]) -> Ballot:
    place = where(file, BALLOT, number, row)
    if row["award"] not in codes:
        raise BadRule.at(place, f"danh mục [[award]] không có «{row['award']}».")
    quorum = _fraction(place, "quorum", row["quorum"], at_most_one=True)
    _percent(place, row["percent"])
    return Ballot(**{**row, "quorum": quorum})


def _quota(file: str, number: int, row: dict[str, Any]) -> Quota:
    if "percent" in row:
        _percent(where(file, QUOTA, number, row), row["percent"])
    return Quota(**{"percent": None, **row})


def _coefficient(file: str, number: int, row: dict[str, Any]) -> Coefficient:
    times = _fraction(where(file, BONUS, number, row), "times", row["times"])
    return Coefficient(**{**row, "times": times})


def _bonus_rule(file: str, row: dict[str, Any]) -> BonusRule:
    if row["round_up_to"] < 1:
        raise BadRule(f"{where(file, BONUS_RULE, 1, row)}: «round_up_to» phải từ 1 đồng.", "round_up_to")
    return BonusRule(**row)


def _procedure(file: str, number: int, row: dict[str, Any], codes: set[str]) -> Procedure:
    place = where(file, PROCEDURE, number, row)
    values = PROCEDURES[row["about"]]
    if row["value"] not in values:
        raise BadRule(
            f"{place}: «value» là «{row['value']}», phải là một trong: {', '.join(values)}.", "value"
        )
    if (row["about"] == "rounds") != ("number" in row) or row.get("number", 1) < 1:
        raise BadRule.at(place, "«number» là số lần bỏ phiếu, chỉ đi với «rounds», từ 1.", "number")
    if row.get("award", "") and row["award"] not in codes:
        raise BadRule.at(place, f"danh mục [[award]] không có «{row['award']}».")
    return Procedure(**row)


def _basis(file: str, number: int, row: dict[str, Any]) -> Basis:
    _ends(file, BASIS, number, row)
    return Basis(**row)


def _percent(place: str, percent: int) -> None:
    if not 0 < percent <= 100:
        raise BadRule.at(place, "«percent» phải từ 1 đến 100.", "percent")


def _fraction(place: str, key: str, value: list[Any], *, at_most_one: bool = False) -> tuple[int, int]:
    if len(value) != 2 or not all(type(n) is int and n > 0 for n in value):
        raise BadRule.at(place, f"«{key}» phải là một phân số, ví dụ [2, 3].", key)
    if at_most_one and value[0] > value[1]:
        raise BadRule.at(place, f"«{key}» phải là một phân số không quá 1, ví dụ [2, 3].", key)
    return value[0], value[1]

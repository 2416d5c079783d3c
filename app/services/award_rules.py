"""The rule sets of titles and commendations, read from data/rules or another folder and checked whole."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from app import paths
from app.domain.award_facts import COLLECTIVE, FORMS, GRADES, LEVELS, PERSON
from app.domain.award_rules import Award, Ballot, Condition, RuleSet, Transition
from app.domain.measures import MEASURES, OF_THE_JUDGING
from app.domain.rule_rows import (
    DATED,
    BadRule,
    Column,
    RowKind,
    check_following,
    checked,
    checked_tables,
    where,
)
from app.services.rule_files import read_toml

_SUBJECT = Column("subject", choices=(PERSON, COLLECTIVE))
_COMPARISON = ("at-least", "more-than")
SET = RowKind("set", (Column("code"), Column("name"), *DATED), ("code",))
AWARD = RowKind("award", (Column("code"), _SUBJECT, Column("name")), ("code", "subject"))
CONDITION = RowKind(
    "condition",
    (
        Column("award"),
        _SUBJECT,
        Column("measure", choices=(*MEASURES, *OF_THE_JUDGING)),
        Column("words"),
        *(Column(key, needed=False) for key in ("ground", "choice", "option", "reading")),
    ),
    ("award", "subject", "measure"),
    open_keys=True,
)
BALLOT = RowKind(
    "ballot",
    (
        Column("award"),
        Column("percent", int),
        Column("comparison", choices=_COMPARISON),
        Column("base", choices=("members",)),
        Column("quorum", list),
        Column("required", bool),
        Column("secret", bool),
        Column("quorum_source"),
        Column("local", bool),
    ),
    ("award",),
)
TRANSITION = RowKind("transition", (Column("from"), Column("more_favourable", bool)), ("from",))
_TABLES = (AWARD, CONDITION, BALLOT, TRANSITION)
# What an argument of a measure may be; the rest are plain names.
_ARGUMENTS: dict[str, Column] = {
    column.name: column
    for column in (
        *(Column(name, int) for name in ("at_least", "years", "own_run", "again", "percent")),
        *(Column(name, bool) for name in ("unused", "duty_only")),
        Column("grade", choices=GRADES),
        Column("level", choices=LEVELS),
        Column("form", choices=FORMS),
        Column("comparison", choices=_COMPARISON),
    )
}


def rule_sets(folder: Path | None = None) -> tuple[RuleSet, ...]:
    """All sets of a folder, oldest first; raises BadRule naming file and row.

    Two sets in force on one day, or a day between them without one, are faults too.
    """
    return _read(folder or paths.data("rules"))


@cache
def _read(folder: Path) -> tuple[RuleSet, ...]:
    if not folder.is_dir():
        raise BadRule(f"Không thấy thư mục quy định {folder.name}. Kiểm tra lại đường dẫn.")
    found: list[tuple[str, RuleSet]] = []
    for path in sorted(folder.glob("*.toml")):
        content = read_toml(path)
        if "set" in content:  # other files of the folder hold other rules
            found.append((path.name, _rule_set(path.name, content)))
    if not found:
        raise BadRule(f"Thư mục {folder.name} không có bộ quy định nào về danh hiệu.")
    found.sort(key=lambda one: one[1].valid_from)
    for (earlier, first), (later, second) in pairwise(found):
        check_following(f"{earlier} và {later}", first.valid_to, second.valid_from)
    codes = {rules.code for _, rules in found}
    for name, rules in found:
        if rules.transition and rules.transition.to not in codes:
            raise BadRule(f"{name}: [[transition]] dẫn về «{rules.transition.to}», không có bộ ấy.")
    return tuple(rules for _, rules in found)


def _rule_set(file: str, content: dict[str, Any]) -> RuleSet:
    (head,) = checked(file, SET, [content.pop("set")])
    tables = checked_tables(file, content, _TABLES)
    awards = tuple(
        Award(r["code"], r["subject"], r["name"], r["source"], r["verified"]) for r in tables["award"]
    )
    catalogue = {(award.code, award.subject) for award in awards}
    if len(catalogue) != len(awards):
        raise BadRule(f"{file}: [[award]] có danh hiệu ghi hai lần.")
    crossing = tables["transition"]
    return RuleSet(
        head["code"],
        head["name"],
        head["valid_from"],
        _ends(file, head),
        awards,
        tuple(_condition(file, n, row, catalogue) for n, row in enumerate(tables["condition"], 1)),
        _ballots(file, tables["ballot"], {code for code, _ in catalogue}),
        Transition(
            crossing[0]["from"],
            crossing[0]["more_favourable"],
            crossing[0]["source"],
            crossing[0]["verified"],
        )
        if crossing
        else None,
    )


def _ends(file: str, head: dict[str, Any]) -> date | None:
    ends: date | None = head.get("valid_to")
    if ends is not None and ends < head["valid_from"]:
        raise BadRule(f"{file}: ngày hết hiệu lực trước ngày có hiệu lực.")
    return ends


def _condition(file: str, number: int, row: dict[str, Any], catalogue: set[tuple[str, str]]) -> Condition:
    place = where(file, CONDITION, number, row)
    if (row["award"], row["subject"]) not in catalogue:
        raise BadRule(f"{place}: danh mục [[award]] không có «{row['award']}» cho {row['subject']}.")
    if ("choice" in row) != ("option" in row):
        raise BadRule(f"{place}: «choice» và «option» phải đi cùng nhau.")
    plain = {column.name for column in CONDITION.known}
    arguments = {key: value for key, value in row.items() if key not in plain}
    name = row["measure"]
    needed = MEASURES[name].needed if name in MEASURES else OF_THE_JUDGING[name]
    optional = MEASURES[name].optional if name in MEASURES else ()
    for key in needed:
        if key not in arguments:
            raise BadRule(f"{place}: thước đo «{name}» cần «{key}».")
    for key, value in arguments.items():
        if key not in (*needed, *optional):
            raise BadRule(f"{place}: thước đo «{name}» không có «{key}».")
        column = _ARGUMENTS.get(key, Column(key))
        checked(file, RowKind(CONDITION.table, (column,), (), open_keys=True), [{**row, key: value}])
    if name == "meets_award" and (arguments["needs"], row["subject"]) not in catalogue:
        raise BadRule(f"{place}: danh mục [[award]] không có «{arguments['needs']}».")
    return Condition(
        row["award"],
        row["subject"],
        name,
        tuple(sorted(arguments.items())),
        row["words"],
        row["source"],
        row["verified"],
        *(row.get(key, "") for key in ("ground", "choice", "option", "reading")),
    )


def _ballots(file: str, rows: tuple[dict[str, Any], ...], codes: set[str]) -> tuple[Ballot, ...]:
    found: dict[str, Ballot] = {}
    for number, row in enumerate(rows, 1):
        place = where(file, BALLOT, number, row)
        quorum = row["quorum"]
        if row["award"] not in codes or row["award"] in found:
            raise BadRule(f"{place}: không có trong danh mục, hoặc ghi hai lần.")
        if len(quorum) != 2 or not all(type(n) is int and n > 0 for n in quorum) or quorum[0] > quorum[1]:
            raise BadRule(f"{place}: «quorum» phải là một phân số, ví dụ [2, 3].")
        if not 0 < row["percent"] <= 100:
            raise BadRule(f"{place}: «percent» phải từ 1 đến 100.")
        found[row["award"]] = Ballot(**{**row, "quorum": (quorum[0], quorum[1])})
    return tuple(found.values())

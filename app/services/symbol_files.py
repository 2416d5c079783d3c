"""The shipped symbols of the month sheet and what stands for the clock, read once and checked whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app import paths
from app.domain.attendance_symbols import CountsAs, LeaveKind, StandsFor, Symbol, check_symbol
from app.domain.rule_rows import DATED, BadRule, Column, RowKind, where
from app.services.rule_files import read_rules, read_toml

SYMBOLS = RowKind(
    "symbol",
    (
        Column("code"),
        Column("name"),
        Column("weight", int, choices=(0, 1)),
        Column("counts_as", choices=tuple(kind.value for kind in CountsAs)),
        Column("leave_kind", needed=False, choices=tuple(kind.value for kind in LeaveKind)),
        Column("needs_paper", bool, needed=False),
        Column("position", int),
        Column("valid_from", DATED[0].kind, needed=False),
        DATED[1],
    ),
    ("code",),
)
STANDS_FOR = RowKind(
    "stands_for",
    (Column("what", choices=tuple(what.value for what in StandsFor)), Column("code")),
    ("what",),
)


@dataclass(frozen=True)
class ShippedSymbols:
    """The rows with negative ids, and the code for what the clock, the calendar or an absence says."""

    rows: tuple[Symbol, ...]
    stands_for: Mapping[str, str]
    unverified: frozenset[str]


def shipped_symbols(file: Path | None = None) -> ShippedSymbols:
    """The symbols of a file, by default the shipped one; raises BadRule naming file and row."""
    return _read(file or paths.data("attendance", "symbols.toml"))


@cache
def shipped_conduct_codes() -> Mapping[str, str]:
    """Code → name of every rule in data/conduct: no code of the grid may equal one."""
    return {
        str(row["code"]): str(row["name"])
        for path in sorted(paths.data("conduct").glob("*.toml"))
        for row in read_toml(path).get("rule", ())
        if isinstance(row, dict) and "code" in row and "name" in row
    }


@cache
def _read(file: Path) -> ShippedSymbols:
    found = read_rules(file, (SYMBOLS, STANDS_FOR))
    rows: list[Symbol] = []
    for number, row in enumerate(found["symbol"], start=1):
        values = {
            key: value for key, value in row.items() if key not in {"verified", "counts_as", "leave_kind"}
        }
        made = Symbol(
            id=-number,
            counts_as=CountsAs(row["counts_as"]),
            leave_kind=LeaveKind(row.get("leave_kind", "")),
            **values,
        )
        for problem in check_symbol(made, rows, shipped_conduct_codes()):
            raise BadRule(f"{where(file.name, SYMBOLS, number, row)}: {problem.sentence}")
        if any(made.code == other.code for other in rows):
            raise BadRule(f"{where(file.name, SYMBOLS, number, row)}: ký hiệu này đã có ở dòng trước.")
        rows.append(made)
    codes = {row.code for row in rows}
    for number, row in enumerate(found["stands_for"], start=1):
        if row["code"] not in codes:
            raise BadRule(f"{where(file.name, STANDS_FOR, number, row)}: không có ký hiệu «{row['code']}».")
    return ShippedSymbols(
        tuple(rows),
        {row["what"]: row["code"] for row in found["stands_for"]},
        frozenset(row["code"] for row in found["symbol"] if not row["verified"]),
    )

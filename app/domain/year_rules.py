"""What the shipped rows know of yearly acts, terms and congresses, read and checked before any use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from typing import Any


class RuleFault(ValueError):
    """A shipped row that cannot stand: names the section, the row and what is wrong."""


@dataclass(frozen=True)
class Row:
    """Every row says where it comes from and whether that was checked."""

    source: str
    verified: bool


@dataclass(frozen=True)
class ActRow(Row):
    """A kind of act ("Chỉ thị"); a `yearly` one dated in the plan's year is issued anew each year."""

    kind: str
    yearly: bool


@dataclass(frozen=True)
class SpanRow(Row):
    """A span of years after `words`: `years` is last minus first, `step` the distance to the next."""

    words: str
    years: int
    step: int
    decided: bool


@dataclass(frozen=True)
class CongressRow(Row):
    """Congresses whose name begins with `words`, held in `held` and then `every` so many years.

    `number` is the number of the one held in `held`; 0 where numbers differ from place to place.
    """

    words: str
    held: int
    every: int
    number: int

    def between(self, old: int, new: int) -> bool:
        """Whether one falls after the year `old` and not after `new`."""
        return (new - self.held) // self.every > (old - self.held) // self.every

    def number_in(self, year: int) -> int:
        """The number of the newest one of the year; 0 when unknown."""
        return self.number + (year - self.held) // self.every if self.number else 0


@dataclass(frozen=True)
class PhraseRow(Row):
    """Words that place a year within its term."""

    words: str


@dataclass(frozen=True)
class NameRow(Row):
    """A body that ended on `ends`; `now` took its place, or is empty."""

    words: str
    ends: date
    now: str


@dataclass(frozen=True)
class YearRules:
    """All rows, each kind in its given order: of rows that fit, the longest words win."""

    act: tuple[ActRow, ...] = ()
    span: tuple[SpanRow, ...] = ()
    congress: tuple[CongressRow, ...] = ()
    phrase: tuple[PhraseRow, ...] = ()
    name: tuple[NameRow, ...] = ()

    @cached_property
    def kinds(self) -> dict[str, ActRow]:
        """Rows of acts by the kind in small letters."""
        return {row.kind.lower(): row for row in self.act}


_KINDS: dict[str, type[Row]] = {
    "act": ActRow,
    "span": SpanRow,
    "congress": CongressRow,
    "phrase": PhraseRow,
    "name": NameRow,
}


def read_rules(raw: Mapping[str, Sequence[Mapping[str, Any]]]) -> YearRules:
    """The rules out of a parsed file; raises RuleFault for an unknown section or key, or a missing source."""
    unknown = set(raw) - set(_KINDS)
    if unknown:
        raise RuleFault(f"unknown section {', '.join(sorted(unknown))}")
    return YearRules(
        **{
            section: tuple(
                _row(kind, f"{section} row {number}", row)
                for number, row in enumerate(raw.get(section, ()), start=1)
            )
            for section, kind in _KINDS.items()
        }
    )


def _row(kind: type[Row], where: str, values: Mapping[str, Any]) -> Any:
    wanted = {field.name: field.type for field in fields(kind)}
    if set(values) != set(wanted):
        odd = ", ".join(sorted(set(values) ^ set(wanted)))
        raise RuleFault(f"{where}: {odd} unknown or missing")
    for key, value in values.items():
        if type(value).__name__ != wanted[key]:
            raise RuleFault(f"{where}: {key} = {value!r} is not {wanted[key]}")
    if not values["source"].strip():
        raise RuleFault(f"{where}: source is empty")
    for key in ("step", "every"):
        if values.get(key, 1) < 1:
            raise RuleFault(f"{where}: {key} must be 1 or more")
    return kind(**values)

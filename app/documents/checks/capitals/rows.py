"""The rows of data/capitals: rules, names as they are rightly written, lists of words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from app import paths
from app.documents.checks.finding import Level
from app.documents.checks.rows import Asked
from app.documents.checks.wording import same
from app.documents.profile import DEFAULT, ProfileFault


@dataclass(frozen=True)
class Name:
    """A name as it is rightly written; `common` when all small letters are right too."""

    id: str
    right: str
    common: bool


@dataclass(frozen=True)
class CapitalRows:
    """One decree's rules of capitals; `any_name` finds every name whatever its capitals."""

    rules: Mapping[tuple[str, str], Asked]
    names: Mapping[str, Name]
    any_name: re.Pattern[str]
    words: Mapping[str, tuple[str, ...]]

    def one_of(self, name: str) -> str:
        """The words of a list as alternatives of a regular expression, longest first."""
        return "|".join(re.escape(word) for word in sorted(self.words[name], key=len, reverse=True))


@cache
def load_capitals(name: str = DEFAULT) -> CapitalRows:
    """The shipped rules of that name; raises ProfileFault naming the row that cannot stand."""
    path = paths.data("capitals", f"{name}.toml")
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    for section in ("rule", "names", "words"):
        for number, row in enumerate(raw[section], start=1):
            if not str(row.get("source", "")).strip() or not isinstance(row.get("verified"), bool):
                raise ProfileFault(f"{path.name}: {section} row {number}: source or verified is missing")
    return _rows(raw)


def _rows(raw: Mapping[str, Any]) -> CapitalRows:
    rules = {}
    for row in raw["rule"]:
        if row["level"] not in get_args(Level):
            raise ProfileFault(f"rule {row['id']}: no level {row['level']}")
        rules[row["id"], row["point"]] = Asked(row["id"], row["level"], row["asked"], row["source"])
    names: dict[str, Name] = {}
    for row in raw["names"]:
        for right in row["right"]:
            names.setdefault(_key(right), Name(row["id"], right, row["common"]))
    longest_first = sorted((same(name.right) for name in names.values()), key=len, reverse=True)
    either = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest_first)
    return CapitalRows(
        rules=rules,
        names=names,
        any_name=re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE),
        words={row["name"]: tuple(row["words"]) for row in raw["words"]},
    )


def name_of(rows: CapitalRows, written: str) -> Name | None:
    """The name that is meant by these words, whatever their capitals."""
    return rows.names.get(_key(written))


def _key(text: str) -> str:
    return " ".join(same(text).casefold().split())

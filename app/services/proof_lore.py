"""What the program ships of spelling: data/proofreading and data/capitals read into one value."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from app import paths
from app.domain.proofreading.lore import Act, Lore, Name, Pair, Term, key_of
from app.domain.proofreading.syllables import read_inventory
from app.domain.proofreading.values import Kind, Level
from app.domain.wording import upper_first


@cache
def shipped_lore() -> Lore:
    """What is shipped in data/proofreading and data/capitals."""
    words = _toml("words.toml")
    names, surnames, first = _capitals()
    terms, orders = _terms()
    titles = _toml("titles.toml")
    compounds = paths.data("proofreading", "compounds.txt").read_text(encoding="utf-8")
    return Lore(
        syllables=read_inventory(paths.data("proofreading", "syllables.txt").read_text(encoding="utf-8")),
        compounds=frozenset(_listed(line for line in compounds.splitlines() if not line.startswith("#"))),
        free=frozenset(map(key_of, words["free"]["words"].split())),
        echoes=frozenset(words["echoes"]["words"].split()),
        passed=frozenset(words["foreign"]["words"].lower().split()),
        pairs=tuple(_pairs()),
        names=names,
        terms=terms,
        orders=orders,
        titles=tuple(row["text"] for row in titles["title"]),
        acts=tuple(Act(row["number"], row["title"]) for row in titles["act"]),
        name_openers=first,
        openers=frozenset(_listed(words["openers"]["words"].splitlines())),
        common=frozenset(_listed(words["common"]["words"].splitlines())),
        clause_verbs=tuple(
            text.strip()
            for line in words["clause_verbs"]["words"].splitlines()
            for text in line.split(",")
            if text.strip()
        ),
        surnames=surnames | frozenset(words["surnames"]["words"].split()),
    )


def ordinary_case(name: str) -> str:
    """A name of an office in the middle of a sentence: one written all in capitals as the rows of
    data/capitals write it; of a name they do not know only the first letters of its first two words.
    """
    if " " not in name or not name.isupper():
        return name
    small = name.lower()
    known = next((one.text for one in shipped_lore().names if one.text.lower() == small), "")
    first, second, *rest = small.split(" ")
    return known or " ".join([upper_first(first), upper_first(second), *rest])


def _toml(name: str) -> dict[str, Any]:
    with paths.data("proofreading", name).open("rb") as file:
        return tomllib.load(file)


def _listed(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        for phrase in line.split(","):
            words = [key_of(word) for word in phrase.split()]
            if words:
                yield " ".join(words)


def _pairs() -> Iterator[Pair]:
    for group in _toml("pairs.toml")["group"]:
        for found, suggestion, *more in group["pairs"]:
            level = more[0] if more else group.get("level", "error")
            kind = more[1] if len(more) > 1 else group.get("kind", "spelling")
            note = more[2] if len(more) > 2 else ""
            yield Pair(found, suggestion, Level(level), Kind(kind), note)


def _capitals() -> tuple[tuple[Name, ...], frozenset[str], frozenset[str]]:
    """Names of the decree's annex and our own; surnames and first syllables of names of the same rows."""
    with paths.data("capitals", "ND30-2020.toml").open("rb") as file:
        shipped = tomllib.load(file)
    names = [Name(right, row["id"], not row["common"]) for row in shipped["names"] for right in row["right"]]
    known = {name.text for name in names}
    for group in _toml("names.toml")["group"]:
        for row in group["names"]:
            if row["text"] not in known:
                level = Level(row.get("level", "error"))
                names.append(Name(row["text"], row.get("rule", ""), row.get("always", True), level))
    lists = {row["name"]: frozenset(key_of(word) for word in row["words"]) for row in shipped["words"]}
    return tuple(names), lists["surnames"], lists["openers"]


def _terms() -> tuple[tuple[Term, ...], tuple[tuple[str, ...], ...]]:
    terms: list[Term] = []
    orders: list[tuple[str, ...]] = []
    for group in _toml("terms.toml")["group"]:
        terms.extend(
            Term(row["text"], tuple(row["variants"]), Level(row.get("level", "warning")))
            for row in group.get("terms", ())
            if row["variants"]
        )
        orders.extend(tuple(order) for order in group.get("orders", ()))
    return tuple(terms), tuple(orders)

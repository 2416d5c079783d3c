"""What data/imports says about lists of awards and registrations: columns, aliases, issuing bodies, words."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from app import paths
from app.domain.award_words import Alias, AwardWords
from app.domain.decision_reading import Issuer
from app.domain.import_cells import Vocabulary
from app.domain.import_steps import ColumnSpec

AWARDS, REGISTRATIONS = "awards", "registrations"


@cache
def _shipped(name: str) -> dict[str, Any]:
    with paths.data("imports", f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def columns(name: str) -> tuple[ColumnSpec, ...]:
    """The fields a list may fill, in the order of the form; `name` is AWARDS or REGISTRATIONS."""
    return tuple(
        ColumnSpec(
            row["key"], row["words"], tuple(row["synonyms"]), row.get("needed", False), width=row["width"]
        )
        for row in _shipped(name)["column"]
    )


@cache
def vocabulary() -> Vocabulary:
    """Words in cells of both kinds of list."""
    words = {key: tuple(words) for key, words in _shipped(AWARDS)["words"].items()}
    return Vocabulary(words, {spec.key: spec.words for spec in columns(AWARDS)})


@cache
def award_words() -> AwardWords:
    """What lists call titles, commendations and grades."""
    words = _shipped(AWARDS)["words"]
    return AwardWords(
        tuple(_alias(row) for row in _shipped(AWARDS)["alias"]),
        tuple(words["fillers"]),
        tuple(words["nothing"]),
    )


@cache
def issuers() -> tuple[Issuer, ...]:
    """Bodies that decide awards, the office itself excepted."""
    return tuple(Issuer(**{**row, "words": tuple(row["words"])}) for row in _shipped(AWARDS)["issuer"])


def own_issuer(name: str, abbreviation: str) -> Issuer:
    """The office as who decides, under one of its names."""
    own = _shipped(AWARDS)["own"]
    said = (words for words in own["words"] if abbreviation or "{abbreviation}" not in words)
    words = tuple(words.format(office=name, abbreviation=abbreviation) for words in said)
    return Issuer(abbreviation, own["issuer"].format(office=name), "so", "co-so", words)


def own_names() -> tuple[str, ...]:
    """What lists call the office when it is itself awarded, besides its names."""
    return tuple(_shipped(AWARDS)["own"]["collective"])


def _alias(row: dict[str, Any]) -> Alias:
    codes = {"": row["code"]} if "code" in row else row.get("codes", {})
    more = {key: row[key] for key in ("grade", "collective", "keep", "alone") if key in row}
    return Alias(tuple(row["words"]), tuple(codes.items()), **more)

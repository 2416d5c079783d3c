"""What is typed into a cell of the registration list: names or abbreviations of awards, or initiatives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from app.domain.award_catalogue import CatalogueEntry
from app.domain.award_words import AwardWords
from app.domain.registrations import RegisteredKind, Registration
from app.domain.wording import fold
from app.errors import SayToUser

_PARTED = re.compile(r"[;,\n]")
Aim = tuple[str, str]  # code of the catalogue, else "" with the words


def read_aims(
    words: str,
    kind: RegisteredKind,
    entries: Iterable[CatalogueEntry],
    known: AwardWords,
    before: Iterable[Registration] = (),
) -> tuple[Aim, ...]:
    """Each award or initiative of the cell once, parted by ";" (awards by "," too); () for an empty cell.

    `entries` are those of the holder's subject and of the kind on the day; `before` what stands there: its
    words stay as they are. Raises SayToUser naming the words that are no award of the catalogue.
    """
    if kind is RegisteredKind.INITIATIVE:
        return tuple(dict.fromkeys(("", part) for part in map(_tidy, words.split(";")) if part))
    offered = tuple(entries)
    called = _by_name(offered)
    own = {_key(row.words): row.words for row in before if row.words}
    found: list[Aim] = []
    for part in filter(None, map(_tidy, _PARTED.split(words))):
        code = called.get(_key(part)) or _alias(part, offered, known)
        if not code and _key(part) not in own:
            example = ", ".join(entry.short for entry in offered[:3])
            raise SayToUser(f"“{part}” chưa có trong danh mục. Gõ tên hoặc chữ viết tắt, ví dụ {example}.")
        found.append((code, "") if code else ("", own[_key(part)]))
    return tuple(dict.fromkeys(found))


def changes(
    before: Iterable[Registration], wanted: Iterable[Aim]
) -> tuple[tuple[Registration, ...], tuple[Aim, ...]]:
    """The registrations of one cell to drop, and the aims to add, so that it holds what is wanted."""
    rows, aims = tuple(before), tuple(wanted)
    keep = {(row.code, _key(row.words)) for row in rows}
    asked = {(code, _key(words)) for code, words in aims}
    dropped = tuple(row for row in rows if (row.code, _key(row.words)) not in asked)
    return dropped, tuple((code, words) for code, words in aims if (code, _key(words)) not in keep)


def _by_name(entries: Iterable[CatalogueEntry]) -> Mapping[str, str]:
    return {_key(said): one.code for one in entries for said in (one.code, one.short, one.name)}


def _alias(part: str, entries: Iterable[CatalogueEntry], known: AwardWords) -> str:
    """The code lists mean by the words, where the cell may hold it."""
    alias = known.called(part)
    if alias is None:
        return ""
    codes = {entry.code for entry in entries}
    return next((code for code in (alias.collective, alias.code("")) if code in codes), "")


def _key(words: str) -> str:
    return "".join(char for char in fold(words) if char.isalnum())


def _tidy(words: str) -> str:
    return " ".join(words.split())

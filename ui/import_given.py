"""What the hand decided about the rows of an import: ticks, words in cells, remedies; values in and out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from app.domain.import_steps import PreviewRow

Answered = Callable[[Any, Any, PreviewRow, str], Any]


def with_ticks(given: Any, lines: Sequence[int], on: bool) -> Any:
    """These rows ticked or not."""
    return replace(given, ticks={**given.ticks, **dict.fromkeys(lines, on)})


def with_words(given: Any, row_id: int, key: str, words: str) -> Any:
    """Words typed into the cell of a field."""
    return replace(given, mends={**given.mends, (row_id, key): words})


def with_remedy(given: Any, look: Any, row: PreviewRow, key: str, answered: Answered) -> Any:
    """A remedy chosen for a row: an empty cell (here or wherever it is offered), a value, or an answer."""
    what, _, which = key.partition(":")
    if what in ("blank", "blank-all"):
        same = [row.id] if what == "blank" else [one.id for one in look.rows if _offers(one, key)]
        return replace(given, mends={**given.mends, **{(at, which): "" for at in same}})
    if what == "set":
        field, _, words = which.partition(":")
        return with_words(given, row.id, field, words)
    return answered(look, given, row, key)


def _offers(row: PreviewRow, key: str) -> bool:
    return any(remedy.key == key for remedy in row.remedies)

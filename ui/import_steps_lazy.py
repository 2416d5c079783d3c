"""Rows of a preview made when they are looked at: a file of a hundred thousand lines shows some twenty."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import overload

from app.domain.import_steps import PreviewRow, Standing

_KEPT = 2_000


class LazyRows(Sequence[PreviewRow]):
    """`ids` rise; `make` gives the row of an id, `wrong` tells whether it must be mended."""

    def __init__(
        self, ids: Sequence[int], make: Callable[[int], PreviewRow], wrong: Callable[[int], bool]
    ) -> None:
        self.ids = ids
        self._make = make
        self._wrong = wrong
        self._made: dict[int, PreviewRow] = {}

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, at: int) -> PreviewRow: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[PreviewRow]: ...
    def __getitem__(self, at: int | slice) -> PreviewRow | Sequence[PreviewRow]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        row_id = self.ids[at]
        if row_id not in self._made:
            if len(self._made) >= _KEPT:
                self._made.clear()
            self._made[row_id] = self._make(row_id)
        return self._made[row_id]

    def place(self, row_id: int) -> int:
        """Where the row of the id stands, -1 when it does not."""
        at = bisect_left(self.ids, row_id)
        return at if at < len(self.ids) and self.ids[at] == row_id else -1

    def wrong_places(self) -> list[int]:
        """Where the rows stand that must be mended."""
        return [at for at, row_id in enumerate(self.ids) if self._wrong(row_id)]


def ids_of(rows: Sequence[PreviewRow]) -> Sequence[int]:
    """The ids in order."""
    return rows.ids if isinstance(rows, LazyRows) else [row.id for row in rows]


def place_of(rows: Sequence[PreviewRow], row_id: int) -> int:
    """Where the row of the id stands, -1 when it does not."""
    if isinstance(rows, LazyRows):
        return rows.place(row_id)
    return next((at for at, row in enumerate(rows) if row.id == row_id), -1)


def wrong_of(rows: Sequence[PreviewRow]) -> list[int]:
    """Where the rows stand that must be mended."""
    if isinstance(rows, LazyRows):
        return rows.wrong_places()
    return [at for at, row in enumerate(rows) if row.standing is Standing.MEND]

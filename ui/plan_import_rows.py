"""What was understood, as rows: the part of the page, the number that will be printed, what is to be seen."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.plan_reading.notes import Note, numbered
from app.domain.plan_reading.parts import PART_WORDS, Item, Part, Understanding
from app.domain.wording import upper_first
from app.services.plan_import import Look


@dataclass(frozen=True)
class ItemRow:
    """One paragraph; `part` in words, `label` as it will be printed, `notes` what is to be seen of it."""

    id: int
    item: Item
    part: str
    label: str
    depth: int
    notes: tuple[str, ...]

    @property
    def words(self) -> str:
        """What is kept of it; of what is left out all that stood there."""
        return self.item.raw if self.item.part is Part.LEFT_OUT else self.item.text

    @property
    def heading(self) -> bool:
        """Whether it is a title alone."""
        return bool(self.item.title) and not self.item.words

    @property
    def left_out(self) -> bool:
        """Whether nothing of it is kept: what the program prints by itself, or what has no place."""
        return self.item.part in (Part.LEFT_OUT, Part.NATION)


def rows_of(understanding: Understanding, look: Look) -> tuple[ItemRow, ...]:
    """Every paragraph in the order of the file."""
    said: dict[int, list[str]] = {}
    for note in look.notes:
        if note.item:
            said.setdefault(note.item, []).append(note.sentence)
    places: dict[int, tuple[str, str, int]] = {}
    for entry, origin in zip(numbered(look.assembled.nodes), look.assembled.origins, strict=True):
        places[origin[0]] = (upper_first(entry.place), entry.label, entry.depth)
        for more in origin[1:]:
            places[more] = ("Dòng tiếp", "", entry.depth)
    return tuple(
        _row(item, places.get(item.id), tuple(said.get(item.id, ()))) for item in understanding.items
    )


def general(look: Look) -> tuple[Note, ...]:
    """Notes about the whole file."""
    return tuple(note for note in look.notes if not note.item)


def counted(understanding: Understanding, look: Look) -> str:
    """`Sẽ nhập 17 mục và 12 đoạn khác. Để lại 4 đoạn.`"""
    nodes = len(look.assembled.nodes)
    kept = sum(
        item.part not in (Part.LEFT_OUT, Part.NATION, Part.NODE, Part.MORE) for item in understanding.items
    )
    left = len(understanding.of(Part.LEFT_OUT))
    rest = f" Để lại {left} đoạn." if left else ""
    return f"Sẽ nhập {nodes} mục và {kept} đoạn khác.{rest}"


def _row(item: Item, place: tuple[str, str, int] | None, notes: tuple[str, ...]) -> ItemRow:
    if place is not None:
        part, label, depth = place
        return ItemRow(item.id, item, part, label, depth, notes)
    return ItemRow(item.id, item, PART_WORDS[item.part], "", 0, notes)

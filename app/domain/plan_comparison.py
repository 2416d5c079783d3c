"""Two plans side by side: what was added, taken away, moved, renumbered, and which words changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.node_pairs import moved_nodes, paired
from app.domain.outline import Entry, Outline
from app.domain.plan import Plan
from app.domain.word_diff import Op, Piece, word_diff


class Change(StrEnum):
    """What became of one place; a place may be moved and changed at once."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    RENUMBERED = "renumbered"


CHANGE_WORDS = {
    Change.ADDED: "Thêm",
    Change.REMOVED: "Bỏ",
    Change.CHANGED: "Sửa",
    Change.MOVED: "Dời",
    Change.RENUMBERED: "Đổi số",
}
_FIELDS = {
    "number_text": "Số, ký hiệu",
    "issued": "Ngày tháng",
    "place": "Địa danh",
    "title": "Trích yếu",
    "legal_bases": "Căn cứ",
    "opening": "Mở đầu",
    "lead_in": "Câu dẫn",
}
_AFTER = {
    "closing": "Câu kết",
    "recipients": "Nơi nhận",
    "signer_lines": "Quyền hạn, chức vụ người ký",
    "signer_office_title": "Chức vụ trong cơ quan",
    "signer_name": "Người ký",
}


@dataclass(frozen=True)
class Side:
    """One of the two plans with its outline and the symbol its number takes."""

    plan: Plan
    outline: Outline
    symbol: str = ""

    @property
    def name(self) -> str:
        """`Kế hoạch năm 2023`, with the version from the second one on."""
        version = f", bản {self.plan.version}" if self.plan.version > 1 else ""
        return f"Kế hoạch năm {self.plan.year}{version}"


@dataclass(frozen=True)
class Row:
    """One place of one or both plans; `changes` is empty where nothing differs.

    `old_ref` and `new_ref` name the records ("node:12", "field:title"), empty on the side that has none;
    `old_place` and `new_place` say where ("mục II.3").
    """

    changes: frozenset[Change]
    old_ref: str
    new_ref: str
    old_place: str
    new_place: str
    pieces: tuple[Piece, ...]

    @property
    def place(self) -> str:
        """Where it stands, or stood."""
        return self.new_place or self.old_place

    @property
    def old_text(self) -> str:
        """The words of the old plan."""
        return "".join(piece.text for piece in self.pieces if piece.op is not Op.NEW)

    @property
    def new_text(self) -> str:
        """The words of the new plan."""
        return "".join(piece.text for piece in self.pieces if piece.op is not Op.OLD)


@dataclass(frozen=True)
class Comparison:
    """Every place of both plans in the order of the page; what is gone stands where it stood."""

    old: Side
    new: Side
    rows: tuple[Row, ...]

    def of(self, change: Change | None = None) -> tuple[Row, ...]:
        """Rows that differ, or differ in this way; a renumbered place counts as moved."""
        wanted = {change, Change.RENUMBERED} if change is Change.MOVED else {change}
        return tuple(row for row in self.rows if (row.changes if change is None else row.changes & wanted))

    def count(self, change: Change) -> int:
        """How many places differ in exactly this way."""
        return sum(change in row.changes for row in self.rows)


def said(row: Row) -> str:
    """What became of the place, in words: `Dời từ mục II.3 đến mục II.5, sửa`."""
    parts = []
    if Change.MOVED in row.changes:
        parts.append(f"dời từ {row.old_place} đến {row.new_place}")
    elif Change.RENUMBERED in row.changes:
        parts.append(f"đổi số: {row.old_place} thành {row.new_place}")
    rest = (Change.ADDED, Change.REMOVED, Change.CHANGED)
    parts += [CHANGE_WORDS[change].lower() for change in rest if change in row.changes]
    words = ", ".join(parts)
    return words[:1].upper() + words[1:]


def compare(old: Side, new: Side) -> Comparison:
    """What differs between two plans: nodes by identity, else by likeness of their words; fields by name."""
    return Comparison(
        old,
        new,
        (*_fields(old, new, _FIELDS), *_nodes(old.outline, new.outline), *_fields(old, new, _AFTER)),
    )


def _fields(old: Side, new: Side, names: dict[str, str]) -> Iterator[Row]:
    for name, words in names.items():
        before, after = _field(old, name), _field(new, name)
        if not before and not after:
            continue
        change = _change(before, after)
        ref = "field:number" if name == "number_text" else f"field:{name}"
        yield Row(
            frozenset({change} if change else ()),
            ref if before else "",
            ref if after else "",
            words if before else "",
            words if after else "",
            word_diff(before, after),
        )


def _change(before: str, after: str) -> Change | None:
    if before == after:
        return None
    if before and after:
        return Change.CHANGED
    return Change.ADDED if after else Change.REMOVED


def _field(side: Side, name: str) -> str:
    if name == "number_text":
        return side.plan.number_text(side.symbol)
    if name == "issued":
        return side.plan.issued.show() if side.plan.issued else ""
    value = getattr(side.plan, name)
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def _nodes(old: Outline, new: Outline) -> Iterator[Row]:
    pairs = paired(old, new)
    back = {new_id: old_id for old_id, new_id in pairs.items()}
    moved = moved_nodes(old, new, pairs)
    gone = _gone_after(old.entries, pairs)
    yield from (_removed(entry) for entry in gone.get(0, ()))
    for entry in new.entries:
        before = old.entry(back[entry.node.id]) if entry.node.id in back else None
        if before is None:
            ref = f"node:{entry.node.id}"
            pieces = word_diff("", words_of(entry))
            yield Row(frozenset({Change.ADDED}), "", ref, "", entry.place, pieces)
        else:
            yield _both(before, entry, entry.node.id in moved)
            yield from (_removed(each) for each in gone.get(before.node.id, ()))


def _gone_after(entries: Sequence[Entry], pairs: dict[int, int]) -> dict[int, list[Entry]]:
    """What is gone, by the last node before it that still stands; 0 at the top."""
    found: dict[int, list[Entry]] = {}
    last = 0
    for entry in entries:
        if entry.node.id in pairs:
            last = entry.node.id
        else:
            found.setdefault(last, []).append(entry)
    return found


def _removed(entry: Entry) -> Row:
    pieces = word_diff(words_of(entry), "")
    return Row(frozenset({Change.REMOVED}), f"node:{entry.node.id}", "", entry.place, "", pieces)


def _both(before: Entry, after: Entry, moved: bool) -> Row:
    changes = set()
    pieces = word_diff(words_of(before), words_of(after))
    if any(piece.op is not Op.SAME for piece in pieces):
        changes.add(Change.CHANGED)
    if moved:
        changes.add(Change.MOVED)
    elif before.label != after.label:
        changes.add(Change.RENUMBERED)
    refs = f"node:{before.node.id}", f"node:{after.node.id}"
    return Row(frozenset(changes), *refs, before.place, after.place, pieces)


def words_of(entry: Entry) -> str:
    """Title and text of a node as they run on paper."""
    return " ".join(part for part in (entry.node.title, entry.node.text) if part)

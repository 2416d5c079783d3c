"""What is typed or pasted into the month sheet: which halves take it, and why the others do not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.domain.dates import show_date, show_weekday
from app.domain.month_sheet import Cell, Half, MonthLine, MonthSheet, Origin
from app.domain.staff import AWAY_KIND_WORDS
from app.domain.wording import upper_first

# Morning and afternoon to be written; None leaves a half as it is, "" empties it.
Typed = tuple[str | None, str | None]


class Change(NamedTuple):
    """What one cell is to become."""

    person_id: int
    day: date
    typed: Typed


@dataclass(frozen=True)
class Settled:
    """Which rows are written, how many halves that changes, and why other cells took nothing."""

    rows: tuple[tuple[int, date, str, str], ...]
    halves: int
    codes: frozenset[str]
    refused: tuple[str, ...]


def hand_mark(cell: Cell) -> tuple[str, str]:
    """What stands in the cell by hand."""
    one, two = (half.code if half.origin is Origin.HAND else "" for half in cell)
    return one, two


def settle(sheet: MonthSheet, changes: Iterable[Change]) -> Settled:
    """Each change against its cell: guarded halves keep what they have, marks may always be taken out."""
    rows: dict[tuple[int, date], tuple[str, str]] = {}
    halves, codes, refused = 0, set[str](), dict[str, None]()
    for person_id, day, typed in changes:
        line = sheet.by_person.get(person_id)
        if line is None or not sheet.first <= day <= sheet.last:
            continue
        cell = line.cells[day.day - 1]
        before = rows.get((person_id, day)) or hand_mark(cell)
        after = list(before)
        for at, (half, code) in enumerate(zip(cell, typed, strict=True)):
            if code is None or code == before[at]:
                continue
            if code and not markable(half):
                continue
            after[at] = code
            halves += 1
            codes.add(code)
        if tuple(after) != before:
            rows[person_id, day] = (after[0], after[1])
        elif any(typed) and (why := guard(sheet, line, day)):
            refused[why] = None
    written = tuple((person, day, *mark) for (person, day), mark in rows.items())
    return Settled(written, halves, frozenset(codes), tuple(refused))


def markable(half: Half) -> bool:
    """Whether a hand may write a code here."""
    return half.expected and half.origin is not Origin.AWAY


def guard(sheet: MonthSheet, line: MonthLine, day: date) -> str:
    """Why no half of the day can be marked: a sentence, or "" where one can."""
    cell = line.cells[day.day - 1]
    if any(markable(half) for half in cell):
        return ""
    named = f"{upper_first(show_weekday(day))} {show_date(day)}"
    if not cell.inside:
        return (
            f"Chưa chấm {line.person.name} ngày {show_date(day)}: ngày ấy không thuộc cơ quan. "
            "Sửa quá trình công tác ở tab Cán bộ nếu ghi sai."
        )
    away = line.roll.away(day)
    if away is not None and cell.expected:
        until = f" đến {show_date(away.valid_to)}" if away.valid_to else ""
        return (
            f"Chưa chấm {line.person.name} ngày {show_date(day)}: "
            f"{AWAY_KIND_WORDS[away.kind].lower()}{until}. Đã đi làm lại thì sửa thời gian vắng ở tab Cán bộ."
        )
    reason = sheet.days[day.day - 1].reason or "ngày nghỉ"
    return f"{named} không phải ngày làm việc: {reason}. Làm bù thì ghi ngày ấy ở Cài đặt, mục Ngày nghỉ."


def named_change(settled: Settled, verb: str = "") -> str:
    """The operation's name: `Chấm P cho 5 nửa ngày`, `Xóa chấm 3 nửa ngày`, `Dán 12 nửa ngày`."""
    count = f"{settled.halves} nửa ngày"
    if verb:
        return f"{verb} {count}"
    if settled.codes == {""}:
        return f"Xóa chấm {count}"
    written = settled.codes - {""}
    return f"Chấm {next(iter(written))} cho {count}" if len(written) == 1 else f"Chấm {count}"


def table_of(text: str) -> list[list[str]]:
    """Cells of what Excel puts on the clipboard: tabs and lines, cells with line breaks in quotes."""
    lines = _unquoted(text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")).split("\n")
    return [[cell.strip() for cell in line.split("\t")] for line in lines]


def spread(block: Sequence[Sequence[str]], height: int, width: int) -> list[list[str]]:
    """A copied block over a selected one: repeated where the selection holds it several times whole.

    Rows shorter than the widest leave the rest empty text, as Excel does.
    """
    widest = max((len(row) for row in block), default=0)
    if not widest:
        return []
    square = [[*row, *[""] * (widest - len(row))] for row in block]
    down = height // len(square) if height % len(square) == 0 else 1
    across = width // widest if width % widest == 0 else 1
    return [row * max(1, across) for _ in range(max(1, down)) for row in square]


def cell_text(cell: Cell) -> str:
    """A cell as it is copied: `P`, `P/+`, or nothing."""
    one, two = (half.code if half.origin is not Origin.CALENDAR else "" for half in cell)
    if one == two:
        return one
    if not cell.afternoon.expected or not cell.morning.expected:
        return one or two
    return f"{one}/{two}"


def _unquoted(text: str) -> str:
    if '"' not in text:
        return text
    out, inside, at = [], False, 0
    while at < len(text):
        char = text[at]
        if char == '"' and (inside or at == 0 or text[at - 1] in "\t\n"):
            if inside and text[at + 1 : at + 2] == '"':
                out.append('"')
                at += 1
            else:
                inside = not inside
        else:
            out.append(" " if inside and char in "\t\n" else char)
        at += 1
    return "".join(out)

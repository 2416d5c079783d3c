"""What a selected block of the grid and what was typed, pasted or filled into it come to, cell by cell."""

from __future__ import annotations

from PySide6.QtCore import QRect

from app.domain.grid_marks import Change, Typed, spread
from app.domain.month_sheet import Cell, MonthLine, MonthSheet, Origin
from app.errors import SayToUser
from ui.month_grid_model import MonthModel


def block_lines(model: MonthModel, block: QRect, height: int = 0) -> list[MonthLine]:
    """The people of the block; of `height` people from its top, over headings."""
    found: list[MonthLine] = []
    row = block.top()
    while row < len(model.rows) and (len(found) < height if height else row <= block.bottom()):
        line = model.line(row)
        if line is not None:
            found.append(line)
        row += 1
    return found


def block_changes(sheet: MonthSheet, model: MonthModel, block: QRect, texts: list[list[str]]) -> list[Change]:
    """Text over a block: repeated where the block holds it several times, running over its edge else.

    What lies beyond the sheet is left out. Raises SayToUser naming the first text that is no code, its
    person and day.
    """
    spread_out = spread(texts, len(block_lines(model, block)), block.width())
    changes = []
    for line, row in zip(block_lines(model, block, len(spread_out)), spread_out, strict=False):
        for at, text in enumerate(row, start=block.left()):
            if at >= len(sheet.days):
                break
            changes.append(Change(line.person.id, sheet.days[at].day, _read(sheet, line, at, text)))
    return changes


def clear_changes(sheet: MonthSheet, model: MonthModel, block: QRect) -> list[Change]:
    """Every cell of the block emptied."""
    return [
        Change(line.person.id, sheet.days[at].day, ("", ""))
        for line in block_lines(model, block)
        for at in range(block.left(), block.right() + 1)
    ]


def fill_changes(sheet: MonthSheet, model: MonthModel, block: QRect, down: int, right: int) -> list[Change]:
    """The first row downwards or the first column to the right; of one cell alone its neighbour before."""
    lines = block_lines(model, block)
    days = range(block.left(), block.right() + 1)
    if down:
        above = _before(model, block.top()) if len(lines) == 1 else None
        first, rest = (above, lines) if len(lines) == 1 else (lines[0], lines[1:])
        if first is None:
            return []
        return [
            Change(line.person.id, sheet.days[at].day, _typed(first.cells[at]))
            for line in rest
            for at in days
        ]
    if right and block.width() == 1:
        if not block.left():
            return []
        start, days = block.left() - 1, range(block.left(), block.left() + 1)
    else:
        start, days = block.left(), range(block.left() + 1, block.right() + 1)
    return [
        Change(line.person.id, sheet.days[at].day, _typed(line.cells[start])) for line in lines for at in days
    ]


def before_changes(sheet: MonthSheet, model: MonthModel, block: QRect) -> list[Change]:
    """Each row as its last marked day before the block."""
    changes = []
    for line in block_lines(model, block):
        typed = next(
            (
                _typed(cell)
                for cell in reversed(line.cells[: block.left()])
                if cell.expected and cell.morning.code and cell.morning.origin is not Origin.AWAY
            ),
            None,
        )
        if typed is not None:
            changes += [
                Change(line.person.id, sheet.days[at].day, typed)
                for at in range(block.left(), block.right() + 1)
            ]
    if not changes:
        raise SayToUser("Trước ô này chưa có ngày nào đã chấm để theo. Gõ ký hiệu, ví dụ +.")
    return changes


def _before(model: MonthModel, row: int) -> MonthLine | None:
    return next((line for at in range(row - 1, -1, -1) if (line := model.line(at)) is not None), None)


def _typed(cell: Cell) -> Typed:
    one, two = (half.code if half.origin is not Origin.CALENDAR else "" for half in cell)
    if not cell.afternoon.expected:
        two = one
    return one or None, two or None


def _read(sheet: MonthSheet, line: MonthLine, at: int, text: str) -> Typed:
    try:
        return sheet.symbols[at].read(text)
    except SayToUser as trouble:
        day = sheet.days[at].day
        raise SayToUser(f"{line.person.name}, ngày {day:%d/%m}: {trouble}") from None

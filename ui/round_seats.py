"""Seats: one box a member, filled = agreed, and a line at the number needed; a bar from sixteen on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme import Theme

_MOST_BOXES = 15
_GAP = 3


def paint_seats(
    painter: QPainter,
    theme: Theme,
    box: QRectF,
    agree: int | None,
    members: int,
    need: int,
    *,
    passed: bool = True,
) -> None:
    """Paint into `box`; `agree` None leaves all boxes empty."""
    if members < 1:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    role = "ink" if passed else "c4"
    height = 15.0
    top = box.center().y() - height / 2
    wide = min(box.width(), members * 15.0)
    step = wide / members
    if members > _MOST_BOXES:
        wide, step = box.width(), box.width() / members
        frame = QRectF(box.left() + 0.5, top + 0.5, wide - 1, height - 1)
        painter.setPen(theme.pen("strong"))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(frame, 2, 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(role))
        painter.drawRoundedRect(QRectF(box.left(), top, step * (agree or 0), height), 2, 2)
    else:
        for at in range(members):
            seat = QRectF(box.left() + at * step + 0.5, top + 0.5, step - _GAP, height - 1)
            filled = at < (agree or 0)
            painter.setPen(Qt.PenStyle.NoPen if filled else theme.pen("strong"))
            painter.setBrush(theme.colour(role if filled else "surface"))
            painter.drawRoundedRect(seat, 2, 2)
    if need <= members:
        x = box.left() + need * step - (_GAP / 2 if members <= _MOST_BOXES else 0)
        painter.setPen(QPen(theme.colour("text"), 2))
        painter.drawLine(round(x), round(top - 4), round(x), round(top + height + 4))
    painter.restore()


def seats_words(agree: int | None, members: int, need: int) -> str:
    """`8 trên 9 đồng ý, cần 8, đạt`, as it is read out."""
    if agree is None:
        return f"chưa có số, cần {need} trên {members}"
    result = "đạt" if agree >= need else f"thiếu {need - agree}"
    return f"{agree} trên {members} đồng ý, cần {need}, {result}"

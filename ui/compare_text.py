"""Text with what went struck out and what came underlined, laid out and painted in rows of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from app.domain.word_diff import Op, Piece
from ui.theme import Theme


@dataclass(frozen=True)
class Look:
    """Roles of letters and ground of what went and what came; a sign stands beside each colour."""

    old: tuple[str, str] = ("none", "noneTint")
    new: tuple[str, str] = ("good", "goodTint")


CHANGED = Look()
OFFERED = Look(new=("muted", ""))


def marked_text(theme: Theme, pieces: Sequence[Piece], width: float, look: Look = CHANGED) -> QTextDocument:
    """The pieces in 10 pt letters, wrapped at `width`."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(theme.font(10))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    cursor = QTextCursor(document)
    before = Op.SAME
    for piece in pieces:
        if piece.op is Op.NEW and before is Op.OLD:
            cursor.insertText(" ", _format(theme, Op.SAME, look))
        cursor.insertText(piece.text, _format(theme, piece.op, look))
        before = piece.op
    document.setTextWidth(width)
    return document


def paint_text(painter: QPainter, document: QTextDocument, theme: Theme, at: QPointF) -> None:
    """Paint it with its left upper corner at `at`."""
    painter.save()
    painter.translate(at)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, theme.colour("text"))
    context.clip = QRectF(0, 0, document.textWidth(), document.size().height())
    document.documentLayout().draw(painter, context)
    painter.restore()


def _format(theme: Theme, op: Op, look: Look) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme.colour("text"))
    if op is Op.SAME:
        return made
    letters, ground = look.old if op is Op.OLD else look.new
    made.setForeground(theme.colour(letters))
    if ground:
        made.setBackground(theme.colour(ground))
    if op is Op.OLD:
        made.setFontStrikeOut(True)
    else:
        made.setFontUnderline(True)
        made.setFontWeight(QFont.Weight.DemiBold)
    return made

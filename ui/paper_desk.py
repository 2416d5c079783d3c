"""Draws sheets on the desk of the view: paper, tint of the edited place, practice mark, the page itself."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from ui.paper_fonts import paper_font
from ui.paper_geometry import Sheets
from ui.paper_paint import PagePainter
from ui.paper_pieces import MM, Laid, Lines, Page, Sheet
from ui.roles import COLOURS
from ui.theme import Theme

_PRACTICE = "DỮ LIỆU THỰC HÀNH"
_SIDE = 5.0  # pixels the tint goes beyond the text
_BAR = 2.0  # pixels of the bar at its left


class PaperDesk:
    """`practice`: a line at the foot of every page, on the screen only, unless the paper has its own."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._painter = PagePainter()
        self.practice = False

    def paint(
        self,
        painter: QPainter,
        laid: Laid,
        sheets: Sheets,
        seen: QRectF,
        marked: Iterable[tuple[int, Lines]] = (),
    ) -> None:
        """The sheets that `seen` touches, in pixels of the view."""
        marks = list(marked)
        for at in sheets.touching(seen):
            rect = sheets.rect(at)
            if not rect.intersects(seen):
                continue
            painter.setPen(self._theme.pen("strong" if self._theme.high_contrast else "line"))
            painter.setBrush(self._theme.colour("paper"))
            painter.drawRect(rect)
            self._tint(painter, rect, sheets.scale, [piece for page, piece in marks if page == at])
            part = seen.intersected(rect).translated(-rect.topLeft())
            painter.save()
            painter.translate(rect.topLeft())
            painter.scale(sheets.scale, sheets.scale)
            page = laid.pages[at]
            inside = QRectF(part.topLeft() / sheets.scale, part.size() / sheets.scale)
            self._painter.paint(painter, page, laid.look.font, self._theme.colour("paperText"), inside)
            if self.practice and not self._has_foot(page):
                self._practice(painter, laid, page.sheet or laid.look.page)
            painter.restore()

    def _on_paper(self, role: str) -> QColor:
        """Paper stays light in the dark, and so must what is drawn on it."""
        return self._theme.colour(role) if self._theme.high_contrast else QColor(COLOURS[role][0])

    def _tint(self, painter: QPainter, rect: QRectF, scale: float, pieces: list[Lines]) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for piece in pieces:
            top = rect.topLeft() + QPointF(piece.x, piece.y) * scale
            box = QRectF(top, QSizeF(piece.measured.width, piece.height) * scale)
            box.adjust(-_SIDE, 0, _SIDE, 0)
            painter.fillRect(box, self._on_paper("inkTint"))
            painter.fillRect(QRectF(box.left(), box.top(), _BAR, box.height()), self._on_paper("ink"))

    @staticmethod
    def _has_foot(page: Page) -> bool:
        return any(isinstance(piece, Lines) and _PRACTICE in piece.text for piece in page.carried)

    def _practice(self, painter: QPainter, laid: Laid, page: Sheet) -> None:
        font = paper_font(laid.look.font, 10, True, False)
        height = 14 * 20.0
        foot = (page.height_mm - page.footer_mm) * MM
        band = QRectF(page.left_mm * MM, foot - height, page.text_mm * MM, height)
        painter.fillRect(band, self._on_paper("practiceBg"))
        painter.setPen(self._on_paper("practice"))
        painter.setFont(font)
        painter.drawText(band, Qt.AlignmentFlag.AlignCenter, _PRACTICE)

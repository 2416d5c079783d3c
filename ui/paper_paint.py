"""Paints a laid-out page; screen, printer and picture use the same."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTextLayout

from ui.paper_measure import break_lines, text_layout
from ui.paper_pieces import Lines, Measured, Page, Picture, Piece, Stroke

_RED = QColor(0xC0, 0, 0)  # of certificates, on paper and on the screen's sheet alike
_KEPT = 400
"""Paragraphs kept ready for painting: some forty pages, about 10 MB."""


class PagePainter:
    """Draws pages in twips: scale and move the painter before."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, int], tuple[Measured, QTextLayout]] = {}
        self._images: dict[Path, QImage] = {}

    def paint(
        self, painter: QPainter, page: Page, family: str, ink: QColor, seen: QRectF | None = None
    ) -> None:
        """All pieces of the page that touch `seen` (None: the whole page), in the colour of the letters."""
        painter.setPen(ink)
        for piece in _within(page.pieces, seen):
            if isinstance(piece, Stroke):
                pen = QPen(ink, piece.thick)
                pen.setCapStyle(pen.capStyle().FlatCap)
                painter.setPen(pen)
                painter.drawLine(QPointF(piece.x, piece.y), QPointF(piece.to_x, piece.to_y))
                painter.setPen(ink)
            elif isinstance(piece, Picture):
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(
                    QRectF(piece.x, piece.y, piece.width, piece.height), self._image(piece.file)
                )
            else:
                self._lines(painter, piece, family)

    def _image(self, file: Path) -> QImage:
        if file not in self._images:  # kept under the hash of its content: one name, one image
            self._images[file] = QImage(str(file))
        return self._images[file]

    def _lines(self, painter: QPainter, piece: Lines, family: str) -> None:
        layout = self._ready(piece.measured, family)
        if piece.measured.style.red:
            painter.save()
            painter.setPen(_RED)
        lines = piece.measured.lines
        above = lines[piece.first].top
        for at in range(piece.first, min(piece.end, layout.lineCount())):
            line, drawn = lines[at], layout.lineAt(at)
            baseline = piece.y + line.top - above + line.baseline
            drawn.draw(painter, QPointF(piece.x, baseline - drawn.ascent()))
        if piece.measured.style.red:
            painter.restore()

    def _ready(self, measured: Measured, family: str) -> QTextLayout:
        key = (family, id(measured))
        found = self._kept.get(key)
        if found is None:
            layout = text_layout(family, measured.runs, measured.style)
            break_lines(layout, measured.style, measured.width)
            if len(self._kept) >= _KEPT:
                for old in list(self._kept)[: _KEPT // 2]:
                    del self._kept[old]
            # The paragraph is kept beside its layout, so that its id cannot pass to another one.
            found = self._kept[key] = (measured, layout)
        return found[1]


def _within(pieces: Iterable[Piece], seen: QRectF | None) -> Iterable[Piece]:
    if seen is None:
        return pieces
    top, foot = seen.top(), seen.bottom()
    return [
        piece
        for piece in pieces
        if (max(piece.y, piece.to_y) >= top if isinstance(piece, Stroke) else piece.y + piece.height >= top)
        and piece.y <= foot
    ]

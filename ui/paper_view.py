"""The live preview of one paper: follows what is typed, tints what is edited, says what was clicked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.documents.model import Paper
from ui.paper_geometry import Sheets
from ui.paper_pieces import Laid, Lines
from ui.paper_runner import PaperRunner
from ui.paper_sheets import SheetArea
from ui.theme import Theme

_NEAR = 60.0  # twips: a click so near a paragraph still means it
_EDGE = 12.0  # pixels at the top and the foot of the view where a line is not yet seen
_DRAG = 6.0  # pixels: a press that wanders further is no click


class PaperView(SheetArea):
    """Shows one paper at a time; keeps its place while the paper changes.

    `ref_clicked` carries the record of the paragraph under the mouse; `laid_out` tells of new pages.
    """

    ref_clicked = Signal(str)
    laid_out = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._runner = PaperRunner(self)
        self._runner.done.connect(self._show)
        self._followed = ""
        self._pressed: QPointF | None = None
        self.viewport().setMouseTracking(True)

    def show_document(self, document: Paper) -> None:
        """Show this paper once the typing pauses, the first one soon. The place stays."""
        self.show_later(lambda: document)

    def show_later(self, make: Callable[[], Paper]) -> None:
        """The same, the paper itself made only then: a key typed must not wait for a long paper."""
        self._runner.ask(make, first=self._laid is None)

    def clear(self) -> None:
        """Show no paper."""
        self._runner.cancel()
        self._marked = ()
        self.set_laid(None)

    def finish(self) -> None:
        """Lay out at once what is still waiting (pictures, printing)."""
        self._runner.finish()

    @property
    def waiting(self) -> bool:
        """Whether the pages shown are not yet those of the paper asked for last."""
        return self._runner.busy

    def set_practice(self, on: bool) -> None:
        """Mark every page on the screen as practice data."""
        self._desk.practice = on
        self.viewport().update()

    def follow(self, ref: str) -> None:
        """Tint what shows this record and bring it into sight; "" follows nothing."""
        self._followed = ref
        self._mark()
        self._bring()

    @property
    def followed(self) -> str:
        """The record that is tinted."""
        return self._followed

    def marked(self) -> tuple[QRectF, ...]:
        """Where the tinted lines lie in the view, in pixels."""
        return self._places(self.sheets())

    def _places(self, sheets: Sheets) -> tuple[QRectF, ...]:
        offset = self.offset()
        return tuple(_rect(sheets, at, piece).translated(-offset) for at, piece in self._marked)

    def ref_at(self, point: QPointF) -> str:
        """The record shown at a point of the view, "" for none."""
        found = self.sheets().at(point + self.offset()) if self._laid else None
        if found is None or self._laid is None:
            return ""
        at, place = found
        best, near = "", _NEAR
        for piece in self._laid.pages[at].texts():
            if piece.ref and -_NEAR <= place.x() - piece.x <= piece.measured.width + _NEAR:
                away = max(piece.y - place.y(), place.y() - piece.y - piece.height, 0.0)
                if away < near:
                    best, near = piece.ref, away
        return best

    def _show(self, laid: Laid) -> None:
        self.set_laid(laid)
        before = self._marked
        self._mark()
        if self._marked != before:
            self._bring()
        self.laid_out.emit()

    def _mark(self) -> None:
        self._marked = self._laid.find(self._followed) if self._laid else ()
        self.viewport().update()

    def _bring(self) -> None:
        """Scroll only when nothing of the followed record is in sight."""
        places, size = self.marked(), QSizeF(self.viewport().size())
        if places and not _in_sight(places, size):
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + places[0].top() - (size.height() - 2 * _EDGE) / 3))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is followed stays in sight: a wider view has larger sheets, which push it below the foot."""
        old = QSizeF(event.oldSize())
        seen = old.isEmpty() or _in_sight(self._places(self.sheets_in(old)), old)
        super().resizeEvent(event)
        if seen:
            self._bring()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where."""
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a paragraph names its record."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and (event.position() - pressed).manhattanLength() < _DRAG:
            ref = self.ref_at(event.position())
            if ref:
                self.ref_clicked.emit(ref)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        over = self.ref_at(event.position())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame of the focus."""
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take it away."""
        self.viewport().update()


def _in_sight(places: tuple[QRectF, ...], size: QSizeF) -> bool:
    """Whether one of them shows in a view of this size, more than a sliver at its edge."""
    top, bottom = _EDGE, size.height() - _EDGE
    return any(place.top() < bottom and place.bottom() > top for place in places)


def _rect(sheets: Sheets, at: int, piece: Lines) -> QRectF:
    top = sheets.rect(at).topLeft() + QPointF(piece.x, piece.y) * sheets.scale
    return QRectF(top, QSizeF(piece.measured.width, piece.height) * sheets.scale)

"""The paper on the screen: sheets on a desk, zoomed and scrolled, the edited place tinted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.documents.model import Document
from ui.paper_desk import PaperDesk
from ui.paper_geometry import LEAST, MOST, Sheets
from ui.paper_pieces import Laid, Lines
from ui.paper_runner import PaperRunner
from ui.theme import Theme

_NEAR = 60.0  # twips: a click so near a paragraph still means it
_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class PaperView(QAbstractScrollArea):
    """Shows one paper at a time; keeps its place while the paper changes.

    `ref_clicked` carries the record of the paragraph under the mouse; `page_changed` the page in front and
    how many there are (0, 0 without a paper); `zoom_changed` the percentage.
    """

    ref_clicked = Signal(str)
    page_changed = Signal(int, int)
    zoom_changed = Signal(int)
    laid_out = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._desk = PaperDesk(theme)
        self._runner = PaperRunner(self)
        self._runner.done.connect(self._show)
        self._laid: Laid | None = None
        self._percent = 0
        self._followed = ""
        self._marked: tuple[tuple[int, Lines], ...] = ()
        self._told = (0, 0)
        self._pressed: QPointF | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # Always there: a bar that comes and goes would change the width the sheets are fitted to.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("Trang in")
        self._tell_page()
        theme.changed.connect(self.viewport().update)

    # What the tab asks.

    def show_document(self, document: Document) -> None:
        """Show this paper once the typing pauses; the first one at once. The place stays."""
        self.show_later(lambda: document)

    def show_later(self, make: Callable[[], Document]) -> None:
        """The same, the paper itself made only then: a key typed must not wait for a long paper."""
        self._runner.ask(make, at_once=self._laid is None)

    def clear(self) -> None:
        """Show no paper."""
        self._runner.cancel()
        self._laid, self._marked = None, ()
        self._arrange()

    def finish(self) -> None:
        """Lay out at once what is still waiting (pictures, printing)."""
        self._runner.finish()

    def set_practice(self, on: bool) -> None:
        """Mark every page on the screen as practice data."""
        self._desk.practice = on
        self.viewport().update()

    def follow(self, ref: str) -> None:
        """Tint what shows this record and bring it into sight; "" follows nothing."""
        self._followed = ref
        self._mark(bring=True)

    @property
    def laid(self) -> Laid | None:
        """The pages as they are shown."""
        return self._laid

    @property
    def page(self) -> int:
        """The page in front, 1 for the first; 0 without a paper."""
        return self._told[0]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._laid.pages) if self._laid else 0

    @property
    def zoom(self) -> int:
        """The percentage as shown, also when it fits the width."""
        return self._sheets().shown_percent

    @property
    def fits_width(self) -> bool:
        """Whether the zoom follows the width."""
        return self._percent == 0

    def fit_width(self) -> None:
        """Zoom with the width of the view."""
        self._zoom_to(0)

    def set_zoom(self, percent: int) -> None:
        """Zoom by hand, 50 to 300 %."""
        self._zoom_to(max(LEAST, min(MOST, percent)))

    def zoom_by(self, steps: int) -> None:
        """One step larger (1) or smaller (-1)."""
        self.set_zoom(self._sheets().step(steps))

    def go_to(self, page: int) -> None:
        """Bring the top of this page to the top; out of range, the nearest."""
        if self._laid:
            at = max(1, min(self.pages, page)) - 1
            self.verticalScrollBar().setValue(round(self._sheets().rect(at).top() - 8))

    # Where things lie.

    def _sheets(self) -> Sheets:
        laid = self._laid
        sheet = QSizeF(laid.width, laid.height) if laid else QSizeF(11906, 16838)
        return Sheets(sheet, self.pages, QSizeF(self.viewport().size()), self._percent)

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _show(self, laid: Laid) -> None:
        self._laid = laid
        self._arrange()
        before = [piece for _, piece in self._marked]
        self._mark(bring=False)
        if [piece for _, piece in self._marked] != before:
            self._bring()
        self.laid_out.emit()

    def _arrange(self) -> None:
        view, sheets = self.viewport().size(), self._sheets()
        size = sheets.size
        for bar, all_of_it, shown in (
            (self.horizontalScrollBar(), size.width(), view.width()),
            (self.verticalScrollBar(), size.height(), view.height()),
        ):
            bar.setRange(0, max(0, round(all_of_it - shown)) if self._laid else 0)
            bar.setPageStep(shown)
            bar.setSingleStep(48)
        self._tell_page()
        self.viewport().update()

    def _zoom_to(self, percent: int, still: QPointF | None = None) -> None:
        """Change the zoom so that what lies at `still` (the middle of the top third) stays there."""
        view = self.viewport().size()
        point = still or QPointF(view.width() / 2, view.height() / 3)
        before = self._sheets()
        held = before.at(point + self._offset())
        self._percent = percent
        self._arrange()
        after = self._sheets()
        if held:
            place = after.rect(held[0]).topLeft() + held[1] * after.scale - point
            self.horizontalScrollBar().setValue(round(place.x()))
            self.verticalScrollBar().setValue(round(place.y()))
        self.zoom_changed.emit(after.shown_percent)

    def _tell_page(self) -> None:
        view = self.viewport().size()
        told = (0, 0)
        if self._laid:
            middle = self._offset() + QPointF(0, view.height() / 2)
            rows = self._sheets().touching(QRectF(middle.x(), middle.y(), 1, 1))
            last = self.verticalScrollBar().value() >= self.verticalScrollBar().maximum() > 0
            told = (self.pages if last or not rows else rows[0] + 1, self.pages)
        if told != self._told or not self.accessibleDescription():
            self._told = told
            self.setAccessibleDescription(self._words())
            self.page_changed.emit(*told)

    def _words(self) -> str:
        if not self._laid:
            return "Chưa có trang nào"
        at, count = self._told
        text = " ".join(piece.text for piece in self._laid.pages[at - 1].texts())
        return f"Trang {at} trong {count}. {text}"

    # The followed record.

    def _mark(self, bring: bool) -> None:
        self._marked = self._laid.find(self._followed) if self._laid else ()
        if bring:
            self._bring()
        self.viewport().update()

    def _bring(self) -> None:
        """Scroll only when nothing of the followed record is in sight."""
        sheets, view = self._sheets(), QRectF(self._offset(), QSizeF(self.viewport().size()))
        places = [self._rect(sheets, at, piece) for at, piece in self._marked]
        if places and not any(place.intersects(view.adjusted(0, 12, 0, -12)) for place in places):
            self.verticalScrollBar().setValue(round(places[0].top() - view.height() / 3))

    @staticmethod
    def _rect(sheets: Sheets, at: int, piece: Lines) -> QRectF:
        top = sheets.rect(at).topLeft() + QPointF(piece.x, piece.y) * sheets.scale
        return QRectF(top, QSizeF(piece.measured.width, piece.height) * sheets.scale)

    def _ref_at(self, point: QPointF) -> str:
        found = self._sheets().at(point + self._offset()) if self._laid else None
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

    # What Qt asks.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the sheets in sight, and of them only what the event asks for."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("desk"))
        if self._laid:
            seen = QRectF(event.rect()).translated(self._offset())
            painter.translate(-self._offset())
            self._desk.paint(painter, self._laid, self._sheets(), seen, self._marked)
            painter.resetTransform()
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("ink"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place on the paper while the width changes."""
        super().resizeEvent(event)
        old = Sheets(self._sheets().sheet, self.pages, QSizeF(event.oldSize()), self._percent)
        held = old.at(QPointF(event.oldSize().width() / 2, 0) + self._offset()) if self._laid else None
        self._arrange()
        if held:
            new = self._sheets()
            self.verticalScrollBar().setValue(round(new.rect(held[0]).top() + held[1].y() * new.scale))
        if self.fits_width and old.shown_percent != self.zoom:
            self.zoom_changed.emit(self.zoom)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew: text at another place of a pixel looks another."""
        self._tell_page()
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and wheel zooms about the mouse."""
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self._zoom_to(self._sheets().step(1 if turned > 0 else -1), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl with + − 0 zooms; Home and End go to the first and last page; the rest scrolls."""
        key = Qt.Key(event.key())
        bar = self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in _KEYS:
            self.zoom_by(_KEYS[key])
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_0:
            self.fit_width()
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            bar.setValue(0 if key == Qt.Key.Key_Home else bar.maximum())
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            step = bar.pageStep() - 48
            bar.setValue(bar.value() + (step if key == Qt.Key.Key_PageDown else -step))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where: a press that becomes a drag is no click."""
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a paragraph names its record."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and (event.position() - pressed).manhattanLength() < 6:
            ref = self._ref_at(event.position())
            if ref:
                self.ref_clicked.emit(ref)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        over = self._ref_at(event.position())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def focusInEvent(self, event: QEvent) -> None:
        """Show the frame of the focus."""
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:
        """Take it away."""
        self.viewport().update()

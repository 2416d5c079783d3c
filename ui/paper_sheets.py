"""Laid-out sheets in a scroll area: zoom, two abreast, the page in front; it keeps its place."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.paper_desk import PaperDesk
from ui.paper_geometry import LEAST, MOST, Sheets
from ui.paper_pieces import MM, Laid, Lines
from ui.theme import Theme

_ZOOM_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
_LINE = 48  # pixels an arrow key scrolls
_A4 = QSizeF(210 * MM, 297 * MM)


class SheetArea(QAbstractScrollArea):
    """`page_changed` carries the page in front and how many there are (or 0, 0); `zoom_changed` percent."""

    page_changed = Signal(int, int)
    zoom_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._desk = PaperDesk(theme)
        self._laid: Laid | None = None
        self._percent = 0
        self._marked: tuple[tuple[int, Lines], ...] = ()
        self._told = (0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Always there: a bar that comes and goes would change the width the sheets are fitted to.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName("Trang in")
        self._tell_page()
        theme.changed.connect(self.viewport().update)

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
        return self.sheets().shown_percent

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
        self.set_zoom(self.sheets().step(steps))

    def go_to(self, page: int) -> None:
        """Bring this page to the top; out of range, the nearest."""
        if self._laid:
            at = max(1, min(self.pages, page)) - 1
            self.verticalScrollBar().setValue(round(self.sheets().rect(at).top() - 8))

    def sheets(self) -> Sheets:
        """Where the sheets lie now."""
        return self.sheets_in(QSizeF(self.viewport().size()))

    def sheets_in(self, view: QSizeF) -> Sheets:
        """Where they would lie in a view of this size (pixels)."""
        sheet = QSizeF(self._laid.width, self._laid.height) if self._laid else _A4
        return Sheets(sheet, self.pages, view, self._percent, self._laid.upright if self._laid else 0)

    def offset(self) -> QPointF:
        """How far the view is scrolled, in pixels."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def set_laid(self, laid: Laid | None) -> None:
        """Other pages in place of those shown."""
        self._laid = laid
        view, size = self.viewport().size(), self.sheets().size
        for bar, whole, shown in (
            (self.horizontalScrollBar(), size.width(), view.width()),
            (self.verticalScrollBar(), size.height(), view.height()),
        ):
            bar.setRange(0, max(0, round(whole - shown)) if laid else 0)
            bar.setPageStep(shown)
            bar.setSingleStep(_LINE)
        self._tell_page()
        self.viewport().update()

    def _zoom_to(self, percent: int, still: QPointF | None = None) -> None:
        """Change the zoom; what lies at `still` (else in the upper third) stays there."""
        view = self.viewport().size()
        point = still or QPointF(view.width() / 2, view.height() / 3)
        held = self.sheets().at(point + self.offset())
        self._percent = percent
        self.set_laid(self._laid)
        after = self.sheets()
        if held:
            place = after.rect(held[0]).topLeft() + held[1] * after.scale - point
            self.horizontalScrollBar().setValue(round(place.x()))
            self.verticalScrollBar().setValue(round(place.y()))
        self.zoom_changed.emit(after.shown_percent)

    def _tell_page(self) -> None:
        told = (self._in_front(), self.pages)
        if told != self._told or not self.accessibleDescription():
            self._told = told
            self.setAccessibleDescription(self._words())
            self.page_changed.emit(*told)

    def _in_front(self) -> int:
        bar = self.verticalScrollBar()
        if not self._laid or bar.value() >= bar.maximum() > 0:
            return self.pages
        middle = self.offset().y() + self.viewport().height() / 2
        row = self.sheets().touching(QRectF(0, middle, 1, 1))
        return row[0] + 1 if row else self.pages

    def _words(self) -> str:
        """What a screen reader says: the place, and the words of the page in front."""
        if not self._laid:
            return "Chưa có trang nào"
        at, count = self._told
        text = " ".join(piece.text for piece in self._laid.pages[at - 1].texts())
        return f"Trang {at} trong {count}. {text}"

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the sheets in sight, and of them only what the event asks for."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("desk"))
        if self._laid:
            seen = QRectF(event.rect()).translated(self.offset())
            painter.translate(-self.offset())
            self._desk.paint(painter, self._laid, self.sheets(), seen, self._marked)
            painter.resetTransform()
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("ink"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place on the paper while the width changes."""
        super().resizeEvent(event)
        old = self.sheets_in(QSizeF(event.oldSize()))
        at, below = old.beside(self.offset().y())
        self.set_laid(self._laid)
        new = self.sheets()
        if event.oldSize().isValid():
            self.verticalScrollBar().setValue(round(new.rect(at).top() + below * new.scale))
        if self.fits_width and old.shown_percent != new.shown_percent:
            self.zoom_changed.emit(new.shown_percent)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew: letters at another part of a pixel look another."""
        self._tell_page()
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and wheel zooms about the mouse."""
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self._zoom_to(self.sheets().step(1 if turned > 0 else -1), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl with + − 0 zooms; PgUp, PgDn, Home, End and the arrows scroll."""
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        bar = self.verticalScrollBar()
        if control and key in _ZOOM_KEYS:
            self.zoom_by(_ZOOM_KEYS[key])
        elif control and key == Qt.Key.Key_0:
            self.fit_width()
        elif not control and key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            bar.setValue(0 if key == Qt.Key.Key_Home else bar.maximum())
        elif not control and key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            step = bar.pageStep() - _LINE
            bar.setValue(bar.value() + (step if key == Qt.Key.Key_PageDown else -step))
        else:
            super().keyPressEvent(event)

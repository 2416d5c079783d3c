"""The right pane of a paper's tab: the page as it will be printed, steppers, the ways to paper and Word."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.keybutton import IconButton, KeyButton
from ui.panes import Hairline, Pane, label
from ui.paper_view import PaperView
from ui.theme import Theme

_EXPORT, _KEY, _OPEN = "Xuất Word", "Ctrl+E", "Mở bằng Word"


class PaperPane(Pane):
    """Signals say what was pressed; the keys belong to the tab around it.

    `ways_asked` carries the button below which the menu of the other ways out opens.
    """

    export_asked = Signal()
    open_asked = Signal()
    print_asked = Signal()
    ways_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.view = PaperView(theme)
        self.export = KeyButton(theme, _EXPORT, "main", _KEY, "document_arrow_right")
        self.open = KeyButton(theme, _OPEN, "plain", icon="open")
        self.open.setToolTip(f"{_OPEN}: ghi tệp rồi mở bằng chương trình của máy")
        self._heading = label("Trang in", "pane")
        self._back = self._icon(theme, "chevron_left", "Trang trước", 16, 24)
        self._on = self._icon(theme, "chevron_right", "Trang sau", 16, 24)
        self._place = label("", "body")
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._smaller = self._icon(theme, "zoom_out", "Thu nhỏ, Ctrl và lăn chuột", 20, 28)
        self._larger = self._icon(theme, "zoom_in", "Phóng to, Ctrl và lăn chuột", 20, 28)
        self._fit = self._icon(theme, "page_fit", "Vừa bề rộng, Ctrl+0", 16, 28)
        self.print = self._icon(theme, "print", "In, Ctrl+P", 20, 28)
        self.ways = self._icon(theme, "chevron_down", "PDF và cách in khác", 16, 20)
        self._build(theme)
        self._connect()
        self._show_page(0, 0)

    @staticmethod
    def _icon(theme: Theme, name: str, words: str, size: int, side: int) -> IconButton:
        button = IconButton(theme, name, words, size=size)
        button.set_side(side)
        return button

    def _build(self, theme: Theme) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(11, 6, 7, 6)
        row.setSpacing(3)
        row.addWidget(self._heading)
        for widget in (self._back, self._place, self._on):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self._smaller, self._larger, self._fit):
            row.addWidget(widget)
        row.addSpacing(2)
        row.addWidget(self.print)
        row.addWidget(self.ways)
        row.addSpacing(2)
        row.addWidget(self.open)
        row.addSpacing(4)
        row.addWidget(self.export)
        self._row = row
        head = QWidget()
        head.setLayout(row)
        head.setMinimumHeight(46)
        # The head gives way piece by piece (see resizeEvent), so it never forces the pane wider.
        head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(head)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self.view, 1)
        self.setMinimumWidth(320)
        order = (
            self._back,
            self._on,
            self._smaller,
            self._larger,
            self._fit,
            self.print,
            self.ways,
            self.open,
            self.export,
            self.view,
        )
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self.view.go_to(self.view.page - 1))
        self._on.clicked.connect(lambda: self.view.go_to(self.view.page + 1))
        self._smaller.clicked.connect(lambda: self.view.zoom_by(-1))
        self._larger.clicked.connect(lambda: self.view.zoom_by(1))
        self._fit.clicked.connect(self.view.fit_width)
        self.export.clicked.connect(self._export)
        self.open.clicked.connect(self._open)
        self.print.clicked.connect(self.print_asked)
        self.ways.clicked.connect(lambda: self.ways_asked.emit(self.ways))
        self.view.page_changed.connect(self._show_page)
        self.view.zoom_changed.connect(self._show_zoom)
        self._theme.changed.connect(self._give_way)

    def _show_page(self, page: int, pages: int) -> None:
        self._place.setText(f"{page}/{pages}" if pages else "")
        self._place.setAccessibleName(f"Trang {page} trong {pages}" if pages else "Chưa có trang nào")
        digits = len(str(pages))
        self._place.setMinimumWidth(self._place.fontMetrics().horizontalAdvance("0" * 2 * digits + "/") + 4)
        self._back.setEnabled(page > 1)
        self._on.setEnabled(0 < page < pages)
        for widget in (self._smaller, self._larger, self._fit, self.print, self.ways):
            widget.setEnabled(pages > 0)
        self._give_way()

    def _export(self) -> None:
        self.export_asked.emit()

    def _open(self) -> None:
        self.open_asked.emit()

    def _show_zoom(self, percent: int) -> None:
        self._place.setToolTip(f"Đang xem ở {percent} %")
        self._give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What does not fit gives way, the least needed first."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """Words of the second button, fit, key of the main one, heading, zoom: what is too much goes."""
        self.open.set_words(_OPEN)
        self.export.set_words(_EXPORT, _KEY)
        for widget in (self._fit, self._heading, self._smaller, self._larger):
            widget.setVisible(True)
        room = self.contentsRect().width()
        ways = (
            self._short_open,
            self._hide_idle_fit,
            self._short_export,
            self._heading.hide,
            self._fit.hide,
            self._hide_zoom,
        )
        for shorten in ways:
            self._row.invalidate()
            if self._row.minimumSize().width() <= room:
                break
            shorten()
        self._row.activate()

    def _hide_idle_fit(self) -> None:
        """Where the width is fitted already there is nothing to fit."""
        if self.view.fits_width:
            self._fit.hide()

    def _hide_zoom(self) -> None:
        self._smaller.hide()
        self._larger.hide()

    def _short_open(self) -> None:
        self.open.set_words("")
        self.open.setAccessibleName(_OPEN)

    def _short_export(self) -> None:
        self.export.set_words(_EXPORT, "")
        self.export.setAccessibleName(f"{_EXPORT}, {_KEY}")

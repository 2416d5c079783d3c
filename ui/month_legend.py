"""The line below the grid: what corners, boxes and codes mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.attendance_symbols import PRESENT, StandsFor, Symbol
from app.domain.month_sheet import MonthSheet
from ui.month_grid_paint import code_look, paint_corner
from ui.theme import Theme

_MARKS = ("đi muộn", "về sớm", "chưa chấm")


class MonthLegend(QWidget):
    """As many codes as fit, those the month uses first; the rest stands in F1 and in the tooltip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._symbols: tuple[Symbol, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Chú thích ký hiệu")

    def set_month(self, sheet: MonthSheet) -> None:
        """The codes in force at its end: presence, then absence by the clock and the others that are used."""
        table = sheet.symbols[-1]
        used, absent = sheet.codes, table.code_for(StandsFor.CLOCK_ABSENT)

        def place(row: Symbol) -> int:
            if row.code == PRESENT:
                return 0
            return 3 if row.code not in used else 1 if row.code == absent else 2

        self._symbols = tuple(sorted(table.rows, key=place))
        words = "; ".join(f"{row.code} {row.name}" for row in self._symbols)
        self.setAccessibleDescription(words)
        self.setToolTip(words.replace("; ", "\n"))
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(400, self._theme.row(24, 9))

    def minimumSizeHint(self) -> QSize:
        """As narrow as it must be."""
        return QSize(100, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Marks first, then codes in their order."""
        painter = QPainter(self)
        theme = self._theme
        words_font, code_font = theme.font(9), theme.font(8.5, 600)
        metrics, codes = QFontMetrics(words_font), QFontMetrics(code_font)
        x, middle = 4.0, self.height() / 2
        for at, words in enumerate(_MARKS):
            box = QRectF(x, middle - 5, 10, 10)
            if at < 2:
                paint_corner(painter, theme, box, early=at == 1)
            else:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
                painter.setPen(QPen(theme.colour("warn"), 1, Qt.PenStyle.DashLine))
                painter.setBrush(theme.colour("warnTint"))
                painter.drawRect(box)
            x = self._words(painter, x + 15, words, words_font, metrics) + 14
        for row in self._symbols:
            wide = max(22, codes.horizontalAdvance(row.code) + 8)
            if x + wide + 6 + metrics.horizontalAdvance(row.name) > self.width() - 44:
                self._words(painter, x, "F1…", words_font, metrics, "ink")
                break
            chip = QRectF(x, middle - 8, wide, 16)
            if row.code == PRESENT:
                fill, role = "", "muted"
            else:
                fill, role = code_look(row.counts_as)
            if fill:
                painter.fillRect(chip, theme.colour(fill))
            painter.setFont(code_font)
            painter.setPen(theme.colour(role))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, row.code)
            x = self._words(painter, x + wide + 5, row.name, words_font, metrics) + 12

    def _words(
        self,
        painter: QPainter,
        x: float,
        words: str,
        font: object,
        metrics: QFontMetrics,
        role: str = "muted",
    ) -> float:
        painter.setFont(font)  # type: ignore[call-overload]
        painter.setPen(self._theme.colour(role))
        wide = metrics.horizontalAdvance(words)
        painter.drawText(QRectF(x, 0, wide + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        return x + wide

"""A live sample of the top of a paper, for the assistant: what the names typed will look like."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.domain.dates import date_line
from ui.theme import Theme

_STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_SERIF = ("Times New Roman", "Liberation Serif", "Tinos")
_PX = 12.4
_LEFT, _RIGHT = 0.30, 0.68  # centres of the two columns of the head


class HeadSample(QWidget):
    """Office and state head, number, place and date; capitals are the paper's business."""

    def __init__(self, theme: Theme, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._year = year
        self._superior = self._name = self._symbol = self._place = ""
        self.setMinimumHeight(120)
        self.set_words("", "", "", "")

    def set_words(self, superior: str, name: str, abbreviation: str, place: str) -> None:
        """What was typed so far."""
        self._superior, self._name = superior.upper(), name.upper()
        self._symbol = f"/KH-{abbreviation}" if abbreviation else "/KH-"
        self._place = place
        self.setAccessibleName(f"Trên giấy: {self._superior}, {self._name}, Số: {self._symbol}")
        self.update()

    def sizeHint(self) -> QSize:
        """600 × 132."""
        return QSize(600, 132)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A strip of white paper."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.pen("line"))
        painter.setBrush(self._theme.colour("paper"))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        left, right = self.width() * _LEFT - 60, self.width() * _RIGHT
        self._line(painter, self._superior, left, 26)
        width = self._line(painter, self._name, left, 44, bold=True)
        self._rule(painter, left, 54, width * 0.45)
        self._line(painter, f"Số:         {self._symbol}", left, 73)
        self._line(painter, _STATE[0], right, 26, bold=True)
        width = self._line(painter, _STATE[1], right, 44, bold=True, grow=1)
        self._rule(painter, right, 54, width)
        self._line(painter, date_line(self._place, None, self._year), right, 73, italic=True, grow=1)
        self._line(painter, "KẾ HOẠCH", self.width() / 2, 106, bold=True, grow=1)

    def _line(
        self,
        painter: QPainter,
        words: str,
        middle: float,
        y: float,
        bold: bool = False,
        italic: bool = False,
        grow: float = 0,
    ) -> float:
        font = QFont(list(_SERIF))
        font.setPixelSize(round(_PX + grow))
        font.setBold(bold)
        font.setItalic(italic)
        metrics = QFontMetricsF(font)
        most = 2 * min(middle, self.width() - middle) - 8 if middle < self.width() / 2 else self.width() * 0.6
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, most)
        width = metrics.horizontalAdvance(words)
        painter.setFont(font)
        painter.setPen(self._theme.colour("paperText"))
        painter.drawText(
            QRectF(middle - width / 2, y - 9, width + 2, 18), Qt.AlignmentFlag.AlignVCenter, words
        )
        return width

    def _rule(self, painter: QPainter, middle: float, y: float, width: float) -> None:
        if width < 1:
            return
        painter.setPen(QPen(self._theme.colour("paperText"), 0.75))
        painter.drawLine(round(middle - width / 2), round(y), round(middle + width / 2), round(y))

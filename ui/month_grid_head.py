"""The head of the month grid: weekday above, day below; days off shaded, today marked."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.month_grid_model import NAME, MonthModel
from ui.month_grid_paint import day_ground
from ui.month_grid_words import TOTALS
from ui.theme import Theme

_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


class _Ink:
    """Letters and colours of the head, asked for once a theme and not once a day."""

    def __init__(self, theme: Theme) -> None:
        self.light, self.bold = theme.font(8), theme.font(9, 600)
        self.muted, self.text, self.line = theme.colour("muted"), theme.colour("text"), theme.pen("line")


class GridHead(QHeaderView):
    """Two lines over each day; one over the name; the totals may wrap."""

    def __init__(self, theme: Theme, model: MonthModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._model = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(12)
        self.setHighlightSections(False)
        self._ink: _Ink | None = None
        theme.changed.connect(self._forget)

    def sizeHint(self) -> QSize:
        """38 high, more with larger text."""
        return QSize(self.length(), self._theme.row(38, 9, 2))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One column's head."""
        theme, sheet = self._theme, self._model.sheet
        if sheet is None:
            return
        painter.save()
        ink = self._ink = self._ink or _Ink(theme)
        days = self._model.day_count
        if NAME < section <= days:
            plan = sheet.days[section - 1]
            today = plan.day == sheet.today
            painter.fillRect(rect, theme.colour("select" if today else day_ground(plan)))
            half = rect.height() // 2
            painter.setFont(ink.light)
            painter.setPen(ink.muted)
            centre = Qt.AlignmentFlag.AlignCenter
            painter.drawText(rect.adjusted(-4, 3, 4, -half), centre, _WEEKDAYS[plan.day.weekday()])
            painter.setFont(ink.bold)
            painter.setPen(ink.text)
            painter.drawText(rect.adjusted(-4, half - 2, 4, -2), centre, str(plan.day.day))
        else:
            painter.fillRect(rect, theme.colour("head"))
            words = "Họ và tên" if section == NAME else TOTALS[section - days - 1]
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            side = Qt.AlignmentFlag.AlignLeft if section == NAME else Qt.AlignmentFlag.AlignRight
            painter.setFont(ink.bold)
            painter.setPen(ink.muted)
            inner = rect.adjusted(10 if section == NAME else 2, 0, -6, 0)
            painter.drawText(QRectF(inner), flags | side, words)
        painter.setPen(ink.line)
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _forget(self) -> None:
        self._ink = None

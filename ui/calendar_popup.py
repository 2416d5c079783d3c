"""A month to choose a day from, below a date field: weeks begin on Monday, words are Vietnamese."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QVBoxLayout, QWidget

from ui.theme import Theme


class CalendarPopup(QWidget):
    """Arrows move, Enter or a click chooses, Esc leaves the field as it was."""

    def __init__(
        self, field: QWidget, day: date, chosen: Callable[[date], object], theme: Theme | None = None
    ) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._chosen = chosen
        self.month = QCalendarWidget(self)
        self.month.setLocale(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setGridVisible(False)
        # Fusion paints the bar in the colour of a selection and its words white, which is neither theme's.
        self.month.setStyleSheet(
            "#qt_calendar_navigationbar { background: palette(base); }"
            "QToolButton { color: palette(text); background: transparent; padding: 4px; }"
        )
        rest = QTextCharFormat()
        rest.setForeground(self.palette().placeholderText())
        for day_of_rest in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(day_of_rest, rest)
        self.month.setAccessibleName("Chọn ngày: mũi tên dời, Enter chọn, Esc thôi")
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.month.activated.connect(self._take)
        self.month.clicked.connect(self._take)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.addWidget(self.month)
        self.move(field.mapToGlobal(QPoint(0, field.height() + 2)))
        self.show()
        if theme is not None:
            # Qt's own arrows are black pictures, which nobody sees on a dark ground; showing sets them anew.
            for name, icon in (("prevmonth", "chevron_left"), ("nextmonth", "chevron_right")):
                arrow = self.month.findChild(QToolButton, f"qt_calendar_{name}")
                if isinstance(arrow, QToolButton):
                    arrow.setIcon(theme.icons.icon(icon, 16, "text"))
        self.month.setFocus()

    def _take(self, day: QDate) -> None:
        self._chosen(date(day.year(), day.month(), day.day()))
        self.close()

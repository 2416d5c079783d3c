"""Tab Chuyên cần: the months, the strip of what is open, the grid, and what its keys do to the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.month_sheet import MonthSheet
from app.errors import NotInForce
from app.services.attendance import GROUND
from ui.attendance_closing import ClosingDeeds
from ui.attendance_deeds import GridDeeds
from ui.attendance_panel import DAY, LATE, OFF, WORK, AttendancePanel
from ui.closing_strip import ClosingStrip
from ui.conduct_prefill import Prefill
from ui.empty import EmptyState
from ui.fields import Choice
from ui.key_words import sequence
from ui.keybutton import KeyButton
from ui.messages import KeyHint
from ui.month_grid import MonthGrid
from ui.month_legend import MonthLegend
from ui.month_strip import MonthStrip
from ui.pages import COVERS
from ui.pane_walk import HINT, walk_panes

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_MARKS = frozenset({"attendance_day"})
_SHOWN = GROUND | _MARKS | {"absence_paper", "leave_adjustment"}
_STRIP_MS = 60
_TWO_PANELS = 1500  # px of a window with the whole month, the panel of F4 and that of Ctrl+I
_KEYS = (
    KeyHint("Mũi tên, Tab, Enter", "sang ô khác; Home, End đầu tháng, cuối tháng"),
    KeyHint("chữ, rồi mũi tên, Enter, Tab", "ghi ký hiệu: o, oo, ô đều là Ô; P/+ ghi sáng và chiều"),
    KeyHint("+", "có mặt cả ngày"),
    KeyHint("Dấu cách", "như ngày làm việc trước"),
    KeyHint("F2", "sửa ô"),
    KeyHint("Shift + mũi tên", "chọn nhiều ô, rồi gõ một lần"),
    KeyHint("Ctrl+D, Ctrl+R", "điền xuống, điền sang phải"),
    KeyHint("Ctrl+C, Ctrl+X, Ctrl+V", "chép, cắt, dán, cả từ Excel"),
    KeyHint("Delete", "xóa chấm, hoàn tác được"),
    KeyHint("F8, Shift+F8", "ô chưa chấm sau, trước"),
    KeyHint("F4", "bật, tắt ngăn phải"),
    KeyHint("Ctrl+E, F12", "xuất Excel bảng đang xem"),
    KeyHint("Ctrl+Enter", "chốt tháng"),
    HINT,
)


class AttendanceTab(GridDeeds):
    """Months above, the grid below, the chosen day at the right."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__(office, shell)
        self._year = shell.year()
        theme = shell.theme
        self.months = MonthStrip(theme)
        self.months.set_month(self._shell.month())
        self.units = Choice({0: "Cả cơ quan"})
        self.units.setAccessibleName("Đơn vị")
        self.units.setMinimumWidth(152)
        self.fill = KeyButton(theme, "Điền + cho ô trống", "link")
        self.clock = KeyButton(theme, "Nhập từ máy chấm công", "plain", icon="arrow_import")
        self.export = KeyButton(theme, "Xuất Excel", "plain", "Ctrl+E")
        self.whole_year = KeyButton(theme, "Cả năm", "plain", icon="calendar_ltr")
        self.incidents = KeyButton(theme, "Vụ việc", "plain", icon="document_text")
        self.close_month = KeyButton(theme, "Chốt tháng", "main", "Ctrl+Enter", "lock_closed")
        self.strip = ClosingStrip(theme)
        self.grid = MonthGrid(theme)
        self.legend = MonthLegend(theme)
        self.panel = AttendancePanel(theme, office)
        self.panel.hide()
        self.side_room = QWidget()  # where the panel of Ctrl+I stands beside the grid
        self.closing = ClosingDeeds(office, shell, self)
        self._staff = KeyButton(theme, "Thêm cán bộ", "main", icon="add")
        self._empty = EmptyState(theme, "table", "", "", (self._staff,))
        self._told = ""  # of which month strip and buttons speak
        self._later = QTimer(self, interval=_STRIP_MS, singleShot=True)
        self._later.timeout.connect(self._follow)
        self._lay_out()
        self._connect()
        shell.set_keys("attendance", _KEYS)
        self.setFocusProxy(self.grid)
        self.reload()

    # What is shown.

    @property
    def month(self) -> str:
        """ "2023-05"."""
        return f"{self._year}-{self.months.month():02d}"

    def reload(self) -> None:
        """Read the month again."""
        try:
            whole = self._office.attendance.month(self.month)
        except NotInForce as trouble:
            self._nothing("Chưa có giờ làm việc", str(trouble))
            return
        self._offer_units(whole)
        unit = int(str(self.units.value() or 0))
        sheet = whole if not unit else self._office.attendance.month(self.month, unit)
        if not sheet.lines:
            self._nothing(
                f"Tháng {self.months.month()}/{self._year} chưa có cán bộ nào",
                "Bảng chấm công lấy người từ tab Cán bộ: mỗi người có đơn vị và ngày bắt đầu ở đó.",
            )
            return
        self._show(sheet, whole)

    def open_target(self, target: object) -> None:
        """`attendance:2023-05`, `attendance:2023-05/12/31`: a month, a person's day in it; with
        `/morning` behind it the panel opens on that day.
        """
        month, _, rest = str(target).partition(":")[2].partition("/")
        if len(month) == 7:
            self._shell.set_year(int(month[:4]))
            self.months.set_month(int(month[5:]))
        person, _, rest = rest.partition("/")
        day, _, half = rest.partition("/")
        if person.isdigit():
            self.units.set_value(0)
            self.grid.go_to(int(person), int(day or 1) - 1)
            if half:
                self.panel.show_part(DAY)
                self._set_panel(True)

    def incident_cell(self) -> Prefill | None:
        """What Ctrl+I begins with: the person and day under the cursor."""
        at, sheet = self.grid.cursor(), self.grid.sheet
        return Prefill(at[0], sheet.days[at[1]].day) if at is not None and sheet is not None else None

    def make_room(self) -> None:
        """Ctrl+I opens its panel: a narrow window has no room for two beside the days."""
        if self.window().width() < _TWO_PANELS:
            self._set_panel(False)

    # Inside: showing.

    def _show(self, sheet: MonthSheet, whole: MonthSheet) -> None:
        self._middle.setCurrentIndex(0)
        before = self.sheet
        turned = before is None or before.month != whole.month
        self.grid.set_sheet(sheet)
        if self._told and self.isVisible() and (turned or self._told != whole.month):
            # What the whole month still needs is reckoned of everybody: the page is seen before that.
            self._later.start()
        else:
            self._tell_state(whole)
        self._moved()

    def _tell_state(self, whole: MonthSheet) -> None:
        self._told = whole.month
        month = self.months.month()
        closed = self._office.attendance.closed_months(self._year)
        self.months.set_closed(frozenset(int(text[5:]) for text in closed))
        self.closing.show(self.strip, whole)
        self.legend.set_month(whole)
        self.close_month.set_words(f"Chốt tháng {month}")
        self.close_month.setVisible(not whole.closed)
        self.close_month.set_kind("plain" if self.panel.isVisible() else "main")
        self.export.show()
        self.fill.setVisible(not whole.closed and bool(self.sheet and self.sheet.totals.missing))

    def _offer_units(self, whole: MonthSheet) -> None:
        words: dict[int, str] = {0: f"Cả cơ quan, {len(whole.lines)} người"}
        words |= {unit.id: f"{unit.name}, {len(lines)} người" for unit, lines in whole.groups}
        if [self.units.itemText(at) for at in range(self.units.count())] != list(words.values()):
            kept = self.units.value()
            self.units.blockSignals(True)
            self.units.offer(words)
            self.units.set_value(kept)
            self.units.blockSignals(False)

    def _nothing(self, heading: str, explain: str) -> None:
        self._empty.set_words(heading, explain)
        self._staff.setVisible(self._has("staff"))
        self._middle.setCurrentIndex(1)
        for button in (self.fill, self.export, self.close_month):
            button.setVisible(False)

    # Inside: the panel and the strip.

    def _follow(self) -> None:
        """The strip for the sheet as it is now; the closing concerns the whole office."""
        sheet = self.sheet
        # A window that was closed has no file any more.
        if sheet is not None and self.isVisible():
            self._tell_state(self._office.attendance.month(self.month) if sheet.unit_id else sheet)

    def _moved(self) -> None:
        at = self.grid.cursor()
        if at is not None and self.sheet is not None and self.panel.isVisible():
            self.panel.show_cell(self.sheet, *at)

    def _open_panel(self, person: int, part: str) -> None:
        at = self.grid.cursor()
        self.grid.go_to(person, at[1] if at else 0)
        self.panel.show_part(part)
        self._set_panel(True)

    def _set_panel(self, shown: bool) -> None:
        self.panel.setVisible(shown)
        self._moved()

    def _total(self, person: int, column: int) -> None:
        self._open_panel(person, (WORK, OFF, LATE, LATE)[column])

    # Inside: news.

    def _touched(self, kinds: frozenset[str]) -> None:
        if not kinds & _SHOWN:
            return
        sheet = self.sheet
        if self._expected and kinds == _MARKS and sheet is not None:
            renewed = self._office.attendance.renewed(sheet, self._expected)
            self.grid.set_sheet(renewed)
            self._moved()
            # The strip follows when the typed cell is painted and no other key waits.
            self._later.start()
            return
        self.reload()

    def _month_chosen(self, month: int) -> None:
        self._shell.set_month(month)
        self.reload()

    def _year_changed(self, year: int) -> None:
        self._year = year
        self.months.blockSignals(True)
        self.months.set_month(self._shell.month())
        self.months.blockSignals(False)
        self.reload()

    def _has(self, page: str) -> bool:
        from ui.pages import TABS

        return any(one.name == page for one in (*TABS, *COVERS))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.months)
        top.addWidget(self.units)
        top.addStretch(1)
        top.addWidget(self.clock)
        top.addWidget(self.export)
        top.addWidget(self.close_month)
        work = QWidget()
        left = QVBoxLayout(work)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(4)
        left.addWidget(self.grid, 1)
        below = QHBoxLayout()
        below.addWidget(self.legend, 1)
        below.addWidget(self.incidents)
        below.addWidget(self.whole_year)
        below.addWidget(self.fill)
        left.addLayout(below)
        side = QHBoxLayout()
        side.setSpacing(8)
        side.addWidget(work, 1)
        side.addWidget(self.panel)
        side.addWidget(self.side_room)
        self.side_room.hide()
        full = QWidget()
        rows = QVBoxLayout(full)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.strip)
        rows.addLayout(side, 1)
        self._middle = QStackedWidget()
        self._middle.addWidget(full)
        self._middle.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(top)
        whole.addWidget(self._middle, 1)
        # Only now: shown before it lies in the tab, a button is a window and takes the keys.
        self.clock.setVisible(self._has("clock-import"))

    def _connect(self) -> None:
        shell, days = self._shell, self.grid.days
        self.months.chosen.connect(self._month_chosen)
        self.units.currentIndexChanged.connect(lambda _index: self.reload())
        self.fill.clicked.connect(self._fill_blank)
        self.clock.clicked.connect(lambda: shell.open_page("clock-import"))
        self.export.clicked.connect(self._export)
        self.whole_year.clicked.connect(lambda: shell.open_page("year"))
        self.incidents.clicked.connect(lambda: shell.open_page("conduct"))
        self.close_month.clicked.connect(self.closing.close)
        self._staff.clicked.connect(lambda: shell.open_page("staff"))
        self.strip.asked.connect(self.closing.open)
        days.typed.connect(self._typed)
        days.pasted.connect(self._pasted)
        days.cleared.connect(self._cleared)
        days.filled.connect(self._filled)
        days.as_before.connect(self._as_before)
        days.next_missing.connect(self._next_missing)
        self.grid.moved.connect(self._moved)
        self.grid.total_asked.connect(self._total)
        self.grid.person_asked.connect(lambda person: self._open_panel(person, DAY))
        self.panel.closed.connect(lambda: self._set_panel(False))
        self.panel.day_asked.connect(self._go_to_day)
        self.panel.back_asked.connect(self._give_back)
        self.panel.papers_asked.connect(lambda person: shell.open_page("absence", f"absence:person/{person}"))
        self.panel.leave_asked.connect(lambda person: shell.open_page("leave", f"leave:{person}"))
        shell.touched.connect(self._touched)
        shell.year_changed.connect(self._year_changed)
        shell.theme.changed.connect(self._later.start)
        walk_panes(self, lambda: (self.months, self.grid.days, self.panel))
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(sequence(key), self, self._close_month, context=here)
        for key in ("Ctrl+E", "F12"):
            QShortcut(sequence(key), self, self._export, context=here)
        QShortcut(sequence("F4"), self, lambda: self._set_panel(self.panel.isHidden()), context=here)

    def _close_month(self) -> None:
        self.closing.close()

    def _go_to_day(self, at: int) -> None:
        now = self.grid.cursor()
        if now is not None:
            self.grid.go_to(now[0], at)

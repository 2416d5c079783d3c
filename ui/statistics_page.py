"""Thống kê năm: the figures of the yearly forms, each with the rows it counts beside it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.achievement_year import AwardRow
from app.domain.award_statistics import SPLITS, StatisticsForm, StatisticsLine
from app.domain.dates import show_date
from app.services.achievement_lines import AchievementLines
from app.services.statistics_forms import statistics_forms
from ui.achievement_outputs import export_year
from ui.empty import EmptyState
from ui.figures import show_money
from ui.holder_words import target_of
from ui.key_words import shortcuts
from ui.keybutton import KeyButton
from ui.list_frame import filter_row, lay_list
from ui.messages import KeyHint
from ui.pane_walk import HINT, walk_panes
from ui.panes import SidePanel, label, wrapped
from ui.row_model import Column
from ui.row_table import RowTable
from ui.segments import Segments
from ui.typed_table import TypedTable

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_KEYS = (
    KeyHint("Mũi tên", "sang con số khác; các dòng của con số hiện ở bên phải"),
    KeyHint("Enter ở ngăn bên phải", "mở dòng ấy ở tab Thành tích"),
    KeyHint("Ctrl+E, F12", "xuất Excel của năm, có các biểu"),
    HINT,
    KeyHint("Esc", "về tab"),
)
_TABLES = frozenset({"award_held", "movement", "person", "membership", "unit"})
GIVEN, MOVEMENTS = "0602", "0601"
_SUM = "Cộng"


class StatisticsPage(QWidget):
    """A cover; what a sheet of the year's workbook says stands here too, from the same counting."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        theme = shell.theme
        self.title = label("", "title")
        self.which = Segments(theme, "Biểu", {GIVEN: "Khen thưởng", MOVEMENTS: "Phong trào"})
        self.about = label("", "muted")
        self.export = KeyButton(theme, "Xuất Excel", "main", "Ctrl+E", "document_table")
        self.table = TypedTable(theme, "Số lượng khen thưởng", _GIVEN, 1)
        self.movements = RowTable(theme, "Phong trào thi đua", _MOVEMENTS, 2)
        self.empty = EmptyState(theme, "table", "", "")
        self._middle = QStackedWidget()
        for part in (self.table, self.movements, self.empty):
            self._middle.addWidget(part)
        self.panel = SidePanel(theme, "")
        self.panel.setFixedWidth(round(theme.size(400)))
        self.panel.body.setContentsMargins(0, 0, 0, 0)
        self.said = wrapped("", "muted")
        self.said.setContentsMargins(12, 8, 12, 0)
        self.rows = RowTable(theme, "Các dòng được đếm", _ROWS, 2)
        self.panel.body.addWidget(self.said)
        self.panel.body.addWidget(self.rows, 1)
        self.panel.show_buttons(False)
        filters = filter_row(self.which, self.about)
        lay_list(self, shell, self.title, (self.export,), (filters, self._middle), self.panel)
        self.which.chosen.connect(lambda _which: self.reload())
        self.export.clicked.connect(lambda: export_year(self, office, shell))
        self.table.selectionModel().currentChanged.connect(self._show)
        self.rows.opened.connect(self._open)
        self.movements.opened.connect(lambda row: shell.open_page("movements", f"movements:{row.id}"))
        shell.touched.connect(self._heard)
        shell.year_changed.connect(lambda _year: self.reload())
        shortcuts(self, {"Ctrl+E": self.export.click, "F12": self.export.click})
        walk_panes(self, lambda: (self._middle.currentWidget(), self.rows))
        shell.set_keys("statistics", _KEYS)
        self.setFocusProxy(self.table)
        self.reload()

    def reload(self) -> None:
        """Count the year again."""
        year, which = self._shell.year(), self.which.value()
        self.title.setText(f"Thống kê năm {year}")
        lines = AchievementLines(self._office, year)
        forms = {form.code: form for form in statistics_forms(date(year, 12, 31))}
        self.about.setText(_form_words(forms.get(str(which))))
        if which == MOVEMENTS:
            ran = lines.movements()
            self.movements.set_records(ran)
            sorts = Counter(one.kind for one in ran)
            counted = "; ".join(f"{count} {sort.lower()}" for sort, count in sorts.items())
            self.about.setText(". ".join(filter(None, (counted, self.about.text()))))
            self._stand(1 if ran else 2, "Chưa có phong trào nào trong năm", "Ghi ở Phong trào thi đua.")
            self.panel.hide()
            return
        found = lines.statistics()
        whole = StatisticsLine(0, _SUM, tuple(row for line in found for row in line.rows))
        self.table.set_records((*found, whole) if found else ())
        self._stand(0 if found else 2, "Năm này chưa có khen thưởng nào", "Ghi, hoặc nhập ở tab Thành tích.")
        if found and self.table.current() is None:
            self.table.go_to(0, 1)
        self._show()

    def _stand(self, place: int, words: str, explain: str) -> None:
        self._middle.setCurrentIndex(place)
        self.empty.set_words(words, explain)

    def _show(self, *_at: QModelIndex) -> None:
        """The rows of the figure in the frame."""
        line, at = self.table.current(), self.table.currentIndex().column()
        self.panel.setVisible(line is not None and self.which.value() == GIVEN)
        if line is None:
            return
        split = SPLITS[at - 1] if 0 < at <= len(SPLITS) else SPLITS[0]
        rows = line.of(split)
        self.panel.heading.setText(
            line.name if line.name != _SUM else f"Mọi khen thưởng {self._shell.year()}"
        )
        money = sum(row.money or 0 for row in rows)
        paid = f", tiền thưởng {show_money(money)} đ" if money else ""
        self.said.setText(f"{split.words}: {len(rows)} dòng{paid}.")
        self.rows.set_records(rows)

    def _open(self, row: AwardRow) -> None:
        self._shell.open_page("achievements", f"{target_of(row.holder)}/award-{row.id}")

    def _heard(self, kinds: frozenset[str]) -> None:
        if kinds & _TABLES:
            self.reload()


def _form_words(form: StatisticsForm | None) -> str:
    if form is None:
        return "Năm này chưa có biểu thống kê trong quy định."
    doubt = "" if form.verified else ", bố cục chưa kiểm chứng"
    return f"Biểu {form.number}{doubt}"


def _figure(at: int) -> Any:
    return lambda line: str(len(line.of(SPLITS[at])) or "")


def _decision(row: AwardRow) -> str:
    return row.decision.number or "thiếu số"


_GIVEN = (
    Column("Danh hiệu, hình thức", lambda line: line.name, weight=500),
    *(Column(split.words, _figure(at), 88, right=True) for at, split in enumerate(SPLITS[:4])),
    Column(SPLITS[4].words, _figure(4), 148, right=True),
    Column(SPLITS[5].words, _figure(5), 56, right=True),
    Column("Tiền thưởng", lambda line: show_money(line.money) if line.money else "", 112, right=True),
)
_ROWS = (
    Column(
        "Người, tập thể", lambda row: row.whose.name, weight=500,
        second=lambda row: ", ".join(filter(None, (row.whose.post, row.whose.unit))),
    ),
    Column(
        "Quyết định", _decision, 132,
        second=lambda row: show_date(row.decision.on) if row.decision.on else "",
    ),
)  # fmt: skip
_MOVEMENTS = (
    Column("Phong trào, cuộc vận động", lambda row: row.name, weight=500, second=lambda row: row.kind),
    Column("Phát động", lambda row: row.launched_by, 240, second=lambda row: row.number),
    Column("Mục", lambda row: row.item, 64),
    Column("Từ ngày", lambda row: show_date(row.first) if row.first else "", 104),
    Column("Đến ngày", lambda row: show_date(row.last) if row.last else "", 104),
)

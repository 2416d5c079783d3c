"""Xếp loại chất lượng: the list of a year typed like Excel, who may not be graded and why, the ratio."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.award_facts import GRADES
from app.domain.grade_typing import read_grade
from app.domain.grading_round import GradingLine, GradingRound
from app.domain.grading_rules import grade_of_points
from app.domain.holder import Holder
from app.errors import Invalid, NotInForce, SayToUser
from app.services.history_rules import bands
from ui.chips import Chip
from ui.empty import EmptyState
from ui.fields import Line, matches
from ui.figures import read_points
from ui.grading_panel import GradingPanel
from ui.grading_table import COLUMNS, GRADE, POINTS, grading_rows
from ui.history_words import GRADE_SHORT
from ui.holder_words import target_of
from ui.key_words import shortcuts
from ui.keybutton import KeyButton
from ui.list_frame import lay_list
from ui.messages import KeyHint
from ui.pane_walk import HINT, walk_panes
from ui.panes import Hairline, label, restyle, wrapped
from ui.typed_table import TypedTable, strangers_words

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_KEYS = (
    KeyHint("XS, T, HT, K", "gõ mức: xuất sắc, tốt, hoàn thành, không hoàn thành; Enter xuống dòng"),
    KeyHint("Delete", "xóa mức dự kiến"),
    KeyHint("Ctrl+C, Ctrl+V, Ctrl+D", "chép, dán cột từ Excel (ở cột tên: dán theo tên), lặp ô trên cùng"),
    KeyHint("F8, Shift+F8", "dòng chưa xếp loại sau, trước"),
    KeyHint("Ctrl+Enter", "ghi quyết định xếp loại"),
    KeyHint("Ctrl+F", "lọc"),
    HINT,
    KeyHint("Esc", "về tab"),
)
_TABLES = frozenset({"quality_grade", "person", "membership", "away_period", "discipline", "unit"})


class GradingPage(QWidget):
    """A cover reached from Thành tích."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        theme = shell.theme
        self.title = label("", "title")
        self.filter = Line(placeholder="Lọc, gõ không dấu cũng được")
        self.filter.setAccessibleName("Lọc người, tập thể, Ctrl+F")
        self.filter.setFixedWidth(200)
        self.history = KeyButton(theme, "Mở trang thành tích", "plain", icon="ribbon")
        self.decide = KeyButton(theme, "Ghi quyết định xếp loại", "main", "Ctrl+Enter")
        self.why_not = label("", "muted")
        self.table = TypedTable(theme, "Xếp loại chất lượng", COLUMNS)
        self.empty = EmptyState(theme, "people", "Chưa thấy ai", "Thêm cán bộ ở tab Cán bộ, hoặc xóa ô lọc.")
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self.empty)
        self.counts = label("", "")
        self.ratio = wrapped("", "muted")
        self.source = wrapped("", "hint")
        self.unverified = Chip(theme, "doubt", "chưa kiểm chứng")
        self.outstanding = QCheckBox("Cơ quan hoàn thành xuất sắc")
        self.panel = GradingPanel(office, shell, self.outstanding.isChecked)
        self._lay_out()
        self._connect()
        walk_panes(self, lambda: (self.table, self.panel))
        shell.set_keys("grading", _KEYS)
        self.setFocusProxy(self.table)
        self.reload()

    def round(self) -> GradingRound | None:
        """The year as the desk weighs it, None where the year has no rule."""
        desk = self._office.achievements.grading
        try:
            return desk.round(self._shell.year(), outstanding=self.outstanding.isChecked())
        except NotInForce as trouble:
            self.empty.set_words("Năm này chưa có quy định xếp loại", str(trouble))
            return None

    def reload(self) -> None:
        """Read the year again."""
        self.title.setText(f"Xếp loại chất lượng {self._shell.year()}")
        this = self.round()
        for part in (self.counts, self.ratio, self.source, self.unverified):
            part.setVisible(this is not None)
        self.outstanding.setVisible(this is not None and bool(this.ratio.rule.outstanding_percent))
        lines = (*this.lines, *this.collectives) if this is not None else ()
        shown = [line for line in lines if matches(self.filter.words(), line.name, line.unit, line.post)]
        self.table.set_records(grading_rows(shown))
        if self.table.current() is None and shown:
            self.table.choose(shown[0].holder, GRADE)  # most offices give no points
        self._middle.setCurrentIndex(0 if shown else 1)
        if this is not None:
            self._say(this)
        proposed = len(this.proposed) if this is not None else 0
        self.decide.setEnabled(proposed > 0)
        self.why_not.setText(f"{proposed} mức dự kiến" if proposed else "Chưa có mức dự kiến nào")

    def begin_decision(self) -> None:
        """The panel asks for number, day and issuer."""
        if self.decide.isEnabled():
            self.panel.ask_decision()
            self.decide.set_kind("plain")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the panel before the page."""
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self._leave()
            return
        super().keyPressEvent(event)

    def _say(self, this: GradingRound) -> None:
        """How many of each grade, the ratio with its sum, and on what it rests."""
        graded = Counter(line.row.grade for line in this.lines if line.row is not None)
        parts = [f"{GRADE_SHORT[code]} {graded[code]}" for code in reversed(GRADES)]
        waiting = sum(line.graded and line.row is None for line in this.lines)
        barred = sum(not line.graded for line in this.lines)
        self.counts.setText("  ·  ".join([*parts, f"Chưa xếp {waiting}", f"Không xếp loại {barred}"]))
        check = this.ratio
        words = f"{check.words[:1].upper()}{check.words[1:]}."
        over = [f"{name.lower()}: {one.words}" for name, one in this.groups if not one.holds]
        if check.holds and over:
            words = f"{words} Theo nhóm, vượt ở {'; '.join(over)}."
        self.ratio.setText(words if check.holds else f"Vượt tỷ lệ. {words}")
        restyle(self.ratio, kind="muted" if check.holds else "warnText")
        sources = dict.fromkeys((this.rule.source, check.rule.source))
        month, day = this.rule.due
        self.source.setText(f"Xong trước {day:02d}/{month:02d}/{this.year}. Nguồn: {'; '.join(sources)}.")
        self.unverified.setVisible(not (this.rule.verified and check.rule.verified))

    def _typed(self, cells: Any) -> None:
        """Points and grades typed or pasted, all in one step; what cannot be read is said and left."""
        year = self._shell.year()
        proposals: dict[Holder, tuple[str, int | None]] = {}
        last: GradingLine | None = None
        try:
            for row, column, words in cells:
                line = last = row.line
                grade, points = proposals.get(line.holder) or _now(line)
                if column == GRADE:
                    code = read_grade(words) if words else ""
                    if code is None:
                        raise SayToUser(f"“{words}” chưa phải mức xếp loại. Gõ XS, T, HT hoặc K.")
                    proposals[line.holder] = (code, points if code else None)
                elif column == POINTS:
                    points = read_points(words)
                    if points is not None and not grade:
                        grade = grade_of_points(points, bands(date(year, 12, 31)))
                    if points is not None and not grade:
                        raise SayToUser("Năm này chưa có thang điểm. Gõ mức trước, rồi gõ điểm.")
                    proposals[line.holder] = (grade, points)
            done = self._office.achievements.grading.propose_all(year, proposals)
        except Invalid as trouble:
            if len(proposals) == 1 and last is not None and trouble.problems[0].field == "grade":
                self.panel.ask_reason(last, *proposals[last.holder], str(trouble))
                self.decide.set_kind("plain")
            else:
                self._shell.fail(trouble, cause="grading")
            return
        except SayToUser as trouble:
            self._shell.fail(trouble, cause="grading")
            return
        self._shell.withdraw("grading")
        if done is not None:
            self._shell.report(done)

    def _decided(self, done: Any) -> None:
        self._leave()
        self._shell.report(done)

    def _leave(self) -> None:
        self.panel.leave()
        self.decide.set_kind("main")
        self.table.setFocus()

    def _confirm(self) -> None:
        if not self.panel.confirm_open():
            self.begin_decision()

    def _next(self, by: int) -> None:
        if not self.table.find(lambda row: row.line.row is None and row.line.graded, by):
            self._shell.say("Ai cũng đã có mức, hoặc không xếp loại.")

    def _open_history(self) -> None:
        row = self.table.current()
        if row is not None:
            self._shell.open_page("achievements", target_of(row.line.holder))

    def _heard(self, kinds: frozenset[str]) -> None:
        if kinds & _TABLES:
            self.reload()

    def _connect(self) -> None:
        self.table.rows.typed.connect(self._typed)
        self.table.strangers.connect(lambda names: self._shell.warn(strangers_words(names), cause="grading"))
        self.history.clicked.connect(self._open_history)
        self.decide.clicked.connect(self.begin_decision)
        self.panel.confirm.clicked.connect(self._confirm)
        self.panel.drop.clicked.connect(self._leave)
        self.panel.form.saved.connect(self._decided)
        self.panel.reason.saved.connect(self._decided)
        self.filter.textChanged.connect(lambda _text: self.reload())
        self.outstanding.toggled.connect(lambda _on: self.reload())
        self._shell.touched.connect(self._heard)
        self._shell.year_changed.connect(lambda _year: self.reload())
        shortcuts(
            self,
            {
                "Ctrl+F": self.filter.setFocus,
                "F8": lambda: self._next(1),
                "Shift+F8": lambda: self._next(-1),
                "Ctrl+Return": self._confirm,
            },
        )

    def _lay_out(self) -> None:
        theme = self._shell.theme
        first = QHBoxLayout()
        first.addWidget(self.counts, 1)
        first.addWidget(self.outstanding)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.source, 1)
        second.addWidget(self.unverified, 0, Qt.AlignmentFlag.AlignTop)
        strip = QVBoxLayout()
        strip.setContentsMargins(12, 6, 12, 8)
        strip.setSpacing(3)
        strip.addLayout(first)
        strip.addWidget(self.ratio)
        strip.addLayout(second)
        work = QWidget()
        rows = QVBoxLayout(work)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._middle, 1)
        rows.addWidget(Hairline(theme))
        rows.addLayout(strip)
        filters = QHBoxLayout()
        filters.setContentsMargins(12, 0, 12, 8)
        filters.setSpacing(8)
        filters.addWidget(self.filter)
        filters.addWidget(self.history)
        filters.addStretch(1)
        lay_list(self, self._shell, self.title, (self.why_not, self.decide), (filters, work), self.panel)


def _now(line: GradingLine) -> tuple[str, int | None]:
    return (line.row.grade, line.row.points) if line.row is not None else ("", None)

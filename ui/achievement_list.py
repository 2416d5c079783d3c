"""A page over one kind of achievement: the rows of a year at the left, form and files of one at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.holder import OFFICE
from app.errors import SayToUser
from ui.achievement_form import AchievementForm
from ui.empty import EmptyState
from ui.evidence_pane import EvidencePane, Proved
from ui.fields import Line
from ui.key_words import shortcuts
from ui.keybutton import KeyButton
from ui.list_frame import filter_row, lay_list
from ui.messages import KeyHint
from ui.pane_walk import HINT, walk_panes
from ui.panes import SidePanel, label
from ui.row_table import Column, RowTable
from ui.segments import Segments

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

THIS, ALL = "year", "all"
_PANEL = 380


@dataclass(frozen=True)
class ListSpec:
    """One kind of row: its words, and functions over the office it was made for.

    `name` is that of the page and of its targets, `kind` the form a row is written in; a change of any of
    `tables` reloads. `read` gives the rows of a year (all without one) and reads what the columns ask;
    `wanted` (row, words of the filter); `take_away` removes a row and raises SayToUser. `buttons` stand
    before the one that adds, `extras` below the form, told by `show_extras` which row stands there (None).
    """

    name: str
    kind: str
    title: str
    noun: str
    explain: str
    tables: frozenset[str]
    columns: tuple[Column, ...]
    read: Callable[[int | None], Sequence[Any]]
    wanted: Callable[[Any, str], bool]
    proved: Callable[[Any], Proved | None]
    take_away: Callable[[Any], Any]
    icon: str = "ribbon"
    buttons: tuple[QWidget, ...] = ()
    extras: tuple[QWidget, ...] = ()
    show_extras: Callable[[Any], None] = lambda _row: None


class AchievementListPage(QWidget):
    """A cover reached from Thành tích and from the search."""

    def __init__(self, office: Office, shell: Shell, spec: ListSpec) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        self.spec = spec
        theme = shell.theme
        self.title = label("", "title")
        self.filter = Line(placeholder="Lọc, gõ không dấu cũng được")
        self.filter.setAccessibleName(f"Lọc {spec.noun}, Ctrl+F")
        self.filter.setFixedWidth(220)
        self.scope = Segments(theme, "Xem", {THIS: "Năm", ALL: "Mọi năm"})
        self.count = label("", "muted")
        self.add = KeyButton(theme, f"Thêm {spec.noun}", "main", "Ctrl+N", "add")
        self.table = RowTable(theme, spec.title, spec.columns, 2)
        first = KeyButton(theme, f"Thêm {spec.noun}", "plain", "Ctrl+N", "add")
        first.clicked.connect(self.begin)
        self.empty = EmptyState(theme, spec.icon, "", "", (first,))
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self.empty)
        self.form = AchievementForm(office, shell, (spec.kind,))
        self.files = EvidencePane(office, shell)
        self.panel = SidePanel(theme, "")
        self.panel.setFixedWidth(round(theme.size(_PANEL)))
        self.panel.body.addWidget(self.form)
        for extra in spec.extras:
            self.panel.body.addWidget(extra)
        self.panel.body.addWidget(self.files)
        self.panel.body.addStretch(1)
        self.remove = KeyButton(theme, "Xóa", "quiet", icon="delete")
        self.drop = KeyButton(theme, "Bỏ", "plain", "Esc")
        self.confirm = KeyButton(theme, "Ghi", "main", "Ctrl+Enter")
        for button in (self.remove, self.drop, self.confirm):
            self.panel.buttons.addWidget(button)
        filters = filter_row(self.scope, self.filter, self.count)
        buttons = (*spec.buttons, self.add)
        lay_list(self, shell, self.title, buttons, (filters, self._middle), self.panel)
        self._connect()
        walk_panes(self, lambda: (self.table, self.panel))
        shell.set_keys(
            spec.name,
            (
                KeyHint("Ctrl+N", f"thêm {spec.noun}"),
                KeyHint("F2, Enter", "sửa dòng đang chọn"),
                KeyHint("Delete", "xóa dòng ghi nhầm, hoàn tác được"),
                KeyHint("Ctrl+F", "lọc"),
                HINT,
                KeyHint("Esc", "bỏ dòng đang ghi, rồi về tab"),
            ),
        )
        self.setFocusProxy(self.table)
        self.reload()

    def reload(self) -> None:
        """Read the rows again."""
        year = self._shell.year()
        whole = self.scope.value() == ALL
        self.scope.offer({THIS: f"Năm {year}", ALL: "Mọi năm"})
        self.title.setText(self.spec.title if whole else f"{self.spec.title} {year}")
        rows = tuple(self.spec.read(None if whole else year))
        shown = [row for row in rows if self.spec.wanted(row, self.filter.words())]
        self.count.setText(f"{len(shown)} {self.spec.noun}")
        self.table.set_records(shown)
        self._middle.setCurrentIndex(0 if shown else 1)
        if rows:
            self.empty.set_words("Chưa thấy dòng nào", "Thử ít chữ hơn, hoặc xóa ô lọc.")
        else:
            self.empty.set_words(
                f"Chưa có {self.spec.noun} nào" + ("" if whole else f" năm {year}"), self.spec.explain
            )
        if not self._adding():
            if self.table.current() is None and shown:
                self.table.choose(shown[0].id)
            elif not shown:
                self._show(None)

    def open_target(self, target: object) -> None:
        """`initiatives:5`: that row, whatever year or filter hides it."""
        number = str(target).partition(":")[2]
        if not number.isdigit() or not self.form.keep():
            return
        self.form.clear()
        self.filter.clear()
        if not self.table.choose(int(number)):
            self.scope.set_value(ALL)
            self.reload()
            self.table.choose(int(number))

    def begin(self) -> None:
        """The form of a new row, after what is being typed into another is saved."""
        if not self.form.keep():
            return
        self.table.clearSelection()
        self.form.begin(self.spec.kind, OFFICE, self._shell.year())
        self._turn(new=True)
        self.files.show_record(None)
        self.spec.show_extras(None)
        self.panel.heading.setText(f"Thêm {self.spec.noun}")
        self.form.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives a new row up before it leaves the page."""
        if event.key() == Qt.Key.Key_Escape and self._adding():
            self._give_up()
            return
        super().keyPressEvent(event)

    def _adding(self) -> bool:
        return self.form.record is not None and not self.form.record.id

    def _show(self, row: Any) -> None:
        if row is None:
            if not self._adding():
                self.form.clear()
                self.panel.hide()
            return
        if self.form.record is not None and self.form.record.id == row.id:
            self.form.refresh(row)
        else:
            self.form.edit(row)
        self._turn(new=False)
        self.panel.heading.setText(row.name if len(row.name) < 80 else row.name[:78].rsplit(" ", 1)[0] + "…")
        self.spec.show_extras(row)
        self.files.show_record(self.spec.proved(row))

    def _turn(self, *, new: bool) -> None:
        self.panel.show()
        self.remove.setVisible(not new)
        self.drop.setVisible(new)
        self.confirm.setVisible(new)
        self.confirm.set_words("Ghi")
        self.add.set_kind("plain" if new else "main")

    def _give_up(self) -> None:
        self.form.clear()
        self.reload()
        self._show(self.table.current())
        self.table.setFocus()

    def _remove(self, row: Any) -> None:
        if row is None or not row.id:
            return
        try:
            done = self.spec.take_away(row)
        except SayToUser as trouble:
            self._shell.fail(trouble, cause="achievement-list")
            return
        self._shell.withdraw("achievement-list")
        self.form.clear()
        self._shell.report(done)

    def _saved(self, done: Any) -> None:
        """The row stays in sight, whatever year it was written for and whatever the filter."""
        new = self._adding()
        if new:
            self.form.clear()
        self.reload()
        if not self.table.choose(done.value):
            self.filter.clear()
            self.scope.set_value(ALL)
            self.reload()
            self.table.choose(done.value)
        if new:
            self.table.setFocus()
        self._shell.report(done)

    def _heard(self, kinds: frozenset[str]) -> None:
        if kinds & self.spec.tables:
            self.reload()
            if not self._adding():
                self._show(self.table.current())

    def _turned(self) -> None:
        if self.form.keep():
            self.form.clear()
        self.reload()
        self._show(self.table.current())

    def _connect(self) -> None:
        self.add.clicked.connect(self.begin)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(lambda _row: self.form.focus_first())
        self.table.unwanted.connect(self._remove)
        self.filter.textChanged.connect(lambda _text: self.reload())
        self.scope.chosen.connect(lambda _scope: self.reload())
        self.form.saved.connect(self._saved)
        self.form.doubted.connect(lambda doubt: self.confirm.set_words("Vẫn ghi" if doubt else "Ghi"))
        self.remove.clicked.connect(lambda: self._remove(self.form.record))
        self.drop.clicked.connect(self._give_up)
        self.confirm.clicked.connect(self.form.confirm)
        self._shell.touched.connect(self._heard)
        self._shell.year_changed.connect(lambda _year: self._turned())
        shortcuts(
            self,
            {
                "Ctrl+N": self.begin,
                "Ctrl+F": self.filter.setFocus,
                "Ctrl+Return": lambda: self.form.confirm() if self._adding() else None,
            },
        )

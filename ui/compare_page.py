"""So sánh kế hoạch: two plans chosen, their differences by kind, and the same as a Word file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app import paths
from app.domain.plan import STATE_WORDS, Plan
from app.services.comparison import Change, Comparison, Row
from app.services.papers import write_paper
from ui import ask_file
from ui.compare_rows import DifferenceList
from ui.empty import EmptyState
from ui.fields import Choice, Field
from ui.key_words import sequence
from ui.keybutton import KeyButton
from ui.messages import Action, KeyHint
from ui.pane_walk import HINT, walk_panes
from ui.panes import Hairline, Pane, label
from ui.plan_export import WORD
from ui.segments import Segments

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_KEYS = (
    KeyHint("Trái, Phải", "ở hàng Tất cả, Thêm, Bỏ, Sửa, Dời: chọn loại khác biệt"),
    KeyHint("Enter", "mở chỗ đang chọn ở kế hoạch của nó"),
    KeyHint("Ctrl+E", "xuất bảng so sánh sang Word"),
    HINT,
    KeyHint("Esc", "về tab Kế hoạch"),
)
_ALL = "all"
_CAUSE = "compare"
_KINDS = {Change.ADDED: "Thêm", Change.REMOVED: "Bỏ", Change.CHANGED: "Sửa", Change.MOVED: "Dời, đổi số"}


class ComparePage(QWidget):
    """`open_target("compare:3/5")` compares plan 3 with plan 5, `"compare:5"` with what it follows."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        self._pair: tuple[int, int] | None = None
        self._comparison: Comparison | None = None
        self._stale = False
        theme = shell.theme
        self.title = label("So sánh kế hoạch", "title")
        self.back = KeyButton(theme, "Về tab Kế hoạch", "link", "Esc", "arrow_left")
        self.export = KeyButton(theme, "Xuất Word", "main", "Ctrl+E", "document_arrow_right")
        self.old, self.new = Choice(), Choice()
        self.filter = Segments(theme, "Loại khác biệt", {_ALL: "Tất cả"})
        self.list = DifferenceList(theme)
        self.empty = EmptyState(theme, "document_text", "", "")
        self._lay_out()
        self._connect()
        shell.set_keys("compare", _KEYS)
        walk_panes(self, lambda: (self.list, self.filter, self.old))
        self.setFocusProxy(self.list)

    def open_target(self, target: object) -> None:
        """Two plans, or one with the version it replaces or the year before."""
        words = str(target).partition(":")[2]
        numbers = [int(number) for number in words.split("/") if number.isdigit()]
        if len(numbers) > 1:
            self._pair = numbers[0], numbers[1]
        elif numbers:
            self._pair = self._office.comparison.usual_pair(numbers[0])
        self.reload()
        self.list.setFocus()

    def reload(self) -> None:
        """Offer the plans there are and compare the chosen two."""
        self._stale = False
        plans = self._office.comparison.plans()
        known = {plan.id for plan in plans}
        if self._pair is None or not set(self._pair) <= known:
            self._pair = self._office.comparison.usual_pair(plans[0].id) if plans else None
        words = {plan.id: self._words(plan) for plan in plans}
        for choice, chosen in zip((self.old, self.new), self._pair or (0, 0), strict=True):
            choice.offer(words)
            choice.set_value(chosen)
        self._compare()

    def export_word(self) -> None:
        """Ask for a name and write the comparison beside the window's work."""
        comparison = self._comparison
        if comparison is None:
            return
        start = paths.papers_folder() / self._office.comparison.suggested_name(comparison)
        target = ask_file.save_as(self, "Xuất bảng so sánh sang Word", start, WORD)
        if target is not None:
            self.write_to(comparison, target)

    def write_to(self, comparison: Comparison, target: Path) -> None:
        """Write it; the message line says where it is."""
        document = self._office.comparison.paper(comparison)

        def written(path: Path) -> None:
            self._shell.withdraw(_CAUSE)
            url = QUrl.fromLocalFile(str(path))
            self._shell.say(f"Đã ghi {path.name}.", Action("Mở", lambda: QDesktopServices.openUrl(url)))

        self._shell.run_job(
            f"Ghi {target.name}",
            lambda progress: write_paper(document, target),
            written,
            lambda trouble: self._shell.fail(trouble, cause=_CAUSE),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is compared now."""
        super().showEvent(event)
        if self._stale or self._comparison is None:
            self.reload()

    def _compare(self) -> None:
        self._comparison = None
        pair = self._pair
        if pair is None:
            self._say_empty(
                "Chưa có hai kế hoạch để so sánh", "Lập kế hoạch năm sau hoặc bản thay thế rồi trở lại đây."
            )
            return
        if pair[0] == pair[1]:
            self._say_empty("Hai bên là cùng một kế hoạch", "Chọn kế hoạch khác ở một trong hai ô trên.")
            return
        self._comparison = self._shell.attempt(lambda: self._office.comparison.compare(*pair), _CAUSE)
        self._show()

    def _show(self) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        words = {_ALL: f"Tất cả ({len(comparison.of())})"}
        words |= {change: f"{name} ({len(comparison.of(change))})" for change, name in _KINDS.items()}
        self.filter.offer(words)
        wanted = self.filter.value()
        rows = comparison.of(wanted if isinstance(wanted, Change) else None)
        self.list.show_rows(rows)
        self._middle.setCurrentIndex(0 if rows else 1)
        self.filter.setEnabled(True)
        self.export.setEnabled(True)
        if not rows and comparison.of():
            self.empty.set_words("Không có chỗ nào thuộc loại này", "Chọn Tất cả để xem mọi chỗ khác nhau.")
        elif not rows:
            self.empty.set_words(
                "Hai kế hoạch không khác nhau", "Mọi mục và mọi dòng của hai bên đều giống nhau từng chữ."
            )

    def _say_empty(self, heading: str, explain: str) -> None:
        self.empty.set_words(heading, explain)
        self._middle.setCurrentIndex(1)
        self.filter.offer({_ALL: "Tất cả (0)"})
        self.filter.setEnabled(False)
        self.export.setEnabled(False)

    def _words(self, plan: Plan) -> str:
        number = plan.number_text(self._office.plans.symbol_for(plan))
        version = f", bản {plan.version}" if plan.version > 1 else ""
        return f"Năm {plan.year}{version}: {number or STATE_WORDS[plan.state].lower()}"

    def _picked(self) -> None:
        old, new = self.old.value(), self.new.value()
        if isinstance(old, int) and isinstance(new, int):
            self._pair = old, new
            self._compare()

    def _swap(self) -> None:
        if self._pair is not None:
            self._pair = self._pair[1], self._pair[0]
            self.reload()

    def _open(self, row: Row) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        side, ref = (comparison.new, row.new_ref) if row.new_ref else (comparison.old, row.old_ref)
        self._shell.open_page("plan", f"plan:{side.plan.id}/{ref}")

    def _heard(self, kinds: frozenset[str]) -> None:
        if not kinds & {"plan", "plan_node", "office_identity"}:
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._shell.open_page("plan"))
        self.export.clicked.connect(self.export_word)
        self.old.activated.connect(lambda _at: self._picked())
        self.new.activated.connect(lambda _at: self._picked())
        self.filter.chosen.connect(lambda _value: self._show())
        self.list.opened.connect(self._open)
        self.swap.clicked.connect(self._swap)
        self._shell.touched.connect(self._heard)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys in ("Ctrl+E", "F12", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(sequence(keys), self, self.export_word, context=here)

    def _lay_out(self) -> None:
        theme = self._shell.theme
        pane = Pane(theme)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 10, 4)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addSpacing(4)
        head.addWidget(self.back)
        head.addStretch(1)
        head.addWidget(self.export)
        self.swap = KeyButton(theme, "Đổi hai bên", "quiet", icon="arrow_redo")
        choose = QHBoxLayout()
        choose.setContentsMargins(12, 0, 10, 8)
        choose.setSpacing(12)
        choose.addWidget(Field(theme, "Kế hoạch cũ", self.old, width=230))
        choose.addWidget(Field(theme, "Kế hoạch mới", self.new, width=230))
        choose.addWidget(self.swap, 0, Qt.AlignmentFlag.AlignBottom)
        choose.addStretch(1)
        choose.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignBottom)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.list)
        self._middle.addWidget(self.empty)
        legend = label("Gạch ngang: có ở bản cũ, nay không còn. Gạch chân: mới có ở bản mới.", "muted")
        legend.setContentsMargins(12, 5, 12, 6)
        rows = QVBoxLayout(pane)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addLayout(choose)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self._middle, 1)
        rows.addWidget(Hairline(theme))
        rows.addWidget(legend)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(pane)

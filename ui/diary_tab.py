"""Tab Nhật ký: every operation, what it changed in words, and the way to take one back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.errors import SayToUser
from ui.change_list import ChangeList
from ui.empty import EmptyState
from ui.fields import Choice, DateLine, Field, Line
from ui.key_words import sequence
from ui.keybutton import KeyButton
from ui.messages import KeyHint
from ui.pane_walk import HINT, walk_panes
from ui.panes import Hairline, Pane, SidePanel, label, wrapped
from ui.row_table import Column, RowTable

if TYPE_CHECKING:
    from app.services.diary import OperationLine
    from app.services.office import Office
    from ui.shell import Shell

_PAGE = 300
_KEYS = (
    KeyHint("Lên, Xuống", "chọn việc; ngăn phải cho thấy trước và sau"),
    KeyHint("Ctrl+Enter", "hoàn tác việc đang chọn"),
    KeyHint("Ctrl+F", "tìm theo tên việc"),
    HINT,
)


def when(at: str, today: str) -> str:
    """`09:41` for today, else `05/06/2023 09:41`; `at` and `today` are ISO."""
    clock = at[11:16]
    return clock if at[:10] == today[:10] else f"{at[8:10]}/{at[5:7]}/{at[:4]} {clock}"


def state(line: OperationLine) -> tuple[str, str] | None:
    """The chip of an operation that no longer stands, or that takes another back."""
    return ("undone", "Đã hoàn tác") if line.undone_by is not None else None


class DiaryTab(QWidget):
    """List at the left, detail at the right."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        theme = shell.theme
        self._shown = 0
        self.table = RowTable(
            theme,
            "Các việc đã làm",
            (
                Column("Lúc", lambda line: when(line.at, self._now().isoformat()), 136, muted=True),
                Column("Việc", lambda line: line.name, weight=500),
                Column("", lambda line: "", 140, chip=state),
            ),
        )
        self.table.chosen.connect(self._show)
        self.text = Field(theme, "Tìm trong tên việc", Line(placeholder="gõ không dấu cũng được"))
        self.since = Field(theme, "Từ ngày", DateLine(lambda: self._now().date()))
        self.until = Field(theme, "Đến ngày", DateLine(lambda: self._now().date()))
        self.kind = Field(theme, "Loại", Choice({"": "Mọi loại", **office.diary.kinds()}), width=190)
        self.more = KeyButton(theme, "Xem các việc cũ hơn", "link", icon="chevron_down")
        self.more.clicked.connect(self._older)
        self.count = label("", "muted")
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._none = EmptyState(theme, "history", "", "")
        self._middle.addWidget(self._none)
        self.panel = SidePanel(theme, "Chi tiết")
        self._build_detail()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(8)
        split.setChildrenCollapsible(False)
        split.addWidget(self._left())
        split.addWidget(self.panel)
        split.setStretchFactor(0, 1)
        split.setSizes([820, 436])
        rows = QHBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(split)
        editor = self.text.editor
        assert isinstance(editor, Line)
        editor.textChanged.connect(lambda _text: self.reload())
        assert isinstance(self.kind.editor, Choice)
        self.kind.editor.currentIndexChanged.connect(lambda _index: self.reload())
        for field in (self.since, self.until):
            assert isinstance(field.editor, DateLine)
            field.editor.editingFinished.connect(self.reload)
        QShortcut(sequence("Ctrl+F"), self, editor.setFocus, context=_HERE)
        QShortcut(sequence("Ctrl+Return"), self, self.undo_chosen, context=_HERE)
        walk_panes(self, lambda: (self.table, self.text, self.panel))
        shell.set_keys("diary", _KEYS)
        shell.touched.connect(lambda _kinds: self.reload())
        self.setFocusProxy(self.table)
        self.reload()

    def reload(self) -> None:
        """Read the operations again by the filters."""
        self._shown = _PAGE
        self._read()

    def undo_chosen(self) -> None:
        """Take back the chosen operation."""
        line = self.table.current()
        if line is not None and self.undo.isEnabled():
            self._shell.undo(line.id)

    def _left(self) -> QWidget:
        theme = self._shell.theme
        pane = Pane(theme)
        head = QHBoxLayout()
        head.setContentsMargins(12, 10, 12, 4)
        head.addWidget(label("Nhật ký", "title"))
        head.addSpacing(8)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.more)
        filters = QHBoxLayout()
        filters.setContentsMargins(12, 0, 12, 10)
        filters.setSpacing(12)
        filters.addWidget(self.text, 1)
        for field in (self.since, self.until, self.kind):
            filters.addWidget(field, 0)
        for field in (self.text, self.since, self.until, self.kind):
            filters.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(pane)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addLayout(filters)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self._middle, 1)
        return pane

    def _build_detail(self) -> None:
        theme = self._shell.theme
        self.about = wrapped("", "muted")
        self.why = wrapped("", "warnText")
        self.changes = ChangeList(theme)
        self.undo = KeyButton(theme, "Hoàn tác việc này", "main", "Ctrl+Enter", "arrow_undo")
        self.undo.clicked.connect(self.undo_chosen)
        self.panel.body.addWidget(self.about)
        self.panel.body.addWidget(self.changes)
        self.panel.body.addStretch(1)
        self.panel.buttons.insertWidget(0, self.why, 1)
        self.panel.buttons.setStretch(1, 0)
        self.panel.buttons.addWidget(self.undo)

    def _now(self) -> datetime:
        return self._office.now()

    def _older(self) -> None:
        self._shown += _PAGE
        self._read()

    def _read(self) -> None:
        wanted: dict[str, Any] = {}
        for name, field in (("since", self.since), ("until", self.until)):
            assert isinstance(field.editor, DateLine)
            try:
                day = field.editor.day()
            except SayToUser as trouble:
                field.set_error(str(trouble))
                return
            field.set_error("")
            wanted[name] = day.isoformat() if day else ""
        assert isinstance(self.text.editor, Line)
        assert isinstance(self.kind.editor, Choice)
        wanted["text"] = self.text.editor.words()
        wanted["kind"] = str(self.kind.editor.value() or "")
        filtered = any(wanted.values())
        found = self._office.diary.operations(**wanted, limit=self._shown + 1)
        self.more.setVisible(len(found) > self._shown)
        found = found[: self._shown]
        self.table.set_records(found)
        self.count.setText(f"{len(found)} việc" + (", mới nhất ở trên" if found else ""))
        self._middle.setCurrentIndex(0 if found else 1)
        if filtered:
            self._none.set_words("Chưa thấy việc nào", "Thử ít chữ hơn, nới khoảng ngày, hoặc chọn mọi loại.")
        else:
            self._none.set_words(
                "Nhật ký còn trống",
                "Mỗi thay đổi thành một dòng ở đây: làm gì, lúc nào, trước và sau ra sao.",
            )
        if found and self.table.current() is None:
            self.table.choose(found[0].id)

    def _show(self, line: OperationLine | None) -> None:
        self.panel.show_buttons(line is not None)
        if line is None:
            self.panel.heading.setText("Chi tiết")
            self.about.setText("Chọn một việc để xem trước và sau.")
            self.changes.show_changes(())
            return
        self.panel.heading.setText(line.name)
        at = line.at
        self.about.setText(f"Lúc {at[11:16]}, ngày {at[8:10]}/{at[5:7]}/{at[:4]}")
        self.changes.show_changes(self._office.diary.changes(line.id))
        reason = self._why_not(line)
        self.why.setText(reason)
        self.undo.setEnabled(not reason)

    def _why_not(self, line: OperationLine) -> str:
        if line.undone_by is not None:
            return "Việc này đã hoàn tác."
        return line.barrier


_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut

"""Step 4, Phiếu: how many votes are needed, what a ballot may reveal, the papers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.round_results import needed_words
from app.domain.rounds import PaperAccount
from app.domain.tallying import needed
from app.domain.wording import upper_first
from app.errors import Invalid
from app.services.round_view import RoundView
from ui.fields import Field, Line, show_problems
from ui.keybutton import KeyButton
from ui.panes import Hairline, Pane, bare_scroll, label, wrapped

if TYPE_CHECKING:
    from ui.round_hub import RoundHub

_MOST_ASIDE = 6  # names said one by one
_FIGURES = (
    ("printed", "Đã in"),
    ("issued", "Phát ra"),
    ("unused", "Còn lại"),
    ("destroyed", "Đã hủy"),
)


class PaperPage(QWidget):
    """One block a paper: one for all titles, or one a title."""

    def __init__(self, hub: RoundHub) -> None:
        super().__init__()
        self._hub = hub
        theme = hub.shell.theme
        self.heading = label("Phiếu bầu", "title")
        self.onward = KeyButton(theme, "Tiếp: Họp và kiểm phiếu", "main", "Ctrl+Enter", "arrow_right")
        self.onward.clicked.connect(self.main_deed)
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addStretch(1)
        self.deeds = QHBoxLayout()
        self.deeds.setSpacing(8)
        top.addLayout(self.deeds)
        top.addWidget(self.onward)
        self._inside = QWidget()
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(16, 12, 16, 12)
        self._rows.setSpacing(10)
        pane = Pane(theme)
        inner = QVBoxLayout(pane)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(bare_scroll(self._inside))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(top)
        rows.addWidget(pane, 1)
        self.fields: dict[int | None, dict[str, Field]] = {}
        self._shape: object = None
        hub.changed.connect(self.reload)
        self.setFocusProxy(self.onward)
        self.reload()

    def main_deed(self) -> None:
        """Ctrl+Enter: on to the meeting, or to the result where nobody votes."""
        view = self._hub.view
        self._hub.step_asked.emit(5 if view is not None and view.simple else 4)

    def reload(self) -> None:
        """Say anew what is needed; the fields stay while the same papers are asked for."""
        view = self._hub.view
        if view is None:
            return
        turn = view.turns
        self.onward.set_words("Tiếp: Kết quả" if view.simple else "Tiếp: Họp và kiểm phiếu", "Ctrl+Enter")
        self.heading.setText("Phiếu bầu" if turn == 1 else f"Phiếu bầu, lần {turn}")
        shape = (
            view.round.id,
            turn,
            view.paper_titles(turn),
            len(view.members),
            view.room,
            tuple(n.id for n in view.names_on(turn)),
            view.rules.code,
        )
        if shape != self._shape:
            self._shape = shape
            self._build(view, turn)
        self._fill(view, turn)

    def _build(self, view: RoundView, turn: int) -> None:
        self._clear()
        self.fields = {}
        if view.simple:
            row = next(one for one in view.rules.simple if one.kind == view.round.kind.value)
            self._rows.addWidget(wrapped(f"{row.words} ({row.source}). Đợt này không cần phiếu.", "body"))
            self._rows.addStretch(1)
            return
        if any(view.agreed(n) for n in view.nominees) and not view.names_on(turn):
            self._rows.addWidget(wrapped("Cả phòng nhất trí mọi tên: không cần phiếu.", "body"))
            self._rows.addStretch(1)
            return
        if not view.members or not view.names_on(turn):
            lacking = "Hội đồng chưa có thành viên." if not view.members else "Danh sách bầu còn trống."
            self._rows.addWidget(wrapped(lacking, "warnText"))
            self._rows.addStretch(1)
            return
        self._needs(view, turn)
        for title_id in view.paper_titles(turn):
            self._paper(view, turn, title_id)
        self._rows.addStretch(1)

    def _needs(self, view: RoundView, turn: int) -> None:
        members = len(view.members)
        self._rows.addWidget(label("Cần bao nhiêu phiếu", "pane"))
        for title in view.titles:
            names = view.names_on(turn, title.id)
            if not names:
                continue
            ballot = view.rule(title).ballot
            need = needed(ballot, members)
            self._rows.addWidget(
                self._line(
                    f"{view.title_name(title)}: cần {need}/{members}",
                    f"{len(names)} tên. {upper_first(needed_words(ballot, members))}.",
                )
            )
        room = view.room
        warn = (
            "Nếu mọi phiếu giống nhau, hoặc trong hòm chỉ có một, hai phiếu, thì ai cũng biết "
            "từng người chọn gì. "
            "Ý kiến bằng văn bản đếm chung với phiếu trong hòm, không ghi riêng."
        )
        if room.present and room.present <= 2:
            warn = f"Chỉ có {room.present} người bỏ phiếu: phiếu kín không giữ được kín. {warn}"
        self._rows.addWidget(wrapped(warn, "warnText"))
        outside = _aside_words(view, turn)
        if outside:
            self._rows.addWidget(wrapped(outside, "body"))
        self._rows.addWidget(Hairline(self._hub.shell.theme))

    def _paper(self, view: RoundView, turn: int, title_id: int | None) -> None:
        what = "mọi danh hiệu" if title_id is None else view.title_name(view.title(title_id))
        names = len(view.names_on(turn, title_id))
        self._rows.addWidget(label(f"Phiếu bầu {what}: {names} tên", "pane"))
        line = QHBoxLayout()
        line.setSpacing(12)
        fields = {}
        for name, words in _FIGURES:
            field = Field(self._hub.shell.theme, words, Line(), width=96)
            field.editor.setAccessibleName(f"{words}, {what}")
            field.left.connect(lambda title_id=title_id: self._save(title_id))
            line.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
            fields[name] = field
        asked = {f"ballot/{turn}/{title_id or 0}": "Xem, in phiếu bầu"}
        if turn == 1 and not view.unit_level and any(not m.came_at for m in view.members):
            asked["opinion"] = "Phiếu lấy ý kiến người vắng"
        for key, words in asked.items():
            see = KeyButton(self._hub.shell.theme, words, "plain", icon="print")
            see.clicked.connect(partial(self._ask_paper, key))
            line.addWidget(see, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        self.fields[title_id] = fields
        self._rows.addLayout(line)
        self._rows.addWidget(
            wrapped(
                "Phiếu không có số, không có dấu riêng: đóng dấu treo giống nhau rồi phát. "
                "Phiếu còn lại hủy trước mặt Ban kiểm phiếu.",
                "muted",
            )
        )

    def _ask_paper(self, key: str, _checked: bool = False) -> None:
        self._hub.paper_asked.emit(key)

    def _line(self, words: str, tail: str) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        strong = QLabel(words)
        strong.setProperty("kind", "strongText")
        line.addWidget(strong, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(wrapped(tail, "body"), 1)
        return made

    def _fill(self, view: RoundView, turn: int) -> None:
        for title_id, fields in self.fields.items():
            known = next((p for p in view.papers if (p.turn, p.title_id) == (turn, title_id)), None)
            counted = (turn, title_id) in view.counted_papers
            for name, field in fields.items():
                assert isinstance(field.editor, Line)
                if field.editor.hasFocus() and field.changed():
                    continue
                field.editor.setText(str(getattr(known, name)) if known is not None else "")
                field.editor.setReadOnly(counted)
                if known is None and name == "printed":
                    field.editor.setPlaceholderText(str(len(view.members)))
                field.settle()

    def _save(self, title_id: int | None) -> None:
        view = self._hub.view
        if view is None:
            return
        fields = self.fields[title_id]
        values = {}
        for name, field in fields.items():
            assert isinstance(field.editor, Line)
            text = field.editor.words()
            if text and not text.isdigit():
                field.set_error("Gõ một số, ví dụ 9.")
                return
            values[name] = int(text) if text else 0
        row = PaperAccount(0, view.round.id, view.turns, title_id, **values)
        try:
            done = self._hub.office.rounds.counts.save_papers(row)
        except Invalid as trouble:
            show_problems(fields, trouble.problems, focus=False)
            return
        show_problems(fields, ())
        self._hub.shell.report(done)

    def _clear(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget, layout = item.widget(), item.layout()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
            elif layout is not None:
                while (part := layout.takeAt(0)) is not None:
                    inner = part.widget()
                    if inner is not None:
                        inner.hide()
                        inner.deleteLater()


def _aside_words(view: RoundView, turn: int) -> str:
    """Who stands aside from which name by the round's rule: blank on the paper, still of the council."""
    said = [
        f"{', '.join(m.name for m in members)} ({n.name}, {view.title_name(view.title(n.title_id))})"
        for n in view.names_on(turn)
        if (members := view.aside(n))
    ]
    if not said:
        return ""
    rest = f" và {len(said) - _MOST_ASIDE} tên nữa" if len(said) > _MOST_ASIDE else ""
    return f"Đứng ngoài khi xét: {'; '.join(said[:_MOST_ASIDE])}{rest}."

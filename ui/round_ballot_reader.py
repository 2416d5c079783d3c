"""Ballot by ballot: one key a name, in memory alone; each finished paper joins the sums and is forgotten."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.round_counting import Account, Choice, Sheet, opinions_in, with_invalid, with_paper
from app.domain.rounds import Nominee
from ui.keybutton import KeyButton
from ui.panes import Hairline, Pane, bare_scroll, label, wrapped
from ui.segments import Segments
from ui.theme import Theme

_KEYS = {"1": Choice.YES, "2": Choice.NO, "0": Choice.BLANK}
_WORDS = {Choice.YES: "đồng ý", Choice.NO: "không", Choice.BLANK: "trống"}
_ROLES = {Choice.YES: "ink", Choice.NO: "warn", Choice.BLANK: "muted"}


class _Names(QWidget):
    """The names of the paper; 1, 2, 0 mark the one in front and go on, arrows go back and forth."""

    finished = Signal()
    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.names: tuple[Nominee, ...] = ()
        self.titles: tuple[str, ...] = ()
        self.choices: list[Choice | None] = []
        self.at = 0

    def begin(self, names: Sequence[Nominee], titles: Sequence[str]) -> None:
        """A fresh paper; the title each name is proposed for stands beside it."""
        self.names, self.titles = tuple(names), tuple(titles)
        self.choices = [None] * len(self.names)
        self.at = 0
        self._tell()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line a name."""
        return QSize(400, self._row() * max(1, len(self.names)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 đồng ý, 2 không, 0 trống; Enter ends the paper once every name is marked."""
        choice = _KEYS.get(event.text())
        if choice is not None and self.names:
            self.choices[self.at] = choice
            self.at = min(self.at + 1, len(self.names) - 1)
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Backspace}:
            self.at = max(0, self.at - 1)
        elif event.key() in {Qt.Key.Key_Right, Qt.Key.Key_Down}:
            self.at = min(self.at + 1, len(self.names) - 1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if None in self.choices:
                self.at = self.choices.index(None)
            else:
                self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.stopped.emit()
        else:
            super().keyPressEvent(event)
            return
        self._tell()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Names with their marks, the one in front tinted."""
        theme = self._theme
        painter = QPainter(self)
        high = self._row()
        for place, (name, choice) in enumerate(zip(self.names, self.choices, strict=True)):
            box = QRect(0, place * high, self.width(), high)
            if not box.intersects(event.rect()):
                continue
            if place == self.at:
                painter.fillRect(box, theme.colour("inkTint"))
                painter.fillRect(QRect(0, box.top(), 3, high), theme.colour("ink"))
            painter.setPen(theme.pen("line"))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
            painter.setFont(theme.font(10, 500))
            painter.setPen(theme.colour("text"))
            painter.drawText(box.adjusted(16, 0, -140, 0), Qt.AlignmentFlag.AlignVCenter, name.name)
            painter.setFont(theme.font(9.5))
            painter.setPen(theme.colour("muted"))
            painter.drawText(box.adjusted(240, 0, -140, 0), Qt.AlignmentFlag.AlignVCenter, self.titles[place])
            painter.setFont(theme.font(10, 600 if choice else 400))
            painter.setPen(theme.colour(_ROLES[choice] if choice else "faint"))
            words = _WORDS[choice] if choice else ("1, 2 hoặc 0" if place == self.at else "")
            painter.drawText(
                box.adjusted(0, 0, -16, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words
            )
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("ink"), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _row(self) -> int:
        return self._theme.row(32)

    def _tell(self) -> None:
        if self.names:
            mark = self.choices[self.at]
            said = _WORDS[mark] if mark else "chưa đánh dấu"
            self.setAccessibleName(f"{self.names[self.at].name}, {self.titles[self.at]}: {said}")


class BallotReader(Pane):
    """Reads papers for one teller. `changed` carries the sheet after each, `done` ends the reading,
    `teller_asked` asks to read for the other one.
    """

    changed = Signal(object)
    done = Signal()
    teller_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.heading = label("Đếm từng phiếu", "pane")
        self.tellers = Segments(theme, "Đếm cho", {1: "Người kiểm 1", 2: "Người kiểm 2"})
        self.warning = wrapped(
            "Từng phiếu chỉ nằm trong bộ nhớ: xong phiếu nào cộng ngay vào tổng và quên phiếu ấy. "
            "Chương trình dừng giữa chừng thì phải đếm lại từ đầu.",
            "warnText",
        )
        self.count = label("", "muted")
        self.names = _Names(theme)
        self.scroll = bare_scroll(self.names)
        self.invalid = KeyButton(theme, "Phiếu không hợp lệ", "plain")
        self.written = KeyButton(theme, "Sang ý kiến văn bản", "plain")
        self.anew = KeyButton(theme, "Đếm lại từ đầu", "quiet")
        self.finish = KeyButton(theme, "Xong, về bảng", "plain", "Esc")
        self._sheet = Sheet()
        self._opinion = False
        self._written = 0
        head = QVBoxLayout()
        head.setContentsMargins(16, 10, 16, 8)
        head.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.heading)
        top.addWidget(self.tellers)
        top.addStretch(1)
        head.addLayout(top)
        for widget in (self.warning, self.count):
            head.addWidget(widget)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.setSpacing(8)
        foot.addWidget(wrapped("1 đồng ý · 2 không · 0 trống · mũi tên lùi · Enter phiếu sau", "muted"), 1)
        for button in (self.anew, self.invalid, self.written, self.finish):
            foot.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self.scroll, 1)
        rows.addWidget(Hairline(theme))
        rows.addLayout(foot)
        self.tellers.chosen.connect(self.teller_asked)
        self.names.finished.connect(self._paper)
        self.names.stopped.connect(self.done)
        self.invalid.clicked.connect(self._spoiled)
        self.written.clicked.connect(self._turn_to_opinions)
        self.anew.clicked.connect(self._anew)
        self.finish.clicked.connect(self.done)
        self.setFocusProxy(self.names)

    def begin(
        self, teller: int, names: Sequence[Nominee], titles: Sequence[str], sheet: Sheet, written: int
    ) -> None:
        """Go on reading for a teller: papers join what the sheet has; `written` opinions came in."""
        self._sheet, self._opinion = sheet, False
        self.tellers.blockSignals(True)
        self.tellers.set_value(teller)
        self.tellers.blockSignals(False)
        self._written = written
        self.written.setVisible(written > 0)
        self.invalid.setVisible(True)
        self.names.begin(names, titles)
        self._tell()
        self.names.setFocus()

    def _paper(self) -> None:
        choices = {
            n.id: choice
            for n, choice in zip(self.names.names, self.names.choices, strict=True)
            if choice is not None
        }
        self._next(with_paper(self._sheet, choices, written=self._opinion))

    def _spoiled(self) -> None:
        self._next(with_invalid(self._sheet))

    def _anew(self) -> None:
        """Nothing counted yet but what is known of the papers; the deed says so, it is never silent."""
        known = self._sheet.account
        self._opinion = False
        self.written.setVisible(self._written > 0)
        self.invalid.show()
        self._next(Sheet(Account(printed=known.printed, issued=known.issued, unused=known.unused)))

    def _next(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.names.begin(self.names.names, self.names.titles)
        self._tell()
        self.changed.emit(sheet)
        self.names.setFocus()

    def _turn_to_opinions(self) -> None:
        self._opinion = True
        self.written.hide()
        self.invalid.hide()
        self.names.begin(self.names.names, self.names.titles)
        self._tell()
        self.names.setFocus()

    def _tell(self) -> None:
        papers, opinions = self._sheet.account.collected or 0, opinions_in(self._sheet)
        read = opinions if self._opinion else papers
        what = "Ý kiến văn bản" if self._opinion else "Phiếu trong hòm"
        self.count.setText(f"{what} thứ {read + 1}. Đã cộng {papers} phiếu, {opinions} ý kiến văn bản.")
        self.anew.setVisible(bool(self._sheet.sums) or papers > 0)

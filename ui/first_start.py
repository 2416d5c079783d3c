"""The assistant of the first start: make the office's file, take the practice office, or open a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app import paths
from app.errors import SayToUser
from app.services.office import Office
from ui import ask_file
from ui.first_start_pages import BeginPage, OfficePage, PlacePage
from ui.founding import HELD_BY, Founding, found, practice
from ui.keybutton import KeyButton
from ui.panes import Hairline, label, restyle, wrapped
from ui.steps import StepList
from ui.theme import Theme

_STEPS = {
    "own": ("Bắt đầu", "Cơ quan", "Nơi cất và sao lưu"),
    "practice": ("Bắt đầu",),
    "open": ("Bắt đầu",),
}
_LAST = {"own": "Lập sổ", "practice": "Mở dữ liệu thực hành", "open": "Chọn tệp…"}


class _Cover(QWidget):
    def __init__(self, theme: Theme, steps: StepList) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedWidth(280)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(36, 40, 24, 24)
        rows.setSpacing(6)
        rows.addWidget(label("Sổ Thi Đua", "coverTitle"))
        rows.addWidget(
            wrapped("Thi đua, khen thưởng của cơ quan, từ kế hoạch đầu năm đến quyết định cuối năm", "cover")
        )
        rows.addSpacing(40)
        rows.addWidget(steps)
        rows.addStretch(1)
        rows.addWidget(wrapped("Không cần mạng. Dữ liệu chỉ nằm trên máy này.", "cover"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("cover"))
        painter.fillRect(0, 0, 10, self.height(), self._theme.colour("spine"))


class FirstStart(QWidget):
    """`opened` carries the Office, ready and held; `left` comes when the assistant was closed without one."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, now: Callable[[], datetime], warning: Callable[[Path], str]) -> None:
        super().__init__()
        self._theme = theme
        self._now = now
        self._done = False
        self.setWindowTitle("Sổ Thi Đua")
        self.steps = StepList(theme, _STEPS["own"])
        self.begin = BeginPage(theme)
        self.names = OfficePage(theme, now().year)
        self.place = PlacePage(theme, warning)
        self._stack = QStackedWidget()
        for page in (self.begin, self.names, self.place):
            self._stack.addWidget(page)
        self.back = KeyButton(theme, "Quay lại", "plain")
        self.back.clicked.connect(lambda: self._go(self._stack.currentIndex() - 1))
        self.next = KeyButton(theme, "Tiếp tục", "main", "Enter")
        self.next.clicked.connect(self.go_on)
        self._sign = QLabel()
        self._note = wrapped("Mọi điều ở đây đổi lại được trong Cài đặt.", "hint")
        self._lay_out()
        self.begin.chosen.connect(lambda _way: self._go(0))
        self.setMinimumSize(880, 520)
        self.resize(960, 580)
        self._go(0)
        self.begin.cards["own"].setFocus()

    def go_on(self) -> None:
        """The next step, or the end; errors stand at their fields or left of the buttons."""
        self._say("")
        at, way = self._stack.currentIndex(), self.begin.way()
        if at == 1:
            wrong = self.names.check()
            if wrong:
                self._say(f"Chưa sang bước sau: còn {wrong} ô cần sửa.")
                return
        if at < len(_STEPS[way]) - 1:
            self._go(at + 1)
            return
        try:
            office = self._finish(way)
        except SayToUser as trouble:
            self._say(str(trouble))
            return
        if office is not None:
            self._done = True
            self.opened.emit(office)
            self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go_on()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing without an office leaves nothing behind."""
        event.accept()
        if not self._done:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A page of the book."""
        QPainter(self).fillRect(self.rect(), self._theme.colour("surface"))

    def _finish(self, way: str) -> Office | None:
        if way == "practice":
            return practice(paths.practice_database(), self._now)
        if way == "open":
            path = ask_file.open_one(self, "Mở sổ đã có", _start(), ask_file.DATABASES)
            return Office.open(path, self._now, held_by=HELD_BY) if path is not None else None
        made = Founding(self.place.path, self.names.identity(), self.names.signatory(), self.place.second)
        return found(made, self._now)

    def _go(self, at: int) -> None:
        way = self.begin.way()
        self._say("")
        self._stack.setCurrentIndex(at)
        self.steps.set_names(_STEPS[way])
        self.steps.set_current(at)
        self.back.setVisible(at > 0)
        last = at == len(_STEPS[way]) - 1
        self.next.set_words(_LAST[way] if last else "Tiếp tục")
        if at == 1:
            self.names.fields["superior"].editor.setFocus()
        elif at == 2:
            self.next.setFocus()

    def _say(self, sentence: str) -> None:
        self._sign.setVisible(bool(sentence))
        self._sign.setPixmap(self._theme.icons.pixmap("error_circle", 16, "err", self.devicePixelRatioF()))
        self._note.setText(sentence or "Mọi điều ở đây đổi lại được trong Cài đặt.")
        restyle(self._note, kind="error" if sentence else "hint")

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._sign)
        foot.addWidget(self._note, 1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        right = QVBoxLayout()
        right.setContentsMargins(40, 36, 40, 20)
        right.setSpacing(12)
        right.addWidget(self._stack, 1)
        right.addWidget(Hairline(self._theme))
        right.addLayout(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(_Cover(self._theme, self.steps))
        whole.addLayout(right, 1)


def _start() -> Path:
    folder = paths.user_folder()
    return folder if folder.is_dir() else Path.home()

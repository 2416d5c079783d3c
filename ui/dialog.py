"""The frame of a dialog: small title, heading, body, a line, the count of errors and the two buttons."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.errors import Invalid, SayToUser
from ui.fields import Field, show_problems
from ui.keybutton import IconButton, KeyButton
from ui.panes import Hairline, label, wrapped
from ui.theme import Theme


class Dialog(QDialog):
    """Only for what closes something: signing, sealing, restoring. Fill `body`; give `deed` to confirm.

    Esc and the cross are the harmless way out. The confirm button says the deed ("Ký và khóa kế hoạch").
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        heading: str,
        explain: str,
        confirm: str,
        cancel: str = "Để sau",
        icon: str = "",
        width: int = 580,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._theme = theme
        self._held: QPoint | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle(title)
        self.setAccessibleName(heading)
        self.setModal(True)
        self.setFixedWidth(width)
        self.fields: dict[str, Field] = {}
        self.deed: Callable[[], object] | None = None
        self.not_yet = "Chưa làm"
        close = IconButton(theme, "dismiss", "Đóng, Esc")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.reject)
        top = QHBoxLayout()
        top.addWidget(label(title))
        top.addStretch(1)
        top.addWidget(close)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self._sign = QLabel()
        self._wrong = wrapped("", "error")
        self.cancel_button = KeyButton(theme, cancel, "plain", "Esc")
        self.cancel_button.clicked.connect(self.reject)
        self.confirm_button = KeyButton(theme, confirm, "main", "Enter", icon)
        self.confirm_button.setDefault(True)
        self.confirm_button.clicked.connect(self._confirm)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._sign)
        foot.addWidget(self._wrong, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.confirm_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 8, 16, 16)
        rows.setSpacing(12)
        rows.addLayout(top)
        if heading:
            rows.addWidget(label(heading, "title"))
        if explain:
            rows.addWidget(wrapped(explain, "body"))
        rows.addLayout(self.body)
        rows.addSpacing(4)
        rows.addWidget(Hairline(theme))
        rows.addLayout(foot)
        self._say("")

    def add_field(self, name: str, field: Field) -> Field:
        """Put a field into the body; `name` is the one problems come back under."""
        self.fields[name] = field
        self.body.addWidget(field)
        return field

    def showEvent(self, event: QShowEvent) -> None:
        """The keys begin in the first field; Tab goes from the fields to the buttons."""
        super().showEvent(event)
        editors = [field.editor for field in self.fields.values()]
        for one, after in pairwise([*editors, self.cancel_button, self.confirm_button]):
            QWidget.setTabOrder(one, after)
        if editors:
            editors[0].setFocus()

    def show_wrong(self, trouble: SayToUser) -> None:
        """Errors at their fields and their count left of the buttons."""
        if isinstance(trouble, Invalid) and any(p.field in self.fields for p in trouble.problems):
            count = show_problems(self.fields, trouble.problems)
            self._say(f"{self.not_yet}: còn {count} ô cần sửa.")
        elif trouble.field in self.fields:
            self.fields[trouble.field].set_error(str(trouble))
            self.fields[trouble.field].editor.setFocus()
            self._say(f"{self.not_yet}: còn 1 ô cần sửa.")
        else:
            self._say(str(trouble))

    def _confirm(self) -> None:
        if self.deed is None:
            self.accept()
            return
        try:
            self.deed()
        except SayToUser as trouble:
            self.show_wrong(trouble)
            return
        self.accept()

    def _say(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._sign.setVisible(bool(sentence))
        self._sign.setPixmap(self._theme.icons.pixmap("error_circle", 16, "err", self.devicePixelRatioF()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A surface with a radius of 8 and a border that stands out from the window below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.pen("strong"))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Its free space is the handle to move it by."""
        self._held = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse while it is held."""
        if self._held is not None:
            self.move(event.globalPosition().toPoint() - self._held)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None


def ask(theme: Theme, parent: QWidget, title: str, heading: str, explain: str, confirm: str) -> bool:
    """A question before what undo cannot bring back; True when the deed was chosen."""
    return bool(Dialog(theme, title, heading, explain, confirm, parent=parent).exec())

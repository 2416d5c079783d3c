"""The message line at the foot: icon, one sentence, at most one action; read out as a status."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.keybutton import IconButton, KeyButton
from ui.messages import Action, Board, Message, Weight
from ui.panes import label, restyle
from ui.theme import Theme

SECONDS_OF_USE = 20
A_PICTURE_LATER_MS = 20
"""The screen shows a picture every 17 ms: what comes so much later is not painted with it."""
_LOOKS = {
    Weight.DONE: ("checkmark_circle", "good", "line"),
    Weight.WARN: ("question_circle", "warn", "warnText"),
    Weight.ERROR: ("error_circle", "err", "error"),
}


class MessageLine(QWidget):
    """Shows what stands on a Board. `changed` tells that what stands or waits is another."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._board = Board()
        self._used = 0
        self._icon = QLabel()
        self._icon.setFixedWidth(16)
        self._words = label()
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._act = KeyButton(theme, "", "link")
        self._act.clicked.connect(self._answer_with_action)
        self._close = IconButton(theme, "dismiss", "Đã xem, cất thông báo")
        self._close.set_side(24)
        self._close.clicked.connect(self.answer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._act)
        row.addWidget(self._close)
        row.addStretch(0)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self.second_of_use)
        self._soon = QTimer(self, interval=A_PICTURE_LATER_MS, singleShot=True)
        self._soon.timeout.connect(self._show)
        theme.changed.connect(self._show)
        self._show()

    @property
    def standing(self) -> Message | None:
        """The message that stands."""
        return self._board.standing

    @property
    def waiting(self) -> tuple[Message, ...]:
        """The messages that wait for it to be answered."""
        return self._board.waiting

    def put(self, message: Message) -> None:
        """Say something."""
        self._board.put(message)
        self._used = 0
        if message.weight is Weight.DONE:
            # What was done is seen at its place first, and what is said of it in the next picture.
            self._soon.start()
        else:
            self._show()
        if self._board.standing is message:
            self._read_out(message)

    def _read_out(self, message: Message) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        politeness = (
            QAccessible.AnnouncementPoliteness.Assertive
            if message.weight is Weight.ERROR
            else QAccessible.AnnouncementPoliteness.Polite
        )
        announcement = QAccessibleAnnouncementEvent(self, message.sentence)
        announcement.setPoliteness(politeness)
        QAccessible.updateAccessibility(announcement)

    def answer(self) -> None:
        """The standing message has been seen."""
        self._board.answer()
        self._show()

    def withdraw(self, cause: str) -> None:
        """What was said for this cause no longer holds."""
        before = self._board.standing
        self._board.withdraw(cause)
        if self._board.standing is not before:
            self._show()

    def expire(self) -> None:
        """An operation came: what was only done goes."""
        before = self._board.standing
        self._board.expire()
        if self._board.standing is not before:
            # Mostly the operation's own message comes next: the line is laid out once, not twice.
            self._soon.start()

    def second_of_use(self) -> None:
        """One more second with this window in front; after twenty a done message goes."""
        if QApplication.activeWindow() is None:
            return
        self._used += 1
        if self._used >= SECONDS_OF_USE:
            self.expire()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A sentence longer than the line is elided, whole in the tooltip."""
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size: elide anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._elide()

    def _answer_with_action(self) -> None:
        action: Action | None = self._board.standing.action if self._board.standing else None
        self.answer()
        if action is not None:
            action.do()

    def _show(self) -> None:
        self._soon.stop()
        message = self._board.standing
        self._icon.setVisible(message is not None)
        self._words.setVisible(message is not None)
        self._act.setVisible(message is not None and message.action is not None)
        self._close.setVisible(message is not None and message.weight > Weight.DONE)
        if message is None:
            self._clock.stop()
            self.setAccessibleName("")
        else:
            icon, role, kind = _LOOKS[message.weight]
            self._icon.setPixmap(self._theme.icons.pixmap(icon, 16, role, self.devicePixelRatioF()))
            restyle(self._words, kind=kind)
            if message.action is not None:
                self._act.set_words(message.action.words)
            self.setAccessibleName(message.sentence)
            if message.weight is Weight.DONE:
                self._clock.start()
            else:
                self._clock.stop()
            self._elide()
        self.changed.emit()

    def _elide(self) -> None:
        message = self._board.standing
        if message is None:
            return
        metrics = self._words.fontMetrics()
        room = (
            self.width()
            - 24
            - sum(part.sizeHint().width() + 8 for part in (self._act, self._close) if part.isVisibleTo(self))
        )
        shown = metrics.elidedText(message.sentence, Qt.TextElideMode.ElideRight, max(120, room))
        self._words.setText(shown)
        self._words.setToolTip(message.sentence if shown != message.sentence else "")
        self._words.setMinimumWidth(metrics.horizontalAdvance(shown) + 2)
        self._words.setMaximumWidth(metrics.horizontalAdvance(shown) + 2)

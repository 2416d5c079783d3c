"""The rail of steps above an import: number, name and one word of state; done ones with a check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme

_HEIGHT = 52


@dataclass(frozen=True)
class RailStep:
    """One step: its name and its state in a word ("KH.docx", "5 chỗ cần xem")."""

    name: str
    state: str


class StepRail(QWidget):
    """Read out as "Bước 3 trong 4, Xem và sửa, 5 chỗ cần xem".

    With `open_done` a done step is clicked, or reached by Left, to correct it: `asked` carries its place.
    Where steps are told one by one which are done, any of them is clicked, and Right goes on.
    """

    asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, open_done: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._open_done = open_done
        if open_done:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._steps: tuple[RailStep, ...] = ()
        self._at = 0
        self._done: frozenset[int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_steps(self, steps: Sequence[RailStep], at: int, done: frozenset[int] | None = None) -> None:
        """The steps, and in which one one is, from 0; `done` by place, else all before it are."""
        self._steps, self._at, self._done = tuple(steps), at, done
        here = steps[at]
        self.setAccessibleName(f"Bước {at + 1} trong {len(steps)}, {here.name}, {here.state}")
        self.update()

    @property
    def at(self) -> int:
        """In which step one is, from 0."""
        return self._at

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a done step asks for it."""
        if self._steps and self._open_done:
            self._ask(int(event.position().x() * len(self._steps) / max(1, self.width())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left asks for the step before, Right for the one after."""
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right} and self._open_done:
            self._ask(self._at + (1 if event.key() == Qt.Key.Key_Right else -1))
            return
        super().keyPressEvent(event)

    def _ask(self, place: int) -> None:
        if 0 <= place < (self._at if self._done is None else len(self._steps)):
            self.asked.emit(place)

    def _is_done(self, place: int) -> bool:
        return place < self._at if self._done is None else place in self._done

    def sizeHint(self) -> QSize:
        """52 high, more with larger text."""
        return QSize(600, self._theme.row(_HEIGHT, 10, 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Boxes side by side: rings, names, states."""
        if not self._steps:
            return
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.pen("line"))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(frame, 6, 6)
        wide = frame.width() / len(self._steps)
        for place, step in enumerate(self._steps):
            box = QRectF(frame.left() + place * wide, frame.top(), wide, frame.height())
            if place == self._at:
                painter.fillRect(box.adjusted(0, 1, 0, -1), theme.colour("inkTint"))
                painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2), theme.colour("ink"))
            if place:
                painter.setPen(theme.pen("line"))
                painter.drawLine(box.topLeft(), box.bottomLeft())
            if place == self._at and self.hasFocus():
                painter.setPen(QPen(theme.colour("ink"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(3, 4, -3, -4), 4, 4)
            self._ring(painter, place, QPointF(box.left() + 24, box.center().y()))
            self._words(painter, place, step, box.adjusted(44, 6, -8, -6))

    def _ring(self, painter: QPainter, place: int, middle: QPointF) -> None:
        theme = self._theme
        current = place == self._at
        done = self._is_done(place) and not current
        role = "good" if done else "ink" if current else "strong"
        painter.setPen(QPen(theme.colour(role), 1.5))
        painter.setBrush(theme.colour("ink" if current else "goodTint" if done else "surface"))
        painter.drawEllipse(middle, 11, 11)
        if done:
            check = theme.icons.pixmap("checkmark", 16, "good", self.devicePixelRatioF())
            painter.drawPixmap(round(middle.x() - 8), round(middle.y() - 8), check)
            return
        painter.setFont(theme.font(9.5, 600))
        painter.setPen(theme.colour("inkText" if current else "muted"))
        number = QRectF(middle.x() - 12, middle.y() - 12, 24, 24)
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(place + 1))

    def _words(self, painter: QPainter, place: int, step: RailStep, box: QRectF) -> None:
        theme = self._theme
        half = box.height() / 2
        name = theme.font(10, 600 if place == self._at else 500)
        painter.setFont(name)
        painter.setPen(
            theme.colour("ink" if place == self._at else "text" if self._is_done(place) else "muted")
        )
        painter.drawText(
            QRectF(box.left(), box.top(), box.width(), half), Qt.AlignmentFlag.AlignVCenter, step.name
        )
        small = theme.font(9)
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        state = QFontMetrics(small).elidedText(step.state, Qt.TextElideMode.ElideMiddle, round(box.width()))
        painter.drawText(
            QRectF(box.left(), box.top() + half, box.width(), half), Qt.AlignmentFlag.AlignVCenter, state
        )

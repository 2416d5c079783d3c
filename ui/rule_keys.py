"""The rules of II.6 as keys in two rows: clicked, walked by arrows, or typed by their code."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.conduct import ConductRule
from app.domain.wording import fold
from ui.theme import Theme

_ACROSS = 5
_GAP = 4


class RuleKeys(QWidget):
    """`chosen` carries the rule. Codes are matched without accents, as Telex sends letters in pieces."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rules: tuple[ConductRule, ...] = ()
        self._at = -1
        self._typed = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def offer(self, rules: Sequence[ConductRule]) -> None:
        """The rules of another day; the chosen code stays chosen if it is still there."""
        code = self.rule.code if self.rule is not None else ""
        self._rules = tuple(rules)
        self._at = next((at for at, rule in enumerate(self._rules) if rule.code == code), -1)
        self._tell()
        self.updateGeometry()
        self.update()

    @property
    def rule(self) -> ConductRule | None:
        """The chosen one."""
        return self._rules[self._at] if 0 <= self._at < len(self._rules) else None

    def choose(self, code: str) -> bool:
        """Choose by code, accents or not; False when no rule has it."""
        wanted = fold(code)
        at = next((at for at, rule in enumerate(self._rules) if fold(rule.code) == wanted), -1)
        if at >= 0:
            self._set(at)
        return at >= 0

    def clear(self) -> None:
        """Nothing chosen."""
        self._at = -1
        self._tell()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk; letters of a code choose it; Backspace takes a letter back, as UniKey sends it."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_ACROSS, Qt.Key.Key_Down: _ACROSS}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            if self._rules:
                self._typed = ""
                at = self._at + step if self._at >= 0 else 0
                self._set(at if 0 <= at < len(self._rules) else self._at)
            return
        if event.key() == Qt.Key.Key_Backspace:
            self._typed = self._typed[:-1]
            return
        if event.text().isalpha() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._type(event.text())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing begins anew."""
        self._typed = ""
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the mouse."""
        for at, box in enumerate(self._boxes()):
            if box.contains(event.position()):
                self._set(at)
                return

    def sizeHint(self) -> QSize:
        """Two lines of words a key."""
        rows = max(1, -(-len(self._rules) // _ACROSS))
        return QSize(290, rows * self._height() + (rows - 1) * _GAP)

    def minimumSizeHint(self) -> QSize:
        """Narrower, as high."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each key: code above, short name below; the chosen one in ink."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        big, small = theme.font(10, 600), theme.font(8.5)
        for at, (rule, box) in enumerate(zip(self._rules, self._boxes(), strict=True)):
            here = at == self._at
            frame = box.adjusted(1, 1, -1, -1) if here else box.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setBrush(theme.colour("inkTint" if here else "surface"))
            wide = 3 if here and self.hasFocus() else 2
            painter.setPen(QPen(theme.colour("ink"), wide) if here else theme.pen("strong"))
            painter.drawRoundedRect(frame, 4, 4)
            painter.setPen(theme.colour("ink" if here else "text"))
            painter.setFont(big)
            upper = QFontMetrics(big).height()
            block = upper + QFontMetrics(small).height()
            top = box.top() + (box.height() - block) / 2
            middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(QRectF(box.left(), top, box.width(), upper), middle, rule.code)
            room = round(box.width() - 2)
            tight = QFontMetrics(small).horizontalAdvance(rule.name) > room
            painter.setFont(theme.font(7.5) if tight else small)
            painter.setPen(theme.colour("ink" if here else "muted"))
            name = painter.fontMetrics().elidedText(rule.name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(box.left(), top + upper, box.width(), upper), middle, name)
        if self.hasFocus() and self._at < 0:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("ink"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _type(self, letters: str) -> None:
        codes = [fold(rule.code) for rule in self._rules]
        typed = fold(self._typed + letters)
        if not any(code.startswith(typed) for code in codes):
            # "dd" is how Telex writes đ where no UniKey runs: what does not fit begins anew.
            typed = fold(letters)
        self._typed = typed
        if typed in codes:
            self._set(codes.index(typed))

    def _set(self, at: int) -> None:
        if at == self._at:
            return
        self._at = at
        self._tell()
        self.update()
        if self.rule is not None:
            self.chosen.emit(self.rule)

    def _height(self) -> int:
        return self._theme.row(40, 8.5, 2)

    def _boxes(self) -> list[QRectF]:
        across = (self.width() - _GAP * (_ACROSS - 1)) / _ACROSS
        height = self._height()
        return [
            QRectF(at % _ACROSS * (across + _GAP), at // _ACROSS * (height + _GAP), across, height)
            for at in range(len(self._rules))
        ]

    def _tell(self) -> None:
        rule = self.rule
        self.setAccessibleName(f"Nội dung II.6: {f'{rule.code} {rule.name}' if rule else 'chưa chọn'}")
        self.setAccessibleDescription("Gõ mã, hoặc dùng mũi tên.")
        self.setToolTip("\n".join(f"{rule.code}: {rule.words or rule.name}" for rule in self._rules))

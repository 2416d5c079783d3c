"""The button: words, an icon before them, and the key that does the same painted inside."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import Theme

# role of fill, border, words, key; None paints nothing there.
_LOOKS: dict[str, tuple[str | None, str | None, str, str]] = {
    "main": ("ink", None, "inkText", "inkText"),
    "plain": ("surface", "strong", "text", "muted"),
    "quiet": (None, None, "text", "muted"),
    "link": (None, None, "ink", "muted"),
}
_PAD = {"main": 12, "plain": 12, "quiet": 8, "link": 2}
_GAP = 8


class KeyButton(QPushButton):
    """`kind` is main (filled, one in a window), plain, quiet (no border) or link (ink words, in rows).

    `key` is only shown and read out ("Xuất Word, Ctrl+E"); whoever owns the deed owns the shortcut.
    """

    def __init__(
        self,
        theme: Theme,
        words: str,
        kind: str = "plain",
        key: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._theme = theme
        self._kind = kind
        self._key = key
        self._icon_name = icon
        self._hover = False
        self._most = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name()
        theme.changed.connect(self.updateGeometry)

    def set_kind(self, kind: str) -> None:
        """main ↔ plain: when a side panel opens its confirm takes the fill."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    @property
    def kind(self) -> str:
        """main, plain, quiet or link."""
        return self._kind

    def set_words(self, words: str, key: str | None = None) -> None:
        """Other words (and key) on the same button."""
        if words == self.text() and key in (None, self._key):
            return
        self.setText(words)
        if key is not None:
            self._key = key
        self._name()
        self.updateGeometry()
        self.update()

    def set_icon_name(self, icon: str) -> None:
        """Another icon before the words; "" for none."""
        self._icon_name = icon
        self.updateGeometry()
        self.update()

    def set_most(self, width: int) -> None:
        """Words wider than `width` px are elided (0: never); the whole stands in the tooltip."""
        self._most = width
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Wide enough for icon, words and key."""
        width = 2 * _PAD[self._kind]
        words = self._words_width()
        if self._icon_name:
            width += 16 + (_GAP if words else 0)
        width += words
        if self._key:
            width += self._key_width() + (12 if words else 4)
        least = 28 if self._kind == "link" else self._theme.row(32)
        if not words and not self._key:
            width = max(width, least)
        return QSize(width, least)

    def minimumSizeHint(self) -> QSize:
        """The same: a key is never squeezed away."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bevel, icon, words, key; focus is an inner ring on the filled button, an ink border elsewhere."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, border, words_role, key_role = _LOOKS[self._kind]
        if not self.isEnabled():
            words_role = key_role = "muted" if self._kind == "main" else "off"
        self._bevel(painter, fill, border)
        x = float(_PAD[self._kind])
        if self._icon_name:
            pixmap = self._theme.icons.pixmap(self._icon_name, 16, words_role, self.devicePixelRatioF())
            if not self.text() and not self._key:
                x = (self.width() - 16) / 2
            painter.drawPixmap(round(x), (self.height() - 16) // 2, pixmap)
            x += 16 + _GAP
        painter.setFont(self._words_font())
        painter.setPen(self._theme.colour(words_role))
        metrics = QFontMetrics(self._words_font())
        room = self.width() - x - _PAD[self._kind] + 1 - (self._key_width() + 12 if self._key else 0)
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, max(0, round(room) + 1))
        if self._hover and self._kind == "link":
            font = self._words_font()
            font.setUnderline(True)
            painter.setFont(font)
        painter.drawText(QRectF(x, 0, room + 4, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        if self._key:
            painter.setFont(self._theme.font(9))
            painter.setPen(self._theme.colour(key_role))
            right = self.width() - _PAD[self._kind]
            painter.drawText(
                QRectF(right - self._key_width() - 2, 0, self._key_width() + 2, self.height()),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                self._key,
            )

    def _bevel(self, painter: QPainter, fill: str | None, border: str | None) -> None:
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if not self.isEnabled():
            fill = "line" if self._kind == "main" else ("alt" if self._kind == "plain" else None)
            border = "line" if self._kind == "plain" else None
        elif self.isDown() and self._kind in {"plain", "quiet"}:
            fill = "select"
        elif self._hover and self._kind in {"plain", "quiet"}:
            fill = "alt" if self._kind == "plain" else "noneTint"
        if fill is not None:
            colour = self._theme.colour(fill)
            if self._kind == "main" and self.isEnabled() and (self._hover or self.isDown()):
                colour = colour.lighter(112) if not self.isDown() else colour.darker(112)
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            role, inset = ("inkText", 2.5) if self._kind == "main" else ("ink", 0.5)
            painter.setPen(QPen(self._theme.colour(role), 2 if self._kind != "main" else 1.5))
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 3, 3)
        elif border is not None:
            painter.setPen(self._theme.pen(border))
            painter.drawRoundedRect(box, 4, 4)

    def enterEvent(self, event: QEvent) -> None:
        """Show that it can be pressed."""
        self._hover = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Back to rest."""
        self._hover = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button under the focus, as in Windows dialogs."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def _words_font(self) -> QFont:
        return self._theme.font(10, 500 if self._kind == "main" else 400)

    def _words_width(self) -> int:
        width = QFontMetrics(self._words_font()).horizontalAdvance(self.text())
        return min(width, self._most) if self._most else width

    def _key_width(self) -> int:
        return QFontMetrics(self._theme.font(9)).horizontalAdvance(self._key)

    def _name(self) -> None:
        self.setAccessibleName(", ".join(filter(None, (self.text(), self._key))))


class IconButton(QPushButton):
    """A square button of one icon; `words` (and `key`) are its tooltip and accessible name."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        words: str,
        key: str = "",
        size: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self._size = size
        self._side = 32
        named = ", ".join(filter(None, (words, key)))
        self.setAccessibleName(named)
        self.setToolTip(named)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_side(self, side: int) -> None:
        """Another outer measure in px (32 at first)."""
        self._side = side
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon, tinted under the mouse, ringed with the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            painter.setBrush(self._theme.colour("select" if self.isDown() else "noneTint"))
            painter.drawRoundedRect(self.rect(), 4, 4)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("ink"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        role = "text" if self.isEnabled() else "off"
        pixmap = self._theme.icons.pixmap(self._icon_name, self._size, role, self.devicePixelRatioF())
        offset = ((self.width() - self._size) // 2, (self.height() - self._size) // 2)
        painter.drawPixmap(*offset, pixmap)

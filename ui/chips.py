"""Small painted marks: the chip (tint, icon, word) and the practice mark that cannot be closed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme

# kind: (tint, words, icon). The seal is for what is signed or sealed and for nothing else.
CHIPS: dict[str, tuple[str, str, str]] = {
    "good": ("goodTint", "good", "checkmark_circle-filled"),
    "warn": ("warnTint", "warn", "question_circle"),
    "doubt": ("warnTint", "warn", ""),
    "due": ("warnTint", "warn", "clock"),
    "clock": ("noneTint", "none", "clock"),
    "none": ("noneTint", "none", "dismiss_circle"),
    "seal": ("sealTint", "seal", "dau"),
    "closed": ("noneTint", "none", "lock_closed"),
    "draft": ("noneTint", "none", "edit"),
    "undone": ("noneTint", "none", "arrow_undo"),
    "err": ("errTint", "err", "error_circle"),
}


class Chip(QWidget):
    """Tint, icon and word, 22 px high; read out as its word."""

    def __init__(self, theme: Theme, kind: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def set_chip(self, kind: str, words: str) -> None:
        """Another state on the same chip."""
        self._kind, self._words = kind, words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def sizeHint(self) -> QSize:
        """As wide as icon and word."""
        metrics = QFontMetrics(self._theme.font(9.5, 500))
        icon = 21 if CHIPS[self._kind][2] else 0
        return QSize(metrics.horizontalAdvance(self._words) + icon + 17, self._theme.row(22, 9.5) // 2 * 2)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chip."""
        painter = QPainter(self)
        paint_chip(
            painter, self._theme, self._kind, self._words, QRectF(self.rect()), self.devicePixelRatioF()
        )


def paint_chip(painter: QPainter, theme: Theme, kind: str, words: str, box: QRectF, ratio: float) -> None:
    """Paint a chip into `box`; delegates use it for rows."""
    tint, role, icon = CHIPS[kind]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.pen(role) if theme.high_contrast else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(tint))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    x = box.left() + 8
    if icon:
        painter.drawPixmap(
            round(x - 1), round(box.center().y() - 7.5), theme.icons.pixmap(icon, 16, role, ratio)
        )
        x += 20
    painter.setPen(theme.colour(role))
    painter.setFont(theme.font(9.5, 500))
    painter.drawText(
        QRectF(x, box.top(), box.right() - x, box.height()), Qt.AlignmentFlag.AlignVCenter, words
    )


class PracticeMark(QWidget):
    """A hatched amber box: in every window while the practice office is open."""

    WORDS = "Dữ liệu thực hành"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName("Đang dùng dữ liệu thực hành")
        self.setToolTip("Đang dùng dữ liệu thực hành: mọi thứ ở đây là để tập, không vào sổ của cơ quan.")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """168 × 24, or what the words need."""
        words = QFontMetrics(self._theme.font(9.5, 600)).horizontalAdvance(self.WORDS)
        return QSize(max(168, words + 46), 24)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, its hatching (lighter beneath the words), the flask, the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, 4, 4)
        painter.setClipPath(shape)
        painter.fillPath(shape, self._theme.colour("practiceBg"))
        stripe = self._theme.colour("practice")
        stripe.setAlpha(46)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(stripe)
        height = self.height()
        for x in range(-height, self.width(), 16):
            band = QPainterPath()
            band.moveTo(x, height)
            band.lineTo(x + 7, height)
            band.lineTo(x + 7 + height, 0)
            band.lineTo(x + height, 0)
            band.closeSubpath()
            painter.drawPath(band)
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._theme.pen("practice"))
        painter.drawRoundedRect(box, 4, 4)
        pixmap = self._theme.icons.pixmap("beaker", 16, "practice", self.devicePixelRatioF())
        painter.drawPixmap(9, (height - 16) // 2, pixmap)
        painter.setPen(self._theme.colour("practice"))
        painter.setFont(self._theme.font(9.5, 600))
        painter.drawText(QRectF(30, 0, self.width() - 34, height), Qt.AlignmentFlag.AlignVCenter, self.WORDS)

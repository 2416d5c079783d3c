"""Draws one row of the page: number, title, words on one line, the fold arrow and what deserves a look."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.outline_model import ROW
from ui.outline_rows import Fold, Row
from ui.panes import fill
from ui.theme import Theme

EDGE = 3
FIELD_LEFT = 16
_FIELD_TEXT = 160
STEP = 20
NODE_LEFT = 18
LABEL_ROOM = 30
RIGHT = 12
_LEAD = 24  # characters kept before a match that would lie beyond the right edge

_Piece = tuple[QFont, str, int]  # letters, words, where the match in front begins (-1: not here)
_ARROWS = {Fold.OPEN: "chevron_down", Fold.FOLDED: "chevron_right"}


class OutlinePainter(QStyledItemDelegate):
    """Keeps its fonts; `marks` are targets with a warning sign, `needle` what is being searched for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.marks: frozenset[str] = frozenset()
        self.needle = ""
        self.match_case = False
        self.hit = ""
        self.hit_place = (False, 0)  # in the title or in the text, and the letter it begins at
        self.editing = ""
        self.invitation = "Enter sửa"
        self._read_theme()
        theme.changed.connect(self._read_theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every row but the edited one is as high as the first."""
        return QSize(0, self.row_height)

    def _read_theme(self) -> None:
        self.row_height = self._theme.row(26)
        self.field_text = round(self._theme.size(_FIELD_TEXT))
        self._plain = self._theme.font(10)
        self._small = self._theme.font(9.5)
        self._key = self._theme.font(9)
        self._number = self._theme.font(10, 500)
        self._title = self._theme.font(10, 600)
        self._measures = {
            id(f): QFontMetricsF(f) for f in (self._plain, self._small, self._key, self._number, self._title)
        }

    def text_left(self, row: Row) -> int:
        """Where the words of a row begin, in px from the left edge."""
        if not row.is_node:
            return self.field_text
        left = NODE_LEFT + STEP * row.depth
        if not row.label:
            return left
        return left + max(LABEL_ROOM, round(self._width(self._label_font(row), row.label)) + 10)

    def arrow_box(self, row: Row, box: QRect) -> QRect:
        """Where a click folds; empty for a row without rows under it."""
        if row.fold is Fold.LEAF:
            return QRect()
        middle = 10 + STEP * row.depth
        return QRect(box.left() + middle - 10, box.top(), 20, self.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row in `option.rect`; of the edited row only what stands left of its editor."""
        row: Row = index.data(ROW)
        box = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        edited = row.target == self.editing
        theme = self._theme
        painter.save()
        if edited or selected:
            fill(painter, box, theme.colour("inkTint" if edited else "select"))
            fill(painter, QRect(box.left(), box.top(), EDGE, box.height()), theme.colour("ink"))
            if theme.high_contrast:
                painter.setPen(theme.pen("ink", 2))
                painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.setPen(theme.pen("line"))
        bottom = box.bottom() + 0.5
        painter.drawLine(QPointF(box.left(), bottom), QPointF(box.right() + 1, bottom))
        line = QRectF(box.left(), box.top(), box.width(), self.row_height)
        if edited:
            line.translate(0, 6)
        self._head(painter, row, line)
        if not edited:
            current = bool(option.state & QStyle.StateFlag.State_HasFocus)
            self._words(painter, row, line, selected, current)
        painter.restore()

    def _head(self, painter: QPainter, row: Row, line: QRectF) -> None:
        theme = self._theme
        if not row.is_node:
            painter.setFont(self._small)
            painter.setPen(theme.colour("muted"))
            room = self.field_text - FIELD_LEFT - 8
            words = self._measures[id(self._small)].elidedText(row.label, Qt.TextElideMode.ElideRight, room)
            painter.drawText(line.adjusted(FIELD_LEFT, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
            return
        if row.fold is not Fold.LEAF:
            ratio = painter.device().devicePixelRatioF()
            pixmap = theme.icons.pixmap(_ARROWS[row.fold], 16, "muted", ratio)
            painter.drawPixmap(QPointF(line.left() + 2 + STEP * row.depth, line.center().y() - 8), pixmap)
        painter.setFont(self._label_font(row))
        painter.setPen(theme.colour("text"))
        painter.drawText(
            line.adjusted(NODE_LEFT + STEP * row.depth, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.label
        )

    def _words(self, painter: QPainter, row: Row, line: QRectF, selected: bool, current: bool) -> None:
        theme = self._theme
        left = line.left() + self.text_left(row)
        right = line.right() - RIGHT
        if row.target in self.marks:
            ratio = painter.device().devicePixelRatioF()
            pixmap = theme.icons.pixmap("warning", 16, "warn", ratio)
            painter.drawPixmap(QPointF(right - 16, line.center().y() - 8), pixmap)
            right -= 24
        if current and selected and self.invitation:
            width = self._width(self._key, self.invitation)
            painter.setFont(self._key)
            painter.setPen(theme.colour("muted"))
            painter.drawText(
                QRectF(right - width, line.top(), width + 1, line.height()),
                Qt.AlignmentFlag.AlignVCenter,
                self.invitation,
            )
            right -= width + 12
        if right <= left:
            return
        if not row.words:
            painter.setFont(self._plain)
            painter.setPen(theme.colour("muted" if selected else "faint"))
            self._piece(painter, self._plain, row.hint, left, right, line)
            return
        pieces: list[_Piece] = [
            (self._title, row.title.replace("\n", " "), -1),
            (self._plain, row.text.replace("\n", " "), -1),
        ]
        if row.target == self.hit:
            pieces = self._brought_near(pieces, right - left)
        for font, words, hit in pieces:
            if words and left < right:
                painter.setPen(theme.colour("text"))
                left = self._piece(painter, font, words, left, right, line, hit) + self._width(font, " ")

    def _piece(
        self,
        painter: QPainter,
        font: QFont,
        words: str,
        left: float,
        right: float,
        line: QRectF,
        hit: int = -1,
    ) -> float:
        """Draw words elided to the room, the match at letter `hit` framed; returns where they end."""
        metrics = self._measures[id(font)]
        shown = metrics.elidedText(words[:600], Qt.TextElideMode.ElideRight, right - left)
        for start in self._matches(shown):
            self._tint(painter, metrics, shown, start, left, line, framed=start == hit)
        painter.setFont(font)
        painter.drawText(
            QRectF(left, line.top(), right - left + 2, line.height()), Qt.AlignmentFlag.AlignVCenter, shown
        )
        return left + metrics.horizontalAdvance(shown)

    def _tint(
        self,
        painter: QPainter,
        metrics: QFontMetricsF,
        shown: str,
        start: int,
        left: float,
        line: QRectF,
        framed: bool,
    ) -> None:
        ahead = metrics.horizontalAdvance(shown[:start])
        width = metrics.horizontalAdvance(shown[start : start + len(self.needle)])
        top = line.center().y() - metrics.height() / 2
        box = QRectF(left + ahead - 1, top, width + 2, metrics.height())
        fill(painter, box, self._theme.colour("warnTint"))
        if framed:
            pen = painter.pen()
            painter.setPen(self._theme.pen("warn"))
            painter.drawRect(box)
            painter.setPen(pen)

    def _matches(self, words: str) -> list[int]:
        if not self.needle:
            return []
        needle = self.needle if self.match_case else self.needle.casefold()
        held = words if self.match_case else words.casefold()
        found, at = [], held.find(needle)
        while at >= 0:
            found.append(at)
            at = held.find(needle, at + len(needle))
        return found

    def _brought_near(self, pieces: list[_Piece], room: float) -> list[_Piece]:
        """The match in front noted, and the line cut at its left when it would not be seen otherwise."""
        in_title, start = self.hit_place
        font, words, _ = pieces[0 if in_title else 1]
        found = self._matches(words)
        if not found:
            return pieces
        at = next((place for place in found if place >= start), found[0])
        title = pieces[0][1]
        used = 0.0 if in_title or not title else self._width(self._title, f"{title} ")
        after = pieces[1:] if in_title else []
        before = [] if in_title else pieces[:1]
        if used + self._width(font, words[: at + len(self.needle)]) <= room - 16:
            return [*before, (font, words, at), *after]
        cut = max(0, at - _LEAD)
        return [(font, f"… {words[cut:]}", at - cut + 2), *after]

    def _label_font(self, row: Row) -> QFont:
        return self._title if row.title and row.label not in ("", "-") else self._number

    def _width(self, font: QFont, words: str) -> float:
        return self._measures[id(font)].horizontalAdvance(words)

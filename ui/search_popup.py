"""The list of hits: groups, two lines a hit, the place found marked, at most four a group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.wording import fold
from ui.panes import Hairline, Pane, label
from ui.theme import Theme
from ui.value_list import VALUE, Index, ValueModel, paint_chosen

if TYPE_CHECKING:
    from app.services.search import SearchHit

A_GROUP = 4
_ROW, _HEAD, _MORE = 44, 24, 28
_ICONS = {
    "Cán bộ": "person",
    "Người ký": "person",
    "Phòng, đơn vị": "building",
    "Văn bản đi": "dau",
    "Khen thưởng": "ribbon",
    "Xếp loại": "checkmark_circle",
    "Sáng kiến": "lightbulb",
    "Vụ việc": "clock",
    "Phong trào": "people",
    "Kỷ luật": "warning",
    "Đợt bình xét": "hom_phieu",
    "Luật": "book",
}


@dataclass(frozen=True)
class Line:
    """A row of the popup: a group's head, a hit, or "Còn 12" (which opens its group)."""

    kind: str
    words: str
    detail: str = ""
    group: str = ""
    hit: SearchHit | None = None
    icon: str = ""


def lines(hits: Sequence[SearchHit], whole: frozenset[str] = frozenset()) -> tuple[Line, ...]:
    """Hits as rows in the order of their groups; groups in `whole` show everything."""
    groups: dict[str, list[SearchHit]] = {}
    for hit in hits:
        groups.setdefault(hit.group, []).append(hit)
    out: list[Line] = []
    for group, found in groups.items():
        out.append(Line("head", group, group=group))
        shown = found if group in whole or len(found) <= A_GROUP + 1 else found[:A_GROUP]
        icon = _ICONS.get(group, "document_text")
        out += [Line("hit", hit.title, hit.detail, group, hit, icon) for hit in shown]
        if len(found) > len(shown):
            out.append(Line("more", f"Còn {len(found) - len(shown)}", group=group))
    return tuple(out)


def marks(text: str, needle: str) -> tuple[tuple[int, int], ...]:
    """(start, length) of each place the needle stands, without accents; words apart if not whole."""
    folded, wanted = fold(text), fold(needle).strip()
    words = [wanted] if wanted in folded else wanted.split()
    found: list[tuple[int, int]] = []
    for word in words:
        at = folded.find(word)
        while word and at >= 0:
            found.append((at, len(word)))
            at = folded.find(word, at + len(word))
    return tuple(sorted(found))


class _Model(ValueModel):
    def said(self, value: Line, role: int) -> Any:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return ", ".join(filter(None, (value.words, value.detail)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.values[index.row()].kind == "head":
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, popup: SearchPopup) -> None:
        super().__init__(popup)
        self._theme = theme
        self._popup = popup

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._popup.height_of(index.data(VALUE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(VALUE)
        box = QRect(option.rect)
        theme = self._theme
        painter.save()
        if line.kind == "head":
            painter.fillRect(box, theme.colour("head"))
            painter.setFont(theme.font(9.5, 600))
            painter.setPen(theme.colour("muted"))
            painter.drawText(box.adjusted(13, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, line.words)
            painter.restore()
            return
        chosen = paint_chosen(painter, theme, option)
        if line.kind == "more":
            painter.setFont(theme.font(10))
            painter.setPen(theme.colour("ink"))
            painter.drawText(box.adjusted(43, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, line.words)
            painter.restore()
            return
        role = "seal" if line.icon == "dau" else "muted"
        icon = theme.icons.pixmap(line.icon, 16, role, self._popup.devicePixelRatioF())
        painter.drawPixmap(box.left() + 14, box.center().y() - 7, icon)
        room = box.width() - 56 - (70 if chosen else 0)
        half = box.height() // 2
        self._marked(painter, QRect(box.left() + 43, box.top() + 3, room, half - 2), line.words, 10, 500)
        self._marked(painter, QRect(box.left() + 43, box.top() + half, room, half - 3), line.detail, 9.5, 400)
        if chosen:
            painter.setFont(theme.font(9.5))
            painter.setPen(theme.colour("muted"))
            side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(box.adjusted(0, 0, -12, 0), side, "Enter mở")
        painter.restore()

    def _marked(self, painter: QPainter, box: QRect, text: str, points: float, weight: int) -> None:
        theme = self._theme
        font: QFont = theme.font(points, weight)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(font)
        height = metrics.height()
        top = box.top() + (box.height() - height) / 2
        for start, length in marks(shown, self._popup.needle):
            left = metrics.horizontalAdvance(shown[:start])
            width = metrics.horizontalAdvance(shown[: start + length]) - left
            painter.fillRect(QRectF(box.left() + left, top, width, height), theme.colour("warnTint"))
        painter.setPen(theme.colour("text" if weight > 400 else "muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)


class SearchPopup(Pane):
    """A child of the window, not a window: typing goes on in the field. `opened` carries the hit."""

    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent=parent)
        self.needle = ""
        self._hits: tuple[SearchHit, ...] = ()
        self._whole: frozenset[str] = frozenset()
        self._model = _Model(self)
        self.list = QListView()
        self.list.setAccessibleName("Kết quả tìm")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(theme, self))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._clicked)
        self._foot = label("", "hint")
        self._foot.setContentsMargins(13, 6, 12, 8)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.list, 1)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self._foot)
        self._theme = theme
        self.hide()

    def show_hits(self, needle: str, hits: Sequence[SearchHit]) -> None:
        """Other hits; the first one is chosen."""
        self.needle = needle
        self._hits = tuple(hits)
        self._whole = frozenset()
        self._fill()
        self.move_choice(1)

    def height_of(self, line: Line) -> int:
        """Height of a row by its kind."""
        if line.kind == "head":
            return self._theme.row(_HEAD, 9.5)
        return self._theme.row(_ROW, 9.5, 2) if line.kind == "hit" else self._theme.row(_MORE)

    def wanted(self) -> int:
        """The height that shows everything."""
        foot = self._foot.sizeHint().height()
        return sum(self.height_of(line) for line in self._model.values) + foot + 4

    def move_choice(self, by: int) -> None:
        """Choose the next or previous hit; heads are stepped over."""
        at = self.list.currentIndex().row()
        row = at + by
        while 0 <= row < len(self._model.values):
            if self._model.values[row].kind != "head":
                self.list.setCurrentIndex(self._model.index(row, 0))
                return
            row += by

    def open_current(self) -> None:
        """Open the chosen hit, or unfold "Còn 12"."""
        index = self.list.currentIndex()
        if index.isValid():
            self._clicked(index)

    def _clicked(self, index: QModelIndex) -> None:
        line = self._model.values[index.row()]
        if line.kind == "more":
            row = index.row()
            self._whole |= {line.group}
            self._fill()
            self.list.setCurrentIndex(self._model.index(row, 0))
            bottom = self.window().height() - self.y() - 8
            self.resize(self.width(), min(self.wanted(), bottom))
        elif line.kind == "hit":
            self.opened.emit(line.hit)

    def _fill(self) -> None:
        self._model.show_values(lines(self._hits, self._whole))
        self._foot.setText(
            "Gõ không dấu cũng tìm được. Lên, Xuống chọn; Enter mở; Esc đóng."
            if self._hits
            else f"Chưa thấy “{self.needle}” ở đâu. Thử ít chữ hơn; gõ không dấu cũng tìm được."
        )

"""How a cell of the preview is painted and typed into: box, struck words, sign of the problem, choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.import_steps import PreviewRow, Standing, Tone
from ui.fields import Choice, Line
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.import_steps_table import PreviewTable

Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole
_SIGNS = {
    Tone.INFO: ("info", "muted"),
    Tone.DOUBT: ("question_circle", "warn"),
    Tone.ERROR: ("error_circle", "err"),
    Tone.NONE: ("info", "muted"),
}


class PreviewDelegate(QStyledItemDelegate):
    """One cell: select tint with an ink edge, hairline below, and the frame of the current cell."""

    def __init__(self, theme: Theme, view: PreviewTable) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        theme, row = self._theme, index.data(_ROW)
        place = self._view.preview.places[index.column()]
        box = QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("select"))
            if index.column() == 0:
                painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.colour("ink"))
        painter.setPen(theme.pen("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if place == "tick":
            self._box(painter, box, row)
        elif place == "problem":
            self._problem(painter, box, row)
        elif place == "remedy":
            self._remedy(painter, box, row)
        else:
            self._words(painter, box.adjusted(8, 0, -8, -1), row, place, index.data())
        if index == self._view.currentIndex() and self._view.hasFocus() and place != "tick":
            painter.setPen(QPen(theme.colour("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The row's height; the view sets widths."""
        return QSize(40, self._theme.row(32))

    # Typing.

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line for a cell, a choice for a remedy."""
        row: PreviewRow = index.data(_ROW)
        head = self._view.preview.headerData(index.column(), Qt.Orientation.Horizontal)
        if self._view.preview.places[index.column()] == "remedy":
            choice = Choice(
                {"": "Chọn cách xử lý", **{remedy.key: remedy.words for remedy in row.remedies}}, parent
            )
            choice.setAccessibleName(f"Xử lý dòng {row.number}")
            choice.activated.connect(lambda _at: self._take(choice))
            return choice
        line = Line(parent=parent)
        line.setAccessibleName(f"{head}, dòng {row.number}")
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What stands in the cell; a choice opens at once."""
        if isinstance(editor, Line):
            editor.setText(str(index.data() or ""))
            editor.selectAll()
        elif isinstance(editor, Choice):
            editor.setCurrentIndex(0)
            editor.showPopup()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """Hand over what was typed or chosen."""
        if isinstance(editor, Line):
            model.setData(index, editor.words())
        elif isinstance(editor, Choice) and editor.value():
            model.setData(index, editor.value())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole cell, never lower than a field."""
        editor.setGeometry(option.rect)

    def _take(self, choice: Choice) -> None:
        self.commitData.emit(choice)
        self.closeEditor.emit(choice)

    # Painting.

    def _box(self, painter: QPainter, box: QRect, row: PreviewRow) -> None:
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        square = QRectF(box.center().x() - 7, box.center().y() - 8, 16, 16)
        painter.setPen(theme.pen("ink" if row.ticked else "strong" if row.tickable else "line"))
        painter.setBrush(theme.colour("ink" if row.ticked else "surface"))
        painter.drawRoundedRect(square, 3, 3)
        if row.ticked:
            check = theme.icons.pixmap("checkmark", 16, "inkText", self._view.devicePixelRatioF())
            painter.drawPixmap(square.topLeft().toPoint(), check)

    def _words(self, painter: QPainter, inner: QRect, row: PreviewRow, place: str | int, words: str) -> None:
        theme = self._theme
        bad = isinstance(place, int) and place in row.bad
        column = self._view.preview.columns[place] if isinstance(place, int) else None
        right = place == "line" or (column is not None and column.right)
        role = "text"
        if bad:
            role = "err" if row.tone is Tone.ERROR else "warn"
        elif place == "line" or not row.ticked:
            role = "muted"
        font = theme.font(
            10, 600 if bad and row.standing is Standing.MEND else column.weight if column else 400
        )
        font.setStrikeOut(row.struck and place != "line")
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        if bad and not words:
            self._lacking(painter, inner, role)
            return
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def _lacking(self, painter: QPainter, inner: QRect, role: str) -> None:
        """A dashed box where something must stand."""
        frame = QRectF(inner).adjusted(0.5, 5.5, -0.5, -5.5)
        painter.setPen(QPen(self._theme.colour(role), 1, Qt.PenStyle.DashLine))
        painter.setBrush(self._theme.colour("errTint" if role == "err" else "warnTint"))
        painter.drawRoundedRect(frame, 3, 3)

    def _problem(self, painter: QPainter, box: QRect, row: PreviewRow) -> None:
        if not row.problem:
            return
        theme = self._theme
        icon, role = _SIGNS[row.tone]
        if row.standing is Standing.DUPLICATE and not row.old:
            icon = "dismiss_circle"
        sign = theme.icons.pixmap(icon, 16, role, self._view.devicePixelRatioF())
        painter.drawPixmap(box.left() + 8, box.center().y() - 8, sign)
        inner = box.adjusted(30, 0, -6, -1)
        strong = row.standing is Standing.MEND and row.tone is Tone.ERROR
        font = theme.font(10, 500 if strong else 400)
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        shown = QFontMetrics(font).elidedText(row.problem, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, shown)

    def _remedy(self, painter: QPainter, box: QRect, row: PreviewRow) -> None:
        theme = self._theme
        font = theme.font(10)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        if not row.remedies:
            inner = box.adjusted(12, 0, -6, -1)
            painter.setPen(theme.colour("muted"))
            words = metrics.elidedText(row.remedy, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(box).adjusted(2.5, 2.5, -5.5, -3.5)
        painter.setPen(theme.pen("strong"))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(frame, 4, 4)
        chevron = theme.icons.pixmap("chevron_down", 16, "muted", self._view.devicePixelRatioF())
        painter.drawPixmap(round(frame.right()) - 22, round(frame.center().y()) - 8, chevron)
        inner = frame.adjusted(9, 0, -26, 0).toRect()
        painter.setPen(theme.colour("text"))
        words = metrics.elidedText(
            row.remedy or row.remedies[0].words, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)

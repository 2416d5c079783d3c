"""The words of one node or field in the row itself: an editor that grows, and below it the keys that hold.

Title and text of a node stand in one editor. While "Dòng đầu là tiêu đề" is ticked (Ctrl+T), the first line
is the title and is shown bold, what follows Shift+Enter is the text that runs on after it; without the tick
everything is text. So a title is typed where it will be read, before its text, and no second field has to be
found.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.wording import clean
from ui.outline_draft import Words
from ui.outline_keys import MOVES, deed_of
from ui.panes import wrapped
from ui.theme import Theme

_PLAIN = Qt.KeyboardModifier.NoModifier
_FRAME = 2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _TitleLine(QSyntaxHighlighter):
    """The first line in bold while it is the title."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.on = False

    def highlightBlock(self, text: str) -> None:
        if self.on and self.currentBlock().blockNumber() == 0:
            bold = QTextCharFormat()
            bold.setFontWeight(QFont.Weight.DemiBold)
            self.setFormat(0, len(text), bold)


class GrowingEdit(QPlainTextEdit):
    """Plain words without scroll bars; keys that are no typing come out as signals."""

    left = Signal()
    finished = Signal()
    entered = Signal()
    moved = Signal(object)
    titled = Signal()
    many_pasted = Signal(str)
    saved = Signal()

    def __init__(self, lines: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.takes_moves = False
        self.takes_titles = False
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)

    def event(self, event: QEvent) -> bool:
        """Ctrl+S must not reach the window, which would close the editor under the hands."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_save(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, Enter goes on; Shift+Enter, or Enter where every line is one thing, breaks the line."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        move = deed_of(event, MOVES) if self.takes_moves else None
        if move is not None:
            self.moved.emit(move)
        elif key == Qt.Key.Key_Escape:
            self.finished.emit()
        elif _is_save(event):
            self.saved.emit()
        elif key == Qt.Key.Key_T and modifiers == Qt.KeyboardModifier.ControlModifier and self.takes_titles:
            self.titled.emit()
        elif key in _ENTER and modifiers == _PLAIN and not self._lines:
            self.entered.emit()
        elif key in _ENTER and modifiers in (_PLAIN, Qt.KeyboardModifier.ShiftModifier):
            # A block of its own, not the line separator that Shift+Enter gives by itself.
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        elif key in _ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell it: the frame around changes."""
        super().focusOutEvent(event)
        self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The same."""
        super().focusInEvent(event)
        self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted words without control characters; several numbered items become nodes."""
        if not source.hasText():
            return
        words = clean(source.text(), lines=True)
        if self.takes_moves and _several_items(words):
            self.many_pasted.emit(words)
            return
        self.insertPlainText(words)


def _is_save(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_S and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _several_items(words: str) -> bool:
    from app.domain.outline import Numbering
    from app.domain.plan_text import read_outline_text

    if "\n" not in words:
        return False
    numbered = [node for node in read_outline_text(words) if node.numbering is not Numbering.NONE]
    return len(numbered) > 1


class WordsEditor(QWidget):
    """The editor of a row. `typed` comes with every change, `height_for` tells how high the row must be."""

    typed = Signal()
    grew = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        keys: str,
        *,
        node: bool = False,
        lines: bool = False,
        frozen: bool = False,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._height = 0
        self.edit = GrowingEdit(lines)
        self.edit.setAccessibleName(name)
        self.edit.setReadOnly(frozen)
        self.edit.takes_moves = self.edit.takes_titles = node and not frozen
        # Otherwise Tab would leave before keyPressEvent sees it.
        self.edit.setTabChangesFocus(not self.edit.takes_moves)
        self._titles = _TitleLine(self.edit.document())
        self.title_box = QCheckBox("Dòng đầu là tiêu đề  (Ctrl+T)")
        self.title_box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title_box.setAccessibleName("Dòng đầu là tiêu đề, Ctrl+T")
        self.keys = wrapped(keys, "hint")
        self._extra: QWidget | None = None
        rows = self._rows = QVBoxLayout(self)
        rows.setContentsMargins(_FRAME, 3 + _FRAME, _FRAME, 4)
        rows.setSpacing(2)
        rows.addWidget(self.edit)
        rows.addWidget(self.title_box)
        # Only once it has a parent: shown without one it would be a window of its own and take the focus.
        self.title_box.setHidden(not node or frozen)
        rows.addWidget(self.keys)
        rows.addStretch(1)
        # The frame is painted here, whatever the style sheet gives other editors.
        self.edit.setStyleSheet("QPlainTextEdit { border: none; padding: 3px 4px; background: transparent; }")
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._changed)
        self.edit.titled.connect(self.title_box.toggle)
        self.edit.left.connect(self.update)
        self.title_box.toggled.connect(self._title_toggled)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field around the words: an ink frame while they are typed."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.edit.hasFocus()
        box = QRectF(self.edit.geometry()).adjusted(-1, -1, 1, 1)
        if not focused:
            box.adjust(-0.5, -0.5, 0.5, 0.5)
        painter.setPen(self._theme.pen("ink", 2) if focused else self._theme.pen("strong"))
        painter.setBrush(self._theme.colour("alt" if self.edit.isReadOnly() else "surface"))
        painter.drawRoundedRect(box, 4, 4)

    def set_words(self, words: Words) -> None:
        """Show title and text, the caret at the end."""
        self.title_box.setChecked(bool(words.title))
        self.edit.setPlainText("\n".join(part for part in words if part) if words.title else words.text)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)

    def set_titled(self, on: bool) -> None:
        """Whether the first line is the title."""
        self.title_box.setChecked(on)

    def words(self) -> Words:
        """What stands there now, fit to be stored."""
        whole = clean(self.edit.toPlainText(), lines=True)
        if not self.title_box.isChecked():
            return Words("", whole)
        title, _, text = whole.partition("\n")
        return Words(title.strip(), text.strip())

    def lines(self) -> tuple[str, ...]:
        """The lines that are not empty."""
        return tuple(line for line in (clean(part) for part in self.edit.toPlainText().split("\n")) if line)

    def add_below(self, widget: QWidget) -> None:
        """One more line below the words."""
        self._extra = widget
        self._rows.insertWidget(1, widget)

    def height_for(self, width: int) -> int:
        """Height of the row at this width, in px."""
        if self.width() != width:
            self.resize(width, max(self.height(), 40))
            self._rows.activate()
        edit_height = self._edit_height()
        self.edit.setFixedHeight(edit_height)
        height = 3 + 2 * _FRAME + edit_height + 4
        if not self.title_box.isHidden():
            height += 2 + self.title_box.sizeHint().height()
        if self._extra is not None:
            height += 2 + self._extra.sizeHint().height()
        if self.keys.text():
            height += 2 + max(self.keys.heightForWidth(width), self.keys.fontMetrics().height())
        return height + 2

    def choose_match(self, start: int, length: int) -> None:
        """Select a stretch of the words."""
        cursor = self.edit.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        self.edit.setTextCursor(cursor)

    def _edit_height(self) -> int:
        document = self.edit.document()
        lines = 0
        block = document.begin()
        while block.isValid():
            if not block.layout().lineCount():
                document.documentLayout().blockBoundingRect(block)
            lines += max(1, block.layout().lineCount())
            block = block.next()
        line = QFontMetricsF(self.edit.font()).lineSpacing()
        frame = self.edit.height() - self.edit.viewport().height() if self.edit.isVisible() else 14
        return round(lines * line + 2 * document.documentMargin()) + max(frame, 12)

    def _changed(self) -> None:
        self.typed.emit()
        self.grew.emit()

    def _title_toggled(self, on: bool) -> None:
        self._titles.on = on
        self._titles.rehighlight()
        self.typed.emit()
        self.grew.emit()

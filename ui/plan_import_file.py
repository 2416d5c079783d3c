"""The text of the file as it stands, beside what was understood of it; the chosen paragraphs are marked."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from app.domain.plan_reading.source import SourceParagraph
from ui.theme import Theme


class FileText(QTextEdit):
    """`clicked_on` carries the number of the paragraph under the mouse."""

    clicked_on = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._blocks: dict[int, int] = {}
        self._marked: tuple[int, ...] = ()
        self.setReadOnly(True)
        self.setAccessibleName("Chữ trong tệp")
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(8)
        theme.changed.connect(self._paint)
        self._paint()

    def show_paragraphs(self, paragraphs: Sequence[SourceParagraph]) -> None:
        """The paragraphs with words, one block each, their own numbers before them."""
        self._blocks, marked, self._marked = {}, self._marked, ()
        shown = [p for p in paragraphs if p.full_text.strip()]
        self.clear()
        cursor = QTextCursor(self.document())
        for place, paragraph in enumerate(shown):
            form = QTextBlockFormat()
            form.setBottomMargin(5)
            if paragraph.centred:
                form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            letters = QTextCharFormat()
            letters.setFontWeight(600 if paragraph.bold else 400)
            if place:
                cursor.insertBlock(form, letters)
            else:
                cursor.setBlockFormat(form)
            cursor.insertText(paragraph.full_text.replace("\t", "    ").replace("\n", "\u2028"), letters)
            self._blocks[paragraph.index] = place
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.mark(marked)

    def mark(self, paragraphs: Collection[int]) -> None:
        """Tint these paragraphs and bring the first into view."""
        self._tint(self._marked, None)
        self._marked = tuple(paragraphs)
        self._paint()
        places = [self._blocks[index] for index in self._marked if index in self._blocks]
        if places:
            cursor = QTextCursor(self.document().findBlockByNumber(min(places)))
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses what was understood of the paragraph; dragging selects letters to copy."""
        super().mouseReleaseEvent(event)
        if self.textCursor().hasSelection():
            return
        at = self.cursorForPosition(event.position().toPoint()).blockNumber()
        for index, place in self._blocks.items():
            if place == at:
                self.clicked_on.emit(index)

    def _paint(self) -> None:
        ink = self._theme.colour("ink").name()
        self.setStyleSheet(
            "QTextEdit { border: 2px solid transparent; padding: 2px; border-radius: 0 }"
            f"QTextEdit:focus {{ border: 2px solid {ink}; padding: 2px }}"
        )
        self._tint(self._marked, self._theme.colour("select"))

    def _tint(self, paragraphs: Collection[int], colour: QColor | None) -> None:
        for index in paragraphs:
            if index in self._blocks:
                cursor = QTextCursor(self.document().findBlockByNumber(self._blocks[index]))
                form = cursor.blockFormat()
                if colour is None:
                    form.clearBackground()
                else:
                    form.setBackground(colour)
                cursor.setBlockFormat(form)

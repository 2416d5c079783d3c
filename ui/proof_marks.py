"""Wavy lines under doubtful words in the editor that is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from ui.outline_typing import form_of, words_of
from ui.theme import Theme

if TYPE_CHECKING:
    from app.services.proofreading import ProofFinding


def words_edit(editor: QWidget | None, target: str) -> QPlainTextEdit | None:
    """Where the words of a target are typed, None when its editor has no running text."""
    words, form = words_of(editor), form_of(editor)
    if words is not None:
        return words.edit
    if form is not None:
        field = form.fields.get(target.removeprefix("field:"))
        if field is not None and isinstance(field.editor, QPlainTextEdit):
            return field.editor
    return None


def place_in(edit: QPlainTextEdit, finding: ProofFinding, title: str) -> int:
    """Where the words of a finding begin in the editor, -1 when they are not there any more.

    Title and text of a node stand in one editor, the text below the title.
    """
    start = finding.start + (len(title) + 1 if title and finding.part == "text" else 0)
    words = edit.toPlainText()[start : start + finding.length]
    return start if words == finding.found else -1


def mark(edit: QPlainTextEdit, findings: Sequence[ProofFinding], title: str, theme: Theme) -> None:
    """Underline the words of these findings, and no others."""
    selections = []
    for finding in findings:
        start = place_in(edit, finding, title)
        if start < 0:
            continue
        cursor = QTextCursor(edit.document())
        cursor.setPosition(start)
        cursor.setPosition(start + finding.length, QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, _look(finding, theme)
        selections.append(selection)
    edit.setExtraSelections(selections)


def _look(finding: ProofFinding, theme: Theme) -> QTextCharFormat:
    """A wavy line, and a tint unless it is only a hint: a paragraph full of tints is not read any more."""
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(theme.colour("muted" if finding.level == "hint" else "warn"))
    if finding.level != "hint":
        look.setBackground(theme.colour("warnTint"))
    return look


def drop_changed(edit: QPlainTextEdit, findings: Sequence[ProofFinding]) -> None:
    """Words that were typed over are no longer underlined; others move along with what is typed."""
    known = {finding.found for finding in findings}
    selections = edit.extraSelections()
    # Qt writes a line break of a selection as U+2029.
    kept = [each for each in selections if each.cursor.selectedText().replace("\u2029", "\n") in known]
    if len(kept) != len(selections):
        edit.setExtraSelections(kept)

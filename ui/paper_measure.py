"""Breaks one paragraph into lines by Qt's text layout, and keeps what it measured by value."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextLine, QTextOption

from app.documents.model import Run, Style
from ui.paper_fonts import line_height, paper_font
from ui.paper_pieces import MM, POINT, Line, Measured, set_text

_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "justify": Qt.AlignmentFlag.AlignJustify,
}
# A word with slashes longer than this is a path, and may be broken after any of them.
_LONG_PATH = 66
_Key = tuple[tuple[Run, ...], Style, float]


class Measurer:
    """Measures paragraphs in one family; what has been measured once costs a look-up."""

    def __init__(self, family: str) -> None:
        self.family = family
        self.misses = 0
        self._kept: dict[_Key, Measured] = {}

    def measure(self, runs: tuple[Run, ...], style: Style, width: float) -> Measured:
        """The paragraph in a column of `width` twips; always at least one line, even without a letter."""
        key = (runs, style, width)
        found = self._kept.get(key)
        if found is None:
            self.misses += 1
            found = self._kept[key] = _measure(self.family, runs, style, width)
        return found

    def forget_oldest(self, most: int) -> None:
        """Keep at most `most` paragraphs, those measured last."""
        over = len(self._kept) - most
        for key in list(islice(self._kept, max(0, over))):
            del self._kept[key]


def text_layout(family: str, runs: tuple[Run, ...], style: Style) -> QTextLayout:
    """The letters and formats of a paragraph, not yet broken into lines."""
    text = "".join(set_text(run.text) for run in runs)
    layout = QTextLayout(text, paper_font(family, style.size_pt, style.bold, style.italic))
    option = QTextOption(_ALIGN[style.align])
    option.setUseDesignMetrics(True)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    formats = _formats(family, runs, style)
    if formats:
        layout.setFormats(formats)
    return layout


def break_lines(layout: QTextLayout, style: Style, width: float) -> None:
    """Break into lines for a column of `width`; the same for measuring and for painting."""
    left = style.left_mm * MM
    indent = left + style.first_line_mm * MM
    text = layout.text()
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        room = max(1.0, width - indent)
        line.setLineWidth(room)
        _mend_slash(line, text, room)
        line.setPosition(QPointF(indent, 0))
        indent = left
    layout.endLayout()


def _mend_slash(line: QTextLine, text: str, room: float) -> None:
    """Take "22-NQ/TW" to the next line whole where Qt would break it after the slash; Word never does."""
    start, end = line.textStart(), line.textStart() + line.textLength()
    if text[end - 1 : end] == "/" and end < len(text):
        blank = text.rfind(" ", max(start, end - _LONG_PATH), end)
        if blank > start:
            line.setNumColumns(blank + 1 - start, room)


def _formats(family: str, runs: tuple[Run, ...], style: Style) -> list[QTextLayout.FormatRange]:
    ranges = []
    start = 0
    for run in runs:
        bold = style.bold if run.bold is None else run.bold
        italic = style.italic if run.italic is None else run.italic
        length = len(set_text(run.text))
        if (bold, italic) != (style.bold, style.italic):
            look = QTextCharFormat()
            look.setFont(paper_font(family, style.size_pt, bold, italic))
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = start, length, look
            ranges.append(part)
        start += length
    return ranges


def _measure(family: str, runs: tuple[Run, ...], style: Style, width: float) -> Measured:
    layout = text_layout(family, runs, style)
    break_lines(layout, style, width)
    height, baseline = _line_box(family, style)
    lines = []
    for at in range(layout.lineCount()):
        line = layout.lineAt(at)
        box = line.naturalTextRect()
        lines.append(
            Line(line.textStart(), line.textLength(), box.left(), box.width(), at * height, height, baseline)
        )
    if not lines:
        lines = [Line(0, 0, style.left_mm * MM, 0.0, 0.0, height, baseline)]
    return Measured(runs, style, width, tuple(lines))


def _line_box(family: str, style: Style) -> tuple[float, float]:
    """Height of every line of the style, and of its baseline below the top.

    The letters stand at the top of the line: the gap of the font and what a multiple of single spacing adds
    lie below them, as in LibreOffice.
    """
    single = line_height(family, style.size_pt, style.bold, style.italic)
    if style.exact_pt > 0:
        height = style.exact_pt * POINT
        return height, height - single.descent
    return single.single * style.line, single.ascent

"""The letters of papers: Times New Roman, or the family of the same widths, and the height of its lines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QFont, QRawFont

from ui.paper_pieces import POINT

# Of the same widths letter for letter, so that lines break where they break in Word.
_SAME_WIDTHS = ("Times New Roman", "Liberation Serif", "Tinos", "Nimbus Roman")

# Times New Roman as parts of its size, for a font whose tables cannot be read.
_ASCENT, _DESCENT, _GAP = 0.891, 0.216, 0.042


@dataclass(frozen=True, slots=True)
class LineHeight:
    """Height of a single-spaced line above and below the baseline, in twips; the gap lies below both."""

    ascent: float
    descent: float
    gap: float

    @property
    def single(self) -> float:
        """The whole line."""
        return self.ascent + self.descent + self.gap


@cache
def paper_font(family: str, size_pt: float, bold: bool, italic: bool) -> QFont:
    """A font one pixel of which is one twip: unhinted and unkerned, as Word prints unless told otherwise."""
    font = QFont()
    font.setFamilies([family, *(name for name in _SAME_WIDTHS if name != family)])
    font.setPixelSize(max(1, round(size_pt * POINT)))
    font.setBold(bold)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setKerning(False)
    font.setFeature(QFont.Tag("liga"), 0)
    return font


@cache
def line_height(family: str, size_pt: float, bold: bool, italic: bool) -> LineHeight:
    """A line of this font as Word and LibreOffice count it, from the tables of the font itself.

    Qt leaves the gap out on some platforms and rounds on others, so its own metrics will not do.
    """
    raw = QRawFont.fromFont(paper_font(family, size_pt, bold, italic))
    ascent, descent, gap = _parts(raw)
    size = size_pt * POINT
    return LineHeight(ascent * size, descent * size, gap * size)


def _parts(raw: QRawFont) -> tuple[float, float, float]:
    """Ascent, descent and gap as parts of the size: those of OS/2, and what hhea adds outside them."""
    os2 = raw.fontTable("OS/2").data()
    hhea = raw.fontTable("hhea").data()
    em = raw.unitsPerEm()
    if len(os2) < 78 or len(hhea) < 10 or em <= 0:
        return _ASCENT, _DESCENT, _GAP
    ascent = int.from_bytes(os2[74:76], "big")
    descent = int.from_bytes(os2[76:78], "big")
    up, down, between = (int.from_bytes(hhea[at : at + 2], "big", signed=True) for at in (4, 6, 8))
    gap = max(0, between - (ascent + descent - (up - down)))
    return ascent / em, descent / em, gap / em

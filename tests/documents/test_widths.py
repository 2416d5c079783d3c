"""Widths of Times New Roman: the shipped table against known measures and against the font itself."""

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF
from pytestqt.qtbot import QtBot

from app.documents.metrics import MM_PER_POINT, lines_needed, width_mm

KNOWN = [
    ("Độc lập - Tự do - Hạnh phúc", 13, True, False, 56.1),
    ("Độc lập - Tự do - Hạnh phúc", 14, True, False, 60.5),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False, 88.3),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False, 95.7),
    ("SỞ NGOẠI VỤ", 13, True, False, 30.6),
    ("UBND TỈNH BÌNH PHƯỚC", 13, False, False, 54.4),
    ("Bình Phước, ngày 30 tháng 12 năm 2026", 14, False, True, 81.3),
    ("Phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ", 14, True, False, 124.1),
    ("- Ban Thi đua - Khen thưởng tỉnh;", 11, False, False, 53.2),
]
VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"


@pytest.mark.parametrize(("text", "pt", "bold", "italic", "known"), KNOWN)
def test_known_lines_have_their_known_widths(
    text: str, pt: int, bold: bool, italic: bool, known: float
) -> None:
    assert width_mm(text, pt, bold, italic) == pytest.approx(known, abs=0.06)


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_every_vietnamese_letter_is_as_wide_as_in_the_font(qtbot: QtBot, bold: bool, italic: bool) -> None:
    font = QFont("Liberation Serif")
    font.setPixelSize(2048)
    font.setBold(bold)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setKerning(False)
    assert QFontInfo(font).family() == "Liberation Serif", "install fonts-liberation2"
    metrics = QFontMetricsF(font)
    pt_of_one_unit = 1 / MM_PER_POINT
    for letter in VOWELS + VOWELS.upper() + "bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ0123456789 .,;:-–“”…/()":
        assert width_mm(letter, pt_of_one_unit, bold, italic) == pytest.approx(
            metrics.horizontalAdvance(letter) / 2048, abs=1e-3
        ), letter


def test_decomposed_letters_are_as_wide_as_composed_ones() -> None:
    assert width_mm("Phuơ\u0301c", 14) == width_mm("Phướ"[:2] + "uớc", 14)


def test_a_letter_outside_the_table_still_has_a_width() -> None:
    assert width_mm("漢", 14) > 0


def test_a_long_word_takes_as_many_lines_as_it_needs() -> None:
    assert lines_needed("", 20, 12) == 1
    assert lines_needed("một hai ba", 200, 12) == 1
    assert lines_needed("một\nhai", 200, 12) == 2
    assert lines_needed("m" * 100, 20, 12) == -(-width_mm("m" * 100, 12) // 20)

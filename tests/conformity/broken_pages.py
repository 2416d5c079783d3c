"""Papers broken in one place of the page: size, margins, letters, page number (TT-01 to TT-05)."""

from __future__ import annotations

from dataclasses import replace

from breaking import PLACE, WORDS, Broken, at
from papers_of_kinds import (
    LONG_PLAN,
    LYING_WITHOUT_TABLE,
    PLAN,
)

CASES: dict[str, Broken] = {
    "letter paper": Broken(
        replace(PLAN, width=215.9, height=279.4), "TT-01", "error", "khổ giấy, cả văn bản", "215,9 x 279,4 mm"
    ),
    "lying": Broken(
        replace(PLAN, width=297, height=210), "TT-02", "error", "khổ giấy, cả văn bản", "ngang, 297 x 210 mm"
    ),
    "a lying section without a table": Broken(
        LYING_WITHOUT_TABLE, "TT-02", "error", "khổ giấy, phần 2 của tệp", "ngang, 297 x 210 mm"
    ),
    "left margin": Broken(replace(PLAN, left=20), "TT-03", "error", "lề trái, cả văn bản", "20 mm"),
    "right margin": Broken(replace(PLAN, right=10), "TT-03", "error", "lề phải, cả văn bản", "10 mm"),
    "top margin": Broken(replace(PLAN, top=30), "TT-03", "error", "lề trên, cả văn bản", "30 mm"),
    "a run in Arial": Broken(at(WORDS, "Times New Roman", "Arial"), "TT-04", "error", PLACE, "Arial"),
    "accented letters in Arial": Broken(
        at(WORDS, 'w:hAnsi="Times New Roman"', 'w:hAnsi="Arial"'), "TT-04", "error", PLACE, "Arial"
    ),
    "red words": Broken(
        at(WORDS, '<w:sz w:val="28"/>', '<w:color w:val="FF0000"/><w:sz w:val="28"/>'),
        "TT-04",
        "error",
        PLACE,
        "màu FF0000",
    ),
    "a legacy font": Broken(at(WORDS, "Times New Roman", ".VnTime"), "TT-04", "error", PLACE, ".VnTime"),
    "no page number": Broken(
        replace(LONG_PLAN, number_place=""), "TT-05", "error", "lề trên của trang", "không có số trang"
    ),
    "number at the foot": Broken(
        replace(PLAN, number_place="footer"), "TT-05", "error", "lề dưới của trang", "số trang ở lề dưới"
    ),
    "number on the left": Broken(
        replace(PLAN, number_align="left"), "TT-05", "error", "lề trên của trang", "số trang bên trái"
    ),
    "small number": Broken(replace(PLAN, number_size=11), "TT-05", "error", "lề trên của trang", "11 pt"),
    "number on the first page": Broken(
        replace(PLAN, first_page=False), "TT-05", "error", "trang đầu", "số trang hiện ở trang đầu"
    ),
    "Roman page numbers": Broken(
        replace(PLAN, section_more='<w:pgNumType w:fmt="lowerRoman"/>'),
        "TT-05",
        "error",
        "lề trên của trang",
        "kiểu số lowerRoman",
    ),
    "a word before the number": Broken(
        replace(PLAN, number_between=("Trang ", "")), "TT-05", "error", "lề trên của trang", "“Trang 2”"
    ),
    "the count of pages after the number": Broken(
        replace(PLAN, number_between=("", "/5")), "TT-05", "error", "lề trên của trang", "“2/5”"
    ),
    "words on both sides": Broken(
        replace(PLAN, number_between=("Trang ", " trên 5")),
        "TT-05",
        "error",
        "lề trên của trang",
        "“Trang 2 trên 5”",
    ),
    "a colour of the theme": Broken(
        at(WORDS, "<w:sz ", '<w:color w:val="4F81BD" w:themeColor="accent1"/><w:sz '),
        "TT-04",
        "error",
        PLACE,
        "màu 4F81BD",
    ),
    "a theme font on one run": Broken(
        at(
            WORDS,
            '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"',
            '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"',
        ),
        "TT-04",
        "error",
        PLACE,
        "Calibri",
        theme="Calibri",
    ),
    "pages counted from five": Broken(
        replace(PLAN, section_more='<w:pgNumType w:start="5"/>'),
        "TT-05",
        "error",
        "lề trên của trang",
        "từ số 5",
    ),
    "a number that leans": Broken(
        replace(PLAN, number_italic=True), "TT-05", "error", "lề trên của trang", "nghiêng"
    ),
}

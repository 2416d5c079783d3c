"""Each paper breaks one rule in one place, and only that is reported: id, level, place and what was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from make_files import BASES, LONG, Spec, paragraph
from papers_of_kinds import (
    DECISION,
    LETTER,
    LONG_PLAN,
    LYING_WITHOUT_TABLE,
    PAGE_BREAK,
    PLAN,
    POINTING,
    SUBMISSION,
    TWO_APPENDICES,
    appendix,
    in_paragraph,
)

from app.documents.checks.rows import load_rows
from app.documents.conformity import Finding

Check = Callable[..., tuple[Finding, ...]]
WORDS = "a) Phát động phong trào thi đua"
PLACE = "đoạn 19 “Phát động phong trào…”"
HEAD, END = "trang đầu, ô ", "cuối văn bản, ô "


def at(words: str, old: str, new: str) -> Spec:
    return replace(PLAN, patch=in_paragraph(words, old, new))


def body(place: int, text: str, role: str = "") -> Spec:
    parts = list(PLAN.body)
    parts[place] = (role or parts[place][0], text)
    return replace(PLAN, body=tuple(parts))


def received(*lines: str) -> Spec:
    return replace(PLAN, recipients=lines)


LIST = PLAN.recipients
BLANK_LINES = 32  # enough to push the signature over the end of the page


@dataclass(frozen=True)
class Broken:
    spec: Spec
    id: str
    level: str
    place: str
    found: str
    theme: str = "Times New Roman"


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
    "no Tiêu ngữ": Broken(replace(PLAN, motto=""), "TT-06", "error", HEAD + "1", "không thấy"),
    "long dashes in the Tiêu ngữ": Broken(
        replace(PLAN, motto="Độc lập – Tự do – Hạnh phúc"),
        "TT-06",
        "error",
        HEAD + "1",
        "“Độc lập – Tự do – Hạnh phúc”",
    ),
    "no number": Broken(replace(PLAN, number=""), "TT-06", "error", HEAD + "3", "không thấy"),
    "no date": Broken(replace(PLAN, date=""), "TT-06", "error", HEAD + "4", "không thấy"),
    "no issuer": Broken(replace(PLAN, issuer=""), "TT-06", "error", HEAD + "2", "không thấy"),
    "no issuer in a letter": Broken(replace(LETTER, issuer=""), "TT-06", "error", HEAD + "2", "không thấy"),
    "no superior": Broken(replace(PLAN, superior=""), "TT-06", "error", HEAD + "2", "không thấy"),
    "no summary": Broken(replace(PLAN, summary=""), "TT-06", "error", HEAD + "5a", "không thấy"),
    "no recipients": Broken(received(), "TT-06", "error", END + "9b", "không thấy"),
    "no name": Broken(replace(PLAN, name=""), "TT-06", "error", END + "7b", "không thấy"),
    "no post": Broken(replace(PLAN, posts=()), "TT-06", "error", END + "7a", "không thấy"),
    "superior in bold": Broken(
        replace(PLAN, weights={"superior": True}), "TT-07", "error", HEAD + "2", "đậm"
    ),
    "issuer not bold": Broken(
        replace(PLAN, weights={"issuer": False}), "TT-07", "error", HEAD + "2", "không đậm"
    ),
    "number too large": Broken(replace(PLAN, sizes={"number": 14}), "TT-07", "error", HEAD + "3", "14 pt"),
    "upright date": Broken(
        replace(PLAN, weights={"date italic": False}), "TT-07", "error", HEAD + "4", "đứng"
    ),
    "kind in small letters": Broken(
        replace(PLAN, kind="Kế hoạch"), "TT-07", "error", HEAD + "5a", "“Kế hoạch”"
    ),
    "section in small letters": Broken(
        body(0, "I. Mục đích, yêu cầu"),
        "TT-07",
        "error",
        "đoạn 17 “Mục đích, yêu cầu”",
        "“I. Mục đích, yêu cầu”",
    ),
    "titled clause not bold": Broken(
        body(1, "1. Mục đích", "text"), "TT-07", "error", "đoạn 18 “Mục đích”", "không đậm"
    ),
    "a run of 12 points": Broken(
        at(WORDS, 'w:sz w:val="28"', 'w:sz w:val="24"'), "TT-07", "error", PLACE, "12 pt"
    ),
    "leaning text": Broken(at(WORDS, "<w:sz ", "<w:i/><w:sz "), "TT-07", "error", PLACE, "nghiêng"),
    "a clause in bold that is a sentence": Broken(
        body(8, "1. Đề cao tinh thần trách nhiệm của cán bộ, công chức trong công việc được giao.", "clause"),
        "TT-07",
        "error",
        "đoạn 25 “Đề cao tinh thần…”",
        "đậm",
    ),
    "a point in bold": Broken(
        body(2, f"a) Đề cao {LONG}", "clause"), "TT-07", "error", "đoạn 19 “Đề cao nâng cao…”", "đậm"
    ),
    "post in small letters": Broken(
        replace(PLAN, posts=("Giám đốc",)), "TT-07", "error", END + "7a", "“Giám đốc”"
    ),
    "recipients too large": Broken(
        replace(PLAN, sizes={"recipient": 13}), "TT-07", "error", END + "9b", "13 pt"
    ),
    "no line under the title": Broken(
        replace(PLAN, rule_mm={"title": 0}), "TT-08", "warning", HEAD + "5a", "không có đường kẻ"
    ),
    "a long line under the office": Broken(
        replace(PLAN, rule_mm={"issuer": 30}), "TT-08", "warning", HEAD + "2", "30 mm, bằng 98% dòng chữ"
    ),
    "a short line under the Tiêu ngữ": Broken(
        replace(PLAN, rule_mm={"nation": 30}), "TT-08", "warning", HEAD + "1", "30 mm, bằng 50% dòng chữ"
    ),
    "a dashed border as the line": Broken(
        replace(
            PLAN,
            rules="border",
            patch=lambda xml: xml.replace('<w:bottom w:val="single"', '<w:bottom w:val="dashed"', 1),
        ),
        "TT-08",
        "warning",
        HEAD + "2",
        "nét đứt",
    ),
    "lines of hyphens": Broken(replace(PLAN, rules="dashes"), "TT-08", "warning", HEAD + "1", "nét đứt"),
    "number below ten": Broken(
        replace(PLAN, number="Số: 5/KH-SNgV"), "TT-09", "error", HEAD + "3", "“Số: 5/KH-SNgV”"
    ),
    "blanks in the number": Broken(
        replace(PLAN, number="Số: 05 / KH - SNgV"), "TT-09", "error", HEAD + "3", "“Số: 05 / KH - SNgV”"
    ),
    "symbol of another kind": Broken(
        replace(PLAN, number="Số: 05/QĐ-SNgV"), "TT-09", "error", HEAD + "3", "“Số: 05/QĐ-SNgV”"
    ),
    "no colon": Broken(
        replace(PLAN, number="Số 05/KH-SNgV"), "TT-09", "error", HEAD + "3", "“Số 05/KH-SNgV”"
    ),
    "letter with a kind": Broken(
        replace(LETTER, number="Số: 21/KH-SNgV"), "TT-09", "error", HEAD + "3", "“Số: 21/KH-SNgV”"
    ),
    "day below ten": Broken(
        replace(PLAN, date="Bình Phước, ngày 5 tháng 01 năm 2026"), "TT-10", "error", HEAD + "4", "“ngày 5”"
    ),
    "January without zero": Broken(
        replace(PLAN, date="Bình Phước, ngày 05 tháng 1 năm 2026"), "TT-10", "error", HEAD + "4", "“tháng 1”"
    ),
    "March with zero": Broken(
        replace(PLAN, date="Bình Phước, ngày 05 tháng 03 năm 2026"),
        "TT-10",
        "error",
        HEAD + "4",
        "“tháng 03”",
    ),
    "no such day": Broken(
        replace(PLAN, date="Bình Phước, ngày 30 tháng 02 năm 2026"),
        "TT-10",
        "error",
        HEAD + "4",
        "“Bình Phước, ngày 30 tháng 02 năm 2026”",
    ),
    "date in figures": Broken(
        replace(PLAN, date="Bình Phước, 12/01/2026"), "TT-10", "error", HEAD + "4", "“Bình Phước, 12/01/2026”"
    ),
    "upright basis": Broken(
        at(BASES[0][:20], "<w:i/>", ""), "TT-11", "warning", "đoạn 14 “Căn cứ Luật Thi…”", "đứng"
    ),
    "comma after a basis": Broken(
        replace(PLAN, bases=(f"{BASES[0][:-1]},", BASES[1])),
        "TT-11",
        "warning",
        "đoạn 14 “Căn cứ Luật Thi…”",
        "“tháng 6 năm 2022,”",
    ),
    "semicolon after the last basis": Broken(
        replace(PLAN, bases=(BASES[0], f"{BASES[1][:-1]};")),
        "TT-11",
        "warning",
        "đoạn 15 “Căn cứ Nghị định…”",
        "“thi đua, khen thưởng;”",
    ),
    "a Luật with its number": Broken(
        replace(
            PLAN,
            bases=("Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022;", BASES[1]),
        ),
        "TT-11",
        "warning",
        "đoạn 14 “Căn cứ Luật Thi…”",
        "“số 06/2022/QH15”",
    ),
    "no space between": Broken(at(WORDS, 'w:after="120"', 'w:after="0"'), "TT-12", "error", PLACE, "0 pt"),
    "double lines": Broken(at(WORDS, 'w:line="276"', 'w:line="480"'), "TT-12", "error", PLACE, "2 dòng"),
    "no first line": Broken(
        at(WORDS, 'w:firstLine="720"', 'w:firstLine="0"'), "TT-12", "error", PLACE, "0 cm"
    ),
    "ragged": Broken(at(WORDS, 'w:val="both"', 'w:val="left"'), "TT-12", "error", PLACE, "canh trái"),
    "a gap in the numbers": Broken(
        body(9, PLAN.body[9][1].replace("2.", "3.", 1)),
        "TT-13",
        "warning",
        "đoạn 26 “Các phòng chuyên môn…”",
        "“3.”",
    ),
    "a gap in the sections": Broken(
        body(7, "III. TỔ CHỨC THỰC HIỆN"), "TT-13", "warning", "đoạn 24 “TỔ CHỨC THỰC HIỆN”", "“III.”"
    ),
    "a number twice": Broken(
        body(9, PLAN.body[9][1].replace("2.", "1.", 1)),
        "TT-13",
        "warning",
        "đoạn 26 “Các phòng chuyên môn…”",
        "“1.”",
    ),
    "a letter left out": Broken(
        body(3, PLAN.body[3][1].replace("b)", "c)", 1)),
        "TT-13",
        "warning",
        "đoạn 20 “Thực hiện phong trào…”",
        "“c)”",
    ),
    "another sign": Broken(
        body(9, PLAN.body[9][1].replace("2.", "2)", 1)),
        "TT-13",
        "warning",
        "đoạn 26 “Các phòng chuyên môn…”",
        "“2)”",
    ),
    "a dash": Broken(
        body(3, PLAN.body[3][1].replace("b)", "-", 1)),
        "TT-13",
        "hint",
        "đoạn 20 “Thực hiện phong trào…”",
        "“-”",
    ),
    "a heading with a colon": Broken(
        body(0, "I. MỤC ĐÍCH, YÊU CẦU:"),
        "TT-14",
        "hint",
        "đoạn 17 “MỤC ĐÍCH, YÊU CẦU”",
        "“I. MỤC ĐÍCH, YÊU CẦU:”",
    ),
    "a summary with a stop": Broken(
        replace(PLAN, summary="Phát động phong trào thi đua năm 2026."),
        "TT-14",
        "hint",
        HEAD + "5a",
        "“năm 2026.”",
    ),
    "KT without a dot": Broken(
        replace(PLAN, posts=("KT GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")), "TT-15", "error", END + "7a", "“KT GIÁM ĐỐC”"
    ),
    "K/T": Broken(
        replace(PLAN, posts=("K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")), "TT-15", "error", END + "7a", "“K/T GIÁM ĐỐC”"
    ),
    "a deputy without KT.": Broken(
        replace(PLAN, posts=("PHÓ GIÁM ĐỐC",)), "TT-15", "error", END + "7a", "“PHÓ GIÁM ĐỐC”"
    ),
    "KT. without a post": Broken(
        replace(PLAN, posts=("KT. GIÁM ĐỐC",)), "TT-15", "error", END + "7a", "“KT. GIÁM ĐỐC”"
    ),
    "KT. by the head": Broken(
        replace(PLAN, posts=("KT. GIÁM ĐỐC", "GIÁM ĐỐC")), "TT-15", "error", END + "7a", "“GIÁM ĐỐC”"
    ),
    "a degree": Broken(
        replace(PLAN, name="TS. Nguyễn Văn Thực Hành"),
        "TT-15",
        "error",
        END + "7b",
        "“TS. Nguyễn Văn Thực Hành”",
    ),
    "a degree in two words": Broken(
        replace(PLAN, name="Thạc sĩ Nguyễn Văn Thực Hành"),
        "TT-15",
        "error",
        END + "7b",
        "“Thạc sĩ Nguyễn Văn Thực Hành”",
    ),
    "a name in capitals": Broken(
        replace(PLAN, name="NGUYỄN VĂN THỰC HÀNH"), "TT-15", "error", END + "7b", "“NGUYỄN VĂN THỰC HÀNH”"
    ),
    "an addressed plan": Broken(
        replace(PLAN, addressed=("Kính gửi: Các phòng chuyên môn",)),
        "TT-16",
        "error",
        HEAD + "9a",
        "“Kính gửi: Các phòng chuyên môn”",
    ),
    "Như trên without Kính gửi": Broken(
        received("- Như trên;", *LIST), "TT-16", "error", END + "9b", "“- Như trên;”"
    ),
    "a letter to nobody": Broken(replace(LETTER, addressed=()), "TT-16", "error", HEAD + "9a", "không thấy"),
    "no Như trên": Broken(
        replace(SUBMISSION, recipients=SUBMISSION.recipients[1:]),
        "TT-16",
        "error",
        END + "9b",
        "“- Lãnh đạo Sở;”",
    ),
    "no Như Điều": Broken(
        replace(DECISION, recipients=DECISION.recipients[1:]),
        "TT-16",
        "error",
        END + "9b",
        "“- Ban Thi đua - Khen thưởng tỉnh;”",
    ),
    "an article that is not there": Broken(
        replace(DECISION, recipients=("- Như Điều 5;", *DECISION.recipients[1:])),
        "TT-16",
        "error",
        END + "9b",
        "“- Như Điều 5;”",
    ),
    "comma in the list": Broken(
        received("- Ban Giám đốc,", *LIST[1:]), "TT-17", "error", END + "9b", "“- Ban Giám đốc,”"
    ),
    "semicolon at its end": Broken(
        received(*LIST[:2], "- Lưu: VT, VP;"), "TT-17", "error", END + "9b", "“- Lưu: VT, VP;”"
    ),
    "no dash": Broken(received("Ban Giám đốc;", *LIST[1:]), "TT-17", "error", END + "9b", "“Ban Giám đốc;”"),
    "Lưu without colon": Broken(
        received(*LIST[:2], "- Lưu VT."), "TT-17", "error", END + "9b", "“- Lưu VT.”"
    ),
    "no Lưu": Broken(
        received("- Ban Giám đốc;", "- Các phòng chuyên môn."),
        "TT-17",
        "error",
        END + "9b",
        "“- Các phòng chuyên môn.”",
    ),
    "no unit after VT": Broken(
        received(*LIST[:2], "- Lưu: VT."), "TT-17", "hint", END + "9b", "“- Lưu: VT.”"
    ),
    "no end mark": Broken(
        replace(PLAN, closing=f"{PLAN.closing[:-3]}."),
        "TT-18",
        "hint",
        "đoạn 27 “Trên đây là Kế…”",
        "“tác của cơ quan.”",
    ),
    "an appendix nobody names": Broken(
        replace(PLAN, end=appendix("Phụ lục")), "TT-19", "error", "đoạn 41 “Phụ lục”", "“Phụ lục”"
    ),
    "an appendix that is not there": Broken(
        replace(PLAN, opening=POINTING), "TT-19", "error", "đoạn 16 “Sở Ngoại vụ xây…”", "“Phụ lục”"
    ),
    "Arabic numbers of appendices": Broken(
        replace(TWO_APPENDICES, end=appendix("Phụ lục I") + appendix("Phụ lục 2")),
        "TT-19",
        "error",
        "đoạn 45 “Phụ lục 2”",
        "“Phụ lục 2”",
    ),
    "a new page before the signature": Broken(
        replace(PLAN, before_tail=paragraph(PAGE_BREAK)),
        "TT-20",
        "warning",
        END + "7a",
        "ngắt trang trước phần ký",
    ),
    "nothing kept together": Broken(
        replace(LONG_PLAN, keep=False), "TT-20", "hint", END + "7a", "đoạn cuối không giữ cùng phần ký"
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_only_the_broken_rule_is_reported(name: str, findings: Check) -> None:
    case = CASES[name]
    told = findings(case.spec, theme_font=case.theme)
    assert (case.id, case.level, case.place, case.found) in [(f.id, f.level, f.place, f.found) for f in told]
    assert {f.id for f in told} == {case.id}, told


def test_a_wrong_number_is_told_once_whether_mistyped_or_skipped(findings: Check) -> None:
    def numbered(*numbers: int) -> Spec:
        return replace(PLAN, body=tuple(("text", f"{n}. Nội dung để {LONG}.") for n in numbers))

    for numbers, wrong in (((1, 2, 4, 4, 5), "“4.”"), ((1, 2, 4, 5, 6), "“4.”"), ((1, 2, 2, 3), "“2.”")):
        told = findings(numbered(*numbers))
        assert [(f.id, f.found) for f in told] == [("TT-13", wrong)], numbers


def test_recipients_without_their_heading_are_no_names(findings: Check) -> None:
    spec = replace(PLAN, patch=lambda xml: xml.replace(">Nơi nhận:<", "><"))
    assert [(f.id, f.place) for f in findings(spec)] == [("TT-06", "cuối văn bản, ô 9b")]


def test_every_check_of_layout_has_a_broken_paper() -> None:
    assert {case.id for case in CASES.values()} == {f"TT-{number:02}" for number in range(1, 21)}


def test_every_finding_bears_its_article(findings: Check) -> None:
    told = findings(replace(PLAN, left=20, number="Số: 5/KH-SNgV"))
    assert [f.article for f in told] == [
        "Phụ lục I NĐ 30/2020/NĐ-CP, mục I",
        "Phụ lục I NĐ 30/2020/NĐ-CP, mục II.3",
    ]
    assert [f.asked for f in told] == ["lề trái 30 - 35 mm", "số nhỏ hơn 10 thêm số 0 phía trước"]


def test_theme_fonts_are_seen_through(findings: Check) -> None:
    told = findings(replace(PLAN, styled="theme"), theme_font="Calibri")
    assert {(f.id, f.found) for f in told} == {("TT-04", "Calibri")}
    assert len(told) == 1
    assert len(told[0].others) > 20


def test_inherited_sizes_are_seen_through(findings: Check) -> None:
    told = findings(replace(PLAN, styled="parent", size=12))
    assert {(f.id, f.found) for f in told} == {("TT-07", "12 pt")}


def test_a_block_alone_on_its_page_is_seen_by_libreoffice(findings: Check) -> None:
    """Blank lines push the block over the end of the page; nothing in the file says so."""
    blank = paragraph("", after=6)
    told = findings(replace(PLAN, keep=False, before_tail=blank * BLANK_LINES))
    assert [(f.level, f.found) for f in told if f.id == "TT-20"] == [
        ("warning", "phần ký sang trang khác đoạn cuối")
    ]


def test_the_rows_know_every_check() -> None:
    assert {id_ for id_, _ in load_rows().asked} == {f"TT-{number:02}" for number in range(1, 21)}
    assert LONG  # the text of these papers takes more than a line

"""Shapes that real files have: broken names, merged cells, content controls, bullets, tabs for indents."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from make_files import Spec
from papers_of_kinds import MINUTES, PLAN
from word_pieces import TNR, letters, paragraph, run

from app.documents.conformity import Finding, check_paper

Check = Callable[..., tuple[Finding, ...]]
SECOND_LINE = "</w:t></w:r></w:p>"


def below(words: str, added: str, bold: bool) -> Callable[[str], str]:
    """A second line of a name under its first."""
    line = paragraph(run(added, letters(13, bold)), "center")
    return lambda xml: xml.replace(f">{words}{SECOND_LINE}", f">{words}{SECOND_LINE}{line}", 1)


def bulleted(xml: str) -> str:
    """The recipients as a list of Word's own, with its dashes."""
    for text in PLAN.recipients:
        bare = escape(text.removeprefix("- "))
        at = xml.index(f">{escape(text)}<")
        start = xml.rindex("<w:pPr>", 0, at) + len("<w:pPr>")
        listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        xml = xml[:start] + listed + xml[start:].replace(f">{escape(text)}<", f">{bare}<", 1)
    return xml


def title(xml: str) -> tuple[int, int]:
    """Where the two paragraphs of the title stand."""
    start = xml.rindex("<w:p>", 0, xml.index(">KẾ HOẠCH<"))
    return start, xml.index("</w:p>", xml.index(f">{PLAN.summary}<")) + len("</w:p>")


def in_one_paragraph(xml: str) -> str:
    start, end = title(xml)
    both = paragraph(run(f"KẾ HOẠCH\n{PLAN.summary}", letters(14, True)), "center", before=12)
    return xml[:start] + both + xml[end:]


def in_the_head_table(xml: str) -> str:
    start, end = title(xml)
    moved, rest = xml[start:end], xml[:start] + xml[end:]
    at = rest.index("</w:tbl>")
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{moved}</w:tc>'
    return f"{rest[:at]}<w:tr>{cell}</w:tr>{rest[at:]}"


def tabbed(xml: str) -> str:
    """First lines moved by a tab instead of an indent."""
    indented = 'w:firstLine="720"/><w:jc w:val="both"/></w:pPr>'
    return xml.replace(indented, 'w:firstLine="0"/><w:jc w:val="both"/></w:pPr><w:r><w:tab/></w:r>')


def spaced(line: int, rule: str) -> Callable[[str], str]:
    old = 'w:line="276" w:lineRule="auto"'
    return lambda xml: xml.replace(old, f'w:line="{line}" w:lineRule="{rule}"')


DASHES = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/>'
    '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
SHAPES: dict[str, Spec] = {
    "a council, its name in two paragraphs": replace(
        PLAN,
        superior="SỞ NGOẠI VỤ",
        issuer="HỘI ĐỒNG",
        number="Số: 05/KH-HĐTĐKT",
        posts=("TM. HỘI ĐỒNG", "CHỦ TỊCH"),
        rule_mm={"issuer": 25},
        patch=below("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG", True),
    ),
    "a council, its name broken": replace(
        PLAN,
        superior="SỞ NGOẠI VỤ",
        issuer="HỘI ĐỒNG\nTHI ĐUA - KHEN THƯỞNG",
        number="Số: 05/KH-HĐTĐKT",
        rule_mm={"issuer": 25},
    ),
    "a body without a superior": replace(
        PLAN,
        superior="",
        issuer="ỦY BAN NHÂN DÂN",
        number="Số: 05/KH-UBND",
        rule_mm={"issuer": 20},
        patch=below("ỦY BAN NHÂN DÂN", "TỈNH BÌNH PHƯỚC", True),
    ),
    "a superior of two lines": replace(
        PLAN, superior="ỦY BAN NHÂN DÂN", patch=below("ỦY BAN NHÂN DÂN", "TỈNH BÌNH PHƯỚC", False)
    ),
    "a draft": replace(
        PLAN,
        patch=lambda xml: xml.replace(
            "<w:body>", "<w:body>" + paragraph(run("DỰ THẢO", letters(13, True)), "right")
        ),
    ),
    "recipients as a list": replace(PLAN, numbering=DASHES, patch=bulleted),
    "title in one paragraph": replace(PLAN, patch=in_one_paragraph),
    "title in the table of the head": replace(PLAN, patch=in_the_head_table),
    "first lines by tabs": replace(PLAN, patch=tabbed),
    "lines of exactly 18 points": replace(PLAN, patch=spaced(360, "exact")),
    "lines of at least 16 points": replace(PLAN, patch=spaced(320, "atLeast")),
    "a content control": replace(
        PLAN,
        patch=lambda xml: xml.replace("<w:body>", "<w:body><w:sdt><w:sdtContent>", 1).replace(
            "</w:tbl>", "</w:tbl></w:sdtContent></w:sdt>", 1
        ),
    ),
    "minutes of a count": replace(MINUTES, kind="BIÊN BẢN KIỂM PHIẾU"),
    "an invitation": replace(
        PLAN, kind="GIẤY MỜI", rule_mm={"title": 20}, summary="Dự hội nghị tổng kết", number="Số: 22/GM-SNgV"
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_it_is_seen_for_what_it_is(name: str, findings: Check) -> None:
    assert findings(SHAPES[name]) == ()


def test_letters_made_of_parts_are_a_hint_and_nothing_else(findings: Check) -> None:
    told = findings(replace(PLAN, patch=lambda xml: unicodedata.normalize("NFD", xml)))
    assert {(f.id, f.level, f.found) for f in told} == {("TT-04", "hint", "dấu rời")}


def test_a_paper_from_another_program_is_clean(tmp_path: Path) -> None:
    """Made by python-docx from its own template: theme fonts below, Times New Roman in the standard style."""
    word = docx.Document()
    word.styles["Normal"].font.name, word.styles["Normal"].font.size = TNR, Pt(14)  # type: ignore[attr-defined]
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    page.different_first_page_header_footer = True
    number = page.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    number._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>')
    )

    def put(cell, text, size, bold=False, italic=False, align=ALIGN.CENTER):  # type: ignore[no-untyped-def]
        place = cell.paragraphs[0] if not cell.paragraphs[0].text else cell.add_paragraph()
        place.alignment, place.paragraph_format.space_after = align, Pt(0)
        piece = place.add_run(text)
        piece.font.size, piece.bold, piece.italic = Pt(size), bold or None, italic or None
        return place

    def rule(place, side_mm):  # type: ignore[no-untyped-def]
        place.paragraph_format.left_indent = place.paragraph_format.right_indent = Mm(side_mm)
        place._p.get_or_add_pPr().append(
            parse_xml(f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6"/></w:pBdr>')
        )

    head = word.add_table(2, 2)
    for column, width in enumerate((65, 100)):
        for row in head.rows:
            row.cells[column].width = Mm(width)
    left, right = head.rows[0].cells
    put(left, "UBND TỈNH BÌNH PHƯỚC", 13)
    put(left, "SỞ NGOẠI VỤ", 13, True)
    rule(left.add_paragraph(), (65 - 3.8 - 13) / 2)
    put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True)
    put(right, "Độc lập - Tự do - Hạnh phúc", 13, True)
    rule(right.add_paragraph(), (100 - 3.8 - 56) / 2)
    put(head.rows[1].cells[0], "Số: 15/KH-SNgV", 13)
    put(head.rows[1].cells[1], "Bình Phước, ngày 09 tháng 01 năm 2023", 13, italic=True)

    def say(text, bold=False, align=ALIGN.JUSTIFY, first=12.7, after=6):  # type: ignore[no-untyped-def]
        place = word.add_paragraph()
        place.alignment = align
        place.add_run(text).bold = bold or None
        layout = place.paragraph_format
        layout.first_line_indent, layout.space_after, layout.line_spacing = Mm(first), Pt(after), 1.15
        return place

    say("KẾ HOẠCH", True, ALIGN.CENTER, 0, 0)
    say("Phát động phong trào thi đua năm 2023", True, ALIGN.CENTER, 0, 0)
    rule(word.add_paragraph(), (165 - 33) / 2)
    say("Sở Ngoại vụ xây dựng Kế hoạch phát động phong trào thi đua năm 2023 như sau:")
    say("I. MỤC ĐÍCH", True)
    for place in range(1, 9):
        say(f"{place}. Việc thứ {place} của phong trào thi đua trong toàn thể cán bộ, công chức của Sở.")
    say("Trên đây là Kế hoạch của Sở Ngoại vụ./.").paragraph_format.keep_with_next = True
    left, right = word.add_table(1, 2).rows[0].cells
    put(left, "Nơi nhận:", 12, True, True, ALIGN.LEFT)
    for text in ("- Ban Giám đốc;", "- Lưu: VT, VP."):
        put(left, text, 11, align=ALIGN.LEFT)
    put(right, "GIÁM ĐỐC", 14, True)
    for _ in range(4):
        right.add_paragraph()
    right.add_paragraph().alignment = ALIGN.CENTER
    right.paragraphs[-1].add_run("Phạm Thị Anh Thư").bold = True
    word.save(str(tmp_path / "khác.docx"))
    assert check_paper(tmp_path / "khác.docx") == ()

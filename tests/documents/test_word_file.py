"""The Word file itself, measured against NĐ 30/2020/NĐ-CP, Phụ lục I."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from openxml_audit import OpenXmlValidator
from papers_for_tests import SEED_FILE, SNGV, A, outline, seed, seed_paper

from app.documents.docx_reading import read_docx
from app.documents.layouts.plan import plan_paper
from app.documents.model import Cell, Paragraph, Rule, Run, Table, TableColumn
from app.documents.word import word_bytes, write_word
from app.documents.word_package import package_with
from app.documents.word_styles import style_id
from app.domain.outline import NewNode, Outline
from app.domain.plan import Plan

AT = datetime(2023, 1, 12, 8, 30)


def words(text: str) -> str:
    return " ".join(text.split())


def read_in_order(word: WordFile) -> Iterator[WordParagraph]:
    """Every paragraph of the body, those of tables too, cell by cell."""
    for block in word.iter_inner_content():
        if isinstance(block, WordTable):
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.paragraphs
        else:
            yield block


def printed(word: WordFile) -> list[WordParagraph]:
    return [paragraph for paragraph in read_in_order(word) if paragraph.text.strip()]


def style_of(word: WordFile, name: str) -> WordParagraph:
    return next(p for p in read_in_order(word) if p.style and p.style.name == name)


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name).decode("utf-8") for name in package.namelist()}


def test_every_sentence_of_the_signed_text_is_in_the_file_in_order(seed_word: WordFile) -> None:
    text = words(" ".join(paragraph.text for paragraph in printed(seed_word)))
    raw = words(SEED_FILE.read_text(encoding="utf-8").replace("22-\nNQ", "22-NQ"))
    body, recipients = raw.split(" Nơi nhận: GIÁM ĐỐC ")
    place = 0
    for sentence in re.split(r"(?<=[.:;,]) ", body):
        found = text.find(sentence.strip(), place)
        assert found >= 0, sentence
        place = found + len(sentence) - 1
    lines, name = recipients.removesuffix(" Phạm Thị Anh Thư"), "Phạm Thị Anh Thư"
    assert text[place:].endswith(f"Nơi nhận: {lines} GIÁM ĐỐC {name}")


def test_the_page_is_a4_with_the_margins_of_the_decree(seed_word: WordFile) -> None:
    section = seed_word.sections[0]
    half_twip = Pt(0.05)
    for length, mm in (
        (section.page_width, 210),
        (section.page_height, 297),
        (section.top_margin, 20),
        (section.bottom_margin, 20),
        (section.left_margin, 30),
        (section.right_margin, 15),
        (section.header_distance, 10),
    ):
        assert length is not None
        assert abs(length - Mm(mm)) <= half_twip


def test_every_font_slot_everywhere_is_times_new_roman_and_nothing_follows_a_theme(seed_docx: Path) -> None:
    files = parts(seed_docx)
    slots = re.findall(r"<w:rFonts ([^>]*)/>", files["word/styles.xml"])
    assert len(slots) > 30
    for slot in slots:
        assert dict(re.findall(r'w:(\w+)="([^"]*)"', slot)) == dict.fromkeys(
            ("ascii", "hAnsi", "eastAsia", "cs"), "Times New Roman"
        )
    assert "Theme" not in files["word/styles.xml"]
    assert "rFonts" not in files["word/document.xml"]
    assert {"000000"} == set(re.findall(r'w:color w:val="(\w+)"', files["word/styles.xml"]))


def test_vietnamese_is_the_proofing_language_and_stands_in_the_defaults(seed_docx: Path) -> None:
    styles = parts(seed_docx)["word/styles.xml"]
    defaults = styles[: styles.index("</w:docDefaults>")]
    assert '<w:lang w:val="vi-VN"' in defaults


SIZES = {
    "NĐ30 Tên cơ quan chủ quản": (13, False, False),
    "NĐ30 Tên cơ quan ban hành": (13, True, False),
    "NĐ30 Quốc hiệu": (13, True, False),
    "NĐ30 Tiêu ngữ": (14, True, False),
    "NĐ30 Số và ký hiệu": (13, False, False),
    "NĐ30 Địa danh và ngày tháng": (14, False, True),
    "NĐ30 Tên loại": (14, True, False),
    "NĐ30 Trích yếu": (14, True, False),
    "NĐ30 Nội dung": (14, False, False),
    "NĐ30 Tiêu đề mục": (14, True, False),
    "NĐ30 Tiêu đề khoản": (14, True, False),
    "NĐ30 Nơi nhận": (12, True, True),
    "NĐ30 Danh sách nơi nhận": (11, False, False),
    "NĐ30 Chức vụ người ký": (14, True, False),
    "NĐ30 Họ tên người ký": (14, True, False),
}


@pytest.mark.parametrize("name", SIZES)
def test_each_component_has_its_size_and_weight(seed_word: WordFile, name: str) -> None:
    style = style_of(seed_word, name).style
    assert style
    assert (style.font.size, bool(style.font.bold), bool(style.font.italic)) == (
        Pt(SIZES[name][0]),
        *SIZES[name][1:],
    )


def test_the_text_is_justified_indented_and_spaced_by_its_style_alone(
    seed_word: WordFile, seed_docx: Path
) -> None:
    for name in ("NĐ30 Nội dung", "NĐ30 Khoản", "NĐ30 Gạch đầu dòng", "NĐ30 Câu kết"):
        form = style_of(seed_word, name).style.paragraph_format  # type: ignore[union-attr]
        assert form.alignment is not None
        assert form.alignment.name == "JUSTIFY"
        assert form.first_line_indent is not None
        assert abs(form.first_line_indent - Mm(12.7)) <= Pt(0.05)
        assert form.space_after is not None
        assert form.space_after >= Pt(6)
        assert form.line_spacing is not None
        assert 1.0 <= form.line_spacing <= 1.5
        assert form.widow_control
    body = parts(seed_docx)["word/document.xml"]
    for direct in ("<w:ind ", "<w:spacing ", "<w:jc ", "<w:rPr>", "<w:sz "):
        assert direct not in body


def test_the_body_stands_outside_tables(seed_word: WordFile) -> None:
    assert len(seed_word.tables) == 2
    outside = [paragraph.text for paragraph in seed_word.paragraphs if paragraph.text]
    assert outside[0] == "KẾ HOẠCH"
    assert len(outside) == 2 + 25


def test_both_tables_have_fixed_columns_no_borders_and_no_cell_margins(seed_word: WordFile) -> None:
    for table, widths in zip(seed_word.tables, ((65, 100), (75, 90)), strict=True):
        properties = table._tbl.tblPr
        assert properties.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
        borders = properties.find(qn("w:tblBorders"))
        assert {side.get(qn("w:val")) for side in borders} == {"nil"}
        margins = properties.find(qn("w:tblCellMar"))
        assert {side.get(qn("w:w")) for side in margins} == {"0"}
        for column, mm in zip(table.columns, widths, strict=True):
            assert column.width is not None
            assert abs(column.width - Mm(mm)) <= Pt(0.05)
            assert all(cell.width == column.width for cell in column.cells)
        assert all(
            row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None
            for row in table.rows
        )


def test_number_and_date_share_a_row(seed_word: WordFile) -> None:
    texts = [[cell.text for cell in row.cells] for row in seed_word.tables[0].rows]
    assert texts[1] == ["Số:        /KH-SNgV", "Bình Phước, ngày        tháng 01 năm 2023"]


def test_the_three_rules_are_borders_of_the_exact_length(seed_word: WordFile) -> None:
    value = seed_paper()
    assert value.letterhead
    rules = [
        b for b in (*value.letterhead.issuer, *value.letterhead.nation, *value.title) if isinstance(b, Rule)
    ]
    widths = (65, 100, 165)
    for rule, width in zip(rules, widths, strict=True):
        style = style_of(seed_word, rule.style).style
        assert style
        borders = style.element.pPr.find(qn("w:pBdr"))
        assert [side.tag for side in borders] == [qn("w:bottom")]
        form = style.paragraph_format
        assert form.left_indent is not None
        assert form.right_indent is not None
        drawn = Mm(width) - form.left_indent - form.right_indent
        assert abs(drawn - Mm(rule.length_mm)) <= Pt(0.1)


def test_pages_are_numbered_on_top_from_the_second_on(seed_word: WordFile) -> None:
    section = seed_word.sections[0]
    assert section.different_first_page_header_footer
    assert not section.first_page_header.is_linked_to_previous
    assert [paragraph.text for paragraph in section.first_page_header.paragraphs] == [""]
    numbered = section.header.paragraphs
    assert len(numbered) == 1
    assert " PAGE " in numbered[0]._p.xml
    style = numbered[0].style
    assert style
    assert (style.font.size, style.paragraph_format.alignment.name) == (Pt(14), "CENTER")  # type: ignore[union-attr]


def test_headings_and_the_last_paragraph_are_kept_with_what_follows(seed_word: WordFile) -> None:
    def kept(paragraph: WordParagraph) -> bool:
        own = paragraph.paragraph_format.keep_with_next
        return bool(own if own is not None else paragraph.style.paragraph_format.keep_with_next)  # type: ignore[union-attr]

    outside = [paragraph for paragraph in seed_word.paragraphs if paragraph.text]
    headings = [p for p in outside if p.style and p.style.name and "Tiêu đề" in p.style.name]
    assert len(headings) == 7
    assert all(kept(paragraph) for paragraph in (*headings, outside[-1]))
    block = seed_word.tables[1]
    assert all(kept(p) for row in block.rows for cell in row.cells for p in cell.paragraphs)


def test_the_properties_are_those_of_the_office(seed_word: WordFile, seed_docx: Path) -> None:
    said = seed_word.core_properties
    assert said.title.startswith("Kế hoạch Phát động phong trào thi đua")
    assert said.author == said.last_modified_by == "Sở Ngoại vụ"
    assert said.created == said.modified
    assert said.created.year == 2023
    assert said.language == "vi-VN"
    assert "<Company>Sở Ngoại vụ</Company>" in parts(seed_docx)["docProps/app.xml"]


def test_no_trace_of_another_template_is_left(seed_docx: Path) -> None:
    files = parts(seed_docx)
    assert set(files) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    }
    everything = "".join(files.values())
    for trace in ("python-docx", "latentStyles", "Calibri", "Cambria", "en-US", "2013-12-23", "12240"):
        assert trace not in everything


def test_the_practice_line_stands_at_the_foot_of_every_page(tmp_path: Path) -> None:
    word = docx.Document(str(write_word(seed_paper(practice=True), tmp_path / "TH.docx")))
    section = word.sections[0]
    for foot in (section.footer, section.first_page_footer):
        assert [paragraph.text for paragraph in foot.paragraphs] == ["DỮ LIỆU THỰC HÀNH"]


def table_document() -> Table:
    cell = Cell(
        (Paragraph("NĐ30 Ô bảng", (Run("đậm", bold=True), Run(" & <thường>", bold=False, italic=True))),)
    )
    return Table((TableColumn(65), TableColumn(100)), ((cell, cell), (cell, cell)))


def awkward() -> dict[str, Plan | Outline]:
    plan, nodes = seed()
    return {
        "empty": Plan(1, 2024),
        "as signed": replace(plan, number=5),
        "marks": replace(plan, title="A & B <x> “Đ” ]]>", opening="một\x0bhai\x00\ud800\tba\ufffe"),
        "many recipients": replace(plan, recipients=tuple(f"Nơi {n}" for n in range(300))),
        "outline": nodes,
    }


@pytest.mark.parametrize("name", awkward())
@pytest.mark.parametrize("practice", [False, True])
def test_files_are_valid_against_the_schema(tmp_path: Path, name: str, practice: bool) -> None:
    case = awkward()[name]
    plan, nodes = (case, Outline()) if isinstance(case, Plan) else (Plan(1, 2023), case)
    path = write_word(plan_paper(plan, nodes, SNGV, practice), tmp_path / "A.docx", lambda: AT)
    result = OpenXmlValidator().validate(path)
    assert [str(error) for error in result.errors] == []


def test_a_table_in_the_body_is_valid_and_repeats_its_header(tmp_path: Path) -> None:
    document = replace(seed_paper(), signature=None)
    document = replace(document, body=(*document.body, table_document()))
    path = write_word(document, tmp_path / "Bảng.docx")
    assert OpenXmlValidator().validate(path).is_valid
    table = docx.Document(str(path)).tables[-1]
    assert [row._tr.trPr is not None for row in table.rows] == [True, False]
    assert table.rows[0].cells[0].text == "đậm & <thường>"
    assert [run.bold for run in table.rows[0].cells[0].paragraphs[0].runs] == [True, False]


def test_text_that_no_file_may_hold_is_left_out_and_the_rest_stays(tmp_path: Path) -> None:
    plan = Plan(1, 2023, opening="A\x00 & B\x0b <x>\ud800")
    word = docx.Document(str(write_word(plan_paper(plan, Outline(), SNGV, False), tmp_path / "A.docx")))
    assert "A & B <x>./." in [paragraph.text for paragraph in word.paragraphs]


def test_two_rules_of_one_style_keep_their_own_lengths() -> None:
    document = seed_paper()
    second = Rule("NĐ30 Kẻ dưới trích yếu", 20.0, 0.0, 145.0)
    content = word_bytes(replace(document, title=(*document.title, second)), AT)
    assert content != word_bytes(document, AT)


def test_exporting_twice_gives_the_same_parts(tmp_path: Path) -> None:
    first = write_word(seed_paper(), tmp_path / "1.docx", lambda: AT)
    second = write_word(seed_paper(), tmp_path / "2.docx", lambda: AT)
    assert parts(first) == parts(second)


def test_one_paper_leaves_nothing_of_itself_in_the_next(tmp_path: Path) -> None:
    plain = write_word(seed_paper(), tmp_path / "1.docx", lambda: AT)
    write_word(
        plan_paper(Plan(1, 2024, title="Ngắn"), outline(NewNode(0, A, "", "Việc")), None, True),
        tmp_path / "2.docx",
    )
    again = write_word(seed_paper(), tmp_path / "3.docx", lambda: AT)
    assert parts(plain) == parts(again)


def test_style_names_become_plain_identifiers_each_its_own() -> None:
    look = seed_paper().look
    ids = [style_id(style.name) for style in look.styles]
    assert "ND30QuocHieu" in ids
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z0-9]+", each) for each in ids)


def test_a_paper_without_numbers_and_footer_has_no_parts_for_them() -> None:
    package = package_with("<w:body/>", seed_paper().look, "").getvalue()
    assert b"header" not in package
    assert b"footer" not in package


def test_the_number_of_an_act_is_written_with_the_hyphen_that_a_search_in_word_finds(tmp_path: Path) -> None:
    said = "Theo Nghị quyết số 22-NQ/TW và Nghị định số 30/2020/NĐ-CP, giai đoạn 2021-2025, Thi đua - Khen"
    paper = seed_paper()
    body = (*paper.body[:3], replace(paper.body[3], runs=(Run(said),)), *paper.body[4:])
    path = write_word(replace(paper, body=body), tmp_path / "a.docx", lambda: AT)
    assert said in parts(path)["word/document.xml"]
    assert said in [paragraph.text for paragraph in printed(docx.Document(str(path)))]
    assert said in [paragraph.text for paragraph in read_docx(path).paragraphs()]

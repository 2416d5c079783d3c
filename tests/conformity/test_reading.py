"""The reader alone: what any .docx holds, as values."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from make_files import Spec, section, write
from papers_of_kinds import PLAN
from word_pieces import box, letters, paragraph, run, table

from app.documents.docx_reading import read_docx
from app.documents.docx_reading.numbering import written
from app.documents.docx_reading.values import ReadPaper, ReadParagraph, ReadTable, walk
from app.documents.docx_reading.xml_names import length_mm, points


def read(tmp_path: Path, xml: str, spec: Spec = PLAN, **how: str) -> ReadPaper:
    """A file whose body is that XML."""

    def patch(document: str) -> str:
        start, end = document.index("<w:body>") + len("<w:body>"), document.rindex("<w:sectPr>")
        return document[:start] + xml + document[end:]

    return read_docx(write(tmp_path / "đọc.docx", replace(spec, patch=patch), **how))


def only(paper: ReadPaper) -> ReadParagraph:
    (found,) = paper.paragraphs()
    return found


def test_paragraphs_are_counted_as_they_stand_tables_included(tmp_path: Path) -> None:
    cells = table((50, 50), ((paragraph(run("hai")), paragraph(run("ba"))),))
    paper = read(tmp_path, paragraph(run("một")) + cells + paragraph("") + paragraph(run("năm")))
    assert [(p.index, p.text) for p in paper.paragraphs()] == [
        (1, "một"),
        (2, "hai"),
        (3, "ba"),
        (4, ""),
        (5, "năm"),
    ]
    place = list(paper.paragraphs())[2].cell
    assert place is not None
    assert (place.table, place.row, place.column, round(place.width_mm)) == (1, 0, 1, 50)
    assert isinstance(paper.blocks[1], ReadTable)


def test_a_text_box_is_read_once_and_counted_last(tmp_path: Path) -> None:
    paper = read(
        tmp_path, paragraph(box(paragraph(run("trong khung")), 60) + run("ngoài")) + paragraph(run("sau"))
    )
    assert [(p.index, p.story, p.text) for p in paper.paragraphs()] == [
        (3, "box", "trong khung"), (1, "body", "ngoài"), (2, "body", "sau"),
    ]  # fmt: skip


def test_styles_are_resolved_through_what_they_are_based_on(tmp_path: Path) -> None:
    text = '<w:p><w:pPr><w:pStyle w:val="Than"/></w:pPr><w:r><w:t>chữ</w:t></w:r></w:p>'
    found = only(read(tmp_path, text, replace(PLAN, size=13, styled="theme"), theme_font="Calibri"))
    assert found.style == "Thân văn bản"
    assert (found.pieces[0].letters.size_pt, found.pieces[0].letters.ansi_font) == (13, "Calibri")
    assert (found.layout.align, round(found.layout.first_mm, 1), found.layout.after_pt) == (
        "justify",
        12.7,
        6,
    )


def test_direct_format_wins_and_toggles_turn_off(tmp_path: Path) -> None:
    text = run("đậm", letters(20, True)) + run("thường", '<w:b w:val="0"/>') + run("hoa", "<w:caps/>")
    found = only(read(tmp_path, paragraph(text)))
    assert [(p.shown, p.letters.size_pt, p.letters.bold) for p in found.pieces] == [
        ("đậm", 20, True), ("thường", 14, False), ("HOA", 14, False),
    ]  # fmt: skip


def test_hidden_and_deleted_text_is_not_text(tmp_path: Path) -> None:
    text = run("giữ ") + run("ẩn ", "<w:vanish/>") + "<w:del><w:r><w:delText>bỏ </w:delText></w:r></w:del>"
    paper = read(tmp_path, paragraph(text + f"<w:ins>{run('thêm')}</w:ins>"))
    assert only(paper).text == "giữ thêm"
    assert (paper.inserted, paper.deleted) == (4, 3)


def test_fields_give_their_result_and_their_instruction(tmp_path: Path) -> None:
    simple = '<w:fldSimple w:instr=" REF so "><w:r><w:t>05</w:t></w:r></w:fldSimple>'
    found = only(read(tmp_path, paragraph(run("Số ") + simple)))
    assert found.text == "Số 05"
    assert [piece.field for piece in found.pieces if piece.text] == ["", "REF so"]


def test_headers_are_taken_over_from_the_section_before(tmp_path: Path) -> None:
    empty = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    first = f"<w:p><w:pPr>{section(PLAN)}</w:pPr></w:p>"

    def patch(xml: str) -> str:
        return f"{xml[: xml.rindex('<w:sectPr>')]}{first}{empty}</w:body></w:document>"

    paper = read_docx(write(tmp_path / "a.docx", replace(PLAN, patch=patch)))
    assert len(paper.sections) == 2
    assert [p.text for p in walk(paper.sections[1].headers.default)] == ["2"]
    assert paper.sections[0].first_page_differs
    assert not paper.sections[1].first_page_differs


@pytest.mark.parametrize(
    ("count", "form", "text"),
    [
        (4, "upperRoman", "IV"),
        (14, "lowerRoman", "xiv"),
        (28, "lowerLetter", "bb"),
        (3, "decimal", "3"),
        (7, "decimalZero", "07"),
    ],
)
def test_list_numbers_are_written_as_word_writes_them(count: int, form: str, text: str) -> None:
    assert written(count, form) == text


def test_measures_may_bear_their_unit() -> None:
    assert round(length_mm("1440"), 1) == 25.4
    assert length_mm("2.5cm") == 25
    assert round(points("12pt"), 3) == 12
    assert length_mm("vô nghĩa", 7) == 7


def test_the_strict_form_of_the_format_is_read(tmp_path: Path) -> None:
    import zipfile

    usual = write(tmp_path / "a.docx")
    strict = tmp_path / "b.docx"
    with zipfile.ZipFile(usual) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            for part in ("wordprocessingml/2006/main", "officeDocument/2006/relationships"):
                short = part.replace("/2006", "")
                text = text.replace(
                    f"http://schemas.openxmlformats.org/{part}", f"http://purl.oclc.org/ooxml/{short}"
                )
            new.writestr(name, text)
    assert [p.text for p in read_docx(strict).paragraphs()] == [p.text for p in read_docx(usual).paragraphs()]

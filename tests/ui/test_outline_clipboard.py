"""Nodes through the clipboard: exact within the program, numbered elsewhere, back from Word and web pages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData

from app.domain.outline import NewNode, Numbering, Outline
from app.domain.outline_edit import insert
from app.domain.plan_text import read_outline_text
from ui.outline_clipboard import OWN, outline_text, own_nodes, to_html, to_mime
from ui.outline_html import numbered_from_html

NODES = (
    NewNode(0, Numbering.ROMAN, "MỤC ĐÍCH"),
    NewNode(1, Numbering.ARABIC, "Yêu cầu:", "đúng & đủ"),
    NewNode(2, Numbering.DASH, "", "Gạch <một>"),
)

IGNORED = "<![if !supportLists]><span style='mso-list:Ignore'>{}<span style='font:7pt'>&nbsp; </span></span>"
WORD = f"""<html><head><style>p {{mso-list: l0}}</style></head><body>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>{IGNORED.format("1.")}<![endif]>Mục đích</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'>{IGNORED.format("·")}<![endif]>Nhằm tạo khí thế
thi đua</p></body></html>"""


def outline() -> Outline:
    return insert(Outline(), None, 0, NODES, 1)


@pytest.mark.usefixtures("qapp")
def test_nodes_come_back_exactly_within_the_program() -> None:
    mime = to_mime(outline(), [1], NODES, "I. MỤC ĐÍCH")
    assert own_nodes(mime) == NODES
    assert mime.text() == "I. MỤC ĐÍCH"
    assert mime.hasHtml()


@pytest.mark.usefixtures("qapp")
def test_foreign_or_broken_data_is_no_node() -> None:
    mime = QMimeData()
    assert own_nodes(mime) == ()
    mime.setData(OWN, b"[[1]]")
    assert own_nodes(mime) == ()


def test_word_gets_numbers_as_words_titles_bold_and_no_tag_of_ours() -> None:
    source = to_html(outline(), [1])
    assert "<b>I. MỤC ĐÍCH</b>" in source
    assert "<b>1. Yêu cầu:</b> đúng &amp; đủ" in source
    assert "Gạch &lt;một&gt;" in source


def test_a_list_of_word_keeps_the_numbers_a_reader_sees() -> None:
    assert numbered_from_html(WORD) == "1. Mục đích\n\n- Nhằm tạo khí thế thi đua"


def test_a_list_of_a_web_page_gets_its_numbers() -> None:
    source = "<ol type='I'><li>Mở đầu<ul><li>một</li><li>hai</li></ul></li><li>Kết</li></ol>"
    assert numbered_from_html(source) == "I. Mở đầu\n\n- một\n\n- hai\n\nII. Kết"
    nodes = read_outline_text(numbered_from_html(source))
    assert [(node.depth, node.numbering) for node in nodes] == [
        (0, Numbering.ROMAN), (1, Numbering.DASH), (1, Numbering.DASH), (0, Numbering.ROMAN)
    ]  # fmt: skip


@pytest.mark.usefixtures("qapp")
def test_words_without_a_list_are_taken_as_plain_text() -> None:
    mime = QMimeData()
    mime.setHtml("<p>Một đoạn</p>")
    mime.setText("1. Một đoạn")
    assert outline_text(mime) == "1. Một đoạn"

"""Small pieces of the reading: labels, heads, dates, signatures, old letters, corrections."""

from __future__ import annotations

import pytest

from app.domain.dates import PartialDate
from app.domain.legacy_encodings import Stretch, decode, may_be_coded, recognise, sense
from app.domain.outline import NewNode, Numbering, Outline
from app.domain.outline_edit import insert
from app.domain.plan_reading import correct
from app.domain.plan_reading.assemble import assemble
from app.domain.plan_reading.head import read_number, read_place_date
from app.domain.plan_reading.labels import label_of, typed_label
from app.domain.plan_reading.lines import columns, lines_of
from app.domain.plan_reading.match import merge
from app.domain.plan_reading.parts import Part, Understanding
from app.domain.plan_reading.source import Source, SourceParagraph
from app.domain.plan_reading.tail import read_tail
from app.domain.plan_reading.understand import understand
from app.services.plan_source import encodings
from tests.plan_import.hand_made import legacy

TCVN3, VNI = (next(e for e in encodings() if e.name == name) for name in ("TCVN3", "VNI"))
PANGRAM = (
    "Những gã thợ ở phường Đĩnh Ý quyết kể nửa chuyện vượt bể mù mịt, hỡi ơi ngữ ngỗ nghịch, ký lỵ tỷ ỹ ỳ ẵ"
)


def read(*lines: str) -> Understanding:
    return understand(Source("tệp", tuple(SourceParagraph(n, t) for n, t in enumerate(lines, start=1))))


def shape(*lines: str) -> str:
    return insert(Outline(), None, 0, assemble(read(*lines), 2022).nodes, 1).shape()


@pytest.mark.parametrize(
    ("text", "numbering", "value", "rest"),
    [
        ("I. MỤC ĐÍCH", Numbering.ROMAN, 1, "MỤC ĐÍCH"),
        ("II.MỤC ĐÍCH", Numbering.ROMAN, 2, "MỤC ĐÍCH"),
        ("IV - NỘI DUNG", Numbering.ROMAN, 4, "NỘI DUNG"),
        ("Phần II. Nội dung", Numbering.ROMAN, 2, "Nội dung"),
        ("1. Mục đích", Numbering.ARABIC, 1, "Mục đích"),
        ("2.Yêu cầu", Numbering.ARABIC, 2, "Yêu cầu"),
        ("3/ Việc", Numbering.ARABIC, 3, "Việc"),
        ("(4) Việc", Numbering.ARABIC, 4, "Việc"),
        ("Điều 5. Việc", Numbering.ARABIC, 5, "Việc"),
        ("2.1. Văn phòng", Numbering.NESTED, 1, "Văn phòng"),
        ("2.1 Văn phòng", Numbering.NESTED, 1, "Văn phòng"),
        ("1.2.3. Việc", Numbering.NESTED, 3, "Việc"),
        ("đ) Việc", Numbering.LETTER, 5, "Việc"),
        ("b. Việc", Numbering.LETTER, 2, "Việc"),
        ("- Việc", Numbering.DASH, 0, "Việc"),
        ("–Việc", Numbering.DASH, 0, "Việc"),
        ("+ Việc", Numbering.DASH, 0, "Việc"),
        ("• Việc", Numbering.DASH, 0, "Việc"),
    ],
)
def test_labels_are_read_as_hands_write_them(text: str, numbering: Numbering, value: int, rest: str) -> None:
    label = typed_label(text)
    assert label is not None
    assert (label.numbering, label.value, label.rest) == (numbering, value, rest)


@pytest.mark.parametrize(
    "text", ["2023 là năm đầu", "01/CT-UBND ngày", "-5 độ", "Mục đích", "Việc 1. của", "1.500 đồng", "i5 máy"]
)
def test_what_only_looks_like_a_label_is_text(text: str) -> None:
    assert typed_label(text) is None


def test_a_number_counted_by_the_program_stands_before_a_typed_sign() -> None:
    label = label_of("- Việc", "•")
    assert label is not None
    assert (label.numbering, label.rest) == (Numbering.DASH, "Việc")
    assert label_of("Việc", "f)") is not None
    assert label_of("Việc", "Bài 1") is None


@pytest.mark.parametrize(
    ("text", "number", "symbol"),
    [
        ("Số: 05/KH-SNgV", 5, "KH-SNgV"),
        ("Số:        /KH-SNgV", None, "KH-SNgV"),
        ("Số: …../KH-SNgV", None, "KH-SNgV"),
        ("Số 12 / KH - SNgV", 12, "KH-SNgV"),
        ("Số:    /", None, ""),
    ],
)
def test_the_number_line_is_read_with_or_without_a_number(text: str, number: int | None, symbol: str) -> None:
    found = read_number(text)
    assert found is not None
    assert (found.number, found.symbol) == (number, symbol)


@pytest.mark.parametrize(
    ("text", "place", "issued"),
    [
        ("Bình Phước, ngày 09 tháng 01 năm 2023", "Bình Phước", PartialDate(2023, 1, 9)),
        ("Bình Phước, ngày      tháng 01 năm 2023", "Bình Phước", PartialDate(2023, 1)),
        ("Bình Phước, ngày … tháng … năm 2023", "Bình Phước", PartialDate(2023)),
        ("Bình Phước, ngày .... tháng .... năm 20...", "Bình Phước", None),
        ("Bình Phước, 9/1/2023", "Bình Phước", PartialDate(2023, 1, 9)),
        ("ngày 31 tháng 2 năm 2023", "", PartialDate(2023, 2)),
    ],
)
def test_the_date_line_is_read_with_what_is_blank(text: str, place: str, issued: PartialDate | None) -> None:
    found = read_place_date(text)
    if issued is None:
        assert found is None or found.issued is None
    else:
        assert found is not None
        assert (found.place, found.issued) == (place, issued)


def test_room_for_a_number_is_no_gap_between_columns() -> None:
    assert list(columns("Số:         /KH-SNgV          Bình Phước, ngày       tháng 01 năm 2023")) == [
        (0, "Số:         /KH-SNgV"),
        (1, "Bình Phước, ngày       tháng 01 năm 2023"),
    ]
    assert list(columns("\t\tGIÁM ĐỐC")) == [(1, "GIÁM ĐỐC")]


@pytest.mark.parametrize(
    ("lines", "posts", "other", "name"),
    [
        (
            ("Nơi nhận:\tGIÁM ĐỐC", "- A;", "- Lưu: VT.", "", "\tPhạm Thị Thư"),
            ["GIÁM ĐỐC"], [], "Phạm Thị Thư",
        ),
        (
            ("Nơi nhận:\tTM. HỘI ĐỒNG", "- A;\tCHỦ TỊCH", "- Lưu: VT.", "", "\tGIÁM ĐỐC", "\tPhạm Thị Thư"),
            ["TM. HỘI ĐỒNG", "CHỦ TỊCH"], ["GIÁM ĐỐC"], "Phạm Thị Thư",
        ),
        (
            ("Nơi nhận:\tKT. GIÁM ĐỐC", "- Lưu: VT.", "", "\tPHÓ GIÁM ĐỐC", "\t(đã ký)", "\tTS. Đỗ Văn Nháp"),
            ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], [], "Đỗ Văn Nháp",
        ),
    ],
)  # fmt: skip
def test_the_signer_is_told_from_posts_and_recipients(
    lines: tuple[str, ...], posts: list[str], other: list[str], name: str
) -> None:
    read_lines = list(lines_of(SourceParagraph(n, t) for n, t in enumerate(lines, start=1)))
    found = read_tail(read_lines)
    assert [words for _, part, words in found if part is Part.SIGNER_LINE] == posts
    assert [words for _, part, words in found if part is Part.OFFICE_TITLE] == other
    assert [words for _, part, words in found if part is Part.SIGNER_NAME] == [name]
    assert "Lưu: VT" in [words for _, part, words in found if part is Part.RECIPIENT]


def test_levels_follow_from_the_kinds_of_numbers() -> None:
    assert shape("KẾ HOẠCH", "Việc", "I. A", "1. B", "- c", "+ d", "+ e", "- f", "II. G") == (
        "I{1{-{-,-},-}} II"
    )
    assert shape("KẾ HOẠCH", "Việc", "1. A", "1.1. B", "1.2. C", "a) D", "2. E") == "1{1.1,1.2{a}} 2"
    assert shape("KẾ HOẠCH", "Việc", "1. A:", "- b", "C. là chữ trong câu", "2. D") == "1{-} 2"


def test_a_nested_number_that_fits_no_parent_is_doubted() -> None:
    understanding = read("KẾ HOẠCH", "Việc", "1. A", "3.1. B", "2. C")
    assert [item.doubt for item in understanding.items if item.doubt] == [
        "Số 3.1. không khớp với số của mục trên nó."
    ]


def test_a_second_line_below_a_numbered_one_belongs_to_it() -> None:
    made = assemble(
        read("KẾ HOẠCH", "Việc", "1. Làm việc cho xong.", "Rồi báo cáo lại.", "2. Việc hai."), 2022
    )
    assert made.nodes[0].text == "Làm việc cho xong.\nRồi báo cáo lại."


@pytest.mark.parametrize("encoding", [TCVN3, VNI])
def test_every_small_letter_goes_there_and_back(encoding) -> None:  # type: ignore[no-untyped-def]
    write = legacy(encoding.name)
    for letter in encoding.letters:
        assert encoding.convert(f"x{write(letter)}y", "") == f"x{letter}y"
    small = PANGRAM.lower()
    assert encoding.convert(write(small)) == small


def test_capitals_come_back_in_both() -> None:
    assert VNI.convert(legacy("VNI")("ĐỘC LẬP - TỰ DO Ấn Độ Ỉ Ỵ")) == "ĐỘC LẬP - TỰ DO Ấn Độ Ỉ Ỵ"
    assert TCVN3.convert("®éc lËp - tù do", ".VnTimeH") == "ĐỘC LẬP - TỰ DO"
    assert TCVN3.convert("KÕ HO¹CH") == "KẾ HOẠCH"
    assert TCVN3.convert("Sè: 07/KH-STD") == "Số: 07/KH-STD"
    assert TCVN3.convert("ñy ban ë UBND tØnh") == "ủy ban ở UBND tỉnh"


def test_the_font_s_name_alone_does_not_decide() -> None:
    words = "Chấp hành tốt nội quy của cơ quan"
    assert recognise([Stretch(words, ".VnTime")], encodings()) == ()
    assert recognise([Stretch("Café và menu à la carte", "Arial")], encodings()) == ()
    assert not may_be_coded("Sở Ngoại vụ")
    assert sense(words)[0] == 1.0


def test_a_letter_and_its_mark_in_two_runs_are_one() -> None:
    stretches = (Stretch("Vieä", "VNI-Times"), Stretch("c", "VNI-Times"), Stretch(" Sở", "Arial"))
    split = (Stretch("Vie", "VNI-Times"), Stretch("äc", "VNI-Times"), Stretch(" Sở", "Arial"))
    found = recognise(stretches, encodings())
    assert decode(stretches, found) == decode(split, found) == "Việc Sở"


def test_a_paragraph_moved_into_the_body_takes_the_level_of_its_number() -> None:
    understanding = read("KẾ HOẠCH", "Việc", "I. A", "1. B.", "II. C", "Trên đây là xong.")
    [closing] = understanding.of(Part.CLOSING)
    moved = correct.move_to_part(understanding, [closing.id], Part.NODE)
    assert assemble(moved, 2022).nodes[-1] == NewNode(1, Numbering.NONE, "", "Trên đây là xong.")
    back = correct.move_to_part(moved, [closing.id], Part.CLOSING)
    assert assemble(back, 2022).plan.closing == "Trên đây là xong."


def test_what_was_left_out_comes_back_with_its_number() -> None:
    understanding = read("KẾ HOẠCH", "Việc", "I. A", "1. B.", "2. C.")
    last = understanding.items[-1]
    out = correct.move_to_part(understanding, [last.id], Part.LEFT_OUT)
    assert [node.text for node in assemble(out, 2022).nodes] == ["", "B."]
    back = correct.move_to_part(out, [last.id], Part.NODE)
    assert assemble(back, 2022).nodes[-1] == NewNode(1, Numbering.ARABIC, "", "C.")


def test_joining_makes_one_paragraph_of_two() -> None:
    understanding = read("KẾ HOẠCH", "Việc", "I. A", "1. Làm việc", "2. cho xong.")
    joined = correct.join_above(understanding, understanding.items[-1].id)
    assert [node.title for node in assemble(joined, 2022).nodes] == ["A", "Làm việc cho xong."]


def test_nodes_are_found_again_by_their_words() -> None:
    old = insert(
        Outline(), None, 0,
        [NewNode(0, Numbering.ROMAN, "MỘT"), NewNode(1, Numbering.ARABIC, "", "Việc thứ nhất của năm."),
         NewNode(1, Numbering.ARABIC, "", "Việc thứ hai hoàn toàn khác."),
         NewNode(0, Numbering.ROMAN, "HAI")], 1,
    )  # fmt: skip
    new = [
        NewNode(0, Numbering.ROMAN, "HAI"), NewNode(1, Numbering.ARABIC, "", "Việc thứ hai hoàn toàn khác."),
        NewNode(0, Numbering.ROMAN, "MỘT"), NewNode(1, Numbering.ARABIC, "", "Việc thứ nhất của năm nay."),
    ]  # fmt: skip
    merged = merge(old, new, 50)
    uid = {node.title or node.text: node.uid for node in old.nodes}
    found = {node.title or node.text: node.uid for node in merged.outline.nodes}
    assert found["HAI"] == uid["HAI"]
    assert found["MỘT"] == uid["MỘT"]
    assert found["Việc thứ hai hoàn toàn khác."] == uid["Việc thứ hai hoàn toàn khác."]
    assert found["Việc thứ nhất của năm nay."] == uid["Việc thứ nhất của năm."]
    assert (len(merged.added), len(merged.reworded), len(merged.removed)) == (0, 1, 0)
    assert len(merged.moved) == 2

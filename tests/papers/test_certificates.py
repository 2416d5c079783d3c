"""Giấy khen: every field at its millimetres, whole or on a blank, shrunk where long, and the test sheet."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from app.documents.layouts.certificate import card_form, certificates, trial_sheet
from app.documents.model import plain_text
from app.documents.word_cards import write_cards
from app.domain.award_papers import Given
from app.domain.certificates import Certificate, Shift, check_shifts
from app.domain.dates import PartialDate
from app.errors import Invalid
from tests.papers.round_rows import DAY, frame
from tests.papers.stage import golden

ONE = Given(
    "Vũ Thị Minh Họa", "Chuyên viên", "Văn phòng Sở", sex="Nữ", reason="Có thành tích trong tổ chức hội nghị"
)
GK = Certificate(ONE, "Giấy khen của Giám đốc Sở", False, 5)
TITLE = Certificate(Given("Tô Văn Trang Giấy", "Chuyên viên", sex="Nam"), "Chiến sĩ thi đua cơ sở", True, 3)
TEAM = Certificate(Given("Phòng Hợp tác quốc tế", collective=True), "Giấy khen của Giám đốc Sở", False, 4)
TWIPS = 1440 / 25.4


def test_certificates_say_what_is_expected() -> None:
    cards, tight = certificates(frame(number=7, issued=PartialDate.of(DAY)), (GK, TITLE, TEAM))
    golden("giay-khen", cards)
    assert tight == ()


def test_number_and_place_in_the_list_are_those_of_the_decision() -> None:
    cards, _ = certificates(frame(number=7, issued=PartialDate.of(DAY)), (GK,))
    text = plain_text(cards)
    assert "Quyết định số: 07/QĐ-SNgV\nngày 20 tháng 12 năm 2024\nSố sổ vàng: 05" in text


def test_on_a_blank_only_what_it_leaves_open_is_printed_moved_by_its_shifts() -> None:
    whole, _ = certificates(frame(), (GK,))
    shifts = {"": Shift(1.5, -2), "recipient": Shift(0.5, 3)}
    blank, _ = certificates(frame(), (GK,), blank=True, shifts=shifts)
    open_fields = {spot.name for spot in card_form().spots if spot.blank}
    assert {field.name for field in blank.cards[0].fields} == open_fields
    assert (whole.cards[0].border_mm, blank.cards[0].border_mm) == ((10, 12), ())
    placed = {field.name: (field.x_mm, field.y_mm) for field in blank.cards[0].fields}
    spots = {spot.name: spot for spot in card_form().spots}
    assert placed["recipient"] == (spots["recipient"].x_mm + 2, spots["recipient"].y_mm + 1)
    assert placed["place"] == (spots["place"].x_mm + 1.5, spots["place"].y_mm - 2)


def test_a_long_text_is_printed_smaller_and_one_too_long_is_named() -> None:
    usual = {field.name: field.style.size_pt for field in certificates(frame(), (GK,))[0].cards[0].fields}
    long = replace(ONE, reason="Có thành tích trong công tác đối ngoại " * 6)
    cards, tight = certificates(frame(), (replace(GK, given=long),))
    reason = next(field for field in cards.cards[0].fields if field.name == "reason")
    assert reason.style.size_pt < usual["reason"]
    assert tight == ()
    endless = replace(ONE, reason="Có thành tích trong công tác đối ngoại " * 60)
    _, tight = certificates(frame(), (replace(GK, given=endless),))
    assert [(one.name, one.field) for one in tight] == [(ONE.name, "Thành tích")]


def test_the_word_file_has_a_frame_at_the_millimetres_of_every_field(tmp_path: Path) -> None:
    cards, _ = certificates(frame(), (GK, TITLE))
    word = docx.Document(str(write_cards(cards, tmp_path / "gk.docx")))
    frames = list(word.element.body.iter(qn("w:framePr")))
    per_card = len(cards.cards[0].fields) + 1  # the line under the motto
    assert len(frames) == 2 * per_card
    for field, made in zip(cards.cards[0].fields, frames, strict=False):
        place = tuple(int(made.get(qn(f"w:{side}"))) for side in ("x", "y", "w"))
        assert place == tuple(round(mm * TWIPS) for mm in (field.x_mm, field.y_mm, field.width_mm))
    section = word.sections[0]
    assert section.page_width is not None
    assert round(section.page_width.mm) == 297


def test_the_test_sheet_tells_where_every_field_of_a_blank_will_stand() -> None:
    sheet = trial_sheet({"recipient": Shift(0, 2)})
    text = plain_text(sheet)
    assert "Người, tập thể được tặng: cách trái 30 mm, cách trên 101 mm, rộng 237 mm" in text
    framed = [field for field in sheet.cards[0].fields if field.framed]
    assert len(framed) == sum(spot.blank for spot in card_form().spots)


def test_a_shift_off_the_sheet_is_refused_in_words() -> None:
    check_shifts({"": Shift(50, -50)})
    with pytest.raises(Invalid, match="quá xa"):
        check_shifts({"recipient": Shift(0, 60)})

"""The rules of the syllable, and the ways it is written."""

import pytest

from app.domain.proofreading.syllables import near, one_slip, possible, read_inventory, usual
from app.errors import SayToUser
from app.services.proof_lore import shipped_lore


@pytest.mark.parametrize(
    "word",
    "gì giếng giêng quốc quyển quỳnh khuỷu nghiêng ghế kể ước yêu ia uống oanh xoong thuở rượu hươu"
    " ngoằn khuya quít quýt huýt tuýp".split(),
)
def test_syllables_of_the_language_are_possible(word: str) -> None:
    assert possible(word)


@pytest.mark.parametrize(
    "word",
    "nghành kế̀ họach quyêt thưc cong-tac cế kă ngé gê qe nhanhh tương̣ iêu hiệ phòg vc tác̣ trựơng nguời"
    " khăch hop phat".split(),
)
def test_what_no_tongue_could_say_is_impossible(word: str) -> None:
    assert not possible(word)


@pytest.mark.parametrize(
    ("older", "newer"), [("hòa", "hoà"), ("thỏa", "thoả"), ("ủy", "uỷ"), ("khỏe", "khoẻ"), ("tùy", "tuỳ")]
)
def test_both_ways_of_placing_the_tone_are_right_and_one_word(older: str, newer: str) -> None:
    assert possible(older)
    assert possible(newer)
    assert usual(newer) == usual(older) == older


def test_every_syllable_in_use_is_possible() -> None:
    assert all(possible(word) for word in shipped_lore().syllables)


def test_the_real_syllable_and_the_possible_one_nobody_writes_are_told_apart() -> None:
    in_use = shipped_lore().syllables
    assert possible("nhiểu")
    assert "nhiểu" not in in_use
    assert "rượi" in in_use


def test_the_likelier_syllable_is_offered_first() -> None:
    lore = shipped_lore()
    assert "nhiều" in near("nhiểu", lore.syllables, lore.parts_of_compounds)[:3]
    assert near("ngiên", lore.syllables, lore.parts_of_compounds)[0] == "nghiên"


def test_one_slip_is_one_part_of_the_syllable() -> None:
    assert one_slip("hiên", "hiện")
    assert one_slip("suất", "xuất")
    assert not one_slip("rồi", "đổi")


def test_a_damaged_list_of_syllables_is_refused_with_its_line() -> None:
    with pytest.raises(SayToUser, match="Dòng 2"):
        read_inventory("a | b c\nkhông phải vần | b")

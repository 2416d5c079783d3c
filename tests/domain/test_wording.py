"""Text as it enters and as it is searched."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.wording import clean, fold, squeeze, tidy


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Đặng\x0bVăn", "Đặng Văn"),
        ("a\u200bb\ufeffc", "abc"),
        (unicodedata.normalize("NFD", "Nguyễn"), "Nguyễn"),
        ("một\r\nhai", "một hai"),
        ("\x00\x1f=SUM\ud800", "=SUM"),
        ("hai  chỗ", "hai  chỗ"),
        ("tab\tgiữa", "tab giữa"),
    ],
)
def test_clean_keeps_the_words_and_drops_what_breaks_files(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_clean_keeps_lines_when_asked() -> None:
    assert clean("một\r\nhai\u2028ba", lines=True) == "một\nhai\nba"


def test_tidy_keeps_blanks_at_the_ends_for_find_and_replace() -> None:
    assert tidy("  hai ") == "  hai "


def test_squeeze_joins_blanks_but_not_non_breaking_ones() -> None:
    assert squeeze("Chỉ thị  số\u00a001 ") == "Chỉ thị số\u00a001"


@pytest.mark.parametrize(
    ("typed", "found"), [("Đặng", "dang"), ("quốc khánh", "quoc khanh"), ("ƯƠNG", "uong"), ("Hoà", "hoa")]
)
def test_fold_finds_without_accents(typed: str, found: str) -> None:
    assert fold(typed) == found


@given(st.text())
def test_fold_keeps_the_length_so_that_a_hit_can_be_marked(text: str) -> None:
    assert len(fold(text)) == len(unicodedata.normalize("NFC", text))


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_a_hyphen_that_does_not_break_is_the_same_letter() -> None:
    assert clean("số 22\u2011NQ/TW") == "số 22-NQ/TW"

"""Amounts in Vietnamese words, as decisions and receipts write them."""

from __future__ import annotations

from app.domain.wording import upper_first

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu")
_GROUP, _BILLION = 1000, 1_000_000_000


def number_words(number: int) -> str:
    """A whole number, not negative, in words; ValueError below zero."""
    if number < 0:
        raise ValueError(f"{number} is below zero")
    return " ".join(_words(number)) if number else _DIGITS[0]


def money_words(dong: int) -> str:
    """`Hai triệu ba trăm bốn mươi nghìn đồng`."""
    return upper_first(f"{number_words(dong)} đồng")


def money_figures(dong: int) -> str:
    """`2.340.000`."""
    return f"{dong:,}".replace(",", ".")


def _words(number: int, *, whole: bool = False) -> list[str]:
    """`whole`: a group further left is spoken, so that hundreds are spoken though they are none."""
    billions, rest = divmod(number, _BILLION)
    words = [*_words(billions), "tỷ"] if billions else []
    groups = [rest // _GROUP**place % _GROUP for place in (2, 1, 0)]
    for place, group in zip((2, 1, 0), groups, strict=True):
        if group:
            spoken = _below_thousand(group, whole=whole or bool(words))
            words += [*spoken, _GROUPS[place]] if place else spoken
    return words


def _below_thousand(number: int, *, whole: bool) -> list[str]:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or whole else []
    if tens == 0:
        if ones:
            words += ["linh", _DIGITS[ones]] if words else [_DIGITS[ones]]
        return words
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if ones == 1 and tens > 1:
        words.append("mốt")
    elif ones == 5:
        words.append("lăm")
    elif ones:
        words.append(_DIGITS[ones])
    return words

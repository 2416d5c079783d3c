"""A grade as it is typed: a letter or two, or its words, accents and case aside."""

from __future__ import annotations

from app.domain.award_facts import GRADE_WORDS, GRADES
from app.domain.wording import fold

_TYPED = {
    "HTXS": ("xs", "x", "htxs", "xuat sac"),
    "HTT": ("t", "htt", "tot"),
    "HT": ("h", "ht"),
    "KHT": ("k", "kht", "khong"),
}


def read_grade(text: str) -> str | None:
    """The code of a grade as typed ("xs", "t", "ht", "k" or in words); None for anything else."""
    words = " ".join(fold(text).split())
    for code in GRADES:
        whole = fold(GRADE_WORDS[code])
        if words and words in {*_TYPED[code], whole, whole.removesuffix(" nhiem vu")}:
            return code
    return None

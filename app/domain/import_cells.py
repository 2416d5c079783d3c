"""Cells of files as values: days in any habit, names, sexes, kinds of staff; words come from data/imports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from app.domain.staff import Sex, StaffKind
from app.domain.wording import clean, fold
from app.errors import SayToUser

_THREE = re.compile(r"^\D*?(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})(?:\s+[\d:.]+)?$")
_ISO = re.compile(r"^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[T\s].*)?$")
_SPOKEN = re.compile(r"(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*(\d{4})")
_COMPACT = re.compile(r"^(\d{2})(\d{2})((?:19|20)\d{2})$")
_YEAR = re.compile(r"^(?:nam\s*)?(19|20)\d{2}$")
_EXCEL_EPOCH = date(1899, 12, 30)
_SERIALS = range(5_000, 60_000)  # Excel's numbers of days from 1913 to 2064


@dataclass(frozen=True)
class Vocabulary:
    """Words met in cells, by what they mean; compared without accents and case.

    `titles`: what each field is called on the screen.
    """

    words: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _folded(self) -> dict[str, tuple[str, ...]]:
        return {key: tuple(map(fold, words)) for key, words in self.words.items()}

    @cached_property
    def _beginnings(self) -> dict[str, tuple[str, ...]]:
        return {
            key: tuple(f"{word}{mark}" for word in words for mark in " :,")
            for key, words in self._folded.items()
        }

    def folded(self, meaning: str) -> tuple[str, ...]:
        """The words of a meaning as they are compared."""
        return self._folded.get(meaning, ())

    def is_word(self, meaning: str, text: str) -> bool:
        """Whether the whole cell is one of the words."""
        return fold(text).strip(" .") in self._folded.get(meaning, ())

    def begins(self, meaning: str, text: str) -> bool:
        """Whether the cell begins with one of the words."""
        said = f"{fold(text).strip()} "
        return said.startswith(self._beginnings.get(meaning, ()))

    def leads(self, post: str) -> bool:
        """Whether a post is one of a head or deputy."""
        return self.begins("leader", post)

    def faults(self, wrong: Mapping[str, str]) -> str:
        """The first sentence by field, with the names of the other fields that are wrong as well."""
        (_, first), *rest = wrong.items()
        names = ", ".join(self.titles.get(key, key) for key, _sentence in rest)
        return first.rstrip(".") + (f". Còn sai ở: {names}" if names else "")

    def month_first(self, texts: Iterable[str]) -> bool:
        """Whether a column writes 12/31/1990: some cell can only be read so, and none only the other way."""
        american = european = 0
        for text in texts:
            match = _THREE.match(text.strip())
            if match:
                american += int(match[2]) > 12
                european += int(match[1]) > 12
        return american > 0 and european == 0


def read_day(text: str, today: date, *, month_first: bool = False) -> date | None:
    """A day of a person's life; None for an empty cell.

    Read are 1990-02-03, 3/2/1990, 3.2.90, 03021990, "ngày 03 tháng 02 năm 1990" and Excel's day numbers.
    Raises SayToUser for a lone year and for what is no day.
    """
    text = clean(text).strip(" '’")
    if not text:
        return None
    said = fold(text)
    if _YEAR.match(said):
        raise SayToUser(f"Chỉ có năm “{text}”. Gõ đủ ngày/tháng/năm")
    parts = _parts(text, said, today, month_first)
    try:
        if parts is not None:
            return date(*parts)
        if text.isdigit() and int(text) in _SERIALS:
            return _EXCEL_EPOCH + timedelta(days=int(text))
    except ValueError:
        pass
    raise SayToUser(f"Không đọc được ngày “{text}”")


def _parts(text: str, said: str, today: date, month_first: bool) -> tuple[int, int, int] | None:
    match = _ISO.match(text)
    if match:
        return int(match[1]), int(match[2]), int(match[3])
    match = _THREE.match(text) or _SPOKEN.search(said) or _COMPACT.match(text)
    if not match:
        return None
    day, month, year = int(match[1]), int(match[2]), int(match[3])
    if len(match[3]) == 2:
        year += 2000 if year <= today.year % 100 else 1900
    return (year, day, month) if month_first else (year, month, day)


def read_sex(text: str, vocabulary: Vocabulary) -> Sex:
    """Nam, Nữ, or unknown for an empty cell; raises SayToUser for anything else."""
    if not text.strip():
        return Sex.UNKNOWN
    if vocabulary.is_word("male", text):
        return Sex.MALE
    if vocabulary.is_word("female", text):
        return Sex.FEMALE
    raise SayToUser(f"“{text}” không phải Nam hay Nữ")


def read_kind(text: str, vocabulary: Vocabulary) -> StaffKind:
    """The kind of staff, công chức for an empty cell; raises SayToUser for words unknown."""
    if not text.strip():
        return StaffKind.CONG_CHUC
    for kind in (StaffKind.HOP_DONG, StaffKind.VIEN_CHUC, StaffKind.CONG_CHUC):
        if vocabulary.begins(kind.value, text):
            return kind
    raise SayToUser(f"Chưa rõ “{text}” là công chức, viên chức hay hợp đồng")


def shown_name(text: str) -> str:
    """One blank between words; a name all in capitals is written as names are."""
    name = " ".join(clean(text).split())
    return " ".join(word[:1] + word[1:].lower() for word in name.split()) if _shouts(name) else name


def _shouts(name: str) -> bool:
    letters: Sequence[str] = [char for char in name if char.isalpha()]
    return len(letters) > 3 and all(char.isupper() for char in letters)

"""Years and periods as lists write them: "2022", "2019, 2020", "năm học 2021-2022", "từ 2018 đến 2022"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.domain.decision_checks import EARLIEST
from app.domain.wording import clean, fold
from app.errors import SayToUser

_SPAN = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*(?:-|–|—|den|toi|/)\s*(?:het\s+)?(?:nam\s+)?((?:19|20)\d\d)(?!\d)"
)
_SHORT_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-–—/]\s*(\d\d)(?![\d/.-])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")


@dataclass(frozen=True)
class YearSpan:
    """The year rewarded, with the first year of a period that ends in it."""

    year: int
    first: int | None = None

    def show(self) -> str:
        """`2022` or `2016-2020`."""
        return f"{self.first}-{self.year}" if self.first is not None else str(self.year)


def read_years(text: str, today: date) -> tuple[YearSpan, ...]:
    """Every year or period the cell names, in order; () for an empty cell.

    Raises SayToUser for words without a year, a period that runs backwards and a year out of reach.
    """
    said = fold(clean(text)).strip(" .,;")
    if not said:
        return ()
    said = _DAY.sub(r" \1 ", said)
    found = [(match.start(), _span(match[1], match[2], text, today)) for match in _SPAN.finditer(said)]
    said = _SPAN.sub(lambda match: " " * len(match.group()), said)
    found.extend(
        (match.start(), _span(match[1], match[1][:2] + match[2], text, today))
        for match in _SHORT_SPAN.finditer(said)
    )
    said = _SHORT_SPAN.sub(lambda match: " " * len(match.group()), said)
    found.extend(
        (match.start(), YearSpan(_real(match.group(), text, today))) for match in _YEAR.finditer(said)
    )
    if not found:
        raise SayToUser(f"Không đọc được năm “{text.strip()}”")
    return tuple(dict.fromkeys(span for _at, span in sorted(found, key=lambda pair: pair[0])))


def years_in(text: str) -> tuple[int, ...]:
    """Years named anywhere in a line of words, without judging them."""
    return tuple(int(match.group()) for match in _YEAR.finditer(text))


def _span(first: str, last: str, text: str, today: date) -> YearSpan:
    begin, end = _real(first, text, today), _real(last, text, today)
    if begin > end:
        raise SayToUser(f"Giai đoạn “{text.strip()}” có năm đầu sau năm cuối")
    return YearSpan(end, begin if begin < end else None)


def _real(year: str, text: str, today: date) -> int:
    if not EARLIEST <= int(year) <= today.year + 1:
        raise SayToUser(f"Năm “{text.strip()}” ngoài khoảng {EARLIEST}-{today.year + 1}")
    return int(year)

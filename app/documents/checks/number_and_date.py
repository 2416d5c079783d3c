"""TT-09 and TT-10: number with symbol, place with date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from app.documents.checks import places
from app.documents.checks.anatomy import LETTER, Anatomy
from app.documents.checks.finding import Finding
from app.documents.checks.rows import Rows
from app.documents.checks.wording import quoted, same
from app.documents.docx_reading.values import ReadPaper

_ROOM = r"(?:[\s._…]*)"
_SYMBOL = r"[A-ZĐÀ-Ỹ][^\W_]*"
_NUMBER = re.compile(rf"Số: ?(?P<number>{_ROOM}|\d+)/(?P<symbol>{_SYMBOL}(?:[-&]{_SYMBOL})+)")
_LOOSE = re.compile(r"\s*số\s*:?\s*(?P<number>[\d._… ]*?)\s*/\s*(?P<symbol>.*\S)\s*", re.IGNORECASE)
_DATE = re.compile(
    rf"(?P<place>\S.*?)?, ngày (?P<day>\d+|{_ROOM}) ?tháng (?P<month>\d+|{_ROOM}) ?năm "
    rf"(?P<year>\d{{4}}|(?:20)?{_ROOM})\.?"
)
_JANUARY_FEBRUARY = 2


def check(paper: ReadPaper, anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    """The number line, then the date line."""
    yield from _number(anatomy, rows)
    yield from _date(anatomy, rows)


def _number(anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    line = anatomy.head.number
    if line is None:
        return
    place, index, text = places.box("number", rows), line.paragraph.index, line.text
    example = _example(anatomy)
    found = _NUMBER.fullmatch(text)
    if found is None:
        tight = _NUMBER.fullmatch(_tightened(text))
        point = "space" if tight is not None else "pattern"
        yield rows.finding("TT-09", point, place, quoted(text), index, example=example)
        found = tight
        if found is None:
            return
    digits = found["number"].strip(" ._…")
    if not digits:
        yield rows.finding("TT-09", "blank", place, quoted(text), index)
    elif len(digits) < 2 or not int(digits):
        yield rows.finding("TT-09", "zero", place, quoted(text), index)
    kind = anatomy.kind
    if kind is None:
        return
    first = found["symbol"].split("-")[0]
    known = rows.kind(same(first))
    named = kind.abbreviation != LETTER
    if (named and same(first) != same(kind.abbreviation)) or (
        not named and known is not None and known.name != kind.name
    ):
        name = kind.name.lower()
        yield rows.finding("TT-09", "kind", place, quoted(text), index, kind=name, example=example)


def _example(anatomy: Anatomy) -> str:
    """A right number for this paper, with what can be told of it."""
    line, kind = anatomy.head.number, anatomy.kind
    loose = _LOOSE.fullmatch(line.text) if line else None
    digits = (loose["number"].strip(" ._…") if loose else "") or "05"
    groups = re.findall(r"[^\W_]+", loose["symbol"]) if loose else []
    number = f"{int(digits):02d}" if digits.isdigit() else "05"
    if kind is None or kind.abbreviation == LETTER:
        return f"Số: {number}/{'-'.join(groups) if len(groups) > 1 else 'SNgV-VP'}"
    office = (
        groups[1:] if len(groups) > 1 else groups if groups and groups[0] != kind.abbreviation else ["SNgV"]
    )
    return f"Số: {number}/{kind.abbreviation}-{'-'.join(office)}"


def _tightened(text: str) -> str:
    """The text without the blanks around "/" and "-"; those left for a number stay."""
    text = re.sub(r"\s*-\s*", "-", text)
    text = re.sub(r"/\s+", "/", text)
    return re.sub(r"(\d)\s+/", r"\1/", re.sub(r"^Số\s*:\s*", "Số: ", text))


def _date(anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    line = anatomy.head.date
    if line is None:
        return
    place, index, text = places.box("date", rows), line.paragraph.index, line.text
    found = _DATE.fullmatch(text if not text.startswith(",") else f"…{text}")
    if found is None:
        yield rows.finding("TT-10", "pattern", place, quoted(text), index)
        return
    day, month, year = (found[name].strip(" ._…") for name in ("day", "month", "year"))
    if not day or not month or len(year) < len("2020"):
        yield rows.finding("TT-10", "blank", place, quoted(text), index)
    if day and (len(day) != 2):
        yield rows.finding("TT-10", "day", place, quoted(f"ngày {day}"), index, day=f"{int(day):02d}")
    if month and month != _written_month(int(month)):
        asked = _written_month(int(month))
        yield rows.finding("TT-10", "month", place, quoted(f"tháng {month}"), index, month=asked)
    if day and month and year.isdigit() and not _in_calendar(int(year), int(month), int(day)):
        yield rows.finding("TT-10", "calendar", place, quoted(text), index)


def _written_month(month: int) -> str:
    return f"{month:02d}" if month <= _JANUARY_FEBRUARY else str(month)


def _in_calendar(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True

"""The head of the page: who issues, number, place and date; made of a table, tabs, blanks or boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.dates import PartialDate
from app.domain.plan_reading.lines import Line
from app.domain.plan_reading.parts import Part
from app.domain.wording import fold
from app.errors import SayToUser

_NUMBER = re.compile(r"số\s*:?\s*(?P<n>\d*)[\s.…_]*/\s*(?P<s>[\w-]+(?:\s?-\s?\w+)*)?", re.IGNORECASE)
_NUMBER_OPENS = re.compile(r"số\s*(?::|\d|…|\.|/|_)|\d+\s*/\s*[A-ZĐ]", re.IGNORECASE)
_ROOM = r"[\s.…_]*"
_DATE = re.compile(
    rf"(?P<place>.{{0,60}}?)[,\s]*\bngày{_ROOM}(?P<d>\d{{0,2}}){_ROOM}tháng{_ROOM}(?P<m>\d{{0,2}}){_ROOM}"
    rf"năm{_ROOM}(?P<y>\d{{4}})?{_ROOM}$",
    re.IGNORECASE,
)
_SHORT_DATE = re.compile(r"(?P<place>.+?),\s*(?:ngày\s*)?(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})$")
_OFFICE_WORDS = (
    "SỞ", "UBND", "ỦY BAN", "UỶ BAN", "BAN", "BỘ", "CỤC", "CHI CỤC", "TỔNG CỤC", "PHÒNG", "TRUNG TÂM",
    "TRƯỜNG", "HỘI ĐỒNG", "HỘI", "VĂN PHÒNG", "TỈNH ỦY", "HUYỆN ỦY", "ĐẢNG ỦY", "CÔNG ĐOÀN", "VIỆN",
    "TÒA ÁN", "THANH TRA", "KHO BẠC", "ĐẢNG BỘ", "CHI BỘ", "HUYỆN ĐOÀN", "TỈNH ĐOÀN",
)  # fmt: skip
_OPEN_END = ("-", "–", ",", " VÀ")
_LONGEST = 110
_NOT_NAMES = ("DỰ THẢO", "HỎA TỐC", "HOẢ TỐC", "KHẨN", "THƯỢNG KHẨN", "MẬT")


@dataclass(frozen=True)
class Number:
    """What a line "Số: 05/KH-SNgV" says; `number` None where it is left blank."""

    number: int | None
    symbol: str


@dataclass(frozen=True)
class PlaceDate:
    """What a line "Bình Phước, ngày … tháng 01 năm 2023" says."""

    place: str
    issued: PartialDate | None


def read_number(text: str) -> Number | None:
    """Number and symbol, None when the line is none."""
    found = _NUMBER.search(text)
    if found is None:
        return None
    symbol = re.sub(r"\s*-\s*", "-", found["s"] or "")
    return Number(int(found["n"]) if found["n"] and int(found["n"]) else None, symbol)


def read_place_date(text: str) -> PlaceDate | None:
    """Place and date, None when the line is none; a day that is not in the calendar leaves its month."""
    found = _DATE.match(text) or _SHORT_DATE.match(text)
    if found is None:
        return None
    day, month, year = (int(found[name]) if found[name] else None for name in ("d", "m", "y"))
    place = found["place"].strip(" ,.…_")
    if year is None:
        return PlaceDate(place, None)
    for parts in ((month, day if month else None), (month, None), (None, None)):
        try:
            return PlaceDate(place, PartialDate(year, *parts))
        except SayToUser:
            continue
    return PlaceDate(place, None)


def read_head(lines: Sequence[Line]) -> list[tuple[Line, Part]]:
    """What each line of the head is."""
    found = [(line, _part(line)) for line in lines]
    names = [line for line, part in found if part is Part.OFFICE]
    superior = {id(line) for line in _superior(names)}
    return [
        (line, Part.SUPERIOR if part is Part.OFFICE and id(line) in superior else part)
        for line, part in found
    ]


def _part(line: Line) -> Part:
    text, folded = line.text, fold(line.text)
    if ("cong hoa" in folded and "viet nam" in folded) or ("doc lap" in folded and "hanh phuc" in folded):
        return Part.NATION
    if len(text) > _LONGEST:
        return Part.LEFT_OUT
    if _NUMBER_OPENS.match(text) and "/" in text:
        return Part.NUMBER
    if read_place_date(text) is not None:
        return Part.DATE
    if text.upper().strip("() ") in _NOT_NAMES:
        return Part.LEFT_OUT
    return Part.OFFICE if line.upper or _opens_with_office(text) else Part.LEFT_OUT


def _superior(names: Sequence[Line]) -> Sequence[Line]:
    """The lines of the superior body: above the bold ones, or above the last name if weight tells nothing."""
    bold = [line.source.bold for line in names]
    if True in bold and False in bold and all(bold[bold.index(True) :]):
        return names[: bold.index(True)]
    starts = [
        at
        for at, line in enumerate(names)
        if at == 0 or (_opens_with_office(line.text) and not names[at - 1].text.endswith(_OPEN_END))
    ]
    return names[: starts[-1]] if starts else ()


def _opens_with_office(text: str) -> bool:
    upper = text.upper()
    return any(upper == word or upper.startswith(f"{word} ") for word in _OFFICE_WORDS)

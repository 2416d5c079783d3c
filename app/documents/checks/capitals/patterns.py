"""Rules of capitals that no list of names can hold: what stands before or after a word decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from app.documents.checks.capitals.rows import CapitalRows
from app.domain.wording import lower_first, upper_first

Hit = tuple[str, str, int, int, str]
"""Rule, point, start, end, how it is rightly written."""

_MID_SENTENCE = re.compile(r"[\w,)”\"]\s+$")


def _units(text: str, rows: CapitalRows) -> Iterator[Hit]:
    names = rows.one_of("unit_names")
    pattern = _compiled(rf"\b({rows.one_of('units')})\s+(?!(?:{names})\b)([^\W\d_]\w*)")
    for found in pattern.finditer(text):
        if found[2][0].isupper() and not found[2].isupper() and _mid(text, found.start()):
            right = f"{lower_first(found[1])} {found[2]}"
            yield "VH-04", "unit", found.start(), found.end(), right
    numbered = _compiled(r"(?<!cấp )(?<!các )(?<!mỗi )\b(quận|phường)\s+(\d+)\b(?=\s*(?:[,.;)]|$|[A-ZĐ]))")
    for found in numbered.finditer(text):
        yield "VH-05", "number", found.start(), found.end(), f"{upper_first(found[1])} {found[2]}"


def _people_and_party(text: str, rows: CapitalRows) -> Iterator[Hit]:
    before = _compiled(rf"(?:{rows.one_of('before_people')})\s+(?:\w+\s+)?$", re.IGNORECASE)
    for found in _compiled(r"\b(nhân dân|nhà nước)\b").finditer(text):
        if not before.search(text[max(found.start() - 30, 0) : found.start()]):
            yield "VH-12", "noun", found.start(), found.end(), upper_first(found[0])
    party = _compiled(rf"(?<!đa )(?<!một )\bđảng\b(?!\s+(?:{rows.one_of('after_party')})\b)")
    for found in party.finditer(text):
        yield "VH-15", "party", found.start(), found.end(), "Đảng"


def _honours(text: str, rows: CapitalRows) -> Iterator[Hit]:
    for found in _compiled(r"(?i:huân chương)[^.;]{1,30}?\b(hạng (?:nhất|nhì|ba))\b").finditer(text):
        right = f"hạng {upper_first(found[1].split()[1])}"
        yield "VH-13", "class", found.start(1), found.end(1), right


def _titles(text: str, rows: CapitalRows) -> Iterator[Hit]:
    pattern = _compiled(rf"\b({rows.one_of('titles')})\s+(?=(?:{rows.one_of('surnames')})\s+[^\W\d_])")
    for found in pattern.finditer(text):
        after = text[found.end() :].split()
        if len(after) > 1 and after[1][0].isupper():
            yield "VH-14", "title", found.start(1), found.end(1), upper_first(found[1])


def _acts(text: str, rows: CapitalRows) -> Iterator[Hit]:
    pattern = _compiled(rf"\b({rows.one_of('acts')})\s+(?:số\s+\d+|\d+/)\S*")
    for found in pattern.finditer(text):
        yield "VH-17", "act", found.start(), found.end(), upper_first(found[0].rstrip(",.;)"))


def _articles(text: str, rows: CapitalRows) -> Iterator[Hit]:
    capital = _compiled(r"(?<!một )\b(điều|chương|mục|tiểu mục|phần)\s+(\d+[a-z]?|[IVXLC]+)\b(?!\s*%)")
    for found in capital.finditer(text):
        yield "VH-18", "capital", found.start(), found.end(), f"{upper_first(found[1])} {found[2]}"
    small = _compiled(r"\b(Khoản|Điểm)\s+(\d+|[a-zđ])\s+(?=Điều|điều|khoản|Khoản)")
    for found in small.finditer(text):
        if _mid(text, found.start()):
            right = f"{found[1].lower()} {found[2]}"
            yield "VH-18", "small", found.start(), found.end(2), right


def _calendar(text: str, rows: CapitalRows) -> Iterator[Hit]:
    lunar = _compiled(
        rf"(?<=năm )({rows.one_of('stems')})\s+({rows.one_of('branches')})(?!\w)", re.IGNORECASE
    )
    for found in lunar.finditer(text):
        right = f"{found[1].capitalize()} {found[2].capitalize()}"
        if found[0] != right and not found[0].isupper():
            yield "VH-19", "lunar", found.start(), found.end(), right
    days = rows.one_of("weekdays")
    dated = _compiled(
        rf"\b(thứ)\s+({days})\b(?=,?\s*(?:\(?ngày\b|hằng tuần|hàng tuần|tuần này|tuần sau|tuần tới|đến thứ))"
        rf"|(?:ngày|sáng|chiều|tối)\s+(thứ)\s+({days})\b(?=\s*(?:[,.;)]|$|hằng|hàng|tuần))"
    )
    for found in dated.finditer(text):
        group = 1 if found[1] else 3
        word = f"{found[group]} {found[group + 1].capitalize()}"
        yield "VH-21", "day", found.start(group), found.end(group + 1), word
    capital = _compiled(rf"\bThứ\s+({'|'.join(word.capitalize() for word in rows.words['weekdays'])})\b")
    for found in capital.finditer(text):
        if _mid(text, found.start()):
            yield "VH-21", "day", found.start(), found.end(), f"thứ {found[1]}"
    month = _compiled(
        rf"(?<!ngày )(?<!ngày, )(?<!\d )(?<!mấy )\b(tháng)\s+({rows.one_of('months')})\b"
        r"(?!\s+(?:sinh|này|năm|ngày))"
    )
    for found in month.finditer(text):
        yield "VH-21", "day", found.start(), found.end(), f"tháng {upper_first(found[2])}"
    holiday = _compiled(r"\b(ngày [A-ZĐ][^\d.;,]{3,30}?)\s+(\d{1,2})/(\d{1,2})(?![/\d])")
    for found in holiday.finditer(text):
        if rows.any_name.match(found[1]):
            right = f"{found[1]} {found[2]}-{found[3]}"
            yield "VH-16", "name", found.start(), found.end(), right


def _mid(text: str, at: int) -> bool:
    return bool(_MID_SENTENCE.search(text[max(at - 4, 0) : at]))


@cache
def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, flags)


PATTERNS: tuple[Callable[[str, CapitalRows], Iterator[Hit]], ...] = (
    _units, _people_and_party, _honours, _titles, _acts, _articles, _calendar,
)  # fmt: skip
"""Every rule of this module; each takes a paragraph in `same` spelling."""

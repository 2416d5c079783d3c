"""Decisions as lists write them: number, day and issuing body out of the words of one cell, in any habit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from app.domain.import_cells import read_day
from app.domain.wording import clean, fold
from app.errors import SayToUser

# Days inside a sentence; a number as "123/2019/QĐ-UBND" has no day in it.
_DAY = re.compile(
    r"(?<![\d/])(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})(?![\d/])"
    r"|(?:19|20)\d\d-\d\d-\d\d"
    r"|\d{1,2}\s+th[áa]ng\s+\d{1,2}\s+n[ăa]m\s+\d{4})",
    re.IGNORECASE,
)
_LETTERS = r"[^\W\d_]"
_NUMBER = re.compile(
    rf"(?<![\w/])(\d{{1,6}}{_LETTERS}?)\s*/\s*((?:(?:19|20)\d\d\s*/\s*)?{_LETTERS}{{1,8}}"
    rf"(?:\s*[-–—/]\s*{_LETTERS}[\w.&]*)*)"  # 15/QĐ-SNgV, 123/2019/QĐ-UBND
    rf"|(?<![\w/])(\d{{1,6}})\s*[-–—]\s*(Q[ĐD]\s*/\s*{_LETTERS}+)"  # 15-QĐ/TU
    rf"|\b(?:quyết\s+định|quyet\s+dinh|qđ|qd|số|so)\s*(?:số|so)?\s*[.:]?\s*(\d{{1,6}})(?!\s*[/\d])",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:^|[\s,(])(?:của|do)\s+(.+)$", re.IGNORECASE)
_BY_ENDS = re.compile(
    r"[;()]|,\s*(?=\D{0,3}\d)|\s(?:về việc|v/v|ban hành|ký|khen|tặng)\b|\s(?:và|cùng)\s*(?:q|$)"
    r"|\s*,?\s*(?:quyết định|qđ)(?:\s|$)",
    re.IGNORECASE,
)
_GAPS = re.compile(r"\s*([-–—/])\s*")
_KIND = re.compile(r"(?<![^\W\d_])QD(?![^\W\d_])", re.IGNORECASE)


@dataclass(frozen=True)
class Issuer:
    """A body that decides awards: the end of its symbols ("UBND"), its name, words lists write for it.

    `level` is how far its decisions reach: "co-so", "tinh" or "toan-quoc"; `body` names it for awards that
    only say "Bằng khen" and leave the rest to who gave it.
    """

    symbol: str
    name: str
    body: str
    level: str
    words: tuple[str, ...] = ()
    source: str = ""
    verified: bool = False


@dataclass(frozen=True)
class Decision:
    """What was read of one decision; what the cell does not say is empty."""

    number: str = ""
    decided_on: date | None = None
    issuer: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.number and self.decided_on is None


@dataclass(frozen=True)
class Issuers:
    """The issuing bodies known, from the rows of data and the office's own names."""

    rows: tuple[Issuer, ...]

    @cached_property
    def _symbols(self) -> dict[str, Issuer]:
        return {fold(row.symbol): row for row in reversed(self.rows) if row.symbol}

    @cached_property
    def _words(self) -> tuple[tuple[str, Issuer], ...]:
        """Longest first: "chu tich nuoc" before "chu tich"."""
        said = ((fold(words), row) for row in self.rows for words in (row.name, *row.words) if words)
        return tuple(sorted(said, key=lambda pair: -len(pair[0])))

    def of_number(self, number: str) -> Issuer | None:
        """Whose symbol ends the number: `15/QĐ-SNgV` is of SNgV."""
        parts = fold(number).replace("-", "/").split("/")
        return next((row for part in reversed(parts) if (row := self._symbols.get(part))), None)

    def of_words(self, words: str) -> Issuer | None:
        """Whom the words mean: the whole of them, else the longest of two words or more that they hold."""
        said = f" {fold(words).strip(' .,')} "
        for wanted, row in self._words:
            if said == f" {wanted} " or (" " in wanted and f" {wanted} " in said):
                return row
        return None

    def named(self, words: str) -> str:
        """The words as they are to be kept: a known abbreviation in full, anything else as written."""
        said = fold(words).strip(" .,")
        return next((row.name for wanted, row in self._words if wanted == said), words.strip(" .,"))


def read_decisions(text: str, today: date, issuers: Issuers) -> tuple[Decision, ...]:
    """Every decision the cell names, in order; () for an empty cell.

    Several may stand in one cell, parted by ";", a line end, "và" or nothing at all. A day without a number
    is a decision too. Raises SayToUser when the cell has words in which neither is found.
    """
    text = clean(text)
    if not text.strip(" -–.,;"):
        return ()
    if text.isdigit():
        return (Decision(text),)
    days = [(match.start(), match.group()) for match in _DAY.finditer(text)]
    hidden = _DAY.sub(lambda match: " " * len(match.group()), text)
    numbers = [(match.start(), match.end(), number_of(match)) for match in _NUMBER.finditer(hidden)]
    if not numbers and not days:
        raise SayToUser(f"Không đọc được số, ngày quyết định trong “{_short(text)}”")
    if not numbers:
        return tuple(Decision("", _day(words, today)) for _at, words in days)
    found = []
    # Where every day stands before its number, days lead; else they follow.
    leads = bool(days) and days[0][0] < numbers[0][0] and days[-1][0] < numbers[-1][0]
    for place, (start, end, number) in enumerate(numbers):
        after = numbers[place + 1][0] if place + 1 < len(numbers) else len(text)
        before = numbers[place - 1][1] if place else 0
        span = range(before, start) if leads else range(end, after)
        day = next((words for at, words in days if at in span), "")
        issuer = _by(hidden[end:after])
        row = issuers.of_number(number)
        named = issuers.named(issuer) if issuer else row.name if row else ""
        found.append(Decision(number, _day(day, today) if day else None, named))
    return tuple(found)


def read_days(text: str, today: date, *, month_first: bool = False) -> tuple[date, ...]:
    """Days of a column of its own, several in one cell too; raises SayToUser for what is no day."""
    days = [match.group() for match in _DAY.finditer(clean(text))]
    if len(days) < 2:
        day = read_day(text, today, month_first=month_first)
        return (day,) if day else ()
    return tuple(_day(words, today, month_first=month_first) for words in days)


def with_days(decisions: Sequence[Decision], days: Sequence[date]) -> tuple[Decision, ...] | None:
    """Decisions with the days of a column beside them; None when it is not clear which day is whose."""
    if not decisions:
        return tuple(Decision("", day) for day in days)
    lacking = [at for at, row in enumerate(decisions) if row.decided_on is None]
    if not days or not lacking:
        return tuple(decisions)
    if len(days) == 1:
        days = [days[0]] * len(lacking)
    elif len(days) == len(decisions):
        days = [days[at] for at in lacking]
    elif len(days) != len(lacking):
        return None
    given = dict(zip(lacking, days, strict=True))
    return tuple(replace(row, decided_on=given.get(at, row.decided_on)) for at, row in enumerate(decisions))


def number_of(match: re.Match[str]) -> str:
    """The number as it is written properly: no blanks, `QĐ` with its bar."""
    if match[5]:
        return match[5]
    joined = f"{match[1]}/{match[2]}" if match[1] else f"{match[3]}-{match[4]}"
    tidy = _GAPS.sub(lambda gap: "/" if gap[1] == "/" else "-", joined).rstrip(".-/ ")
    return _KIND.sub("QĐ", tidy)


def without_decisions(text: str) -> str:
    """The words that are left when numbers and days of decisions are taken out."""
    return _NUMBER.sub(" ", _DAY.sub(" ", text))


def holds_decision(text: str) -> bool:
    """Whether the words hold a number or a day of a decision."""
    return bool(_DAY.search(text) or _NUMBER.search(text))


def show_decisions(decisions: Iterable[Decision]) -> str:
    """`15/QĐ-SNgV; 123/QĐ-UBND`."""
    return "; ".join(row.number for row in decisions if row.number)


def _by(words: str) -> str:
    """The body after "của" in what follows a number."""
    match = _BY.search(words)
    return _BY_ENDS.split(match[1], maxsplit=1)[0].strip(" .,;") if match else ""


def _day(words: str, today: date, *, month_first: bool = False) -> date:
    day = read_day(re.sub(r"\s*([/.-])\s*", r"\1", words), today, month_first=month_first)
    assert day is not None
    return day


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:38].rstrip()}…"

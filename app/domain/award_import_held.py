"""What the book holds already of the awards, grades and registrations a list brings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property

from app.domain.award_facts import GRADE_WORDS
from app.domain.awards_held import AwardHeld, AwardKind
from app.domain.dates import show_date
from app.domain.holder import holder_of
from app.domain.quality_grades import QualityGrade
from app.domain.registrations import Registration
from app.domain.wording import fold

_SYMBOL = re.compile(r"/.*\w-\w")
Record = AwardHeld | QualityGrade | Registration


class InBook:
    """Rows of the book by what makes two rows the same: holder, year and what was given."""

    def __init__(self, rows: Iterable[Record]) -> None:
        self._rows = tuple(rows)

    @cached_property
    def _by_key(self) -> dict[object, list[Record]]:
        found: dict[object, list[Record]] = defaultdict(list)
        for row in self._rows:
            found[self.key(row)].append(row)
        return found

    def key(self, row: Record) -> object:
        """What a second row would repeat; a commendation may be given twice a year by two decisions."""
        holder = holder_of(row)
        if isinstance(row, QualityGrade):
            return "grade", holder, row.year
        if isinstance(row, Registration):
            return "registration", holder, row.year, row.kind, row.code or fold(row.words)
        twice = fold(row.number) if row.kind is AwardKind.FORM else ""
        return "award", holder, row.year, row.code or fold(row.name), row.merit, twice

    def completed(self, row: Record) -> tuple[AwardHeld, str] | None:
        """The award of the book with the number or day this row adds to it, and what that is; or None."""
        if not isinstance(row, AwardHeld):
            return None
        for kept in self._same(row):
            if kept.number and row.number and fold(kept.number) != fold(row.number):
                continue
            number, day = kept.number or row.number, kept.decided_on or row.decided_on
            added = [
                *(["số"] if number != kept.number else []), *(["ngày"] if day != kept.decided_on else [])
            ]  # fmt: skip
            if added:
                whole = replace(kept, number=number, decided_on=day, issuer=kept.issuer or row.issuer)
                return whole, f"{', '.join(added)} quyết định"
        return None

    def held(self, row: Record) -> tuple[bool, str]:
        """Whether the book surely has it, and a sentence; ("" when it does not)."""
        if isinstance(row, AwardHeld):
            return self._award(row)
        for kept in self._by_key.get(self.key(row), ()):
            if isinstance(row, QualityGrade) and isinstance(kept, QualityGrade):
                if kept.cancelled:
                    continue
                same = kept.grade == row.grade
                return True, (
                    f"Đã có trong sổ năm {row.year}" if same
                    else f"Năm {row.year} sổ ghi {GRADE_WORDS[kept.grade]}. Muốn đổi thì sửa trong sổ"
                )  # fmt: skip
            return True, f"Đã đăng ký trong sổ năm {row.year}"
        return False, ""

    @cached_property
    def _awards(self) -> dict[object, list[AwardHeld]]:
        found: dict[object, list[AwardHeld]] = defaultdict(list)
        for row in self._rows:
            if isinstance(row, AwardHeld):
                found[holder_of(row), row.year, row.code or fold(row.name)].append(row)
        return found

    def _same(self, row: AwardHeld) -> Iterator[AwardHeld]:
        """Awards of the book of the same holder, year and kind, unless both have names that differ."""
        for kept in self._awards.get((holder_of(row), row.year, row.code or fold(row.name)), ()):
            if fold(kept.name) == fold(row.name) or not row.name or not kept.name:
                yield kept

    def _award(self, row: AwardHeld) -> tuple[bool, str]:
        other = ""
        for kept in self._same(row):
            by = f" theo {kept.number}" if kept.number else ""
            if not kept.number or not row.number or fold(kept.number) == fold(row.number):
                return True, f"Đã có trong sổ năm {row.year}{by}"
            if row.kind is AwardKind.TITLE:
                other = f"Năm {row.year} sổ đã ghi danh hiệu này{by}"
        return False, other

    @cached_property
    def decision_days(self) -> dict[tuple[str, int], date]:
        """The day of each decision the book names, by its number and year."""
        rows = (row for row in self._rows if not isinstance(row, Registration))
        return {key: row.decided_on for row in rows if row.decided_on and (key := _decision(row))}


class Above:
    """What the rows of a file above one have said already."""

    def __init__(self, book: InBook) -> None:
        self.rows: dict[object, int] = {}
        self._days = {key: (day, "trong sổ") for key, day in book.decision_days.items()}

    def other_day(self, row: Record, number: int) -> str:
        """A sentence when the decision of the row has another day in the book or further above, else ""."""
        key = _decision(row)
        if key is None or isinstance(row, Registration) or row.decided_on is None:
            return ""
        day, where = self._days.setdefault(key, (row.decided_on, f"ở dòng {number}"))
        if day == row.decided_on:
            return ""
        return f"Quyết định {row.number} {where} ghi ngày {show_date(day)}"


def _decision(row: Record) -> tuple[str, int] | None:
    """Number and year, None where the number does not name who decided: such numbers repeat."""
    if isinstance(row, Registration) or row.decided_on is None or not _SYMBOL.search(row.number):
        return None
    return fold(row.number), row.decided_on.year

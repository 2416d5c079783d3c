"""The register of outgoing papers (sổ văn bản đi): numbers by series and year, and what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.plan import written_number


class Series(StrEnum):
    """Councils that use the office's seal number apart: NĐ 30/2020/NĐ-CP, Phụ lục I, II.3."""

    OFFICE = "office"
    COUNCIL = "council"


SERIES_WORDS = {Series.OFFICE: "Cơ quan", Series.COUNCIL: "Hội đồng"}


@dataclass(frozen=True)
class RegisterEntry:
    """One outgoing paper. Columns after `recipients` are those of NĐ 30/2020/NĐ-CP, Phụ lục IV.

    `plan_id` ties the entry to a signed plan; `basis_on` is the latest day of an act the paper rests on;
    `file` the exported file, `scan` the hash of the signed scan kept beside the database.
    """

    id: int
    year: int
    series: Series
    number: int
    symbol: str
    issued_on: date
    kind: str
    summary: str
    signer: str = ""
    recipients: str = ""
    archive_unit: str = ""
    copies: int | None = None
    sent_on: date | None = None
    received_by: str = ""
    note: str = ""
    plan_id: int | None = None
    basis_on: date | None = None
    file: str = ""
    scan: str = ""

    @property
    def number_text(self) -> str:
        return written_number(self.number, self.symbol)


def next_number(entries: Iterable[RegisterEntry], year: int, series: Series) -> int:
    """One more than the largest number of the year and series; 1 at the start of a year."""
    used = [e.number for e in entries if e.year == year and e.series is series]
    return max(used, default=0) + 1


def doubts(entry: RegisterEntry, entries: Iterable[RegisterEntry]) -> tuple[str, ...]:
    """What is to be looked at: a number used twice, a date before the basis or out of order."""
    found = []
    same = [e for e in entries if e.id != entry.id and e.year == entry.year and e.series is entry.series]
    twice = [e for e in same if e.number == entry.number]
    if twice:
        found.append(
            f"Số {entry.number:02d} đã dùng cho “{twice[0].summary}”, ngày {twice[0].issued_on:%d/%m/%Y}."
        )
    if entry.issued_on.year != entry.year:
        found.append(f"Ngày {entry.issued_on:%d/%m/%Y} không thuộc sổ năm {entry.year}.")
    if entry.basis_on and entry.issued_on < entry.basis_on:
        found.append(
            f"Ngày {entry.issued_on:%d/%m/%Y} trước ngày {entry.basis_on:%d/%m/%Y} của văn bản làm căn cứ."
        )
    earlier = [e for e in same if e.number < entry.number and e.issued_on > entry.issued_on]
    if earlier:
        last = max(earlier, key=lambda e: e.issued_on)
        found.append(f"Số nhỏ hơn {last.number:02d} lại có ngày sau, {last.issued_on:%d/%m/%Y}.")
    return tuple(found)

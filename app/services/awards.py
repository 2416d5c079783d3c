"""The desk of titles and commendations that were given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.award_catalogue import CatalogueEntry, award_name, day_of, entry_on
from app.domain.awards_held import AwardHeld, check_award
from app.domain.dates import show_date
from app.domain.holder import Holder, holder_of
from app.domain.outstanding_works import OutstandingWork
from app.errors import Problem, SayToUser
from app.services.award_catalogue import catalogue, catalogue_on
from app.services.holders import Holders
from app.services.record_writing import cleaned, refuse, taken_back
from app.storage import achievement_rows, record_rows
from app.storage.scans import find_scan, keep_scan

if TYPE_CHECKING:
    from app.services.office import Done, Office


class AwardDesk:
    """Each method that changes something is one operation. With `stand` a doubt is let stand."""

    def __init__(self, office: Office) -> None:
        self._office = office

    # Reading.

    def rows(self, holder: Holder) -> tuple[AwardHeld, ...]:
        """Every title and commendation of one person or collective by year, cancelled ones included."""
        return achievement_rows.of_holder(self._office.db, AwardHeld, holder)

    def of_year(self, year: int) -> tuple[AwardHeld, ...]:
        """Everything that rewards the year, of everybody."""
        return record_rows.rows(self._office.db, AwardHeld, "year = ?", (year,))

    def everything(self) -> tuple[AwardHeld, ...]:
        """Every row of the book by year."""
        return record_rows.rows(self._office.db, AwardHeld)

    def award(self, award_id: int) -> AwardHeld:
        """The row; raises SayToUser when the book does not hold that number."""
        found = record_rows.one(self._office.db, AwardHeld, award_id)
        if found is None:
            raise SayToUser("Danh hiệu, khen thưởng này không còn trong sổ. Chọn lại trong danh sách.")
        return found

    def catalogue(self, day: date, subject: str) -> tuple[CatalogueEntry, ...]:
        """What may be given on the day to a "person" or a "collective", from the lowest up."""
        return catalogue_on(day, subject)

    def name(self, row: AwardHeld) -> str:
        """What the award is called in the words of its day."""
        return award_name(catalogue(), row)

    def problems(self, row: AwardHeld) -> tuple[Problem, ...]:
        """What cannot stand and what is doubtful about a row as written."""
        problems = check_award(row, self.rows(holder_of(row)), self._office.now().date())
        return (*problems, *_unknown(row), *self._rewarded(row))

    def _rewarded(self, row: AwardHeld) -> tuple[Problem, ...]:
        """One achievement is not rewarded again (Luật 06/2022/QH15, Điều 5.2), wherever it was rewarded."""
        work = record_rows.one(self._office.db, OutstandingWork, row.work_id) if row.work_id else None
        if work is None or not work.rewarded or row.cancelled:
            return ()
        said = (
            f"“{work.name}” đã được khen thưởng: {work.rewarded}. "
            "Một thành tích không khen nhiều lần; chọn thành tích khác."
        )
        return (Problem("work_id", said, doubt=True),)

    # Changing.

    def save(self, row: AwardHeld, *, stand: bool = False) -> Done:
        """Write an award (id 0: a new one); raises Invalid. `Done.value` is its id."""
        row = self.settled(row)
        refuse(self.problems(row), stand=stand)
        verb = "Ghi" if row.id == 0 else "Sửa"
        with self._office.operation(f"{verb} {self._said(row)}") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def settled(self, row: AwardHeld) -> AwardHeld:
        """The row with tidy texts and the kind (title or form) its catalogue gives."""
        row = cleaned(row, lines=("reason", "note"))
        entry = _entry(row)
        return replace(row, kind=entry.kind) if entry else row

    def cancel(self, row: AwardHeld, by: str, on: date | None) -> Done:
        """Write the decision that cancels or withdraws it; the row stays and stops counting."""
        row = taken_back(row, by, on, lines=("reason", "note"))
        with self._office.operation(f"Hủy {self._said(row)}") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def remove(self, row: AwardHeld) -> Done:
        """Take out what was entered by mistake; an award taken back by a decision is cancelled instead."""
        with self._office.operation(f"Xóa {self._said(row)}") as op:
            achievement_rows.drop_with_evidence(self._office.db, row)
        return op.done

    def attach(self, row: AwardHeld, source: Path) -> Done:
        """Keep the scan of the decision, for every row it gave; raises FileTrouble when it cannot be."""
        rows = achievement_rows.with_scan(self._office.db, row, keep_scan(self._office.path, source))
        said = self._said(row) if len(rows) == 1 else f"quyết định {row.number}, {len(rows)} dòng"
        with self._office.operation(f"Gắn bản quét: {said}") as op:
            for one in rows:
                record_rows.save(self._office.db, one)
            op.value = row.id
        return op.done

    def scan(self, row: AwardHeld) -> Path | None:
        """The kept scan, or None; raises FileTrouble when it is missing or altered."""
        return find_scan(self._office.path, row.scan) if row.scan else None

    def _said(self, row: AwardHeld) -> str:
        holder = holder_of(row)
        return f"{self.name(row)} năm {row.year}: {Holders(self._office).name(holder, day_of(row))}"


def _entry(row: AwardHeld) -> CatalogueEntry | None:
    return entry_on(catalogue(), row.code, holder_of(row).subject, day_of(row))


def _unknown(row: AwardHeld) -> tuple[Problem, ...]:
    """A code its day does not know must be named as the decision words it."""
    if not row.code or row.name:
        return ()
    entry = _entry(row)
    if entry is None:
        said = f"Danh mục ngày {show_date(day_of(row))} không có «{row.code}». Ghi tên như trong quyết định."
        return (Problem("code", said),)
    if row.merit not in entry.merits:
        said = f"{entry.name} thường không trao theo loại hình này. Kiểm tra lại."
        return (Problem("merit", said, doubt=True),)
    return ()

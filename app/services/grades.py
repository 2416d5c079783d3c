"""The desk of quality grades by year and of the points followed within it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.award_facts import GRADE_WORDS
from app.domain.holder import HeldBy, Holder, holder_of
from app.domain.quality_grades import GradeFollowUp, QualityGrade, check_follow_up, check_grade
from app.errors import Problem
from app.services.holders import Holders
from app.services.record_writing import cleaned, refuse, taken_back
from app.storage import achievement_rows, record_rows
from app.storage.scans import find_scan, keep_scan

if TYPE_CHECKING:
    from app.services.office import Done, Office

_LINES = ("reason", "note")


class GradeDesk:
    """Each method that changes something is one operation. With `stand` a doubt is let stand."""

    def __init__(self, office: Office) -> None:
        self._office = office

    # Reading.

    def rows(self, holder: Holder) -> tuple[QualityGrade, ...]:
        """Grades of one person or collective by year, proposed and cancelled ones included."""
        return achievement_rows.of_holder(self._office.db, QualityGrade, holder)

    def of_year(self, year: int) -> tuple[QualityGrade, ...]:
        """The grades of a year, of everybody."""
        return record_rows.rows(self._office.db, QualityGrade, "year = ?", (year,))

    def everything(self) -> tuple[QualityGrade, ...]:
        """Every row of the book by year."""
        return record_rows.rows(self._office.db, QualityGrade)

    def follow_ups(self, holder: Holder) -> tuple[GradeFollowUp, ...]:
        """Months and quarters followed of one person or collective."""
        return achievement_rows.of_holder(self._office.db, GradeFollowUp, holder)

    def followed_in(self, year: int) -> tuple[GradeFollowUp, ...]:
        """Months and quarters followed in the year, of everybody."""
        where = "period BETWEEN ? AND ?"
        return record_rows.rows(self._office.db, GradeFollowUp, where, (f"{year}-", f"{year}-~"))

    def problems(self, row: QualityGrade) -> tuple[Problem, ...]:
        """What cannot stand and what is doubtful about a grade as written."""
        return check_grade(row, self.rows(holder_of(row)), self._office.now().date())

    # Changing.

    def save(self, row: QualityGrade, *, stand: bool = False) -> Done:
        """Write a grade (id 0: a new one); raises Invalid. `Done.value` is its id."""
        row = cleaned(row, lines=_LINES)
        refuse(self.problems(row), stand=stand)
        verb = "Ghi" if row.id == 0 else "Sửa"
        with self._office.operation(f"{verb} {self._said(row)}") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def cancel(self, row: QualityGrade, by: str, on: date | None) -> Done:
        """Write the decision that takes the grade back; another grade of the year may then be written."""
        row = taken_back(row, by, on, lines=_LINES)
        with self._office.operation(f"Hủy {self._said(row)}") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def remove(self, row: QualityGrade) -> Done:
        """Take out what was entered by mistake."""
        with self._office.operation(f"Xóa {self._said(row)}") as op:
            achievement_rows.drop_with_evidence(self._office.db, row)
        return op.done

    def attach(self, row: QualityGrade, source: Path) -> Done:
        """Keep the scan of the decision, for every row it gave; raises FileTrouble when it cannot be."""
        rows = achievement_rows.with_scan(self._office.db, row, keep_scan(self._office.path, source))
        said = self._said(row) if len(rows) == 1 else f"quyết định {row.number}, {len(rows)} dòng"
        with self._office.operation(f"Gắn bản quét: {said}") as op:
            for one in rows:
                record_rows.save(self._office.db, one)
            op.value = row.id
        return op.done

    def scan(self, row: QualityGrade) -> Path | None:
        """The kept scan, or None; raises FileTrouble when it is missing or altered."""
        return find_scan(self._office.path, row.scan) if row.scan else None

    def save_follow_up(self, row: GradeFollowUp) -> Done:
        """Write the points of a month or quarter (id 0: a new row); raises Invalid."""
        row = cleaned(row)
        refuse(check_follow_up(row, self.follow_ups(holder_of(row))))
        with self._office.operation(f"Ghi điểm theo dõi {row.period}: {self._name(row)}") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def remove_follow_up(self, row: GradeFollowUp) -> Done:
        """Take out a month or quarter entered by mistake."""
        with self._office.operation(f"Xóa điểm theo dõi {row.period}: {self._name(row)}") as op:
            record_rows.drop(self._office.db, row)
        return op.done

    def _said(self, row: QualityGrade) -> str:
        words = GRADE_WORDS.get(row.grade, row.grade)
        return f"xếp loại năm {row.year} ({words}): {self._name(row)}"

    def _name(self, row: HeldBy) -> str:
        return Holders(self._office).name(holder_of(row))

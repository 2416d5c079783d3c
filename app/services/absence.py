"""The desk of giấy nghỉ: papers that cover a person's days under a code, with their scans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.absence import AbsencePaper
from app.domain.office import check_period
from app.domain.staff_roll import meets
from app.domain.wording import clean
from app.errors import Invalid, Problem
from app.storage import record_rows
from app.storage.scans import find_scan, keep_scan

if TYPE_CHECKING:
    from app.services.office import Done, Office


class AbsenceDesk:
    """Papers by their days; each change is one operation."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def between(self, first: date, last: date, person_id: int = 0) -> tuple[AbsencePaper, ...]:
        """The papers that touch the span, by their first day."""
        where, values = ("person_id = ?", (person_id,)) if person_id else ("", ())
        found = record_rows.rows(self._office.db, AbsencePaper, where, values)
        return tuple(row for row in found if meets(row, first, last))

    def save(self, row: AbsencePaper) -> Done:
        """Write a paper (id 0: a new one); raises Invalid naming the fields. `Done.value` is its id."""
        texts = {key: clean(value) for key, value in vars(row).items() if type(value) is str}
        row = replace(row, **texts)  # type: ignore[arg-type]
        problems = list(check_period(row))
        if not row.person_id:
            problems.append(Problem("person_id", "Chưa chọn người. Chọn người nghỉ trong danh sách."))
        for field, words in (("valid_from", "Từ ngày"), ("valid_to", "Đến ngày")):
            if getattr(row, field) is None:
                problems.append(Problem(field, f"Chưa có {words.lower()}. Gõ ngày/tháng/năm."))
        if row.code and row.valid_from:
            code = self._office.attendance.symbols_on(row.valid_from).match(row.code)
            if code is None:
                said = f"“{row.code}” không phải ký hiệu chấm công. Để trống nếu giấy dùng cho mọi ký hiệu."
                problems.append(Problem("code", said))
            else:
                row = replace(row, code=code)
        if problems:
            raise Invalid(tuple(problems))
        verb = "Ghi" if row.id == 0 else "Sửa"
        name = self._office.staff.person(row.person_id).name
        with self._office.operation(f"{verb} giấy nghỉ của {name}") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def remove(self, row: AbsencePaper) -> Done:
        """Take a paper away; its scan stays beside the book, undo brings it back."""
        with self._office.operation("Xóa giấy nghỉ") as op:
            record_rows.drop(self._office.db, row)
        return op.done

    def attach(self, row: AbsencePaper, source: Path) -> Done:
        """Keep the scan of a paper; raises FileTrouble when it cannot be read or kept."""
        scan = keep_scan(self._office.path, source)
        with self._office.operation("Gắn bản quét giấy nghỉ") as op:
            op.value = record_rows.save(self._office.db, replace(row, scan=scan))
        return op.done

    def scan(self, row: AbsencePaper) -> Path | None:
        """The kept scan, or None; raises FileTrouble when it is missing or altered."""
        return find_scan(self._office.path, row.scan) if row.scan else None

"""The desk of Sổ văn bản đi: numbers of outgoing papers, proposed, checked and exported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.register import RegisterEntry, Series, doubts, next_number
from app.domain.wording import clean
from app.errors import Invalid, Problem
from app.storage import register_rows
from app.storage.scans import find_scan, keep_scan

if TYPE_CHECKING:
    from app.services.office import Done, Office


class RegisterDesk:
    """Outgoing papers by year and series."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def entries(self, year: int, series: Series | None = None) -> tuple[RegisterEntry, ...]:
        found = register_rows.entries(self._office.db, year)
        return tuple(e for e in found if series is None or e.series is series)

    def next_number(self, year: int, series: Series = Series.OFFICE) -> int:
        return next_number(self.entries(year), year, series)

    def problems(self, entry: RegisterEntry) -> tuple[str, ...]:
        """Doubts about the entry among the others of its year; they advise, they do not forbid."""
        return doubts(entry, self.entries(entry.year))

    def save(self, entry: RegisterEntry) -> Done:
        """Write an entry (id 0: a new one); raises Invalid naming the fields. `Done.value` is its id."""
        texts = {k: clean(v) for k, v in vars(entry).items() if type(v) is str}
        entry = replace(entry, **texts)  # type: ignore[arg-type]
        problems = []
        if entry.number < 1:
            problems.append(Problem("number", "Số chỉ gồm chữ số, từ 1 trở lên, ví dụ 05."))
        if not entry.kind:
            problems.append(Problem("kind", "Chưa có tên loại. Gõ tên loại, ví dụ Kế hoạch."))
        if not entry.summary:
            problems.append(Problem("summary", "Chưa có trích yếu. Gõ nội dung ngắn của văn bản."))
        if entry.copies is not None and entry.copies < 1:
            problems.append(Problem("copies", "Số lượng bản từ 1 trở lên, hoặc để trống."))
        if problems:
            raise Invalid(tuple(problems))
        verb = "Ghi" if entry.id == 0 else "Sửa"
        with self._office.operation(f"{verb} văn bản đi {entry.number_text}") as op:
            op.value = register_rows.save(self._office.db, entry)
        return op.done

    def remove(self, entry: RegisterEntry) -> Done:
        with self._office.operation(f"Xóa văn bản đi {entry.number_text}") as op:
            register_rows.drop(self._office.db, entry.id)
        return op.done

    def attach_scan(self, entry: RegisterEntry, source: Path) -> Done:
        """Keep the scan of the signed paper beside the database; raises FileTrouble when it cannot be."""
        name = keep_scan(self._office.path, source)
        with self._office.operation(f"Gắn bản quét cho {entry.number_text}") as op:
            register_rows.save(self._office.db, replace(entry, scan=name))
            op.value = name
        return op.done

    def scan(self, entry: RegisterEntry) -> Path | None:
        """The kept scan, or None; raises FileTrouble when it is missing or altered."""
        return find_scan(self._office.path, entry.scan) if entry.scan else None

    def file(self, entry: RegisterEntry) -> Path | None:
        """The file of the paper: the one named by hand, else the last export of its plan."""
        if entry.file:
            return Path(entry.file)
        exports = self._office.papers.exports(entry.plan_id) if entry.plan_id else ()
        return exports[0].path if exports else None

    def export(self, year: int, target: Path, series: Series = Series.OFFICE) -> Path:
        """Write the year's register as Excel in the ten columns of NĐ 30/2020/NĐ-CP, Phụ lục IV."""
        from app.documents.excel import write_excel
        from app.documents.layouts.register import register_sheet
        from app.domain.dates import PartialDate

        identity = self._office.settings.identity_on(PartialDate(year).latest())
        sheet = register_sheet(self.entries(year, series), year, series, identity)
        return write_excel(sheet, target)

"""Workbooks of attendance and conduct, made of the records as they are now."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.documents.model import Book, SheetPaper
from app.domain.conduct_points import NOT_LEGAL
from app.domain.dates import show_date
from app.domain.office import Unit
from app.errors import SayToUser

if TYPE_CHECKING:
    from app.services.conduct_lines import Only
    from app.services.office import Office


class AttendancePapers:
    """What leaves the program as Excel: the month for the accountant, conduct for the council."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def unit(self, words: str, day: date) -> Unit:
        """The unit with this abbreviation or name on the day; raises SayToUser naming the units there are."""
        units = self._office.staff.units(day)
        wanted = words.casefold()
        for unit in units:
            if wanted in {unit.abbreviation.casefold(), unit.name.casefold(), unit.short_name.casefold()}:
                return unit
        known = ", ".join(unit.abbreviation or unit.name for unit in units)
        raise SayToUser(f"Không có đơn vị “{words}”. Các đơn vị: {known}.")

    def timesheet(self, month: str, unit_id: int = 0, paper: SheetPaper = "A4") -> Book:
        """The month ("2023-05") of one unit or (0) of the whole office.

        Raises SayToUser when nobody belongs to it that month, NotInForce where a day has no working time.
        """
        from app.documents.layouts.timesheet import timesheet_book

        sheet = self._office.attendance.month(month, unit_id)
        if not sheet.lines:
            raise SayToUser(
                f"Tháng {sheet.first:%m/%Y} không có cán bộ nào để chấm công. "
                "Nhập cán bộ ở tab Cán bộ, hoặc chọn tháng khác."
            )
        identity = self._office.settings.identity_on(sheet.last)
        name = sheet.lines[0].unit.name if unit_id else ""
        return timesheet_book(sheet, identity, name, practice=self._office.practice, paper=paper)

    def timesheet_name(self, month: str, unit_id: int = 0) -> str:
        """`Bang-cham-cong-2023-05-VP.xlsx`."""
        unit = next((u for u in self._office.staff.units() if u.id == unit_id), None)
        tail = f"-{unit.abbreviation or unit.id}" if unit else ""
        return f"Bang-cham-cong-{month}{tail}.xlsx"

    def export_timesheet(self, month: str, target: Path, unit_id: int = 0, paper: SheetPaper = "A4") -> Path:
        """Write it; raises as `timesheet`, and FileTrouble leaving an older file as it was."""
        from app.documents.excel import write_excel

        return write_excel(self.timesheet(month, unit_id, paper), target)

    def conduct(self, first: date, last: date, only: Only | None = None) -> Book:
        """Notes, occasions and tallies of a period; days of work and points too where it is whole months.

        With `only` of a part of it, which every sheet says.

        Raises SayToUser when the last day lies before the first.
        """
        from app.documents.layouts.conduct_book import Period, conduct_book
        from app.services.conduct_lines import ConductLines

        if last < first:
            raise SayToUser(
                f"Ngày cuối {show_date(last)} trước ngày đầu {show_date(first)}. Đổi lại hai ngày rồi xuất."
            )
        lines = ConductLines(self._office, first, last, only)
        words = only.words if only is not None else ""
        period = Period(first, last, lines.people(), lines.units(), lines.rules(), words)
        return conduct_book(
            period,
            lines.notes(),
            lines.occasions(),
            lines.days(),
            self._office.settings.identity_on(last),
            practice=self._office.practice,
            points=lines.points(),
            not_legal=NOT_LEGAL,
        )

    def export_conduct(self, first: date, last: date, target: Path, only: Only | None = None) -> Path:
        """Write it; raises as `conduct`, and FileTrouble leaving an older file as it was."""
        from app.documents.excel import write_excel

        return write_excel(self.conduct(first, last, only), target)

    @staticmethod
    def conduct_name(first: date, last: date, only: Only | None = None) -> str:
        """`Theo-doi-chap-hanh-2023-01-01-2023-06-30.xlsx`, `…-loc.xlsx` of a part."""
        return f"Theo-doi-chap-hanh-{first}-{last}{'-loc' if only is not None else ''}.xlsx"

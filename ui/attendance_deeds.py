"""What the keys and buttons of the month grid do to the book: marks, fills, pastes, the workbook."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app import paths
from app.domain.attendance_symbols import PRESENT
from app.domain.grid_marks import Change
from app.domain.month_sheet import MonthSheet
from app.errors import SayToUser
from ui import ask_file
from ui.attendance_blocks import before_changes, block_changes, clear_changes, fill_changes
from ui.messages import Action

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.attendance_closing import ClosingDeeds
    from ui.month_grid import MonthGrid
    from ui.shell import Shell

_REFUSED = "attendance-refused"


class GridDeeds(QWidget):
    """The tab's deeds; the tab itself lays out and shows. `_expected`: whose lines a deed will change."""

    grid: MonthGrid
    closing: ClosingDeeds

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        self._expected: frozenset[int] = frozenset()

    @property
    def sheet(self) -> MonthSheet | None:
        """The sheet in the grid."""
        return self.grid.sheet

    def _mark(self, changes: list[Change], verb: str = "") -> None:
        self._do(
            lambda sheet: self._office.attendance.mark(sheet, changes, verb), {c.person_id for c in changes}
        )

    def _do(self, deed: Callable[[MonthSheet], Any], people: set[int]) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        self._expected = frozenset(people)
        try:
            done = deed(sheet)
        except SayToUser as trouble:
            self.grid.days.accepted = False
            self._shell.fail(trouble, cause=_REFUSED)
            return
        finally:
            self._expected = frozenset()
        self._shell.withdraw(_REFUSED)
        refused = getattr(done.value, "refused", ())
        words = f"{done.name}. {refused[0]}" if refused else ""
        self._shell.report(done, words)

    def _typed(self, block: list[list[str]] | None, verb: str = "") -> None:
        sheet = self.sheet
        if sheet is None:
            return
        if block is None or sheet.closed:
            self.grid.days.accepted = False
            self._shell.fail(self.closing.closed_words(), cause=_REFUSED)
            return
        try:
            changes = block_changes(sheet, self.grid.model, self.grid.days.block(), block)
        except SayToUser as trouble:
            self.grid.days.accepted = False
            self._shell.fail(trouble, cause=_REFUSED)
            return
        self._mark(changes, verb)

    def _pasted(self, block: list[list[str]]) -> None:
        self._typed(block, "Dán")

    def _cleared(self) -> None:
        if self.sheet is not None:
            self._mark(clear_changes(self.sheet, self.grid.model, self.grid.days.block()))

    def _filled(self, down: int, right: int) -> None:
        if self.sheet is not None:
            changes = fill_changes(self.sheet, self.grid.model, self.grid.days.block(), down, right)
            self._mark(changes, "Điền xuống" if down else "Điền sang phải")

    def _as_before(self) -> None:
        if self.sheet is not None:
            self._mark(before_changes(self.sheet, self.grid.model, self.grid.days.block()))

    def _fill_blank(self) -> None:
        sheet = self.sheet
        if sheet is not None:
            people = {line.person.id for line in sheet.lines if line.totals.missing}
            self._do(lambda now: self._office.attendance.fill(now, PRESENT), people)

    def _give_back(self) -> None:
        at, sheet = self.grid.cursor(), self.sheet
        if at is not None and sheet is not None:
            cell = (at[0], sheet.days[at[1]].day)
            self._do(lambda now: self._office.attendance.give_back(now, (cell,)), {at[0]})

    def _next_missing(self, by: int) -> None:
        if not self.grid.to_missing(by):
            self._shell.say("Không còn ô nào chưa chấm.")

    def _export(self) -> None:
        """The month as seen, of the unit chosen, as a workbook."""
        sheet = self.sheet
        if sheet is None:
            return
        papers = self._office.attendance_papers
        start = paths.papers_folder() / papers.timesheet_name(sheet.month, sheet.unit_id)
        target = ask_file.save_as(self, "Xuất bảng chấm công", start, ask_file.EXCEL)
        if target is None:
            return
        done = self._shell.attempt(lambda: papers.export_timesheet(sheet.month, target, sheet.unit_id))
        if done is not None:
            self._shell.say(f"Đã xuất {target.name}.", Action("Mở", lambda: ask_file.open_file(target)))

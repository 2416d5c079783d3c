"""What tab Thành tích shows: the list, the years of one holder, and what the panel says of the frame."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent

from app.domain.holder import Holder
from app.errors import SayToUser
from app.services.history import use_rule_or_none
from app.services.history_overview import mark_counts
from app.services.history_rules import bridges
from ui import history_cells as cells
from ui.achievement_detail import AchievementDetail
from ui.achievement_form import AchievementForm
from ui.achievement_rows import CANCELLABLE, REMOVABLE, AchievementRows
from ui.achievements_panes import AchievementsPanes
from ui.cancel_form import CancelForm
from ui.count_cards import Figure, figure_detail
from ui.detail_words import Detail
from ui.evidence_pane import Proved
from ui.history_cells import Place
from ui.history_figures import figures
from ui.history_words import year_cells
from ui.holder_list import holder_rows
from ui.holder_words import standing

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_OPENED = frozenset({"discipline", "conduct", "works"})  # kinds that have a page of their own


class AchievementsView(AchievementsPanes):
    """Reads and shows; the panel follows the frame of the grid. Nothing is written here."""

    def __init__(self, office: Office, shell: Shell) -> None:
        self._office = office
        self._shell = shell
        self._rows: AchievementRows | None = None
        self._marks: Mapping[Holder, int] = {}
        self._panel_off = False
        self._tally_stale = False
        super().__init__(
            shell.theme,
            AchievementDetail(office, shell),
            AchievementForm(office, shell),
            CancelForm(shell.theme, lambda: office.now().date()),
        )

    def reload(self) -> None:
        """Read the list and the page again."""
        staff = self._office.staff
        known = bool(staff.people())
        self.show_people(known)
        self.setFocusProxy(self.grid if known else self.first_staff)
        day = self._own_day()
        words, which = self.people.filter.words(), self.people.which.value()
        self.people.show_rows(holder_rows(self._office, day, which, words, self._marks))

    def holder(self) -> Holder | None:
        """Whose page is shown."""
        return self._rows.page.holder if self._rows is not None else None

    def year(self) -> int:
        """The year new rows go to: that of the frame, else the working year."""
        place = self.grid.place()
        return place.year if place is not None else self._shell.year()

    def _show_holder(self, holder: object) -> None:
        if not isinstance(holder, Holder):
            if self.people.table.current() is None:
                return
            return
        if self._rows is None or holder != self._rows.page.holder:
            self._give_up()
        self._rows = AchievementRows(
            self._office, self._office.achievements.history.page(holder, self._shell.year())
        )
        page, named = self._rows.page, self._rows.named
        today = self._office.now().date()
        self.name.setText(page.name)
        self.post.setText(standing(self._office, holder, self._own_day()))
        self.cards.show_figures(
            figures(page, named, today, bridges(today), use_rule_or_none(date(today.year, 12, 31)))
        )
        before = self.grid.place()
        heads = cells.HEADS if holder.person_id is not None else cells.COLLECTIVE_HEADS
        self.grid.show_lines(year_cells(page, named, today.year), heads)
        self.successions.setVisible(holder.person_id is None)
        self.links["initiatives"].setVisible(holder.person_id is not None)
        if self.grid.place() is None and page.lines:
            wanted = before.year if before is not None else self._shell.year()
            if not self.grid.choose(wanted, cells.TITLE):
                self.grid.choose(page.lines[0].year, cells.TITLE)

    def _show_holder_again(self, holder: Holder) -> None:
        self._show_holder(holder)
        if self.form.record is None and not self.cancelling.isVisible():
            self._show_place(self.grid.place())

    def _show_place(self, place: Place | None) -> None:
        if place is None or self._rows is None:
            return
        self.add.set_words(f"Thêm vào năm {place.year}")
        if self.form.record is not None or self.cancelling.isVisible():
            if not self.form.keep():
                return
            self._give_up()
        try:
            detail, proved = self._rows.detail(place)
        except SayToUser as trouble:
            self._shell.fail(trouble, cause="achievement-row")
            return
        entry = place.entry
        kind = entry.kind if entry is not None else ""
        row = bool(entry is not None and entry.id)
        self._say(detail, proved, place)
        self.edit.set_words("Mở" if kind in _OPENED else "Sửa" if row else "Thêm", "F2")
        self.edit.set_icon_name("open" if kind in _OPENED else "edit" if row else "add")
        self.edit.setVisible(place.column != cells.YEAR)
        self.panel.show_buttons(place.column != cells.YEAR)
        self.cancel.setVisible(row and kind in CANCELLABLE and not (entry is not None and entry.struck))
        self.remove.setVisible(row and kind in REMOVABLE)
        self.panel.setVisible(not self._panel_off)

    def _show_figure(self, figure: Figure) -> None:
        self._give_up()
        self._say(figure_detail(figure))
        self.panel.show_buttons(False)
        self.panel.show()

    def _say(self, detail: Detail, proved: Proved | None = None, place: Place | None = None) -> None:
        self.panel.heading.setText(detail.heading)
        at, of = (place.at, len(place.entries)) if place is not None else (0, 1)
        self.detail.show_detail(detail, proved, at, max(1, of))

    def _own_day(self) -> date:
        """Today in the running year, else the last day of the working year."""
        today, year = self._office.now().date(), self._shell.year()
        return today if today.year == year else date(year, 12, 31)

    def _count_marks(self) -> None:
        self._marks = mark_counts(self._office)
        self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """The tally of II.6 as it is now."""
        super().showEvent(event)
        if self._tally_stale:
            self._show_tally()

    def _show_tally(self) -> None:
        self._tally_stale = False
        holder = self.holder()
        if holder is not None and self.form.record is None and not self.cancelling.isVisible():
            self._show_holder_again(holder)

    def toggle_panel(self) -> None:
        """F4: the panel off, so that the years have all the room, and on again."""
        self._panel_off = not self._panel_off
        self.panel.setVisible(not self._panel_off)

    def next_missing(self, by: int) -> None:
        """F8: the next marked cell."""
        if not self.grid.next_missing(by):
            self._shell.say("Trang này không có chỗ nào còn thiếu.")

    def _give_up(self) -> None:
        self.form.clear()
        self.show_mode("detail")
        self.panel.heading.setText("")
        self.panel.setVisible(not self._panel_off)

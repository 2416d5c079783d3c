"""What all steps of a round share: which round is open, its reading, and the counts that live in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.round_counting import Account, Sheet
from app.domain.rounds import Round
from app.services.round_view import RoundView

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

# Records whose change makes the reading stale.
SHOWN = frozenset(
    {
        "award_round",
        "round_title",
        "council_member",
        "nominee",
        "again_vote",
        "paper_account",
        "round_count",
        "round_closing",
        "round_correction",
    }
)
Ballot = tuple[int, int, int | None]  # round, number of the ballot, title (None: one paper for all)


class RoundHub(QObject):
    """`changed` comes when another round is open or the open one was read anew."""

    changed = Signal()
    step_asked = Signal(int)
    paper_asked = Signal(str)

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self.office = office
        self.shell = shell
        self.view: RoundView | None = None
        self._sheets: dict[Ballot, list[Sheet]] = {}
        self._typed: set[Ballot] = set()
        shell.ask_before_leaving(self._lost)

    @property
    def round(self) -> Round | None:
        """The open round, or None."""
        return self.view.round if self.view is not None else None

    def open(self, round_id: int | None) -> None:
        """Open another round; None: nothing is open."""
        self.view = None if round_id is None else self.office.rounds.view(round_id)
        self.changed.emit()

    def reload(self) -> None:
        """Read the open round anew; a round that is gone is closed."""
        if self.view is None:
            return
        number = self.view.round.id
        known = {row.id for row in self.office.rounds.of_year(self.view.round.year)}
        self.open(number if number in known else None)

    # Counts: in memory alone, lost when the program stops.

    def sheets(self, turn: int, title_id: int | None) -> tuple[Sheet, Sheet]:
        """What both tellers have of one ballot so far; the printed figures are taken from step 4."""
        assert self.view is not None
        key = (self.view.round.id, turn, title_id)
        if key not in self._typed:  # step 4 may say more by now
            known = self.office.rounds.counts.papers(self.view.round.id, turn, title_id)
            begun = Sheet(Account(printed=known.printed, issued=known.issued or None)) if known else Sheet()
            self._sheets[key] = [begun, begun]
        one, two = self._sheets[key]
        return one, two

    def keep_sheet(self, turn: int, title_id: int | None, teller: int, sheet: Sheet) -> None:
        """Put back what teller 1 or 2 has so far."""
        assert self.view is not None
        self.sheets(turn, title_id)
        key = (self.view.round.id, turn, title_id)
        self._sheets[key][teller - 1] = sheet
        self._typed.add(key)

    def forget(self, turn: int, title_id: int | None) -> None:
        """The count was accepted or given up: nothing of it stays in memory."""
        assert self.view is not None
        key = (self.view.round.id, turn, title_id)
        self._sheets.pop(key, None)
        self._typed.discard(key)

    def _lost(self) -> str:
        names = sum(len(sheet.sums) for pair in self._sheets.values() for sheet in pair)
        if not names:
            return ""
        return f"Số kiểm phiếu chưa chốt ({names} dòng của hai người kiểm) sẽ mất khi đóng chương trình."

    @property
    def counting(self) -> bool:
        """Whether anything typed is still in memory alone."""
        return any(sheet.sums for pair in self._sheets.values() for sheet in pair)

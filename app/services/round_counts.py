"""Papers and counts of a round: what was printed, and the sums both tellers agree on, written once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.round_counting import Pending, Room, Sheet, pending
from app.domain.rounds import PaperAccount
from app.domain.wording import clean
from app.errors import Invalid, Problem, SayToUser
from app.services.round_view import RoundView
from app.storage import record_rows, round_rows
from app.storage.schema_rounds import COUNT_KEPT

if TYPE_CHECKING:
    from app.services.office import Done, Office


class CountDesk:
    """Nothing of a count passes through here before both tellers agree, and then only sums."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def papers(self, round_id: int, turn: int, title_id: int | None) -> PaperAccount | None:
        """What is known of the printed papers of one ballot, or None."""
        rows = self._office.rounds.view(round_id).papers
        return next((r for r in rows if (r.turn, r.title_id) == (turn, title_id)), None)

    def save_papers(self, row: PaperAccount) -> Done:
        """Write how many papers were printed, handed out, left over and destroyed; raises Invalid."""
        problems = [
            Problem(name, "Số phiếu không âm. Ghi 0 nếu không có.")
            for name in ("printed", "issued", "unused", "destroyed")
            if getattr(row, name) < 0
        ]
        if not problems and row.issued + row.unused > row.printed:
            said = f"Phát {row.issued} + còn lại {row.unused} nhiều hơn số đã in {row.printed}. Đếm lại."
            problems.append(Problem("issued", said))
        if not problems and row.destroyed > row.unused:
            said = f"Hủy {row.destroyed} nhiều hơn số còn lại {row.unused}. Đếm lại."
            problems.append(Problem("destroyed", said))
        if problems:
            raise Invalid(tuple(problems))
        old = self.papers(row.round_id, row.turn, row.title_id)
        with self._office.operation("Ghi số phiếu in") as op:
            op.value = record_rows.save(self._office.db, replace(row, id=old.id if old else 0))
        return op.done

    def pending(
        self, view: RoundView, turn: int, title_id: int | None, one: Sheet, two: Sheet, room: Room
    ) -> Pending:
        """What stands between this count and its acceptance."""
        return pending((n.id for n in view.names_on(turn, title_id)), one, two, room)

    def accept(
        self, round_id: int, turn: int, title_id: int | None, one: Sheet, two: Sheet, note: str = ""
    ) -> Done:
        """Write the sums of both tellers, once; raises SayToUser until they agree and hold together.

        An identity that does not hold is let stand with a `note`; figures that are missing, negative or
        different are not.
        """
        view = self._office.rounds.view(round_id)
        names = tuple(n.id for n in view.names_on(turn, title_id))
        if not names:
            raise SayToUser("Lần bỏ phiếu này chưa có tên nào. Lập danh sách bầu ở bước Đề cử.")
        if (turn, title_id) in view.counted_papers:
            raise SayToUser(COUNT_KEPT)
        note = clean(note)
        room = view.room
        blocked = pending(names, one, two, room).blocked(note)
        if blocked:
            raise SayToUser(f"Chưa chốt được kiểm phiếu. {blocked}")
        with self._office.operation(f"Chốt kiểm phiếu đợt {view.round.name}", barrier=COUNT_KEPT) as op:
            round_rows.keep_count(self._office.db, round_id, turn, title_id, names, (one, two), room, note)
        return op.done

"""The desk of Nhật ký: every operation with what it changed, undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import SayToUser
from app.services.office import Done
from app.storage import journal
from app.storage.journal import OperationLine
from app.storage.schema import KIND_NAMES

if TYPE_CHECKING:
    from app.services.diary_words import ChangeLine
    from app.services.office import Office

__all__ = ["DiaryDesk", "OperationLine"]


class DiaryDesk:
    """Operations from the newest back, their changes, and the way back and forth."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def operations(
        self,
        *,
        text: str = "",
        kind: str = "",
        since: str = "",
        until: str = "",
        limit: int = 200,
        offset: int = 0,
    ) -> list[OperationLine]:
        """Newest first. `kind` is a table name of `kinds()`; `since`, `until` are ISO days, both included."""
        return journal.operations(
            self._office.db, text=text, kind=kind, since=since, until=until, limit=limit, offset=offset
        )

    def kinds(self) -> dict[str, str]:
        """Kinds of record to filter by: name in code → name on the screen."""
        return dict(KIND_NAMES)

    def changes(self, operation: int) -> tuple[ChangeLine, ...]:
        """Every field the operation changed, in words."""
        # Only now: words of every kind of record are nothing the start of the program waits for.
        from app.services.diary_words import changes_in_words

        return changes_in_words(self._office.db, operation)

    def undo_line(self) -> OperationLine | None:
        """What Ctrl+Z would take back."""
        return journal.undoable(self._office.db)

    def redo_line(self) -> OperationLine | None:
        """What Ctrl+Y would do again."""
        return journal.redoable(self._office.db)

    def undo(self, operation: int | None = None) -> Done:
        """Take back one operation (the last by default) as a new one; raises SayToUser when it cannot."""
        if operation is None:
            line = self.undo_line()
            if line is None:
                raise SayToUser("Không còn việc nào để hoàn tác.")
            operation = line.id
        return self._undone(operation)

    def redo(self) -> Done:
        line = self.redo_line()
        if line is None:
            raise SayToUser("Không còn việc nào để làm lại.")
        return self._undone(line.id)

    def _undone(self, operation: int) -> Done:
        db = self._office.db
        number = journal.undo(db, operation, self._office.now())
        line = journal.line(db, number)
        done = Done(number, line.name if line else "", journal.touched(db, number))
        self._office.tell(done)
        return done

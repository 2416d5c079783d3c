"""From the plan to a Word file: which name, written beside the window's work, opened when asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app import paths
from app.errors import SayToUser, TargetOpen
from ui.messages import Action

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

WORD = "Văn bản Word (*.docx)"
_CAUSE = "plan-export"


class PlanExport(QObject):
    """Writes frozen values in another thread; `ask_target` and `open_file` may be replaced."""

    def __init__(self, office: Office, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._office = office
        self._shell = shell
        self._window = window
        self.ask_target: Callable[[Path], Path | None] = self._ask
        self.open_file: Callable[[Path], bool] = _open_with_its_program

    def export(self, plan_id: int) -> None:
        """Ask for a name and write the plan."""
        target = self.ask_target(self.proposed(plan_id))
        if target is not None:
            self._write(plan_id, target, open_it=False)

    def open_in_word(self, plan_id: int) -> None:
        """Open the file written last if it still says what the plan says, else write it first."""
        written = self._written(plan_id)
        if written is not None:
            self._open(written)
            return
        target = self.ask_target(self.proposed(plan_id))
        if target is not None:
            self._write(plan_id, target, open_it=True)

    def _written(self, plan_id: int) -> Path | None:
        """The newest file of the plan, when nothing has changed since it was written."""
        exports = self._office.papers.exports(plan_id)
        if not exports:
            return None
        path = Path(exports[0].path)
        newest = self._office.diary.operations(limit=1)
        fresh = not newest or newest[0].id == exports[0].operation
        return path if fresh and path.is_file() else None

    def proposed(self, plan_id: int) -> Path:
        """Where the last one was written, else the user's documents."""
        name = self._office.papers.suggested_name(plan_id)
        exports = self._office.papers.exports(plan_id)
        folder = Path(exports[0].path).parent if exports else paths.papers_folder()
        return (folder if folder.is_dir() else paths.papers_folder()) / name

    def _ask(self, proposed: Path) -> Path | None:
        from ui.ask_file import save_as

        return save_as(self._window, "Xuất kế hoạch sang Word", proposed, WORD)

    def _write(self, plan_id: int, target: Path, open_it: bool) -> None:
        from app.services.papers import write_paper

        document = self._office.papers.plan_paper(plan_id)

        def written(path: Path) -> None:
            self._office.papers.remember_plan(plan_id, path)
            self._shell.withdraw(_CAUSE)
            self._shell.say(f"Đã ghi {path.name}.", Action("Mở", lambda: self._open(path)))
            if open_it:
                self._open(path)

        def failed(trouble: SayToUser) -> None:
            other = Action("Lưu tên khác…", lambda: self._elsewhere(plan_id, target, open_it))
            self._shell.fail(trouble, other if isinstance(trouble, TargetOpen) else None, cause=_CAUSE)

        self._shell.run_job(
            f"Ghi {target.name}", lambda progress: write_paper(document, target), written, failed
        )

    def _elsewhere(self, plan_id: int, refused: Path, open_it: bool) -> None:
        target = self.ask_target(another_name(refused))
        if target is not None:
            self._write(plan_id, target, open_it)

    def _open(self, path: Path) -> None:
        if not path.is_file():
            self._shell.fail(f"Chưa mở được {path.name}: tệp không còn ở {path.parent}. Xuất lại kế hoạch.")
        elif not self.open_file(path):
            self._shell.fail(
                f"Chưa mở được {path.name}: máy chưa có chương trình mở tệp Word. Tệp nằm ở {path.parent}."
            )


def another_name(path: Path) -> Path:
    """`KH-2023 (2).docx`, the first number that is free."""
    number = 2
    while (other := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists():
        number += 1
    return other


def _open_with_its_program(path: Path) -> bool:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

"""What leaves tab Thành tích: the workbook of a year, and the papers of a person or collective."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app import paths
from app.domain.holder import Holder
from ui import ask_file
from ui.holder_words import target_of
from ui.messages import Action

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_CAUSE = "achievements-export"


def export_year(parent: QWidget, office: Office, shell: Shell) -> None:
    """Ctrl+E: the workbook of the working year, every sum over listed rows."""
    year = shell.year()
    start = paths.papers_folder() / f"Thanh-tich-{year}.xlsx"
    target = ask_file.save_as(parent, f"Xuất thành tích năm {year}", start, ask_file.EXCEL)
    if target is None:
        return
    written: Path | None = shell.attempt(
        lambda: office.achievement_papers.export_book(year, target), cause=_CAUSE
    )
    if written is not None:
        shell.withdraw(_CAUSE)
        shell.say(f"Đã xuất {written.name}.", Action("Mở", lambda: ask_file.open_file(written)))


def open_papers(shell: Shell, holder: Holder | None) -> None:
    """Ctrl+P: the papers of whoever is shown."""
    if holder is not None:
        shell.open_page(
            "achievement_paper", target_of(holder).replace("achievements", "achievement_paper", 1)
        )

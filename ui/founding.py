"""Making a new office's file from what the assistant asked: whole, or nothing left behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.office import Identity, Signatory
from app.errors import FileTrouble
from app.services.office import Office

HELD_BY = "cửa sổ"


@dataclass(frozen=True)
class Founding:
    """What a new office begins with. `signatory` None when no name was given."""

    path: Path
    identity: Identity
    signatory: Signatory | None = None
    second_place: Path | None = None


def found(founding: Founding, now: Callable[[], datetime]) -> Office:
    """Make the file with its first rows, held by the window.

    Raises FileTrouble, Invalid; then nothing is left behind, and a program killed on the way leaves no
    half office.
    """
    if founding.path.exists():
        raise FileTrouble(
            f"Đã có tệp {founding.path.name} ở nơi này. Chọn tên khác, hoặc quay lại chọn “Mở sổ đã có”.",
            founding.path,
        )

    def fill(office: Office) -> None:
        office.settings.begin(founding.identity, founding.signatory)
        if founding.second_place is not None:
            office.safety.set_second_place(founding.second_place)

    return Office.create(founding.path, now=now, held_by=HELD_BY, fill=fill)


def practice(path: Path, now: Callable[[], datetime]) -> Office:
    """The practice office, made if it is not there yet."""
    if path.exists():
        return Office.open(path, now, held_by=HELD_BY)
    from app.services.practice_year import fill_practice_year

    return Office.create(path, practice=True, now=now, held_by=HELD_BY, fill=fill_practice_year)

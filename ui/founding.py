"""Making a new office's file from what the assistant asked: whole, or nothing left behind."""

from __future__ import annotations

import shutil
import tempfile
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
    """Make the file with its first rows, then open it held by the window.

    The rows are written to a file in a folder of its own beside the target, which is then renamed: a
    program killed in between leaves no half office. Raises FileTrouble.
    """
    path = founding.path
    if path.exists():
        raise FileTrouble(
            f"Đã có tệp {path.name} ở nơi này. Chọn tên khác, hoặc quay lại chọn “Mở sổ đã có”.", path
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=".lap-so-", dir=path.parent))
    except OSError as error:
        raise FileTrouble(
            f"Chưa ghi được vào thư mục {path.parent}: máy không cho ghi ở đó. Chọn thư mục khác.", path
        ) from error
    try:
        draft = beside / path.name
        office = Office.create(draft, now=now)
        try:
            office.settings.save(founding.identity)
            if founding.signatory is not None:
                office.settings.save(founding.signatory)
            if founding.second_place is not None:
                office.safety.set_second_place(founding.second_place)
        finally:
            office.close()
        try:
            draft.rename(path)
        except OSError as error:
            raise FileTrouble(f"Chưa đặt được tệp {path.name}. Chọn thư mục khác.", path) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return Office.open(path, now, held_by=HELD_BY)


def practice(path: Path, now: Callable[[], datetime]) -> Office:
    """The practice office, made if it is not there yet."""
    if path.exists():
        return Office.open(path, now, held_by=HELD_BY)
    return Office.create(path, practice=True, now=now, held_by=HELD_BY)

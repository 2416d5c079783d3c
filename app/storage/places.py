"""Warn where the office's file lies badly: in a folder that is synced, or on another machine."""

from __future__ import annotations

import os
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath, PureWindowsPath

from app import paths

SYNCED = (
    "Tệp nằm trong thư mục do {name} đồng bộ: {name} có thể chép tệp đúng lúc đang ghi dở, "
    "hoặc đè bản của máy khác lên. Chuyển tệp sang thư mục của riêng máy này, và sao lưu sang USB."
)
NETWORK = (
    "Tệp nằm trên ổ mạng: hai máy có thể cùng ghi, và mất mạng giữa chừng làm hỏng tệp. "
    "Chuyển tệp sang ổ đĩa của máy này, và sao lưu sang ổ mạng."
)
_DRIVE_REMOTE = 4  # GetDriveTypeW


@dataclass(frozen=True)
class Marks:
    """`synced` maps a folder's name in small letters to the program; `mounts` are file-system types."""

    synced: dict[str, str]
    mounts: frozenset[str]


@cache
def load_marks() -> Marks:
    """The shipped names."""
    raw = tomllib.loads(paths.data("places.toml").read_text(encoding="utf-8"))
    synced = {folder.casefold(): row["name"] for row in raw["synced"] for folder in row["folders"]}
    return Marks(synced, frozenset(raw["network"]["mounts"]))


def where_it_lies(path: Path) -> str:
    """A warning about the folder of `path`, or "" when it lies on a drive of this machine."""
    marks = load_marks()
    real = path.resolve()
    for candidate in (path.absolute(), real):
        if program := synced_by(candidate, marks):
            return SYNCED.format(name=program)
    return NETWORK if _on_network(real, marks) else ""


def synced_by(path: PurePath, marks: Marks) -> str:
    """The program that syncs a folder of this name, or ""."""
    for part in path.parent.parts:
        folded = part.casefold()
        for folder, program in marks.synced.items():
            if folded == folder or folded.startswith((f"{folder} ", f"{folder}-")):
                return program
    return ""


def is_share(path: PurePath) -> bool:
    r"""Whether the path begins with a machine's name, as \\server\share does on Windows."""
    return PureWindowsPath(path).drive.startswith("\\\\") and not str(path).startswith("\\\\?\\")


def mount_type(path: Path, table: str) -> str:
    """The file-system type of the mount that holds `path`, from the text of /proc/mounts."""
    found, length = "", -1
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        # Blanks in names are written as octal numbers.
        point = fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        if len(point) >= length and Path(path).is_relative_to(point):
            found, length = fields[2], len(point)
    return found


def _on_network(path: Path, marks: Marks) -> bool:
    if sys.platform == "win32":
        import ctypes

        drive = os.path.splitdrive(path)[0]
        return is_share(path) or ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _DRIVE_REMOTE
    try:
        table = Path("/proc/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return mount_type(path, table) in marks.mounts

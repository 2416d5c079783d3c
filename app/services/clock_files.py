"""A clock's file as punches: its own text at once, anything else as a table whose columns must be told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from app.domain.clock_lines import ClockFile, is_clock_text, read_clock_text
from app.domain.clock_resets import Reset, find_resets
from app.domain.clock_rules import ClockRules
from app.errors import FileTrouble

_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class ClockReading:
    """A file read without any look into the book, and the runs of days that are not believed."""

    file: ClockFile
    resets: tuple[Reset, ...]


def read_clock_file(path: Path, today: date, rules: ClockRules) -> ClockReading:
    """Read a file; any thread may ask.

    Raises FileTrouble for one that is missing, too large, empty, or holds no punches.
    """
    raw = _bytes_of(path, rules)
    text = None if raw.startswith((_ZIP, _OLD)) else _text(raw)
    if text is None or not is_clock_text(text):
        raise FileTrouble(
            f"{path.name} không phải tệp của máy chấm công: không có dòng nào gồm số máy và giờ. Chọn tệp "
            "attlog.dat lấy từ máy bằng USB.",
            path,
        )
    file = replace(read_clock_text(path.name, text), size=len(raw), sha256=sha256(raw).hexdigest())
    return ClockReading(file, find_resets(file.lines, today, rules))


def _bytes_of(path: Path, rules: ClockRules) -> bytes:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise FileTrouble(f"{path.name} là thư mục. Chọn một tệp trong đó.", path)
        if size > rules.largest:
            raise FileTrouble(
                f"{path.name} nặng {size // _MEGABYTE} MB, quá {rules.largest // _MEGABYTE} MB của một tệp "
                "chấm công. Lấy lại từ máy với ít tháng hơn, hoặc chọn đúng tệp attlog.",
                path,
            )
        raw = path.read_bytes()
    except FileNotFoundError:
        raise FileTrouble(f"Không thấy tệp {path}. Kiểm tra lại tên và thư mục.", path) from None
    except OSError as error:
        raise FileTrouble(
            f"Không đọc được {path}: {error.strerror}. Kiểm tra quyền đọc tệp, hoặc đóng chương trình đang "
            "mở tệp.",
            path,
        ) from None
    if not raw.strip(b"\0 \t\r\n"):
        raise FileTrouble(f"{path.name} là tệp rỗng. Chép lại từ máy chấm công rồi nhập.", path)
    return raw


def _text(raw: bytes) -> str | None:
    """The letters of a text file; what is not Unicode byte by byte, for numbers and times are ASCII."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace").removeprefix("\ufeff")
    if raw[1:40:2].count(0) > 10:
        return raw.decode("utf-16-le", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("latin-1")

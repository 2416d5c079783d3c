"""Files that appear whole or not at all: written beside the target, then put in its place."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from app.errors import FileTrouble, TargetOpen

_ILLEGAL = '<>:"/\\|?*'
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}
_PROGRAMS = {".docx": "Word", ".doc": "Word", ".xlsx": "Excel", ".xls": "Excel"}
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_GONE = {errno.ENOENT, errno.ENOTDIR}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}
_SHARING_VIOLATIONS = {32, 33}  # Windows: another program holds the file


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """A file to write into; on leaving without an error it replaces `target` in one step.

    Raises FileTrouble with its own sentence for a bad name, a missing or read-only folder, a full disk, and
    TargetOpen when another program holds the target. Whatever fails, `target` stays as it was and nothing is
    left beside it.
    """
    target = Path(target)
    _refuse_name(target)
    beside = target.parent / f"~{secrets.token_hex(6)}.tmp"
    try:
        try:
            file = beside.open("xb")
        except OSError as error:
            raise say(error, target, replacing=False) from error
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        try:
            beside.replace(target)
        except OSError as error:
            raise say(error, target, replacing=True) from error
    except OSError as error:
        raise say(error, target, replacing=False) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def say(error: OSError, target: Path, *, replacing: bool) -> FileTrouble:
    """The sentence for a failed write, by the number of the error and by the step that failed."""
    start, folder = f"Chưa ghi được {target.name}", target.parent
    held = getattr(error, "winerror", None) in _SHARING_VIOLATIONS
    if held or (replacing and error.errno in _REFUSED and target.exists()):
        if not held and _is_read_only(target):
            return FileTrouble(
                f"{start}: tệp cũ đặt chế độ chỉ đọc. Bỏ chế độ đó hoặc xuất với tên khác.", target
            )
        program = _PROGRAMS.get(target.suffix.lower(), "chương trình khác")
        return TargetOpen(f"{start}: tệp đang mở trong {program}. Đóng tệp rồi xuất lại.", target)
    if error.errno in _NO_ROOM:
        return FileTrouble(f"{start}: ổ đĩa đã đầy. Xóa bớt tệp hoặc chọn ổ đĩa khác rồi xuất lại.", target)
    if error.errno in _GONE and folder.is_dir():
        # Windows takes a path of more than some 260 letters for a missing one.
        return _too_long(target)
    if error.errno in _GONE:
        return FileTrouble(f"{start}: không có thư mục “{folder}”. Chọn thư mục khác rồi xuất lại.", target)
    if error.errno == errno.ENAMETOOLONG:
        return _too_long(target)
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return FileTrouble(
            f"{start}: không được ghi vào thư mục “{folder}”. Chọn thư mục khác rồi xuất lại.", target
        )
    return FileTrouble(f"{start}: ổ đĩa báo lỗi (mã {error.errno}). Thử lại hoặc chọn nơi khác.", target)


def _refuse_name(target: Path) -> None:
    name = target.name
    bad = "".join(dict.fromkeys(letter for letter in name if letter in _ILLEGAL or ord(letter) < ord(" ")))
    if bad:
        shown = " ".join(letter if letter.isprintable() else "␤" for letter in bad)
        raise FileTrouble(
            f"Chưa ghi được: tên tệp “{name}” có ký tự không dùng được ({shown}). Đổi tên rồi xuất lại.",
            target,
        )
    if not name or name.endswith((" ", ".")) or target.stem.split(".")[0].strip().upper() in _RESERVED:
        raise FileTrouble(
            f"Chưa ghi được: “{name}” không đặt được làm tên tệp. Đổi tên rồi xuất lại.", target
        )
    try:
        is_folder = target.is_dir()
    except OSError as error:
        raise say(error, target, replacing=False) from error
    if is_folder:
        raise FileTrouble(f"Chưa ghi được: “{target}” là thư mục. Gõ thêm tên tệp rồi xuất lại.", target)


def _is_read_only(target: Path) -> bool:
    return os.name == "nt" and target.exists() and not os.access(target, os.W_OK)


def _too_long(target: Path) -> FileTrouble:
    return FileTrouble(
        f"Chưa ghi được: tên tệp dài {len(target.name)} ký tự, cả đường dẫn {len(str(target))}: quá dài. "
        "Đặt tên ngắn hơn hoặc chọn thư mục có đường dẫn ngắn hơn rồi xuất lại.",
        target,
    )

"""What SQLite and the disk refuse, sorted by error code into sentences a person can act on."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from app.errors import FileTrouble, Frozen, SayToUser

FULL = "Ổ đĩa chứa {name} đã đầy, nên thay đổi vừa rồi không được ghi. Dọn bớt chỗ trên ổ đĩa rồi làm lại."
LOST = (
    "Mất liên lạc với ổ đĩa khi đang đọc hoặc ghi {name}: USB bị rút hoặc ổ đĩa lỗi. "
    "Việc đang làm dở đã bỏ; cắm lại ổ đĩa rồi mở lại tệp."
)
MOVED = (
    "Tệp {name} đã bị dời, đổi tên hoặc xóa trong lúc đang mở, nên thay đổi vừa rồi không được ghi. "
    "Đưa tệp về chỗ cũ rồi mở lại."
)
BUSY = (
    "Một chương trình khác đang giữ tệp {name}, nên lúc này không đọc hay ghi được. "
    "Đóng chương trình ấy rồi làm lại."
)
READ_ONLY = (
    "Tệp {name} chỉ cho đọc, nên không ghi được. "
    "Bỏ dấu «Chỉ đọc» trong thuộc tính của tệp, hoặc chép tệp sang thư mục của mình rồi mở bản ấy."
)
READ_ONLY_FOLDER = (
    "Thư mục chứa {name} không cho ghi, mà chương trình phải ghi tệp nháp bên cạnh. "
    "Xin quyền ghi vào thư mục, hoặc chép tệp sang thư mục của mình rồi mở bản ấy."
)
DAMAGED = (
    "Tệp {name} bị hỏng, một phần không đọc được. Tệp được giữ nguyên; "
    "khôi phục từ bản sao trong thư mục «Sao lưu» bên cạnh tệp."
)
NOT_OURS = (
    "{name} không phải tệp dữ liệu của Sổ Thi Đua, hoặc đã hỏng ngay từ đầu tệp. "
    "Chọn tệp khác, hoặc khôi phục từ bản sao lưu."
)
UNREACHABLE = (
    "Không mở được {name}: tệp hoặc thư mục chứa tệp không còn ở đó, hoặc không có quyền vào. "
    "Kiểm tra đường dẫn, cắm lại USB nếu tệp nằm trên USB, rồi mở lại."
)
MISSING = (
    "Không thấy tệp {name} ở chỗ đã chỉ. Kiểm tra đường dẫn, cắm lại USB nếu tệp nằm trên USB, rồi mở lại."
)
FOLDER = "{name} là thư mục, không phải tệp dữ liệu. Chọn tệp nằm bên trong."
EMPTY = (
    "Tệp {name} trống không (0 byte), thường do lần chép bị ngắt. Tệp được giữ nguyên; "
    "khôi phục từ bản sao trong thư mục «Sao lưu» bên cạnh tệp."
)
NEWER = (
    "Tệp {name} do phiên bản Sổ Thi Đua mới hơn ghi, phiên bản đang chạy chưa đọc được. "
    "Cài phiên bản mới nhất rồi mở lại; tệp được giữ nguyên."
)
OLDER = (
    "Tệp {name} do phiên bản Sổ Thi Đua cũ ghi và phải nâng cấp trước khi đọc. "
    "Mở tệp một lần bằng cửa sổ Sổ Thi Đua rồi làm lại."
)
EXISTS = "Đã có tệp {name} ở đó, và tệp ấy được giữ nguyên. Chọn tên khác."

# The extended code is looked up first, then its low byte.
_BY_SQLITE_CODE: dict[int, str] = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: LOST,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_PROTOCOL: BUSY,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_READONLY_DIRECTORY: READ_ONLY_FOLDER,
    sqlite3.SQLITE_READONLY_DBMOVED: MOVED,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: NOT_OURS,
    sqlite3.SQLITE_CANTOPEN: UNREACHABLE,
    sqlite3.SQLITE_CANTOPEN_ISDIR: FOLDER,
    sqlite3.SQLITE_PERM: READ_ONLY,
}

_BY_ERRNO: dict[int, str] = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EROFS: READ_ONLY,
    errno.ENOENT: UNREACHABLE,
    errno.ENOTDIR: UNREACHABLE,
    errno.EISDIR: FOLDER,
    errno.EEXIST: EXISTS,
    errno.EBUSY: BUSY,
    errno.EIO: LOST,
    errno.ENXIO: LOST,
    errno.ENODEV: LOST,
    errno.EFBIG: LOST,
    errno.ESTALE: LOST,
}

# Windows says more in its own number than in errno.
_BY_WINDOWS_CODE: dict[int, str] = {
    19: READ_ONLY,  # write protected
    21: LOST,  # device not ready
    32: BUSY,  # sharing violation
    33: BUSY,  # lock violation
    53: LOST,  # network path not found
    64: LOST,  # network name deleted
    112: FULL,
    1117: LOST,  # I/O device error
    1167: LOST,  # device not connected
}


def trouble(sentence: str, path: Path | str) -> FileTrouble:
    """The sentence about this file; `{name}` in it is replaced by the file's name."""
    path = Path(path)
    return FileTrouble(sentence.format(name=path.name or str(path)), path)


def renamed(error: FileTrouble, part: Path, path: Path) -> FileTrouble:
    """What was said of a draft, said of the file it was to become: the person knows only that one."""
    return FileTrouble(error.sentence.replace(part.name, path.name), path)


def say(error: sqlite3.Error | OSError, path: Path | str) -> SayToUser | None:
    """The sentence for what went wrong with `path`, or None when it is a fault of ours."""
    if isinstance(error, OSError):
        sentence = _BY_WINDOWS_CODE.get(getattr(error, "winerror", None) or 0)
        sentence = sentence or _BY_ERRNO.get(error.errno or 0)
        return trouble(sentence, path) if sentence else None
    code = getattr(error, "sqlite_errorcode", None)
    if code is None or code == sqlite3.SQLITE_IOERR_NOMEM:
        return None
    if code == sqlite3.SQLITE_CONSTRAINT_TRIGGER:
        # Only the triggers of frozen rows raise; their text is the sentence.
        return Frozen(str(error))
    sentence = _BY_SQLITE_CODE.get(code) or _BY_SQLITE_CODE.get(code & 0xFF)
    return trouble(sentence, path) if sentence else None

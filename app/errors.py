"""The only exceptions whose text a person may read; everything else is a fault of ours."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path


class SayToUser(Exception):
    """Something the reader can act on: the sentence says what happened, why, and what to do.

    `field` names the input the sentence belongs to, or is empty.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field

    @property
    def sentence(self) -> str:
        return str(self)


@dataclass(frozen=True)
class Problem:
    """One wrong field: its name in code and the sentence shown below it.

    A `doubt` may be let stand after reading it; any other problem must be mended.
    """

    field: str
    sentence: str
    doubt: bool = False


class Invalid(SayToUser):
    """Fields that cannot stand; nothing was written."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(" ".join(p.sentence for p in problems), problems[0].field)
        self.problems = problems


class Frozen(SayToUser):
    """What was signed or closed is not changed; the sentence names the way instead."""


class Conflict(SayToUser):
    """An undo that would overwrite a later change."""


class NotInForce(SayToUser):
    """No row of a dated setting is in force on the day asked."""


class Held(SayToUser):
    """Another running program holds the office's file; the sentence says which."""


class FileTrouble(SayToUser):
    """A file that cannot be read or written; it was left as it was."""

    def __init__(self, sentence: str, path: Path | str = "") -> None:
        super().__init__(sentence)
        self.path = Path(path)


class TargetOpen(FileTrouble):
    """The target is open in another program, usually Word."""


_OS_WORDS = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EISDIR: "đó là thư mục",
    errno.ENOTDIR: "một phần đường dẫn không phải thư mục",
    errno.EEXIST: "đã có tệp mang tên ấy",
    errno.ENOENT: "không có ở đó",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EIO: "ổ đĩa lỗi hoặc vừa bị rút",
    errno.ENAMETOOLONG: "tên dài quá",
}


def os_words(error: OSError) -> str:
    """What the operating system refused, in words; the number where there are none."""
    return _OS_WORDS.get(error.errno or 0, f"hệ điều hành báo lỗi số {error.errno}")

"""The bytes of a file the user gave us, or the sentence that says why there are none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.errors import FileTrouble, os_words

MEGABYTE = 1 << 20


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file open for reading; raises FileTrouble where it is missing or the system refuses it."""
    try:
        with path.open("rb") as file:
            yield file
    except FileNotFoundError:
        raise FileTrouble(f"Không thấy tệp {path}. Kiểm tra lại tên và thư mục.", path) from None
    except OSError as error:
        raise FileTrouble(
            f"Không đọc được {path}: {os_words(error)}. Kiểm tra quyền đọc tệp, hoặc đóng chương trình đang "
            "mở tệp.",
            path,
        ) from None


def whole(path: Path, *, most: int, too_large: str, in_folder: str, empty: str) -> bytes:
    """All bytes, at most `most` of them.

    The last three are what the user may do about a file too large, a folder, an empty file, as sentences.
    Raises FileTrouble for each of these and for what `opened` refuses.
    """
    if path.is_dir():
        raise FileTrouble(f"{path.name} là thư mục. {in_folder}", path)
    with opened(path) as file:
        size = path.stat().st_size
        if size > most:
            raise FileTrouble(
                f"{path.name} nặng {size // MEGABYTE} MB, quá {most // MEGABYTE} MB. {too_large}", path
            )
        raw = file.read()
    if not raw.strip(b"\0 \t\r\n"):
        raise FileTrouble(f"{path.name} là tệp rỗng. {empty}", path)
    return raw

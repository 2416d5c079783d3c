"""Reads a text file a person chose: any of the encodings Notepad and old Vietnamese programs leave behind."""

from __future__ import annotations

from pathlib import Path

from app.errors import FileTrouble

_LARGEST = 4_000_000  # bytes; a plan is some thousand


def read_text_file(path: Path) -> str:
    """The words of the file; raises FileTrouble with a sentence when it is no text or cannot be read."""
    try:
        if path.stat().st_size > _LARGEST:
            raise FileTrouble(f"{path.name} lớn quá một văn bản kế hoạch. Chọn tệp .txt của kế hoạch.", path)
        raw = path.read_bytes()
    except OSError:
        raise FileTrouble(
            f"Chưa đọc được {path.name}: tệp không mở được hoặc không còn đó. Kiểm tra tệp rồi chọn lại.",
            path,
        ) from None
    for encoding in ("utf-8-sig", "utf-16") if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            words = raw.decode(encoding)
        except UnicodeError:
            continue
        if "\x00" not in words:
            return words
    raise FileTrouble(
        f"{path.name} không phải văn bản Unicode. Mở bằng Notepad, lưu lại với mã UTF-8 rồi nhập lại.", path
    )

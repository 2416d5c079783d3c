"""Workbooks and texts for the tests of imports; the people in them are invented."""

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from app.services.plan_source import encodings

LINES = (
    ("Họ và tên", "Đơn vị", "Số hiệu"),
    ("Lê Văn Thực Hành", "Văn phòng Sở", "17"),
    ("Trần Thị Ví Dụ", "Phòng Lãnh sự", "18"),
    ("Đặng Thị Phỏng Đoán", "Phòng Hợp tác quốc tế", "19"),
)


def workbook(path: Path, rows: Sequence[Sequence[object]], title: str = "Danh sách") -> Path:
    """A workbook of one sheet."""
    book = Workbook()
    assert book.active is not None
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


def as_text(mark: str) -> str:
    """LINES with a mark between the cells."""
    return "\r\n".join(mark.join(line) for line in LINES) + "\r\n"


def spelled(text: str, encoding: str) -> bytes:
    """The text in an encoding of Unicode or of before it."""
    known = {e.name: e for e in encodings()}.get(encoding)
    if known is not None:
        return "".join(known.letters.get(c, known.letters.get(c.lower(), c)) for c in text).encode("latin-1")
    if encoding != "cp1258":
        return text.encode(encoding)
    # Windows-1258 writes the tone as a letter of its own after the letter it stands on.
    out = []
    for char in text:
        try:
            out.append(char.encode("cp1258"))
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", char)
            tone = next(mark for mark in apart[::-1] if mark in "\u0300\u0301\u0303\u0309\u0323")
            letter = unicodedata.normalize("NFC", apart.replace(tone, ""))
            out.append(f"{letter}{tone}".encode("cp1258"))
    return b"".join(out)

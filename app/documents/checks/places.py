"""Where a finding is, in the reader's words."""

from __future__ import annotations

from app.documents.checks.rows import Part, Rows
from app.documents.checks.wording import named
from app.documents.docx_reading.values import ReadParagraph

_AT_THE_END = ("7a", "7b", "9b")


def box(part: Part | str, rows: Rows) -> str:
    """The place of a component on the diagram of the decree: “trang đầu, ô 3”."""
    number = part.box if isinstance(part, Part) else rows.parts[part].box
    if not number[:1].isdigit():
        return number
    return f"{'cuối văn bản' if number in _AT_THE_END else 'trang đầu'}, ô {number}"


def paragraph(found: ReadParagraph) -> str:
    """A paragraph: “đoạn 12 “Nhằm tạo khí thế…””; in headers and notes where that is."""
    if found.story == "header":
        return "lề trên của trang"
    if found.story == "footer":
        return "lề dưới của trang"
    if found.story == "note":
        return "chú thích"
    return named(found.index, found.full_text)


def sections(numbers: list[int], total: int) -> str:
    """Sections of a file, counted from 1: “cả văn bản”, “phần 2”, “phần 2, 3”."""
    if len(numbers) == total:
        return "cả văn bản"
    return f"phần {', '.join(str(number) for number in numbers)} của tệp"

"""Words of form: headings, the end of a paragraph and of the paper, căn cứ, the lines of Nơi nhận."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.proofreading.values import RUN_ON, Fault, Kind, Level, Paper, Paragraph, Role, edited

_END_MARKS = (".", ";", ":", "…", "!", "?", ",", "”", ")", "/")
_ARCHIVE = re.compile(r"^(?:-\s*)?Lưu\b")
_ARCHIVE_RIGHT = re.compile(r"^(?:- )?Lưu: VT, [^;.]+\.?$")
_ARCHIVE_BARE = re.compile(r"^(?:- )?Lưu: ?VT\s*[.;]?$")
_MOTTO_RIGHT = "Độc lập - Tự do - Hạnh phúc"
_MOTTO = re.compile(r"độc lập\W+tự do\W+hạnh phúc", re.IGNORECASE)
_SMALL_NUMBER = re.compile(r"(Số\s*:\s*)(\d/[^\s]+)")
_LEVELS = (("roman",), ("arabic", "nested"))
_ENDING = "./."
_COLUMNS = re.compile(r" {3,}|\u2003")


def check(paper: Paper) -> Iterator[Fault]:
    """Faults of form, over the whole paper."""
    yield from _letterhead(paper)
    yield from _headings(paper)
    yield from _item_ends(paper)
    yield from _bases(paper)
    if paper.marked_foot:
        yield from _end(paper)
    yield from _recipients(paper)


def _letterhead(paper: Paper) -> Iterator[Fault]:
    """The motto with hyphens, the number with two figures (NĐ 30, Phụ lục I, II.1 and II.3)."""
    for paragraph in paper.paragraphs:
        if paragraph.role is not Role.LETTERHEAD:
            continue
        motto = _MOTTO.search(paragraph.text)
        if motto and motto[0] != _MOTTO_RIGHT:
            said = f"Tiêu ngữ viết “{_MOTTO_RIGHT}”"
            yield Fault(
                Kind.FORM, Level.WARNING, paragraph.number, motto.start(), motto[0], _MOTTO_RIGHT, said
            )
        number = _SMALL_NUMBER.search(paragraph.text)
        if number:
            said = "Số nhỏ hơn 10 ghi thêm số 0 phía trước"
            new = f"{number[1]}0{number[2]}"
            yield Fault(Kind.FORM, Level.WARNING, paragraph.number, number.start(), number[0], new, said)


def _headings(paper: Paper) -> Iterator[Fault]:
    """A colon or a full stop after some headings of a level and not after others (TT-14)."""
    for labels in _LEVELS:
        group = [p for p in paper.paragraphs if p.role is Role.HEADING and p.label in labels]
        marked = [p for p in group if p.text.rstrip().endswith((":", "."))]
        nested = [p for p in group if p.label == "nested"]
        if len(nested) > 1 and all(p in marked for p in nested):
            group = [p for p in group if p not in nested]  # "2.1. …:" all through is a way of its own
            marked = [p for p in marked if p not in nested]
        if 0 < len(marked) < len(group):
            for paragraph in marked:
                text = paragraph.text.rstrip()
                start = max(paragraph.start, text.rfind(" ", 0, text.rfind(" ")) + 1)
                said = (
                    "Tiêu đề này có dấu ở cuối, tiêu đề khác cùng cấp thì không; tiêu đề không ghi dấu cuối"
                )
                found = text[start:]
                yield Fault(Kind.FORM, Level.WARNING, paragraph.number, start, found, found[:-1], said)


def _item_ends(paper: Paper) -> Iterator[Fault]:
    """A paragraph of text ends with a mark."""
    going_on = {p.number - 1 for p in paper.paragraphs if p.label == RUN_ON and not p.target}
    before: Paragraph | None = None
    for paragraph in paper.paragraphs:
        text = paragraph.text.rstrip()
        if paragraph.number in going_on:
            continue
        if paragraph.role is Role.ITEM and text.endswith(","):
            start = text.rfind(" ", 0, text.rfind(" ")) + 1
            said = "Cuối một gạch đầu dòng là dấu chấm phẩy hoặc dấu chấm"
            found = text[start:][-60:]
            at = len(text) - len(found)
            yield Fault(Kind.FORM, Level.HINT, paragraph.number, at, found, found[:-1] + ";", said)
        in_list = _ends_a_list(paragraph, before)
        before = paragraph
        if (paragraph.role not in (Role.BODY, Role.ITEM) and not in_list) or text.endswith(_END_MARKS):
            continue
        if len(text) - paragraph.start < 25 and paragraph.role is Role.BODY:
            continue
        if not paragraph.label and text[-1].isupper():
            continue
        last = text.rfind(" ", 0, text.rfind(" ")) + 1
        found = text[last:][-60:]
        yield Fault(
            Kind.FORM,
            Level.HINT,
            paragraph.number,
            len(text) - len(found),
            found,
            found + ".",
            "Cuối đoạn chưa có dấu câu",
        )


def _ends_a_list(paragraph: Paragraph, before: Paragraph | None) -> bool:
    """Whether a short numbered paragraph is no heading: the one before it ends with a semicolon."""
    return (
        before is not None
        and paragraph.role is Role.HEADING
        and paragraph.label in ("arabic", "nested", "letter")
        and before.label == paragraph.label
        and before.text.rstrip().endswith(";")
    )


def _bases(paper: Paper) -> Iterator[Fault]:
    """TT-11: each căn cứ ends with a semicolon, the last with a full stop."""
    bases = [p for p in paper.paragraphs if p.role is Role.BASIS]
    for place, paragraph in enumerate(bases):
        text = paragraph.text.rstrip()
        last = place == len(bases) - 1
        allowed = (".", ";", ",") if last else (";",)
        if text and not text.endswith(allowed) and (last or len(bases) > 1):
            cut = len(text) - (text[-1] in ".,:")
            said = "Cuối mỗi căn cứ là dấu chấm phẩy, căn cứ cuối cùng là dấu chấm (NĐ 30, Phụ lục I, II.6)"
            new = "." if last else ";"
            start = text.rfind(" ", 0, cut) + 1
            found = text[start:]
            yield Fault(Kind.FORM, Level.WARNING, paragraph.number, start, found, text[start:cut] + new, said)


def _end(paper: Paper) -> Iterator[Fault]:
    """TT-18: "./." ends the text."""
    body = [p for p in paper.paragraphs if p.role not in (Role.RECIPIENT, Role.SIGNATURE, Role.CELL)]
    foot = any(p.role is Role.RECIPIENT for p in paper.paragraphs)
    if not body or body[-1].role in (Role.HEADING, Role.LETTERHEAD, Role.TITLE):
        return
    last = body[-1]
    text = last.text.rstrip()
    if (foot or last.role is Role.CLOSING) and not text.endswith(_ENDING):
        cut = len(text) - (text[-1] in ".;,")
        start = text.rfind(" ", 0, max(text.rfind(" ", 0, cut), 0)) + 1
        found = text[start:][-60:]
        new = text[len(text) - len(found) : cut] + _ENDING
        said = "Hết nội dung ghi “./.” như các mẫu của NĐ 30, Phụ lục III"
        yield Fault(Kind.FORM, Level.HINT, last.number, len(text) - len(found), found, new, said)
    for paragraph in body[:-1]:
        at = paragraph.text.find(_ENDING)
        if at >= 0 and foot:
            said = "“./.” chỉ ghi một lần, ở cuối nội dung"
            yield edited(Kind.FORM, Level.WARNING, paragraph, at, at + 3, ".", said)


def _recipients(paper: Paper) -> Iterator[Fault]:
    """TT-17: "-", ";" … and the last line "- Lưu: VT, unit."."""
    lines = [p for p in paper.paragraphs if p.role is Role.RECIPIENT and p.label == "dash"]
    if not paper.marked_foot:
        lines = [p for p in paper.paragraphs if p.role is Role.RECIPIENT]
    for place, paragraph in enumerate(lines):
        text = _first_column(paragraph.text.strip())
        if _ARCHIVE.match(text):
            yield from _archive(paragraph, text)
        elif paper.marked_foot and place < len(lines) - 1 and not text.endswith(";"):
            yield _mended(paragraph, text, ";", "Mỗi dòng nơi nhận kết thúc bằng dấu chấm phẩy")
        if paper.marked_foot and place == len(lines) - 1 and not text.endswith("."):
            yield _mended(paragraph, text, ".", "Dòng cuối của nơi nhận kết thúc bằng dấu chấm")


def _first_column(text: str) -> str:
    """What stands left of the signature, where blanks or tabs flatten the two columns."""
    return _COLUMNS.split(text, maxsplit=1)[0].rstrip()


def _archive(paragraph: Paragraph, text: str) -> Iterator[Fault]:
    start = paragraph.text.index(text)
    if _ARCHIVE_BARE.match(text):
        said = "Dòng lưu chưa có đơn vị soạn thảo, ví dụ “Lưu: VT, VP.” (NĐ 30, Phụ lục I, II.9)"
        lead = "- " if text.startswith("-") else ""
        right = f"{lead}Lưu: VT, VP" + ("." if text.endswith((".", ";")) else "")
        yield Fault(Kind.FORM, Level.WARNING, paragraph.number, start, text, right, said, exact=False)
    elif not _ARCHIVE_RIGHT.match(text) and re.match(r"^(?:- ?)?Lưu ?:? ?VT\b", text):
        rest = re.sub(r"^(?:- ?)?Lưu ?:? ?VT\b[ ,;:]*", "", text).rstrip(" .;")
        right = "- Lưu: VT" + (f", {rest}" if rest else "") + "."
        said = "Dòng lưu viết “- Lưu: VT, đơn vị soạn thảo.”"
        yield Fault(Kind.FORM, Level.WARNING, paragraph.number, start, text[:60], right, said)
    elif not re.search(r"\bVT\b", text):
        rest = re.sub(r"^(?:- ?)?Lưu ?:? ?", "", text).rstrip(" .;")
        right = f"- Lưu: VT, {rest}." if rest else "- Lưu: VT."
        said = "Bản lưu ở văn thư ghi “VT” trước đơn vị soạn thảo (NĐ 30, Phụ lục I, II.9)"
        yield Fault(Kind.FORM, Level.HINT, paragraph.number, start, text[:60], right, said)


def _mended(paragraph: Paragraph, text: str, mark: str, said: str) -> Fault:
    start = paragraph.text.index(text)
    new = text.rstrip(".,;: ") + mark
    shown = text[-60:]
    return Fault(
        Kind.FORM,
        Level.WARNING,
        paragraph.number,
        start + len(text) - len(shown),
        shown,
        new[-(60 + len(new) - len(text)) :] if len(text) > 60 else new,
        said,
    )

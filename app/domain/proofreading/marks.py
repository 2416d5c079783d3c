"""Blanks, marks, dashes, quotation marks and ellipses of one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.proofreading.letters import pattern
from app.domain.proofreading.values import Fault, Kind, Level, Paragraph, Role, edited

_BLANKS = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_LAYOUT = 4  # as many blanks as this stand for a tab or for room to write by hand
_ROOM = re.compile(r"^\s*(?:Số\s*:|.{2,40}, ngày\b)|(?:ngày|tháng|năm|số)\s{2,}(?:tháng|năm|/|của|$)")
_BEFORE_MARK = re.compile(r"(?<=[^\s.,;:…])[ \u00a0]+(?=[,;:!?](?![)\-(])|\.(?![./…\d])|[)”\]])")
_AFTER_OPENING = re.compile(r"(?<=[(“\[])[ \u00a0]+(?=\S)")
_NO_BLANK_AFTER = re.compile(r"(?<=[^\W\d_])[,;:](?=[^\W\d_])|(?<=[\d)”])[,;](?=[^\W\d_])|(?<=\w)[;](?=\d)")
_NO_BLANK_AFTER_STOP = pattern(r"(?<=[<a>]{2})\.(?=[<A>][^\W\d_])|(?<=\d{4})\.(?=[<A>][^\W\d_])")
_NO_BLANK_AROUND = re.compile(r"(?<=[^\W\d_])(?=[(“])|(?<=[)”])(?=[^\W\d_])")
_TWICE = re.compile(
    r"([,;:!?])[ ]?\1+|[,;:][ ]?\.(?![./…])|\.[ ]?[,;:]|,[ ]?[;:]|[;:][ ]?,|(?<![./…])\.\.(?![./])"
    r"|(?<=[^\s.])\.[ ]\.(?![./])"
)
_BEFORE_ENDING = re.compile(r"(?<![.…])[.,;:] ?\./\.")
_LONG_DASH = re.compile(r"(?<=[^\W_])( ?)[–—]( ?)(?=[^\W_])")
_HALF_DASH = re.compile(r"(?<=[^\W\d_])(?: -(?=[^\W\d_])|- (?=[^\W\d_]))")
_TIGHT_DASH = pattern(r"(?<=[<a>])-(?=[<a>])")
_ABBREVIATION = pattern(
    r"(?:\b(?:v\.v|TP|Tp|tp|TX|TT|KT|TM|TL|TUQ|Q|TS|PGS|GS|ThS|BS|Đ/c|đ/c|St|Mr)|\b[<A>])$"
)
_AND_SIGN = pattern(r"(?<=[<a>]) ?& ?(?=[<A><a>])")
_AROUND_SLASH = pattern(r"(?<=[<a>])(?: +/|/ +)(?=[<a>]{2})")
_NO_BLANK_BEFORE_NUMBER = re.compile(
    r"(?<![^\W\d_])(?:lớp|năm|tháng|ngày|quý|số|điều|khoản|mục|đợt|kỳ|lần)(?=\d)"
)
_DOTS = re.compile(r"\.{3,}|…[.…]+")
_MARKED = re.compile("[à-ỹăâđêôơư]")


def check(paragraph: Paragraph) -> Iterator[Fault]:
    """Faults of marks and blanks; letterhead and signature are laid out with blanks and left alone."""
    if paragraph.role in (Role.SIGNATURE, Role.LETTERHEAD):
        return
    yield from _spacing(paragraph)
    yield from _doubled(paragraph)
    yield from _dashes(paragraph)
    yield from _dots(paragraph)
    yield from _quotes(paragraph)
    yield from _brackets(paragraph)


def _spacing(paragraph: Paragraph) -> Iterator[Fault]:
    text = paragraph.text
    for match in _BLANKS.finditer(text):
        wide = len(match[0]) >= _LAYOUT and paragraph.role is not Role.BODY
        if wide or _ROOM.search(text) or set(match[0]) == {"\u00a0"}:
            continue
        yield _fault(
            paragraph, match.start(), match.end(), " ", "Thừa khoảng trắng giữa hai từ", Level.WARNING
        )
    for match in _BEFORE_MARK.finditer(text):
        if len(match[0]) < _LAYOUT:
            after = match.end() + 1  # the mark belongs to the place, so that the word behind it is shown
            yield _fault(paragraph, match.start(), after, text[match.end()], "Thừa khoảng trắng trước dấu")
    swapped = set()
    for match in _AFTER_OPENING.finditer(text):
        at = match.start() - 1
        if at and text[at - 1].isalpha():  # the blank stands on the wrong side
            swapped.add(at)
            said = "Khoảng trắng đứng trước dấu mở, không đứng sau"
            yield _fault(paragraph, at, match.end(), f" {text[at]}", said)
        else:
            yield _fault(paragraph, match.start(), match.end(), "", "Thừa khoảng trắng sau dấu mở")
    for match in _NO_BLANK_AFTER.finditer(text):
        if not _in_code(text, match.start()):
            yield _fault(paragraph, match.end(), match.end(), " ", "Thiếu khoảng trắng sau dấu")
    for match in _NO_BLANK_AFTER_STOP.finditer(text):
        if not _in_code(text, match.start()) and not _ABBREVIATION.search(text, 0, match.start()):
            yield _fault(paragraph, match.end(), match.end(), " ", "Thiếu khoảng trắng sau dấu chấm")
    for match in _AROUND_SLASH.finditer(text):
        yield _fault(paragraph, match.start(), match.end(), "/", "Thừa khoảng trắng cạnh dấu gạch chéo")
    for match in _NO_BLANK_BEFORE_NUMBER.finditer(paragraph.lowered):
        if not _in_code(text, match.start()):
            yield _fault(paragraph, match.end(), match.end(), " ", "Thiếu khoảng trắng trước số")
    for match in _NO_BLANK_AROUND.finditer(text):
        if not _in_code(text, match.start()) and match.start() not in swapped:
            yield _fault(paragraph, match.start(), match.end(), " ", "Thiếu khoảng trắng cạnh dấu ngoặc")


def _doubled(paragraph: Paragraph) -> Iterator[Fault]:
    text = paragraph.text
    for match in _BEFORE_ENDING.finditer(text):
        yield _fault(paragraph, match.start(), match.end(), "./.", "Trước “./.” không có dấu câu khác")
    for match in _TWICE.finditer(text):
        if _ABBREVIATION.search(text, 0, match.start()) or text[match.end() - 1 : match.end() + 2] == "./.":
            continue
        marks = match[0].replace(" ", "")
        keep = "." if marks[-1] == "." else marks[0]
        start = len(text[: match.start()].rstrip(" \u00a0"))
        yield _fault(paragraph, start, match.end(), keep, "Hai dấu câu liền nhau")


def _dashes(paragraph: Paragraph) -> Iterator[Fault]:
    text = paragraph.text
    for match in _LONG_DASH.finditer(text):
        around = text[match.start() - 1].isdigit() and text[match.end()].isdigit()
        if around or match.start() < paragraph.start:
            continue
        yield _fault(
            paragraph,
            match.start(),
            match.end(),
            " - ",
            "Giữa hai từ dùng gạch nối (-), có cách chữ, không dùng gạch dài (NĐ 30, Phụ lục I)",
            Level.WARNING,
        )
    for match in _AND_SIGN.finditer(text):
        said = "Dấu & không dùng trong văn bản hành chính, viết “và”"
        yield _fault(paragraph, match.start(), match.end(), " và ", said, Level.WARNING)
    for match in _HALF_DASH.finditer(text, paragraph.start):
        yield _fault(paragraph, match.start(), match.end(), " - ", "Gạch nối thiếu khoảng trắng một bên")
    for match in _TIGHT_DASH.finditer(text, paragraph.start):
        left, right = _chunk(text, match.start())
        if text[left : left + 1].isupper():
            continue  # a name of abroad by its sound: Đa-vốt
        if text[left:right].count("-") == 1 and len(_MARKED.findall(text[left:right])) > 1:
            yield _fault(
                paragraph,
                match.start(),
                match.end(),
                " - ",
                "Gạch nối giữa hai từ có cách chữ",
                Level.WARNING,
            )


def _dots(paragraph: Paragraph) -> Iterator[Fault]:
    text = paragraph.text
    for match in _DOTS.finditer(text):
        if match[0] == "..." or len(match[0]) > 5 or text[match.end() : match.end() + 1] == "/":
            continue
        if match[0] == "…." and match.end() >= len(text.rstrip()):
            continue  # an ellipsis, then the full stop of the sentence
        new = "..." if match[0][0] == "." else "…"
        yield _fault(paragraph, match.start(), match.end(), new, "Dấu chấm lửng gồm ba chấm", Level.WARNING)


def _quotes(paragraph: Paragraph) -> Iterator[Fault]:
    text = paragraph.text
    opened = [-1]
    for at, char in enumerate(text):
        if char == "“":
            if opened[-1] >= 0:
                yield _advice(paragraph, opened[-1], "Dấu “ mở mà chưa đóng")
            opened[-1] = at
        elif char == "”":
            if opened[-1] < 0:
                yield _advice(paragraph, at, "Dấu ” đóng mà chưa mở")
            opened[-1] = -1
    if opened[-1] >= 0:
        yield _advice(paragraph, opened[-1], "Dấu “ mở mà chưa đóng")
    straight = [i for i, char in enumerate(text) if char == '"']
    if len(straight) % 2:
        yield _advice(paragraph, straight[-1], 'Dấu " lẻ, thiếu một dấu mở hoặc đóng')


def _brackets(paragraph: Paragraph) -> Iterator[Fault]:
    text, opened = paragraph.text, []
    for at in range(paragraph.start, len(text)):
        if text[at] == "(":
            opened.append(at)
        elif text[at] == ")":
            if opened:
                opened.pop()
            elif not text[at - 2 : at - 1].strip() or text[at - 2 : at - 1] == "(":
                continue  # a), b) inside a sentence
            else:
                yield _advice(paragraph, at, "Dấu ) đóng mà chưa mở")
    for at in opened:
        yield _advice(paragraph, at, "Dấu ( mở mà chưa đóng")


def straight_quotes(paragraph: Paragraph) -> Iterator[Fault]:
    """Pairs of straight quotation marks, for a paper that has curly ones too."""
    places = [i for i, char in enumerate(paragraph.text) if char == '"']
    for first, last in zip(places[::2], places[1::2], strict=False):
        for at, new in ((first, "“"), (last, "”")):
            yield _fault(paragraph, at, at + 1, new, 'Cả văn bản dùng “ ”, chỗ này dùng " "', Level.HINT)


def _fault(
    paragraph: Paragraph, start: int, end: int, new: str, sentence: str, level: Level = Level.ERROR
) -> Fault:
    return edited(Kind.PUNCTUATION, level, paragraph, start, end, new, sentence)


def _advice(paragraph: Paragraph, at: int, sentence: str) -> Fault:
    left, right = _chunk(paragraph.text, at)
    if right - left == 1:
        right = _chunk(paragraph.text, min(right + 1, len(paragraph.text) - 1))[1]
    found = paragraph.text[left:right][:60]
    return Fault(
        Kind.PUNCTUATION, Level.ERROR, paragraph.number, left, found, sentence, sentence, exact=False
    )


def _chunk(text: str, at: int) -> tuple[int, int]:
    left = text.rfind(" ", 0, at) + 1
    right = text.find(" ", at)
    return left, len(text) if right < 0 else right


def _in_code(text: str, at: int) -> bool:
    """Whether the mark stands inside an address or a code rather than between words."""
    left, right = _chunk(text, at)
    chunk = text[left:right]
    return (
        "@" in chunk or "://" in chunk or "www." in chunk or chunk.lower().endswith((".vn", ".com", ".org"))
    )

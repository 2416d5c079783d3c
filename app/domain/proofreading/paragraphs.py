"""A page of plain text taken apart: wrapped lines joined, their blanks kept, each paragraph with its role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from app.domain.outline import LETTERS
from app.domain.proofreading.values import RUN_ON, Paper, Paragraph, Role
from app.domain.wording import tidy

_LABELS = (
    ("nested", re.compile(r"\d{1,2}(?:\.\d{1,2})+[.)]?\s+(?=\S)")),
    ("roman", re.compile(r"(?:[IVXLC]+)[.)]\s+(?=\S)")),
    ("arabic", re.compile(r"\d{1,3}[.)]\s+(?=\S)")),
    ("letter", re.compile(rf"[{LETTERS}]\)\s+(?=\S)")),
    ("dash", re.compile(r"[-–—•+*]\s*(?=\S)")),
    ("article", re.compile(r"Điều\s+\d+\.\s+(?=\S)")),
)
_FOOT = re.compile(r"^\s*nơi nhận\s*:?", re.IGNORECASE)
_CLOSING = re.compile(r"^Trên đây là\b")
_BASIS = re.compile(r"^Căn cứ\b.*[;.,]?$")
_KIND_NAMES = (
    "KẾ HOẠCH", "BÁO CÁO", "TỜ TRÌNH", "THÔNG BÁO", "QUYẾT ĐỊNH", "CHỈ THỊ", "HƯỚNG DẪN", "CHƯƠNG TRÌNH",
    "QUY CHẾ", "QUY ĐỊNH", "BIÊN BẢN", "GIẤY MỜI", "NGHỊ QUYẾT", "ĐỀ ÁN", "PHƯƠNG ÁN", "DỰ ÁN", "CÔNG ĐIỆN",
    "THÔNG CÁO", "BẢN GHI NHỚ", "BẢN THỎA THUẬN", "GIẤY ỦY QUYỀN", "GIẤY GIỚI THIỆU", "GIẤY NGHỈ PHÉP",
    "PHIẾU",
)  # fmt: skip
_LETTERHEAD = re.compile(
    r"^(?:V/v\b"
    r"|CỘNG H(?:ÒA|OÀ)|Độc lập\b|UBND |ỦY BAN|UỶ BAN|SỞ |Số\s*:|[^,]{2,40}, ngày\b.*\btháng\b.*\bnăm\b)"
)
_HEADING_LENGTH = 90
_LONGEST_NAME = 4  # words: BIÊN BẢN KIỂM PHIẾU
_LEADS_IN = ("như sau:", "sau đây:", "gồm:", "sau:")
_STOPPED_LENGTH = 40
_NUMBERED = ("roman", "arabic", "nested")
_DEEPER = {
    "roman": ("arabic", "letter", "dash"),
    "arabic": ("nested", "letter", "dash"),
    "nested": ("letter", "dash"),
}
_SIGNED_LENGTH = 60  # letters of the longest line of a signature
_END = (".", ";", ":", "…", "!", "?", ",", "./.")
_TITLE_YEAR = re.compile(r"\bnăm (\d{4})\b(?!\s*[-–])")
_RUNS_ON = re.compile(r"^[^.;:]{2,80}:\s+\S")


def read_paper(text: str) -> Paper:
    """A paper out of plain text.

    Paragraphs are counted from 1: a block of lines is one, its wrapped lines joined with one blank (none
    after a number's hyphen, "22-" + "NQ/TW"); a line that begins with a label (I., 1., 2.1., a), -) is one of
    its own. Empty lines are not counted. Blanks inside a line are kept.
    """
    return paper_of(joined(tidy(text).split("\n")))


def paper_of(
    lines: Sequence[str], cells: Iterable[int] = (), labels: Mapping[int, str] | None = None
) -> Paper:
    """A paper out of whole paragraphs, empty ones counted but not read.

    `cells` are numbers of paragraphs in tables, `labels` the kinds of label that stand before a paragraph
    without being part of its text (Word's own numbering).
    """
    table = frozenset(cells)
    raw = [
        Paragraph(tidy(line).replace("\n", " ").rstrip(" "), number)
        for number, line in enumerate(lines, start=1)
    ]
    given = _with_stopped_headings(
        tuple(_with_roles([p for p in raw if p.text.strip()], table, labels or {}))
    )
    title = next((p for p in given if p.role is Role.TITLE and _TITLE_YEAR.search(p.text)), None)
    kind = next(
        (k for p in given if p.role is Role.TITLE for k in _KIND_NAMES if p.text.strip().startswith(k)), ""
    )
    year = _TITLE_YEAR.search(title.text) if title else None
    return Paper(given, int(year[1]) if year else None, kind)


def label_of(text: str) -> tuple[str, int]:
    """The kind of label a paragraph begins with and where its words begin."""
    lead = len(text) - len(text.lstrip(" "))
    for name, pattern in _LABELS:
        match = pattern.match(text, lead)
        if match:
            return name, match.end()
    return "", lead


def joined(lines: Sequence[str]) -> list[str]:
    """Paragraphs out of lines as a page or a text editor shows them."""
    wrapped = _is_wrapped(lines)
    out: list[str] = []
    fresh, foot = True, False
    for line in lines:
        text = line.strip(" ")
        if not text:
            fresh = True
            continue
        foot = foot or bool(_FOOT.match(text))
        if fresh or foot or not wrapped or not out or _begins(text, out[-1]):
            out.append(text)
        elif re.search(r"\d-$", out[-1]):
            out[-1] += text
        else:
            out[-1] += " " + text
        fresh = False
    return out


def _begins(text: str, before: str) -> bool:
    if _FOOT.match(text) or _CLOSING.match(text) or _FOOT.match(before) or _BASIS.match(text):
        return True
    name, _ = label_of(text)
    if not name:
        return False
    if name == "dash" and text[1:2] != " ":
        return False
    return before.endswith(_END) or len(before) < _HEADING_LENGTH


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the text was cut at a page's width: lines that follow one another and begin in mid-sentence."""
    if max((len(line) for line in lines), default=0) > 220:
        return False
    pairs = [(a.strip(), b.strip()) for a, b in pairwise(lines) if a.strip() and b.strip()]
    cut = sum(
        1 for a, b in pairs if b[0].islower() and not label_of(b)[0] and not a.endswith(_END) and len(a) > 40
    )
    return bool(pairs) and cut * 5 >= len(pairs)


def _with_roles(
    paragraphs: list[Paragraph], cells: frozenset[int], labels: Mapping[int, str]
) -> Iterator[Paragraph]:
    foot = next((i for i, p in enumerate(paragraphs) if _FOOT.match(p.text) and p.number not in cells), None)
    if foot is None:
        foot = next((i for i, p in enumerate(paragraphs) if _FOOT.match(p.text)), len(paragraphs))
    title = next((i for i, p in enumerate(paragraphs[:foot]) if p.text.strip().startswith(_KIND_NAMES)), None)
    if title is not None and any(p.text.strip().startswith("Kính gửi") for p in paragraphs[:title]):
        title = None  # a letter: what is named after it is attached
    body = _body_from(paragraphs, title)
    signed = _signed_from(paragraphs, foot)
    before = ""
    for index, paragraph in enumerate(paragraphs):
        label, start = label_of(paragraph.text)
        if paragraph.number in labels:
            label = labels[paragraph.number]
        core = paragraph.text[start:].strip()
        role = _role(paragraph.text.strip(), core, index, label, title, body, foot)
        if signed <= index < foot and role in (Role.BODY, Role.HEADING):
            role = Role.SIGNATURE
        # Lines of a page pasted each as a paragraph: a sentence goes on, no paragraph begins.
        if not label and core[:1].islower() and before and not before.endswith(_END) and role is Role.BODY:
            label = RUN_ON
        before = core
        if paragraph.number in cells and role not in (Role.LETTERHEAD, Role.RECIPIENT, Role.SIGNATURE):
            role = Role.CELL
        yield replace(paragraph, role=role, label=label, start=start)


def _with_stopped_headings(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """A short numbered line with a full stop is a heading too when something of a deeper level follows it."""
    out = list(paragraphs)
    for index, (one, two) in enumerate(pairwise(paragraphs)):
        short = len(one.text) - one.start <= _STOPPED_LENGTH and one.text.rstrip().endswith(".")
        if one.role is Role.BODY and one.label in _NUMBERED and two.label in _DEEPER[one.label] and short:
            out[index] = replace(one, role=Role.HEADING)
    return tuple(out)


def _signed_from(paragraphs: list[Paragraph], foot: int) -> int:
    """Where a signature begins that stands above Nơi nhận: after "./.", short lines only."""
    for index in range(foot - 1, -1, -1):
        text = paragraphs[index].text.rstrip()
        if text.endswith("./."):
            return index + 1
        if len(text) > _SIGNED_LENGTH or text.endswith((".", ";")):
            break
    return foot


def _body_from(paragraphs: list[Paragraph], title: int | None) -> int:
    """The paragraph after the kind's name and its trích yếu."""
    if title is None:
        return 0
    after = title + 1
    name = paragraphs[title].text.strip()
    alone = name in _KIND_NAMES or (name.isupper() and len(name.split()) <= _LONGEST_NAME)
    if alone and after < len(paragraphs) and not paragraphs[after].text.rstrip().endswith((".", ";", ":")):
        after += 1
        # A trích yếu of two lines, each a paragraph of its own.
        if after < len(paragraphs) and paragraphs[after].text.strip()[:1].islower():
            after += 1
    return after


def _role(text: str, core: str, index: int, label: str, title: int | None, body: int, foot: int) -> Role:
    if index >= foot:
        return Role.RECIPIENT if label == "dash" or _FOOT.match(text) else Role.SIGNATURE
    if (title is not None and index < title) or (index < 8 and _LETTERHEAD.match(text) and not label):
        return Role.LETTERHEAD
    if title is not None and title <= index < body:
        return Role.TITLE
    if text.startswith("Kính gửi") or set(text) <= set("-–—_ "):
        return Role.LETTERHEAD
    if _BASIS.match(text) and not label and index < body + 15 and not text.endswith(":"):
        return Role.BASIS
    if _CLOSING.match(text):
        return Role.CLOSING
    if label in ("dash", "letter"):
        return Role.ITEM
    if text.isupper() and len(text) < 2 * _HEADING_LENGTH:
        return Role.HEADING
    plain = (
        len(text) <= _HEADING_LENGTH and not text.endswith((".", ";", "…", ",")) and not _RUNS_ON.match(core)
    )
    if label and plain and label != "article" and not text.endswith(_LEADS_IN):
        return Role.HEADING
    return Role.BODY

"""The top of the page down to the summary: where the kind's name stands, and what the lines around it are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.domain.plan_reading.head import read_head
from app.domain.plan_reading.labels import typed_label
from app.domain.plan_reading.lines import lines_of, marks_only, plain
from app.domain.plan_reading.parts import Part
from app.domain.plan_reading.source import SourceParagraph
from app.errors import SayToUser

FAR = 80  # paragraphs: the name of the kind stands on the first page
BASIS = re.compile(r"^(?:Căn cứ|Theo đề nghị|Xét đề nghị|Xét)\b")
ADDRESSED = re.compile(r"^Kính gửi\b", re.IGNORECASE)
_LONGEST_SUMMARY = 400
_KIND = re.compile(r"^(KẾ HOẠCH|CHƯƠNG TRÌNH|PHƯƠNG ÁN)\b\s*[:.]?\s*")
# The other kinds of paper of NĐ 30/2020/NĐ-CP, Điều 7.
_OTHER_KINDS = (
    "NGHỊ QUYẾT", "QUYẾT ĐỊNH", "CHỈ THỊ", "QUY CHẾ", "QUY ĐỊNH", "THÔNG CÁO", "THÔNG BÁO", "HƯỚNG DẪN",
    "ĐỀ ÁN", "DỰ ÁN", "BÁO CÁO", "BIÊN BẢN", "TỜ TRÌNH", "HỢP ĐỒNG", "CÔNG ĐIỆN", "BẢN GHI NHỚ",
    "BẢN THỎA THUẬN", "BẢN THOẢ THUẬN", "GIẤY ỦY QUYỀN", "GIẤY UỶ QUYỀN", "GIẤY MỜI", "GIẤY GIỚI THIỆU",
    "GIẤY NGHỈ PHÉP", "PHIẾU GỬI", "PHIẾU CHUYỂN", "PHIẾU BÁO", "THƯ CÔNG",
)  # fmt: skip
OWN_PARTS = {
    "Tên cơ quan chủ quản": Part.SUPERIOR,
    "Tên cơ quan ban hành": Part.OFFICE,
    "Quốc hiệu": Part.NATION,
    "Tiêu ngữ": Part.NATION,
    "Số và ký hiệu": Part.NUMBER,
    "Địa danh và ngày tháng": Part.DATE,
    "Địa danh và ngày tháng dài": Part.DATE,
    "Tên loại": Part.KIND,
    "Trích yếu": Part.TITLE,
    "Danh sách nơi nhận": Part.RECIPIENT,
    "Chức vụ người ký": Part.SIGNER_LINE,
    "Chức vụ khác của người ký": Part.OFFICE_TITLE,
    "Họ tên người ký": Part.SIGNER_NAME,
}
"""Parts by the names of our own styles, without their prefix."""


class Found(NamedTuple):
    """A stretch of a paragraph and the part it is taken for."""

    source: SourceParagraph
    part: Part
    words: str
    raw: str
    doubt: str = ""


def kind_at(paragraphs: Sequence[SourceParagraph], name: str) -> int | None:
    """Where the line "KẾ HOẠCH" stands; raises SayToUser when another kind of paper stands in its place."""
    for at, paragraph in enumerate(paragraphs[:FAR]):
        lines = [plain(line) for line in paragraph.text.split("\n")]
        if paragraph.role == "Tên loại" and any(lines):
            return at
        if not paragraph.role and any(_KIND.match(line) for line in lines):
            return at
    for paragraph in paragraphs[:FAR]:
        for line in paragraph.text.split("\n"):
            text = plain(line)
            kind = next((k for k in _OTHER_KINDS if text == k or text.startswith(f"{k} ")), "")
            if kind and text.isupper():
                raise SayToUser(f"{name} là {kind.lower()}, không phải kế hoạch. Chọn tệp của kế hoạch.")
    return None


def end_of_head(paragraphs: Sequence[SourceParagraph]) -> int:
    """Without a line that names the kind the head ends where sentences or numbers begin."""
    last = -1
    for at, paragraph in enumerate(paragraphs[:FAR]):
        text = plain(paragraph.text)
        if typed_label(text) or paragraph.label or BASIS.match(text):
            break
        parts = [part for _, part in read_head(list(lines_of([paragraph])))]
        if any(part in (Part.NATION, Part.NUMBER, Part.DATE) for part in parts):
            last = at
    return last + 1


def head_parts(paragraphs: Sequence[SourceParagraph]) -> Iterator[Found]:
    """The head, by our own styles where they are, else by what its lines say."""
    for line, part in read_head(list(lines_of(paragraphs))):
        yield Found(line.source, OWN_PARTS.get(line.source.role, part), line.text, line.text)


def title_parts(paragraphs: Sequence[SourceParagraph], start: int) -> tuple[list[Found], int]:
    """Kind and summary from the paragraph of the kind on, and where the text below them begins."""
    kind = paragraphs[start]
    lines = [plain(line) for line in kind.text.split("\n") if not marks_only(line)]
    found: list[Found] = []
    rest: list[str] = []
    if kind.role:
        found.append(Found(kind, Part.KIND, " ".join(lines), " ".join(lines)))
    else:
        at = next(n for n, line in enumerate(lines) if _KIND.match(line))
        found += [Found(kind, Part.LEFT_OUT, line, line) for line in lines[:at]]
        match = _KIND.match(lines[at])
        assert match is not None
        found.append(Found(kind, Part.KIND, match[1], match[1]))
        rest = [part for part in (lines[at][match.end() :].strip(), *lines[at + 1 :]) if part]
    if rest:
        found.append(Found(kind, Part.TITLE, " ".join(rest), " ".join(rest)))
    at = start + 1
    while at < len(paragraphs):
        paragraph = paragraphs[at]
        text = plain(paragraph.text)
        if marks_only(text) and not paragraph.label:
            if rest and not _still_title(paragraphs, at + 1):
                return found, at + 1
        elif _goes_on(paragraph, text, bool(rest)):
            found.append(Found(paragraph, Part.TITLE, text, text))
            rest.append(text)
        else:
            break
        at += 1
    return found, at


def _still_title(paragraphs: Sequence[SourceParagraph], at: int) -> bool:
    """Whether the summary goes on after a blank line or a rule."""
    if at >= len(paragraphs):
        return False
    follows = paragraphs[at]
    return follows.role == "Trích yếu" or (not follows.role and follows.centred and follows.bold)


def _goes_on(paragraph: SourceParagraph, text: str, begun: bool) -> bool:
    if paragraph.role:
        return paragraph.role == "Trích yếu"
    if paragraph.label or typed_label(text) or BASIS.match(text) or len(text) > _LONGEST_SUMMARY:
        return False
    if ADDRESSED.match(text) or text.endswith((":", ";")):
        return False
    if begun:
        return paragraph.centred and paragraph.bold
    return paragraph.centred or paragraph.bold or not text.endswith(".")

"""A file understood as a plan: each paragraph gets its part; what is no plan is refused with a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from app.domain.outline import Numbering
from app.domain.plan_reading.foot import foot_at, foot_parts
from app.domain.plan_reading.lines import plain
from app.domain.plan_reading.outline_reading import Bit, bits_of, opens_outline, read_outline
from app.domain.plan_reading.parts import Item, Part, Understanding
from app.domain.plan_reading.source import Source, SourceParagraph
from app.domain.plan_reading.tail import LIST_ENDS
from app.domain.plan_reading.top import (
    ADDRESSED,
    BASIS,
    Found,
    end_of_head,
    head_parts,
    kind_at,
    title_parts,
)
from app.errors import SayToUser

_CLOSING = re.compile(r"^Trên đây là\b")
_CLOSING_TOO = re.compile(
    r"^(?:Trong quá trình|Đề nghị|Yêu cầu|Kế hoạch này|Giao|Nhận được|Các phòng|Mọi vướng mắc)\b"
)
_LAST_PARAGRAPHS = 4
END_MARK = "./."
MOST_JOINED = 3  # beyond this many, lines joined to the one above are spoken of together


def understand(source: Source, converted: Sequence[str] = ()) -> Understanding:
    """What the file says of a plan; raises SayToUser when it holds none.

    `converted` names the encodings that were turned into Unicode before.
    """
    reading = _Reading(source)
    return Understanding(
        source.name,
        tuple(reading.items()),
        inserted=source.inserted,
        deleted=source.deleted,
        pictures=source.pictures,
        converted=tuple(converted),
    )


@dataclass
class _Reading:
    source: Source
    found: list[Item] = field(default_factory=list)

    def items(self) -> list[Item]:
        paragraphs = self.source.paragraphs
        own = any(p.role in ("Tên loại", "Trích yếu", "Tiêu đề mục", "Khoản") for p in paragraphs)
        kind = kind_at(paragraphs, self.source.name)
        start = kind if kind is not None else end_of_head(paragraphs)
        self._take(head_parts(paragraphs[:start]))
        at = start
        if kind is not None:
            titles, at = title_parts(paragraphs, start)
            self._take(titles)
        foot = foot_at(paragraphs, at)
        self._body(paragraphs[at:foot], own)
        self._take(foot_parts(paragraphs[foot:]))
        # Dashes alone make an outline only in what calls itself a plan.
        signs = {Numbering.NONE} if kind is not None else {Numbering.NONE, Numbering.DASH}
        if not any(item.part is Part.NODE and item.numbering not in signs for item in self.found):
            raise SayToUser(
                f"Chưa thấy mục nào trong {self.source.name} (I., 1., -). Tệp phải là văn bản kế hoạch có "
                "đánh số; kiểm tra lại tệp, hoặc dán từng phần vào kế hoạch."
            )
        return self.found

    def _take(self, found: Iterable[Found]) -> None:
        for source, part, words, raw, doubt in found:
            self._add(source, part, words, raw, doubt=doubt)

    def _add(self, source: SourceParagraph, part: Part, words: str, raw: str = "", **more: object) -> None:
        item = Item(len(self.found) + 1, source.index, part, words, raw or plain(source.full_text))
        self.found.append(replace(item, **more) if more else item)  # type: ignore[arg-type]

    # Body.

    def _body(self, paragraphs: Sequence[SourceParagraph], own: bool) -> None:
        bits = [bit for bit in bits_of(p for p in paragraphs if not p.in_column) if bit.text or bit.label]
        first = next((at for at, bit in enumerate(bits) if self._opens(bit)), len(bits))
        if first == len(bits):
            dashes = (at for at, bit in enumerate(bits) if bit.label and bit.source.role != "Căn cứ")
            first = next(dashes, first)
        last = self._closing_at(bits, first)
        self._opening(bits[:first], own)
        before = len(self.found)
        self._outline(bits[first:last])
        for bit in bits[last:]:
            text = bit.text
            sure = _CLOSING.match(plain(text)) or bit.source.role
            doubt = "" if sure else "Hiểu là câu kết vì đứng cuối, không có số."
            self._add(bit.source, Part.CLOSING, text, doubt=doubt)
        self._end_of_body(before)
        self._tables(paragraphs)

    def _opens(self, bit: Bit) -> bool:
        if bit.source.role in ("Căn cứ",):
            return False
        if bit.source.role in ("Tiêu đề mục", "Tiêu đề khoản", "Tiêu đề tiểu khoản"):
            return True
        return opens_outline(bit) and not BASIS.match(bit.label.rest if bit.label else "")

    def _closing_at(self, bits: Sequence[Bit], first: int) -> int:
        roles = [at for at, bit in enumerate(bits) if bit.source.role == "Câu kết" and bit.label is None]
        if roles:
            return max(roles[0], first)
        free = [at for at, bit in enumerate(bits) if at > first and bit.label is None]
        said = [at for at in free if _CLOSING.match(plain(bits[at].text))]
        last_number = max((at for at, bit in enumerate(bits) if bit.label is not None), default=first)
        if said and said[-1] > last_number:
            at = said[-1]
            while at - 1 > last_number and _CLOSING_TOO.match(plain(bits[at - 1].text)):
                at -= 1
            return at
        for at in range(max(last_number + 1, len(bits) - _LAST_PARAGRAPHS), len(bits)):
            bit = bits[at]
            if bit.source.role or bit.text[:1].islower():
                continue
            if _CLOSING_TOO.match(plain(bit.text)) or (at == len(bits) - 1 and bit.text.endswith(END_MARK)):
                return at
        return len(bits)

    def _opening(self, bits: Sequence[Bit], own: bool) -> None:
        lead_at = -1
        if own:
            lead_at = next((at for at, bit in enumerate(bits) if bit.source.role == "Câu dẫn"), -1)
        elif bits and bits[-1].text.rstrip().endswith(":"):
            lead_at = len(bits) - 1
        for at, bit in enumerate(bits):
            text = bit.text
            if bit.source.role == "Câu dẫn" or at == lead_at:
                self._add(bit.source, Part.LEAD_IN, text)
            elif bit.source.role == "Căn cứ" or (not bit.source.role and self._is_basis(bit)):
                words = bit.label.rest if bit.label and bit.label.numbering is Numbering.DASH else text
                self._add(bit.source, Part.BASIS, words.rstrip(LIST_ENDS))
            elif ADDRESSED.match(text):
                self._add(bit.source, Part.LEFT_OUT, text, doubt="Kế hoạch không có “Kính gửi”.")
            else:
                self._add(bit.source, Part.OPENING, text)

    def _is_basis(self, bit: Bit) -> bool:
        return bool(BASIS.match(plain(bit.label.rest if bit.label else bit.text)))

    def _outline(self, bits: Sequence[Bit]) -> None:
        lines = read_outline(bits)
        often = sum(line.joined for line in lines) > MOST_JOINED
        for line in lines:
            bit = line.bit
            raw = bit.text
            if bit.label is not None and not raw.startswith(bit.label.written):
                raw = f"{bit.label.written} {raw}"
            self._add(
                bit.source, Part.MORE if line.more else Part.NODE, line.words, raw,
                title=line.title,
                label=bit.label.written if bit.label and not line.more else "",
                depth=line.depth,
                numbering=line.numbering,
                joined=line.joined,
                doubt="" if often and line.joined else line.doubt,
            )  # fmt: skip

    def _end_of_body(self, before: int) -> None:
        """The mark "./." that the layout prints is no word of the last paragraph."""
        if len(self.found) > before:
            last = self.found[-1]
            if last.words:
                self.found[-1] = replace(last, words=_ended(last.words))
            else:
                self.found[-1] = replace(last, title=_ended(last.title))

    def _tables(self, paragraphs: Sequence[SourceParagraph]) -> None:
        met: set[int] = set()
        for paragraph in paragraphs:
            text, cell = plain(paragraph.full_text), paragraph.cell
            if paragraph.in_column and cell is not None and text:
                doubt = (
                    f"Bảng {cell.rows} dòng, {cell.columns} cột không nhập: kế hoạch chưa giữ được bảng."
                    if cell.table not in met
                    else ""
                )
                met.add(cell.table)
                self._add(paragraph, Part.LEFT_OUT, text, doubt=doubt)
        self.found.sort(key=lambda item: item.source)
        self.found = [replace(item, id=place) for place, item in enumerate(self.found, start=1)]


def _ended(text: str) -> str:
    """A last sentence with its full stop in the place of "./."."""
    bare = text.rstrip()
    for mark in (END_MARK, "./", "/."):
        if bare.endswith(mark):
            return bare.removesuffix(mark).rstrip().rstrip(".") + "."
    return bare

"""What a paragraph of a plan can be, and one paragraph as it was understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.outline import Numbering


class Part(StrEnum):
    """The parts of the page from top to bottom."""

    SUPERIOR = "superior"
    OFFICE = "office"
    NATION = "nation"
    NUMBER = "number"
    DATE = "date"
    KIND = "kind"
    TITLE = "title"
    BASIS = "basis"
    OPENING = "opening"
    LEAD_IN = "lead_in"
    NODE = "node"
    MORE = "more"
    CLOSING = "closing"
    RECIPIENT = "recipient"
    SIGNER_LINE = "signer_line"
    OFFICE_TITLE = "office_title"
    SIGNER_NAME = "signer_name"
    LEFT_OUT = "left_out"


PART_WORDS = {
    Part.SUPERIOR: "Cơ quan chủ quản",
    Part.OFFICE: "Cơ quan ban hành",
    Part.NATION: "Quốc hiệu, Tiêu ngữ",
    Part.NUMBER: "Số, ký hiệu",
    Part.DATE: "Địa danh, ngày tháng",
    Part.KIND: "Tên loại",
    Part.TITLE: "Trích yếu",
    Part.BASIS: "Căn cứ",
    Part.OPENING: "Mở đầu",
    Part.LEAD_IN: "Câu dẫn",
    Part.NODE: "Nội dung",
    Part.MORE: "Dòng tiếp của mục trên",
    Part.CLOSING: "Câu kết",
    Part.RECIPIENT: "Nơi nhận",
    Part.SIGNER_LINE: "Chức vụ người ký",
    Part.OFFICE_TITLE: "Chức vụ trong cơ quan",
    Part.SIGNER_NAME: "Người ký",
    Part.LEFT_OUT: "Không nhập",
}
BODY = frozenset({Part.NODE, Part.MORE})


@dataclass(frozen=True)
class Item:
    """One paragraph (or a line or column of one) as it was understood.

    `source` is the paragraph of the file it comes from. `words` are what is kept of it: without number, dash
    and end mark of a list. For a NODE `title` stands before `words`, `label` is the number as in the file.
    A MORE that is `joined` goes on in the middle of a line. `doubt` is a sentence where the reading is not
    sure, `fixed` says that a person has decided.
    """

    id: int
    source: int
    part: Part
    words: str
    raw: str
    title: str = ""
    label: str = ""
    depth: int = 0
    numbering: Numbering = Numbering.NONE
    joined: bool = False
    doubt: str = ""
    fixed: bool = False

    @property
    def text(self) -> str:
        """Everything kept of it on one line."""
        return " ".join(part for part in (self.title, self.words) if part)


@dataclass(frozen=True)
class Understanding:
    """A file as it was understood: its paragraphs in reading order, and what is to be said of the whole.

    `pictures` counts what a plan cannot hold, `inserted` and `deleted` letters of tracked
    changes; `converted` names the encodings turned into Unicode.
    """

    name: str
    items: tuple[Item, ...]
    inserted: int = 0
    deleted: int = 0
    pictures: int = 0
    converted: tuple[str, ...] = ()

    def item(self, item_id: int) -> Item:
        """Raises KeyError when there is no such item."""
        for item in self.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)

    def of(self, *parts: Part) -> tuple[Item, ...]:
        """The items of these parts in reading order."""
        return tuple(item for item in self.items if item.part in parts)

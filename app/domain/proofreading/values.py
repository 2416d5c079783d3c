"""What the proofreader reads and what it says: paragraphs in, faults out."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from app.domain.proofreading.words import Word, words_of

RUN_ON = "run-on"  # the label of a paragraph that goes on with a sentence begun before it
LONGEST_FOUND = 60  # letters of a quotation in a finding; the issue's own bound


class Kind(StrEnum):
    """What a fault is about."""

    SPELLING = "spelling"
    PUNCTUATION = "punctuation"
    CAPITALS = "capitals"
    FORM = "form"
    CONSISTENCY = "consistency"
    REFERENCE = "reference"


class Level(StrEnum):
    """How sure we are: an error is wrong, a warning most likely, a hint is for the reader to weigh."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


KIND_WORDS = {
    Kind.SPELLING: "Chính tả",
    Kind.PUNCTUATION: "Dấu câu, cách chữ",
    Kind.CAPITALS: "Viết hoa",
    Kind.FORM: "Thể thức câu chữ",
    Kind.CONSISTENCY: "Thống nhất",
    Kind.REFERENCE: "Viện dẫn",
}
LEVEL_WORDS = {Level.ERROR: "Lỗi", Level.WARNING: "Nên sửa", Level.HINT: "Xem lại"}


class Role(StrEnum):
    """What a paragraph is on the page; rules about sentences leave the letterhead and the foot alone."""

    LETTERHEAD = "letterhead"
    TITLE = "title"
    BASIS = "basis"
    HEADING = "heading"
    BODY = "body"
    ITEM = "item"
    CLOSING = "closing"
    RECIPIENT = "recipient"
    SIGNATURE = "signature"
    CELL = "cell"


PROSE = frozenset({Role.BASIS, Role.BODY, Role.ITEM, Role.CLOSING})


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: `number` from 1 as it stands in the file, `start` where its words begin after a label.

    `label` is the kind of label: "roman", "arabic", "nested", "letter", "dash", RUN_ON or "". `target` and
    `part` name the place in a plan ("node:12", "text"), `offset` where this paragraph begins in that text.
    """

    text: str
    number: int
    role: Role = Role.BODY
    label: str = ""
    start: int = 0
    target: str = ""
    part: str = ""
    offset: int = 0

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return words_of(self.text)

    @cached_property
    def lowered(self) -> str:
        """Same length as `text`."""
        low = self.text.lower()
        return low if len(low) == len(self.text) else self.text


@dataclass(frozen=True)
class Fault:
    """One thing to look at, `found` standing at `start` of paragraph `paragraph`.

    `suggestion` is what to write instead of `found` when `exact`, else words of advice.
    """

    kind: Kind
    level: Level
    paragraph: int
    start: int
    found: str
    suggestion: str
    sentence: str
    exact: bool = True

    @property
    def end(self) -> int:
        return self.start + len(self.found)


@dataclass(frozen=True)
class Paper:
    """Everything of one paper, in the order of the page; `marked_foot` is false where the program itself sets
    the marks of Nơi nhận and the end of the text."""

    paragraphs: tuple[Paragraph, ...]
    year: int | None = None
    kind_name: str = ""
    marked_foot: bool = True
    names: tuple[str, ...] = field(default=())

    @property
    def prose(self) -> tuple[Paragraph, ...]:
        return tuple(p for p in self.paragraphs if p.role in PROSE)


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the whole words on both sides, for a fault that is a mark, a blank or a gap."""
    left, right = start, end
    while left > 0 and text[left - 1] == " ":
        left -= 1
    while left > 0 and text[left - 1] != " ":
        left -= 1
    while right < len(text) and text[right] == " ":
        right += 1
    while right < len(text) and text[right] != " ":
        right += 1
    return (left, right) if right - left <= LONGEST_FOUND else (start, min(end, start + LONGEST_FOUND))


def edited(
    kind: Kind, level: Level, paragraph: Paragraph, start: int, end: int, new: str, sentence: str
) -> Fault:
    """A fault whose `new` replaces the letters from `start` to `end`, shown with the whole words around."""
    text = paragraph.text
    left, right = widened(text, start, end)
    # A closing mark of the sentence belongs to the next fault, not to this one.
    while right > end and text[right - 1] in ".,;:!?…)”" and text[right - 2 : right] != "v.":
        right -= 1
    while left < start - 1 and text[left] in "(“" and text[left + 1] != " ":
        left += 1
    return Fault(
        kind,
        level,
        paragraph.number,
        left,
        text[left:right],
        text[left:start] + new + text[end:right],
        sentence,
    )

"""The numbered body of a plan: kinds of numbers become levels, the rest headings and lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.domain.outline import Numbering, roman
from app.domain.plan_reading.labels import SIGN_ORDER, Label, label_of
from app.domain.plan_reading.lines import kept, marks_only
from app.domain.plan_reading.source import SourceParagraph

_TITLE_RUNS_ON = re.compile(r"^([^.;:]{2,80}):\s+(\S.*)$", re.DOTALL)
LONGEST_TITLE = 90  # letters; a numbered line longer than this is text, not a heading
_END_OF_SENTENCE = (".", ";", ":", "…", "!", "?", ",", "./.")
# A heading never lies under a dash, nor a numbered one under a letter.
_NEVER_ABOVE = {
    Numbering.ROMAN: tuple(Numbering),
    Numbering.ARABIC: (Numbering.DASH, Numbering.LETTER, Numbering.NESTED),
    Numbering.NESTED: (Numbering.DASH, Numbering.LETTER),
    Numbering.LETTER: (Numbering.DASH,),
}
TITLE_ROLES = frozenset({"Tiêu đề mục", "Tiêu đề khoản", "Tiêu đề tiểu khoản"})
TEXT_ROLES = frozenset({"Khoản", "Tiểu khoản", "Điểm", "Gạch đầu dòng", "Nội dung"})
_HEADED = (Numbering.ARABIC, Numbering.NESTED)
_NESTED_BY_INDENT_MM = 4.0
_ODD_STYLES = {
    "phần": "“Phần” đổi thành I., II.",
    "A": "A., B. đổi thành I., II.",
    "điều": "“Điều” đổi thành 1., 2.",
    "i": "i), ii) đổi thành a), b).",
}


@dataclass(frozen=True)
class Bit:
    """One paragraph, or one of its forced lines that begins with a number of its own."""

    source: SourceParagraph
    text: str
    label: Label | None
    continued: bool = False


@dataclass(frozen=True)
class NodeLine:
    """What came of a bit: a node (`more` False), or a line or the rest of a line of the node before."""

    bit: Bit
    title: str
    words: str
    depth: int
    numbering: Numbering
    more: bool = False
    joined: bool = False
    doubt: str = ""


@dataclass
class _Level:
    key: tuple[Numbering, str, int]
    value: int
    indent: float
    title: bool = False


@dataclass
class _Reader:
    levels: list[_Level] = field(default_factory=list)
    out: list[NodeLine] = field(default_factory=list)
    romans: int = 0
    weighed: bool = False

    def read(self, bits: Sequence[Bit]) -> list[NodeLine]:
        # Where some numbered lines are bold, those that are not are no headings.
        self.weighed = any(b.source.bold and b.label and b.label.numbering in _HEADED for b in bits)
        for bit in bits:
            label = self._checked(bit.label, bit)
            if label is None:
                self._unnumbered(bit)
            else:
                self._numbered(bit, label)
        return self.out

    def _checked(self, label: Label | None, bit: Bit) -> Label | None:
        """A lone capital such as "C." that continues no series is part of the text."""
        if label is None or label.numbering is not Numbering.ROMAN or label.style == "phần":
            return label
        letter = label.written.rstrip(".)/ ")
        capitals = [level for level in self.levels if level.key[1] == "A"]
        if len(letter) == 1 and capitals and ord(letter) - ord("A") == capitals[0].value:
            return Label(Numbering.ROMAN, "A", label.written, capitals[0].value + 1, label.rest)
        if label.style == "A":
            goes_on = label.value == (capitals[0].value + 1 if capitals else 1)
            return label if goes_on or bit.source.label else None
        ours = bit.source.role in TITLE_ROLES | TEXT_ROLES and bit.source.role != "Nội dung"
        if ours or bit.source.label or len(letter) > 1 or letter == "I" or label.written[-1] in "-–":
            return label
        return label if letter == roman(self.romans + 1) or (not self.out and letter in "IVX") else None

    def _numbered(self, bit: Bit, label: Label) -> None:
        if label.numbering is Numbering.ROMAN and label.style == ".":
            self.romans = label.value
        key = label.key
        self._climb(key, label, bit)
        title, words = _title_and_words(bit, label, self.weighed)
        doubt = self._doubt(label)
        depth = len(self.levels)
        if depth and label.numbering is Numbering.NESTED and label.chain == 2:
            doubt = doubt or self._nested_doubt(label)
        self.out.append(NodeLine(bit, title, words, depth, label.numbering, doubt=doubt))
        self.levels.append(_Level(key, label.value, bit.source.indent_mm, bool(title and not words)))

    def _climb(self, key: tuple[Numbering, str, int], label: Label, bit: Bit) -> None:
        levels = self.levels
        places = [at for at, level in enumerate(levels) if level.key == key]
        if label.numbering is Numbering.DASH and bit.source.label:
            # Signs a list counts by itself may repeat from level to level: then the indent tells.
            deeper = [at for at in places if bit.source.indent_mm > levels[at].indent + _NESTED_BY_INDENT_MM]
            places = [at for at in places if at not in deeper]
            if deeper and not places:
                del levels[deeper[-1] + 1 :]
                return
            places = places[-1:] if places else places
        if places:
            del levels[places[0] :]
            return
        while levels and (
            (
                levels[-1].key[0] in _NEVER_ABOVE.get(label.numbering, ())
                and not _above_roman(levels[-1], label)
            )
            or (
                label.numbering is Numbering.DASH is levels[-1].key[0]
                and SIGN_ORDER.index(key[1]) < SIGN_ORDER.index(levels[-1].key[1])
            )
            or (label.numbering is Numbering.NESTED is levels[-1].key[0] and label.chain <= levels[-1].key[2])
        ):
            levels.pop()

    def _doubt(self, label: Label) -> str:
        return f"Kiểu số {_ODD_STYLES[label.style]}" if label.style in _ODD_STYLES else ""

    def _nested_doubt(self, label: Label) -> str:
        above = next((lv for lv in reversed(self.levels) if lv.key[0] is Numbering.ARABIC), None)
        first = label.written.split(".", 1)[0].strip()
        if above is None or (first.isdigit() and int(first) != above.value):
            return f"Số {label.written} không khớp với số của mục trên nó."
        return ""

    def _not_a_title(self) -> None:
        """A short numbered line that goes on in the next one was text and no heading."""
        at = len(self.out) - 1
        while self.out[at].more and at:
            at -= 1
        node = self.out[at]
        if node.numbering in _HEADED and node.title and not node.words and not node.bit.source.bold:
            self.out[at] = replace(node, title="", words=node.title)

    def _unnumbered(self, bit: Bit) -> None:
        text, source = bit.text, bit.source
        last = self.out[-1] if self.out else None
        if source.role not in TITLE_ROLES and last is not None and _runs_on(last, text):
            self._not_a_title()
            self.out.append(
                NodeLine(bit, "", text, 0, Numbering.NONE, more=True, joined=True,
                         doubt="Dòng này nối liền đoạn trên vì bắt đầu bằng chữ thường.")
            )  # fmt: skip
            return
        if source.role in TITLE_ROLES or (not source.role and _is_heading(bit, text)):
            key = (Numbering.NONE, "", 1)
            for at, level in enumerate(self.levels):
                if level.key == key:
                    del self.levels[at:]
                    break
            while self.levels and self.levels[-1].key[0] in (Numbering.DASH, Numbering.LETTER):
                self.levels.pop()
            doubt = "" if source.role else "Chữ đậm không có số: hiểu là tiêu đề."
            self.out.append(NodeLine(bit, text, "", len(self.levels), Numbering.NONE, doubt=doubt))
            self.levels.append(_Level(key, 0, 0.0, True))
            return
        if last is None or (last.numbering is Numbering.NONE and not last.more):
            depth = len(self.levels) if last is None or last.title else last.depth
            self.out.append(NodeLine(bit, "", text, depth, Numbering.NONE))
        elif last.title and not last.words:
            self.out.append(NodeLine(bit, "", text, len(self.levels), Numbering.NONE))
        else:
            self.out.append(NodeLine(bit, "", text, 0, Numbering.NONE, more=True))


def _above_roman(level: _Level, label: Label) -> bool:
    """A. or Phần I may have I. below it."""
    return label.style == "." and level.key[1] in ("A", "phần")


def bits_of(paragraphs: Iterable[SourceParagraph]) -> Iterator[Bit]:
    """Paragraphs as bits: a forced line that begins with a number is one of its own."""
    for paragraph in paragraphs:
        own = paragraph.label
        pending: list[str] = []
        first = True
        for line in paragraph.text.split("\n"):
            text = kept(line)
            if marks_only(text) and not (first and own) and label_of(text, "") is None:
                continue
            if pending and label_of(text, "") is not None:
                yield _bit(paragraph, pending, own if first else "", not first)
                pending, first = [], False
            pending.append(text)
        if pending or (own and first):
            yield _bit(paragraph, pending, own if first else "", not first)


def read_outline(bits: Sequence[Bit]) -> list[NodeLine]:
    """Depth follows from the kinds of numbers met: one seen above returns to it, a new one goes below."""
    return _Reader().read(bits)


def opens_outline(bit: Bit) -> bool:
    """Whether the body begins here: a number or letter; a dash alone may still belong to the opening."""
    return bit.label is not None and bit.label.numbering is not Numbering.DASH


def _bit(paragraph: SourceParagraph, lines: list[str], own: str, continued: bool) -> Bit:
    text = " ".join(part for part in lines if part)
    label = label_of(text, own)
    if label is None and own:
        text = f"{own} {text}".strip()
    return Bit(paragraph, text, label, continued)


def _title_and_words(bit: Bit, label: Label, weighed: bool) -> tuple[str, str]:
    """A heading, a text, or a heading with the text running on after its colon."""
    rest, role = label.rest, bit.source.role
    if label.numbering in (Numbering.DASH, Numbering.LETTER):
        return "", rest
    if label.numbering is Numbering.ROMAN:
        return ("", rest) if role in TEXT_ROLES else (rest, "")
    if role in TITLE_ROLES:
        return rest, ""
    runs_on = _TITLE_RUNS_ON.match(rest)
    if runs_on:
        return f"{runs_on[1]}:", runs_on[2]
    if role in TEXT_ROLES:
        return "", rest
    if rest.endswith("như sau:"):
        return "", rest
    short = len(rest) <= LONGEST_TITLE and not rest.endswith((".", ";", "…"))
    if bit.source.bold or (short and not weighed):
        return rest, ""
    return "", rest


def _runs_on(last: NodeLine, text: str) -> bool:
    """Whether a paragraph goes on in the middle of a sentence: printed lines kept as paragraphs."""
    if last.bit.source.role or not text[:1].islower():
        return False
    before = last.words or last.title
    return bool(before) and not before.endswith(_END_OF_SENTENCE)


def _is_heading(bit: Bit, text: str) -> bool:
    ended = text.endswith((".", ";", "…", ","))
    return (bit.source.bold or text.isupper()) and len(text) <= LONGEST_TITLE and not ended

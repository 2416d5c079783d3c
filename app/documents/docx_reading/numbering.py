"""Numbers that Word writes by itself: the label of a list at each paragraph, counted as Word counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.documents.docx_reading.properties import Properties, layout_of, letters_of
from app.documents.docx_reading.xml_names import Element, W, number, switched, value

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
# Glyphs of the Symbol and Wingdings fonts, by their place in the private use area.
_SIGNS = {
    "\uf02d": "-",
    "\uf0be": "-",
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf076": "❖",
    "\uf02b": "+",
}
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_PLACE = re.compile(r"%(\d)")


@dataclass(frozen=True)
class Level:
    """One level of a list."""

    start: int
    format: str
    text: str
    legal: bool
    layout: Properties
    letters: Properties


@dataclass
class Numbering:
    """The lists of a file and how far each has counted."""

    _levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    _nums: dict[str, tuple[str, dict[int, int]]] = field(default_factory=dict)
    _overridden: dict[tuple[str, int], Level] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def read(cls, root: Element | None) -> Numbering:
        """The lists in `numbering.xml`."""
        lists = cls()
        if root is None:
            return lists
        for abstract in root.iterchildren(W + "abstractNum"):
            name = abstract.get(W + "abstractNumId", "")
            lists._levels[name] = {
                int(number(level.get(W + "ilvl"))): _level(level)
                for level in abstract.iterchildren(W + "lvl")
            }
        for num in root.iterchildren(W + "num"):
            lists._add(num)
        return lists

    def level(self, num: str | None, level: int) -> Level | None:
        """The level of a list, or None: `num` "0" says that there is no list."""
        if num not in self._nums:
            return None
        return self._overridden.get((num, level)) or self._levels.get(self._nums[num][0], {}).get(level)

    def label(self, num: str, level: int) -> str:
        """Count one paragraph of this list and level; the label as it prints, "" when it prints nothing."""
        abstract, starts = self._nums[num]
        counts = self._counts.setdefault(abstract, {})
        if level in starts and (num, level) not in self._begun:
            counts.pop(level, None)
        self._begun.add((num, level))
        here = self.level(num, level)
        if here is None:
            return ""
        counts[level] = counts[level] + 1 if level in counts else starts.get(level, here.start)
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if here.format == "bullet":
            return _sign(here.text)
        return _PLACE.sub(lambda found: self._count(num, int(found[1]) - 1, here.legal), here.text).strip()

    def _count(self, num: str, level: int, legal: bool) -> str:
        abstract, starts = self._nums[num]
        definition = self.level(num, level)
        start = starts.get(level, definition.start if definition else 1)
        count = self._counts[abstract].setdefault(level, start)
        form = "decimal" if legal or definition is None else definition.format
        return written(count, form)

    def _add(self, num: Element) -> None:
        name, abstract = num.get(W + "numId", ""), value(num, "abstractNumId") or ""
        starts = {}
        for change in num.iterchildren(W + "lvlOverride"):
            level = int(number(change.get(W + "ilvl")))
            if (start := value(change, "startOverride")) is not None:
                starts[level] = int(number(start))
            if (own := change.find(W + "lvl")) is not None:
                self._overridden[name, level] = _level(own)
        self._nums[name] = (abstract, starts)


def written(count: int, form: str) -> str:
    """A count in the form a list asks for ("lowerLetter" of 2 is "b")."""
    if form in {"lowerLetter", "upperLetter"} and count > 0:
        letter = _LETTERS[(count - 1) % 26] * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"} and 0 < count < 4000:
        text = ""
        for worth, sign in _ROMAN:
            text += sign * (count // worth)
            count %= worth
        return text if form == "upperRoman" else text.lower()
    if form == "decimalZero":
        return f"{count:02d}"
    return "" if form == "none" else str(count)


def _level(element: Element) -> Level:
    return Level(
        start=int(number(value(element, "start"), 1)),
        format=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        legal=switched(element, "isLgl"),
        layout=layout_of(element.find(W + "pPr")),
        letters=letters_of(element.find(W + "rPr")),
    )


def _sign(text: str) -> str:
    return _PRIVATE.sub("•", "".join(_SIGNS.get(letter, letter) for letter in text)).strip()

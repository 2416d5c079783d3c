"""The steps every import of rows shares: heading row, columns, standing of each row, counts that add up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.read_sheet import ReadSheet
from app.domain.wording import fold

_HEADING_WITHIN = 40  # rows from the top among which the heading is looked for
_TOLD_EVERY = 50  # lines between two words about how far a look is
_NO_WORD = re.compile(r"[^a-z0-9%]+")


Step = Callable[[int, int], None]  # lines done, lines in all; may raise to stop


def untold(_done: int, _total: int) -> None:
    """For a look nobody waits for."""


def told(lines: Sequence[int], step: Step) -> Iterator[int]:
    """The lines one after the other, and how far they are."""
    for place, line in enumerate(lines):
        if place % _TOLD_EVERY == 0:
            step(place, len(lines))
        yield line


@dataclass(frozen=True)
class ColumnSpec:
    """One field an import fills: `words` head its column, `synonyms` are headings met in files (any accents).

    `parse` turns the words of a cell into a value, None for an empty cell; raises SayToUser when it cannot.
    `width` in px of the preview, 0 stretches; `right` for numbers.
    """

    key: str
    words: str
    synonyms: tuple[str, ...] = ()
    needed: bool = False
    parse: Callable[[str], object] = str
    width: int = 120
    right: bool = False


class Standing(StrEnum):
    """What becomes of a row; only a READY one may be ticked, an IGNORED or DUPLICATE one on purpose too."""

    READY = "ready"
    MEND = "mend"
    DUPLICATE = "duplicate"
    IGNORED = "ignored"


class Tone(StrEnum):
    """How a problem is shown: by nothing, an "i", a "?" or a "!"."""

    NONE = ""
    INFO = "info"
    DOUBT = "doubt"
    ERROR = "error"


@dataclass(frozen=True)
class Remedy:
    """One thing that may be done about a row: `key` goes back to who made the row."""

    key: str
    words: str


@dataclass(frozen=True)
class PreviewRow:
    """One row of the preview as it is shown; an import makes it anew after each change.

    `id` is the line in the file, from 1, or any number with the `line` beside it where a line gives several
    rows. `cells` stand as the columns of the preview do; `group` is the filter it belongs to ("" for none).
    `bad`: cells the problem is about, by column. `remedies` are offered as a choice, `remedy` words what is
    done or what the choice is about ("Bỏ, giữ dòng 212", "Chọn người"). `old`: by column what the book says
    where a cell would change it. `barren`: there is nothing in it that
    could be imported (a heading, a sum), so it cannot be ticked.
    """

    id: int
    cells: tuple[str, ...]
    standing: Standing
    ticked: bool
    group: str = ""
    problem: str = ""
    tone: Tone = Tone.NONE
    bad: frozenset[int] = frozenset()
    remedies: tuple[Remedy, ...] = ()
    remedy: str = ""
    line: int = 0
    barren: bool = False
    old: Mapping[int, str] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """The line as it is told: `line` where a line of the file gives several rows, else `id`."""
        return self.line or self.id

    @property
    def tickable(self) -> bool:
        """Whether a hand may tick it: what needs mending is mended first."""
        return self.standing is not Standing.MEND and not self.barren

    @property
    def struck(self) -> bool:
        """Whether its cells are struck through: it is there already."""
        return self.standing is Standing.DUPLICATE and not self.ticked and not self.old


@dataclass(frozen=True)
class Tally:
    """`total` = `taken` + the counts of `left`; `left` is (count, word) by reason. `changed` of those taken
    change what is there.
    """

    total: int
    taken: int
    left: tuple[tuple[int, str], ...]
    changed: int = 0

    @property
    def left_out(self) -> int:
        """How many rows are not imported."""
        return self.total - self.taken

    def sentence(self, noun: str) -> str:
        """`Sẽ nhập 1.217 lượt. Để lại 47: 21 cần sửa, 17 trùng, 9 chạm đúp.`"""
        said = f"Sẽ {self.deed(noun)}."
        if self.left_out:
            parts = ", ".join(f"{figure(count)} {word}" for count, word in self.left)
            said += f" Để lại {figure(self.left_out)}: {parts}."
        return said

    def deed(self, noun: str) -> str:
        """`nhập 12 người, cập nhật 3`."""
        new = self.taken - self.changed
        said = [f"nhập {figure(new)} {noun}"] if new or not self.changed else []
        said += [f"cập nhật {figure(self.changed)}" + ("" if said else f" {noun}")] if self.changed else []
        return ", ".join(said)


def figure(count: int) -> str:
    """1217 as `1.217`."""
    return f"{count:,}".replace(",", ".")


def tally(rows: Iterable[PreviewRow], groups: Mapping[str, str]) -> Tally:
    """Counts of a preview; `groups` words each group as in "21 cần sửa". A row outside is "bỏ chọn"."""
    total = taken = changed = 0
    left: dict[str, int] = {}
    for row in rows:
        total += 1
        if row.ticked:
            taken += 1
            changed += bool(row.old)
        else:
            word = groups.get(row.group, "") if row.standing is not Standing.READY else ""
            left[word or "bỏ chọn"] = left.get(word or "bỏ chọn", 0) + 1
    order = [*groups.values(), "bỏ chọn"]
    return Tally(total, taken, tuple((left[word], word) for word in order if word in left), changed)


def heading_words(words: str) -> str:
    """A heading as one compares it: `Họ và tên (*)` and `HO VA TEN` are one."""
    return _NO_WORD.sub(" ", fold(words)).strip()


def guess_heading(sheet: ReadSheet, specs: Sequence[ColumnSpec]) -> int:
    """The row whose cells name most fields, the lower of two equal ones; -1 when no row names two."""
    best, at = 1, -1
    for row, cells in enumerate(sheet.rows[:_HEADING_WITHIN]):
        named = len(guess_columns(cells, specs))
        if named >= best and named > 1:
            best, at = named, row
    return at


def guess_columns(headings: Sequence[str], specs: Sequence[ColumnSpec]) -> dict[str, int]:
    """Field → column by the headings: whole heading before its beginning before words inside it."""
    rated = []
    for place, spec in enumerate(specs):
        wanted = [heading_words(word) for word in (spec.words, *spec.synonyms)]
        for column, heading in enumerate(headings):
            score = max((_alike(heading_words(heading), word) for word in wanted), default=(0, 0))
            if score > (0, 0):
                rated.append((score, -place, -column, spec.key, column))
    found: dict[str, int] = {}
    for _score, _place, _column, key, column in sorted(rated, reverse=True):
        if key not in found and column not in found.values():
            found[key] = column
    return found


def _alike(heading: str, word: str) -> tuple[int, int]:
    """How well a heading fits a synonym, longer synonyms first; (0, 0) not at all."""
    if not heading or not word:
        return 0, 0
    if heading == word:
        return 3, len(word)
    if len(word) > len("so") and heading.startswith(f"{word} "):
        return 2, len(word)
    inside = len(word) > len("ten") and f" {word} " in f" {heading} "
    return (1, len(word)) if inside else (0, 0)


def headings_of(sheet: ReadSheet, heading: int) -> tuple[str, ...]:
    """The words of the heading row; of a sheet without one, `Cột A`, `Cột B` …"""
    from app.domain.read_sheet import column_letters

    named = sheet.rows[heading] if 0 <= heading < len(sheet.rows) else ("",) * sheet.width
    return tuple(words or f"Cột {column_letters(at)}" for at, words in enumerate(named))


def lines_below(sheet: ReadSheet, heading: int) -> tuple[int, ...]:
    """The rows, from 0, below the heading with at least one filled cell."""
    return tuple(at for at in range(heading + 1, len(sheet.rows)) if any(sheet.rows[at]))

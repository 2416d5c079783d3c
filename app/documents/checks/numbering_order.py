"""TT-13 and TT-14: numbers in their order and form, headings without a mark at their end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.documents.checks import places
from app.documents.checks.anatomy import Anatomy
from app.documents.checks.body_items import Item, body_items, is_sentence
from app.documents.checks.finding import Finding
from app.documents.checks.outline_labels import Label, roman_value
from app.documents.checks.rows import Rows
from app.documents.checks.wording import named, quoted
from app.documents.docx_reading.numbering import written
from app.documents.docx_reading.values import ReadPaper

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Điểm are lettered by the Vietnamese alphabet, without ă, â, ê, ô, ơ, ư."""

_ROMAN_WORDS = {"phần", "chương"}
_RANK = {"chapter": 0, "roman": 1, "capital": 1, "article": 2, "arabic": 3, "nested": 4, "letter": 5}
_THROUGH = ("article",)  # counted through the whole paper, whatever stands above


@dataclass
class _Counts:
    """The last number at each kind of label, and whether that kind just began anew."""

    last: dict[str, int] = field(default_factory=dict)
    ended: dict[str, int] = field(default_factory=dict)
    meant: dict[str, int] = field(default_factory=dict)
    """What the last number should have been, where it was wrong: the next may go on from either."""


def check(paper: ReadPaper, anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    """Label by label; "2.1." and "-" are pointed at once for the whole paper."""
    items = [item for item in body_items(anatomy, rows) if item.label and item.role != "cell"]
    counts = _Counts()
    for item in items:
        assert item.label is not None
        yield from _form(item, item.label, rows)
        yield from _order(item, item.label, counts, rows)
    for kind, point in (("nested", "nested"), ("dash", "dash"), ("bullet", "dash")):
        same_kind = [item for item in items if item.label and item.label.kind == kind]
        if same_kind:
            yield _once("TT-13", point, same_kind, rows)
    yield from _marks(body_items(anatomy, rows), anatomy, rows)


def _once(id_: str, point: str, items: list[Item], rows: Rows) -> Finding:
    first = items[0]
    assert first.label is not None
    finding = rows.finding(id_, point, _where(items), quoted(first.label.written), first.index)
    return Finding(
        finding.id, finding.level, finding.place, finding.paragraph, finding.found, finding.asked,
        finding.article, tuple(item.index for item in items[1:]),
    )  # fmt: skip


def _where(items: list[Item]) -> str:
    place = places.paragraph(items[0].spot.paragraph)
    return place if len(items) == 1 else f"{place} và {len(items) - 1} đoạn khác"


def _form(item: Item, label: Label, rows: Rows) -> Iterator[Finding]:
    place = places.paragraph(item.spot.paragraph)
    if label.kind == "sign":
        yield rows.finding("TT-13", "sign", place, quoted(label.written), item.index)
    elif label.kind == "chapter":
        roman = label.word.casefold() in _ROMAN_WORDS
        if roman == label.number.isdigit():
            point = "roman" if roman else "arabic"
            yield rows.finding("TT-13", point, place, quoted(label.written), item.index, part=label.word)


def _order(item: Item, label: Label, counts: _Counts, rows: Rows) -> Iterator[Finding]:
    kind, value = _value(label, counts)
    if kind not in _RANK:
        return
    key = label.word.casefold() if kind == "chapter" else kind
    rank = _RANK[kind]
    before = counts.last.get(key)
    expected = (before or 0) + 1
    # Numbers may also go on from the chapter before instead of starting anew.
    if before is None and counts.ended.get(key) == value - 1:
        expected = value
    if (meant := counts.meant.pop(key, None)) is not None and value == meant + 1:
        expected = value
    parent_ok, shown = True, ""
    if kind == "nested":
        parent_ok, shown, expected = _nested(label, counts, expected)
    if value != expected or not parent_ok:
        twice = before is not None and value == before
        point = "letter" if kind == "letter" and not twice else "twice" if twice else "order"
        asked = shown or _as_written(kind, label, expected)
        place = named(item.index, item.line.text)
        yield rows.finding("TT-13", point, place, quoted(label.written), item.index, expected=asked)
        counts.meant[key] = expected
    counts.last[key] = value
    if kind == "nested":
        counts.last["nested parent"] = int(label.number.split(".")[0])
    for other in [name for name in counts.last if _rank_of(name) > rank]:
        if other not in _THROUGH:
            counts.ended[other] = counts.last.pop(other)


def _rank_of(key: str) -> int:
    return _RANK.get(key, 4 if key == "nested parent" else 0)


def _nested(label: Label, counts: _Counts, expected: int) -> tuple[bool, str, int]:
    """2.1 belongs below 2; deeper numbers are counted within their own parent."""
    numbers = [int(part) for part in label.number.split(".")]
    parent = counts.last.get("arabic")
    if counts.last.get("nested parent") != numbers[0] or len(numbers) > 2:
        expected = 1 if len(numbers) == 2 else numbers[-1]
    fits = parent is None or numbers[0] == parent
    shown = "" if fits else f"{parent}.{expected}."
    return fits, shown or (f"{numbers[0]}.{expected}." if len(numbers) == 2 else ""), expected


def _value(label: Label, counts: _Counts) -> tuple[str, int]:
    """The kind and worth of a label; "C." after "B." is a letter, else a Roman number."""
    number = label.number
    if label.kind == "roman":
        if len(number) == 1 and counts.last.get("capital") == _capital(number) - 1 and _capital(number) > 1:
            return "capital", _capital(number)
        return "roman", roman_value(number)
    if label.kind == "capital":
        return "capital", _capital(number)
    if label.kind == "letter":
        place = LETTERS.find(number) + 1
        return "letter", place
    if label.kind == "nested":
        return "nested", int(number.split(".")[-1])
    if label.kind == "chapter":
        return "chapter", int(number) if number.isdigit() else roman_value(number)
    return label.kind, int(number) if number.isdigit() else 0


def _capital(letter: str) -> int:
    return "ABCDĐEFGHIKLMNOPQRSTUVXY".find(letter) + 1


def _as_written(kind: str, label: Label, value: int) -> str:
    if kind == "roman":
        return f"{written(value, 'upperRoman')}."
    if kind == "letter":
        return f"{LETTERS[value - 1]})" if 0 < value <= len(LETTERS) else "a)"
    if kind == "article":
        return f"Điều {value}."
    if kind == "capital":
        return f"{'ABCDĐEFGHIKLMNOPQRSTUVXY'[value - 1]}."
    if kind == "chapter":
        number = str(value) if label.number.isdigit() else written(value, "upperRoman")
        return f"{label.word} {number}"
    return f"{value}."


def _marks(items: tuple[Item, ...], anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    for line in anatomy.summary[-1:]:
        if line.text.endswith((".", ":", ";", ",")) and not line.text.endswith("..."):
            place = places.box("summary", rows)
            end = quoted(" ".join(line.text.split()[-2:]))
            yield rows.finding("TT-14", "title", place, end, line.paragraph.index)
    for item in items:
        heading = item.role in {"section", "clause", "chapter"}
        bold = item.line.share("bold") > 0.9 and item.role == "text" and not is_sentence(item)
        if (heading or (bold and item.label)) and item.line.text.endswith((":", ".")):
            rest = item.label.rest if item.label else item.line.text
            if rest:
                place = places.paragraph(item.spot.paragraph)
                yield rows.finding("TT-14", "heading", place, quoted(item.line.text), item.index)

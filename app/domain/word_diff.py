"""What changed inside a text, word by word, in pieces a person reads: kept, gone, come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

_TOKEN = re.compile(r"\w+(?:[./-]\w+)*|\s+|[^\w\s]")
_SHORT = 2
"""So few kept words between two changes are no island worth keeping: the changes become one."""

_LEAST_KEPT = 30
"""Below this percentage of kept letters a text is another text: no use in showing scraps of the old one."""


class Op(StrEnum):
    """A piece stands in both texts, only in the old one, or only in the new one."""

    SAME = "="
    OLD = "-"
    NEW = "+"


class Piece(NamedTuple):
    """Letters and where they stand."""

    op: Op
    text: str


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """The two texts as one row of pieces; of a change the old words stand before the new ones."""
    if old == new:
        return (Piece(Op.SAME, old),) if old else ()
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    pieces: list[Piece] = []
    gone, come = "", ""
    for place, (tag, first, last, begin, end) in enumerate(blocks):
        if tag != "equal":
            gone += "".join(before[first:last])
            come += "".join(after[begin:end])
            continue
        kept = before[first:last]
        inside = 0 < place < len(blocks) - 1
        if inside and _is_short(kept):
            gone += "".join(kept)
            come += "".join(kept)
            continue
        pieces += _change(gone, come)
        gone, come = "", ""
        pieces.append(Piece(Op.SAME, "".join(kept)))
    out = _tidied([*pieces, *_change(gone, come)])
    shared = sum(len(piece.text) for piece in out if piece.op is Op.SAME)
    if shared * 100 < max(len(old), len(new)) * _LEAST_KEPT and old and new:
        return (Piece(Op.OLD, old), Piece(Op.NEW, new))
    return tuple(out)


def _is_short(tokens: Sequence[str]) -> bool:
    words = [token for token in tokens if token[0].isalnum()]
    return not words or (len(words) < _SHORT and not any(len(word) > 3 for word in words))


def _change(gone: str, come: str) -> list[Piece]:
    return [Piece(op, text) for op, text in ((Op.OLD, gone), (Op.NEW, come)) if text]


def _tidied(pieces: list[Piece]) -> list[Piece]:
    """Blanks that both sides of a change begin or end with belong to what is kept around it."""
    out: list[Piece] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        both = at + 1 < len(pieces) and piece.op is Op.OLD and pieces[at + 1].op is Op.NEW
        if not both:
            _add(out, piece)
            at += 1
            continue
        gone, come = piece.text, pieces[at + 1].text
        lead = _common_blank(gone, come)
        tail = _common_blank(gone[lead:][::-1], come[lead:][::-1])
        _add(out, Piece(Op.SAME, gone[:lead]))
        _add(out, Piece(Op.OLD, gone[lead : len(gone) - tail]))
        _add(out, Piece(Op.NEW, come[lead : len(come) - tail]))
        _add(out, Piece(Op.SAME, gone[len(gone) - tail :]))
        at += 2
    return out


def _common_blank(one: str, two: str) -> int:
    count = 0
    for a, b in zip(one, two, strict=False):
        if a != b or not a.isspace():
            break
        count += 1
    return count


def _add(out: list[Piece], piece: Piece) -> None:
    if not piece.text:
        return
    if out and out[-1].op is piece.op:
        out[-1] = Piece(piece.op, out[-1].text + piece.text)
    else:
        out.append(piece)


def exchanges(pieces: Sequence[Piece]) -> tuple[tuple[str, str], ...]:
    """What took the place of what, each once, in order; one side is empty where words only went or came."""
    found: dict[tuple[str, str], None] = {}
    at = 0
    while at < len(pieces):
        gone = pieces[at].text if pieces[at].op is Op.OLD else ""
        if gone:
            at += 1
        come = pieces[at].text if at < len(pieces) and pieces[at].op is Op.NEW else ""
        if come or not gone:
            at += 1
        if gone or come:
            found[gone.strip(), come.strip()] = None
    return tuple(found)


def shortened(pieces: Sequence[Piece], most: int) -> tuple[Piece, ...]:
    """The same with long kept stretches cut to `most` letters beside a change; "…" is what is left out."""
    out = []
    for at, piece in enumerate(pieces):
        text = piece.text
        first, last = at == 0, at == len(pieces) - 1
        if piece.op is Op.SAME:
            if first and last and len(text) > 2 * most:
                text = text[: 2 * most].rsplit(" ", 1)[0] + " …"
            elif first and len(text) > most and not last:
                text = "… " + text[-most:].split(" ", 1)[-1]
            elif last and len(text) > most and not first:
                text = text[:most].rsplit(" ", 1)[0] + " …"
            elif not first and not last and len(text) > 2 * most:
                text = f"{text[:most].rsplit(' ', 1)[0]} … {text[-most:].split(' ', 1)[-1]}"
        out.append(Piece(piece.op, text))
    return tuple(out)

"""One paper, one spelling: terms, the order of words that come back, the paper's title said again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from app.domain.proofreading.compare import departures
from app.domain.proofreading.lore import Lore, key_of
from app.domain.proofreading.marks import straight_quotes
from app.domain.proofreading.values import PROSE, Fault, Kind, Level, Paper, Paragraph, Role
from app.domain.wording import lower_first

_SPAN = re.compile(r"(?<!\d)(20\d\d)( ?)([-–—])( ?)(20\d\d)(?!\d)")
_ALIKE_ENOUGH = 75  # per cent of the words of a title that must be met to call it that title


def check(paper: Paper, lore: Lore) -> Iterator[Fault]:
    """Faults of consistency, over the whole paper."""
    yield from _terms(paper, lore)
    yield from _orders(paper, lore)
    yield from _title_again(paper)
    yield from _spans(paper)
    yield from _quotes(paper)


def _read(paper: Paper) -> Iterator[Paragraph]:
    for paragraph in paper.paragraphs:
        if paragraph.role not in (Role.LETTERHEAD, Role.SIGNATURE, Role.RECIPIENT):
            yield paragraph


def _terms(paper: Paper, lore: Lore) -> Iterator[Fault]:
    """A variant of a term that has one spelling in official papers."""
    for paragraph in _read(paper):
        text = paragraph.text
        if text.isupper():
            continue
        named = tuple(lore.name_finder.find(text, paragraph.words))
        for met in lore.term_finder.find(text, paragraph.words):
            found = text[met.start : met.end]
            shape = _shape(found)
            if any(name.start <= met.start and met.end <= name.end for name in named):
                continue  # Hội đồng Thi đua - Khen thưởng
            if shape not in met.row.shapes or _in_longer_list(text, met.start, met.end, shape):
                continue
            new = _as_found(met.row.term.text, found)
            said = f"Văn bản thống nhất viết “{met.row.term.text}”"
            yield Fault(Kind.CONSISTENCY, met.row.term.level, paragraph.number, met.start, found, new, said)


def _shape(text: str) -> str:
    """Words in small letters with their marks, one blank."""
    spaced = (
        re.sub(r"\s*([-–—])\s*", r" \1 ", text.lower()) if re.search(r"\s[-–—]\s", text) else text.lower()
    )
    return " ".join(key_of(piece) if piece.isalpha() else piece for piece in spaced.split())


def _in_longer_list(text: str, start: int, end: int, shape: str) -> bool:
    """`kinh tế, xã hội, văn hóa`: members of a longer list, not the term."""
    if "," not in shape:
        return False
    return bool(re.match(r", \w", text[end : end + 3])) or text[max(0, start - 2) : start] == ", "


def _as_found(term: str, found: str) -> str:
    return term[:1].upper() + term[1:] if found[:1].isupper() else term


def _orders(paper: Paper, lore: Lore) -> Iterator[Fault]:
    """Words that come back in another order, against the usual one or the one met more often in the paper."""
    usual_order: dict[frozenset[str], tuple[str, ...]] = {frozenset(order): order for order in lore.orders}
    met: dict[frozenset[str], list[tuple[Paragraph, int, int, tuple[str, str]]]] = defaultdict(list)
    for paragraph in _read(paper):
        for start, end, pair in _pairs(paragraph, lore):
            met[frozenset(pair)].append((paragraph, start, end, pair))
    for key, places in met.items():
        counted = Counter(place[3] for place in places)
        right = usual_order.get(key)
        if right is None:
            if (
                len(counted) < 2
                or len(places) < 3
                or counted.most_common(2)[0][1] == counted.most_common(2)[1][1]
            ):
                continue
            one, two = counted.most_common(1)[0][0]
            right = (one, two)
        for paragraph, start, end, pair in places:
            found = paragraph.text[start:end]
            if pair == right and (key not in usual_order or "," in found or " và " in found):
                continue
            mark = re.search(r"[ ,]+(?:và )?|, ", found[len(pair[0]) :])
            joint = mark[0] if mark and mark[0].strip() else ", "
            level = Level.WARNING if key in usual_order else Level.HINT
            new = _as_found(joint.join(right), found)
            said = f"Cụm từ này có một thứ tự: “{joint.join(right)}”"
            yield Fault(Kind.CONSISTENCY, level, paragraph.number, start, found, new, said)


def _pairs(paragraph: Paragraph, lore: Lore) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """Two words of two syllables side by side, with a comma, "và" or nothing between them."""
    words, text = paragraph.words, paragraph.text
    usual_words = {word for order in lore.orders for word in order}
    at = 0
    while at + 3 < len(words):
        one = f"{key_of(words[at].low)} {key_of(words[at + 1].low)}"
        if one not in lore.compounds and one not in usual_words:
            at += 1
            continue
        step = 1 if words[at + 2].low == "và" else 0
        if at + 3 + step < len(words):
            first, last = words[at + 2 + step], words[at + 3 + step]
            two = f"{key_of(first.low)} {key_of(last.low)}"
            between = text[words[at + 1].end : first.start]
            known = one in usual_words and two in usual_words
            if (
                (two in lore.compounds or known)
                and one != two
                and not any(w.text[:1].isupper() for w in (first,))
            ):
                joined = between.replace("và", "").strip()
                if joined == "," or (step and not joined) or (known and not joined):
                    yield words[at].start, last.end, (one, two)
        at += 2


def _title_again(paper: Paper) -> Iterator[Fault]:
    """The paper's own title, said again in its text, departs from itself."""
    title = " ".join(p.text.strip() for p in paper.paragraphs if p.role is Role.TITLE)
    kind = paper.kind_name
    if not kind or not title.startswith(kind):
        return
    own = title[len(kind) :].strip()
    said_kind = kind.capitalize()
    for paragraph in paper.paragraphs:
        if paragraph.role not in (Role.CLOSING, Role.BODY):
            continue
        for match in re.finditer(rf"(?:Trên đây là|Căn cứ|thực hiện) {said_kind} ", paragraph.text):
            for start, end, new in departures(paragraph.text, match.end(), lower_first(own), _ALIKE_ENOUGH):
                found = paragraph.text[start:end]
                said = f"Trích yếu ở đầu văn bản ghi “{new}”"
                yield Fault(Kind.CONSISTENCY, Level.WARNING, paragraph.number, start, found, new, said)


def _spans(paper: Paper) -> Iterator[Fault]:
    """One way of writing the same span of years: 2021-2025, 2021 - 2025."""
    met = [(p, m) for p in _read(paper) for m in _SPAN.finditer(p.text)]
    shapes = Counter(m[2] + m[3] + m[4] for _, m in met)
    if len(shapes) < 2:
        return
    right = shapes.most_common(1)[0][0]
    for paragraph, match in met:
        if match[2] + match[3] + match[4] != right:
            new = match[1] + right + match[5]
            said = f"Chỗ khác của văn bản viết “{new}”"
            yield Fault(Kind.CONSISTENCY, Level.HINT, paragraph.number, match.start(), match[0], new, said)


def _quotes(paper: Paper) -> Iterator[Fault]:
    """Straight quotation marks in a paper that has curly ones."""
    if any("“" in p.text for p in paper.paragraphs):
        for paragraph in paper.paragraphs:
            if paragraph.role in PROSE:
                yield from straight_quotes(paragraph)

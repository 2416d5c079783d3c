"""Capitals: after a mark, in names, and by the rules of NĐ 30/2020/NĐ-CP, Phụ lục II (VH-…)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.domain.proofreading import capital_patterns
from app.domain.proofreading.letters import pattern
from app.domain.proofreading.lore import Lore, Name, key_of
from app.domain.proofreading.phrases import Met
from app.domain.proofreading.values import PROSE, RUN_ON, Fault, Kind, Level, Paragraph, Role, edited
from app.domain.proofreading.words import Word
from app.domain.wording import lower_first, upper_first

_SEPARATORS = re.compile(r"[;,:] +(?=[^\W\d_])")
_SENTENCE = pattern(r"(?<=[^\W\d_]{2})([.?!])[ ]+(?=[^\W\d_])|(?<=[)”\d])([.?!])[ ]+(?=[<a>])")
_SHORT = re.compile(r"(?:\b(?:v\.v|TP|Tp|tp|TX|KT|TM|TL|TUQ|TS|PGS|GS|ThS|BS|stt|tr|St|Mr|Ths))$")
_RUNS_ON_UP_TO = 90
_COMMON = pattern(r"(?<=[<a>,] )([<A>][<a>]+) ([<a>]+)")
_BEFORE_COMMON = re.compile(
    r"(?:^|\s)(?:và|về|của|các|những|công tác|trong|với|lĩnh vực|giỏi|kiến thức|trình độ|"
    r"phong trào|nhiệm vụ|hoạt động)$"
)
_TOLD_TO = frozenset(("báo cáo", "thông báo", "hướng dẫn"))
"""Kinds of paper that are verbs before the name of an office: `; Báo cáo Giám đốc`."""
_JOINT_NAME = pattern(r" +(?:[<A>]|số\b|\d)")


def check(paragraph: Paragraph, lore: Lore, people: tuple[str, ...] = ()) -> Iterator[Fault]:
    """Faults of capitals in one paragraph; `people` are names the paper knows how to write."""
    if paragraph.role is Role.SIGNATURE or paragraph.text.isupper():
        return
    named = tuple(lore.name_finder.find(paragraph.text, paragraph.words))
    yield from _names(paragraph, named)
    spans = tuple((met.start, met.end) for met in named)
    yield from _every_syllable(paragraph, lore, spans)
    if paragraph.role is Role.LETTERHEAD:
        return
    yield from _small_after_mark(paragraph, lore, spans)
    yield from _capital_after_stop(paragraph, lore)
    yield from capital_patterns.check(paragraph, lore)
    yield from _common_nouns(paragraph, lore, spans)
    yield from _people(paragraph, people)


def _names(paragraph: Paragraph, named: Sequence[Met[Name]]) -> Iterator[Fault]:
    text = paragraph.text
    for met in named:
        found, name = text[met.start : met.end], met.row
        plain, right = _plain(found), _plain(name.text)
        if plain == right or found.isupper():
            continue
        quoted = text[met.start - 1 : met.start] == "“"  # the title of an award, a movement
        if plain == plain.lower() and not name.always and not quoted:
            continue
        same_case = plain.replace(",", "").replace(" -", "") == right.replace(",", "").replace(" -", "")
        if plain[0].isupper() and lower_first(plain) == right and _opens_sentence(paragraph, met.start):
            continue
        new = name.text
        if name.text[:1].islower() and _opens_sentence(paragraph, met.start):
            new = upper_first(name.text)
        kind = Kind.PUNCTUATION if same_case else Kind.CAPITALS
        rule = f" ({name.rule})" if name.rule else ""
        yield Fault(
            kind, name.level, paragraph.number, met.start, found, new, f"Tên này viết là “{new}”{rule}"
        )


def _plain(text: str) -> str:
    """One way of placing tones, one blank, one kind of dash; capitals as they stand."""
    out = []
    for piece in text.replace("–", "-").replace("—", "-").replace("-", " - ").split():
        low = key_of(piece)
        out.append(
            low
            if piece.islower()
            else low.upper()
            if piece.isupper()
            else low.capitalize()
            if piece.istitle()
            else piece
        )
    return " ".join(out)


def _small_after_mark(paragraph: Paragraph, lore: Lore, spans: Sequence[tuple[int, int]]) -> Iterator[Fault]:
    """VH-01 read backwards: no capital after ";", "," or ":" unless a name begins there."""
    if paragraph.role not in PROSE and paragraph.role is not Role.HEADING:
        return
    text = paragraph.text
    starts = {word.start: index for index, word in enumerate(paragraph.words)}
    for match in _SEPARATORS.finditer(text, paragraph.start):
        index = starts.get(match.end())
        line = max(paragraph.start, text.rfind("\u2003", 0, match.start()) + 1)
        if index is None or (match[0][0] == ":" and match.start() - line < _RUNS_ON_UP_TO):
            continue
        if _inside(match.end(), spans) or (match[0][0] == "," and _in_a_name(paragraph.words, index)):
            continue
        if _common_opening(paragraph.words, index, lore, match[0][0]):
            word = paragraph.words[index]
            # The mark and the word before it belong to the place.
            yield Fault(
                Kind.CAPITALS,
                Level.WARNING,
                paragraph.number,
                match.start(),
                text[match.start() : word.end],
                text[match.start() : word.start] + lower_first(word.text),
                f"Sau dấu “{match[0][0]}” không viết hoa, trừ tên riêng (NĐ 30, Phụ lục II, mục I)",
            )


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _in_a_name(words: Sequence[Word], index: int) -> bool:
    """Whether the words before belong to a name that runs on: `Văn hóa, Thể thao`, `Giáo dục và Đào tạo`."""
    before = [w for w in words[max(0, index - 3) : index] if w.low != "và" and not w.passed][-2:]
    return any(word.text[:1].isupper() for word in before)


def _common_opening(words: Sequence[Word], index: int, lore: Lore, mark: str) -> bool:
    word = words[index]
    if not word.text[:1].isupper() or word.passed or (word.text.isupper() and len(word.text) > 1):
        return False
    after = words[index + 1] if index + 1 < len(words) else None
    if after is None or (after.text[:1].isupper() and not after.text.isupper()):
        return False
    beside = after.start <= word.end + 1  # not so in "Điều 111 khoản 3"
    together = f"{key_of(word.low)} {key_of(after.low)}" if beside else key_of(word.low)
    if mark == ";" and together in _TOLD_TO and _named(words, index + 2):
        return True
    if key_of(word.low) in lore.openers or together in lore.openers:
        return False
    return together in lore.compounds or (mark == ";" and key_of(word.low) in lore.free - lore.name_openers)


def _named(words: Sequence[Word], index: int) -> bool:
    """Whether the word there begins a name."""
    return index < len(words) and words[index].text[:1].isupper()


def _capital_after_stop(paragraph: Paragraph, lore: Lore) -> Iterator[Fault]:
    """VH-01: a capital begins a sentence and a paragraph."""
    text = paragraph.text
    words = {word.start: word for word in paragraph.words}
    for match in _SENTENCE.finditer(text, paragraph.start):
        at = match.end()
        if at not in words or key_of(words[at].low) not in lore.syllables:
            continue
        if text[at].islower() and not _SHORT.search(text, 0, match.start(1) if match[1] else match.start(2)):
            if match[1] == "." and "v.v" in text[max(0, at - 6) : at]:
                continue
            yield edited(
                Kind.CAPITALS,
                Level.ERROR,
                paragraph,
                at - 1 - len(match[0].strip()) + 1,
                at + 1,
                text[at - 1 - len(match[0].strip()) + 1 : at] + text[at].upper(),
                "Đầu câu viết hoa (NĐ 30, Phụ lục II, mục I)",
            )
    first = next((word for word in paragraph.words if word.start >= paragraph.start), None)
    if (
        first
        and paragraph.label != RUN_ON
        and paragraph.role in PROSE | {Role.HEADING, Role.TITLE}
        and first.start == paragraph.start
    ):
        title = paragraph.role is Role.TITLE
        known = key_of(first.low) in lore.syllables
        if text[paragraph.start].islower() and not first.passed and not title and known:
            right = min((w.end for w in paragraph.words if w.start > first.start), default=first.end)
            found = text[: right if right <= 60 else first.end]
            new = text[: paragraph.start] + upper_first(found[paragraph.start :])
            yield Fault(
                Kind.CAPITALS,
                Level.WARNING,
                paragraph.number,
                0,
                found,
                new,
                "Khi xuống dòng viết hoa chữ đầu (NĐ 30, Phụ lục II, mục I)",
            )


def _common_nouns(paragraph: Paragraph, lore: Lore, spans: Sequence[tuple[int, int]]) -> Iterator[Fault]:
    """A common noun with a capital in the middle of a sentence: `đối ngoại và Ngoại ngữ`."""
    text = paragraph.text
    starts = {word.start: index for index, word in enumerate(paragraph.words)}
    for match in _COMMON.finditer(text, paragraph.start):
        if f"{key_of(match[1])} {key_of(match[2])}" not in lore.common or _JOINT_NAME.match(
            text, match.end()
        ):
            continue
        index = starts.get(match.start(), 0)
        joined = text[: match.start()].endswith(("và ", ", "))
        if _inside(match.start(), spans) or (joined and _in_a_name(paragraph.words, index)):
            continue
        if _BEFORE_COMMON.search(text, 0, match.start() - 1):
            said = f"“{lower_first(match[0])}” là danh từ chung, viết thường"
            yield _lower(paragraph, match.start(), match.end(), said, Level.WARNING)


def _every_syllable(paragraph: Paragraph, lore: Lore, spans: Sequence[tuple[int, int]]) -> Iterator[Fault]:
    """VH-09: a capital begins the kind of body, office or paper, not every syllable of it: `Giám Đốc`."""
    words = paragraph.words
    for index, (one, two) in enumerate(pairwise(words)):
        if not (one.text.istitle() and two.text.istitle()) or one.end + 1 != two.start or len(two.text) < 2:
            continue
        second = f"{key_of(two.low)} {key_of(words[index + 2].low)}" if index + 2 < len(words) else ""
        if second in lore.openers or second in lore.compounds:
            continue  # Chánh Văn phòng, Trường Đại học
        if f"{key_of(one.low)} {key_of(two.low)}" in lore.openers and not _inside(one.start, spans):
            found = paragraph.text[one.start : two.end]
            new = paragraph.text[one.start : two.start] + two.low
            said = f"Chỉ viết hoa chữ đầu: “{new}” (NĐ 30, Phụ lục II, mục IV)"
            yield Fault(Kind.CAPITALS, Level.WARNING, paragraph.number, one.start, found, new, said)


def _people(paragraph: Paragraph, people: tuple[str, ...]) -> Iterator[Fault]:
    """VH-03: every syllable of a person's name."""
    for person in people:
        at = paragraph.lowered.find(person.lower())
        while at >= 0:
            found = paragraph.text[at : at + len(person)]
            if found not in (person, person.upper()):
                said = "Tên người viết hoa chữ cái đầu mọi âm tiết (VH-03)"
                yield Fault(Kind.CAPITALS, Level.ERROR, paragraph.number, at, found, person, said)
            at = paragraph.lowered.find(person.lower(), at + 1)


def _opens_sentence(paragraph: Paragraph, at: int) -> bool:
    before = paragraph.text[:at].rstrip(' “("')
    return at <= paragraph.start or before.endswith((".", "?", "!", ":", ";"))


def _lower(paragraph: Paragraph, start: int, end: int, said: str, level: Level) -> Fault:
    new = lower_first(paragraph.text[start:end])
    return edited(Kind.CAPITALS, level, paragraph, start, end, new, said)

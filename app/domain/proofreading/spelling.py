"""Impossible syllables, syllables nobody writes, words one slip away from a known word, known pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.domain.proofreading.lore import Lore, key_of, loose, skeleton
from app.domain.proofreading.syllables import near, one_slip, parts, possible, usual
from app.domain.proofreading.values import Fault, Kind, Level, Paragraph
from app.domain.proofreading.words import Word, plain_latin

_MARKED = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
_FOREIGN = re.compile("[fjwz]")
_VOWEL = re.compile("[aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]")


def check(paragraph: Paragraph, lore: Lore) -> Iterator[Fault]:
    """Faults of spelling in one paragraph."""
    taken: set[int] = set()
    for met in lore.pair_finder.all(paragraph.text, paragraph.words):
        found = paragraph.text[met.start : met.end]
        suggestion = _in_case(met.row.suggestion, found)
        if found.lower() == met.row.suggestion.lower() or not _same_marks(found, met.row.found):
            continue
        if not taken.isdisjoint(range(met.first, met.last)) or _shared(
            paragraph.words, met.first, met.last, lore
        ):
            continue
        taken.update(range(met.first, met.last))
        sentence = met.row.note or f"“{met.row.found}” thường là “{met.row.suggestion}” viết nhầm"
        yield Fault(met.row.kind, met.row.level, paragraph.number, met.start, found, suggestion, sentence)
    words = paragraph.words
    for index, word in enumerate(words):
        if (doubled := _doubled(paragraph, words, index, lore)) and taken.isdisjoint((index, index + 1)):
            taken.add(index)
            yield doubled
        elif index not in taken and not word.passed:
            fault = _syllable(paragraph, words, index, lore) or _slip(paragraph, words, index, lore, taken)
            if fault:
                taken.add(index)
                yield fault


def _doubled(paragraph: Paragraph, words: Sequence[Word], index: int, lore: Lore) -> Fault | None:
    """The same word, or the same word of two syllables, typed twice."""
    text = paragraph.text
    for long in (2, 1):
        both = words[index : index + 2 * long]
        if len(both) < 2 * long or any(w.passed or not w.text.islower() for w in both[long - 1 :]):
            continue
        if long == 1 and _shared_each(words, index, lore):
            continue  # công tác tác nghiệp
        half = text[both[0].start : both[long - 1].end]
        again = text[both[long].start : both[-1].end]
        if half.lower() != again or text[both[long - 1].end : both[long].start].strip(" "):
            continue
        if (
            (half.lower() in lore.compounds)
            if long == 2
            else (len(half) > 1 and half.lower() not in lore.echoes)
        ):
            found = text[both[0].start : both[-1].end]
            said = f"“{half}” gõ hai lần"
            return Fault(Kind.SPELLING, Level.WARNING, paragraph.number, both[0].start, found, half, said)
    return None


def _shared_each(words: Sequence[Word], index: int, lore: Lore) -> bool:
    """Whether each of two equal words belongs to the word beside it."""
    before = index > 0 and f"{key_of(words[index - 1].low)} {key_of(words[index].low)}" in lore.compounds
    second = index + 1
    after = (
        second + 1 < len(words)
        and f"{key_of(words[second].low)} {key_of(words[second + 1].low)}" in lore.compounds
    )
    return before and after


def _shared(words: Sequence[Word], first: int, last: int, lore: Lore) -> bool:
    """Whether the pair's edge belongs to the word beside it: `khẩn trương trình`."""
    if last - first < 2:
        return False
    before = first > 0 and f"{key_of(words[first - 1].low)} {key_of(words[first].low)}" in lore.compounds
    after = last < len(words) and f"{key_of(words[last - 1].low)} {key_of(words[last].low)}" in lore.compounds
    return before or after


def _same_marks(found: str, phrase: str) -> bool:
    """Marks between the words as in the row: a row without a comma is not met by words with one."""
    return ("," in found) == ("," in phrase) and ("-" in found) == ("-" in phrase)


def _in_case(suggestion: str, found: str) -> str:
    letters = [char for char in found if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return suggestion.upper()
    return suggestion[:1].upper() + suggestion[1:] if found[:1].isupper() else suggestion


def _syllable(paragraph: Paragraph, words: Sequence[Word], index: int, lore: Lore) -> Fault | None:
    word = words[index]
    low = word.low
    if len(low) < 2 or low in lore.passed or (possible(low) and usual(low) in lore.syllables):
        return None
    legal = possible(low)
    if legal and _known_beside(words, index, usual(low), lore):
        return None
    if word.text.isupper() and len(word.text) > 1:
        # An acronym unless it bears Vietnamese marks and a vowel, as words of a heading in capitals do.
        if not _MARKED.search(low) or not _VOWEL.search(low) or not _in_capitals(paragraph, words, index):
            return None
    elif word.text[:1].isupper() and (legal or not _MARKED.search(low)) and not _opens(paragraph, word):
        return None  # a name
    if not _MARKED.search(low):
        return _latin(paragraph, words, index, lore, legal)
    choice = _likeliest(words, index, lore) or _parted(low, lore)
    if word.text.istitle() and not _opens(paragraph, word) and skeleton(choice) != skeleton(low):
        return None  # a name of another people: Chôl Chnăm Thmây
    if not choice and (word.text[:1].isupper() or legal):
        return None if word.text[:1].isupper() else _pointed(paragraph, word, "", Level.WARNING, legal)
    sure = not legal or _known_beside(words, index, choice, lore)
    return _pointed(paragraph, word, choice, Level.ERROR if sure else Level.WARNING, legal)


def _latin(paragraph: Paragraph, words: Sequence[Word], index: int, lore: Lore, legal: bool) -> Fault | None:
    """A word in the letters of English: a foreign word, or Vietnamese with its marks left out."""
    word = words[index]
    if len(word.low) < 2 or _FOREIGN.search(word.low) or not _VOWEL.search(word.low):
        return None
    made = parts(word.low)
    choice = _likeliest(words, index, lore)
    if not choice or _among_foreign(words, index):
        return None
    beside = _known_beside(words, index, choice, lore)
    bare = made is not None and skeleton(choice) == skeleton(word.low)
    if beside or (bare and not legal and len(word.low) > 2) or (not legal and len(word.low) > 4):
        return _pointed(paragraph, word, choice, Level.ERROR, legal)
    return None


def _among_foreign(words: Sequence[Word], index: int) -> bool:
    """Whether a word beside it is no Vietnamese either."""
    beside = [words[i].low for i in (index - 1, index + 1) if 0 <= i < len(words)]
    return any(plain_latin(low) and not possible(low) for low in beside)


def _pointed(paragraph: Paragraph, word: Word, choice: str, level: Level, legal: bool) -> Fault:
    said = "không thấy dùng trong tiếng Việt" if legal else "không phải âm tiết tiếng Việt"
    suggestion = _in_case(choice, word.text) if choice else "Xem lại từ này"
    return Fault(
        Kind.SPELLING,
        level,
        paragraph.number,
        word.start,
        word.text,
        suggestion,
        f"“{word.text}” {said}",
        exact=bool(choice),
    )


def _likeliest(words: Sequence[Word], index: int, lore: Lore) -> str:
    """The nearest syllable in use, one that makes a word with its neighbours before any other."""
    choices = near(words[index].low, lore.syllables, lore.parts_of_compounds)
    for choice in choices:
        if _known_beside(words, index, choice, lore):
            return choice
    return choices[0] if choices else ""


def _parted(low: str, lore: Lore) -> str:
    """Two words that were run together: `nhữngngười`."""
    for cut in range(2, len(low) - 1):
        one, two = low[:cut], low[cut:]
        if possible(one) and possible(two) and {usual(one), usual(two)} <= lore.syllables:
            return f"{one} {two}"
    return ""


def _known_beside(words: Sequence[Word], index: int, choice: str, lore: Lore) -> bool:
    before = index > 0 and f"{key_of(words[index - 1].low)} {choice}" in lore.compounds
    after = index + 1 < len(words) and f"{choice} {key_of(words[index + 1].low)}" in lore.compounds
    return before or after


def _opens(paragraph: Paragraph, word: Word) -> bool:
    """Whether the word begins a sentence, where a capital says nothing."""
    before = paragraph.text[: word.start].rstrip(' “("')
    return word.start <= paragraph.start or before.endswith((".", "?", "!", ":", ";", "-"))


def _in_capitals(paragraph: Paragraph, words: Sequence[Word], index: int) -> bool:
    beside = [words[i] for i in (index - 1, index + 1) if 0 <= i < len(words)]
    return any(other.text.isupper() and len(other.text) > 1 for other in beside) or len(words) == 1


def _slip(
    paragraph: Paragraph, words: Sequence[Word], index: int, lore: Lore, taken: set[int]
) -> Fault | None:
    """Two words that are no word together, one slip away from two that are."""
    if index + 1 >= len(words) or index + 1 in taken:
        return None
    one, two = words[index], words[index + 1]
    if two.passed or paragraph.text[one.end : two.start].strip("\u00a0 "):
        return None
    a, b = key_of(one.low), key_of(two.low)
    if f"{a} {b}" in lore.compounds or (
        two.text[:1].isupper() != one.text.isupper() and two.text[:1].isupper()
    ):
        return None
    near_words = [known.split() for known in lore.by_skeleton.get(skeleton(f"{a} {b}"), ())]
    near_words = near_words or [known.split() for known in lore.by_loose.get(loose(f"{a} {b}"), ())]
    if any(_alike(a, c) and _alike(b, d) for c, d in near_words):
        return None  # the same word with i for y: quản lí
    for c, d in near_words:
        if _alike(a, c) == _alike(b, d):
            continue  # both differ
        wrong = two if _alike(a, c) else one
        if not one_slip(key_of(wrong.low), d if wrong is two else c):
            continue
        sure = key_of(wrong.low) not in lore.parts_of_compounds
        if key_of(wrong.low) in lore.free or _elsewhere(words, index, wrong is two, lore):
            continue
        if not sure and _elsewhere(words, index, wrong is not two, lore):
            continue  # the other word belongs to its neighbour: chặt chẽ tài sản
        if wrong.text[:1].isupper() and not wrong.text.isupper() and not _opens(paragraph, wrong):
            continue
        found = paragraph.text[one.start : two.end]
        good = _in_case(c, one.text) + paragraph.text[one.end : two.start] + _in_case(d, two.text)
        return Fault(
            Kind.SPELLING,
            Level.ERROR if sure else Level.WARNING,
            paragraph.number,
            one.start,
            found,
            good,
            f"“{found}” có lẽ là “{good}”",
        )
    return None


def _alike(word: str, other: str) -> bool:
    return word == other or word.translate(_I) == other.translate(_I)


_I = str.maketrans("ýỳỷỹỵy", "íìỉĩịi")


def _elsewhere(words: Sequence[Word], index: int, second: bool, lore: Lore) -> bool:
    """Whether the doubtful word belongs to its other neighbour, or the sure one does."""
    before = f"{key_of(words[index - 1].low)} {key_of(words[index].low)}" if index else ""
    after = ""
    if index + 2 < len(words):
        after = f"{key_of(words[index + 1].low)} {key_of(words[index + 2].low)}"
    return (after if second else before) in lore.compounds

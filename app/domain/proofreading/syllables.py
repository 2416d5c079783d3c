"""The Vietnamese syllable: taken apart, put together, judged by the rules of its sounds and by use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from app.errors import SayToUser

TONES = "ngang sắc huyền hỏi ngã nặng".split()
_MARKS = {"\u0301": 1, "\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0323": 5}
_MARK_OF = {tone: mark for mark, tone in _MARKS.items()}
_VOWELS = "aăâeêioôơuưy"
_ONSETS = tuple(
    "ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x".split()
)  # longest first where one begins another
# Rimes the sounds of the language allow, in writing, without tone. A stop at the end allows two tones only.
_RIMES = frozenset(
    """a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong
    ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uâ uân uâng uât uây
    uê uêch uên uênh uêt uêu uơ uôc uôi uôm uôn uông uôt uy uya uych uyên uyêt uyn uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y ych yêm yên yêng yêt yêu yn ynh yt""".split()
)
_STOPPED = re.compile("(?:c|ch|p|t)$")
_STOP_TONES = (1, 5)
_FRONT = "eêiy"
_HALF = re.compile(r"o(?:a|e)|uy")


class Syllable(NamedTuple):
    """Onset as spelled, rime without tone, tone 0–5 in the order of `TONES`."""

    onset: str
    rime: str
    tone: int


@lru_cache(maxsize=20000)
def parts(word: str) -> Syllable | None:
    """The parts of one lower-case NFC syllable, or None when the letters make none."""
    tone, plain = 0, []
    for char in unicodedata.normalize("NFD", word):
        if char in _MARKS:
            if tone:
                return None
            tone = _MARKS[char]
        else:
            plain.append(char)
    bare = unicodedata.normalize("NFC", "".join(plain))
    if bare.startswith("gi") and bare[2:3] and bare[2] in _VOWELS and bare not in ("giêng", "giêc"):
        return Syllable("gi", bare[2:], tone)
    if bare.startswith("gi"):  # gì, gìn, giêng, giếc: the i is both onset and rime
        return Syllable("gi", bare[1:], tone)
    if bare.startswith("qu"):
        return Syllable("qu", bare[2:], tone) if bare[2:] else None
    for onset in _ONSETS:
        if bare.startswith(onset):
            return Syllable(onset, bare[len(onset) :], tone)
    return Syllable("", bare, tone)


@lru_cache(maxsize=20000)
def possible(word: str) -> bool:
    """Whether the sounds of Vietnamese allow the syllable; both ways of placing the tone are right."""
    made = parts(word)
    if made is None or not made.rime:
        return False
    onset, rime, tone = made
    if rime not in _RIMES or not _tone_placed(word):
        return False
    if _STOPPED.search(rime) and tone not in _STOP_TONES:
        return False
    front = rime[0] in _FRONT
    if onset in ("k", "gh", "ngh"):
        return front
    if onset in ("c", "g", "ng"):
        # gì and its like were taken as gi; ngy, cy are not written.
        return not front
    if onset == "qu":
        return rime[0] not in "uoôư" or rime in ("ôc", "ôn")
    if onset == "" and rime[0] == "i":
        return rime in _I_ALONE
    return not (rime.startswith("yê") and onset)


# iêu, iên … are written with y when nothing stands before them.
_I_ALONE = frozenset("i ia ich im in inh it iu ip".split())


def _tone_placed(word: str) -> bool:
    """The tone sits on the vowel that bears it; oa, oe, uy may bear it on either."""
    made = parts(word)
    if made is None or not made.tone:
        return True
    return word in _spellings(made)


def _spellings(made: Syllable) -> tuple[str, ...]:
    onset, rime, tone = made
    head = onset[:-1] if onset == "gi" and rime.startswith("i") else onset
    return tuple(
        dict.fromkeys(
            unicodedata.normalize("NFC", head + rime[: at + 1] + _MARK_OF.get(tone, "") + rime[at + 1 :])
            for at in _bearers(rime)
        )
    )


@lru_cache(maxsize=512)
def _bearers(rime: str) -> tuple[int, ...]:
    """Places of the vowel that bears the tone, the newer way first."""
    vowels = [i for i, char in enumerate(rime) if char in _VOWELS]
    if not vowels:
        return (0,)
    for i in reversed(vowels):
        if rime[i] in "ăâêôơư" and not (rime[i] == "ư" and rime[i + 1 : i + 2] == "ơ"):
            return (i,)
    if len(vowels) == 1:
        return (vowels[0],)
    if _HALF.fullmatch(rime):
        return (1, 0)  # hoà, hòa
    if rime[: len(vowels)] in ("oa", "oe", "uy", "oo") or len(vowels) == 3:
        return (1,)
    return (vowels[0],)


def spelled(made: Syllable) -> str:
    """The syllable in letters, tone on the first vowel of oa, oe, uy ("hòa"), as the Decree's title page."""
    return _spellings(made)[-1]


@lru_cache(maxsize=20000)
def usual(word: str) -> str:
    """One spelling for both ways of placing the tone: "hoà" and "hòa" give "hòa"; else the word itself."""
    made = parts(word)
    return spelled(made) if made and made.tone and word in _spellings(made) else word


def read_inventory(text: str) -> frozenset[str]:
    """Syllables in use out of `rime | onsets by tone` lines; raises SayToUser naming a line that is none."""
    out: set[str] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        rime, *columns = (field.strip() for field in line.split("|"))
        if rime not in _RIMES or len(columns) > len(TONES):
            raise SayToUser(f"Dòng {number} của tệp âm tiết không đúng: “{line[:40]}”. Cài lại chương trình.")
        for tone, column in enumerate(columns):
            out.update(spelled(made) for made in _of(rime, tone, column.split()))
    return frozenset(out)


def _of(rime: str, tone: int, onsets: Iterable[str]) -> Iterable[Syllable]:
    front = rime[0] in _FRONT
    for given in onsets:
        onset = "" if given == "-" else given
        if front:
            onset = {"c": "k", "g": "gh", "ng": "ngh"}.get(onset, onset)
        if onset == "" and rime.startswith("iê"):
            yield Syllable("", "y" + rime[1:], tone)
        else:
            yield Syllable(onset, rime, tone)


# What fingers and ears confuse: written for each other, never more than one at a time.
_ONSET_SLIPS = (("s", "x"), ("ch", "tr"), ("d", "gi", "r"), ("l", "n"), ("v", "d"), ("ng", "ngh", "n"),
                ("g", "gh"), ("c", "k"), ("h", ""), ("đ", "d"), ("ph", "p"), ("th", "t"),
                ("kh", "h"), ("kh", "k", "c"))  # fmt: skip
_VOWEL_SLIPS = (("a", "ă", "â"), ("e", "ê"), ("o", "ô", "ơ"), ("u", "ư"), ("i", "y"), ("ươ", "uơ", "ưo"),
                ("iê", "ie"), ("uô", "uo"), ("ưu", "ươu", "iu"))  # fmt: skip
_CODA_SLIPS = (("n", "ng", "nh"), ("t", "c", "ch"), ("i", "y"), ("o", "u"))
_TONE_ORDER = {0: (1, 2, 3, 4, 5), 1: (0, 2, 3, 4, 5), 2: (3, 1, 0, 4, 5), 3: (4, 2, 1, 5, 0),
               4: (3, 5, 2, 1, 0), 5: (4, 3, 1, 2, 0)}  # fmt: skip


def near(word: str, in_use: frozenset[str], common: frozenset[str]) -> tuple[str, ...]:
    """Syllables in use one slip away, the likelier first: another tone, another vowel, another consonant.

    `common` are those met most in official papers; they come before the others.
    """
    found = [usual(other) for other in _slips(word)]
    found = [other for other in dict.fromkeys(found) if other in in_use and other != word]
    return tuple(sorted(found, key=lambda other: other not in common))


def _slips(word: str) -> Iterable[str]:
    made = parts(word)
    if made is not None and made.rime in _RIMES:
        onset, rime, tone = made
        yield spelled(made)
        for other in _TONE_ORDER[tone]:
            yield spelled(Syllable(onset, rime, other))
        for rime2 in _swapped(rime):
            for other in dict.fromkeys((tone, *_TONE_ORDER[tone])):
                if rime2 in _RIMES:
                    yield spelled(Syllable(onset, rime2, other))
        for group in _ONSET_SLIPS:
            if onset in group:
                yield from (spelled(Syllable(o, rime, tone)) for o in group if o != onset)
    elif made is not None:
        for rime2 in _swapped(made.rime):
            if rime2 in _RIMES:
                for tone in dict.fromkeys((made.tone, *_TONE_ORDER[made.tone])):
                    yield spelled(Syllable(made.onset, rime2, tone))
    # One letter too many, one too few, two changed places.
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
    for i in range(len(word) - 1):
        yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    for i, letter in product(range(len(word) + 1), "hnguiêoôcmt"):
        yield word[:i] + letter + word[i:]


def _swapped(rime: str) -> Iterable[str]:
    for group in (*_VOWEL_SLIPS, *_CODA_SLIPS):
        for one in group:
            at = rime.find(one)
            if at >= 0:
                yield from (rime[:at] + other + rime[at + len(one) :] for other in group if other != one)


def one_slip(word: str, other: str) -> bool:
    """Whether two syllables differ in one part: the tone, a confused onset, a letter of the rime."""
    a, b = parts(word), parts(other)
    if a is None or b is None:
        return False
    if a.onset != b.onset:
        return a[1:] == b[1:] and any(a.onset in g and b.onset in g for g in _ONSET_SLIPS)
    if a.rime != b.rime:
        return a.tone == b.tone and b.rime in set(_swapped(a.rime))
    return a.tone != b.tone

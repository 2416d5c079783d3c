"""Vietnamese letters for patterns: a range such as À-Ỹ mixes capitals and small letters."""

from __future__ import annotations

import re
import unicodedata

_PLAIN = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
_TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
SMALL = "".join(
    dict.fromkeys(
        unicodedata.normalize("NFC", letter + tone)
        for letter in _PLAIN
        for tone in (_TONES if letter in "aăâeêioôơuưy" else ("",))
    )
)
CAPITAL = SMALL.upper()


def pattern(text: str) -> re.Pattern[str]:
    """A compiled pattern; in its classes `<A>` stands for the capitals, `<a>` for the small letters."""
    return re.compile(text.replace("<A>", CAPITAL).replace("<a>", SMALL))

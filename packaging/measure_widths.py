"""Measure the advance widths of Liberation Serif 2 into data/metrics/times-new-roman.json.

Liberation Serif has the widths of Times New Roman, letter for letter. Needs `fonttools`, which the program
itself does not:

    python packaging/measure_widths.py FOLDER_WITH_LIBERATION_SERIF_TTF
"""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path

from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "data" / "metrics" / "times-new-roman.json"
FACES = {
    "regular": "LiberationSerif-Regular.ttf",
    "bold": "LiberationSerif-Bold.ttf",
    "italic": "LiberationSerif-Italic.ttf",
    "bold_italic": "LiberationSerif-BoldItalic.ttf",
}
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
PUNCTUATION = "–—‘’‚“”„†‡•…‰‹›€₫№−≤≥→"


def characters() -> str:
    """Printable ASCII and Latin-1, every Vietnamese letter with its tones, the usual punctuation."""
    latin = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100)) if code != 0xAD}
    small = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | {"đ"}
    return "".join(sorted(latin | small | {letter.upper() for letter in small} | set(PUNCTUATION)))


def measure(path: Path, letters: str) -> tuple[int, list[int]]:
    """Units per em and the advance width of each letter; 0 where the face has no such letter."""
    font = TTFont(path)
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    advances = [widths[glyphs[ord(letter)]][0] if ord(letter) in glyphs else 0 for letter in letters]
    return font["head"].unitsPerEm, advances


def main(folder: Path) -> None:
    letters = characters()
    table: dict[str, object] = {
        "font": "Times New Roman",
        "source": "Advance widths of Liberation Serif 2.1.5 (metric-compatible), SIL Open Font License 1.1",
        "characters": letters,
    }
    for face, name in FACES.items():
        table["units_per_em"], table[face] = measure(folder / name, letters)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    rows = [f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in table.items()]
    TARGET.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

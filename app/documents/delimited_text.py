"""Delimited text (.csv, .txt, .dat): which letters it is written in, what stands between its cells."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from app.domain.legacy_encodings import Encoding, Stretch, recognise, sense
from app.domain.read_sheet import ReadSheet
from app.domain.wording import clean
from app.errors import FileTrouble

_MARKS = "\t;,|"
_LOOKED_AT = 200  # lines by which the mark is told
_MARKED = {b"\xff\xfe\x00\x00": "utf-32", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SURE, _CONTROL = 0.6, 0.02


def read_delimited(path: Path, raw: bytes, encodings: Sequence[Encoding]) -> ReadSheet:
    """The one sheet of a text file; raises FileTrouble when no letters make sense of it."""
    text, note = decoded(path, raw, encodings)
    first, _, rest = text.partition("\n")
    said = first.strip().lower()
    if said.startswith("sep=") and len(said) == len("sep=") + 1:  # Excel's own line about the mark
        mark, text = said[-1], f"\n{rest}"
    else:
        mark = mark_of(text)
    torn = text.count('"') % 2 == 1  # a quote that never closes would swallow every line after it
    lines = io.StringIO(text, newline="")
    try:
        found = list(
            csv.reader(lines, delimiter=mark, quoting=csv.QUOTE_NONE)
            if torn
            else csv.reader(lines, delimiter=mark)
        )
    except csv.Error:
        raise FileTrouble(
            f"{path.name} có ô dài quá mức, không chia được thành bảng. Mở bằng Excel, lưu lại dạng .xlsx "
            "rồi nhập.",
            path,
        ) from None
    rows = [[" ".join(clean(cell).split()) for cell in row] for row in found]
    while rows and not any(rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    notes = [f"Tệp viết bằng bảng mã {note}, đã chuyển sang Unicode."] if note else []
    if torn:
        notes.append("Có dấu nháy kép mở mà không đóng: mỗi dòng của tệp được đọc thành một dòng.")
    return ReadSheet(path.stem, tuple((*row, *[""] * (width - len(row))) for row in rows), tuple(notes))


def decoded(path: Path, raw: bytes, encodings: Sequence[Encoding]) -> tuple[str, str]:
    """The text, and the name of its encoding when it is not Unicode; raises FileTrouble."""
    text = _unicode(raw)
    if text is not None:
        if _garbage(text):
            raise _no_letters(path)
        return text, ""
    plain = raw.decode("latin-1")
    if _garbage(plain):
        raise _no_letters(path)
    tried = [(_vietnamese(raw, "cp1258"), "Windows-1258")]
    tried += [(encoding.convert(plain), encoding.words) for encoding in encodings]
    known = recognise([Stretch(line) for line in plain.splitlines()], encodings)
    if known:
        return known[0].encoding.convert(plain), known[0].encoding.words
    text, name = max(tried, key=lambda pair: sense(pair[0])[0])
    if sense(text)[0] < _SURE:
        raise _no_letters(path)
    return text, name


def mark_of(text: str) -> str:
    """What divides the cells: the mark that gives most lines one same number of cells."""
    lines = [line for line in text.splitlines()[:_LOOKED_AT] if line.strip()]
    best, mark = (0, 0), ","
    for candidate in _MARKS:
        counts = Counter(line.count(candidate) for line in lines)
        counts.pop(0, None)
        cells, often = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
        if (often, cells) > best:
            best, mark = (often, cells), candidate
    return mark


def _unicode(raw: bytes) -> str | None:
    for start, encoding in _MARKED.items():
        if raw.startswith(start):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                return None
    even, odd = raw[:4096:2].count(0), raw[1:4096:2].count(0)
    if even + odd > len(raw[:4096]) // 4:  # every second byte empty: UTF-16 without its mark
        try:
            return raw.decode("utf-16-le" if odd > even else "utf-16-be")
        except UnicodeDecodeError:
            return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _vietnamese(raw: bytes, encoding: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", raw.decode(encoding, "replace"))


def _garbage(text: str) -> bool:
    """Whether it holds more control characters than any text does."""
    part = text[:20_000]
    wrong = sum(ord(c) < ord(" ") and c not in "\t\r\n\f\x1a" for c in part)
    return wrong > len(part) * _CONTROL


def _no_letters(path: Path) -> FileTrouble:
    return FileTrouble(
        f"{path.name} không đọc được thành chữ: bảng mã lạ, hoặc không phải tệp văn bản. Mở bằng Excel hoặc "
        "Notepad rồi lưu lại dạng .xlsx, hoặc .csv mã UTF-8.",
        path,
    )

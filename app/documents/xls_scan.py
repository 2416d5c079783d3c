"""A look into .xls files (a file system in a file) before calamine: sizes that cannot be would make it abort,
and hidden rows it does not tell.

The layout is [MS-CFB] (sectors, FAT, directory) and, in the Workbook stream, the records of [MS-XLS].
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_MINI = 64
_MOST_CHAIN = 0xFFFFFFFA  # sector numbers from here on are marks
_STREAM, _ROOT = 2, 5
_FILEPASS, _DIMENSIONS, _BEGIN, _END = 0x002F, 0x0200, 0x0809, 0x000A
_SHEET, _ROW, _ZERO_HEIGHT = 0x0085, 0x0208, 0x20
_CELLS = frozenset({0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00BD, 0x00BE, 0x00D6, 0x00FD})
_BOOKS = ("Workbook", "Book")


class Impossible(Exception):
    """The file contradicts itself: damaged, cut, or made to harm."""


class Locked(Exception):
    """The workbook is encrypted."""


def scan_xls(raw: bytes, most_cells: int) -> tuple[frozenset[int], ...]:
    """Hidden rows, from 0, of each sheet in order; raises Impossible where sizes do not fit, or Locked."""
    try:
        return _scan(raw, most_cells)
    except (struct.error, IndexError, ValueError, MemoryError):
        raise Impossible from None


def _scan(raw: bytes, most_cells: int) -> tuple[frozenset[int], ...]:
    shift, mini_shift = struct.unpack_from("<HH", raw, 30)
    if shift not in (9, 12) or mini_shift != 6:
        raise Impossible
    size = 1 << shift
    fat_count, start, _, cutoff, mini_start, mini_count, difat_start, difat_count = struct.unpack_from(
        "<I I I I I I I I", raw, 44
    )
    sectors = len(raw) // size + 1
    if max(fat_count, mini_count, difat_count) > sectors or cutoff != 4096:
        raise Impossible
    fat = _fat(raw, size, fat_count, difat_start, difat_count)
    directory = b"".join(_sector(raw, size, at) for at in _chain(fat, start))
    found: dict[str, tuple[int, int]] = {}
    root = _MOST_CHAIN
    for at in range(0, len(directory) - 127, 128):
        entry = directory[at : at + 128]
        length, kind = struct.unpack_from("<HB", entry, 64)
        first, wide = struct.unpack_from("<IQ", entry, 116)
        if kind not in (0, 1, _STREAM, _ROOT) or length > 64:
            raise Impossible
        if kind in (_STREAM, _ROOT):
            if wide > len(raw):
                raise Impossible
            root = first if kind == _ROOT else root
            found[entry[: max(0, length - 2)].decode("utf-16-le", "replace")] = (first, wide)
    for name in _BOOKS:
        if name in found:
            first, wide = found[name]
            if wide >= cutoff:
                book = b"".join(_sector(raw, size, at) for at in _chain(fat, first))
            else:
                book = _small(raw, size, fat, mini_start, first, root)
            return _records(book[:wide], most_cells)
    return ()


def _small(raw: bytes, size: int, fat: list[int], mini_start: int, first: int, root: int) -> bytes:
    """A stream below the cutoff: pieces of 64 bytes of the root's stream."""
    box = b"".join(_sector(raw, size, at) for at in _chain(fat, root))
    table: list[int] = []
    for at in _chain(fat, mini_start):
        table += struct.unpack(f"<{size // 4}I", _sector(raw, size, at))
    return b"".join(box[at * _MINI : (at + 1) * _MINI] for at in _chain(table, first))


def _fat(raw: bytes, size: int, count: int, difat_start: int, difat_count: int) -> list[int]:
    """The table of which sector follows which."""
    places = list(struct.unpack_from("<109I", raw, 76))
    at = difat_start
    for _ in range(difat_count):
        if at >= _MOST_CHAIN:
            break
        block = struct.unpack(f"<{size // 4}I", _sector(raw, size, at))
        places += block[:-1]
        at = block[-1]
    table: list[int] = []
    for place in places[:count]:
        if place < _MOST_CHAIN:
            table += struct.unpack(f"<{size // 4}I", _sector(raw, size, place))
    return table


def _chain(fat: list[int], at: int) -> Iterator[int]:
    """The sectors of a stream; one that runs in a circle is impossible."""
    for _ in range(len(fat) + 1):
        if at >= _MOST_CHAIN:
            return
        yield at
        at = fat[at]
    raise Impossible


def _sector(raw: bytes, size: int, at: int) -> bytes:
    """One sector; the last one may be short, and then calamine would run over its end."""
    begin = (at + 1) * size
    if begin + size > len(raw):
        raise Impossible
    return raw[begin : begin + size]


def _records(book: bytes, most_cells: int) -> tuple[frozenset[int], ...]:
    """Walk the records: an encrypted book, a sheet that claims more cells than can be, hidden rows.

    Sheets are told apart by where they begin, which the book's list of sheets names in their order.
    """
    at = row = 0
    begins: list[int] = []
    within: list[int] = []  # charts lie inside of sheets
    hidden: dict[int, set[int]] = {}
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        if kind == _FILEPASS:
            raise Locked
        if kind == _DIMENSIONS and length in (10, 14):
            rows = struct.unpack_from("<II" if length == 14 else "<HH", book, at + 4)
            columns = struct.unpack_from("<HH", book, at + 4 + (8 if length == 14 else 4))
            if rows[1] * columns[1] > most_cells or rows[0] > rows[1] or columns[0] > columns[1]:
                raise Impossible
        if kind == _BEGIN:
            row = 0
            within.append(at)
        elif kind == _END and within:
            within.pop()
        elif kind == _SHEET and length >= 4:
            begins.append(struct.unpack_from("<I", book, at + 4)[0])
        elif kind == _ROW and length >= 16 and within:
            number, flags = *struct.unpack_from("<H", book, at + 4), book[at + 16]
            if flags & _ZERO_HEIGHT:
                hidden.setdefault(within[-1], set()).add(number)
        if kind in _CELLS and length >= 6:
            (here,) = struct.unpack_from("<H", book, at + 4)
            if here < row:  # calamine counts rows by the first and the last cell
                raise Impossible
            row = here
        at += 4 + length
    return tuple(frozenset(hidden.get(begin, ())) for begin in begins)

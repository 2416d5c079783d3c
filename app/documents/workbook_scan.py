"""What calamine does not tell of a zipped workbook: hidden rows, formulas without result, its true size.

Every part is unpacked once under a limit before calamine sees the file: a part that says it is small and
is not fails its own checksum here, and a cell far away would make calamine lay out all cells before it.
"""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from app.errors import FileTrouble

MOST_CELLS = 20_000_000
_MOST_UNPACKED = 384 * 1024 * 1024
_MOST_PARTS = 5_000
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_ROW_NUMBER = re.compile(rb"""\br\s*=\s*["'](\d+)""")
_ROW_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_WIDE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{2,9})""")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
# A cell may claim a row other than the one it stands in. Where columns are few only rows of six figures hurt.
_FAR, _FARTHER = (re.compile(rb"""\br\s*=\s*["'][A-Za-z]*(\d{%d,})""" % figures) for figures in (5, 6))
_FEW_COLUMNS = 200
_UNSOLVED = re.compile(
    rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]+)(\d+)"[^>]*>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*'
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*"([^"]*)"')
_ODS_TABLE = re.compile(rb"<table:table\b.*?</table:table>", re.S)
_ODS_ROW = re.compile(rb"<table:table-row\b([^>]*?)(?:/>|>(.*?)</table:table-row>)", re.S)
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
_ODS_REPEAT = re.compile(rb'number-(?:columns|rows)-repeated="(\d+)"')
_ODS_DOWN = re.compile(rb'number-rows-spanned="(\d{1,6})"')
_ODS_HIDDEN = re.compile(rb'table:visibility="(?:collapse|filter)"')


@dataclass(frozen=True)
class SheetFacts:
    """Of one sheet, rows and columns from 0: hidden rows, and cells whose formula has no kept result.

    `merged`: first and last cell of each merged place, where calamine does not tell them (.ods).
    """

    hidden_rows: frozenset[int] = frozenset()
    unsolved: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()


def zip_kind(path: Path, raw: bytes) -> str:
    """`xlsx` (also .xlsm) or `ods`; raises FileTrouble for other zips and for damage."""
    with _opened(path, raw) as package:
        names = set(package.namelist())
        if any(name.startswith("xl/worksheets/") and name.endswith(".bin") for name in names):
            raise FileTrouble(
                f"{path.name} là sổ tính dạng .xlsb. Mở bằng Excel rồi lưu lại dạng .xlsx.", path
            )
        if any(name.startswith("xl/") for name in names):
            return "xlsx"
        if "content.xml" in names and "mimetype" in names:
            if b"spreadsheet" in _part(path, package, "mimetype"):
                if b"encryption-data" in _part(path, package, "META-INF/manifest.xml"):
                    _protected(path)
                return "ods"
            raise FileTrouble(f"{path.name} không phải bảng tính của LibreOffice. Chọn tệp .ods.", path)
        if any(name.startswith("word/") for name in names):
            raise FileTrouble(
                f"{path.name} là văn bản Word, không phải bảng tính. Chép bảng sang Excel rồi lưu .xlsx.",
                path,
            )
    raise FileTrouble(f"{path.name} là tệp nén, không phải bảng tính. Giải nén rồi chọn tệp bên trong.", path)


def scan_xlsx(path: Path, raw: bytes) -> tuple[SheetFacts, ...]:
    """Facts of each sheet in the order of the workbook; raises FileTrouble for bombs and damage."""
    with _opened(path, raw) as package:
        parts = {name: _part(path, package, name) for name in _worth_reading(package)}
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            _whole(path, part)
    names = _sheet_parts(parts)
    return tuple(_facts(path, title, parts.get(name, b"")) for title, name in names)


def scan_ods(path: Path, raw: bytes) -> tuple[SheetFacts, ...]:
    """Hidden rows of each sheet in order; raises FileTrouble for bombs and damage."""
    with _opened(path, raw) as package:
        content = _part(path, package, "content.xml")
    _whole(path, content)
    return tuple(_ods_facts(path, table[0]) for table in _ODS_TABLE.finditer(content))


def _ods_facts(path: Path, xml: bytes) -> SheetFacts:
    hidden: set[int] = set()
    merged = []
    at = last = widest = 0
    for row in _ODS_ROW.finditer(xml):
        times = _repeat(row[1])
        width = reached = 0
        for cell in _ODS_CELL.finditer(row[2] or b""):
            if (down := _ODS_DOWN.search(cell[1])) and int(down[1]) > 1:
                merged.append(((at, reached), (at + int(down[1]) - 1, reached)))
            reached += _repeat(cell[1])
            if b"value-type=" in cell[1]:
                width = reached
        if width:
            last, widest = at + times, max(widest, width)
            if _ODS_HIDDEN.search(row[1]) and times < _MOST_PARTS:
                hidden.update(range(at, at + times))
        at += times
    if last * widest > MOST_CELLS:
        _bomb(path)
    return SheetFacts(frozenset(hidden), merged=tuple(merged))


def _repeat(attributes: bytes) -> int:
    found = _ODS_REPEAT.search(attributes)
    return int(found[1]) if found else 1


def _worth_reading(package: zipfile.ZipFile) -> Iterator[str]:
    for name in package.namelist():
        if name.startswith("xl/") and not name.startswith(("xl/media/", "xl/embeddings/")):
            yield name


def _facts(path: Path, title: str, xml: bytes) -> SheetFacts:
    hidden, last = set(), 0
    for place, match in enumerate(_ROW.finditer(xml)):
        found = _ROW_NUMBER.search(match[1])
        number = int(found[1]) if found else place + 1
        last = max(last, number)
        if _ROW_HIDDEN.search(match[1]):
            hidden.add(number - 1)
    columns = max((column_number(letters) for letters in set(_WIDE.findall(xml))), default=26)
    far = _FARTHER if columns <= _FEW_COLUMNS else _FAR
    last = max(last, max(map(int, far.findall(xml)), default=0))
    if last * columns > MOST_CELLS:
        raise FileTrouble(
            f"Trang “{title}” của {path.name} trải tới dòng {last}, cột thứ {columns}, thường do một ô lạc ở "
            "cuối trang. Chép phần có chữ sang tệp mới rồi nhập.",
            path,
        )
    lacking = _UNSOLVED.findall(xml) if _FORMULA.search(xml) else []
    unsolved = frozenset((int(row) - 1, column_number(letters) - 1) for letters, row in lacking)
    return SheetFacts(frozenset(hidden), unsolved)


def column_number(letters: bytes) -> int:
    """A is 1, Z is 26, AA is 27; small letters count as capitals."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _sheet_parts(parts: dict[str, bytes]) -> list[tuple[str, str]]:
    """(title, part) of each sheet as the workbook lists them."""
    targets = {}
    for match in _RELATION.finditer(parts.get("xl/_rels/workbook.xml.rels", b"")):
        of = _attributes(match[1])
        target = of.get("Target", "")
        whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        targets[of.get("Id", "")] = whole
    found = []
    for match in _SHEET.finditer(parts.get("xl/workbook.xml", b"")):
        of = _attributes(match[1])
        reference = next((value for key, value in of.items() if key.endswith(":id")), "")
        found.append((of.get("name", ""), targets.get(reference, "")))
    return found


def _attributes(inside: bytes) -> dict[str, str]:
    return {
        key.decode("ascii"): html.unescape(value.decode("utf-8", "replace"))
        for key, value in _ATTRIBUTE.findall(inside)
    }


def _opened(path: Path, raw: bytes) -> zipfile.ZipFile:
    try:
        package = zipfile.ZipFile(io.BytesIO(raw))
        infos = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, OverflowError, ValueError):
        _damaged(path)
    if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _MOST_UNPACKED:
        _bomb(path)
    return package


def _part(path: Path, package: zipfile.ZipFile, name: str) -> bytes:
    try:
        info = package.getinfo(name)
        if info.flag_bits & 1:
            _protected(path)
        return package.read(info)
    except KeyError:
        return b""
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        _damaged(path)


def _whole(path: Path, xml: bytes) -> None:
    """Refuse a part that does not end as it began: calamine would look for its end for ever."""
    from xml.parsers import expat

    try:
        expat.ParserCreate().Parse(xml, True)
    except (expat.ExpatError, ValueError):
        _damaged(path)


def _bomb(path: Path) -> NoReturn:
    raise FileTrouble(
        f"{path.name} nhỏ mà bung ra quá lớn, không phải bảng tính thường. Chép phần cần nhập sang tệp mới.",
        path,
    )


def _damaged(path: Path) -> NoReturn:
    raise FileTrouble(
        f"{path.name} hỏng hoặc chép chưa hết, không đọc được. Chép lại tệp, hoặc mở bằng Excel rồi lưu lại "
        "dạng .xlsx.",
        path,
    )


def _protected(path: Path) -> NoReturn:
    raise FileTrouble(f"{path.name} có mật khẩu nên chưa đọc được. Bỏ mật khẩu, lưu lại rồi nhập.", path)

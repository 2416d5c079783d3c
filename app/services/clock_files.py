"""A clock's file as punches: its own text at once, anything else as a table whose columns must be told."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from app import paths
from app.documents.given_file import whole
from app.domain.clock_lines import ClockFile, ClockLines, is_clock_text, read_clock_text
from app.domain.clock_resets import Reset, find_resets
from app.domain.clock_rules import ClockRules
from app.domain.clock_tables import (
    TableShape,
    column_specs,
    guess_mapping,
    known_workbook,
    read_clock_table,
)
from app.domain.import_steps import ColumnSpec, headings_of
from app.domain.read_sheet import ReadSheet
from app.services.plan_source import encodings

_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOTHING = ClockFile("", ClockLines())
NEVER: Mapping[str, Mapping[str, int]] = MappingProxyType({})


@dataclass(frozen=True)
class ClockReading:
    """A file read without any look into the book, and the runs of days that are not believed.

    Of a table `sheets` are all there are and `shape` how it was read: None where the columns must be told
    first, and then `file` is empty. A clock's own text or workbook has no sheets to choose from.
    """

    file: ClockFile
    resets: tuple[Reset, ...] = ()
    sheets: tuple[ReadSheet, ...] = ()
    shape: TableShape | None = None

    @property
    def headings(self) -> str:
        """The headings by which the columns of a table are remembered; empty for a clock's own file."""
        if self.shape is None:
            return ""
        return " | ".join(headings_of(self.sheets[self.shape.sheet], self.shape.heading))


def read_clock_file(
    path: Path, today: date, rules: ClockRules, remembered: Mapping[str, Mapping[str, int]] = NEVER
) -> ClockReading:
    """Read a file; any thread may ask. `remembered`: columns chosen before, by headings.

    Raises FileTrouble for one that is missing, too large, empty, or holds no punches.
    """
    raw = _bytes_of(path, rules)
    text = "" if raw.startswith((_ZIP, _OLD)) else _text(raw)
    own = is_clock_text(text)
    reading = ClockReading(read_clock_text(path.name, text)) if own else _table(path, remembered)
    return _looked_at(reading, today, rules, len(raw), sha256(raw).hexdigest(), in_order=own)


def reshaped(reading: ClockReading, shape: TableShape, today: date, rules: ClockRules) -> ClockReading:
    """The same table with other columns."""
    file = read_clock_table(reading.file.name, reading.sheets[shape.sheet], shape)
    table = ClockReading(file, sheets=reading.sheets, shape=shape)
    return _looked_at(table, today, rules, reading.file.size, reading.file.sha256)


def _looked_at(
    reading: ClockReading, today: date, rules: ClockRules, size: int, digest: str, *, in_order: bool = False
) -> ClockReading:
    file = replace(reading.file, size=size, sha256=digest)
    resets = find_resets(file.lines, today, rules, in_order=in_order)
    return replace(reading, file=file, resets=resets)


def _table(path: Path, remembered: Mapping[str, Mapping[str, int]]) -> ClockReading:
    from app.documents.table_reading import read_tables

    sheets = read_tables(path, encodings())
    own = known_workbook(path.name, sheets)
    if own is not None:
        return ClockReading(own)
    specs = clock_columns()
    shape = guess_mapping(sheets, specs)
    if shape is not None:
        chosen = remembered.get(ClockReading(_NOTHING, (), sheets, shape).headings)
        shape = replace(shape, columns=chosen) if chosen else shape
        file = read_clock_table(path.name, sheets[shape.sheet], shape)
        return ClockReading(file, sheets=sheets, shape=shape)
    return ClockReading(ClockFile(path.name, ClockLines()), sheets=sheets)


@cache
def clock_columns() -> tuple[ColumnSpec, ...]:
    """The fields of a table of punches with their headings, from data/attendance/clock_headings.toml."""
    with paths.data("attendance", "clock_headings.toml").open("rb") as file:
        return column_specs(tomllib.load(file))


def _bytes_of(path: Path, rules: ClockRules) -> bytes:
    return whole(
        path,
        most=rules.largest,
        too_large="Lấy lại từ máy chấm công với ít tháng hơn, hoặc chọn đúng tệp attlog.",
        in_folder="Chọn một tệp trong đó.",
        empty="Chép lại từ máy chấm công rồi nhập.",
    )


def _text(raw: bytes) -> str:
    """The letters of a text file; what is not Unicode byte by byte, for numbers and times are ASCII."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace").removeprefix("\ufeff")
    if raw[1:40:2].count(0) > 10:
        return raw.decode("utf-16-le", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("latin-1")

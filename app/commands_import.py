"""What the commands that import lists share: the file of --map, the sheet, the columns it names."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.commands import read_text
from app.domain.import_steps import heading_words, headings_of
from app.domain.read_sheet import ReadSheet
from app.domain.wording import fold
from app.errors import SayToUser
from app.services.row_import import Guess, RowImportDesk


@dataclass(frozen=True)
class Mapped:
    """What a file of --map says: sheet and heading row, heading → field, and tables of names.

    `names` are the other tables of the file: words of the list → what they are in the book.
    """

    sheet: str = ""
    heading: int = 0
    columns: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read_map(path: Path, tables: tuple[str, ...]) -> Mapped:
    """The file of --map, TOML or JSON; `tables` are those of names it may hold; raises SayToUser."""
    text = read_text(path)
    try:
        raw: dict[str, Any] = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
        plain = not {"sheet", *tables} & set(raw)
        columns = raw.get("columns", raw if plain else {})
        return Mapped(
            str(raw.get("sheet", "")),
            int(raw.get("heading", 0)),
            {str(key): str(value) for key, value in columns.items()},
            {table: {str(key): str(value) for key, value in raw.get(table, {}).items()} for table in tables},
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise SayToUser(
            f'{path.name} không đọc được như TOML hay JSON: {error}. Mỗi dòng ghi "Tiêu đề cột" = "name".'
        ) from None


def choose_sheet(sheets: tuple[ReadSheet, ...], mapped: Mapped, path: Path) -> ReadSheet:
    """The sheet the map names, else the first that is not hidden; raises SayToUser naming those there are."""
    if not mapped.sheet:
        return next((sheet for sheet in sheets if not sheet.hidden), sheets[0])
    for sheet in sheets:
        if fold(sheet.name) == fold(mapped.sheet):
            return sheet
    names = ", ".join(sheet.name for sheet in sheets)
    raise SayToUser(f"{path.name} không có trang “{mapped.sheet}”. Các trang có: {names}.")


def choose_columns(desk: RowImportDesk, sheet: ReadSheet, mapped: Mapped) -> Guess:
    """Heading and columns as guessed or as the map says; raises SayToUser for what is unknown."""
    guess = desk.guess(sheet, mapped.heading - 1 if mapped.heading else None)
    if not mapped.columns:
        return guess
    headings = [heading_words(words) for words in headings_of(sheet, guess.heading)]
    columns = {}
    for words, key in mapped.columns.items():
        if heading_words(words) not in headings:
            raise SayToUser(f"Tệp không có cột “{words}”. Sửa lại tệp --map theo tiêu đề trong bảng.")
        columns[_field(desk, key)] = headings.index(heading_words(words))
    return Guess(guess.heading, columns)


def _field(desk: RowImportDesk, words: str) -> str:
    for spec in desk.specs:
        if words == spec.key or heading_words(words) == heading_words(spec.words):
            return spec.key
    known = ", ".join(spec.key for spec in desk.specs)
    raise SayToUser(f"Không có trường “{words}”. Các trường: {known}.")

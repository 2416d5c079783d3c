"""Checking rows of rules before anything rests on them: keys, types, sources, overlaps and gaps of days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from app.errors import NotInForce, SayToUser

Row = Mapping[str, Any]
_TYPE_WORDS = {
    str: "chữ",
    int: "số nguyên",
    bool: "true hoặc false",
    date: "ngày, viết 2024-01-01",
    list: "danh sách",
}


class BadRule(SayToUser):
    """A rule file that cannot be trusted: the sentence names file and row; nothing of it is used.

    `field` is the column, where one is to blame; `said` is the sentence without its place.
    """

    said = ""

    @classmethod
    def at(cls, place: str, said: str, field: str = "") -> BadRule:
        """What is wrong at a place of a file."""
        made = cls(f"{place}: {said}", field)
        made.said = said[:1].upper() + said[1:]
        return made


@dataclass(frozen=True)
class Column:
    """One key of a row: its type, whether it must be there, and the values it may take (empty: any)."""

    name: str
    kind: type = str
    needed: bool = True
    choices: tuple[Any, ...] = ()


@dataclass(frozen=True)
class RowKind:
    """What a table's rows look like. Every row has a source and says whether it was verified.

    `named` are the columns by which a person knows the row. With `open_keys` a row may hold further keys,
    which whoever reads it checks himself.
    """

    table: str
    columns: tuple[Column, ...]
    named: tuple[str, ...]
    open_keys: bool = False

    @property
    def known(self) -> tuple[Column, ...]:
        return (*self.columns, Column("source"), Column("verified", bool))


DATED = (Column("valid_from", date), Column("valid_to", date, needed=False))


def where(file: str, kind: RowKind, number: int, row: Row) -> str:
    """`R2024.toml, [[award]] thứ 3 (CSTDT person)`."""
    name = " ".join(str(row[key]) for key in kind.named if key in row)
    return f"{file}, [[{kind.table}]] thứ {number}" + (f" ({name})" if name else "")


def checked(file: str, kind: RowKind, rows: object) -> tuple[dict[str, Any], ...]:
    """The rows, each with every key it needs and none it may not have; raises BadRule."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadRule(f"{file}: [[{kind.table}]] phải là các bảng.")
    for number, row in enumerate(rows, start=1):
        check_row(where(file, kind, number, row), kind, row)
    return tuple(rows)


def checked_tables(
    file: str, content: Row, kinds: Iterable[RowKind]
) -> dict[str, tuple[dict[str, Any], ...]]:
    """All tables of a file, one entry a kind, empty where the file has none; an unknown table is refused."""
    by_table = {kind.table: kind for kind in kinds}
    unknown = sorted(set(content) - set(by_table))
    if unknown:
        raise BadRule(f"{file}: không có loại bảng «{unknown[0]}». Các loại: {', '.join(by_table)}.")
    return {table: checked(file, kind, content.get(table, [])) for table, kind in by_table.items()}


def check_days(file: str, kind: RowKind, rows: Iterable[Row], key: tuple[str, ...]) -> None:
    """Rows of one key follow each other without two in force on one day and without a gap; raises BadRule."""
    groups: dict[tuple[Any, ...], list[tuple[int, Row]]] = {}
    for number, row in enumerate(rows, start=1):
        groups.setdefault(tuple(row.get(name) for name in key), []).append((number, row))
    for group in groups.values():
        group.sort(key=lambda one: one[1]["valid_from"])
        for (first, earlier), (second, later) in pairwise(group):
            places = f"{where(file, kind, first, earlier)} và {where(file, kind, second, later)}"
            check_following(places, earlier.get("valid_to"), later["valid_from"])
        for number, row in group:
            if row.get("valid_to") is not None and row["valid_to"] < row["valid_from"]:
                raise BadRule(f"{where(file, kind, number, row)}: ngày hết hiệu lực trước ngày có hiệu lực.")


def check_following(places: str, ends: date | None, begins: date) -> None:
    """The later begins on the day after the earlier ends; raises BadRule naming both places."""
    if ends is None or begins <= ends:
        raise BadRule(
            f"{places}: cùng có hiệu lực ngày {begins:%d/%m/%Y}. Ghi ngày hết hiệu lực của dòng trước."
        )
    if begins != ends + timedelta(days=1):
        raise BadRule(
            f"{places}: không dòng nào có hiệu lực từ {ends + timedelta(days=1):%d/%m/%Y} "
            f"đến {begins - timedelta(days=1):%d/%m/%Y}."
        )


def in_force_on(rows: Iterable[Row], day: date, rule: str) -> tuple[Row, ...]:
    """The rows in force on the day; raises NotInForce naming the rule and the day when there is none."""
    found = tuple(
        row
        for row in rows
        if row["valid_from"] <= day and (row.get("valid_to") is None or day <= row["valid_to"])
    )
    if not found:
        raise NotInForce(f"Chưa có quy định nào về {rule} có hiệu lực ngày {day:%d/%m/%Y}.")
    return found


def check_row(place: str, kind: RowKind, row: Row) -> None:
    """The row has every key it needs, none it may not have, and values of their kind; raises BadRule."""
    known = {column.name: column for column in kind.known}
    unknown = sorted(set(row) - set(known))
    if unknown and not kind.open_keys:
        raise BadRule.at(place, f"không có mục «{unknown[0]}». Các mục: {', '.join(known)}.")
    for column in kind.known:
        if column.name not in row:
            if column.needed:
                raise BadRule.at(place, f"thiếu «{column.name}».", column.name)
            continue
        value = row[column.name]
        if not _is(value, column.kind):
            raise BadRule.at(place, f"«{column.name}» phải là {_TYPE_WORDS[column.kind]}.", column.name)
        empty = column.needed and column.kind is str and not str(value).strip()
        # Where nothing is one of the choices, nothing may be chosen.
        if empty and column.name != "source" and value not in column.choices:
            raise BadRule.at(place, f"chưa ghi «{column.name}».", column.name)
        if column.choices and value not in column.choices:
            choices = ", ".join(map(str, column.choices))
            raise BadRule(
                f"{place}: «{column.name}» là «{value}», phải là một trong: {choices}.", column.name
            )
    if not str(row["source"]).strip():
        raise BadRule.at(place, "chưa ghi nguồn (source). Ghi văn bản, điều, khoản.", "source")


def _is(value: object, kind: type) -> bool:
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if kind is date:
        return isinstance(value, date) and not isinstance(value, datetime)
    return isinstance(value, kind)

"""What a closing keeps of a month: every cell and total as canonical JSON, and what differs from it later."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.month_sheet import Cell, MonthSheet, Totals

VERSION = 1
GONE = "không có trong bảng"


@dataclass(frozen=True)
class FigureChange:
    """One cell that is not as it was closed: `before` and `after` as `P`, `P/+`, `+ (muộn 9′)`; `day` None
    for a person who came into the sheet or left it.
    """

    person: str
    day: date | None
    before: str
    after: str


def figures_of(sheet: MonthSheet) -> str:
    """The sheet as canonical JSON: the same sheet gives the same text."""
    people = [
        {
            "id": line.person.id,
            "name": line.person.name,
            "unit": line.unit.name,
            "cells": [_cell(cell) for cell in line.cells],
            "totals": line.totals._asdict(),
        }
        for line in sheet.lines
    ]
    content = {"version": VERSION, "month": sheet.month, "people": people, "totals": sheet.totals._asdict()}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def figures_since(figures: str, sheet: MonthSheet) -> tuple[FigureChange, ...]:
    """What differs between what was closed and the sheet now, in the order of the sheet."""
    kept = {row["id"]: row for row in json.loads(figures)["people"]}
    found = list(_changes(kept, sheet))
    here = {line.person.id for line in sheet.lines}
    found += [FigureChange(row["name"], None, "có", GONE) for key, row in kept.items() if key not in here]
    return tuple(found)


def closed_totals(figures: str) -> dict[int, Totals]:
    """The totals as closed, by person."""
    return {row["id"]: Totals(**row["totals"]) for row in json.loads(figures)["people"]}


def _changes(kept: dict[int, dict[str, Any]], sheet: MonthSheet) -> Iterator[FigureChange]:
    for line in sheet.lines:
        row = kept.get(line.person.id)
        if row is None:
            yield FigureChange(line.person.name, None, GONE, "có")
            continue
        for plan, cell, before in zip(sheet.days, line.cells, row["cells"], strict=True):
            after = _cell(cell)
            if after != before:
                yield FigureChange(line.person.name, plan.day, _words(before), _words(after))


def _cell(cell: Cell) -> list[str | int]:
    one, two = cell
    return [one.code, two.code, one.late, one.early, two.late, two.early]


def _words(cell: list[Any]) -> str:
    one, two, *minutes = cell
    words = one if one == two else f"{one or '–'}/{two or '–'}"
    late, early = minutes[0] + minutes[2], minutes[1] + minutes[3]
    said = [f"muộn {late}′"] * bool(late) + [f"sớm {early}′"] * bool(early)
    return f"{words or 'trống'}{' (' + ', '.join(said) + ')' if said else ''}"

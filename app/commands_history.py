"""What `python -m app history` does: the page of a person or a unit as rows."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING

from app.services.office import Office

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def register(names: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    history = names.add_parser("history", help="quá trình của một người, một tập thể theo năm")
    history.add_argument("who", metavar="TÊN", help="họ tên (thêm ngày sinh nếu trùng), đơn vị hoặc cơ quan")
    history.add_argument("--json", action="store_true", help="một mảng JSON thay cho từng dòng")
    history.set_defaults(run=print_history, needs_db=True)


def print_history(given: argparse.Namespace) -> Iterator[str]:
    """A heading a year and its rows under it, newest first."""
    from app.services.history_lines import page_rows
    from app.services.holders import Holders

    office = Office.open(given.db, write=False)
    try:
        holder = Holders(office).find(given.who, office.now().date())
        page = office.achievements.history.page(holder)
        rows = page_rows(page)
    finally:
        office.close()
    if given.json:
        yield json.dumps(
            {"name": page.name, "rows": [asdict(row) for row in rows]}, ensure_ascii=False, indent=2
        )
        return
    yield page.name
    for year, of_year in groupby(rows, key=lambda row: row.year):
        yield f"{year}"
        for row in of_year:
            tail = " · ".join(filter(None, (row.decision, row.detail, row.state)))
            yield f"  {row.kind}: {row.what}" + (f" ({tail})" if tail else "")
    if not rows:
        yield "Sổ chưa có dòng nào."

"""Files with tables in them, as every import reads them; any thread may call it."""

from __future__ import annotations

from pathlib import Path

from app.domain.read_sheet import ReadSheet
from app.services.plan_source import encodings


def read_sheets(path: Path) -> tuple[ReadSheet, ...]:
    """Every sheet of a .xlsx, .xls, .ods, .csv or .txt with something in it; raises FileTrouble."""
    from app.documents.table_reading import read_tables

    return read_tables(path, encodings())

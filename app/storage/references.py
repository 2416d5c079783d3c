"""Which rows name another row: nobody and nothing with records is taken out of the book."""

from __future__ import annotations

from collections.abc import Collection

from app.domain.wording import lower_first
from app.storage.office_file import OfficeFile
from app.storage.schema import KIND_NAMES

_COLUMNS = """
SELECT t.name, k."from" FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) k
WHERE t.type = 'table' AND k."table" = ? ORDER BY t.rowid
"""


def naming(
    db: OfficeFile, table: str, row_id: int, without: Collection[str] = ()
) -> tuple[tuple[int, str], ...]:
    """(count, noun) of each kind of row that names the row of `table`, tables of `without` left aside."""
    found: dict[str, int] = {}
    for other, column in db.execute(_COLUMNS, [table]).fetchall():
        if other not in without:
            (count,) = db.execute(f'SELECT count(*) FROM "{other}" WHERE "{column}" = ?', [row_id]).fetchone()
            found[other] = found.get(other, 0) + int(count)
    return tuple(
        (count, lower_first(KIND_NAMES.get(other, other))) for other, count in found.items() if count
    )

"""Save a workbook with the result beside each formula, which openpyxl itself never writes.

The workbook is written uncompressed in memory, results are put into its sheets, and the whole is compressed
once; what is not a sheet goes through untouched.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO
from xml.sax.saxutils import escape

Results = Mapping[str, str | int | float]
"""Result of the formula in each cell ("AI9") of one sheet."""

# As openpyxl writes a formula: no type, an empty value.
_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f>[^<]*</f>)<v ?(?:/>|></v>)</c>')
_SHEET = "xl/worksheets/sheet{}.xml"


def save_with_results(book: Any, results: Sequence[Results], file: BinaryIO) -> None:
    """Write the workbook to `file`; `results` has one mapping a sheet, in their order."""
    from openpyxl.writer.excel import ExcelWriter

    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_STORED) as archive:
        ExcelWriter(book, archive).save()
    wanted = {_SHEET.format(number): found for number, found in enumerate(results, start=1) if found}
    with (
        zipfile.ZipFile(plain) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename in wanted:
                content = with_results(content, wanted[entry.filename])
            target.writestr(entry.filename, content)


def with_results(sheet: bytes, results: Results) -> bytes:
    """The XML of a sheet with a value in every formula; KeyError for a formula without a result."""
    put = 0

    def valued(found: re.Match[bytes]) -> bytes:
        nonlocal put
        put += 1
        result = results[found[1].decode()]
        if isinstance(result, str):
            return b'<c r="%b"%b t="str">%b<v>%b</v></c>' % (*found.group(1, 2, 3), escape(result).encode())
        return b'<c r="%b"%b>%b<v>%b</v></c>' % (*found.group(1, 2, 3), repr(result).encode())

    made = _FORMULA.sub(valued, sheet)
    if put != len(results):
        raise AssertionError(f"{len(results)} results, but {put} formulas in the sheet as written")
    return made

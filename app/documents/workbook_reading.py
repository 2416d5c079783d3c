"""Workbooks (.xlsx, .xls, .ods) as words, read by calamine after a look that keeps bombs out."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import Any, NoReturn

from app.documents.workbook_scan import MOST_CELLS, SheetFacts, scan_ods, scan_xlsx, zip_kind
from app.domain.read_sheet import ReadSheet, cell_name
from app.domain.wording import clean
from app.errors import FileTrouble

_ENCRYPTED, _WORD = "EncryptedPackage".encode("utf-16-le"), "WordDocument".encode("utf-16-le")
_SHOWN = 5  # places named in a note


def read_workbook(path: Path, raw: bytes) -> tuple[ReadSheet, ...]:
    """All sheets; raises FileTrouble for damage, passwords, other kinds of file and bombs."""
    facts: Sequence[SheetFacts] = ()
    if raw.startswith(b"PK"):
        kind = zip_kind(path, raw)
        facts = scan_xlsx(path, raw) if kind == "xlsx" else scan_ods(path, raw)
    elif _ENCRYPTED in raw:
        _protected(path)
    elif _WORD in raw and "Workbook".encode("utf-16-le") not in raw:
        raise FileTrouble(f"{path.name} là văn bản Word, không phải bảng tính. Chép bảng sang Excel.", path)
    else:
        from app.documents.xls_scan import Impossible, Locked, scan_xls

        try:
            facts = [SheetFacts(rows) for rows in scan_xls(raw, MOST_CELLS)]
        except Impossible:
            _damaged(path)
        except Locked:
            _protected(path)
    return _calamine(path, raw, facts)


def _calamine(path: Path, raw: bytes, facts: Sequence[SheetFacts]) -> tuple[ReadSheet, ...]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    try:
        sheets = []
        with CalamineWorkbook.from_filelike(io.BytesIO(raw)) as book:
            for at, (meta, known) in enumerate(
                zip_longest(book.sheets_metadata, facts[: len(book.sheets_metadata)], fillvalue=None)
            ):
                if meta is None:
                    break
                sheet = book.get_sheet_by_index(at)
                if sheet.total_height * sheet.total_width > MOST_CELLS:
                    _too_wide(path, meta.name)
                hidden = meta.visible != SheetVisibleEnum.Visible
                rows = sheet.to_python(skip_empty_area=False)
                told = known or SheetFacts()
                merged = sheet.merged_cell_ranges or told.merged
                sheets.append(_sheet(meta.name, rows, merged, hidden, told))
    except PasswordError:
        _protected(path)
    except (CalamineError, OSError, ValueError, MemoryError, OverflowError):
        _damaged(path)
    except BaseException as error:
        # Rust reports its own faults as an exception that is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        _damaged(path)
    return tuple(sheets)


def _sheet(
    name: str,
    found: list[list[Any]],
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]],
    hidden: bool,
    facts: SheetFacts,
) -> ReadSheet:
    rows = [[words_of(value) for value in row] for row in found]
    notes = []
    down = [(top, left, bottom) for (top, left), (bottom, _right) in merged if bottom > top]
    for top, left, bottom in down:
        if top < len(rows) and left < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                row[left] = row[left] or rows[top][left]
    if down:
        notes.append(f"{len(down)} chỗ gộp ô theo chiều dọc: chữ của ô gộp được ghi cho từng dòng.")
    rows = _without_empty_end(rows)
    unseen = frozenset(row for row in facts.hidden_rows if row < len(rows) and any(rows[row]))
    if unseen:
        notes.append(f"{len(unseen)} dòng đang ẩn trong Excel: {_some(unseen, lambda row: str(row + 1))}.")
    unsolved = frozenset(place for place in facts.unsolved if place[0] < len(rows))
    if unsolved:
        notes.append(
            f"{len(unsolved)} ô có công thức mà tệp không giữ kết quả "
            f"({_some(unsolved, lambda place: cell_name(*place))}): mở bằng Excel, lưu lại rồi nhập."
        )
    return ReadSheet(clean(name), tuple(map(tuple, rows)), tuple(notes), hidden, unseen, unsolved)


def words_of(value: Any) -> str:
    """A cell as words: 17.0 is "17", a day is ISO, a moment too, with seconds."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10f}".rstrip("0").rstrip(".")
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, time):
        return value.isoformat("seconds")
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return value.isoformat() if isinstance(value, date) else str(value)


@lru_cache(maxsize=20_000)
def _text(words: str) -> str:
    """One line, clean; the same words stand in many cells."""
    return clean(words, lines=True).replace("\n", " ").strip()


def _without_empty_end(rows: list[list[str]]) -> list[list[str]]:
    """Rows and columns after the last filled one dropped; all rows of one length."""
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((at + 1 for row in rows for at in range(len(row) - 1, -1, -1) if row[at]), default=0)
    return [(row + [""] * width)[:width] for row in rows]


def _some(places: frozenset[Any], worded: Callable[[Any], str]) -> str:
    first = sorted(places)[:_SHOWN]
    return ", ".join(map(worded, first)) + ("…" if len(places) > _SHOWN else "")


def _too_wide(path: Path, sheet: str) -> NoReturn:
    raise FileTrouble(
        f"Trang “{sheet}” của {path.name} trải quá rộng ({MOST_CELLS // 1_000_000} triệu ô trở lên), thường "
        "do định dạng cả cột hoặc một ô lạc ở cuối trang. Chép phần có chữ sang tệp mới rồi nhập.",
        path,
    )


def _protected(path: Path) -> NoReturn:
    raise FileTrouble(
        f"{path.name} có mật khẩu nên chưa đọc được. Mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ "
        "làm việc), lưu lại rồi nhập.",
        path,
    )


def _damaged(path: Path) -> NoReturn:
    raise FileTrouble(
        f"{path.name} hỏng hoặc chép chưa hết, không đọc được bảng nào. Chép lại tệp, hoặc mở bằng Excel rồi "
        "lưu lại dạng .xlsx.",
        path,
    )

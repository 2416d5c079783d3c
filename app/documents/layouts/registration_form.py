"""The registration sheet units fill in and send back; its headings are the ones the import knows."""

from __future__ import annotations

from collections.abc import Iterable

from app.documents.layouts.table_look import line
from app.documents.layouts.working_sheet import WorkingBook
from app.documents.model import Book, Column, Sheet, SheetRow
from app.domain.office import Identity
from app.domain.registration_lines import RegistrationLine
from app.domain.registrations import RegisteredKind

COLUMNS = (
    Column("TT", 9, "center"),
    Column("Họ và tên, tập thể", 44),
    Column("Chức vụ", 34),
    Column("Phòng, đơn vị", 44),
    Column("Năm", 14, "center"),
    Column("Danh hiệu đăng ký", 46),
    Column("Hình thức khen thưởng đăng ký", 46),
    Column("Sáng kiến đăng ký", 56),
    Column("Ghi chú", 28),
)
_HOW = "Mỗi người, mỗi tập thể một dòng. Danh hiệu, hình thức ghi như trang Danh mục, nhiều thì ngăn bằng ;"


def registration_form(
    lines: Iterable[RegistrationLine],
    year: int,
    unit: str,
    names: Iterable[tuple[str, str]],
    identity: Identity | None,
    *,
    practice: bool = False,
) -> Book:
    """One line a holder with what is registered already; `names` (kind, name) may be registered."""
    office = identity.name if identity else ""
    book = WorkingBook(f"Đăng ký thi đua {year}", office, unit or office, practice)
    rows: list[SheetRow] = [
        (
            at,
            one.name,
            one.post,
            one.unit,
            year,
            one.words(RegisteredKind.TITLE),
            one.words(RegisteredKind.FORM),
            one.words(RegisteredKind.INITIATIVE),
            "",
        )
        for at, one in enumerate(lines, start=1)
    ]
    form = book.sheet(
        "Đăng ký", f"ĐĂNG KÝ THI ĐUA NĂM {year}", COLUMNS, rows, [line(_HOW, len(COLUMNS))], frozen=2
    )
    return Book((form, _known(book, names, year)))


def _known(book: WorkingBook, names: Iterable[tuple[str, str]], year: int) -> Sheet:
    rows: list[SheetRow] = [(kind, name) for kind, name in names]
    columns = (Column("Loại", 50), Column("Tên", 90))
    return book.sheet("Danh mục", f"DANH HIỆU, HÌNH THỨC CÓ THỂ ĐĂNG KÝ NĂM {year}", columns, rows)

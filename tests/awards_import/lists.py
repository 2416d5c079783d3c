"""An office with invented people for imported lists, and lists as offices keep them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from app.domain.award_import import Candidate
from app.domain.award_import_rows import AwardsGiven
from app.domain.read_sheet import ReadSheet
from app.domain.staff import Membership
from app.services.awards_import import AwardsImportDesk, AwardsLook
from app.services.office import Office
from tests.staff.people import add, an_office, unit

HEAD = ("STT", "Ông/Bà", "Họ và tên", "Chức vụ", "Đơn vị", "Năm", "Danh hiệu", "Số QĐ", "Ngày QĐ", "Cơ quan")


@contextmanager
def an_office_of_lists(folder: Path) -> Iterator[Office]:
    """On 22/05/2023: three people, two of one name in different units, one who moved in 2022."""
    with an_office(folder) as office:
        add(office, "Lê Văn Thực Hành", "VP", date(2015, 1, 1))
        add(office, "Trần Thị Ví Dụ", "HTQT", date(2015, 1, 1))
        add(office, "Bùi Văn Mẫu", "VP", date(2015, 1, 1), birth_date=date(1980, 1, 2))
        add(office, "Bùi Văn Mẫu", "LS", date(2015, 1, 1), birth_date=date(1985, 3, 4))
        moved = add(office, "Cao Thị Đề Mục", "VP", date(2015, 1, 1))
        (first,) = office.staff.memberships(moved)
        with office.operation("Chuyển đơn vị"):
            from dataclasses import replace

            from app.storage import record_rows

            record_rows.save(office.db, replace(first, valid_to=date(2021, 12, 31)))
            later = Membership(0, moved, unit(office, "LS").id, "Chuyên viên", valid_from=date(2022, 1, 1))
            record_rows.save(office.db, later)
        yield office


def sheet_of(*rows: Sequence[str], head: Sequence[str] = HEAD, title: str = "DANH SÁCH") -> ReadSheet:
    """A sheet with two title rows above the heading, so that the first row is line 4."""
    whole = [("SỞ NGOẠI VỤ",), (title,), head, *rows]
    width = max(map(len, whole))
    return ReadSheet("a", tuple((*row, *[""] * (width - len(row))) for row in whole))


def look_at(
    office: Office, sheet: ReadSheet, given: AwardsGiven | None = None, desk: AwardsImportDesk | None = None
) -> AwardsLook:
    """The sheet as the page and the command see it."""
    desk = desk or office.awards_import
    sheet = desk.prepared(sheet)
    guess = desk.guess(sheet)
    return desk.look(sheet, guess.heading, guess.columns, given or AwardsGiven())


def row(name: str = "Lê Văn Thực Hành", award: str = "LĐTT", **more: str) -> tuple[str, ...]:
    """One plain row under HEAD; what `more` names stands in place of the usual."""
    usual = {
        "stt": "1", "sex": "Ông", "name": name, "post": "Chuyên viên", "unit": "", "year": "2022",
        "award": award, "number": "15/QĐ-SNgV", "day": "05/01/2023", "issuer": "",
    }  # fmt: skip
    return tuple({**usual, **more}.values())


def told(look: AwardsLook) -> list[str]:
    """The problem of every row."""
    return [candidate.row.problem for candidate in look.candidates]


def said(candidate: Candidate) -> str:
    """`LDTT 2022 15/QĐ-SNgV 2023-01-05` of a record."""
    record = candidate.record
    parts = (getattr(record, key, "") for key in ("code", "grade", "year", "number", "decided_on"))
    return " ".join(str(part) for part in parts if part)

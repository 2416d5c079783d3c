"""A list of awards as an office keeps it, with what is unclear in such lists."""

from __future__ import annotations

from pathlib import Path

AWARDS = (
    ("DANH SÁCH KHEN THƯỞNG CÁC NĂM",),
    ("TT", "Họ và tên", "Năm", "Danh hiệu", "Số QĐ", "Ngày QĐ"),
    (1, "Ông Lê Văn Một", 2021, "LĐTT; Giấy khen", "15/QĐ-SNgV", "05/01/2022"),
    (2, "Trần Thị Hài", 2021, "LĐTT", "15/QĐ-SNgV", "05/01/2022"),
    (3, "Trần Thị Hài", 2022, "CSTĐ", "16/QĐ-SNgV", "05/01/2023"),
    (4, "Bùi Thị Ba", 2022, "LĐTT", "16/QĐ-SNgV", "31/02/2023"),
    ("", "Cộng: 3 người"),
)
PEOPLE = ("Lê Văn Một", "Trần Thị Hai", "Bùi Thị Ba")


def write_awards(path: Path) -> Path:
    """The list as .xlsx: a name nobody bears, a title that may be several, a day that is none."""
    from openpyxl import Workbook

    book = Workbook()
    for row in AWARDS:
        book.active.append(row)
    book.save(path)
    return path

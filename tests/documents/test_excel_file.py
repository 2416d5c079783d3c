"""The register of outgoing papers in Excel: ten columns, text that stays text, pages that can be printed."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator
from papers_for_tests import SNGV
from python_calamine import CalamineWorkbook

from app.documents.excel import write_excel
from app.documents.layouts.register import register_sheet
from app.documents.model import Sheet, plain_text
from app.domain.register import RegisterEntry, Series

COLUMNS = (
    "Số, ký hiệu văn bản",
    "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Người ký",
    "Nơi nhận văn bản",
    "Đơn vị, người nhận bản lưu",
    "Số lượng bản",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
)
PLAN = RegisterEntry(
    1,
    2023,
    Series.OFFICE,
    5,
    "KH-SNgV",
    date(2023, 1, 12),
    "KẾ HOẠCH",
    "Phát động phong trào thi đua năm 2023",
    "Phạm Thị Anh Thư",
    "Ban TĐKT tỉnh; Các phòng chuyên môn",
    "VT",
    4,
    date(2023, 1, 13),
)
AT = datetime(2023, 12, 31, 16, 0)


def sheet(*entries: RegisterEntry, series: Series | None = None) -> Sheet:
    return register_sheet(entries or (PLAN,), 2023, series, SNGV)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return write_excel(sheet(), tmp_path / "Sổ văn bản đi 2023.xlsx", lambda: AT)


def table(path: Path) -> list[tuple[object, ...]]:
    page = openpyxl.load_workbook(path).active
    assert page is not None
    rows = [tuple(cell.value for cell in row) for row in page.iter_rows()]
    return rows[rows.index(COLUMNS) :]


def test_the_ten_columns_stand_in_the_order_of_the_decree(register: Path) -> None:
    assert table(register)[0] == COLUMNS


def test_a_paper_fills_its_row_and_blanks_stay_blank(register: Path) -> None:
    assert table(register)[1] == (
        "05/KH-SNgV",
        datetime(2023, 1, 12),
        "Kế hoạch Phát động phong trào thi đua năm 2023",
        "Phạm Thị Anh Thư",
        "Ban TĐKT tỉnh; Các phòng chuyên môn",
        "VT",
        4,
        datetime(2023, 1, 13),
        None,
        None,
    )


def test_another_reader_sees_the_same_rows(register: Path) -> None:
    rows = CalamineWorkbook.from_path(register).get_sheet_by_index(0).to_python()
    head = next(number for number, row in enumerate(rows) if tuple(row) == COLUMNS)
    assert rows[head + 1][:4] == [
        "05/KH-SNgV",
        date(2023, 1, 12),
        "Kế hoạch Phát động phong trào thi đua năm 2023",
        "Phạm Thị Anh Thư",
    ]
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐI" in [row[0] for row in rows[:head]]


@pytest.mark.parametrize("text", ["=1+1", "+84 271 3 879 433", "-5", "@SUM(A1)", "- Lưu: VT", "05", "1/2"])
def test_a_text_that_looks_like_a_formula_or_a_number_stays_text(tmp_path: Path, text: str) -> None:
    path = write_excel(sheet(replace(PLAN, note=text)), tmp_path / "A.xlsx")
    page = openpyxl.load_workbook(path).active
    assert page is not None
    cell = next(row[9] for row in page.iter_rows() if row[0].value == "05/KH-SNgV")
    assert (cell.value, cell.data_type) == (text, "s")
    assert bool(cell.quotePrefix) == text.startswith(("=", "+", "-", "@"))
    with zipfile.ZipFile(path) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


def test_characters_no_cell_may_hold_are_left_out(tmp_path: Path) -> None:
    path = write_excel(sheet(replace(PLAN, note="A\x00\x0bB\ud800\uffff")), tmp_path / "A.xlsx")
    assert table(path)[1][9] == "AB"


def test_rows_are_sorted_by_series_and_number_and_other_years_left_out() -> None:
    entries = (
        replace(PLAN, id=2, number=12),
        replace(PLAN, id=3, series=Series.COUNCIL, number=1),
        replace(PLAN, id=4, year=2022),
        PLAN,
    )
    assert [row[0] for row in sheet(*entries).rows] == ["05/KH-SNgV", "12/KH-SNgV", "01/KH-SNgV"]
    council = sheet(*entries, series=Series.COUNCIL)
    assert [row[0] for row in council.rows] == ["01/KH-SNgV"]
    assert "Năm 2023, hội đồng" in plain_text(council)


def test_dates_are_dates_shown_the_vietnamese_way(register: Path) -> None:
    page = openpyxl.load_workbook(register).active
    assert page is not None
    dates = [cell for row in page.iter_rows() for cell in row if cell.is_date]
    assert {cell.number_format for cell in dates} == {"dd/mm/yyyy"}


def test_the_page_is_set_up_for_printing(register: Path) -> None:
    page = openpyxl.load_workbook(register).active
    assert page is not None
    assert (page.page_setup.orientation, int(page.page_setup.paperSize)) == ("landscape", 9)
    assert page.print_title_rows == "$5:$5"
    assert page.freeze_panes == "A6"
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert not page.merged_cells.ranges
    assert {cell.font.name for row in page.iter_rows() for cell in row if cell.value} == {"Times New Roman"}


def test_a_row_is_as_high_as_its_longest_text(tmp_path: Path) -> None:
    entries = (PLAN, replace(PLAN, id=2, number=6, summary="thi đua " * 60))
    heights = sheet(*entries).heights_pt
    assert len(heights) == 3
    assert heights[2] > 3 * heights[1]
    page = openpyxl.load_workbook(write_excel(sheet(*entries), tmp_path / "A.xlsx")).active
    assert page is not None
    assert [page.row_dimensions[5 + place].height for place in range(3)] == list(heights)


def test_the_file_names_the_office_and_not_the_library(register: Path) -> None:
    said = openpyxl.load_workbook(register).properties
    assert (said.creator, said.lastModifiedBy) == ("Sở Ngoại vụ", "Sở Ngoại vụ")
    assert said.title == "Sổ đăng ký văn bản đi năm 2023"


def test_an_empty_register_is_a_file_with_its_headings(tmp_path: Path) -> None:
    empty = register_sheet((), 2023, None, None)
    assert table(write_excel(empty, tmp_path / "A.xlsx")) == [COLUMNS]


def test_the_file_is_valid_but_for_what_openpyxl_always_writes(register: Path) -> None:
    """Its order inside a font and its texts inside the cells: programs read both."""
    errors = [str(error) for error in OpenXmlValidator().validate(register).errors]
    assert [each for each in errors if "/fonts[" not in each and "inline-string" not in each] == []


def test_the_register_prints_on_landscape_pages_with_its_headings(
    tmp_path: Path, to_pdf: Callable[[Sequence[Path]], list[Path]], pages_of: Callable[[Path], list[str]]
) -> None:
    entries = tuple(replace(PLAN, id=number, number=number) for number in range(1, 61))
    pages = pages_of(to_pdf([write_excel(sheet(*entries), tmp_path / "Sổ.xlsx")])[0])
    assert len(pages) > 1
    assert all("Người ký" in page and "Ký" in page and "Ghi" in page for page in pages)
    assert "60/KH-SNgV" in pages[-1]

"""Workbooks with live formulas: results stand beside them, heads are merged, sheets print as they should."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from app.documents.excel import write_excel
from app.documents.excel_results import with_results
from app.documents.model import (
    Book,
    Column,
    Formula,
    Paragraph,
    Placed,
    Properties,
    Run,
    Sheet,
    Spot,
    plain_text,
)
from app.documents.profile import load_profile
from tests.workbook_reading import formulas, recalculated, shown

AT = datetime(2023, 12, 31, 16, 0)
PROFILE = load_profile()
CELL, HEAD = PROFILE.style("Ô bảng"), PROFILE.style("Đầu bảng")


def paragraph(text: str) -> Paragraph:
    return Paragraph(CELL, (Run(text),))


def days() -> Sheet:
    """Two persons, three days, totals by formulas, a weekend, two rows of heads, a line above and below."""
    return Sheet(
        name="Tháng 3 (thử)",
        properties=Properties("Thử", "Sở Thử", "Sở Thử"),
        look=PROFILE.look,
        title=(paragraph("BẢNG THỬ"),),
        columns=(
            Column("", 40),
            Column("", 10, "center"),
            Column("", 10, "center"),
            Column("", 10, "center", fill="rest"),
            Column("", 15, "right"),
            Column("", 20),
        ),
        rows=(
            (Spot("Phòng Thử", HEAD, "group", across=6, align="left"), None, None, None, None, None),
            ("Lê Văn Thực Hành", "+", "P/+", None, Formula('=COUNTIF(B7:D7,"+")+0.5', 1.5), "=1+1"),
            ("Trần Thị Ví Dụ", "+", "+", None, Formula('=COUNTIF(B8:D8,"+")', 2), "-"),
            ("Cộng", None, None, None, Formula("=SUM(E7:E8)", 3.5), Formula('="A<"&"&B"', "A<&B")),
        ),
        header_style=HEAD,
        cell_style=CELL,
        above=((Placed(1, 2, paragraph("Đơn vị: Sở Thử")), Placed(5, 2, paragraph("Mẫu"))),),
        heads=(
            (Spot("Họ và tên", down=2), Spot("Ngày", across=3), Spot("Công", down=2), Spot("Khác", down=2)),
            (Spot(1), Spot(2), Spot(3)),
        ),
        below=((), (Placed(1, 3, paragraph("Người chấm công\n(Ký, họ tên)")),)),
        frozen_columns=1,
        paper="A3",
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    second = Sheet("Hai", days().properties, PROFILE.look, (), (Column("Ngày", 30),), ((date(2023, 3, 1),),),
                   header_style=HEAD, cell_style=CELL)  # fmt: skip
    return write_excel(Book((days(), second)), tmp_path / "A.xlsx", lambda: AT)


def test_a_reader_that_does_not_calculate_sees_the_results(path: Path) -> None:
    cells = shown(path)
    name = "Tháng 3 (thử)"
    assert [cells[name, row, 4] for row in (6, 7, 8)] == [1.5, 2, 3.5]
    assert cells[name, 8, 5] == "A<&B"


def test_libreoffice_reckons_what_the_program_reckoned(path: Path, tmp_path: Path) -> None:
    ours, theirs = shown(path), recalculated(path, tmp_path / "lo")
    assert len(formulas(path)) == 4
    assert {cell: theirs.get(cell) for cell in ours} == ours


def test_text_that_looks_like_a_formula_stays_text_beside_real_formulas(path: Path) -> None:
    page = openpyxl.load_workbook(path)["Tháng 3 (thử)"]
    assert [(page[at].value, page[at].data_type) for at in ("F7", "F8", "B8")] == [
        ("=1+1", "s"),
        ("-", "s"),
        ("+", "s"),
    ]
    assert (page["E7"].value, page["E7"].data_type) == ('=COUNTIF(B7:D7,"+")+0.5', "f")


def test_heads_are_merged_repeated_on_every_page_and_stay_in_sight(path: Path) -> None:
    page = openpyxl.load_workbook(path)["Tháng 3 (thử)"]
    merged = "A1:B1 E1:F1 A4:A5 B4:D4 E4:E5 F4:F5 A6:F6 A11:C11"
    assert {str(found) for found in page.merged_cells.ranges} == set(merged.split())
    assert page.freeze_panes == "B6"
    assert (page.print_title_rows, page.print_title_cols) == ("$4:$5", "$A:$A")
    assert (page.page_setup.orientation, str(page.page_setup.paperSize)) == ("landscape", page.PAPERSIZE_A3)
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)


def test_a_weekend_is_shaded_and_every_cell_of_a_merged_head_is_framed(path: Path) -> None:
    page = openpyxl.load_workbook(path)["Tháng 3 (thử)"]
    assert page["D8"].fill.fill_type == "solid"
    assert page["C8"].fill.fill_type is None
    assert page["A5"].border.bottom.style == page["D4"].border.right.style == "thin"


def test_the_file_is_valid_for_office(path: Path) -> None:
    errors = [str(error) for error in OpenXmlValidator().validate(path).errors]
    assert [each for each in errors if "/fonts[" not in each and "inline-string" not in each] == []


def test_a_formula_without_its_result_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        with_results(b'<c r="A1"><f>1+1</f><v></v></c>', {})


def test_the_words_of_a_book_are_those_of_its_sheets() -> None:
    assert "Cộng\t\t\t\t3.5\tA<&B" in plain_text(Book((days(),)))

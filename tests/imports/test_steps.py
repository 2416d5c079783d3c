"""Heading rows and columns are guessed; the counts of a preview add up."""

from app.domain.import_steps import (
    ColumnSpec,
    PreviewRow,
    Standing,
    guess_columns,
    guess_heading,
    headings_of,
    lines_below,
    tally,
)
from app.domain.read_sheet import ReadSheet, cell_name

SPECS = (
    ColumnSpec("name", "Họ và tên", ("họ tên", "tên cán bộ", "tên")),
    ColumnSpec("birth", "Ngày sinh", ("ngày tháng năm sinh", "năm sinh")),
    ColumnSpec("number", "Số hiệu", ("mã cán bộ", "mã nv", "mã số")),
    ColumnSpec("unit", "Đơn vị", ("phòng", "phòng ban")),
)


def _sheet(*rows: tuple[str, ...]) -> ReadSheet:
    width = max(map(len, rows))
    return ReadSheet("a", tuple((*row, *[""] * (width - len(row))) for row in rows))


def test_the_heading_is_the_row_that_names_most_fields() -> None:
    sheet = _sheet(
        ("SỞ NGOẠI VỤ",),
        ("DANH SÁCH CÁN BỘ",),
        ("TT", "HỌ VÀ TÊN", "NGÀY SINH", "PHÒNG"),
        ("1", "Lê Văn Thực Hành", "1990", "Văn phòng"),
        ("", "", "", ""),
        ("2", "Trần Thị Ví Dụ", "1991", "Lãnh sự"),
    )
    assert guess_heading(sheet, SPECS) == 2
    assert lines_below(sheet, 2) == (3, 5)
    assert guess_columns(sheet.rows[2], SPECS) == {"name": 1, "birth": 2, "unit": 3}


def test_of_two_lines_of_headings_the_lower_counts() -> None:
    sheet = _sheet(("Tên", "Ngày sinh", "Phòng"), ("Tên", "Ngày sinh", "Phòng"), ("A", "1990", "B"))
    assert guess_heading(sheet, SPECS) == 1


def test_a_sheet_without_headings_has_letters_for_them() -> None:
    sheet = _sheet(("17", "2023-05-22"), ("18", "2023-05-22"))
    assert guess_heading(sheet, SPECS) == -1
    assert headings_of(sheet, -1) == ("Cột A", "Cột B")
    assert lines_below(sheet, -1) == (0, 1)
    assert [cell_name(0, column) for column in (0, 25, 26, 701, 702)] == ["A1", "Z1", "AA1", "ZZ1", "AAA1"]


def test_a_whole_heading_goes_before_one_that_only_holds_the_word() -> None:
    headings = ("Số thứ tự", "Họ, tên (*)", "Tên phòng ban", "Mã số thuế", "Mã NV", "Năm sinh")
    assert guess_columns(headings, SPECS) == {"name": 1, "unit": 2, "number": 4, "birth": 5}


def test_one_column_fills_one_field() -> None:
    assert guess_columns(("Tên",), SPECS) == {"name": 0}


def _row(line: int, standing: Standing, ticked: bool, group: str = "") -> PreviewRow:
    return PreviewRow(line, (), standing, ticked, group)


def test_the_counts_of_a_preview_add_up() -> None:
    rows = [_row(n, Standing.READY, True) for n in range(1217)]
    rows += [_row(n, Standing.MEND, False, "mend") for n in range(21)]
    rows += [_row(n, Standing.DUPLICATE, False, "twice") for n in range(17)]
    rows += [_row(n, Standing.DUPLICATE, False, "tap") for n in range(9)]
    rows.append(_row(0, Standing.READY, False))
    rows.append(_row(0, Standing.DUPLICATE, True, "twice"))
    found = tally(rows, {"mend": "cần sửa", "twice": "trùng", "tap": "chạm đúp"})
    assert found.total == found.taken + sum(count for count, _word in found.left)
    assert found.sentence("lượt") == (
        "Sẽ nhập 1.218 lượt. Để lại 48: 21 cần sửa, 17 trùng, 9 chạm đúp, 1 bỏ chọn."
    )
    assert tally(rows[:3], {}).sentence("lượt") == "Sẽ nhập 3 lượt."

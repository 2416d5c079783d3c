"""The staff import: what each row means, what is left and why, one operation, what is remembered."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from app.domain.import_steps import Standing
from app.domain.read_sheet import ReadSheet
from app.domain.staff import Sex, StaffKind
from app.domain.staff_import import NEW_UNIT, Given, shown_keys
from app.errors import SayToUser
from app.services.office import Office
from app.services.staff_import import Look
from app.services.table_source import read_sheets
from tests.imports.make_sheets import workbook
from tests.staff.people import add, unit

HEAD = ("TT", "Họ và tên", "Ngày sinh", "Giới tính", "Phòng", "Chức vụ", "Số hiệu", "Số máy")


def _sheet(*rows: Sequence[str], head: Sequence[str] = HEAD) -> ReadSheet:
    whole = [("SỞ NGOẠI VỤ",), ("DANH SÁCH CÁN BỘ",), head, *rows]
    width = max(map(len, whole))
    return ReadSheet("a", tuple((*row, *[""] * (width - len(row))) for row in whole))


def _look(office: Office, sheet: ReadSheet, given: Given | None = None) -> Look:
    guess = office.staff_import.guess(sheet)
    return office.staff_import.look(sheet, guess.heading, guess.columns, given or Given())


def _problems(look: Look) -> list[tuple[Standing, str]]:
    return [(row.standing, row.problem) for row in look.rows]


def test_a_plain_list_becomes_people_in_one_step(office: Office) -> None:
    sheet = _sheet(
        ("1", "LÊ VĂN THỰC HÀNH", "1990-02-03", "Nam", "Văn phòng Sở", "Chánh Văn phòng", "CC-01", "17"),
        ("2", "Trần Thị Ví Dụ", "05/06/91", "Nữ", "HTQT", "Chuyên viên", "CC-02", "18"),
    )
    look = _look(office, sheet)
    assert look.sentence == "Sẽ nhập 2 người."
    done = office.staff_import.keep("Danh sách.xlsx", look)
    assert done.name == "Nhập 2 cán bộ từ Danh sách.xlsx"
    first, second = (line.person for line in office.staff.roll(date(2023, 5, 1), date(2023, 5, 31)))
    assert (first.name, first.birth_date, first.sex) == ("Lê Văn Thực Hành", date(1990, 2, 3), Sex.MALE)
    assert second.birth_date == date(1991, 6, 5)
    (place,) = office.staff.memberships(first.id)
    assert (place.unit_id, place.post, place.leader) == (unit(office, "VP").id, "Chánh Văn phòng", True)
    assert [row.number for row in office.staff.clock_numbers()] == ["17", "18"]
    office.diary.undo()
    assert office.staff.people() == ()
    assert office.staff.clock_numbers() == ()
    office.diary.redo()
    assert len(office.staff.people()) == 2


def test_the_same_file_again_brings_nobody_new(office: Office) -> None:
    sheet = _sheet(
        ("1", "Lê Văn Thực Hành", "1990-02-03", "Nam", "VP", "", "CC-01", "17"),
        ("2", "Trần Thị Ví Dụ", "", "Nữ", "VP", "", "", ""),
        ("3", "Trần Thị Ví Dụ", "", "Nữ", "VP", "", "", ""),
    )
    look = _look(office, sheet)
    assert look.sentence == "Sẽ nhập 2 người. Để lại 1: 1 trùng."
    office.staff_import.keep("a.xlsx", look)
    again = _look(office, sheet)
    assert all(row.standing is not Standing.READY for row in again.rows)
    assert not any(row.ticked for row in again.rows)
    with pytest.raises(SayToUser, match="Chưa có dòng nào"):
        office.staff_import.keep("a.xlsx", again)
    assert len(office.staff.people()) == 2
    named = Given(ticks={4: True})
    assert _look(office, sheet, named).rows[0].problem.startswith("Số máy 17 đang là của Lê Văn Thực Hành")


def test_each_wrong_cell_is_named_and_mended(office: Office) -> None:
    add(office, "Chu Văn Dấu Chấm", staff_number="CC-09")
    office.staff.save_clock(_clock(office, "31"))
    sheet = _sheet(
        ("1", "Lê Văn Một", "31/02/1990", "Nam", "VP", "", "", ""),
        ("2", "Lê Văn Hai", "1990", "khác", "VP", "", "", ""),
        ("3", "Lê Văn Ba", "", "", "Phòng Lạ", "", "", ""),
        ("4", "Lê Văn 4", "", "", "VP", "", "", ""),
        ("5", "Lê Văn Năm", "2030-01-01", "", "VP", "", "", ""),
        ("6", "Lê Văn Sáu", "", "", "", "", "", ""),
        ("7", "Lê Văn Bảy", "", "", "VP", "", "CC-09", ""),
        ("8", "Lê Văn Tám", "", "", "VP", "", "", "0031"),
        ("9", "Lê Văn Chín", "", "", "VP", "", "CC-20", "40"),
        ("10", "Lê Văn Mười", "", "", "VP", "", "CC-20", ""),
        ("11", "Lê Văn Tư", "", "", "VP", "", "", "40"),
    )
    look = _look(office, sheet)
    assert [row.problem for row in look.rows] == [
        "Không đọc được ngày “31/02/1990”",
        "Chỉ có năm “1990”. Gõ đủ ngày/tháng/năm. Còn sai ở: Giới tính",
        "Sổ chưa có đơn vị “Phòng Lạ”",
        "Họ tên không có chữ số: “Lê Văn 4”. Sửa lại họ tên",
        "Ngày sinh 01/01/2030 còn chưa tới. Sửa lại năm sinh",
        "Chưa có phòng, đơn vị",
        "Số hiệu đã là của Chu Văn Dấu Chấm",
        "Số máy 0031 đang là của Chu Văn Dấu Chấm (đến nay). Ghi ngày hết của dòng ấy trước",
        "",
        "Số hiệu CC-20 đã dùng ở dòng 12",
        "Số máy 40 đã dùng ở dòng 12",
    ]
    assert look.sentence == "Sẽ nhập 1 người. Để lại 10: 10 cần sửa."
    mended = _look(
        office,
        sheet,
        Given(
            mends={
                (4, "birth_date"): "28/02/1990",
                (5, "birth_date"): "",
                (5, "sex"): "nữ",
                (7, "name"): "Lê Văn Tư",
                (8, "birth_date"): "",
                (9, "unit"): "LS",
                (10, "staff_number"): "CC-10",
                (11, "clock"): "",
                (13, "staff_number"): "CC-21",
                (14, "clock"): "41",
            },
            units={"phong la": NEW_UNIT},
        ),
    )
    assert mended.sentence == "Sẽ nhập 10 người. Để lại 1: 1 trùng."
    assert mended.rows[2].problem == "Sẽ lập đơn vị mới “Phòng Lạ”"
    assert mended.rows[-1].problem == "Trùng dòng 7"


def _clock(office: Office, number: str) -> object:
    from app.domain.staff import ClockNumber

    return ClockNumber(0, number, office.staff.people()[0].id)


def test_a_new_unit_is_made_once_and_its_words_are_remembered(office: Office) -> None:
    rows = [("1", f"Lê Văn {name}", "", "", "Phòng Lạ", "", "", "") for name in ("Một", "Hai")]
    look = _look(office, _sheet(*rows), Given(units={"phong la": NEW_UNIT}))
    office.staff_import.keep("a.xlsx", look)
    made = [found for found in office.staff.units() if found.name == "Phòng Lạ"]
    assert len(made) == 1
    assert made[0].position > unit(office, "LT").position
    again = _look(office, _sheet(("1", "Lê Văn Ba", "", "", "PHÒNG LẠ", "", "", "")))
    assert again.candidates[0].membership is not None
    assert again.candidates[0].membership.unit_id == made[0].id
    office.diary.undo()
    assert "Phòng Lạ" not in {found.name for found in office.staff.units()}
    assert _problems(_look(office, _sheet(("1", "Lê Văn Ba", "", "", "Phòng Lạ", "", "", ""))))[0][1] == (
        "Sổ chưa có đơn vị “Phòng Lạ”"
    )


def test_words_said_to_be_a_unit_are_remembered(office: Office) -> None:
    target = unit(office, "LS").id
    sheet = _sheet(("1", "Lê Văn Một", "", "", "P. LS", "", "", ""))
    office.staff_import.keep("a.xlsx", _look(office, sheet, Given(units={fold_of("P. LS"): target})))
    again = _look(office, _sheet(("1", "Lê Văn Hai", "", "", "p. ls", "", "", "")))
    assert again.rows[0].standing is Standing.READY
    assert again.candidates[0].membership is not None
    assert again.candidates[0].membership.unit_id == target


def fold_of(words: str) -> str:
    from app.domain.wording import fold

    return fold(words)


def test_a_mapping_by_hand_is_remembered_for_the_same_headings(office: Office) -> None:
    head = ("A", "B", "C")
    sheet = _sheet(("Lê Văn Một", "VP", "x"), head=head)
    assert office.staff_import.guess(sheet).columns == {}
    look = office.staff_import.look(sheet, 2, {"name": 0, "unit": 1}, Given())
    office.staff_import.keep("a.xlsx", look)
    longer = ReadSheet("b", (("Tiêu đề khác", "", ""), head, ("Lê Văn Hai", "LS", "y")))
    guess = office.staff_import.guess(longer)
    assert (guess.heading, guess.columns, guess.remembered) == (1, {"name": 0, "unit": 1}, True)


def test_rows_that_name_units_stand_for_the_rows_below(office: Office) -> None:
    head = ("TT", "Họ và tên", "Ngày sinh")
    sheet = _sheet(
        ("1", "2", "3"),
        ("I", "Văn phòng Sở", ""),
        ("1", "Lê Văn Một", "1990-01-01"),
        ("II.", "II. PHÒNG MỚI TOANH", ""),
        ("1", "Lê Văn Hai", "1991-01-01"),
        ("", "Tổng cộng: 2 người", ""),
        ("", "", "NGƯỜI LẬP BIỂU"),
        head=head,
    )
    look = _look(office, sheet, Given(units={fold_of("PHÒNG MỚI TOANH"): NEW_UNIT}))
    assert [row.problem for row in look.rows] == [
        "Dòng đánh số cột",
        "Tên đơn vị của các dòng dưới",
        "",
        "Tên đơn vị của các dòng dưới",
        "Sẽ lập đơn vị mới “PHÒNG MỚI TOANH”",
        "Dòng cộng hoặc dòng ký",
        "Dòng không có họ tên",
    ]
    assert look.sentence == "Sẽ nhập 2 người. Để lại 5: 5 bỏ qua."


def test_names_in_two_columns_and_birth_dates_under_sexes(office: Office) -> None:
    head = ("TT", "Họ và tên", "", "Nam", "Nữ", "Đơn vị")
    sheet = _sheet(
        ("1", "Lê Văn", "Một", "1990-01-02", "", "VP"),
        ("2", "Trần Thị", "Hai", "", "x", "VP"),
        head=head,
    )
    one, two = (candidate.person for candidate in _look(office, sheet).candidates)
    assert one is not None
    assert two is not None
    assert (one.name, one.sex, one.birth_date) == ("Lê Văn Một", Sex.MALE, date(1990, 1, 2))
    assert (two.name, two.sex, two.birth_date) == ("Trần Thị Hai", Sex.FEMALE, None)


def test_a_wrong_birth_date_under_a_sex_is_shown_and_mended_in_its_cell(office: Office) -> None:
    sheet = _sheet(
        ("1", "Trần Thị Hai", "", "31/02/1990", "VP"), head=("TT", "Họ và tên", "Nam", "Nữ", "Đơn vị")
    )
    look = _look(office, sheet)
    (row,) = look.rows
    place = shown_keys(look.columns).index("birth_date")
    assert row.cells[place] == "31/02/1990"
    assert place in row.bad
    mended = _look(office, sheet, Given(mends={(row.id, "birth_date"): "28/02/1990"}))
    (one,) = (candidate.person for candidate in mended.candidates)
    assert one is not None
    assert (one.sex, one.birth_date) == (Sex.FEMALE, date(1990, 2, 28))
    emptied = _look(office, sheet, Given(mends={(row.id, "birth_date"): ""}))
    (one,) = (candidate.person for candidate in emptied.candidates)
    assert one is not None
    assert (one.sex, one.birth_date) == (Sex.FEMALE, None)


def test_a_namesake_with_another_birth_date_is_only_pointed_out(office: Office) -> None:
    add(office, "Lê Văn Một", birth_date=date(1980, 1, 1))
    sheet = _sheet(
        ("1", "Lê Văn Một", "1990-01-01", "", "VP", "", "", ""),
        ("2", "Lê Văn Một", "1980-01-01", "", "VP", "", "", ""),
        ("3", "Lê Văn Một", "", "", "VP", "", "", ""),
    )
    look = _look(office, sheet)
    assert _problems(look) == [
        (Standing.READY, "Trùng họ tên với người đã có (sinh 01/01/1980, Văn phòng Sở)"),
        (Standing.DUPLICATE, "Đã có trong sổ"),
        (Standing.DUPLICATE, "Trùng dòng 4"),
    ]
    ticked = _look(office, sheet, Given(ticks={5: True, 4: False}))
    assert [row.ticked for row in ticked.rows] == [False, True, False]
    assert ticked.rows[1].remedy == "Nhập như người mới"


def test_hidden_rows_and_unsolved_formulas_wait_for_a_decision(office: Office, tmp_path: Path) -> None:
    book = Workbook()
    for line in (HEAD, ("1", "Lê Văn Một", "", "", "VP"), ("2", "Lê Văn Hai", "", "", "VP", "=A2")):
        book.active.append(list(line))
    book.active.row_dimensions[2].hidden = True
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read_sheets(tmp_path / "a.xlsx")
    look = _look(office, sheet)
    assert _problems(look) == [
        (Standing.IGNORED, "Dòng đang ẩn trong Excel, đánh dấu nếu muốn nhập"),
        (Standing.MEND, "Ô có công thức mà tệp không giữ kết quả"),
    ]
    decided = _look(office, sheet, Given(mends={(3, "post"): ""}, ticks={2: True}))
    assert decided.sentence == "Sẽ nhập 2 người."


def test_every_field_of_the_form_can_be_filled(office: Office) -> None:
    head = (
        "Họ tên", "Đơn vị", "Loại", "Ngạch", "Trình độ", "Học vị", "Chức vụ Đảng", "Công đoàn", "Quê quán",
        "Trú quán", "Ngày vào ngành", "Từ ngày", "Ghi chú",
    )  # fmt: skip
    row = (
        "Lê Văn Một", "VP", "Viên chức", "CV", "Đại học", "Thạc sĩ", "Bí thư", "Ủy viên", "Xã A", "Phường B",
        "01/02/2015", "01/03/2020", "mới về",
    )  # fmt: skip
    office.staff_import.keep("a.csv", _look(office, _sheet(row, head=head)))
    (person,) = office.staff.people()
    assert person.kind is StaffKind.VIEN_CHUC
    assert (person.grade, person.qualification, person.academic_title) == ("CV", "Đại học", "Thạc sĩ")
    assert (person.party_post, person.union_post, person.note) == ("Bí thư", "Ủy viên", "mới về")
    assert (person.hometown, person.residence) == ("Xã A", "Phường B")
    assert person.joined_on == date(2015, 2, 1)
    assert office.staff.memberships(person.id)[0].valid_from == date(2020, 3, 1)


def test_what_was_exported_is_imported_whole_into_another_book(office: Office, tmp_path: Path) -> None:
    add(office, "Lê Văn Một", "VP", birth_date=date(1990, 1, 2), staff_number="CC-1", hometown="Xã A")
    add(office, "Trần Thị Hai", "LS", sex=Sex.FEMALE, kind=StaffKind.HOP_DONG)
    target = office.staff.export(date(2023, 5, 22), tmp_path / "ra.xlsx")
    other = Office.create(tmp_path / "khac.db", now=office.now)
    (sheet,) = read_sheets(target)
    look = _look(other, sheet)
    assert look.sentence == "Sẽ nhập 2 người."
    other.staff_import.keep("ra.xlsx", look)
    here = [(p.name, p.birth_date, p.sex, p.kind, p.staff_number, p.hometown) for p in office.staff.people()]
    there = [(p.name, p.birth_date, p.sex, p.kind, p.staff_number, p.hometown) for p in other.staff.people()]
    assert here == there
    assert [found.name for found in other.staff.units()] == [
        "Văn phòng Sở",
        "Phòng Lãnh sự (thực hành)",
    ]
    other.close()


def test_a_sheet_without_a_column_of_names_is_refused(office: Office) -> None:
    sheet = _sheet(("1", "2"), head=("Ngày sinh", "Phòng"))
    with pytest.raises(SayToUser, match="Chưa biết cột nào là Họ và tên"):
        _look(office, sheet)


def test_rows_left_are_exported_with_their_reasons(office: Office, tmp_path: Path) -> None:
    sheet = _sheet(
        ("1", "Lê Văn Một", "31/02/1990", "", "VP", "=1+1", "", ""),
        ("2", "Lê Văn Hai", "", "", "VP", "", "", ""),
    )
    target = office.staff_import.export_faults(_look(office, sheet), tmp_path / "loi.xlsx")
    rows = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert [str(cell) for cell in rows[2]] == ["Dòng trong tệp", *HEAD, "Lý do"]
    assert rows[3][0] == 4
    assert (rows[3][2], rows[3][6], rows[3][9]) == (
        "Lê Văn Một",
        "=1+1",
        "Không đọc được ngày “31/02/1990”",
    )
    assert len(rows) == 4


def test_a_list_of_one_thousand_is_looked_at_whole(office: Office, tmp_path: Path) -> None:
    rows = [[n, f"Lê Văn {chr(65 + n % 26)}{chr(97 + n // 26 % 26)}", f"CC-{n}"] for n in range(1000)]
    path = workbook(
        tmp_path / "a.xlsx", [["TT", "Họ tên", "Số hiệu", "Phòng"], *([*row, "VP"] for row in rows)]
    )
    look = _look(office, read_sheets(path)[0])
    assert look.sentence == "Sẽ nhập 1.000 người."

"""Tab Cán bộ in the window: the list of a day, somebody new, transfers, leaving, the search, Excel."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from app.domain.staff import AwayKind, AwayPeriod, ClockNumber, Sex
from app.services.office import Office
from tests.staff.people import add, unit
from tests.ui.window_stage import a_window, click, named, press, type_text
from ui import ask_file
from ui.fields import Choice, DateLine, Line
from ui.pages import TABS
from ui.staff_tab import StaffTab
from ui.window import Window

Open = Callable[..., tuple[Window, StaffTab]]
NOW = datetime(2023, 5, 22, 8, 0)


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Open:
    """The window on tab Cán bộ over an office that `fill` has filled."""

    def open_it(fill: Callable[[Office], object] = lambda _office: None) -> tuple[Window, StaffTab]:
        office = Office.create(tmp_path / "so.db", practice=True, now=lambda: NOW)
        fill(office)
        window = a_window(qtbot, office, tmp_path, TABS, "staff")
        tab = window.show_page("staff")
        assert isinstance(tab, StaffTab)
        return window, tab

    return open_it


def _three(office: Office) -> None:
    add(office, "Trần Thị Ví Dụ", "HTQT")
    add(office, "Đặng Văn Nháp", "VP")
    add(office, "Lê Văn Ánh", "VP")


def _shown(tab: StaffTab) -> list[str]:
    return [row.group or row.name for row in tab.table.rows.records]


def _texts(tab: StaffTab) -> str:
    return "\n".join(label.text() for label in tab.findChildren(QLabel) if label.isVisible())


def _type(tab: StaffTab, name: str, words: str) -> None:
    editor = named(tab.panel, Line, name)
    editor.setFocus()
    editor.selectAll()
    type_text(editor, words)


def _date(tab: StaffTab, name: str, words: str) -> None:
    editor = named(tab, DateLine, name)
    editor.setFocus()
    editor.selectAll()
    type_text(editor, words)
    press(editor, Qt.Key.Key_Tab)


def test_an_empty_book_offers_the_import_and_a_first_person(opened: Open) -> None:
    window, tab = opened()
    assert tab.empty.heading.text() == "Chưa có cán bộ nào"
    assert tab.first_import.isVisible()
    tab.first_add.click()
    assert "Thêm cán bộ" in _texts(tab)
    _type(tab, "Họ và tên", "Lê Văn Thực Hành")
    _type(tab, "Số máy chấm công", "17")
    click(tab.panel, "Thêm cán bộ, Ctrl+Enter")
    (person,) = window.office.staff.people()
    assert person.name == "Lê Văn Thực Hành"
    assert window.office.staff.clock_numbers(person.id)[0].number == "17"
    assert tab.table.current().name == "Lê Văn Thực Hành"
    standing = window.foot.line.standing
    assert standing is not None
    assert standing.sentence == "Thêm cán bộ Lê Văn Thực Hành."


def test_the_list_stands_by_unit_and_name_and_is_filtered_without_accents(opened: Open) -> None:
    _window, tab = opened(_three)
    assert _shown(tab) == [
        "Văn phòng Sở, 2 người",
        "Lê Văn Ánh",
        "Đặng Văn Nháp",
        "Phòng Hợp tác quốc tế (thực hành), 1 người",
        "Trần Thị Ví Dụ",
    ]
    assert tab.count.text() == "3 người"
    assert tab.table.current().name == "Lê Văn Ánh"
    tab.table.setFocus()
    press(tab.table, Qt.Key.Key_Down)
    press(tab.table, Qt.Key.Key_Down)
    assert tab.table.current().name == "Trần Thị Ví Dụ"
    type_text(tab.filter, "dang")
    assert _shown(tab) == ["Văn phòng Sở, 1 người", "Đặng Văn Nháp"]
    type_text(tab.filter, " khong ai")
    assert not tab.panel.isVisible()
    assert "Chưa thấy ai" in _texts(tab)


def test_the_day_decides_who_is_here_and_who_left(opened: Open) -> None:
    def fill(office: Office) -> None:
        _three(office)
        office.staff.leave(office.staff.find("nhap")[0].id, date(2023, 3, 31), "Nghỉ hưu")
        add(office, "Chu Thị Tương Lai", "VP", date(2023, 9, 1))

    _window, tab = opened(fill)
    assert _shown(tab)[-4:] == [
        "Đã rời, 1 người",
        "Đặng Văn Nháp",
        "Vào sau 22/05/2023, 1 người",
        "Chu Thị Tương Lai",
    ]
    _date(tab, "Danh sách của ngày", "31/03/2023")
    assert _shown(tab)[:3] == ["Văn phòng Sở, 2 người", "Lê Văn Ánh", "Đặng Văn Nháp"]
    assert tab.weekday.text() == "thứ Sáu"
    assert "Đã rời" not in "".join(_shown(tab))


def test_what_is_no_day_is_said_beside_it(opened: Open) -> None:
    _window, tab = opened(_three)
    _date(tab, "Danh sách của ngày", "31/02/2023")
    assert tab.weekday.text() == "Chưa phải ngày, đang xem 22/05/2023"
    assert tab.day.property("bad") is True
    assert tab.count.text() == "3 người"
    _date(tab, "Danh sách của ngày", "1/3/2023")
    assert tab.weekday.text() == "thứ Tư"
    assert tab.day.property("bad") is False


def test_another_year_shows_its_last_day(opened: Open) -> None:
    window, tab = opened(_three)
    assert tab.day.text() == "22/05/2023"
    window.shell.set_year(2021)
    assert tab.day.text() == "31/12/2021"
    window.shell.set_year(2019)
    assert _shown(tab)[0] == "Vào sau 31/12/2019, 3 người"


def test_a_second_person_of_the_same_name_is_asked_about_once(opened: Open) -> None:
    window, tab = opened(_three)
    press(tab.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    _type(tab, "Họ và tên", "Lê Văn Ánh")
    tab.confirm.click()
    assert "Đã có Lê Văn Ánh" in tab.form.fields["name"].error()
    assert tab.confirm.text() == "Vẫn thêm"
    assert len(window.office.staff.people()) == 3
    tab.confirm.click()
    assert len(window.office.staff.people()) == 4
    assert tab.table.current().state == ("warn", "Trùng họ tên")
    assert "Đã có Lê Văn Ánh" in tab.detail.doubt.text()


def test_what_is_typed_about_a_person_is_saved_on_leaving_the_field(opened: Open) -> None:
    window, tab = opened(_three)
    tab.table.choose(window.office.staff.find("nhap")[0].id)
    _type(tab, "Trình độ", "Đại học Luật")
    _date(tab, "Ngày sinh", "5/6/1990")
    choice = named(tab.panel, Choice, "Giới tính")
    choice.set_value(Sex.MALE)
    choice.activated.emit(choice.currentIndex())
    person = window.office.staff.find("nhap")[0]
    assert (person.qualification, person.birth_date, person.sex) == (
        "Đại học Luật",
        date(1990, 6, 5),
        Sex.MALE,
    )
    _date(tab, "Ngày sinh", "5/6/2030")
    assert "còn chưa tới" in tab.detail.forms[0].fields["birth_date"].error()
    assert window.office.staff.find("nhap")[0].birth_date == date(1990, 6, 5)


def test_a_transfer_is_written_in_the_panel_and_taken_back(opened: Open) -> None:
    window, tab = opened(_three)
    click(tab.panel, "Chuyển đơn vị")
    target = unit(window.office, "LS")
    named(tab.panel, Choice, "Đến phòng, đơn vị").set_value(target.id)
    _date(tab, "Từ ngày", "01/05/2023")
    press(named(tab.panel, Line, "Chức vụ, chức danh"), Qt.Key.Key_Return)
    person = window.office.staff.find("anh")[0]
    assert [row.unit_id for row in window.office.staff.memberships(person.id)][-1] == target.id
    assert "Phòng Lãnh sự (thực hành), 1 người" in _shown(tab)
    assert "từ 01/05/2023" in _texts(tab)
    assert "01/01/2020 đến 30/04/2023, chuyển đơn vị" in _texts(tab)
    window.undo()
    assert "Phòng Lãnh sự (thực hành), 1 người" not in _shown(tab)


def test_a_transfer_that_cannot_be_says_why_at_its_field(opened: Open) -> None:
    window, tab = opened(_three)
    click(tab.panel, "Chuyển đơn vị")
    press(named(tab.panel, Line, "Chức vụ, chức danh"), Qt.Key.Key_Return)
    assert tab.detail.places.form is not None
    assert "vẫn như cũ" in tab.detail.places.form.fields["unit_id"].error()
    press(named(tab.panel, Line, "Chức vụ, chức danh"), Qt.Key.Key_Escape)
    assert tab.detail.places.form is None
    assert window.front == "staff"


def test_a_line_of_membership_is_mended_and_refused_with_its_reason(opened: Open) -> None:
    window, tab = opened(_three)
    click(tab.panel, "Sửa Chuyên viên, Văn phòng Sở, từ 01/01/2020")
    _date(tab, "Đến ngày", "01/01/2019")
    assert tab.detail.places.form is not None
    assert "Ngày hết phải từ 01/01/2020" in tab.detail.places.form.fields["valid_to"].error()
    _date(tab, "Đến ngày", "31/12/2024")
    (row,) = window.office.staff.memberships(window.office.staff.find("anh")[0].id)
    assert row.valid_to == date(2024, 12, 31)
    click(tab.panel, "Xóa dòng này")
    standing = window.foot.line.standing
    assert standing is not None
    assert "dòng công tác duy nhất" in standing.sentence


def test_an_absence_and_a_clock_number_are_added(opened: Open) -> None:
    window, tab = opened(_three)
    click(tab.panel, "Ghi vắng dài ngày")
    _date(tab, "Đến ngày", "22/11/2023")
    press(named(tab.panel, Line, "Theo giấy tờ"), Qt.Key.Key_Return)
    person = window.office.staff.find("anh")[0]
    (away,) = window.office.staff.aways(person.id)
    assert (away.kind, away.valid_from) == (AwayKind.MATERNITY, date(2023, 5, 22))
    assert tab.table.current().state == ("due", "Nghỉ thai sản")
    click(tab.panel, "Thêm số máy")
    _type(tab, "Số máy", "31")
    press(named(tab.panel, Line, "Số máy"), Qt.Key.Key_Return)
    assert [row.number for row in window.office.staff.clock_numbers(person.id)] == ["31"]
    assert tab.table.current().numbers == "31"


def test_who_has_records_is_not_deleted_and_leaving_is_offered(opened: Open) -> None:
    def fill(office: Office) -> None:
        _three(office)
        with office.operation("Chấm thử"):
            office.db.execute(
                "INSERT INTO attendance_day (person_id, day, morning) VALUES (?, '2023-05-22', '+')",
                [office.staff.find("anh")[0].id],
            )

    window, tab = opened(fill)
    tab.table.setFocus()
    press(tab.table, Qt.Key.Key_Delete)
    standing = window.foot.line.standing
    assert standing is not None
    assert "sổ còn giữ 1 ngày công" in standing.sentence
    assert standing.action is not None
    standing.action.do()
    click(tab.panel, "Ghi thôi việc, nghỉ hưu, Enter")
    assert _shown(tab)[1] == "Lê Văn Ánh"
    _date(tab, "Danh sách của ngày", "23/05/2023")
    assert _shown(tab)[-2:] == ["Đã rời, 1 người", "Lê Văn Ánh"]


def test_somebody_entered_by_mistake_goes_and_comes_back(opened: Open) -> None:
    window, tab = opened(_three)
    tab.table.setFocus()
    press(tab.table, Qt.Key.Key_Delete)
    assert "Lê Văn Ánh" not in _shown(tab)
    window.undo()
    assert "Lê Văn Ánh" in _shown(tab)


def test_esc_gives_somebody_new_up(opened: Open) -> None:
    window, tab = opened(_three)
    tab.begin()
    _type(tab, "Họ và tên", "Ai Đó")
    press(named(tab.panel, Line, "Họ và tên"), Qt.Key.Key_Escape)
    assert window.front == "staff"
    assert tab.table.current().name == "Lê Văn Ánh"
    assert len(window.office.staff.people()) == 3


def test_the_search_finds_people_and_opens_them(opened: Open) -> None:
    window, tab = opened(_three)
    window.show_page("diary")
    tab.filter.setText("không ai")
    hit = next(hit for hit in window.office.search.find("dang nhap") if hit.group == "Cán bộ")
    assert (hit.title, hit.detail) == ("Đặng Văn Nháp", "Chuyên viên, Văn phòng Sở")
    window._open_hit(hit)
    assert window.front == "staff"
    assert tab.table.current().name == "Đặng Văn Nháp"


def test_the_list_is_exported_as_shown(opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(office: Office) -> None:
        _three(office)
        office.staff.save_clock(ClockNumber(0, "17", office.staff.find("anh")[0].id))
        office.staff.save_away(
            AwayPeriod(0, office.staff.find("nhap")[0].id, AwayKind.TRAINING, valid_from=date(2023, 5, 1))
        )

    window, tab = opened(fill)
    target = tmp_path / "Danh sách.xlsx"
    monkeypatch.setattr(ask_file, "save_as", lambda *_asked: target)
    click(tab, "Xuất Excel, Ctrl+E")
    rows = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python(skip_empty_area=False)
    words = [[str(cell) for cell in row] for row in rows]
    assert [row[0] for row in words[:4]] == [
        "SỞ NGOẠI VỤ",
        "DANH SÁCH CÁN BỘ",
        "Ngày 22/05/2023",
        "DỮ LIỆU THỰC HÀNH",
    ]
    assert words[5][:3] == ["TT", "Họ và tên", "Ngày sinh"]
    assert words[5][6:] == ["Loại", "Số máy chấm công", "Ở đơn vị từ ngày", "Ghi chú"]
    assert [(row[1], row[7], row[9]) for row in words[6:]] == [
        ("Lê Văn Ánh", "17", ""),
        ("Đặng Văn Nháp", "", "Đi học"),
        ("Trần Thị Ví Dụ", "", ""),
    ]
    standing = window.foot.line.standing
    assert standing is not None
    assert standing.sentence == "Đã xuất Danh sách.xlsx."


def test_without_units_the_way_to_them_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    office = Office.create(tmp_path / "moi.db", now=lambda: NOW)
    window = a_window(qtbot, office, tmp_path, TABS, "staff")
    tab = window.show_page("staff")
    assert isinstance(tab, StaffTab)
    tab.first_add.click()
    standing = window.foot.line.standing
    assert standing is not None
    assert "Chưa có phòng, đơn vị nào" in standing.sentence
    assert standing.action is not None
    standing.action.do()
    assert window.front == "settings"


def test_a_narrow_list_keeps_room_for_the_names(opened: Open) -> None:
    _window, tab = opened(_three)
    heads = [column.head for column in tab.table.rows.columns]
    tab.table.resize(640, 400)
    assert [head for at, head in enumerate(heads) if tab.table.isColumnHidden(at)] == ["Giới", "Loại"]
    assert tab.table.columnWidth(0) >= 190
    tab.table.resize(900, 400)
    assert not any(tab.table.isColumnHidden(at) for at in range(len(heads)))


def test_f4_gives_the_list_all_the_room_and_enter_brings_the_person_back(opened: Open) -> None:
    _window, tab = opened(_three)
    tab.table.setFocus()
    press(tab.table, Qt.Key.Key_F4)
    assert not tab.panel.isVisible()
    press(tab.table, Qt.Key.Key_Down)
    assert not tab.panel.isVisible()
    press(tab.table, Qt.Key.Key_Return)
    assert tab.panel.isVisible()
    assert named(tab.panel, Line, "Họ và tên").hasFocus()

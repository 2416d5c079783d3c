"""Fields, dates, dialogs and tables: what is typed, said and shown."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from app.domain.dates import PartialDate
from app.errors import Invalid, Problem, SayToUser
from tests.ui.plan_stage import theme
from tests.ui.window_stage import press, show_active, type_text
from ui.calendar_popup import CalendarPopup
from ui.dialog import Dialog
from ui.fields import Choice, DateLine, Field, Line, Lines, matches
from ui.row_table import Column, RowTable
from ui.search_popup import lines, marks


def _today() -> date:
    return date(2023, 1, 5)


def test_a_day_is_rewritten_in_full_on_leaving_and_not_before(qtbot: QtBot) -> None:
    line = DateLine(_today)
    field = Field(theme(), "Ngày ký", line)
    qtbot.addWidget(field)
    show_active(qtbot, field)
    line.setFocus()
    type_text(line, "9/1/2023")
    assert line.text() == "9/1/2023"
    line.clearFocus()
    assert line.text() == "09/01/2023"
    assert line.day() == date(2023, 1, 9)
    assert line.weekday() == "thứ Hai"


def test_a_day_may_be_left_open_where_the_paper_allows_it(qtbot: QtBot) -> None:
    line = DateLine(_today, partial=True)
    qtbot.addWidget(line)
    line.setText("1/2023")
    assert line.partial() == PartialDate(2023, 1)
    line.set_day(PartialDate(2023, 1))
    assert line.text() == "01/2023"
    assert line.weekday() == ""
    line.clear()
    assert line.partial() is None


def test_what_is_no_day_stays_as_typed_and_raises_with_an_example(qtbot: QtBot) -> None:
    line = DateLine(_today)
    qtbot.addWidget(line)
    show_active(qtbot, line)
    line.setFocus()
    type_text(line, "31/02/2023")
    line.clearFocus()
    assert line.text() == "31/02/2023"
    with pytest.raises(SayToUser, match="ví dụ 09/01/2023"):
        line.day()


def test_decomposed_letters_are_composed_when_read(qtbot: QtBot) -> None:
    line = Line("Tie\u0302\u0301ng Vie\u0323\u0302t\u200b")
    qtbot.addWidget(line)
    assert line.words() == "Tiếng Việt"


def test_a_field_tells_that_it_was_left_only_when_changed(qtbot: QtBot) -> None:
    field = Field(theme(), "Tên", Line("cũ"))
    qtbot.addWidget(field)
    show_active(qtbot, field)
    told: list[int] = []
    field.left.connect(lambda: told.append(1))
    field.editor.setFocus()
    field.editor.clearFocus()
    assert told == []
    field.editor.setFocus()
    type_text(field.editor, " mới")
    field.editor.clearFocus()
    assert told == [1]


def test_the_label_names_the_field_and_the_error_describes_it(qtbot: QtBot) -> None:
    field = Field(theme(), "Số", Line(), hint="Chỉ gồm chữ số.")
    qtbot.addWidget(field)
    assert field.editor.accessibleName() == "Số"
    assert field.editor.accessibleDescription() == "Chỉ gồm chữ số."
    field.set_error("Số chỉ gồm chữ số, ví dụ 05.")
    assert field.editor.accessibleDescription() == "Số chỉ gồm chữ số, ví dụ 05."
    assert field.editor.property("bad") is True


def test_tab_leaves_a_field_of_several_lines(qtbot: QtBot) -> None:
    text = Lines("một\nhai")
    qtbot.addWidget(text)
    assert text.tabChangesFocus()
    assert text.words() == "một\nhai"


def test_a_choice_keeps_values_beside_its_words(qtbot: QtBot) -> None:
    choice = Choice({"": "Mọi loại", "plan": "Kế hoạch"})
    qtbot.addWidget(choice)
    choice.set_value("plan")
    assert choice.value() == "plan"
    choice.set_value("không có")
    assert choice.value() == "plan"


def test_a_dialog_counts_its_wrong_fields_and_escape_is_harmless(qtbot: QtBot) -> None:
    dialog = Dialog(theme(), "Ký và ghi số", "Kế hoạch 2023", "", "Ký và khóa kế hoạch")
    qtbot.addWidget(dialog)
    dialog.not_yet = "Chưa ký"
    number = dialog.add_field("number", Field(theme(), "Số", Line()))
    day = dialog.add_field("signed_on", Field(theme(), "Ngày ký", DateLine(_today)))
    deeds: list[int] = []

    def deed() -> None:
        deeds.append(1)
        if len(deeds) == 1:
            raise Invalid((Problem("number", "Số chỉ gồm chữ số."), Problem("signed_on", "Chưa có ngày.")))

    dialog.deed = deed
    show_active(qtbot, dialog)
    dialog.confirm_button.click()
    assert dialog._wrong.text() == "Chưa ký: còn 2 ô cần sửa."
    assert number.error() == "Số chỉ gồm chữ số."
    assert number.editor.hasFocus()
    assert day.error()
    dialog.confirm_button.click()
    assert dialog.result() == Dialog.DialogCode.Accepted
    again = Dialog(theme(), "Ký", "Kế hoạch", "", "Ký")
    qtbot.addWidget(again)
    again.deed = lambda: deeds.append(9)
    again.show()
    press(again, Qt.Key.Key_Escape)
    assert again.result() == Dialog.DialogCode.Rejected
    assert 9 not in deeds


class _Row:
    def __init__(self, number: int, name: str) -> None:
        self.id = number
        self.name = name


@pytest.fixture
def table(qtbot: QtBot) -> RowTable:
    made = RowTable(
        theme(),
        "Thử",
        (
            Column("Tên", lambda row: row.name, second=lambda row: "dòng hai"),
            Column(
                "Số", lambda row: "", 90, right=True, missing=lambda row: "thiếu số" if row.id == 2 else ""
            ),
            Column("", lambda row: "", 90, chip=lambda row: ("seal", "Đã ký") if row.id == 1 else None),
        ),
        2,
    )
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    return made


def test_a_table_keeps_the_chosen_record_over_a_reload(table: RowTable) -> None:
    QAbstractItemModelTester(table.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.set_records([_Row(1, "Một"), _Row(2, "Hai")])
    assert table.choose(2)
    table.set_records([_Row(3, "Ba"), _Row(2, "Hai"), _Row(1, "Một")])
    assert table.current().id == 2
    table.set_records([])
    assert table.current() is None


def test_cells_read_out_everything_they_show(table: RowTable) -> None:
    table.set_records([_Row(1, "Một"), _Row(2, "Hai")])
    role = Qt.ItemDataRole.AccessibleTextRole
    assert table.rows.index(0, 0).data(role) == "Một\ndòng hai"
    assert table.rows.index(1, 1).data(role) == "thiếu số"
    assert table.rows.index(0, 2).data(role) == "Đã ký"
    assert not table.grab().isNull()


def test_enter_opens_and_delete_asks_to_remove(table: RowTable, qtbot: QtBot) -> None:
    table.set_records([_Row(1, "Một")])
    table.choose(1)
    with qtbot.waitSignal(table.opened):
        press(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.unwanted):
        press(table, Qt.Key.Key_Delete)


class _Hit:
    def __init__(self, group: str, title: str) -> None:
        self.group, self.title, self.detail, self.target, self.year = group, title, "", "", None


def test_a_group_shows_four_hits_and_counts_the_rest() -> None:
    hits = [_Hit("Nội dung kế hoạch", str(number)) for number in range(16)] + [_Hit("Người ký", "A")]
    shown = lines(hits)  # type: ignore[arg-type]
    assert [line.kind for line in shown] == ["head", "hit", "hit", "hit", "hit", "more", "head", "hit"]
    assert shown[5].words == "Còn 12"
    whole = lines(hits, frozenset({"Nội dung kế hoạch"}))  # type: ignore[arg-type]
    assert len(whole) == 16 + 1 + 2


def test_hits_are_marked_without_accents_at_their_place() -> None:
    assert marks("Đặng Thị Bài Tập", "dang") == ((0, 4),)
    assert marks("phong trào thi đua, thi đua", "THI DUA") == ((11, 7), (20, 7))
    assert marks("đua thi", "thi dua") == ((0, 3), (4, 3))


def test_a_filter_wants_every_word_somewhere() -> None:
    assert matches("lanh su", "Phòng Lãnh sự", "LS")
    assert matches("su ls", "Phòng Lãnh sự", "LS")
    assert not matches("lanh dao", "Phòng Lãnh sự")
    assert matches("", "gì cũng được")


def test_a_month_to_choose_from_opens_below_the_field(qtbot: QtBot) -> None:
    line = DateLine(_today)
    field = Field(theme(), "Ngày ký", line)
    qtbot.addWidget(field)
    show_active(qtbot, field)
    line.setText("12/3/2023")
    press(line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = line.findChild(CalendarPopup)
    assert popup.month.selectedDate() == QDate(2023, 3, 12)
    popup.month.activated.emit(QDate(2023, 3, 9))
    assert line.text() == "09/03/2023"
    line.clear()
    line.open_month()
    assert line.findChildren(CalendarPopup)[-1].month.selectedDate() == QDate(2023, 1, 5)
    assert line.text() == ""


def test_a_width_chosen_by_hand_is_kept_for_that_table(qtbot: QtBot) -> None:
    columns = (Column("Số", lambda row: row, 80), Column("Nội dung", lambda row: row))
    first = RowTable(theme(), "Sổ thử", columns)
    qtbot.addWidget(first)
    first.horizontalHeader().resizeSection(0, 133)
    again, other = RowTable(theme(), "Sổ thử", columns), RowTable(theme(), "Sổ khác", columns)
    for table in (again, other):
        qtbot.addWidget(table)
    assert (again.columnWidth(0), other.columnWidth(0)) == (133, 80)


def test_the_arrows_of_the_month_are_seen_on_a_dark_ground(qtbot: QtBot) -> None:
    dark = theme()
    dark.force_dark(True)
    line = DateLine(_today)
    field = Field(dark, "Ngày ký", line)
    qtbot.addWidget(field)
    show_active(qtbot, field)
    line.open_month()
    arrows = line.findChild(CalendarPopup).month.findChildren(QToolButton)
    for arrow in (a for a in arrows if a.objectName() in {"qt_calendar_prevmonth", "qt_calendar_nextmonth"}):
        picture = arrow.icon().pixmap(16, 16).toImage()
        inked = [picture.pixelColor(x, y) for x in range(16) for y in range(16)]
        assert max(colour.lightness() for colour in inked if colour.alpha() > 60) > 128
    dark.force_dark(None)

"""Cài đặt, Luật: rules in words, the office's own in their place, and what they would change."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services.practice import fill_practice_people
from tests.ui.window_stage import a_window, an_office, press, type_text
from ui.chips import Chip
from ui.fields import Choice
from ui.keybutton import KeyButton
from ui.settings_rules import RulesPage
from ui.window import Window

TODAY = datetime(2025, 12, 1, 9, 0)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    return a_window(qtbot, an_office(tmp_path, now=lambda: TODAY), tmp_path)


@pytest.fixture
def page(window: Window) -> RulesPage:
    window.show_page("settings")
    part = window.show_page("settings").part("rules")  # type: ignore[attr-defined]
    assert isinstance(part, RulesPage)
    return part


def choose(page: RulesPage, table: str, **values: object) -> None:
    line = next(
        one
        for one in page._office.rules.lines(page.code, page._when)
        if one.table == table and values.items() <= dict(one.values).items()
    )
    assert page.table.choose(line.id)


def button(page: RulesPage, words: str) -> KeyButton:
    return next(b for b in page.panel.findChildren(KeyButton) if b.text() == words and not b.isHidden())


def fill(page: RulesPage, **texts: str) -> None:
    assert page.panel.form is not None
    for name, text in texts.items():
        editor = page.panel.form.fields[name].editor
        editor.setFocus()
        editor.selectAll()  # type: ignore[union-attr]
        type_text(editor, text)


def shown_words(part: QWidget) -> list[str]:
    return [one.text() for one in part.findChildren(QLabel) if not one.isHidden()]


def test_every_rule_of_the_day_stands_with_its_source_and_its_doubt(page: RulesPage) -> None:
    assert page.set.currentText() == "R2025, từ 01/07/2025 đến 30/09/2026"
    rows = page.table.rows
    headings = [rows.heading(at) for at in range(rows.rowCount()) if rows.heading(at)]
    assert headings[0] == "Lao động tiên tiến (cá nhân)"
    assert headings[-1] == "Tiền thưởng"
    shown = [row.line for row in rows.records if row.line is not None]
    assert tuple(shown) == page._office.rules.lines("R2025", TODAY.date())
    said = rows.index(2, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Hoàn thành tốt nhiệm vụ trở lên\nLuật 06/2022/QH15, Điều 24 khoản 1"
    choose(page, "condition", measure="months_worked")
    assert [chip.words for chip in page.panel.findChildren(Chip) if not chip.isHidden()] == [
        "chưa kiểm chứng"
    ]
    page.kinds.set_value("doubt")
    assert all(not row.line.verified for row in rows.records if row.line is not None)


def test_the_day_chooses_the_set_and_a_set_goes_to_its_first_day(page: RulesPage, window: Window) -> None:
    page.day.setText("31/12/2023")
    page.day.editingFinished.emit()
    assert page.code == "R2017"
    page.set.set_value("R2026")
    page.set.activated.emit(page.set.currentIndex())
    assert page.day.day() == date(2026, 10, 1)
    page.day.setText("01/01/2012")
    page.day.editingFinished.emit()
    assert page.day.day() == date(2026, 10, 1)
    standing = window.foot.line.standing
    assert standing is not None
    assert "có hiệu lực ngày 01/01/2012" in standing.sentence


def test_a_threshold_of_the_office_is_typed_kept_and_undone(page: RulesPage, window: Window) -> None:
    choose(page, "ballot", award="LDTT")
    button(page, "Đặt quy định của cơ quan").click()
    fill(page, percent="75", quorum="4/5")
    press(page.panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.panel.form is not None
    assert page.panel.form.fields["document"].error().startswith("Chưa ghi văn bản")
    fill(page, document="Quyết định 12/QĐ-VD ngày 01/12/2025", quorum="4 phần 5")
    press(page.panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.panel.form.fields["quorum"].error() == "“4 phần 5” chưa phải phân số. Gõ phân số, ví dụ 2/3."
    fill(page, quorum="4/5")
    press(page.panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    ballot = window.office.rules.ballot(TODAY.date(), "LDTT").ballot
    assert (ballot.percent, ballot.quorum, ballot.source) == (
        75,
        (4, 5),
        "Quyết định 12/QĐ-VD ngày 01/12/2025",
    )
    assert page.table.hasFocus()
    assert page.table.current().line.own_id
    window.office.diary.undo()
    assert window.office.rules.ballot(TODAY.date(), "LDTT").ballot.percent == 50


def test_leaving_a_field_of_the_offices_row_saves_it_and_keeps_the_focus(
    page: RulesPage, window: Window
) -> None:
    choose(page, "bonus", award="LDTT")
    button(page, "Đặt quy định của cơ quan").click()
    fill(page, times="0,5", document="Quyết định 12/QĐ-VD ngày 01/12/2025")
    page.panel.confirm()
    assert page.panel.form is not None
    fill(page, times="0,45")
    QTest.keyClick(page.panel.form.fields["times"].editor, Qt.Key.Key_Tab)
    assert window.office.rules.bonus("LDTT", "person", TODAY.date()).coefficient.words == "0,45"
    assert page.panel.form.fields["document"].editor.hasFocus()
    button(page, "Xóa, dùng dòng gốc").click()
    assert window.office.rules.bonus("LDTT", "person", TODAY.date()).coefficient.words == "0,3"


def test_esc_gives_up_what_is_being_added(page: RulesPage) -> None:
    choose(page, "quota", award="CSTDCS")
    button(page, "Đặt quy định của cơ quan").click()
    fill(page, percent="15")
    assert page.panel.adding
    press(page.panel, Qt.Key.Key_Escape)
    assert not page.panel.adding
    assert page._office.rules.own() == ()


def test_the_office_settles_a_text_of_two_readings(page: RulesPage, window: Window) -> None:
    page.show_on(date(2026, 10, 1))
    choose(page, "condition", award="CSTDCS", reading="và")
    button(page, "Chọn cách hiểu").click()
    assert page.panel.form is not None
    reading = page.panel.form.fields["reading"].editor
    assert isinstance(reading, Choice)
    reading.set_value("hoặc")
    fill(page, document="Công văn 5/SNV ngày 05/10/2026")
    page.panel.confirm()
    lines = window.office.rules.lines("R2026", date(2026, 10, 1))
    assert {line.values["reading"] for line in lines if "reading" in line.values} == {"hoặc"}
    assert page.table.current().line.words == "Cơ quan chọn cách hiểu «hoặc»"


def test_a_criterion_of_the_office_stands_beside_those_of_the_law(page: RulesPage, window: Window) -> None:
    before = len(window.office.rules.set_on(TODAY.date()).conditions)
    choose(page, "condition", award="LDTT", measure="council_judges")
    button(page, "Thêm tiêu chuẩn").click()
    fill(page, words="Không bị xử phạt hành chính", document="Quyết định 14/2024/QĐ-UBND, Điều 5")
    page.panel.confirm()
    assert len(window.office.rules.set_on(TODAY.date()).conditions) == before + 1


def test_a_set_of_the_office_is_added_and_taken_away(page: RulesPage, window: Window) -> None:
    press(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.panel.form is not None
    based = page.panel.form.fields["based_on"].editor
    assert isinstance(based, Choice)
    based.set_value("R2026")
    fill(
        page, code="R2027", name="Nghị định mới", document="Nghị định 10/2027/NĐ-CP", valid_from="01/03/2027"
    )
    page.panel.confirm()
    assert page.code == "R2027"
    assert window.office.rules.set_on(date(2027, 3, 1)).code == "R2027"
    page.change.click()
    button(page, "Xóa bộ").click()
    assert window.office.rules.own_sets() == ()
    assert page.code == "R2026"


def test_what_another_set_would_change_is_told_by_name(qtbot: QtBot, tmp_path: Path) -> None:
    office = an_office(tmp_path, now=lambda: TODAY)
    fill_practice_people(office)
    window = a_window(qtbot, office, tmp_path)
    page = window.show_page("settings").part("rules")  # type: ignore[attr-defined]
    page.compare.click()
    other, award = page.panel.findChildren(Choice)
    other.set_value("R2017")
    award.setCurrentIndex(1)
    button(page, "Xem điều gì đổi").click()
    said = page.panel.result.text()
    assert said.startswith("Năm 2023. Theo R2017 thay cho R2025: ")
    assert "cần xem xét → chưa đủ" in said


def test_what_a_row_would_change_is_told_before_it_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    office = an_office(tmp_path, now=lambda: TODAY)
    fill_practice_people(office)
    window = a_window(qtbot, office, tmp_path)
    page = window.show_page("settings").part("rules")  # type: ignore[attr-defined]
    page.show_on(date(2023, 12, 20))
    choose(page, "condition", measure="months_worked")
    button(page, "Đặt quy định của cơ quan").click()
    fill(page, at_least="13")
    button(page, "Xem điều gì đổi").click()
    assert page.panel.result.text().startswith("Năm 2023. Với quy định mới: vẫn 0 trường hợp đủ điều kiện")
    assert office.rules.own() == ()


def test_every_kind_of_rule_opens_its_form_and_keeps_what_stands(page: RulesPage) -> None:
    rules = page._office.rules
    kinds = {
        (line.table, line.values.get("measure"), line.values.get("about")): line
        for line in rules.lines(page.code, page._when)
    }
    assert len(kinds) > 30
    for line in kinds.values():
        assert page.table.choose(line.id)
        page.panel.begin()
        form = page.panel.form
        if form is None:
            assert line.values["measure"] == "meets_award"
            continue
        if line.table == "basis" or line.values.get("measure") == "council_judges":
            fill(page, **{"text" if line.table == "basis" else "words": "Câu của cơ quan"})
        fill(page, document="Quyết định 12/QĐ-VD ngày 01/12/2025", valid_from="02/12/2025")
        assert form.confirm(), [field.error() for field in form.fields.values()]
        row = rules.own()[-1]
        if line.table not in {"basis", "base_salary"} and line.values.get("measure") != "council_judges":
            assert row.values.items() <= dict(line.values).items()
        rules.remove(row)


def test_a_condition_of_the_law_is_left_out_with_a_reason_and_shown_as_such(
    page: RulesPage, window: Window
) -> None:
    choose(page, "condition", award="LDTT", measure="months_worked")
    words = page.table.current().line.words
    button(page, "Không áp dụng").click()
    assert page.panel.heading.text() == "Không áp dụng"
    fill(page, reason="Tỉnh giao Hội đồng xem xét", document="Quyết định 14/2025/QĐ-UBND, Điều 5")
    button(page, "Xem điều gì đổi").click()
    assert page.panel.result.text().startswith("Năm ")
    assert window.office.rules.own() == ()
    page.panel.confirm()
    line = page.table.current().line
    assert line.words == f"Không áp dụng: {words[0].lower()}{words[1:]}. Lý do: Tỉnh giao Hội đồng xem xét"
    assert page.panel.heading.text() == "Không áp dụng"
    button(page, "Xóa, dùng dòng gốc").click()
    assert window.office.rules.own() == ()


def test_a_condition_is_replaced_by_one_of_another_kind(page: RulesPage, window: Window) -> None:
    choose(page, "condition", award="LDTT", measure="months_worked")
    button(page, "Thay bằng điều kiện khác").click()
    which = page.panel.findChildren(Choice)[0]
    assert which.currentText() == "Hội đồng đánh giá, tự ghi lời"
    known = "Hoàn thành xuất sắc nhiệm vụ"
    which.set_value(known)
    which.activated.emit(which.currentIndex())
    fill(page, words="Được xếp loại tốt", reason="Nội quy mới", document="Quyết định 3/QĐ-VD, Điều 2")
    page.panel.confirm()
    (row,) = window.office.rules.own()
    told = [row.values[key] for key in ("measure", "grade", "reason")]
    assert told == ["grade_at_least", "HTXS", "Nội quy mới"]
    assert page.table.current().line.words.startswith("Được xếp loại tốt (thay cho: ")


def test_a_row_left_out_without_a_reason_is_refused_at_its_field(page: RulesPage, window: Window) -> None:
    choose(page, "condition", award="LDTT", measure="months_worked")
    button(page, "Không áp dụng").click()
    fill(page, document="Quyết định 14/2025/QĐ-UBND, Điều 5")
    page.panel.confirm()
    assert window.office.rules.own() == ()
    assert page.panel.form is not None
    assert "Chưa ghi lý do. Ghi vì sao không theo điều kiện ấy." in shown_words(page.panel.form)

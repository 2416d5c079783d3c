"""Cài đặt: dated rows typed and saved on leaving a field, backups, text size."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.office import Authority, Signatory, Unit
from app.services.practice import fill_practice_people
from tests.ui.window_stage import a_window, an_office, click, press, type_text
from ui import ask_file
from ui.dated_rows import DatedRows
from ui.dialog import Dialog
from ui.settings_backup import BackupPage, inside_words, size_words
from ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    return a_window(qtbot, an_office(tmp_path), tmp_path)


def _part(window: Window, name: str) -> DatedRows:
    window.show_page(f"settings/{name}")
    part = window.show_page("settings").part(name)  # type: ignore[attr-defined]
    assert isinstance(part, DatedRows)
    return part


def _type(part: DatedRows, field: str, words: str) -> None:
    editor = part.form.fields[field].editor
    editor.setFocus()
    editor.selectAll()  # type: ignore[union-attr]
    type_text(editor, words)


def test_a_changed_field_is_saved_on_leaving_it_and_can_be_undone(window: Window) -> None:
    part = _part(window, "identities")
    _type(part, "place", "Đồng Xoài")
    part.form.fields["name"].editor.setFocus()
    identity = window.office.settings.identities()[0]
    assert identity.place == "Đồng Xoài"
    standing = window.foot.line.standing
    assert standing is not None
    assert standing.action is not None
    assert standing.action.words == "Hoàn tác"
    window.foot.line._act.click()
    assert window.office.settings.identities()[0].place == "Bình Phước"


def test_a_new_row_begun_by_its_key_does_not_lose_what_was_typed_into_another(window: Window) -> None:
    part = _part(window, "identities")
    _type(part, "valid_to", "30/06/2025")
    part.begin()
    assert part.form.record.id == 0
    assert window.office.settings.identities()[0].valid_to == date(2025, 6, 30)


def test_a_wrong_field_keeps_the_form_when_a_new_row_is_asked_for(window: Window) -> None:
    part = _part(window, "identities")
    _type(part, "valid_to", "31/02/2025")
    part.begin()
    assert part.form.record.id != 0
    assert part.form.fields["valid_to"].error().startswith("“31/02/2025” chưa phải ngày")


def test_leaving_an_unchanged_field_writes_nothing(window: Window) -> None:
    part = _part(window, "identities")
    before = len(window.office.diary.operations())
    part.form.fields["place"].editor.setFocus()
    part.form.fields["name"].editor.setFocus()
    assert len(window.office.diary.operations()) == before


def test_a_wrong_field_says_why_below_it_and_in_its_description(window: Window) -> None:
    part = _part(window, "identities")
    _type(part, "valid_from", "31/02/2023")
    part.form.fields["name"].editor.setFocus()
    field = part.form.fields["valid_from"]
    assert field.error() == "“31/02/2023” chưa phải ngày. Gõ ngày/tháng/năm, ví dụ 09/01/2023."
    assert field.editor.accessibleDescription() == field.error()
    assert window.office.settings.identities()[0].valid_from is None


def test_a_new_signatory_waits_for_the_button_and_its_errors_take_the_focus(window: Window) -> None:
    part = _part(window, "signatories")
    count = len(window.office.settings.signatories())
    press(part, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert part.panel.heading.text() == "Thêm người ký"
    assert part.add.kind == "plain"
    part.confirm.click()
    assert part.form.fields["name"].error()
    assert part.form.fields["name"].editor.hasFocus()
    _type(part, "name", "Trần Thị Ví Dụ")
    _type(part, "title", "Phó Giám đốc")
    part.confirm.click()
    people = window.office.settings.signatories()
    assert len(people) == count + 1
    assert people[-1].name == "Trần Thị Ví Dụ"
    assert part.table.current() == people[-1]
    assert part.add.kind == "main"


def test_the_fields_of_an_authority_appear_with_it(window: Window) -> None:
    part = _part(window, "signatories")
    part.begin()
    fields = part.form.fields
    assert not fields["acting_for"].isVisible()
    choice = fields["authority"].editor
    choice.set_value(Authority.TUQ)  # type: ignore[union-attr]
    choice.activated.emit(choice.currentIndex())  # type: ignore[union-attr]
    assert fields["acting_for"].isVisible()
    assert fields["basis"].isVisible()
    _type(part, "name", "Trần Thị Ví Dụ")
    _type(part, "title", "Chánh Văn phòng")
    part.confirm.click()
    assert "ủy quyền" in fields["basis"].error()


def test_escape_gives_a_new_row_up_before_it_leaves_the_page(window: Window) -> None:
    part = _part(window, "units")
    part.begin()
    press(part.form.fields["name"].editor, Qt.Key.Key_Escape)
    assert window.front == "settings"
    assert part.form.record is None or part.form.record.id != 0
    press(part.table, Qt.Key.Key_Escape)
    assert window.front == "diary"


def test_delete_removes_the_row_and_undo_brings_it_back(window: Window) -> None:
    made = window.office.settings.save(Unit(0, "Phòng Tạm"))
    part = _part(window, "units")
    part.table.choose(made.value)
    count = len(window.office.settings.units())
    press(part.table, Qt.Key.Key_Delete)
    assert len(window.office.settings.units()) == count - 1
    window.shell.undo()
    assert len(window.office.settings.units()) == count
    assert part.table.rows.rowCount() == count


def test_a_unit_with_people_stays_and_the_reason_is_said(window: Window) -> None:
    fill_practice_people(window.office)
    part = _part(window, "units")
    kept = window.office.settings.units()
    part.table.choose(next(unit.id for unit in kept if unit.abbreviation == "VP"))
    press(part.table, Qt.Key.Key_Delete)
    assert window.office.settings.units() == kept
    standing = window.foot.line.standing
    assert standing is not None
    assert "8 cán bộ đang hoặc đã công tác ở đó" in standing.sentence


def test_a_shipped_legal_basis_says_it_is_not_verified_and_is_not_removed(window: Window) -> None:
    part = _part(window, "bases")
    shipped = [row for row in part.table.rows.records if row.id < 0 and not row.verified]
    part.table.choose(shipped[0].id)
    assert part.form.note.text().startswith("Căn cứ đi kèm chương trình")
    assert not part.remove.isVisible()
    press(part.table, Qt.Key.Key_Delete)
    assert shipped[0] in part.table.rows.records


def test_ctrl_semicolon_writes_today(window: Window) -> None:
    part = _part(window, "units")
    editor = part.form.fields["valid_from"].editor
    editor.setFocus()
    press(editor, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    part.form.fields["name"].editor.setFocus()
    assert window.office.settings.units()[0].valid_from == date(2023, 6, 5)


def test_an_empty_kind_says_what_belongs_there(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, an_office(tmp_path, practice=False), tmp_path)
    part = _part(window, "signatories")
    assert not part.panel.isVisible()
    click(part._middle.currentWidget(), "Thêm người ký, Ctrl+N")
    assert part.panel.isVisible()
    assert part.form.record == Signatory(0, "", "")


def _backup_page(window: Window) -> BackupPage:
    window.show_page("settings/backup")
    part = window.show_page("settings").part("backup")  # type: ignore[attr-defined]
    assert isinstance(part, BackupPage)
    return part


def test_a_backup_is_made_in_a_job_and_listed_with_what_is_inside(qtbot: QtBot, window: Window) -> None:
    page = _backup_page(window)
    with qtbot.waitSignal(window.jobs.ended):
        page.now.click()
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 1)
    info = page.table.rows.records[0]
    assert info.verified
    assert "1 kế hoạch" in inside_words(info)
    standing = window.foot.line.standing
    assert standing is not None
    assert standing.sentence == "Đã sao lưu lúc 09:41, bản sao đã mở lại và kiểm tra."


def test_restoring_asks_keeps_a_safety_copy_and_reloads(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = window.office.settings.save(Unit(0, "Phòng Tạm"))
    page = _backup_page(window)
    with qtbot.waitSignal(window.jobs.ended):
        page.now.click()
    units = _part(window, "units")
    count = units.table.rows.rowCount()
    window.office.settings.remove(next(u for u in window.office.settings.units() if u.id == made.value))
    asked: list[str] = []

    def answer(dialog: Dialog) -> int:
        asked.append(dialog.accessibleName())
        dialog.confirm_button.click()
        return dialog.result()

    monkeypatch.setattr(Dialog, "exec", answer)
    page.table.selectRow(0)
    page.restore_chosen()
    assert asked == ["Trở về lúc 05/06/2023 09:41"]
    assert units.table.rows.rowCount() == count
    assert "trước khôi phục" in [info.reason for info in page.table.rows.records]


def test_the_check_answers_in_a_sentence(qtbot: QtBot, window: Window) -> None:
    page = _backup_page(window)
    with qtbot.waitSignal(window.jobs.ended):
        page.check.click()
    qtbot.waitUntil(lambda: page.result.text().startswith("Sổ lành lặn"))


def test_a_second_place_is_chosen_and_left(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _backup_page(window)
    stick = tmp_path / "USB"
    stick.mkdir()
    monkeypatch.setattr(ask_file, "folder", lambda *_asked: stick)
    page.choose.click()
    assert window.office.safety.second_place() == stick
    assert page.place.text() == str(stick)
    page.leave.click()
    assert window.office.safety.second_place() is None


def test_the_file_is_copied_out_and_the_copy_is_named(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _backup_page(window)
    target = tmp_path / "mang đi.db"
    monkeypatch.setattr(ask_file, "save_as", lambda *_asked: target)
    page.copy.click()
    assert target.is_file()


def test_larger_text_moves_every_size_at_once(window: Window) -> None:
    window.show_page("settings/display")
    part = window.show_page("settings").part("display")  # type: ignore[attr-defined]
    rows = _part(window, "units").table
    before = rows.rowHeight(0), window.bar.height()
    try:
        part.text_size.set_value(12)
        assert window.shell.theme.points == 12
        assert rows.rowHeight(0) > before[0] or rows.fontMetrics().height() + 10 <= before[0]
    finally:
        window.shell.theme.set_points(10)
    assert (rows.rowHeight(0), window.bar.height()) == before


def test_sizes_are_worded_the_vietnamese_way() -> None:
    assert size_words(412_300) == "412 kB"
    assert size_words(1_340_000) == "1,3 MB"

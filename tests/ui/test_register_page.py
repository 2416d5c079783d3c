"""Sổ văn bản đi in the window: entries, doubts, Excel."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.register import Series
from tests.ui.window_stage import a_window, an_office, press, type_text
from ui import ask_file
from ui.register_page import RegisterPage
from ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    return a_window(qtbot, an_office(tmp_path), tmp_path)


def _page(window: Window) -> RegisterPage:
    page = window.show_page("register")
    assert isinstance(page, RegisterPage)
    return page


def _type(page: RegisterPage, field: str, words: str) -> None:
    editor = page.form.fields[field].editor
    editor.setFocus()
    editor.selectAll()  # type: ignore[union-attr]
    type_text(editor, words)


def _enter(page: RegisterPage, number: str, day: str, summary: str) -> None:
    page.begin()
    _type(page, "number", number)
    _type(page, "symbol", "TB-SNgV")
    _type(page, "issued_on", day)
    _type(page, "kind", "Thông báo")
    _type(page, "summary", summary)
    page.confirm.click()


def test_the_next_number_is_proposed_and_the_entry_is_kept(window: Window) -> None:
    page = _page(window)
    page.begin()
    assert page.form.fields["number"].editor.text() == "3"  # type: ignore[union-attr]
    page._give_up()
    _enter(page, "3", "9/1/2023", "Lịch họp giao ban")
    entry = window.office.register.entries(2023)[-1]
    assert entry.number_text == "03/TB-SNgV"
    assert entry.summary == "Lịch họp giao ban"
    assert page.table.current().id == entry.id


def test_what_is_missing_is_said_at_its_field(window: Window) -> None:
    page = _page(window)
    page.begin()
    _type(page, "number", "ba")
    page.confirm.click()
    assert "chưa phải số" in page.form.fields["number"].error()
    _type(page, "number", "-5")
    page.confirm.click()
    assert "“-5” là số âm, ô này chỉ nhận số từ 0 trở lên" in page.form.fields["number"].error()
    _type(page, "number", "3")
    page.confirm.click()
    assert page.form.fields["kind"].error()
    assert page.form.fields["summary"].error()


def test_a_number_used_twice_is_pointed_out_and_found_by_f8(window: Window) -> None:
    page = _page(window)
    _enter(page, "2", "10/01/2023", "Trùng số")
    assert any("đã dùng" in words for words in page._doubts[page.table.current().id])
    assert "đã dùng" in page.form.note.text()
    page.table.selectRow(0)
    press(page.table, Qt.Key.Key_F8)
    assert page._doubts[page.table.current().id]


def test_the_filter_finds_without_accents_and_says_when_nothing_is_left(window: Window) -> None:
    page = _page(window)
    type_text(page.filter, "lich truc")
    assert [entry.kind for entry in page.table.rows.records] == ["Thông báo"]
    page.filter.setText("không đâu có")
    assert page._empty.heading.text() == "Chưa thấy văn bản nào"


def test_the_series_of_the_council_is_apart(window: Window) -> None:
    page = _page(window)
    page.series.set_value(Series.COUNCIL)
    assert page.table.rows.rowCount() == 0
    page.begin()
    assert page.form.fields["number"].editor.text() == "1"  # type: ignore[union-attr]


def test_delete_takes_an_entry_out_and_undo_brings_it_back(window: Window) -> None:
    page = _page(window)
    press(page.table, Qt.Key.Key_Delete)
    assert page.table.rows.rowCount() == 1
    window.shell.undo()
    assert page.table.rows.rowCount() == 2


def test_the_year_is_exported_to_excel_under_the_name_given(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _page(window)
    target = tmp_path / "Sổ văn bản đi.xlsx"
    monkeypatch.setattr(ask_file, "save_as", lambda *_asked: target)
    page.export.click()
    assert target.is_file()
    standing = window.foot.line.standing
    assert standing is not None
    assert standing.sentence == "Đã xuất Sổ văn bản đi.xlsx."


def test_a_search_hit_opens_its_entry(window: Window) -> None:
    hit = next(h for h in window.office.search.find("lich truc tet") if h.group == "Văn bản đi")
    window._open_hit(hit)
    assert window.front == "register"
    assert f"register:{_page(window).table.current().id}" == hit.target


def test_an_empty_year_says_what_belongs_there(window: Window) -> None:
    page = _page(window)
    window.shell.set_year(2020)
    assert page._empty.heading.text() == "Sổ năm 2020 còn trống"
    assert not page.panel.isVisible()


def test_a_scan_is_attached_and_opened(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    source = tmp_path / "ban-ky.pdf"
    source.write_bytes(b"%PDF-1.4")
    monkeypatch.setattr(ask_file, "open_one", lambda *_: source)
    monkeypatch.setattr(ask_file, "open_file", lambda path: opened.append(path) or True)
    page = _page(window)
    assert not page.files.scan.isVisible()
    page.files.attach.click()
    assert page.files.scan.isVisible()
    page.files.scan.click()
    assert opened[0].read_bytes() == b"%PDF-1.4"
    opened[0].unlink()
    page.files.scan.click()
    standing = window.foot.line.standing
    assert standing is not None
    assert "Không thấy bản quét" in standing.sentence

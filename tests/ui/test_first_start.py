"""The assistant of the first start: three ways, errors at their fields, a file whole or not at all."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import paths
from app.domain.office import Identity, Signatory
from app.errors import FileTrouble, Invalid
from app.services.office import Office
from tests.ui.plan_stage import theme
from tests.ui.window_stage import press, show_active, type_text
from ui import ask_file
from ui.first_start import FirstStart
from ui.founding import Founding, found, practice
from ui.trouble_window import TroubleWindow

NOW = datetime(2023, 1, 5, 9, 41)
SYNCED = "Tệp nằm trong thư mục do OneDrive đồng bộ. Chuyển tệp sang thư mục của riêng máy này."


@pytest.fixture
def assistant(qtbot: QtBot) -> FirstStart:
    made = FirstStart(theme(), lambda: NOW, lambda path: SYNCED if "OneDrive" in path.parts else "")
    qtbot.addWidget(made)
    show_active(qtbot, made)
    return made


def _opened(assistant: FirstStart) -> list[Office]:
    found_offices: list[Office] = []
    assistant.opened.connect(found_offices.append)
    return found_offices


def _fill(assistant: FirstStart) -> None:
    words = {
        "superior": "UBND tỉnh Bình Phước",
        "name": "Sở Ngoại vụ",
        "abbreviation": "SNgV",
        "place": "Bình Phước",
        "signer": "Lê Văn Thực Hành",
        "title": "Giám đốc",
    }
    for name, text in words.items():
        type_text(assistant.names.fields[name].editor, text)


def test_the_office_is_made_by_keys_alone(assistant: FirstStart) -> None:
    offices = _opened(assistant)
    press(assistant, Qt.Key.Key_Return)
    _fill(assistant)
    press(assistant.names.fields["title"].editor, Qt.Key.Key_Return)
    assert assistant.steps.accessibleName() == "Bước 3 trong 3, Nơi cất và sao lưu"
    press(assistant, Qt.Key.Key_Return)
    (office,) = offices
    assert office.path == paths.default_database()
    assert office.settings.identity_on(NOW.date()).name == "Sở Ngoại vụ"  # type: ignore[union-attr]
    assert office.settings.signatories()[0].title == "Giám đốc"
    assert not office.practice
    assert not list(office.path.parent.glob(".lap-so-*"))
    office.close()


def test_a_step_that_cannot_be_left_says_which_field_and_why(assistant: FirstStart) -> None:
    assistant.go_on()
    assistant.go_on()
    field = assistant.names.fields["name"]
    assert field.error().startswith("Chưa có tên cơ quan.")
    assert field.editor.hasFocus()
    assert assistant._note.text() == "Chưa sang bước sau: còn 1 ô cần sửa."


def test_a_field_is_checked_as_it_is_left(assistant: FirstStart) -> None:
    assistant.go_on()
    field = assistant.names.fields["abbreviation"]
    field.editor.setFocus()
    type_text(field.editor, "S NgV")
    assistant.names.fields["place"].editor.setFocus()
    assert field.error() == "Chữ viết tắt trong số văn bản viết liền, ví dụ SNgV."


def test_the_sample_writes_the_names_in_capitals(assistant: FirstStart) -> None:
    assistant.go_on()
    _fill(assistant)
    assert assistant.names.sample.accessibleName() == (
        "Trên giấy: UBND TỈNH BÌNH PHƯỚC, SỞ NGOẠI VỤ, Số: /KH-SNgV"
    )


def test_the_practice_office_is_a_file_of_its_own(assistant: FirstStart) -> None:
    offices = _opened(assistant)
    assistant.begin.cards["practice"].setChecked(True)
    assert assistant.next.text() == "Mở dữ liệu thực hành"
    assistant.go_on()
    (office,) = offices
    assert office.practice
    assert office.path == paths.practice_database()
    assert not paths.default_database().exists()
    office.close()
    again = practice(paths.practice_database(), lambda: NOW)
    assert again.practice
    again.close()


def test_an_existing_file_is_opened_and_a_wrong_one_is_refused_in_words(
    assistant: FirstStart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices = _opened(assistant)
    wrong = tmp_path / "ảnh.db"
    wrong.write_bytes(b"not a database at all" * 100)
    assistant.begin.cards["open"].setChecked(True)
    monkeypatch.setattr(ask_file, "open_one", lambda *_asked: wrong)
    assistant.go_on()
    assert "ảnh.db" in assistant._note.text()
    assert offices == []
    Office.create(tmp_path / "so.db").close()
    monkeypatch.setattr(ask_file, "open_one", lambda *_asked: tmp_path / "so.db")
    assistant.go_on()
    assert [office.path.name for office in offices] == ["so.db"]
    offices[0].close()


def test_a_synced_place_is_pointed_out_and_not_refused(assistant: FirstStart, tmp_path: Path) -> None:
    assistant.go_on()
    _fill(assistant)
    assistant.go_on()
    assistant.place.set_path(tmp_path / "OneDrive" / "so.db")
    assert assistant.place.warn.isVisible()
    assert assistant.place.warn.text() == SYNCED
    assistant.place.set_path(tmp_path / "so.db")
    assert not assistant.place.warn.isVisible()


def test_closing_the_assistant_leaves_nothing_behind(assistant: FirstStart, qtbot: QtBot) -> None:
    assistant.go_on()
    _fill(assistant)
    with qtbot.waitSignal(assistant.left):
        assistant.close()
    assert not paths.default_database().exists()


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "so.db"
    path.write_bytes(b"mine")
    with pytest.raises(FileTrouble, match=r"Đã có tệp so\.db"):
        found(Founding(path, Identity(0, "", "Sở Ngoại vụ", "SNgV", "")), lambda: NOW)
    assert path.read_bytes() == b"mine"


def test_an_office_that_cannot_stand_leaves_no_file_and_no_folder(tmp_path: Path) -> None:
    wrong = Founding(tmp_path / "so.db", Identity(0, "", "Sở", "S", ""), Signatory(0, "", "Giám đốc"))
    with pytest.raises(Invalid):
        found(wrong, lambda: NOW)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_opened_gets_a_window_with_the_way_on(qtbot: QtBot) -> None:
    window = TroubleWindow(
        theme(), FileTrouble("Tệp SoThiDua.db bị hỏng. Khôi phục từ bản sao.", "SoThiDua.db")
    )
    qtbot.addWidget(window)
    window.show()
    assert window.accessibleName() == "Tệp SoThiDua.db bị hỏng. Khôi phục từ bản sao."
    with qtbot.waitSignal(window.again):
        window._go_on()

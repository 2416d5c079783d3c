"""Starts of the program: the file asked for, a second start, backups on time, the close."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app import paths
from app.services.office import Office
from tests.ui.window_stage import a_window, an_office
from ui.errors import ErrorRoad
from ui.first_start import FirstStart
from ui.foot import BackupAge
from ui.keeper import Keeper
from ui.single import call_first, channel, listen
from ui.starting import Starting
from ui.trouble_window import TroubleWindow
from ui.window import Window

NOW = datetime(2023, 6, 5, 9, 41)


@pytest.fixture
def starting(qapp: QApplication, qtbot: QtBot) -> Iterator[Starting]:
    qapp.setQuitOnLastWindowClosed(False)
    made = Starting(qapp, ErrorRoad(), lambda: NOW)
    yield made
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()


def test_without_a_file_the_assistant_asks(starting: Starting) -> None:
    assert starting.begin(None, False)
    assert isinstance(starting.window, FirstStart)


def test_the_practice_office_is_made_and_opened_at_once(starting: Starting, qtbot: QtBot) -> None:
    assert starting.begin(None, True)
    assert isinstance(starting.window, Window)
    assert starting.window.office.practice
    assert starting.window.shell.year() == 2023
    qtbot.waitUntil(lambda: starting.keeper is not None)


def test_the_file_asked_for_is_opened_and_remembered(starting: Starting, tmp_path: Path) -> None:
    path = tmp_path / "cơ quan.db"
    Office.create(path).close()
    assert starting.begin(path, False)
    assert isinstance(starting.window, Window)
    assert starting.memory.text("office/path") == str(path)


def test_a_visit_to_the_practice_office_is_not_remembered(starting: Starting) -> None:
    assert starting.begin(None, True)
    assert starting.memory.text("office/path") == ""


def test_another_office_can_be_asked_for_and_the_first_is_let_go(starting: Starting, tmp_path: Path) -> None:
    path = tmp_path / "so.db"
    Office.create(path).close()
    assert starting.begin(path, False)
    window = starting.window
    assert isinstance(window, Window)
    window.shell.open_other()
    assert isinstance(starting.window, FirstStart)
    Office.open(path, held_by="cửa sổ").close()


def test_a_file_that_is_not_there_is_said_in_a_window(starting: Starting, tmp_path: Path) -> None:
    assert starting.begin(tmp_path / "mất.db", False)
    assert isinstance(starting.window, TroubleWindow)
    assert "mất.db" in starting.window.accessibleName()


def test_a_second_start_brings_the_first_to_the_front(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "so.db"
    shown: list[bool] = []
    parent = QObject()
    server = listen(path, lambda: shown.append(True), parent)
    assert server is not None
    # Both ends live in this process here, so the answer comes between connecting and reading.
    from PySide6.QtNetwork import QLocalSocket

    caller = QLocalSocket()
    caller.connectToServer(channel(path))
    qtbot.waitUntil(lambda: shown == [True])
    qtbot.waitUntil(lambda: caller.bytesAvailable() > 0)
    caller.disconnectFromServer()
    server.close()


def test_nobody_answers_for_a_file_that_is_not_open(tmp_path: Path) -> None:
    assert not call_first(tmp_path / "so.db")


def test_one_file_has_one_channel_whichever_way_it_is_written(tmp_path: Path) -> None:
    assert channel(tmp_path / "a" / ".." / "so.db") == channel(tmp_path / "so.db")


def test_a_file_held_elsewhere_is_said_in_a_window(starting: Starting, tmp_path: Path) -> None:
    path = tmp_path / "so.db"
    held = Office.create(path, held_by="dòng lệnh")
    assert starting.begin(path, False)
    assert isinstance(starting.window, TroubleWindow)
    assert "dòng lệnh" in starting.window.accessibleName()
    held.close()


def test_the_start_checks_and_copies_the_file_and_the_foot_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, an_office(tmp_path), tmp_path)
    keeper = Keeper(window)
    assert window.foot.backup.words() == ""
    keeper.start()
    assert window.foot.backup.words() == "Chưa có bản sao lưu"
    qtbot.waitUntil(lambda: window.foot.backup.words() == "Sao lưu 09:41, đã kiểm tra")
    keeper.back_up()
    qtbot.waitUntil(lambda: window.jobs.running == ())
    assert len(window.office.safety.backups()) == 1


def test_the_close_copies_what_changed_since(qtbot: QtBot, tmp_path: Path) -> None:
    from app.domain.office import Unit

    clock = [NOW]
    office = an_office(tmp_path, now=lambda: clock[0])
    window = a_window(qtbot, office, tmp_path)
    keeper = Keeper(window)
    office.safety.backup_if_changed()
    clock[0] = NOW + timedelta(hours=3)
    office.settings.save(Unit(0, "Phòng Lãnh sự"))
    keeper.finish()
    assert [info.at.hour for info in office.safety.backups()] == [12, 9]


def test_a_backup_that_fails_stands_in_the_foot_and_the_message_line(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, an_office(tmp_path), tmp_path)
    (tmp_path / "Sao lưu so").write_text("a file where the folder should be", encoding="utf-8")
    Keeper(window).back_up()
    qtbot.waitUntil(lambda: window.foot.backup.words() == "Chưa sao lưu được")
    standing = window.foot.line.standing
    assert standing is not None
    assert standing.action is not None
    assert standing.action.words == "Thử lại"


def test_the_age_of_the_backup_is_amber_after_a_day(qtbot: QtBot) -> None:
    from tests.ui.plan_stage import theme

    age = BackupAge(theme())
    qtbot.addWidget(age)
    age.show_age(NOW - timedelta(hours=2), NOW)
    assert age.words() == "Sao lưu 07:41, đã kiểm tra"
    age.show_age(NOW - timedelta(hours=20), NOW)
    assert age.words() == "Sao lưu hôm qua 13:41, đã kiểm tra"
    age.show_age(NOW - timedelta(days=3), NOW)
    assert age.words() == "Sao lưu 3 ngày trước"
    assert age._role == "warn"


def test_a_file_in_a_synced_folder_is_warned_about(starting: Starting, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    Office.create(folder / "so.db").close()
    assert starting.begin(folder / "so.db", False)
    window = starting.window
    assert isinstance(window, Window)
    qtbot.waitUntil(lambda: window.foot.line.standing is not None)
    assert "OneDrive" in window.foot.line.standing.sentence  # type: ignore[union-attr]


def test_the_users_file_never_lies_under_the_program() -> None:
    assert not paths.default_database().is_relative_to(paths.shipped())


def test_a_damaged_file_is_brought_back_from_its_newest_copy(starting: Starting, tmp_path: Path) -> None:
    path = tmp_path / "sổ.db"
    office = Office.create(path, practice=True)
    office.safety.backup_now()
    office.close()
    path.write_bytes(b"hong" * 5000)
    assert starting.begin(path, False)
    assert isinstance(starting.window, TroubleWindow)
    button = next(b for b in starting.window.findChildren(QAbstractButton) if "Khôi phục" in b.text())
    button.click()
    assert isinstance(starting.window, Window)
    assert starting.window.office.plans.years()[0].year == 2023

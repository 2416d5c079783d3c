"""Long work and its ends; the road of errors without storms and without personal data."""

import gc
import logging
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import SayToUser
from ui.errors import ErrorRoad, details, open_log
from ui.jobs import Jobs, Progress


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs()


def test_the_value_comes_back_on_the_main_thread(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[object] = []

    def work(progress: Progress) -> str:
        progress.step(1, 2)
        seen.append(threading.current_thread() is threading.main_thread())
        return "xong"

    with qtbot.waitSignal(jobs.ended):
        jobs.run("Đang thử", work, lambda value: seen.append((value, threading.current_thread())))
    assert seen == [False, ("xong", threading.main_thread())]
    assert jobs.running == ()


def test_a_sentence_for_the_user_goes_to_failed(qtbot: QtBot, jobs: Jobs) -> None:
    said: list[str] = []

    def work(progress: Progress) -> None:
        raise SayToUser("Ổ đĩa đầy.")

    with qtbot.waitSignal(jobs.ended):
        jobs.run("Đang thử", work, failed=lambda trouble: said.append(str(trouble)))
    qtbot.waitUntil(lambda: said == ["Ổ đĩa đầy."])


def test_a_fault_of_ours_takes_the_road_of_errors(
    qtbot: QtBot, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _trouble, _trace: caught.append(kind))

    def work(progress: Progress) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(jobs.ended):
        jobs.run("Đang thử", work)
    qtbot.waitUntil(lambda: caught == [ZeroDivisionError])


def test_cancelled_work_stops_at_its_next_step_and_says_nothing(qtbot: QtBot, jobs: Jobs) -> None:
    begun, go_on = threading.Event(), threading.Event()
    ends: list[object] = []

    def work(progress: Progress) -> str:
        begun.set()
        go_on.wait(5)
        progress.check()
        return "quá xa"

    job = jobs.run("Đang thử", work, ends.append, ends.append)
    assert begun.wait(5)
    job.cancel()
    with qtbot.waitSignal(jobs.ended):
        go_on.set()
    assert ends == []


def test_garbage_is_not_collected_while_another_thread_runs(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[bool] = []

    with qtbot.waitSignal(jobs.ended):
        jobs.run("Đang thử", lambda _progress: seen.append(gc.isenabled()))
    assert seen == [False]
    assert gc.isenabled()


def test_settled_work_is_waited_for_and_tells_nothing_any_more(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[object] = []
    jobs.run("Đang thử", lambda _progress: "xong", told.append)
    jobs.settle()
    assert jobs.running == ()
    assert gc.isenabled()
    QApplication.processEvents()
    assert told == []


def test_a_sentence_reaches_the_message_line_and_a_fault_one_window() -> None:
    road = ErrorRoad()
    said: list[str] = []
    shown: list[str] = []
    road.say = lambda trouble: said.append(str(trouble))
    road.show = shown.append
    road.caught(SayToUser, SayToUser("Đóng tệp rồi xuất lại."), None)
    road.caught(KeyError, KeyError("Phạm Thị Anh Thư"), None)
    assert said == ["Đóng tệp rồi xuất lại."]
    assert len(shown) == 1
    assert "KeyError" in shown[0]
    assert "Phạm Thị Anh Thư" not in shown[0]


def test_a_fault_while_the_window_of_faults_is_open_is_only_logged() -> None:
    road = ErrorRoad()
    shown: list[str] = []

    def show(words: str) -> None:
        shown.append(words)
        road.caught(ValueError, ValueError(), None)

    road.show = show
    road.caught(KeyError, KeyError(), None)
    assert len(shown) == 1


def test_details_name_places_in_the_code_and_no_folder_of_the_user() -> None:
    try:
        Path("/home/thu-ky/kế hoạch.db").read_text(encoding="utf-8")
    except OSError as trouble:
        words = details(trouble)
    assert "test_jobs_and_errors.py" in words
    assert "thu-ky" not in words
    assert "FileNotFoundError" in words


def test_the_log_is_written_where_asked_without_the_words_of_the_error(tmp_path: Path) -> None:
    log = logging.getLogger("so-thi-dua")
    before = list(log.handlers)
    for handler in before:
        log.removeHandler(handler)
    open_log(lambda: tmp_path / "log")
    ErrorRoad().caught(RuntimeError, RuntimeError("tên người"), None)
    written = (tmp_path / "log" / "loi.txt").read_text(encoding="utf-8")
    for handler in log.handlers:
        handler.close()
    log.handlers[:] = before
    assert "RuntimeError" in written
    assert "tên người" not in written

"""What stands in the message line and what waits."""

from pytestqt.qtbot import QtBot

from tests.ui.plan_stage import theme
from tests.ui.window_stage import show_active
from ui.message_line import SECONDS_OF_USE, MessageLine
from ui.messages import Action, Board, Message, Weight


def _done(words: str) -> Message:
    return Message(words)


def _error(words: str, cause: str = "") -> Message:
    return Message(words, Weight.ERROR, cause=cause)


def _warning(words: str, cause: str = "") -> Message:
    return Message(words, Weight.WARN, cause=cause)


def test_a_later_done_message_replaces_the_earlier() -> None:
    board = Board()
    board.put(_done("một"))
    board.put(_done("hai"))
    assert board.standing == _done("hai")
    assert board.waiting == ()


def test_the_weightier_stands_and_the_lighter_waits() -> None:
    board = Board()
    board.put(_error("lỗi"))
    board.put(_warning("xem"))
    assert board.standing == _error("lỗi")
    assert board.waiting == (_warning("xem"),)
    board.answer()
    assert board.standing == _warning("xem")


def test_a_warning_pushed_away_by_an_error_comes_back() -> None:
    board = Board()
    board.put(_warning("xem"))
    board.put(_error("lỗi"))
    assert board.standing == _error("lỗi")
    board.answer()
    assert board.standing == _warning("xem")


def test_what_was_done_is_said_over_an_older_error_which_comes_back() -> None:
    board = Board()
    board.put(_error("lỗi"))
    board.put(_done("xong"))
    assert board.standing == _done("xong")
    board.put(_done("xong nữa"))
    assert board.waiting == (_error("lỗi"),)
    board.expire()
    assert board.standing == _error("lỗi")
    assert board.waiting == ()


def test_done_messages_never_wait() -> None:
    board = Board()
    board.put(_done("xong"))
    board.put(_error("lỗi"))
    assert board.standing == _error("lỗi")
    assert board.waiting == ()


def test_a_message_goes_with_its_cause_standing_or_waiting() -> None:
    board = Board()
    board.put(_error("lỗi", "a"))
    board.put(_warning("xem", "b"))
    board.withdraw("b")
    board.withdraw("a")
    assert board.standing is None
    assert board.waiting == ()


def test_the_same_cause_stands_once() -> None:
    board = Board()
    board.put(_error("lần một", "a"))
    board.put(_error("lần hai", "a"))
    assert board.standing == _error("lần hai", "a")
    assert board.waiting == ()


def test_a_done_message_goes_after_twenty_seconds_of_use(qtbot: QtBot) -> None:
    line = MessageLine(theme())
    qtbot.addWidget(line)
    line.resize(600, 30)
    show_active(qtbot, line)
    line.put(_done("xong"))
    for _second in range(SECONDS_OF_USE - 1):
        line.second_of_use()
    assert line.standing is not None
    line.second_of_use()
    assert line.standing is None


def test_trouble_is_shown_at_once_and_what_was_done_in_the_next_picture(qtbot: QtBot) -> None:
    line = MessageLine(theme())
    qtbot.addWidget(line)
    line.put(Message("Đã xóa mục II.7."))
    assert line.standing is not None
    assert line.accessibleName() == ""
    qtbot.waitUntil(lambda: line.accessibleName() == "Đã xóa mục II.7.")
    line.put(Message("Ổ đĩa đã đầy.", Weight.ERROR))
    assert line.accessibleName() == "Ổ đĩa đã đầy."


def test_the_action_answers_the_message_and_is_done_once(qtbot: QtBot) -> None:
    line = MessageLine(theme())
    qtbot.addWidget(line)
    line.resize(600, 30)
    line.show()
    done: list[int] = []
    line.put(Message("Đã xóa mục II.7.", action=Action("Hoàn tác", lambda: done.append(1))))
    qtbot.waitUntil(lambda: line.accessibleName() == "Đã xóa mục II.7." and line._act.isVisible())
    line._act.click()
    assert done == [1]
    assert line.standing is None

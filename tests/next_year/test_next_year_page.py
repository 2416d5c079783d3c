"""The page of next year's plan, by keys alone, over a real file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.office import Authority, Signatory
from app.services.next_year import Sort
from app.services.office import Office
from tests.ui.plan_stage import theme, type_text
from ui.jobs import Jobs
from ui.messages import Message
from ui.next_year_page import NextYearPage
from ui.shell import Shell

QUESTION = "act:01/CT-UBND"


class Stage(QObject):
    """The page in a window of its own."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__()
        self.qtbot = qtbot
        self.office = Office.create(
            folder / "so.db", practice=True, now=lambda: datetime(2023, 12, 20, 9, 41)
        )
        self.jobs = Jobs(self)
        self.shell = Shell(self.office, theme(), self.jobs, 2023, self)
        self.said: list[Message] = []
        self.pages: list[tuple[str, object]] = []
        self.shell.said.connect(self.said.append)
        self.shell.page_asked.connect(lambda name, target: self.pages.append((name, target)))
        self.page = NextYearPage(self.office, self.shell)
        self.page.resize(1264, 594)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.plan_id = self.office.plans.years()[0].plan_id
        self.page.open_target(f"next_year:{self.plan_id}")

    @property
    def list(self):  # type: ignore[no-untyped-def]
        return self.page.list

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key where the focus is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)

    def states(self) -> list[str]:
        """What each row says of itself."""
        return [self.list.rows.state(p) for p in self.list.rows.values]

    def close(self) -> None:
        """Everything away, the file too."""
        self.page.close()
        self.jobs.settle()
        self.page.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.office.close()


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(qtbot, tmp_path)
    yield made
    made.close()


def test_nothing_is_taken_at_first_and_nothing_written(stage: Stage) -> None:
    assert stage.states().count("đã lấy") == 0
    assert stage.states().count("giữ nguyên") == 7
    assert stage.office.plans.current(2024) is None
    assert stage.page.count.text() == "Lấy 0 trên 14; 14 chỗ để nguyên"


def test_space_takes_one_and_leaves_it_again(stage: Stage) -> None:
    stage.list.setFocus()
    stage.press(Qt.Key.Key_Space)
    assert stage.states()[0] == "đã lấy"
    stage.press(Qt.Key.Key_Space)
    assert stage.states()[0] == "chưa lấy"


def test_enter_takes_and_goes_on_until_the_question_which_takes_the_cursor(stage: Stage) -> None:
    stage.list.setFocus()
    stage.press(Qt.Key.Key_Return)
    assert stage.states()[0] == "đã lấy"
    assert stage.list.current().question == QUESTION
    stage.press(Qt.Key.Key_Return)
    assert stage.page.answer.line.hasFocus()
    type_text(stage.page.answer.line, "số 02/CT-UBND")
    stage.press(Qt.Key.Key_Return)
    assert "Gõ cả số và ngày" in stage.page.answer.field.error()
    type_text(stage.page.answer.line, " ngày 08/01/2024")
    stage.press(Qt.Key.Key_Return)
    answered = [
        s for s, p in zip(stage.states(), stage.list.rows.values, strict=True) if p.question == QUESTION
    ]
    assert answered == ["đã lấy"] * 4
    assert stage.list.hasFocus()


def test_the_tied_year_leads_to_the_question_it_waits_for(stage: Stage) -> None:
    tied = stage.list.rows.values[2]
    assert stage.list.rows.state(tied) == "chờ trả lời"
    stage.list.choose(tied.key)
    stage.list.setFocus()
    stage.press(Qt.Key.Key_Space)
    assert stage.list.current().sort is Sort.ASK
    assert stage.page.answer.line.hasFocus()
    stage.press(Qt.Key.Key_Escape)
    assert stage.list.hasFocus()
    assert stage.page.isVisible()


def test_ctrl_a_takes_what_needs_no_answer_and_gives_it_back(stage: Stage) -> None:
    stage.list.setFocus()
    stage.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert stage.states().count("đã lấy") == 10
    assert stage.page.take_all.text() == "Để nguyên tất cả"
    stage.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert stage.states().count("đã lấy") == 0


def test_the_page_beside_shows_the_plan_as_it_would_be(stage: Stage) -> None:
    stage.page.take_everything()
    stage.page.paper.view.finish()
    laid = stage.page.paper.view._laid
    assert laid is not None
    words = " ".join(piece.text for page in laid.pages for piece in page.texts())
    assert "năm 2024 của Sở Ngoại vụ" in " ".join(words.split())


def test_ctrl_enter_writes_one_operation_and_goes_to_the_plan(stage: Stage) -> None:
    count = len(stage.office.diary.operations())
    stage.page.take_everything()
    stage.list.setFocus()
    stage.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    plan = stage.office.plans.current(2024)
    assert plan is not None
    assert len(stage.office.diary.operations()) == count + 1
    assert stage.pages == [("plan", f"plan:{plan.id}")]
    assert "4 chỗ để nguyên, có ở Trước khi ký." in stage.said[-1].sentence
    action = stage.said[-1].action
    assert action is not None
    action.do()
    assert stage.office.plans.current(2024) is None


def test_a_place_left_open_answers_the_question_too(stage: Stage) -> None:
    stage.list.choose(stage.list.rows.values[1].key)
    stage.page.answer.suggest.click()
    assert stage.page.answer.isVisible() or stage.list.current() is not None
    assert stage.states().count("đã lấy") == 4


def test_filters_count_and_show_their_kind(stage: Stage) -> None:
    stage.page.filter.set_value(Sort.ASK)
    assert [p.sort for p in stage.list.rows.values] == [Sort.ASK] * 2
    stage.page.filter.set_value(Sort.KEEP)
    assert len(stage.list.rows.values) == 7


def test_a_year_that_has_a_plan_leads_to_it_or_to_the_comparison(stage: Stage) -> None:
    there = stage.office.plans.create(2024).value
    stage.page.reload()
    assert stage.page.empty.isVisible()
    stage.page.open_there.click()
    stage.page.compare.click()
    assert stage.pages == [("plan", f"plan:{there}"), ("compare", f"compare:{stage.plan_id}/{there}")]


def test_what_is_taken_survives_a_change_elsewhere(stage: Stage) -> None:
    stage.page.take_everything()
    stage.office.plans.change(stage.plan_id, closing="Câu kết năm 2023.")
    assert stage.states().count("đã lấy") >= 9
    stage.page.make_plan()
    assert stage.office.plans.current(2024) is not None


def test_every_row_is_read_out_with_place_words_and_state(stage: Stage) -> None:
    model = stage.list.rows
    words = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert words == ("Tên loại và trích yếu. năm 2023 thành năm 2024. Kế hoạch mới là của năm 2024. chưa lấy")


def test_who_signs_is_chosen_from_those_who_may(stage: Stage) -> None:
    desk = stage.office.settings
    desk.save(replace(desk.signatories()[0], valid_to=date(2023, 6, 30)))
    desk.save(Signatory(0, "Trần Văn Thử", "Phó Giám đốc", Authority.KT, "Giám đốc"))
    signer = next(p for p in stage.list.rows.values if p.kind == "signatory")
    stage.list.choose(signer.key)
    stage.list.setFocus()
    stage.press(Qt.Key.Key_Return)
    assert stage.page.answer.choice.hasFocus()
    stage.press(Qt.Key.Key_Down)
    stage.press(Qt.Key.Key_Return)
    stage.page.make_plan()
    plan = stage.office.plans.current(2024)
    assert plan is not None
    assert plan.signer_name == "Trần Văn Thử"


def test_asked_for_by_itself_the_page_starts_from_the_newest_plan(stage: Stage) -> None:
    page = NextYearPage(stage.office, stage.shell)
    page.show()
    assert page.title.text() == "Kế hoạch 2024"
    page.close()
    page.deleteLater()

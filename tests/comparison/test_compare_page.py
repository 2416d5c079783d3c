"""The page of comparison over a real file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.comparison import Change
from app.services.office import Office
from tests.comparison.test_comparison_desk import rolled
from tests.ui.plan_stage import theme
from ui.compare_page import ComparePage
from ui.compare_text import marked_text
from ui.jobs import Jobs
from ui.messages import Message
from ui.shell import Shell


class Stage(QObject):
    """The page in a window of its own over a plan of 2023 and its successor."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__()
        self.qtbot = qtbot
        self.office = Office.create(folder / "so.db", practice=True, now=lambda: datetime(2024, 1, 20, 9, 41))
        self.jobs = Jobs(self)
        self.shell = Shell(self.office, theme(), self.jobs, 2024, self)
        self.said: list[Message] = []
        self.pages: list[tuple[str, object]] = []
        self.shell.said.connect(self.said.append)
        self.shell.page_asked.connect(lambda name, target: self.pages.append((name, target)))
        self.page = ComparePage(self.office, self.shell)
        self.old = self.office.plans.years()[0].plan_id
        self.page.resize(1264, 594)
        self.page.show()
        qtbot.waitExposed(self.page)

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


def test_one_plan_alone_has_nothing_to_be_compared_with(stage: Stage) -> None:
    stage.page.open_target(f"compare:{stage.old}")
    assert stage.page.empty.heading.text() == "Chưa có hai kế hoạch để so sánh"
    assert not stage.page.export.isEnabled()


def test_differences_are_counted_by_kind_and_filtered(stage: Stage) -> None:
    new = rolled(stage.office, stage.old)
    stage.page.open_target(f"compare:{new}")
    assert stage.page.filter._words == ["Tất cả (15)", "Thêm (1)", "Bỏ (2)", "Sửa (9)", "Dời, đổi số (5)"]
    stage.page.filter.set_value(Change.ADDED)
    assert [row.place for row in stage.page.list.rows.values] == ["mục II.7"]


def test_enter_opens_the_place_where_it_stands_now_or_stood(stage: Stage) -> None:
    new = rolled(stage.office, stage.old)
    stage.page.open_target(f"compare:{stage.old}/{new}")
    stage.page.filter.set_value(Change.REMOVED)
    gone = stage.page.list.rows.values[1]
    stage.page.list.setCurrentIndex(stage.page.list.rows.index(1))
    QTest.keyClick(stage.page.list, Qt.Key.Key_Return)
    stage.page.filter.set_value(Change.ADDED)
    QTest.keyClick(stage.page.list, Qt.Key.Key_Return)
    come = stage.page.list.rows.values[0]
    assert stage.pages == [
        ("plan", f"plan:{stage.old}/{gone.old_ref}"),
        ("plan", f"plan:{new}/{come.new_ref}"),
    ]


def test_the_sides_change_and_other_plans_can_be_chosen(stage: Stage) -> None:
    new = rolled(stage.office, stage.old)
    stage.page.open_target(f"compare:{stage.old}/{new}")
    stage.page.swap.click()
    assert (stage.page.old.value(), stage.page.new.value()) == (new, stage.old)
    assert [row.place for row in stage.page.list.rows.values if Change.ADDED in row.changes] == [
        "Ngày tháng",
        "mục II.4",
    ]
    stage.page.new.set_value(new)
    stage.page.new.activated.emit(0)
    assert stage.page.empty.heading.text() == "Hai bên là cùng một kế hoạch"


def test_a_change_elsewhere_is_compared_at_once(stage: Stage) -> None:
    new = rolled(stage.office, stage.old)
    stage.page.open_target(f"compare:{stage.old}/{new}")
    before = len(stage.page.list.rows.values)
    stage.office.plans.change(new, lead_in="Câu dẫn khác:")
    assert len(stage.page.list.rows.values) == before + 1


def test_the_comparison_is_written_beside_the_work(stage: Stage, tmp_path: Path) -> None:
    new = rolled(stage.office, stage.old)
    stage.page.open_target(f"compare:{stage.old}/{new}")
    target = tmp_path / "so-sanh.docx"
    comparison = stage.page._comparison
    assert comparison is not None
    stage.page.write_to(comparison, target)
    stage.qtbot.waitUntil(target.is_file)
    stage.qtbot.waitUntil(lambda: bool(stage.said))
    assert stage.said[-1].sentence == "Đã ghi so-sanh.docx."


def test_what_went_is_struck_out_and_what_came_underlined(stage: Stage) -> None:
    new = rolled(stage.office, stage.old)
    stage.page.open_target(f"compare:{stage.old}/{new}")
    row = next(row for row in stage.page.list.rows.values if row.place == "Trích yếu")
    document = marked_text(theme(), row.pieces, 600)
    signs: dict[str, tuple[bool, bool]] = {}
    iterator = document.begin().begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        format_ = fragment.charFormat()
        signs[fragment.text()] = (format_.fontStrikeOut(), format_.fontUnderline())
        iterator += 1
    assert signs["2023"] == (True, False)
    assert signs["2024"] == (False, True)

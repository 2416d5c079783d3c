"""Kiểm tra thể thức in the window: the plan of the year, any file, the way to what is to be mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.documents.word import write_word
from app.services.conformity import Finding
from tests.documents.papers_for_tests import seed_paper
from tests.ui.plan_stage import Stage
from tests.ui.window_stage import a_window, an_office
from ui.conformity_page import ConformityPage
from ui.pages import TABS
from ui.window import Window

K = Qt.Key
SPELLED = "“Ban chấp hành Trung ương Đảng”"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    made = a_window(qtbot, an_office(tmp_path), tmp_path, TABS, "plan")
    yield made
    made.close()


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> ConformityPage:
    made = window.show_page("conformity")
    assert isinstance(made, ConformityPage)
    settled(made, qtbot)
    qtbot.wait(50)  # the panes have their sizes: a page that is made wider later scrolls by itself
    return made


def settled(page: ConformityPage, qtbot: QtBot) -> None:
    """Until nothing runs and the page is laid out."""
    qtbot.waitUntil(lambda: page._job is None, timeout=20000)
    page.face.paper.view.finish()


def rows(page: ConformityPage) -> tuple[Finding, ...]:
    return page.face.list.findings.values


def spelled(page: ConformityPage) -> Finding:
    (found,) = (finding for finding in rows(page) if finding.found == SPELLED)
    return found


def bad_file(folder: Path) -> Path:
    """Our plan with margins too narrow."""
    paper = seed_paper()
    look = replace(paper.look, page=replace(paper.look.page, left_mm=20.0))
    return write_word(replace(paper, look=look), folder / "van-ban-den.docx")


def test_it_opens_with_the_plan_of_the_year_and_the_gravest_first(page: ConformityPage) -> None:
    assert page.face.about.text() == "Kế hoạch 2023, theo Nghị định 30/2020/NĐ-CP"
    levels = [finding.level for finding in rows(page)]
    assert levels == sorted(levels, key=["error", "warning", "hint"].index)
    assert levels[0] == "error"


def test_every_row_reads_as_sentences_with_level_place_and_article(page: ConformityPage) -> None:
    model = page.face.list.findings
    said = model.index(rows(page).index(spelled(page))).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("Lỗi VH-10", "đoạn", SPELLED, "Quy định: “Ban Chấp hành", "Phụ lục II"):
        assert part in said


def test_a_level_is_chosen_with_its_count(page: ConformityPage) -> None:
    whole = rows(page)
    errors = [finding for finding in whole if finding.level == "error"]
    assert f"Lỗi {len(errors)}" in page.face.levels._words
    page.face.levels.set_value("error")
    assert list(rows(page)) == errors
    page.face.levels.set_value("")
    assert rows(page) == whole


def test_a_level_without_findings_says_so(page: ConformityPage, qtbot: QtBot) -> None:
    plan = page._office.plans.current(2023)
    assert plan is not None
    target = next(
        e.node
        for e in page._office.plans.outline(plan.id).entries
        if "Ban chấp hành Trung ương" in e.node.text
    )
    page.face.levels.set_value("error")
    mended = target.text.replace("Ban chấp hành", "Ban Chấp hành")
    page._office.plans.set_text(target.id, target.title, mended)
    settled(page, qtbot)
    assert page.face.empty.heading.text() == "Lỗi: không có điều nào"
    page.face.levels.set_value("")
    assert SPELLED not in [finding.found for finding in rows(page)]


def test_the_paragraph_of_the_finding_in_front_is_tinted(page: ConformityPage) -> None:
    page.face.list.choose(spelled(page))
    view = page.face.paper.view
    assert [piece.text.startswith("1. Thực hiện có hiệu quả") for _, piece in view._marked] == [True]
    assert view.marked()[0].intersects(view.viewport().rect().toRectF())


def test_all_paragraphs_of_one_finding_are_tinted(page: ConformityPage) -> None:
    many = next(finding for finding in rows(page) if finding.others)
    page.face.list.choose(many)
    refs = {piece.ref for _, piece in page.face.paper.view._marked}
    assert refs == {f"para:{n}" for n in (many.paragraph, *many.others)}


def test_a_click_on_the_paper_chooses_the_finding_of_that_paragraph(page: ConformityPage) -> None:
    page.face.paper.view.ref_clicked.emit(f"para:{spelled(page).paragraph}")
    front = page.face.list.current()
    assert front is not None
    assert front.paragraph == spelled(page).paragraph


def test_enter_goes_to_the_node_in_the_plan(page: ConformityPage, window: Window) -> None:
    page.face.list.choose(spelled(page))
    page.face.list.setFocus()
    QTest.keyClick(page.face.list, K.Key_Return)
    assert window.front == "plan"
    tab = window.show_page("plan")
    node = int(tab.tree.view.current_target().removeprefix("node:"))  # type: ignore[attr-defined]
    assert "Ban chấp hành" in tab.tree.outline.node(node).text  # type: ignore[attr-defined]


def test_f8_walks_round_and_round(page: ConformityPage) -> None:
    seen = []
    for _ in range(len(rows(page)) + 1):
        seen.append(page.face.list.currentIndex().row())
        QTest.keyClick(page.face.list, K.Key_F8)
    assert seen == [*range(len(rows(page))), 0]
    QTest.keyClick(page.face.list, K.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert page.face.list.currentIndex().row() == 0


def test_another_file_is_measured_and_read_beside(page: ConformityPage, qtbot: QtBot, tmp_path: Path) -> None:
    path = bad_file(tmp_path)
    page.ask_path = lambda: path
    QTest.keyClick(page.face.list, K.Key_O, Qt.KeyboardModifier.ControlModifier)
    settled(page, qtbot)
    assert page.face.about.text().startswith("van-ban-den.docx")
    assert any("20 mm" in finding.found for finding in rows(page))
    assert page.face.paper.heading.text() == "Chữ trong tệp"
    assert not page.face.list.findings.linked
    page.face.list.choose(spelled(page))
    assert "Ban chấp hành" in page.face.paper.view._marked[0][1].text


def test_a_file_from_elsewhere_does_not_wear_the_practice_mark(
    page: ConformityPage, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = page.face.paper.view._desk
    assert desk.practice
    page.check_path(bad_file(tmp_path))
    settled(page, qtbot)
    assert not desk.practice


def test_a_file_dropped_on_the_page_is_measured(page: ConformityPage, qtbot: QtBot, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(bad_file(tmp_path)))])
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    settled(page, qtbot)
    assert page.face.about.text().startswith("van-ban-den.docx")


def test_a_file_that_is_no_paper_is_said_where_the_findings_would_be(
    page: ConformityPage, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = tmp_path / "hong.docx"
    bad.write_bytes(b"PK no more")
    page.check_path(bad)
    settled(page, qtbot)
    assert page.face.empty.heading.text() == "Chưa kiểm tra được"
    assert "hong.docx" in page.face.empty.explain.text()
    assert rows(page) == ()
    assert not page.face.paper.isVisible()
    page.check_path(bad_file(tmp_path))
    settled(page, qtbot)
    assert rows(page)


def test_what_changed_meanwhile_is_measured_again(page: ConformityPage, window: Window, qtbot: QtBot) -> None:
    window.show_page("plan")
    plan = window.office.plans.current(2023)
    assert plan is not None
    window.office.plans.change(plan.id, title="phát động phong trào")
    window.show_page("conformity")
    settled(page, qtbot)
    shown = page.face.checked
    assert shown is not None
    assert any("phát động phong trào" in getattr(block, "text", "") for block in shown.shown.title)


def test_a_year_without_a_plan_asks_for_a_file(page: ConformityPage, window: Window, qtbot: QtBot) -> None:
    window.shell.set_year(2030)
    settled(page, qtbot)
    assert page.face.empty.heading.text() == "Chưa chọn văn bản nào"
    assert not page.face.again.isEnabled()
    window.shell.set_year(2023)
    settled(page, qtbot)
    assert page.face.about.text().startswith("Kế hoạch 2023")


def test_the_links_of_the_plan_tab_lead_here(qtbot: QtBot, tmp_path: Path) -> None:
    stage = Stage(qtbot, tmp_path)
    stage.tab.findings.check.click()
    stage.tab.years.check.click()
    assert stage.pages == ["conformity", "conformity"]
    stage.close()


def test_the_link_of_a_row_is_pressed_by_the_mouse(page: ConformityPage, window: Window) -> None:
    view = page.face.list
    view.choose(spelled(page))
    box = view._painter.link_box(view.visualRect(view.currentIndex()), spelled(page))
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(round(box.center().x()), round(box.center().y())),
    )
    assert window.front == "plan"


def test_long_words_wrap_and_the_row_grows(page: ConformityPage) -> None:
    QApplication.sendPostedEvents()
    view = page.face.list
    tall = view.sizeHintForRow(0)
    view._painter.width = 220
    assert view.sizeHintForRow(0) > tall

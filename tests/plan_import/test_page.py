"""The page of imports in the whole window over a real file: read, corrected by hand, kept, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.outline import Numbering
from app.domain.plan_reading.parts import Part
from app.services.office import Office
from tests.plan_import import make_files, sample
from tests.ui.window_stage import a_window, an_office, click, press, type_text
from ui.fields import Lines
from ui.plan_import_page import PlanImportPage
from ui.plan_import_rows import ItemRow
from ui.window import Window

K = Qt.Key


class Stage:
    """The window with the page in front."""

    def __init__(self, qtbot: QtBot, folder: Path, practice: bool = False) -> None:
        self.qtbot = qtbot
        self.office: Office = an_office(folder, practice)
        from ui.pages import TABS

        self.window: Window = a_window(qtbot, self.office, folder, TABS, "plan")
        self.window.shell.set_year(2022)

    def open(self, name: str) -> PlanImportPage:
        """A file of the tests on the page."""
        path = make_files.FOLDER / name
        page = self.window.show_page("plan-import", path)
        assert isinstance(page, PlanImportPage)
        self.qtbot.waitUntil(lambda: not self.window.jobs.running)
        return page


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(qtbot, tmp_path)
    yield made
    made.window.close()


def said(stage: Stage) -> str:
    standing = stage.window.foot.line.standing
    return standing.sentence if standing else ""


def row(page: PlanImportPage, words: str) -> ItemRow:
    found: ItemRow = next(r for r in page.table.rows.records if r.words.startswith(words))
    return found


def editor(page: PlanImportPage) -> Lines:
    assert isinstance(page.panel.words.editor, Lines)
    return page.panel.words.editor


def choose(page: PlanImportPage, *words: str) -> None:
    page.table.clearSelection()
    page.table.setFocus()
    for text in words:
        place = page.table.rows.records.index(row(page, text))
        index = page.table.rows.index(place, 0)
        flags = page.table.selectionModel().SelectionFlag
        page.table.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)


def test_what_was_understood_stands_beside_the_file_and_nothing_is_written(stage: Stage) -> None:
    page = stage.open("word-tu-dong.docx")
    assert row(page, "Yêu cầu").part == "Mục I.2"
    assert row(page, "Yêu cầu").label == "2."
    assert row(page, sample.TITLE[:20]).part == "Trích yếu"
    assert sample.OPENING in page.file.toPlainText()
    assert "II. NỘI DUNG THI ĐUA" in page.file.toPlainText()
    assert page.count.text() == "Sẽ nhập 17 mục và 19 đoạn khác."
    assert stage.office.plans.years() == ()
    assert stage.office.diary.operations() == []


def test_the_file_is_kept_when_confirmed_and_one_undo_takes_it_back(stage: Stage) -> None:
    page = stage.open("go-tay-tab.docx")
    press(page.table, K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stage.window.front == "plan"
    plan = stage.office.plans.current(2022)
    assert plan is not None
    assert (plan.number, plan.title, plan.recipients) == (7, sample.TITLE, sample.RECIPIENTS)
    assert stage.office.plans.outline(plan.id).shape() == sample.SHAPE
    assert said(stage) == "Đã nhập go-tay-tab.docx vào năm 2022."
    stage.window.undo()
    assert stage.office.plans.current(2022) is None


def test_paragraphs_are_moved_from_one_part_to_another(stage: Stage) -> None:
    page = stage.open("go-tay-bang.docx")
    choose(page, sample.OPENING[:20])
    page.panel.part_asked.emit(Part.BASIS)
    assert row(page, sample.OPENING[:20].rstrip()).part == "Căn cứ"
    choose(page, "Ban TĐKT tỉnh", "Ban Giám đốc")
    press(page.table, K.Key_Delete)
    assert [r.part for r in page.table.rows.records if r.item.source and "Ban " in r.words[:6]][:2] == [
        "Không nhập",
        "Không nhập",
    ]
    assert page.count.text().endswith("Để lại 2 đoạn.")
    page.back.click()
    assert row(page, "Ban TĐKT tỉnh").part == "Nơi nhận"
    assert stage.office.diary.operations() == []


def test_numbers_and_levels_are_changed_with_what_lies_below(stage: Stage) -> None:
    page = stage.open("go-tay-bang.docx")
    choose(page, "Yêu cầu")
    press(page.table, K.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert (row(page, "Yêu cầu").depth, row(page, "Phong trào phải").depth) == (0, 1)
    press(page.table, K.Key_Tab)
    assert (row(page, "Yêu cầu").depth, row(page, "Phong trào phải").depth) == (1, 2)
    choose(page, "Không đi muộn", "Đeo thẻ", "Giữ gìn")
    page.panel.numbering.set_value(Numbering.DASH)
    assert [row(page, w).label for w in ("Không đi muộn", "Đeo thẻ", "Giữ gìn")] == ["-", "-", "-"]
    assert page.table.hasFocus()


def test_words_are_edited_and_joined(stage: Stage) -> None:
    page = stage.open("go-tay-bang.docx")
    choose(page, "Không đi muộn")
    press(page.table, K.Key_F2)
    words = editor(page)
    assert words.hasFocus()
    words.selectAll()
    type_text(words, "Đúng giờ làm việc.")
    page.table.setFocus()
    assert row(page, "Đúng giờ").part == "Mục II.2.a"
    choose(page, "Đeo thẻ")
    page.panel.join.click()
    assert row(page, "Đúng giờ").words == "Đúng giờ làm việc. Đeo thẻ công chức khi làm việc."
    press(page.table, K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    plan = stage.office.plans.current(2022)
    assert plan is not None
    assert stage.office.plans.outline(plan.id).shape() == sample.SHAPE.replace("a,b,c", "a,b")


def test_words_typed_last_are_kept_by_the_key_that_confirms(stage: Stage) -> None:
    page = stage.open("go-tay-bang.docx")
    choose(page, "Phong trào phải")
    press(page.table, K.Key_F2)
    words = editor(page)
    words.selectAll()
    type_text(words, "Gõ xong bấm ngay.")
    press(words, K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    plan = stage.office.plans.current(2022)
    assert plan is not None
    assert "Gõ xong bấm ngay." in [n.text for n in stage.office.plans.outline(plan.id).nodes]


def test_old_letters_are_offered_before_and_after_and_may_stay(stage: Stage) -> None:
    page = stage.open("vni.docx")
    assert page.letters.isVisible()
    assert row(page, "Yêu cầu").part == "Mục I.2"
    page.letters.set_value(False)
    assert not any(r.words == "Yêu cầu" for r in page.table.rows.records)
    page.letters.set_value(True)
    assert row(page, "Yêu cầu").part == "Mục I.2"


def test_unicode_files_offer_nothing(stage: Stage) -> None:
    assert not stage.open("nfd.docx").letters.isVisible()


def test_another_year_in_the_text_is_said_and_one_click_away(stage: Stage) -> None:
    stage.window.shell.set_year(2024)
    page = stage.open("go-tay-bang.docx")
    assert page.confirm.text() == "Nhập vào năm 2024"
    click(page, "Nhập vào năm 2022")
    assert stage.window.shell.year() == 2022
    assert page.confirm.text() == "Nhập vào năm 2022"


def test_f8_walks_from_one_doubt_to_the_next(stage: Stage) -> None:
    page = stage.open("kieu-so-khac.docx")
    first = page.table.ids()
    press(page.table, K.Key_F8)
    assert page.table.ids() != first
    choose(page, "MỤC ĐÍCH")
    assert "đổi thành I., II." in page.panel.doubt.text()
    page.panel.right.click()
    assert row(page, "MỤC ĐÍCH").notes == ()


def test_a_click_in_the_file_chooses_what_was_understood_of_it(stage: Stage) -> None:
    page = stage.open("go-tay-bang.docx")
    at = page.file.document().find("2. Yêu cầu")
    page.file.setTextCursor(at)
    at.clearSelection()
    page.file.setTextCursor(at)
    spot = page.file.cursorRect(at).center() + QPoint(2, 0)
    QTest.mouseClick(page.file.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    [chosen] = page.table.ids()
    assert row(page, "Yêu cầu").id == chosen


@pytest.mark.parametrize(
    "name", ["hong.docx", "bom.docx", "mat-khau.docx", "quyet-dinh.docx", "loi-van.docx"]
)
def test_a_file_that_cannot_be_imported_says_why_on_the_page(stage: Stage, name: str) -> None:
    page = stage.open(name)
    assert name in page.empty.explain.text()
    assert page.empty.isVisible()
    assert stage.office.diary.operations() == []


def test_esc_leaves_without_writing(stage: Stage) -> None:
    page = stage.open("go-tay-bang.docx")
    page.cancel.click()
    assert stage.window.front == "plan"
    assert stage.office.diary.operations() == []


def test_over_a_draft_the_page_says_what_will_change(qtbot: QtBot, tmp_path: Path) -> None:
    stage = Stage(qtbot, tmp_path, practice=True)
    stage.window.shell.set_year(2023)
    plan = stage.office.plans.current(2023)
    assert plan is not None
    path = stage.office.papers.export_plan(plan.id, tmp_path / "KH.docx")
    stage.office.plans.change(plan.id, title="Của tôi")
    page = stage.open(str(path))
    assert page.effect.text().startswith("So với dự thảo đang có: đổi trích yếu.")
    page.confirm.click()
    assert "vào dự thảo đang có: đổi trích yếu" in said(stage)
    assert stage.office.plans.plan(plan.id) == plan
    again = stage.open(str(path))
    assert again.effect.text() == "Giống hệt dự thảo đang có: nhập cũng không đổi gì."
    stage.window.close()


def test_words_being_typed_are_taken_when_another_row_is_clicked(stage: Stage) -> None:
    page = stage.open("go-tay-bang.docx")
    choose(page, "Không đi muộn")
    press(page.table, K.Key_F2)
    editor(page).selectAll()
    type_text(editor(page), "Chữ mới.")
    place = page.table.rows.records.index(row(page, "Ban Giám đốc"))
    index = page.table.rows.index(place, 0)
    page.table.scrollTo(index)
    spot = page.table.visualRect(index).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert row(page, "Chữ mới.").part == "Mục II.2.a"
    assert page.table.ids() == (row(page, "Ban Giám đốc").id,)
    assert editor(page).words() == "Ban Giám đốc"


def test_a_year_chosen_behind_the_page_is_seen_when_it_comes_back(stage: Stage) -> None:
    page = stage.open("go-tay-bang.docx")
    stage.window.show_page("diary")
    stage.window.shell.set_year(2025)
    stage.window.show_page("plan-import")
    assert page.confirm.text() == "Nhập vào năm 2025"

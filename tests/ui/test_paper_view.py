"""The preview in use: zoom, scrolling, following, clicking, and not getting in the way of typing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.documents.model import Document, Paragraph
from tests.documents.papers_for_tests import seed_paper
from tests.ui.papers_on_screen import long_paper, with_words
from ui.paper_view import PaperView
from ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp)
    made.force_dark(False)
    yield made
    made.force_dark(None)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> PaperView:
    made = PaperView(theme)
    qtbot.addWidget(made)
    made.resize(460, 600)
    made.show()
    return made


def show(view: PaperView, paper: Document) -> None:
    view.show_document(paper)
    view.finish()


def body_ref(paper: Document, beginning: str) -> str:
    return next(p.ref for p in paper.body if isinstance(p, Paragraph) and p.text.startswith(beginning))


def picture(view: PaperView) -> QImage:
    return view.viewport().grab().toImage()


def test_nothing_is_shown_before_there_is_a_paper(view: PaperView) -> None:
    assert (view.page, view.pages) == (0, 0)
    assert view.accessibleDescription() == "Chưa có trang nào"


def test_the_width_is_fitted_until_the_zoom_is_chosen(view: PaperView) -> None:
    show(view, seed_paper())
    narrow = view.zoom
    view.resize(700, 600)
    assert view.fits_width
    assert view.zoom > narrow
    view.set_zoom(100)
    view.resize(460, 600)
    assert view.zoom == 100
    assert view.horizontalScrollBar().maximum() > 0
    view.fit_width()
    assert view.zoom == narrow
    assert view.horizontalScrollBar().maximum() == 0


def test_zoom_stays_between_50_and_300(view: PaperView) -> None:
    show(view, seed_paper())
    view.set_zoom(100)
    for _ in range(20):
        view.zoom_by(1)
    assert view.zoom == 300
    for _ in range(30):
        view.zoom_by(-1)
    assert view.zoom == 50


def test_two_sheets_lie_abreast_from_1100_pixels(view: PaperView) -> None:
    show(view, seed_paper())
    assert view.sheets().abreast == 1
    view.resize(1200, 700)
    sheets = view.sheets()
    assert sheets.abreast == 2
    assert sheets.rect(0).top() == sheets.rect(1).top()
    assert sheets.rect(1).right() <= view.viewport().width()
    assert sheets.rect(2).top() > sheets.rect(0).bottom()


def test_pages_are_turned_by_number_and_by_keys(view: PaperView, qtbot: QtBot) -> None:
    show(view, seed_paper())
    turned: list[tuple[int, int]] = []
    view.page_changed.connect(lambda page, pages: turned.append((page, pages)))
    view.go_to(3)
    assert turned[-1] == (3, 4)
    view.go_to(99)
    assert view.page == 4
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 1
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page > 1
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.page == 4


def test_ctrl_and_wheel_zooms_about_the_mouse(view: PaperView) -> None:
    show(view, seed_paper())
    point = QPointF(200, 300)
    before = view.sheets().at(point + view.offset())
    turn = QWheelEvent(
        point,
        view.viewport().mapToGlobal(point),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    small = view.zoom
    QApplication.sendEvent(view.viewport(), turn)
    after = view.sheets().at(point + view.offset())
    assert view.zoom > small
    assert before
    assert after
    assert after[0] == before[0]
    assert (after[1] - before[1]).manhattanLength() < 60


def test_the_place_is_kept_when_the_paper_changes_and_when_the_width_does(view: PaperView) -> None:
    paper = long_paper(120)
    show(view, paper)
    view.go_to(5)
    place = view.offset()
    show(view, with_words(paper, len(paper.body) - 3, "Một đoạn sửa ở cuối."))
    assert view.offset() == place
    view.resize(640, 600)
    assert view.sheets().beside(view.offset().y())[0] == 4
    view.resize(460, 600)
    assert (view.offset() - place).manhattanLength() <= 2


def test_the_edited_record_is_tinted_and_brought_into_sight_only_when_it_is_outside(view: PaperView) -> None:
    paper = seed_paper()
    show(view, paper)
    view.follow(body_ref(paper, "- Biểu dương"))
    assert view.verticalScrollBar().value() == 0
    box = view.marked()[0]
    tint = picture(view).pixelColor(round(box.left() - 2), round(box.center().y()))
    assert tint == QColor("#E7EEF7")
    view.follow(body_ref(paper, "6. Chấp hành"))
    assert view.page == 3
    assert any(view.viewport().rect().contains(box.center().toPoint()) for box in view.marked())
    view.follow("")
    assert view.marked() == ()


def test_what_is_followed_stays_in_sight_when_the_view_gets_its_size_after(view: PaperView) -> None:
    paper = seed_paper()
    view.resize(160, 400)  # so narrow that the sheet is small and all of it shows
    show(view, paper)
    ref = body_ref(paper, "1. Thực hiện có hiệu quả")
    view.follow(ref)
    view.resize(640, 400)
    assert view.marked()[0].top() < view.viewport().height()
    assert view.marked()[0].bottom() > 0


def test_what_was_scrolled_away_is_not_fetched_back_by_another_size(view: PaperView) -> None:
    show(view, seed_paper())
    view.follow(body_ref(seed_paper(), "- Biểu dương"))
    view.go_to(3)
    page = view.page
    assert page == 3
    view.resize(view.width() + 60, view.height())
    assert view.page == page


def test_the_followed_record_is_brought_back_when_it_moves_out_of_sight(view: PaperView) -> None:
    paper = seed_paper()
    show(view, paper)
    ref = body_ref(paper, "- Tổ chức triển khai")
    view.follow(ref)
    show(view, with_words(paper, 0, "Một đoạn mở đầu rất dài. " * 120))
    assert any(view.viewport().rect().intersects(box.toRect()) for box in view.marked())


def test_a_click_on_a_paragraph_names_its_record(view: PaperView, qtbot: QtBot) -> None:
    paper = seed_paper()
    show(view, paper)
    ref = body_ref(paper, "- Nhằm tạo khí thế")
    view.follow(ref)
    middle = view.marked()[0].center().toPoint()
    with qtbot.waitSignal(view.ref_clicked) as clicked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert clicked.args == [ref]


def test_a_click_on_the_empty_margin_says_nothing(view: PaperView, qtbot: QtBot) -> None:
    show(view, seed_paper())
    with qtbot.assertNotEmitted(view.ref_clicked):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))


def test_a_screen_reader_hears_the_place_and_the_words_of_the_page(view: PaperView) -> None:
    show(view, seed_paper())
    assert view.accessibleName() == "Trang in"
    assert view.accessibleDescription().startswith("Trang 1 trong 4.")
    assert "Phát động phong trào thi đua" in view.accessibleDescription()
    view.go_to(4)
    assert "Phạm Thị Anh Thư" in view.accessibleDescription()


def test_paper_stays_paper_in_the_dark(view: PaperView, theme: Theme) -> None:
    paper = seed_paper()
    show(view, paper)
    for dark, colour in ((False, "#FFFFFF"), (True, "#E9E7E2")):
        theme.force_dark(dark)
        seen = picture(view)
        corner = view.sheets().rect(0).topLeft().toPoint() + QPoint(10, 10)
        assert seen.pixelColor(corner) == QColor(colour)
        darkest = min(seen.pixelColor(x, y).lightness() for x in range(100, 350) for y in range(60, 400, 2))
        assert darkest < 60


def test_practice_data_are_marked_at_the_foot_of_the_page_on_the_screen(view: PaperView) -> None:
    view.resize(460, 640)
    show(view, seed_paper())
    sheets = view.sheets()
    foot = sheets.rect(0).bottom() - 11 * sheets.rect(0).height() / 297
    point = QPoint(round(sheets.rect(0).left() + 90), round(foot))
    assert picture(view).pixelColor(point) == QColor("#FFFFFF")
    view.set_practice(True)
    assert picture(view).pixelColor(point) == QColor("#FFE29A")


def test_keys_typed_in_a_row_are_laid_out_once(view: PaperView, qtbot: QtBot) -> None:
    paper = seed_paper()
    show(view, paper)
    made: list[int] = []

    def make(number: int) -> Document:
        made.append(number)
        return with_words(paper, 5, "chữ " * number)

    for number in range(1, 9):
        view.show_later(lambda number=number: make(number))
    assert made == []
    assert view.waiting
    with qtbot.waitSignal(view.laid_out):
        pass
    assert made == [8]
    assert not view.waiting


def test_a_newer_paper_overtakes_one_still_being_laid_out(view: PaperView, qtbot: QtBot) -> None:
    old, new = long_paper(400), seed_paper()
    view.show_document(old)
    for _ in range(3):
        QApplication.processEvents()
    assert view.waiting
    view.show_document(new)
    with qtbot.waitSignal(view.laid_out):
        pass
    assert view.pages == 4


def test_clearing_forgets_the_paper_that_was_still_waiting(view: PaperView, qtbot: QtBot) -> None:
    show(view, seed_paper())
    view.show_document(long_paper(30))
    view.clear()
    assert not view.waiting
    assert (view.page, view.pages) == (0, 0)
    with qtbot.assertNotEmitted(view.laid_out, wait=200):
        pass

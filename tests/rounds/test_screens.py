"""The steps on the screen: the list by Space, figures of two tellers, ballot by ballot, the seal."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.round_counting import Account, Sheet, Sums
from app.domain.rounds import PaperAccount
from app.services.office import Office
from tests.rounds.stage import a_council, a_round, propose, title
from tests.ui.window_stage import a_window
from ui.pages import TABS
from ui.round_meeting_page import COUNT, MeetingPage
from ui.round_tab import RoundTab
from ui.window import Window

ROUNDS = tuple(page for page in TABS if page.name == "rounds")
WHOLE = Account(printed=9, issued=8, collected=8, valid=8, invalid=0, unused=1)


@pytest.fixture
def window(qtbot: QtBot, office: Office, tmp_path: Path) -> Window:
    made = a_window(qtbot, office, tmp_path, ROUNDS, "rounds")
    made.shell.set_year(2024)
    return made


def _tab(window: Window) -> RoundTab:
    tab = window.show_page("rounds")
    assert isinstance(tab, RoundTab)
    return tab


def _ready(window: Window, office: Office, names: int = 2) -> RoundTab:
    number = a_round(office)
    a_council(office, number)
    propose(office, number, "CSTDCS", names)
    tab = _tab(window)
    tab.open_target(f"round:{number}")
    return tab


def _count(tab: RoundTab) -> MeetingPage:
    tab.show_step(4)
    page = tab.page()
    assert isinstance(page, MeetingPage)
    page.parts.set_value(COUNT)
    return page


def _type(page: MeetingPage, text: str) -> None:
    for letter in text:
        QTest.keyClick(page.table, letter)
    QTest.keyClick(page.table, Qt.Key.Key_Tab)


def test_without_a_round_the_first_step_offers_to_make_one(window: Window) -> None:
    tab = _tab(window)
    assert tab.at == 0
    tab.show_step(4)
    assert tab.at == 0
    assert "Đợt, chưa lập" in tab.rail.accessibleName()


def test_space_puts_a_name_on_the_list_and_takes_it_off(window: Window, office: Office) -> None:
    number = a_round(office)
    tab = _tab(window)
    tab.open_target(f"round:{number}/3")
    page = tab.page()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert len(office.rounds.view(number).nominees) == 1
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert office.rounds.view(number).nominees == ()


def test_whoever_is_left_out_keeps_the_reason_typed_in_the_panel(window: Window, office: Office) -> None:
    number = a_round(office)
    tab = _tab(window)
    tab.open_target(f"round:{number}/3")
    page = tab.page()
    name = page.table.current().name
    page.panel.reason.editor.setText("có đơn đang xác minh")
    page.panel.reason.left.emit()
    (left_out,) = office.rounds.view(number).nominees
    assert (left_out.name, left_out.reason) == (name, "có đơn đang xác minh")


def test_the_unit_vote_is_typed_as_seven_of_eight(window: Window, office: Office) -> None:
    tab = _ready(window, office, 1)
    tab.show_step(2)
    page = tab.page()
    view = tab.hub.view
    assert view is not None
    page.titles.set_value(title(view, "CSTDCS").id)
    row = next(one for one in page.table.rows.records if one.nominee is not None)
    page.table.choose(row.id)
    page.panel.vote.editor.setText("bảy")
    page.panel.vote.left.emit()
    assert "7/8" in page.panel.vote.error()
    page.panel.vote.editor.setText("7/8")
    page.panel.vote.left.emit()
    (nominee,) = office.rounds.view(view.round.id).nominees
    assert (nominee.unit_yes, nominee.unit_total) == (7, 8)


def test_papers_are_written_on_leaving_a_figure(window: Window, office: Office) -> None:
    tab = _ready(window, office)
    tab.show_step(3)
    page = tab.page()
    fields = page.fields[None]
    fields["printed"].editor.setText("9")
    fields["issued"].editor.setText("12")
    fields["issued"].left.emit()
    assert "nhiều hơn số đã in 9" in fields["issued"].error()
    fields["issued"].editor.setText("8")
    fields["issued"].left.emit()
    (papers,) = office.rounds.view(1).papers
    assert (papers.printed, papers.issued) == (9, 8)


def test_two_tellers_type_until_they_agree_and_then_the_sums_are_kept(window: Window, office: Office) -> None:
    tab = _ready(window, office)
    office.rounds.counts.save_papers(PaperAccount(0, 1, 1, None, 9, 8, 1, 1))
    page = _count(tab)
    one, two = (n.id for n in office.rounds.view(1).names_on(1))
    for teller in (1, 2):
        for name in ("printed", "issued", "collected", "valid", "invalid", "unused"):
            page.figures.typed.emit(teller, name, getattr(WHOLE, name))
        page.table.go_to(one, teller)
        for figures in ("9", "0", "0", "7", "2", "0"):
            _type(page, figures)
        if teller == 1:
            assert not page.accept.isEnabled()
            assert office.rounds.view(1).counted == ()
    assert page.accept.isEnabled()
    page.main_deed()
    assert [c.sums for c in office.rounds.view(1).counted] == [Sums(9, 0, 0), Sums(7, 2, 0)]
    assert two
    assert not tab.hub.counting


def test_an_empty_figure_holds_the_count_up_and_f8_leads_to_it(window: Window, office: Office) -> None:
    tab = _ready(window, office)
    page = _count(tab)
    first, second = (n.id for n in office.rounds.view(1).names_on(1))
    full = Sheet(WHOLE).with_sums(first, Sums(9, 0, 0))
    for teller in (1, 2):
        tab.hub.keep_sheet(1, None, teller, full.with_sums(second, Sums(9, 0, None)))
    page.reload()
    assert not page.accept.isEnabled()
    assert "1 tên chưa nhập đủ" in page.blocked.text()
    QTest.keyClick(page.table, Qt.Key.Key_F8)
    here = page.table.currentIndex()
    nominee = page.table.rows.lines[here.row()].nominee
    assert nominee is not None
    assert (nominee.id, here.column()) == (second, 3)


def test_the_first_tellers_figures_are_dots_until_the_second_has_finished(
    window: Window, office: Office
) -> None:
    tab = _ready(window, office, 1)
    page = _count(tab)
    (name,) = (n.id for n in office.rounds.view(1).names_on(1))
    tab.hub.keep_sheet(1, None, 1, Sheet(WHOLE).with_sums(name, Sums(8, 1, 0)))
    page.reload()
    page.table.go_to(name, 2)
    assert page.table.shown_figure(1, 1) == "•"
    tab.hub.keep_sheet(1, None, 2, Sheet(WHOLE).with_sums(name, Sums(8, 1, 0)))
    page.reload()
    page.table.go_to(name, 2)
    assert page.table.shown_figure(1, 1) == "8"


def test_ballot_by_ballot_one_key_a_name_joins_the_sums_and_nothing_is_written(
    window: Window, office: Office
) -> None:
    tab = _ready(window, office)
    page = _count(tab)
    before = office.path.read_bytes()
    page.one_by_one.click()
    for keys in ("12", "10", "11"):
        for letter in keys:
            QTest.keyClick(page.reader.names, letter)
        QTest.keyClick(page.reader.names, Qt.Key.Key_Return)
    page.reader.invalid.click()
    page.reader.written.click()
    for letter in "11":
        QTest.keyClick(page.reader.names, letter)
    QTest.keyClick(page.reader.names, Qt.Key.Key_Return)
    page.reader.finish.click()
    sheet, _ = tab.hub.sheets(1, None)
    first, second = (n.id for n in office.rounds.view(1).names_on(1))
    assert (sheet.of(first), sheet.of(second)) == (Sums(4, 0, 0), Sums(2, 1, 1))
    assert (sheet.account.collected, sheet.account.valid, sheet.account.invalid) == (4, 3, 1)
    assert office.path.read_bytes() == before


def test_a_paper_with_an_unmarked_name_does_not_end(window: Window, office: Office) -> None:
    tab = _ready(window, office)
    page = _count(tab)
    page.one_by_one.click()
    QTest.keyClick(page.reader.names, "1")
    QTest.keyClick(page.reader.names, Qt.Key.Key_Return)
    assert page.reader.names.at == 1
    sheet, _ = tab.hub.sheets(1, None)
    assert not sheet.sums


def test_quorum_is_live(window: Window, office: Office) -> None:
    tab = _ready(window, office)
    page = _count(tab)
    assert page.figures.chip.words == "Đủ họp: 8/9, cần 6"
    for member in office.rounds.council.rows(1)[:3]:
        office.rounds.council.left(member, "08:30")
    assert page.figures.chip.words == "Chưa đủ họp: 5/9, cần 6"


def test_a_sealed_result_shows_its_seal_and_offers_a_correction(window: Window, office: Office) -> None:
    tab = _ready(window, office)
    names = [n.id for n in office.rounds.view(1).names_on(1)]
    sheet = Sheet(WHOLE, {name: Sums(8, 1, 0) for name in names})
    office.rounds.counts.accept(1, 1, None, sheet, sheet)
    tab.show_step(5)
    page = tab.page()
    assert page.close_round.isEnabled()
    assert page.deeds.correct.isHidden()
    office.rounds.outcomes.close(1)
    assert page.close_round.isHidden()
    assert not page.deeds.correct.isHidden()
    assert "Mã niêm phong" in page.facts.text()
    assert "còn nguyên" in page.facts.text()

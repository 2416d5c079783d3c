"""Figures of a count live in memory alone: what was typed or read stays until its teller changes it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.round_counting import Account, Sheet, Sums
from app.domain.rounds import PaperAccount
from app.services.office import Office
from tests.rounds.screens import counting, ready, rounds_window
from tests.rounds.stage import a_council, a_round, propose
from ui.round_meeting_page import COUNT, MeetingPage
from ui.window import Window

KNOWN = Account(printed=9, issued=8, unused=1)


@pytest.fixture
def window(qtbot: QtBot, office: Office, tmp_path: Path) -> Window:
    return rounds_window(qtbot, office, tmp_path)


def _read_paper(page: MeetingPage, keys: str) -> None:
    for letter in keys:
        QTest.keyClick(page.reader.names, letter)
    QTest.keyClick(page.reader.names, Qt.Key.Key_Return)


def test_papers_read_later_join_what_was_read_before(window: Window, office: Office) -> None:
    tab = ready(window, office)
    page = counting(tab)
    first, second = (n.id for n in office.rounds.view(1).names_on(1))
    page.one_by_one.click()
    _read_paper(page, "12")
    page.reader.finish.click()
    page.one_by_one.click()
    assert page.reader.count.text() == "Phiếu trong hòm thứ 2. Đã cộng 1 phiếu, 0 ý kiến văn bản."
    _read_paper(page, "11")
    page.reader.finish.click()
    sheet, _ = tab.hub.sheets(1, None)
    assert (sheet.of(first), sheet.of(second)) == (Sums(2, 0, 0), Sums(1, 1, 0))


def test_a_count_begins_anew_only_by_its_own_button(window: Window, office: Office) -> None:
    tab = ready(window, office)
    office.rounds.counts.save_papers(PaperAccount(0, 1, 1, None, 9, 8, 1, 1))
    page = counting(tab)
    page.one_by_one.click()
    assert page.reader.anew.isHidden()
    _read_paper(page, "12")
    assert not page.reader.anew.isHidden()
    page.reader.anew.click()
    sheet, _ = tab.hub.sheets(1, None)
    assert not sheet.sums
    assert (sheet.account.printed, sheet.account.issued, sheet.account.collected) == (9, 8, None)


def test_opinions_read_before_are_counted_on(window: Window, office: Office) -> None:
    page = counting(ready(window, office))
    page.one_by_one.click()
    _read_paper(page, "12")
    page.reader.written.click()
    _read_paper(page, "11")
    page.reader.finish.click()
    page.one_by_one.click()
    assert page.reader.count.text() == "Phiếu trong hòm thứ 2. Đã cộng 1 phiếu, 1 ý kiến văn bản."
    page.reader.written.click()
    assert page.reader.count.text().startswith("Ý kiến văn bản thứ 2.")


def test_while_a_paper_is_read_the_count_cannot_be_accepted(window: Window, office: Office) -> None:
    page = counting(ready(window, office))
    page.one_by_one.click()
    assert page.accept.isHidden()
    assert page.one_by_one.isHidden()
    page.main_deed()
    assert office.rounds.view(1).counted == ()
    page.reader.finish.click()
    assert not page.accept.isHidden()


def test_another_change_to_the_round_does_not_take_the_paper_from_the_hand(
    window: Window, office: Office
) -> None:
    page = counting(ready(window, office))
    page.one_by_one.click()
    QTest.keyClick(page.reader.names, "1")
    office.rounds.save(office.rounds.round(1))
    assert page.reader.isVisible()
    assert page.reader.names.choices[0] is not None


def test_what_step_4_says_reaches_the_count_until_somebody_types(window: Window, office: Office) -> None:
    tab = ready(window, office)
    counting(tab)
    office.rounds.counts.save_papers(PaperAccount(0, 1, 1, None, 9, 8, 1, 1))
    one, _ = tab.hub.sheets(1, None)
    assert (one.account.printed, one.account.issued) == (9, 8)
    tab.hub.keep_sheet(1, None, 1, Sheet(Account(printed=7)))
    office.rounds.counts.save_papers(PaperAccount(0, 1, 1, None, 10, 8, 1, 1))
    one, _ = tab.hub.sheets(1, None)
    assert one.account.printed == 7


def test_a_figure_is_shown_in_the_field_that_holds_the_keys(window: Window, office: Office) -> None:
    tab = ready(window, office)
    page = counting(tab)
    field = page.figures.fields[1, "printed"]
    field.setFocus()
    assert field.hasFocus()
    office.rounds.counts.save_papers(PaperAccount(0, 1, 1, None, 9, 8, 1, 1))
    page.reload()
    assert field.text() == "9"
    page.figures.fields[1, "issued"].setFocus()
    one, _ = tab.hub.sheets(1, None)
    assert one.account.printed == 9


def test_a_field_that_was_only_looked_at_writes_nothing_into_another_round(
    window: Window, office: Office
) -> None:
    tab = ready(window, office)
    sheet = Sheet(Account(9, 8, 8, 8, 0, 1), {n.id: Sums(9, 0, 0) for n in office.rounds.view(1).names_on(1)})
    office.rounds.counts.accept(1, 1, None, sheet, sheet)
    page = counting(tab)
    page.figures.fields[1, "printed"].setFocus()
    assert page.figures.fields[1, "printed"].text() == "9"
    other = a_round(office)
    a_council(office, other)
    propose(office, other, "LDTT", 2)
    tab.open_target(f"round:{other}/5")
    page.parts.set_value(COUNT)
    page.figures.fields[2, "issued"].setFocus()
    assert not tab.hub.counting
    assert tab.hub.sheets(1, None)[0].account == Account()
    assert page.figures.fields[1, "printed"].text() == ""


def test_a_window_with_a_count_not_accepted_is_closed_only_when_asked_twice(
    window: Window, office: Office
) -> None:
    tab = ready(window, office)
    counting(tab)
    (first, _) = (n.id for n in office.rounds.view(1).names_on(1))
    tab.hub.keep_sheet(1, None, 1, Sheet(KNOWN, {first: Sums(9, 0, 0)}))
    assert not window.close()
    said = window.foot.line.standing
    assert said is not None
    assert "chưa chốt (1 dòng" in said.sentence
    tab.hub.keep_sheet(1, None, 2, Sheet(KNOWN, {first: Sums(9, 0, 0)}))
    assert not window.close()  # more was typed since: told anew
    assert window.close()


def test_a_window_without_a_count_closes_at_once(window: Window, office: Office) -> None:
    counting(ready(window, office))
    assert window.close()


def test_the_note_of_one_ballot_is_not_that_of_another(window: Window, office: Office) -> None:
    tab = ready(window, office)
    sheet = Sheet(
        Account(10, 8, 8, 8, 0, 1), {n.id: Sums(9, 0, 0) for n in office.rounds.view(1).names_on(1)}
    )
    office.rounds.counts.accept(1, 1, None, sheet, sheet, "một phiếu in hỏng")
    page = counting(tab)
    assert page.figures.note_words() == "một phiếu in hỏng"
    other = a_round(office)
    a_council(office, other)
    propose(office, other, "LDTT", 2)
    tab.open_target(f"round:{other}/5")
    assert page.figures.note_words() == ""


def test_rows_of_names_have_their_height_after_another_round_was_shown(
    window: Window, office: Office
) -> None:
    tab = ready(window, office)
    page = counting(tab)
    high = page.table.rowHeight(1)
    other = a_round(office)
    a_council(office, other)
    propose(office, other, "LDTT", 1)
    propose(office, other, "CSTDCS", 2)
    tab.open_target(f"round:{other}/5")
    page.parts.set_value(COUNT)
    heads = [line.nominee is None for line in page.table.rows.lines]
    assert heads == [True, False, True, False, False]
    tab.open_target("round:1/5")
    assert page.table.rowHeight(2) == high

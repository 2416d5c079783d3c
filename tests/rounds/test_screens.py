"""The steps on the screen: the list by Space, figures of two tellers, ballot by ballot, the seal."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.initiatives import Initiative, InitiativeAuthor
from app.domain.quality_grades import QualityGrade
from app.domain.round_counting import Account, Sheet, Sums
from app.domain.rounds import Aside, PaperAccount, RoundKind
from app.services.office import Office
from tests.rounds.screens import counting, ready, rounds_window, the_tab
from tests.rounds.stage import MEETING, a_council, a_round, propose, title
from ui.keybutton import KeyButton
from ui.round_meeting_page import MeetingPage
from ui.window import Window

WHOLE = Account(printed=9, issued=8, collected=8, valid=8, invalid=0, unused=1)


@pytest.fixture
def window(qtbot: QtBot, office: Office, tmp_path: Path) -> Window:
    return rounds_window(qtbot, office, tmp_path)


def _first(office: Office) -> int:
    return office.staff.roll(MEETING, MEETING)[0].person.id


def _type(page: MeetingPage, text: str) -> None:
    for letter in text:
        QTest.keyClick(page.table, letter)
    QTest.keyClick(page.table, Qt.Key.Key_Tab)


def test_without_a_round_the_first_step_offers_to_make_one(window: Window) -> None:
    tab = the_tab(window)
    assert tab.at == 0
    tab.show_step(4)
    assert tab.at == 0
    assert "Đợt, chưa lập" in tab.rail.accessibleName()


def test_space_puts_a_name_on_the_list_and_takes_it_off(window: Window, office: Office) -> None:
    number = a_round(office)
    tab = the_tab(window)
    tab.open_target(f"round:{number}/3")
    page = tab.page()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert len(office.rounds.view(number).nominees) == 1
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert office.rounds.view(number).nominees == ()


def test_whoever_is_left_out_keeps_the_reason_typed_in_the_panel(window: Window, office: Office) -> None:
    number = a_round(office)
    tab = the_tab(window)
    tab.open_target(f"round:{number}/3")
    page = tab.page()
    name = page.table.current().name
    page.panel.reason.editor.setText("có đơn đang xác minh")
    page.panel.reason.left.emit()
    (left_out,) = office.rounds.view(number).nominees
    assert (left_out.name, left_out.reason) == (name, "có đơn đang xác minh")


def test_the_unit_vote_is_typed_as_seven_of_eight(window: Window, office: Office) -> None:
    tab = ready(window, office, 1)
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
    tab = ready(window, office)
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
    tab = ready(window, office)
    office.rounds.counts.save_papers(PaperAccount(0, 1, 1, None, 9, 8, 1, 1))
    page = counting(tab)
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
    tab = ready(window, office)
    page = counting(tab)
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
    tab = ready(window, office, 1)
    page = counting(tab)
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
    tab = ready(window, office)
    page = counting(tab)
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
    tab = ready(window, office)
    page = counting(tab)
    page.one_by_one.click()
    QTest.keyClick(page.reader.names, "1")
    QTest.keyClick(page.reader.names, Qt.Key.Key_Return)
    assert page.reader.names.at == 1
    sheet, _ = tab.hub.sheets(1, None)
    assert not sheet.sums


def test_quorum_is_live(window: Window, office: Office) -> None:
    tab = ready(window, office)
    page = counting(tab)
    assert page.figures.chip.words == "Đủ họp: 8/9, cần 6"
    for member in office.rounds.council.rows(1)[:3]:
        office.rounds.council.left(member, "08:30")
    assert page.figures.chip.words == "Chưa đủ họp: 5/9, cần 6"


def test_a_sealed_result_shows_its_seal_and_offers_a_correction(window: Window, office: Office) -> None:
    tab = ready(window, office)
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


def test_the_list_stands_only_when_every_title_gave_its_reasons(window: Window, office: Office) -> None:
    number = a_round(office)
    propose(office, number, "CSTDCS", 1)
    view = office.rounds.view(number)
    grade = QualityGrade(0, _first(office), None, 2024, "HTT", number="10/QĐ", decided_on=date(2024, 12, 10))
    office.achievements.grades.save(grade, stand=True)
    tab = the_tab(window)
    tab.open_target(f"round:{number}/3")
    page = tab.page()
    page.titles.set_value(title(view, "CSTDCS").id)
    assert all(not one.silent for one in page.table.rows.records)
    page.main_deed()
    assert tab.at == 2
    assert page.titles.value() == title(view, "LDTT").id
    assert page.panel.reason.isVisible()


def test_a_year_without_rounds_shows_one_way_to_begin_and_no_agenda(window: Window, office: Office) -> None:
    tab = ready(window, office)
    tab.show_step(0)
    page = tab.page()
    assert page.below.isVisible()
    assert page.add.isVisible()
    window.shell.set_year(2022)
    assert not page.below.isVisible()
    assert not page.add.isVisible()
    assert page.first.isVisible()
    page.begin()
    assert not page.first.isVisible()
    assert page.confirm.isVisible()


def test_who_stands_aside_is_told_beside_the_name_and_before_the_vote(window: Window, office: Office) -> None:
    number = a_round(office)
    a_council(office, number)
    propose(office, number, "CSTDCS", 2, skip=8)
    office.rounds.save(replace(office.rounds.round(number), aside=Aside.OWN_CASE))
    view = office.rounds.view(number)
    own = next(n for n in view.nominees if view.aside(n))
    tab = the_tab(window)
    tab.open_target(f"round:{number}/3")
    page = tab.page()
    page.titles.set_value(title(view, "CSTDCS").id)
    page.table.choose(next(one.id for one in page.table.rows.records if one.name == own.name))
    assert page.panel.place.text().endswith(f"Đứng ngoài khi xét: {own.name}")
    tab.show_step(3)
    words = [one.text() for one in tab.page().findChildren(QLabel)]
    assert any(one.startswith(f"Đứng ngoài khi xét: {own.name} (") for one in words)


def test_the_ballot_is_a_press_away_from_where_it_is_counted_out(window: Window, office: Office) -> None:
    tab = ready(window, office)
    tab.show_step(3)
    (ballot, opinion) = (
        button
        for button in tab.page().findChildren(KeyButton)
        if button.text() and "hiếu" in button.text() and "Tiếp" not in button.text()
    )
    ballot.click()
    assert tab.at == 6
    assert tab.page().table.current().id == "ballot/1/0"
    tab.show_step(3)
    opinion.click()
    assert tab.page().table.current().id == "opinion"


def test_awards_just_entered_lead_to_the_initiatives_they_may_rest_on(window: Window, office: Office) -> None:
    tab = ready(window, office, 1)
    (nominee,) = office.rounds.view(1).names_on(1)
    assert nominee.person_id is not None
    row = Initiative(0, "Sổ tay lễ tân", 2024, level="co-so", number="7/QĐ", decided_on=date(2024, 11, 1))
    author = InitiativeAuthor(0, 0, nominee.person_id)
    office.achievements.initiatives.save(row, [author])
    sheet = Sheet(WHOLE, {nominee.id: Sums(9, 0, 0)})
    office.rounds.counts.accept(1, 1, None, sheet, sheet)
    office.rounds.outcomes.close(1)
    tab.show_step(6)
    page = tab.page()
    page.table.choose("decision")
    page.number.editor.setText("210/QĐ-SNgV")
    page.signed.editor.setText("20/12/2024")
    page.enter.click()
    said = window.foot.line.standing
    assert said is not None
    assert said.action is not None
    assert said.action.words == "1 dòng có thể dựa vào sáng kiến"
    assert office.achievements.initiatives.uses() == ()


def test_a_round_by_the_simple_procedure_goes_past_ballots_and_meeting(
    window: Window, office: Office
) -> None:
    rounds = office.rounds
    row = replace(rounds.draft(2024), name="Khen đột xuất", kind=RoundKind.SUDDEN, meets_on=MEETING)
    number = int(str(rounds.save(row).value))
    rounds.set_titles(rounds.round(number), [("GK", "person", "dot-xuat")])
    tab = the_tab(window)
    tab.open_target(f"round:{number}/3")
    page = tab.page()
    assert not page.all.isVisible()
    assert page._by_name.isVisible()
    propose(office, number, "GK", 1)
    page.main_deed()
    assert tab.at == 5
    for step in (3, 4):
        tab.show_step(step)
        tab.page().main_deed()
        assert tab.at == 5
    tab.show_step(4)
    assert tab.page()._nothing.isVisible()
    assert not tab.page().parts.isVisible()
    rounds.outcomes.close(number)
    tab.show_step(5)
    assert "trong hòm" not in tab.page().facts.text()

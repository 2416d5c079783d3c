"""What a vote takes away from the titles above it is said before the sealing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.domain.holder import Holder
from app.domain.quality_grades import QualityGrade
from app.domain.round_counting import Account, Sheet, Sums
from app.services.office import Office
from app.services.round_doubts import doubts, lacks_before_sealing
from app.services.round_view import RoundView
from tests.rounds.screens import rounds_window, the_tab
from tests.rounds.stage import MEETING, a_council, title


def _voted(office: Office, fail: int) -> RoundView:
    """A unit proposed with all its people for LĐTT; so many of them fall through."""
    rounds = office.rounds
    number = int(str(rounds.save(replace(rounds.draft(2024), meets_on=MEETING)).value))
    rounds.set_titles(rounds.round(number), [("LDTT", "person", ""), ("TTLDTT", "collective", "")])
    unit = next(u.id for u in office.staff.units(MEETING) if u.abbreviation == "VP")
    people = [Holder(one.person.id) for one in office.staff.roll(MEETING, MEETING, unit)]
    grade = QualityGrade(0, None, unit, 2024, "HTT", number="10/QĐ", decided_on=date(2024, 12, 10))
    for holder in people:
        office.achievements.grades.save(replace(grade, person_id=holder.person_id, unit_id=None), stand=True)
    office.achievements.grades.save(grade, stand=True)
    a_council(office, number, present=9, written=0)
    view = rounds.view(number)
    rounds.nominees.put(title(view, "LDTT"), people)
    rounds.nominees.put(title(view, "TTLDTT"), [Holder(None, unit)])
    view = rounds.view(number)
    papers = Account(9, 9, 9, 9, 0, 0)
    sums = {n.id: Sums(0, 9, 0) if at < fail else Sums(9, 0, 0) for at, n in enumerate(view.names_on(1))}
    rounds.counts.accept(number, 1, None, Sheet(papers, sums), Sheet(papers, sums))
    return rounds.view(number)


def test_a_collective_whose_share_fell_in_the_vote_is_doubted(office: Office) -> None:
    view = _voted(office, fail=5)
    found = doubts(office, view, office.rounds.outcomes.results(view))
    (unit,) = view.nominees_of(title(view, "TTLDTT").id)
    assert list(found) == [unit.id]
    assert found[unit.id].startswith("Sau kiểm phiếu không còn đủ điều kiện: ")


def test_where_the_share_still_holds_nothing_is_said(office: Office) -> None:
    view = _voted(office, fail=1)
    assert doubts(office, view, office.rounds.outcomes.results(view)) == {}


def test_the_result_shows_the_doubt_and_what_papers_would_lack(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    window = rounds_window(qtbot, office, tmp_path)
    view = _voted(office, fail=5)
    tab = the_tab(window)
    tab.open_target(f"round:{view.round.id}/6")
    page = tab.page()
    assert page.doubts.text().startswith("1 tên đạt phiếu mà không còn đủ điều kiện.")
    (unit,) = view.nominees_of(title(view, "TTLDTT").id)
    page.table.choose((unit.id, 1))
    assert "không còn đủ điều kiện" in page.cut.text()
    assert any("giờ bắt đầu họp" in one for one in lacks_before_sealing(view))


def test_before_the_count_the_result_says_where_it_comes_from(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    window = rounds_window(qtbot, office, tmp_path)
    rounds = office.rounds
    number = int(str(rounds.save(replace(rounds.draft(2024), meets_on=MEETING)).value))
    tab = the_tab(window)
    tab.open_target(f"round:{number}/6")
    page = tab.page()
    assert page._none.isVisible()
    assert not page.table.isVisible()

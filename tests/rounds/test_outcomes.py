"""Verdicts in whole numbers, quotas and ties, further ballots, the seal and what follows it."""

from dataclasses import replace

import pytest

from app.domain.award_rules import Ballot
from app.domain.ballot_rules import BallotRule
from app.domain.round_counting import Account, Room, Sums
from app.domain.round_results import Counted, NameResult, Standing, cut_by_quota, result_of
from app.domain.rounds import Aside, Nominee, RoundKind, standing_aside
from app.domain.voting_rules import Procedure, Quota
from app.errors import Frozen, Invalid, SayToUser
from app.services.office import Office
from tests.rounds.stage import a_council, a_round, counted, marks, propose, title

ROOM = Room(9, 8, 1)
PAPERS = Account(9, 8, 8, 8, 0, 1)


def _rule(percent: int = 80, comparison: str = "at-least", *procedures: Procedure) -> BallotRule:
    ballot = Ballot(
        "X", percent, comparison, "members", (2, 3), True, True, "Nghị định A", "Quy chế B", True, False
    )
    return BallotRule(ballot, procedures, None)


def _name(number: int, **values: object) -> Nominee:
    return Nominee(number, 1, 1, number, None, f"Người Thứ {number}", **values)  # type: ignore[arg-type]


def _result(number: int, agree: int, rule: BallotRule | None = None, **values: object) -> NameResult:
    sums = Sums(agree, 9 - agree, 0)
    return result_of(_name(number, **values), Counted(number, 1, sums, PAPERS, ROOM), rule or _rule())


def test_the_sentence_is_that_of_the_minutes() -> None:
    assert _result(1, 8, _rule(90)).sentence == (
        "8/9 thành viên = 88,89 % < 90 %, thiếu 1 phiếu; Nghị định A."
    )
    assert _result(1, 8).standing is Standing.PASSED


def test_who_stays_silent_counts_as_not_agreeing_and_is_named() -> None:
    room = Room(9, 7, 1)
    papers = Account(9, 7, 6, 5, 1, 2)
    found = result_of(_name(1), Counted(1, 1, Sums(5, 0, 1), papers, room), _rule())
    assert found.sentence.endswith(
        "Tính là không đồng ý: 1 phiếu không hợp lệ, 1 phiếu không ghi ý kiến, 1 phiếu không thu về, "
        "1 người vắng không gửi ý kiến."
    )


def test_written_opinions_make_no_quorum() -> None:
    found = result_of(
        _name(1), Counted(1, 1, Sums(9, 0, 0), Account(9, 5, 5, 5, 0, 4), Room(9, 5, 4)), _rule()
    )
    assert found.standing is Standing.NO_QUORUM


def test_sums_that_do_not_reconcile_give_no_verdict_even_with_a_note() -> None:
    found = result_of(_name(1), Counted(1, 1, Sums(8, 0, 0), PAPERS, ROOM, "một phiếu rách"), _rule())
    assert found.standing is Standing.BROKEN


def test_papers_lost_before_the_vote_leave_the_verdict_alone() -> None:
    papers = replace(PAPERS, printed=10)
    found = result_of(_name(1), Counted(1, 1, Sums(9, 0, 0), papers, ROOM, "một phiếu in hỏng"), _rule())
    assert found.standing is Standing.PASSED


def test_who_stands_aside_stays_in_the_base_unless_the_row_says_otherwise() -> None:
    sums = Counted(1, 1, Sums(7, 1, 1), PAPERS, ROOM)
    leaves = Procedure("stands_aside", "leaves", "…", "Quy chế B", True, True)
    assert result_of(_name(1), sums, _rule(), aside=1).members == 9
    assert result_of(_name(1), sums, _rule(80, "at-least", leaves), aside=1).members == 8


def _quota(percent: int, *, local: bool = True) -> Quota:
    return Quota("X", "person", "LDTT", "người", percent, "down", "Luật C", True, local)


def test_a_quota_cuts_by_votes_from_high_to_low() -> None:
    rows = [_result(1, 8), _result(2, 9), _result(3, 8)]
    cut = cut_by_quota([rows[0], rows[1]], _quota(10), 10, "chair")
    assert [r.standing for r in cut] == [Standing.CUT, Standing.PASSED]
    assert "tối đa 1 = 10 % của 10 người" in cut[0].cut


def test_equal_votes_for_the_last_place_wait_for_the_chair() -> None:
    rows = [_result(1, 8), _result(2, 9), _result(3, 8)]
    tied = cut_by_quota(rows, _quota(20), 10, "chair")
    assert [r.standing for r in tied] == [Standing.TIED, Standing.PASSED, Standing.TIED]
    picked = [_result(1, 8), _result(2, 9), _result(3, 8, chair_pick=True)]
    settled = cut_by_quota(picked, _quota(20), 10, "chair")
    assert [r.standing for r in settled] == [Standing.CUT, Standing.PASSED, Standing.PASSED]


def test_only_a_quota_of_the_office_is_passed_with_a_reason() -> None:
    rows = [_result(1, 8), _result(2, 9)]
    own = cut_by_quota(rows, _quota(10), 10, "chair", "năm có hai việc lớn")
    law = cut_by_quota(rows, _quota(10, local=False), 10, "chair", "năm có hai việc lớn")
    assert {r.standing for r in own} == {Standing.PASSED}
    assert [r.standing for r in law] == [Standing.CUT, Standing.PASSED]


def test_members_stand_aside_by_person_and_unit_never_by_name(office: Office) -> None:
    number = a_round(office)
    a_council(office, number)
    members = office.rounds.view(number).members
    twin = Nominee(1, number, 1, 9999, None, members[0].name, home_unit_id=members[0].unit_id)
    assert standing_aside(members, twin, Aside.OWN_CASE) == ()
    own = replace(twin, person_id=members[0].person_id)
    assert standing_aside(members, own, Aside.OWN_CASE) == (members[0],)
    same = {m.id for m in standing_aside(members, twin, Aside.OWN_UNIT)}
    assert same == {m.id for m in members if m.unit_id == members[0].unit_id}


def _voted(office: Office, first: str = "y", second: str = "y") -> int:
    number = a_round(office)
    a_council(office, number)
    propose(office, number, "LDTT", 2)
    propose(office, number, "CSTDCS", 1)
    view = office.rounds.view(number)
    sheet = counted(view, [marks(f"yy{first}")] * 6 + [marks(f"yy{second}")] * 2, [marks("yyy")])
    office.rounds.counts.accept(number, 1, None, sheet, sheet)
    return number


def test_a_closed_round_is_sealed_and_takes_no_change(office: Office) -> None:
    number = _voted(office)
    office.rounds.outcomes.close(number)
    view = office.rounds.view(number)
    assert view.closing is not None
    assert office.rounds.outcomes.intact(view)
    assert {r.standing for rows in office.rounds.outcomes.results(view).values() for r in rows} == {
        Standing.PASSED
    }
    with pytest.raises(Frozen, match="đã niêm phong"):
        office.rounds.save(replace(view.round, note="sửa sau"))
    with pytest.raises(SayToUser, match="đã niêm phong"):
        office.rounds.outcomes.close(number)
    with pytest.raises(SayToUser, match="bản đính chính"):
        office.diary.undo()


def test_a_row_changed_behind_the_seal_is_seen(office: Office) -> None:
    number = _voted(office)
    office.rounds.outcomes.close(number)
    db = office.db
    db.execute("DROP TRIGGER frozen_council_member_update")
    db.execute("DROP TRIGGER frozen_council_member_kept_update")
    db.execute("DROP TRIGGER journal_council_member_update")
    db.execute("UPDATE council_member SET absence = 'khác' WHERE id = 1")
    assert not office.rounds.outcomes.intact(office.rounds.view(number))


def test_a_correction_says_what_and_why_and_is_sealed_on_top(office: Office) -> None:
    number = _voted(office)
    outcomes = office.rounds.outcomes
    with pytest.raises(SayToUser, match="chưa niêm phong"):
        outcomes.correct(number, "a", "b", "c")
    outcomes.close(number)
    with pytest.raises(Invalid, match="lý do"):
        outcomes.correct(number, "chức vụ ghi sai", "Phó Trưởng phòng", "")
    outcomes.correct(number, "chức vụ ghi sai", "Phó Trưởng phòng", "Quyết định 12/QĐ-SNgV")
    view = office.rounds.view(number)
    assert [c.correct for c in view.corrections] == ["Phó Trưởng phòng"]
    assert outcomes.intact(view)


def test_a_second_ballot_stands_beside_the_first_and_a_third_is_refused(office: Office) -> None:
    number = _voted(office, "n", "y")
    outcomes = office.rounds.outcomes
    view = office.rounds.view(number)
    short = next(r.nominee for r in outcomes.results(view)[title(view, "CSTDCS").id])
    with pytest.raises(SayToUser, match="đã có kết quả"):
        outcomes.again(view, [view.nominees[0]], "kiểm tra lại")
    outcomes.again(view, [short], "thiếu phiếu, Hội đồng thảo luận lại")
    view = office.rounds.view(number)
    assert outcomes.blocked(view).startswith("Còn 1 tên chưa kiểm phiếu")
    sheet = counted(view, [marks("y")] * 8, [marks("y")], turn=2)
    office.rounds.counts.accept(number, 2, None, sheet, sheet)
    view = office.rounds.view(number)
    rows = outcomes.results(view)[short.title_id]
    assert [(r.turn, r.standing, r.latest) for r in rows] == [
        (1, Standing.SHORT, False),
        (2, Standing.PASSED, True),
    ]
    with pytest.raises(SayToUser):
        outcomes.again(view, [short], "lần nữa")


def test_who_misses_the_higher_title_may_be_voted_on_for_the_lower(office: Office) -> None:
    number = a_round(office)
    a_council(office, number)
    propose(office, number, "CSTDCS", 1)
    view = office.rounds.view(number)
    sheet = counted(view, [marks("n")] * 8, [marks("n")])
    office.rounds.counts.accept(number, 1, None, sheet, sheet)
    outcomes, view = office.rounds.outcomes, office.rounds.view(number)
    high, low = title(view, "CSTDCS"), title(view, "LDTT")
    (name,) = view.nominees
    with pytest.raises(SayToUser, match="thấp hơn"):
        outcomes.lower(view, name, high)
    outcomes.lower(view, name, low)
    view = office.rounds.view(number)
    with pytest.raises(SayToUser, match="đã có trong danh sách"):
        outcomes.lower(view, name, low)
    sheet = counted(view, [marks("y")] * 8, [marks("n")], turn=2)
    office.rounds.counts.accept(number, 2, None, sheet, sheet)
    view = office.rounds.view(number)
    found = outcomes.results(view)
    assert [r.standing for r in found[high.id]] == [Standing.SHORT]
    assert [(r.turn, r.standing, r.nominee.lowered_from) for r in found[low.id]] == [
        (2, Standing.PASSED, name.id)
    ]


def test_a_simple_kind_goes_from_proposal_to_result_without_a_ballot(office: Office) -> None:
    number = _simple(office)
    view = office.rounds.view(number)
    assert view.simple
    rows = office.rounds.outcomes.results(view)[view.titles[0].id]
    assert [r.standing for r in rows] == [Standing.PASSED, Standing.PASSED]
    office.rounds.outcomes.close(number)


def _simple(office: Office) -> int:
    rounds = office.rounds
    row = replace(rounds.draft(2024), kind=RoundKind.SUDDEN, meets_on=None, name="Khen đột xuất")
    with pytest.raises(Invalid, match="ngày họp"):
        rounds.save(row)
    from tests.rounds.stage import MEETING

    number = int(str(rounds.save(replace(row, meets_on=MEETING)).value))
    rounds.set_titles(rounds.round(number), [("GK", "person", "dot-xuat")])
    propose(office, number, "GK", 2)
    return number

"""A unit meets, votes or agrees, and the office's round takes over what it said, with its sums."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.holder import Holder
from app.domain.round_counting import Account, Sheet, Sums
from app.domain.rounds import Counter, Level, NomineeState, Role
from app.errors import SayToUser
from app.services.office import Office
from app.services.round_view import RoundView
from app.services.unit_rounds import source_words, take_over, waiting
from tests.rounds.stage import MEETING, a_council, a_round, propose, title

UNIT_DAY = date(2024, 12, 10)


def _unit(office: Office) -> int:
    return next(unit.id for unit in office.staff.units(UNIT_DAY) if unit.abbreviation == "VP")


def _unit_round(office: Office, names: int = 3) -> RoundView:
    """A meeting of Văn phòng with everybody in the room and so many names for LĐTT and one for CSTĐCS."""
    rounds, unit = office.rounds, _unit(office)
    row = replace(
        rounds.draft(2024), name="Bình xét Văn phòng", level=Level.UNIT, unit_id=unit, meets_on=UNIT_DAY
    )
    number = int(str(rounds.save(row).value))
    row = rounds.round(number)
    rounds.set_titles(row, [("LDTT", "person", ""), ("CSTDCS", "person", "")])
    rounds.council.add_unit(row)
    rounds.council.all_came(row, "08:00")
    people = [Holder(m.person_id) for m in rounds.council.rows(number)]
    view = rounds.view(number)
    rounds.nominees.put(title(view, "LDTT"), people[:names])
    rounds.nominees.put(title(view, "CSTDCS"), people[:1])
    return rounds.view(number)


def _vote(office: Office, view: RoundView, agree: list[int]) -> RoundView:
    members = view.room.members
    papers = Account(members, members, members, members, 0, 0)
    names = view.names_on(1)
    sums = {n.id: Sums(yes, members - yes, 0) for n, yes in zip(names, agree, strict=True)}
    office.rounds.counts.accept(view.round.id, 1, None, Sheet(papers, sums), Sheet(papers, sums))
    office.rounds.outcomes.close(view.round.id)
    return office.rounds.view(view.round.id)


def test_the_whole_unit_comes_in_at_once_with_its_head_in_the_chair(office: Office) -> None:
    view = _unit_round(office)
    roll = office.staff.roll(UNIT_DAY, UNIT_DAY, _unit(office))
    assert {m.person_id for m in view.members} == {one.person.id for one in roll if not one.away(UNIT_DAY)}
    (chair,) = [m for m in view.members if m.role is Role.CHAIR]
    assert chair.post.startswith("Chánh Văn phòng")
    with pytest.raises(SayToUser, match="đã có trong danh sách"):
        office.rounds.council.add_unit(view.round)


def test_a_quota_of_the_office_does_not_bind_a_unit(office: Office) -> None:
    view = _unit_round(office)
    nominees = office.rounds.nominees
    for one in view.titles:
        assert nominees.over_quota(view, one) == ""
        assert "đợt cấp Sở" in nominees.quota_said(view, one)


def test_votes_of_a_closed_unit_round_are_taken_over_with_their_sums(office: Office) -> None:
    met = _unit_round(office)
    everyone = met.room.members
    met = _vote(office, met, [everyone, everyone - 1, 1, everyone])
    number = a_round(office)
    view = office.rounds.view(number)
    assert len(waiting(office, view)) == 4
    done = take_over(office, view)
    view = office.rounds.view(number)
    rows = view.nominees_of(title(view, "LDTT").id)
    assert [(n.unit_yes, n.unit_total) for n in rows] == [
        (everyone, everyone), (everyone - 1, everyone), (1, everyone),
    ]  # fmt: skip
    assert [n.state for n in rows] == [NomineeState.LISTED, NomineeState.LISTED, NomineeState.LEFT_OUT]
    assert rows[2].reason == f"phòng không đề nghị: 1/{everyone} đồng ý"
    assert source_words(office, rows[0]) == "theo đợt Bình xét Văn phòng"
    assert waiting(office, view) == ()
    office.diary.undo(done.operation)
    assert office.rounds.view(number).nominees == ()


def test_what_was_typed_by_hand_is_not_written_over(office: Office) -> None:
    met = _unit_round(office, 1)
    everyone = met.room.members
    holder = Holder(met.nominees[0].person_id)
    _vote(office, met, [everyone, everyone])
    number = a_round(office)
    view = office.rounds.view(number)
    office.rounds.nominees.put(title(view, "LDTT"), [holder])
    (row,) = office.rounds.view(number).nominees
    office.rounds.nominees.set_unit_vote(row, 3, 5, consensus=False)
    take_over(office, office.rounds.view(number))
    rows = office.rounds.view(number).nominees
    assert [(n.unit_yes, n.unit_total) for n in rows] == [(3, 5), (everyone, everyone)]
    taken = rows[1]
    office.rounds.nominees.set_unit_vote(taken, 4, 5, consensus=False)
    assert office.rounds.nominees.nominee(taken.id).unit_round_id is None


def test_an_open_unit_round_gives_nothing_yet(office: Office) -> None:
    _unit_round(office)
    view = office.rounds.view(a_round(office))
    assert waiting(office, view) == ()
    with pytest.raises(SayToUser, match="niêm phong"):
        take_over(office, view)


def test_a_unit_that_agrees_needs_no_ballot_and_comes_over_as_consensus(office: Office) -> None:
    met = _unit_round(office)
    office.rounds.nominees.agree_all(met)
    met = office.rounds.view(met.round.id)
    assert met.names_on(1) == ()
    assert met.paper_titles(1) == ()
    results = [r for rows in office.rounds.outcomes.results(met).values() for r in rows]
    assert {r.sentence for r in results} == {
        f"Cuộc họp nhất trí, có mặt {met.room.present}/{met.room.members}, không bỏ phiếu."
    }
    office.rounds.outcomes.close(met.round.id)
    number = a_round(office)
    take_over(office, office.rounds.view(number))
    assert all(n.consensus and n.unit_total is None for n in office.rounds.view(number).nominees)


def test_without_a_quorum_a_unit_agrees_on_nothing(office: Office) -> None:
    met = _unit_round(office)
    for member in met.members[1:]:
        office.rounds.council.absent(member, "đi công tác", opinion=False)
    with pytest.raises(SayToUser, match="mới đủ họp"):
        office.rounds.nominees.agree_all(office.rounds.view(met.round.id))


def test_the_council_of_the_office_never_agrees_without_a_ballot(office: Office) -> None:
    number = a_round(office)
    a_council(office, number)
    propose(office, number, "CSTDCS", 1)
    with pytest.raises(SayToUser, match="bỏ phiếu từng tên"):
        office.rounds.nominees.agree_all(office.rounds.view(number))


def test_a_unit_decides_nothing(office: Office) -> None:
    met = _unit_round(office, 1)
    met = _vote(office, met, [met.room.members] * 2)
    keys = [piece.key for piece in office.rounds.papers.pieces(met)]
    assert keys == [f"unit/{met.round.unit_id}", "ballot/1/0", "summary"]
    with pytest.raises(SayToUser, match="chỉ đề nghị"):
        office.rounds.papers.enter_awards(met, "1/QĐ", MEETING)


def test_the_minutes_of_a_unit_tell_its_votes_in_both_rounds(office: Office) -> None:
    met = _unit_round(office, 1)
    everyone = met.room.members
    met = _vote(office, met, [everyone, 1])
    number = a_round(office)
    take_over(office, office.rounds.view(number))
    for view in (met, office.rounds.view(number)):
        paper = office.rounds.papers.paper(view, f"unit/{met.round.unit_id}")
        said = str(paper)
        assert f"{everyone}/{everyone}" in said
        assert f"1/{everyone}" in said
        assert "ngày 10 tháng 12 năm 2024" in said


def test_a_council_taken_from_an_earlier_round_bears_the_posts_of_this_meeting(office: Office) -> None:
    first = a_round(office)
    a_council(office, first, members=4)
    gone, moved = office.rounds.council.rows(first)[2:]
    office.rounds.council.save(replace(moved, post="Chuyên viên, phòng cũ", counter=Counter.NO))
    assert gone.person_id is not None
    office.staff.leave(gone.person_id, date(2024, 12, 19), "Nghỉ hưu")
    second = a_round(office)
    done = office.rounds.council.copy_from(office.rounds.round(second), office.rounds.round(first))
    assert done.value == (gone.name,)
    rows = office.rounds.council.rows(second)
    assert len(rows) == 3
    assert all("phòng cũ" not in member.post for member in rows)
    assert all(not member.came_at for member in rows)

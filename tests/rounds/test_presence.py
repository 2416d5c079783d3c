"""Who is in the room: several stays a member, the quorum by them, spells that were too few."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.rounds import CouncilMember, check_member, short_spells
from app.errors import Invalid
from app.services.office import Office
from tests.rounds.screens import counting, ready, rounds_window
from tests.rounds.stage import a_council, a_round
from ui.round_meeting_page import PRESENCE


def _member(number: int = 1, **values: object) -> CouncilMember:
    return CouncilMember(number, 1, number, f"Người Thứ {number}", **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("hour", "there"),
    [("07:59", False), ("08:00", True), ("08:45", False), ("09:19", False), ("09:20", True)],
)
def test_a_member_who_came_back_is_present_in_each_stay_and_not_between(hour: str, there: bool) -> None:
    member = _member(earlier="08:00-08:45", came_at="09:20")
    assert member.present_at(hour) is there
    assert member.present_at("") is True
    assert replace(member, left_at="10:00").present_at("") is False


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"earlier": "08:00-08:45", "came_at": "08:30"}, "earlier"),
        ({"earlier": "8h-9h", "came_at": "09:30"}, "earlier"),
        ({"earlier": "08:00-", "came_at": "09:30"}, "earlier"),
        ({"earlier": "08:00-08:45"}, "came_at"),
        ({"came_at": "09:00", "left_at": "08:00"}, "left_at"),
    ],
)
def test_hours_that_cannot_be_are_refused_with_the_field(values: dict[str, str], field: str) -> None:
    problems = check_member(_member(**values), (), substitutes=False)
    assert [problem.field for problem in problems] == [field]


def test_stays_that_follow_each_other_stand() -> None:
    member = _member(earlier="08:00-08:45; 08:50-09:00", came_at="09:20", left_at="10:30")
    assert check_member(member, (), substitutes=False) == ()
    assert member.stays == (("08:00", "08:45"), ("08:50", "09:00"), ("09:20", "10:30"))


def test_spells_with_too_few_in_the_room_are_told_with_their_hours() -> None:
    members = [
        _member(1, came_at="08:00"),
        _member(2, came_at="08:00", earlier=""),
        _member(3, earlier="08:00-08:45", came_at="09:20"),
    ]
    assert short_spells(members, 3, "08:00", "10:30") == (("08:45", "09:20", 2),)
    assert short_spells(members, 2, "08:00", "10:30") == ()
    assert short_spells(members, 3, "", "10:30") == ()


def test_who_comes_back_keeps_the_stay_before(office: Office) -> None:
    number = a_round(office)
    a_council(office, number, members=3, present=3)
    desk = office.rounds.council
    first = desk.rows(number)[0]
    desk.left(first, "08:45")
    desk.came(desk.member(first.id), "09:20")
    back = desk.member(first.id)
    assert (back.earlier, back.came_at, back.left_at) == ("08:00-08:45", "09:20", "")
    with pytest.raises(Invalid, match="chồng lên nhau"):
        desk.save(replace(back, came_at="08:30"))


def test_the_quorum_of_the_vote_follows_the_stays(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    tab = ready(rounds_window(qtbot, office, tmp_path), office)
    page = counting(tab)
    page.parts.set_value(PRESENCE)
    row = office.rounds.round(1)
    office.rounds.save(replace(row, begins="08:00", voted_at="09:30", ends="10:30"))
    desk = office.rounds.council
    for member in desk.rows(1)[:3]:
        desk.left(member, "09:00")
    assert page.presence.chip.words == "Chưa đủ họp: 5/9, cần 6"
    for member in desk.rows(1)[:3]:
        desk.came(member, "09:20")
    assert page.presence.chip.words == "Đủ họp: 8/9, cần 6"
    assert "Từ 09:00 đến 09:20 có mặt 5/9, cần 6 mới đủ họp." in page.presence._short.text()
    page.presence.table.choose(desk.rows(1)[0].id)
    page.presence.here.click()
    assert desk.rows(1)[0].came_at == "09:20"  # already in the room: nothing is written over

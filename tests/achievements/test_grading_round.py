"""The grading round: who is graded, who is not and why, the ratio with its sum, one decision for all."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.discipline import Discipline, Duty
from app.domain.grading_round import GradingLine
from app.domain.holder import OFFICE, Holder
from app.domain.quality_grades import GradeFollowUp, GradeState
from app.domain.staff import AwayKind, AwayPeriod
from app.errors import Invalid, NotInForce, SayToUser
from app.services.office import Office
from app.storage import record_rows
from tests.staff.people import add, unit
from ui.grading_table import NOTE, cell_words

SIGNED = date(2025, 12, 12)


@pytest.fixture
def late(tmp_path: Path) -> Iterator[Office]:
    office = Office.create(tmp_path / "so.db", practice=True, now=lambda: datetime(2026, 12, 20, 9, 0))
    yield office
    office.close()


def _line(office: Office, person: int, year: int = 2025) -> GradingLine:
    return next(o for o in office.achievements.grading.round(year).lines if o.holder == Holder(person))


def _away(office: Office, person: int, kind: AwayKind, first: date, last: date) -> None:
    office.staff.save_away(AwayPeriod(0, person, kind, valid_from=first, valid_to=last), stand=True)


def test_who_worked_too_short_is_not_graded_and_may_be_with_a_reason(late: Office) -> None:
    new = add(late, "Lê Văn Mới", start=date(2025, 9, 1), joined_on=date(2025, 9, 1))
    line = _line(late, new)
    assert (line.months, line.graded) == (4, False)
    assert line.why[0].startswith("Làm việc 4 tháng, chưa đủ 6 tháng: không xếp loại (Nghị định 90/2020")
    desk = late.achievements.grading
    with pytest.raises(Invalid, match="Ghi lý do nếu vẫn xếp loại"):
        desk.propose(2025, Holder(new), "HT")
    desk.propose(2025, Holder(new), "HT", reason="Chuyển từ cơ quan khác, đã có nhận xét")
    assert _line(late, new).row is not None


def test_maternity_is_graded_long_leave_is_capped_and_from_2026_not(late: Office) -> None:
    mother, ill = add(late, "Trần Thị Mẹ"), add(late, "Lê Văn Ốm")
    for year in (2025, 2026):
        _away(late, mother, AwayKind.MATERNITY, date(year, 1, 1), date(year, 8, 31))
        _away(late, ill, AwayKind.LONG_LEAVE, date(year, 2, 1), date(year, 4, 30))
    assert (_line(late, mother).graded, _line(late, mother).cap) == (True, "")
    assert (_line(late, ill).months, _line(late, ill).cap) == (9, "HT")
    (why,) = _line(late, ill).why
    assert why.startswith("Nghỉ 3 tháng: cao nhất là hoàn thành nhiệm vụ (Nghị định 90/2020/NĐ-CP")
    assert why.endswith("chưa kiểm chứng).")
    with pytest.raises(Invalid, match="vẫn xếp cao hơn"):
        late.achievements.grading.propose(2025, Holder(ill), "HTT")
    late.achievements.grading.propose(2025, Holder(ill), "HT")
    assert _line(late, ill, 2026).cap == ""


def test_discipline_asks_for_the_lowest_grade_unless_it_was_not_of_duty(late: Office) -> None:
    one, two = add(late, "Lê Văn Một"), add(late, "Lê Văn Hai")
    row = Discipline(0, one, "5/QĐ-SNgV", date(2025, 8, 1), "khien-trach", duty=Duty.YES)
    with late.operation("Ghi kỷ luật"):
        record_rows.save(late.db, row)
        record_rows.save(late.db, replace(row, person_id=two, duty=Duty.NO))
    assert (_line(late, one).floor_only, _line(late, two).floor_only) == ("KHT", "")
    desk = late.achievements.grading
    with pytest.raises(Invalid, match="5/QĐ-SNgV"):
        desk.propose(2025, Holder(one), "HTT")
    desk.propose(2025, Holder(one), "KHT")
    desk.propose(2025, Holder(two), "HTT")


def test_one_decision_makes_all_proposals_count_and_is_one_step(late: Office) -> None:
    people = [add(late, f"Lê Văn {name}") for name in ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu")]
    desk = late.achievements.grading
    with pytest.raises(SayToUser, match="Chưa có xếp loại dự kiến"):
        desk.decide(2025, "9/QĐ-SNgV", SIGNED, "Giám đốc Sở")
    for person, grade in zip(people, ("HTXS", "HTXS", "HTT", "HTT", "HTT", "HTT"), strict=True):
        desk.propose(2025, Holder(person), grade)
    this = desk.round(2025)
    assert not this.ratio.holds
    assert this.ratio.words.startswith("20 % của 4 người hoàn thành tốt nhiệm vụ = 0,8, bỏ phần lẻ còn 0")
    with pytest.raises(Invalid) as refused:
        desk.decide(2025, "9/QĐ-SNgV", SIGNED, "Giám đốc Sở")
    assert [p.field for p in refused.value.problems] == ["ratio", "open"]
    with pytest.raises(Invalid, match="ngày quyết định"):
        desk.decide(2025, "9/QĐ-SNgV", None, "Giám đốc Sở", stand=True)
    done = desk.decide(2025, "9/QĐ-SNgV", SIGNED, "Giám đốc Sở", stand=True)
    assert (done.value, done.name) == (6, "Quyết định xếp loại năm 2025: 9/QĐ-SNgV")
    assert {row.number for row in late.achievements.grades.of_year(2025)} == {"9/QĐ-SNgV"}
    with pytest.raises(SayToUser, match="đã có xếp loại năm 2025 theo 9/QĐ-SNgV"):
        desk.propose(2025, Holder(people[0]), "HT")
    late.diary.undo()
    assert all(row.state is GradeState.PROPOSED for row in late.achievements.grades.of_year(2025))


def test_a_proposal_is_changed_and_taken_back(late: Office) -> None:
    person = add(late, "Lê Văn Một")
    desk = late.achievements.grading
    desk.propose(2025, Holder(person), "HTT", points=8550)
    desk.propose(2025, Holder(person), "HT")
    (row,) = late.achievements.grades.of_year(2025)
    assert (row.grade, row.points) == ("HT", None)
    desk.withdraw(2025, Holder(person))
    assert late.achievements.grades.of_year(2025) == ()
    desk.propose(2025, OFFICE, "HTXS")
    assert next(iter(desk.round(2025).collectives)).row is not None
    with pytest.raises(Invalid, match="không thuộc danh sách"):
        desk.propose(2025, Holder(None, 999), "HTT")


def test_months_followed_give_points_and_a_grade_from_2026(late: Office) -> None:
    person = add(late, "Lê Văn Một")
    for month, points in ((1, 9000), (2, 9100), (3, 9001)):
        row = GradeFollowUp(0, person, None, f"2026-{month:02d}", points)
        late.achievements.grades.save_follow_up(row)
    late.achievements.grades.save_follow_up(GradeFollowUp(0, person, None, "2025-Q1", 9500))
    line = _line(late, person, 2026)
    assert (line.points, line.by_points, len(line.followed)) == (9034, "HTXS", 3)
    assert _line(late, person, 2025).by_points == ""
    assert late.achievements.grading.round(2026).rule.follow_up == "month"
    assert line.unfollowed == (4, 5, 6, 7, 8, 9, 10, 11)  # December is not over
    assert "Chưa theo dõi 8 tháng." in cell_words(line, NOTE)
    for period in ("2026-Q2", "2026-08", "2026-09", "2026-10"):
        late.achievements.grades.save_follow_up(GradeFollowUp(0, person, None, period, 9000))
    assert "Chưa theo dõi tháng 7, 11." in cell_words(_line(late, person, 2026), NOTE)
    assert _line(late, person, 2025).unfollowed == ()  # the rule of 2025 asks for none


def test_months_before_somebody_came_are_not_asked_for(late: Office) -> None:
    person = add(late, "Lê Văn Một", start=date(2026, 9, 1))
    assert _line(late, person, 2026).unfollowed == (9, 10, 11)


def test_groups_of_posts_and_people_who_left_stand_apart(late: Office) -> None:
    leader, other, gone = add(late, "Lê Văn Trưởng"), add(late, "Lê Văn Viên"), add(late, "Lê Văn Nghỉ")
    late.staff.transfer(leader, date(2025, 3, 1), unit(late, "VP").id, "Chánh Văn phòng", leader=True)
    late.staff.leave(gone, date(2025, 6, 30), "Nghỉ hưu")
    desk = late.achievements.grading
    desk.propose(2025, Holder(leader), "HTXS")
    desk.propose(2025, Holder(other), "HTT")
    this = desk.round(2025)
    assert [line.holder.person_id for line in this.lines] == [leader, other]
    assert [(words, check.top, check.base) for words, check in this.groups] == [
        ("Giữ chức vụ lãnh đạo, quản lý", 1, 0),
        ("Không giữ chức vụ", 0, 1),
    ]


def test_a_year_without_a_rule_is_said(late: Office) -> None:
    with pytest.raises(NotInForce, match="31/12/2015"):
        late.achievements.grading.round(2015)

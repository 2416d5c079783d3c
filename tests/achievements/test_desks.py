"""The desks of achievements: each change is one named step, what cannot stand is refused in words."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.awards_held import AwardHeld, AwardKind, Merit
from app.domain.evidence import Proves
from app.domain.holder import OFFICE, Holder
from app.domain.initiatives import Initiative, InitiativeAuthor
from app.domain.outstanding_works import Movement, OutstandingWork, WorkPerson
from app.domain.quality_grades import GradeFollowUp, GradeState, QualityGrade
from app.domain.registrations import RegisteredKind, Registration
from app.errors import FileTrouble, Invalid, SayToUser
from app.services.office import Office
from app.storage import record_rows
from tests.staff.people import add, unit

DAY = date(2022, 12, 20)


def _award(person: int | None, code: str = "CSTDCS", year: int = 2022, **values: object) -> AwardHeld:
    given = {"number": "145/QĐ-SNgV", "decided_on": date(year, 12, 20), "issuer": "Giám đốc Sở", **values}
    return AwardHeld(0, person, None, code, year, **given)  # type: ignore[arg-type]


def _said(refused: pytest.ExceptionInfo[Invalid]) -> dict[str, str]:
    return {problem.field: problem.sentence for problem in refused.value.problems}


def test_an_award_is_one_step_named_in_the_words_of_its_day_and_undone_by_one(office: Office) -> None:
    person = add(office, "Lê Văn Thực Hành")
    awards = office.achievements.awards
    done = awards.save(_award(person))
    assert done.name == "Ghi Chiến sĩ thi đua cơ sở năm 2022: Lê Văn Thực Hành"
    (kept,) = awards.rows(Holder(person))
    assert (kept.id, kept.kind, kept.merit) == (done.value, AwardKind.TITLE, Merit.ON_MERIT)
    (line,) = [c for c in office.diary.changes(done.operation) if c.what == "Loại hình"]
    assert (line.record, line.after) == ("Lê Văn Thực Hành", "Công trạng")
    office.diary.undo()
    assert awards.rows(Holder(person)) == ()


def test_the_kind_comes_from_the_catalogue_whatever_was_written(office: Office) -> None:
    person = add(office, "Lê Văn Thực Hành")
    office.achievements.awards.save(_award(person, "BKT", kind=AwardKind.TITLE))
    (kept,) = office.achievements.awards.rows(Holder(person))
    assert kept.kind is AwardKind.FORM


def test_an_award_without_a_decision_is_asked_about_once_and_may_stand(office: Office) -> None:
    person = add(office, "Lê Văn Thực Hành")
    bare = _award(person, number="", decided_on=None)
    with pytest.raises(Invalid) as refused:
        office.achievements.awards.save(bare)
    assert set(_said(refused)) == {"number", "decided_on"}
    assert all(problem.doubt for problem in refused.value.problems)
    assert office.achievements.awards.rows(Holder(person)) == ()
    office.achievements.awards.save(bare, stand=True)
    assert len(office.achievements.awards.rows(Holder(person))) == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"unit_id": 1}, "person_id"),
        ({"year": 1900, "decided_on": DAY}, "year"),
        ({"code": "", "name": ""}, "code"),
        ({"code": "KHONG-CO"}, "code"),
        ({"first_year": 2023}, "first_year"),
        ({"money": -1}, "money"),
        ({"decided_on": date(2024, 1, 1)}, "decided_on"),
        ({"cancelled_by": "9/QĐ-SNgV"}, "cancelled_on"),
        ({"cancelled_by": "9/QĐ-SNgV", "cancelled_on": date(2022, 1, 1)}, "cancelled_on"),
    ],
)
def test_what_cannot_stand_is_refused_even_when_let_stand(
    office: Office, values: dict[str, object], field: str
) -> None:
    person = add(office, "Lê Văn Thực Hành")
    with pytest.raises(Invalid) as refused:
        office.achievements.awards.save(replace(_award(person), **values), stand=True)  # type: ignore[arg-type]
    assert field in {problem.field for problem in refused.value.problems if not problem.doubt}
    assert str(refused.value).endswith(".")


def test_the_same_decision_is_not_written_twice_and_a_second_one_is_asked_about(office: Office) -> None:
    person = add(office, "Lê Văn Thực Hành")
    awards = office.achievements.awards
    awards.save(_award(person))
    with pytest.raises(Invalid, match="đã có trong sổ"):
        awards.save(_award(person), stand=True)
    with pytest.raises(Invalid, match="145/QĐ-SNgV") as refused:
        awards.save(_award(person, number="146/QĐ-SNgV"))
    assert [problem.doubt for problem in refused.value.problems] == [True]


def test_a_cancelled_award_stays_with_its_decision(office: Office) -> None:
    person = add(office, "Lê Văn Thực Hành")
    awards = office.achievements.awards
    awards.save(_award(person))
    (kept,) = awards.rows(Holder(person))
    with pytest.raises(Invalid, match="hủy"):
        awards.cancel(kept, "", None)
    done = awards.cancel(kept, "12/QĐ-SNgV", date(2023, 3, 1))
    assert done.name.startswith("Hủy Chiến sĩ thi đua cơ sở năm 2022")
    (now,) = awards.rows(Holder(person))
    assert now.cancelled
    awards.save(_award(person, number="13/QĐ-SNgV"))  # given again afterwards: no doubt left


def test_one_achievement_rewarded_twice_is_asked_about(office: Office) -> None:
    person = add(office, "Lê Văn Thực Hành")
    works = office.achievements.works
    work = OutstandingWork(0, 2023, "Đón 12 đoàn khách nước ngoài", node="II.4", figures="12 đoàn, 156 lượt")
    made = works.save(work, [WorkPerson(0, 0, person, "Chủ trì")])
    award = _award(person, "GK", 2022, work_id=made.value, merit=Merit.SUDDEN)
    office.achievements.awards.save(award)
    with pytest.raises(Invalid, match="không khen nhiều lần"):
        office.achievements.awards.save(replace(award, code="BKT", number="20/QĐ-UBND"))
    assert [row.code for row in works.rewards(int(str(made.value)))] == ["GK"]
    with pytest.raises(SayToUser, match="Chưa xóa được"):
        works.remove(works.work(int(str(made.value))))


def test_an_achievement_rewarded_elsewhere_is_asked_about_by_where(office: Office) -> None:
    person = add(office, "Lê Văn Thực Hành")
    works = office.achievements.works
    work = OutstandingWork(0, 2022, "Đón 12 đoàn khách nước ngoài", rewarded="Bằng khen của Bộ Ngoại giao")
    made = int(str(works.save(work, [WorkPerson(0, 0, person)]).value))
    award = _award(person, "GK", 2022, work_id=made, merit=Merit.SUDDEN)
    with pytest.raises(Invalid, match="Bằng khen của Bộ Ngoại giao") as refused:
        office.achievements.awards.save(award)
    assert [(problem.field, problem.doubt) for problem in refused.value.problems] == [("work_id", True)]
    assert office.achievements.awards.rows(Holder(person)) == ()
    office.achievements.awards.save(award, stand=True)
    assert len(office.achievements.awards.rows(Holder(person))) == 1


def test_an_item_the_plan_does_not_have_is_refused(office: Office) -> None:
    with pytest.raises(Invalid, match=r"không có mục II\.9"):
        office.achievements.works.save(OutstandingWork(0, 2023, "Việc", node="II.9"))
    movement = office.achievements.works.save_movement(Movement(0, "Cả nước chung sức", node="II.7"))
    office.achievements.works.save(OutstandingWork(0, 2023, "Việc", movement_id=int(str(movement.value))))
    with pytest.raises(SayToUser, match="Chưa xóa được"):
        office.achievements.works.remove_movement(office.achievements.works.movements()[0])


def test_initiatives_keep_their_authors_and_shares_add_up(office: Office) -> None:
    one, two = add(office, "Lê Văn Thực Hành"), add(office, "Trần Thị Ví Dụ")
    desk = office.achievements.initiatives
    row = Initiative(0, "Sổ tay lễ tân", 2022, level="co-so", number="77/QĐ-SNgV", decided_on=DAY)
    with pytest.raises(Invalid, match="không quá 100 %"):
        desk.save(row, [InitiativeAuthor(0, 0, one, share=60), InitiativeAuthor(0, 0, two, share=60)])
    made = int(
        str(
            desk.save(
                row, [InitiativeAuthor(0, 0, one, share=60), InitiativeAuthor(0, 0, two, share=40)]
            ).value
        )
    )
    first, second = desk.authors(made)
    assert [(a.person_id, a.share) for a in (first, second)] == [(one, 60), (two, 40)]
    desk.save(replace(desk.initiative(made), field="Lễ tân"), [replace(first, share=100)])
    assert [a.id for a in desk.authors(made)] == [first.id]
    assert desk.of_person(two) == ()
    office.diary.undo()
    assert [a.share for a in desk.authors(made)] == [60, 40]


def test_one_grade_a_year_counts_and_a_regrading_cancels_the_first(office: Office) -> None:
    person = add(office, "Lê Văn Thực Hành")
    desk = office.achievements.grades
    row = QualityGrade(0, person, None, 2022, "HTT", points=8550, number="5/QĐ-SNgV", decided_on=DAY)
    done = desk.save(row)
    assert done.name == "Ghi xếp loại năm 2022 (hoàn thành tốt nhiệm vụ): Lê Văn Thực Hành"
    points = next(c for c in office.diary.changes(done.operation) if c.what == "Điểm")
    assert points.after == "85,5"
    with pytest.raises(Invalid, match="đã có xếp loại"):
        desk.save(replace(row, grade="HTXS", number="6/QĐ-SNgV"))
    desk.cancel(desk.rows(Holder(person))[0], "2/QĐ-SNgV", date(2023, 2, 1))
    desk.save(replace(row, grade="HT", number="3/QĐ-SNgV", decided_on=date(2023, 2, 1)))
    assert [(g.grade, g.counts) for g in desk.rows(Holder(person))] == [("HTT", False), ("HT", True)]


def test_a_proposed_grade_needs_no_decision_and_does_not_count(office: Office) -> None:
    office.achievements.grades.save(QualityGrade(0, None, None, 2022, "HTXS", GradeState.PROPOSED))
    (kept,) = office.achievements.grades.rows(OFFICE)
    assert not kept.counts
    line = office.diary.undo_line()
    assert line is not None
    assert line.name == "Ghi xếp loại năm 2022 (hoàn thành xuất sắc nhiệm vụ): Sở Ngoại vụ"


def test_follow_ups_are_months_and_quarters_once_each(office: Office) -> None:
    person = add(office, "Lê Văn Thực Hành")
    desk = office.achievements.grades
    desk.save_follow_up(GradeFollowUp(0, person, None, "2023-04", 9000))
    desk.save_follow_up(GradeFollowUp(0, person, None, "2023-Q1", 8000))
    for period, match in (("2023-13", "tháng hoặc quý"), ("2023-04", "đã có dòng")):
        with pytest.raises(Invalid, match=match):
            desk.save_follow_up(GradeFollowUp(0, person, None, period, 9000))
    assert [row.period for row in desk.followed_in(2023)] == ["2023-04", "2023-Q1"]
    assert desk.followed_in(2022) == ()


def test_a_registration_stands_once(office: Office) -> None:
    htqt = unit(office, "HTQT").id
    desk = office.achievements.registrations
    row = Registration(0, None, htqt, 2023, RegisteredKind.TITLE, "TTLDXS")
    desk.save(row)
    with pytest.raises(Invalid, match="đã có trong năm 2023"):
        desk.save(row)
    with pytest.raises(Invalid, match="cá nhân đăng ký"):
        desk.save(replace(row, kind=RegisteredKind.INITIATIVE, code="", words="Số hóa hồ sơ"))
    assert [r.code for r in desk.of_year(2023)] == ["TTLDXS"]


def test_evidence_goes_with_its_row_and_comes_back_with_undo(office: Office) -> None:
    person = add(office, "Lê Văn Thực Hành")
    award = int(str(office.achievements.awards.save(_award(person)).value))
    source = office.path.parent / "Giấy chứng nhận.PDF"
    source.write_bytes(b"%PDF-1.7 minh chung")
    evidence = office.achievements.evidence
    evidence.add(Proves.AWARD, award, source)
    (row,) = evidence.rows(Proves.AWARD, award)
    assert (row.name, row.size) == ("Giấy chứng nhận.PDF", 19)
    assert evidence.path(row).read_bytes() == source.read_bytes()
    office.achievements.awards.remove(office.achievements.awards.award(award))
    assert evidence.rows(Proves.AWARD, award) == ()
    office.diary.undo()
    assert evidence.rows(Proves.AWARD, award) == (row,)
    evidence.path(row).write_bytes(b"khac")
    with pytest.raises(FileTrouble, match="thay nội dung"):
        evidence.path(row)


def test_a_scan_is_attached_once_for_everybody_the_decision_names(office: Office, tmp_path: Path) -> None:
    people = [add(office, f"Lê Văn {name}") for name in ("Một", "Hai", "Ba", "Bốn")]
    desk = office.achievements.awards
    for person in people[:3]:
        desk.save(_award(person))
    desk.save(_award(people[3], number="146/QĐ-SNgV"))
    first, second, third, other = desk.everything()
    early, late = tmp_path / "som.pdf", tmp_path / "quyet-dinh.pdf"
    early.write_bytes(b"%PDF som")
    late.write_bytes(b"%PDF quyet dinh")
    with office.operation("Gắn riêng"):
        record_rows.save(office.db, replace(third, scan="abc.pdf"))
    done = desk.attach(first, late)
    assert done.name == "Gắn bản quét: quyết định 145/QĐ-SNgV, 2 dòng"
    kept = {row.id: row.scan for row in desk.everything()}
    assert kept[first.id] == kept[second.id] != ""
    assert (kept[third.id], kept[other.id]) == ("abc.pdf", "")
    desk.attach(desk.award(second.id), early)
    kept = {row.id: row.scan for row in desk.everything()}
    assert kept[first.id] == kept[second.id]
    assert desk.scan(desk.award(first.id)).read_bytes() == b"%PDF som"  # type: ignore[union-attr]
    office.diary.undo()
    assert desk.scan(desk.award(first.id)).read_bytes() == b"%PDF quyet dinh"  # type: ignore[union-attr]


def test_a_person_with_achievements_is_not_taken_out_of_the_book(office: Office) -> None:
    person = add(office, "Lê Văn Thực Hành")
    office.achievements.awards.save(_award(person))
    with pytest.raises(SayToUser, match="1 danh hiệu, khen thưởng"):
        office.staff.remove(office.staff.person(person))


def test_a_unit_with_achievements_is_not_taken_out_of_the_book(office: Office) -> None:
    lone = unit(office, "LT")
    row = AwardHeld(0, None, lone.id, "TTLDTT", 2020, number="1/QĐ", decided_on=date(2020, 12, 20))
    office.achievements.awards.save(row)
    office.achievements.registrations.save(
        Registration(0, None, lone.id, 2021, RegisteredKind.TITLE, "TTLDTT")
    )
    with pytest.raises(SayToUser, match="1 danh hiệu, khen thưởng, 1 đăng ký thi đua của đơn vị này"):
        office.settings.remove(lone)
    assert unit(office, "LT") == lone

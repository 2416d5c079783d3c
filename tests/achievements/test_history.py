"""The page of a person and of a unit: years down, names as they were, every gap and contradiction marked."""

from datetime import date

import pytest

from app.domain.awards_held import AwardHeld, AwardKind, Merit
from app.domain.history_marks import MarkKind
from app.domain.holder import OFFICE, Holder
from app.domain.initiatives import Initiative, InitiativeAuthor
from app.domain.judging import judge
from app.domain.quality_grades import QualityGrade
from app.domain.staff import AwayKind, AwayPeriod
from app.domain.unit_succession import UnitSuccession
from app.errors import Invalid
from app.services.award_rules import rule_sets
from app.services.history_overview import mark_counts
from app.services.office import Office
from tests.staff.people import add, unit


def _award(office: Office, holder: Holder, code: str, year: int, **values: object) -> int:
    given = {"number": f"{year}/QĐ-SNgV", "decided_on": date(year, 12, 20), "issuer": "Giám đốc Sở", **values}
    row = AwardHeld(0, holder.person_id, holder.unit_id, code, year, **given)  # type: ignore[arg-type]
    return int(str(office.achievements.awards.save(row, stand=True).value))


def _grade(office: Office, holder: Holder, year: int, grade: str) -> None:
    day = date(year, 12, 10)
    row = QualityGrade(0, holder.person_id, holder.unit_id, year, grade, number="1/QĐ", decided_on=day)
    office.achievements.grades.save(row)


def _kinds(office: Office, holder: Holder) -> list[tuple[int, MarkKind]]:
    return [(mark.year, mark.kind) for mark in office.achievements.history.page(holder).marks]


def test_every_year_has_its_line_with_post_and_unit_of_then(office: Office) -> None:
    person = add(office, "Lê Văn Thực Hành", start=date(2020, 3, 1))
    office.staff.transfer(person, date(2021, 7, 1), unit(office, "LS").id, "Phó Trưởng phòng", leader=True)
    me = Holder(person)
    _award(office, me, "LDTT", 2020)
    _award(office, me, "BKT", 2022)
    page = office.achievements.history.page(me)
    assert page.name == "Lê Văn Thực Hành"
    assert [line.year for line in page.lines] == [2023, 2022, 2021, 2020]
    by_year = {line.year: line for line in page.lines}
    assert [(s.post, s.first, s.last) for s in by_year[2021].stays] == [
        ("Chuyên viên", date(2021, 1, 1), date(2021, 6, 30)),
        ("Phó Trưởng phòng", date(2021, 7, 1), date(2021, 12, 31)),
    ]
    assert by_year[2020].stays[0].first == date(2020, 3, 1)
    assert by_year[2023].stays[0].last == date(2023, 5, 22)
    assert [row.code for row in by_year[2020].titles] == ["LDTT"]
    assert [row.code for row in by_year[2022].forms] == ["BKT"]


def test_who_left_has_no_lines_after(office: Office) -> None:
    person = add(office, "Lê Văn Thực Hành")
    _grade(office, Holder(person), 2020, "HTT")
    office.staff.leave(person, date(2021, 6, 30), "Nghỉ hưu")
    assert [line.year for line in office.achievements.history.page(Holder(person)).lines] == [2021, 2020]


def test_gaps_and_contradictions_are_marked_with_their_rows(office: Office) -> None:
    person = add(office, "Lê Văn Thực Hành")
    me = Holder(person)
    for year in (2019, 2022):
        _grade(office, me, year, "HTT")
    office.staff.save_away(
        AwayPeriod(0, person, AwayKind.MATERNITY, valid_from=date(2021, 1, 1), valid_to=date(2021, 6, 30)),
        stand=True,
    )
    bare = _award(office, me, "CSTDCS", 2020, number="", decided_on=None)
    early = _award(office, me, "LDTT", 2022, decided_on=date(2022, 6, 1))
    one, two = (_award(office, me, "LDTT", 2021, number=f"{n}/QĐ") for n in (1, 2))
    page = office.achievements.history.page(me)
    assert [(mark.year, mark.kind, mark.award_ids) for mark in page.marks] == [
        (2022, MarkKind.EARLY, (early,)),
        (2021, MarkKind.GRADE_MISSING, ()),
        (2021, MarkKind.TWICE, (one, two)),
        (2020, MarkKind.GRADE_MISSING, ()),
        (2020, MarkKind.NO_DECISION, (bare,)),
    ]
    sentences = [mark.sentence for mark in page.marks]
    assert sentences[1] == "Năm 2021 chưa có xếp loại, giữa năm 2019 và 2022 (nghỉ thai sản trong năm)."
    assert sentences[4] == "Chiến sĩ thi đua cơ sở năm 2020 thiếu số và ngày quyết định."
    assert all(sentence.endswith(".") for sentence in sentences)


def test_a_title_of_a_year_graded_below_what_it_asks_is_marked_with_the_source(office: Office) -> None:
    me = Holder(add(office, "Lê Văn Thực Hành"))
    for year, grade in ((2019, "KHT"), (2020, "HTT"), (2021, "HT")):
        _grade(office, me, year, grade)
    _award(office, me, "GK", 2019, merit=Merit.SUDDEN)
    _award(office, me, "CSTDCS", 2020)
    low = _award(office, me, "CSTDCS", 2021)
    (mark,) = office.achievements.history.page(me).marks
    assert (mark.year, mark.kind, mark.award_ids) == (2021, MarkKind.GRADE_BELOW, (low,))
    said, _, rule = mark.sentence.partition("; ")
    assert said == "Chiến sĩ thi đua cơ sở năm 2021 mà xếp loại hoàn thành nhiệm vụ"
    assert rule.startswith("quy định là hoàn thành tốt nhiệm vụ trở lên (")
    assert mark_counts(office)[me] == 1


def test_a_sudden_commendation_may_be_decided_within_its_year(office: Office) -> None:
    me = Holder(add(office, "Lê Văn Thực Hành"))
    _award(office, me, "GK", 2022, merit=Merit.SUDDEN, decided_on=date(2022, 4, 1))
    assert _kinds(office, me) == []


def test_titles_of_one_ladder_in_one_year_are_marked_and_a_cancelled_one_is_not(office: Office) -> None:
    htqt = Holder(None, unit(office, "HTQT").id)
    _award(office, htqt, "TTLDTT", 2022)
    high = _award(office, htqt, "TTLDXS", 2022)
    assert _kinds(office, htqt) == [(2022, MarkKind.EXCLUDING)]
    awards = office.achievements.awards
    awards.cancel(awards.award(high), "9/QĐ-UBND", date(2023, 2, 1))
    assert _kinds(office, htqt) == []
    (line,) = [line for line in office.achievements.history.page(htqt).lines if line.year == 2022]
    assert [row.cancelled for row in line.titles] == [False, True]


def test_a_merged_unit_goes_on_from_the_unit_it_names(office: Office) -> None:
    old, new = unit(office, "LT"), unit(office, "LS")
    _award(office, Holder(None, old.id), "TTLDXS", 2020)
    desk, told = office.achievements.successions, office.achievements.history
    assert told.history(Holder(None, new.id)).awards == ()
    done = desk.save(UnitSuccession(0, old.id, new.id, date(2022, 1, 1), basis="12/QĐ-SNgV"))
    assert done.name == f"Ghi đơn vị sáp nhập, đổi tên: {old.name} thành {new.name}"
    assert [row.year for row in told.history(Holder(None, new.id)).awards] == [2020]
    with pytest.raises(Invalid, match="chính đơn vị cũ"):
        desk.save(UnitSuccession(0, new.id, old.id, date(2023, 1, 1)))
    with pytest.raises(Invalid, match="nối thành tích của một đơn vị khác"):
        desk.save(UnitSuccession(0, unit(office, "HTQT").id, new.id, date(2022, 1, 1)))
    desk.save(UnitSuccession(0, unit(office, "HTQT").id, new.id, date(2022, 1, 1), continues=False))
    assert [row.year for row in told.history(Holder(None, new.id)).awards] == [2020]
    desk.remove(desk.rows()[0])
    assert told.history(Holder(None, new.id)).awards == ()


def test_facts_for_a_person_come_from_the_book(office: Office) -> None:
    person = add(office, "Lê Văn Thực Hành", joined_on=date(2015, 5, 1))
    me = Holder(person)
    for year in (2020, 2021, 2022):
        _grade(office, me, year, "HTXS")
        _award(office, me, "LDTT", year)
        _award(office, me, "CSTDCS", year)
    initiative = Initiative(0, "Sổ tay", 2022, level="tinh", number="3/QĐ", decided_on=date(2022, 11, 1))
    office.achievements.initiatives.save(initiative, [InitiativeAuthor(0, 0, person, share=100)])
    facts = office.achievements.facts.facts_of(me, "CSTDT", 2022, date(2023, 2, 1))
    assert (facts.subject, facts.months_worked, facts.grades[2022]) == ("person", 12, "HTXS")
    assert [held.year for held in facts.titles if held.code == "CSTDCS"] == [2020, 2021, 2022]
    assert str(judge(facts, rule_sets()).verdict) == "met"
    awards = office.achievements.awards
    (gone,) = [row for row in awards.rows(me) if (row.code, row.year) == ("CSTDCS", 2021)]
    awards.cancel(gone, "9/QĐ", date(2023, 1, 5))
    facts = office.achievements.facts.facts_of(me, "CSTDT", 2022, date(2023, 2, 1))
    assert str(judge(facts, rule_sets()).verdict) == "not met"


def test_facts_for_a_unit_count_its_people_on_the_last_day_and_show_the_base(office: Office) -> None:
    people = [add(office, f"Lê Văn {name}", "HTQT") for name in ("Một", "Hai", "Ba", "Bốn")]
    htqt = Holder(None, unit(office, "HTQT").id)
    office.staff.transfer(people[3], date(2022, 7, 1), unit(office, "VP").id, "Chuyên viên")
    for person in people[:2]:
        _award(office, Holder(person), "LDTT", 2022)
        _grade(office, Holder(person), 2022, "HTT")
    also = [AwardHeld(0, people[2], None, "CSTDCS", 2022, AwardKind.TITLE)]
    facts = office.achievements.facts.facts_of(htqt, "TTLDTT", 2022, date(2023, 1, 10), also=also)
    # Nobody is given CSTĐCS without LĐTT (Luật 06/2022/QH15, Điều 23), though lists name it alone.
    assert (facts.members, facts.ldtt, facts.ldtt_by_higher, facts.cstdcs, facts.completed) == (3, 3, 1, 1, 2)
    share = office.achievements.facts.share(
        htqt, "LDTT", 2022, date(2022, 12, 31), left_out={people[2]: "nghỉ"}
    )
    assert (share.held, share.of, set(share.left_out)) == (2, 2, {people[2]})
    whole = office.achievements.facts.facts_of(OFFICE, "TTLDXS", 2022, date(2023, 1, 10))
    assert whole.members == 4

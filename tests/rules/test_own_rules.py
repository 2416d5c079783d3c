"""The office's own sets and rows: dated, with a paper, over the shipped ones; and what they would change."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.award_bonus import salary_on
from app.domain.award_facts import PERSON, Facts, Initiative
from app.domain.judging import Verdict
from app.domain.own_rules import OwnRule, OwnSet, packed
from app.domain.voting_rules import quota_for
from app.errors import Invalid
from app.services.award_rules import rule_sets
from app.services.office import Office

DAY = date(2025, 12, 20)
PAPER = "Quyết định 12/QĐ-VD ngày 02/12/2025"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office.create(tmp_path / "a.db", now=lambda: datetime(2025, 12, 1, 9, 0))
    yield made
    made.close()


def ballot(office: Office, code: str = "R2025", award: str = "LDTT", **changed: object) -> OwnRule:
    """A row of the office over the shipped ballot."""
    line = next(
        one for one in office.rules.lines(code, DAY) if one.table == "ballot" and one.values["award"] == award
    )
    row = office.rules.draft(code, "ballot", {**line.values, **changed})
    return replace(row, document=PAPER, valid_from=date(2025, 12, 10))


def facts(year: int = 2026, grade: str = "HTXS", initiative: bool = False, day: date | None = None) -> Facts:
    return Facts(
        PERSON,
        "CSTDCS",
        year,
        day or date(2026, 12, 20),
        grades={year: grade},
        initiatives=(Initiative(year, "co-so"),) if initiative else (),
    )


def test_without_own_rows_the_shipped_sets_hold(office: Office) -> None:
    assert office.rules.sets(DAY) == rule_sets()
    assert office.rules.set_on(DAY).code == "R2025"


def test_a_row_of_the_office_holds_from_its_day_and_names_its_paper(office: Office) -> None:
    done = office.rules.save(ballot(office, percent=75, comparison="at-least", secret=True))
    assert done.name == "Thêm quy định của cơ quan về bỏ phiếu (R2025)"
    before = office.rules.ballot(date(2025, 12, 9), "LDTT").ballot
    after = office.rules.ballot(date(2025, 12, 10), "LDTT").ballot
    assert (before.percent, before.secret, before.verified) == (50, False, False)
    assert (after.percent, after.secret, after.verified) == (75, True, True)
    assert after.source == PAPER
    assert office.rules.ballot(date(2025, 12, 10), "CSTDCS").ballot.percent == 80
    line = next(one for one in office.rules.lines("R2025", DAY) if one.own_id)
    assert line.words.startswith("Từ 75 % tổng số thành viên Hội đồng đồng ý; bỏ phiếu kín")


def test_undo_and_removing_bring_the_shipped_row_back(office: Office) -> None:
    office.rules.save(ballot(office, percent=75))
    office.diary.undo()
    assert office.rules.ballot(DAY, "LDTT").ballot.percent == 50
    office.rules.save(ballot(office, percent=60))
    office.rules.remove(office.rules.own()[0])
    assert office.rules.ballot(DAY, "LDTT").ballot.percent == 50


def test_a_row_ends_and_another_follows(office: Office) -> None:
    first = replace(ballot(office, percent=60), valid_to=date(2025, 12, 31))
    office.rules.save(first)
    with pytest.raises(Invalid, match="Trùng thời gian"):
        office.rules.save(ballot(office, percent=65))
    office.rules.save(replace(ballot(office, percent=65), valid_from=date(2026, 1, 1)))
    days = (date(2025, 12, 31), date(2026, 1, 1))
    assert [office.rules.ballot(day, "LDTT").ballot.percent for day in days] == [60, 65]


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"percent": 0}, "percent", "từ 1 đến 100"),
        ({"quorum": [4, 3]}, "quorum", "phân số"),
        ({"base": "present"}, "base", "«base» là «present»"),
    ],
)
def test_a_row_that_cannot_stand_is_refused_by_its_column(
    office: Office, changed: dict[str, object], field: str, said: str
) -> None:
    with pytest.raises(Invalid) as refused:
        office.rules.save(ballot(office, **changed))
    assert refused.value.problems[0].field == field
    assert said in refused.value.sentence
    assert office.rules.own() == ()


def test_a_row_of_an_award_that_the_set_has_not_is_refused(office: Office) -> None:
    row = ballot(office)
    with pytest.raises(Invalid, match="không có «XYZ»"):
        office.rules.save(replace(row, content=packed({**row.values, "award": "XYZ"})))


def test_a_row_needs_a_paper_and_a_day_within_its_set(office: Office) -> None:
    row = ballot(office, percent=60)
    for wrong, field in (
        (replace(row, document=" "), "document"),
        (replace(row, valid_from=None), "valid_from"),
        (replace(row, valid_from=date(2026, 10, 1)), "valid_from"),
        (replace(row, valid_to=date(2025, 1, 1)), "valid_to"),
        (replace(row, rule_set="R1999"), "rule_set"),
    ):
        with pytest.raises(Invalid) as refused:
            office.rules.save(wrong)
        assert field in {problem.field for problem in refused.value.problems}
    assert office.rules.own() == ()


def test_an_office_quota_caps_from_its_day(office: Office) -> None:
    quota = {"award": "CSTDCS", "subject": PERSON, "of": "LDTT", "of_words": "người đạt Lao động tiên tiến"}
    row = office.rules.draft("R2025", "quota", {**quota, "percent": 20, "rounding": "down", "local": True})
    office.rules.save(replace(row, document=PAPER, valid_from=date(2025, 12, 10)))
    now = office.rules.set_on(DAY).quota("CSTDCS", PERSON)
    earlier = office.rules.set_on(date(2025, 12, 9)).quota("CSTDCS", PERSON)
    assert now is not None
    assert earlier is not None
    assert (quota_for(now, 19), quota_for(earlier, 19)) == (3, None)


def test_a_base_salary_of_the_office_goes_before_the_shipped_one(office: Office) -> None:
    row = OwnRule(0, "", "base_salary", packed({"amount": 2_700_000}), PAPER, date(2027, 7, 1))
    office.rules.save(row)
    assert salary_on(office.rules.salaries(), date(2027, 6, 30)).amount == 2_530_000
    assert salary_on(office.rules.salaries(), date(2027, 7, 1)).amount == 2_700_000
    assert office.rules.bonus("LDTT", PERSON, date(2027, 12, 1)).amount == 810_000
    with pytest.raises(Invalid, match="từ 1 đồng"):
        office.rules.save(replace(row, content=packed({"amount": 0}), valid_from=date(2028, 7, 1)))
    with pytest.raises(Invalid, match="số nguyên"):
        office.rules.save(replace(row, content=packed({"amount": "1"}), valid_from=date(2028, 7, 1)))


def test_the_office_settles_which_reading_holds(office: Office) -> None:
    one = facts()
    assert office.rules.judge(one).verdict is Verdict.REVIEW
    row = office.rules.draft("R2026", "settled", {"award": "CSTDCS", "subject": PERSON, "reading": "và"})
    row = replace(row, document=PAPER, valid_from=date(2026, 10, 1))
    change = office.rules.what_changes([("Lê Văn Thực Hành", one)], date(2026, 12, 20), row)
    assert change.differing[0].words == "cần xem xét → chưa đủ"
    office.rules.save(row)
    judged = office.rules.judge(one)
    assert judged.verdict is Verdict.NOT_MET
    assert judged.notes == (f"Cách hiểu «và» do cơ quan chọn ({PAPER})",)
    lines = office.rules.lines("R2026", date(2026, 12, 20))
    assert {line.values["reading"] for line in lines if "reading" in line.values} == {"và"}
    assert office.rules.judge(facts(initiative=True)).verdict is Verdict.MET
    wrong = replace(row, content=packed({"award": "CSTDCS", "subject": PERSON, "reading": "xor"}))
    with pytest.raises(Invalid, match="Không có cách hiểu «xor»"):
        office.rules.save(replace(wrong, id=0, valid_from=date(2027, 1, 1)))


def test_a_set_of_the_office_begins_on_its_day_and_the_one_before_ends(office: Office) -> None:
    new = OwnSet(0, "R2027", "Nghị định mới", "R2026", "Nghị định 10/2027/NĐ-CP", date(2027, 3, 1))
    office.rules.save_set(new)
    day = date(2027, 3, 1)
    assert [rules.code for rules in office.rules.sets(day)] == ["R2017", "R2024", "R2025", "R2026", "R2027"]
    assert office.rules.set_on(date(2027, 2, 28)).code == "R2026"
    assert office.rules.set_on(day).code == "R2027"
    assert office.rules.set_on(day).transition is None
    row = office.rules.draft(
        "R2027",
        "condition",
        {
            "award": "LDTT",
            "subject": PERSON,
            "measure": "months_worked",
            "at_least": 9,
            "words": "Làm việc từ đủ 9 tháng trong năm",
        },
    )
    office.rules.save(replace(row, document="Nghị định 10/2027/NĐ-CP, Điều 3", valid_from=day))
    eight = Facts(PERSON, "LDTT", 2027, day, months_worked=8, grades={2027: "HTT"})
    assert office.rules.judge(eight).verdict is Verdict.NOT_MET
    assert office.rules.judge(replace(eight, decided_on=date(2027, 2, 28))).verdict is Verdict.MET
    kept = office.rules.own_sets()[0]
    with pytest.raises(Invalid, match="giữ nguyên mã"):
        office.rules.save_set(replace(kept, code="R2027B"))
    office.rules.remove_set(kept)
    assert office.rules.own() == ()
    assert office.rules.set_on(day).code == "R2026"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"code": "R2026"}, "code"),
        ({"code": "R 2027"}, "code"),
        ({"name": ""}, "name"),
        ({"based_on": "R1999"}, "based_on"),
        ({"document": ""}, "document"),
        ({"valid_from": None}, "valid_from"),
        ({"valid_from": date(2026, 10, 1)}, "valid_from"),
    ],
)
def test_a_set_that_cannot_stand_is_refused_by_its_field(
    office: Office, changed: dict[str, object], field: str
) -> None:
    new = OwnSet(0, "R2027", "Nghị định mới", "R2026", "Nghị định 10/2027/NĐ-CP", date(2027, 3, 1))
    with pytest.raises(Invalid) as refused:
        office.rules.save_set(replace(new, **changed))  # type: ignore[arg-type]
    assert field in {problem.field for problem in refused.value.problems}
    assert office.rules.own_sets() == ()


def test_a_set_in_the_place_of_one_that_others_lead_back_to_is_refused(office: Office) -> None:
    new = OwnSet(0, "R25B", "Nghị định mới", "R2024", "Nghị định 10/2025/NĐ-CP", date(2025, 7, 1))
    with pytest.raises(Invalid, match="dẫn về «R2025»"):
        office.rules.save_set(new)
    assert office.rules.own_sets() == ()


def test_a_set_between_two_shipped_ones_holds_until_the_later_begins(office: Office) -> None:
    new = OwnSet(0, "R25B", "Nghị định mới", "R2025", "Nghị định 10/2026/NĐ-CP", date(2026, 3, 1))
    office.rules.save_set(new)
    days = (date(2026, 2, 28), date(2026, 3, 1), date(2026, 9, 30), date(2026, 10, 1))
    assert [office.rules.set_on(day).code for day in days] == ["R2025", "R25B", "R25B", "R2026"]


def test_what_would_change_counts_who_gains_and_who_loses(office: Office) -> None:
    cases = [
        ("Lê Văn Thực Hành", facts(2025, "HTXS", day=DAY)),
        ("Trần Thị Ví Dụ", facts(2025, "HTT", True, DAY)),
        ("Ngô Văn Thử", facts(2025, "HTXS", True, DAY)),
        ("Đỗ Thị Mẫu", facts(2025, "HT", day=DAY)),
    ]
    newer = office.rules.what_changes(cases, DAY, "R2026")
    assert newer.sentence == "Theo R2026 thay cho R2025: 1 trường hợp đủ điều kiện thay vì 3."
    assert [one.who for one in newer.differing] == ["Lê Văn Thực Hành", "Trần Thị Ví Dụ"]
    assert office.rules.what_changes(cases, DAY, "R2025").sentence == (
        "Với quy định mới: không trường hợp nào đổi, 3 trên 4 đủ điều kiện."
    )
    cap = OwnSet(0, "R2027", "Mới", "R2017", "Nghị định 10/2027/NĐ-CP", date(2027, 3, 1))
    drafted = office.rules.what_changes(cases, DAY, cap)
    assert [one.words for one in drafted.differing] == ["đủ điều kiện → chưa đủ"]
    assert office.rules.own_sets() == ()


def test_every_rule_of_every_set_has_words_and_a_source(office: Office) -> None:
    for rules in rule_sets():
        lines = office.rules.lines(rules.code, rules.valid_from)
        assert len({line.id for line in lines}) == len(lines)
        assert {"condition", "ballot", "quota", "bonus", "decider", "basis", "base_salary"} <= {
            line.table for line in lines
        }
        assert all(line.words and line.source and line.group for line in lines)


def test_a_row_that_closes_a_circle_of_awards_is_refused(office: Office) -> None:
    values = {
        "award": "LDTT",
        "subject": "person",
        "measure": "meets_award",
        "needs": "CSTDCS",
        "words": "Đạt tiêu chuẩn Chiến sĩ thi đua cơ sở",
        "source": "Quy chế của Sở",
        "verified": True,
    }
    drafted = office.rules.draft("R2025", "condition", values)
    row = replace(drafted, document=PAPER, valid_from=date(2025, 12, 10))
    with pytest.raises(Invalid, match="lại dựa vào"):
        office.rules.save(row)
    assert office.rules.own() == ()

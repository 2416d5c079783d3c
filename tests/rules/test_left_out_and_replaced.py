"""Conditions of the law the office leaves out or replaces: dated, with paper and reason, never silently."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.domain.award_facts import PERSON, Facts
from app.domain.judging import Verdict, told
from app.domain.own_rules import OwnRule, packed
from app.domain.rule_words import RuleLine
from app.errors import Invalid
from app.services.award_rules import rule_sets
from app.services.office import Office
from app.services.rule_replacing import JUDGED_BY_COUNCIL
from app.storage import record_rows

DAY = date(2025, 12, 10)
PAPER = "Quyết định 12/QĐ-VD ngày 02/12/2025"
WHY = "tỉnh giao Hội đồng xem xét"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office.create(tmp_path / "a.db", now=lambda: datetime(2025, 12, 1, 9, 0))
    yield made
    made.close()


def line(office: Office, measure: str = "months_worked", award: str = "LDTT") -> RuleLine:
    wanted = {"measure": measure, "award": award, "subject": PERSON}
    lines = office.rules.lines("R2025", DAY)
    return next(
        one for one in lines if one.table == "condition" and wanted.items() <= dict(one.values).items()
    )


def dated(row: OwnRule, **values: Any) -> OwnRule:
    columns = {**row.values, "reason": WHY, **values}
    return replace(row, content=packed(columns), document=PAPER, valid_from=DAY)


def without_months(office: Office) -> OwnRule:
    return dated(office.rules.leave_out("R2025", dict(line(office).values)))


def new_recruit(day: date = DAY) -> Facts:
    return Facts(PERSON, "LDTT", 2025, day, joined=date(2025, 11, 3), months_worked=2, grades={2025: "HTT"})


def test_a_condition_left_out_counts_no_more_from_its_day_and_the_verdict_says_so(office: Office) -> None:
    done = office.rules.save(without_months(office))
    assert done.name == "Thêm quy định của cơ quan không áp dụng một điều kiện (R2025)"
    before = office.rules.judge(new_recruit(date(2025, 12, 9)))
    after = office.rules.judge(new_recruit())
    assert (before.verdict, before.notes) == (Verdict.NOT_MET, ())
    assert after.verdict is Verdict.MET
    assert after.notes[0].startswith("Cơ quan không áp dụng điều kiện “")
    assert after.notes[0].endswith(f"lý do: {WHY} ({PAPER})")
    assert after.notes[0] in told(after)
    assert all(f.condition.measure != "months_worked" for f in after.findings)


def test_an_award_that_rests_on_the_other_tells_it_too(office: Office) -> None:
    office.rules.save(without_months(office))
    assert any(WHY in note for note in office.rules.judge(replace(new_recruit(), title="CSTDCS")).notes)
    assert office.rules.judge(replace(new_recruit(), title="CSTDT")).notes == ()


def test_the_page_of_rules_shows_what_was_left_out_in_the_place_of_the_condition(office: Office) -> None:
    words = line(office).words
    office.rules.save(without_months(office))
    lines = office.rules.lines("R2025", DAY)
    (shown,) = [one for one in lines if one.table == "left_out"]
    assert shown.own_id
    assert (shown.group, shown.source) == ("Lao động tiên tiến (cá nhân)", PAPER)
    assert shown.words == f"Không áp dụng: {words[0].lower()}{words[1:]}. Lý do: {WHY}"
    assert words not in [one.words for one in lines if one.group == shown.group]
    assert words in [one.words for one in office.rules.lines("R2025", date(2025, 12, 9))]


def test_undo_and_removing_bring_the_condition_back(office: Office) -> None:
    office.rules.save(without_months(office))
    office.diary.undo()
    assert office.rules.sets(DAY) == rule_sets()
    office.rules.save(without_months(office))
    office.rules.remove(office.rules.own()[0])
    assert office.rules.sets(DAY) == rule_sets()


def test_a_condition_of_another_kind_stands_where_the_one_of_the_law_stood(office: Office) -> None:
    shipped = line(office)
    found = office.rules.alternatives(dict(shipped.values))
    by = next(row for row in found.values() if row["measure"] == "initiative")
    row = dated(office.rules.in_place_of("R2025", dict(shipped.values), by), words="Có sáng kiến")
    office.rules.save(row)
    judged = office.rules.judge(new_recruit())
    assert judged.verdict is Verdict.NOT_MET
    assert judged.notes == (
        f"Cơ quan thay điều kiện “{shipped.words}” bằng “Có sáng kiến”, lý do: {WHY} ({PAPER})",
    )
    asked = {f.condition.measure: f.condition for f in judged.findings}
    assert "months_worked" not in asked
    assert (asked["initiative"].source, asked["initiative"].verified) == (PAPER, True)
    (shown,) = [one for one in office.rules.lines("R2025", DAY) if one.own_id]
    assert shown.words.startswith("Có sáng kiến (thay cho: ")


def test_words_of_what_people_judge_may_be_replaced(office: Office) -> None:
    shipped = line(office, "council_judges")
    by = office.rules.alternatives(dict(shipped.values))[JUDGED_BY_COUNCIL]
    row = office.rules.in_place_of("R2025", dict(shipped.values), by)
    office.rules.save(dated(row, words="Chấp hành nội quy cơ quan"))
    words = [f.condition.words for f in office.rules.judge(new_recruit()).findings]
    assert "Chấp hành nội quy cơ quan" in words
    assert shipped.words not in words


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"reason": ""}, "reason", "Chưa ghi lý do"),
        ({"condition": "LDTT/person/////khac"}, "reason", "Bộ này không còn điều kiện ấy"),
    ],
)
def test_a_row_without_reason_or_without_its_condition_is_refused(
    office: Office, changed: dict[str, str], field: str, said: str
) -> None:
    row = without_months(office)
    with pytest.raises(Invalid) as refused:
        office.rules.save(replace(row, content=packed({**row.values, **changed})))
    assert refused.value.problems[0].field == field
    assert refused.value.problems[0].sentence.startswith(said)
    assert office.rules.own() == ()


def test_one_condition_is_not_left_out_and_changed_on_one_day(office: Office) -> None:
    office.rules.save(without_months(office))
    shipped = next(one for one in office.rules.lines("R2025", date(2025, 12, 9)) if one.words == line_words())
    harder = office.rules.draft("R2025", "condition", {**shipped.values, "at_least": 9})
    with pytest.raises(Invalid, match="Trùng thời gian"):
        office.rules.save(replace(harder, document=PAPER, valid_from=DAY))


def line_words() -> str:
    rows = (c for c in rule_sets()[2].conditions if c.award == "LDTT" and c.measure == "months_worked")
    return next(rows).words


def test_an_award_keeps_at_least_one_condition(office: Office) -> None:
    conditions = [one for one in office.rules.lines("R2025", DAY) if one.table == "condition"]
    asked = [one for one in conditions if (one.values["award"], one.values["subject"]) == ("LDTT", PERSON)]
    for one in asked[:-1]:
        office.rules.save(dated(office.rules.leave_out("R2025", dict(one.values))))
    last = dated(office.rules.leave_out("R2025", dict(asked[-1].values)))
    with pytest.raises(Invalid, match="LDTT sẽ không còn điều kiện nào"):
        office.rules.save(last)
    own = office.rules.draft("R2025", "condition", {**asked[-1].values, "words": "Tiêu chuẩn của cơ quan",
                                                    "measure": "council_judges"})  # fmt: skip
    own = replace(
        own, content=packed({k: v for k, v in own.values.items() if k not in {"at_least", "grade"}})
    )
    office.rules.save(replace(own, document=PAPER, valid_from=DAY))
    office.rules.save(last)
    with pytest.raises(Invalid, match="LDTT sẽ không còn điều kiện nào"):
        office.rules.remove(next(row for row in office.rules.own() if row.kind == "condition"))


def test_rows_that_leave_nothing_to_judge_make_no_verdict(office: Office) -> None:
    """As after undoing out of turn: nothing is met because nothing is asked."""
    conditions = [one for one in office.rules.lines("R2025", DAY) if one.table == "condition"]
    with office.operation("Ghi thẳng"):
        for one in conditions:
            if (one.values["award"], one.values["subject"]) == ("LDTT", PERSON):
                row = dated(office.rules.leave_out("R2025", dict(one.values)))
                record_rows.save(office.db, row)
    judged = office.rules.judge(new_recruit())
    assert judged.verdict is Verdict.REVIEW
    assert judged.notes[0].startswith("Danh hiệu không còn điều kiện nào để xét")


def test_what_would_change_shows_whom_it_makes_eligible_before_it_is_kept(office: Office) -> None:
    draft = without_months(office)
    change = office.rules.what_changes([("Lê Văn Thực Hành", new_recruit())], DAY, draft)
    assert change.sentence == "Với quy định mới: 1 trường hợp đủ điều kiện thay vì 0."
    assert [one.words for one in change.differing] == ["chưa đủ → đủ điều kiện"]
    assert office.rules.own() == ()

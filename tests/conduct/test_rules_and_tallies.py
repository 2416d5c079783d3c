"""Rules of II.6 by date, and facts counted once each."""

from datetime import date
from pathlib import Path

import pytest

from app import paths
from app.domain.conduct import ConductRule, HalfDay, Incident, State, Tone, Watch, rules_on
from app.domain.conduct_checks import check_rule
from app.domain.conduct_tally import ClockFact, facts_of, quarter_of, tallies, tally
from app.domain.rule_rows import BadRule
from app.services.conduct_files import shipped_rules
from app.services.office import Office

DAY = date(2023, 5, 19)
LATE = ConductRule(-1, "ĐM", "Đi muộn", watch=Watch.LATE)


def test_every_content_of_the_plan_has_its_row(office: Office) -> None:
    assert [rule.code for rule in office.conduct.rules_on(DAY)] == "ĐM VS VM VR RB TL TH NQ TP CN".split()
    assert office.conduct.rules_on(date(2022, 12, 31)) == ()
    assert office.conduct.rule_on("đm", DAY) is not None
    assert office.conduct.rule_on("XX", DAY) is None
    assert all(rule.source for rule in shipped_rules())
    for code, tone in (("TP", Tone.EITHER), ("CN", Tone.MERIT), ("RB", Tone.FAULT)):
        rule = office.conduct.rule_on(code, DAY)
        assert rule is not None
        assert rule.tone is tone


def test_the_offices_row_decides_from_its_day_on() -> None:
    own = ConductRule(7, "ĐM", "Muộn giờ", valid_from=date(2023, 6, 1))
    assert [rule.name for rule in rules_on((own, LATE), DAY)] == ["Đi muộn"]
    assert [rule.name for rule in rules_on((own, LATE), date(2023, 6, 1))] == ["Muộn giờ"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"code": "Đ M"}, "chữ cái viết liền"),
        ({"code": "CT"}, "đã là ký hiệu chấm công"),
        ({"name": ""}, "Chưa có tên ngắn"),
        ({"source": ""}, "Chưa ghi nguồn"),
        ({"points": "trừ hai"}, "Viết một số (-2)"),
        ({"points": "+2"}, "từ 0 trở xuống"),
        ({"points": "-1", "tone": Tone.MERIT}, "từ 0 trở lên"),
        ({"valid_from": date(2023, 1, 1)}, "đã có dòng bắt đầu 01/01/2023"),
        ({"valid_from": date(2023, 2, 1), "valid_to": date(2023, 1, 1)}, "Ngày hết phải từ"),
    ],
)
def test_a_wrong_rule_is_said(change: dict[str, object], said: str) -> None:
    there = ConductRule(3, "ĐM", "Đi muộn", valid_from=date(2023, 1, 1))
    row = ConductRule(**{"id": 0, "code": "ĐM", "name": "Đi muộn", "source": "Nội quy", **change})  # type: ignore[arg-type]
    assert said in " ".join(problem.sentence for problem in check_rule(row, (there,), ("CT", "P")))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('tone = "fault"', 'tone = "loi"', "«tone» là «loi»"),
        ('points = "-10"', 'points = "muoi"', "«points»"),
        ("grace = 0\n", "", "thiếu «grace»"),
        ("[[scale]]", "[[thang]]", "không có loại bảng «thang»"),
        ('code = "VS"', 'code = "ĐM"', "cùng có hiệu lực"),
    ],
)
def test_a_broken_file_of_rules_is_refused_by_its_row(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = paths.data("conduct", "II6.toml").read_text("utf-8")
    assert old in text
    path = tmp_path / "II6.toml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BadRule, match=r"II6\.toml") as refused:
        shipped_rules(path)
    assert said in str(refused.value)


def _facts(
    incidents: tuple[Incident, ...], clock: tuple[ClockFact, ...]
) -> list[tuple[str, int | None, int]]:
    found = facts_of(incidents, clock, lambda _day: (LATE,), lambda _person, _day: 4)
    return [(str(fact.half), fact.minutes, fact.incident_id) for fact in found]


def test_a_note_takes_the_place_of_what_the_clock_saw_in_that_half() -> None:
    seen = (
        ClockFact(1, DAY, HalfDay.MORNING, Watch.LATE, 22),
        ClockFact(1, DAY, HalfDay.AFTERNOON, Watch.LATE, 9),
        ClockFact(1, DAY, HalfDay.AFTERNOON, Watch.EARLY, 5),
    )
    assert _facts((), seen) == [("afternoon", 9, 0), ("morning", 22, 0)]
    noted = Incident(5, 1, DAY, "ĐM", HalfDay.MORNING, minutes=20, state=State.EXCUSED, reason="x")
    assert _facts((noted,), seen) == [("afternoon", 9, 0), ("morning", 20, 5)]
    whole = Incident(6, 1, DAY, "ĐM")
    assert _facts((whole,), seen) == [("", None, 6)]
    gone = Incident(7, 1, DAY, "ĐM", HalfDay.MORNING, state=State.CANCELLED, reason="x")
    assert _facts((gone,), seen) == [("afternoon", 9, 0), ("morning", 22, 0), ("morning", None, 7)]


def test_tallies_add_up_by_any_key() -> None:
    incidents = (
        Incident(1, 1, DAY, "ĐM", HalfDay.MORNING, minutes=20, state=State.CONFIRMED),
        Incident(2, 1, date(2023, 7, 3), "ĐM", HalfDay.MORNING, minutes=8, state=State.EXCUSED, reason="x"),
        Incident(3, 2, DAY, "TL", state=State.AWAITING),
    )
    seen = (ClockFact(2, DAY, HalfDay.MORNING, Watch.LATE, 7),)
    facts = facts_of(incidents, seen, lambda _day: (LATE,), lambda _person, _day: 4)
    by_quarter = tallies(facts, lambda fact: quarter_of(fact.day))
    assert (by_quarter["2023-Q2"].standing, by_quarter["2023-Q2"].minutes) == (3, 27)
    assert (by_quarter["2023-Q3"].standing, by_quarter["2023-Q3"].excused) == (0, 1)
    assert tally(facts).known == 4
    assert sum(one.known for one in tallies(facts, lambda fact: fact.person_id).values()) == 4

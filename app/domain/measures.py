"""What rules are made of: each measure looks at the history and says whether it holds, by what rows.

A measure answers True, False, or None where something is not known. Rows of data/rules choose measures and
give the numbers; no number of a law stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.award_facts import (
    FORM_WORDS,
    FORMS,
    GRADE_WORDS,
    LEVEL_WORDS,
    LEVELS,
    Facts,
    at_least,
)
from app.domain.award_rules import Argument
from app.domain.graded_runs import graded_run, passed_words
from app.domain.runs import Run, run_back
from app.domain.worked_months import months_in_year

Arguments = Mapping[str, Argument]


@dataclass(frozen=True)
class Measured:
    """The answer and, in words, what it rests on."""

    holds: bool | None
    found: str


def grade_at_least(facts: Facts, row: Arguments) -> Measured:
    """The grade of the year rewarded is `grade` or above."""
    grade = facts.grade(facts.year)
    if grade is None:
        return Measured(None, f"chưa có xếp loại năm {facts.year}")
    return Measured(at_least(grade, str(row["grade"])), f"năm {facts.year} {GRADE_WORDS[grade]}")


def months_worked(facts: Facts, row: Arguments) -> Measured:
    """At least `at_least` months worked in the year rewarded; months before joining do not count."""
    months = months_in_year(facts.joined, facts.year, facts.months_worked)
    return Measured(months >= int(row["at_least"]), f"{months} tháng trong năm {facts.year}")


def no_discipline(facts: Facts, row: Arguments) -> Measured:
    """No decision of discipline in the year; with `duty_only` only acts to do with công vụ count."""
    found = [
        one
        for one in facts.discipline
        if one.on.year == facts.year and (one.duty or not row.get("duty_only", False))
    ]
    if not found:
        return Measured(True, f"không có quyết định kỷ luật được tính trong năm {facts.year}")
    words = ", ".join(f"{FORM_WORDS[one.form]} ngày {one.on:%d/%m/%Y}" for one in found)
    return Measured(False, words)


def not_under_review(facts: Facts, _row: Arguments) -> Measured:
    """No discipline procedure, inspection or complaint is open."""
    if facts.under_review:
        return Measured(False, facts.review or "đang được xem xét, kiểm tra hoặc có đơn đang xác minh")
    return Measured(True, "không có việc đang xem xét")


def initiative(facts: Facts, row: Arguments) -> Measured:
    """At least `at_least` initiatives of `level` or wider in the last `years` years, unused if `unused`."""
    level, years = str(row["level"]), int(row["years"])
    known = [
        one
        for one in facts.initiatives
        if LEVELS.index(one.level) >= LEVELS.index(level) and facts.year - years < one.year <= facts.year
    ]
    free = [one for one in known if not (row.get("unused", False) and one.used_for)]
    words = ", ".join(f"{one.year} cấp {LEVEL_WORDS[one.level]}" for one in free) or "không có"
    used = len(known) - len(free)
    tail = f"; {used} đã dùng cho việc khác" if used else ""
    return Measured(len(free) >= int(row["at_least"]), f"sáng kiến, đề tài: {words}{tail}")


def consecutive_titles(facts: Facts, row: Arguments) -> Measured:
    """The title for `at_least` consecutive years ending in the year rewarded."""
    code = str(row["title"])
    run = run_back(facts.year, lambda year: facts.has(code, year), lambda year: year in facts.explained)
    return Measured(len(run) >= int(row["at_least"]), _run_words(facts, run, code))


def consecutive_awards(facts: Facts, row: Arguments) -> Measured:
    """The title `at_least` times in a row, the last in the year rewarded, each on `own_run` years of its own.

    Two awards follow each other when they are `own_run` years apart, or further but with `built_on` held in
    every year between: no year of the one serves the other, and none between is lost.
    """
    code, own_run, built_on = str(row["title"]), int(row["own_run"]), str(row["built_on"])
    years = sorted({held.year for held in facts.titles if held.code == code and held.year <= facts.year})
    found = ", ".join(map(str, years)) or "chưa lần nào"
    if not years or years[-1] != facts.year:
        return Measured(False, f"{code}: {found}; lần cuối không phải năm {facts.year}")
    chain = [years[-1]]
    for year in reversed(years[:-1]):
        apart = chain[-1] - year
        whole = all(facts.has(built_on, between) for between in range(year + 1, chain[-1] + 1))
        if apart == own_run or (apart > own_run and whole):
            chain.append(year)
        elif apart > own_run:
            break
    return Measured(len(chain) >= int(row["at_least"]), f"{code}: {found}; liên tục {len(chain)} lần")


def consecutive_years(facts: Facts, row: Arguments) -> Measured:
    """At least `at_least` consecutive years up to the one rewarded, graded `grade` or holding `title`."""
    needed = int(row["at_least"])
    run = graded_run(facts, str(row["grade"]), str(row.get("title", "")))
    words = f"liên tục {len(run.years)} năm đến {facts.year}{passed_words(facts, run.bridged)}"
    if len(run.years) < needed and (run.bad is None or len(run.possible(facts, run.bad)) >= needed):
        return Measured(None, f"{words}; chưa có xếp loại năm {run.unknown}")
    return Measured(len(run.years) >= needed, words)


def titles_in_run(facts: Facts, row: Arguments) -> Measured:
    """The title at least `at_least` times within the run of years graded `grade` or above."""
    code, needed = str(row["title"]), int(row["at_least"])
    run = graded_run(facts, str(row["grade"]), "")
    held = sorted({one.year for one in (*facts.titles, *facts.commendations) if one.code == code})
    years = [year for year in held if run.holds(year)]
    within = f"{code} trong {len(run.years)} năm ấy{passed_words(facts, run.bridged)}"
    words = f"{within}: {_listed(years) if years else 'không có'}"
    if len(years) < needed <= sum(run.may_hold(facts, year) for year in held):
        return Measured(None, f"{words}; chưa có xếp loại năm {run.unknown}")
    return Measured(len(years) >= needed, words)


def initiatives_in_run(facts: Facts, row: Arguments) -> Measured:
    """At least `at_least` initiatives of `level` or wider within the run of years graded `grade` or above."""
    run = graded_run(facts, str(row["grade"]), "")
    measured = initiative(facts, {**row, "years": facts.year - min(run.years) + 1 if run.years else 0})
    oldest = min((one.year for one in facts.initiatives), default=facts.year)
    at_best = facts.year - oldest + 1 if run.bad is None else facts.year - run.bad
    if not measured.holds and initiative(facts, {**row, "years": at_best}).holds:
        return Measured(None, f"{measured.found}; chưa có xếp loại năm {run.unknown}")
    return Measured(measured.holds, f"{measured.found}{passed_words(facts, run.bridged)}")


def commendation(facts: Facts, row: Arguments) -> Measured:
    """The commendation `code` was given at least `at_least` times up to the year rewarded."""
    code = str(row["code"])
    years = _years(facts, (code,))
    return Measured(len(years) >= int(row["at_least"]), f"{code}: {_listed(years)}")


def run_after_commendation(facts: Facts, row: Arguments) -> Measured:
    """After a commendation `code`, at least `at_least` consecutive years graded `grade` or holding `title`.

    With `flag` and `again` the years after it also bring the flag once, or the commendation `again` times.
    """
    code = str(row["code"])
    run = graded_run(facts, str(row["grade"]), str(row.get("title", "")))
    years = _years(facts, (code,))
    for begun in years:
        after = [year for year in run.years if year > begun]
        if _follows(facts, row, begun, after):
            passed = passed_words(facts, (year for year in run.bridged if year > begun))
            return Measured(True, f"{code} năm {begun}, sau đó liên tục {len(after)} năm{passed}")
    longest = max((sum(year > begun for year in run.years) for begun in years), default=0)
    words = f"{code}: {_listed(years)}; sau đó liên tục {longest} năm{passed_words(facts, run.bridged)}"
    for begun in years:
        if _follows(facts, row, begun, run.possible(facts, max(begun, run.bad or begun))):
            return Measured(None, f"{words}; chưa có xếp loại năm {run.unknown}")
    return Measured(False, words)


def _follows(facts: Facts, row: Arguments, begun: int, after: Sequence[int]) -> bool:
    """Whether the years counted `after` a commendation of `begun`, up to the one rewarded, bring what is
    asked.
    """
    if not after or len(after) < int(row["at_least"]):
        return False
    span = range(max(min(after), begun + 1), facts.year + 1)
    flags = sum(facts.has(str(row["flag"]), year) for year in span) if "flag" in row else 1
    again = sum(year in span for year in _years(facts, (str(row["code"]),))) if "again" in row else 0
    return flags >= 1 or again >= int(row.get("again", 1))


def share_with_title(facts: Facts, row: Arguments) -> Measured:
    """The share of LĐTT among all members is at least `percent`, or more than it, in whole numbers."""
    left, right = facts.ldtt * 100, int(row["percent"]) * facts.members
    holds = left > right if row["comparison"] == "more-than" else left >= right
    higher = f", gồm {facts.ldtt_by_higher} người chỉ ghi danh hiệu cao hơn" if facts.ldtt_by_higher else ""
    return Measured(facts.members > 0 and holds, f"{facts.ldtt}/{facts.members} người đạt LĐTT{higher}")


def members_with_title(facts: Facts, row: Arguments) -> Measured:
    """At least `at_least` members hold CSTĐCS for the year."""
    return Measured(facts.cstdcs >= int(row["at_least"]), f"{facts.cstdcs} người đạt CSTĐCS")


def all_completed(facts: Facts, _row: Arguments) -> Measured:
    """Every member did the task of the year."""
    words = f"{facts.completed}/{facts.members} người hoàn thành nhiệm vụ"
    return Measured(facts.members > 0 and facts.completed >= facts.members, words)


def no_member_discipline(facts: Facts, row: Arguments) -> Measured:
    """No member was disciplined by `form` or harder."""
    worst = facts.worst_discipline
    if not worst:
        return Measured(True, "không có người bị kỷ luật")
    return Measured(FORMS.index(worst) < FORMS.index(str(row["form"])), f"nặng nhất: {FORM_WORDS[worst]}")


def _run_words(facts: Facts, run: Run, code: str) -> str:
    if not run.years:
        return f"{code}: năm {facts.year} chưa có"
    if len(run) == 1:
        return f"{code} năm {facts.year}"
    passed = passed_words(facts, run.bridged)
    return f"{code} liên tục {len(run)} năm, {run.years[-1]} đến {facts.year}{passed}"


def _years(facts: Facts, codes: Iterable[str]) -> list[int]:
    wanted = set(codes)
    held = (*facts.titles, *facts.commendations)
    return sorted(one.year for one in held if one.code in wanted and one.year <= facts.year)


def _listed(years: list[int]) -> str:
    return ", ".join(map(str, years)) or "chưa có"


@dataclass(frozen=True)
class Measure:
    """A measure by its name: its function and the arguments a row must and may give."""

    reads: Callable[[Facts, Arguments], Measured]
    needed: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


# `meets_award` and `council_judges` are answered by the judging itself.
MEASURES: dict[str, Measure] = {
    "grade_at_least": Measure(grade_at_least, ("grade",)),
    "months_worked": Measure(months_worked, ("at_least",)),
    "no_discipline": Measure(no_discipline, (), ("duty_only",)),
    "not_under_review": Measure(not_under_review),
    "initiative": Measure(initiative, ("level", "years", "at_least"), ("unused",)),
    "consecutive_titles": Measure(consecutive_titles, ("title", "at_least")),
    "consecutive_awards": Measure(consecutive_awards, ("title", "at_least", "own_run", "built_on")),
    "consecutive_years": Measure(consecutive_years, ("grade", "at_least"), ("title",)),
    "titles_in_run": Measure(titles_in_run, ("title", "grade", "at_least")),
    "initiatives_in_run": Measure(initiatives_in_run, ("level", "grade", "at_least"), ("unused",)),
    "commendation": Measure(commendation, ("code", "at_least")),
    "run_after_commendation": Measure(
        run_after_commendation, ("code", "grade", "at_least"), ("title", "flag", "again")
    ),
    "share_with_title": Measure(share_with_title, ("percent", "comparison")),
    "members_with_title": Measure(members_with_title, ("at_least",)),
    "all_completed": Measure(all_completed),
    "no_member_discipline": Measure(no_member_discipline, ("form",)),
}
OF_THE_JUDGING: dict[str, tuple[str, ...]] = {"meets_award": ("needs",), "council_judges": ()}

"""Weighing one case: every condition with what was found, and one verdict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.award_facts import Facts
from app.domain.award_rules import Award, Condition, RuleSet
from app.domain.measures import MEASURES
from app.errors import SayToUser


class Verdict(StrEnum):
    """đủ điều kiện, chưa đủ, cần xem xét."""

    MET = "met"
    NOT_MET = "not met"
    REVIEW = "review"


VERDICT_WORDS = {Verdict.MET: "đủ điều kiện", Verdict.NOT_MET: "chưa đủ", Verdict.REVIEW: "cần xem xét"}


class Answer(StrEnum):
    """What one condition came to. COUNCIL: only people can judge it; it changes no verdict."""

    MET = "đạt"
    NOT_MET = "chưa đạt"
    UNKNOWN = "chưa rõ"
    COUNCIL = "Hội đồng đánh giá"


@dataclass(frozen=True)
class Finding:
    """One condition and its answer. `beside`: another way was open and taken, so it decides nothing here."""

    condition: Condition
    answer: Answer
    found: str
    beside: bool = False


@dataclass(frozen=True)
class Judgement:
    """The verdict on a case under one rule set, with all findings; `notes` tell how the set was chosen."""

    verdict: Verdict
    rule_set: RuleSet
    award: Award
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()


_ANSWERS = {True: Answer.MET, False: Answer.NOT_MET, None: Answer.UNKNOWN}
_NOTHING = "Danh hiệu không còn điều kiện nào để xét, xem lại ở Cài đặt, Luật"
_ORDER = (Verdict.MET, Verdict.REVIEW, Verdict.NOT_MET)


def judge(facts: Facts, rule_sets: Iterable[RuleSet]) -> Judgement:
    """The case under the set in force on the day of the decision, or the one before it where the law lets it.

    Raises SayToUser, naming rule and day, when no set is in force or the set does not know the award.
    """
    sets = tuple(rule_sets)
    chosen = set_on(sets, facts.decided_on)
    judged = judge_under(facts, chosen)
    crossing = chosen.transition
    if crossing is None or facts.received_on is None or facts.received_on >= chosen.valid_from:
        return judged
    before = next((one for one in sets if one.code == crossing.to), None)
    if before is None:
        raise SayToUser(f"Bộ quy định {chosen.code} dẫn về {crossing.to} nhưng không có bộ ấy.")
    old = judge_under(facts, before)
    day = f"Hồ sơ nhận ngày {facts.received_on:%d/%m/%Y}, trước {chosen.valid_from:%d/%m/%Y}"
    note = f"{day}: xét theo {before.code} ({crossing.source}){_doubt(crossing.verified)}"
    if crossing.more_favourable and _ORDER.index(judged.verdict) < _ORDER.index(old.verdict):
        note = f"{day}: {chosen.code} có lợi hơn {before.code} ({crossing.source}){_doubt(crossing.verified)}"
        return Judgement(judged.verdict, chosen, judged.award, judged.findings, (*judged.notes, note))
    return Judgement(old.verdict, before, old.award, old.findings, (*old.notes, note))


def set_on(sets: Iterable[RuleSet], day: date) -> RuleSet:
    """The set in force on the day; raises SayToUser naming the day when there is none."""
    found = next((one for one in sets if one.holds_on(day)), None)
    if found is None:
        raise SayToUser(f"Không có bộ quy định nào về danh hiệu có hiệu lực ngày {day:%d/%m/%Y}.")
    return found


def judge_under(facts: Facts, rules: RuleSet) -> Judgement:
    """The case under this set, whatever the day; raises SayToUser when it does not know award or ground."""
    award = rules.award(facts.title, facts.subject)
    if award is None:
        who = "cá nhân" if facts.subject == "person" else "tập thể"
        raise SayToUser(
            f"Bộ {rules.code} (ngày {facts.decided_on:%d/%m/%Y}) không có {facts.title} cho {who}."
        )
    grounds = rules.grounds(facts.title, facts.subject)
    if grounds and facts.ground not in grounds:
        raise SayToUser(
            f"Bộ {rules.code} không có {facts.title} theo «{facts.ground}». Các loại: {', '.join(grounds)}."
        )
    own = conditions_of(rules, facts)
    readings = tuple(dict.fromkeys(c.reading for c in own if c.reading)) or ("",)
    by_reading = [_weighed(facts, [c for c in own if c.reading in {"", reading}]) for reading in readings]
    verdicts = {verdict for verdict, _ in by_reading}
    # Several readings share most of their conditions.
    findings = by_reading[0][1]
    if len(by_reading) > 1:
        findings = tuple(dict.fromkeys(finding for _, found in by_reading for finding in found))
    if len(verdicts) == 1:
        if not own:
            return Judgement(Verdict.REVIEW, rules, award, (), (_NOTHING, *_replaced(rules, facts)))
        return Judgement(
            by_reading[0][0], rules, award, findings, (*_settled(rules, own), *_replaced(rules, facts))
        )
    said = "; ".join(
        f"cách hiểu «{reading}»: {VERDICT_WORDS[verdict]}"
        for reading, (verdict, _) in zip(readings, by_reading, strict=True)
    )
    note = f"Văn bản còn hai cách hiểu, cơ quan cần chọn: {said} (chưa kiểm chứng)"
    return Judgement(Verdict.REVIEW, rules, award, findings, (note, *_replaced(rules, facts)))


def _replaced(rules: RuleSet, facts: Facts) -> tuple[str, ...]:
    """Which conditions of the law the office left out or replaced, by what paper and why."""
    if not rules.left_out:
        return ()
    awards = {facts.title, *(c.award for c in conditions_of(rules, facts))}
    return tuple(
        (
            f"Cơ quan thay điều kiện “{one.words}” bằng “{one.instead}”"
            if one.instead
            else f"Cơ quan không áp dụng điều kiện “{one.words}”"
        )
        + f", lý do: {one.reason} ({one.source})"
        for one in rules.left_out
        if one.subject == facts.subject and one.award in awards
    )


def _settled(rules: RuleSet, own: Iterable[Condition]) -> tuple[str, ...]:
    """Which reading the office chose, and by what paper."""
    in_play = {(c.award, c.subject) for c in own if c.reading}
    return tuple(
        f"Cách hiểu «{s.reading}» do cơ quan chọn ({s.source}){_doubt(s.verified)}"
        for s in rules.settled
        if (s.award, s.subject) in in_play
    )


def conditions_of(rules: RuleSet, facts: Facts) -> tuple[Condition, ...]:
    """The conditions of the case's award on its ground, those of an award it rests on in their place."""
    return rules.asked(facts.title, facts.subject, facts.ground)


def _weighed(facts: Facts, conditions: list[Condition]) -> tuple[Verdict, tuple[Finding, ...]]:
    findings = [_finding(facts, condition) for condition in conditions]
    alone = [f.answer for f in findings if not f.condition.choice]
    decided = list(alone)
    for choice in dict.fromkeys(f.condition.choice for f in findings if f.condition.choice):
        options: dict[str, list[Answer]] = {}
        for finding in findings:
            if finding.condition.choice == choice:
                options.setdefault(finding.condition.option, []).append(finding.answer)
        answers = {option: _all_of(found) for option, found in options.items()}
        best = min(answers.values(), key=(Answer.MET, Answer.UNKNOWN, Answer.NOT_MET).index)
        decided.append(best)
        if best is Answer.MET:
            findings = [
                Finding(f.condition, f.answer, f.found, beside=True)
                if f.condition.choice == choice and answers[f.condition.option] is not Answer.MET
                else f
                for f in findings
            ]
    return {
        Answer.MET: Verdict.MET,
        Answer.UNKNOWN: Verdict.REVIEW,
        Answer.NOT_MET: Verdict.NOT_MET,
    }[_all_of(decided)], tuple(findings)


def _all_of(answers: list[Answer]) -> Answer:
    if Answer.NOT_MET in answers:
        return Answer.NOT_MET
    return Answer.UNKNOWN if Answer.UNKNOWN in answers else Answer.MET


def _finding(facts: Facts, condition: Condition) -> Finding:
    if condition.measure == "council_judges":
        return Finding(condition, Answer.COUNCIL, "")
    measured = MEASURES[condition.measure].reads(facts, condition.row)
    return Finding(condition, _ANSWERS[measured.holds], measured.found)


def _doubt(verified: bool) -> str:
    return "" if verified else ", chưa kiểm chứng"


def told(judgement: Judgement) -> tuple[str, ...]:
    """The findings as sentences: answer, condition, what was found, source, and whether it was verified."""
    lines = [f"{judgement.award.name} theo {judgement.rule_set.code}: {judgement.rule_set.name}"]
    lines += judgement.notes
    for finding in judgement.findings:
        condition = finding.condition
        found = f": {finding.found}" if finding.found else ""
        tail = "; đã đạt theo cách khác" if finding.beside else ""
        reading = f" [cách hiểu «{condition.reading}»]" if condition.reading else ""
        source = f"{condition.source}{_doubt(condition.verified)}"
        lines.append(f"{finding.answer}: {condition.words}{found}{tail}{reading} ({source})")
    return tuple(lines)

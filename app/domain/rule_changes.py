"""What a change of rules would do: who becomes eligible, who no longer is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.award_facts import Facts
from app.domain.award_rules import RuleSet
from app.domain.judging import VERDICT_WORDS, Judgement, Verdict, judge_under
from app.errors import SayToUser


@dataclass(frozen=True)
class Weighed:
    """One candidate under both rules; None where the set does not know the award."""

    who: str
    facts: Facts
    before: Judgement | None
    after: Judgement | None

    @property
    def differs(self) -> bool:
        """Whether the verdict is another."""
        return _verdict(self.before) != _verdict(self.after)

    @property
    def words(self) -> str:
        """`đủ điều kiện → chưa đủ`."""
        return f"{_words(self.before)} → {_words(self.after)}"


@dataclass(frozen=True)
class RuleChange:
    """All candidates under both rules, in their order; `before` and `after` are the codes of the sets."""

    before: str
    after: str
    weighed: tuple[Weighed, ...]

    @property
    def differing(self) -> tuple[Weighed, ...]:
        """Those whose verdict is another."""
        return tuple(one for one in self.weighed if one.differs)

    @property
    def sentence(self) -> str:
        """`Với quy định mới: 3 trường hợp đủ điều kiện thay vì 5.`"""
        before = sum(_verdict(one.before) is Verdict.MET for one in self.weighed)
        after = sum(_verdict(one.after) is Verdict.MET for one in self.weighed)
        new = "Với quy định mới" if self.before == self.after else f"Theo {self.after} thay cho {self.before}"
        if not self.differing:
            return f"{new}: không trường hợp nào đổi, {after} trên {len(self.weighed)} đủ điều kiện."
        if before == after:
            return (
                f"{new}: vẫn {after} trường hợp đủ điều kiện, "
                f"nhưng {len(self.differing)} trường hợp đổi kết quả."
            )
        return f"{new}: {after} trường hợp đủ điều kiện thay vì {before}."


def compare(cases: Iterable[tuple[str, Facts]], before: RuleSet, after: RuleSet) -> RuleChange:
    """Each case (who, facts) weighed under both sets, whatever its day."""
    weighed = (Weighed(who, facts, _judged(facts, before), _judged(facts, after)) for who, facts in cases)
    return RuleChange(before.code, after.code, tuple(weighed))


def _judged(facts: Facts, rules: RuleSet) -> Judgement | None:
    try:
        return judge_under(facts, rules)
    except SayToUser:
        return None


def _verdict(judged: Judgement | None) -> Verdict | None:
    return judged.verdict if judged else None


def _words(judged: Judgement | None) -> str:
    return VERDICT_WORDS[judged.verdict] if judged else "không có danh hiệu này"

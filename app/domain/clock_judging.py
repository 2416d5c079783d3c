"""One day of a person judged from its punches: each half apart, minutes late and early, absence beyond."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.clock_punches import (
    REST_DAY,
    Span,
    Taken,
    collapsed,
    judged,
    noon_of,
    span_of,
    taken,
)
from app.domain.clock_rules import ClockRules
from app.domain.clock_verdict import DayVerdict, HalfVerdict, Judged, Punch, detail_of
from app.domain.working_calendar import DayPlan

MORNING, AFTERNOON = "sáng", "chiều"
NO_PUNCH = "Không có lượt nào"


@dataclass(frozen=True)
class Covered:
    """Which halves of the day the clock's files reach; where they do not, silence is no absence."""

    morning: bool = False
    afternoon: bool = False


EVERYWHERE = Covered(True, True)
USUAL = ClockRules()


@dataclass
class _Half:
    words: str
    span: Span
    plan: DayPlan
    verdict: HalfVerdict = HalfVerdict.PRESENT
    late: int = 0
    early: int = 0
    remarks: list[str] = field(default_factory=list)

    def came(self, at: datetime) -> None:
        """Late ⇔ after the start plus the grace, by whole minutes; beyond the watch window it is absence."""
        minutes = _minutes(self.span.start, at)
        if minutes <= self.plan.grace_late:
            return
        if minutes > self._watch:
            self._absent(f"Vào {at:%H:%M}, sau {self.span.start:%H:%M} là {minutes} phút")
        else:
            self.late = minutes
            self.remarks.append(
                f"Muộn {minutes} phút so với {self.span.start:%H:%M}{_graced(self.plan.grace_late)}"
            )

    def went(self, at: datetime) -> None:
        """Early ⇔ before the end less the grace, by whole minutes; beyond the watch window it is absence."""
        minutes = -_minutes(self.span.end, at)
        if minutes <= self.plan.grace_early:
            return
        if minutes > self._watch:
            self._absent(f"Ra {at:%H:%M}, trước {self.span.end:%H:%M} là {minutes} phút")
        else:
            self.early = minutes
            graced = _graced(self.plan.grace_early)
            self.remarks.append(f"Về sớm {minutes} phút so với {self.span.end:%H:%M}{graced}")

    def silent(self, covered: bool, why: str) -> None:
        """Nothing was clocked in the half: absence where the file reaches it, else nothing is known."""
        self.verdict = HalfVerdict.ABSENT if covered else HalfVerdict.NOTHING
        if covered:
            self.remarks.append(f"Vắng buổi {self.words}: {why}")

    def unknown(self, why: str) -> None:
        """What was clocked does not tell; a hand entry is asked for."""
        self.verdict = HalfVerdict.NOTHING
        self.remarks.append(f"Chưa rõ buổi {self.words}: {why}")

    def _absent(self, what: str) -> None:
        self.verdict, self.late, self.early = HalfVerdict.ABSENT, 0, 0
        self.remarks = [f"{what}, quá {self._watch} phút theo dõi: vắng buổi {self.words}"]

    @property
    def _watch(self) -> int:
        return int(self.span.watch.total_seconds()) // 60


def judge(
    person_id: int,
    plan: DayPlan,
    punches: Iterable[Punch],
    covered: Covered = EVERYWHERE,
    rules: ClockRules = USUAL,
) -> DayVerdict:
    """The verdict of the day `plan.day` from the punches that belong to it, in any order, doubles and all.

    The clock's state column decides only for punches whose `state` was kept (see Punch). A half that is not
    worked gets no verdict; a half without punches is absence only where `covered`.
    """
    kept, dropped = collapsed(punches, rules)
    morning, afternoon = span_of(plan, plan.morning), span_of(plan, plan.afternoon)
    if morning is None and afternoon is None:
        dropped += [judged(punch, REST_DAY) for punch in kept]
        return DayVerdict(person_id, plan.day, detail=detail_of((), dropped, ()))
    found = taken(kept, morning, afternoon, rules)
    dropped += found.dropped
    halves: dict[str, _Half] = {}
    if morning is not None:
        halves[MORNING] = _Half(MORNING, morning, plan)
    if afternoon is not None:
        halves[AFTERNOON] = _Half(AFTERNOON, afternoon, plan)
    if not kept:
        for words, half in halves.items():
            half.silent(covered.morning if words == MORNING else covered.afternoon, NO_PUNCH.lower())
    elif len(halves) == 1:
        _alone(next(iter(halves.values())), found)
    else:
        _both(halves[MORNING], halves[AFTERNOON], found, covered)
    first, second = halves.get(MORNING), halves.get(AFTERNOON)
    return DayVerdict(
        person_id,
        plan.day,
        first.verdict if first else HalfVerdict.NOTHING,
        second.verdict if second else HalfVerdict.NOTHING,
        first.late if first else 0,
        first.early if first else 0,
        second.late if second else 0,
        second.early if second else 0,
        detail_of(
            _used(found, morning, afternoon, plan),
            sorted(dropped),
            (remark for half in halves.values() for remark in half.remarks),
        ),
    )


def _alone(half: _Half, found: Taken) -> None:
    """The only worked half of the day: first punch in, last punch out."""
    if found.first is not None:
        half.came(found.first.at)
    else:
        half.remarks.append("Thiếu lượt vào")
    if found.last is None:
        half.remarks.append("Thiếu lượt ra")
    elif half.verdict is HalfVerdict.PRESENT:
        half.went(found.last.at)


def _both(morning: _Half, afternoon: _Half, found: Taken, covered: Covered) -> None:
    noon = noon_of(morning.span, afternoon.span)
    first, last = found.first, found.last
    in_morning = [p for p in (first, found.noon_out, found.noon_back, last) if p is not None and p.at < noon]
    in_afternoon = [p for p in (first, found.noon_back, last) if p is not None and p.at >= noon]
    if in_morning:
        if first is None:
            morning.remarks.append("Thiếu lượt vào")
        else:
            morning.came(first.at)
        gone = found.noon_out or (last if last is not None and last.at < noon else None)
        if morning.verdict is HalfVerdict.PRESENT and gone is not None:
            morning.went(gone.at)
    elif first is None:
        morning.unknown("chỉ có lượt ra buổi chiều")
    elif found.last is None and found.noon_back is None:
        morning.unknown("chỉ có một lượt, vào buổi chiều")
    else:
        morning.silent(covered.morning, f"lượt đầu lúc {first.at:%H:%M}")
    if in_afternoon or (found.noon_back is not None and last is not None):
        back = found.noon_back or (first if first is not None and first.at >= noon else None)
        if back is not None:
            afternoon.came(back.at)
        if last is None:
            afternoon.remarks.append("Thiếu lượt ra")
        elif afternoon.verdict is HalfVerdict.PRESENT:
            afternoon.went(last.at)
    elif last is None:
        afternoon.unknown("thiếu lượt ra")
    elif first is None:
        afternoon.unknown("chỉ có một lượt, ra buổi sáng")
    else:
        afternoon.silent(covered.afternoon, f"lượt cuối lúc {last.at:%H:%M}")


def _used(found: Taken, morning: Span | None, afternoon: Span | None, plan: DayPlan) -> tuple[Judged, ...]:
    noon = noon_of(morning, afternoon) if morning is not None and afternoon is not None else None

    def half(at: datetime) -> str:
        if noon is None:
            return MORNING if morning is not None else AFTERNOON
        return MORNING if at < noon else AFTERNOON

    said = []
    if found.first is not None:
        said.append(judged(found.first, f"Vào {half(found.first.at)}"))
    if found.noon_out is not None:
        said.append(judged(found.noon_out, f"Ra {MORNING}"))
    if found.noon_back is not None:
        said.append(judged(found.noon_back, f"Vào {AFTERNOON}"))
    if found.last is not None:
        late_night = ", sau nửa đêm" if found.last.at.date() > plan.day else ""
        said.append(judged(found.last, f"Ra {half(found.last.at)}{late_night}"))
    return tuple(said)


def _minutes(since: datetime, at: datetime) -> int:
    """Whole minutes as the clock shows them: 07:30:59 is 07:30."""
    return int((at.replace(second=0, microsecond=0) - since).total_seconds()) // 60


def _graced(grace: int) -> str:
    return f", được trễ {grace} phút" if grace else ""

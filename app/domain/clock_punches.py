"""Which punches of a day stand for coming, going and the noon break, and why the others are left aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.domain.clock_rules import ClockRules
from app.domain.clock_verdict import Direction, Judged, Punch
from app.domain.working_calendar import DayPlan, HalfTime

BETWEEN = "Giữa buổi, không tính là vào hay ra"
NOON_BETWEEN = "Giữa hai lượt nghỉ trưa đã dùng"
REST_DAY = "Ngày không làm việc"


@dataclass(frozen=True)
class Span:
    """One worked half as moments; `watch` as a span of time, the whole half where the row sets none."""

    start: datetime
    end: datetime
    watch: timedelta


@dataclass
class Taken:
    """The punches of a day sorted into what they stand for."""

    first: Punch | None = None
    last: Punch | None = None
    noon_out: Punch | None = None
    noon_back: Punch | None = None
    dropped: list[Judged] = field(default_factory=list)


def span_of(plan: DayPlan, half: HalfTime | None) -> Span | None:
    """The half on its day."""
    if half is None:
        return None
    start = datetime.combine(plan.day, half.start)
    end = datetime.combine(plan.day, half.end)
    return Span(start, end, timedelta(minutes=plan.watch) if plan.watch else end - start)


def noon_of(morning: Span, afternoon: Span) -> datetime:
    """The middle of the noon break: before it a lone punch speaks of the morning."""
    return morning.end + (afternoon.start - morning.end) / 2


def judged(punch: Punch, words: str) -> Judged:
    """The punch with what is said of it."""
    return Judged(punch.at, words, punch.number, punch.line, punch.batch_id)


def collapsed(punches: Iterable[Punch], rules: ClockRules) -> tuple[list[Punch], list[Judged]]:
    """The punches in order without doubles and taps, and those left aside with the seconds between."""
    kept: list[Punch] = []
    dropped: list[Judged] = []
    for punch in sorted(punches, key=lambda one: one.at):
        apart = int((punch.at - kept[-1].at).total_seconds()) if kept else rules.double_tap + 1
        if apart > rules.double_tap:
            kept.append(punch)
        else:
            dropped.append(judged(punch, f"Chạm đúp, cách {apart} giây" if apart else "Trùng hẳn lượt trước"))
    return kept, dropped


def taken(punches: Sequence[Punch], morning: Span | None, afternoon: Span | None, rules: ClockRules) -> Taken:
    """First, last and the noon break of one day; `punches` in order, without doubles."""
    found = Taken()
    if not punches:
        return found
    found.first = next((p for p in punches if _may(p, Direction.IN, rules)), None)
    found.last = next((p for p in reversed(punches) if _may(p, Direction.OUT, rules)), None)
    if found.first is not None and found.last is not None and found.last.at <= found.first.at:
        _settle_lone(found, punches, morning, afternoon, rules)
    inside = [p for p in punches if _inside(p, found)]
    if morning is not None and afternoon is not None:
        _noon(found, inside, morning, afternoon, rules)
    noon = (found.noon_out, found.noon_back)
    used = [p for p in (found.first, *noon, found.last) if p is not None]
    for punch in punches:
        if punch in used:
            continue
        between = all(noon) and noon[0].at < punch.at < noon[1].at  # type: ignore[union-attr]
        found.dropped.append(judged(punch, NOON_BETWEEN if between else BETWEEN))
    return found


def _settle_lone(
    found: Taken, punches: Sequence[Punch], morning: Span | None, afternoon: Span | None, rules: ClockRules
) -> None:
    """A single punch is a coming or a going by its state where trusted, else by the time of the day."""
    punch = punches[0] if len(punches) == 1 else found.first
    assert punch is not None
    coming = rules.direction(punch.state)
    if coming is Direction.UNKNOWN:
        coming = Direction.IN if _near_start(punch.at, morning, afternoon) else Direction.OUT
    found.first, found.last = (punch, None) if coming is Direction.IN else (None, punch)


def _near_start(at: datetime, morning: Span | None, afternoon: Span | None) -> bool:
    half = morning or afternoon
    if morning is not None and afternoon is not None and at >= noon_of(morning, afternoon):
        half = afternoon
    return half is None or at - half.start <= half.end - at


def _inside(punch: Punch, found: Taken) -> bool:
    after = found.first is None or punch.at > found.first.at
    before = found.last is None or punch.at < found.last.at
    return after and before and punch not in (found.first, found.last)


def _noon(found: Taken, inside: list[Punch], morning: Span, afternoon: Span, rules: ClockRules) -> None:
    """Going and coming at noon: clocked within the watch windows, or one of them shows the other.

    A last punch of the day close to the start of the afternoon is a coming back, its going is missing.
    """
    noon = noon_of(morning, afternoon)
    last = found.last
    if last is not None and noon <= last.at <= afternoon.start + afternoon.watch:
        more = afternoon.end - last.at
        if last.at - afternoon.start < more and rules.direction(last.state) is not Direction.OUT:
            inside, found.last = [*inside, last], None
    opens, closes = morning.end - morning.watch, afternoon.start + afternoon.watch
    lunch = [p for p in inside if opens <= p.at <= closes]
    before = [p for p in lunch if p.at < noon and _may(p, Direction.OUT, rules)]
    after = [p for p in lunch if p.at >= noon and _may(p, Direction.IN, rules)]
    if after:
        found.noon_back = after[-1]
        found.noon_out = before[-1] if before else after[0] if len(after) > 1 else None
        if found.noon_out is None:
            earlier = [p for p in inside if p.at < opens and _may(p, Direction.OUT, rules)]
            found.noon_out = earlier[-1] if earlier else None
    elif before:
        backs = [p for p in lunch if p.at >= morning.end and p.at < noon and _may(p, Direction.IN, rules)]
        if len(before) > 1 and backs and backs[-1].at > before[0].at:
            found.noon_back = backs[-1]
            found.noon_out = [p for p in before if p.at < backs[-1].at][-1]
        else:
            found.noon_out = before[-1]
            later = [p for p in inside if p.at > closes and _may(p, Direction.IN, rules)]
            found.noon_back = later[0] if later else None


def _may(punch: Punch, wanted: Direction, rules: ClockRules) -> bool:
    """Whether the punch may be read so: always, unless a trusted state says the other."""
    return rules.direction(punch.state) in (Direction.UNKNOWN, wanted)

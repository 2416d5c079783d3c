"""Words about notes that panel and page share: halves, minutes, a person's month, chips of states."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.conduct import HALF_WORDS, STATE_WORDS, HalfDay, Incident, State
from app.domain.conduct_tally import Tally
from app.domain.dates import show_date, show_weekday
from ui.conduct_clock import CHIP, ClockRow

STATE_CHIPS = {
    State.NOTED: "draft",
    State.AWAITING: "due",
    State.CONFIRMED: "warn",
    State.EXCUSED: "good",
    State.CANCELLED: "none",
}


def month_words(unit: str, by_rule: Mapping[str, Tally]) -> str:
    """`Văn phòng Sở. Tháng này: về sớm 1 lần, 20 phút; thuốc lá 1 lần.`"""
    parts = []
    for name, counted in by_rule.items():
        if counted.known:
            minutes = f", {counted.minutes} phút" if counted.minutes else ""
            excused = f" ({counted.excused} có lý do)" if counted.excused else ""
            shown = name if name.isupper() else name.lower()
            parts.append(f"{shown} {counted.known} lần{excused}{minutes}")
    told = f"Tháng này: {'; '.join(parts)}." if parts else "Tháng này chưa có vụ việc."
    return f"{unit}. {told}" if unit else told


def when_words(incident: Incident) -> str:
    """`thứ Sáu 19/05/2023, sáng, 07:52`."""
    parts = [f"{show_weekday(incident.day)} {show_date(incident.day)}"]
    if incident.half is not HalfDay.DAY:
        parts.append(HALF_WORDS[incident.half])
    if incident.at_time:
        parts.append(incident.at_time)
    return ", ".join(parts)


def state_chip(incident: Incident | ClockRow) -> tuple[str, str]:
    """Kind and words of the chip; a confirmed merit is good, not a warning."""
    if isinstance(incident, ClockRow):
        return CHIP
    kind = STATE_CHIPS[incident.state]
    if incident.merit and incident.state is State.CONFIRMED:
        kind = "good"
    return kind, STATE_WORDS[incident.state]

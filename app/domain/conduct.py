"""Item II.6 of the plan: its rules by date, and what was noted under them with its life.

A note is not discipline: "nhắc nhở" and "phê bình" are no forms of kỷ luật (see app/domain/discipline.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.office import holds


class Tone(StrEnum):
    """Whether a note under the rule speaks against the person, for the person, or either."""

    FAULT = "fault"
    MERIT = "merit"
    EITHER = "either"


TONE_WORDS = {Tone.FAULT: "Vi phạm", Tone.MERIT: "Ghi nhận tốt", Tone.EITHER: "Tốt hoặc chưa tốt"}


class Severity(StrEnum):
    """How grave a breach is, as the office weighs it."""

    LIGHT = "light"
    MEDIUM = "medium"
    GRAVE = "grave"


SEVERITY_WORDS = {Severity.LIGHT: "Nhẹ", Severity.MEDIUM: "Vừa", Severity.GRAVE: "Nặng"}


class Watch(StrEnum):
    """What the time clock tells of a rule by itself; such a note has minutes or a half."""

    NOTHING = ""
    LATE = "late"
    EARLY = "early"
    ABSENT = "absent"


WATCH_WORDS = {
    Watch.NOTHING: "Không đo được",
    Watch.LATE: "Đến muộn",
    Watch.EARLY: "Về sớm",
    Watch.ABSENT: "Vắng mặt",
}


class HalfDay(StrEnum):
    """The half a note speaks of; DAY: the whole day, or no half in particular."""

    DAY = ""
    MORNING = "morning"
    AFTERNOON = "afternoon"


HALF_WORDS = {HalfDay.DAY: "cả ngày", HalfDay.MORNING: "sáng", HalfDay.AFTERNOON: "chiều"}


class State(StrEnum):
    """The life of a note; never deleted, a cancelled one keeps its reason."""

    NOTED = "noted"
    AWAITING = "awaiting"
    CONFIRMED = "confirmed"
    EXCUSED = "excused"
    CANCELLED = "cancelled"


STATE_WORDS = {
    State.NOTED: "Đã ghi nhận",
    State.AWAITING: "Chờ giải trình",
    State.CONFIRMED: "Đã xác nhận",
    State.EXCUSED: "Chấp nhận lý do",
    State.CANCELLED: "Đã hủy",
}
OPEN = frozenset({State.NOTED, State.AWAITING})
"""What still waits for somebody; a month with such notes is closed with a warning."""
STANDING = frozenset({State.NOTED, State.AWAITING, State.CONFIRMED})
"""What counts against (or for) the person: an excuse keeps the fact and changes the verdict."""

# Cancelled is an end: what was cancelled by mistake is undone, or noted anew.
_MOVES = {
    State.NOTED: {State.AWAITING, State.CONFIRMED, State.EXCUSED, State.CANCELLED},
    State.AWAITING: {State.AWAITING, State.CONFIRMED, State.EXCUSED, State.CANCELLED},
    State.CONFIRMED: {State.EXCUSED, State.CANCELLED},
    State.EXCUSED: {State.CONFIRMED, State.CANCELLED},
    State.CANCELLED: set(),
}


class Origin(StrEnum):
    """Who saw it: a person, or the time clock."""

    HAND = "hand"
    CLOCK = "clock"


@dataclass(frozen=True)
class ConductRule:
    """One content of II.6 over a period; of two rows of a code the office's own decides, then the later.

    `grace` in minutes, 0: as the working time of the day says. `points`: see conduct_points.py.
    """

    id: int
    code: str
    name: str
    words: str = ""
    plan_item: str = "II.6"
    tone: Tone = Tone.FAULT
    severity: Severity = Severity.LIGHT
    grace: int = 0
    watch: Watch = Watch.NOTHING
    points: str = ""
    source: str = ""
    verified: bool = False
    position: int = 0
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class Incident:
    """What one person did or left undone on one day. `minutes` late or early; `at_time` "HH:MM" or "".

    `points` is chosen only where the rule gives a range. `answer` is what the person says, `reason` why it
    was excused or cancelled, `decided_on` the day of the last decision.
    """

    id: int
    person_id: int
    day: date
    rule: str
    half: HalfDay = HalfDay.DAY
    at_time: str = ""
    minutes: int | None = None
    points: int | None = None
    merit: bool = False
    place: str = ""
    noted_by: str = ""
    words: str = ""
    state: State = State.NOTED
    explain_by: date | None = None
    answer: str = ""
    reason: str = ""
    decided_on: date | None = None
    origin: Origin = Origin.HAND
    noted_at: str = ""


class PaperKind(StrEnum):
    """What a scan attached to a note is."""

    EXPLANATION = "explanation"
    RECORD = "record"
    PROOF = "proof"
    OTHER = "other"


PAPER_KIND_WORDS = {
    PaperKind.EXPLANATION: "Phiếu giải trình",
    PaperKind.RECORD: "Biên bản",
    PaperKind.PROOF: "Giấy tờ chứng minh",
    PaperKind.OTHER: "Giấy tờ khác",
}


@dataclass(frozen=True)
class IncidentPaper:
    """A file kept with a note: its name as given and the scan's name beside the book."""

    id: int
    incident_id: int
    kind: PaperKind = PaperKind.OTHER
    name: str = ""
    scan: str = ""
    added_on: date | None = None


def moves(incident: Incident) -> frozenset[State]:
    """Where the note may go from here; a merit is neither explained nor excused."""
    onward = frozenset(_MOVES[incident.state])
    return onward - {State.AWAITING, State.EXCUSED} if incident.merit else onward


def rules_on(rules: Iterable[ConductRule], day: date) -> tuple[ConductRule, ...]:
    """One rule a code on the day, in their order; empty where none is in force yet."""
    found: dict[str, ConductRule] = {}
    for rule in sorted(
        (rule for rule in rules if holds(rule, day)),
        key=lambda rule: (rule.id > 0, rule.valid_from or date.min, abs(rule.id)),
    ):
        found[rule.code] = rule
    return tuple(sorted(found.values(), key=lambda rule: (rule.position, rule.code)))


def month_of(day: date) -> str:
    """`2023-05`."""
    return f"{day:%Y-%m}"

"""The desk of item II.6: what was noted, its life, and what it adds up to. A note is not discipline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.conduct import (
    OPEN,
    ConductRule,
    HalfDay,
    Incident,
    IncidentPaper,
    PaperKind,
    State,
    Tone,
    Watch,
    month_of,
    moves,
    rules_on,
)
from app.domain.conduct_checks import check_decision, check_note
from app.domain.conduct_tally import Fact, Tally, tallies
from app.domain.conduct_time import Reckoned, half_of, reckon
from app.domain.dates import show_date
from app.domain.office import holds
from app.domain.staff import AWAY_KIND_WORDS, membership_on
from app.domain.wording import clean, fold
from app.domain.working_calendar import read_time
from app.errors import Frozen, Invalid, Problem, SayToUser
from app.services.conduct_facts import UnitOn, clock_note, facts_between
from app.services.conduct_files import shipped_rules
from app.storage import conduct_rows, record_rows
from app.storage.scans import find_scan, keep_scan
from app.storage.schema_attendance import CLOSED_MONTH

if TYPE_CHECKING:
    from app.services.office import Done, Office

NOT_DISCIPLINE = (
    "Ghi nhận để theo dõi nội bộ, không phải hình thức kỷ luật. Kỷ luật là quyết định riêng có số, ngày."
)
_DECIDED = "Vụ việc đã quyết định thì không sửa nội dung. Hoàn tác quyết định, hoặc ghi vụ việc mới."
_NO_WAY = "Vụ việc này không sang bước ấy được nữa. Hoàn tác bước trước, hoặc ghi vụ việc mới."
_DEEDS = {
    State.AWAITING: "Yêu cầu giải trình",
    State.CONFIRMED: "Xác nhận vụ việc",
    State.EXCUSED: "Chấp nhận lý do",
    State.CANCELLED: "Hủy vụ việc",
}


class ConductDesk:
    """Rules on a day, notes and their life, papers attached, facts and tallies."""

    def __init__(self, office: Office) -> None:
        self._office = office

    # Rules.

    def rules(self) -> tuple[ConductRule, ...]:
        """Every row: the shipped ones (negative ids), then the office's own."""
        return (*shipped_rules(), *record_rows.rows(self._office.db, ConductRule))

    def rules_on(self, day: date) -> tuple[ConductRule, ...]:
        """One rule a code on the day, in their order."""
        return rules_on(self.rules(), day)

    def rule_on(self, code: str, day: date) -> ConductRule | None:
        """The rule of that code on the day; codes are compared without regard to case."""
        wanted = code.casefold()
        return next((rule for rule in self.rules_on(day) if rule.code.casefold() == wanted), None)

    # Reading.

    def incidents(
        self, first: date, last: date, person_id: int = 0, unit_id: int = 0
    ) -> tuple[Incident, ...]:
        """Notes of the span by day; of one person or of one unit (where the person stood that day)."""
        found = conduct_rows.between(self._office.db, first, last, person_id)
        if not unit_id:
            return found
        units = UnitOn(self._office)
        return tuple(one for one in found if units(one.person_id, one.day) == unit_id)

    def incident(self, incident_id: int) -> Incident:
        """The note; raises SayToUser when the book does not hold that number."""
        found = record_rows.one(self._office.db, Incident, incident_id)
        if found is None:
            raise SayToUser("Vụ việc này không còn trong sổ. Chọn lại trong danh sách.")
        return found

    def units(self) -> UnitOn:
        """Answers in which unit a person stood on a day, by number."""
        return UnitOn(self._office)

    def find(self, needle: str, most: int) -> tuple[Incident, ...]:
        """Notes by folded words of the note, of the person or of the rule; newest first."""
        codes = tuple(
            {rule.code for rule in self.rules() if needle == fold(rule.code) or needle in fold(rule.name)}
        )
        return conduct_rows.holding(self._office.db, needle, codes, most)

    def closed(self, day: date) -> bool:
        """Whether the day's month is closed: its notes are only read."""
        return conduct_rows.month_closed(self._office.db, month_of(day))

    def reckon(self, code: str, person_id: int, day: date, half: HalfDay, at_time: str) -> Reckoned:
        """How late or early that time is; raises NotInForce where the day has no working time."""
        rule = self.rule_on(code, day)
        if rule is None or rule.watch is Watch.NOTHING:
            return Reckoned(None, "")
        plan = self._office.calendar.between(day, day).on(day, person_id)
        return reckon(plan, rule, half, read_time(at_time))

    def half_at(self, person_id: int, day: date, at_time: str) -> HalfDay | None:
        """The half a typed time belongs to, None for what is no time."""
        at = read_time(at_time)
        if at is None:
            return None
        return half_of(self._office.calendar.between(day, day).on(day, person_id), at)

    # The life of a note.

    def problems(self, incident: Incident) -> tuple[Problem, ...]:
        """What cannot stand and what is doubtful about a note before it is kept."""
        return self._problems(self._tidied(incident))

    def note(self, incident: Incident, *, stand: bool = False) -> Done:
        """Keep a new note, waiting for an explanation when a day is set for it; `Done.value` is its id.

        Raises Invalid naming the fields, Frozen in a closed month. Doubts are let stand with `stand`.
        """
        incident = self._tidied(replace(incident, id=0))
        state = State.AWAITING if incident.explain_by is not None else State.NOTED
        incident = replace(incident, state=state, noted_at=self._office.now().isoformat(timespec="minutes"))
        self._refuse(incident, stand)
        rule = self.rule_on(incident.rule, incident.day)
        assert rule is not None
        name = self._office.staff.person(incident.person_id).name
        with self._office.operation(f"Ghi {rule.code} {incident.day:%d/%m}: {name}") as op:
            op.value = record_rows.save(self._office.db, incident)
        return op.done

    def note_clock(self, fact: Fact) -> Done:
        """Make a note of what only the clock saw: it takes the clock's place, so nothing counts twice.

        `Done.value` is its id; raises SayToUser when the clock does not say so any more, Frozen.
        """
        return self.note(clock_note(self._office, fact), stand=True)

    def save(self, incident: Incident, *, stand: bool = True) -> Done:
        """Change what a note says while nothing is decided; raises Invalid, Frozen."""
        before = self.incident(incident.id)
        if before.state not in OPEN:
            raise Frozen(_DECIDED)
        incident = self._tidied(replace(incident, state=before.state))
        self._refuse(incident, stand, closed=(before.day, incident.day))
        return self._write(f"Sửa vụ việc {self._named(incident)}", incident)

    def answer(self, incident_id: int, words: str) -> Done:
        """What the person says about it; the decision stays open."""
        incident = self.incident(incident_id)
        self._open_month(incident.day)
        return self._write(
            f"Ghi giải trình: {self._named(incident)}", replace(incident, answer=clean(words, lines=True))
        )

    def ask(self, incident_id: int, by: date) -> Done:
        """Wait for an explanation until that day, included."""
        incident = self.incident(incident_id)
        if by < incident.day:
            said = f"Hạn giải trình phải từ {show_date(incident.day)} trở đi."
            raise Invalid((Problem("explain_by", said),))
        return self._move(incident, State.AWAITING, explain_by=by)

    def confirm(self, incident_id: int, day: date | None = None) -> Done:
        """It happened as noted; `day` of the decision, today when not given."""
        return self._decide(incident_id, State.CONFIRMED, "", day)

    def excuse(self, incident_id: int, reason: str, day: date | None = None) -> Done:
        """Accept the reason: the fact stays with its minutes and no longer counts; raises Invalid."""
        return self._decide(incident_id, State.EXCUSED, reason, day)

    def cancel(self, incident_id: int, reason: str, day: date | None = None) -> Done:
        """Noted by mistake: it stays in the book with the reason and counts nowhere. Raises Invalid."""
        return self._decide(incident_id, State.CANCELLED, reason, day)

    # Papers attached.

    def papers(self, incident_id: int) -> tuple[IncidentPaper, ...]:
        """Files kept with the note, in the order they came."""
        return record_rows.rows(self._office.db, IncidentPaper, "incident_id = ?", (incident_id,))

    def attach(self, incident_id: int, source: Path, kind: PaperKind = PaperKind.OTHER) -> Done:
        """Keep a file of any type with the note; raises FileTrouble when it is too large or not readable."""
        incident = self.incident(incident_id)
        scan = keep_scan(self._office.path, source)
        paper = IncidentPaper(0, incident_id, kind, clean(source.name), scan, self._today())
        return self._write(f"Gắn giấy tờ cho vụ việc {self._named(incident)}", paper)

    def detach(self, paper: IncidentPaper) -> Done:
        """Take a file off the note; the file itself stays beside the book, undo brings it back."""
        with self._office.operation("Gỡ giấy tờ của vụ việc") as op:
            record_rows.drop(self._office.db, paper)
        return op.done

    def file(self, paper: IncidentPaper) -> Path:
        """The kept file; raises FileTrouble when it is missing or altered."""
        return find_scan(self._office.path, paper.scan)

    # Facts and tallies.

    def facts(self, first: date, last: date, person_id: int = 0, unit_id: int = 0) -> tuple[Fact, ...]:
        """Everything that happened in the span, each once: notes, and what only the clock saw."""
        found = facts_between(self._office, self.rules(), first, last, person_id)
        return tuple(fact for fact in found if unit_id in (0, fact.unit_id))

    def tally(self, year: int) -> Mapping[int, Mapping[str, Tally]]:
        """The year by person, then by code of rule; who has nothing is not there."""
        found: dict[int, dict[str, Tally]] = {}
        counted = tallies(
            self.facts(date(year, 1, 1), date(year, 12, 31)), lambda fact: (fact.person_id, fact.rule.code)
        )
        for (person, code), one in counted.items():
            found.setdefault(person, {})[code] = one
        return found

    # Inside.

    def _tidied(self, incident: Incident) -> Incident:
        """Fit to be stored: the code as the rule has it, merit by its tone, time as 07:52, minutes."""
        rule = self.rule_on(incident.rule, incident.day)
        at = read_time(incident.at_time)
        texts = {
            "place": clean(incident.place),
            "noted_by": clean(incident.noted_by),
            "words": clean(incident.words, lines=True),
            "answer": clean(incident.answer, lines=True),
            "at_time": f"{at:%H:%M}" if at else clean(incident.at_time),
        }
        if rule is not None:
            merit = {Tone.FAULT: False, Tone.MERIT: True}.get(rule.tone, incident.merit)
            incident = replace(incident, rule=rule.code, merit=merit)
            if rule.watch in (Watch.LATE, Watch.EARLY) and at is not None:
                reckoned = self.reckon(
                    rule.code, incident.person_id, incident.day, incident.half, incident.at_time
                )
                incident = replace(incident, minutes=reckoned.minutes)
            elif rule.watch in (Watch.LATE, Watch.EARLY) and incident.minutes is None:
                incident = replace(incident, minutes=self._measured(incident, rule.watch))
        return replace(incident, **texts)  # type: ignore[arg-type]

    def _measured(self, incident: Incident, watch: Watch) -> int | None:
        """What the clock measured of that half, for a note that gives no time: the note takes its place."""
        seen = self._office.clock.lateness(incident.day, incident.day)
        return next(
            (
                one.minutes
                for one in seen
                if (one.person_id, one.half, one.kind) == (incident.person_id, incident.half, watch)
            ),
            None,
        )

    def _problems(self, incident: Incident) -> tuple[Problem, ...]:
        line = membership_on(
            self._office.staff.memberships(incident.person_id), incident.person_id, incident.day
        )
        away = next(
            (row for row in self._office.staff.aways(incident.person_id) if holds(row, incident.day)), None
        )
        same = [
            one
            for one in conduct_rows.between(self._office.db, incident.day, incident.day, incident.person_id)
            if one.id != incident.id
            and one.rule == incident.rule
            and one.state is not State.CANCELLED
            and (one.half is incident.half or HalfDay.DAY in (one.half, incident.half))
        ]
        return check_note(
            incident,
            self.rule_on(incident.rule, incident.day),
            belongs=line is not None,
            away=AWAY_KIND_WORDS[away.kind] if away is not None else "",
            same=same,
            reckoned=self.reckon(
                incident.rule, incident.person_id, incident.day, incident.half, incident.at_time
            ),
            today=self._today(),
        )

    def _refuse(self, incident: Incident, stand: bool, closed: tuple[date, ...] = ()) -> None:
        for day in closed or (incident.day,):
            self._open_month(day)
        left = tuple(p for p in self._problems(incident) if not (p.doubt and stand))
        if left:
            raise Invalid(left)

    def _open_month(self, day: date) -> None:
        if self.closed(day):
            raise Frozen(CLOSED_MONTH, "day")

    def _decide(self, incident_id: int, to: State, reason: str, day: date | None) -> Done:
        incident = self.incident(incident_id)
        decided = day or self._today()
        problems = check_decision(incident, to, clean(reason), decided)
        if problems:
            raise Invalid(problems)
        return self._move(incident, to, reason=clean(reason), decided_on=decided)

    def _move(self, incident: Incident, to: State, **values: object) -> Done:
        self._open_month(incident.day)
        if to not in moves(incident):
            raise Frozen(_NO_WAY)
        moved = replace(incident, state=to, **values)  # type: ignore[arg-type]
        return self._write(f"{_DEEDS[to]}: {self._named(incident)}", moved)

    def _write(self, name: str, row: Incident | IncidentPaper) -> Done:
        with self._office.operation(name) as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def _named(self, incident: Incident) -> str:
        person = self._office.staff.person(incident.person_id).name
        return f"{incident.rule} {incident.day:%d/%m}, {person}"

    def _today(self) -> date:
        return self._office.now().date()

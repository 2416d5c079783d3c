"""The desk of the time clock: files read and kept, verdicts of the days, and what they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.domain.clock_meaning import Meanings
from app.domain.clock_sorting import NO_CHOICE, Choices
from app.domain.clock_verdict import DayVerdict, HalfVerdict, changed_since_closing
from app.domain.clock_words import kept_days
from app.domain.working_calendar import span
from app.errors import NotInForce, SayToUser
from app.services.clock_files import ClockReading, read_clock_file
from app.services.clock_import import (
    Stranger,
    Understanding,
    export_faults,
    keep,
    strangers,
    understood,
)
from app.services.clock_verdicts import (
    Clocks,
    MonthVerdicts,
    all_clocks,
    are_stored,
    clock_rules,
    month_ends,
    month_verdicts,
    months_between,
    person_verdicts,
    verdicts_now,
)
from app.storage import clock_rows, diary, import_rows

if TYPE_CHECKING:
    from app.domain.clock_month import Verdicts
    from app.services.office import Done, Office
    from app.storage.office_file import OfficeFile

LATE, EARLY = "late", "early"
_DAY = timedelta(days=1)
_MOST_MONTHS = 24
# What stored verdicts rest on: an operation that touched none of these leaves them as they are.
_GROUND = frozenset({"clock_number", "import_batch", "working_time", "calendar_day", "month_closing"})
MORNING, AFTERNOON = "morning", "afternoon"
_MINUTES = (
    (MORNING, LATE, "late_morning"),
    (MORNING, EARLY, "early_morning"),
    (AFTERNOON, LATE, "late_afternoon"),
    (AFTERNOON, EARLY, "early_afternoon"),
)


class Lateness(NamedTuple):
    """One late coming or early going: `half` "morning" or "afternoon", `kind` "late" or "early"."""

    person_id: int
    day: date
    half: str
    kind: str
    minutes: int


class Absent(NamedTuple):
    """One half called absent: `half` "morning" or "afternoon"."""

    person_id: int
    day: date
    half: str


class ClockDesk:
    """What the clock knows; a mark entered by hand is the grid's and always wins."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._months: dict[str, tuple[OfficeFile, int, MonthVerdicts]] = {}
        self._now: tuple[tuple[OfficeFile, int, str], Verdicts] | None = None
        self._stored: dict[str, tuple[OfficeFile, bool, int]] = {}
        self._all: Clocks | None = None
        office.listen(self._heard, first=True)

    def batches(self) -> tuple[clock_rows.Batch, ...]:
        """The files imported, oldest first; an import taken back is not among them."""
        return clock_rows.batches(self._office.db)

    def understand(self, path: Path, choices: Choices = NO_CHOICE) -> Understanding:
        """Read a file and hold it against the book; writes nothing.

        Raises FileTrouble, and SayToUser for a table whose columns must be told first (see `read`).
        """
        reading = read_clock_file(path, self.today, clock_rules(), self.remembered())
        if reading.sheets and reading.shape is None:
            raise SayToUser(
                f"{path.name}: chưa nhận ra cột số máy, ngày và giờ. Nhập bằng cửa sổ ở tab Chuyên "
                "cần để chỉ cột, hoặc đặt tiêu đề cột là Mã NV, Ngày, Giờ vào, Giờ ra."
            )
        return self.look(reading, choices)

    @property
    def today(self) -> date:
        """Until when a punch is possible."""
        return self._office.now().date()

    def remembered(self) -> Mapping[str, Mapping[str, int]]:
        """Columns chosen for tables before, by their headings; may go to another thread."""
        return import_rows.mappings(self._office.db, clock_rows.CLOCK)

    def look(self, reading: ClockReading, choices: Choices = NO_CHOICE) -> Understanding:
        """The same reading under other choices, or after the book has changed."""
        return understood(self._office, reading, choices)

    def strangers(self, seen: Understanding) -> tuple[Stranger, ...]:
        """The numbers of the file that are nobody's, those with most punches first."""
        return strangers(self._office, seen)

    def meanings(self, seen: Understanding) -> Meanings:
        """What the punches to be kept stand for by the hours of their days; made day by day when asked."""
        rules, days = clock_rules(), kept_days(seen.found) or (self.today,)
        calendar = self._office.calendar.between(min(days) - _DAY, max(days))
        return Meanings(seen.file, seen.found, calendar, rules, trusted=seen.choices.trust_state)

    def export_faults(self, seen: Understanding, target: Path) -> Path:
        """What would not be kept, with the reasons, as Excel; raises FileTrouble."""
        people = {person.id: person.name for person in self._office.staff.people()}
        return export_faults(seen, people, target)

    def keep(self, seen: Understanding) -> Done:
        """Write what is ticked as "Nhập giờ chấm tháng 5/2023", numbers too; see clock_import.keep."""
        return keep(self._office, seen)

    def verdicts(self, month: str) -> Mapping[tuple[int, date], DayVerdict]:
        """The verdicts of "2023-05" by person and day; a day of which the clock says nothing is not there.

        Asked at every step in the grid, so months are remembered, and looked at again after an operation.
        """
        return self._of_month(month).found

    def _of_month(self, month: str) -> MonthVerdicts:
        db, newest = self._office.db, diary.newest(self._office.db)
        kept = self._months.get(month)
        if kept is not None and kept[:2] == (db, newest):
            return kept[2]
        known = kept[2] if kept is not None and kept[0] is db else None
        if len(self._months) > _MOST_MONTHS:
            self._months.clear()
        found = month_verdicts(self._office, month, known)
        self._months[month] = db, newest, found
        return found

    def _closed_now(self, month: str) -> Verdicts:
        """What a closed month would be now; remembered until the next operation."""
        key = self._office.db, diary.newest(self._office.db), month
        if self._now is None or self._now[0] != key:
            self._now = key, verdicts_now(self._office, month, self._of_month(month))
        return self._now[1]

    def between(self, first: date, last: date, person_id: int = 0) -> Verdicts:
        """The verdicts of any span, of one person when given."""
        if person_id:
            return self._of_person(first, last, person_id)
        found: Verdicts = {}
        for month in months_between(first, last):
            kept = self.verdicts(month)
            found |= {key: verdict for key, verdict in kept.items() if first <= key[1] <= last}
        return found

    def _of_person(self, first: date, last: date, person_id: int) -> Verdicts:
        """From the stored rows of that person alone: ten years are asked for at once.

        A month without working time is left out, as it is of the year's sheets.
        """
        db = self._office.db
        since, until = clock_rows.earliest(db), clock_rows.latest(db)
        if since is None or until is None:
            return {}
        found: Verdicts = {}
        days: list[date] = []
        first, last = max(first, since.date() - _DAY), min(last, until.date())
        for month in months_between(first, last):
            begin, end = month_ends(month)
            of_month = span(max(first, begin), min(last, end))
            if self._is_stored(month):
                days += of_month
                continue
            self._all = self._all or all_clocks(self._office)
            try:
                kept = person_verdicts(self._office, month, person_id, self._all)
            except NotInForce:
                continue
            found |= {(person_id, d): kept[person_id, d] for d in of_month if (person_id, d) in kept}
        return found | clock_rows.verdicts_of(db, person_id, days)

    def _is_stored(self, month: str) -> bool:
        """Whether the month lies in the file as it holds now; one that does is not asked again until what it
        rests on changes, one that does not is asked again after any operation.
        """
        db, newest = self._office.db, diary.newest(self._office.db)
        kept = self._stored.get(month)
        if kept is None or kept[0] is not db or not (kept[1] or kept[2] == newest):
            kept = self._stored[month] = db, are_stored(self._office, month), newest
        return kept[1]

    def _heard(self, done: Done) -> None:
        if done.touched & _GROUND:
            self._stored.clear()
            self._all = None

    def explain(self, person_id: int, day: date) -> tuple[str, ...]:
        """Why the day is judged as it is: the punches used, those left aside with the reason, the remarks.

        Of a closed month as it was judged then; where hours, calendar or numbers of now say otherwise, that
        is told beside it.
        """
        month = f"{day:%Y-%m}"
        verdict = self.verdicts(month).get((person_id, day))
        said = verdict.lines() if verdict is not None else ()
        if month in clock_rows.closed_months(self._office.db):
            now = self._closed_now(month).get((person_id, day))
            changed = changed_since_closing(verdict, now)
            said += (changed,) if changed else ()
        return said

    def absences(self, first: date, last: date) -> tuple[Absent, ...]:
        """Every half the clock calls absent in the span."""
        return absences_in(self.between(first, last))

    def lateness(self, first: date, last: date) -> tuple[Lateness, ...]:
        """Every lateness and early going in the span, by day and person."""
        return lateness_in(self.between(first, last))


def absences_in(verdicts: Verdicts) -> tuple[Absent, ...]:
    """Every half called absent, by person and day."""
    return tuple(
        sorted(
            Absent(person, day, half)
            for (person, day), verdict in verdicts.items()
            for half, said in ((MORNING, verdict.morning), (AFTERNOON, verdict.afternoon))
            if said is HalfVerdict.ABSENT
        )
    )


def lateness_in(verdicts: Verdicts) -> tuple[Lateness, ...]:
    """Every lateness and early going, by day and person."""
    rows = [
        Lateness(person, day, half, kind, getattr(verdict, name))
        for (person, day), verdict in verdicts.items()
        for half, kind, name in _MINUTES
        if getattr(verdict, name)
    ]
    return tuple(sorted(rows, key=lambda row: (row.day, row.person_id)))

"""The open office: it opens the file, builds the desks, holds the clock, and is handed down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.storage import connection, journal, lock, properties
from app.storage.office_file import OfficeFile

if TYPE_CHECKING:
    from app.services.absence import AbsenceDesk
    from app.services.achievement_papers import AchievementPapers
    from app.services.achievements import Achievements
    from app.services.attendance import AttendanceDesk
    from app.services.attendance_papers import AttendancePapers
    from app.services.awards_import import AwardsImportDesk
    from app.services.calendar import CalendarDesk
    from app.services.clock import ClockDesk
    from app.services.comparison import ComparisonDesk
    from app.services.conduct import ConductDesk
    from app.services.conduct_papers import ConductPaperDesk
    from app.services.conduct_settings import ConductRuleDesk, PointDesk
    from app.services.diary import DiaryDesk
    from app.services.discipline import DisciplineDesk
    from app.services.leave import LeaveDesk
    from app.services.next_year import NextYearDesk
    from app.services.papers import PaperDesk
    from app.services.plan_import import PlanImportDesk
    from app.services.plans import PlanDesk
    from app.services.proofreading import ProofDesk
    from app.services.register import RegisterDesk
    from app.services.rounds import RoundDesk
    from app.services.rule_desk import RuleDesk
    from app.services.safety import SafetyDesk
    from app.services.search import SearchDesk
    from app.services.settings import SettingsDesk
    from app.services.staff import StaffDesk
    from app.services.staff_import import StaffImportDesk
    from app.services.wordings import WordingDesk
    from app.storage.lock import Hold

_PRACTICE = "practice"
T = TypeVar("T")


@dataclass(frozen=True)
class Done:
    """One operation that is done: its number and name, the tables it touched, and what it answers.

    `closed`: it closed something for good, so that undo refuses it.
    """

    operation: int
    name: str
    touched: frozenset[str]
    value: object = None
    closed: bool = False


class Open:
    """A running operation; the desk may set `value`, which the caller finds in `Done`."""

    def __init__(self) -> None:
        self.value: object = None
        self.done: Done = Done(0, "", frozenset())


class Office:
    """One office's file with its desks. Not shared between threads."""

    def __init__(
        self, db: OfficeFile, path: Path, now: Callable[[], datetime], *, writable: bool, hold: Hold | None
    ) -> None:
        self.db = db
        self.path = path
        self.now = now
        self.writable = writable
        self._hold = hold
        self.practice = properties.get(db, _PRACTICE) == "1"
        self._listeners: list[Callable[[Done], None]] = []

    @classmethod
    def open(
        cls, path: Path, now: Callable[[], datetime] = datetime.now, *, write: bool = True, held_by: str = ""
    ) -> Office:
        """Open an existing office; raises SayToUser's children for every trouble of the file.

        With `held_by` ("cửa sổ", "dòng lệnh") the file is kept from every other writing program until
        `close`; raises Held, naming the holder, when one has it.
        """
        hold = lock.hold(path, program=held_by, now=now) if held_by else None
        try:
            db = connection.open_file(path, write=write, now=now)
        except BaseException:
            if hold:
                hold.release()
            raise
        return cls(db, path, now, writable=write, hold=hold)

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        practice: bool = False,
        now: Callable[[], datetime] = datetime.now,
        held_by: str = "",
        fill: Callable[[Office], object] | None = None,
    ) -> Office:
        """A new file, with the practice office or what `fill` writes; refuses an existing file.

        The file appears whole with its first rows, or not at all, even when the program is killed.
        """

        def begin(db: OfficeFile) -> None:
            if practice:
                properties.put(db, _PRACTICE, "1")
            draft = cls(db, path, now, writable=True, hold=None)
            if practice:
                from app.services.practice import fill_practice

                fill_practice(draft)
            if fill is not None:
                fill(draft)

        connection.create_file(path, now=now, fill=begin).close()
        return cls.open(path, now, held_by=held_by)

    def close(self) -> None:
        """Close the file and let go of it; a second call does nothing."""
        self.db.close()
        if self._hold:
            self._hold.release()
            self._hold = None

    def swap(self, deed: Callable[[], T]) -> T:
        """Do something to the file while it is closed, then go on with what is there now."""
        self.db.close()
        try:
            return deed()
        finally:
            self.db = connection.open_file(self.path, now=self.now)
            self.practice = properties.get(self.db, _PRACTICE) == "1"

    def listen(self, heard: Callable[[Done], None], *, first: bool = False) -> None:
        """`heard` is called after each operation is safely written.

        `first`: a desk forgets what it remembered before any screen asks it again.
        """
        self._listeners.insert(0 if first else len(self._listeners), heard)

    @contextmanager
    def operation(self, name: str, *, barrier: str = "") -> Iterator[Open]:
        """One named change: everything inside is written together or not at all."""
        running = Open()
        with journal.operation(self.db, name, self.now(), barrier=barrier) as op:
            yield running
        running.done = Done(op.id, op.name, journal.touched(self.db, op.id), running.value, bool(barrier))
        self.tell(running.done)

    def tell(self, done: Done) -> None:
        """Pass an operation on to the listeners; one that touched nothing is no news."""
        if done.touched:
            for heard in tuple(self._listeners):
                heard(done)

    @cached_property
    def plans(self) -> PlanDesk:
        from app.services.plans import PlanDesk

        return PlanDesk(self)

    @cached_property
    def plan_import(self) -> PlanImportDesk:
        from app.services.plan_import import PlanImportDesk

        return PlanImportDesk(self)

    @cached_property
    def settings(self) -> SettingsDesk:
        from app.services.settings import SettingsDesk

        return SettingsDesk(self)

    @cached_property
    def register(self) -> RegisterDesk:
        from app.services.register import RegisterDesk

        return RegisterDesk(self)

    @cached_property
    def diary(self) -> DiaryDesk:
        from app.services.diary import DiaryDesk

        return DiaryDesk(self)

    @cached_property
    def safety(self) -> SafetyDesk:
        from app.services.safety import SafetyDesk

        return SafetyDesk(self)

    @cached_property
    def papers(self) -> PaperDesk:
        from app.services.papers import PaperDesk

        return PaperDesk(self)

    @cached_property
    def proofreading(self) -> ProofDesk:
        from app.services.proofreading import ProofDesk

        return ProofDesk(self)

    @cached_property
    def search(self) -> SearchDesk:
        from app.services.search import SearchDesk

        return SearchDesk(self)

    @cached_property
    def next_year(self) -> NextYearDesk:
        from app.services.next_year import NextYearDesk

        return NextYearDesk(self)

    @cached_property
    def calendar(self) -> CalendarDesk:
        from app.services.calendar import CalendarDesk

        return CalendarDesk(self)

    @cached_property
    def comparison(self) -> ComparisonDesk:
        from app.services.comparison import ComparisonDesk

        return ComparisonDesk(self)

    @cached_property
    def wordings(self) -> WordingDesk:
        from app.services.wordings import WordingDesk

        return WordingDesk(self)

    @cached_property
    def clock(self) -> ClockDesk:
        from app.services.clock import ClockDesk

        return ClockDesk(self)

    @cached_property
    def staff(self) -> StaffDesk:
        from app.services.staff import StaffDesk

        return StaffDesk(self)

    @cached_property
    def awards_import(self) -> AwardsImportDesk:
        """Lists of titles, commendations and grades."""
        from app.services.awards_import import AwardsImportDesk

        return AwardsImportDesk(self)

    @cached_property
    def registrations_import(self) -> AwardsImportDesk:
        """Registration sheets that come back."""
        from app.services.awards_import import AwardsImportDesk
        from app.services.awards_import_rows import REGISTRATIONS

        return AwardsImportDesk(self, REGISTRATIONS)

    @cached_property
    def attendance_papers(self) -> AttendancePapers:
        """Workbooks of attendance and conduct."""
        from app.services.attendance_papers import AttendancePapers

        return AttendancePapers(self)

    @cached_property
    def achievement_papers(self) -> AchievementPapers:
        """Papers and workbooks made of the history of achievements."""
        from app.services.achievement_papers import AchievementPapers

        return AchievementPapers(self)

    @cached_property
    def absence(self) -> AbsenceDesk:
        from app.services.absence import AbsenceDesk

        return AbsenceDesk(self)

    @cached_property
    def leave(self) -> LeaveDesk:
        from app.services.leave import LeaveDesk

        return LeaveDesk(self)

    @cached_property
    def attendance(self) -> AttendanceDesk:
        from app.services.attendance import AttendanceDesk

        return AttendanceDesk(self)

    @cached_property
    def conduct(self) -> ConductDesk:
        from app.services.conduct import ConductDesk

        return ConductDesk(self)

    @cached_property
    def staff_import(self) -> StaffImportDesk:
        from app.services.staff_import import StaffImportDesk

        return StaffImportDesk(self)

    @cached_property
    def conduct_rules(self) -> ConductRuleDesk:
        from app.services.conduct_settings import ConductRuleDesk

        return ConductRuleDesk(self)

    @cached_property
    def points(self) -> PointDesk:
        from app.services.conduct_settings import PointDesk

        return PointDesk(self)

    @cached_property
    def discipline(self) -> DisciplineDesk:
        from app.services.discipline import DisciplineDesk

        return DisciplineDesk(self)

    @cached_property
    def conduct_papers(self) -> ConductPaperDesk:
        from app.services.conduct_papers import ConductPaperDesk

        return ConductPaperDesk(self)

    @cached_property
    def rules(self) -> RuleDesk:
        """Rules of titles, commendations, votes and bonuses, the office's own over the shipped ones."""
        from app.services.rule_desk import RuleDesk

        return RuleDesk(self)

    @cached_property
    def achievements(self) -> Achievements:
        """Titles, initiatives, grades, registrations, works and their evidence."""
        from app.services.achievements import Achievements

        return Achievements(self)

    @cached_property
    def rounds(self) -> RoundDesk:
        """Bình xét: rounds, council, nominees, counts, results."""
        from app.services.rounds import RoundDesk

        return RoundDesk(self)

"""The page of a person or a collective: the years down, and beside each what the book holds of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, date

from app.domain.awards_held import AwardHeld, AwardKind
from app.domain.conduct_points import YearPoints
from app.domain.conduct_tally import Fact, Tally
from app.domain.discipline import Discipline
from app.domain.history import History, in_year
from app.domain.history_marks import Mark
from app.domain.holder import Holder
from app.domain.initiatives import Initiative, InitiativeUse
from app.domain.outstanding_works import OutstandingWork
from app.domain.quality_grades import GradeFollowUp, QualityGrade
from app.domain.registrations import Registration


@dataclass(frozen=True)
class Stay:
    """Where a person stood within a year: post and unit as they were called then."""

    unit: str
    post: str
    first: date
    last: date


@dataclass(frozen=True)
class Conduct:
    """What happened under II.6 in a year, by note or by clock: faults and merits apart, each fact once.

    `facts` are the rows both were counted from, `points` the months that have some. A year before the office
    `kept` anything of the kind has no count: it is not known, and none is not nought.
    """

    faults: Tally = field(default_factory=Tally)
    merits: Tally = field(default_factory=Tally)
    facts: tuple[Fact, ...] = ()
    points: YearPoints = field(default_factory=YearPoints)
    kept: bool = True


@dataclass(frozen=True)
class Beside:
    """What stands beside the history of a holder without being counted from it.

    `conduct_since` is the first year of which the office kept anything under II.6.
    """

    conduct: Mapping[int, Conduct]
    follow_ups: tuple[GradeFollowUp, ...]
    registrations: tuple[Registration, ...]
    works: tuple[OutstandingWork, ...]
    stays: tuple[Stay, ...]
    conduct_since: int | None = None


@dataclass(frozen=True)
class YearLine:
    """One year. `grade` is the one that counts; `grades` and awards include what was cancelled."""

    year: int
    stays: tuple[Stay, ...]
    grade: QualityGrade | None
    grades: tuple[QualityGrade, ...]
    titles: tuple[AwardHeld, ...]
    forms: tuple[AwardHeld, ...]
    initiatives: tuple[Initiative, ...]
    uses: tuple[InitiativeUse, ...]
    discipline: tuple[Discipline, ...]
    conduct: Conduct
    follow_ups: tuple[GradeFollowUp, ...]
    registrations: tuple[Registration, ...]
    works: tuple[OutstandingWork, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class HistoryPage:
    """The whole page, newest year first; `name` of the holder now, `history` what it was built from."""

    holder: Holder
    name: str
    history: History
    lines: tuple[YearLine, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every doubt of the page, newest year first."""
        return tuple(mark for line in self.lines for mark in line.marks)


def history_page(
    history: History,
    name: str,
    beside: Beside,
    marks: Iterable[Mark],
    last_year: int,
    since: int | None = None,
) -> HistoryPage:
    """One line a year from the first the book knows anything of to `last_year`, none left out between.

    `since` is a year that is shown even when nothing is known of it: the one somebody works in.
    """
    marked = tuple(marks)
    years = {
        *history.years,
        *beside.conduct,
        *(row.year for row in beside.follow_ups),
        *(row.year for row in beside.registrations),
        *(row.year for row in beside.works),
        *(stay.first.year for stay in beside.stays),
    }
    first = min((*years, since or last_year), default=last_year)
    last = max(*years, last_year) if years else last_year
    lines = (_line(history, beside, marked, year) for year in range(last, first - 1, -1))
    return HistoryPage(history.holder, name, history, tuple(lines))


def _line(history: History, beside: Beside, marks: tuple[Mark, ...], year: int) -> YearLine:
    awards = tuple(row for row in history.awards if row.year == year)
    return YearLine(
        year,
        tuple(stay for stay in beside.stays if stay.first.year == year),
        history.grade(year),
        tuple(row for row in history.grades if row.year == year),
        tuple(row for row in awards if row.kind is AwardKind.TITLE),
        tuple(row for row in awards if row.kind is AwardKind.FORM),
        tuple(row for row in history.initiatives if row.year == year),
        tuple(row for row in history.uses if row.year == year),
        tuple(row for row in history.discipline if row.decided_on and row.decided_on.year == year),
        beside.conduct.get(year, Conduct(kept=year >= (beside.conduct_since or MAXYEAR))),
        tuple(row for row in beside.follow_ups if row.year == year),
        tuple(row for row in beside.registrations if row.year == year),
        tuple(row for row in beside.works if row.year == year),
        tuple(mark for mark in marks if mark.year == year),
    )


def stays_by_year(
    history: History, units: Mapping[int, str], first_year: int, last: date
) -> tuple[Stay, ...]:
    """Memberships cut at the ends of years, oldest first, up to the day `last`."""
    found = []
    for row in history.memberships:
        begins = row.valid_from or date(first_year, 1, 1)
        for year in range(max(begins.year, first_year), (row.valid_to or last).year + 1):
            if not in_year(row, year) or year > last.year:
                continue
            start = max(begins, date(year, 1, 1))
            end = min(row.valid_to or last, date(year, 12, 31), last)
            if start <= end:
                found.append(Stay(units.get(row.unit_id, ""), row.post, start, end))
    return tuple(sorted(found, key=lambda stay: (stay.first, stay.last)))

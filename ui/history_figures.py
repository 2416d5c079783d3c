"""The figures above a person's years, each counted by the rules and with the rows it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.domain.awards_held import AwardHeld, AwardKind
from app.domain.discipline import Discipline
from app.domain.history import History
from app.domain.history_counts import (
    Counted,
    consecutive_years,
    discipline_in_force,
    unused_initiatives,
)
from app.domain.history_page import HistoryPage
from app.domain.history_rules import BridgeRule, InitiativeUseRule
from app.domain.initiatives import Initiative
from app.domain.quality_grades import QualityGrade
from ui.count_cards import Figure
from ui.detail_words import Link
from ui.history_words import GRADE_SHORT, Named

GOOD, LOWEST = "HTT", "co-so"
_DOUBTED = "Có quy định chưa kiểm chứng trong phép đếm này."


def figures(
    page: HistoryPage, named: Named, today: date, bridges: Iterable[BridgeRule], use: InitiativeUseRule | None
) -> tuple[Figure, ...]:
    """For a person: the run of the last title, of good grades, unused initiatives, discipline in force."""
    history, rules = page.history, tuple(bridges)
    found = [_title(history, named, rules), _grades(history, named, rules)]
    if page.holder.person_id is None:
        return (*found, _commendations(page, named), _works(page))
    return (*found, _initiatives(history, named, use), _discipline(history, named, today))


def _title(history: History, named: Named, rules: tuple[BridgeRule, ...]) -> Figure:
    titles = [row for row in history.standing_awards() if row.kind is AwardKind.TITLE]
    last = max(titles, key=lambda row: (row.year, named.rank(row)), default=None)
    if last is None:
        return Figure(0, "danh hiệu", "Chưa ghi danh hiệu nào")
    run = consecutive_years(history, last.year, title=last.code, bridges=rules)
    years = run.years[::-1]
    span = f"{years[0]} đến {years[-1]}" if len(years) > 2 else " và ".join(map(str, years))
    words = f"{named.code(last.code, last.year)}, {span}"
    return Figure(run.count, "năm liền", words, tuple(_links(run, named)), _notes(run))


def _grades(history: History, named: Named, rules: tuple[BridgeRule, ...]) -> Figure:
    graded = [row.year for row in history.grades if row.counts]
    if not graded:
        return Figure(0, "năm liền", "Chưa có xếp loại nào")
    run = consecutive_years(history, max(graded), grade=GOOD, bridges=rules)
    words = f"{GRADE_SHORT[GOOD]} trở lên"
    gap = run.missing
    if gap is not None and min(graded) < gap:
        filled = replace(history, grades=(*history.grades, _supposed(history, gap)))
        longer = consecutive_years(filled, max(graded), grade=GOOD, bridges=rules).count
        words = f"{words}; là {longer} nếu có {gap}"
    return Figure(run.count, "năm liền", words, tuple(_links(run, named)), _notes(run))


def _initiatives(history: History, named: Named, use: InitiativeUseRule | None) -> Figure:
    years = [row.year for row in history.initiatives]
    if use is None or not years:
        return Figure(0, "sáng kiến", "Chưa ghi sáng kiến nào")
    free = unused_initiatives(history, LOWEST, min(years), max(years), use)
    return Figure(free.count, "sáng kiến", "Chưa dùng để xét khen", tuple(_links(free, named)))


def _discipline(history: History, named: Named, today: date) -> Figure:
    found = discipline_in_force(history, today)
    return Figure(found.count, "kỷ luật", "Đang có hiệu lực", tuple(_links(found, named)))


def _commendations(page: HistoryPage, named: Named) -> Figure:
    rows = tuple(row for row in page.history.standing_awards() if row.kind is AwardKind.FORM)
    links = tuple(_links(Counted(len(rows), rows=rows), named))
    return Figure(len(rows), "khen thưởng", "Qua các năm", links)


def _works(page: HistoryPage) -> Figure:
    works = [row for line in page.lines for row in line.works]
    links = tuple(Link(row.name, "works", row.id, f"Năm {row.year}") for row in works)
    return Figure(len(works), "thành tích nổi bật", "Ghi theo mục của kế hoạch", links)


def _links(counted: Counted, named: Named) -> Iterable[Link]:
    for row in counted.rows:
        if isinstance(row, AwardHeld):
            yield Link(f"{row.year}: {named.award(row)}", "award", row.id, row.number)
        elif isinstance(row, QualityGrade):
            yield Link(f"{row.year}: {GRADE_SHORT.get(row.grade, row.grade)}", "grade", row.id, row.number)
        elif isinstance(row, Initiative):
            yield Link(row.name, "initiative", row.id, f"Năm {row.year}")
        elif isinstance(row, Discipline):
            yield Link(named.form(row), "discipline", row.id, row.number)


def _notes(run: Counted) -> tuple[str, ...]:
    bridged = tuple(f"Năm {year} không có xếp loại, được tính nối." for year in run.bridged)
    return (*bridged, *((_DOUBTED,) if not run.verified else ()))


def _supposed(history: History, year: int) -> QualityGrade:
    return QualityGrade(-1, history.holder.person_id, history.holder.unit_id, year, GOOD)

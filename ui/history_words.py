"""A history page in the words of its cells: short where the column is narrow, whole when read out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.domain.award_facts import GRADE_WORDS, LEVEL_WORDS
from app.domain.awards_held import AwardHeld
from app.domain.dates import show_date
from app.domain.discipline import Discipline
from app.domain.history_marks import Mark, MarkKind
from app.domain.history_page import HistoryPage, YearLine
from app.domain.initiatives import Initiative
from app.domain.quality_grades import GradeState, QualityGrade
from app.domain.registrations import RegisteredKind, Registration
from ui.figures import show_points
from ui.history_cells import Entry, YearCells

GRADE_SHORT = {"KHT": "Không hoàn thành", "HT": "Hoàn thành", "HTT": "Tốt", "HTXS": "Xuất sắc"}
_NO_NUMBER, _NO_DAY = "thiếu số quyết định", "thiếu ngày quyết định"
_MARKED = {
    MarkKind.EXCLUDING: "hai danh hiệu một năm",
    MarkKind.TWICE: "hai quyết định",
    MarkKind.EARLY: "quyết định trước tổng kết",
    MarkKind.GRADE_BELOW: "trái với xếp loại",
    MarkKind.USED_TWICE: "dùng hai lần",
}


@dataclass(frozen=True)
class Named:
    """How rows are called: an award in the words of its day, its abbreviation, a form of discipline.

    `rank` orders awards from the lowest up.
    """

    award: Callable[[AwardHeld], str]
    code: Callable[[str, int], str]
    form: Callable[[Discipline], str]
    rank: Callable[[AwardHeld], int]


def year_cells(page: HistoryPage, named: Named, running: int) -> tuple[YearCells, ...]:
    """Every year of the page, the newest first; `running` is the year that is not over."""
    return tuple(_year(page, line, named, running) for line in page.lines)


def _year(page: HistoryPage, line: YearLine, named: Named, running: int) -> YearCells:
    now = line.year == running
    cells = (
        (Entry("year", line.year, str(line.year), whole=_standing(line)),),
        tuple(_grades(line, now)),
        tuple(_titles(line, named, now)),
        tuple(_rewards(line, named, now)),
        tuple(_initiatives(page, line, named, now) if page.holder.person_id is not None else _works(line)),
        (_conduct(line),) if page.holder.person_id is not None else (),
    )
    return YearCells(line.year, cells, now)


def _standing(line: YearLine) -> str:
    where = "; ".join(", ".join(filter(None, (stay.post, stay.unit))) for stay in line.stays)
    return f"Năm {line.year}" + (f": {where}" if where else "")


def _grades(line: YearLine, now: bool) -> Iterable[Entry]:
    if any(mark.kind is MarkKind.GRADE_MISSING for mark in line.marks):
        yield Entry("grade", 0, missing="thiếu xếp loại")
    for row in line.grades:
        yield grade_entry(row)
    if now and not line.grades:
        yield Entry("grade", 0, "Chưa xếp loại", muted=True)


def grade_entry(row: QualityGrade) -> Entry:
    """A grade in its cell."""
    words = GRADE_SHORT.get(row.grade, row.grade)
    said = GRADE_WORDS.get(row.grade, row.grade)
    whole = ", ".join(filter(None, (said, _decision(row.number, row.decided_on))))
    if row.cancelled:
        return Entry(
            "grade", row.id, words, f"hủy: {row.cancelled_by}", struck=True, whole=f"{whole}, đã hủy"
        )
    if row.state is GradeState.PROPOSED:
        return Entry("grade", row.id, words, "dự kiến", muted=True, whole=f"{said}, dự kiến")
    return Entry("grade", row.id, words, row.number, seal=bool(row.number), whole=whole)


def _titles(line: YearLine, named: Named, now: bool) -> Iterable[Entry]:
    for row in line.titles:
        yield _award(row, named, line.marks)
    if not any(not row.cancelled for row in line.titles):
        yield from _registered(line, named, RegisteredKind.TITLE, now)
        if line.discipline and not line.titles:
            yield Entry("discipline", line.discipline[0].id, "Có kỷ luật trong năm", muted=True)


def _rewards(line: YearLine, named: Named, now: bool) -> Iterable[Entry]:
    for row in line.forms:
        yield _award(row, named, line.marks)
    for one in line.discipline:
        gone = one.withdrawn_on is not None
        second = f"thu hồi: {one.withdrawn_by}" if gone else one.number
        whole = f"Kỷ luật {named.form(one).lower()}, {_decision(one.number, one.decided_on)}"
        yield Entry(
            "discipline", one.id, named.form(one), second, seal=not gone and bool(one.number), struck=gone,
            whole=whole,
        )  # fmt: skip
    if not line.forms:
        yield from _registered(line, named, RegisteredKind.FORM, now)


def _award(row: AwardHeld, named: Named, marks: Iterable[Mark]) -> Entry:
    name = named.award(row)
    day = f", {show_date(row.decided_on)}" if row.decided_on else ""
    whole = ", ".join(filter(None, (name, _decision(row.number, row.decided_on))))
    if row.cancelled:
        return Entry(
            "award", row.id, name, f"hủy: {row.cancelled_by}", struck=True, whole=f"{whole}, đã hủy, thu hồi"
        )
    lacking = _NO_NUMBER if not row.number else _NO_DAY if row.decided_on is None else ""
    if not lacking:
        about = (mark for mark in marks if row.id in mark.award_ids)
        lacking = next((_MARKED[mark.kind] for mark in about if mark.kind in _MARKED), "")
    second = f"{row.number}{day}" if row.number else day.removeprefix(", ")
    return Entry(
        "award",
        row.id,
        name,
        second,
        named.code(row.code, row.year) if row.code and not row.name else "",
        bool(row.number),
        lacking,
        whole=", ".join(filter(None, (whole, lacking))),
    )


def _registered(line: YearLine, named: Named, kind: RegisteredKind, now: bool) -> Iterable[Entry]:
    for row in line.registrations:
        if row.kind is kind:
            second = "" if now else "chưa thấy kết quả"
            yield Entry("registration", row.id, f"Đăng ký {registered(row, named)}", second, muted=True)


def registered(row: Registration, named: Named) -> str:
    """What was registered: the award's abbreviation or the words of the initiative."""
    return row.words or named.code(row.code, row.year)


def _initiatives(page: HistoryPage, line: YearLine, named: Named, now: bool) -> Iterable[Entry]:
    for row in line.initiatives:
        yield _initiative(page, row, named, line.marks)
    if not line.initiatives:
        yield from _registered(line, named, RegisteredKind.INITIATIVE, now)


def _works(line: YearLine) -> Iterable[Entry]:
    for row in line.works:
        yield Entry("works", row.id, row.name, row.figures.partition("\n")[0])


def _initiative(page: HistoryPage, row: Initiative, named: Named, marks: Iterable[Mark]) -> Entry:
    if row.cancelled:
        return Entry("initiative", row.id, row.name, f"hủy: {row.cancelled_by}", struck=True)
    level = LEVEL_WORDS.get(row.level, "")
    second = (_used(page, row, named) or f"{level}, chưa dùng") if level else "chưa công nhận"
    lacking = _NO_NUMBER if level and not row.number else ""
    if any(row.id in mark.initiative_ids for mark in marks):
        lacking = _MARKED[MarkKind.USED_TWICE]
    whole = ", ".join(filter(None, (row.name, second, _decision(row.number, row.decided_on), lacking)))
    return Entry("initiative", row.id, row.name, second, missing=lacking, whole=whole)


def _used(page: HistoryPage, row: Initiative, named: Named) -> str:
    """What it served for whom; a use by another author leaves it free where the rule counts by author."""
    uses = page.history.uses_of(row)
    mine = [use for use in uses if use.person_id in (None, page.holder.person_id)]
    said = [f"{named.code(use.code, use.year)} {use.year}" for use in mine or uses]
    return f"{'đã dùng' if mine else 'đồng tác giả dùng'} {', '.join(said)}" if said else ""


def _conduct(line: YearLine) -> Entry:
    if not line.conduct.kept:
        return Entry("conduct", 0, "–", muted=True, whole="chưa theo dõi mục II.6")
    faults, merits = line.conduct.faults.standing, line.conduct.merits.standing
    whole = f"{faults} vụ việc theo mục II.6" + (f", {merits} việc tốt" if merits else "")
    mean = line.conduct.points.mean
    points = show_points((mean + 5) // 10 * 10) if mean is not None else ""
    whole += f", {points} điểm theo dõi" if points else ""
    second = f"{points} đ" if points else ""
    return Entry("conduct", 0, str(faults), second, muted=not faults, whole=whole)


def _decision(number: str, day: object) -> str:
    if not number and day is None:
        return ""
    return f"quyết định {number or 'chưa có số'}" + (f" ngày {day:%d/%m/%Y}" if day else "")

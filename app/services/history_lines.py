"""The page of a person or a collective as rows of words: for the command line, for copying, for papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.domain.award_catalogue import award_name
from app.domain.award_facts import GRADE_WORDS, LEVEL_WORDS
from app.domain.awards_held import MERIT_WORDS, AwardHeld
from app.domain.conduct_tally import Tally
from app.domain.dates import show_date
from app.domain.discipline import Discipline
from app.domain.history import History
from app.domain.history_page import HistoryPage, YearLine
from app.domain.initiatives import Initiative
from app.domain.quality_grades import QualityGrade, show_points
from app.domain.registrations import RegisteredKind
from app.domain.wording import upper_first
from app.services.award_catalogue import catalogue
from app.services.discipline_rules import form_names


@dataclass(frozen=True)
class PageRow:
    """One thing of one year. `kind` is "Xếp loại", "Danh hiệu" …; `decision` number, day and issuer in words
    and, for other programs, apart: `decided_on` is ISO text. `state` is "" or why it does not count or is to
    be looked at; `code` that of the title, the grade or the form of discipline.
    """

    year: int
    kind: str
    what: str
    decision: str = ""
    detail: str = ""
    state: str = ""
    code: str = ""
    number: str = ""
    decided_on: str = ""
    issuer: str = ""


def page_rows(page: HistoryPage) -> tuple[PageRow, ...]:
    """Every row of the page, newest year first, doubts last within their year."""
    return tuple(row for line in page.lines for row in _year(page.history, line))


def _year(history: History, line: YearLine) -> Iterator[PageRow]:
    year = line.year
    for stay in line.stays:
        span = f"{show_date(stay.first)} đến {show_date(stay.last)}"
        yield PageRow(year, "Công tác", ", ".join(filter(None, (stay.post, stay.unit))), detail=span)
    for grade in line.grades:
        points = f"{show_points(grade.points)} điểm" if grade.points is not None else ""
        state = "" if grade.counts else "đã hủy" if grade.cancelled else "dự kiến"
        said = upper_first(GRADE_WORDS[grade.grade])
        yield _decided(PageRow(year, "Xếp loại", said, "", points, state, grade.grade), grade)
    for kind, awards in (("Danh hiệu", line.titles), ("Khen thưởng", line.forms)):
        for award in awards:
            yield _award(kind, award)
    for row in line.initiatives:
        used = ", ".join(f"đã dùng cho {use.code} năm {use.year}" for use in history.uses_of(row))
        level = f"cấp {LEVEL_WORDS[row.level]}" if row.level else "chưa công nhận"
        state = "đã hủy công nhận" if row.cancelled else ""
        detail = "; ".join(filter(None, (level, used)))
        yield _decided(PageRow(year, "Sáng kiến", row.name, "", detail, state, row.level), row)
    names = form_names()
    for one in line.discipline:
        state = "đã thu hồi" if one.withdrawn_by else ""
        said = names.get(one.form, one.form)
        yield _decided(PageRow(year, "Kỷ luật", said, "", one.act, state, one.form), one)
    for kind, tally in (("Vụ việc", line.conduct.faults), ("Việc tốt", line.conduct.merits)):
        if tally.known:
            yield PageRow(year, kind, f"{tally.standing} lần", detail=_beside(tally))
    if line.conduct.points.mean is not None:
        sheets = line.conduct.points.sheets
        detail = "trung bình " + ", ".join(f"tháng {int(one.month[5:])}: {one.score}" for one in sheets)
        yield PageRow(year, "Điểm theo dõi", f"{show_points(line.conduct.points.mean)} điểm", detail=detail)
    for follow in line.follow_ups:
        points = f"{show_points(follow.points)} điểm" if follow.points is not None else ""
        yield PageRow(year, "Theo dõi kỳ", follow.period, detail=points)
    for wish in line.registrations:
        named = wish.words or award_name(catalogue(), _as_award(wish.code, line, wish.person_id))
        kind = "Sáng kiến đăng ký" if wish.kind is RegisteredKind.INITIATIVE else "Đăng ký"
        yield PageRow(year, kind, named, code=wish.code)
    for work in line.works:
        yield PageRow(
            year, "Thành tích", work.name, detail=", ".join(filter(None, (work.node, work.figures)))
        )
    for mark in line.marks:
        yield PageRow(year, "Cần xem", mark.sentence)


def _award(kind: str, row: AwardHeld) -> PageRow:
    detail = [f"số sổ vàng {row.golden_book}" if row.golden_book else ""]
    if row.first_year is not None:
        detail.insert(0, f"giai đoạn {row.first_year} - {row.year}")
    detail.insert(0, MERIT_WORDS[row.merit].lower())
    state = f"đã hủy theo {row.cancelled_by}" if row.cancelled else ""
    said = "; ".join(filter(None, (*detail, row.reason)))
    return _decided(PageRow(row.year, kind, award_name(catalogue(), row), "", said, state, row.code), row)


def _decided(line: PageRow, row: AwardHeld | QualityGrade | Initiative | Discipline) -> PageRow:
    """With the decision the row rests on, in words and apart."""
    return replace(
        line,
        decision=decision_words(row.number, row.decided_on, row.issuer),
        number=row.number,
        decided_on=row.decided_on.isoformat() if row.decided_on else "",
        issuer=row.issuer,
    )


def _as_award(code: str, line: YearLine, person_id: int | None) -> AwardHeld:
    """What was registered, to be named as the catalogue of its year would."""
    return AwardHeld(0, person_id, None, code, line.year)


def _beside(tally: Tally) -> str:
    """`2 lần do máy chấm công ghi, 35 phút, thêm 1 lần có lý do`."""
    parts = (
        f"{tally.clock} lần do máy chấm công ghi" if tally.clock else "",
        f"{tally.minutes} phút" if tally.minutes else "",
        f"thêm {tally.excused} lần có lý do" if tally.excused else "",
    )
    return ", ".join(filter(None, parts))


def decision_words(number: str, day: date | None, issuer: str) -> str:
    """`145/QĐ-SNgV, 20/12/2023, Giám đốc Sở`; what is not known is left out."""
    return ", ".join(filter(None, (number, show_date(day) if day else "", issuer)))

"""What the panel of tab Thành tích says of the chosen row: labelled facts, doubts, where it counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain.award_facts import GRADE_WORDS, LEVEL_WORDS
from app.domain.awards_held import MERIT_WORDS, AwardHeld
from app.domain.dates import show_date
from app.domain.discipline import DUTY_WORDS, Discipline
from app.domain.history_page import HistoryPage, YearLine
from app.domain.initiative_proposals import serves
from app.domain.initiatives import INITIATIVE_KIND_WORDS, Initiative
from app.domain.outstanding_works import OutstandingWork
from app.domain.quality_grades import GRADE_STATE_WORDS, GradeState, QualityGrade
from app.domain.registrations import REGISTERED_KIND_WORDS, Registration
from ui.figures import show_money, show_points
from ui.history_words import Named, registered


@dataclass(frozen=True)
class Fact:
    """A labelled value; `seal`: it is the number of a signed decision."""

    label: str
    value: str
    seal: bool = False


@dataclass(frozen=True)
class Link:
    """A row this one rests on or leads to: the words, and the kind and id of the row.

    `target` names its place on another page, which then opens.
    """

    words: str
    kind: str
    id: int
    beside: str = ""
    target: str = ""


@dataclass(frozen=True)
class Detail:
    """Everything the panel says. `over` stands above the heading, `links` below `links_head`."""

    over: str
    heading: str
    facts: tuple[Fact, ...] = ()
    doubts: tuple[str, ...] = ()
    text: str = ""
    links_head: str = ""
    links: tuple[Link, ...] = field(default=())


def award_detail(page: HistoryPage, row: AwardHeld, named: Named, work: OutstandingWork | None) -> Detail:
    """A title or a commendation."""
    span = f"Năm {row.first_year} đến {row.year}" if row.first_year else f"Năm {row.year}"
    facts = (
        *_decided(row.number, row.decided_on, row.issuer),
        Fact("Số sổ vàng", row.golden_book),
        Fact("Loại hình", MERIT_WORDS[row.merit]),
        Fact("Tiền thưởng", f"{show_money(row.money)} đ" if row.money is not None else ""),
        Fact("Thành tích", work.name if work else ""),
        Fact("Nội dung", row.reason),
        Fact("Ghi chú", row.note),
        *_cancelled(row),
    )
    doubts = _doubts(page, row.year, award=row.id)
    uses = [use for use in page.history.uses if serves(use, row)]
    initiatives = {one.id: one for one in page.history.initiatives}
    links = tuple(
        Link(initiatives[use.initiative_id].name, "initiative", use.initiative_id)
        for use in uses
        if use.initiative_id in initiatives
    )
    return Detail(span, named.award(row), _said(facts), doubts, "", "Sáng kiến đã dùng", links)


def grade_detail(page: HistoryPage, row: QualityGrade) -> Detail:
    """A quality grade of a year."""
    words = GRADE_WORDS.get(row.grade, row.grade)
    facts = (
        Fact("Trạng thái", GRADE_STATE_WORDS[row.state] if row.state is GradeState.PROPOSED else ""),
        Fact("Điểm", show_points(row.points) if row.points is not None else ""),
        *_decided(row.number, row.decided_on, row.issuer, needed=row.state is GradeState.DECIDED),
        Fact("Lý do", row.reason),
        Fact("Ghi chú", row.note),
        *_cancelled(row),
    )
    doubts = () if row.number or row.state is GradeState.PROPOSED else ("Xếp loại thiếu số quyết định.",)
    return Detail(f"Xếp loại năm {row.year}", words[:1].upper() + words[1:], _said(facts), doubts)


def initiative_detail(page: HistoryPage, row: Initiative, named: Named, authors: str) -> Detail:
    """An initiative with its authors and where it served."""
    level = LEVEL_WORDS.get(row.level, "")
    facts = (
        Fact("Công nhận", f"cấp {level}" if level else "chưa công nhận"),
        *_decided(row.number, row.decided_on, row.issuer, needed=bool(level)),
        Fact("Tác giả", authors),
        Fact("Lĩnh vực", row.field),
        Fact("Hiệu quả", row.effect),
        Fact("Áp dụng", row.spread),
        Fact("Ghi chú", row.note),
        *_cancelled(row),
    )
    uses = page.history.uses_of(row)
    links = tuple(
        Link(f"{named.code(use.code, use.year)} năm {use.year}", "initiatives", row.id, use.reason)
        for use in uses
    )
    over = f"{INITIATIVE_KIND_WORDS[row.kind]}, năm {row.year}"
    doubts = _doubts(page, row.year, initiative=row.id)
    return Detail(
        over, row.name, _said(facts), doubts, "" if uses else "Chưa dùng để xét.", "Đã dùng cho", links
    )


def discipline_detail(row: Discipline, form: str) -> Detail:
    """A formal decision of discipline."""
    facts = (
        *_decided(row.number, row.decided_on, row.issuer),
        Fact("Hành vi", row.act),
        Fact("Liên quan công vụ", DUTY_WORDS[row.duty]),
        Fact("Hiệu lực", _span(row.valid_from or row.decided_on, row.valid_to)),
        Fact("Thu hồi", _decision(row.withdrawn_by, row.withdrawn_on)),
        Fact("Ghi chú", row.note),
    )
    return Detail("Kỷ luật", form, _said(facts))


def registration_detail(row: Registration, named: Named) -> Detail:
    """What was registered at the start of a year."""
    facts = (
        Fact("Loại", REGISTERED_KIND_WORDS[row.kind]),
        Fact("Ngày đăng ký", show_date(row.registered_on) if row.registered_on else ""),
        Fact("Ghi chú", row.note),
    )
    return Detail(f"Đăng ký năm {row.year}", registered(row, named), _said(facts))


def work_detail(row: OutstandingWork) -> Detail:
    """An outstanding work of a collective."""
    facts = (
        Fact("Mục", row.node),
        Fact("Thời gian", _span(row.first_on, row.last_on)),
        Fact("Kết quả", row.figures),
        Fact("Diễn giải", row.words),
        Fact("Đã khen", row.rewarded),
        Fact("Ghi chú", row.note),
    )
    return Detail(f"Thành tích nổi bật năm {row.year}", row.name, _said(facts))


def year_detail(line: YearLine, named: Named) -> Detail:
    """A year as a whole: where the person stood, what was registered, done and followed."""
    facts = [
        Fact(f"{stay.first:%d/%m} đến {stay.last:%d/%m}", ", ".join(filter(None, (stay.post, stay.unit))))
        for stay in line.stays
    ]
    facts += [Fact("Đăng ký", registered(row, named)) for row in line.registrations]
    followed = []
    for row in line.follow_ups:
        points = f"{show_points(row.points)} điểm" if row.points is not None else ""
        words = ", ".join(filter(None, (points, GRADE_WORDS.get(row.grade, ""))))
        followed.append(Link(f"Theo dõi {row.period}", "follow", row.id, words))
    links = (*followed, *(Link(one.name, "works", one.id, one.figures) for one in line.works))
    doubts = tuple(mark.sentence for mark in line.marks)
    text = "" if facts or links or doubts else "Chưa ghi gì khác trong năm này."
    return Detail(
        "Cả năm", f"Năm {line.year}", tuple(facts), doubts, text, "Theo dõi, thành tích nổi bật", links
    )


def _decided(number: str, day: date | None, issuer: str, *, needed: bool = True) -> Iterable[Fact]:
    lacking = "chưa có" if needed else ""
    yield Fact("Quyết định", number or lacking, seal=bool(number))
    yield Fact("Ngày", show_date(day) if day else lacking)
    yield Fact("Cơ quan", issuer)


def _cancelled(row: Any) -> Iterable[Fact]:
    if row.cancelled:
        yield Fact("Hủy, thu hồi", _decision(row.cancelled_by, row.cancelled_on))


def _decision(number: str, day: date | None) -> str:
    return ", ".join(filter(None, (number, show_date(day) if day else "")))


def _span(first: date | None, last: date | None) -> str:
    begin = f"từ {show_date(first)}" if first else ""
    return " ".join(filter(None, (begin, f"đến {show_date(last)}" if last else "")))


def _doubts(page: HistoryPage, year: int, *, award: int = 0, initiative: int = 0) -> tuple[str, ...]:
    return tuple(
        mark.sentence
        for mark in page.marks
        if mark.year == year and (award in mark.award_ids or initiative in mark.initiative_ids)
    )


def _said(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.value)

"""What a plan still lacks or has doubtful before it is signed; advises, never forbids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from app.domain.office import Identity, LegalBasis, Signatory, holds, in_force, signing_lines
from app.domain.outline import Outline
from app.domain.own_years import year_of_another_thing
from app.domain.plan import Plan
from app.domain.register import RegisterEntry, Series

# "năm 2024", but not the "năm 2021-2025" of a period nor the "tháng 6 năm 2022" of another act's date.
_YEAR = re.compile(r"(?<!\d )\bnăm (\d{4})\b(?!\s*[-–]\s*\d)")
_ACT_DATE = re.compile(r"(?:ngày|date)\s+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ACT_DATE_WORDS = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})")
_ARCHIVE = re.compile(r"^Lưu\s*:", re.IGNORECASE)
_OPENS = ("Thực hiện ", "Căn cứ ", "Theo ", "Triển khai ")  # a lead-in that says what the plan rests on too


class Finding(NamedTuple):
    """One thing to look at. `level` is "warn" or "hint"; `target` is "node:<id>" or "field:<name>"."""

    kind: str
    level: str
    sentence: str
    place: str
    target: str


class Surroundings(NamedTuple):
    """What the plan is compared with."""

    identities: Sequence[Identity]
    signatories: Sequence[Signatory]
    legal_bases: Sequence[LegalBasis]
    register: Sequence[RegisterEntry]


def readiness(plan: Plan, outline: Outline, around: Surroundings) -> tuple[Finding, ...]:
    """Everything missing or doubtful, from the top of the page to its foot."""
    return (
        *_number_and_date(plan, around),
        *_head(plan, around),
        *_years(plan, outline),
        *_outline(outline),
        *_foot(plan, around),
    )


def other_years(text: str, year: int) -> tuple[int, ...]:
    """Years the text calls its own ("năm 2024") that are not `year`, each once, in order; no act's."""
    found = [
        int(match[1])
        for match in _YEAR.finditer(text)
        if not year_of_another_thing(text, match.start(), match.end())
    ]
    return tuple(dict.fromkeys(y for y in found if y != year))


def latest_act_date(texts: Iterable[str]) -> date | None:
    """The latest day of an act named in the texts ("ngày 09/01/2023"); the paper cannot be older."""
    days = []
    for text in texts:
        for match in (*_ACT_DATE.finditer(text), *_ACT_DATE_WORDS.finditer(text)):
            try:
                days.append(date(int(match[3]), int(match[2]), int(match[1])))
            except ValueError:
                continue
    return max(days, default=None)


def basis_date(plan: Plan) -> date | None:
    """The latest act the plan's opening and căn cứ rest on."""
    return latest_act_date([plan.opening, *plan.legal_bases])


def _number_and_date(plan: Plan, around: Surroundings) -> Iterator[Finding]:
    place = "Số, ký hiệu"
    day = plan.issued.complete() if plan.issued else None
    if plan.number is None and day is None:
        yield Finding("number", "warn", "Chưa có số và ngày ký", place, "field:number")
    elif plan.number is None:
        yield Finding("number", "warn", "Chưa có số", place, "field:number")
    elif day is None:
        yield Finding("date", "warn", "Chưa có đủ ngày, tháng, năm ký", place, "field:issued")
    if plan.number is not None and not plan.signed:
        same = [e for e in around.register if e.year == plan.year and e.series is Series.OFFICE]
        twice = [e for e in same if e.number == plan.number and e.plan_id != plan.id]
        if twice:
            said = f"Số {plan.number:02d} đã dùng cho “{twice[0].summary}”"
            yield Finding("number", "warn", said, place, "field:number")
    basis = basis_date(plan)
    if day and basis and day < basis:
        said = f"Ngày ký {day:%d/%m/%Y} trước ngày {basis:%d/%m/%Y} của văn bản mà kế hoạch dẫn"
        yield Finding("date", "warn", said, place, "field:issued")
    if day and day.year not in (plan.year, plan.year - 1):
        yield Finding("date", "warn", f"Ngày ký {day:%d/%m/%Y} xa năm {plan.year}", place, "field:issued")


def _head(plan: Plan, around: Surroundings) -> Iterator[Finding]:
    day = plan.paper_day.earliest()
    if not in_force(around.identities, day):
        said = f"Chưa có tên cơ quan cho ngày {day:%d/%m/%Y}, đầu trang sẽ để trống"
        yield Finding("office", "warn", said, "Đầu trang", "settings:identities")
    if not plan.title:
        yield Finding("title", "warn", "Chưa có trích yếu", "Tên loại và trích yếu", "field:title")
    if not plan.opening and not plan.legal_bases and not plan.lead_in.startswith(_OPENS):
        yield Finding("opening", "warn", "Chưa có câu mở đầu hoặc căn cứ", "Mở đầu", "field:opening")
    known = {basis.text: basis for basis in around.legal_bases}
    for text in plan.legal_bases:
        basis = known.get(text)
        if basis and not holds(basis, day):
            said = f"Căn cứ không còn hiệu lực ngày {day:%d/%m/%Y}: “{text}”"
            yield Finding("legal_basis", "warn", said, "Căn cứ", "field:legal_bases")


def _years(plan: Plan, outline: Outline) -> Iterator[Finding]:
    texts = [
        ("Tên loại và trích yếu", "field:title", plan.title),
        ("Mở đầu", "field:opening", plan.opening),
        ("Câu dẫn", "field:lead_in", plan.lead_in),
    ]
    texts += [(e.place, f"node:{e.node.id}", f"{e.node.title} {e.node.text}") for e in outline.entries]
    texts.append(("Câu kết", "field:closing", plan.closing))
    for place, target, text in texts:
        for year in other_years(text, plan.year):
            said = f"Nói đến năm {year}, kế hoạch là của năm {plan.year}"
            yield Finding("year", "warn", said, place, target)
    for name, field, value in (
        ("bắt đầu", "period_from", plan.period_from),
        ("kết thúc", "period_to", plan.period_to),
    ):
        if value and int(value[:4]) != plan.year:
            said = f"Thời gian {name} thuộc năm {value[:4]}, kế hoạch là của năm {plan.year}"
            yield Finding("year", "warn", said, "Thời gian", f"field:{field}")


def _outline(outline: Outline) -> Iterator[Finding]:
    if not outline.nodes:
        yield Finding("empty", "warn", "Kế hoạch chưa có mục nào", "Nội dung", "field:body")
    for entry in outline.entries:
        if not entry.node.title and not entry.node.text:
            yield Finding("empty", "warn", "Mục chưa có nội dung", entry.place, f"node:{entry.node.id}")


def _foot(plan: Plan, around: Surroundings) -> Iterator[Finding]:
    if not plan.closing:
        yield Finding("closing", "hint", "Chưa có câu kết", "Câu kết", "field:closing")
    if not plan.recipients:
        yield Finding("recipients", "warn", "Chưa có nơi nhận", "Nơi nhận", "field:recipients")
    elif not any(_ARCHIVE.match(line) for line in plan.recipients):
        yield Finding("recipients", "warn", "Nơi nhận chưa có dòng “Lưu: VT”", "Nơi nhận", "field:recipients")
    elif any(line.replace(" ", "").rstrip(".;") == "Lưu:VT" for line in plan.recipients):
        said = "Dòng “Lưu: VT” chưa có đơn vị soạn thảo"
        yield Finding("recipients", "hint", said, "Nơi nhận", "field:recipients")
    if not plan.signer_name:
        yield Finding("signer", "warn", "Chưa có người ký", "Người ký", "field:signer_name")
        return
    named = [s for s in around.signatories if s.name == plan.signer_name]
    first, last = plan.paper_day.earliest(), plan.paper_day.latest()
    entitled = [s for s in named if _overlaps(s, first, last)]
    if not named:
        said = f"{plan.signer_name} chưa có trong danh sách người ký"
        yield Finding("signer", "hint", said, "Người ký", "field:signer_name")
    elif not entitled:
        said = f"{plan.signer_name} không có thẩm quyền ký {_when(plan)}"
        yield Finding("signer", "warn", said, "Người ký", "field:signer_name")
    elif plan.signer_lines not in [signing_lines(s) for s in entitled]:
        said = "Chức vụ người ký khác với danh sách người ký của ngày đó"
        yield Finding("signer", "hint", said, "Người ký", "field:signer_lines")


def _overlaps(signatory: Signatory, first: date, last: date) -> bool:
    """Whether the signatory may sign on some day of the span: a blank day is none that anybody named."""
    return (signatory.valid_from or date.min) <= last and first <= (signatory.valid_to or date.max)


def _when(plan: Plan) -> str:
    """`vào ngày 09/01/2023`, `trong tháng 01/2023`, `trong năm 2023`."""
    said = plan.paper_day.show()
    return f"vào ngày {said}" if plan.paper_day.complete() else f"trong {said}"

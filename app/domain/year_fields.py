"""Whole fields of a plan in a new year: period, signer, căn cứ, recipients, words of a replacement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.domain.dates import PartialDate
from app.domain.office import Authority, RecipientPreset, Signatory, holds, in_force, signing_lines
from app.domain.plan import Plan
from app.domain.year_acts import successor
from app.domain.year_marks import Sort, Turn

_PERIOD = {"period_from": "từ", "period_to": "đến"}


@dataclass(frozen=True)
class FieldChange:
    """A field, or from `start` on a part of its text, that a new year changes; see Proposal."""

    field: str
    place: str
    kind: str
    sort: Sort
    old: str
    new: str
    why: str
    start: int = -1
    values: tuple[tuple[str, Any], ...] = ()
    options: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...] = ()


def field_changes(
    plan: Plan, turn: Turn, signatories: Sequence[Signatory], presets: Sequence[RecipientPreset]
) -> tuple[FieldChange, ...]:
    """Everything about whole fields, in the order of the page."""
    return (
        *_bases(plan, turn),
        *_replaced(plan),
        *_recipients(plan, turn, presets),
        *_signer(plan, turn, signatories),
        *_place(plan, turn),
        *_period(plan, turn),
    )


def _bases(plan: Plan, turn: Turn) -> Iterator[FieldChange]:
    start = 0
    for line in plan.legal_bases:
        known = next((basis for basis in turn.bases if basis.text == line), None)
        if known and holds(known, turn.old_day) and not holds(known, turn.new_day):
            after = successor(known, turn)
            ends = f"{known.valid_to:%d/%m/%Y}" if known.valid_to else ""
            why = f"Hết hiệu lực sau ngày {ends}"
            sort = Sort.CHANGE if after else Sort.ASK
            why += "" if after is None or after.verified else "; căn cứ mới chưa kiểm chứng"
            new = after.text if after else ""
            yield FieldChange("legal_bases", "Căn cứ", "legal_basis", sort, line, new, why, start)
        start += len(line) + 1


def _replaced(plan: Plan) -> Iterator[FieldChange]:
    """A version that replaced another says so first in its closing; the next year replaces nothing."""
    lines = plan.closing.split("\n")
    if plan.replaces and len(lines) > 1 and "thay thế" in lines[0]:
        why = "Câu của bản thay thế; kế hoạch mới không thay thế văn bản nào"
        yield FieldChange("closing", "Câu kết", "replaced", Sort.CHANGE, f"{lines[0]}\n", "", why, 0)


def _recipients(plan: Plan, turn: Turn, presets: Sequence[RecipientPreset]) -> Iterator[FieldChange]:
    known = next((preset for preset in presets if preset.lines == plan.recipients), None)
    if known is None or holds(known, turn.new_day):
        return
    after = [p for p in in_force(presets, turn.new_day) if p.paper_kind == known.paper_kind]
    if len(after) == 1:
        yield FieldChange(
            "recipients", "Nơi nhận", "recipients", Sort.CHANGE, "; ".join(known.lines),
            "; ".join(after[0].lines), f"Nơi nhận mẫu từ {turn.new_day:%d/%m/%Y}",
            values=(("recipients", after[0].lines),),
        )  # fmt: skip


def _signer(plan: Plan, turn: Turn, signatories: Sequence[Signatory]) -> Iterator[FieldChange]:
    rows = in_force(signatories, turn.new_day)
    same = [row for row in rows if row.name == plan.signer_name]
    if any(signing_lines(row) == plan.signer_lines for row in same):
        return
    heads = [row for row in rows if row.authority is Authority.NONE]
    fitting = same or heads
    old = _signed(plan.signer_lines, plan.signer_name)
    if not plan.signer_name or (not rows and not any(s.name == plan.signer_name for s in signatories)):
        return  # nobody was named, or the office keeps no list of signatories
    day = f"{turn.new_day:%d/%m/%Y}"
    if len(fitting) == 1:
        row = fitting[0]
        why = f"Chức vụ khác từ {day}" if same else f"{plan.signer_name} không còn thẩm quyền ký ngày {day}"
        new = _signed(signing_lines(row), row.name)
        yield FieldChange(
            "signer_name", "Người ký", "signatory", Sort.CHANGE, old, new, why, values=_values(row)
        )
        return
    options = tuple((_signed(signing_lines(row), row.name), _values(row)) for row in rows)
    why = f"{plan.signer_name} không có trong những người được ký ngày {day}: ai ký?"
    if not options:
        why = f"Chưa có người ký nào cho ngày {day}. Bổ sung trong Cài đặt, Người ký"
    yield FieldChange("signer_name", "Người ký", "signatory", Sort.ASK, old, "", why, options=options)


def _signed(lines: Sequence[str], name: str) -> str:
    return ", ".join(part for part in (" / ".join(lines), name) if part)


def _values(row: Signatory) -> tuple[tuple[str, Any], ...]:
    title = row.title if row.authority is Authority.TM else ""
    return (("signer_lines", signing_lines(row)), ("signer_name", row.name), ("signer_office_title", title))


def _place(plan: Plan, turn: Turn) -> Iterator[FieldChange]:
    was, becomes = turn.was, turn.becomes
    if plan.place and was and becomes and plan.place == was.place != becomes.place:
        why = f"Địa danh từ {turn.new_day:%d/%m/%Y}"
        yield FieldChange(
            "place", "Địa danh", "name", Sort.CHANGE, plan.place, becomes.place, why,
            values=(("place", becomes.place),),
        )  # fmt: skip


def _period(plan: Plan, turn: Turn) -> Iterator[FieldChange]:
    for field, word in _PERIOD.items():
        value = getattr(plan, field)
        day = PartialDate.from_iso(value)
        if day is None or abs(day.year - turn.old) > 1:
            continue
        later = _moved(day, turn.step)
        yield FieldChange(
            field, f"Thời gian {word}", "period", Sort.CHANGE, day.show(), later.show(),
            "Ghi trong sổ, không in", values=((field, later.iso),),
        )  # fmt: skip


def _moved(day: PartialDate, step: int) -> PartialDate:
    """The same day so many years on; the last of February stays the last."""
    whole = day.complete()
    if whole and (whole + timedelta(days=1)).month != whole.month == 2:
        return PartialDate.of(date(day.year + step, 3, 1) - timedelta(days=1))
    return PartialDate(day.year + step, day.month, day.day)

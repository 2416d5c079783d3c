"""What the report on II.6 of a period says: counts by rule and by unit, merits, and what still waits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from app.documents.layouts.paper_parts import Grid, Line, Part
from app.domain.conduct import ConductRule
from app.domain.conduct_tally import Fact, Tally, tallies, tally
from app.domain.dates import show_date

if TYPE_CHECKING:
    from app.services.office import Office

_HALF, _QUARTERS = "6 tháng", ("I", "II", "III", "IV")


def span_words(first: date, last: date) -> str:
    """`tháng 5 năm 2023`, `quý II năm 2023`, `6 tháng đầu năm 2023`, `năm 2023`, else the two days."""
    ends = (first.month, last.month)
    whole = first.day == 1 and date.fromordinal(last.toordinal() + 1).day == 1
    if first.year == last.year and whole:
        if ends == (1, 12):
            return f"năm {first.year}"
        if ends in ((1, 6), (7, 12)):
            return f"{_HALF} {'đầu' if first.month == 1 else 'cuối'} năm {first.year}"
        if first.month == last.month:
            return f"tháng {first.month} năm {first.year}"
        if first.month % 3 == 1 and last.month == first.month + 2:
            return f"quý {_QUARTERS[first.month // 3]} năm {first.year}"
    return f"từ ngày {show_date(first)} đến ngày {show_date(last)}"


def report_parts(
    office: Office, first: date, last: date, unit_id: int, line: Callable[[str, Mapping[str, str]], Line]
) -> tuple[str, tuple[Part, ...]]:
    """Summary line and parts of the body; nothing noted is said, not left blank.

    `line` gives the fixed sentence of a label with its places filled.
    """
    facts = office.conduct.facts(first, last, unit_id=unit_id)
    faults = tuple(fact for fact in facts if not fact.merit)
    merits = tuple(fact for fact in facts if fact.merit)
    units = {unit.id: unit.name for unit in office.staff.units()}
    of = f" của {units[unit_id]}" if unit_id in units else ""
    span = span_words(first, last)
    summary = f"Tình hình chấp hành kỷ luật, kỷ cương hành chính {span}{of}"
    total = tally(faults)
    rule = next(iter(office.conduct.rules_on(last)), ConductRule(0, "", ""))
    values = {"period": span, "span": f"{span}{of}", "item": rule.plan_item}

    def said(label: str) -> Line:
        return line(label, values)

    general = _general(total, faults, merits, said("Không có vụ việc").text)
    parts: list[Part] = [
        said("Câu dẫn"),
        said("Mục tình hình chung"),
        Line("Nội dung", f"{general} {said('Câu làm rõ').text}"),
    ]
    if faults:
        parts += [said("Mục số liệu theo nội dung"), _by_rule(faults)]
        parts += [said("Mục số liệu theo đơn vị"), _by_unit(faults, units)]
    parts.append(said("Câu kết"))
    return summary, tuple(parts)


def _general(total: Tally, faults: tuple[Fact, ...], merits: tuple[Fact, ...], none: str) -> str:
    people = len({fact.person_id for fact in faults if fact.stands})
    if not total.known:
        told = none
    else:
        told = (
            f"Ghi nhận {total.known} vụ việc, trong đó {total.excused} vụ việc được chấp nhận lý do, "
            f"{total.confirmed} đã xác nhận, {total.noted + total.awaiting} chưa kết luận, "
            f"{total.clock} do máy chấm công ghi. Có {people} người còn vụ việc tính vào theo dõi; "
            f"tổng số phút muộn, sớm là {total.minutes}."
        )
    good = sum(fact.stands for fact in merits)
    added = f" Ghi nhận làm tốt {good} lần." if good else ""
    return f"{told}{added}"


def _by_rule(facts: tuple[Fact, ...]) -> Grid:
    counted = tallies(facts, lambda fact: fact.rule.code)
    named = {fact.rule.code: fact.rule for fact in facts}
    rules = sorted(named.values(), key=lambda rule: (rule.position, rule.code))
    rows = [(rule.code, rule.name, *_figures(counted[rule.code])) for rule in rules]
    rows.append(("", "Cộng", *_figures(tally(facts))))
    return Grid(
        (10, 26, 12, 14, 14, 12, 12),
        ("Mã", "Nội dung", "Số vụ việc", "Có lý do", "Xác nhận", "Chưa xong", "Số phút"),
        tuple(rows),
    )


def _by_unit(facts: tuple[Fact, ...], units: dict[int, str]) -> Grid:
    counted = tallies(facts, lambda fact: fact.unit_id)
    order = [unit for unit in (*units, 0) if unit in counted]
    rows = [
        (str(at), units.get(unit, "Chưa rõ đơn vị"), *_figures(counted[unit]))
        for at, unit in enumerate(order, start=1)
    ]
    rows.append(("", "Cộng", *_figures(tally(facts))))
    return Grid(
        (8, 28, 12, 14, 14, 12, 12),
        ("STT", "Đơn vị", "Số vụ việc", "Có lý do", "Xác nhận", "Chưa xong", "Số phút"),
        tuple(rows),
    )


def _figures(one: Tally) -> tuple[str, ...]:
    waiting = one.noted + one.awaiting + one.clock
    return tuple(str(n) for n in (one.known, one.excused, one.confirmed, waiting, one.minutes))

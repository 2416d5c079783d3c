"""What the panel of tab Thành tích says of a year under II.6: its counts, and every row they stand on."""

from __future__ import annotations

from app.domain.conduct import HALF_WORDS, HalfDay
from app.domain.conduct_points import NOT_LEGAL, PointSheet
from app.domain.conduct_tally import Fact as Happened
from app.domain.dates import show_date
from app.domain.history_page import YearLine
from ui.detail_words import Detail, Fact, Link
from ui.figures import show_points

_HEADING = "Chấp hành kỷ cương, mục II.6"


def conduct_detail(line: YearLine, person_id: int) -> Detail:
    """What notes and the clock hold of the year; it is no discipline."""
    if not line.conduct.kept:
        return Detail(f"Năm {line.year}", _HEADING, text="Sổ chưa ghi vụ việc, chấm công nào đến năm này.")
    faults, merits, points = line.conduct.faults, line.conduct.merits, line.conduct.points
    facts = (
        Fact("Còn tính", str(faults.standing)),
        Fact("Máy ghi", str(faults.clock) if faults.clock else ""),
        Fact("Chờ giải trình", str(faults.awaiting) if faults.awaiting else ""),
        Fact("Có lý do", str(faults.excused) if faults.excused else ""),
        Fact("Số phút", f"{faults.minutes}′" if faults.minutes else ""),
        Fact("Việc tốt", str(merits.standing) if merits.standing else ""),
        Fact("Điểm theo dõi", _mean(points.mean, len(points.sheets))),
    )
    links = (
        *(_happened(one, person_id) for one in line.conduct.facts),
        *(_month(sheet) for sheet in points.sheets),
    )
    text = "Không phải kỷ luật." + (f" Điểm: {NOT_LEGAL[:1].lower()}{NOT_LEGAL[1:]}" if points.sheets else "")
    return Detail(
        f"Năm {line.year}", _HEADING, tuple(fact for fact in facts if fact.value), (), text,
        "Các dòng được tính", links,
    )  # fmt: skip


def _mean(mean: int | None, months: int) -> str:
    return "" if mean is None else f"{show_points(mean)}, trung bình {months} tháng"


def _happened(one: Happened, person_id: int) -> Link:
    """A note opens itself; what only the clock saw opens its day in the month's grid."""
    half = f", {HALF_WORDS[one.half]}" if one.half is not HalfDay.DAY else ""
    minutes = f", {one.minutes}′" if one.minutes else ""
    words = f"{show_date(one.day)}{half}: {one.rule.code} {one.rule.name}"
    target = f"conduct:{one.incident_id}"
    if not one.incident_id:
        target = f"attendance:{one.day:%Y-%m}/{person_id}/{one.day.day}"
    return Link(words, target.partition(":")[0], one.incident_id or 1, f"{one.state_words}{minutes}", target)


def _month(sheet: PointSheet) -> Link:
    words = f"Tháng {int(sheet.month[5:])}/{sheet.month[:4]}: {sheet.score} điểm"
    reckoned = f"{sheet.scale.base} - {-sheet.faults} + {sheet.merits_counted}"
    return Link(words, "points", 1, reckoned, f"points:{sheet.month}/{sheet.person_id}")

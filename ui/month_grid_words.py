"""What a cell, a total and a person of the month sheet are called when read out or pointed at."""

from __future__ import annotations

from app.domain.attendance_symbols import Symbols
from app.domain.dates import show_weekday
from app.domain.month_sheet import Half, MonthLine, MonthSheet, Origin, show_halves

# The first bears the word of its column on the printed sheet (see app/documents/layouts/timesheet.py).
TOTALS = ("Làm việc", "Nghỉ", "Muộn, sớm", "Phút")
TOTALS_EXPLAINED = (
    (
        "Số ngày làm việc: cột 35 “Trong đó làm việc” của bảng chấm công in ra.\n"
        "Cột 32 của bảng in cộng thêm ngày nghỉ hưởng lương."
    ),
    (
        "Mọi ngày nghỉ có ký hiệu. Trên bảng in: không lương ở cột 33, BHXH ở cột 34,\n"
        "nghỉ hưởng lương nằm trong cột 32."
    ),
    "Số lần đi muộn, về sớm còn tính. Không có trên bảng in; có trong Excel theo dõi chấp hành.",
    "Số phút muộn, sớm còn tính. Không có trên bảng in; có trong Excel theo dõi chấp hành.",
)
_HALVES = ("sáng", "chiều")


def cell_words(sheet: MonthSheet, line: MonthLine, at: int) -> str:
    """`Đỗ Văn Nháp, thứ Hai 22/05, sáng: có mặt, đi muộn 35 phút; chiều: có mặt`."""
    day = sheet.days[at].day
    head = f"{line.person.name}, {show_weekday(day)} {day:%d/%m}"
    cell = line.cells[at]
    reason = sheet.days[at].reason
    if not cell.inside and not any(half.code for half in cell):
        return f"{head}: không thuộc cơ quan"
    if not cell.expected and not any(half.origin is Origin.HAND or half.noted for half in cell):
        return f"{head}: nghỉ, {reason}" if reason else f"{head}: nghỉ"
    said = [half_words(half, sheet.symbols[at]) for half in cell]
    return f"{head}, " + "; ".join(f"{_HALVES[n]}: {words}" for n, words in enumerate(said))


def half_words(half: Half, symbols: Symbols) -> str:
    """`có mặt, đi muộn 9 phút` or `phép, ghi tay, máy: +, muộn 9′`."""
    late = lateness_words(half)
    if not half.code:
        blank = "chờ sửa giờ chấm" if half.waiting else "chưa chấm"
        bare = blank if half.missing else "chưa đến" if half.expected else "không làm"
        return ", ".join([bare, *late])
    parts = [_name(half.code, symbols), *late]
    if half.origin is Origin.HAND:
        parts.append(f"ghi tay, máy: {clock_words(half)}" if half.clock else "ghi tay")
        if not half.expected:
            parts.append("không tính vì không phải ngày làm việc của người này")
    elif half.origin is Origin.AWAY:
        parts.append("theo thời gian vắng ở tab Cán bộ")
    return ", ".join(parts)


def lateness_words(half: Half) -> list[str]:
    """`đi muộn 9 phút`, `về sớm`, `đi muộn có lý do 35 phút`; by a note under II.6 it says so."""
    parts = []
    for way, times, minutes in (
        ("đi muộn", half.late_times, half.late),
        ("về sớm", half.early_times, half.early),
    ):
        if times:
            parts.append(
                " ".join([way, *[f"{times} lần"] * (times > 1), *[f"{minutes} phút"] * bool(minutes)])
            )
    if half.excused:
        way = "đi muộn" if half.excused_late else "về sớm"
        parts.append(
            " ".join([way, "có lý do", *[f"{half.excused_minutes} phút"] * bool(half.excused_minutes)])
        )
    if half.noted and parts:
        parts[-1] += " (vụ việc)"
    return parts


def clock_words(half: Half) -> str:
    """What the clock says beneath: `+, muộn 9′`."""
    late = [f"muộn {half.clock_late}′"] * bool(half.clock_late)
    early = [f"sớm {half.clock_early}′"] * bool(half.clock_early)
    return ", ".join([half.clock, *late, *early])


def total_text(line: MonthLine, column: int) -> str:
    """What stands in a column of totals; blank for nothing, except Công."""
    totals = line.totals
    match column:
        case 0:
            return show_halves(totals.work)
        case 1:
            return show_halves(totals.off) if totals.off else ""
        case 2:
            return str(totals.occasions) if totals.occasions else ""
        case _:
            return f"{totals.minutes}′" if totals.minutes else ""


def total_words(line: MonthLine, column: int) -> str:
    """The total read out, with what it is made of."""
    t = line.totals
    name = line.person.name
    if column == 0:
        missing = f", còn {t.missing} nửa ngày chưa chấm" if t.missing else ""
        printed = f"; trên bảng in cột 35 là {show_halves(t.work)}, cột 32 là {show_halves(t.paid)}"
        done = f"{show_halves(t.work)} ngày trên {show_halves(t.expected)}"
        return f"{name}, làm việc: {done}{missing}{printed}"
    if column == 1:
        parts = (
            (t.paid_leave, "hưởng lương"),
            (t.insurance, "hưởng BHXH"),
            (t.unpaid, "không lương"),
            (t.other, "không tính"),
        )
        said = ", ".join(f"{show_halves(count)} {words}" for count, words in parts if count)
        return f"{name}, nghỉ: {show_halves(t.off)} ngày" + (f" ({said})" if said else "")
    if column == 2:
        excused = f", ngoài ra có lý do {t.excused} lần" if t.excused else ""
        return f"{name}: đi muộn {t.late} lần, về sớm {t.early} lần{excused}"
    excused = f", không kể {t.excused_minutes} phút có lý do" if t.excused_minutes else ""
    return f"{name}: muộn, sớm tất cả {t.minutes} phút{excused}"


def _name(code: str, symbols: Symbols) -> str:
    row = symbols.by_code.get(code)
    return row.name if row else f"ký hiệu {code} không còn trong danh sách"

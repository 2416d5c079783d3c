"""What is said of one punch of a file: the problem, what is done about it, and the counts that add up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.domain.clock_lines import DAY, UNREAD, ClockFile, at_of, day_of
from app.domain.clock_rules import ClockRules
from app.domain.clock_sorting import Fate, Sorted

NOTHING_IN_BOOK = "Chưa ghi gì vào sổ cho đến khi bấm Nhập. Nhập xong vẫn hoàn tác được cả lần nhập."
# In the order in which they are told, each with its word after the number.
LEFT_WORDS: tuple[tuple[Fate, str], ...] = (
    (Fate.MEND, "cần sửa"),
    (Fate.SAME, "trùng"),
    (Fate.KNOWN, "đã có trong sổ"),
    (Fate.TAP, "chạm đúp"),
    (Fate.CLOSED, "của tháng đã chốt"),
    (Fate.LEFT, "bỏ chọn"),
)


def problem(file: ClockFile, found: Sorted, place: int, rules: ClockRules) -> str:
    """What there is to say of the punch, without full stop; empty for an ordinary one."""
    line, fate = file.lines[place], found.fates[place]
    if fate is Fate.MEND:
        if found.moments[place] == UNREAD:
            return file.unread[place].words
        if place in found.doubted:
            return found.doubted[place].words(line)
        return f"Số máy {line.number} chưa gán cho ai" if line.number else "Thiếu số máy"
    if fate is Fate.SAME:
        kept = file.lines[found.before[place]].line
        return f"Trùng hẳn dòng {kept}" if kept != line.line else "Trùng hẳn lượt trước trong dòng"
    if fate is Fate.TAP:
        apart = found.moments[place] - found.moments[found.before[place]]
        return f"Chạm đúp, cách {apart} giây"
    if fate is Fate.KNOWN:
        return "Đã có trong sổ"
    if fate is Fate.CLOSED:
        month = rules.work_day(at_of(found.moments[place]))
        return f"Tháng {month.month}/{month.year} đã chốt"
    if fate is Fate.LEFT:
        return "Bỏ chọn"
    if is_night(found.moments[place], rules):
        return "Sau nửa đêm, tính cho ngày trước"
    return ""


def deed(file: ClockFile, found: Sorted, place: int, rules: ClockRules) -> str:
    """What is done about it: "Bỏ, giữ dòng 212", "Giữ"; empty where there is nothing to say or to choose."""
    fate = found.fates[place]
    if fate is Fate.TAP:
        kept = file.lines[found.before[place]].line
        return f"Bỏ, giữ dòng {kept}" if kept != file.lines[place].line else "Bỏ, giữ lượt trước"
    if fate in (Fate.SAME, Fate.KNOWN, Fate.LEFT):
        return "Bỏ"
    if fate is Fate.CLOSED:
        return "Để lại, mở lại tháng rồi nhập"
    if fate is Fate.KEEP and is_night(found.moments[place], rules):
        return "Giữ"
    return ""


def is_night(moment: int, rules: ClockRules) -> bool:
    """Whether the punch counts for the day before."""
    return moment != UNREAD and moment % DAY < rules.day_starts.hour * 3600 + rules.day_starts.minute * 60


def counted(found: Sorted) -> str:
    """`Sẽ nhập 1.217 lượt. Để lại 47: 21 cần sửa, 17 trùng, 9 chạm đúp.`"""
    kept = found.count(Fate.KEEP)
    parts = [(found.count(fate), words) for fate, words in LEFT_WORDS]
    left = sum(count for count, _ in parts)
    head = f"Sẽ nhập {grouped(kept)} lượt."
    if not left:
        return head
    told = ", ".join(f"{grouped(count)} {words}" for count, words in parts if count)
    return f"{head} Để lại {grouped(left)}: {told}."


def grouped(number: int) -> str:
    """`1.217`."""
    return f"{number:,}".replace(",", ".")


def period_words(days: Sequence[date]) -> str:
    """`tháng 5/2023`, or `tháng 12/2022 đến tháng 2/2023`, of the first and the last day."""
    first, last = min(days), max(days)
    start, end = f"tháng {first.month}/{first.year}", f"tháng {last.month}/{last.year}"
    return start if start == end else f"{start} đến {end}"


def kept_days(found: Sorted) -> tuple[date, ...]:
    """First and last day of what is kept; empty when nothing is."""
    kept = [m for m, fate in zip(found.moments, found.fates, strict=True) if fate is Fate.KEEP]
    return (day_of(min(kept)), day_of(max(kept))) if kept else ()

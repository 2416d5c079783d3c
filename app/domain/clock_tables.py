"""Reports of clocks and tables made by hand as punches, their columns told by headings or by shape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from app.domain.clock_lines import (
    DAY,
    UNREAD,
    ClockFile,
    ClockLine,
    ClockLines,
    Unread,
    read_clock_time,
    read_day,
)
from app.domain.import_steps import ColumnSpec, guess_columns, guess_heading, headings_of, lines_below
from app.domain.read_sheet import ReadSheet
from app.domain.wording import fold

FIELD_WORDS = {
    "number": "Số máy, mã nhân viên",
    "name": "Họ tên",
    "moment": "Ngày và giờ trong một ô",
    "day": "Ngày",
    "time": "Giờ",
    "in_1": "Giờ vào",
    "out_1": "Giờ ra",
    "in_2": "Giờ vào lần 2",
    "out_2": "Giờ ra lần 2",
    "state": "Trạng thái vào, ra",
    "device": "Máy",
}
_TIMES = ("time", "in_1", "out_1", "in_2", "out_2")
_STATES = {"in_1": 0, "in_2": 0, "out_1": 1, "out_2": 1}
_EACH_TIME = re.compile(r"\d{1,2}[:hg]\d{2}(?:[:mp]\d{2})?", re.IGNORECASE)
_RANGE = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})\s*~")
_HALF_DAY = re.compile(r"\s*(am|pm|sa|ch)\.?$", re.IGNORECASE)
_NOON = 12 * 3600
_EXCEPTION_FROM, _EXCEPTION_TIMES = 4, (4, 5, 6, 7)  # rows and columns from 0


@dataclass(frozen=True)
class TableShape:
    """Which sheet of a file, which row of it is the heading, and which column holds which field."""

    sheet: int
    heading: int
    columns: Mapping[str, int]


def column_specs(headings: Mapping[str, Sequence[str]]) -> tuple[ColumnSpec, ...]:
    """The fields of a clock's table with the headings they are known by."""
    return tuple(ColumnSpec(key, words, tuple(headings.get(key, ()))) for key, words in FIELD_WORDS.items())


def guess_mapping(sheets: Sequence[ReadSheet], specs: Sequence[ColumnSpec]) -> TableShape | None:
    """The sheet whose headings tell most, hidden ones last; None when none has what a punch needs."""
    best: tuple[int, int, TableShape] | None = None
    for at, sheet in enumerate(sheets):
        heading = guess_heading(sheet, specs)
        if heading < 0:
            continue
        columns = guess_columns(headings_of(sheet, heading), specs)
        if not lacking(columns):
            rank = (-sheet.hidden, len(columns))
            if best is None or rank > best[:2]:
                best = (*rank, TableShape(at, heading, columns))
    return best[2] if best else None


def lacking(columns: Mapping[str, int]) -> str:
    """What a punch still needs, as words for "Chưa chọn cột …"; empty when nothing."""
    if "number" not in columns and "name" not in columns:
        return "số máy hoặc họ tên"
    if "moment" in columns:
        return ""
    if "day" not in columns:
        return "ngày"
    return "" if any(key in columns for key in _TIMES) else "giờ"


def read_clock_table(file_name: str, sheet: ReadSheet, chosen: TableShape) -> ClockFile:
    """Every filled time below the heading as one punch; a row without any as one that cannot be read."""
    columns = chosen.columns
    month_first = _month_first(sheet, chosen)
    collected = _Collected(month_first=month_first)
    for at in lines_below(sheet, chosen.heading):
        cells = {key: sheet.rows[at][column] for key, column in columns.items()}
        number = cells.get("number", "").strip()
        name = " ".join(cells.get("name", "").split())
        if not number and name:
            number = "-".join(fold(name).split())
        if number and name:
            collected.names.setdefault(number, name)
        raw = " | ".join(cell for cell in sheet.rows[at] if cell)
        state, device = _state(cells.get("state", "")), cells.get("device", "").strip()
        for day, time, own in _times(cells):
            collected.add(at + 1, number, day, time, own if own is not None else state, device, raw)
    notes = (*sheet.notes, *(("Ngày trong tệp viết tháng trước ngày sau.",) if month_first else ()))
    return collected.file(file_name, notes)


def known_workbook(file_name: str, sheets: Sequence[ReadSheet]) -> ClockFile | None:
    """The workbook a clock writes by itself, told by its shape and not by its titles, which are translated.

    The sheet of all punches goes before the one of exceptions, which holds the odd days only.
    """
    for sheet in sheets:
        found = _log_report(file_name, sheet)
        if found is not None:
            return found
    for sheet in sheets:
        found = _exceptions(file_name, sheet)
        if found is not None:
            return found
    return None


class _Collected:
    """Punches on the way to a ClockFile."""

    def __init__(self, *, month_first: bool = False) -> None:
        self.month_first = month_first
        self.lines = ClockLines()
        self.unread: dict[int, Unread] = {}
        self.names: dict[str, str] = {}
        self._rows: set[int] = set()

    def add(
        self, row: int, number: str, day: str, time: str, state: int | None, device: str, raw: str
    ) -> None:
        """One punch, or what of it cannot be read."""
        self._rows.add(row)
        on = read_day(_turned(day) if self.month_first else day)
        seconds = _seconds(time)
        words = ""
        if not number:
            words = "Thiếu số máy"
        elif on is None:
            words = f"Không đọc được ngày “{day[:20]}”" if day else "Thiếu ngày"
        elif seconds is None:
            words = f"Không đọc được giờ “{time[:20]}”" if time else "Thiếu giờ"
        if words or on is None or seconds is None:
            self.unread[len(self.lines)] = Unread(day, time, words)
            self.lines.add(ClockLine(row, number, UNREAD, state, device, raw))
        else:
            self.lines.add(ClockLine(row, number, on * DAY + seconds, state, device, raw))

    def file(self, name: str, notes: Iterable[str] = ()) -> ClockFile:
        """All of it."""
        return ClockFile(name, self.lines, self.unread, tuple(notes), self.names, len(self._rows))


def _times(cells: Mapping[str, str]) -> Iterator[tuple[str, str, int | None]]:
    """Day, time and state of each punch of a row; one empty time when the row has none at all."""
    found = False
    if cells.get("moment", "").strip():
        moment = cells["moment"].strip()
        day, _, time = moment.replace("T", " ").partition(" ")
        if read_clock_time(day) is not None and time:
            day, time = time, day
        yield day, time.strip(), None
        found = True
    for key in _TIMES:
        cell = cells.get(key, "").strip()
        if not cell or cell in {"-", "--", "00:00:00 00:00:00"}:
            continue
        several = _EACH_TIME.findall(cell)
        for time in several if len(several) > 1 else (cell,):
            yield cells.get("day", "").strip(), time, _STATES.get(key) if len(several) < 2 else None
        found = True
    if not found:
        yield cells.get("day", "").strip(), "", None


def _seconds(text: str) -> int | None:
    """A time of day, 07:30 SA and 5:02 PM too; a whole moment gives its time."""
    text = text.strip()
    half = _HALF_DAY.search(text)
    seconds = read_clock_time(_HALF_DAY.sub("", text).rpartition(" ")[2])
    if seconds is None or not half:
        return seconds
    late = half[1].lower() in {"pm", "ch"}
    return seconds % _NOON + (_NOON if late else 0) if seconds < _NOON + 3600 else seconds


def _state(text: str) -> int | None:
    said = fold(text).strip()
    if said.isdecimal() and len(said) < 4:
        return int(said)
    if said in {"in", "vao", "c/in", "check in", "i"}:
        return 0
    return 1 if said in {"out", "ra", "c/out", "check out", "o"} else None


def _month_first(sheet: ReadSheet, chosen: TableShape) -> bool:
    """Whether the days are written month/day/year: no first part is above 12 and some second part is."""
    column = chosen.columns.get("moment", chosen.columns.get("day", -1))
    firsts, seconds = [0], [0]
    for at in lines_below(sheet, chosen.heading) if column >= 0 else ():
        found = re.match(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}", sheet.rows[at][column].strip())
        if found:
            firsts.append(int(found[1]))
            seconds.append(int(found[2]))
    return max(firsts) <= 12 < max(seconds)


def _turned(day: str) -> str:
    return re.sub(r"^(\d{1,2})([/.-])(\d{1,2})\2", r"\3\2\1\2", day.strip())


def _log_report(file_name: str, sheet: ReadSheet) -> ClockFile | None:
    """Days across, below them two rows a person: number and name, then the times of each day in one cell."""
    started = next((found for row in sheet.rows[:8] for cell in row if (found := _RANGE.search(cell))), None)
    heading = next((at for at, row in enumerate(sheet.rows[:12]) if _day_columns(row)), None)
    if started is None or heading is None:
        return None
    try:
        first = date(*map(int, started.groups()))
    except ValueError:
        return None
    columns = _day_columns(sheet.rows[heading])
    collected = _Collected()
    number = ""
    for at in range(heading + 1, len(sheet.rows)):
        row = sheet.rows[at]
        if number and all(not row[column] or _EACH_TIME.match(row[column]) for column in columns):
            for place, column in enumerate(columns):
                day = (first + timedelta(days=place)).isoformat()
                for time in _EACH_TIME.findall(row[column]):
                    collected.add(at + 1, number, day, time, None, "", row[column])
            number = ""
            continue
        filled = [cell.strip() for cell in row if cell.strip()]
        number = next((cell for cell in filled if cell.isdecimal()), "")
        name = _after_label(filled, number)
        if number and name:
            collected.names[number] = name
    return collected.file(file_name, sheet.notes) if collected.lines else None


def _day_columns(row: Sequence[str]) -> tuple[int, ...]:
    """The columns of a row that counts days: 1 2 3 …, or 26 … 31 1 … 25."""
    filled = [(at, cell.strip()) for at, cell in enumerate(row) if cell.strip()]
    if len(filled) < 2 or not all(cell.isdecimal() and 1 <= int(cell) <= 31 for _, cell in filled):
        return ()
    days = [int(cell) for _, cell in filled]
    steps = all(b == a + 1 or (b == 1 and a >= 28) for a, b in pairwise(days))
    return tuple(at for at, _ in filled) if steps else ()


def _after_label(filled: Sequence[str], number: str) -> str:
    """The name of an info row: what stands after the second label that ends in a colon."""
    labels = [at for at, cell in enumerate(filled) if cell.endswith(":")]
    after = labels[1] + 1 if len(labels) > 1 else 0
    name = filled[after] if after and after < len(filled) else ""
    return "" if name.endswith(":") or name == number else name


def _exceptions(file_name: str, sheet: ReadSheet) -> ClockFile | None:
    """Data from row 5: number, name, department, date, first zone in and out, second zone in and out."""
    below = [(at, row) for at, row in enumerate(sheet.rows) if at >= _EXCEPTION_FROM and any(row)]
    fit = [
        (at, row)
        for at, row in below
        if len(row) > max(_EXCEPTION_TIMES)
        and row[0].strip().isdecimal()
        and read_day(row[3]) is not None
        and all(not row[c] or _EACH_TIME.match(row[c]) for c in _EXCEPTION_TIMES)
    ]
    if not fit or len(fit) * 2 < len(below):
        return None
    collected = _Collected()
    for at, row in fit:
        collected.names.setdefault(row[0].strip(), row[1].strip())
        for column in _EXCEPTION_TIMES:
            if row[column]:
                raw = " | ".join(cell for cell in row if cell)
                collected.add(at + 1, row[0].strip(), row[3], row[column], None, "", raw)
    note = "Trang này của máy chỉ ghi những ngày bất thường; ngày đủ công không có trong tệp."
    return collected.file(file_name, (*sheet.notes, note)) if collected.lines else None

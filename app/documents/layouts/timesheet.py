"""Bảng chấm công of a month in the familiar form C01a-HD, with live totals, and the symbols they rest on.

One line a person as the form has it: a day is one symbol, or "sáng/chiều" where the halves differ, exactly
what may be typed into the grid or pasted back. Each total is reckoned by Excel from the person's own days and
the weights on the sheet "Ký hiệu"; days off of the calendar stand in the head of their column, so that a
symbol in the body always counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.documents.layouts.sheet_rows import row_heights
from app.documents.layouts.table_look import (
    CELL,
    GROUP,
    HEAD,
    NOTE,
    SIGN,
    SMALL,
    STRONG,
    TINY,
    TITLE,
    UNDER,
    line,
    said,
    signatures,
    table_look,
)
from app.documents.model import (
    Book,
    Column,
    Fill,
    Formula,
    Placed,
    Properties,
    Sheet,
    SheetPaper,
    SheetRow,
    Spot,
    Value,
)
from app.domain.attendance_symbols import CountsAs, Symbol
from app.domain.month_sheet import Cell, Half, MonthLine, MonthSheet, Origin, Totals, show_halves
from app.domain.office import Identity
from app.domain.working_calendar import OFF, DayPlan

TITLE_WORDS = "BẢNG CHẤM CÔNG"
SYMBOLS_SHEET = "Ký hiệu"
_FIRST_SYMBOL = 4  # row of the first symbol on its sheet
_WILD = frozenset("*?~")
_BEFORE = (("Số TT", 8.0), ("Họ và tên", 38.0), ("Ngạch bậc lương hoặc cấp bậc chức vụ", 41.0))
_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_HEAD_HEIGHTS = (14.0, 14.0, 36.0, 12.0)
_WIDEST = 2  # letters that fit a day in letters of full size
_DAY_MM = 5.6
_TOTAL_MM = 12.5
_NO_ZERO = "General;-General;"


@dataclass(frozen=True)
class _Total:
    """A column at the right: its heading, its number in the form, its column on the sheet of symbols."""

    heading: str
    number: int
    weights: str

    def halves(self, totals: Totals) -> int:
        """What the program reckoned, in halves of days."""
        return {32: totals.paid, 33: totals.unpaid, 34: totals.insurance, 35: totals.work}[self.number]


_TOTALS = (
    _Total("Số công hưởng lương thời gian", 32, "C"),
    _Total("Số công nghỉ không lương", 33, "D"),
    _Total("Số công hưởng BHXH", 34, "E"),
    _Total("Trong đó làm việc", 35, "F"),
)
_SIGNERS = tuple((post, "(Ký, họ tên)") for post in ("Người chấm công", "Phụ trách bộ phận", "Người duyệt"))

_EXPLAINED = (
    "Hai nửa ngày khác nhau ghi sáng/chiều, ví dụ P/+. Ngày nghỉ lễ, nghỉ bù theo lịch ghi ở đầu cột và "
    "không tính vào cột 32. Ký hiệu trong ngoặc đơn không tính công."
)
_NOT_LIVE = "Có ký hiệu đổi cách tính trong tháng nên các cột tổng ghi bằng số, không có công thức."
_SYMBOLS_EXPLAINED = (
    "Số 1: nửa ngày mang ký hiệu ấy tính nửa công. Các cột tổng của bảng chấm công tính từ bảng này."
)


def timesheet_book(
    month: MonthSheet,
    identity: Identity | None,
    unit_name: str = "",
    *,
    practice: bool = False,
    paper: SheetPaper = "A4",
) -> Book:
    """The month of one unit (`unit_name`) or of the whole office, and the sheet of symbols."""
    symbols = tuple(_symbols(month))
    office = identity.name if identity else ""
    names = Properties(f"Bảng chấm công tháng {month.first:%m/%Y}", office, office, unit_name)
    return Book(
        (
            _Days(month, office, unit_name, names, symbols).sheet(practice, paper),
            _symbol_sheet(symbols, names),
        )
    )


def day_text(cell: Cell) -> str:
    """`+`, `P/+` for two halves that differ; a symbol that is not counted stands in brackets."""
    morning, afternoon = _half(cell.morning), _half(cell.afternoon)
    return morning if morning == afternoon else f"{morning}/{afternoon}"


def days(halves: int) -> float | int:
    """Halves as days: 39 are 19.5."""
    return halves // 2 if halves % 2 == 0 else halves / 2


def _mark(cell: Cell) -> Value | Spot:
    """A day of a person: two symbols in smaller letters, shaded outside membership."""
    text = day_text(cell)
    if len(text) > _WIDEST:
        return Spot(text, SMALL if len(text) == _WIDEST + 1 else TINY)
    return text if text or cell.inside else Spot(None, fill="rest")


def _half(half: Half) -> str:
    if not half.code or half.expected:
        return half.code
    return "" if half.origin is Origin.CALENDAR else f"({half.code})"


def _symbols(month: MonthSheet) -> Iterator[Symbol]:
    """Every symbol in force on a day of the month, once."""
    seen = set()
    for day in month.symbols:
        for symbol in day.rows:
            if symbol.code not in seen:
                seen.add(symbol.code)
                yield symbol


def _weights(symbol: Symbol) -> tuple[int, int, int, int]:
    """What one half under the symbol adds to each total, in halves."""
    away = 1 - symbol.weight
    paid = symbol.weight + away * (symbol.counts_as is CountsAs.PAID)
    return (
        paid,
        away * (symbol.counts_as is CountsAs.UNPAID),
        away * (symbol.counts_as is CountsAs.INSURANCE),
        symbol.weight,
    )


class _Days:
    """The sheet of days."""

    def __init__(
        self, month: MonthSheet, office: str, unit: str, names: Properties, symbols: tuple[Symbol, ...]
    ) -> None:
        self.month, self.office, self.unit, self.names, self.symbols = month, office, unit, names, symbols
        self.first_day = len(_BEFORE)  # columns before the days
        self.first_total = self.first_day + len(month.days)
        self.width = self.first_total + len(_TOTALS)
        first, last = _letter(self.first_day), _letter(self.first_total - 1)
        self.span = f"${first}{{row}}:${last}{{row}}"
        codes = self._symbol_rows("A")
        if any(_WILD & set(symbol.code) for symbol in symbols):
            for letter in "~*?":
                codes = f'SUBSTITUTE({codes},"{letter}","~{letter}")'
        self.codes = codes
        # A symbol whose meaning changes within the month cannot be counted by its code alone.
        self.live = len({(s.code, _weights(s)) for day in month.symbols for s in day.rows}) == len(symbols)

    def _symbol_rows(self, letter: str) -> str:
        """A column of the sheet of symbols."""
        last = _FIRST_SYMBOL + len(self.symbols) - 1
        return f"'{SYMBOLS_SHEET}'!${letter}${_FIRST_SYMBOL}:${letter}${last}"

    def sheet(self, practice: bool, paper: SheetPaper) -> Sheet:
        """The whole sheet."""
        when = f"Tháng {self.month.first.month} năm {self.month.first.year}"
        sheet = Sheet(
            name=f"Tháng {self.month.first:%m-%Y}",
            properties=self.names,
            look=table_look(),
            title=(said(TITLE, TITLE_WORDS), said(UNDER, when)),
            columns=(
                Column(_BEFORE[0][0], _BEFORE[0][1], "center"),
                *(Column(heading, width) for heading, width in _BEFORE[1:]),
                *(Column("", _DAY_MM, "center", fill=_shade(plan), shrink=True) for plan in self.month.days),
                *(Column(total.heading, _TOTAL_MM, "right", format=_NO_ZERO) for total in _TOTALS),
            ),
            rows=(),
            header_style=HEAD,
            cell_style=CELL,
            above=self._above(),
            heads=self._heads(),
            below=self._below(practice),
            frozen_columns=2,
            middle=True,
            paper=paper,
        )
        sheet = replace(sheet, rows=tuple(self._rows(sheet.first)))
        return replace(sheet, heights_pt=(*_HEAD_HEIGHTS, *row_heights(sheet)[len(sheet.heads) :]))

    def _above(self) -> tuple[tuple[Placed, ...], ...]:
        left, right = self.first_day + 6, self.first_total - 6
        across = self.width - right + 1
        counted = f"Ngày làm việc theo lịch: {show_halves(self.month.working_halves)}"
        return (
            (
                Placed(1, left, said(STRONG, f"Đơn vị: {self.office}")),
                Placed(right, across, said(SIGN, counted)),
            ),
            (
                Placed(1, left, said(STRONG, f"Bộ phận: {self.unit or 'toàn cơ quan'}")),
                Placed(right, across, said(SIGN, self._state())),
            ),
        )

    def _state(self) -> str:
        if self.month.closed:
            return "Đã chốt"
        missing = self.month.totals.missing
        return f"Chưa chốt, còn {missing} nửa ngày chưa chấm" if missing else "Chưa chốt"

    def _heads(self) -> tuple[tuple[Spot, ...], ...]:
        plans = self.month.days
        return (
            (
                *(Spot(heading, down=3, fill="head") for heading, _ in _BEFORE),
                Spot("Ngày trong tháng", across=len(plans), fill="head"),
                Spot("Quy ra công", across=len(_TOTALS), fill="head"),
            ),
            (
                *(Spot(plan.day.day, fill=_shade(plan) or "head") for plan in plans),
                *(Spot(total.heading, CELL, "head", down=2, align="center") for total in _TOTALS),
            ),
            tuple(
                Spot(self._under(at, plan), SMALL, _shade(plan) or "head") for at, plan in enumerate(plans)
            ),
            (
                *(Spot(letter, NOTE, align="center") for letter in "ABC"),
                *(Spot(number, NOTE, align="center") for number in range(1, len(plans) + 1)),
                *(Spot(total.number, NOTE, align="center") for total in _TOTALS),
            ),
        )

    def _under(self, at: int, plan: DayPlan) -> str:
        """`T2`; on a day off its symbol below."""
        weekday = _WEEKDAYS[plan.day.weekday()]
        code = self.month.symbols[at].code_for(plan.kind.value) if plan.kind in OFF else ""
        return f"{weekday}\n{code}" if code else weekday

    def _rows(self, first: int) -> Iterator[SheetRow]:
        row = first
        number = 0
        empty = (None,) * (self.width - 1)
        grouped = len(self.month.groups) > 1
        for unit, lines in self.month.groups:
            if grouped:
                yield (Spot(unit.name, GROUP, "group", across=self.width), *empty)
                row += 1
            for one in lines:
                number += 1
                yield self._line(number, row, one)
                row += 1
        totals = self.month.totals
        sums = []
        for at, total in enumerate(_TOTALS, start=self.first_total):
            letter = _letter(at)
            formula = Formula(f"=SUM({letter}{first}:{letter}{row - 1})", days(total.halves(totals)))
            sums.append(Spot(formula if number else 0, GROUP, align="right"))
        blank = (Spot(None, GROUP),) * len(self.month.days)
        yield (Spot("Cộng", GROUP, across=self.first_day, align="center"), None, None, *blank, *sums)

    def _line(self, number: int, row: int, one: MonthLine) -> SheetRow:
        member = one.roll.membership(self.month.last) or next(iter(one.roll.memberships[-1:]), None)
        rank = one.person.grade or (member.post if member else "")
        marks = [_mark(cell) for cell in one.cells]
        span = self.span.format(row=row)
        sums = [self._sum(span, total, one.totals) for total in _TOTALS]
        return (number, one.person.name, rank, *marks, *sums)

    def _sum(self, span: str, total: _Total, totals: Totals) -> Formula | float | int:
        result = days(total.halves(totals))
        if not self.live:
            return result
        weights = self._symbol_rows(total.weights)
        whole, morning, afternoon = (
            f"SUMPRODUCT(COUNTIF({span},{pattern}),{weights})"
            for pattern in (f'"="&{self.codes}', f'"="&{self.codes}&"/*"', f'"=*/"&{self.codes}')
        )
        return Formula(f"=({whole}*2+{morning}+{afternoon})/2", result)

    def _below(self, practice: bool) -> tuple[tuple[Placed, ...], ...]:
        used = "; ".join(f"{symbol.code} {symbol.name}" for symbol in self.symbols)
        lines = [(), line(f"Ký hiệu chấm công: {used}.", self.width, NOTE)]
        lines.append(line(_EXPLAINED, self.width, NOTE))
        if not self.live:
            lines.append(line(_NOT_LIVE, self.width, NOTE))
        # By the widths of the columns: a third of the page each.
        last = self.first_day + 24
        places = ((1, self.first_day), (self.first_day + 4, 18), (last, self.width - last + 1))
        lines += [
            (),
            line("Ngày …… tháng …… năm ………", self.width - last + 1, SIGN, last),
            *signatures(places, _SIGNERS),
        ]
        if practice:
            lines += [(), (), (), line("DỮ LIỆU THỰC HÀNH", self.width, HEAD)]
        return tuple(lines)


def _symbol_sheet(symbols: tuple[Symbol, ...], names: Properties) -> Sheet:
    columns = (
        Column("Ký hiệu", 18, "center"),
        Column("Nghĩa", 60),
        Column("Hưởng lương", 22, "center"),
        Column("Không lương", 22, "center"),
        Column("Hưởng BHXH", 22, "center"),
        Column("Làm việc", 22, "center"),
    )
    rows = tuple((symbol.code, symbol.name, *_weights(symbol)) for symbol in symbols)
    sheet = Sheet(
        name=SYMBOLS_SHEET,
        properties=names,
        look=table_look(11.0),
        title=(said(TITLE, "KÝ HIỆU CHẤM CÔNG"),),
        columns=columns,
        rows=rows,
        landscape=False,
        header_style=HEAD,
        cell_style=CELL,
        below=(
            (),
            line("Số 1: nửa ngày mang ký hiệu ấy tính nửa công.", 6, NOTE),
            line("Các cột tổng của bảng chấm công tính từ đây.", 6, NOTE),
        ),
    )
    if sheet.first != _FIRST_SYMBOL:
        raise AssertionError("the totals look for the symbols in another row")
    return replace(sheet, heights_pt=row_heights(sheet))


def _shade(plan: DayPlan) -> Fill:
    if plan.kind in OFF:
        return "holiday"
    return "" if plan.works else "rest"


def _letter(index: int) -> str:
    """Letters of a column by its place from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters

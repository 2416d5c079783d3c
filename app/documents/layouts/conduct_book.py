"""Theo dõi chấp hành kỷ luật, kỷ cương over a period: every note, every occasion, and live tallies of them.

The tallies count the sheet "Từng lượt" by formulas, so that a reader who strikes a line out sees the sums
follow. Notes are internal tracking, not discipline: the workbook says so on its first sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.documents.layouts.points_sheets import Point, PointMonth, points_sheets
from app.documents.layouts.table_look import NOTE, line
from app.documents.layouts.working_sheet import FIRST, NO_ZERO, WorkingBook, cells, sums
from app.documents.model import Book, Column, Formula, Placed, Sheet, SheetRow
from app.domain.office import Identity

TITLE_WORDS = "THEO DÕI CHẤP HÀNH KỶ LUẬT, KỶ CƯƠNG"
OCCASIONS = "Từng lượt"
NOT_DISCIPLINE = (
    "Ghi nhận để theo dõi nội bộ, không phải hình thức kỷ luật. Lượt đã chấp nhận lý do hoặc đã hủy vẫn "
    "kể ra nhưng không tính."
)
_COUNTS_EXPLAINED = "Cột Tính: 1 là lượt còn tính, 0 là đã chấp nhận lý do hoặc đã hủy."
FAULT, MERIT = "Vi phạm", "Tốt"
_KEY_MM, _COUNT_MM, _STATE_MM, _SUM_MM = 62.0, 13.0, 22.0, 20.0
_SUMS = ("Tổng vi phạm", "Ghi nhận tốt", "Phút muộn, sớm")


@dataclass(frozen=True)
class Note:
    """One note as the first sheet tells it, in words."""

    day: date
    half: str
    person: str
    unit: str
    rule: str
    words: str
    minutes: int | None
    place: str
    noted_by: str
    state: str
    answer: str
    reason: str
    decided_on: date | None


@dataclass(frozen=True)
class Occasion:
    """One thing that happened, counted once; `source` says who saw it, `counts` whether it stands."""

    day: date
    half: str
    person: str
    unit: str
    code: str
    merit: bool
    minutes: int
    state: str
    counts: bool

    @property
    def month(self) -> str:
        """`Tháng 5/2023`: a bare 05/2023 would be taken for a date."""
        return month_name(self.day)

    @property
    def quarter(self) -> str:
        """`Quý 2/2023`."""
        return _quarter_words(self.day.year * 12 + self.day.month - 1)


@dataclass(frozen=True)
class DaysOf:
    """A person's days of the period, in halves, and how often and long late or early."""

    person: str
    unit: str
    work: int
    leave: int
    insurance: int
    unpaid: int
    other: int
    missing: int
    occasions: int
    minutes: int


@dataclass(frozen=True)
class Period:
    """From `first` to `last`; the people and units that had a place in it, and the rules by code.

    `only`: in words what part of it is told, "" for all.
    """

    first: date
    last: date
    people: tuple[str, ...]
    units: tuple[str, ...]
    rules: tuple[tuple[str, str], ...]
    only: str = ""


def conduct_book(
    period: Period,
    notes: Sequence[Note],
    occasions: Sequence[Occasion],
    worked: Sequence[DaysOf],
    identity: Identity | None,
    *,
    practice: bool = False,
    points: tuple[Sequence[PointMonth], Sequence[Point]] = ((), ()),
    not_legal: str = "",
) -> Book:
    """Every sheet; the one of days only where `worked` holds somebody, those of points if any are told."""
    maker = _Maker(period, occasions, identity, practice)
    codes = [code for code, _ in period.rules]
    labels = dict(period.rules)
    months, quarters = (dict.fromkeys(map(say, _spanned(period))) for say in (_month_words, _quarter_words))
    sheets = [
        maker.notes(notes),
        maker.tally("Theo nội dung", "Mã", codes, "E", lambda one: one.code, labels=labels),
        maker.tally("Theo người", "Họ và tên", period.people, "C", lambda one: one.person),
        maker.tally("Theo đơn vị", "Đơn vị", period.units, "D", lambda one: one.unit),
        maker.tally("Theo tháng", "Tháng", months, "I", lambda one: one.month),
        maker.tally("Theo quý", "Quý", quarters, "J", lambda one: one.quarter),
    ]
    if worked:
        sheets.append(maker.days(worked))
    if points[0]:
        sheets += points_sheets(maker.book, *points, not_legal)
    return Book((*sheets, maker.occasions()))


def month_name(day: date) -> str:
    """`Tháng 5/2023`."""
    return _month_words(day.year * 12 + day.month - 1)


def _spanned(period: Period) -> range:
    first, last = (day.year * 12 + day.month - 1 for day in (period.first, period.last))
    return range(first, last + 1)


def _month_words(month: int) -> str:
    return f"Tháng {month % 12 + 1}/{month // 12}"


def _quarter_words(month: int) -> str:
    return f"Quý {month % 12 // 3 + 1}/{month // 12}"


class _Maker:
    def __init__(
        self, period: Period, found: Sequence[Occasion], identity: Identity | None, practice: bool
    ) -> None:
        self.period, self.found = period, found
        office = identity.name if identity else ""
        span = f"Từ {period.first:%d/%m/%Y} đến {period.last:%d/%m/%Y}"
        if period.only:
            span += f". Chỉ gồm: {period.only}"
        self.book = WorkingBook(TITLE_WORDS.capitalize(), office, f"{office}. {span}", practice)

    def notes(self, notes: Sequence[Note]) -> Sheet:
        """Every note of the period, those that do not count too."""
        columns = (
            Column("TT", 9, "center"),
            Column("Ngày", 20, "center"),
            Column("Buổi", 17, "center"),
            Column("Họ và tên", 34),
            Column("Đơn vị", 30),
            Column("Nội dung", 22),
            Column("Diễn biến", 52),
            Column("Phút", 11, "right"),
            Column("Nơi", 24),
            Column("Người ghi", 26),
            Column("Kết quả", 22),
            Column("Giải trình; lý do", 46),
            Column("Ngày quyết định", 20, "center"),
        )
        rows = tuple(
            (
                number,
                note.day,
                note.half,
                note.person,
                note.unit,
                note.rule,
                note.words,
                note.minutes,
                note.place,
                note.noted_by,
                note.state,
                "\n".join(text for text in (note.answer, note.reason) if text),
                note.decided_on,
            )
            for number, note in enumerate(notes, start=1)
        )
        none = line("Không có vụ việc nào trong thời gian này.", len(columns))
        below = [() if rows else none, line(NOT_DISCIPLINE, len(columns), NOTE)]
        return self._sheet("Vụ việc", columns, rows, below, frozen=4, title=TITLE_WORDS)

    def occasions(self) -> Sheet:
        """One line an occasion, the ground of every tally."""
        columns = (
            Column("Ngày", 22, "center"),
            Column("Buổi", 16, "center"),
            Column("Họ và tên", 44),
            Column("Đơn vị", 58),
            Column("Mã", 12, "center"),
            Column("Loại", 18, "center"),
            Column("Phút", 14, "right"),
            Column("Kết quả", 36),
            Column("Tháng", 30, "center"),
            Column("Quý", 26, "center"),
            Column("Tính", 12, "center"),
        )
        rows = tuple(
            (
                one.day,
                one.half,
                one.person,
                one.unit,
                one.code,
                MERIT if one.merit else FAULT,
                one.minutes,
                one.state,
                one.month,
                one.quarter,
                int(one.counts),
            )
            for one in self.found
        )
        below = [
            (),
            line(_COUNTS_EXPLAINED, len(columns), NOTE),
        ]
        return self._sheet(OCCASIONS, columns, rows, below, frozen=3, title="TỪNG LƯỢT ĐƯỢC TÍNH")

    def tally(
        self,
        name: str,
        heading: str,
        keys: Iterable[str],
        column: str,
        key: Callable[[Occasion], str],
        labels: Mapping[str, str] | None = None,
    ) -> Sheet:
        """Lines by key; across the faults by rule, or (with `labels`, names of the keys) their states."""
        lead = 1 if labels is None else 2
        if labels is None:
            across, by = [code for code, _ in self.period.rules], "E"
            counted = f',{self._range("F")},"{FAULT}",{self._range("K")},1'
        else:
            across, by, counted = list(dict.fromkeys(one.state for one in self.found)), "H", ""
        wide = _COUNT_MM if labels is None else _STATE_MM
        columns = (
            Column(heading, _KEY_MM if labels is None else _STATE_MM),
            *(() if labels is None else (Column("Nội dung", _KEY_MM),)),
            *(Column(each, wide, "right", format=NO_ZERO) for each in across),
            *(Column(each, _SUM_MM, "right", format=NO_ZERO) for each in _SUMS),
        )
        rows: list[SheetRow] = []
        for row, each in enumerate(keys, start=FIRST):
            mine = [one for one in self.found if key(one) == each]
            by_key = f'{self._range(column)},"="&$A{row}'
            found = [
                Formula(
                    f'=COUNTIFS({by_key},{self._range(by)},"="&{chr(ord("A") + at)}${FIRST - 1}{counted})',
                    _count(mine, what, by_rule=labels is None),
                )
                for at, what in enumerate(across, start=lead)
            ]
            rows.append((each, *([labels[each]] if labels else []), *found, *self._stands(by_key, mine)))
        rows += sums(rows, lead)
        title = f"{TITLE_WORDS} {name.upper()}"
        return self._sheet(name, columns, tuple(rows), [], frozen=1, title=title)

    def _stands(self, by_key: str, mine: Sequence[Occasion]) -> tuple[Formula, Formula, Formula]:
        """How many faults and merits stand, and the minutes of what stands."""
        stands = f"{self._range('K')},1"
        kinds = self._range("F")
        counting = [one for one in mine if one.counts]
        return (
            Formula(
                f'=COUNTIFS({by_key},{kinds},"{FAULT}",{stands})', sum(not one.merit for one in counting)
            ),
            Formula(f'=COUNTIFS({by_key},{kinds},"{MERIT}",{stands})', sum(one.merit for one in counting)),
            Formula(f"=SUMIFS({self._range('G')},{by_key},{stands})", sum(one.minutes for one in counting)),
        )

    def days(self, worked: Sequence[DaysOf]) -> Sheet:
        """Days of work, leave and absence, late and early, by person."""
        columns = (
            Column("Họ và tên", 44),
            Column("Đơn vị", 62),
            *(
                Column(heading, 24, "right", format=NO_ZERO)
                for heading in (
                    "Ngày làm việc",
                    "Nghỉ hưởng lương",
                    "Nghỉ BHXH",
                    "Nghỉ không lương",
                    "Nghỉ khác",
                    "Chưa chấm",
                    "Muộn, sớm (lần)",
                    "Phút",
                )
            ),
        )
        rows: list[SheetRow] = [
            (
                one.person,
                one.unit,
                *(
                    _days(halves)
                    for halves in (one.work, one.leave, one.insurance, one.unpaid, one.other, one.missing)
                ),
                one.occasions,
                one.minutes,
            )
            for one in worked
        ]
        rows += sums(rows, 2)
        return self._sheet("Ngày công", columns, tuple(rows), [], frozen=1, title="TỔNG HỢP NGÀY CÔNG")

    def _range(self, letter: str) -> str:
        return cells(OCCASIONS, ord(letter) - ord("A"), len(self.found))

    def _sheet(
        self,
        name: str,
        columns: tuple[Column, ...],
        rows: tuple[SheetRow, ...],
        below: Sequence[tuple[Placed, ...]],
        *,
        frozen: int,
        title: str,
    ) -> Sheet:
        return self.book.sheet(name, title, columns, rows, below, frozen=frozen)


def _count(mine: Sequence[Occasion], what: str, *, by_rule: bool) -> int:
    if by_rule:
        return sum(one.code == what and one.counts and not one.merit for one in mine)
    return sum(one.state == what for one in mine)


def _days(halves: int) -> float | int:
    return halves // 2 if halves % 2 == 0 else halves / 2

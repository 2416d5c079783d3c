"""The workbook of achievements of a year: sổ theo dõi, sáng kiến, xếp loại, đăng ký, and statistics of them.

Every figure counts lines of a sheet of the same workbook by a formula, so that it can be followed to its
rows. "Biểu 0601", "Biểu 0602" are the forms of the yearly statistics where a circular is in force.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.documents.layouts.achievement_lists import (
    DECIDED,
    aim_tally,
    decided,
    grade_sheet,
    grade_tally,
    initiative_sheet,
    initiative_tally,
    movement_sheet,
    registered_sheet,
    what,
)
from app.documents.layouts.statistics_form import framed
from app.documents.layouts.table_look import NOTE, line
from app.documents.layouts.working_sheet import FIRST, MONEY, NO_ZERO, WorkingBook, cells, sums
from app.documents.model import Book, Column, Formula, Sheet, SheetRow, Spot
from app.domain.achievement_year import (
    COLLECTIVE_WORDS,
    PERSON_WORDS,
    AchievementYear,
    AwardRow,
    Whose,
)
from app.domain.award_statistics import SPLITS, StatisticsForm, statistics_lines
from app.domain.office import Identity
from app.domain.staff import SEX_WORDS, Sex

LINES = "Từng dòng"
_COUNTED = "Cột Tính: 1 là còn giá trị, 0 là đã hủy, thu hồi; các bảng thống kê chỉ đếm dòng có 1."
_FEMALE = SEX_WORDS[Sex.FEMALE]
YES, NO = "Có", "Không"
# Columns of the sheet of lines that the tallies look at, 0 is the first.
_WHO, _WHAT, _SEX, _LEADER, _UNIT, _YEAR, _NAME, _MONEY, _COUNTS = 0, 1, 2, 4, 5, 6, 7, 14, 15
_GET: dict[int, Callable[[AwardRow], object]] = {
    _WHO: lambda row: row.whose.name,
    _WHAT: lambda row: what(row.whose.collective),
    _SEX: lambda row: row.whose.sex,
    _LEADER: lambda row: leads(row.whose),
    _UNIT: lambda row: row.whose.unit,
    _YEAR: lambda row: row.year,
    _NAME: lambda row: row.name,
}
_LISTS = (
    registered_sheet, aim_tally, grade_sheet, grade_tally, initiative_sheet, initiative_tally,
)  # fmt: skip


_GIVEN_HEADS = (
    (
        Spot("Danh hiệu, hình thức", down=2), Spot("Mã số", down=2), Spot("Tổng số", down=2),
        Spot("Tập thể", down=2), Spot("Cá nhân", across=4), Spot("Tiền thưởng (đồng)", down=2),
    ),
    (Spot("Cộng"), *(Spot(split.words) for split in SPLITS[3:])),
)  # fmt: skip


@dataclass(frozen=True)
class _Test:
    """One condition of a count: the column looked at, what it must be, and how the formula names that."""

    at: int
    value: object
    criterion: str = ""

    @property
    def words(self) -> str:
        """The criterion in the formula."""
        return self.criterion or (f'"{self.value}"' if isinstance(self.value, str) else str(self.value))

    def holds(self, row: AwardRow) -> bool:
        """Whether the line counts."""
        return _GET[self.at](row) == self.value


def achievement_book(
    told: AchievementYear,
    identity: Identity | None,
    forms: Mapping[str, StatisticsForm],
    *,
    practice: bool = False,
) -> Book:
    """Every sheet of the year, the statistics first after the book by person; `forms` by code."""
    office = identity.name if identity else ""
    book = WorkingBook(f"Thi đua, khen thưởng {told.year}", office, office, practice)
    maker = _Maker(told, book, forms)
    return Book(
        (
            maker.by_person(),
            maker.by_award(),
            maker.by_unit(),
            maker.by_year(),
            *(sheet(maker.book, told) for sheet in _LISTS),
            movement_sheet(maker.book, told, forms.get("0601")),
            maker.lines(),
        )
    )


class _Maker:
    def __init__(self, told: AchievementYear, book: WorkingBook, forms: Mapping[str, StatisticsForm]) -> None:
        self.told, self.book, self.forms = told, book, forms
        self.year = _Test(_YEAR, told.year)

    def by_person(self) -> Sheet:
        """Sổ theo dõi khen thưởng: people and collectives down, years across, how many in all."""
        told = self.told
        years = range(told.since, told.year + 1)
        whose = {row.whose.name: row.whose for row in told.awards}
        rows: list[SheetRow] = []
        for at, (name, who) in enumerate(whose.items(), start=FIRST):
            mine = [row for row in told.awards if row.whose.name == name and row.counts]
            each = (", ".join(_given(row) for row in mine if row.year == year) for year in years)
            count = self._count((_Test(_WHO, name, f'"="&$A{at}'),))
            rows.append(
                (name, what(who.collective), ", ".join(filter(None, (who.post, who.unit))), *each, count)
            )
        columns = (
            Column("Họ và tên, tập thể", 40),
            Column("Đối tượng", 18, "center"),
            Column("Chức vụ, đơn vị", 48),
            *(Column(str(year), 30) for year in years),
            Column("Cộng", 13, "right", format=NO_ZERO),
        )
        shorts = "; ".join(f"{short}: {name}" for name, short in told.names if short != name)
        below = [(), line(f"Chữ viết tắt: {shorts}.", len(columns), NOTE)] if shorts else []
        title = f"SỔ THEO DÕI KHEN THƯỞNG {told.since}-{told.year}"
        return self.book.sheet("Theo người và năm", title, columns, rows, below)

    def by_award(self) -> Sheet:
        """Biểu 0602: what was given in the year, to whom; money as decided."""
        people = _Test(_WHAT, PERSON_WORDS)
        teams = _Test(_WHAT, COLLECTIVE_WORDS)
        heads, rest, women = _Test(_LEADER, YES), _Test(_LEADER, NO), _Test(_SEX, _FEMALE)
        sets = ((), (teams,), (people,), (people, heads), (people, rest), (people, women))
        columns = (
            Column("Danh hiệu, hình thức", 62),
            Column("Mã số", 12, "center"),
            *(Column(split.words, 22, "right", format=NO_ZERO) for split in SPLITS),
            Column("Tiền thưởng (đồng)", 28, "right", format=MONEY),
        )
        form = self.forms.get("0602")
        frame = framed(form, self.book.office, self.told.year, _GIVEN_HEADS, len(columns)) if form else None
        first = frame.first if frame else FIRST
        given = {line.name for line in statistics_lines(self.told.awards, self.told.names, self.told.year)}
        rows: list[SheetRow] = []
        for name, _short in self.told.names:
            if name not in given:
                continue
            this = _Test(_NAME, name, f'"="&$A{first + len(rows)}')
            counts = (self._count((this, self.year, *more)) for more in sets)
            rows.append((name, f"{len(rows) + 1:02d}", *counts, self._money((this, self.year))))
        body = [*rows, *sums(rows, 2, first)]
        if frame is None:
            title = f"SỐ LƯỢNG KHEN THƯỞNG NĂM {self.told.year}"
            return self.book.sheet("Biểu 0602", title, columns, body)
        return self.book.sheet(
            "Biểu 0602", frame.title, columns, body, frame.below, under=frame.under, above=frame.above,
            heads=frame.heads,
        )  # fmt: skip

    def by_unit(self) -> Sheet:
        """Units down, awards of the year across."""
        return self._crossed(
            "Theo đơn vị", f"KHEN THƯỞNG NĂM {self.told.year} THEO ĐƠN VỊ", "Đơn vị", self.told.units,
            _UNIT, (self.year,),
        )  # fmt: skip

    def by_year(self) -> Sheet:
        """Years down, awards across."""
        years = range(self.told.since, self.told.year + 1)
        title = f"KHEN THƯỞNG {self.told.since}-{self.told.year} THEO NĂM"
        return self._crossed("Theo năm", title, "Năm", years, _YEAR, ())

    def lines(self) -> Sheet:
        """One line an award, the ground of every count."""
        columns = (
            Column("Họ và tên, tập thể", 40),
            Column("Đối tượng", 18, "center"),
            Column("Giới tính", 14, "center"),
            Column("Chức vụ", 28),
            Column("Lãnh đạo", 16, "center"),
            Column("Đơn vị", 44),
            Column("Năm", 13, "center"),
            Column("Danh hiệu, hình thức", 46),
            Column("Loại", 26),
            Column("Loại hình", 26),
            *DECIDED,
            Column("Số sổ vàng", 16, "center"),
            Column("Tiền thưởng", 24, "right", format=MONEY),
            Column("Tính", 11, "center"),
            Column("Ghi chú", 34),
        )
        rows = [
            (
                row.whose.name, what(row.whose.collective), row.whose.sex, row.whose.post,
                leads(row.whose), row.whose.unit, row.year, row.name, row.kind, row.merit,
                *decided(row.decision), row.golden_book, row.money, int(row.counts), row.note,
            )
            for row in self.told.awards
        ]  # fmt: skip
        below = [(), line(_COUNTED, len(columns), NOTE)]
        return self.book.sheet(
            LINES, f"TỪNG DÒNG KHEN THƯỞNG {self.told.since}-{self.told.year}", columns, rows, below
        )

    def _crossed(
        self,
        name: str,
        title: str,
        heading: str,
        keys: Iterable[str | int],
        at_column: int,
        more: tuple[_Test, ...],
    ) -> Sheet:
        """Keys down, awards across by their short names."""
        rows: list[SheetRow] = []
        for at, each in enumerate(keys, start=FIRST):
            this = _Test(at_column, each, f'"="&$A{at}')
            figures = (
                self._count((this, *more, _Test(_NAME, full, f'"{_quoted(full)}"')))
                for full, _short in self.told.names
            )
            rows.append((each, *figures))
        columns = (
            Column(heading, 50),
            *(Column(short, 22, "right", format=NO_ZERO) for _full, short in self.told.names),
        )
        return self.book.sheet(name, title, columns, [*rows, *sums(rows, 1)])

    def _range(self, at: int) -> str:
        return cells(LINES, at, len(self.told.awards))

    def _tests(self, tests: Sequence[_Test]) -> tuple[str, list[AwardRow]]:
        """The conditions of a formula, and the lines they are true of."""
        words = [f"{self._range(test.at)},{test.words}" for test in tests]
        words.append(f"{self._range(_COUNTS)},1")
        found = [row for row in self.told.awards if row.counts and all(test.holds(row) for test in tests)]
        return ",".join(words), found

    def _count(self, tests: Sequence[_Test]) -> Formula:
        words, found = self._tests(tests)
        return Formula(f"=COUNTIFS({words})", len(found))

    def _money(self, tests: Sequence[_Test]) -> Formula:
        words, found = self._tests(tests)
        return Formula(f"=SUMIFS({self._range(_MONEY)},{words})", sum(row.money or 0 for row in found))


def leads(whose: Whose) -> str:
    """`Có` for a leader of a unit or the office, `Không` for others, "" for a collective."""
    return "" if whose.collective else YES if whose.leader else NO


def _given(row: AwardRow) -> str:
    return f"{row.short} ({row.decision.number})" if row.decision.number else row.short


def _quoted(text: str) -> str:
    return text.replace('"', '""')

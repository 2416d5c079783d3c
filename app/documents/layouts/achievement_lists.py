"""Lists of a year in the workbook of achievements, each with its tally."""

from __future__ import annotations

from app.documents.layouts.statistics_form import framed
from app.documents.layouts.table_look import GROUP, line
from app.documents.layouts.working_sheet import FIRST, NO_ZERO, WorkingBook, cells, letter, sums
from app.documents.model import Column, Formula, Sheet, SheetRow, Spot, Value
from app.domain.achievement_year import (
    COLLECTIVE_WORDS,
    HIGHER,
    MISSED,
    PERSON_WORDS,
    REACHED,
    AchievementYear,
    Decided,
)
from app.domain.award_statistics import StatisticsForm

GRADES, AIMS, MADE = "Xếp loại", "Đăng ký và kết quả", "Sáng kiến"
# Columns of the lists that the tallies look at, 0 is the first.
_GRADE_UNIT, _GRADE = 3, 4
_AIM, _OUTCOME = 5, 7
_MADE_KIND, _MADE_LEVEL = 2, 6

DECIDED = (
    Column("Số quyết định", 28),
    Column("Ngày quyết định", 22, "center"),
    Column("Cơ quan ban hành", 40),
)


def decided(decision: Decided) -> tuple[Value, ...]:
    """The three cells of a decision."""
    return decision.number, decision.on, decision.issuer


def what(collective: bool) -> str:
    """`Tập thể` or `Cá nhân`."""
    return COLLECTIVE_WORDS if collective else PERSON_WORDS


def registered_sheet(book: WorkingBook, told: AchievementYear) -> Sheet:
    """What was registered beside what came of it."""
    columns = (
        Column("TT", 9, "center"),
        Column("Họ và tên, tập thể", 42),
        Column("Đối tượng", 18, "center"),
        Column("Đơn vị", 48),
        Column("Loại", 28),
        Column("Đăng ký", 52),
        Column("Kết quả trong năm", 52),
        Column("So với đăng ký", 26, "center"),
    )
    rows = [
        (
            at, one.whose.name, what(one.whose.collective), one.whose.unit, one.kind, one.aim, one.result,
            one.outcome,
        )
        for at, one in enumerate(told.registered, start=1)
    ]  # fmt: skip
    none = [] if rows else [line(f"Năm {told.year} chưa có đăng ký.", len(columns))]
    return book.sheet(AIMS, f"ĐĂNG KÝ THI ĐUA VÀ KẾT QUẢ NĂM {told.year}", columns, rows, none, frozen=2)


def aim_tally(book: WorkingBook, told: AchievementYear) -> Sheet:
    """How many registered and reached each aim."""
    count = len(told.registered)
    rows: list[SheetRow] = []
    for at, aim in enumerate(dict.fromkeys(one.aim for one in told.registered), start=FIRST):
        mine = [one for one in told.registered if one.aim == aim]
        key = f'{cells(AIMS, _AIM, count)},"="&$A{at}'
        reached = [
            Formula(
                f'=COUNTIFS({key},{cells(AIMS, _OUTCOME, count)},"{outcome}")',
                sum(one.outcome == outcome for one in mine),
            )
            for outcome in (REACHED, HIGHER, MISSED)
        ]
        rows.append((aim, Formula(f"=COUNTIFS({key})", len(mine)), *reached))
    columns = (
        Column("Đăng ký", 70),
        *(Column(head, 26, "right", format=NO_ZERO) for head in ("Số đăng ký", REACHED, HIGHER, MISSED)),
    )
    title = f"TỔNG HỢP ĐĂNG KÝ NĂM {told.year}"
    return book.sheet("Tổng hợp đăng ký", title, columns, [*rows, *sums(rows, 1)])


def grade_sheet(book: WorkingBook, told: AchievementYear) -> Sheet:
    """Every grade of the year."""
    columns = (
        Column("TT", 9, "center"),
        Column("Họ và tên, tập thể", 42),
        Column("Đối tượng", 18, "center"),
        Column("Đơn vị", 48),
        Column("Mức xếp loại", 46),
        Column("Điểm", 14, "right"),
        Column("Tình trạng", 26),
        *DECIDED,
        Column("Lý do", 34),
    )
    rows = [
        (
            at, one.whose.name, what(one.whose.collective), one.whose.unit, one.grade, one.points, one.state,
            *decided(one.decision), one.reason,
        )
        for at, one in enumerate(told.grades, start=1)
    ]  # fmt: skip
    none = [] if rows else [line(f"Năm {told.year} chưa có xếp loại.", len(columns))]
    return book.sheet(GRADES, f"XẾP LOẠI CHẤT LƯỢNG NĂM {told.year}", columns, rows, none, frozen=2)


def grade_tally(book: WorkingBook, told: AchievementYear) -> Sheet:
    """Units down, grades of their people and collectives across."""
    count = len(told.grades)
    rows: list[SheetRow] = []
    for at, unit in enumerate(told.units, start=FIRST):
        key = f'{cells(GRADES, _GRADE_UNIT, count)},"="&$A{at}'
        figures = [
            Formula(
                f'=COUNTIFS({key},{cells(GRADES, _GRADE, count)},"="&{letter(place)}${FIRST - 1})',
                sum((one.whose.unit, one.grade) == (unit, grade) for one in told.grades),
            )
            for place, grade in enumerate(told.grades_known, start=1)
        ]
        rows.append(
            (unit, *figures, Formula(f"=COUNTIFS({key})", sum(one.whose.unit == unit for one in told.grades)))
        )
    columns = (
        Column("Đơn vị", 62),
        *(Column(grade, 30, "right", format=NO_ZERO) for grade in told.grades_known),
        Column("Cộng", 16, "right", format=NO_ZERO),
    )
    title = f"TỔNG HỢP XẾP LOẠI NĂM {told.year}"
    return book.sheet("Tổng hợp xếp loại", title, columns, [*rows, *sums(rows, 1)])


def initiative_sheet(book: WorkingBook, told: AchievementYear) -> Sheet:
    """Every initiative of the year."""
    columns = (
        Column("TT", 9, "center"),
        Column("Tên sáng kiến, đề tài, đề án", 60),
        Column("Loại", 20),
        Column("Tác giả (tỷ lệ đóng góp)", 44),
        Column("Đơn vị", 36),
        Column("Lĩnh vực", 26),
        Column("Cấp công nhận", 22),
        *DECIDED,
        Column("Hiệu quả", 40),
        Column("Phạm vi áp dụng", 30),
        Column("Đã dùng cho", 34),
        Column("Ghi chú", 24),
    )
    rows = [
        (
            at, one.name, one.kind, one.authors, one.unit, one.field, one.level, *decided(one.decision),
            one.effect, one.spread, one.uses, one.note,
        )
        for at, one in enumerate(told.initiatives, start=1)
    ]  # fmt: skip
    none = [] if rows else [line(f"Năm {told.year} chưa có sáng kiến.", len(columns))]
    return book.sheet(MADE, f"DANH SÁCH SÁNG KIẾN NĂM {told.year}", columns, rows, none, frozen=2)


def initiative_tally(book: WorkingBook, told: AchievementYear) -> Sheet:
    """Levels down, kinds across."""
    count = len(told.initiatives)
    kinds = tuple(dict.fromkeys(one.kind for one in told.initiatives)) or ("Sáng kiến",)
    rows: list[SheetRow] = [
        (
            level,
            *(
                Formula(
                    f'=COUNTIFS({cells(MADE, _MADE_LEVEL, count)},"="&$A{at},'
                    f'{cells(MADE, _MADE_KIND, count)},"="&{letter(place)}${FIRST - 1})',
                    sum((one.level, one.kind) == (level, kind) for one in told.initiatives),
                )
                for place, kind in enumerate(kinds, start=1)
            ),
        )
        for at, level in enumerate(told.levels, start=FIRST)
    ]
    columns = (
        Column("Cấp công nhận", 90),
        *(Column(kind, 30, "right", format=NO_ZERO) for kind in kinds),
    )
    title = f"TỔNG HỢP SÁNG KIẾN NĂM {told.year}"
    return book.sheet("Tổng hợp sáng kiến", title, columns, [*rows, *sums(rows, 1)])


def movement_sheet(book: WorkingBook, told: AchievementYear, form: StatisticsForm | None) -> Sheet:
    """Biểu 0601: movements and campaigns that ran in the year, and how many of each sort."""
    columns = (
        Column("Phong trào, cuộc vận động", 90),
        Column("Mã số", 12, "center"),
        Column("Loại", 40),
        Column("Phát động", 44),
        Column("Văn bản", 32),
        Column("Mục của kế hoạch", 20, "center"),
        Column("Từ ngày", 22, "center"),
        Column("Đến ngày", 22, "center"),
    )
    rows: list[SheetRow] = [
        (one.name, f"{at:02d}", one.kind, one.launched_by, one.number, one.item, one.first, one.last)
        for at, one in enumerate(told.movements, start=1)
    ]
    none = [] if rows else [line(f"Năm {told.year} chưa có phong trào nào.", len(columns))]
    if form is None:
        return book.sheet("Biểu 0601", f"PHONG TRÀO THI ĐUA NĂM {told.year}", columns, rows, none)
    heads = (tuple(Spot(column.heading) for column in columns),)
    frame = framed(form, book.office, told.year, heads, len(columns))
    sorts = dict.fromkeys(one.kind for one in told.movements)
    at = f"$C${frame.first}:$C${frame.first + max(len(rows), 1) - 1}"
    counted: list[SheetRow] = [
        (
            Spot(f"Cộng: {sort}", GROUP, across=2), None,
            Formula(f'=COUNTIFS({at},"{sort}")', sum(one.kind == sort for one in told.movements)),
            *("",) * 5,
        )
        for sort in sorts
    ]  # fmt: skip
    return book.sheet(
        "Biểu 0601", frame.title, columns, [*rows, *counted], [*none, *frame.below],
        under=frame.under, above=frame.above, heads=frame.heads,
    )  # fmt: skip

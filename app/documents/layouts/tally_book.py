"""The workbook of a round: the count with its verdicts as formulas, the table of results, the bonuses.

A member of the council may type other counts and see the verdict follow. Shares are compared as whole
numbers (votes × 100 against percent × members); the share shown is rounded to a hundredth.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.documents.layouts.table_look import NOTE, line
from app.documents.layouts.working_sheet import FIRST, MONEY, NO_ZERO, WorkingBook, cells, sums
from app.documents.model import Book, Column, Formula, Sheet, SheetRow
from app.domain.award_papers import BonusLine, Council, Meeting, Tallied, TitleResult, Vote
from app.domain.dates import show_date
from app.domain.office import Identity
from app.domain.tallying import hundredths

COUNT, PAPERS, RESULTS, MONEY_SHEET = "Kiểm phiếu", "Số phiếu", "Tổng hợp kết quả", "Kinh phí"
FITS, OFF = "khớp", "lệch"
ENOUGH, SHORT = "đủ phiếu", "không đủ phiếu"
_AT_LEAST, _MORE = "ít nhất", "trên"
_TITLE, _PASSED = 3, 13  # columns of the count that the tally by title looks at, 0 is the first
_YES = "đạt"


def tally_book(
    year: int,
    council: Council,
    meeting: Meeting,
    vote: Vote,
    bonuses: Sequence[BonusLine],
    identity: Identity | None,
    *,
    practice: bool = False,
) -> Book:
    """One ballot of a round; the sheet of bonuses only where there are any."""
    office = identity.name if identity else ""
    under = f"{office}. Họp ngày {show_date(meeting.day)}, lần bỏ phiếu {vote.turn}"
    book = WorkingBook(f"Kiểm phiếu, kết quả bình xét {year}", office, under, practice)
    sheets = [
        _count(book, year, vote),
        _papers(book, council, vote),
        _results(book, year, vote),
        _by_title(book, vote),
    ]
    if bonuses:
        sheets.append(_money(book, year, bonuses))
    return Book((*sheets, _sources(book, council, meeting, vote)))


def _lines(vote: Vote) -> list[tuple[TitleResult, Tallied]]:
    return [(result, row) for result in vote.results for row in result.rows]


def _count(book: WorkingBook, year: int, vote: Vote) -> Sheet:
    """Counts in, sums, share and verdict by formula."""
    columns = (
        Column("TT", 9, "center"),
        Column("Họ và tên, tập thể", 40),
        Column("Chức vụ, đơn vị", 46),
        Column("Danh hiệu, hình thức", 40),
        Column("Điều kiện", 17, "center"),
        Column("Tỷ lệ cần (%)", 15, "right"),
        Column("Tổng số thành viên", 17, "right"),
        Column("Đồng ý", 13, "right"),
        Column("Không đồng ý", 15, "right"),
        Column("Không ý kiến", 15, "right"),
        Column("Cộng", 12, "right"),
        Column("Khớp với số phiếu", 18, "center"),
        Column("Tỷ lệ (%)", 15, "right", format="0.00"),
        Column("Kết quả theo công thức", 26, "center"),
        Column("Kết luận của Hội đồng", 26, "center"),
    )
    papers = vote.account.valid + vote.account.written
    rows: list[SheetRow] = []
    for at, (result, row) in enumerate(_lines(vote), start=FIRST):
        total = row.agree + row.disagree + row.blank
        against = row.agree * 100, result.percent * row.members
        enough = against[0] > against[1] if result.more_than else against[0] >= against[1]
        rows.append(
            (
                at - FIRST + 1,
                row.proposed.name,
                row.proposed.place,
                result.agenda.title,
                _MORE if result.more_than else _AT_LEAST,
                result.percent,
                row.members,
                row.agree,
                row.disagree,
                row.blank,
                Formula(f"=H{at}+I{at}+J{at}", total),
                Formula(
                    f'=IF(K{at}={_cell(4)}+{_cell(6)},"{FITS}","{OFF}")',
                    FITS if total == papers else OFF,
                ),
                Formula(f"=IF(G{at}=0,0,INT(H{at}*10000/G{at}+0.5)/100)", _share(row)),
                Formula(
                    f'=IF(OR(AND(E{at}="{_MORE}",H{at}*100>F{at}*G{at}),'
                    f'AND(E{at}="{_AT_LEAST}",H{at}*100>=F{at}*G{at})),"{ENOUGH}","{SHORT}")',
                    ENOUGH if enough else SHORT,
                ),
                row.standing,
            )
        )
    note = (
        "Tỷ lệ tính trên tổng số thành viên Hội đồng; so sánh bằng số nguyên: đồng ý × 100 với tỷ lệ cần × "
        "tổng số. Kết luận của Hội đồng còn xét số phiếu khớp, số người họp và chỉ tiêu."
    )
    below = [(), line(note, len(columns), NOTE)]
    return book.sheet(COUNT, f"TỔNG HỢP KIỂM PHIẾU NĂM {year}", columns, rows, below, frozen=2)


def _share(row: Tallied) -> float:
    return hundredths(row.agree, row.members) / 100 if row.members else 0


def _cell(place: int) -> str:
    """A figure of the sheet of papers, by its place."""
    return f"'{PAPERS}'!$B${FIRST + place - 1}"


def _papers(book: WorkingBook, council: Council, vote: Vote) -> Sheet:
    """The account of the papers with its identities."""
    a, members, present = vote.account, len(council.seats), len(council.present)
    r = [FIRST + place for place in range(8)]
    figures: list[tuple[str, int, str, bool]] = [
        ("Số phiếu in", a.printed, f"B{r[0]}>=B{r[1]}", a.printed >= a.issued),
        ("Số phiếu phát ra", a.issued, f"B{r[1]}<=B{r[7]}", a.issued <= present),
        ("Số phiếu thu về", a.collected, f"B{r[2]}<=B{r[1]}", a.collected <= a.issued),
        ("Số phiếu hợp lệ", a.valid, f"B{r[3]}+B{r[4]}=B{r[2]}", a.valid + a.invalid == a.collected),
        ("Số phiếu không hợp lệ", a.invalid, f"B{r[4]}<=B{r[2]}", a.invalid <= a.collected),
        ("Ý kiến bằng văn bản", a.written, f"B{r[5]}<=B{r[6]}-B{r[7]}", a.written <= members - present),
        ("Tổng số thành viên", members, f"B{r[6]}>=B{r[7]}", members >= present),
        ("Có mặt", present, f"B{r[7]}>=0", True),
    ]
    rows: list[SheetRow] = [
        (words, number, Formula(f'=IF({test},"{FITS}","{OFF}")', FITS if holds else OFF))
        for words, number, test, holds in figures
    ]
    columns = (Column("Chỉ tiêu", 110), Column("Số", 30, "right"), Column("Kiểm tra", 40, "center"))
    return book.sheet(PAPERS, "SỐ PHIẾU", columns, rows)


def _results(book: WorkingBook, year: int, vote: Vote) -> Sheet:
    """Form F12: everything a council looks at, name by name."""
    columns = (
        Column("TT", 9, "center"),
        Column("Họ và tên, tập thể", 38),
        Column("Chức vụ, đơn vị", 42),
        Column("Xếp loại năm", 26),
        Column("Vi phạm mục II.6 (lần)", 34),
        Column("Sáng kiến", 34),
        Column("Danh hiệu đề nghị", 34),
        Column("Phòng: đồng ý / tổng", 18, "center"),
        Column("Phát ra", 13, "right"),
        Column("Thu về", 13, "right"),
        Column("Hợp lệ", 13, "right"),
        Column("Đồng ý", 13, "right"),
        Column("Không đồng ý", 15, "right"),
        Column("Tỷ lệ (%)", 15, "right", format="0.00"),
        Column("Kết quả", 22, "center"),
        Column("Ghi chú", 30),
    )
    a = vote.account
    rows: list[SheetRow] = [
        (
            at, row.proposed.name, row.proposed.place, row.proposed.grade, row.proposed.conduct,
            row.proposed.initiative, result.agenda.title, row.proposed.unit_votes, a.issued, a.collected,
            a.valid, row.agree, row.disagree, _share(row), row.standing, row.proposed.note,
        )
        for at, (result, row) in enumerate(_lines(vote), start=1)
    ]  # fmt: skip
    title = f"TỔNG HỢP KẾT QUẢ BÌNH XÉT THI ĐUA, KHEN THƯỞNG NĂM {year}"
    return book.sheet(RESULTS, title, columns, rows, frozen=2)


def _by_title(book: WorkingBook, vote: Vote) -> Sheet:
    """How many were voted on and had votes enough, title by title, counted in the sheet of the count."""
    count = len(_lines(vote))
    rows: list[SheetRow] = []
    for at, result in enumerate(vote.results, start=FIRST):
        key = f'{cells(COUNT, _TITLE, count)},"="&$A{at}'
        enough = sum(row.agree >= row.need for row in result.rows)
        rows.append(
            (
                result.agenda.title,
                Formula(f"=COUNTIFS({key})", len(result.rows)),
                Formula(f'=COUNTIFS({key},{cells(COUNT, _PASSED, count)},"{ENOUGH}")', enough),
                Formula(f'=COUNTIFS({key},{cells(COUNT, _PASSED + 1, count)},"{_YES}")', len(result.passed)),
            )
        )
    columns = (
        Column("Danh hiệu, hình thức", 90),
        *(Column(head, 30, "right", format=NO_ZERO) for head in ("Số đề nghị", "Đủ phiếu", "Kết luận đạt")),
    )
    return book.sheet("Theo danh hiệu", "KẾT QUẢ THEO DANH HIỆU", columns, [*rows, *sums(rows, 1)])


def _money(book: WorkingBook, year: int, bonuses: Sequence[BonusLine]) -> Sheet:
    """Coefficient × lương cơ sở, rounded up by formula; what is not paid says why."""
    columns = (
        Column("TT", 9, "center"),
        Column("Họ và tên, tập thể", 44),
        Column("Chức vụ, đơn vị", 50),
        Column("Danh hiệu, hình thức", 44),
        Column("Hệ số", 15, "right", format="0.0#"),
        Column("Lương cơ sở", 24, "right", format=MONEY),
        Column("Làm tròn lên đến", 20, "right", format=MONEY),
        Column("Được chi (1, 0)", 16, "center"),
        Column("Tiền thưởng", 26, "right", format=MONEY),
        Column("Ghi chú", 44),
    )
    rows: list[SheetRow] = []
    for at, one in enumerate(bonuses, start=FIRST):
        pays = 0 if one.reason else 1
        # Rounded to a hundredth first: 0,3 × 2.340.000 in binary is not 702.000.
        text = f"=H{at}*ROUNDUP(ROUND(E{at}*F{at},2)/G{at},0)*G{at}"
        rows.append(
            (
                at - FIRST + 1, one.name, one.place, one.title, one.times[0] / one.times[1], one.salary,
                one.step, pays, Formula(text, one.amount), one.reason,
            )
        )  # fmt: skip
    total = Formula(f"=SUM(I{FIRST}:I{FIRST + len(rows) - 1})", sum(one.amount for one in bonuses))
    rows.append(("", "Cộng", "", "", None, None, None, None, total, ""))
    return book.sheet(MONEY_SHEET, f"KINH PHÍ KHEN THƯỞNG NĂM {year}", columns, rows, frozen=2)


def _sources(book: WorkingBook, council: Council, meeting: Meeting, vote: Vote) -> Sheet:
    """On what the figures rest."""
    rows: list[SheetRow] = [
        ("Hội đồng", f"{council.name}, {council.decision.words()}"),
        ("Số thành viên", str(len(council.seats))),
        ("Ngày họp", show_date(meeting.day)),
        *((result.agenda.title, result.threshold) for result in vote.results),
    ]
    if vote.seal:
        rows.append(("Mã niêm phong", vote.seal))
    if vote.note:
        rows.append(("Ghi chú", vote.note))
    columns = (Column("Nội dung", 60), Column("Căn cứ", 125))
    return book.sheet("Nguồn", "NGUỒN SỐ LIỆU", columns, rows)

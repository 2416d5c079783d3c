"""What the clock says in the grid: it fills, its minutes count, and a hand entry over it says so."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.clock_verdict import DayVerdict, HalfVerdict
from app.domain.month_sheet import Origin
from app.errors import SayToUser
from app.services.office import Office
from tests.attendance.stage import MAY, person, put
from tests.ui.plan_stage import theme
from ui.attendance_panel import LATE, WORK, day_rows
from ui.month_grid_model import MonthModel
from ui.month_legend import MonthLegend

DAY = date(2023, 5, 9)


@pytest.fixture
def late(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """On 09/05 nine minutes late in the morning, twenty early in the afternoon; on 10/05 absent at noon."""
    who = person(office, "Thực Hành")
    said = {
        (who, DAY): DayVerdict(who, DAY, HalfVerdict.PRESENT, HalfVerdict.PRESENT, 9, 0, 0, 20),
        (who, date(2023, 5, 10)): DayVerdict(who, date(2023, 5, 10), HalfVerdict.PRESENT, HalfVerdict.ABSENT),
        (who, date(2023, 5, 6)): DayVerdict(who, date(2023, 5, 6), HalfVerdict.PRESENT, HalfVerdict.PRESENT),
    }
    monkeypatch.setattr(office.clock, "verdicts", lambda month: said if month == MAY else {})
    return office


def test_the_clock_fills_halves_apart_and_its_minutes_are_counted(late: Office) -> None:
    line = late.attendance.month(MAY).by_person[person(late, "Thực Hành")]
    one, two = line.cells[9]
    assert (one.code, two.code, two.origin) == ("+", "V", Origin.CLOCK)
    t = line.totals
    assert (t.work, t.unpaid, t.late, t.early, t.occasions, t.minutes) == (3, 1, 1, 1, 2, 29)
    assert line.cells[5].morning.code == ""  # thứ Bảy


def test_a_hand_entry_wins_says_so_and_is_given_back(late: Office) -> None:
    who = person(late, "Thực Hành")
    put(late, "Thực Hành", 9, "+/")
    sheet = late.attendance.month(MAY)
    half = sheet.by_person[who].cells[8].morning
    assert (half.origin, half.late, half.clock, half.clock_late) == (Origin.HAND, 0, "+", 9)
    model = MonthModel()
    model.set_sheet(sheet)
    words = model.index(model.place[who], 9).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "sáng: có mặt, ghi tay, máy: +, muộn 9′; chiều: có mặt, về sớm 20 phút" in words
    done = late.attendance.give_back(sheet, [(who, DAY)])
    assert done.name == "Trả 1 nửa ngày về máy chấm công"
    assert late.attendance.month(MAY).by_person[who].totals.minutes == 29
    with pytest.raises(SayToUser, match="Không có nửa ngày nào ghi tay"):
        late.attendance.give_back(late.attendance.month(MAY), [(who, DAY)])
    late.diary.undo()
    assert late.attendance.month(MAY).by_person[who].cells[8].morning.origin is Origin.HAND


def test_the_days_behind_a_total_tell_hand_from_clock(late: Office) -> None:
    put(late, "Thực Hành", 9, "+/")
    sheet = late.attendance.month(MAY)
    line = sheet.by_person[person(late, "Thực Hành")]
    assert [(row.head, row.words, row.source) for row in day_rows(sheet, line, LATE)] == [
        ("T3 09/05", "chiều về sớm 20 phút", "máy chấm công")
    ]
    assert [(row.words, row.source) for row in day_rows(sheet, line, WORK)] == [
        ("+, cả ngày", "ghi tay, máy: +, muộn 9′, máy chấm công"),
        ("sáng +", "máy chấm công"),
    ]


def test_filling_the_missing_leaves_what_the_clock_says(late: Office) -> None:
    late.attendance.fill(late.attendance.month(MAY))
    line = late.attendance.month(MAY).by_person[person(late, "Thực Hành")]
    assert line.cells[9].afternoon.code == "V"
    assert line.cells[8].morning.late == 9


def test_the_legend_names_absence_by_the_clock_where_the_month_has_it(
    late: Office, qapp: QApplication
) -> None:
    legend = MonthLegend(theme())
    legend.set_month(late.attendance.month("2023-04"))
    assert legend.accessibleDescription().startswith("+ có mặt; L lễ, Tết; CT công tác")
    legend.set_month(late.attendance.month(MAY))
    assert legend.accessibleDescription().startswith("+ có mặt; V vắng")


def test_the_word_and_figure_of_the_first_total_are_those_of_the_printed_sheet(late: Office) -> None:
    put(late, "Thực Hành", 11, "P")
    sheet = late.attendance.month(MAY)
    model = MonthModel()
    model.set_sheet(sheet)
    who = person(late, "Thực Hành")
    at = model.day_count + 1
    across = Qt.Orientation.Horizontal
    assert model.headerData(at, across) == "Làm việc"
    assert "cột 35 “Trong đó làm việc”" in model.headerData(at, across, Qt.ItemDataRole.ToolTipRole)
    cell = model.index(model.place[who], at)
    assert cell.data() == "1,5"
    said = cell.data(Qt.ItemDataRole.ToolTipRole)
    assert said.endswith("; trên bảng in cột 35 là 1,5, cột 32 là 2,5")
    printed = late.attendance_papers.timesheet(MAY).sheets[0]
    totals = [column.heading for column in printed.columns[-4:]]
    row = next(row for row in printed.rows if len(row) > 1 and row[1] == "Lê Văn Thực Hành")
    figures = dict(zip(totals, (one.result for one in row[-4:]), strict=True))
    assert (figures["Trong đó làm việc"], figures["Số công hưởng lương thời gian"]) == (1.5, 2.5)

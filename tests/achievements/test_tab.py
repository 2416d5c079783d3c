"""Tab Thành tích in the window: the years of a person, gaps marked, every cell opening its row."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.awards_held import AwardHeld, Merit
from app.domain.conduct import Incident
from app.domain.holder import OFFICE, Holder
from app.domain.initiatives import InitiativeAuthor
from app.domain.outstanding_works import OutstandingWork
from app.domain.quality_grades import QualityGrade
from app.services.history_overview import mark_counts
from tests.achievements.stage import WHO, awards_of, save_award, staged
from tests.ui.window_stage import press, type_text
from ui import ask_file
from ui.achievements_tab import AchievementsTab
from ui.history_cells import CONDUCT, GRADE, INITIATIVE, REWARD, TITLE, YEAR
from ui.holder_list import COLLECTIVES, LACKING
from ui.window import Window

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> tuple[Window, AchievementsTab, int]:
    window, people = staged(qtbot, tmp_path)
    tab = window.show_page("achievements", f"achievements:p{people[WHO]}")
    assert isinstance(tab, AchievementsTab)
    qtbot.waitUntil(lambda: bool(tab._marks))
    tab.grid.setFocus()
    return window, tab, people[WHO]


def _cell(tab: AchievementsTab, year: int, column: int) -> str:
    line = next(line for line in tab.grid.lines if line.year == year)
    return "; ".join(entry.told for entry in line.cells[column])


def _type(tab: AchievementsTab, kind: str, field: str, words: str) -> None:
    editor = tab.form.forms[kind].fields[field].editor
    editor.setFocus()
    editor.selectAll()  # type: ignore[union-attr]
    type_text(editor, words)


def test_the_years_stand_down_with_what_the_book_holds_and_what_it_lacks(
    stage: tuple[Window, AchievementsTab, int],
) -> None:
    window, tab, _person = stage
    assert [line.year for line in tab.grid.lines] == list(range(2024, 2016, -1))
    assert _cell(tab, 2023, TITLE) == "Chiến sĩ thi đua cơ sở, quyết định 214/QĐ-SNgV ngày 22/12/2023"
    assert _cell(tab, 2021, TITLE) == "Lao động tiên tiến, thiếu số quyết định"
    assert _cell(tab, 2020, GRADE) == "thiếu xếp loại"
    assert _cell(tab, 2022, INITIATIVE).startswith("Mẫu hồ sơ mời đoàn, đã dùng CSTĐCS 2022")
    assert _cell(tab, 2017, REWARD).startswith("Kỷ luật khiển trách, quyết định 21/QĐ-SNgV")
    assert _cell(tab, 2024, TITLE) == "Đăng ký CSTĐCS"
    assert _cell(tab, 2023, YEAR) == "Năm 2023: Chuyên viên, Văn phòng Sở"
    assert _cell(tab, 2023, CONDUCT) == "chưa theo dõi mục II.6"
    other = window.office.staff.find("Đỗ Văn Nháp")[0].id
    window.office.conduct.note(Incident(0, other, date(2023, 5, 8), "TH", words="Không đeo thẻ"), stand=True)
    assert [_cell(tab, year, CONDUCT) for year in (2024, 2023, 2022)] == [
        *["0 vụ việc theo mục II.6"] * 2, "chưa theo dõi mục II.6",
    ]  # fmt: skip


def test_figures_say_what_a_gap_breaks_and_open_their_rows(
    stage: tuple[Window, AchievementsTab, int],
) -> None:
    _window, tab, person = stage
    told = [card.accessibleName() for card in tab.cards.cards]
    assert told == [
        "2 năm liền: CSTĐCS, 2022 và 2023",
        "3 năm liền: Tốt trở lên; là 6 nếu có 2020",
        "1 sáng kiến: Chưa dùng để xét khen",
        "1 kỷ luật: Đang có hiệu lực",
    ]
    tab.cards.cards[0].setFocus()
    press(tab.cards.cards[0], Qt.Key.Key_Return)
    assert tab.panel.heading.text() == "2 năm liền"
    from ui.detail_words import Link

    (award,) = awards_of(tab._office, person, 2022)[:1]
    tab._go(Link("", "award", award.id))
    place = tab.grid.place()
    assert place is not None
    assert (place.year, place.column) == (2022, TITLE)


def test_f8_goes_from_gap_to_gap_and_enter_fills_one(stage: tuple[Window, AchievementsTab, int]) -> None:
    window, tab, person = stage
    tab.grid.choose(2024, YEAR)
    press(tab.grid, Qt.Key.Key_F8)
    place = tab.grid.place()
    assert place is not None
    assert (place.year, place.column) == (2021, TITLE)
    press(tab.grid, Qt.Key.Key_F8)
    place = tab.grid.place()
    assert place is not None
    assert (place.year, place.column) == (2020, GRADE)
    press(tab.grid, Qt.Key.Key_Return)
    _type(tab, "grade", "number", "180/QĐ-SNgV")
    _type(tab, "grade", "decided_on", "15/12/2020")
    press(tab, Qt.Key.Key_Return, CONTROL)
    grades = window.office.achievements.grades.rows(Holder(person))
    assert [(row.grade, row.number) for row in grades if row.year == 2020] == [("HTT", "180/QĐ-SNgV")]
    assert _cell(tab, 2020, GRADE).startswith("hoàn thành tốt nhiệm vụ")
    assert tab.cards.cards[1].accessibleName() == "6 năm liền: Tốt trở lên"


def test_an_award_with_a_doubt_is_told_once_and_let_stand_on_the_second_enter(
    stage: tuple[Window, AchievementsTab, int],
) -> None:
    window, tab, person = stage
    tab.grid.choose(2024, TITLE)
    press(tab.grid, Qt.Key.Key_N, CONTROL)
    tab.form.forms["title"].fields["code"].editor.set_value("LDTT")  # type: ignore[union-attr]
    tab.confirm.click()
    assert awards_of(window.office, person, 2024) == ()
    assert "Chưa có số quyết định" in tab.form.forms["title"].fields["number"].error()
    assert tab.confirm.text() == "Vẫn ghi"
    tab.confirm.click()
    (kept,) = awards_of(window.office, person, 2024)
    assert (kept.code, kept.number) == ("LDTT", "")
    assert _cell(tab, 2024, TITLE) == "Lao động tiên tiến, thiếu số quyết định"
    assert window.office.diary.undo_line().name == f"Ghi Lao động tiên tiến năm 2024: {WHO}"


def test_what_is_offered_follows_the_day_of_the_decision(stage: tuple[Window, AchievementsTab, int]) -> None:
    _window, tab, _person = stage
    tab.grid.choose(2023, REWARD)
    tab.begin()
    form = tab.form.forms["form"]
    codes = form.fields["code"].editor
    names = [codes.itemText(at) for at in range(codes.count())]  # type: ignore[union-attr]
    assert "Bằng khen của Thủ tướng Chính phủ" in names
    assert names[-1] == "Khác: ghi tên như quyết định"
    codes.set_value("")  # type: ignore[union-attr]
    codes.activated.emit(len(names) - 1)  # type: ignore[union-attr]
    assert form.fields["name"].isVisible()


def test_issuers_are_suggested_and_anything_else_may_be_typed(
    stage: tuple[Window, AchievementsTab, int],
) -> None:
    _window, tab, _person = stage
    tab.grid.choose(2024, TITLE)
    tab.begin()
    issuer = tab.form.forms["title"].fields["issuer"].editor
    assert isinstance(issuer, QLineEdit)
    issuer.setFocus()
    type_text(issuer, "giam doc")
    model = issuer.completer().model()
    assert [model.index(at, 0).data() for at in range(model.rowCount())] == ["Giám đốc Sở Ngoại vụ"]


def test_the_card_counts_the_highest_title_of_the_last_year(
    stage: tuple[Window, AchievementsTab, int],
) -> None:
    window, tab, person = stage
    lower = AwardHeld(0, person, None, "LDTT", 2023, number="213/QĐ-SNgV", decided_on=date(2023, 12, 22))
    save_award(window.office, lower)
    assert tab.cards.cards[0].accessibleName() == "2 năm liền: CSTĐCS, 2022 và 2023"


def test_a_year_with_many_works_shows_some_and_tells_how_many_more(
    stage: tuple[Window, AchievementsTab, int],
) -> None:
    window, tab, _person = stage
    for number in range(7):
        window.office.achievements.works.save(OutstandingWork(0, 2023, f"Đón đoàn số {number}"), ())
    tab.people.which.set_value(COLLECTIVES)
    tab.reload()
    tab.people.choose(OFFICE)
    assert tab.name.text() == "Sở Ngoại vụ"
    tab.grid.choose(2023, INITIATIVE, 6)
    row = [line.year for line in tab.grid.lines].index(2023)
    assert tab.grid.rowHeight(row) < 3 * tab.grid.rowHeight(row - 1)
    assert tab.panel.heading.text() == "Đón đoàn số 6"
    assert tab.detail.which.text() == "Dòng 7 trong 7"


def test_an_initiative_another_author_used_is_not_told_as_used_by_this_one(
    stage: tuple[Window, AchievementsTab, int],
) -> None:
    window, tab, person = stage
    other = window.office.staff.find("Đỗ Văn Nháp")[0].id
    desk = window.office.achievements.initiatives
    (row,) = desk.rows(2023)
    desk.save(row, [InitiativeAuthor(0, row.id, who, share=50) for who in (person, other)])
    desk.use(row.id, other, "CSTDCS", 2023)
    assert "đồng tác giả dùng CSTĐCS 2023" in _cell(tab, 2023, INITIATIVE)
    assert tab.cards.cards[2].accessibleName() == "1 sáng kiến: Chưa dùng để xét khen"
    desk.use(row.id, person, "CSTDCS", 2023)
    assert "đã dùng CSTĐCS 2023" in _cell(tab, 2023, INITIATIVE)
    assert tab.cards.cards[2].accessibleName().startswith("0 sáng kiến")


def test_a_title_taken_back_stays_and_stops_counting(stage: tuple[Window, AchievementsTab, int]) -> None:
    _window, tab, person = stage
    tab.grid.choose(2023, TITLE)
    tab.cancel.click()
    fields = tab.cancelling.form.fields
    fields["cancelled_by"].editor.setFocus()
    type_text(fields["cancelled_by"].editor, "7/QĐ-SNgV")
    fields["cancelled_on"].editor.setFocus()
    type_text(fields["cancelled_on"].editor, "1/3/2024")
    tab.confirm.click()
    (kept,) = awards_of(tab._office, person, 2023)
    assert (kept.cancelled_by, kept.cancelled_on) == ("7/QĐ-SNgV", date(2024, 3, 1))
    assert _cell(tab, 2023, TITLE).endswith("đã hủy, thu hồi")
    assert tab.cards.cards[0].accessibleName() == "1 năm liền: CSTĐCS, 2022"
    assert not tab.cancel.isVisible()
    assert tab.grid.hasFocus()


def test_delete_takes_a_row_written_by_mistake_away_and_undo_brings_it_back(
    stage: tuple[Window, AchievementsTab, int],
) -> None:
    window, tab, person = stage
    tab.grid.choose(2023, TITLE)
    press(tab.grid, Qt.Key.Key_Delete)
    assert awards_of(window.office, person, 2023) == ()
    assert _cell(tab, 2023, TITLE) == ""
    window.undo()
    assert len(awards_of(window.office, person, 2023)) == 1
    assert _cell(tab, 2023, TITLE) != ""


def test_several_rows_of_a_cell_are_walked_by_space_and_pointed_at_by_the_mouse(
    stage: tuple[Window, AchievementsTab, int],
) -> None:
    window, tab, person = stage
    row = AwardHeld(
        0, person, None, "GK", 2022, merit=Merit.SUDDEN, number="9/QĐ-SNgV", decided_on=date(2022, 5, 5)
    )
    save_award(window.office, row)
    tab.grid.choose(2022, REWARD)
    assert tab.detail.which.text() == "Dòng 1 trong 2"
    first = tab.panel.heading.text()
    press(tab.grid, Qt.Key.Key_Space)
    assert tab.detail.which.text() == "Dòng 2 trong 2"
    assert tab.panel.heading.text() != first
    at = next(at for at, line in enumerate(tab.grid.lines) if line.year == 2022)
    box = tab.grid.visualRect(tab.grid.model().index(at, REWARD))
    upper = QPoint(box.center().x(), box.top() + box.height() // 4)
    QTest.mouseClick(tab.grid.viewport(), Qt.MouseButton.LeftButton, pos=upper)
    assert tab.panel.heading.text() == first


def test_an_initiative_is_written_with_its_authors_and_their_shares(
    stage: tuple[Window, AchievementsTab, int],
) -> None:
    window, tab, person = stage
    tab.grid.choose(2024, INITIATIVE)
    tab.begin()
    _type(tab, "initiative", "name", "Lịch đoàn dùng chung")
    people = tab.form.people["initiative"]
    assert [one.person_id for one in people.value()] == [person]
    people._rows[0].beside.setText("60")
    people.add.click()
    people._rows[1].person.setText("Người Ngoài Cơ Quan")
    people._rows[1].beside.setText("50")
    tab.confirm.click()
    assert "cộng lại không quá 100 %" in people.problems.error()
    people._rows[1].beside.setText("40")
    tab.confirm.click()
    made = next(row for row in window.office.achievements.initiatives.rows(2024))
    authors = window.office.achievements.initiatives.authors(made.id)
    assert [(one.person_id, one.name, one.share) for one in authors] == [
        (person, "", 60),
        (None, "Người Ngoài Cơ Quan", 40),
    ]
    assert _cell(tab, 2024, INITIATIVE).startswith("Lịch đoàn dùng chung, chưa công nhận")


def test_a_scan_is_kept_shown_and_told_when_it_is_missing(
    stage: tuple[Window, AchievementsTab, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, tab, person = stage
    source = tmp_path / "QD-214.pdf"
    source.write_bytes(b"%PDF-1.4 made up")
    monkeypatch.setattr(ask_file, "open_one", lambda *_: source)
    tab.grid.choose(2023, TITLE)
    tab.detail.files.attach.click()
    tab.detail.files.add.click()
    (kept,) = awards_of(window.office, person, 2023)
    path = window.office.achievements.awards.scan(kept)
    assert path is not None
    shown = {button.accessibleName() for button in tab.detail.files.findChildren(type(tab.add))}
    assert {"Mở Bản quét quyết định", "Mở QD-214.pdf"} <= shown
    path.unlink()
    tab._show_place(tab.grid.place())
    opening = {
        button.accessibleName()
        for button in tab.detail.files.findChildren(type(tab.add))
        if button.isVisible()
    }
    assert "Mở Bản quét quyết định" not in opening


def test_the_list_finds_without_accents_and_shows_who_lacks_something(
    stage: tuple[Window, AchievementsTab, int],
) -> None:
    _window, tab, person = stage
    tab.people.filter.setText("le van thuc")
    assert [row.name for row in tab.people.table.rows.records if not row.group] == ["Lê Văn Thực Hành"]
    assert tab.name.text() == "Lê Văn Thực Hành"
    tab.people.filter.clear()
    tab.people.which.set_value(LACKING)
    rows = [row for row in tab.people.table.rows.records if not row.group]
    assert [(row.name, row.marks) for row in rows] == [(WHO, 2)]
    assert mark_counts(tab._office) == {Holder(person): 2}
    tab.people.which.set_value(COLLECTIVES)
    assert tab.holder() == OFFICE
    assert [card.figure.noun for card in tab.cards.cards][2:] == ["khen thưởng", "thành tích nổi bật"]


def test_a_collective_has_its_own_years_and_forms(stage: tuple[Window, AchievementsTab, int]) -> None:
    window, tab, _person = stage
    tab.people.which.set_value(COLLECTIVES)
    tab.begin()
    kinds = [tab.form.kind.itemText(at) for at in range(tab.form.kind.count())]
    assert "Sáng kiến, đề tài" not in kinds
    codes = tab.form.forms["title"].fields["code"].editor
    assert "Tập thể lao động xuất sắc" in [codes.itemText(at) for at in range(codes.count())]  # type: ignore[union-attr]
    tab._give_up()
    window.office.achievements.grades.save(QualityGrade(0, None, None, 2023, "HTXS"), stand=True)
    assert _cell(tab, 2023, GRADE).startswith("hoàn thành xuất sắc")


def test_the_cells_of_discipline_and_conduct_open_the_pages_they_belong_to(
    stage: tuple[Window, AchievementsTab, int],
) -> None:
    window, tab, _person = stage
    tab.grid.choose(2017, REWARD)
    press(tab.grid, Qt.Key.Key_F2)
    assert window.front == "discipline"
    window.show_page("achievements")
    tab.grid.choose(2023, CONDUCT)
    press(tab.grid, Qt.Key.Key_Return)
    assert window.front == "conduct"
    assert window.shell.year() == 2023


def test_an_office_without_people_says_where_to_begin(qtbot: QtBot, tmp_path: Path) -> None:
    from tests.ui.window_stage import a_window, an_office
    from ui.pages import TABS

    window = a_window(qtbot, an_office(tmp_path), tmp_path, TABS, "achievements")
    tab = window.show_page("achievements")
    assert isinstance(tab, AchievementsTab)
    assert tab.empty.isVisible()
    tab.first_staff.click()
    assert window.front == "staff"

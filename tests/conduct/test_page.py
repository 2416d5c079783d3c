"""Vụ việc: found, filtered, decided one after the other; papers attached and printed; discipline apart."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from app.domain.conduct import HalfDay, State
from app.domain.conduct_points import PointScale
from tests.conduct.stage import note, staged
from tests.ui.window_stage import press, type_text
from ui import ask_file
from ui.attendance_tab import AttendanceTab
from ui.conduct_page import ConductPage
from ui.conduct_paper_page import ConductPaperPage
from ui.discipline_page import DisciplinePage
from ui.fields import Choice
from ui.points_page import PointsPage
from ui.window import Window


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> tuple[Window, dict[str, int]]:
    window, people = staged(qtbot, tmp_path)
    office = window.office
    note(office, people["Trần Thị Ví Dụ"], "ĐM", date(2023, 5, 29), at_time="07:55", words="Hỏng xe")
    note(office, people["Ngô Văn Phác Thảo"], "VS", half=HalfDay.AFTERNOON, at_time="16:40")
    office.conduct.confirm(note(office, people["Đặng Thị Bài Tập"], "TL", date(2023, 6, 1)))
    return window, people


def page_of(window: Window) -> ConductPage:
    page = window.show_page("conduct")
    assert isinstance(page, ConductPage)
    return page


def shown(page: ConductPage) -> list[str]:
    return [one.rule for one in page.table.rows.records]


def test_filters_narrow_the_list_and_count(stage: tuple[Window, dict[str, int]]) -> None:
    window, _people = stage
    page = page_of(window)
    assert shown(page) == ["VS", "ĐM"]
    assert page.filters.state.accessibleName() == "Trạng thái: Chưa xong (2)"
    page.filters.state.set_value("all")
    assert shown(page) == ["TL", "VS", "ĐM"]
    page.filters.period.set_value((5, 5))
    assert shown(page) == ["VS", "ĐM"]
    assert page.title.text() == "Vụ việc tháng 5 năm 2023"
    page.filters.words.setText("hong xe")
    assert shown(page) == ["ĐM"]
    page.filters.words.setText("khong co")
    assert page._empty.isVisible()
    page.filters.show_all()
    page.filters.rule.set_value("TL")
    assert shown(page) == ["TL"]


def test_f8_goes_to_what_waits_and_deciding_goes_on(stage: tuple[Window, dict[str, int]]) -> None:
    window, _people = stage
    page = page_of(window)
    page.filters.state.set_value("all")
    page.next_open(1)
    assert page.table.current().rule in {"VS", "ĐM"}
    page.table.choose(page.table.rows.records[2].id)
    page.detail.excuse.click()
    assert "Chưa ghi lý do được chấp nhận" in page.detail.reason.error()
    page.detail.reason.editor.setFocus()
    type_text(page.detail.reason.editor, "Hỏng xe, có xác nhận")
    page.detail.excuse.click()
    assert page.table.current().state is State.EXCUSED
    assert page.detail.chip.words == "Chấp nhận lý do"
    assert "Hỏng xe, có xác nhận" in page.detail.life.text()
    assert not page.detail.excuse.isVisible()
    page.detail.confirm.click()
    assert page.table.current().state is State.CONFIRMED


def test_an_answer_is_saved_on_leaving_and_an_explanation_is_asked_for(
    stage: tuple[Window, dict[str, int]],
) -> None:
    window, _people = stage
    page = page_of(window)
    number = page.table.current().id
    answer = page.detail.form.fields["answer"].editor
    answer.setFocus()
    type_text(answer, "Có việc nhà")
    page.table.setFocus()
    assert window.office.conduct.incident(number).answer == "Có việc nhà"
    page.detail.ask.click()
    assert "Chưa có hạn giải trình" in page.detail.explain.error()
    page.detail.explain.editor.setText("9/6/2023")  # type: ignore[union-attr]
    page.detail.ask.click()
    assert window.office.conduct.incident(number).state is State.AWAITING


def test_scans_are_attached_and_taken_off(
    stage: tuple[Window, dict[str, int]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, _people = stage
    page = page_of(window)
    scan = tmp_path / "phieu.pdf"
    scan.write_bytes(b"%PDF-1.4 phieu")
    monkeypatch.setattr(ask_file, "open_one", lambda *_rest: scan)
    page.detail.attach.click()
    number = page.table.current().id
    assert [paper.name for paper in window.office.conduct.papers(number)] == ["phieu.pdf"]
    opened: list[Path] = []
    monkeypatch.setattr(ask_file, "open_file", opened.append)
    page.detail._open(window.office.conduct.papers(number)[0])
    assert opened[0].read_bytes() == scan.read_bytes()
    page.detail._detach(window.office.conduct.papers(number)[0])
    assert window.office.conduct.papers(number) == ()


def test_a_closed_month_is_only_read(stage: tuple[Window, dict[str, int]]) -> None:
    window, _people = stage
    page = page_of(window)
    with window.office.operation("Chốt"):
        window.office.db.conn.execute(
            "INSERT INTO month_closing (month, closed_at, figures) VALUES ('2023-05', '2023-06-01', '{}')"
        )
    assert "chỉ đọc" in page.detail.life.text()
    assert not page.detail.confirm.isVisible()
    assert not page.detail.form.fields["words"].editor.isEnabled()


def test_the_search_finds_a_note_without_accents_and_opens_it(stage: tuple[Window, dict[str, int]]) -> None:
    window, _people = stage
    hits = [hit for hit in window.office.search.find("hong xe") if hit.group == "Vụ việc"]
    assert [(hit.title, hit.detail) for hit in hits] == [
        ("Trần Thị Ví Dụ: Hỏng xe", "ĐM Đi muộn, 29/05/2023")
    ]
    assert [hit.group for hit in window.office.search.find("bai tap")].count("Vụ việc") == 1
    window._open_hit(hits[0])
    page = window.stack.currentWidget()
    assert isinstance(page, ConductPage)
    assert page.table.current().words == "Hỏng xe"


def test_papers_are_previewed_and_written(
    stage: tuple[Window, dict[str, int]], qtbot: QtBot, tmp_path: Path
) -> None:
    window, _people = stage
    page = page_of(window)
    page.table.choose(page.table.rows.records[-1].id)
    page.detail.printed["explanation"].click()
    paper = window.stack.currentWidget()
    assert isinstance(paper, ConductPaperPage)
    assert paper.title.text() == "Phiếu giải trình"
    paper.paper.view.finish()
    assert paper.paper.view.pages == 1
    target = tmp_path / "phieu.docx"
    paper.ask_target = lambda proposed: target
    paper.export_word()
    qtbot.waitUntil(target.exists, timeout=5000)
    paper.back.click()
    page.report.click()
    assert paper.title.text() == "Báo cáo tình hình chấp hành"
    what = paper.printable()
    assert what is not None
    assert what.name == "Bao-cao-chap-hanh"


def test_a_decision_of_discipline_is_written_on_a_page_of_its_own(
    stage: tuple[Window, dict[str, int]],
) -> None:
    window, people = stage
    page_of(window).discipline.click()
    page = window.stack.currentWidget()
    assert isinstance(page, DisciplinePage)
    page.begin()
    page.form.fields["person_id"].editor.set_value(people["Trần Thị Ví Dụ"])  # type: ignore[union-attr]
    for name, words in (("number", "12/QĐ-SNgV"), ("decided_on", "10/5/2023")):
        editor = page.form.fields[name].editor
        editor.setFocus()
        type_text(editor, words)
    page.confirm.click()
    assert "Chưa ghi người hoặc cơ quan ban hành" in page.form.fields["issuer"].error()
    editor = page.form.fields["issuer"].editor
    editor.setFocus()
    type_text(editor, "Giám đốc Sở")
    page.confirm.click()
    (row,) = window.office.discipline.rows()
    assert (row.number, row.form) == ("12/QĐ-SNgV", "khien-trach")
    press(page.table, Qt.Key.Key_Escape)
    assert window.front != "discipline"


def test_the_settings_keep_the_offices_rules_and_scale(stage: tuple[Window, dict[str, int]]) -> None:
    window, _people = stage
    settings = window.show_page("settings/conduct")
    rules = settings.part("conduct")  # type: ignore[attr-defined]
    assert len(rules.table.rows.records) == 10
    editor = rules.form.fields["name"].editor
    editor.setFocus()
    type_text(editor, " quá giờ")
    rules.table.setFocus()
    rule = window.office.conduct.rule_on("ĐM", date(2023, 5, 1))
    assert rule is not None
    assert rule.id > 0
    scales = settings.part("points")  # type: ignore[attr-defined]
    scales.begin()
    scales.confirm.click()
    assert "văn bản xác nhận" in scales.form.fields["basis"].error()


def test_points_show_every_row_they_rest_on(stage: tuple[Window, dict[str, int]]) -> None:
    window, people = stage
    office = window.office
    page_of(window).points.click()
    page = window.stack.currentWidget()
    assert isinstance(page, PointsPage)
    assert page._empty.isVisible()
    assert "không tính điểm" in page._empty.heading.text()
    office.points.save(PointScale(0, basis="Quy chế cơ quan", valid_from=date(2023, 1, 1)))
    page.month.set_value(5)
    page.table.choose(people["Trần Thị Ví Dụ"])
    assert page.table.current().sheet.score == 98
    assert page.sum.text() == "100 - 2 + 0 = 98. Theo dõi nội bộ, không phải căn cứ pháp lý."
    (row,) = page.lines.rows.records
    assert row.line.fact.rule.code == "ĐM"
    page._open(row)
    assert window.front == "conduct"


def test_points_open_at_the_month_that_was_looked_at(stage: tuple[Window, dict[str, int]]) -> None:
    window, _people = stage
    window.shell.set_year(2022)
    tab = window.show_page("attendance")
    assert isinstance(tab, AttendanceTab)
    tab.months.set_month(4)
    page = window.show_page("points")
    assert isinstance(page, PointsPage)
    assert page.title.text() == "Điểm theo dõi tháng 4 năm 2022"
    listed = page_of(window)
    listed.filters.period.set_value((9, 9))
    listed.points.click()
    assert page.title.text() == "Điểm theo dõi tháng 9 năm 2022"
    window.shell.set_year(2023)
    assert page.title.text() == "Điểm theo dõi tháng 6 năm 2023"


def test_enter_in_the_words_of_a_note_begins_a_line(stage: tuple[Window, dict[str, int]]) -> None:
    window, _people = stage
    page = page_of(window)
    number = page.table.current().id
    words = page.detail.form.fields["words"].editor
    words.setFocus()
    type_text(words, "Dòng một")
    press(words, Qt.Key.Key_Return)
    type_text(words, "dòng hai")
    page.table.setFocus()
    assert "Dòng một\ndòng hai" in window.office.conduct.incident(number).words
    assert page.detail.isVisible()


def test_points_within_a_range_are_chosen_for_the_note(stage: tuple[Window, dict[str, int]]) -> None:
    window, people = stage
    office = window.office
    office.points.save(PointScale(0, basis="Quy chế cơ quan", valid_from=date(2023, 1, 1)))
    number = note(office, people["Trần Thị Ví Dụ"], "NQ", date(2023, 6, 2))
    page = page_of(window)
    page.table.choose(number)
    choice = page.detail.points.editor
    assert isinstance(choice, Choice)
    choice.set_value(-7)
    choice.activated.emit(choice.currentIndex())
    assert office.conduct.incident(number).points == -7


def test_a_month_and_a_person_are_opened_from_elsewhere(stage: tuple[Window, dict[str, int]]) -> None:
    window, people = stage
    page = window.show_page("conduct", "conduct:2023-05")
    assert isinstance(page, ConductPage)
    assert shown(page) == ["VS", "ĐM"]
    window.show_page("conduct", "conduct:2023-06")
    assert shown(page) == ["TL"]
    window.show_page("conduct", f"conduct:2023-05/{people['Trần Thị Ví Dụ']}")
    assert shown(page) == ["ĐM"]
    window.show_page("conduct", "conduct:open")
    assert shown(page) == ["VS", "ĐM"]
    window.show_page("conduct", "conduct:gone")
    assert shown(page) == ["VS", "ĐM"]


def test_the_span_in_sight_is_exported_as_a_workbook(
    stage: tuple[Window, dict[str, int]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, _people = stage
    page = page_of(window)
    page.filters.period.set_value((5, 5))
    asked: list[str] = []

    def answer(_parent: object, _title: str, start: Path, _kinds: str) -> Path:
        asked.append(start.name)
        return tmp_path / "A.xlsx"

    monkeypatch.setattr(ask_file, "save_as", answer)
    press(page.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["Theo-doi-chap-hanh-2023-05-01-2023-05-31-loc.xlsx"]
    notes = CalamineWorkbook.from_path(tmp_path / "A.xlsx").get_sheet_by_name("Vụ việc").to_python()
    assert [row[3] for row in notes if row[0] in (1, 2)] == ["Trần Thị Ví Dụ", "Ngô Văn Phác Thảo"]
    standing = window.foot.line.standing
    assert standing is not None
    assert standing.sentence == "Đã xuất A.xlsx: 2 dòng đang lọc (Chưa xong) của tháng 5 năm 2023."


def test_the_list_is_opened_from_the_month_without_anything_open(
    stage: tuple[Window, dict[str, int]],
) -> None:
    window, _people = stage
    for one in window.office.conduct.incidents(date(2023, 1, 1), date(2023, 12, 31)):
        if one.state is not State.CONFIRMED:
            window.office.conduct.confirm(one.id)
    tab = window.show_page("attendance")
    assert isinstance(tab, AttendanceTab)
    tab.incidents.click()
    assert window.front == "conduct"


def test_a_reason_that_ends_with_a_full_stop_gets_no_second_one(stage: tuple[Window, dict[str, int]]) -> None:
    window, people = stage
    number = note(window.office, people["Ngô Văn Phác Thảo"], "TH", date(2023, 6, 1))
    window.office.conduct.excuse(number, "Thẻ gửi làm lại.")
    page = page_of(window)
    page.open_target(f"conduct:{number}")
    assert "Thẻ gửi làm lại." in page.detail.life.text()
    assert ".." not in page.detail.life.text()

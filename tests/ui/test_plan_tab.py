"""The tab as a whole: years, findings, finding and replacing, signing, versions, export."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import TargetOpen
from tests.ui.plan_stage import Stage, theme
from ui.plan_export import PlanExport, another_name
from ui.plan_sign import SignDialog
from ui.proof_rows import link_words

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(qtbot, tmp_path)
    yield made
    made.close()


def sign(stage: Stage, number: int = 5) -> None:
    signer = stage.office.settings.signatories()[0]
    stage.office.plans.sign(stage.plan_id, number, date(2023, 1, 12), signer)


def lines(stage: Stage) -> list[str]:
    return [str(stage.tab.years.model.index(i).data()) for i in range(stage.tab.years.model.rowCount())]


def dialog(stage: Stage) -> SignDialog:
    return SignDialog(stage.office, theme(), stage.office.plans.plan(stage.plan_id), stage.tab)


# -- years -------------------------------------------------------------------------------------------------


def test_a_year_without_a_plan_offers_three_ways_to_begin(stage: Stage) -> None:
    stage.shell.set_year(2025)
    assert lines(stage) == ["Năm 2025: Chưa có kế hoạch", "Năm 2023: Dự thảo, chưa có số"]
    empty = stage.tab.empty
    assert [empty.new.text(), empty.copy.text()] == ["Lập kế hoạch 2025", "Chép từ kế hoạch 2023"]
    assert empty.take.isVisible()
    empty.copy.click()
    assert stage.outline.shape().startswith("I{1{-,-}")
    assert lines(stage)[0] == "Năm 2025: Dự thảo, chưa có số"
    assert stage.tab.head.heading.text() == "Kế hoạch 2025"


def test_ctrl_n_makes_the_first_plan_of_an_empty_year(stage: Stage) -> None:
    stage.shell.set_year(2024)
    stage.press(K.Key_N, CTRL, stage.tab.empty.new)
    plan = stage.office.plans.current(2024)
    assert plan is not None
    assert plan.year == 2024


def test_choosing_a_year_in_the_list_changes_the_year_of_the_window(stage: Stage) -> None:
    stage.shell.set_year(2024)
    stage.tab.years.list.setCurrentIndex(stage.tab.years.model.index(1))
    assert stage.shell.year() == 2023


def test_a_signed_plan_shows_its_seal_and_its_older_versions_can_be_opened(stage: Stage) -> None:
    sign(stage)
    assert lines(stage) == ["Năm 2023: đã ký, 05/KH-SNgV, 12/01/2023"]
    stage.tab.head.sign.click()
    assert stage.tab.head.heading.text() == "Kế hoạch 2023, bản 2"
    assert lines(stage)[1:] == ["Bản 2, dự thảo", "đã ký, Bản 1, 05/KH-SNgV"]
    stage.tab.years.list.setCurrentIndex(stage.tab.years.model.index(2))
    assert stage.tab.head.heading.text() == "Kế hoạch 2023"
    assert stage.tree.model.frozen
    assert not stage.tab.head.sign.isVisible()


def test_a_chosen_file_opens_the_page_of_imports(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.ask_file.open_one", lambda *_: Path("KH.docx"))
    stage.tab.years.take.click()
    assert stage.pages == ["plan-import"]
    monkeypatch.setattr("ui.ask_file.open_one", lambda *_: None)
    stage.tab.years.take.click()
    assert stage.pages == ["plan-import"]


def test_the_register_opens_from_the_foot_of_the_years(stage: Stage) -> None:
    stage.tab.years.register.click()
    assert stage.pages == ["register"]


# -- findings ----------------------------------------------------------------------------------------------


def test_findings_lead_to_their_place_and_open_it(stage: Stage, qtbot: QtBot) -> None:
    stage.office.plans.set_text(stage.node("II.2").id, "", "Phong trào năm 2022.")
    qtbot.waitUntil(lambda: any(f.kind == "year" for f in stage.tab.findings.model.values))
    finding = next(f for f in stage.tab.findings.model.values if f.kind == "year")
    stage.tab.findings.gone_to.emit(finding)
    assert stage.tree.typing.target == stage.target("II.2")
    assert stage.edit.hasFocus()
    assert stage.target("II.2") in stage.tree.view.painter.marks


def test_f8_steps_through_the_findings(stage: Stage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(stage.tab.findings.model.values))
    stage.press(K.Key_F8)
    assert stage.tree.typing.target == "field:number"
    stage.press(K.Key_F8)
    assert stage.tree.typing.target == "field:recipients"
    stage.press(K.Key_F8)
    assert stage.tree.typing.target == "field:number"


def test_the_list_folds_in_a_low_window_and_opens_by_hand(stage: Stage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(stage.tab.findings.model.values))
    stage.tab.resize(1264, 700)
    qtbot.waitUntil(stage.tab.findings.list.isVisible)
    stage.tab.resize(1264, 600)
    qtbot.waitUntil(lambda: not stage.tab.findings.list.isVisible())
    stage.tab.findings.unfold()
    assert stage.tab.findings.list.isVisible()


def test_a_mended_finding_goes_away(stage: Stage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(stage.tab.findings.model.values))
    stage.office.plans.change(stage.plan_id, recipients=("Ban Giám đốc", "Lưu: VT, VP"))
    qtbot.waitUntil(lambda: not any(f.kind == "recipients" for f in stage.tab.findings.model.values))
    assert link_words(stage.tab.findings.model.values[0]) == "Ký và ghi số…"


# -- finding and replacing ---------------------------------------------------------------------------------


def test_f3_goes_from_place_to_place(stage: Stage) -> None:
    stage.press(K.Key_F, CTRL)
    assert stage.tab.find_bar.needle.hasFocus()
    stage.type("rượi bia")
    stage.press(K.Key_F3)
    assert stage.tree.view.current_target() == stage.target("II.6")
    assert stage.tab.find_bar.count.text() == "1/1"
    stage.press(K.Key_Escape)
    assert not stage.tab.find_bar.isVisible()
    assert stage.tree.view.hasFocus()


def test_replacing_all_is_one_operation(stage: Stage) -> None:
    stage.press(K.Key_H, CTRL)
    stage.type("rượi bia")
    stage.tab.find_bar.replacement.setText("rượu bia")
    stage.tab.find_bar.replace_all.click()
    assert "rượu bia" in stage.node("II.6").text
    assert stage.operations[0] == "Thay “rượi bia” bằng “rượu bia”"
    assert stage.said[-1].sentence == "Đã thay 1 chỗ."


def test_replacing_one_goes_on_to_the_next(stage: Stage) -> None:
    stage.press(K.Key_H, CTRL)
    stage.type("hiệu quả")
    bar = stage.tab.find_bar
    bar.case.setChecked(True)
    bar.replacement.setText("kết quả")
    count = len(bar._hits)
    bar.replace_one.click()
    first = stage.tree.view.current_target()
    bar.replace_one.click()
    assert len(bar._hits) == count - 1
    assert first.startswith("node:")


def test_a_signed_plan_is_searched_but_not_replaced_in(stage: Stage) -> None:
    sign(stage)
    stage.press(K.Key_H, CTRL)
    assert stage.tab.find_bar.needle.isVisible()
    assert not stage.tab.find_bar.replace_all.isVisible()


# -- signing -----------------------------------------------------------------------------------------------


def test_letters_in_the_number_and_no_date_stand_beside_their_fields(stage: Stage) -> None:
    box = dialog(stage)
    box.number.setText("2a")
    box.day.setText("")
    box.confirm_button.click()
    assert box.fields["number"].error().startswith("Số chỉ gồm chữ số")
    assert box.fields["signed_on"].error().startswith("Chưa có ngày ký")
    assert not stage.office.plans.plan(stage.plan_id).signed
    box.deleteLater()


def test_a_doubt_is_read_first_and_then_may_stand(stage: Stage) -> None:
    box = dialog(stage)
    box.show()
    box.number.setText("5")
    box.day.setText("05/01/2023")
    assert box.fields["signed_on"].beside.text() == "thứ Năm"
    box.confirm_button.click()
    assert "trước ngày 09/01/2023" in box.fields["signed_on"].error()
    assert box.confirm_button.text() == "Vẫn ký và khóa"
    assert not stage.office.plans.plan(stage.plan_id).signed
    box.confirm_button.click()
    assert stage.office.plans.plan(stage.plan_id).signed
    box.deleteLater()


def test_other_values_must_be_read_again(stage: Stage) -> None:
    box = dialog(stage)
    box.number.setText("5")
    box.day.setText("05/01/2023")
    box.confirm_button.click()
    box.day.setText("06/01/2023")
    assert box.confirm_button.text() == "Ký và khóa kế hoạch"
    box.confirm_button.click()
    assert not stage.office.plans.plan(stage.plan_id).signed
    box.deleteLater()


def test_the_next_number_is_proposed_and_only_signers_of_the_day_are_offered(stage: Stage) -> None:
    box = dialog(stage)
    assert box.number.text() == f"{stage.office.plans.next_number(2023):02d}"
    box.day.setText("12/01/2023")
    offered = [box.signer.itemText(i) for i in range(box.signer.count())]
    assert "Phạm Thị Anh Thư, Giám đốc" in offered
    assert box.signer.currentText() == "Phạm Thị Anh Thư, Giám đốc"
    box.deleteLater()


def test_a_signed_plan_says_so_and_how_it_can_be_changed(stage: Stage) -> None:
    sign(stage)
    assert stage.tab.head._signed.text() == ("Đã ký 05/KH-SNgV ngày 12/01/2023. Muốn đổi, lập bản thay thế.")
    assert stage.tab.head.sign.text() == "Lập bản thay thế"
    assert stage.tab.head.chip.words == "Đã ký"


# -- export ------------------------------------------------------------------------------------------------


def test_ctrl_e_writes_the_file_and_offers_to_open_it(stage: Stage, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "Kế hoạch 2023.docx"
    opened: list[Path] = []
    stage.tab.export.ask_target = lambda proposed: target if proposed.name == "KH-2023.docx" else None
    stage.tab.export.open_file = lambda path: bool(opened.append(path)) or True
    stage.open("II.6")
    stage.type(" Câu gõ ngay trước khi xuất.")
    stage.press(K.Key_E, CTRL)
    qtbot.waitUntil(lambda: stage.said[-1].sentence == "Đã ghi Kế hoạch 2023.docx.")
    with zipfile.ZipFile(target) as docx:
        assert "Câu gõ ngay trước khi xuất." in docx.read("word/document.xml").decode("utf-8")
    assert stage.said[-1].action is not None
    assert stage.said[-1].action.words == "Mở"
    stage.said[-1].action.do()
    assert opened == [target]
    assert Path(stage.office.papers.exports(stage.plan_id)[0].path) == target


def test_a_file_open_in_word_offersanother_name(stage: Stage, tmp_path: Path) -> None:
    target = tmp_path / "KH-2023.docx"
    target.write_bytes(b"")
    asked: list[Path] = []
    export: PlanExport = stage.tab.export
    export.ask_target = asked.append  # type: ignore[assignment]
    stage.shell.run_job = lambda name, work, done, failed: failed(  # type: ignore[method-assign, assignment]
        TargetOpen("Chưa ghi được KH-2023.docx: tệp đang mở trong Word. Đóng tệp rồi xuất lại.", target)
    )
    export._write(stage.plan_id, target, open_it=False)
    action = stage.said[-1].action
    assert action is not None
    assert action.words == "Lưu tên khác…"
    action.do()
    assert asked == [tmp_path / "KH-2023 (2).docx"]
    assert another_name(target) == tmp_path / "KH-2023 (2).docx"


def test_open_in_word_writes_first_and_again_only_after_a_change(
    stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "KH-2023.docx"
    opened: list[Path] = []
    asked: list[Path] = []
    export: PlanExport = stage.tab.export

    def answer(proposed: Path) -> Path:
        asked.append(proposed)
        return target

    export.ask_target = answer
    export.open_file = lambda path: bool(opened.append(path)) or True
    stage.tab.open_in_word()
    qtbot.waitUntil(lambda: len(opened) == 1)
    stage.tab.open_in_word()
    assert len(opened) == 2
    assert len(asked) == 1


def test_a_machine_without_word_is_told(stage: Stage, tmp_path: Path) -> None:
    stage.tab.export.open_file = lambda path: False
    path = tmp_path / "KH.docx"
    path.write_bytes(b"x")
    stage.tab.export._open(path)
    assert "chưa có chương trình mở tệp Word" in stage.said[-1].sentence


# -- panes -------------------------------------------------------------------------------------------------


def test_f6_leads_through_the_panes_and_back(stage: Stage) -> None:
    order = []
    for _ in range(4):
        stage.press(K.Key_F6)
        order.append(QApplication.focusWidget())
    assert stage.tab.paper.view in order
    assert stage.tab.years.list in order
    assert order[-1] is stage.tree.view or stage.tree.view in order
    stage.press(K.Key_F6, SHIFT)
    assert QApplication.focusWidget() is order[-2]


def test_f4_hides_the_page_and_gives_its_room_to_the_tree(stage: Stage, qtbot: QtBot) -> None:
    before = stage.tree.width()
    stage.press(K.Key_F4)
    assert not stage.tab.paper.isVisible()
    qtbot.waitUntil(lambda: stage.tree.width() > before)
    stage.press(K.Key_F4)
    assert stage.tab.paper.isVisible()
    qtbot.waitUntil(lambda: stage.tree.width() == before)


def test_the_page_follows_the_chosen_row_and_a_click_on_it_opens_the_node(stage: Stage) -> None:
    stage.choose("II.6")
    assert stage.tab.paper.view._followed == stage.target("II.6")
    stage.tab.paper.view.ref_clicked.emit(stage.target("II.2"))
    assert stage.tree.typing.target == stage.target("II.2")


def test_changes_while_another_tab_is_in_front_show_on_coming_back(stage: Stage) -> None:
    stage.tab.hide()
    stage.office.plans.set_text(stage.node("I.1-a").id, "", "Đổi lúc vắng.")
    stage.tab.show()
    assert stage.row(stage.target("I.1-a")).text == "Đổi lúc vắng."


def test_every_input_and_button_has_a_name(stage: Stage) -> None:
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit

    stage.open("I.1-a")
    stage.tab.find_bar.open(replacing=True)
    stage.tree.open("field:signer_name")
    for kind in (QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit):
        for widget in stage.tab.findChildren(kind):
            if widget.isVisible() and not widget.objectName().startswith("qt_"):
                assert widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()), (
                    widget
                )


def test_a_target_of_the_search_opens_the_plan_and_shows_the_node(stage: Stage) -> None:
    target = f"plan:{stage.plan_id}/{stage.target('III.2.2')}"
    stage.shell.set_year(2025)
    stage.tab.open_target(target)
    assert stage.shell.year() == 2023
    assert stage.tree.view.current_target() == stage.target("III.2.2")


def test_no_key_of_the_tab_uses_what_unikey_or_windows_use(stage: Stage) -> None:
    from PySide6.QtGui import QShortcut

    for shortcut in stage.tab.findChildren(QShortcut):
        words = shortcut.key().toString()
        assert "Ctrl+Shift" not in words
        assert "Ctrl+Alt" not in words
        assert not words.startswith("Alt+")

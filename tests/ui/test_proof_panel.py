"""The proofreader in the plan tab: rows, mending, dismissing, filters, all beside the typing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.domain.proofreading.values import Kind, Level
from app.services.proofreading import ProofFinding
from tests.ui.plan_stage import Stage
from tests.ui.proof_stage import front, proof_stage, read, row, rows, text
from ui.proof_rows import DISMISS, GO, MEND, ProofRow, in_order, links, read_out

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier

__all__ = ["proof_stage"]  # the fixture "stage"


# -- the list ------------------------------------------------------------------------------------------------


def test_both_known_slips_stand_in_the_list_with_their_places(stage: Stage) -> None:
    said = {each.sentence: each.place for each in rows(stage)}
    assert said["“nhiểu” có phải “nhiều”?"] == "mục I.2, gạch 1"
    assert said["“rượi bia” có phải “rượu bia”?"] == "mục II.6"
    panel = stage.tab.findings
    assert panel._count.text().startswith(f"{len(panel.model.values)} điều nên xem")


def test_what_is_missing_and_what_is_wrong_come_before_what_is_only_likely(stage: Stage) -> None:
    levels = [each.level for each in stage.tab.findings.model.values]
    graver = [level in ("warn", "error") for level in levels]
    assert graver == sorted(graver, reverse=True)
    likely = [level in ("warn", "error", "warning") for level in levels]
    assert likely == sorted(likely, reverse=True)
    assert stage.tab.findings.model.values[0].kind == "number"


def test_a_row_is_read_out_with_its_reason_and_its_ways(stage: Stage) -> None:
    said = read_out(row(stage, "nhiểu"))
    assert said.startswith("“nhiểu” có phải “nhiều”? mục I.2, gạch 1. Chính tả, lỗi.")
    assert said.endswith("Sửa, Bỏ qua")


def test_what_has_no_one_mending_offers_the_way_to_it(stage: Stage) -> None:
    advice = next(each for each in rows(stage) if not each.proof.mendable)
    assert [link.deed for link in links(advice)] == [GO, DISMISS]
    assert [link.deed for link in links(row(stage, "nhiểu"))] == [MEND, DISMISS]


def test_the_missing_unit_after_luu_is_told_once(stage: Stage) -> None:
    about = [each for each in stage.tab.findings.model.values if "Lưu" in each.sentence]
    assert len(about) == 1


def test_long_words_are_shown_up_to_where_they_differ() -> None:
    long = "Ban chấp hành Trung ương Đảng khóa mười ba"
    finding = ProofFinding(
        Kind.CAPITALS, Level.ERROR, long, long.replace("chấp", "Chấp"), "Tên", "node:1", "text", 0, 41, "k"
    )
    assert ProofRow(finding, "").sentence == "“Ban chấp…” có phải “Ban Chấp…”?"


def test_findings_in_nodes_that_are_gone_are_not_shown(stage: Stage) -> None:
    wanted = row(stage, "rượi bia")
    outline = stage.outline
    node = int(wanted.target.removeprefix("node:"))
    stage.office.plans.remove([node])
    kept = in_order((), [wanted.proof], stage.outline)
    assert kept == []
    assert len(in_order((), [wanted.proof], outline)) == 1


# -- mending -------------------------------------------------------------------------------------------------


def test_the_link_mends_in_one_operation_that_undo_takes_back(stage: Stage) -> None:
    wanted = row(stage, "nhiểu")
    front(stage, wanted)
    before = len(stage.operations)
    view = stage.tab.findings.list
    box, link = view.painter.link_boxes(view.visualRect(view.currentIndex()), wanted)[0]
    assert link.words == "Sửa"
    middle = box.center().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle.x(), middle.y()))
    assert "nhiều hình thức" in text(stage, wanted.target)
    assert len(stage.operations) == before + 1
    assert stage.said[-1].sentence == "Sửa “nhiểu” thành “nhiều”."
    assert stage.said[-1].action is not None
    stage.said[-1].action.do()
    assert "nhiểu hình thức" in text(stage, wanted.target)
    read(stage)
    assert row(stage, "nhiểu").target == wanted.target


def test_ctrl_dot_mends_the_row_in_front_and_the_next_one_comes_up(stage: Stage) -> None:
    first = row(stage, "nhiểu")
    front(stage, first)
    after = stage.tab.findings.model.values[stage.tab.findings.list.currentIndex().row() + 1]
    stage.press(K.Key_Period, CTRL)
    assert "nhiểu" not in text(stage, first.target)
    assert stage.tab.findings.list.current() == after
    read(stage)
    assert all(each.proof.found != "nhiểu" for each in rows(stage))


def test_from_the_editor_ctrl_dot_goes_on_to_the_next_place_with_its_words_selected(stage: Stage) -> None:
    first = row(stage, "Ban chấp hành Trung ương Đảng")
    front(stage, first)
    stage.press(K.Key_Return)
    assert stage.edit.textCursor().selectedText() == "Ban chấp hành Trung ương Đảng"
    stage.press(K.Key_Period, CTRL)
    now = stage.tab.findings.list.current()
    assert isinstance(now, ProofRow)
    assert stage.edit.textCursor().selectedText() == now.proof.found
    assert stage.edit.hasFocus()
    assert "Ban Chấp hành Trung ương Đảng" in text(stage, first.target)


def test_what_was_typed_before_the_words_meanwhile_does_not_lead_astray(stage: Stage) -> None:
    wanted = row(stage, "rượi bia")
    node = int(wanted.target.removeprefix("node:"))
    old = stage.outline.node(node)
    stage.office.plans.set_text(node, old.title, f"Năm nay, {old.text}")
    stage.tab.mend(wanted)
    assert text(stage, wanted.target) == f"Năm nay, {old.text}".replace("rượi bia", "rượu bia")


def test_words_that_are_gone_meanwhile_are_said_and_nothing_is_written(stage: Stage) -> None:
    wanted = row(stage, "rượi bia")
    node = int(wanted.target.removeprefix("node:"))
    stage.office.plans.set_text(node, "", "Không còn chữ ấy.")
    before = len(stage.operations)
    stage.tab.mend(wanted)
    assert len(stage.operations) == before
    assert "“rượi bia” vừa đổi" in stage.said[-1].sentence


def test_what_is_missing_cannot_be_mended_by_a_key_and_says_so(stage: Stage) -> None:
    stage.tab.findings.list.setCurrentIndex(stage.tab.findings.model.index(0))
    stage.tab.mend_current()
    assert "không sửa bằng một phím" in stage.said[-1].sentence
    stage.tab.dismiss_current()
    assert "không bỏ qua được" in stage.said[-1].sentence


def test_without_a_row_in_front_the_key_says_what_to_do(stage: Stage) -> None:
    stage.tab.mend_current()
    assert "F8" in stage.said[-1].sentence


# -- dismissing ----------------------------------------------------------------------------------------------


def test_delete_in_the_list_passes_over_for_good_and_is_no_operation(stage: Stage) -> None:
    wanted = row(stage, "Papi")
    front(stage, wanted)
    before = stage.operations
    stage.press(K.Key_Delete)
    assert stage.operations == before
    assert all(each.proof.found != "Papi" for each in rows(stage))
    read(stage)
    assert all(each.proof.found != "Papi" for each in rows(stage))
    assert "Papi" in text(stage, wanted.target)
    assert "bỏ qua “Papi”" in stage.said[-1].sentence


def test_ctrl_comma_passes_over_from_the_editor_where_delete_deletes_letters(stage: Stage) -> None:
    wanted = row(stage, "Papi")
    front(stage, wanted)
    stage.press(K.Key_Return)
    stage.press(K.Key_Comma, CTRL)
    read(stage)
    assert all(each.proof.found != "Papi" for each in rows(stage))
    assert "Papi" in text(stage, wanted.target)


def test_what_was_passed_over_stands_under_its_filter_and_comes_back_by_key(stage: Stage) -> None:
    panel = stage.tab.findings
    whole = panel.model.values
    wanted = row(stage, "Papi")
    front(stage, wanted)
    stage.press(K.Key_Delete)
    read(stage)
    assert choices(stage)["Đã bỏ qua (1)"] == ""
    pick(stage, "Đã bỏ qua (1)")
    (passed,) = rows(stage)
    assert [link.words for link in links(passed)] == ["Đến chỗ này", "Xem lại"]
    assert panel.filter.text() == "Đã bỏ qua (1)"
    stage.press(K.Key_Insert)
    assert panel.model.values == whole
    assert "Đã bỏ qua (1)" not in choices(stage)
    read(stage)
    assert panel.model.values == whole
    assert row(stage, "Papi") == wanted


def test_a_passed_row_is_neither_mended_nor_passed_over_again(stage: Stage) -> None:
    before = stage.operations
    front(stage, row(stage, "nhiểu"))
    stage.press(K.Key_Delete)
    pick(stage, "Đã bỏ qua (1)")
    stage.press(K.Key_Period, CTRL)
    assert "đã bỏ qua" in stage.said[-1].sentence
    stage.press(K.Key_Delete)
    assert "đã bỏ qua" in stage.said[-1].sentence
    assert stage.operations == before
    assert len(rows(stage)) == 1


# -- the filter and the height -------------------------------------------------------------------------------


def choices(stage: Stage) -> dict[str, str]:
    """The words of the menu, the ticked one marked."""
    menu = stage.tab.findings.filter.choices
    menu.aboutToShow.emit()
    return {each.text(): "x" if each.isChecked() else "" for each in menu.actions() if each.text()}


def pick(stage: Stage, words: str) -> None:
    menu = stage.tab.findings.filter.choices
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text() == words).trigger()


def test_the_filter_counts_every_kind_and_shows_one(stage: Stage) -> None:
    panel = stage.tab.findings
    whole = panel.model.values
    words = choices(stage)
    assert words[f"Tất cả ({len(whole)})"] == "x"
    counts = [int(each.rpartition("(")[2].rstrip(")")) for each in words]
    assert sum(counts[1:]) == counts[0] == len(whole)
    spelling = next(each for each in words if each.startswith("Chính tả"))
    pick(stage, spelling)
    assert {each.proof.kind for each in rows(stage)} == {Kind.SPELLING}
    assert len(panel.model.values) == int(spelling.rpartition("(")[2].rstrip(")"))
    assert panel._count.text().startswith(f"{len(whole)} điều")
    assert panel.list.hasFocus()
    pick(stage, f"Tất cả ({len(whole)})")
    assert panel.model.values == whole


def test_a_kind_of_which_nothing_is_left_gives_way_to_all(stage: Stage) -> None:
    pick(stage, next(each for each in choices(stage) if each.startswith("Chính tả")))
    for _ in range(20):
        if stage.tab.findings.filter.value == "":
            break
        stage.press(K.Key_Period, CTRL)
        read(stage)
    kinds = {str(each.proof.kind) for each in rows(stage)}
    assert stage.tab.findings.filter.value == ""
    assert "spelling" not in kinds
    assert "capitals" in kinds


def test_ctrl_f8_makes_the_list_tall_and_low_again(stage: Stage) -> None:
    panel = stage.tab.findings
    panel.unfold()
    low, tree = panel.list.height(), stage.tree.height()
    front(stage, row(stage, "nhiểu"))
    stage.press(K.Key_F8, CTRL)
    stage.qtbot.waitUntil(lambda: panel.list.height() >= 2 * low and stage.tree.height() < tree)
    assert stage.tree.view.height() > 100
    stage.press(K.Key_F8, CTRL)
    stage.qtbot.waitUntil(lambda: panel.list.height() == low)


def test_the_arrows_of_the_heading_go_step_by_step(stage: Stage) -> None:
    panel = stage.tab.findings
    panel.unfold()
    low = panel.list.height()
    panel._unshut.click()
    assert panel.list.height() > low
    assert panel._unshut.isHidden()
    panel._shut.click()
    assert panel.list.height() == low
    panel._shut.click()
    assert panel.folded
    panel._unshut.click()
    assert panel.list.isVisible()
    assert panel.list.height() == low

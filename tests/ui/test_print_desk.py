"""From the button to the paper: the dialog, no printer, the PDF, Word and LibreOffice, and what is said."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from app.services.printing import Program
from tests.ui import pdf_reading as pdf
from tests.ui.plan_stage import Stage
from ui.messages import Weight
from ui.print_dialog import print_dialog

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(qtbot, tmp_path)
    made.tab.printing.programs = lambda: ()
    yield made
    made.close()


def last(stage: Stage) -> str:
    """What was said last."""
    return stage.said[-1].sentence if stage.said else ""


def with_printer(stage: Stage, target: Path, pages: tuple[int, int] = (0, 0), copies: int = 1) -> list[int]:
    """A printer that prints into `target`, chosen as it stands; how many pages the dialog was told of."""
    told: list[int] = []

    def ask(_parent: QWidget, count: int) -> QPrinter:
        told.append(count)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setCopyCount(copies)
        if pages != (0, 0):
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setFromTo(*pages)
        return printer

    stage.tab.printing.printers = lambda: ("Máy in phòng",)
    stage.tab.printing.ask = ask
    return told


def test_ctrl_p_prints_what_is_shown_with_what_is_being_typed(stage: Stage, tmp_path: Path) -> None:
    target = tmp_path / "giay.pdf"
    told = with_printer(stage, target)
    stage.open("I.1").selectAll()
    stage.type("Mục đích mới")
    stage.press(K.Key_P, CTRL)
    assert told == [4]
    assert "1. Mục đích mới" in pdf.text(target)
    assert pdf.facts(target)["Title"] == "KH-2023"
    assert last(stage) == "Đã gửi KH-2023 đến máy in: 4 trang."


def test_the_button_prints_the_pages_and_copies_asked_for(stage: Stage, tmp_path: Path) -> None:
    target = tmp_path / "giay.pdf"
    with_printer(stage, target, pages=(2, 3), copies=2)
    stage.tab.paper.view.finish()
    stage.tab.paper.print.click()
    assert pdf.facts(target)["Pages"] == "4"
    starts = [" ".join(word.text for word in page[:3]) for page in pdf.pages(target)]
    assert starts[0] == starts[2] != starts[1] == starts[3]


def test_leaving_the_dialog_prints_nothing_and_says_nothing(stage: Stage) -> None:
    stage.tab.printing.printers = lambda: ("Máy in phòng",)
    stage.tab.printing.ask = lambda _parent, _count: None
    stage.said.clear()
    stage.tab.print_paper()
    assert stage.said == []


def test_pages_that_are_not_there_are_said(stage: Stage, tmp_path: Path) -> None:
    with_printer(stage, tmp_path / "giay.pdf", pages=(7, 9))
    stage.tab.print_paper()
    assert stage.said[-1].weight is Weight.ERROR
    assert "KH-2023 có 4 trang" in stage.said[-1].sentence


def test_a_machine_without_a_printer_says_so_and_offers_the_pdf(
    stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    stage.tab.printing.printers = lambda: ()
    target = tmp_path / "KH.pdf"
    stage.tab.printing.ask_target = lambda proposed: target if proposed.name == "KH-2023.pdf" else None
    stage.tab.print_paper()
    said = stage.said[-1]
    assert said.weight is Weight.WARN
    assert said.sentence.startswith("Máy này chưa cài máy in nào.")
    assert said.action is not None
    assert said.action.words == "Xuất PDF…"
    said.action.do()
    qtbot.waitUntil(lambda: last(stage) == "Đã ghi KH.pdf.")
    assert target.read_bytes().startswith(b"%PDF")


def test_the_year_without_a_plan_prints_nothing(stage: Stage) -> None:
    stage.shell.set_year(2030)
    assert stage.tab.printable() is None
    stage.tab.print_paper()
    assert not stage.tab.paper.print.isEnabled()


def test_the_menu_has_only_what_this_machine_can_do(stage: Stage) -> None:
    def entries() -> list[str]:
        menu = stage.tab.printing.menu(stage.tab.printable, stage.tab)
        return [action.text() for action in menu.actions() if not action.isSeparator()]

    assert entries() == ["In…\tCtrl+P", "Xuất PDF…"]
    stage.tab.printing.programs = lambda: (Program("Word", Path("w")), Program("LibreOffice", Path("l")))
    assert entries()[2:] == ["In bằng Word, máy in mặc định", "In bằng LibreOffice, máy in mặc định"]


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script with a first line")
def test_printing_by_another_program_says_by_which_and_a_failure_offers_our_own(
    stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    script = tmp_path / "soffice"
    script.write_text(f"#!{sys.executable}\nimport os, sys\nsys.exit(os.path.exists('{tmp_path}/broken'))\n")
    script.chmod(0o755)
    stage.tab.printing.programs = lambda: (Program("LibreOffice", script),)
    stage.tab.printing.printers = lambda: ("Máy in phòng",)
    menu = stage.tab.printing.menu(stage.tab.printable, stage.tab)
    menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: last(stage) == "Đã giao KH-2023.docx cho LibreOffice in ra máy in mặc định.")
    (tmp_path / "broken").touch()
    menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: bool(stage.said) and stage.said[-1].weight is Weight.ERROR)
    assert "LibreOffice báo lỗi (mã 1)" in stage.said[-1].sentence
    assert stage.said[-1].action is not None
    assert stage.said[-1].action.words == "In thẳng…"


def test_the_dialog_offers_pages_and_the_page_in_front_but_no_file(stage: Stage, qtbot: QtBot) -> None:
    option = QPrintDialog.PrintDialogOption
    dialog = print_dialog(QPrinter(), 4, stage.tab)
    qtbot.addWidget(dialog)
    assert dialog.testOption(option.PrintPageRange)
    assert dialog.testOption(option.PrintCurrentPage)
    assert not dialog.testOption(option.PrintToFile)
    assert not dialog.testOption(option.PrintSelection)
    assert (dialog.minPage(), dialog.maxPage()) == (1, 4)


def test_the_buttons_are_named_with_their_key(stage: Stage) -> None:
    names = {button.accessibleName() for button in stage.tab.paper.findChildren(QAbstractButton)}
    assert {"In, Ctrl+P", "PDF và cách in khác"} <= names
    assert any(hint.keys == "Ctrl+P" for hint in stage.shell.keys("plan"))

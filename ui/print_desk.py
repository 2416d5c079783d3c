"""A paper leaves the program: through the system's print dialog, as a PDF, or through Word or LibreOffice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QMenu, QWidget

from app.documents.model import Paper
from app.errors import SayToUser, TargetOpen
from app.services.printing import Program, document_programs, print_through, put_file
from ui import ask_file
from ui.messages import Action
from ui.paper_layout import PaperLayout
from ui.plan_export import another_name
from ui.print_dialog import ask_printer
from ui.print_pages import pages_asked, paint_pages, pdf_of, refuse_other_sheet, set_sheet

if TYPE_CHECKING:
    from ui.shell import Shell

PDF = "Tệp PDF (*.pdf)"
_PRINT_CAUSE, _PDF_CAUSE = "paper-print", "paper-pdf"


@dataclass(frozen=True)
class Printable:
    """A paper with the name its file would have, its folder, and the page being looked at (1: the first)."""

    paper: Paper
    proposed: Path
    front: int = 1

    @property
    def name(self) -> str:
        """`KH-2023`: what the list of the printer shows."""
        return self.proposed.stem


class PrintDesk(QObject):
    """`printers`, `ask`, `programs` and `ask_target` may be replaced."""

    def __init__(self, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._shell = shell
        self._window = window
        self.printers: Callable[[], Sequence[str]] = QPrinterInfo.availablePrinterNames
        self.ask: Callable[[QWidget, int], QPrinter | None] = ask_printer
        self.programs: Callable[[], tuple[Program, ...]] = document_programs
        self.ask_target: Callable[[Path], Path | None] = lambda proposed: ask_file.save_as(
            self._window, "Xuất PDF", proposed, PDF
        )

    def print_paper(self, what: Printable) -> None:
        """Ask for printer, copies and pages, and print; without a printer offer the PDF."""
        if not self._has_printer(what):
            return
        laid = PaperLayout().now(what.paper)
        printer = self.ask(self._window, len(laid.pages))
        if printer is None:
            return
        try:
            printer.setDocName(what.name)
            set_sheet(printer, laid.look)
            refuse_other_sheet(printer, laid.look)
            pages = pages_asked(printer, len(laid.pages), what.front - 1)
            if not pages:
                raise SayToUser(
                    f"Chưa in: không trang nào trong khoảng đã chọn, {what.name} có {len(laid.pages)} trang."
                )
            paint_pages(printer, laid, pages)
        except SayToUser as trouble:
            self._shell.fail(trouble, self._pdf_action(what), cause=_PRINT_CAUSE)
            return
        self._shell.withdraw(_PRINT_CAUSE)
        self._shell.say(_printed(what.name, printer, len(pages)))

    def export_pdf(self, what: Printable) -> None:
        """Ask for a name and write the pages as a PDF."""
        target = self.ask_target(what.proposed.with_suffix(".pdf"))
        if target is not None:
            self._write_pdf(what, target)

    def print_through(self, program: Program, what: Printable) -> None:
        """Print the .docx by another program, on its default printer."""
        if not self._has_printer(what):
            return
        name = what.proposed.with_suffix(".docx").name
        paper = what.paper

        def printed(_: object) -> None:
            self._shell.withdraw(_PRINT_CAUSE)
            self._shell.say(f"Đã giao {name} cho {program.name} in ra máy in mặc định.")

        def failed(trouble: SayToUser) -> None:
            again = Action("In thẳng…", lambda: self.print_paper(what))
            self._shell.fail(trouble, again, cause=_PRINT_CAUSE)

        self._shell.run_job(
            f"In {name} bằng {program.name}",
            lambda progress: print_through(program, paper, name, check=progress.check),
            printed,
            failed,
        )

    def menu(self, what: Callable[[], Printable | None], parent: QWidget) -> QMenu:
        """The other ways out of the program; those through a program only where it is present."""
        menu = QMenu(parent)
        icons = self._shell.theme.icons
        self._entry(menu, icons.icon("print"), "In…\tCtrl+P", self.print_paper, what)
        self._entry(menu, icons.icon("document_pdf"), "Xuất PDF…", self.export_pdf, what)
        programs = self.programs()
        if programs:
            menu.addSeparator()
        for program in programs:
            words = f"In bằng {program.name}, máy in mặc định"
            self._entry(menu, icons.icon("open"), words, partial(self.print_through, program), what)
        return menu

    def open_menu(self, what: Callable[[], Printable | None], below: QWidget) -> None:
        """The menu at the foot of a button."""
        menu = self.menu(what, below)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))

    @staticmethod
    def _entry(
        menu: QMenu,
        icon: object,
        words: str,
        deed: Callable[[Printable], None],
        what: Callable[[], Printable | None],
    ) -> None:
        def chosen(_checked: bool = False) -> None:
            found = what()
            if found is not None:
                deed(found)

        menu.addAction(icon, words).triggered.connect(chosen)  # type: ignore[call-overload]

    def _has_printer(self, what: Printable) -> bool:
        if self.printers():
            return True
        self._shell.warn(
            "Máy này chưa cài máy in nào. Xuất PDF rồi in ở máy khác, hoặc nối máy in và thử lại.",
            self._pdf_action(what),
            cause=_PRINT_CAUSE,
        )
        return False

    def _pdf_action(self, what: Printable) -> Action:
        return Action("Xuất PDF…", lambda: self.export_pdf(what))

    def _write_pdf(self, what: Printable, target: Path) -> None:
        try:
            content = pdf_of(PaperLayout().now(what.paper), what.paper.properties)
        except SayToUser as trouble:
            self._shell.fail(trouble, cause=_PDF_CAUSE)
            return

        def written(path: Path) -> None:
            self._shell.withdraw(_PDF_CAUSE)
            self._shell.withdraw(_PRINT_CAUSE)
            folder = Action("Mở thư mục", lambda: ask_file.show_folder(path.parent))
            self._shell.say(f"Đã ghi {path.name}.", folder)

        def failed(trouble: SayToUser) -> None:
            other = Action("Lưu tên khác…", lambda: self._elsewhere(what, target))
            self._shell.fail(trouble, other if isinstance(trouble, TargetOpen) else None, cause=_PDF_CAUSE)

        self._shell.run_job(f"Ghi {target.name}", lambda progress: put_file(content, target), written, failed)

    def _elsewhere(self, what: Printable, refused: Path) -> None:
        target = self.ask_target(another_name(refused))
        if target is not None:
            self._write_pdf(what, target)


def _printed(name: str, printer: QPrinter, sides: int) -> str:
    """Copies the driver makes are told as copies, those made here are counted among the pages."""
    copies = printer.copyCount() if printer.supportsMultipleCopies() else 1
    each = f" {copies} bản," if copies > 1 else ""
    to = f" {printer.printerName()}" if printer.printerName() else ""
    return f"Đã gửi {name} đến máy in{to}:{each} {sides} trang."

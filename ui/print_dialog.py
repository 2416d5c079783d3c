"""The system's print dialog: printer, copies, pages."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

_OPTIONS = (
    QPrintDialog.PrintDialogOption.PrintPageRange,
    QPrintDialog.PrintDialogOption.PrintCurrentPage,
    QPrintDialog.PrintDialogOption.PrintCollateCopies,
)


def ask_printer(parent: QWidget, pages: int) -> QPrinter | None:
    """A printer set as the user wishes; None when the dialog was left."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = print_dialog(printer, pages, parent)
    try:
        return printer if dialog.exec() else None
    finally:
        dialog.deleteLater()


def print_dialog(printer: QPrinter, pages: int, parent: QWidget) -> QPrintDialog:
    """The dialog with what this program can do: all pages, some, or the one in front."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("In")
    for option in _OPTIONS:
        dialog.setOption(option, True)
    # A file is written by "Xuất PDF…", whole or not at all; the dialog would write over it page by page.
    for option in (
        QPrintDialog.PrintDialogOption.PrintToFile,
        QPrintDialog.PrintDialogOption.PrintSelection,
    ):
        dialog.setOption(option, False)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    return dialog

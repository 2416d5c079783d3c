"""A cover that shows one paper as it will be printed: its facts at the left, preview, Word, PDF, printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.documents.model import Document
from ui import ask_file
from ui.key_words import sequence
from ui.keybutton import KeyButton
from ui.messages import Action, KeyHint
from ui.panes import Hairline, Pane, label, wrapped
from ui.paper_pane import PaperPane
from ui.print_desk import Printable, PrintDesk

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

WORD = "Văn bản Word (*.docx)"
KEYS = (
    KeyHint("Ctrl+E, F12", "xuất Word"),
    KeyHint("Ctrl+P", "in"),
    KeyHint("Esc", "về tab"),
)


class PaperCover(QWidget):
    """A page sets `make`, `proposed`, title and words, adds its fields to `side`, and calls `reload`."""

    def __init__(self, office: Office, shell: Shell, name: str, cause: str, back: str) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        self._cause = cause
        self.make: Callable[[], Document] | None = None
        self.proposed: Callable[[], Path] = lambda: Path(f"{name}.docx")
        theme = shell.theme
        self.printing = PrintDesk(shell, self)
        self.ask_target: Callable[[Path], Path | None] = lambda proposed: ask_file.save_as(
            self, "Xuất sang Word", proposed, WORD
        )
        self.open_file: Callable[[Path], bool] = ask_file.open_file
        self.title = label("", "title")
        self.about = wrapped("", "muted")
        self.back = KeyButton(theme, back, "plain", icon="arrow_left")
        self.side = QVBoxLayout()
        self.side.setSpacing(10)
        self.paper = PaperPane(theme)
        self._lay_out()
        self._connect()
        shell.set_keys(name, KEYS)
        self.setFocusProxy(self.paper.view)

    def reload(self) -> None:
        """Lay the paper out from the records as they are now."""
        document = self.document()
        if document is None:
            self.paper.view.clear()
        else:
            self.paper.view.show_document(document)

    def document(self) -> Document | None:
        """The paper shown, or None."""
        made: Document | None = self._shell.attempt(self.make, self._cause) if self.make is not None else None
        return made

    def export_word(self, *, then_open: bool = False) -> None:
        """Ctrl+E: write it as a Word file."""
        from app.services.papers import write_paper

        document = self.document()
        target = self.ask_target(self.proposed()) if document is not None else None
        if document is None or target is None:
            return

        def written(path: Path) -> None:
            self._shell.withdraw(self._cause)
            self._shell.say(f"Đã ghi {path.name}.", Action("Mở", lambda: self._open(path)))
            if then_open:
                self._open(path)

        self._shell.run_job(
            f"Ghi {target.name}",
            lambda _progress: write_paper(document, target),
            written,
            lambda trouble: self._shell.fail(trouble, cause=self._cause),
        )

    def printable(self) -> Printable | None:
        """The paper for the printer."""
        document = self.document()
        return Printable(document, self.proposed(), max(1, self.paper.view.page)) if document else None

    def print_paper(self) -> None:
        """Ctrl+P."""
        what = self.printable()
        if what is not None:
            self.printing.print_paper(what)

    def _open(self, path: Path) -> None:
        if not self.open_file(path):
            self._shell.fail(
                f"Chưa mở được {path.name}: máy chưa có chương trình mở tệp Word. Tệp nằm ở {path.parent}."
            )

    def _heard(self, _kinds: object) -> None:
        if self.isVisible():
            self.reload()

    def _connect(self) -> None:
        self.paper.export_asked.connect(self.export_word)
        self.paper.open_asked.connect(lambda: self.export_word(then_open=True))
        self.paper.print_asked.connect(self.print_paper)
        self.paper.ways_asked.connect(lambda below: self.printing.open_menu(self.printable, below))
        self._shell.touched.connect(self._heard)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, deed in (
            ("Ctrl+E", self.export_word),
            ("F12", self.export_word),
            ("Ctrl+P", self.print_paper),
            ("Ctrl+0", self.paper.view.fit_width),
        ):
            QShortcut(sequence(keys), self, deed, context=here)

    def _lay_out(self) -> None:
        theme = self._shell.theme
        pane = Pane(theme)
        pane.setFixedWidth(300)
        rows = QVBoxLayout(pane)
        rows.setContentsMargins(12, 12, 12, 12)
        rows.setSpacing(10)
        rows.addWidget(self.title)
        self.title.setWordWrap(True)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self.about)
        rows.addLayout(self.side)
        rows.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(pane)
        whole.addWidget(self.paper, 1)

"""A paper about II.6 as it will be printed: preview, Word, PDF and printer, from the page of notes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import paths
from app.documents.model import Document
from ui import ask_file
from ui.fields import Choice, Field
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
_CAUSE = "conduct-paper"
_TITLES = {
    "notice": "Thông báo nhắc nhở",
    "explanation": "Phiếu giải trình",
    "record": "Biên bản ghi nhận",
    "report": "Báo cáo tình hình chấp hành",
}
_ABOUT = {
    "notice": "Số và ngày ghi tay khi ký, hoặc điền trong Word. Nhắc nhở không phải là hình thức kỷ luật.",
    "explanation": "Các dòng chấm để người giải trình viết tay. Phiếu đã ký: quét rồi gắn vào vụ việc.",
    "record": "Giờ lập và người chứng kiến ghi tay. Biên bản đã ký: quét rồi gắn vào vụ việc.",
    "report": "Mỗi việc đếm một lần: vụ việc đã ghi thay cho giờ của máy chấm công cùng buổi.",
}
_SIGNED_BY_OFFICE = frozenset({"notice", "report"})
_KEYS = (
    KeyHint("Ctrl+E, F12", "xuất Word"),
    KeyHint("Ctrl+P", "in"),
    KeyHint("Esc", "về tab"),
)


class ConductPaperPage(QWidget):
    """`open_target("conduct_paper:notice/7")` or "conduct_paper:report/2023-01-01/2023-06-30/0"."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        self._make: Callable[[], Document] | None = None
        self._kind = ""
        self._incident = 0
        theme = shell.theme
        self.printing = PrintDesk(shell, self)
        self.ask_target: Callable[[Path], Path | None] = lambda proposed: ask_file.save_as(
            self, "Xuất sang Word", proposed, WORD
        )
        self.open_file: Callable[[Path], bool] = ask_file.open_file
        self.title = label("", "title")
        self.signer = Choice()
        self.signed_by = Field(theme, "Người ký", self.signer)
        self.about = wrapped("", "muted")
        self.back = KeyButton(theme, "Về danh sách vụ việc", "plain", icon="arrow_left")
        self.paper = PaperPane(theme)
        self._lay_out()
        self._connect()
        shell.set_keys("conduct_paper", _KEYS)
        self.setFocusProxy(self.paper.view)

    def open_target(self, target: object) -> None:
        """Another paper; what cannot be made says why and leaves the page empty."""
        kind, *rest = str(target).partition(":")[2].split("/")
        desk = self._office.conduct_papers
        if kind == "report" and len(rest) == 3:
            first, last, unit = date.fromisoformat(rest[0]), date.fromisoformat(rest[1]), int(rest[2])
            self._make, self._incident = lambda: desk.report(first, last, unit, self._signer()), 0
            self._offer_signers(last)
        elif kind in _TITLES and rest:
            number = int(rest[0])
            self._make, self._incident = lambda: desk.note_paper(kind, number, self._signer()), number
            note = self._shell.attempt(lambda: self._office.conduct.incident(number), _CAUSE)
            self._offer_signers(note.day if note is not None else None)
        else:
            return
        self._kind = kind
        self.signed_by.setVisible(kind in _SIGNED_BY_OFFICE and self.signer.count() > 0)
        self.title.setText(_TITLES[kind])
        self.about.setText(_ABOUT[kind])
        self.reload()

    def _signer(self) -> int:
        return int(str(self.signer.value() or 0))

    def _offer_signers(self, fact: date | None) -> None:
        found = self._office.conduct_papers.signers(fact) if fact is not None else ()
        self.signer.blockSignals(True)
        self.signer.offer({one.id: f"{one.name}, {one.title.lower()}" for one in found})
        self.signer.blockSignals(False)

    def reload(self) -> None:
        """Lay the paper out from the records as they are now."""
        document = self.document()
        if document is None:
            self.paper.view.clear()
        else:
            self.paper.view.show_document(document)

    def document(self) -> Document | None:
        """The paper shown, or None."""
        made: Document | None = self._shell.attempt(self._make, _CAUSE) if self._make is not None else None
        return made

    def export_word(self, *, then_open: bool = False) -> None:
        """Ctrl+E: write it as a Word file."""
        from app.services.papers import write_paper

        document = self.document()
        target = self.ask_target(self._proposed()) if document is not None else None
        if document is None or target is None:
            return

        def written(path: Path) -> None:
            self._shell.withdraw(_CAUSE)
            self._shell.say(f"Đã ghi {path.name}.", Action("Mở", lambda: self._open(path)))
            if then_open:
                self._open(path)

        self._shell.run_job(
            f"Ghi {target.name}",
            lambda _progress: write_paper(document, target),
            written,
            lambda trouble: self._shell.fail(trouble, cause=_CAUSE),
        )

    def printable(self) -> Printable | None:
        """The paper for the printer."""
        document = self.document()
        return Printable(document, self._proposed(), max(1, self.paper.view.page)) if document else None

    def print_paper(self) -> None:
        """Ctrl+P."""
        what = self.printable()
        if what is not None:
            self.printing.print_paper(what)

    def _proposed(self) -> Path:
        return paths.papers_folder() / self._office.conduct_papers.file_name(self._kind, self._incident)

    def _open(self, path: Path) -> None:
        if not self.open_file(path):
            self._shell.fail(
                f"Chưa mở được {path.name}: máy chưa có chương trình mở tệp Word. Tệp nằm ở {path.parent}."
            )

    def _to_list(self) -> None:
        self._shell.open_page("conduct", f"conduct:{self._incident}" if self._incident else "")

    def _heard(self, _kinds: object) -> None:
        if self.isVisible():
            self.reload()

    def _connect(self) -> None:
        self.back.clicked.connect(self._to_list)
        self.signer.currentIndexChanged.connect(lambda _index: self.reload())
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
        rows.addWidget(self.signed_by)
        rows.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(pane)
        whole.addWidget(self.paper, 1)

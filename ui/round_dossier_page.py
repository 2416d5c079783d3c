"""Step 7, Văn bản: every paper of the round seen as it prints; one click writes the whole dossier."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import paths
from app.documents.model import Paper
from app.errors import Invalid, SayToUser
from app.services.card_emblem import EmblemDesk
from app.services.initiative_proposals import of_ids
from app.services.round_dossier import Dossier, Piece, all_missing, write_dossier
from app.services.round_view import RoundView
from ui import ask_file
from ui.fields import DateLine, Field, Line, show_problems
from ui.key_words import sequence
from ui.keybutton import KeyButton
from ui.messages import Action
from ui.panes import Hairline, Pane, label, wrapped
from ui.paper_pane import PaperPane
from ui.print_desk import Printable, PrintDesk
from ui.row_table import Column, RowTable

if TYPE_CHECKING:
    from app.services.office import Done
    from ui.round_hub import RoundHub

WORD = "Văn bản Word (*.docx)"
_CAUSE = "round-paper"
_MOST = 6  # sentences of what is missing; the list of contents holds them all


class DossierPage(QWidget):
    """Pieces at the left, the chosen one as a page at the right."""

    SHOWS = frozenset({"award_held"})  # number and day of the signed decision stand on the papers

    def __init__(self, hub: RoundHub) -> None:
        super().__init__()
        self._hub = hub
        theme = hub.shell.theme
        self.ask_folder: Callable[[], Path | None] = lambda: ask_file.folder(
            self, "Chọn thư mục để ghi hồ sơ", paths.papers_folder()
        )
        self.ask_target: Callable[[Path], Path | None] = lambda proposed: ask_file.save_as(
            self, "Xuất sang Word", proposed, WORD
        )
        self.printing = PrintDesk(hub.shell, self)
        self.heading = label("Văn bản của đợt", "title")
        self.stale = wrapped("", "warnText")
        self.write = KeyButton(theme, "Lập cả hồ sơ", "main", "Ctrl+Enter", "folder_open")
        self.table = RowTable(
            theme,
            "Văn bản của đợt",
            (
                Column("Văn bản", lambda p: p.words, weight=500, second=lambda p: p.blocked or p.name),
                Column("", lambda _p: "", 124, chip=_chip),
            ),
            2,
        )
        self.blank = KeyButton(theme, "Vị trí trên phôi…", "plain")
        self.blank.clicked.connect(self.place_on_blank)
        self.emblem = KeyButton(theme, "Hình Quốc huy…", "plain")
        self.emblem.clicked.connect(self.choose_emblem)
        self.no_emblem = wrapped("Chưa in Quốc huy: cơ quan chọn tệp hình của mình.", "muted")
        self.missing = wrapped("", "warnText")
        self.paper = PaperPane(theme)
        self.paper.export.set_kind("plain")
        self.number = Field(theme, "Số quyết định đã ký", Line(placeholder="210/QĐ-SNgV"), width=136)
        self.signed = Field(theme, "Ngày ký", DateLine(lambda: hub.office.now().date()))
        self.enter = KeyButton(theme, "Ghi vào sổ", "plain")
        self.enter.setToolTip("Ghi danh hiệu, khen thưởng đã ký vào sổ thành tích")
        self.enter.clicked.connect(self._enter)
        self.entering = QWidget()
        self._lay_out()
        self.table.chosen.connect(self._show)
        self.write.clicked.connect(self.main_deed)
        self.paper.export_asked.connect(self.export_word)
        self.paper.open_asked.connect(lambda: self.export_word(then_open=True))
        self.paper.print_asked.connect(self.print_paper)
        self.paper.ways_asked.connect(lambda below: self.printing.open_menu(self.printable, below))
        hub.changed.connect(self.reload)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key in ("Ctrl+E", "F12"):
            QShortcut(sequence(key), self, self.export_word, context=here)
        QShortcut(sequence("Ctrl+P"), self, self.print_paper, context=here)
        self.setFocusProxy(self.table)
        self.reload()

    def main_deed(self) -> None:
        """Ctrl+Enter: the whole dossier into a folder."""
        view = self._hub.view
        if view is None:
            return
        target = self.ask_folder()
        if target is None:
            return
        prepared = self._hub.shell.attempt(lambda: self._hub.office.rounds.papers.prepare(view), _CAUSE)
        if prepared is None:
            return
        self._hub.shell.run_job(
            f"Lập {prepared.name}",
            lambda _progress: write_dossier(prepared, target),
            lambda made: self._written(view, made),
            lambda trouble: self._hub.shell.fail(trouble, cause=_CAUSE),
        )

    def _written(self, view: RoundView, made: Dossier) -> None:
        self._hub.shell.withdraw(_CAUSE)
        self._hub.office.rounds.papers.remember(view, made)
        lacking = f", còn thiếu {len(made.missing)} điều ghi trong danh mục" if made.missing else ""
        self._hub.shell.say(
            f"Đã lập {len(made.files)} tệp trong {made.folder.name}{lacking}.",
            Action("Mở thư mục", lambda: ask_file.show_folder(made.folder)),
        )
        self._hub.reload()

    def reload(self) -> None:
        """The pieces of the open round again."""
        view = self._hub.view
        if view is None:
            return
        desk = self._hub.office.rounds.papers
        try:
            pieces = desk.pieces(view)
        except SayToUser as trouble:
            self._hub.shell.fail(trouble, cause=_CAUSE)
            return
        self.table.set_records([_Row(piece) for piece in pieces])
        if self.table.current() is None and pieces:
            first = next((p for p in pieces if not p.blocked), pieces[0])
            self.table.choose(first.key)
        missing = all_missing(pieces)
        shown = [f"· {one}" for one in missing[:_MOST]]
        if len(missing) > _MOST:
            shown.append(f"và {len(missing) - _MOST} điều nữa, ghi trong danh mục hồ sơ.")
        self.missing.setText("\n".join(["Còn thiếu", *shown]) if missing else "")
        self.missing.setVisible(bool(missing))
        self.write.setEnabled(view.closing is not None)
        self.write.setToolTip("" if view.closing is not None else "Niêm phong kết quả trước.")
        stale = desk.stale(view)
        self.stale.setText(stale)
        self.stale.setVisible(bool(stale))

    def document(self) -> Paper | None:
        """The chosen piece as a paper, or None where it cannot be made yet."""
        view, row = self._hub.view, self.table.current()
        if view is None or row is None or row.piece.blocked:
            return None
        made: Paper | None = self._hub.shell.attempt(
            lambda: self._hub.office.rounds.papers.paper(view, row.piece.key), _CAUSE
        )
        return made

    def export_word(self, *, then_open: bool = False) -> None:
        """Ctrl+E: the chosen piece as a Word file."""
        from app.services.papers import write_paper

        document = self.document()
        target = self.ask_target(self._proposed()) if document is not None else None
        if document is None or target is None:
            return

        def written(path: Path) -> None:
            self._hub.shell.say(f"Đã ghi {path.name}.", Action("Mở", lambda: ask_file.open_file(path)))
            if then_open:
                ask_file.open_file(path)

        self._hub.shell.run_job(
            f"Ghi {target.name}", lambda _progress: write_paper(document, target), written
        )

    def printable(self) -> Printable | None:
        """The chosen piece for the printer."""
        document = self.document()
        return Printable(document, self._proposed(), max(1, self.paper.view.page)) if document else None

    def print_paper(self) -> None:
        """Ctrl+P."""
        what = self.printable()
        if what is not None:
            self.printing.print_paper(what)

    def _proposed(self) -> Path:
        row = self.table.current()
        return paths.papers_folder() / f"{row.piece.name if row is not None else 'Van-ban'}.docx"

    def place_on_blank(self) -> None:
        """Move the fields of a pre-printed certificate, then show them where they fall."""
        from ui.blank_dialog import BlankDialog

        if BlankDialog(self._hub.office, self._hub.shell, self).exec():
            self._show(None)

    def choose_emblem(self) -> None:
        """The office's own image of the emblem, and where it stands."""
        from ui.emblem_dialog import EmblemDialog

        EmblemDialog(self._hub.office, self._hub.shell, self).exec()
        self._show(None)

    def _show(self, _row: object) -> None:
        row = self.table.current()
        self.blank.setVisible(row is not None and row.piece.key == "blanks" and not row.blocked)
        whole = row is not None and row.piece.key == "certificates" and not row.blocked
        self.emblem.setVisible(whole)
        self.no_emblem.setVisible(whole and EmblemDesk(self._hub.office).emblem() is None)
        document = self.document()
        if document is None:
            self.paper.view.clear()
        else:
            self.paper.view.show_document(document)
        row = self.table.current()
        self.entering.setVisible(row is not None and row.id == "decision" and not row.blocked)

    def _enter(self) -> None:
        """Write what was given into the book, by the number and day of the signed decision."""
        view = self._hub.view
        if view is None:
            return
        assert isinstance(self.number.editor, Line)
        assert isinstance(self.signed.editor, DateLine)
        fields = {"number": self.number, "decided_on": self.signed}
        try:
            day = self.signed.editor.day()
        except SayToUser as trouble:
            self.signed.set_error(str(trouble))
            return
        try:
            done = self._hub.office.rounds.papers.enter_awards(view, self.number.editor.words(), day)
        except Invalid as trouble:
            show_problems(fields, trouble.problems)
            return
        except SayToUser as trouble:
            self._hub.shell.fail(trouble, cause=_CAUSE)
            return
        show_problems(fields, ())
        self._tell_entered(done)

    def _tell_entered(self, done: Done) -> None:
        """With what may rest on an initiative: proposed, written only when the secretary says so."""
        found = {one.award.id for one in of_ids(self._hub.office, done.value) if not one.before}
        if not found:
            self._hub.shell.report(done)
            return
        target = f"initiative-use:awards/{','.join(map(str, sorted(found)))}"
        self._hub.shell.say(
            f"{done.name}.",
            Action(
                f"{len(found)} dòng có thể dựa vào sáng kiến",
                lambda: self._hub.shell.open_page("initiative-use", target),
            ),
        )

    def _lay_out(self) -> None:
        theme = self._hub.shell.theme
        left = Pane(theme)
        left.setFixedWidth(440)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 10, 8)
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.write)
        for widget in (self.stale, self.missing):
            widget.setContentsMargins(12, 8, 12, 8)
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(self.stale)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self.table, 1)
        below = QHBoxLayout()
        below.setContentsMargins(12, 6, 12, 6)
        below.setSpacing(8)
        below.addWidget(self.blank)
        below.addWidget(self.emblem)
        below.addWidget(self.no_emblem, 100)
        below.addStretch(1)
        rows.addLayout(below)
        rows.addWidget(self.missing)
        signed = QHBoxLayout(self.entering)
        signed.setContentsMargins(12, 8, 12, 8)
        signed.setSpacing(8)
        signed.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        signed.addWidget(self.signed, 1, Qt.AlignmentFlag.AlignTop)
        signed.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignBottom)
        rows.addWidget(self.entering)
        side = QHBoxLayout(self)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(left)
        side.addWidget(self.paper, 1)


class _Row:
    """A piece with the id the table keeps its choice by."""

    def __init__(self, piece: Piece) -> None:
        self.piece = piece
        self.id = piece.key
        self.words, self.blocked, self.name = piece.words, piece.blocked, f"{piece.name}.docx"


def _chip(row: _Row) -> tuple[str, str]:
    if row.blocked:
        return "due", "Chưa lập được"
    return ("warn", "Còn thiếu") if row.piece.lacking else ("good", "Đủ")

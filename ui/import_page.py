"""What the pages of imports of rows share: file, sheet and columns, preview, then one operation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app import paths
from app.domain.import_steps import Standing, figure
from app.domain.read_sheet import ReadSheet
from app.errors import SayToUser
from app.services.table_source import read_sheets
from ui import ask_file
from ui.empty import EmptyState
from ui.import_given import with_remedy, with_ticks, with_words
from ui.import_look import LookPane
from ui.import_spec import ImportSpec
from ui.import_steps_columns import ImportColumns
from ui.import_steps_preview import ImportPreview
from ui.import_steps_rail import RailStep, StepRail
from ui.import_steps_table import PreviewColumn
from ui.key_words import sequence
from ui.keybutton import KeyButton
from ui.messages import Action, KeyHint
from ui.pane_walk import HINT, walk_panes
from ui.panes import Pane

if TYPE_CHECKING:
    from app.services.office import Office
    from app.services.row_import import RowImportDesk
    from ui.jobs import Progress
    from ui.shell import Shell

_FILE, _COLUMNS, _PREVIEW, _LOOKING = range(4)
KEYS = (
    KeyHint("F8, Shift+F8", "dòng cần sửa tiếp theo, trước đó"),
    KeyHint("Enter, F2", "sửa ô, mở cách xử lý"),
    KeyHint("Space", "đánh dấu nhập, bỏ dấu các dòng đang chọn"),
    HINT,
    KeyHint("Ctrl+Enter", "sang bước sau; ở bước cuối là nhập"),
    KeyHint("Esc", "hủy lần nhập, chưa ghi gì"),
)


class ImportPage(QWidget):
    """A page over the tabs: what differs between imports are a desk and a spec."""

    def __init__(self, office: Office, shell: Shell, desk: RowImportDesk, spec: ImportSpec) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        self._desk: Any = desk
        self._said = spec
        self._path = Path()
        self._sheets: tuple[ReadSheet, ...] = ()
        self._at = 0
        self._heading = -1
        self._mapped: dict[str, int] = {}
        self._given: Any = spec.nothing()
        self._look: Any = None
        theme = shell.theme
        self.first = KeyButton(theme, "Chọn tệp…", "main", icon="folder_open")
        self.empty = EmptyState(theme, spec.icon, "", "", (self.first,))
        self.looking = LookPane(shell)
        self.rail = StepRail(theme, open_done=True)
        self.columns = ImportColumns(theme, desk.specs, "Xem trước")
        self.preview = ImportPreview(theme, spec.table, (), spec.groups, spec.noun, spec.before)
        self._nothing = Pane(theme)
        QVBoxLayout(self._nothing).addWidget(self.empty)
        self._stack = QStackedWidget()
        for widget in (self._nothing, self.columns, self.preview, self.looking):
            self._stack.addWidget(widget)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.rail)
        rows.addWidget(self._stack, 1)
        self._connect()
        walk_panes(self, self._panes)
        shell.set_keys(spec.page, KEYS)
        self._forget()

    def open_target(self, target: object) -> None:
        """A path: read it anew."""
        if isinstance(target, Path):
            self.read(target)

    def choose_file(self) -> None:
        """Ask which file."""
        path = ask_file.open_one(self, self._said.title, paths.papers_folder(), ask_file.TABLES)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file in another thread; then its columns stand here, or a sentence says why not."""
        self._shell.withdraw(self._said.page)
        self._forget()
        self._path = path

        def work(_progress: Progress) -> tuple[ReadSheet, ...]:
            return read_sheets(path)

        self._shell.run_job(f"Đọc {path.name}", work, lambda sheets: self._take(path, sheets), self._refuse)

    def keep(self) -> None:
        """Write the ticked rows as one operation, and show the tab they belong to."""
        look = self._look
        if look is None:
            return
        left = len({row.number for row in look.rows if not row.ticked})
        self._look = None  # its own writing is no reason to look at every row again
        done = self._shell.attempt(lambda: self._desk.keep(self._path.name, look), self._said.page)
        if done is None:
            self._look = look
            return
        said = f"{done.name}." + (f" Để lại {left} dòng." if left else "")
        self._forget()
        self._shell.open_page(self._said.home)
        action = self._said.after(self._office, self._shell, look, done)
        if action is not None:
            self._shell.say(said, action)
        else:
            self._shell.report(done, said)

    def give_up(self) -> None:
        """Back to where one came from; nothing was written."""
        self._forget()
        self._shell.open_page(self._said.home)

    def export_faults(self) -> None:
        """The rows that are left, with their reasons, as Excel."""
        look = self._look
        start = paths.papers_folder() / f"{self._path.stem}-dong-chua-nhap.xlsx"
        target = ask_file.save_as(self, "Xuất dòng chưa nhập", start, ask_file.EXCEL) if look else None
        if target is None or look is None:
            return
        written = self._shell.attempt(lambda: self._desk.export_faults(look, target), self._said.page)
        if written is not None:
            self._shell.say(
                f"Đã xuất {written.name}.",
                Action("Mở thư mục", lambda: ask_file.show_folder(written.parent)),
            )

    # The steps.

    def _take(self, path: Path, sheets: tuple[ReadSheet, ...]) -> None:
        if path != self._path:
            return  # another file was chosen while this one was read
        self._sheets = sheets = tuple(map(self._desk.prepared, sheets))
        shown = next((at for at, sheet in enumerate(sheets) if not sheet.hidden), 0)
        guesses = [self._desk.guess(sheet) for sheet in sheets]
        best = max(range(len(sheets)), key=lambda at: (not sheets[at].hidden, len(guesses[at].columns), -at))
        self._at = best if guesses[best].columns else shown
        guess = guesses[self._at]
        self._heading, self._mapped = guess.heading, dict(guess.columns)
        if guess.remembered:
            self._show_preview()
        else:
            self._show_columns()

    def _show_columns(self) -> None:
        self.looking.leave()
        self.columns.title.setText(self._said.title)
        self.columns.about.setText(self._path.name)
        self.columns.show_sheet(self._sheets, self._at, self._heading, self._mapped)
        self._show(_COLUMNS)

    def _show_preview(self) -> None:
        """The rows as understood: at once, or in another thread where that would be felt."""
        sheet = self._sheets[self._at]
        try:
            looking = self._desk.looking(sheet, self._heading, self._mapped, self._given, self._look)
        except SayToUser as trouble:
            self._shell.fail(trouble, cause=self._said.page)
            self._show_columns()
            return
        if self.looking.take(looking, self._path.name, self._stand, self._stopped):
            self._show(_LOOKING)

    def _stopped(self) -> None:
        """Back to the columns; nothing of the look is kept."""
        self._show_columns()
        self._shell.say("Đã dừng xem trước. Chưa ghi gì vào sổ.")

    def _stand(self, look: Any) -> None:
        """The look is taken: its rows stand to be mended."""
        self._look = look
        known = {spec.key: spec for spec in self._desk.specs}
        columns = [
            PreviewColumn(known[key].words, known[key].width, weight=500 if key == "name" else 400)
            for key in self._said.shown(look)
        ]
        if tuple(columns) != self.preview.table.preview.columns:
            self.preview.table.preview.offer(columns, self._said.before)
        self.preview.title.setText(self._said.title)
        self.preview.about.setText(f"{self._path.name}, trang {self._sheets[self._at].name}")
        self.preview.show_rows(look.rows)
        self._show(_PREVIEW)

    def _show(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        rows = self._look.rows if self._look else ()
        wrong = sum(row.standing is Standing.MEND for row in rows)
        sheet = self._sheets[self._at].name if self._sheets else "chưa chọn"
        self.rail.show_steps(
            (
                RailStep("Chọn tệp", self._path.name or "chưa chọn"),
                RailStep("Trang và cột", f"{sheet}, {len(self._mapped)} cột" if self._mapped else sheet),
                RailStep(
                    "Xem trước và sửa",
                    f"{figure(wrong)} dòng cần sửa" if wrong else f"{figure(len(rows))} dòng",
                ),
                RailStep("Nhập", "chưa ghi gì"),
            ),
            _COLUMNS if step == _LOOKING else step,
        )
        front: QWidget = (self.first, self.columns, self.preview, self.looking)[step]
        self.setFocusProxy(front)
        if self.isVisible():
            front.setFocus()

    def _step(self, place: int) -> None:
        if place == _FILE:
            self.choose_file()
        elif place == _COLUMNS:
            self._look = None
            self._show_columns()

    def _sheet(self, at: int) -> None:
        self._at = at
        guess = self._desk.guess(self._sheets[at])
        self._heading, self._mapped, self._given = guess.heading, dict(guess.columns), self._said.nothing()
        self._show_columns()

    def _head(self, heading: int) -> None:
        guess = self._desk.guess(self._sheets[self._at], heading)
        self._heading, self._mapped, self._given = heading, dict(guess.columns), self._said.nothing()
        self._show_columns()

    def _map(self, columns: Mapping[str, int]) -> None:
        """Another mapping; a column is taken from the field that had it."""
        changed = {key for key, column in columns.items() if self._mapped.get(key) != column}
        taken = {columns[key] for key in changed}
        self._mapped = {k: c for k, c in columns.items() if k in changed or c not in taken}
        self._given = replace(self._given, mends={})
        self._show_columns()

    # Corrections in the preview.

    def _decide(self, given: Any) -> None:
        """The rows again after a correction; the place in the table stays."""
        self._given = given
        held = self.preview.table.hasFocus()
        self._show_preview()
        if held:
            self.preview.table.setFocus()

    def _tick(self, lines: tuple[int, ...], on: bool) -> None:
        self._decide(with_ticks(self._given, lines, on))

    def _mend(self, line: int, column: int, words: str) -> None:
        if self._look is not None:
            self._decide(with_words(self._given, line, self._said.shown(self._look)[column], words))

    def _remedy(self, row_id: int, key: str) -> None:
        look = self._look
        row = next((row for row in look.rows if row.id == row_id), None) if look else None
        if row is not None:
            self._decide(with_remedy(self._given, look, row, key, self._said.answered))

    def _refuse(self, trouble: SayToUser) -> None:
        self._forget()
        self.empty.set_words("Chưa nhập được tệp này", str(trouble))
        self.first.setAccessibleDescription(str(trouble))
        self.first.setFocus()

    def _forget(self) -> None:
        self.looking.leave()
        self._path, self._sheets, self._at, self._heading = Path(), (), 0, -1
        self._mapped, self._given, self._look = {}, self._said.nothing(), None
        self.empty.set_words(self._said.first, self._said.explain)
        self.preview.forget()
        self._show(_FILE)

    def _heard(self, kinds: frozenset[str]) -> None:
        if kinds & self._said.tables and self._look is not None:
            self._decide(self._given)

    def _forward(self) -> None:
        if self._stack.currentIndex() == _COLUMNS and self.columns.bar.confirm.isEnabled():
            self._show_preview()
        elif self._stack.currentIndex() == _PREVIEW and self.preview.bar.confirm.isEnabled():
            self.keep()

    def _panes(self) -> tuple[QWidget, ...]:
        return (self.rail, self.columns, self.columns.view, self.preview.filters, self.preview.table)

    def _connect(self) -> None:
        columns, preview = self.columns, self.preview
        self.first.clicked.connect(self.choose_file)
        self.rail.asked.connect(self._step)
        columns.sheet_asked.connect(self._sheet)
        columns.heading_asked.connect(self._head)
        columns.columns_changed.connect(self._map)
        columns.bar.back.clicked.connect(self.choose_file)
        columns.bar.back.set_words("Chọn tệp khác…")
        preview.bar.back.clicked.connect(lambda: self._step(_COLUMNS))
        for bar in (columns.bar, preview.bar):
            bar.cancel.clicked.connect(self.give_up)
            bar.confirm.clicked.connect(self._forward)
        preview.ticked.connect(self._tick)
        preview.mended.connect(self._mend)
        preview.remedied.connect(self._remedy)
        preview.faults_asked.connect(self.export_faults)
        self._shell.touched.connect(self._heard)
        QShortcut(
            sequence("Ctrl+Return"),
            self,
            self._forward,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )

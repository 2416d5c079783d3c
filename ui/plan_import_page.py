"""Nhập kế hoạch: a file is read, what was understood stands beside its text, and is kept when confirmed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from app import paths
from app.domain.outline import Numbering
from app.domain.plan_reading import correct
from app.domain.plan_reading.parts import Part, Understanding
from app.domain.plan_reading.source import Source
from app.errors import SayToUser
from app.services.plan_import import Look, understood
from app.services.plan_source import read_source
from ui.ask_file import IMPORT_KINDS, IMPORT_TITLE, open_one
from ui.import_steps_rail import RailStep
from ui.key_words import sequence
from ui.messages import KeyHint
from ui.pane_walk import HINT, walk_panes
from ui.plan_import_panes import ImportPanes
from ui.plan_import_rows import counted, general, rows_of

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.jobs import Progress
    from ui.shell import Shell

_CAUSE = "plan-import"
KEYS = (
    KeyHint("Mũi tên, Shift", "chọn đoạn; giữ Shift hoặc Ctrl để chọn nhiều đoạn"),
    KeyHint("Tab, Shift+Tab", "thụt vào, lùi ra một bậc"),
    KeyHint("Enter, F2", "sửa lời văn của đoạn"),
    KeyHint("Delete", "không nhập đoạn này"),
    KeyHint("F8, Shift+F8", "chỗ cần xem tiếp theo, trước đó"),
    HINT,
    KeyHint("Ctrl+Enter", "nhập vào năm đang chọn"),
)


@dataclass(frozen=True)
class _Read:
    """A file, and what was understood of it."""

    source: Source
    understanding: Understanding


class PlanImportPage(ImportPanes):
    """A page over the tabs, opened with a path. Nothing is written before "Nhập"."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__(shell.theme)
        self._office = office
        self._shell = shell
        self._source: Source | None = None
        self._understanding: Understanding | None = None
        self._look: Look | None = None
        self._earlier: list[Understanding] = []
        self._stale = False
        self._connect()
        walk_panes(self, lambda: (self.table, self.file, self.panel))
        shell.set_keys("plan-import", KEYS)
        self._forget()

    def open_target(self, target: object) -> None:
        """A path: read it anew; anything else asks for a file."""
        if isinstance(target, Path):
            self.read(target)

    def choose_file(self) -> None:
        """Ask which file."""
        path = open_one(self, IMPORT_TITLE, paths.papers_folder(), IMPORT_KINDS)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file in another thread; then it stands here, or a sentence says why not."""
        self._shell.withdraw(_CAUSE)
        self._forget()

        def work(_progress: Progress) -> _Read:
            source = read_source(path)
            return _Read(source, understood(source))

        self._shell.run_job(f"Đọc {path.name}", work, self._take, self._refuse)

    def keep(self) -> None:
        """Ctrl+Enter: write it as the plan of the working year."""
        if self._understanding is None or self._look is None:
            return
        self.file.setFocus()  # what is being typed in the panel is taken first
        look, understanding, year = self._look, self._understanding, self._shell.year()
        existing = look.existing
        done = self._shell.attempt(
            lambda: self._office.plan_import.keep(understanding, year, replace_existing=True), _CAUSE
        )
        if done is None:
            return
        instead = ""
        if existing is not None:
            instead = " thành bản thay thế" if existing.signed else ", vào dự thảo đang có"
        changes = look.changes()
        said = f": {changes}" if changes and existing is not None and not existing.signed else ""
        name = understanding.name
        self._forget()
        self._shell.open_page("plan", str(year))
        if done.touched:
            self._shell.report(done, f"Đã nhập {name} vào năm {year}{instead}{said}.")
        else:
            self._shell.say(f"{name} giống hệt kế hoạch năm {year} đang có, không có gì để đổi.")

    def give_up(self) -> None:
        """Back to the plan; nothing was written."""
        self._forget()
        self._shell.open_page("plan")

    def next_doubt(self, by: int) -> None:
        """F8: the next paragraph to be looked at."""
        rows = self.table.rows.records
        doubtful = [at for at, row in enumerate(rows) if row.notes]
        if not doubtful:
            self._shell.say("Không còn đoạn nào cần xem.")
            return
        current = self.table.currentIndex().row()
        later = [at for at in doubtful if (at > current if by > 0 else at < current)]
        at = (later[0] if by > 0 else later[-1]) if later else doubtful[0 if by > 0 else -1]
        self.table.clearSelection()
        self.table.choose(rows[at].id)
        self.table.setFocus()

    # Corrections.

    def correct(self, change: Callable[[Understanding], Understanding]) -> None:
        """Another understanding; the one before can be taken back."""
        if self._understanding is None:
            return
        after = change(self._understanding)
        if after != self._understanding:
            self._earlier.append(self._understanding)
            self._understanding = after
            self._refresh()

    def take_back(self) -> None:
        """The understanding before the last correction."""
        if self._earlier:
            self._understanding = self._earlier.pop()
            self._refresh()

    def _move(self, part: Part) -> None:
        ids = self.table.ids()
        self.correct(lambda u: correct.move_to_part(u, ids, part))

    def _number(self, numbering: Numbering) -> None:
        ids = self.table.ids()
        self.correct(lambda u: correct.set_numbering(u, ids, numbering))

    def _level(self, by: int) -> None:
        ids = self.table.ids()
        self.correct(lambda u: correct.change_level(u, ids, by))

    def _reword(self, title: str, words: str) -> None:
        [item_id] = self.table.ids() or (0,)
        self.correct(lambda u: correct.reword(u, item_id, title, words))

    def _join(self) -> None:
        [item_id] = self.table.ids() or (0,)
        above = max((row.id for row in self.table.rows.records if row.id < item_id), default=0)
        self.correct(lambda u: correct.join_above(u, item_id))
        self.table.choose(above)

    def _convert(self, wanted: object) -> None:
        if self._source is not None:
            source, convert = self._source, bool(wanted)
            found = self._shell.attempt(lambda: understood(source, convert=convert), _CAUSE)
            if found is not None:
                self._earlier.clear()
                self._understanding = found
                self._show_file()
                self._refresh()

    # What is shown.

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while another page was in front is looked at now."""
        super().showEvent(event)
        if self._stale:
            self._look_again()

    def _look_again(self) -> None:
        self._stale = not self.isVisible()
        if not self._stale:
            self._refresh()

    def _take(self, read: _Read) -> None:
        self._source, self._understanding = read.source, read.understanding
        self.offer(read.source.legacy)
        self._show_file()
        self._refresh()
        self._show_state()
        doubtful = [row.id for row in self.table.rows.records if row.notes]
        self.table.choose(doubtful[0] if doubtful else self.table.rows.records[0].id)
        self.table.setFocus()

    def _refuse(self, trouble: SayToUser) -> None:
        self._forget()
        self.empty.set_words("Chưa nhập được tệp này", str(trouble))
        self.first.setAccessibleDescription(str(trouble))
        self.first.setFocus()

    def _forget(self) -> None:
        self._source = self._understanding = self._look = None
        self._earlier.clear()
        self.empty.set_words(
            "Nhập kế hoạch từ Word",
            "Chọn tệp .docx hoặc .txt của kế hoạch. Chương trình cho xem đã hiểu gì trước khi ghi.",
        )
        self._show_state()

    def _show_state(self) -> None:
        self.show_work(self._understanding is not None)

    def _show_file(self) -> None:
        if self._source is not None and self._understanding is not None:
            found = self._source.legacy if self._understanding.converted else ()
            self.file.show_paragraphs(self._source.converted(found).paragraphs)

    def _refresh(self) -> None:
        if self._understanding is None:
            return
        year = self._shell.year()
        self._look = look = self._office.plan_import.look(self._understanding, year)
        rows = rows_of(self._understanding, look)
        self.table.show_rows(rows, self.table.ids())
        self.panel.show_notes(general(look))
        doubtful = sum(bool(row.notes) for row in rows)
        self.title.setText(f"Nhập kế hoạch năm {year}")
        self.name.setText(self._understanding.name)
        codes = ", ".join(found.encoding.name for found in self._source.legacy) if self._source else ""
        self.rail.show_steps(
            (
                RailStep("Chọn tệp", self._understanding.name),
                RailStep("Bảng mã chữ", codes or "Unicode"),
                RailStep("Xem và sửa", f"{doubtful} đoạn cần xem" if doubtful else "không có gì cần xem"),
                RailStep("Nhập", "chưa ghi gì"),
            ),
            2,
        )
        self.back.setEnabled(bool(self._earlier))
        self.doubts.setVisible(bool(doubtful))
        self.count.setText(counted(self._understanding, look))
        self.effect.setText(_effect(look))
        self.confirm.set_words(f"Nhập vào năm {year}")

    def _picked(self, ids: tuple[int, ...]) -> None:
        rows = [row for row in self.table.rows.records if row.id in ids]
        self.panel.show_rows(rows)
        self.file.mark([row.item.source for row in rows])

    def _pick_source(self, index: int) -> None:
        for row in self.table.rows.records:
            if row.item.source == index:
                self.table.clearSelection()
                self.table.choose(row.id)
                return

    def _connect(self) -> None:
        shell, panel = self._shell, self.panel
        shell.year_changed.connect(lambda _year: self._look_again())
        shell.touched.connect(lambda _kinds: self._look_again())
        for button in (self.first, self.other):
            button.clicked.connect(self.choose_file)
        self.table.picked.connect(self._picked)
        self.table.level_asked.connect(self._level)
        self.table.unwanted.connect(lambda _row: self._move(Part.LEFT_OUT))
        self.table.opened.connect(lambda _row: panel.first_stop().setFocus())
        self.file.clicked_on.connect(self._pick_source)
        panel.part_asked.connect(self._move)
        panel.numbering_asked.connect(self._number)
        panel.level_asked.connect(self._level)
        panel.words_asked.connect(self._reword)
        panel.join_asked.connect(self._join)
        panel.year_asked.connect(shell.set_year)
        panel.right_asked.connect(lambda: self.correct(lambda u: correct.settle(u, self.table.ids())))
        self.letters.chosen.connect(self._convert)
        self.back.clicked.connect(self.take_back)
        self.doubts.clicked.connect(lambda: self.next_doubt(1))
        self.cancel.clicked.connect(self.give_up)
        self.confirm.clicked.connect(self.keep)
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+Return": self.keep,
            "Ctrl+Enter": self.keep,
            "F8": lambda: self.next_doubt(1),
            "Shift+F8": lambda: self.next_doubt(-1),
        }
        for key, deed in keys.items():
            _shortcut(self, key, deed)


def _shortcut(owner: QWidget, key: str, deed: Callable[[], object]) -> None:
    shortcut = QShortcut(sequence(key), owner, deed)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)


def _effect(look: Look) -> str:
    """What the plan that is there will suffer."""
    safe = "Chưa ghi gì cho đến khi bấm Nhập; nhập xong vẫn hoàn tác được."
    if look.existing is None:
        return safe
    if look.existing.signed:
        return f"Năm này đã có bản đã ký: nhập thành bản thay thế, bản đã ký giữ nguyên. {safe}"
    changes = look.changes()
    if not changes:
        return "Giống hệt dự thảo đang có: nhập cũng không đổi gì."
    return f"So với dự thảo đang có: {changes}. {safe}"

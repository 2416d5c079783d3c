"""Kiểm tra thể thức: a page over the tabs; the plan as it stands, or any Word file, against the decree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app import paths
from app.errors import SayToUser
from app.services.conformity import Checked, Finding, check_document, check_file
from ui.ask_file import open_one
from ui.conformity_face import ConformityFace
from ui.key_words import sequence
from ui.messages import KeyHint
from ui.pane_walk import HINT, walk_panes

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.jobs import Job
    from ui.shell import Shell

_CAUSE = "conformity"
_WORD = "Văn bản Word (*.docx);;Mọi tệp (*)"
_SHOWN = frozenset({"plan", "plan_node", "office_identity"})
_KEYS = (
    KeyHint("Ctrl+O, Ctrl+Enter", "chọn một tệp Word để kiểm tra"),
    KeyHint("F5", "kiểm tra lại"),
    KeyHint("Lên, Xuống, F8, Shift+F8", "điều kế tiếp, trước đó; trang bên phải chỉ chỗ"),
    KeyHint("Enter", "đến chỗ ấy trong kế hoạch để sửa"),
    HINT,
    KeyHint("Esc", "về tab"),
)


@dataclass(frozen=True)
class _Source:
    """What is checked: a plan of ours, or a file."""

    name: str
    plan_id: int = 0
    path: Path | None = None


class ConformityPage(QWidget):
    """Opened with "plan:3", with a Path, or without a target: then the plan of the working year."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        self._source: _Source | None = None
        self._job: Job | None = None
        self._stale = False
        self.ask_path: Callable[[], Path | None] = lambda: open_one(
            self, "Chọn tệp Word cần kiểm tra", paths.papers_folder(), _WORD
        )
        face = self.face = ConformityFace(shell.theme)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(face)
        face.paper.practice = office.practice
        face.back.clicked.connect(lambda: shell.open_page("plan"))
        face.other.clicked.connect(self.ask_file)
        face.again.clicked.connect(self.again)
        face.list.gone_to.connect(self._go)
        shell.touched.connect(self._touched)
        shell.year_changed.connect(self._year_changed)
        shell.set_keys("conformity", _KEYS)
        self._keys()
        self.setAcceptDrops(True)
        self.setFocusProxy(face.list)

    def open_target(self, target: object) -> None:
        """A plan ("plan:3"), or the Path of a file."""
        if isinstance(target, Path):
            self.check_path(target)
        elif str(target).startswith("plan:"):
            self.check_plan(int(str(target).partition(":")[2]))

    def check_plan(self, plan_id: int) -> None:
        """Measure a plan as it would be written now."""
        plan = self._office.plans.plan(plan_id)
        version = f", bản {plan.version}" if plan.version > 1 else ""
        self._check(_Source(f"Kế hoạch {plan.year}{version}", plan_id))

    def check_path(self, path: Path) -> None:
        """Measure a file."""
        self._check(_Source(path.name, path=path))

    def again(self) -> None:
        """F5: the same paper once more, as it is now."""
        if self._source is not None:
            self._check(self._source)

    def ask_file(self) -> None:
        """Ctrl+O: another file."""
        path = self.ask_path()
        if path is not None:
            self.check_path(path)

    def _check(self, source: _Source) -> None:
        if self._job is not None:
            self._job.cancel()
        if source != self._source or self.face.checked is None:
            self.face.show_nothing(source.name)
        self._source, self._stale = source, False
        work: Callable[[], Checked]
        if source.path is not None:
            work = partial(check_file, source.path)
        else:
            work = partial(check_document, self._office.papers.plan_paper(source.plan_id))
        self._shell.withdraw(_CAUSE)
        self._job = self._shell.run_job(
            f"Kiểm tra thể thức {source.name}",
            lambda _progress: work(),
            partial(self._done, source),
            partial(self._failed, source),
        )
        self._job.finished.connect(partial(self._ended, self._job))

    def _done(self, source: _Source, checked: Checked) -> None:
        if source == self._source:
            self.face.show_checked(checked, source.name)

    def _failed(self, source: _Source, trouble: SayToUser) -> None:
        if source == self._source:
            self.face.show_nothing(source.name, str(trouble))
            self._shell.fail(trouble, cause=_CAUSE)

    def _ended(self, job: Job) -> None:
        """A check stopped by the user leaves what was shown, or nothing."""
        if self._job is job:
            self._job = None
            if job.cancelled and self.face.checked is None:
                self._source = None
                self.face.show_nothing("")

    def _go(self, finding: Finding) -> None:
        checked, source = self.face.checked, self._source
        if checked is not None and source is not None:
            self._shell.open_page("plan", f"plan:{source.plan_id}/{checked.record(finding)}")

    # Coming and going.

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is measured again; the first time it is the plan of the year."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._take_focus)
        if self._source is None:
            self._check_year()
        elif self._stale:
            self.again()

    def _take_focus(self) -> None:
        if self.isVisible() and QApplication.focusWidget() is None:
            self.face.list.setFocus()

    def _check_year(self) -> None:
        plan = self._office.plans.current(self._shell.year())
        if plan is not None:
            self.check_plan(plan.id)
        else:
            self._source = None
            self._shell.withdraw(_CAUSE)
            self.face.show_nothing("")

    def _touched(self, kinds: frozenset[str]) -> None:
        source = self._source
        if source is None or source.path is not None or not kinds & _SHOWN:
            return
        self._stale = True
        if self.isVisible():
            self.again()

    def _year_changed(self, _year: int) -> None:
        if self._source is None or self._source.path is None:
            self._source = None
            if self.isVisible():
                self._check_year()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A Word file may be dropped here."""
        if _one_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """And is measured."""
        path = _one_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.check_path(path)

    def _keys(self) -> None:
        face = self.face
        walk_panes(self, lambda: (face.levels, face.list, face.paper.view))
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, deed in (
            ("Ctrl+O", self.ask_file),
            ("Ctrl+Return", self.ask_file),
            ("F5", self.again),
            ("F8", lambda: face.list.step(1)),
            ("Shift+F8", lambda: face.list.step(-1)),
        ):
            QShortcut(sequence(keys), self, deed, context=here)


def _one_file(mime: QMimeData) -> Path | None:
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else None

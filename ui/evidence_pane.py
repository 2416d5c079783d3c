"""Files that prove one row: the scan of its decision and others, opened or added; missing ones named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app import paths
from app.domain.evidence import EvidenceFile, Proves, looked_at
from app.errors import FileTrouble, SayToUser
from ui import ask_file
from ui.keybutton import IconButton, KeyButton
from ui.panes import Pane, wrapped
from ui.register_files import SCANS

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

ANY = "Mọi tệp (*)"
SCAN = "Bản quét quyết định"


@dataclass(frozen=True)
class Proved:
    """The row files belong to. `scan` finds the scan of its decision, `attach` keeps one; None: none."""

    record: Proves
    id: int
    has_scan: bool = False
    scan: Callable[[], Path | None] | None = None
    attach: Callable[[Path], Any] | None = None


class EvidencePane(QWidget):
    """A card a file, and below them what may be added."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        self._proved: Proved | None = None
        theme = shell.theme
        self.attach = KeyButton(theme, "Gắn bản quét…", "link", icon="attach")
        self.add = KeyButton(theme, "Thêm minh chứng…", "link", icon="add")
        self.attach.clicked.connect(self._attach)
        self.add.clicked.connect(self._add)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(6)
        links = QVBoxLayout()
        links.setSpacing(0)
        links.addWidget(self.attach)
        links.addWidget(self.add)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 4, 0, 0)
        rows.setSpacing(4)
        rows.addLayout(self._cards)
        rows.addLayout(links)

    def show_record(self, proved: Proved | None) -> None:
        """The files of a row; nothing without one."""
        self._proved = proved
        _clear(self._cards)
        self.setVisible(proved is not None)
        if proved is None:
            return
        self.attach.setVisible(proved.attach is not None)
        self.attach.set_words("Thay bản quét…" if proved.has_scan else "Gắn bản quét…")
        if proved.has_scan and proved.scan is not None:
            self._card(SCAN, proved.scan, None, None)
        desk = self._office.achievements.evidence
        for row in desk.rows(proved.record, proved.id):
            self._card(row.name, partial(desk.path, row), row, row.size)

    def _card(
        self, name: str, find: Callable[[], Path | None], row: EvidenceFile | None, size: int | None
    ) -> None:
        theme = self._shell.theme
        try:
            path = find()
            trouble = "" if path is not None else "Không thấy tệp."
            size = path.stat().st_size if path is not None and size is None else size
        except FileTrouble as missing:
            trouble = str(missing)
        card = Pane(theme, "alt", 4)
        words = QVBoxLayout()
        words.setSpacing(0)
        title = wrapped(name, "")
        words.addWidget(title)
        said = trouble or f"{_size(size or 0)}, còn nguyên vẹn"
        words.addWidget(wrapped(said, "warnText" if trouble else "hint"))
        icon = QLabel()
        kind = "warning" if trouble else "document_pdf"
        icon.setPixmap(theme.icons.pixmap(kind, 16, "warn" if trouble else "muted", self.devicePixelRatioF()))
        line = QHBoxLayout(card)
        line.setContentsMargins(8, 6, 8, 6)
        line.setSpacing(8)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        if not trouble:
            opening = KeyButton(theme, "Mở", "link")
            opening.setAccessibleName(f"Mở {name}")
            opening.clicked.connect(partial(self._open, find))
            line.addWidget(opening, 0, Qt.AlignmentFlag.AlignTop)
        if row is not None:
            drop = IconButton(theme, "dismiss", f"Bỏ {name}")
            drop.set_side(24)
            drop.clicked.connect(partial(self._drop, row))
            line.addWidget(drop, 0, Qt.AlignmentFlag.AlignTop)
        self._cards.addWidget(card)
        card.show()

    def _open(self, find: Callable[[], Path | None]) -> None:
        path = self._shell.attempt(find)
        if path is not None:
            ask_file.open_file(path)
            if not looked_at(path.name):
                self._shell.say(
                    f"Tệp {path.suffix or 'không có đuôi'} không mở từ sổ để tránh chạy nhầm chương trình. "
                    "Đã mở thư mục cất tệp."
                )

    def _drop(self, row: EvidenceFile) -> None:
        self._done(lambda: self._office.achievements.evidence.remove(row))

    def _attach(self) -> None:
        proved = self._proved
        source = ask_file.open_one(self, "Gắn bản quét quyết định", paths.papers_folder(), SCANS)
        if source is not None and proved is not None and proved.attach is not None:
            keep = proved.attach
            self._done(lambda: keep(source))

    def _add(self) -> None:
        proved = self._proved
        source = ask_file.open_one(self, "Thêm minh chứng", paths.papers_folder(), ANY)
        if source is not None and proved is not None:
            self._done(lambda: self._office.achievements.evidence.add(proved.record, proved.id, source))

    def _done(self, deed: Callable[[], Any]) -> None:
        try:
            done = deed()
        except SayToUser as trouble:
            self._shell.fail(trouble, cause="evidence")
            return
        self._shell.withdraw("evidence")
        self._shell.report(done)


def _size(size: int) -> str:
    if size >= 1 << 20:
        return f"{size / (1 << 20):.1f} MB".replace(".", ",")
    return f"{max(1, round(size / 1024))} KB"


def _clear(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()

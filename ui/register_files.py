"""The files of one outgoing paper: the written one, and the scan of the signed one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import paths
from app.domain.register import RegisterEntry
from ui import ask_file
from ui.keybutton import KeyButton
from ui.panes import label

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

SCANS = "Bản quét (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;Mọi tệp (*)"


class RegisterFiles(QWidget):
    """Shown under the form of an entry that is in the register already."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        self._entry: RegisterEntry | None = None
        theme = shell.theme
        self.file = KeyButton(theme, "Mở tệp", "link", icon="open")
        self.scan = KeyButton(theme, "Mở bản quét", "link", icon="open")
        self.attach = KeyButton(theme, "Gắn bản quét…", "link", icon="add")
        self.file.clicked.connect(self._open_file)
        self.scan.clicked.connect(self._open_scan)
        self.attach.clicked.connect(self._attach)
        links = QHBoxLayout()
        links.setSpacing(16)
        for button in (self.file, self.scan, self.attach):
            links.addWidget(button)
        links.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 8, 0, 0)
        rows.setSpacing(3)
        rows.addWidget(label("Tệp và bản ký đã quét", "label"))
        rows.addLayout(links)

    def show_entry(self, entry: RegisterEntry | None) -> None:
        """The links the entry has; nothing for one not yet in the register."""
        self._entry = entry if entry is not None and entry.id else None
        self.setVisible(self._entry is not None)
        if self._entry is not None:
            self.file.setVisible(self._office.register.file(self._entry) is not None)
            self.scan.setVisible(bool(self._entry.scan))
            self.attach.set_words("Thay bản quét…" if self._entry.scan else "Gắn bản quét…")

    def _open_file(self) -> None:
        assert self._entry is not None
        path = self._office.register.file(self._entry)
        if path is None or not path.exists():
            name = path.name if path else "của văn bản"
            self._shell.fail(f"Không thấy tệp {name} ở chỗ đã ghi. Xuất lại, hoặc tìm tệp đã chuyển đi.")
        else:
            ask_file.open_file(path)

    def _open_scan(self) -> None:
        assert self._entry is not None
        entry = self._entry
        path: Path | None = self._shell.attempt(lambda: self._office.register.scan(entry))
        if path is not None:
            ask_file.open_file(path)

    def _attach(self) -> None:
        assert self._entry is not None
        entry = self._entry
        source = ask_file.open_one(self, "Gắn bản quét của văn bản đã ký", paths.papers_folder(), SCANS)
        if source is not None:
            done = self._shell.attempt(lambda: self._office.register.attach_scan(entry, source))
            if done is not None:
                self._shell.report(done)

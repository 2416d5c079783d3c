"""Asking for a file or folder by the system's own dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

DATABASES = "Sổ Thi Đua (*.db);;Mọi tệp (*)"
IMPORT_TITLE = "Nhập kế hoạch từ Word hoặc tệp văn bản"
IMPORT_KINDS = "Văn bản kế hoạch (*.docx *.txt);;Mọi tệp (*)"
EXCEL = "Sổ tính Excel (*.xlsx)"
TABLES = "Bảng tính (*.xlsx *.xls *.ods *.csv *.txt);;Mọi tệp (*)"


def save_as(parent: QWidget, title: str, start: Path, kinds: str) -> Path | None:
    """A name to write to, its suffix added when missing; None when the question was left."""
    name, _kind = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(start.suffix)


def open_one(parent: QWidget, title: str, start: Path, kinds: str) -> Path | None:
    """An existing file; None when the question was left."""
    name, _kind = QFileDialog.getOpenFileName(parent, title, str(start), kinds)
    return Path(name) if name else None


def folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """An existing folder; None when the question was left."""
    name = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(name) if name else None


def show_folder(path: Path) -> bool:
    """Open a folder in the machine's file manager; False when there is none."""
    return open_file(path)


def open_file(path: Path) -> bool:
    """Open a file in the program the machine has for its kind; False when there is none.

    A file that would be run rather than looked at is shown in its folder instead.
    """
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    from app.domain.evidence import looked_at

    shown = path if path.is_dir() or looked_at(path.name) else path.parent
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown)))

"""What the window remembers for this user: its place, widths, last year; a small file, never the database."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from app import paths


class Memory:
    """Keys and small values in the user's own settings file; a file that cannot be written is no trouble."""

    def __init__(self, path: Path | None = None) -> None:
        self._kept = QSettings(str(path or paths.user_settings()), QSettings.Format.IniFormat)

    def text(self, key: str, otherwise: str = "") -> str:
        """A remembered text."""
        value = self._kept.value(key, otherwise)
        return value if isinstance(value, str) else otherwise

    def number(self, key: str, otherwise: int = 0) -> int:
        """A remembered whole number; `otherwise` when what stands there is none."""
        try:
            return int(str(self._kept.value(key, otherwise)))
        except ValueError:
            return otherwise

    def state(self, key: str) -> QByteArray:
        """Geometry or a splitter's state; empty when nothing is remembered."""
        value = self._kept.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep(self, key: str, value: str | int | QByteArray) -> None:
        """Remember."""
        self._kept.setValue(key, value)

    def flush(self) -> None:
        """Write now."""
        self._kept.sync()

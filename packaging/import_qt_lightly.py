"""Runs first in the bundle: PyInstaller's own hook for PySide6 would import it the ordinary way."""

from ui import light_qt

light_qt.load()

"""Vietnamese for what Qt itself writes, and Vietnamese numbers and days, whatever Windows speaks."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app import paths


def install(app: QApplication) -> bool:
    """Translate Qt's own texts and set the locale; False when the shipped file is missing."""
    QLocale.setDefault(QLocale("vi_VN"))
    translator = QTranslator(app)
    if not translator.load(str(paths.resource("qt_vi", "qt_vi.qm"))):
        return False
    return bool(app.installTranslator(translator))

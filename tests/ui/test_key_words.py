"""Keys are what the code says, also when Qt speaks Vietnamese."""

from pathlib import Path

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from app import paths
from ui.key_words import sequence


def test_the_two_keys_called_enter_stay_two(qapp: QApplication) -> None:
    translator = QTranslator()
    assert translator.load(str(next(Path(paths.resource("qt_vi")).glob("*.qm"))))
    qapp.installTranslator(translator)
    try:
        assert sequence("Ctrl+Enter") != sequence("Ctrl+Return")
        assert sequence("Delete").toString() != ""
    finally:
        qapp.removeTranslator(translator)

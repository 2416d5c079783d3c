"""What Qt itself writes is Vietnamese: the compiled file agrees with its source and lacks nothing shown."""

import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from app import paths
from ui import vietnamese

# Contexts of which the program can show every text; of QShortcut only the keys a workstation has.
WHOLE = (
    "QPlatformTheme",
    "QLineEdit",
    "QWidgetTextControl",
    "QFileDialog",
    "QFileSystemModel",
    "QAbstractFileIconProvider",
    "QComboBox",
    "QScrollBar",
    "QTabBar",
    "QAccessibleActionInterface",
    "QUnicodeControlCharacterMenu",
    "QDialogButtonBox",
    "QDialog",
    "QPrintDialog",
    "QPrintSettingsOutput",
    "QPrintWidget",
    "QPrintPropertiesDialog",
    "QPrintPropertiesWidget",
    "QPageSetupWidget",
    "QCupsJobWidget",
    "QCupsPrinterSupport",
)
Pair = tuple[str, str]


def _pairs(path: Path) -> dict[Pair, str]:
    """(context, source) → translation of a compiled file; it keeps its sources."""
    raw = path.read_bytes()
    sections, at = {}, 16
    while at < len(raw):
        tag, size = struct.unpack(">BI", raw[at : at + 5])
        sections[tag] = raw[at + 5 : at + 5 + size]
        at += 5 + size
    hashes, messages = sections[0x42], sections[0x69]
    found: dict[Pair, str] = {}
    for entry in range(4, len(hashes), 8):
        at = int(struct.unpack(">I", hashes[entry : entry + 4])[0])
        parts: dict[int, str] = {}
        while messages[at] != 1:
            tag, size = struct.unpack(">BI", messages[at : at + 5])
            size = 0 if size == 0xFFFFFFFF else size
            text = messages[at + 5 : at + 5 + size]
            parts.setdefault(tag, text.decode("utf-16-be" if tag == 3 else "utf-8"))
            at += 5 + size
        found[parts.get(7, ""), parts.get(6, "")] = parts.get(3, "")
    return found


def _source() -> dict[Pair, str]:
    tree = ElementTree.parse(paths.resource("qt_vi", "qt_vi.ts"))
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message.findtext("translation", "")
        for context in tree.iter("context")
        for message in context.iter("message")
    }


class _Listener(QTranslator):
    """Notes every pair Qt asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[Pair] = set()

    def translate(self, context: str, source: str, _disambiguation: str = "", _n: int = -1) -> None:  # type: ignore[override]
        self.asked.add((context, source))

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def vietnamese_words(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    before_translators = {id(child) for child in qapp.children()}
    assert vietnamese.install(qapp)
    yield
    for child in qapp.children():
        if isinstance(child, QTranslator) and id(child) not in before_translators:
            qapp.removeTranslator(child)
    QLocale.setDefault(before)


def test_the_compiled_file_agrees_with_its_source() -> None:
    assert _pairs(paths.resource("qt_vi", "qt_vi.qm")) == _source()


def test_the_source_compiles_to_what_is_shipped(tmp_path: Path) -> None:
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    if not tool.exists():
        pytest.skip("the compiler of translations is not beside this Python")
    target = tmp_path / "qt_vi.qm"
    subprocess.run(
        [tool, paths.resource("qt_vi", "qt_vi.ts"), "-qm", target], check=True, capture_output=True
    )
    assert _pairs(target) == _pairs(paths.resource("qt_vi", "qt_vi.qm"))


def test_every_text_of_the_parts_the_program_shows_is_there() -> None:
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    known = _pairs(folder / "qtbase_de.qm")
    assert len(known) > 1000
    missing = [pair for pair in known if pair[0] in WHOLE and pair not in _source()]
    assert missing == []


def test_no_text_is_left_in_english_or_asks_for_an_accented_mnemonic() -> None:
    for (context, source), words in _source().items():
        assert words, (context, source)
        assert "&" not in words, (context, source)
        assert words != source or context == "QShortcut" or source.startswith("Alt+"), (context, source)


def test_dialogs_and_menus_ask_for_nothing_that_is_missing(qapp: QApplication, qtbot: QtBot) -> None:
    listener = _Listener()
    qapp.installTranslator(listener)
    try:
        box = QMessageBox()
        box.setStandardButtons(
            QMessageBox.StandardButton.Ok
            | QMessageBox.StandardButton.Cancel
            | QMessageBox.StandardButton.Save
        )
        box.setDetailedText("x")
        files = QFileDialog()
        files.setOption(QFileDialog.Option.DontUseNativeDialog)
        for widget in (box, files):
            qtbot.addWidget(widget)
            widget.show()
        for editor in (QLineEdit("x"), QPlainTextEdit("x"), QTextEdit("x")):
            qtbot.addWidget(editor)
            menu = editor.createStandardContextMenu()
            assert menu is not None
            menu.deleteLater()
    finally:
        qapp.removeTranslator(listener)
    assert listener.asked
    ours = _source()
    # Debugging help of QGuiApplication and colour names are no words on a screen.
    shown = {pair for pair in listener.asked if pair[0] in WHOLE or pair[0].startswith(("QMessage", "QFile"))}
    assert shown - set(ours) == set()


def test_buttons_and_menus_read_vietnamese(vietnamese_words: None, qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Save | QMessageBox.StandardButton.Cancel)
    assert {button.text() for button in box.buttons()} == {"Lưu", "Hủy"}
    editor = QLineEdit("x")
    qtbot.addWidget(editor)
    menu = editor.createStandardContextMenu()
    assert menu is not None
    assert any(action.text().startswith("Sao chép") for action in menu.actions())
    menu.deleteLater()
    assert QCoreApplication.translate("QShortcut", "Del") == "Delete"
    assert QLocale().toString(1234567) == "1.234.567"

"""The step Văn bản on the screen: what is entered of a signed decision is told at once."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.documents.model import plain_text
from app.services.office import Office
from tests.rounds.screens import rounds_window, the_tab
from tests.rounds.test_round_certificates import sealed
from ui.round_dossier_page import DossierPage

UNSIGNED = "Chưa có số, ngày quyết định khen thưởng"


def test_the_number_of_a_signed_decision_is_no_longer_missing_and_undo_takes_it_back(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    window = rounds_window(qtbot, office, tmp_path)
    tab = the_tab(window)
    tab.open_target(f"round:{sealed(office)}/7")
    page = tab.page()
    assert isinstance(page, DossierPage)
    assert UNSIGNED in page.missing.text()
    page.table.choose("decision")
    QTest.keyClicks(page.number.editor, "210/QD-SNgV")
    QTest.keyClicks(page.signed.editor, "20/12/2024")
    QTest.keyClick(page.signed.editor, Qt.Key.Key_Tab)
    page.enter.click()
    assert UNSIGNED not in page.missing.text()
    document = page.document()
    assert document is not None
    assert "ngày 20 tháng 12 năm 2024" in plain_text(document)
    window.shell.attempt(office.diary.undo)
    assert UNSIGNED in page.missing.text()

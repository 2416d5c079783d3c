"""The place of fields on a blank, from the screen: typed in millimetres, refused in words, kept."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.documents.model import Cards, plain_text
from app.domain.certificates import Shift, read_shift, shift_words
from app.errors import SayToUser
from app.services.blank_shifts import EVERY, BlankDesk
from app.services.office import Office
from tests.rounds.screens import rounds_window
from tests.rounds.test_round_certificates import sealed
from ui.blank_dialog import BlankDialog
from ui.fields import Line
from ui.round_dossier_page import DossierPage
from ui.round_tab import RoundTab
from ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, office: Office, tmp_path: Path) -> Window:
    return rounds_window(qtbot, office, tmp_path)


def type_in(dialog: BlankDialog, name: str, text: str) -> None:
    editor = dialog.fields[name].editor
    assert isinstance(editor, Line)
    editor.setText(text)


def test_only_the_paper_for_blanks_offers_its_places(window: Window, office: Office) -> None:
    number = sealed(office)
    tab = window.show_page("rounds")
    assert isinstance(tab, RoundTab)
    tab.open_target(f"round:{number}/7")
    page = tab.page()
    assert isinstance(page, DossierPage)
    page.table.choose("decision")
    assert not page.blank.isVisibleTo(page)
    page.table.choose("blanks")
    assert page.blank.isVisibleTo(page)
    page.table.choose("certificates")
    page.paper.view.finish()
    assert page.paper.view.pages == 4


def test_what_is_typed_is_kept_and_shown_again(window: Window, office: Office) -> None:
    dialog = BlankDialog(office, window.shell, window)
    type_in(dialog, EVERY, "1,5; -2")
    type_in(dialog, "signer", "0; 3 mm")
    dialog.confirm_button.click()
    assert BlankDesk(office).shifts() == {EVERY: Shift(1.5, -2), "signer": Shift(0, 3)}
    again = BlankDialog(office, window.shell, window)
    editor = again.fields[EVERY].editor
    assert isinstance(editor, Line)
    assert editor.text() == "1,5; -2"


def test_what_is_no_number_is_refused_at_its_field_and_nothing_is_kept(
    window: Window, office: Office
) -> None:
    dialog = BlankDialog(office, window.shell, window)
    type_in(dialog, "recipient", "hai; ba")
    dialog.confirm_button.click()
    assert "ví dụ 1,5; -2" in dialog.fields["recipient"].error()
    assert BlankDesk(office).shifts() == {}
    type_in(dialog, "recipient", "0; 90")
    dialog.confirm_button.click()
    assert "quá xa" in dialog.fields["recipient"].error()


def test_the_test_sheet_is_made_with_what_is_typed(window: Window, office: Office) -> None:
    dialog = BlankDialog(office, window.shell, window)
    type_in(dialog, "recipient", "2")
    printed: list[Cards] = []
    dialog.printing.print_paper = lambda what: printed.append(what.paper)  # type: ignore[method-assign, assignment]
    dialog.trial.click()
    assert "cách trái 32 mm, cách trên 99 mm" in plain_text(printed[0])


def test_a_pair_of_millimetres_reads_back_as_it_was_written() -> None:
    for shift in (Shift(), Shift(1.5, -2), Shift(0, 3)):
        assert read_shift(shift_words(shift), "x") == shift
    for text in ("1; 2; 3", "a", "1;b"):
        with pytest.raises(SayToUser):
            read_shift(text, "x")

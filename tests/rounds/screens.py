"""The tab Bình xét in a window, for tests of its steps."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.services.office import Office
from tests.rounds.stage import a_council, a_round, propose
from tests.ui.window_stage import a_window
from ui.pages import TABS
from ui.round_meeting_page import COUNT, MeetingPage
from ui.round_tab import RoundTab
from ui.window import Window

ROUNDS = tuple(page for page in TABS if page.name == "rounds")


def rounds_window(qtbot: QtBot, office: Office, folder: Path) -> Window:
    """The window with this tab alone, in the year of the round."""
    made = a_window(qtbot, office, folder, ROUNDS, "rounds")
    made.shell.set_year(2024)
    return made


def the_tab(window: Window) -> RoundTab:
    tab = window.show_page("rounds")
    assert isinstance(tab, RoundTab)
    return tab


def ready(window: Window, office: Office, names: int = 2) -> RoundTab:
    """A round of nine members and so many names, open in the tab."""
    number = a_round(office)
    a_council(office, number)
    propose(office, number, "CSTDCS", names)
    tab = the_tab(window)
    tab.open_target(f"round:{number}")
    return tab


def counting(tab: RoundTab) -> MeetingPage:
    """Step 5 with the count in front."""
    tab.show_step(4)
    page = tab.page()
    assert isinstance(page, MeetingPage)
    page.parts.set_value(COUNT)
    return page

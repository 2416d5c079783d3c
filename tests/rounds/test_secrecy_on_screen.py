"""What the window leaves behind of a count: the same files whatever was typed when, and by which way."""

import logging
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.round_counting import Account, Sums
from app.services.office import Office
from app.storage.copies import make_backup
from tests.rounds.screens import counting, rounds_window, the_tab
from tests.rounds.stage import NOW, a_council, a_round, propose
from ui.round_meeting_page import MeetingPage

PAPERS = ["11", "12", "11", "10", "11", "21", "11", "11"]  # one key a name: yes, no, blank
OPINION = ["12"]
SUMS = (Sums(8, 1, 0), Sums(6, 2, 1))
Entry = Callable[[MeetingPage, int, Sequence[int]], None]


@pytest.fixture
def base(office: Office, tmp_path: Path) -> Path:
    assert a_round(office) == 1
    a_council(office, 1)
    propose(office, 1, "CSTDCS", 2)
    office.close()
    kept = tmp_path / "base.db"
    shutil.copyfile(office.path, kept)
    return kept


def _account(page: MeetingPage, teller: int, names: Sequence[str]) -> None:
    whole = Account(printed=9, issued=8, collected=8, valid=8, invalid=0, unused=1)
    for name in names:
        page.figures.typed.emit(teller, name, getattr(whole, name))


def _typed(page: MeetingPage, teller: int, names: Sequence[int]) -> None:
    """The sums, name by name, cell by cell."""
    _account(page, teller, ("printed", "issued", "collected", "valid", "invalid", "unused"))
    for name in names:
        page.table.go_to(name, teller)
        for figure in SUMS[sorted(names).index(name)].parts:
            QTest.keyClick(page.table, str(figure))
            QTest.keyClick(page.table, Qt.Key.Key_Tab)


def _read(papers: Sequence[str], opinions: Sequence[str]) -> Entry:
    """Every paper aloud, one key a name."""

    def enter(page: MeetingPage, teller: int, names: Sequence[int]) -> None:
        _account(page, teller, ("unused", "issued", "printed"))
        page.table.go_to(names[0], teller)
        page.one_by_one.click()
        for paper in papers:
            _paper(page, paper)
        page.reader.written.click()
        for paper in opinions:
            _paper(page, paper)
        page.reader.finish.click()

    return enter


def _paper(page: MeetingPage, keys: str) -> None:
    for key in keys:
        QTest.keyClick(page.reader.names, key)
    QTest.keyClick(page.reader.names, Qt.Key.Key_Return)


def _left_behind(
    qtbot: QtBot, base: Path, folder: Path, backwards: bool, *entries: Entry
) -> dict[str, bytes]:
    """The bytes of every file below the folder after a window counted and closed the round."""
    folder.mkdir()
    path = folder / "so.db"
    shutil.copyfile(base, path)
    office = Office.open(path, lambda: NOW)
    window = rounds_window(qtbot, office, folder)
    tab = the_tab(window)
    tab.open_target("round:1")
    page = counting(tab)
    names = [n.id for n in office.rounds.view(1).names_on(1)]
    for teller, enter in enumerate(entries, start=1):
        enter(page, teller, names[::-1] if backwards else names)
    page.main_deed()
    assert tuple(one.sums for one in office.rounds.view(1).counted) == SUMS
    office.rounds.outcomes.close(1)
    window.close()
    make_backup(path, folder / "sao-luu", NOW)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_window_leaves_the_same_files_whatever_was_typed_when(
    qtbot: QtBot, base: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    moved = [*PAPERS[:-1], OPINION[0]]
    told = []
    left = []
    with caplog.at_level(logging.DEBUG):
        for name, backwards, entries in (
            ("a", False, (_typed, _typed)),
            ("b", True, (_typed, _read(PAPERS, OPINION))),
            ("c", False, (_read(PAPERS[::-1], OPINION), _read(moved, PAPERS[-1:]))),
        ):
            left.append(_left_behind(qtbot, base, tmp_path / name, backwards, *entries))
            told.append([record.getMessage() for record in caplog.records])
            caplog.clear()
    assert any(name.endswith(".db") and name != "so.db" for name in left[0])  # a backup is among them
    assert left[0] == left[1] == left[2]
    assert told[0] == told[1] == told[2]

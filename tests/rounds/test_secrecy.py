"""What a count leaves behind: sums alone, the same bytes however they came about, no temporary file."""

import ctypes
import logging
import os
import shutil
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.services.office import Office
from app.storage.copies import make_backup
from tests.rounds.stage import NOW, a_council, a_round, counted, marks, propose

PAPERS = ["yyy", "yyy", "yyn", "yyy", "ynb", "yyy", "yyy", "nyy"]
OPINION = ["yny"]


def _bytes_after(
    base: Path, folder: Path, first: list[str], second: list[str], opinions: list[str]
) -> dict[str, bytes]:
    folder.mkdir()
    path = folder / "so.db"
    shutil.copyfile(base, path)
    with_office = Office.open(path, lambda: NOW)
    view = with_office.rounds.view(1)
    one = counted(view, [marks(p) for p in first], [marks(p) for p in opinions])
    two = counted(view, [marks(p) for p in second], [marks(p) for p in opinions])
    with_office.rounds.counts.accept(1, 1, None, one, two)
    with_office.rounds.outcomes.close(1)
    beside = {p.name for p in folder.iterdir()} - {"so.db", "so.db-journal"}
    assert not beside
    with_office.close()
    make_backup(path, folder / "sao-luu", NOW)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@contextmanager
def files_made(*folders: Path) -> Iterator[list[str]]:
    """Names of all files that appear in the folders meanwhile, also those gone again; asks the kernel."""
    libc = ctypes.CDLL(None, use_errno=True)
    watch = libc.inotify_init1(os.O_NONBLOCK)
    for folder in folders:
        assert libc.inotify_add_watch(watch, str(folder).encode(), 0x100) >= 0
    made: list[str] = []
    try:
        yield made
        try:
            events = os.read(watch, 65536)
        except BlockingIOError:
            events = b""
        while events:
            length = struct.unpack_from("iIII", events)[3]
            made.append(events[16 : 16 + length].rstrip(b"\0").decode())
            events = events[16 + length :]
    finally:
        os.close(watch)


def test_the_watch_sees_a_file_that_is_gone_again(tmp_path: Path) -> None:
    with files_made(tmp_path) as made:
        (tmp_path / "etilqs_1").touch()
        (tmp_path / "etilqs_1").unlink()
    assert made == ["etilqs_1"]


@pytest.fixture
def base(office: Office, tmp_path: Path) -> Path:
    assert a_round(office) == 1
    a_council(office, 1)
    propose(office, 1, "CSTDCS", 3)
    office.close()
    kept = tmp_path / "base.db"
    shutil.copyfile(office.path, kept)
    return kept


def test_the_same_sums_in_another_order_leave_the_same_bytes(
    base: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        one = _bytes_after(base, tmp_path / "a", PAPERS, PAPERS, OPINION)
        said = [record.getMessage() for record in caplog.records]
        caplog.clear()
        two = _bytes_after(base, tmp_path / "b", PAPERS[::-1], PAPERS[3:] + PAPERS[:3], OPINION)
    assert one == two
    assert said == [record.getMessage() for record in caplog.records]


def test_a_yes_moved_from_the_box_to_a_written_opinion_leaves_the_same_bytes(
    base: Path, tmp_path: Path
) -> None:
    one = _bytes_after(base, tmp_path / "a", PAPERS, PAPERS, OPINION)
    moved = [*PAPERS[:-1], "yny"]
    assert sorted([*moved, "nyy"]) == sorted(PAPERS + OPINION)
    two = _bytes_after(base, tmp_path / "b", moved, moved, ["nyy"])
    assert one == two


def test_other_sums_leave_other_bytes(base: Path, tmp_path: Path) -> None:
    one = _bytes_after(base, tmp_path / "a", PAPERS, PAPERS, OPINION)
    other = ["nnn", *PAPERS[1:]]
    assert one != _bytes_after(base, tmp_path / "b", other, other, OPINION)


def test_no_file_appears_anywhere_but_the_journal_of_the_book(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spare = tmp_path / "tam"
    spare.mkdir()
    for name in ("SQLITE_TMPDIR", "TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(spare))
    office = Office.open(base, lambda: NOW)
    office.close()
    office = Office.open(base, lambda: NOW)
    view = office.rounds.view(1)
    with files_made(base.parent, spare) as made:
        sheet = counted(view, [marks(p) for p in PAPERS], [marks(p) for p in OPINION])
        office.rounds.counts.accept(1, 1, None, sheet, sheet)
        office.rounds.outcomes.close(1)
    office.close()
    assert set(made) <= {f"{base.name}-journal"}


def test_sqlite_keeps_temporary_tables_in_memory_and_no_write_ahead_log(office: Office) -> None:
    assert office.db.execute("PRAGMA temp_store").fetchone()[0] == 2
    assert office.db.execute("PRAGMA journal_mode").fetchone()[0] == "truncate"


def test_no_column_of_a_count_can_hold_a_voter_an_order_or_an_hour(office: Office) -> None:
    for table in ("round_count", "round_sum"):
        columns = {row[1] for row in office.db.execute(f"PRAGMA table_info({table})")}
        assert columns.isdisjoint({"member_id", "person_id", "paper", "at", "written_yes", "position"})

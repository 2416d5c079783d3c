"""One writing program a file; a dead one never blocks; the living one is named."""

import errno
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from storage_for_tests import NOW, SMALL, as_nobody

from app.errors import FileTrouble, Held
from app.storage import file_lock
from app.storage.connection import create_file, open_file
from app.storage.lock import NOTE_SUFFIX, hold, holder

HOLDER = """
import sys
sys.path.insert(0, sys.argv[2])
from datetime import datetime
from pathlib import Path
from app.storage.lock import hold
held = hold(Path(sys.argv[1]), program="Sổ Thi Đua (cửa sổ)", now=lambda: datetime(2026, 1, 5, 7, 30))
print("held", flush=True)
sys.stdin.readline()
"""
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Sở" / "Sổ.db"
    create_file(path, shape=SMALL).close()
    return path


def another_program(path: Path) -> "subprocess.Popen[str]":
    """A process that holds the file until it is told to end or killed."""
    command = [sys.executable, "-X", "utf8", "-c", HOLDER, str(path), str(ROOT)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_program_is_told_who_holds_the_file(path: Path) -> None:
    with another_program(path) as other:
        with pytest.raises(Held) as said:
            hold(path)
        assert "Sổ.db" in str(said.value)
        assert "Sổ Thi Đua (cửa sổ) trên máy" in str(said.value)
        assert "từ 07:30 ngày 05/01/2026" in str(said.value)
        assert "07:30 ngày 05/01/2026" in holder(path)
        other.communicate("\n")
    assert holder(path) == ""
    hold(path).release()


def test_a_killed_program_does_not_block_the_next_one(path: Path) -> None:
    with another_program(path) as other:
        other.kill()
    assert path.with_name(path.name + NOTE_SUFFIX).exists()
    assert holder(path) == ""
    with hold(path, now=lambda: NOW) as held:
        note = path.with_name(path.name + NOTE_SUFFIX).read_text(encoding="utf-8")
        assert note.split("\n")[-1] == "2026-01-05T07:30:00"
        held.release()
    assert not path.with_name(path.name + NOTE_SUFFIX).exists()


def test_reading_works_while_another_program_holds_the_file(path: Path) -> None:
    with another_program(path) as other:
        db = open_file(path, write=False, shape=SMALL)
        assert db.table("person").count == 0
        db.close()
        other.communicate("\n")


def test_the_same_program_cannot_hold_a_file_twice(path: Path) -> None:
    with hold(path), pytest.raises(Held):
        hold(path)


def test_releasing_twice_does_no_harm(path: Path) -> None:
    held = hold(path)
    held.release()
    again = hold(path)
    held.release()
    with pytest.raises(Held):
        hold(path)
    again.release()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_two_names_of_one_file_meet_at_one_lock(path: Path, tmp_path: Path) -> None:
    other_name = tmp_path / "lối tắt.db"
    other_name.symlink_to(path)
    with hold(path), pytest.raises(Held):
        hold(other_name)


def test_a_holder_without_a_readable_note_is_still_a_holder(path: Path) -> None:
    with hold(path):
        path.with_name(path.name + NOTE_SUFFIX).write_text("{", encoding="utf-8")
        assert holder(path) == "một chương trình khác"
        with pytest.raises(Held, match="một chương trình khác"):
            hold(path)


def test_nobody_holds_a_file_never_opened(tmp_path: Path) -> None:
    assert holder(tmp_path / "so.db") == ""
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_says_so() -> None:
    with as_nobody() as folder:
        create_file(folder / "so.db", shape=SMALL).close()
        folder.chmod(0o555)
        try:
            with pytest.raises(FileTrouble, match="không cho ghi"):
                hold(folder / "so.db", now=lambda: datetime(2026, 1, 5))
        finally:
            folder.chmod(0o755)


def test_a_disk_without_locks_is_told_and_nothing_is_held(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_here(_file: int) -> None:
        raise OSError(errno.ENOSYS, "no locks here")

    with monkeypatch.context() as without:
        without.setattr(file_lock, "_lock", none_here)
        with pytest.raises(FileTrouble, match="không giữ được khóa"):
            hold(path)
    hold(path).release()

"""Files that open, and files that are refused with their own sentence and left byte for byte."""

import sqlite3
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from sqlite_utils import Database
from storage_for_tests import NOW, SMALL, add_rank, as_nobody, digest, fill_rank, rebuild_note, rows, shape

from app.errors import FileTrouble
from app.storage import failures, journal
from app.storage.backup import list_backups
from app.storage.backup_list import BEFORE_UPGRADE
from app.storage.connection import create_file, open_file, say
from app.storage.copies import backup_folder
from app.storage.journal import operation
from app.storage.office_file import OfficeFile
from app.storage.shape import Shape
from app.storage.sqlite_file import APPLICATION_ID, uri


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed file of the small shape with some rows, in a folder with Vietnamese letters and blanks."""
    path = tmp_path / "Sở Ngoại vụ" / "Sổ thi đua #1 50%.db"
    db = create_file(path, shape=SMALL)
    with operation(db, "Thêm Lan", NOW):
        db.table("person").insert_all({"name": f"Lan {n}", "points": n % 10} for n in range(300))
    db.close()
    return path


def opened(path: Path, *, write: bool = True, of: Shape = SMALL) -> OfficeFile:
    return open_file(path, write=write, now=lambda: NOW, shape=of, patience_ms=20)


def refused(path: Path, *, write: bool = True, of: Shape = SMALL) -> str:
    """The sentence; the file and its folder are as they were."""
    before = {file: digest(file) for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(FileTrouble) as said:
        opened(path, write=write, of=of)
    assert {file: digest(file) for file in path.parent.iterdir() if file.is_file()} == before
    assert said.value.path == path
    assert path.name in str(said.value)
    return str(said.value)


def test_settings_of_every_connection(path: Path) -> None:
    db = opened(path)
    asked = ("foreign_keys", "synchronous", "journal_mode", "recursive_triggers", "application_id")
    found = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    assert found == [1, 2, "truncate", 1, APPLICATION_ID]
    db.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_opening_and_closing_changes_nothing(path: Path) -> None:
    before = digest(path)
    opened(path).close()
    opened(path, write=False).close()
    assert digest(path) == before


def test_a_missing_file_a_folder_and_an_empty_file_are_refused(path: Path) -> None:
    missing = path.with_name("không có.db")
    assert refused(missing) == failures.MISSING.format(name=missing.name)
    assert not missing.exists()
    folder = path.with_name("thư mục.db")
    folder.mkdir()
    assert refused(folder) == failures.FOLDER.format(name=folder.name)
    path.write_bytes(b"")
    assert refused(path) == failures.EMPTY.format(name=path.name)


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize(
    "content", [b"hello", b"Xin ch\xc3\xa0o\n" * 5000, b"\x00" * 8192, b"SQLite format 3\x00"]
)
def test_garbage_is_refused(path: Path, content: bytes, write: bool) -> None:
    path.write_bytes(content)
    assert refused(path, write=write) in {
        failures.NOT_OURS.format(name=path.name),
        failures.DAMAGED.format(name=path.name),
    }


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize("keep", [4096, 4096 * 3, 10000])
def test_a_truncated_file_is_refused(path: Path, keep: int, write: bool) -> None:
    with path.open("r+b") as file:
        file.truncate(keep)
    assert refused(path, write=write) == failures.DAMAGED.format(name=path.name)


def test_a_file_with_a_scribbled_table_of_contents_is_refused(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 400)
    assert refused(path) == failures.DAMAGED.format(name=path.name)


def test_the_sqlite_file_of_another_program_is_refused(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE person (id INTEGER PRIMARY KEY)")
    other.close()
    assert refused(path) == failures.NOT_OURS.format(name=path.name)


def test_a_file_with_our_tables_but_another_programs_mark_is_refused(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("PRAGMA application_id = 7")
    other.close()
    assert refused(path) == failures.NOT_OURS.format(name=path.name)


def test_a_file_of_a_newer_program_is_refused(path: Path) -> None:
    opened(path, of=shape(add_rank)).close()
    for write in (True, False):
        assert refused(path, write=write) == failures.NEWER.format(name=path.name)


def test_a_locked_file_is_refused(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    for write in (True, False):
        assert refused(path, write=write) == failures.BUSY.format(name=path.name)
    other.close()


def test_a_read_only_file_is_refused_for_writing_and_can_be_read() -> None:
    with as_nobody() as folder:
        path = folder / "so.db"
        create_file(path, shape=SMALL).close()
        path.chmod(0o444)
        assert refused(path) == failures.READ_ONLY.format(name="so.db")
        opened(path, write=False).close()


def test_a_read_only_folder_is_refused_for_writing_and_can_be_read() -> None:
    with as_nobody() as folder:
        path = folder / "so.db"
        create_file(path, shape=SMALL).close()
        folder.chmod(0o555)
        try:
            assert refused(path) == failures.READ_ONLY_FOLDER.format(name="so.db")
            opened(path, write=False).close()
            with pytest.raises(FileTrouble, match="không cho ghi"):
                create_file(folder / "mới.db", shape=SMALL)
        finally:
            folder.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be renamed there")
def test_a_file_moved_away_while_open_says_so(path: Path) -> None:
    db = opened(path)
    path.rename(path.with_name("khác.db"))
    with pytest.raises(FileTrouble, match="bị dời, đổi tên hoặc xóa"), operation(db, "Thêm", NOW):
        db.table("person").insert({"name": "Minh"})
    db.close()
    moved = opened(path.with_name("khác.db"))
    assert len(rows(moved)["person"]) == 300
    moved.close()


@pytest.mark.skipif(sys.platform == "win32", reason="the limit that makes writes fail is a Unix one")
def test_a_drive_that_fails_in_mid_write_says_so_and_the_file_is_as_it_was(path: Path) -> None:
    import resource

    before, db = digest(path), opened(path)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, limits[1]))
    try:
        with pytest.raises(FileTrouble, match="Mất liên lạc với ổ đĩa"), operation(db, "Thêm nhiều", NOW):
            db.table("person").insert_all({"name": "Nguyễn " * 100} for _ in range(500))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    db.close()
    assert digest(path) == before


def test_a_full_disk_while_a_file_is_made_leaves_nothing(tmp_path: Path) -> None:
    def crowded(db: Database) -> None:
        db.execute("PRAGMA max_page_count = 12")
        db.execute("CREATE TABLE big (text TEXT)")
        db.execute("INSERT INTO big VALUES (zeroblob(200000))")

    with pytest.raises(FileTrouble) as said:
        create_file(tmp_path / "so.db", shape=shape(crowded))
    assert str(said.value) == failures.FULL.format(name="so.db")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_never_made_over_another(path: Path) -> None:
    before = digest(path)
    with pytest.raises(FileTrouble, match="Chọn tên khác"):
        create_file(path, shape=SMALL)
    assert digest(path) == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_draft_left_by_a_killed_program_does_not_hinder(tmp_path: Path) -> None:
    (tmp_path / "so.db.part").write_bytes(b"half")
    create_file(tmp_path / "so.db", shape=SMALL).close()
    assert [file.name for file in tmp_path.iterdir()] == ["so.db"]


def test_reading_works_while_another_process_has_the_file_open_and_writes(path: Path) -> None:
    script = (
        "import sqlite3, sys\n"
        "db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "db.execute('BEGIN IMMEDIATE')\n"
        "db.execute(\"INSERT INTO memory VALUES ('a', 'b')\")\n"
        "print('writing', flush=True)\n"
        "sys.stdin.readline()\n"
    )
    command = [sys.executable, "-c", script, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == "writing\n"
        reader = opened(path, write=False)
        assert len(rows(reader)["person"]) == 300
        reader.close()
        writer.communicate("\n")


def test_a_reader_cannot_write(path: Path) -> None:
    db, before = opened(path, write=False), digest(path)
    with pytest.raises(FileTrouble, match="chỉ cho đọc"), operation(db, "Thêm", NOW):
        db.table("person").insert({"name": "Minh"})
    db.close()
    assert digest(path) == before


def test_an_older_file_is_upgraded_step_by_step_after_a_verified_backup(path: Path) -> None:
    newer = shape(add_rank, fill_rank, rebuild_note)
    older = opened(path, write=False)
    before = rows(older)
    older.close()
    db = opened(path, of=newer)
    (copy,) = list_backups(backup_folder(path))
    assert copy.reason == BEFORE_UPGRADE
    assert copy.verified
    kept = opened(copy.path, write=False)
    assert rows(kept) == before
    kept.close()
    names = [line.name for line in journal.operations(db)]
    assert names == ["Nâng cấp tệp lên bước 3", "Thêm Lan"]
    upgraded = journal.operations(db)[0]
    assert "không hoàn tác được" in upgraded.barrier
    assert len(journal.changes(db, upgraded.id)) == 120
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("INSERT INTO note (person_id, words) VALUES (1, 'x')")
    with operation(db, "Ghi chú", NOW) as op:
        db.execute("INSERT INTO note (person_id, words) VALUES (1, 'x')")
    assert journal.changes(db, op.id)[0].after["words"] == "x"
    db.close()


def test_a_step_that_fails_leaves_the_steps_before_it(path: Path) -> None:
    def fails(db: Database) -> None:
        db.execute("UPDATE person SET points = 0")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        opened(path, of=shape(add_rank, fill_rank, fails))
    db = opened(path, of=shape(add_rank, fill_rank))
    assert db.execute("SELECT count(*) FROM person WHERE rank = 'khá'").fetchone()[0] == 120
    assert journal.operations(db)[0].name == "Nâng cấp tệp lên bước 3"
    db.close()


def test_a_step_reaches_frozen_rows_and_they_are_frozen_again(path: Path) -> None:
    db = opened(path)
    with operation(db, "Khóa", NOW):
        db.execute("UPDATE person SET closed = 1")
    db.close()
    db = opened(path, of=shape(add_rank, fill_rank))
    assert db.execute("SELECT count(*) FROM person WHERE rank = 'khá'").fetchone()[0] == 120
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("UPDATE person SET rank = ''")
    db.close()


def test_a_step_that_rewrites_rows_without_the_journal_cannot_pass(path: Path) -> None:
    def outside(db: Database) -> None:
        db.execute("UPDATE operation SET open = NULL")
        db.execute("UPDATE person SET points = 0")

    with pytest.raises(sqlite3.IntegrityError):
        opened(path, of=shape(outside))


@pytest.mark.parametrize(("write", "upgrade"), [(False, True), (True, False)])
def test_an_older_file_is_not_upgraded_in_passing(path: Path, write: bool, upgrade: bool) -> None:
    before = digest(path)
    with pytest.raises(FileTrouble) as said:
        open_file(path, write=write, upgrade=upgrade, shape=shape(add_rank))
    assert str(said.value) == failures.OLDER.format(name=path.name)
    assert digest(path) == before


def test_a_file_that_cannot_be_backed_up_is_not_upgraded(path: Path) -> None:
    before = digest(path)
    backup_folder(path).write_text("một tệp đứng ở chỗ thư mục sao lưu", encoding="utf-8")
    with pytest.raises(FileTrouble):
        opened(path, of=shape(add_rank))
    assert digest(path) == before


def test_a_reader_finishes_what_a_killed_writer_began(path: Path) -> None:
    script = (
        "import os, signal, sqlite3, sys\n"
        "db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "db.execute('PRAGMA cache_size = 1')\n"
        "db.execute('BEGIN IMMEDIATE')\n"
        'db.execute("INSERT INTO memory SELECT id, hex(randomblob(2000)) FROM person")\n'
        "os._exit(9)\n"
    )
    before = digest(path)
    subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert digest(path) != before
    reader = opened(path, write=False)
    assert reader.table("memory").count == 0
    reader.close()
    assert digest(path) == before


def test_addresses_keep_letters_blanks_and_shares() -> None:
    assert uri(Path("/tmp/Sở vụ/a#b?.db"), "ro").endswith("a%23b%3F.db?mode=ro")
    assert "S%E1%BB%9F%20v%E1%BB%A5" in uri(Path("/tmp/Sở vụ/a.db"), "ro")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(28, "no space"), failures.FULL),
        (OSError(13, "denied"), failures.READ_ONLY),
        (OSError(30, "read-only"), failures.READ_ONLY),
        (OSError(5, "input/output"), failures.LOST),
        (OSError(2, "no entry"), failures.UNREACHABLE),
    ],
)
def test_errors_of_the_system_are_sorted_by_number(error: OSError, sentence: str) -> None:
    assert str(say(error, "so.db")) == sentence.format(name="so.db")


def test_errors_that_are_ours_get_no_sentence() -> None:
    with pytest.raises(sqlite3.Error) as ours:
        sqlite3.connect(":memory:").execute("SELECT nonsense")
    assert say(ours.value, "so.db") is None
    assert say(sqlite3.ProgrammingError("closed"), "so.db") is None
    assert say(OSError("no number"), "so.db") is None


def test_sentences_say_what_to_do_without_begging() -> None:
    sentences = [value for name, value in vars(failures).items() if name.isupper() and isinstance(value, str)]
    assert len(sentences) > 12
    for sentence in sentences:
        assert sentence.count(".") >= 2, sentence
        for word in ("Vui lòng", "Xin lỗi", "!", "thành công", "hệ thống"):
            assert word not in sentence
    assert len(set(sentences)) == len(sentences)


def test_the_clock_is_a_parameter(tmp_path: Path) -> None:
    def closes(db: Database) -> None:
        db.execute("UPDATE person SET points = 1")

    path = tmp_path / "so.db"
    db = create_file(path, shape=SMALL)
    with operation(db, "Thêm", NOW):
        db.table("person").insert({"name": "Lan"})
    db.close()
    at = datetime(2031, 12, 31, 23, 59, 58)
    db = open_file(path, now=lambda: at, shape=shape(closes))
    assert journal.operations(db)[0].at == "2031-12-31T23:59:58"
    db.close()
    assert [file.name for file in backup_folder(path).iterdir()] == [
        "so 2031-12-31 23.59.58 trước nâng cấp.db"
    ]

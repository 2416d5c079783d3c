"""Copies: verified when taken, only after a change, thinned with age, restored whole or not at all."""

import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database
from storage_for_tests import NOW, SMALL, add_rank, as_nobody, digest, fill_rank, rows, shape

from app.errors import FileTrouble
from app.storage import backup, copies, failures, journal, restore
from app.storage.backup_list import BEFORE_RESTORE, DAMAGED_ORIGINAL
from app.storage.connection import create_file, open_file
from app.storage.journal import operation
from app.storage.verify import verify

LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Sở Ngoại vụ" / "Sổ.db"
    create_file(path, shape=SMALL, now=lambda: NOW).close()
    add(path, "Lan", NOW)
    return path


def add(path: Path, name: str, at: datetime = LATER) -> None:
    db = open_file(path, shape=SMALL)
    with operation(db, f"Thêm {name}", at):
        db.table("person").insert_all({"name": f"{name} {n}"} for n in range(100))
    db.close()


def people(path: Path) -> int:
    db = open_file(path, write=False, shape=SMALL)
    found = db.table("person").count
    db.close()
    return found


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


def spoil(path: Path) -> None:
    """Scribble over the middle of a file, where pages of rows lie."""
    with path.open("r+b") as file:
        file.seek(-2 * 4096, os.SEEK_END)
        file.write(b"\xff" * 4096)


def test_a_copy_lies_beside_the_file_and_says_what_is_inside(path: Path) -> None:
    info = backup.make_backup(path, backup.backup_folder(path), NOW)
    assert info.path == path.parent / "Sao lưu Sổ" / "Sổ 2026-01-05 07.30.00.db"
    assert (info.at, info.size, info.verified, info.reason) == (NOW, info.path.stat().st_size, True, "")
    assert info.counts["person"] == 100
    assert info.counts["operation"] == 1
    assert not [name for name in info.counts if name.startswith(("_", "sqlite"))]
    assert (info.last_operation, info.last_at) == ("Thêm Lan", "2026-01-05T07:30:00")
    assert files(info.path.parent) == [info.path.name]
    assert backup.list_backups(info.path.parent) == (info,)
    copy = open_file(info.path, write=False, shape=SMALL)
    original = open_file(path, write=False, shape=SMALL)
    assert rows(copy) == rows(original)
    copy.close()
    original.close()


def test_a_copy_is_taken_only_when_something_changed(path: Path) -> None:
    assert backup.back_up(path, NOW).made
    assert backup.back_up(path, LATER).made is None
    open_file(path, shape=SMALL).close()
    unchanged = backup.back_up(path, LATER)
    assert unchanged.made is None
    assert unchanged.newest
    assert unchanged.newest.at == NOW
    add(path, "Minh")
    assert backup.back_up(path, LATER).made
    assert backup.back_up(path, LATER).made is None
    assert backup.back_up(path, LATER, always=True).made
    assert len(backup.list_backups(backup.backup_folder(path))) == 3


def test_a_change_outside_undo_counts_as_a_change(path: Path) -> None:
    backup.back_up(path, NOW)
    db = open_file(path, shape=SMALL)
    db.execute("INSERT INTO memory VALUES ('xuất', 'KH.docx')")
    db.close()
    assert backup.back_up(path, LATER).made


def test_a_spoilt_newest_copy_does_not_pass_for_the_present_state(path: Path) -> None:
    first = backup.back_up(path, NOW).made
    assert first
    first.path.write_bytes(b"")
    assert backup.back_up(path, LATER).made


def test_copies_of_one_second_do_not_cover_each_other(path: Path) -> None:
    folder = backup.backup_folder(path)
    for _ in range(3):
        backup.make_backup(path, folder, NOW)
    assert [info.at for info in backup.list_backups(folder)] == [NOW] * 3


def test_a_copy_taken_while_the_file_is_open_and_half_written_holds_what_was_committed(path: Path) -> None:
    db = open_file(path, shape=SMALL)
    with operation(db, "Thêm Minh", NOW):
        db.table("person").insert({"name": "Minh"})
        info = backup.make_backup(path, backup.backup_folder(path), NOW)
    assert info.counts["person"] == 100
    assert db.table("person").count == 101
    db.close()


def test_a_damaged_file_is_not_copied_and_its_copies_stay(path: Path) -> None:
    backup.back_up(path, NOW)
    spoil(path)
    before = files(backup.backup_folder(path))
    with pytest.raises(FileTrouble, match="các bản sao cũ vẫn còn nguyên"):
        backup.back_up(path, LATER)
    assert files(backup.backup_folder(path)) == before


def test_a_copy_that_reads_back_otherwise_does_not_count(path: Path, tmp_path: Path) -> None:
    part = tmp_path / "x.part"
    shutil.copy(path, part)
    counts = backup.make_backup(path, tmp_path, NOW).counts
    copies.check_copy(part, counts, path)
    other = sqlite3.connect(part)
    other.execute("DROP TRIGGER journal_person_update")
    other.execute("UPDATE person SET unit_id = 99")
    other.commit()
    other.close()
    for wrong, asked in [(part, counts), (path, {"person": 101})]:
        with pytest.raises(FileTrouble) as said:
            copies.check_copy(wrong, asked, path)
        assert str(said.value) == copies.NOT_COPIED.format(name="Sổ.db")


@pytest.mark.skipif(sys.platform == "win32", reason="the limit that makes writes fail is a Unix one")
def test_a_drive_that_fails_leaves_no_half_copy(path: Path) -> None:
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = digest(path)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size // 2, limits[1]))
    try:
        with pytest.raises(FileTrouble, match="Mất liên lạc với ổ đĩa"):
            backup.back_up(path, NOW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert files(backup.backup_folder(path)) == []
    assert digest(path) == before


def test_old_copies_are_thinned_and_foreign_files_left_alone(path: Path) -> None:
    folder = backup.backup_folder(path)
    first = backup.make_backup(path, folder, NOW - timedelta(days=5))
    for hours in (1, 2, 3):
        backup.make_backup(path, folder, NOW - timedelta(days=5, hours=-hours))
    (folder / "ghi chú.txt").write_text("của tôi", encoding="utf-8")
    (folder / "Cũ.db.part").write_bytes(b"half")
    info = backup.make_backup(path, folder, NOW)
    gone = backup.prune(folder, NOW)
    assert first.path in gone
    assert [known.at for known in backup.list_backups(folder)] == [NOW, NOW - timedelta(days=5, hours=-3)]
    assert files(folder)[-1] == "ghi chú.txt"
    assert len(gone) == 4
    assert info.path.exists()


def test_an_unreadable_copy_is_listed_as_such_and_never_thinned(path: Path) -> None:
    folder = backup.backup_folder(path)
    old = backup.make_backup(path, folder, NOW - timedelta(days=900))
    backup.make_backup(path, folder, NOW)
    old.path.write_bytes(b"not a copy")
    assert [info.verified for info in backup.list_backups(folder)] == [True, False]
    assert backup.prune(folder, NOW) == ()


def test_the_second_place_gets_the_same_copy(path: Path, tmp_path: Path) -> None:
    usb = tmp_path / "USB của Sở"
    usb.mkdir()
    outcome = backup.back_up(path, NOW, second=usb)
    assert outcome.sentence == ""
    (sent,) = backup.list_backups(usb / "Sao lưu Sổ")
    assert outcome.made
    assert digest(sent.path) == digest(outcome.made.path)
    assert backup.back_up(path, LATER, second=usb).sentence == ""
    assert len(files(usb / "Sao lưu Sổ")) == 1


def test_a_missing_usb_is_a_sentence_and_the_first_copy_counts(path: Path, tmp_path: Path) -> None:
    usb = tmp_path / "USB"
    outcome = backup.back_up(path, NOW, second=usb)
    assert outcome.made
    assert outcome.made.verified
    assert "Không thấy nơi lưu thứ hai" in outcome.sentence
    assert not usb.exists()
    usb.mkdir()
    assert backup.back_up(path, LATER, second=usb).sentence == ""
    assert len(backup.list_backups(usb / "Sao lưu Sổ")) == 1


def test_a_usb_that_cannot_be_written_is_a_sentence() -> None:
    with as_nobody() as folder:
        path, usb = folder / "so.db", folder / "usb"
        create_file(path, shape=SMALL).close()
        usb.mkdir(mode=0o555)
        outcome = backup.back_up(path, NOW, second=usb)
        assert outcome.made
        assert outcome.sentence
        assert files(usb) == []


def test_copying_to_a_name_of_ones_own_refuses_one_that_is_there(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "bản sao.db"
    assert backup.copy_to(path, target).counts["person"] == 100
    before = digest(target)
    with pytest.raises(FileTrouble) as said:
        backup.copy_to(path, target)
    assert str(said.value) == failures.EXISTS.format(name="bản sao.db")
    assert digest(target) == before
    with pytest.raises(FileTrouble):
        backup.copy_to(path, tmp_path / "không có" / "x.db")
    assert [name for name in files(tmp_path) if name.endswith(".part")] == []


def test_restoring_brings_the_copy_back_after_a_safety_copy(path: Path) -> None:
    info = backup.make_backup(path, backup.backup_folder(path), NOW)
    add(path, "Minh")
    safety = backup.restore(info.path, path, LATER, shape=SMALL)
    assert people(path) == 100
    assert safety
    assert safety.reason == BEFORE_RESTORE
    assert safety.counts["person"] == 200
    assert people(info.path) == 100
    backup.restore(safety.path, path, LATER, shape=SMALL)
    assert people(path) == 200
    assert files(path.parent) == ["Sao lưu Sổ", "Sổ.db"]
    add(path, "Hoa")


def test_restoring_where_no_file_is_left(path: Path) -> None:
    info = backup.make_backup(path, backup.backup_folder(path), NOW)
    path.unlink()
    assert backup.restore(info.path, path, LATER, shape=SMALL) is None
    assert people(path) == 100


def test_restoring_over_a_damaged_file_keeps_the_damaged_one(path: Path) -> None:
    info = backup.make_backup(path, backup.backup_folder(path), NOW)
    spoil(path)
    damaged = digest(path)
    kept = backup.restore(info.path, path, LATER, shape=SMALL)
    assert kept
    assert kept.reason == DAMAGED_ORIGINAL
    assert digest(kept.path) == damaged
    assert people(path) == 100
    listed = backup.list_backups(info.path.parent)
    assert [(known.reason, known.verified) for known in listed] == [(DAMAGED_ORIGINAL, False), ("", True)]


@pytest.mark.parametrize("harm", ["spoilt", "truncated", "garbage", "empty", "foreign", "newer", "missing"])
def test_a_copy_that_is_no_good_is_refused_and_the_file_stays(path: Path, tmp_path: Path, harm: str) -> None:
    copy = backup.make_backup(path, tmp_path / "khác", NOW).path
    if harm == "spoilt":
        spoil(copy)
    elif harm == "truncated":
        os.truncate(copy, 5000)
    elif harm == "garbage":
        copy.write_bytes(b"Xin chao" * 4096)
    elif harm == "empty":
        copy.write_bytes(b"")
    elif harm == "foreign":
        copy.unlink()
        other = sqlite3.connect(copy)
        other.execute("CREATE TABLE x (y)")
        other.close()
    elif harm == "newer":
        open_file(copy, shape=shape(add_rank)).close()
    else:
        copy.unlink()
    before = digest(path)
    with pytest.raises(FileTrouble) as said:
        backup.restore(copy, path, LATER, shape=SMALL)
    assert copy.name in str(said.value)
    assert digest(path) == before
    assert files(path.parent) == ["Sổ.db"]


def test_a_copy_of_an_older_version_is_upgraded_on_the_way(path: Path) -> None:
    info = backup.make_backup(path, backup.backup_folder(path), NOW)
    before = digest(info.path)
    newer = shape(add_rank, fill_rank)
    open_file(path, shape=newer, now=lambda: LATER).close()
    backup.restore(info.path, path, LATER, shape=newer)
    db = open_file(path, write=False, shape=newer)
    assert "rank" in db.table("person").columns_dict
    assert db.table("person").count == 100
    db.close()
    assert digest(info.path) == before


def test_a_journal_of_the_old_file_is_not_applied_to_the_restored_one(path: Path) -> None:
    info = backup.make_backup(path, backup.backup_folder(path), NOW)
    add(path, "Minh")
    killed = (
        "import os, sqlite3, sys\n"
        "db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "db.execute('PRAGMA cache_size = 1')\n"
        "db.execute('BEGIN IMMEDIATE')\n"
        "db.execute('INSERT INTO memory SELECT id, hex(randomblob(2000)) FROM person')\n"
        "os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", killed, str(path)], check=False)
    stale = path.with_name("Sổ.db-journal")
    assert stale.stat().st_size > 0
    path.unlink()
    assert backup.restore(info.path, path, LATER, shape=SMALL) is None
    assert not stale.exists()
    assert people(path) == 100
    assert verify(path, shape=SMALL).ok


def test_a_full_disk_in_mid_restore_leaves_the_file(path: Path) -> None:
    info = backup.make_backup(path, backup.backup_folder(path), NOW)
    add(path, "Minh")

    def crowded(db: Database) -> None:
        db.execute("PRAGMA max_page_count = 1")
        db.execute("CREATE TABLE big (text TEXT)")
        db.execute("INSERT INTO big VALUES (zeroblob(900000))")

    before = digest(path)
    with pytest.raises(FileTrouble) as said:
        restore.restore(info.path, path, LATER, shape=shape(crowded))
    assert str(said.value) == failures.FULL.format(name="Sổ.db")
    assert digest(path) == before
    assert files(path.parent) == ["Sao lưu Sổ", "Sổ.db"]


def test_a_draft_that_is_a_second_name_of_the_living_file_is_not_written_into(path: Path) -> None:
    info = backup.make_backup(path, backup.backup_folder(path), NOW)
    add(path, "Minh")
    part, held = path.with_name("Sổ.db.part"), path.with_name("bản khác tên.db")
    os.link(path, part)
    os.link(path, held)
    before = digest(path)
    backup.restore(info.path, path, LATER, shape=SMALL)
    assert digest(held) == before
    assert people(path) == 100
    os.link(path, part)
    open_file(path, shape=SMALL).close()
    assert not part.exists()


def test_the_diary_of_a_restored_file_goes_on(path: Path) -> None:
    info = backup.make_backup(path, backup.backup_folder(path), NOW)
    backup.restore(info.path, path, LATER, shape=SMALL)
    db = open_file(path, shape=SMALL)
    journal.undo(db, journal.undoable(db).id, LATER, kind_names={})
    assert db.table("person").count == 0
    db.close()

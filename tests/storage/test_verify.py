"""What verify finds, in plain sentences."""

import os
import sqlite3
from pathlib import Path

import pytest
from storage_for_tests import NOW, SMALL, shape

from app.errors import FileTrouble
from app.storage.connection import create_file, open_file
from app.storage.journal import operation
from app.storage.verify import LEFT_OPEN, UNARMED, Report, must_be_sound, verify

LONELY = ("Có người không thuộc phòng nào.", "SELECT id FROM person WHERE unit_id IS NULL")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "so.db"
    db = create_file(path, shape=SMALL)
    with operation(db, "Thêm", NOW):
        db.table("unit").insert({"name": "Thanh tra"})
        db.table("person").insert_all({"name": f"Lan {n}", "unit_id": 1} for n in range(300))
    db.close()
    return path


def meddle(path: Path, *statements: str) -> None:
    """Another program edits the file, without our triggers' consent."""
    other = sqlite3.connect(path)
    other.execute("PRAGMA foreign_keys = OFF")
    for sql in statements:
        other.execute(sql)
    other.commit()
    other.close()


def found(path: Path) -> tuple[str, ...]:
    report = verify(path, shape=SMALL)
    assert report.ok == (not report.sentences)
    return report.sentences


def test_a_sound_file(path: Path) -> None:
    report = verify(path, shape=SMALL)
    assert (report.ok, report.sentences) == (True, ())
    assert report.counts["person"] == 300
    assert verify(path, shape=SMALL, thorough=False).ok


def test_an_open_database_is_verified_too(path: Path) -> None:
    db = open_file(path, shape=SMALL)
    assert verify(db, shape=SMALL).ok
    db.close()


def test_the_real_shape_of_a_new_file_is_sound(tmp_path: Path) -> None:
    db = create_file(tmp_path / "so.db")
    assert verify(db) == Report(True, (), verify(db).counts)
    db.close()


def test_damaged_pages(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(-2 * 4096, os.SEEK_END)
        file.write(b"\xff" * 4096)
    (sentence,) = found(path)
    assert "hỏng" in sentence
    db = open_file(path, write=False, shape=SMALL)
    with pytest.raises(FileTrouble, match=r"so\.db"):
        must_be_sound(db, path, "{name} hỏng.")
    db.close()


def test_a_file_that_cannot_even_be_opened_is_a_report(path: Path) -> None:
    path.write_bytes(b"garbage")
    assert len(found(path)) == 1
    path.unlink()
    assert "Không thấy tệp" in found(path)[0]


def test_a_reference_to_nothing(path: Path) -> None:
    meddle(path, "DROP TRIGGER journal_unit_delete", "DELETE FROM unit")
    assert found(path)[0].startswith("Có 300 dòng của «Người» trỏ tới bản ghi không còn.")


def test_an_operation_left_open(path: Path) -> None:
    meddle(path, "INSERT INTO operation (name, at, schema, open) VALUES ('Dở dang', '2026-01-05', 1, 1)")
    assert found(path) == (LEFT_OPEN.format(name="Dở dang"),)


def test_a_journal_about_a_table_that_is_gone(path: Path) -> None:
    meddle(path, "UPDATE journal SET table_name = 'cũ' WHERE id <= 2")
    assert "2 dòng" in found(path)[0]
    assert "«cũ»" in found(path)[0]


def test_a_journal_that_cannot_be_read(path: Path) -> None:
    meddle(
        path, "UPDATE journal SET after = '{' WHERE id = 1", "UPDATE journal SET after = NULL WHERE id = 2"
    )
    assert found(path)[0].startswith("Nhật ký có 2 dòng không đọc được")


def test_a_file_whose_triggers_were_dropped(path: Path) -> None:
    meddle(path, "DROP TRIGGER journal_person_update")
    assert found(path) == (UNARMED,)
    open_file(path, shape=SMALL).close()
    assert found(path) == ()


def test_a_promise_of_ours_that_is_broken_says_its_own_sentence(path: Path) -> None:
    promised = shape(invariants=(LONELY,))
    assert verify(path, shape=promised).ok
    db = open_file(path, shape=SMALL)
    with operation(db, "Thêm", NOW):
        db.table("person").insert({"name": "Minh"})
    db.close()
    assert verify(path, shape=promised).sentences == (LONELY[0],)


def test_several_faults_are_all_told(path: Path) -> None:
    meddle(path, "DROP TRIGGER journal_person_update", "UPDATE journal SET after = '{' WHERE id = 1")
    assert len(found(path)) == 2

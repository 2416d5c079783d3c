"""Named operations: the only door to the journaled tables, whole or not at all."""

import sqlite3
from datetime import datetime
from pathlib import Path

import pytest
from storage_for_tests import CLOSED, NOW, SMALL, in_memory, rows, shape

from app.errors import FileTrouble, Frozen
from app.storage import journal, triggers
from app.storage.connection import create_file
from app.storage.journal import Change, NestedOperation, operation
from app.storage.office_file import OfficeFile
from app.storage.shape import Shape


@pytest.fixture
def db() -> OfficeFile:
    return in_memory()


def added(db: OfficeFile, name: str = "Lan", **more: object) -> int:
    with operation(db, f"Thêm {name}", NOW) as op:
        db.table("person").insert({"name": name, **more})
    return op.id


def test_an_operation_writes_before_and_after_images(db: OfficeFile) -> None:
    first = added(db, points=None)
    with operation(db, "Chấm điểm", NOW) as second:
        db.execute("UPDATE person SET points = 9")
    with operation(db, "Xóa", NOW) as third:
        db.execute("DELETE FROM person")
    blank = {"id": 1, "name": "Lan", "points": None, "unit_id": None, "closed": 0}
    scored = blank | {"points": 9}
    assert journal.changes(db, first) == [Change("person", 1, None, blank)]
    assert journal.changes(db, second.id) == [Change("person", 1, blank, scored)]
    assert journal.changes(db, third.id) == [Change("person", 1, scored, None)]


@pytest.mark.parametrize(
    "sql",
    ["INSERT INTO person (name) VALUES ('Minh')", "UPDATE person SET name = 'Mai'", "DELETE FROM person"],
)
def test_a_write_outside_an_operation_fails_in_the_database_itself(sql: str, tmp_path: Path) -> None:
    file = create_file(tmp_path / "so.db", shape=SMALL)
    added(file)
    file.close()
    plain = sqlite3.connect(tmp_path / "so.db")
    with pytest.raises(sqlite3.IntegrityError):
        plain.execute(sql)
    plain.close()


def test_a_failed_operation_leaves_nothing(db: OfficeFile) -> None:
    before = rows(db)
    with pytest.raises(ZeroDivisionError), operation(db, "Thêm nhiều", NOW):
        db.table("person").insert_all({"name": f"{n}", "points": 1 // (299 - n)} for n in range(300))
    assert rows(db) == before
    assert journal.operations(db) == []
    assert db.table("journal").count == 0
    added(db)


def test_an_operation_that_changed_nothing_leaves_no_line(db: OfficeFile) -> None:
    added(db)
    with operation(db, "Sửa", NOW) as op:
        db.execute("UPDATE person SET name = name")
        db.execute("UPDATE person SET points = NULL WHERE points IS NULL")
        db.execute("INSERT INTO memory VALUES ('cột', '120')")
    assert [line.name for line in journal.operations(db)] == ["Thêm Lan"]
    assert journal.touched(db, op.id) == frozenset()
    assert db.table("memory").count == 1


def test_null_is_a_value_when_rows_are_compared(db: OfficeFile) -> None:
    added(db, points=3)
    with operation(db, "Xóa điểm", NOW) as gone:
        db.execute("UPDATE person SET points = NULL")
    with operation(db, "Chấm lại", NOW) as back:
        db.execute("UPDATE person SET points = 3")
    assert len(journal.changes(db, gone.id)) == len(journal.changes(db, back.id)) == 1


def test_an_operation_inside_another_is_refused_by_name(db: OfficeFile) -> None:
    with pytest.raises(NestedOperation, match=r"'Thêm Lan'.*'Ngoài'"), operation(db, "Ngoài", NOW):
        added(db)
    assert db.table("person").count == 0


def test_touched_is_read_from_the_journal_cascades_included(db: OfficeFile) -> None:
    added(db)
    with operation(db, "Ghi chú", NOW) as op:
        db.table("note").insert({"person_id": 1, "text": "đi muộn"})
    assert journal.touched(db, op.id) == {"note"}
    with operation(db, "Xóa", NOW) as gone:
        db.execute("DELETE FROM person")
    assert journal.touched(db, gone.id) == {"note", "person"}


def test_replace_is_one_row_gone_and_one_come(db: OfficeFile) -> None:
    with operation(db, "Thêm phòng", NOW):
        db.table("unit").insert({"name": "Văn phòng"})
    with operation(db, "Thay", NOW) as op:
        db.execute("INSERT OR REPLACE INTO unit (id, name) VALUES (7, 'Văn phòng')")
    old, new = {"id": 1, "name": "Văn phòng"}, {"id": 7, "name": "Văn phòng"}
    assert journal.changes(db, op.id) == [Change("unit", 1, old, None), Change("unit", 7, None, new)]


def test_a_row_that_takes_another_number_is_kept_under_both(db: OfficeFile) -> None:
    with operation(db, "Thêm phòng", NOW):
        db.table("unit").insert({"name": "Văn phòng"})
    with operation(db, "Đổi số", NOW) as op:
        db.execute("UPDATE unit SET id = 9")
    assert [(c.row_id, c.before is None, c.after is None) for c in journal.changes(db, op.id)] == [
        (1, False, True),
        (9, True, False),
    ]


@pytest.mark.parametrize(
    "text", ['{"a": [1]}', 'Đặng “Thị” \\ "Ngà"\n\tvà', "a\x00b", "", "🎖", "1", "null", "1e400"]
)
def test_any_text_comes_back_as_it_was(db: OfficeFile, text: str) -> None:
    op = added(db, text)
    assert journal.changes(db, op)[0].after["name"] == text
    journal.undo(db, journal.undo(db, op, NOW, kind_names={}), NOW, kind_names={})
    assert db.execute("SELECT name FROM person").fetchall() == [(text,)]


@pytest.mark.parametrize("number", [2**63 - 1, -(2**63), 0, 2**53 + 1])
def test_any_whole_number_comes_back_as_it_was(db: OfficeFile, number: int) -> None:
    op = added(db, points=number)
    assert journal.changes(db, op)[0].after["points"] == number


def test_text_made_by_a_json_function_is_still_text_in_the_image(db: OfficeFile) -> None:
    with operation(db, "Thêm", NOW) as op:
        db.execute("INSERT INTO person (name) VALUES (json_array(1, 2))")
    assert journal.changes(db, op.id)[0].after["name"] == "[1,2]"


def test_a_frozen_row_says_its_sentence(db: OfficeFile) -> None:
    added(db, closed=1)
    with pytest.raises(Frozen) as refused, operation(db, "Sửa", NOW):
        db.execute("UPDATE person SET name = 'Mai'")
    assert str(refused.value) == CLOSED
    with pytest.raises(Frozen), operation(db, "Xóa", NOW):
        db.execute("DELETE FROM person")


def test_a_full_disk_says_so_and_keeps_the_rows(tmp_path: Path) -> None:
    db = create_file(tmp_path / "so.db", shape=SMALL)
    added(db)
    before, pages = rows(db), db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(FileTrouble, match="đã đầy"), operation(db, "Thêm nhiều", NOW):
        db.table("person").insert_all({"name": "Nguyễn " * 200} for _ in range(100))
    assert rows(db) == before
    db.execute("PRAGMA max_page_count = 100000")
    added(db, "Minh")
    db.close()


def test_filters_of_the_diary(db: OfficeFile) -> None:
    for day, name in [(3, "Thêm Đặng Ngà"), (4, "Thêm Minh"), (5, "Đổi tên phòng")]:
        with operation(db, name, datetime(2026, 1, day, 9, 15)):
            table = "unit" if "phòng" in name else "person"
            db.table(table).insert({"name": name})

    def names(**filters: object) -> list[str]:
        return [line.name for line in journal.operations(db, **filters)]

    assert names() == ["Đổi tên phòng", "Thêm Minh", "Thêm Đặng Ngà"]
    assert names(text="dang") == ["Thêm Đặng Ngà"]
    assert names(text="DOI") == ["Đổi tên phòng"]
    assert names(kind="unit") == ["Đổi tên phòng"]
    assert names(since="2026-01-04") == ["Đổi tên phòng", "Thêm Minh"]
    assert names(until="2026-01-04") == ["Thêm Minh", "Thêm Đặng Ngà"]
    assert names(since="2026-01-04", until="2026-01-04") == ["Thêm Minh"]
    assert names(limit=1, offset=1) == ["Thêm Minh"]
    assert names(text="%") == []


def test_arming_again_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "so.db"
    db = create_file(path, shape=SMALL)
    before = path.read_bytes()
    triggers.arm(db, SMALL)
    assert path.read_bytes() == before
    db.execute("DROP TRIGGER journal_person_update")
    assert triggers.astray(db, SMALL) == ("journal_person_update",)
    triggers.arm(db, SMALL)
    assert triggers.astray(db, SMALL) == ()
    db.close()


def test_a_trigger_of_a_former_version_is_taken_down(db: OfficeFile) -> None:
    fewer = Shape(SMALL.steps, ("unit",), ())
    triggers.arm(db, fewer)
    assert all(
        "unit" in name
        for name in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchone()
    )
    db.table("person").insert({"name": "không còn theo dõi"})


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("CREATE TABLE odd (id INTEGER PRIMARY KEY, share REAL) STRICT", "share"),
        ("CREATE TABLE odd (id INTEGER PRIMARY KEY, photo BLOB) STRICT", "photo"),
        ("CREATE TABLE odd (id INTEGER PRIMARY KEY, x ANY) STRICT", "ANY"),
        ("CREATE TABLE odd (id INTEGER PRIMARY KEY, name TEXT)", "STRICT"),
        ("CREATE TABLE odd (key TEXT PRIMARY KEY) STRICT", "INTEGER PRIMARY KEY"),
        ("CREATE TABLE odd (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER AS (a + 1)) STRICT", "b"),
        ("CREATE TABLE other (id INTEGER PRIMARY KEY) STRICT", "does not exist"),
        (
            f"CREATE TABLE odd (id INTEGER PRIMARY KEY, {', '.join(f'c{n} TEXT' for n in range(63))}) STRICT",
            "63",
        ),
    ],
)
def test_a_table_the_journal_cannot_give_back_exactly_is_refused(sql: str, why: str) -> None:
    db = in_memory()
    db.execute(sql)
    with pytest.raises(ValueError, match=why):
        triggers.arm(db, Shape((), ("odd",)))


def test_the_office_shape_arms_and_journals_every_table_it_names(tmp_path: Path) -> None:
    db = create_file(tmp_path / "so.db")
    with operation(db, "Thêm phòng", NOW) as op:
        db.table("unit").insert({"name": "Thanh tra"})
    assert journal.touched(db, op.id) == {"unit"}
    assert triggers.astray(db) == ()
    db.close()


def test_a_shape_with_a_wrong_trigger_name_is_refused(db: OfficeFile) -> None:
    odd = shape()
    wrong = "CREATE TRIGGER other BEFORE DELETE ON unit BEGIN SELECT 1; END"
    with pytest.raises(ValueError, match="journal_… or frozen_…"):
        triggers.arm(db, Shape(odd.steps, ("unit",), (wrong,)))

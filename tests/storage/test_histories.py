"""Random histories, undone step by step to every earlier state, and in any order at all."""

import sqlite3
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from storage_for_tests import KINDS, NOW, in_memory, rows

from app.errors import SayToUser
from app.storage import journal
from app.storage.journal import operation
from app.storage.office_file import OfficeFile

Step = tuple[str, tuple[object, ...]]

number = st.integers(1, 5)
maybe = st.none() | number
words = st.sampled_from(["Lan", "Đặng Ngà", "", '"\\', "[1]"])


def steps(sql: str, *values: st.SearchStrategy[object]) -> st.SearchStrategy[Step]:
    return st.tuples(st.just(sql), st.tuples(*values))


change = st.one_of(
    steps("INSERT INTO unit (name) VALUES (?)", words),
    steps("INSERT OR REPLACE INTO unit (id, name) VALUES (?, ?)", number, words),
    steps("UPDATE OR REPLACE unit SET name = ? WHERE id = ?", words, number),
    steps("DELETE FROM unit WHERE id = ?", number),
    steps("UPDATE unit SET id = ? WHERE id = ?", number, number),
    steps("INSERT INTO person (name, points, unit_id) VALUES (?, ?, ?)", words, maybe, maybe),
    steps("INSERT OR REPLACE INTO person (id, name, unit_id) VALUES (?, ?, ?)", number, words, maybe),
    steps("UPDATE person SET points = ?", maybe),
    steps("UPDATE person SET points = points + 1, name = name || 'x' WHERE id >= ?", number),
    steps("UPDATE person SET unit_id = ? WHERE id = ?", maybe, number),
    steps("DELETE FROM person WHERE id = ?", number),
    steps("DELETE FROM person WHERE points IS ?", maybe),
    steps("INSERT INTO item (parent, position, title) VALUES (?, ?, ?)", maybe, maybe, words),
    steps("INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?)", number, maybe, number, words),
    steps("UPDATE OR REPLACE item SET position = ? WHERE parent = ?", number, number),
    steps("UPDATE item SET parent = ? WHERE id = ?", maybe, number),
    steps("DELETE FROM item WHERE id = ?", number),
    steps("DELETE FROM item WHERE parent IS ?", maybe),
    steps("INSERT INTO note (person_id, text) VALUES (?, ?)", number, words),
    steps("UPDATE note SET person_id = ?, text = NULL", number),
    steps("DELETE FROM note"),
)
histories = st.lists(st.lists(change, min_size=1, max_size=5), min_size=1, max_size=12)


def run(db: OfficeFile, name: str, deeds: list[Step]) -> bool:
    """One operation; False when the tables refused it or it changed nothing."""
    before, lines = rows(db), db.table("operation").count
    try:
        with operation(db, name, NOW):
            for sql, values in deeds:
                db.execute(sql, values)
    except sqlite3.IntegrityError:
        assert rows(db) == before
        assert db.table("operation").count == lines
        return False
    return db.table("operation").count > lines


def take(db: OfficeFile, which: Callable[[OfficeFile], journal.OperationLine | None]) -> bool:
    line = which(db)
    if line is None:
        return False
    journal.undo(db, line.id, NOW, kind_names=KINDS)
    return True


@settings(max_examples=150)
@given(histories)
def test_every_history_is_undone_step_by_step_and_redone(history: list[list[Step]]) -> None:
    db = in_memory()
    states = [rows(db)]
    for place, deeds in enumerate(history):
        if run(db, f"Thao tác {place}", deeds):
            states.append(rows(db))
    for state in reversed(states[:-1]):
        assert take(db, journal.undoable)
        assert rows(db) == state
    assert not take(db, journal.undoable)
    for state in states[1:]:
        assert take(db, journal.redoable)
        assert rows(db) == state
    assert not take(db, journal.redoable)
    db.close()


@settings(max_examples=150)
@given(st.lists(st.lists(change, min_size=1, max_size=4) | st.integers(0, 30), max_size=25))
def test_an_undo_out_of_turn_restores_what_it_touched_or_refuses_and_changes_nothing(
    history: list[list[Step] | int],
) -> None:
    db = in_memory()
    for place, deed in enumerate(history):
        known = journal.operations(db)
        if not isinstance(deed, int):
            run(db, f"Thao tác {place}", deed)
        elif known:
            line = known[deed % len(known)]
            undo_one(db, line)
        assert not db.execute("PRAGMA foreign_key_check").fetchall()
    db.close()


def undo_one(db: OfficeFile, line: journal.OperationLine) -> None:
    before, lines = rows(db), db.table("operation").count
    try:
        number = journal.undo(db, line.id, NOW, kind_names=KINDS)
    except SayToUser:
        assert rows(db) == before
        assert db.table("operation").count == lines
        assert not db.conn.in_transaction
        return
    first_images = {(c.table, c.row_id): c.before for c in reversed(journal.changes(db, line.id))}
    for (table, row_id), image in first_images.items():
        row = db.query(f"SELECT * FROM {table} WHERE id = ?", [row_id])
        assert next(row, None) == image
    after = rows(db)
    journal.undo(db, number, NOW, kind_names=KINDS)
    assert rows(db) == before
    journal.undo(db, journal.operations(db)[0].id, NOW, kind_names=KINDS)
    assert rows(db) == after


def test_a_history_of_one_bad_step_is_refused_whole() -> None:
    db = in_memory()
    assert not run(db, "Sai", [("INSERT INTO unit (name) VALUES (?)", ("a",))] * 2)
    assert rows(db)["unit"] == []

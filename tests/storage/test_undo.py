"""Undo and redo: any operation, if nothing changed since; the diary is never shortened."""

import sqlite3

import pytest
from storage_for_tests import CLOSED, KINDS, NOW, add_rank, in_memory, rows, shape

from app.errors import Conflict, Frozen
from app.storage import journal
from app.storage.journal import operation
from app.storage.office_file import OfficeFile
from app.storage.upgrade import upgrade


@pytest.fixture
def db() -> OfficeFile:
    return in_memory()


def do(db: OfficeFile, name: str, *statements: str, barrier: str = "") -> int:
    with operation(db, name, NOW, barrier=barrier) as op:
        for sql in statements:
            db.execute(sql)
    return op.id


def undo(db: OfficeFile, number: int) -> int:
    return journal.undo(db, number, NOW, kind_names=KINDS)


def refused(db: OfficeFile, number: int, kind: type[Exception] = Conflict) -> str:
    """The sentence of a refusal that changed nothing, the diary included."""
    before, lines = rows(db), journal.operations(db)
    with pytest.raises(kind) as said:
        undo(db, number)
    assert rows(db) == before
    assert journal.operations(db) == lines
    return str(said.value)


LAN = "INSERT INTO person (id, name) VALUES (1, 'Lan')"


def test_undo_is_a_new_operation_and_the_diary_is_not_shortened(db: OfficeFile) -> None:
    added = do(db, "Thêm Lan", LAN)
    taken = undo(db, added)
    assert db.table("person").count == 0
    lines = journal.operations(db)
    assert [(line.name, line.undoes, line.undone_by) for line in lines] == [
        ("Hoàn tác: Thêm Lan", added, None),
        ("Thêm Lan", None, taken),
    ]


def test_redo_is_the_undo_of_an_undo(db: OfficeFile) -> None:
    added = do(db, "Thêm Lan", LAN)
    there = rows(db)
    again = undo(db, undo(db, added))
    assert rows(db) == there
    assert journal.operations(db)[0].name == "Làm lại: Thêm Lan"
    assert undo(db, again)
    assert journal.operations(db)[0].name == "Hoàn tác: Thêm Lan"


def test_an_operation_redone_can_be_undone_again_from_its_own_line(db: OfficeFile) -> None:
    added = do(db, "Thêm Lan", LAN)
    undo(db, undo(db, added))
    assert journal.operations(db)[-1].undone_by is None
    taken = undo(db, added)
    assert db.table("person").count == 0
    assert journal.operations(db)[-1].undone_by == taken


def test_an_operation_already_undone_is_not_undone_twice(db: OfficeFile) -> None:
    added = do(db, "Thêm Lan", LAN)
    undo(db, added)
    assert "đã được hoàn tác rồi" in refused(db, added)


def test_undo_of_an_old_operation_leaves_the_later_ones(db: OfficeFile) -> None:
    first = do(db, "Thêm Lan", LAN)
    do(db, "Thêm Minh", "INSERT INTO person (name) VALUES ('Minh')")
    undo(db, first)
    assert [row[1] for row in rows(db)["person"]] == ["Minh"]


def test_undo_refuses_when_changed_since(db: OfficeFile) -> None:
    do(db, "Thêm Lan", LAN)
    renamed = do(db, "Đổi tên", "UPDATE person SET name = 'Lan Anh'")
    do(db, "Chấm điểm", "UPDATE person SET points = 9")
    assert "Người «Lan Anh» đã thay đổi từ đó" in refused(db, renamed)


def test_undo_refuses_when_the_row_is_gone_or_its_number_taken(db: OfficeFile) -> None:
    added = do(db, "Thêm Lan", LAN)
    gone = do(db, "Xóa Lan", "DELETE FROM person")
    assert "đã thay đổi từ đó" in refused(db, added)
    do(db, "Thêm Minh", "INSERT INTO person (id, name) VALUES (1, 'Minh')")
    assert "đã thay đổi từ đó" in refused(db, gone)


def test_undo_of_a_row_in_use_names_the_users(db: OfficeFile) -> None:
    unit = do(db, "Thêm phòng", "INSERT INTO unit (id, name) VALUES (3, 'Thanh tra')")
    do(db, "Thêm Lan", "INSERT INTO person (name, unit_id) VALUES ('Lan', 3)")
    said = refused(db, unit)
    assert "Phòng «Thanh tra» đang được dùng trong «Người»" in said


def test_undo_never_takes_rows_along_by_a_cascade(db: OfficeFile) -> None:
    added = do(db, "Thêm Lan", LAN)
    do(db, "Ghi chú", "INSERT INTO note (person_id, text) VALUES (1, 'đi muộn')")
    assert "Ghi chú «đi muộn» đã thay đổi từ đó" in refused(db, added)


def test_undo_of_a_deletion_whose_parent_is_gone_is_refused(db: OfficeFile) -> None:
    do(
        db,
        "Thêm",
        "INSERT INTO unit VALUES (3, 'Thanh tra')",
        "INSERT INTO person (name, unit_id) VALUES ('Lan', 3)",
    )
    gone = do(db, "Xóa Lan", "DELETE FROM person")
    do(db, "Xóa phòng", "DELETE FROM unit")
    assert "Người «Lan»" in refused(db, gone)


def test_undo_that_would_break_a_unique_name_is_refused(db: OfficeFile) -> None:
    do(db, "Thêm phòng", "INSERT INTO unit VALUES (1, 'Thanh tra')")
    renamed = do(db, "Đổi tên phòng", "UPDATE unit SET name = 'Văn phòng'")
    do(db, "Thêm phòng nữa", "INSERT INTO unit VALUES (2, 'Thanh tra')")
    assert "đã thay đổi từ đó" in refused(db, renamed)


def test_undo_brings_back_a_tree_whatever_the_order_of_its_rows(db: OfficeFile) -> None:
    do(db, "Lập", *[f"INSERT INTO item VALUES ({n}, {p}, 1, 'x')" for n, p in [(1, "NULL"), (2, 1), (3, 2)]])
    there = rows(db)
    gone = do(db, "Xóa", "DELETE FROM item WHERE id = 3", "DELETE FROM item WHERE id = 2", "DELETE FROM item")
    undo(db, gone)
    assert rows(db) == there


def test_undo_of_a_swap_under_a_unique_key(db: OfficeFile) -> None:
    do(db, "Lập", "INSERT INTO item VALUES (1, 1, 1, 'a')", "INSERT INTO item VALUES (2, 1, 2, 'b')")
    there = rows(db)
    swapped = do(
        db,
        "Đổi chỗ",
        "UPDATE item SET position = 99 WHERE id = 1",
        "UPDATE item SET position = 1 WHERE id = 2",
        "UPDATE item SET position = 2 WHERE id = 1",
    )
    undo(db, swapped)
    assert rows(db) == there


def test_a_barrier_is_refused_with_its_own_sentence(db: OfficeFile) -> None:
    way = "Kế hoạch đã ký. Muốn đổi, lập bản thay thế."
    signed = do(db, "Ký", LAN, barrier=way)
    assert refused(db, signed, Frozen) == way
    assert journal.undoable(db).barrier == way


def test_undo_of_what_was_frozen_since_says_the_way(db: OfficeFile) -> None:
    do(db, "Thêm Lan", LAN)
    named = do(db, "Đổi tên", "UPDATE person SET name = 'Lan Anh'")
    do(db, "Khóa", "UPDATE person SET closed = 1", barrier="Mở lại bằng quyết định.")
    assert refused(db, named, Frozen) == CLOSED
    do(db, "Thêm Minh", "INSERT INTO person (id, name, closed) VALUES (2, 'Minh', 1)")
    assert refused(db, journal.operations(db)[0].id, Frozen) == CLOSED


def test_operations_from_before_an_upgrade_are_readable_but_not_undone() -> None:
    db = in_memory()
    added = do(db, "Thêm Lan", LAN)
    upgrade(db, shape(add_rank), NOW)
    assert "«Thêm Lan»" in refused(db, added, Frozen)
    assert "nâng cấp" in journal.line(db, added).barrier
    assert journal.changes(db, added)[0].after["name"] == "Lan"
    assert undo(db, do(db, "Xóa Lan", "DELETE FROM person"))


def test_an_operation_the_diary_does_not_know_is_refused(db: OfficeFile) -> None:
    assert "không có thao tác số 12" in refused(db, 12)


def test_undo_inside_a_transaction_is_our_fault(db: OfficeFile) -> None:
    added = do(db, "Thêm Lan", LAN)
    with db.atomic(), pytest.raises(RuntimeError):
        undo(db, added)


def test_ctrl_z_and_ctrl_y_walk_the_stack(db: OfficeFile) -> None:
    for name in ("một", "hai", "ba"):
        do(db, name, f"INSERT INTO person (name) VALUES ('{name}')")

    def names() -> tuple[str | None, str | None]:
        lines = journal.undoable(db), journal.redoable(db)
        return tuple(line.name if line else None for line in lines)

    def z() -> None:
        undo(db, journal.undoable(db).id)

    def y() -> None:
        undo(db, journal.redoable(db).id)

    assert names() == ("ba", None)
    z()
    assert names() == ("hai", "ba")
    z()
    assert names() == ("một", "hai")
    y()
    assert names() == ("hai", "ba")
    z()
    z()
    assert names() == (None, "một")
    y()
    y()
    y()
    assert names() == ("ba", None)
    z()
    do(db, "bốn", "INSERT INTO person (name) VALUES ('bốn')")
    assert names() == ("bốn", None)
    z()
    assert names() == ("hai", "bốn")
    assert [row[1] for row in rows(db)["person"]] == ["một", "hai"]


def test_an_undo_out_of_turn_is_a_deed_like_any_other(db: OfficeFile) -> None:
    first = do(db, "một", "INSERT INTO person (name) VALUES ('một')")
    do(db, "hai", "INSERT INTO person (name) VALUES ('hai')")
    undo(db, first)
    assert journal.undoable(db).undoes == first
    assert journal.undoable(db).name == "việc hoàn tác «một»"
    assert journal.redoable(db) is None
    undo(db, journal.undoable(db).id)
    assert journal.redoable(db).name == "việc hoàn tác «một»"
    assert [row[1] for row in rows(db)["person"]] == ["một", "hai"]
    assert journal.undoable(db).name == "hai"


def test_the_stack_reads_a_bounded_piece_of_the_history(db: OfficeFile) -> None:
    with db.atomic():
        for number in range(3000):
            with operation(db, f"Thêm {number}", NOW):
                db.execute("INSERT INTO person (name) VALUES ('x')")
    read: list[int] = []
    db.conn.set_progress_handler(lambda: read.append(1) and 0, 1000)
    journal.undoable(db)
    db.conn.set_progress_handler(None, 0)
    plan = db.execute("EXPLAIN QUERY PLAN SELECT id FROM operation WHERE undoes = 5").fetchall()
    assert "SEARCH" in plan[0][3]
    assert len(read) < 30


def test_a_long_run_of_undo_and_redo_of_one_deed(db: OfficeFile) -> None:
    number = do(db, "Thêm Lan", LAN)
    for _ in range(300):
        number = undo(db, number)
    assert db.table("person").count == 1
    assert journal.undoable(db).name == "Thêm Lan"
    assert journal.operations(db, limit=1, offset=300)[0].undone_by is None


def test_an_error_of_ours_in_undo_is_not_dressed_up(db: OfficeFile) -> None:
    added = do(db, "Thêm Lan", LAN)
    db.execute("UPDATE journal SET table_name = 'nowhere'")
    with pytest.raises(sqlite3.OperationalError):
        undo(db, added)

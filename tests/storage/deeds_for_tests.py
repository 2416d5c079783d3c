"""Seeded sequences of operations that never fail, the same on disk and in memory."""

import random
from collections.abc import Callable
from itertools import count

from storage_for_tests import KINDS, NOW, in_memory, rows

from app.storage import journal
from app.storage.journal import operation
from app.storage.office_file import OfficeFile


def _add(db: OfficeFile, dice: random.Random) -> None:
    db.table("person").insert_all(
        {"name": "Đặng Ngà " * dice.randrange(1, 40), "points": dice.randrange(9)}
        for _ in range(dice.randrange(1, 30))
    )


def _score(db: OfficeFile, dice: random.Random) -> None:
    db.execute(
        "UPDATE person SET points = points + 1, name = name || ? WHERE id % 3 = ?", ["x", dice.randrange(3)]
    )


def _drop(db: OfficeFile, dice: random.Random) -> None:
    db.execute("DELETE FROM note WHERE person_id % 5 = 1")
    db.execute("DELETE FROM person WHERE id % ? = 1", [dice.randrange(4, 8)])


def _note(db: OfficeFile, dice: random.Random) -> None:
    db.execute("INSERT INTO note (person_id, text) SELECT id, ? FROM person LIMIT 20", [str(dice.random())])


def _replace(db: OfficeFile, dice: random.Random) -> None:
    name = f"Phòng {dice.randrange(4)}"
    db.execute("INSERT OR REPLACE INTO unit (id, name) VALUES (?, ?)", [dice.randrange(1, 6), name])


def _take_back(db: OfficeFile, dice: random.Random) -> None:
    line = journal.redoable(db) if dice.random() < 0.3 else journal.undoable(db)
    if line is not None:
        journal.undo(db, line.id, NOW, kind_names=KINDS)


_CHANGES = (_add, _score, _drop, _note, _replace)


def play(db: OfficeFile, seed: int, how_many: int, returned: Callable[[int], None]) -> None:
    """Run deeds until `how_many` operations stand in the diary; tell the number of each that has returned."""
    dice = random.Random(seed)
    for number in count():
        last = _last(db)
        if last >= how_many:
            return
        if number and dice.random() < 0.3:
            _take_back(db, dice)
        else:
            with operation(db, f"Việc {number}", NOW):
                dice.choice(_CHANGES)(db, dice)
        if _last(db) > last:
            returned(_last(db))


def _last(db: OfficeFile) -> int:
    return int(db.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()[0])


def states(seed: int, how_many: int) -> list[dict[str, list[tuple[object, ...]]]]:
    """What the tables hold after each operation of a seed, from none on."""
    db = in_memory()
    found = [rows(db)]
    play(db, seed, how_many, lambda _: found.append(rows(db)))
    db.close()
    return found

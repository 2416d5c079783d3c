"""Measures the rollback journals of SQLite, DELETE and TRUNCATE, side by side on this machine's disk."""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 400
MODES = (("DELETE", "FULL"), ("DELETE", "EXTRA"), ("TRUNCATE", "FULL"))


def one_commit(db: sqlite3.Connection, number: int) -> float:
    """Milliseconds from BEGIN to the end of COMMIT for one row of the size of a plan's item."""
    start = time.perf_counter()
    db.execute("BEGIN")
    db.execute("INSERT INTO item (text) VALUES (?)", [f"{number} " + "Tổ chức hội nghị tổng kết. " * 8])
    db.execute("COMMIT")
    return (time.perf_counter() - start) * 1000


def opened(path: Path, mode: str, synchronous: str) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute(f"PRAGMA journal_mode = {mode}")
    db.execute(f"PRAGMA synchronous = {synchronous}")
    db.execute("CREATE TABLE item (id INTEGER PRIMARY KEY, text TEXT)")
    return db


def measure(folder: Path) -> dict[str, list[float]]:
    """The modes take turns, one commit each, so that whatever else the disk does falls on all."""
    modes = {" ".join(mode): opened(folder / f"{'-'.join(mode)}.db", *mode) for mode in MODES}
    taken: dict[str, list[float]] = {mode: [] for mode in modes}
    for number in range(ROUNDS):
        for mode, db in modes.items():
            taken[mode].append(one_commit(db, number))
    for db in modes.values():
        db.close()
    return taken


def main() -> None:
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as folder:
        taken = measure(Path(folder))
    for mode, times in taken.items():
        tenths = statistics.quantiles(times, n=10)
        print(f"{mode:14} median {statistics.median(times):6.2f} ms   nine tenths under {tenths[8]:6.2f} ms")


if __name__ == "__main__":
    main()

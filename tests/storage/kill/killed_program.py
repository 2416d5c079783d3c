"""A program that kills itself at the n-th SQL statement or file event of a seeded run.

Usage: killed_program.py many FILE    a run for each line of FILE, each in a process forked from this one
       killed_program.py one JSON     one run in this process

A run is a JSON object: scenario, path, seed, operations, and the event at which to die (or null); what had
returned is appended to the file `path` + ".told", a number a line.
"""

import json
import os
import signal
import sqlite3
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from deeds_for_tests import play
from storage_for_tests import NOW, SMALL, add_rank, fill_rank, rebuild_note, shape

from app.storage.connection import create_file, open_file
from app.storage.restore import restore

_NOTICED = {"os.rename", "os.remove", "os.link", "os.mkdir", "open"}
NEWER = shape(add_rank, fill_rank, rebuild_note)


class Doom:
    """Counts events; at the chosen one the process is gone, with nothing closed and nothing flushed."""

    def __init__(self, event: int | None) -> None:
        self.left = event
        self.seen = 0

    def tick(self, *_: object) -> int:
        self.seen += 1
        if self.left is not None and self.seen > self.left:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        return 0

    def notice(self, event: str, _: tuple[Any, ...]) -> None:
        """An audit hook: file events count."""
        if event in _NOTICED:
            self.tick()

    def watch(self) -> None:
        """From now on every statement of every new connection counts, and every piece of a long one."""
        connect = sqlite3.connect

        def watched(*given: Any, **named: Any) -> sqlite3.Connection:
            connection = connect(*given, **named)
            connection.set_trace_callback(self.tick)
            connection.set_progress_handler(self.tick, 400)
            return connection

        sqlite3.connect = watched
        sys.addaudithook(self.notice)


def run(work: dict[str, Any]) -> int:
    """One run; returns how many events there were, when it was not killed."""
    path = Path(work["path"])
    told = os.open(f"{path}.told", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    doom = Doom(work["event"])
    doom.watch()
    clock = lambda: NOW  # noqa: E731
    match work["scenario"]:
        case "operations":
            db = open_file(path, now=clock, shape=SMALL)
            # Few pages in memory, so that changes reach the disk before their commit.
            db.execute("PRAGMA cache_size = 3")
            play(db, work["seed"], work["operations"], lambda number: _tell(told, number))
        case "create":
            create_file(path, now=clock, shape=SMALL).close()
        case "upgrade":
            open_file(path, now=clock, shape=NEWER).close()
        case "restore":
            restore(Path(work["copy"]), path, NOW, shape=SMALL)
    return doom.seen


def _tell(told: int, number: int) -> None:
    os.write(told, f"{number}\n".encode())


def _forked(work: dict[str, Any]) -> None:
    child = os.fork()
    if child == 0:
        try:
            run(work)
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def main() -> None:
    if sys.argv[1] == "many":
        for line in Path(sys.argv[2]).read_text(encoding="utf-8").splitlines():
            _forked(json.loads(line))
    else:
        print(run(json.loads(sys.argv[2])))


if __name__ == "__main__":
    main()

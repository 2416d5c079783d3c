"""The start: process begun to window usable, and the memory it then holds, beside a bare window."""

from __future__ import annotations

import subprocess
import sys
import time
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.office_files import practice_file
from benchmarks.side_by_side import ROOT, Taken, alternate, environment
from benchmarks.table import Line, seconds
from benchmarks.turns import Turn

AIM = 1.25
_SETTLED_MS = 2500
_LONGEST_S = 60
_OURS, _BARE = "benchmarks.start_ours", "benchmarks.start_bare"


def lines(folder: Path, rounds: int) -> list[Line]:
    """Start times and memory."""
    office = practice_file(folder / "start.db")
    numbers = count()
    taken = alternate(
        {
            "ours": partial(_start, folder, _OURS, office),
            "sqlite": lambda: _start(folder, _BARE, folder / f"empty-{next(numbers)}.db"),
            "bare": partial(_start, folder, _BARE),
        },
        rounds,
    )
    stay = partial(_start, folder, _OURS, office, _SETTLED_MS)
    settled = alternate({"ours": stay}, min(3, rounds), 0)["ours"]
    ours, sqlite, bare = taken["ours"], taken["sqlite"], taken["bare"]
    for side in (ours, sqlite, bare, settled):
        side.peak = side.median("peak")
    return [
        seconds("window usable ÷ bare window with sqlite_utils", "usable", ours, sqlite, AIM),
        seconds("window usable ÷ bare window", "usable", ours, bare),
        _memory("resident memory ÷ bare window with sqlite_utils", "MB", ours, sqlite, AIM),
        _memory("resident memory ÷ bare window", "MB", ours, bare),
        _memory("once checked and backed up ÷ bare with sqlite_utils", "settled MB", settled, sqlite),
    ]


def _start(folder: Path, module: str, *arguments: object) -> Turn:
    """One start in a process of its own, from the moment it is asked for."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    begun = time.monotonic()
    done = subprocess.run(
        command,
        env=environment(folder),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=_LONGEST_S,
    )
    told = [[float(word) for word in line.split()] for line in done.stdout.splitlines()]
    if done.returncode or not told:
        raise RuntimeError(f"{module} ended with {done.returncode}: {done.stderr}")
    moment, resident, peak = told[0]
    turn = {"usable": moment - begun, "MB": resident, "peak": peak}
    if len(told) > 1:
        turn |= {"settled MB": told[1][1], "peak": told[1][2]}
    return turn


def _memory(name: str, what: str, ours: Taken, beside: Taken, aim: float | None = None) -> Line:
    return Line(name, ours.median(what), beside.median("MB"), "MB", aim, ours.peak, beside.peak)

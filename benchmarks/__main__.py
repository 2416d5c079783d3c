"""Prints the table: `python -m benchmarks [--rounds N] [--only start,change,…] [--small] [--folder DIR]`."""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import sys
import tempfile
from importlib import import_module
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from benchmarks.table import Line, table

FIGURES = {
    "start": "start",
    "change": "one_change",
    "export": "export_plan",
    "large": "large_plan",
    "papers": "papers",
    "clock": "clock_import",
    "attendance": "attendance",
    "workbook": "workbook",
    "achievements": "achievements",
    "judging": "judging",
    "awards": "awards_import",
    "voting": "voting",
    "dossier": "award_papers",
}
ROUNDS = 11
SMALL: dict[str, dict[str, Any]] = {
    "large": {"sizes": (20, 40)},
    "papers": {"sizes": (20, 40)},
    "clock": {"size": 400},
    "attendance": {"sizes": (20, 2)},
    "workbook": {"people": 6},
    "achievements": {"sizes": (20,), "years": 2},
    "judging": {"sizes": (5, 10)},
    "awards": {"size": 400},
    "voting": {"sizes": (5, 10)},
    "dossier": {"sizes": (5, 5), "grown": 2},
}


def main() -> int:
    """Measure what is asked for and print one table."""
    wanted = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    wanted.add_argument(
        "--rounds", type=int, default=ROUNDS, metavar="N", help=f"turns of each side ({ROUNDS})"
    )
    wanted.add_argument("--only", default=",".join(FIGURES), metavar="NAMES", help=", ".join(FIGURES))
    wanted.add_argument("--small", action="store_true", help="tiny sizes: does it run, not how fast")
    wanted.add_argument("--folder", type=Path, help="measure on the disk of this folder")
    options = wanted.parse_args()
    lines: list[Line] = []
    with tempfile.TemporaryDirectory(
        prefix="sothidua-", dir=options.folder, ignore_cleanup_errors=True
    ) as name:
        for figure in options.only.split(","):
            print(f"{figure} …", file=sys.stderr, flush=True)
            module = import_module(f"benchmarks.{FIGURES[figure]}")
            folder = Path(name) / figure
            folder.mkdir()
            small = SMALL.get(figure, {}) if options.small else {}
            lines += module.lines(folder, options.rounds, **small)
    if isinstance(sys.stdout, TextIOWrapper):  # into a pipe Windows would take the old code page
        sys.stdout.reconfigure(encoding="utf-8")
    print(table(lines))
    print(f"\n{_machine()}, {options.rounds} rounds")
    return 0


def _machine() -> str:
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, "
        f"Python {platform.python_version()}, PySide6 {version('PySide6-Essentials')}, "
        f"SQLite {sqlite3.sqlite_version}"
    )


if __name__ == "__main__":
    sys.exit(main())

"""A plan of 5,000 nodes in the window: loaded, seen, exported, typed into; and how each grows from 200."""

from __future__ import annotations

from pathlib import Path

from benchmarks.office_files import large_file
from benchmarks.side_by_side import Taken, processes
from benchmarks.table import Line, seconds

AIM = 2.0
SIZES = (200, 5000)
_DEEDS = {
    "load": "read from the file and shown",
    "preview": "laid out as pages the first time",
    "export": "exported to Word",
    "key": "one typed key",
    "store": "the typed words stored",
    "wait": "longest wait of a key typed on",
}


def lines(folder: Path, rounds: int, sizes: tuple[int, int] = SIZES) -> list[Line]:
    """Each deed by itself, the key beside a bare tree of that size, and the growth of each."""
    files = {nodes: large_file(folder / f"{nodes}.db", nodes) for nodes in sizes}
    sides: dict[str, tuple[str, tuple[object, ...]]] = {}
    for nodes, file in files.items():
        sides[f"ours {nodes}"] = ("benchmarks.large_window:ours", (file,))
        sides[f"bare {nodes}"] = ("benchmarks.large_bare:bare", (file,))
    taken = processes(sides, folder, rounds)
    small, large = sizes
    ours, bare = taken[f"ours {large}"], taken[f"bare {large}"]
    key = "one typed key in {} nodes ÷ the same in a bare tree"
    return [
        seconds(key.format(f"{large:,}"), "key", ours, bare, AIM),
        seconds(key.format(f"{small:,}"), "key", taken[f"ours {small}"], taken[f"bare {small}"]),
        *_growth(taken, small, large),
    ]


def _growth(taken: dict[str, Taken], small: int, large: int) -> list[Line]:
    between = f"{large:,} nodes ÷ {small:,} ({large // small}× as many)"
    of_small, of_large = taken[f"ours {small}"], taken[f"ours {large}"]
    return [seconds(f"{words}: {between}", deed, of_large, of_small) for deed, words in _DEEDS.items()]

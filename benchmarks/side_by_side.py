"""Measures several sides turn by turn, A B A B …, so that whatever else the machine does falls on all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.memory import peak
from benchmarks.turns import Turn

ROOT = Path(__file__).resolve().parent.parent
# Whatever the shell says about Python must not make one start another than a user's.
_FORGET = (
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONUNBUFFERED",
    "PYTHONDEVMODE",
    "QT_STYLE_OVERRIDE",
)
_CHILD = {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}


@dataclass
class Taken:
    """What one side took: seconds (or other numbers) of each turn by name, and its peak memory in MB."""

    turns: dict[str, list[float]] = field(default_factory=dict)
    peak: float = 0.0

    def add(self, turn: Mapping[str, float]) -> None:
        """Keep one turn."""
        for name, value in turn.items():
            self.turns.setdefault(name, []).append(value)

    def median(self, name: str) -> float:
        """The middle of what was taken under a name."""
        return median(self.turns[name])


def environment(home: Path) -> dict[str, str]:
    """For child processes: no screen, settings and data under `home`, nothing of the user's own."""
    kept = {name: value for name, value in os.environ.items() if name not in _FORGET}
    folders = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(home))
    folders |= {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "STATE")}
    return kept | folders | _CHILD | {"PYTHONPATH": str(ROOT)}


def alternate(sides: Mapping[str, Callable[[], Turn]], rounds: int, warm_up: int = 1) -> dict[str, Taken]:
    """Each side once a round, in turn; the rounds of the warm-up do not count."""
    taken = {name: Taken() for name in sides}
    for number in range(warm_up + rounds):
        for name, turn in sides.items():
            seen = turn()
            if number >= warm_up:
                taken[name].add(seen)
    return taken


class Side:
    """A process that holds one side, warm, and takes a turn when asked (see turns.py)."""

    def __init__(self, where: str, arguments: Iterable[object], home: Path) -> None:
        command = [sys.executable, "-m", "benchmarks.turns", where, *map(str, arguments)]
        self._process = subprocess.Popen(
            command, env=environment(home), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert self._process.stdin
        assert self._process.stdout
        self._ask, self._answers = self._process.stdin, self._process.stdout

    def turn(self) -> Turn:
        """One turn; RuntimeError when the process has ended, its own words are on standard error."""
        self._ask.write("\n")
        self._ask.flush()
        answer = self._answers.readline()
        if not answer:
            raise RuntimeError(f"{' '.join(map(str, self._process.args[3:]))} ended: {self._process.wait()}")  # type: ignore[index]
        turn: Turn = json.loads(answer)
        return turn

    def end(self) -> float:
        """Let it go; its peak memory in MB."""
        most = peak(self._process.pid)
        self._ask.close()
        self._answers.close()
        self._process.wait()
        return most

    def kill(self) -> None:
        """Whatever happened, nothing of it stays."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()


def processes(
    sides: Mapping[str, tuple[str, Sequence[object]]], home: Path, rounds: int, warm_up: int = 2
) -> dict[str, Taken]:
    """Measure sides given as (module:function, arguments), each in a process of its own."""
    with ExitStack() as stack:
        running: dict[str, Side] = {}
        for name, (where, arguments) in sides.items():
            running[name] = Side(where, arguments, home)
            stack.callback(running[name].kill)
        taken = alternate({name: side.turn for name, side in running.items()}, rounds, warm_up)
        for name, side in running.items():
            taken[name].peak = side.end()
    return taken

"""One side of a comparison in a process of its own: takes a turn when told, answers with its seconds.

`python -m benchmarks.turns module:function argument …`: the function, called with the arguments, is a
generator that yields the seconds of each turn by name. It is asked on standard input, one line a turn.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from importlib import import_module
from time import perf_counter
from typing import Any

Turn = dict[str, float]


def timed(deed: Callable[[], Any]) -> float:
    """Seconds `deed` takes."""
    start = perf_counter()
    deed()
    return perf_counter() - start


def main() -> None:
    """Take turns until standard input ends."""
    answers, sys.stdout = sys.stdout, sys.stderr  # what a side prints must not mix with the answers
    module, _, function = sys.argv[1].partition(":")
    side = getattr(import_module(module), function)(*sys.argv[2:])
    for _ in sys.stdin:
        print(json.dumps(next(side)), file=answers, flush=True)
    side.close()


if __name__ == "__main__":
    main()

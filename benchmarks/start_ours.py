"""The program's own start on the file named, watched from its first paint to the answer to a key.

With a number of milliseconds after the file it stays open so long and tells its memory once more.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from ui import __main__ as program

LEAST_ROWS = 20


class _Watch:
    """Looks on from the moment the program imports its start: nothing is imported sooner than by itself.

    Without importlib.abc as its parent: that alone takes some milliseconds the program does not.
    """

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Once, for the module that shows the window."""
        if name != "ui.starting":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        assert spec
        loader: Any = spec.loader
        run = loader.exec_module

        def run_and_watch(module: Any) -> None:
            run(module)
            _watched(module.Starting)

        loader.exec_module = run_and_watch
        return spec


def _watched(starting: Any) -> None:
    show = starting.show_office

    def show_and_watch(self: Any, office: object) -> None:
        from benchmarks.first_key import FirstKey

        show(self, office)
        window = self.window
        stay = int(sys.argv[2]) if len(sys.argv) > 2 else 0
        leave = _later(stay, window.close) if stay else window.close
        tree = _tree(window)
        FirstKey(tree.viewport(), tree, lambda: tree.currentIndex().row(), leave)

    starting.show_office = show_and_watch


def _tree(window: Any) -> Any:
    """The rows of the plan; a start that shows none is no start."""
    from PySide6.QtWidgets import QAbstractItemView

    views = (view for view in window.findChildren(QAbstractItemView) if view.isVisible())
    return next(view for view in views if view.model().rowCount() >= LEAST_ROWS)


def _later(milliseconds: int, leave: Callable[[], object]) -> Callable[[], object]:
    from PySide6.QtCore import QTimer

    from benchmarks.first_key import tell

    def end() -> None:
        tell()
        leave()

    return lambda: QTimer.singleShot(milliseconds, end)


if __name__ == "__main__":
    sys.meta_path.insert(0, _Watch())
    sys.exit(program.main(["--db", sys.argv[1]]))

"""The program's own start on the file named, watched from its first paint to the answer to a key.

With a number of milliseconds after the file it stays open so long and tells its memory once more.
"""

import sys
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.services.office import Office
from benchmarks.first_key import FirstKey, tell
from ui import __main__ as program
from ui.starting import Starting

LEAST_ROWS = 20


def main() -> int:
    """Run the program as a user does."""
    path, *rest = sys.argv[1:]
    stay = int(rest[0]) if rest else 0
    show = Starting.show_office

    def watched(self: Starting, office: Office) -> None:
        show(self, office)
        window = self.window
        assert window is not None
        leave = window.close if not stay else _later(stay, window.close)
        tree = _tree(window)
        FirstKey(tree.viewport(), tree, lambda: tree.currentIndex().row(), leave)

    Starting.show_office = watched  # type: ignore[method-assign]
    return program.main(["--db", path])


def _tree(window: QWidget) -> QAbstractItemView:
    """The rows of the plan; a start that shows none is no start."""
    views = (view for view in window.findChildren(QAbstractItemView) if view.isVisible())
    return next(view for view in views if view.model().rowCount() >= LEAST_ROWS)


def _later(milliseconds: int, leave: Callable[[], object]) -> Callable[[], object]:
    def end() -> None:
        tell()
        leave()

    return lambda: QTimer.singleShot(milliseconds, end)


if __name__ == "__main__":
    sys.exit(main())

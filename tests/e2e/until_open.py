"""The practice window, saying on stdout when its plan is on the screen: `python -m tests.e2e.until_open`."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

import ui.__main__
from tests.e2e.screen import Player, Steps, shown


def steps() -> Steps:
    """Wait for the plan, say so, and stay."""
    yield shown("Kế hoạch 2023")
    print("Kế hoạch 2023", flush=True)
    yield lambda: False


def main() -> int:
    """Run until killed."""
    started = QApplication.exec

    def play(*_: object) -> int:
        player = Player(steps())
        code = started()
        return 3 if player.failure else code

    QApplication.exec = staticmethod(play)  # type: ignore[method-assign]
    return ui.__main__.main(["--practice"])


if __name__ == "__main__":
    sys.exit(main())

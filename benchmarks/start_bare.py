"""What the start is compared with: a bare window; with a file named it also opens an empty database there."""

import sys

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel


class Bare(QLabel):
    """Counts the keys it gets."""

    keys = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by another text."""
        self.keys += 1
        self.setText(f"Đã nhấn {self.keys} phím")


def main() -> None:
    """Show the window, answer one key, go."""
    app = QApplication(sys.argv[:1])
    for path in sys.argv[1:]:
        import sqlite_utils

        sqlite_utils.Database(path).table_names()
    window = Bare("Cửa sổ trống")
    window.resize(1280, 720)
    window.show()

    from benchmarks.first_key import FirstKey

    FirstKey(window, window, lambda: window.keys, app.quit)
    app.exec()


if __name__ == "__main__":
    main()

"""The window: `sothidua [--db FILE] [--practice] [--self-test]`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from app import paths
from ui import collector, light_qt

_CALM_MS = 1000


Asked = tuple[Path | None, bool, bool, list[str]]
"""The file, the practice office, the self-test, and what is Qt's business."""


def _plain(given: list[str]) -> Asked | None:
    """The starts a user makes, read without a parser, which takes longer to import than to ask."""
    match given:
        case []:
            return None, False, False, []
        case ["--practice"]:
            return None, True, False, []
        case ["--db", file] if not file.startswith("-"):
            return Path(file), False, False, []
    return None


def _parsed(given: list[str]) -> Asked:
    from app.command_words import Parser

    parser = Parser(prog="sothidua", description="Sổ Thi Đua")
    parser.add_argument("--db", type=Path, metavar="TỆP", help="tệp sổ cần mở")
    parser.add_argument("--practice", action="store_true", help="mở dữ liệu thực hành")
    parser.add_argument("--self-test", action="store_true", help="tự kiểm tra rồi thoát")
    options, for_qt = parser.parse_known_args(given)
    return options.db, options.practice, options.self_test, for_qt


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the window until it is closed; the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    wanted, practice, self_test, for_qt = _plain(given) or _parsed(given)
    if self_test:
        light_qt.load()
        from ui.self_test import run

        return run(for_qt)
    # A start makes thousands of things that stay; looking among them for garbage took a tenth of it.
    collector.hold()
    light_qt.load()

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from ui import errors

    road = errors.ErrorRoad()
    road.install()
    errors.open_log(paths.user_log_folder)
    app = QApplication([sys.argv[0], *for_qt])
    app.setApplicationName("Sổ Thi Đua")
    app.setQuitOnLastWindowClosed(False)

    from ui import vietnamese
    from ui.starting import Starting

    vietnamese.install(app)
    starting = Starting(app, road)
    if not starting.begin(wanted, practice):
        return 0
    QTimer.singleShot(_CALM_MS, collector.release)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())

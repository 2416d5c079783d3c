"""A picture of every tab and page of the practice office: `python -m ui.pictures FOLDER`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.domain.wording import fold
from app.services.office import Office
from app.services.practice_year import YEAR, fill_practice_year
from ui import vietnamese
from ui.keeper import Keeper
from ui.memory import Memory
from ui.pages import COVERS, TABS
from ui.theme import Theme
from ui.window import FIRST_SIZE, Window

# Previews follow the typing after a pause; this is longer.
_SETTLED_MS = 900


def main() -> int:
    """Write the pictures; one path a line."""
    wanted = argparse.ArgumentParser(prog="python -m ui.pictures", description=__doc__)
    wanted.add_argument("folder", type=Path)
    wanted.add_argument("--dark", action="store_true", help="each picture in dark colours too")
    options = wanted.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    vietnamese.install(app)
    theme = Theme(app)
    with tempfile.TemporaryDirectory(prefix="sothidua-") as name:
        office = Office.create(Path(name) / "ThucHanh.db", practice=True, fill=fill_practice_year)
        window = Window(office, theme, Memory(Path(name) / "memory.ini"), office.plans.years()[0].year)
        window.resize(*FIRST_SIZE)
        window.show()
        Keeper(window).start()
        for dark in (False, True) if options.dark else (False,):
            theme.force_dark(dark)
            for page in (*TABS, *COVERS):
                window.show_page(page.name, _target(office, page.name))
                target = options.folder / f"{_file_name(page.words)}{'-toi' if dark else ''}.png"
                _settle()
                if not window.grab().save(str(target)):
                    print(
                        f"Không ghi được {target}. Kiểm tra thư mục và chỗ trống trên đĩa.", file=sys.stderr
                    )
                    return 1
                print(target)
        window.close()
        office.close()
    return 0


def _target(office: Office, page: str) -> str:
    """What a page shows that speaks of one row: a note's paper, two plans beside each other."""
    plan = office.plans.years()[-1].plan_id
    match page:
        case "attendance":
            return f"attendance:{YEAR}-05"
        case "next_year":
            return f"next_year:{plan}"
        case "compare":
            if len(office.plans.years()) == 1:
                roll = office.next_year.look(plan)
                office.next_year.create(roll, roll.takeable({}), {})
            return f"compare:{plan}/{office.plans.years()[0].plan_id}"
        case "conduct_paper":
            notes = office.conduct.incidents(date(YEAR, 1, 1), date(YEAR, 12, 31))
            return f"conduct_paper:notice/{next(one for one in notes if not one.merit).id}"
    return ""


def _settle() -> None:
    """Let timers and paint run their course."""
    loop = QEventLoop()
    QTimer.singleShot(_SETTLED_MS, loop.quit)
    loop.exec()


def _file_name(words: str) -> str:
    return "tab-" + "-".join(fold(words).split())


if __name__ == "__main__":
    sys.exit(main())

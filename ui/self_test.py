"""The program tries itself, `--self-test`: files, a paper written and read back, the window."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication

from app.services.office import Office

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHOWN_MS = 300


class _Failed(Exception):
    """What the step found."""


def run(arguments: Sequence[str] = ()) -> int:
    """Try each step in a folder that is removed afterwards; one line a step. 0 when all went well, else 1.

    `arguments` go to Qt (`-platform offscreen`).
    """
    if isinstance(sys.stdout, TextIOWrapper):  # into a pipe Windows would take the old code page
        sys.stdout.reconfigure(encoding="utf-8")
    _say(f"Python {sys.version.split()[0]} on {sys.platform}")
    with tempfile.TemporaryDirectory(prefix="Sổ Thi Đua ") as name:
        folder = Path(name)
        steps: list[tuple[str, Callable[[], str]]] = [
            ("an empty office is made, closed and opened again", lambda: _empty_office(folder)),
            ("the practice office is loaded and its file is whole", lambda: _practice_office(folder)),
            ("a year is reckoned and laid beside the library", lambda: _calendar(folder)),
            ("the plan is exported to Word and read back", lambda: _plan_and_back(folder)),
            ("a wrong call of Qt is told with its signature", _wrong_call),
            ("the window is shown and closed", lambda: _window(folder, arguments)),
        ]
        for words, step in steps:
            try:
                _say(f"ok    {words}: {step()}")
            except Exception as error:  # every fault is the answer of this step
                _say(f"wrong {words}: {type(error).__name__}: {error}")
                return 1
    _say("self-test passed")
    return 0


def _empty_office(folder: Path) -> str:
    path = folder / "Cơ quan.db"
    Office.create(path).close()
    office = Office.open(path)
    years = office.plans.years()
    office.close()
    if years:
        raise _Failed(f"{len(years)} plans in an empty office")
    return f"{path.stat().st_size // 1024} kB"


def _practice_office(folder: Path) -> str:
    path = folder / "Thực hành.db"
    Office.create(path, practice=True).close()
    office = Office.open(path)
    report = office.safety.verify()
    years = [line.year for line in office.plans.years()]
    office.close()
    if not report.ok or not years:
        raise _Failed(" ".join(report.sentences) or "no plan in it")
    return f"plans of {', '.join(map(str, years))}"


def _calendar(folder: Path) -> str:
    """The lunar calendar and the holidays library, both imported on first use, and their words."""
    office = Office.open(folder / "Thực hành.db", write=False)
    reckoned = [known.row for known in office.calendar.year(2031)]
    apart = office.calendar.differences(2019)
    office.close()
    if "Tết Nguyên đán, mùng 1" not in [row.reason for row in reckoned]:
        raise _Failed("the lunar new year is not among the days of 2031")
    if not any(one.offered and "nghỉ" in one.offered.reason for one in apart):
        raise _Failed("the library knows no swapped day of 2019, or not in Vietnamese")
    return f"{len(reckoned)} days in 2031"


def _plan_and_back(folder: Path) -> str:
    office = Office.open(folder / "Thực hành.db")
    plan = office.plans.plan(office.plans.years()[0].plan_id)
    written = office.papers.export_plan(plan.id, folder / "Kế hoạch.docx")
    nodes = office.plans.outline(plan.id).nodes
    office.close()
    read = _words_of(written)
    expected = [plan.title, plan.signer_name]
    expected += [line for node in nodes for line in (node.title, *node.text.split("\n")) if line]
    missing = [line for line in expected if _one_blank(line) not in read]
    if missing:
        raise _Failed(f"not found in the file: {missing[0]!r} and {len(missing) - 1} more")
    return f"{len(nodes)} nodes found in {written.stat().st_size // 1024} kB"


def _words_of(path: Path) -> str:
    with ZipFile(path) as parts:
        body = ElementTree.fromstring(parts.read("word/document.xml"))
    words = {f"{_WORD}t": None, f"{_WORD}br": " ", f"{_WORD}tab": " ", f"{_WORD}p": " "}
    return _one_blank("".join(words[e.tag] or e.text or "" for e in body.iter() if e.tag in words))


def _one_blank(text: str) -> str:
    return " ".join(text.split())


def _wrong_call() -> str:
    """The words of it are loaded on first use (light_qt)."""
    try:
        QPoint(1, 2).setX("one")  # type: ignore[arg-type]
    except TypeError as error:
        told = str(error)
    else:
        raise _Failed("it was taken")
    if "setX(x: int" not in told:
        raise _Failed(told.replace("\n", " | "))
    return told.splitlines()[-1].strip()


def _window(folder: Path, arguments: Sequence[str]) -> str:
    """The start a user makes, every tab and page once; any exception in a slot is the answer."""
    from ui import vietnamese
    from ui.errors import ErrorRoad
    from ui.memory import Memory
    from ui.pages import COVERS, TABS
    from ui.starting import Starting
    from ui.window import Window

    app = QApplication.instance() or QApplication([sys.argv[0], *arguments])
    assert isinstance(app, QApplication)
    if not vietnamese.install(app):
        raise _Failed("Qt's own words are not in Vietnamese")
    road = ErrorRoad()
    road.install()
    starting = Starting(app, road)
    starting.memory = Memory(folder / "memory.ini")
    troubles: list[str] = []
    road.show = troubles.append
    road.say = lambda trouble: troubles.append(str(trouble))
    starting.begin(folder / "Thực hành.db", take_practice=False)
    window = starting.window
    if not isinstance(window, Window):
        raise _Failed("the file was not opened in the window")
    pages = [page.name for page in (*TABS, *COVERS)]
    seen: list[str] = []

    def turn() -> None:
        if pages:
            window.show_page(pages.pop(0))
            QTimer.singleShot(_SHOWN_MS, turn)
            return
        seen.append(f"{window.windowTitle()}, {window.width()} × {window.height()}, {app.platformName()}")
        window.close()

    QTimer.singleShot(_SHOWN_MS, turn)
    app.exec()
    sys.excepthook = sys.__excepthook__
    if troubles:
        raise _Failed(troubles[0].replace("\n", " | "))
    if not seen:
        raise _Failed("the window closed before it was shown")
    return seen[0]


def _say(line: str) -> None:
    # A Windows program without a console has no standard output when nobody reads it.
    if sys.stdout is not None:
        print(line, flush=True)

"""PySide6 imported without its words for wrong calls: they come when a call is wrong, and are the same."""

import subprocess
import sys
from pathlib import Path

import pytest

from ui import light_qt

ROOT = Path(__file__).resolve().parents[2]

WRONG_CALLS = """
from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QColor

def told(wrong):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print("taken")

told(lambda: QPoint(1, 2).setX("one"))
told(lambda: QTimer.singleShot("soon", 3, 3, 3))
told(lambda: QColor(1).setRed())
told(lambda: QTimer(nonsense=3))
told(lambda: QObject().setParent(3, 4, 5))
print(QTimer.start.__doc__)
from PySide6.support.signature import get_signature, mapping
print(get_signature(QTimer.setInterval), mapping.__name__, mapping.__spec__.name, mapping.__package__)
try:
    mapping.what_is_not_there
except AttributeError as error:
    print(error)
"""
WAITING = """
import sys
waiting = sorted(n for n, m in sys.modules.items() if "__waiting__" in getattr(m, "__dict__", {}))
print(len({id(sys.modules[name]) for name in waiting}))
"""
LIGHTLY = "from ui import light_qt\nlight_qt.load()\n"


def spoken(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_wrong_call_reads_the_same() -> None:
    words = spoken(LIGHTLY + WRONG_CALLS)
    assert "setX(x: int, /)" in words
    assert words == spoken(WRONG_CALLS)


def test_the_words_wait_until_a_call_is_wrong() -> None:
    wrong = "from PySide6.QtCore import QPoint\ntry: QPoint(1, 2).setX('one')\nexcept TypeError: pass\n"
    assert int(spoken(LIGHTLY + "import PySide6.QtWidgets\n" + WAITING)) == len(light_qt._LATER)
    assert int(spoken(LIGHTLY + wrong + WAITING)) < len(light_qt._LATER)


def test_no_module_is_looked_at_for_qt_after_its_import() -> None:
    who = "import builtins, PySide6.QtWidgets\nprint(builtins.__import__.__name__)"
    assert spoken(who).strip() == "__feature_import__"
    assert spoken(LIGHTLY + who).strip() == "__lazy_import__"


def test_the_finders_are_the_same_list_afterwards() -> None:
    program = "import sys\nlist_, those = sys.meta_path, [*sys.meta_path]\n" + LIGHTLY
    program += "print(sys.meta_path is list_, sys.meta_path == those, type(list_).__name__)"
    assert spoken(program).split() == ["True", "True", "list"]


@pytest.mark.parametrize("change", ["KNOWN = '6.0.0'", "_EMBEDDED = 'Another'"])
def test_another_version_or_layout_is_imported_the_ordinary_way(change: str) -> None:
    another = f"from ui import light_qt\nlight_qt.{change}\nlight_qt.load()\n"
    assert spoken(another + "import PySide6.QtWidgets\n" + WAITING).strip() == "0"
    assert spoken(another + WRONG_CALLS) == spoken(WRONG_CALLS)


def test_it_is_imported_once() -> None:
    assert spoken("import PySide6\n" + LIGHTLY + WRONG_CALLS) == spoken(WRONG_CALLS)

"""Imports PySide6 without what it loads only to word a wrong call; that part runs when a call is wrong.

PySide6 carries the sources that know its signatures inside a library and compiles them anew at every start;
and it reads the source of every module imported after it (docs/decisions/0040-qt-is-imported-lightly.md).
Where its version or its layout is another than the one known here, everything is imported the ordinary way.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from functools import partial
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import Any, SupportsIndex

KNOWN = "6.11.3"
_EMBEDDED = "EmbeddableZipImporter"
_SUPPORT = "shibokensupport.signature."
_LATER = frozenset(
    _SUPPORT + name
    for name in (
        "errorhandler",
        "layout",
        "lib.enum_sig",
        "lib.pyi_generator",
        "lib.tool",
        "mapping",
        "parser",
    )
)
# What the library takes out of a module's dictionary itself, and keeps without a reference of its own.
_TAKEN = {_SUPPORT + "mapping": ("update_mapping",)}
_kept: list[object] = []
_WAITING = "__waiting__"
_ONE_AT_A_TIME = RLock()


def load() -> None:
    """Import PySide6; to be called before anything else imports it. A second call does nothing."""
    if "PySide6" not in sys.modules:
        ordinary = sys.meta_path
        finders = _Finders(ordinary)
        sys.meta_path = finders
        try:
            import PySide6  # noqa: F401
        finally:
            ordinary[:] = finders  # whoever came or went meanwhile
            sys.meta_path = ordinary
    # `from __feature__ import …` asks for every import to go through PySide6; nobody here writes it.
    if builtins.__import__ is getattr(builtins, "__feature_import__", None):
        builtins.__import__ = builtins.__orig_import__  # type: ignore[attr-defined]


class _Finders(list[Any]):
    """sys.meta_path while PySide6 is imported: it puts the finder of its embedded sources there."""

    def insert(self, index: SupportsIndex, finder: Any) -> None:
        """Put it there; a finder of embedded sources learns to wait first."""
        package = sys.modules.get("shiboken6")
        if type(finder).__name__ == _EMBEDDED and getattr(package, "__version__", "") == KNOWN:
            _delay(finder)
        super().insert(index, finder)


def _delay(finder: Any) -> None:
    create, run = finder.create_module, finder.exec_module

    def create_module(spec: ModuleSpec) -> ModuleType | None:
        made: ModuleType | None = _Later(spec.name) if spec.name in _LATER else create(spec)
        return made

    def exec_module(module: ModuleType) -> None:
        if not isinstance(module, _Later):
            run(module)
            return
        module.__dict__[_WAITING] = partial(_run, run, module, module.__name__)
        for name in _TAKEN.get(module.__name__, ()):
            module.__dict__[name] = partial(_call, module, name)
            _kept.append(module.__dict__[name])

    finder.create_module, finder.exec_module = create_module, exec_module


class _Later(ModuleType):
    """A module that runs when something of it is asked for that is not there yet."""

    def __getattr__(self, name: str) -> object:
        self.run()
        try:
            return self.__dict__[name]
        except KeyError:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}") from None

    def run(self) -> None:
        """Run it, the first time."""
        with _ONE_AT_A_TIME:
            run = self.__dict__.pop(_WAITING, None)
            if run is not None:
                run()


def _run(run: Callable[[ModuleType], None], module: ModuleType, name: str) -> None:
    """PySide6 has given it a second name meanwhile; its source is found under the first."""
    spec = module.__spec__
    assert spec
    second, spec.name = spec.name, name
    try:
        run(module)
    finally:
        spec.name = second


def _call(module: _Later, name: str) -> object:
    module.run()
    return module.__dict__[name]()

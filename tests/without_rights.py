"""A part of a test that runs without root's right to read and write everything."""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_VERSION_3 = 0x20080522
_DAC_OVERRIDE, _DAC_READ_SEARCH, _FOWNER = 1, 2, 3


class _Header(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class _Set(ctypes.Structure):
    _fields_ = [
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    ]


@contextmanager
def without_roots_rights() -> Iterator[None]:
    """Obey the modes of files and folders, for their owner too. Nothing to do for any user but root.

    The user stays the same: another one could not read the project or Python's own library where they lie in
    root's home, and whatever is imported or loaded on first use would fail there.
    """
    if sys.platform != "linux" or os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header, sets = _Header(_VERSION_3, 0), (_Set * 2)()

    def call(name: str) -> None:
        if getattr(libc, name)(ctypes.byref(header), sets) != 0:
            raise OSError(ctypes.get_errno(), f"{name} failed")

    call("capget")
    had = sets[0].effective
    sets[0].effective = had & ~(1 << _DAC_OVERRIDE | 1 << _DAC_READ_SEARCH | 1 << _FOWNER)
    call("capset")
    try:
        yield
    finally:
        sets[0].effective = had
        call("capset")

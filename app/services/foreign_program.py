"""Runs another program in a process of its own: no window, a time limit, and nothing of it left behind."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

_LOOK_S = 0.1
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_OWN_PROCESS = re.compile(rb"^WORD (\d+)\s*$", re.MULTILINE)


def run_program(
    command: Sequence[str],
    extra: Mapping[str, str],
    folder: Path,
    limit_s: float,
    check: Callable[[], None],
) -> int | None:
    """Its exit code, or None when it was ended after `limit_s` seconds.

    `extra` is added to the environment; what it says goes into a file of `folder`, so that no pipe can fill
    up or stay open. `check` is asked often; what it raises ends the program. OSError when it cannot start.
    """
    said = folder / "loi-chuong-trinh.txt"
    with said.open("wb") as out:
        process: subprocess.Popen[bytes] = subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**_clean_environment(), **extra},
            cwd=folder,
            creationflags=_NO_WINDOW,
            start_new_session=os.name != "nt",
        )
        until = time.monotonic() + limit_s
        try:
            while True:
                try:
                    return process.wait(_LOOK_S)
                except subprocess.TimeoutExpired:
                    check()
                if time.monotonic() > until:
                    return None
        finally:
            if process.poll() is None:
                _end(process, said)


def _end(process: subprocess.Popen[bytes], said: Path) -> None:
    """The program with all it started, Word too, which COM starts beside it and not below it."""
    if sys.platform == "win32":
        started = [process.pid]
        with suppress(OSError):
            started += [int(number) for number in _OWN_PROCESS.findall(said.read_bytes())]
        for number in started:
            subprocess.run(["taskkill", "/PID", str(number), "/T", "/F"], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(10)


def _clean_environment() -> dict[str, str]:
    """Without what a frozen program set for itself: other programs would load our libraries and fail."""
    environment = dict(os.environ)
    if getattr(sys, "frozen", False):
        for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
            before = environment.pop(f"{name}_ORIG", None)
            environment.pop(name, None)
            if before is not None:
                environment[name] = before
    return environment

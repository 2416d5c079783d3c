"""How much memory a running process holds, and held at its most; imports nothing a start would pay for."""

import sys

_KB = 1024


def _read(pid: int | str, field: str) -> float:
    # Where the system counts for this program alone: after a fork `getrusage` still holds the parent's peak.
    with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as status:  # noqa: PTH123
        line = next(line for line in status if line.startswith(field))
    return int(line.split()[1]) / _KB


def resident(pid: int) -> float:
    """MB of memory resident now."""
    if sys.platform != "linux":
        import psutil

        return float(psutil.Process(pid).memory_info().rss) / _KB / _KB
    return _read(pid, "VmRSS:")


def peak(pid: int) -> float:
    """MB resident at the most so far; 0 where the system does not tell."""
    if sys.platform == "win32":
        import psutil

        return float(psutil.Process(pid).memory_info().peak_wset) / _KB / _KB
    return _read(pid, "VmHWM:") if sys.platform == "linux" else 0.0

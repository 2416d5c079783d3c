"""Refuse a Windows bundle that holds a copy of a library of Windows' own, or lacks a shipped file."""

import re
import sys
from pathlib import Path

# Part of Windows 10 itself. Collected from a Wine prefix they would be stubs.
WINDOWS_OWN = re.compile(
    r"^(api-ms-win-.*|ext-ms-.*|ucrtbase|icuuc|icuin|icu|mscms|bcryptprimitives)\.dll$", re.IGNORECASE
)
NEEDED = [
    "SoThiDua.exe",
    "_internal/python311.dll",
    "_internal/PySide6/plugins/platforms/qwindows.dll",
    "_internal/data/plans/2023.toml",
    "_internal/resources/qt_vi/qt_vi.qm",
    "_internal/licenses/LGPL-3.0.txt",
]


def complaints(bundle: Path) -> list[str]:
    """Say what is wrong with the bundle, one sentence each; empty when it may be handed out."""
    files = {path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file()}
    strangers = sorted(name for name in files if WINDOWS_OWN.match(name.rpartition("/")[2]))
    missing = [name for name in NEEDED if name not in files]
    return [f"must not be in the bundle: {name}" for name in strangers] + [
        f"is not in the bundle: {name}" for name in missing
    ]


if __name__ == "__main__":
    found = complaints(Path(sys.argv[1]))
    print("\n".join(found) if found else "No library of Windows' own, nothing missing.")
    sys.exit(bool(found))

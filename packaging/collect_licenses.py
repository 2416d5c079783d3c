"""Gather the licence texts of everything a bundle ships, for build.spec."""

import re
import sys
from importlib.metadata import distribution
from pathlib import Path

TEXT = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*(\.(txt|md|rst))?$", re.IGNORECASE)
# Its package carries no text of its own; the texts lie in packaging/licenses.
WITHOUT_TEXT = {"pyside6-essentials", "shiboken6"}
# Needed by sqlite-utils' command line alone, left out of the bundle.
NOT_SHIPPED = {"pip"}


def licenses(root: Path) -> list[tuple[str, str]]:
    """Pairs of file and folder in the bundle; raises LookupError for a shipped package without any text."""
    found = [(str(path), "licenses") for path in sorted((root / "packaging" / "licenses").iterdir())]
    for name in re.findall(
        r"^([a-z0-9-]+)==", (root / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE
    ):
        if name in NOT_SHIPPED:
            continue
        files = [file for file in distribution(name).files or () if TEXT.search(file.as_posix())]
        if not files and name not in WITHOUT_TEXT:
            raise LookupError(f"{name} brings no licence text: add it to packaging/licenses")
        found += [(str(file.locate()), f"licenses/{name}") for file in files]
    for place in (Path(sys.base_prefix), Path(sys.base_prefix) / "lib" / f"python3.{sys.version_info.minor}"):
        if (place / "LICENSE.txt").is_file():
            found.append((str(place / "LICENSE.txt"), "licenses/python"))
    return found

"""Reading files of rules: shipped in data/, or given in a folder; every fault names file and row."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from app.domain.rule_rows import BadRule, RowKind, checked_tables


def read_rules(path: Path, kinds: Iterable[RowKind]) -> dict[str, tuple[dict[str, Any], ...]]:
    """The checked tables of one file; raises BadRule."""
    return checked_tables(path.name, read_toml(path), kinds)


def toml_place(error: Exception) -> str:
    """`, dòng 3, cột 5`: where a file stops being TOML, "" where that is not told."""
    found = re.search(r"line (\d+), column (\d+)", str(error))
    if found:
        return f", dòng {found[1]}, cột {found[2]}"
    return ", ở cuối tệp" if "end of document" in str(error) else ""


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a rule file; raises BadRule where it is not TOML in UTF-8 or cannot be read."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError) as error:  # TOML, UTF-8, or a number of thousands of digits
        raise BadRule(f"{path.name} không đúng cú pháp TOML{toml_place(error)}.") from None
    except OSError as error:
        raise BadRule(f"Chưa đọc được {path.name}: không có tệp hoặc không được phép đọc.") from error

"""Reading files of rules: shipped in data/, or given in a folder; every fault names file and row."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from app.domain.rule_rows import BadRule, RowKind, checked_tables


def read_rules(path: Path, kinds: Iterable[RowKind]) -> dict[str, tuple[dict[str, Any], ...]]:
    """The checked tables of one file; raises BadRule."""
    return checked_tables(path.name, read_toml(path), kinds)


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a rule file; raises BadRule where it is not TOML in UTF-8 or cannot be read."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError) as error:  # TOML, UTF-8, or a number of thousands of digits
        raise BadRule(f"{path.name} không đúng cú pháp TOML: {error}.") from None
    except OSError as error:
        raise BadRule(f"Chưa đọc được {path.name}: không có tệp hoặc không được phép đọc.") from error

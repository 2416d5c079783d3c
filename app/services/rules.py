"""Rule files as shipped: read once, checked whole, asked by day."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from app import paths
from app.domain import calendar_tables, discipline_forms
from app.domain.rule_sets import RuleBook, RuleFault, TableSpec, read_book

# Folders of data/ that hold rule files, and the tables they may have. Another set of rows of the same law is
# one more file in its folder; another subject is one more line here.
FOLDERS: dict[str, tuple[TableSpec, ...]] = {
    "calendar": calendar_tables.SPECS,
    "rules": discipline_forms.SPECS,
}


@cache
def shipped_rules(folder: str) -> RuleBook:
    """The checked rows of every file in a folder of data/; raises RuleFault naming file and row."""
    return read_rules(sorted(paths.data(folder).glob("*.toml")), FOLDERS[folder])


def read_rules(files: Iterable[Path], specs: Iterable[TableSpec]) -> RuleBook:
    """The checked rows of the files.

    Raises RuleFault naming the file (and the row) that cannot be read or holds a fault.
    """
    import tomllib

    parsed: list[tuple[str, dict[str, object]]] = []
    faults: list[str] = []
    for file in files:
        try:
            parsed.append((file.name, tomllib.loads(file.read_text(encoding="utf-8"))))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            faults.append(f"{file.name}: không đọc được ({error}). Sửa tệp rồi mở lại.")
        except OSError as error:
            faults.append(f"{file.name}: không mở được ({error.strerror}). Chép lại tệp rồi mở lại.")
    if faults:
        raise RuleFault(tuple(faults))
    return read_book(parsed, specs)

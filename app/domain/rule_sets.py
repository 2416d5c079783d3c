"""Rules as rows: what a table of a rule file may hold, and what is refused, naming file and row.

A file is read elsewhere (services/rules.py); here stand the pure checks. A subject declares its tables as
`TableSpec`s; a new decree is then one more file, with no change here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from app.domain.office import D, holds
from app.domain.rule_values import Check, Row, day, text, yes_no
from app.errors import NotInForce, SayToUser

_DOCUMENT = re.compile(r"\{(\w+)\}")
_HEAD = {"set": text, "name": text, "documents": None, "valid_from": day, "valid_to": day}
_OWN = {"source": text, "verified": yes_no}
_PERIOD = {"valid_from": day, "valid_to": day}
_DAY = timedelta(days=1)


class RuleFault(SayToUser):
    """A file of rules that cannot be used; `faults` are its sentences, each naming file and row."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class TableSpec:
    """One table of a rule file: `name` in the file, `words` in sentences ("hình thức kỷ luật").

    `key`: the columns that name one rule. Of a `dated` table two rows of one key are never in force on one
    day, and no day lies between them unless `gaps`; of another table a key occurs once. `source` and
    `verified` are asked of every row and need not be named here.
    """

    name: str
    words: str
    required: Mapping[str, Check]
    key: tuple[str, ...]
    optional: Mapping[str, Check] | None = None
    dated: bool = True
    gaps: bool = False

    def columns(self) -> dict[str, Check]:
        """Every column a row may have, with its check."""
        own = {**self.required, **(self.optional or {}), **_OWN}
        return {**own, **_PERIOD} if self.dated else own


@dataclass(frozen=True)
class RuleRow:
    """One checked row: `values` without source and dates, `place` says where it stands."""

    table: str
    values: Row
    source: str
    verified: bool
    valid_from: date | None = None
    valid_to: date | None = None
    place: str = ""
    set_code: str = ""


@dataclass(frozen=True)
class RuleBook:
    """Checked rows of several files; the day that decides is always given."""

    specs: Mapping[str, TableSpec]
    rows: tuple[RuleRow, ...]

    def table(self, name: str) -> tuple[RuleRow, ...]:
        """Every row of the table, of all times, in the order of the files."""
        return tuple(row for row in self.rows if row.table == name)

    def on(self, name: str, at: date, **asked: object) -> tuple[RuleRow, ...]:
        """The rows in force on the day whose columns have the asked values.

        Raises NotInForce naming the rule and the day when there is none.
        """
        found = tuple(
            row
            for row in self.table(name)
            if holds(row, at) and all(row.values.get(key) == value for key, value in asked.items())
        )
        if not found:
            about = ", ".join(str(value) for value in asked.values())
            raise NotInForce(
                f"Ngày {at:%d/%m/%Y} chưa có quy định nào về {self.specs[name].words}"
                f"{f' ({about})' if about else ''} còn hiệu lực. "
                "Kiểm tra lại ngày; nếu ngày đúng, bổ sung quy định của thời gian ấy."
            )
        return found

    def one(self, name: str, at: date, **key: object) -> RuleRow:
        """The one row of a key in force on the day; raises NotInForce naming the rule and the day."""
        return self.on(name, at, **key)[-1]


def read_book(files: Iterable[tuple[str, Mapping[str, object]]], specs: Iterable[TableSpec]) -> RuleBook:
    """The rows of the files (name, parsed content), checked one by one and against each other.

    Raises RuleFault with every fault found: an unknown table or column, a missing column or source, a value
    of the wrong kind, an unknown measure, two rows of one key on one day, a gap between them.
    """
    known = {spec.name: spec for spec in specs}
    rows: list[RuleRow] = []
    faults: list[str] = []
    for name, content in files:
        faults += _head_faults(name, content, known)
        for table, spec in known.items():
            for number, raw in enumerate(_tables(content.get(table)), start=1):
                row = _inherited(raw, content, spec)
                place = f"{name}, [[{table}]] thứ {number}"
                wrong = [f"{place}: {fault}" for fault in _row_faults(row, spec, content)]
                faults += wrong
                if not wrong:
                    rows.append(_row(row, spec, content, place))
    for spec in known.values():
        faults += _between([row for row in rows if row.table == spec.name], spec)
    if faults:
        raise RuleFault(tuple(faults))
    return RuleBook(known, tuple(rows))


def _head_faults(name: str, content: Mapping[str, object], known: Mapping[str, TableSpec]) -> Iterator[str]:
    for key, value in content.items():
        if key in known:
            if len(_tables(value)) != len(value if isinstance(value, list) else [value]):
                yield f"{name}: “{key}” phải là các dòng [[{key}]]."
        elif key not in _HEAD:
            yield f"{name}: không có bảng hay mục nào tên “{key}”. Sửa lại tên."
        else:
            check = _HEAD[key]
            if check is not None and (fault := check(value)):
                yield f"{name}: “{key}” {fault}."
    documents = content.get("documents", {})
    if not isinstance(documents, dict) or not all(isinstance(v, str) and v for v in documents.values()):
        yield f"{name}: “documents” phải là tên tắt = tên văn bản."


def _tables(value: object) -> list[Mapping[str, object]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _inherited(
    raw: Mapping[str, object], content: Mapping[str, object], spec: TableSpec
) -> dict[str, object]:
    """The row with the period of its file where it has none of its own."""
    if not spec.dated:
        return dict(raw)
    return {**{key: content[key] for key in _PERIOD if key in content}, **raw}


def _row_faults(row: Row, spec: TableSpec, content: Mapping[str, object]) -> Iterator[str]:
    columns = spec.columns()
    for key in row:
        if key not in columns:
            yield f"không có cột “{key}”. Sửa lại tên cột."
    for key in (*spec.required, "source", "verified"):
        if key not in row:
            what = "thiếu nguồn (“source”). Ghi văn bản, điều, khoản." if key == "source" else ""
            yield what or f"thiếu cột “{key}”."
    for key, value in row.items():
        if key in columns and (fault := columns[key](value)):
            yield f"“{key}” {fault}."
    documents = content.get("documents", {})
    source = row.get("source")
    for short in _DOCUMENT.findall(source) if isinstance(source, str) else ():
        if not isinstance(documents, dict) or short not in documents:
            yield f"nguồn nói đến “{short}” không có trong [documents]."
    start, end = row.get("valid_from"), row.get("valid_to")
    if isinstance(start, date) and isinstance(end, date) and end < start:
        yield f"hết hiệu lực ngày {end:%d/%m/%Y}, trước khi bắt đầu ngày {start:%d/%m/%Y}."


def _row(row: Row, spec: TableSpec, content: Mapping[str, object], place: str) -> RuleRow:
    documents = content.get("documents", {})
    assert isinstance(documents, dict)
    own = {key: value for key, value in row.items() if key not in _OWN and key not in _PERIOD}
    start, end = row.get("valid_from"), row.get("valid_to")
    return RuleRow(
        spec.name,
        own,
        _DOCUMENT.sub(lambda found: documents[found[1]], str(row["source"])),
        row["verified"] is True,
        start if isinstance(start, date) else None,
        end if isinstance(end, date) else None,
        place,
        str(content.get("set", "")),
    )


def _between(rows: Iterable[RuleRow], spec: TableSpec) -> Iterator[str]:
    """Two rows of one key in force on one day, and days between two rows of one key."""
    same: dict[tuple[object, ...], list[RuleRow]] = {}
    for row in rows:
        same.setdefault(tuple(_hashable(row.values.get(key)) for key in spec.key), []).append(row)
    for key, group in same.items():
        words = f"{spec.words} {' · '.join(str(part) for part in key)}".strip()
        group.sort(key=lambda row: row.valid_from or date.min)
        for before, after in pairwise(group):
            if not spec.dated:
                yield f"{after.place}: {words} đã có ở {before.place}."
            elif before.valid_to is None or (after.valid_from or date.min) <= before.valid_to:
                at = max(before.valid_from or date.min, after.valid_from or date.min)
                yield (
                    f"{after.place}: ngày {_shown(at)} có hai dòng cùng hiệu lực cho {words}, "
                    f"dòng kia ở {before.place}."
                )
            elif not spec.gaps and after.valid_from != before.valid_to + _DAY:
                yield (
                    f"{after.place}: {words} không có dòng nào từ {_shown(before.valid_to + _DAY)} "
                    f"đến {_shown((after.valid_from or date.min) - _DAY)}, sau {before.place}."
                )


def _hashable(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _shown(at: date) -> str:
    return f"{at.day:02d}/{at.month:02d}/{at.year:04d}"


def over(at: date, key: Callable[[D], object], *layers: Iterable[D]) -> tuple[D, ...]:
    """The rows in force on the day, a later layer (the office's own) in place of an earlier one's by key."""
    found: dict[object, D] = {}
    for layer in layers:
        for row in layer:
            if holds(row, at):
                found[key(row)] = row
    return tuple(found.values())

"""Units that became others: renamed, merged or split, and whether their record goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.office import Unit
from app.errors import Problem


@dataclass(frozen=True)
class UnitSuccession:
    """`unit_id` went into `into_id` on a day; `continues`: the new unit's record goes on from the old one's.

    A renaming goes on; after a merger the office says which of the old units it goes on from, if any.
    """

    id: int
    unit_id: int
    into_id: int
    happened_on: date | None
    continues: bool = True
    basis: str = ""


def check_succession(
    row: UnitSuccession, others: Iterable[UnitSuccession], units: Iterable[Unit]
) -> tuple[Problem, ...]:
    """Two units, the new one not the old, a day, and a record that goes on from one unit only."""
    known = {unit.id for unit in units}
    problems: list[Problem] = []
    if row.unit_id not in known:
        problems.append(Problem("unit_id", "Chọn đơn vị cũ trong danh sách phòng, đơn vị."))
    if row.into_id not in known:
        problems.append(Problem("into_id", "Chọn đơn vị mới trong danh sách phòng, đơn vị."))
    if row.happened_on is None:
        problems.append(Problem("happened_on", "Chưa có ngày sáp nhập, đổi tên. Ví dụ 01/07/2025."))
    if problems:
        return tuple(problems)
    rest = tuple(one for one in others if one.id != row.id)
    if row.unit_id == row.into_id or row.unit_id in predecessors(row.unit_id, (*rest, row))[1:]:
        problems.append(Problem("into_id", "Đơn vị mới không được là chính đơn vị cũ. Chọn đơn vị khác."))
    if row.continues and any(one.continues and one.into_id == row.into_id for one in rest):
        said = "Đơn vị mới đã nối thành tích của một đơn vị khác. Chỉ nối tiếp từ một đơn vị."
        problems.append(Problem("continues", said))
    return tuple(problems)


def predecessors(unit_id: int, rows: Iterable[UnitSuccession]) -> tuple[int, ...]:
    """The unit and those whose record it goes on from, newest first."""
    before = {row.into_id: row.unit_id for row in rows if row.continues}
    chain = [unit_id]
    while (earlier := before.get(chain[-1])) is not None:
        if earlier in chain:
            return (*chain, earlier)
        chain.append(earlier)
    return tuple(chain)


def successors(rows: Iterable[UnitSuccession]) -> dict[int, frozenset[int]]:
    """What each unit became in the end and on the way, whether or not its record goes on."""
    into: dict[int, set[int]] = {}
    for row in rows:
        into.setdefault(row.unit_id, set()).add(row.into_id)
    found: dict[int, frozenset[int]] = {}
    for unit in into:
        reached: set[int] = set()
        open_ends = {unit}
        while open_ends:
            open_ends = {one for end in open_ends for one in into.get(end, ())} - reached
            reached |= open_ends
        found[unit] = frozenset(reached)
    return found

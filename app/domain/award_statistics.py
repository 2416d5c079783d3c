"""The yearly statistics: what was given and which movements ran, every figure with the rows it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.domain.achievement_year import AwardRow


@dataclass(frozen=True)
class StatisticsForm:
    """The head of a form of the yearly statistics, as the circular in force words it."""

    code: str
    number: str
    issued: str
    due: str
    title: str
    unit: str
    receiver: str
    signs: tuple[str, ...]
    source: str
    verified: bool


@dataclass(frozen=True)
class Split:
    """A column of the form: its words and which awards it counts."""

    key: str
    words: str
    holds: Callable[[AwardRow], bool]


@dataclass(frozen=True)
class StatisticsLine:
    """One award and its rows of the year that count."""

    id: int
    name: str
    rows: tuple[AwardRow, ...]

    def of(self, split: Split) -> tuple[AwardRow, ...]:
        """The rows one figure counts."""
        return tuple(row for row in self.rows if split.holds(row))

    @property
    def money(self) -> int:
        """Đồng given with them."""
        return sum(row.money or 0 for row in self.rows)


SPLITS = (
    Split("all", "Tổng số", lambda _row: True),
    Split("collective", "Tập thể", lambda row: row.whose.collective),
    Split("person", "Cá nhân", lambda row: not row.whose.collective),
    Split("leader", "Lãnh đạo", lambda row: not row.whose.collective and row.whose.leader),
    Split("other", "Không giữ chức vụ", lambda row: not row.whose.collective and not row.whose.leader),
    Split("female", "Nữ", lambda row: row.whose.female),
)


def statistics_lines(
    awards: Iterable[AwardRow], names: Iterable[tuple[str, str]], year: int
) -> tuple[StatisticsLine, ...]:
    """One line an award in the order of `names` (name, short); what was cancelled counts nowhere."""
    given = [row for row in awards if row.year == year and row.counts]
    return tuple(
        StatisticsLine(at, name, tuple(row for row in given if row.name == name))
        for at, (name, _short) in enumerate(names, start=1)
        if any(row.name == name for row in given)
    )

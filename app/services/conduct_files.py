"""The shipped rows of item II.6, read once and checked whole."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from app import paths
from app.domain.conduct import ConductRule, Severity, Tone, Watch
from app.domain.conduct_checks import check_rule
from app.domain.conduct_points import PointScale
from app.domain.rule_rows import DATED, BadRule, Column, RowKind, check_days, where
from app.services.rule_files import read_rules

RULES = RowKind(
    "rule",
    (
        *(Column(name) for name in ("code", "name", "words", "plan_item", "points")),
        Column("tone", choices=tuple(map(str, Tone))),
        Column("severity", choices=tuple(map(str, Severity))),
        Column("watch", choices=tuple(map(str, Watch))),
        Column("grace", int),
        Column("position", int),
        *DATED,
    ),
    ("code",),
)
SCALES = RowKind("scale", tuple(Column(name, int) for name in ("base", "floor", "cap")), ("base",))


def shipped_rules(path: Path | None = None) -> tuple[ConductRule, ...]:
    """The rules of the file with negative ids: they are read, never changed; raises BadRule."""
    return _read(path or paths.data("conduct", "II6.toml"))[0]


def proposed_scale() -> PointScale:
    """What the office may confirm as its scale of points; no month counts by it before."""
    return _read(paths.data("conduct", "II6.toml"))[1]


@cache
def _read(path: Path) -> tuple[tuple[ConductRule, ...], PointScale]:
    found = read_rules(path, (RULES, SCALES))
    check_days(path.name, RULES, found["rule"], ("code",))
    rules = tuple(_rule(path.name, number, row) for number, row in enumerate(found["rule"], start=1))
    if len(found["scale"]) != 1:
        raise BadRule(f"{path.name}: phải có đúng một bảng [[scale]].")
    row = found["scale"][0]
    return rules, PointScale(0, row["base"], row["floor"], row["cap"], row["source"])


def _rule(file: str, number: int, row: dict[str, Any]) -> ConductRule:
    values = {
        **row, "tone": Tone(row["tone"]), "severity": Severity(row["severity"]), "watch": Watch(row["watch"])
    }  # fmt: skip
    made = ConductRule(id=-number, **values)
    for problem in check_rule(made, ()):
        raise BadRule(f"{where(file, RULES, number, row)}: «{problem.field}». {problem.sentence}")
    return made

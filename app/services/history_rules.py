"""The rules of grading and of counting the history, read from data/rules and checked whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from app import paths
from app.domain.award_facts import GRADES
from app.domain.grading_rules import ROUNDINGS, Band, GradingRule, RatioRule
from app.domain.history_rules import (
    BY_AUTHOR,
    BY_INITIATIVE,
    BridgeRule,
    Crossing,
    DecisionRule,
    InitiativeUseRule,
    MonthsRule,
)
from app.domain.initiatives import WHOLE
from app.domain.rule_rows import DATED, BadRule, Column, Row, RowKind, check_days, in_force_on, where
from app.domain.staff import AwayKind
from app.domain.worked_months import YEAR_MONTHS
from app.services.rule_files import read_rules

R = TypeVar("R")
GRADES_FILE, HISTORY_FILE = "grades.toml", "history.toml"
_MONTHS, _PERCENT, _DAYS = tuple(range(YEAR_MONTHS + 1)), tuple(range(WHOLE + 1)), tuple(range(31))
_KINDS = tuple(kind.value for kind in AwayKind)

GRADING = RowKind(
    "grading",
    (
        Column("min_months", int, choices=_MONTHS),
        Column("despite", list),
        Column("cap_from_months", int, choices=_MONTHS),
        Column("cap_grade", choices=("", *GRADES)),
        Column("discipline_grade", choices=GRADES),
        Column("duty_only", bool),
        Column("due", list),
        Column("follow_up", choices=("none", "month", "quarter")),
        *DATED,
    ),
    (),
)
RATIO = RowKind(
    "ratio",
    (
        Column("capped", bool),
        Column("percent", int, choices=_PERCENT),
        Column("of", choices=GRADES),
        Column("outstanding_percent", int, choices=_PERCENT),
        Column("rounding", choices=ROUNDINGS),
        *DATED,
    ),
    (),
)
BAND = RowKind(
    "band",
    (Column("grade", choices=GRADES), Column("from", int, choices=_PERCENT), *DATED),
    ("grade",),
)
USE = RowKind(
    "initiative_use",
    (Column("single", bool), Column("per", choices=(BY_AUTHOR, BY_INITIATIVE)), *DATED),
    (),
)
MONTHS = RowKind(
    "working_months",
    (Column("counted", list), Column("most_missing_days", int, choices=_DAYS), *DATED),
    (),
)
BRIDGE = RowKind("bridge", (Column("kind", choices=_KINDS), Column("bridges", bool), *DATED), ("kind",))
DECISION = RowKind("decision", (Column("earliest", list), *DATED), ())
CROSSING = RowKind("crossing", (Column("on", date), Column("words")), ())
_FILES = {GRADES_FILE: (GRADING, RATIO, BAND), HISTORY_FILE: (USE, MONTHS, BRIDGE, DECISION, CROSSING)}


def grading_rule(day: date, folder: Path | None = None) -> GradingRule:
    """How the year is graded on the day; raises NotInForce naming rule and day, BadRule of a broken file."""
    return _one(GRADES_FILE, GRADING, day, "việc xếp loại chất lượng", _grading, folder)


def ratio_rule(day: date, folder: Path | None = None) -> RatioRule:
    """How many may be graded HTXS; raises NotInForce."""
    return _one(GRADES_FILE, RATIO, day, "tỷ lệ hoàn thành xuất sắc nhiệm vụ", _made(RatioRule), folder)


def bands(day: date, folder: Path | None = None) -> tuple[Band, ...]:
    """Points by which the year is graded on the day; empty where the law of the day gives none."""
    found = _holding(_tables(GRADES_FILE, folder)["band"], day)
    return tuple(Band(row["grade"], row["from"], row["source"], row["verified"]) for row in found)


def initiative_use_rule(day: date, folder: Path | None = None) -> InitiativeUseRule:
    """Whether an initiative serves once only; raises NotInForce."""
    return _one(HISTORY_FILE, USE, day, "số lần dùng sáng kiến", _made(InitiativeUseRule), folder)


def months_rule(day: date, folder: Path | None = None) -> MonthsRule:
    """How months worked are counted; raises NotInForce."""
    return _one(HISTORY_FILE, MONTHS, day, "số tháng làm việc trong năm", _months, folder)


def decision_rule(day: date, folder: Path | None = None) -> DecisionRule:
    """From which day a decision about its own year is plausible; raises NotInForce."""
    return _one(HISTORY_FILE, DECISION, day, "ngày quyết định", _decision, folder)


def bridges(day: date, folder: Path | None = None) -> tuple[BridgeRule, ...]:
    """Absences that explain a year without a grade; empty where the day has no such rule."""
    found = _holding(_tables(HISTORY_FILE, folder)["bridge"], day)
    return tuple(
        BridgeRule(AwayKind(row["kind"]), row["bridges"], row["source"], row["verified"]) for row in found
    )


def crossings(folder: Path | None = None) -> tuple[Crossing, ...]:
    """Changes of law over which a run goes on."""
    return tuple(Crossing(**row) for row in _tables(HISTORY_FILE, folder)["crossing"])


def _holding(rows: Iterable[Row], day: date) -> list[Row]:
    return [row for row in rows if row["valid_from"] <= day <= row.get("valid_to", date.max)]


def _one(
    file: str, kind: RowKind, day: date, words: str, make: Callable[[dict[str, Any]], R], folder: Path | None
) -> R:
    (row,) = in_force_on(_tables(file, folder)[kind.table], day, words)
    return make({key: value for key, value in row.items() if key not in ("valid_from", "valid_to")})


def _tables(file: str, folder: Path | None) -> dict[str, tuple[dict[str, Any], ...]]:
    return _read(folder / file) if folder else _shipped(file)


@cache
def _shipped(file: str) -> dict[str, tuple[dict[str, Any], ...]]:
    return _read(paths.data("rules", file))


@cache
def _read(path: Path) -> dict[str, tuple[dict[str, Any], ...]]:
    kinds = _FILES[path.name]
    found = read_rules(path, kinds)
    for kind in kinds:
        if kind is not CROSSING:
            check_days(path.name, kind, found[kind.table], kind.named)
        for number, row in enumerate(found[kind.table], start=1):
            _check_lists(where(path.name, kind, number, row), row)
    return found


def _check_lists(place: str, row: Row) -> None:
    """What the columns of lists must hold: kinds of absence, or a month and a day."""
    for key in ("despite", "counted"):
        if any(kind not in _KINDS for kind in row.get(key, ())):
            raise BadRule(f"{place}: «{key}» chỉ gồm: {', '.join(_KINDS)}.")
    for key in ("due", "earliest"):
        if key in row:
            try:
                month, day = row[key]
                date(date.max.year, month, day)
            except (TypeError, ValueError):
                raise BadRule(f"{place}: «{key}» phải là tháng và ngày, ví dụ [12, 15].") from None


def _made(kind: Callable[..., R]) -> Callable[[dict[str, Any]], R]:
    return lambda row: kind(**row)


def _grading(row: dict[str, Any]) -> GradingRule:
    return GradingRule(**{**row, "despite": tuple(map(AwayKind, row["despite"])), "due": tuple(row["due"])})


def _months(row: dict[str, Any]) -> MonthsRule:
    return MonthsRule(**{**row, "counted": tuple(map(AwayKind, row["counted"]))})


def _decision(row: dict[str, Any]) -> DecisionRule:
    return DecisionRule(**{**row, "earliest": tuple(row["earliest"])})

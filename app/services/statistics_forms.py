"""The heads of the yearly statistics, read from data/statistics and checked whole."""

from __future__ import annotations

from datetime import date
from functools import cache

from app import paths
from app.domain.award_statistics import StatisticsForm
from app.domain.rule_rows import DATED, Column, Row, RowKind, check_days
from app.services.rule_files import read_rules

FILE = "forms.toml"
FORM = RowKind(
    "form",
    (
        *map(Column, ("code", "number", "issued", "due", "title", "unit")),
        Column("receiver", needed=False),
        Column("signs", list),
        *DATED,
    ),
    ("code",),
)


def statistics_forms(day: date) -> tuple[StatisticsForm, ...]:
    """The forms in force on the day by code; none before the first circular of the rows."""
    found = []
    for row in _rows():
        if row["valid_from"] <= day <= row.get("valid_to", date.max):
            known = {key: row.get(key, "") for key in StatisticsForm.__dataclass_fields__}
            found.append(StatisticsForm(**{**known, "signs": tuple(row["signs"])}))
    return tuple(found)


@cache
def _rows() -> tuple[Row, ...]:
    rows = read_rules(paths.data("statistics", FILE), (FORM,))["form"]
    check_days(FILE, FORM, rows, FORM.named)
    return rows

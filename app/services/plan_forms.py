"""Shipped plans and the blank form, read from data/plans."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app import paths
from app.domain.dates import PartialDate
from app.domain.outline import NewNode, Numbering
from app.domain.plan import Plan

_LISTS = ("legal_bases", "recipients", "signer_lines")


@dataclass(frozen=True)
class PlanForm:
    """A plan not yet stored, with its nodes."""

    plan: Plan
    nodes: tuple[NewNode, ...]


def read_form(path: Path, year: int, office: str = "") -> PlanForm:
    """A file of data/plans; `{year}` and `{office}` in its texts are filled in."""
    with path.open("rb") as file:
        content = tomllib.load(file)
    values: dict[str, Any] = {}
    for key, value in content["plan"].items():
        if key in _LISTS:
            values[key] = tuple(value)
        else:
            values[key] = _filled(value, year, office)
    if "issued" in values:
        values["issued"] = PartialDate.from_iso(values["issued"])
    nodes = tuple(
        NewNode(
            row["depth"],
            Numbering(row["numbering"]),
            _filled(row.get("title", ""), year, office),
            _filled(row.get("text", ""), year, office),
        )
        for row in content["node"]
    )
    return PlanForm(replace(Plan(id=0, year=year), **values), nodes)


def shipped_plan(year: int) -> PlanForm | None:
    """The plan shipped for that year, or None."""
    path = paths.data("plans", f"{year}.toml")
    return read_form(path, year) if path.exists() else None


def blank_plan(year: int, office: str) -> PlanForm:
    """What a new plan begins with."""
    return read_form(paths.data("plans", "mau.toml"), year, office or "Cơ quan")


def _filled(text: str, year: int, office: str) -> str:
    return text.replace("{year}", str(year)).replace("{office}", office)

"""Shipped plans and the blank form, read from data/plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app import paths
from app.domain.dates import PartialDate
from app.domain.fixed_wording import filled
from app.domain.outline import NewNode, Numbering
from app.domain.plan import Plan

_LISTS = ("legal_bases", "recipients", "signer_lines")


@dataclass(frozen=True)
class PlanForm:
    """A plan not yet stored, with its nodes."""

    plan: Plan
    nodes: tuple[NewNode, ...]


def read_form(
    path: Path, year: int, names: Mapping[str, str] | None = None, wordings: Mapping[str, str] | None = None
) -> PlanForm:
    """A file of data/plans; `{year}` and other `names` in its texts are filled in.

    Where the file names a wording, its text in `wordings` stands.
    """
    import tomllib

    with path.open("rb") as file:
        content = tomllib.load(file)
    known = {"year": str(year), **(names or {})}

    def words(value: Any) -> str:
        text = (wordings or {})[value["wording"]] if isinstance(value, dict) else value
        return filled(text, known)

    values: dict[str, Any] = {}
    for key, value in content["plan"].items():
        if key not in _LISTS:
            values[key] = words(value)
        elif isinstance(value, dict):
            values[key] = tuple(line for line in words(value).split("\n") if line)
        else:
            values[key] = tuple(value)
    if "issued" in values:
        values["issued"] = PartialDate.from_iso(values["issued"])
    nodes = tuple(
        NewNode(
            row["depth"], Numbering(row["numbering"]), words(row.get("title", "")), words(row.get("text", ""))
        )
        for row in content["node"]
    )
    return PlanForm(replace(Plan(id=0, year=year), **values), nodes)


def shipped_plan(year: int) -> PlanForm | None:
    """The plan shipped for that year, or None."""
    path = paths.data("plans", f"{year}.toml")
    return read_form(path, year) if path.exists() else None


def blank_plan(year: int, names: Mapping[str, str], wordings: Mapping[str, str]) -> PlanForm:
    """What a new plan begins with, in the office's own wording where it has one."""
    return read_form(paths.data("plans", "mau.toml"), year, names, wordings)

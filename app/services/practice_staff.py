"""The people of the practice office: invented, shipped in data/practice/staff.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from app import paths
from app.domain.office import Unit
from app.domain.staff import AwayKind, AwayPeriod, ClockNumber, Membership, Person, Sex, StaffKind
from app.storage import office_rows, record_rows

if TYPE_CHECKING:
    from app.services.office import Office

_OF_MEMBERSHIP = ("unit", "post", "leader", "clock")
_MOVED = "Chuyển đơn vị"


@cache
def _content() -> Mapping[str, Any]:
    with paths.data("practice", "staff.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def invented_people() -> frozenset[str]:
    """Names of everybody in the practice office."""
    return frozenset(row["name"] for row in _content()["people"]["person"])


def fill_staff(office: Office) -> None:
    """Write units and people inside an open operation: who moved, is away, has left."""
    content = _content()
    for row in content["unit"]:
        office_rows.save(office.db, Unit(id=0, **row))
    units = {unit.abbreviation: unit.id for unit in office.staff.units()}
    people = content["people"]
    begun: date = people["joined_on"]
    moves = {row["name"]: row for row in people["move"]}
    leaves = {row["name"]: row for row in people["leave"]}
    ids = {}
    for row in people["person"]:
        known = {key: value for key, value in row.items() if key not in _OF_MEMBERSHIP}
        known["sex"] = Sex(row["sex"])
        known["kind"] = StaffKind(row.get("kind", StaffKind.CONG_CHUC))
        name = row["name"]
        number = ids[name] = record_rows.save(office.db, Person(id=0, joined_on=begun, **known))
        move, gone = moves.get(name), leaves.get(name)
        end = move["day"] - timedelta(days=1) if move else gone["day"] if gone else None
        why = _MOVED if move else gone["why"] if gone else ""
        leader = row.get("leader", False)
        rows = [Membership(0, number, units[row["unit"]], row["post"], leader, why, "", begun, end)]
        if move:
            rows.append(Membership(0, number, units[move["unit"]], move["post"], valid_from=move["day"]))
        for membership in rows:
            record_rows.save(office.db, membership)
        last = gone["day"] if gone else None
        record_rows.save(office.db, ClockNumber(0, row["clock"], number, valid_from=begun, valid_to=last))
    for row in people["away"]:
        record_rows.save(
            office.db,
            AwayPeriod(
                0,
                ids[row["name"]],
                AwayKind(row["kind"]),
                row["basis"],
                valid_from=row["valid_from"],
                valid_to=row["valid_to"],
            ),
        )

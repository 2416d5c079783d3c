"""The practice office: shipped rows with the real plan of 2023, in a file of its own."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

from app import paths
from app.domain.office import Authority, Identity, RecipientPreset, Signatory, Unit
from app.domain.register import RegisterEntry, Series
from app.services.plan_forms import shipped_plan
from app.services.practice_staff import fill_staff, invented_people
from app.storage import office_rows, register_rows

if TYPE_CHECKING:
    from app.services.office import Office

LOADING = "Nạp dữ liệu thực hành"
LOADING_PEOPLE = "Nạp cán bộ thực hành"
GIVEN = "Đây là dữ liệu thực hành ban đầu. Muốn bắt đầu lại, lập tệp thực hành mới."


@cache
def _content() -> dict[str, list[dict[str, Any]]]:
    with paths.data("practice", "office.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def invented_names() -> frozenset[str]:
    """People who do not exist: a paper that names one says so at its foot."""
    signers = frozenset(row["name"] for row in _content()["signatory"] if row.get("invented"))
    return signers | invented_people()


def practice_years() -> tuple[int, ...]:
    """Years whose plan is shipped, oldest first."""
    return tuple(sorted(int(p.stem) for p in paths.data("plans").glob("*.toml") if p.stem.isdigit()))


def fill_practice(office: Office) -> None:
    """Names, units, signatories, presets and the shipped plans in one operation that undo leaves alone."""
    content = _content()
    with office.operation(LOADING, barrier=GIVEN):
        for row in content["identity"]:
            office_rows.save(office.db, Identity(id=0, **row))
        for row in content["unit"]:
            office_rows.save(office.db, Unit(id=0, **row))
        for row in content["signatory"]:
            known = {k: v for k, v in row.items() if k not in ("invented", "authority")}
            office_rows.save(
                office.db, Signatory(id=0, authority=Authority(row.get("authority", "")), **known)
            )
        for row in content["recipient_preset"]:
            office_rows.save(office.db, RecipientPreset(id=0, **{**row, "lines": tuple(row["lines"])}))
        for row in content["register"]:
            register_rows.save(office.db, RegisterEntry(id=0, series=Series.OFFICE, **row))
        for year in practice_years():
            form = shipped_plan(year)
            if form:
                office.plans.put(form)


def fill_practice_people(office: Office) -> None:
    """The people of the practice office in one operation that undo leaves alone."""
    with office.operation(LOADING_PEOPLE, barrier=GIVEN):
        fill_staff(office)

"""Forms of discipline by kind of staff, as rows of the law in force on the day of the decision."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.award_facts import FORMS
from app.domain.rule_rows import DATED, Column, RowKind
from app.domain.staff import StaffKind

LEADER, NO_POST = "leader", "none"

FORM = RowKind(
    "form",
    (
        Column("form", choices=FORMS),
        Column("name"),
        Column("kind", choices=tuple(kind.value for kind in StaffKind)),
        Column("post", choices=(LEADER, NO_POST)),
        *DATED,
    ),
    ("kind", "post", "form"),
)


@dataclass(frozen=True)
class DisciplineForm:
    """A form that may be given; `code` is one of FORMS, from the lightest to the gravest."""

    code: str
    name: str
    source: str
    verified: bool

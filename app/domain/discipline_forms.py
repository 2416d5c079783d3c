"""Forms of discipline by kind of staff, as rows of the law in force on the day of the decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.rule_sets import RuleBook, TableSpec
from app.domain.rule_values import list_of, one_of, text, whole
from app.domain.staff import StaffKind

FORM_CODES = ("khien-trach", "canh-cao", "ha-bac-luong", "giang-chuc", "cach-chuc", "buoc-thoi-viec")
_POSTS = ("leader", "plain")

FORMS = TableSpec(
    "discipline_form",
    "hình thức kỷ luật",
    {
        "form": one_of(FORM_CODES),
        "name": text,
        "kind": one_of(tuple(StaffKind)),
        "posts": list_of(one_of(_POSTS)),
        "weight": whole(1, 9),
    },
    key=("kind", "posts", "form"),
)
SPECS = (FORMS,)


@dataclass(frozen=True)
class DisciplineForm:
    """A form that may be given to a kind of staff on a day; `weight` orders from the lightest, 1."""

    code: str
    name: str
    weight: int
    source: str
    verified: bool


def forms_on(book: RuleBook, at: date, kind: StaffKind, leader: bool) -> tuple[DisciplineForm, ...]:
    """The forms in force, lightest first.

    Raises NotInForce naming the rule and the day when the rows know none.
    """
    post = "leader" if leader else "plain"
    rows = [row for row in book.on("discipline_form", at, kind=kind.value) if post in _posts(row.values)]
    found = [
        DisciplineForm(
            str(row.values["form"]),
            str(row.values["name"]),
            int(str(row.values["weight"])),
            row.source,
            row.verified,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda form: form.weight))


def _posts(values: object) -> list[str]:
    posts = values["posts"] if isinstance(values, dict) else []
    return posts if isinstance(posts, list) else []

"""Which forms of discipline the law of a day knows for a person, read from data/rules/discipline.toml."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from app import paths
from app.domain.award_facts import FORMS
from app.domain.discipline_forms import FORM, LEADER, NO_POST, DisciplineForm
from app.domain.rule_rows import Row, check_days, in_force_on
from app.domain.staff import STAFF_KIND_WORDS, StaffKind
from app.services.rule_files import read_rules

FILE = "discipline.toml"


def discipline_forms(
    day: date, kind: StaffKind, *, leader: bool = False, path: Path | None = None
) -> tuple[DisciplineForm, ...]:
    """The forms in force on the day of the decision, lightest first.

    Raises NotInForce naming the kind of staff and the day, BadRule naming file and row of a broken file.
    """
    post = LEADER if leader else NO_POST
    rows = [
        row for row in _rows(path or paths.data("rules", FILE)) if (row["kind"], row["post"]) == (kind, post)
    ]
    words = STAFF_KIND_WORDS[kind].lower() + (" giữ chức vụ lãnh đạo, quản lý" if leader else "")
    found = in_force_on(rows, day, f"hình thức kỷ luật đối với {words}")
    forms = (DisciplineForm(row["form"], row["name"], row["source"], row["verified"]) for row in found)
    return tuple(sorted(forms, key=lambda form: FORMS.index(form.code)))


def form_names() -> dict[str, str]:
    """Code to name of every form any law of the file knows, lightest first."""
    named = {row["form"]: row["name"] for row in _rows(paths.data("rules", FILE))}
    return {code: named[code] for code in FORMS if code in named}


def form_choices() -> dict[str, str]:
    """Code to every name its form bears for some kind of staff: `Buộc thôi việc / Sa thải`."""
    rows = _rows(paths.data("rules", FILE))
    return {
        code: " / ".join(dict.fromkeys(row["name"] for row in rows if row["form"] == code))
        for code in form_names()
    }


@cache
def _rows(path: Path) -> tuple[Row, ...]:
    rows = read_rules(path, (FORM,))["form"]
    check_days(path.name, FORM, rows, FORM.named)
    return rows

"""What the search box finds of achievements: awards by decision, initiatives, works, decisions of grading."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from app.domain.award_catalogue import award_name
from app.domain.awards_held import AwardHeld
from app.domain.dates import show_date
from app.services.award_catalogue import catalogue
from app.storage import search_rows

if TYPE_CHECKING:
    from app.services.office import Office

# group, title, detail, target, year
Found = tuple[str, str, str, str, int]


def achievements(office: Office, words: list[str], most: int) -> Iterator[Found]:
    """Hits of every kind of achievement, newest first within each."""
    for award in search_rows.awards(office.db, words, most):
        day = date.fromisoformat(award.decided_on) if award.decided_on else None
        held = AwardHeld(
            0, award.person_id, award.unit_id, award.code, award.year, name=award.name, decided_on=day
        )
        alone = award.people + award.collectives == 1
        who = (award.first or "cơ quan") if alone else _how_many(award.people, award.collectives)
        title = f"{award_name(catalogue(), held)} {award.year}: {who}"
        target = f"{_place(award.person_id, award.unit_id)}/award-{award.id}"
        yield "Khen thưởng", title, _decision(award.number, award.decided_on), target, award.year
    for initiative in search_rows.initiatives(office.db, words, most):
        detail = ", ".join(filter(None, (initiative.author, initiative.number)))
        yield "Sáng kiến", initiative.name, detail, f"initiatives:{initiative.id}", initiative.year
    for work in search_rows.works(office.db, words, most):
        detail = ", ".join(filter(None, (str(work.year), work.node)))
        yield "Thành tích", work.name, detail, f"works:{work.id}", work.year
    for grades in search_rows.grades(office.db, words, most):
        title = f"Xếp loại năm {grades.year}: {_how_many(grades.people, grades.collectives)}"
        target = _place(grades.person_id, grades.unit_id)
        yield "Xếp loại", title, _decision(grades.number, grades.decided_on), target, grades.year


def _place(person_id: int | None, unit_id: int | None) -> str:
    """The page of achievements that holds the row."""
    if person_id is not None:
        return f"achievements:p{person_id}"
    return f"achievements:u{unit_id}" if unit_id is not None else "achievements:office"


def _decision(number: str, day: str | None) -> str:
    return ", ".join(filter(None, (number, show_date(date.fromisoformat(day)) if day else "")))


def _how_many(people: int, collectives: int) -> str:
    """`22 người`, `2 tập thể` or both."""
    parts = (f"{people} người" if people else "", f"{collectives} tập thể" if collectives else "")
    return ", ".join(filter(None, parts))

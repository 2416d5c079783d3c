"""What the search box finds of achievements: awards by decision and title, initiatives, works, decisions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from app.domain.award_catalogue import award_name
from app.domain.awards_held import AwardHeld
from app.domain.dates import show_date
from app.domain.wording import fold
from app.services.award_catalogue import catalogue
from app.storage import search_rows

if TYPE_CHECKING:
    from app.services.office import Office

# group, title, detail, target, year
Found = tuple[str, str, str, str, int | None]
_NAMED_FROM = 4  # letters of a title's name; fewer are in too many of them


def achievements(office: Office, words: list[str], most: int) -> Iterator[Found]:
    """Hits of every kind of achievement, newest first within each."""
    known = set()
    for award in (*search_rows.awards(office.db, words, most), *_titled(office, words, most)):
        if award.id in known:
            continue
        known.add(award.id)
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
    for movement in search_rows.movements(office.db, words, most):
        begins = movement.begins[:4] if movement.begins else ""
        detail = ", ".join(filter(None, (begins, movement.node)))
        yield "Phong trào", movement.name, detail, f"movements:{movement.id}", int(begins) if begins else None
    for one in search_rows.discipline(office.db, words, most):
        year = int(one.decided_on[:4]) if one.decided_on else None
        yield "Kỷ luật", one.name, _decision(one.number, one.decided_on), f"discipline:{one.id}", year
    for grades in search_rows.grades(office.db, words, most):
        title = f"Xếp loại năm {grades.year}: {_how_many(grades.people, grades.collectives)}"
        target = _place(grades.person_id, grades.unit_id)
        yield "Xếp loại", title, _decision(grades.number, grades.decided_on), target, grades.year


@cache
def _titles() -> tuple[tuple[str, str, str], ...]:
    """Code, folded abbreviation and folded name of everything the catalogues know."""
    return tuple((one.code, fold(one.short), fold(one.name)) for one in catalogue())


def _titled(office: Office, words: list[str], most: int) -> list[search_rows.AwardFound]:
    """Awards by what they are called, with or without a year: "chien si thi dua 2023", "LDTT"."""
    typed = " ".join(words).split()
    years = [int(word) for word in typed if len(word) == len("2023") and word.isdecimal()]
    name = " ".join(word for word in typed if not (len(word) == len("2023") and word.isdecimal()))
    codes = {
        code
        for code, short, full in _titles()
        if name in (code.lower(), short) or (len(name) >= _NAMED_FROM and name in full)
    }
    if not codes or len(years) > 1:
        return []
    return search_rows.awards_of(office.db, sorted(codes), years[0] if years else None, most)


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

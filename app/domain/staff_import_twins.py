"""A row of a staff list as a person, and who is the same person: in the book, or above in the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.domain.dates import show_date
from app.domain.import_steps import PreviewRow, Remedy, Standing, Tone
from app.domain.staff import Membership, Person
from app.domain.staff_roll import clock_key
from app.domain.wording import fold

if TYPE_CHECKING:
    from app.domain.staff_import_changes import Change


@dataclass(frozen=True)
class Candidate:
    """One row of the file as a person, with the row as the preview shows it.

    `unit_words` name a unit still to be made when `membership.unit_id` is NEW_UNIT. `kept`: the person of
    the book it is about, 0 for nobody or not surely one; `change` what it would change there. `own_clock`:
    why the number cannot be given to somebody else, where it is that person's. `told_kind`: the file says
    the kind.
    """

    row: PreviewRow
    person: Person | None = None
    membership: Membership | None = None
    unit_words: str = ""
    clock: str = ""
    kept: int = 0
    change: Change | None = None
    own_clock: str = ""
    told_kind: bool = False


class Seen:
    """The people of the book and the rows above, by name, staff number and clock number."""

    def __init__(self, people: Iterable[Person], places: Mapping[int, str]) -> None:
        self._places = places
        self._kept: dict[str, list[Person]] = defaultdict(list)
        self._numbered: dict[str, Person] = {}
        for person in people:
            self._kept[fold(person.name)].append(person)
            if person.staff_number:
                self._numbered[person.staff_number] = person
        self._above: dict[str, list[Candidate]] = defaultdict(list)
        self._lines: dict[tuple[str, str], int] = {}

    def add(self, candidate: Candidate) -> None:
        """A row that those below are compared with; what needs mending is nobody yet."""
        person, row = candidate.person, candidate.row
        if person is None or row.standing in (Standing.MEND, Standing.DUPLICATE):
            return
        self._above[fold(person.name)].append(candidate)
        if person.staff_number:
            self._lines.setdefault(("staff_number", person.staff_number), row.id)
        if candidate.clock:
            self._lines.setdefault(("clock", clock_key(candidate.clock)), row.id)

    def against(self, candidate: Candidate, order: Sequence[str]) -> Candidate:
        """The row as a duplicate, with a number to be mended, with a doubt, or as it is."""
        person = candidate.person
        if person is None:
            return candidate
        name, number = fold(person.name), person.staff_number
        if candidate.row.standing is Standing.MEND:
            return self._known(candidate, person, name)
        for other in self._above[name]:
            if other.person is not None and same_person(person, other.person):
                return _twice(candidate, f"Trùng dòng {other.row.id}", f"Bỏ, giữ dòng {other.row.id}")
        owner = self._numbered.get(number) if number else None
        if owner is not None and fold(owner.name) == name:
            return _twice(candidate, "Đã có trong sổ, cùng số hiệu", "Bỏ, giữ người đã có", owner)
        same = [kept for kept in self._kept[name] if same_person(person, kept)]
        sure = [kept for kept in same if kept.birth_date and kept.birth_date == person.birth_date]
        if same:
            said = "Đã có trong sổ" if sure else "Trùng họ tên với người đã có, thiếu ngày sinh để rõ"
            one = next(iter(sure), same[0] if len(same) == 1 else None)
            return _twice(candidate, said, "Bỏ, giữ người đã có", one)
        if owner is not None:
            return to_mend(candidate, "staff_number", f"Số hiệu đã là của {owner.name}", order)
        for key, value, noun in (
            ("staff_number", number, "Số hiệu"),
            ("clock", clock_key(candidate.clock) if candidate.clock else "", "Số máy"),
        ):
            line = self._lines.get((key, value)) if value else None
            if line is not None:
                return to_mend(candidate, key, f"{noun} {value} đã dùng ở dòng {line}", order)
        if (self._kept[name] or self._above[name]) and not candidate.row.problem:
            said = f"Trùng họ tên với {self._others(name)}"
            doubtful = replace(candidate.row, group="doubt", problem=said, tone=Tone.DOUBT)
            return replace(candidate, row=doubtful)
        return candidate

    def _others(self, name: str) -> str:
        """Who bears the name already: in the book with birth date and unit, or above in the file."""
        said = []
        for one in self._kept[name]:
            born = f"sinh {show_date(one.birth_date)}" if one.birth_date else "chưa ghi ngày sinh"
            place = self._places.get(one.id, "")
            said.append(f"người đã có ({', '.join(part for part in (born, place) if part)})")
        return ", ".join([*said, *(f"dòng {other.row.number}" for other in self._above[name])])

    def _known(self, candidate: Candidate, person: Person, name: str) -> Candidate:
        """A row with faults of somebody who surely is in the book needs no mending."""
        owner = self._numbered.get(person.staff_number) if person.staff_number else None
        born = person.birth_date
        sure = any(
            born and kept.birth_date == born and same_person(person, kept) for kept in self._kept[name]
        )
        if sure or (owner is not None and fold(owner.name) == name):
            return _twice(candidate, "Đã có trong sổ", "Bỏ, giữ người đã có")
        return candidate


def blank(key: str) -> Remedy:
    """Leave this cell empty."""
    return Remedy(f"blank:{key}", "Để trống ô này")


def blank_all(key: str) -> Remedy:
    """Leave every cell of the column empty that cannot be read."""
    return Remedy(f"blank-all:{key}", "Để trống mọi ô như vậy")


def same_person(one: Person, two: Person) -> bool:
    """Whether two of one name may be one: neither number nor birth date says otherwise."""
    if one.staff_number and two.staff_number and one.staff_number != two.staff_number:
        return False
    return one.birth_date is None or two.birth_date is None or one.birth_date == two.birth_date


def _twice(candidate: Candidate, said: str, remedy: str, kept: Person | None = None) -> Candidate:
    row = replace(
        candidate.row, standing=Standing.DUPLICATE, ticked=False, group="twice", problem=said,
        tone=Tone.INFO, bad=frozenset(), remedies=(), remedy=remedy,
    )  # fmt: skip
    return replace(candidate, row=row, kept=kept.id if kept is not None else 0)


def to_mend(candidate: Candidate, key: str, said: str, order: Sequence[str]) -> Candidate:
    """The row with one cell that cannot stand."""
    row = replace(
        candidate.row, standing=Standing.MEND, ticked=False, group="mend", problem=said, tone=Tone.ERROR,
        bad=frozenset({order.index(key)}), remedies=(blank(key),), remedy="Chọn cách xử lý",
    )  # fmt: skip
    return replace(candidate, row=row)

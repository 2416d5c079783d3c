"""A row of a staff list about somebody who is in the book already: what differs, and what writing it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from typing import Any

from app.domain.dates import show_date
from app.domain.import_steps import Remedy, Tone
from app.domain.office import Unit, holds
from app.domain.staff import SEX_WORDS, STAFF_KIND_WORDS, ClockNumber, Membership, Person
from app.domain.staff_import_twins import Candidate
from app.domain.staff_roll import clock_key

GROUP = "change"
ANEW, UPDATE = "anew", "update"
_DAY = timedelta(days=1)
# A cell left empty in the file takes nothing away, and the spelling of the name is the book's.
_COMPARED = tuple(f.name for f in fields(Person) if f.name not in ("id", "name", "note"))
_SHOWN: Mapping[str, Callable[[Any], str]] = {
    "birth_date": lambda day: show_date(day) if day else "",
    "joined_on": lambda day: show_date(day) if day else "",
    "sex": lambda sex: SEX_WORDS[sex],
    "kind": lambda kind: STAFF_KIND_WORDS[kind],
}


@dataclass(frozen=True)
class Change:
    """What a row changes of a person: `person` as it would be, `old` what the book says now, by field.

    `place`: the membership in force, None for who has none. `moved`: unit, post and leader it would have
    then, from `since` on, or (None) written into it; None where place and post stay. `clock`: a number more.
    """

    person: Person
    place: Membership | None
    old: Mapping[str, str] = field(default_factory=dict)
    moved: Membership | None = None
    since: date | None = None
    clock: str = ""

    def places(self, unit_id: int) -> tuple[Membership, ...]:
        """The rows of membership to be written; `unit_id` of the unit where that is made with the import."""
        moved, place = self.moved, self.place
        if moved is None:
            return ()
        if moved.unit_id < 0:
            moved = replace(moved, unit_id=unit_id)
        if place is None:
            return (replace(moved, person_id=self.person.id),)
        if self.since is None:
            return (replace(place, unit_id=moved.unit_id, post=moved.post, leader=moved.leader),)
        opened = replace(
            place, id=0, unit_id=moved.unit_id, post=moved.post, leader=moved.leader, valid_from=self.since
        )
        return (replace(place, valid_to=self.since - _DAY), opened)


def changed(
    candidate: Candidate,
    kept: Person,
    places: Iterable[Membership],
    clocks: Iterable[ClockNumber],
    units: Sequence[Unit],
    today: date,
) -> Change | None:
    """What the row says otherwise than the book; None when it says nothing new."""
    assert candidate.person is not None
    assert candidate.membership is not None
    told, person, old = candidate.person, kept, dict[str, str]()
    for key in _COMPARED:
        value, before = getattr(told, key), getattr(kept, key)
        if not value or _alike(value, before) or (key == "kind" and not candidate.told_kind):
            continue
        old[key] = _SHOWN.get(key, str)(before)
        person = replace(person, **{key: value})
    rows = sorted(places, key=lambda row: row.valid_from or date.min)
    place = next((row for row in rows if holds(row, today)), rows[-1] if rows else None)
    moved, since = _moved(candidate.membership, place, today)
    if moved is not None:
        names = {unit.id: unit.name for unit in units}
        if place is None or moved.unit_id != place.unit_id:
            old["unit"] = names.get(place.unit_id, "") if place else ""
        if moved.post != (place.post if place else ""):
            old["post"] = place.post if place else ""
    numbers = [row.number for row in clocks if holds(row, today)]
    clock = candidate.clock
    if clock and clock_key(clock) not in map(clock_key, numbers):
        old["clock"] = ", ".join(numbers)
    else:
        clock = ""
    return Change(person, place, old, moved, since, clock) if old else None


def with_change(
    candidate: Candidate, change: Change, order: Sequence[str], titles: Mapping[str, str], *, anew: bool
) -> Candidate:
    """The row as it is shown: each cell that differs with what the book says, to be ticked by hand."""
    count = f"{len(change.old)} ô"
    cells = {key: (words, candidate.row.cells[order.index(key)]) for key, words in change.old.items()}
    said = [f"{titles.get(key, key)}: {before or 'trống'} → {now}" for key, (before, now) in cells.items()]
    if change.since is not None:
        said.append(f"phòng, chức vụ mới tính từ {show_date(change.since)}")
    row = replace(
        candidate.row,
        group=GROUP,
        problem="; ".join(said),
        tone=Tone.DOUBT,
        bad=frozenset(map(order.index, change.old)),
        old={order.index(key): words for key, words in change.old.items()},
        remedies=(Remedy(f"{UPDATE}:", f"Cập nhật {count}"), Remedy(f"{ANEW}:", "Nhập như người mới")),
        remedy="Để nguyên người đã có",
    )
    if anew:
        row = replace(row, old={}, bad=frozenset(), remedy="Nhập như người mới")
    return replace(candidate, row=row, change=None if anew else change)


def _moved(told: Membership, place: Membership | None, today: date) -> tuple[Membership | None, date | None]:
    """Where the file puts the person, and from when; the day of the import where it does not say."""
    if place is None:
        return told, None
    post = told.post or place.post
    leader = told.leader if told.post else place.leader
    same = told.unit_id == place.unit_id
    if same and _alike(post, place.post):
        return None, None
    moved = replace(told, post=post, leader=leader)
    since = told.valid_from or today
    within = place.valid_from is not None and since <= place.valid_from
    filled = same and not place.post
    return moved, None if filled or within else since


def _alike(one: object, two: object) -> bool:
    if isinstance(one, str) and isinstance(two, str):
        return one.casefold() == two.casefold()
    return one == two

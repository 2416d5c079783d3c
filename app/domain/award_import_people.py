"""Whose award a row of a list is: people by name, unit and year as they were then; collectives by unit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from functools import cached_property

from app.domain.dates import show_date
from app.domain.holder import OFFICE, Holder
from app.domain.import_cells import Vocabulary
from app.domain.import_steps import Remedy
from app.domain.office import Unit
from app.domain.staff import Membership, Person
from app.domain.vietnamese_order import name_key, word_key
from app.domain.wording import fold

_AFTER_UNIT = re.compile(r"\s*[,;(:]\s*")
_AFTER_NAME = re.compile(_AFTER_UNIT.pattern + r"|\s+[-–—]\s+")
_DASHES = re.compile(r"\s*[-–—]\s*")
_MARKS = re.compile(r"^[\s\d.)*+–-]+")
_NEAR, _MOST_NEAR, _MOST_INITIALS = 0.78, 6, 8
SKIP = "skip"


@dataclass(frozen=True)
class Match:
    """Whose row it is, or None with why not; `doubt` is a sentence to be read though a holder was found."""

    holder: Holder | None = None
    why: str = ""
    doubt: str = ""
    offered: tuple[Remedy, ...] = ()


@dataclass(frozen=True)
class Roll:
    """People, memberships and units of the book, and what the office is called.

    `became` are the units that went on from a unit, by its id.
    """

    people: Sequence[Person]
    memberships: Mapping[int, Sequence[Membership]]
    units: Sequence[Unit]
    offices: Sequence[str]
    vocabulary: Vocabulary
    became: Mapping[int, frozenset[int]] = field(default_factory=dict)
    _found: dict[tuple[str, str, int, str], Match] = field(default_factory=dict, compare=False)

    @cached_property
    def _by_name(self) -> dict[str, list[Person]]:
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.people:
            found[fold(person.name)].append(person)
        return found

    @cached_property
    def _by_id(self) -> dict[int, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def _unit_names(self) -> dict[str, list[Unit]]:
        found: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.units:
            for words in {unit.name, unit.short_name, unit.abbreviation} - {""}:
                found[_one_dash(fold(words))].append(unit)
        return found

    @cached_property
    def _units_called(self) -> dict[str, list[Unit]]:
        return {}

    @cached_property
    def _office_names(self) -> frozenset[str]:
        return frozenset(map(fold, self.offices))

    @cached_property
    def _written_names(self) -> dict[int, tuple[object, ...]]:
        return {person.id: _written(person.name) for person in self.people}

    @cached_property
    def _bare(self) -> dict[str, tuple[str, list[Person], bool]]:
        return {}

    def _called(self, words: str) -> tuple[str, list[Person], bool]:
        """The bare name of a cell, who is written so, and whether exactly so or but for accents."""
        known = self._bare.get(words)
        if known is None:
            name = bare_name(words, self.vocabulary)
            found = self._by_name.get(fold(name), [])
            wanted = _written(name) if found else ()
            same = [person for person in found if self._written_names[person.id] == wanted]
            known = self._bare[words] = (name, same or found, bool(same))
        return known

    def name(self, holder: Holder) -> str:
        """What the holder is called in the book."""
        if holder.person_id is not None:
            return self._by_id[holder.person_id].name
        if holder.unit_id is not None:
            return next(unit.name for unit in self.units if unit.id == holder.unit_id)
        return self.offices[0] if self.offices else "Cơ quan"

    def knows(self, words: str) -> bool:
        """Whether anybody of the book is called so, accents aside."""
        return bool(self._called(words)[1])

    def match(self, name: str, unit: str, year: int, born: str = "") -> Match:
        """Whose name it is in that year; the same question is answered once."""
        asked = (name, fold(unit), year, born)
        if asked not in self._found:
            self._found[asked] = self._match(name, unit, year, born)
        return self._found[asked]

    def unit_in(self, words: str, year: int) -> Unit | None:
        """The unit of these words, the one that stood in the year before others of the name."""
        found = self._units_called.get(words)
        if found is None:
            key = _one_dash(_MARKS.sub("", fold(words)).strip(" .:"))
            found = self._unit_names.get(key) or [
                unit for said, rows in self._unit_names.items() if f"phong {said}" == key for unit in rows
            ]
            self._units_called[words] = found = found or self._by_initials(key)
        return max(found, key=lambda unit: (_in_year(unit, year), unit.id), default=None)

    def _by_initials(self, key: str) -> list[Unit]:
        """The one unit whose name has these first letters: "HTQT", "P. HTQT" for Phòng Hợp tác quốc tế."""
        wanted = re.sub(r"^(?:phong|p)\b[\s.]*", "", key)
        if not wanted.isalpha() or not 2 <= len(wanted) <= _MOST_INITIALS:
            return []
        found = [unit for unit in self.units if wanted in _initials(unit.name)]
        return found if len({fold(unit.name) for unit in found}) == 1 else []

    def _match(self, words: str, unit: str, year: int, born: str) -> Match:
        name, found, exact = self._called(words)
        whole = _MARKS.sub("", words).strip()
        # "Phòng Lễ tân - Lãnh sự" is one name; a person's name ends where a dash begins.
        wholes = dict.fromkeys((whole, _AFTER_UNIT.split(whole, maxsplit=1)[0]))
        named = (self._collective(said, year) for said in wholes) if not found else ()
        collective = next(filter(None, named), None)
        if collective is not None:
            return Match(collective)
        if found and not exact and fold(name) != name.lower():
            others = ", ".join(sorted({person.name for person in found}))
            return Match(None, f"Sổ ghi {others}, không có tên này", offered=self._offer(found, year))
        if not found:
            unit_named = self.vocabulary.begins("unit", whole) or self.vocabulary.begins("collective", whole)
            said = whole if unit_named else name
            return Match(None, f"Sổ chưa có “{said}”", offered=self._offer(self._near(name), year, said))
        told = self._told_apart(found, unit, year, born)
        if len(told) > 1:
            why = f"Có {len(told)} người tên {told[0].name}, chưa rõ là ai"
            return Match(None, why, offered=self._offer(told, year))
        doubt = self._doubt(told[0], unit, year) or (
            "" if born else self._namesake(told[0], found, unit, year)
        )
        return Match(Holder(person_id=told[0].id), doubt=doubt)

    def _namesake(self, chosen: Person, found: Iterable[Person], unit: str, year: int) -> str:
        """A namesake who stood there in other years: lists often give the unit of today for all years."""
        wanted = self.unit_in(unit, year) if unit else None
        if wanted is None:
            return ""
        there = self._as_of(wanted)
        if not any(
            row.unit_id in there
            for person in found
            if person.id != chosen.id
            for row in self.memberships.get(person.id, ())
        ):
            return ""
        return (
            f"Có người khác tên {chosen.name} ở {wanted.name} vào năm khác; "
            f"năm {year} sổ ghi {self._described(chosen, year)} ở đó"
        )

    def _as_of(self, unit: Unit) -> frozenset[int]:
        """The unit and what it became."""
        return frozenset({unit.id, *self.became.get(unit.id, ())})

    def _told_apart(self, found: list[Person], unit: str, year: int, born: str) -> list[Person]:
        """By birth date, then by the unit the row names, then by who was here in the year at all."""
        if len(found) > 1 and born:
            found = [p for p in found if p.birth_date and _born(p.birth_date, born)] or found
        wanted = self.unit_in(unit, year) if unit else None
        if len(found) > 1 and wanted:
            found = [p for p in found if self._as_of(wanted) & self._units_of(p.id, year)] or found
        if len(found) > 1:
            found = [p for p in found if self._units_of(p.id, year)] or found
        return found

    def absence(self, holder: Holder, year: int) -> str:
        """A sentence when the person did not work here in the year; "" else."""
        if holder.person_id is None or self._units_of(holder.person_id, year):
            return ""
        return f"Sổ không ghi {self._by_id[holder.person_id].name} công tác ở đây năm {year}"

    def _doubt(self, person: Person, unit: str, year: int) -> str:
        """Where the book says something else about the year."""
        here = self._units_of(person.id, year)
        if not here:
            return self.absence(Holder(person.id), year)
        wanted = self.unit_in(unit, year) if unit else None
        if wanted and not here & self._as_of(wanted):
            names = ", ".join(one.name for one in self.units if one.id in here)
            return f"Năm {year} sổ ghi {person.name} ở {names}"
        return ""

    def _units_of(self, person_id: int, year: int) -> frozenset[int]:
        rows = self.memberships.get(person_id, ())
        return frozenset(row.unit_id for row in rows if _in_year(row, year))

    def _collective(self, name: str, year: int) -> Holder | None:
        bare = fold(name)
        for words in self.vocabulary.folded("collective"):
            if bare.startswith(f"{words} "):
                bare = bare[len(words) :].strip(" .,:-")
                break
        if bare in self._office_names:
            return OFFICE
        unit = self.unit_in(bare, year)
        return Holder(unit_id=unit.id) if unit else None

    @cached_property
    def _folded(self) -> list[tuple[str, Person]]:
        return [(fold(person.name), person) for person in self.people]

    @cached_property
    def _nearest(self) -> dict[str, list[Person]]:
        return {}

    def _near(self, name: str) -> list[Person]:
        """People whose names are written almost so, the nearest first; each name is looked for once."""
        wanted = fold(name)
        if wanted not in self._nearest:
            rated = [(_alike(wanted, folded), person) for folded, person in self._folded]
            best = sorted((r for r in rated if r[0] >= _NEAR), key=lambda r: (-r[0], r[1].id))
            self._nearest[wanted] = [person for _ratio, person in best[:_MOST_NEAR]]
        return self._nearest[wanted]

    @cached_property
    def _near_names(self) -> dict[str, list[Unit]]:
        return {}

    def _near_units(self, name: str) -> list[Unit]:
        wanted = fold(name)
        if wanted not in self._near_names:
            near = [unit for unit in self.units if _alike(wanted, fold(unit.name)) >= _NEAR]
            self._near_names[wanted] = near
        return self._near_names[wanted]

    def _offer(self, first: Iterable[Person], year: int, name: str = "") -> tuple[Remedy, ...]:
        """The likely ones, leaving the rows out, then everybody and every collective."""
        likely = [Remedy(f"person:{p.id}", f"Là {self._described(p, year)}") for p in first]
        units = self._near_units(name) if name else []
        likely += [Remedy(f"unit:{unit.id}", f"Là tập thể {unit.name}") for unit in units]
        known = {remedy.key for remedy in likely}
        rest = tuple(remedy for remedy in self._everybody if remedy.key not in known)
        return (*likely, Remedy(SKIP, "Để lại mọi dòng của tên này"), *rest)

    @cached_property
    def _everybody(self) -> tuple[Remedy, ...]:
        people = sorted(self.people, key=lambda person: (name_key(person.name), person.id))
        return (
            *(Remedy(f"person:{person.id}", f"Là {person.name}") for person in people),
            *(Remedy(f"unit:{unit.id}", f"Là tập thể {unit.name}") for unit in self.units),
            Remedy("office:0", f"Là {self.name(OFFICE)}"),
        )

    def _described(self, person: Person, year: int) -> str:
        """Enough to tell two of one name apart."""
        here = self._units_of(person.id, year)
        more = [one.short_name or one.name for one in self.units if one.id in here]
        if person.birth_date:
            more.append(f"sinh {show_date(person.birth_date)}")
        return f"{person.name} ({', '.join(more)})" if more else person.name


def bare_name(words: str, vocabulary: Vocabulary) -> str:
    """The name without number, "Ông" or "Bà" before it and the post behind it."""
    name = _MARKS.sub("", words).strip()
    titles = vocabulary.folded("honorific")
    changed = True
    while changed:
        changed = False
        said = fold(name)
        for title in titles:
            if said.startswith(title) and name[len(title) : len(title) + 1] in (" ", ".", ":"):
                name, changed = name[len(title) :].strip(" .:"), True
                break
    return " ".join(_AFTER_NAME.split(name, maxsplit=1)[0].split())


def _initials(name: str) -> tuple[str, str]:
    """First letters of the words of a unit's name, with and without its first word."""
    letters = [word[0] for word in re.findall(r"[a-z]+", fold(name))]
    return "".join(letters), "".join(letters[1:])


def _one_dash(words: str) -> str:
    return _DASHES.sub(" - ", words)


def _in_year(row: Unit | Membership, year: int) -> bool:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return (row.valid_from or first) <= last and (row.valid_to or last) >= first


def _written(name: str) -> tuple[object, ...]:
    """A name as it is written, whatever its capitals and the place of its tones."""
    return tuple(map(word_key, name.split()))


def _born(day: date, words: str) -> bool:
    return words in (day.isoformat(), show_date(day), str(day.year)) or fold(words).endswith(show_date(day))


def _alike(one: str, other: str) -> float:
    """How alike two names are, 0 to 1; 0 as soon as they cannot reach what is near enough to be offered."""
    matcher = SequenceMatcher(None, one, other)
    if matcher.real_quick_ratio() < _NEAR or matcher.quick_ratio() < _NEAR:
        return 0.0
    return matcher.ratio()

"""What the lists of a round tell beside a name: initiatives, earlier awards, facts under II.6 of the year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from app.domain.award_catalogue import CatalogueEntry, award_name, day_of, entry_on
from app.domain.awards_held import AwardHeld, AwardKind
from app.domain.holder import Holder, holder_of
from app.domain.initiatives import Initiative, InitiativeAuthor
from app.domain.rounds import Nominee, RoundTitle
from app.services.award_catalogue import catalogue
from app.services.round_view import RoundView
from app.storage import record_rows

if TYPE_CHECKING:
    from app.services.office import Office

_NAMED = "SELECT {0} FROM nominee WHERE round_id = ? AND {0} IS NOT NULL"


class RoundFacts:
    """One reading of the book for all names of a round."""

    def __init__(self, office: Office, view: RoundView) -> None:
        self._office = office
        self._view = view

    def initiatives(self, n: Nominee) -> str:
        """Recognised initiatives of the years the title looks back on, each with its decision."""
        since = self._view.round.year - self._looked_back(self._view.title(n.title_id))
        found = (
            f"{row.name} ({row.number})" if row.number else row.name
            for row in self._initiatives.get(n.person_id or 0, ())
            if since < row.year <= self._view.round.year
        )
        return "; ".join(found)

    def history(self, n: Nominee) -> str:
        """`LĐTT 2020 - 2022; CSTĐCS 2022`: what was held before the year of the round."""
        return "; ".join(
            f"{name} {_spans(row.year for row in rows)}"
            for name, rows in _by_name(self._awards.get(holder_of(n), ()))
        )

    def conduct(self, n: Nominee) -> str:
        """`ĐM 2, VS 1`: how often each rule under II.6 counts in the year; "" for a collective."""
        if n.person_id is None:
            return ""
        counted = self._conduct.get(n.person_id, {})
        return ", ".join(f"{code} {times}" for code, times in sorted(counted.items())) or "không"

    def _looked_back(self, title: RoundTitle) -> int:
        asked = self._view.rules.asked(title.code, title.subject, title.ground)
        years = (c.row["years"] for c in asked if c.measure == "initiative")
        return max((int(one) for one in years), default=1)

    @cached_property
    def _initiatives(self) -> dict[int, list[Initiative]]:
        db, number = self._office.db, self._view.round.id
        where = f"person_id IN ({_NAMED.format('person_id')})"
        authors = record_rows.rows(db, InitiativeAuthor, where, (number,))
        known = {row.id: row for row in record_rows.rows(db, Initiative) if row.recognised}
        found: dict[int, list[Initiative]] = defaultdict(list)
        for author in authors:
            if author.person_id is not None and author.initiative_id in known:
                found[author.person_id].append(known[author.initiative_id])
        return found

    @cached_property
    def _awards(self) -> dict[Holder, list[AwardHeld]]:
        number, year = self._view.round.id, self._view.round.year
        where = f"person_id IN ({_NAMED.format('person_id')}) OR unit_id IN ({_NAMED.format('unit_id')})"
        found: dict[Holder, list[AwardHeld]] = defaultdict(list)
        for row in record_rows.rows(self._office.db, AwardHeld, where, (number, number)):
            if row.year < year and not row.cancelled:
                found[holder_of(row)].append(row)
        return found

    @cached_property
    def _conduct(self) -> dict[int, dict[str, int]]:
        """Standing faults by person and code; merits are none."""
        year = self._view.round.year
        found: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for fact in self._office.conduct.facts(date(year, 1, 1), date(year, 12, 31)):
            if fact.stands and not fact.merit:
                found[fact.person_id][fact.rule.code] += 1
        return found


def _by_name(rows: Iterable[AwardHeld]) -> Iterator[tuple[str, list[AwardHeld]]]:
    """Awards by what they are called in short, from the lowest up."""
    entries = catalogue()
    known = [(entry_on(entries, row.code, holder_of(row).subject, day_of(row)), row) for row in rows]
    known.sort(key=lambda one: (one[1].kind is AwardKind.FORM, one[0].rank if one[0] else 0, one[1].code))
    for name, group in groupby(known, key=lambda one: _short(entries, *one)):
        yield name, [row for _, row in group]


def _short(entries: Iterable[CatalogueEntry], entry: CatalogueEntry | None, row: AwardHeld) -> str:
    return entry.short if entry is not None and not row.name else award_name(entries, row)


def _spans(years: Iterable[int]) -> str:
    """`2018, 2020 - 2022`."""
    spans: list[list[int]] = []
    for year in sorted(set(years)):
        if spans and spans[-1][1] == year - 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    return ", ".join(str(a) if a == b else f"{a} - {b}" if b > a + 1 else f"{a}, {b}" for a, b in spans)

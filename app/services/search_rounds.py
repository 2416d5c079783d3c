"""What the search box finds of the voting: rounds by name and year, rules by title, code and words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from app.domain.dates import show_date
from app.domain.rounds import ROUND_KIND_WORDS, Round
from app.domain.rule_words import RuleLine
from app.domain.wording import fold
from app.errors import SayToUser
from app.services.search_achievements import Found
from app.storage import record_rows

if TYPE_CHECKING:
    from app.services.office import Office


def rounds(office: Office, needle: str) -> Iterator[Found]:
    """Rounds of every year, the latest meeting first."""
    found = record_rows.rows(office.db, Round)
    for row in sorted(found, key=lambda one: (one.meets_on or date.min, one.id), reverse=True):
        kind = ROUND_KIND_WORDS[row.kind]
        said = f"{row.name} bình xét đợt {kind} năm {row.year} {row.place} {row.council_number}"
        if needle in fold(said):
            met = f"họp {show_date(row.meets_on)}" if row.meets_on else ""
            detail = ", ".join(filter(None, (f"năm {row.year}", kind.lower(), met)))
            yield "Đợt bình xét", row.name, detail, f"rounds:{row.id}", row.year


class RuleSearch:
    """The rules of the day in words, kept folded until the day or the office's own rows change.

    A needle that begins with the code of a set ("r2017 ldtt") is looked for in that set.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        self._kept: dict[str, tuple[object, tuple[tuple[str, RuleLine], ...]]] = {}

    def find(self, needle: str, most: int) -> Iterator[Found]:
        """At most so many rules, in the order of the page; nothing where the rules cannot be read."""
        try:
            code, words = self._asked(needle)
            lines = self._lines(code)
        except SayToUser:  # told where rules are used; a search must not stop at it
            return
        held = (line for folded, line in lines if words in folded) if words else iter(())
        for line in islice(held, most):
            detail = f"{code}, {line.group}, {line.source}"
            yield "Luật", line.words, detail, f"settings:rules/{code}/{line.id}", None

    def _asked(self, needle: str) -> tuple[str, str]:
        first, _, rest = needle.partition(" ")
        known = {one.code.lower(): one.code for one in self._office.rules.sets(self._today())}
        if first in known:
            return known[first], rest or first
        return self._office.rules.set_on(self._today()).code, needle

    def _lines(self, code: str) -> tuple[tuple[str, RuleLine], ...]:
        rules = self._office.rules
        own = (self._today(), rules.own(), rules.own_sets())
        kept = self._kept.get(code)
        if kept is None or kept[0] != own:
            lines = rules.lines(code, self._today())
            kept = (own, tuple((_said(code, line), line) for line in lines))
            self._kept[code] = kept
        return kept[1]

    def _today(self) -> date:
        return self._office.now().date()


def _said(code: str, line: RuleLine) -> str:
    award = line.values.get("award") or line.values.get("code") or ""
    return fold(f"{code} {award} {line.group} {line.about} {line.words} {line.source}")

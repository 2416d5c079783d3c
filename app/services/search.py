"""One box for everything the book holds, found without accents, the nearest first, as one types."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.register import RegisterEntry
from app.domain.search_rank import rank
from app.domain.wording import fold
from app.storage import plans as plan_rows
from app.storage import register_rows

if TYPE_CHECKING:
    from app.services.office import Office
    from app.services.search_rounds import RuleSearch

_MOST = 60
_RULES_FROM = 3  # letters; fewer stand in every other rule
_CODE = re.compile(r"[ivx]+\.\d+(\.\d+)*")  # an item of a plan as papers cite it


@dataclass(frozen=True)
class SearchHit:
    """One result. `target`: "plan:<id>", "plan:<id>/node:<id>", "register:<id>", "staff:<id>",
    "conduct:<id>", "achievements:p<person>/award-<id>" (u<unit>, office), "initiatives:<id>", "works:<id>",
    "movements:<id>", "discipline:<id>", "rounds:<id>", "settings:<page>" or "settings:rules/<set>/<rule>".
    """

    group: str
    title: str
    detail: str
    target: str
    year: int | None = None


class SearchDesk:
    """Searches people, achievements, rounds, the newest version of each plan, the register, notes, settings
    and rules.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        self._register: tuple[object, list[tuple[str, RegisterEntry]]] = (None, [])
        self._of_rules: RuleSearch | None = None

    def find(self, text: str) -> tuple[SearchHit, ...]:
        """Hits in groups; the group and the hits nearest to the text first, then the newest.

        Words of a name may stand apart, anything else holds the text as typed; nothing for an empty text.
        """
        needle = " ".join(fold(text).split())
        if not needle:
            return ()
        groups = (
            self._people(needle.split()),
            self._achievements([needle]),
            self._rounds(needle),
            self._plans(needle),
            self._nodes(needle),
            self._papers(needle),
            self._incidents(needle),
            self._settings(needle),
            self._rules(needle),
        )
        ranked: dict[str, list[tuple[int, SearchHit]]] = {}
        for hit in (hit for group in groups for hit in group):
            nearness = min(rank(fold(words), needle) for words in (hit.title, hit.detail))
            ranked.setdefault(hit.group, []).append((nearness, hit))
        for hits in ranked.values():
            hits.sort(key=lambda one: one[0])
        nearest = sorted(ranked.values(), key=lambda hits: hits[0][0])
        return tuple(hit for hits in nearest for _, hit in hits)

    def _people(self, words: list[str]) -> Iterable[SearchHit]:
        from app.storage import search_rows  # a dozen records nobody needs before the first search

        today = self._office.now().date()
        for person in search_rows.people(self._office.db, words, _MOST):
            where = ", ".join(filter(None, (person.post, person.unit)))
            last = date.fromisoformat(person.valid_to) if person.valid_to else None
            if last is not None and last < today:
                where = f"{where}, đến {last:%d/%m/%Y}"
            yield SearchHit("Cán bộ", person.name, where, f"staff:{person.id}")

    def _achievements(self, words: list[str]) -> Iterable[SearchHit]:
        from app.services.search_achievements import achievements

        for found in achievements(self._office, words, _MOST):
            yield SearchHit(*found)

    def _rounds(self, needle: str) -> Iterable[SearchHit]:
        from app.services.search_rounds import rounds

        for found in rounds(self._office, needle):
            yield SearchHit(*found)

    def _rules(self, needle: str) -> Iterable[SearchHit]:
        from app.services.search_rounds import RuleSearch

        if len(needle) < _RULES_FROM:
            return
        if self._of_rules is None:
            self._of_rules = RuleSearch(self._office)
        for found in self._of_rules.find(needle, _MOST):
            yield SearchHit(*found)

    def _plans(self, needle: str) -> Iterable[SearchHit]:
        for line in self._office.plans.years():
            plan = self._office.plans.plan(line.plan_id)
            words = f"Kế hoạch {line.year} {line.number_text} {plan.title} {plan.opening} {plan.closing}"
            if needle in fold(words):
                detail = line.number_text or "Dự thảo"
                yield SearchHit(
                    "Kế hoạch", f"Kế hoạch {line.year}", detail, f"plan:{line.plan_id}", line.year
                )

    def _nodes(self, needle: str) -> Iterable[SearchHit]:
        if _CODE.fullmatch(needle):
            yield from self._coded(needle)
        for year, plan_id, node_id, title, text in plan_rows.nodes_holding(self._office.db, needle, _MOST):
            place = self._office.plans.outline(plan_id).entry(node_id).place
            target = f"plan:{plan_id}/node:{node_id}"
            yield SearchHit(
                "Nội dung kế hoạch",
                _around(f"{title} {text}".strip(), needle),
                f"{year}, {place}",
                target,
                year,
            )

    def _coded(self, code: str) -> Iterable[SearchHit]:
        """The item of each year's plan that bears the code, such as II.7."""
        for line in self._office.plans.years():
            outline = self._office.plans.outline(line.plan_id)
            for entry in (one for one in outline.entries if one.code.lower() == code):
                words = f"{entry.code}. {entry.node.title or entry.node.text}".strip()
                target = f"plan:{line.plan_id}/node:{entry.node.id}"
                detail = f"{line.year}, {entry.place}"
                yield SearchHit("Nội dung kế hoạch", _around(words, code), detail, target, line.year)

    def _papers(self, needle: str) -> Iterable[SearchHit]:
        for folded, entry in self._folded_register():
            if needle in folded:
                detail = f"{entry.number_text}, {entry.issued_on:%d/%m/%Y}"
                yield SearchHit("Văn bản đi", entry.summary, detail, f"register:{entry.id}", entry.year)

    def _folded_register(self) -> list[tuple[str, RegisterEntry]]:
        """The register with its words folded; read again only when the file has changed."""
        stamp = (id(self._office.db), self._office.db.conn.total_changes)
        if self._register[0] != stamp:
            entries = register_rows.entries(self._office.db)
            self._register = (
                stamp,
                [(fold(f"{e.number_text} {e.kind} {e.summary} {e.signer} {e.note}"), e) for e in entries],
            )
        return self._register[1]

    def _incidents(self, needle: str) -> Iterable[SearchHit]:
        conduct = self._office.conduct
        found = conduct.find(needle, _MOST)
        names = {person.id: person.name for person in self._office.staff.people()} if found else {}
        for one in found:
            rule = conduct.rule_on(one.rule, one.day)
            name = f"{one.rule} {rule.name}" if rule is not None else one.rule
            words = _around(one.words.replace("\n", " "), needle, 50)
            title = f"{names.get(one.person_id, '')}: {words or name}"
            detail = f"{name}, {one.day:%d/%m/%Y}"
            yield SearchHit("Vụ việc", title, detail, f"conduct:{one.id}", one.day.year)

    def _settings(self, needle: str) -> Iterable[SearchHit]:
        for person in self._office.settings.signatories():
            if needle in fold(f"{person.name} {person.title}"):
                yield SearchHit("Người ký", person.name, person.title, "settings:signatories")
        for unit in self._office.settings.units():
            if needle in fold(f"{unit.name} {unit.short_name} {unit.abbreviation}"):
                yield SearchHit("Phòng, đơn vị", unit.name, unit.abbreviation, "settings:units")


def _around(text: str, needle: str, width: int = 90) -> str:
    """The words around the hit, cut at blanks."""
    at = max(0, fold(text).find(needle))
    if len(text) <= width:
        return text
    start = max(0, at - width // 3)
    if start:
        start = text.find(" ", start) + 1
    cut = text[start : start + width].rsplit(" ", 1)[0]
    return ("…" if start else "") + cut + ("…" if start + width < len(text) else "")

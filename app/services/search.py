"""One box for everything: plans, outgoing papers and people who sign, found without accents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.wording import fold
from app.storage import plans as plan_rows
from app.storage import register_rows

if TYPE_CHECKING:
    from app.services.office import Office

_MOST = 60


@dataclass(frozen=True)
class SearchHit:
    """One result. `target`: "plan:<id>", "plan:<id>/node:<id>", "register:<id>", "staff:<id>",
    "conduct:<id>" or "settings:<page>".
    """

    group: str
    title: str
    detail: str
    target: str
    year: int | None = None


class SearchDesk:
    """Searches the newest version of each plan, the register and the office's rows."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def find(self, text: str) -> tuple[SearchHit, ...]:
        """Hits in groups, newest year first; nothing for an empty text."""
        needle = fold(text.strip())
        if not needle:
            return ()
        return (
            *self._people(text),
            *self._plans(needle),
            *self._nodes(needle),
            *self._papers(needle),
            *self._incidents(needle),
            *self._settings(needle),
        )

    def _people(self, text: str) -> Iterable[SearchHit]:
        staff = self._office.staff
        found = staff.find(text)
        if not found:
            return
        units = {unit.id: unit.name for unit in staff.units()}
        last_of = {row.person_id: row for row in staff.memberships()}
        for person in found:
            last = last_of.get(person.id)
            where = ", ".join(filter(None, (last.post, units.get(last.unit_id, "")))) if last else ""
            if last is not None and last.valid_to is not None and last.valid_to < self._office.now().date():
                where = f"{where}, đến {last.valid_to:%d/%m/%Y}"
            yield SearchHit("Cán bộ", person.name, where, f"staff:{person.id}")

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

    def _papers(self, needle: str) -> Iterable[SearchHit]:
        for entry in register_rows.entries(self._office.db):
            if needle in fold(
                f"{entry.number_text} {entry.kind} {entry.summary} {entry.signer} {entry.note}"
            ):
                detail = f"{entry.number_text}, {entry.issued_on:%d/%m/%Y}"
                yield SearchHit("Văn bản đi", entry.summary, detail, f"register:{entry.id}", entry.year)

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

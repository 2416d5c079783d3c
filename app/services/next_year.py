"""The desk of "Lập kế hoạch năm sau": what a new year asks of a plan, its making, and what was left."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from app import paths
from app.domain import next_year as domain
from app.domain.next_year import Proposal, answer_problem, with_room
from app.domain.office import Unit, holds
from app.domain.outline import Outline
from app.domain.plan import Plan
from app.domain.readiness import Finding
from app.domain.wording import clean, lower_first
from app.domain.year_marks import Sort, Turn
from app.domain.year_rules import YearRules, read_rules
from app.errors import Invalid, Problem, SayToUser
from app.storage import plans as rows
from app.storage import properties

if TYPE_CHECKING:
    from app.services.office import Done, Office

__all__ = ["NextYearDesk", "Proposal", "Roll", "RolledPlan", "Sort", "answer_problem", "with_room"]

_SAID_ALREADY = frozenset({"left_year", "left_period", "left_date"})
_HEAVY = frozenset({"act", "signatory", "name", "legal_basis"})


@cache
def shipped_rules() -> YearRules:
    """The rows of data/next_year.toml."""
    import tomllib

    with paths.data("next_year.toml").open("rb") as file:
        return read_rules(tomllib.load(file))


@dataclass(frozen=True)
class Roll:
    """A plan, the year it is to be copied to, and everything found in it; `notices` lack a place."""

    plan: Plan
    outline: Outline
    year: int
    proposals: tuple[Proposal, ...]
    notices: tuple[str, ...] = ()

    def takeable(self, answers: Mapping[str, str]) -> frozenset[str]:
        """Keys of what arithmetic decides or an answer settles."""
        return domain.takeable(self.proposals, answers)

    def rolled(self, taken: Collection[str], answers: Mapping[str, str]) -> tuple[Plan, Outline]:
        """The new plan as it would be, for the page beside the list; nothing is written."""
        return domain.rolled(self.plan, self.outline, self.year, self.proposals, taken, answers)

    def left(self, taken: Collection[str], answers: Mapping[str, str]) -> tuple[Proposal, ...]:
        """What is not taken."""
        return domain.left(self.proposals, taken, answers)


@dataclass(frozen=True)
class RolledPlan:
    """The new plan's id and what was left as it stood."""

    plan_id: int
    left: tuple[Finding, ...]


class NextYearDesk:
    """Looks at a plan, writes the copy with what was taken, remembers what was not."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def look(self, plan_id: int, year: int | None = None) -> Roll:
        """Everything a copy to `year` (the next one by default) asks; raises SayToUser if it has a plan."""
        plan = self._office.plans.plan(plan_id)
        outline = self._office.plans.outline(plan_id)
        year = plan.year + 1 if year is None else year
        if year <= plan.year:
            raise SayToUser(f"Kế hoạch {plan.year} chỉ chuyển được sang năm sau đó, từ {plan.year + 1}.")
        if self._office.plans.current(year):
            raise SayToUser(f"Năm {year} đã có kế hoạch. Mở kế hoạch đó, hoặc so sánh hai kế hoạch.")
        settings = self._office.settings
        turn = self._turn(plan, year)
        proposals = domain.propose(plan, outline, turn, settings.signatories(), settings.recipient_presets())
        notices = []
        if turn.becomes is None:
            day = f"{turn.new_day:%d/%m/%Y}"
            notices.append(
                f"Ngày {day} chưa có tên cơ quan nào. Thêm trong Cài đặt, Cơ quan để đầu trang có tên."
            )
        return Roll(plan, outline, year, proposals, tuple(notices))

    def create(self, roll: Roll, taken: Collection[str], answers: Mapping[str, str]) -> Done:
        """Write the new plan: one operation, one undo. `Done.value` is a RolledPlan.

        Raises Invalid naming the question (field) of an answer that cannot stand, and SayToUser when the
        old plan is no longer as it was looked at.
        """
        answers = {question: clean(answer) for question, answer in answers.items() if clean(answer)}
        wrong = {
            p.question: Problem(p.question, said)
            for p in roll.proposals
            if p.key in taken and p.sort is Sort.ASK and p.question in answers
            if (said := domain.answer_problem(p, answers[p.question]))
        }
        if wrong:
            raise Invalid(tuple(wrong.values()))
        plans, db = self._office.plans, self._office.db
        if plans.plan(roll.plan.id) != roll.plan or plans.outline(roll.plan.id) != roll.outline:
            raise SayToUser(
                f"Kế hoạch {roll.plan.year} đã đổi từ lúc xem đề nghị. Mở lại để xem đề nghị mới."
            )
        if plans.current(roll.year):
            raise SayToUser(f"Năm {roll.year} đã có kế hoạch. Mở kế hoạch đó ở danh sách bên trái.")
        plan, outline = roll.rolled(taken, answers)
        with self._office.operation(f"Lập kế hoạch {roll.year} từ kế hoạch {roll.plan.year}") as op:
            plan_id = rows.add_plan(db, plan)
            rows.copy_nodes(db, outline, plan_id)
            left = [_kept(p, roll.plan, roll.outline) for p in roll.left(taken, answers)]
            properties.put(db, _key(plan_id), json.dumps(left, ensure_ascii=False))
            op.value = RolledPlan(plan_id, self.left(plan_id))
        return op.done

    def left(self, plan_id: int) -> tuple[Finding, ...]:
        """What was left when the plan was made and still stands in it, in the order of the page."""
        stored = properties.get(self._office.db, _key(plan_id))
        if not stored:
            return ()
        plan, outline = self._office.plans.plan(plan_id), self._office.plans.outline(plan_id)
        by_uid = {entry.node.uid: entry for entry in outline.entries}
        found = []
        for row in json.loads(stored):
            target, place = f"field:{row['at']}", row["place"]
            text = _field_text(plan, row["at"]) if hasattr(plan, row["at"]) else ""
            entry = by_uid.get(row["at"])
            if entry is not None:
                target, place = f"node:{entry.node.id}", entry.place
                text = f"{entry.node.title}\n{entry.node.text}"
            if row["old"] in text:
                level = "warn" if row["kind"] in _HEAVY else "hint"
                found.append(Finding(f"left_{row['kind']}", level, row["said"], place, target))
        return tuple(found)

    def besides(self, plan_id: int, known: Collection[Finding]) -> tuple[Finding, ...]:
        """What was left, without the years that readiness names already at the same place."""
        named = {finding.target for finding in known if finding.kind == "year"}
        return tuple(
            finding
            for finding in self.left(plan_id)
            if finding.kind not in _SAID_ALREADY or finding.target not in named
        )

    def _turn(self, plan: Plan, year: int) -> Turn:
        settings = self._office.settings
        old_day, new_day = plan.paper_day.earliest(), date(year, 1, 1)
        gone = [unit for unit in settings.units() if holds(unit, old_day) and not holds(unit, new_day)]
        return Turn(
            plan.year,
            year,
            shipped_rules(),
            old_day,
            new_day,
            settings.identity_on(old_day),
            settings.identity_on(new_day),
            settings.legal_bases(),
            tuple(unit.name for unit in gone if not _still(unit, settings.units(), new_day)),
        )


def _still(unit: Unit, units: Collection[Unit], day: date) -> bool:
    return any(other.name == unit.name and holds(other, day) for other in units)


def _key(plan_id: int) -> str:
    return f"next_year/{plan_id}"


def _field_text(plan: Plan, name: str) -> str:
    value: Any = getattr(plan, name)
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def _kept(proposal: Proposal, plan: Plan, outline: Outline) -> dict[str, str]:
    """What is needed to say later that the place still stands: node by identity, field by name."""
    kind, _, name = proposal.target.partition(":")
    at = outline.node(int(name)).uid if kind == "node" else name
    old = proposal.old.strip()
    if proposal.start < 0:  # a whole field is compared as it is stored, not as it is worded
        changed = [field for field, value in proposal.values if getattr(plan, field) != value]
        at = changed[0] if changed else name
        old = _field_text(plan, at)
    if proposal.sort is Sort.ASK:
        said = f"Để nguyên “{proposal.old.strip()}”: {lower_first(proposal.why).removesuffix('?')}"
    else:
        said = f"Để nguyên “{proposal.old.strip()}”, đề nghị là “{proposal.new}”"
    return {"at": at, "old": old, "kind": proposal.kind, "place": proposal.place, "said": said}

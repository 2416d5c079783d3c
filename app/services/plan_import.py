"""The desk of the import of plans: a file read, understood, corrected, and kept in one operation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.office import Identity
from app.domain.outline import Outline
from app.domain.plan import FIELD_WORDS, Plan, PlanState
from app.domain.plan_reading.assemble import Assembled, assemble
from app.domain.plan_reading.faithful import faithful
from app.domain.plan_reading.match import Merged, merge
from app.domain.plan_reading.notes import Around, Note, notes
from app.domain.plan_reading.parts import Understanding
from app.domain.plan_reading.source import Source
from app.domain.plan_reading.understand import understand
from app.errors import SayToUser
from app.services.plan_source import read_source
from app.services.plans import Imported
from app.storage import plans as rows

if TYPE_CHECKING:
    from app.services.office import Done, Office

_SIGNER = frozenset({"signer_lines", "signer_name", "signer_office_title"})
_FIELDS = tuple(FIELD_WORDS)
_BARE_SYMBOL = "KH"
_MOST_NAMED = 3


@dataclass(frozen=True)
class Look:
    """What keeping an understanding would do now: the plan, what to know of it, the year's plan it meets.

    `merged` lays the nodes over those of `existing` (None: the year has no plan); `fields` names in words the
    fields of an existing draft that would change.
    """

    assembled: Assembled
    plan: Plan
    notes: tuple[Note, ...]
    existing: Plan | None
    merged: Merged
    fields: tuple[str, ...]

    def changes(self) -> str:
        """`sửa 2 mục, thêm 1 mục; đổi trích yếu`, "" when all stays or there was no plan."""
        if self.existing is None:
            return ""
        names = [name.lower() for name in self.fields]
        if len(names) > _MOST_NAMED + 1:
            names[_MOST_NAMED:] = [f"và {len(names) - _MOST_NAMED} phần khác"]
        fields = f"đổi {', '.join(names).replace(', và', ' và')}" if names else ""
        return "; ".join(part for part in (self.merged.words(), fields) if part)


@dataclass(frozen=True)
class Kept(Imported):
    """What came of an import: also what changed in the plan that was there, and what was noted before."""

    changes: str = ""
    notes: tuple[Note, ...] = ()


class PlanImportDesk:
    """Reads and understands without writing anything; `keep` alone writes."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def read(self, path: Path) -> Source:
        """A .docx or text file; raises FileTrouble with a sentence for one that cannot be read."""
        return read_source(path)

    def understand(self, source: Source, *, convert: bool = True) -> Understanding:
        """What the file says of a plan, its old encodings converted unless `convert` is False.

        Raises SayToUser for a file that is no plan.
        """
        return understood(source, convert=convert)

    def look(self, understanding: Understanding, year: int) -> Look:
        """What keeping it in that year would do, and what to know before."""
        assembled = assemble(understanding, year)
        existing = self._office.plans.current(year)
        day = assembled.plan.paper_day.earliest()
        identity = self._office.settings.identity_on(day)
        plan = self._plan(assembled, existing, identity)
        merged = self._merged(assembled, plan, existing)
        changed = (
            [name for name in _FIELDS if getattr(plan, name) != getattr(existing, name)]
            if existing is not None and not existing.signed
            else []
        )
        return Look(
            assembled,
            plan,
            notes(understanding, assembled, Around(identity, existing)),
            existing,
            merged,
            tuple(FIELD_WORDS[name] for name in changed),
        )

    def keep(self, understanding: Understanding, year: int, *, replace_existing: bool = False) -> Done:
        """Write it as the year's plan: one operation, taken back by one undo. `Done.value` is a Kept.

        A year that has a plan is refused unless `replace_existing`. A draft is then changed where the file
        differs, its nodes keeping who they are; a signed plan gets a new version beside it.
        """
        look = self.look(understanding, year)
        if not look.merged.outline.nodes:
            raise SayToUser("Chưa có mục nào để nhập. Chuyển ít nhất một đoạn vào Nội dung rồi nhập.")
        if look.existing is not None and not replace_existing:
            raise SayToUser(
                f"Năm {year} đã có kế hoạch. Chọn thay thế (--replace) để ghi lại, hoặc nhập vào năm khác."
            )
        with self._office.operation(f"Nhập kế hoạch {year} từ {understanding.name}") as op:
            plan_id = self._write(look)
            desk = self._office.plans
            op.value = Kept(
                plan_id,
                desk.outline(plan_id).shape(),
                desk.readiness(plan_id),
                look.changes(),
                look.notes,
            )
        return op.done

    def _write(self, look: Look) -> int:
        db, existing = self._office.db, look.existing
        if existing is None or existing.signed:
            plan_id = rows.add_plan(db, look.plan)
            rows.save_outline(db, plan_id, Outline(), look.merged.outline)
            return plan_id
        changed = {
            name: getattr(look.plan, name)
            for name in _FIELDS
            if getattr(look.plan, name) != getattr(existing, name)
        }
        if changed:
            rows.change_plan(db, existing.id, changed)
        rows.save_outline(db, existing.id, self._office.plans.outline(existing.id), look.merged.outline)
        return existing.id

    def _plan(self, assembled: Assembled, existing: Plan | None, identity: Identity | None) -> Plan:
        """The plan to be written: what the file says, and what it does not say as it was or as is usual."""
        said = _without_own_names(assembled.plan, identity)
        stated = _stated(assembled.stated)
        if existing is None:
            usual = self._office.plans.usual(said.year)
            return replace(said, **{key: value for key, value in usual.items() if key not in stated})
        values: dict[str, Any] = {name: getattr(said, name) for name in _FIELDS if name in stated}
        for name in ("symbol", "place"):
            if name in values and not values[name]:
                values[name] = getattr(existing, name) if self._usual_name(existing, name, identity) else ""
        plan = faithful(existing, replace(existing, **values))
        if not existing.signed:
            return plan
        same = plan.number == existing.number
        return replace(
            plan,
            id=0,
            version=existing.version + 1,
            replaces=existing.id,
            state=PlanState.DRAFT,
            number=None if same else plan.number,
            issued=None if same else plan.issued,
            symbol="",
        )

    def _usual_name(self, existing: Plan, name: str, identity: Identity | None) -> bool:
        """Whether the draft holds in so many words what the office would print there anyway."""
        if name == "place":
            return identity is not None and existing.place == identity.place
        return existing.symbol in _own_symbols(identity)

    def _merged(self, assembled: Assembled, plan: Plan, existing: Plan | None) -> Merged:
        outline = self._office.plans.outline(existing.id) if existing is not None else Outline()
        return merge(
            outline,
            assembled.nodes,
            rows.next_node_id(self._office.db),
            fresh_ids=existing is None or existing.signed,
            ends_page=not plan.closing,
        )


def understood(source: Source, *, convert: bool = True) -> Understanding:
    """What a file says of a plan; needs no open office, so any thread may ask. Raises SayToUser for none."""
    found = source.legacy if convert else ()
    return understand(source.converted(found), tuple(f.encoding.words for f in found))


def _stated(stated: Iterable[str]) -> frozenset[str]:
    """The signer stands as a whole: a name without another post has none."""
    names = frozenset(stated)
    return names | _SIGNER if names & _SIGNER else names


def _own_symbols(identity: Identity | None) -> tuple[str, ...]:
    own = f"{_BARE_SYMBOL}-{identity.abbreviation}" if identity and identity.abbreviation else ""
    return tuple(symbol for symbol in (own, _BARE_SYMBOL) if symbol)


def _without_own_names(plan: Plan, identity: Identity | None) -> Plan:
    """Symbol and place of the office of the day are not copied into the plan: it takes them from there."""
    symbol = "" if plan.symbol in _own_symbols(identity) else plan.symbol
    place = "" if identity is not None and plan.place == identity.place else plan.place
    return replace(plan, symbol=symbol, place=place)

"""The desk of Kế hoạch: the plan of each year, its versions, its signing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain.dates import PartialDate
from app.domain.office import Authority, Signatory, holds, in_force, signing_lines
from app.domain.outline import NewNode, Outline
from app.domain.plan import FIELD_WORDS, Plan, PlanState
from app.domain.wording import clean
from app.errors import Invalid, Problem, SayToUser
from app.services.plan_outline import OutlineEditing
from app.services.plan_search import FindAndReplace
from app.storage import plans as rows
from app.storage.schema import SIGNED_PLAN

if TYPE_CHECKING:
    from app.domain.readiness import Finding
    from app.domain.register import RegisterEntry
    from app.services.office import Done
    from app.services.plan_forms import PlanForm

# What only a deed needs is imported by it: the start shows the plan and does nothing with it yet.

PAPER_KIND = "KH"
_LINES = ("opening", "closing")
_FIXED = {"id", "year", "version", "replaces", "state"}


@dataclass(frozen=True)
class YearLine:
    """The newest version of a year's plan as the list of years shows it."""

    year: int
    plan_id: int
    version: int
    state: PlanState
    number_text: str
    issued: PartialDate | None


@dataclass(frozen=True)
class Imported:
    """What came of a text: the plan, and what in it is to be looked at."""

    plan_id: int
    shape: str
    findings: tuple[Finding, ...]


class PlanDesk(FindAndReplace, OutlineEditing):
    """Plans by year. Everything that changes one is an operation; a signed plan is only ever replaced."""

    def years(self) -> tuple[YearLine, ...]:
        """Newest year first."""
        newest: dict[int, Plan] = {}
        for plan in rows.all_plans(self._office.db):
            newest.setdefault(plan.year, plan)
        return tuple(
            YearLine(p.year, p.id, p.version, p.state, p.number_text(self.symbol_for(p)), p.issued)
            for p in newest.values()
        )

    def versions(self, year: int) -> tuple[Plan, ...]:
        """All versions of the year, newest first."""
        return tuple(plan for plan in rows.all_plans(self._office.db) if plan.year == year)

    def current(self, year: int) -> Plan | None:
        """The newest version of the year's plan, or None."""
        found = self.versions(year)
        return found[0] if found else None

    def symbol_for(self, plan: Plan) -> str:
        """`KH-SNgV`: the plan's own symbol, or the one of the office of the paper's date."""
        identity = self._office.settings.identity_on(plan.paper_day.earliest())
        return plan.symbol or (f"{PAPER_KIND}-{identity.abbreviation}" if identity else "")

    def create(self, year: int, copy_from: int | None = None) -> Done:
        """A plan for the year, blank or with the words of another. `Done.value` is its id."""
        from app.services.plan_forms import PlanForm, blank_plan
        from app.services.wordings import PLAN_FORM, names_of

        self._refuse_second(year)
        identity = self._office.settings.identity_on(date(year, 1, 1))
        if copy_from is None:
            wordings = self._office.wordings.texts(PLAN_FORM)
            form = blank_plan(year, names_of(year, identity), wordings)
            plan = replace(form.plan, **self.usual(year))
            return self.create_from(PlanForm(plan, form.nodes), f"Lập kế hoạch {year}")
        old = self.plan(copy_from)
        outline = self.outline(copy_from)
        fresh = replace(
            old,
            year=year,
            version=1,
            replaces=None,
            state=PlanState.DRAFT,
            number=None,
            symbol="",
            issued=None,
        )
        nodes = tuple(NewNode(e.depth, e.node.numbering, e.node.title, e.node.text) for e in outline.entries)
        return self.create_from(PlanForm(fresh, nodes), f"Chép kế hoạch {old.year} sang {year}")

    def put(self, form: PlanForm) -> int:
        """A plan as a shipped form gives it, inside a running operation; the id of the new plan."""
        self._refuse_second(form.plan.year)
        plan_id = rows.add_plan(self._office.db, form.plan)
        rows.add_nodes(self._office.db, plan_id, self._built(form.nodes))
        return plan_id

    def change(self, plan_id: int, **fields: Any) -> Done:
        """Write fields of a draft by their names in Plan; raises Invalid or Frozen."""
        plan = self._draft(plan_id)
        unknown = set(fields) - (set(FIELD_WORDS) - _FIXED)
        if unknown:
            raise TypeError(f"not fields of a plan: {sorted(unknown)}")
        values = {key: _cleaned(key, value) for key, value in fields.items()}
        number = values.get("number")
        if number is not None and number < 1:
            raise Invalid((Problem("number", "Số chỉ gồm chữ số, từ 1 trở lên, ví dụ 05."),))
        changed = {key: value for key, value in values.items() if getattr(plan, key) != value}
        what = ", ".join(FIELD_WORDS[key].lower() for key in changed) or "kế hoạch"
        with self._office.operation(f"Sửa {what}") as op:
            if changed:
                rows.change_plan(self._office.db, plan_id, changed)
            op.value = plan_id
        return op.done

    def delete(self, plan_id: int) -> Done:
        """Remove a draft; a signed plan stays."""
        plan = self._draft(plan_id)
        with self._office.operation(f"Xóa dự thảo kế hoạch {plan.year}") as op:
            rows.drop_plan(self._office.db, plan_id)
        return op.done

    def next_number(self, year: int) -> int:
        """The number to be proposed: one more than the largest used in the office's series that year."""
        from app.domain.register import Series, next_number
        from app.storage import register_rows

        return next_number(register_rows.entries(self._office.db, year), year, Series.OFFICE)

    def signing_problems(
        self, plan_id: int, number: int | None, signed_on: date | None, signatory: Signatory | None
    ) -> tuple[Problem, ...]:
        """What stands against signing; doubts may be let stand after reading."""
        plan = self.plan(plan_id)
        problems: list[Problem] = []
        if number is None or number < 1:
            problems.append(Problem("number", f"Số chỉ gồm chữ số, ví dụ {self.next_number(plan.year):02d}."))
        if signed_on is None:
            problems.append(Problem("signed_on", "Chưa có ngày ký. Gõ ngày/tháng/năm, ví dụ 09/01/2023."))
        if signatory is None:
            problems.append(Problem("signatory", "Chưa chọn người ký. Thêm người ký trong Cài đặt rồi chọn."))
        if number and signed_on:
            problems += self._number_doubts(plan, number, signed_on)
        if signatory and signed_on and not holds(signatory, signed_on):
            said = f"{signatory.name} không có thẩm quyền ký vào ngày {signed_on:%d/%m/%Y}."
            problems.append(Problem("signatory", said, doubt=True))
        return tuple(problems)

    def sign(
        self,
        plan_id: int,
        number: int | None,
        signed_on: date | None,
        signatory: Signatory | None,
        *,
        allow: Collection[str] = (),
    ) -> Done:
        """Give number and date, close the plan, enter it in the register: one operation that is not undone.

        Raises Invalid (fields number, signed_on, signatory); doubts on the fields named in `allow` stand.
        """
        from app.storage import register_rows

        self._draft(plan_id)
        problems = self.signing_problems(plan_id, number, signed_on, signatory)
        left = tuple(p for p in problems if not (p.doubt and p.field in allow))
        if left or number is None or signed_on is None or signatory is None:
            raise Invalid(left)
        plan = self.plan(plan_id)
        plan = replace(plan, number=number, issued=PartialDate.of(signed_on))
        plan = replace(
            plan,
            symbol=self.symbol_for(plan),
            signer_lines=signing_lines(signatory),
            signer_name=signatory.name,
            signer_office_title=_office_title(signatory),
            state=PlanState.SIGNED,
        )
        name = f"Ký kế hoạch {plan.year}, số {plan.number_text()}"
        with self._office.operation(name, barrier=SIGNED_PLAN) as op:
            values = {k: v for k, v in vars(plan).items() if k not in ("id", "year", "version", "replaces")}
            rows.change_plan(self._office.db, plan_id, values)
            register_rows.save(self._office.db, _register_entry(plan, signed_on))
            op.value = plan_id
        return op.done

    def new_version(self, plan_id: int) -> Done:
        """A draft that replaces a signed plan and says so; both are kept. `Done.value` is its id."""
        from app.domain.fixed_wording import filled
        from app.services.wordings import PLAN_FORM, names_of

        old = self.plan(plan_id)
        newest = self.current(old.year)
        if newest is None or newest.id != plan_id or not old.signed:
            raise SayToUser(
                "Chỉ lập được bản thay thế từ bản đã ký mới nhất của năm. "
                "Mở bản mới nhất ở danh sách bên trái."
            )
        identity = self._office.settings.identity_on(old.paper_day.earliest())
        signed = old.issued.show() if old.issued else ""
        values = {**names_of(old.year, identity), "number": old.number_text(), "date": signed}
        said = filled(self._office.wordings.row(f"{PLAN_FORM}.replaces").text, values)
        fresh = replace(
            old,
            version=old.version + 1,
            replaces=old.id,
            state=PlanState.DRAFT,
            number=None,
            symbol="",
            issued=None,
            closing=f"{said}\n{old.closing}".strip(),
        )
        with self._office.operation(f"Lập bản thay thế kế hoạch {old.number_text()}") as op:
            new_id = rows.add_plan(self._office.db, fresh)
            rows.copy_nodes(self._office.db, self.outline(plan_id), new_id)
            op.value = new_id
        return op.done

    def readiness(self, plan_id: int) -> tuple[Finding, ...]:
        """What is missing or doubtful before signing; a signed plan is past it."""
        from app.domain.blanks import open_places
        from app.domain.readiness import Surroundings, readiness
        from app.storage import register_rows

        plan = self.plan(plan_id)
        if plan.signed:
            return ()
        settings = self._office.settings
        around = Surroundings(
            settings.identities(),
            settings.signatories(),
            settings.legal_bases(),
            register_rows.entries(self._office.db, plan.year),
        )
        outline = self.outline(plan_id)
        found = readiness(plan, outline, around)
        return (*found, *open_places(plan, outline), *self._office.next_year.besides(plan_id, found))

    def import_text(self, year: int, raw: str, *, replace_existing: bool = False) -> Done:
        """A plan out of plain text in the shape of a signed one. `Done.value` is an Imported.

        A year that has a plan is refused unless `replace_existing`: a draft is then written anew, a signed
        plan gets a new version beside it. A year in the text other than `year` is reported, not refused.
        """
        from app.services.plan_import import understood
        from app.services.plan_source import text_source

        understanding = understood(text_source("văn bản", raw))
        return self._office.plan_import.keep(understanding, year, replace_existing=replace_existing)

    def create_from(self, form: PlanForm, name: str) -> Done:
        """A plan as a form gives it, as one operation. `Done.value` is its id."""
        with self._office.operation(name) as op:
            op.value = self.put(form)
        return op.done

    def _built(self, nodes: tuple[NewNode, ...]) -> list[Any]:
        from app.domain.outline_edit import insert

        built = insert(Outline(), None, 0, nodes, rows.next_node_id(self._office.db))
        return [entry.node for entry in built.entries]

    def usual(self, year: int) -> dict[str, Any]:
        """Signer and recipients the office uses on the first day of the year."""
        day = date(year, 1, 1)
        presets = in_force(self._office.settings.recipient_presets(), day)
        heads = [s for s in self._office.settings.signatories_on(day) if s.authority is Authority.NONE]
        values: dict[str, Any] = {}
        for preset in presets:
            if preset.paper_kind == PAPER_KIND:
                values["recipients"] = preset.lines
        if heads:
            values |= {"signer_lines": signing_lines(heads[0]), "signer_name": heads[0].name}
        return values

    def _refuse_second(self, year: int) -> None:
        if self.current(year):
            raise SayToUser(f"Năm {year} đã có kế hoạch. Mở kế hoạch đó ở danh sách bên trái.")

    def _number_doubts(self, plan: Plan, number: int, signed_on: date) -> list[Problem]:
        from app.domain.register import doubts
        from app.storage import register_rows

        entry = replace(_register_entry(plan, signed_on), number=number, year=plan.year)
        found = doubts(entry, register_rows.entries(self._office.db, plan.year))
        return [
            Problem("number" if said.startswith("Số") else "signed_on", said, doubt=True) for said in found
        ]


def _register_entry(plan: Plan, signed_on: date) -> RegisterEntry:
    from app.domain.readiness import basis_date
    from app.domain.register import RegisterEntry, Series

    archive = next((line for line in plan.recipients if line.startswith("Lưu")), "")
    return RegisterEntry(
        id=0,
        year=plan.year,
        series=Series.OFFICE,
        number=plan.number or 1,
        symbol=plan.symbol,
        issued_on=signed_on,
        kind="Kế hoạch",
        summary=plan.title,
        signer=plan.signer_name,
        recipients="; ".join(line for line in plan.recipients if not line.startswith("Lưu")),
        archive_unit=archive.removeprefix("Lưu").lstrip(": ").rstrip(". "),
        plan_id=plan.id,
        basis_on=basis_date(plan),
    )


def _office_title(signatory: Signatory) -> str:
    return signatory.title if signatory.authority is Authority.TM else ""


def _cleaned(key: str, value: Any) -> Any:
    if isinstance(value, str):
        return clean(value, lines=key in _LINES)
    if isinstance(value, tuple | list):
        return tuple(line for line in (clean(str(item)) for item in value) if line)
    return value

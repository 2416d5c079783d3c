"""The desk of Cài đặt: the office's dated rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from app import paths
from app.domain.office import (
    Identity,
    LegalBasis,
    RecipientPreset,
    Signatory,
    Unit,
    check_identity,
    check_period,
    check_signatory,
    in_force,
)
from app.domain.wording import clean
from app.errors import Invalid, Problem, SayToUser
from app.storage import office_rows
from app.storage.references import naming

if TYPE_CHECKING:
    from app.services.office import Done, Office

Row = Identity | Unit | Signatory | RecipientPreset | LegalBasis

FOUNDED = "Đây là dòng đầu tiên của sổ. Muốn đổi tên cơ quan hoặc người ký, sửa trong Cài đặt."

KIND_WORDS: dict[type, str] = {
    Identity: "tên cơ quan",
    Unit: "phòng, đơn vị",
    Signatory: "người ký",
    RecipientPreset: "nơi nhận mẫu",
    LegalBasis: "căn cứ mẫu",
}


@cache
def shipped_legal_bases() -> tuple[LegalBasis, ...]:
    """Căn cứ proposed to every office, with negative ids: they are read, never changed."""
    import tomllib

    with paths.data("legal_bases.toml").open("rb") as file:
        rows = tomllib.load(file)["basis"]
    return tuple(LegalBasis(id=-number, position=number, **row) for number, row in enumerate(rows, start=1))


class SettingsDesk:
    """Names, units, signatories and presets with the days they hold."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def identities(self) -> tuple[Identity, ...]:
        return office_rows.rows(self._office.db, Identity)

    def units(self) -> tuple[Unit, ...]:
        return office_rows.rows(self._office.db, Unit)

    def signatories(self) -> tuple[Signatory, ...]:
        return office_rows.rows(self._office.db, Signatory)

    def recipient_presets(self) -> tuple[RecipientPreset, ...]:
        return office_rows.rows(self._office.db, RecipientPreset)

    def legal_bases(self) -> tuple[LegalBasis, ...]:
        """The office's own rows after the shipped proposals it has not written again in its own words."""
        own = office_rows.rows(self._office.db, LegalBasis)
        written = {row.text for row in own}
        return (*(row for row in shipped_legal_bases() if row.text not in written), *own)

    def identity_on(self, day: date) -> Identity | None:
        """The names in force on the day, or None."""
        found = in_force(self.identities(), day)
        return found[-1] if found else None

    def signatories_on(self, day: date) -> tuple[Signatory, ...]:
        return in_force(self.signatories(), day)

    def save(self, row: Row) -> Done:
        """Write a row (id 0: a new one); raises Invalid naming the fields. `Done.value` is its id."""
        row = _cleaned(row)
        problems = self._problems(row)
        if problems:
            raise Invalid(problems)
        verb = "Thêm" if row.id <= 0 else "Sửa"
        if row.id < 0:  # a shipped proposal changed becomes the office's own row
            row = replace(row, id=0)
        with self._office.operation(f"{verb} {KIND_WORDS[type(row)]}") as op:
            op.value = office_rows.save(self._office.db, row)
        return op.done

    def begin(self, identity: Identity, signatory: Signatory | None) -> Done:
        """What the first start asks, as one operation; raises Invalid before anything is written."""
        rows = tuple(_cleaned(row) for row in (identity, signatory) if row is not None)
        problems = tuple(problem for row in rows for problem in self._problems(row))
        if problems:
            raise Invalid(problems)
        with self._office.operation("Lập sổ của cơ quan", barrier=FOUNDED) as op:
            op.value = tuple(office_rows.save(self._office.db, row) for row in rows)
        return op.done

    def remove(self, row: Row) -> Done:
        """Take the row away; raises SayToUser for a unit with people or records."""
        if isinstance(row, Unit):
            self._refuse_unit_with_records(row)
        with self._office.operation(f"Xóa {KIND_WORDS[type(row)]}") as op:
            office_rows.drop(self._office.db, row)
        return op.done

    def _refuse_unit_with_records(self, unit: Unit) -> None:
        here = {m.person_id for m in self._office.staff.memberships() if m.unit_id == unit.id}
        if here:
            raise SayToUser(
                f"Chưa xóa được {unit.name}: {len(here)} cán bộ đang hoặc đã công tác ở đó. "
                "Đơn vị không còn thì ghi ngày hết hiệu lực; sổ các năm trước vẫn còn tên."
            )
        kept = naming(self._office.db, "unit", unit.id)
        if kept:
            counts = ", ".join(f"{count} {noun}" for count, noun in kept)
            raise SayToUser(
                f"Chưa xóa được {unit.name}: sổ còn giữ {counts} của đơn vị này. "
                "Đơn vị không còn thì ghi ngày hết hiệu lực; sổ các năm trước vẫn còn tên."
            )

    def _problems(self, row: Row) -> tuple[Problem, ...]:
        if isinstance(row, Identity):
            return check_identity(row, self.identities())
        if isinstance(row, Signatory):
            return check_signatory(row)
        problems = list(check_period(row))
        if isinstance(row, LegalBasis):
            if not row.text:
                problems.append(
                    Problem("text", "Chưa có nội dung căn cứ. Gõ đủ tên loại, số, ngày, cơ quan, trích yếu.")
                )
        elif not row.name:
            problems.append(Problem("name", f"Chưa có tên {KIND_WORDS[type(row)]}. Gõ tên rồi rời ô."))
        return tuple(problems)


def _cleaned(row: Row) -> Row:
    """Every text of the row fit to be stored."""
    values: dict[str, object] = {}
    for key, value in vars(row).items():
        if type(value) is str:
            values[key] = clean(value)
        elif isinstance(value, tuple):
            values[key] = tuple(line for line in (clean(str(v)) for v in value) if line)
    return replace(row, **values)  # type: ignore[arg-type]

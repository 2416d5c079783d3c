"""Who a row of achievements is about: a person, a unit, or the office itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from app.domain.award_facts import COLLECTIVE, PERSON


@dataclass(frozen=True, order=True)
class Holder:
    """A person or a unit by number; both None is the office itself."""

    person_id: int | None = None
    unit_id: int | None = None

    @property
    def subject(self) -> str:
        """`person` or `collective`, as rules call them."""
        return COLLECTIVE if self.person_id is None else PERSON

    @property
    def is_office(self) -> bool:
        return self.person_id is None and self.unit_id is None


OFFICE = Holder()


class HeldBy(Protocol):
    """A row with a holder; never a person and a unit at once."""

    @property
    def id(self) -> int: ...
    @property
    def person_id(self) -> int | None: ...
    @property
    def unit_id(self) -> int | None: ...


def holder_of(row: HeldBy) -> Holder:
    """Whose row it is."""
    return Holder(row.person_id, row.unit_id)

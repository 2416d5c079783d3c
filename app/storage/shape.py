"""The shape of a file: its migrations, what is journaled, what is frozen and what must always hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

STEPS_OF = "so-thi-dua"


@dataclass(frozen=True)
class Shape:
    """Everything the storage core must know of the tables; `frozen` holds CREATE TRIGGER statements.

    `steps` make and change the tables, in this order; a file remembers them by their names.
    `invariants` are pairs of a sentence for the person and SQL that must return no rows.
    """

    steps: tuple[Callable[[Database], None], ...]
    journaled: tuple[str, ...] = ()
    frozen: tuple[str, ...] = ()
    invariants: tuple[tuple[str, str], ...] = ()
    kind_names: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def migrations(self) -> Migrations:
        """The steps in the hands of the library that applies and records them."""
        from sqlite_utils import Migrations

        made = Migrations(STEPS_OF)
        for step in self.steps:
            made()(step)
        return made


@cache
def office_shape() -> Shape:
    """The shape of an office's file in this version of the program."""
    from app.storage import schema
    from app.storage.migrations import STEPS

    return Shape(STEPS, schema.JOURNALED, schema.FROZEN, schema.INVARIANTS, schema.KIND_NAMES)

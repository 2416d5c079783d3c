"""The shape of a file: its migrations, what is journaled, what is frozen and what must always hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from sqlite_utils import Migrations


@dataclass(frozen=True)
class Shape:
    """Everything the storage core must know of the tables; `frozen` holds CREATE TRIGGER statements.

    `invariants` are pairs of a sentence for the person and SQL that must return no rows.
    """

    migrations: Migrations
    journaled: tuple[str, ...] = ()
    frozen: tuple[str, ...] = ()
    invariants: tuple[tuple[str, str], ...] = ()
    kind_names: Mapping[str, str] = field(default_factory=dict)


@cache
def office_shape() -> Shape:
    """The shape of an office's file in this version of the program."""
    from app.storage import schema
    from app.storage.migrations import MIGRATIONS

    return Shape(MIGRATIONS, schema.JOURNALED, schema.FROZEN, schema.INVARIANTS, schema.KIND_NAMES)

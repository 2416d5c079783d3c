"""Bring a file of an older version up to this one, a step at a time, nothing of a step or all of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.storage.office_file import OfficeFile
from app.storage.operation import operation
from app.storage.shape import STEPS_OF, Shape
from app.storage.triggers import arm

BARRIER = (
    "Việc nâng cấp tệp không hoàn tác được. Muốn trở lại như trước, khôi phục bản sao «trước nâng cấp» "
    "trong danh sách sao lưu."
)


def is_newer(db: OfficeFile, shape: Shape) -> bool:
    """Whether the file went through steps that this program does not know."""
    return not applied(db) <= {step.__name__ for step in shape.steps}


def is_older(db: OfficeFile, shape: Shape) -> bool:
    """Whether steps are pending."""
    return not applied(db) >= {step.__name__ for step in shape.steps}


def applied(db: OfficeFile) -> set[str]:
    """Names of the steps the file went through; none for a blank one."""
    if "_sqlite_migrations" not in db.table_names():
        return set()
    rows = db.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", [STEPS_OF])
    return {row[0] for row in rows}


def upgrade(db: OfficeFile, shape: Shape, now: datetime) -> None:
    """Apply what is pending, then arm the journal and the frozen rows.

    Each step stands in an operation of its own, so rows it rewrites appear in the diary; the triggers of
    frozen rows are down meanwhile, because a step must reach signed rows too. The journal sees the columns
    there were when a step began: a column is added in one step and filled in the next.
    """
    pending = shape.migrations.pending(db.tools)
    for place, step in enumerate(pending):
        arm(db, _as_far_as_built(db, shape))
        following = [later.name for later in pending[place + 1 :]]
        if step.transactional and "operation" in db.table_names():
            number = len(applied(db)) + 1
            with operation(db, f"Nâng cấp tệp lên bước {number}", now, barrier=BARRIER):
                shape.migrations.apply(db.tools, stop_before=following)
        else:
            shape.migrations.apply(db.tools, stop_before=following)
    arm(db, shape)


def _as_far_as_built(db: OfficeFile, shape: Shape) -> Shape:
    there = set(db.table_names())
    journaled = tuple(table for table in shape.journaled if table in there) if "journal" in there else ()
    return replace(shape, journaled=journaled, frozen=())

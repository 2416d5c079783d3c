"""The one door to named operations, their diary, and undo and redo."""

from app.storage.diary import Change, OperationLine, changes, line, operations, touched
from app.storage.operation import NestedOperation, Operation, operation
from app.storage.triggers import arm
from app.storage.undo import redoable, undo, undoable

__all__ = [
    "Change",
    "NestedOperation",
    "Operation",
    "OperationLine",
    "arm",
    "changes",
    "line",
    "operation",
    "operations",
    "redoable",
    "touched",
    "undo",
    "undoable",
]

"""What the typed key is compared with: a bare tree of as many nodes, a bare editor in its middle row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPlainTextEdit, QTreeView

from app.domain.outline import Outline
from app.services.office import Office
from benchmarks.office_files import clock, plan_id
from benchmarks.turns import Turn
from benchmarks.typed_key import Painted, one_key, run_until

KEYS = 7


def bare(file: str) -> Iterator[Turn]:
    """Type into the middle of the same words."""
    office = Office.open(Path(file), clock, write=False)
    outline = office.plans.outline(plan_id(office))
    office.close()
    _app = QApplication([])  # lives as long as the generator
    view, editor = _tree(outline)
    view.show()
    editor.setFocus()
    painted = Painted(editor.viewport())
    run_until(lambda: painted.count > 0)
    while True:
        yield {"key": median(one_key(editor, painted) for _ in range(KEYS))}


def _tree(outline: Outline) -> tuple[QTreeView, QPlainTextEdit]:
    model = QStandardItemModel()
    items: dict[int | None, QStandardItem] = {None: model.invisibleRootItem()}
    for entry in outline.walk():
        item = QStandardItem(f"{entry.label} {entry.node.title} {entry.node.text}")
        items[entry.node.parent].appendRow(item)
        items[entry.node.id] = item
    view = QTreeView()
    model.setParent(view)
    view.setModel(model)
    view.resize(1280, 720)
    view.expandAll()
    middle = outline.entries[len(outline.entries) // 2].node
    index = items[middle.id].index()
    editor = QPlainTextEdit(f"{middle.title} {middle.text}")
    view.setIndexWidget(index, editor)
    view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
    return view, editor

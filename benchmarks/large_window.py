"""The program's own window on a plan of many nodes: what a person does with it, each deed measured."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.services.office import Office
from benchmarks.large_bare import KEYS
from benchmarks.office_files import YEAR, clock, plan_id
from benchmarks.turns import Turn, timed
from benchmarks.typed_key import Painted, one_key, run_until
from ui.outline_editor import WordsEditor
from ui.paper_layout import PaperLayout

if TYPE_CHECKING:
    from ui.plan_tab import PlanTab
    from ui.window import Window


def ours(file: str) -> Iterator[Turn]:
    """Load, preview, export, type, store; then the page is left to catch up."""
    path = Path(file)
    office = Office.open(path, clock)
    plan = plan_id(office)
    window = _window(office, path)
    tab: PlanTab = window.show_page("plan")  # type: ignore[assignment]
    tree, paper = tab.tree, tab.paper.view
    rows = Painted(tree.view.viewport())
    while True:
        window.shell.set_year(YEAR - 1)
        run_until(lambda: not paper.waiting)
        before = rows.count
        turn = {"load": timed(lambda: (window.shell.set_year(YEAR), run_until(lambda: rows.count > before)))}  # noqa: B023
        paper.finish()
        turn["preview"] = timed(lambda: PaperLayout().now(office.papers.plan_paper(plan)))
        turn["export"] = timed(lambda: office.papers.export_plan(plan, path.with_suffix(".docx")))
        middle = tree.outline.entries[len(tree.outline.entries) // 2].node
        tree.open(f"node:{middle.id}")
        assert isinstance(tree.typing.editor, WordsEditor)
        editor = tree.typing.editor.edit
        run_until(lambda: not paper.waiting)
        painted = Painted(editor.viewport())
        turn["key"] = median(one_key(editor, painted) for _ in range(KEYS))
        turn["wait"] = run_until(lambda: not paper.waiting)
        turn["store"] = timed(lambda: (tree.leave(), QApplication.processEvents()))
        run_until(lambda: not paper.waiting)
        yield turn


def _window(office: Office, path: Path) -> Window:
    from ui import vietnamese
    from ui.memory import Memory
    from ui.theme import Theme
    from ui.window import FIRST_SIZE, Window

    app = QApplication([])
    vietnamese.install(app)
    window = Window(office, Theme(app), Memory(path.with_suffix(".ini")), YEAR)
    window.resize(*FIRST_SIZE)
    window.show()
    return window

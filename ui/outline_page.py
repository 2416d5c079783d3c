"""The tree of one plan as it is shown: rows, folds, warning signs, words found; nothing is changed here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from app.domain.outline import Outline
from app.domain.plan import Plan
from ui.outline_drag import DragView
from ui.outline_model import OutlineModel
from ui.outline_rows import page_rows, row_of_field
from ui.outline_typing import Typing

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_CENTRE = QAbstractItemView.ScrollHint.PositionAtCenter


class OutlinePage(QWidget):
    """`followed` carries the target in front, `typed` tells that the words being typed are others now.

    `refused` comes when a signed plan was to be changed.
    """

    followed = Signal(str)
    typed = Signal()
    refused = Signal()

    def __init__(self, office: Office, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._shell = shell
        self.plan: Plan | None = None
        self.outline = Outline()
        self._folded: dict[int, set[int]] = {}
        self.model = OutlineModel(self)
        self.view = DragView(shell.theme, self.model)
        self.typing = Typing(office, self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.view.selectionModel().currentChanged.connect(self._current_changed)

    def live(self) -> tuple[Plan, Outline]:
        """The plan as if the words being typed were stored; only while a plan is shown."""
        assert self.plan is not None
        return self.typing.live(self.plan, self.outline)

    def reveal(self, target: str) -> None:
        """Choose the row of a target without opening it."""
        row = row_of_field(target)
        self._unfold_to(row)
        self.view.choose(row, hint=_CENTRE)

    def show_hit(self, target: str, part: str = "", start: int = 0) -> None:
        """The row of a place found, its words brought into sight; "" when there is none."""
        self.view.painter.hit = row_of_field(target)
        self.view.painter.hit_place = (part == "title", start)
        if target:
            row = row_of_field(target)
            self._unfold_to(row)
            self.view.choose(row)
        self.view.viewport().update()

    def mark_words(self, needle: str, match_case: bool) -> None:
        """Tint these words wherever a row shows them; "" tints nothing."""
        self.view.painter.needle, self.view.painter.match_case = needle, match_case
        self.view.painter.hit = ""
        self.view.viewport().update()

    def set_marks(self, targets: frozenset[str]) -> None:
        """A warning sign at these rows."""
        self.view.painter.marks = frozenset(row_of_field(target) for target in targets)
        self.view.viewport().update()

    def _first_target(self) -> str:
        return next((row.target for row in self.model.rows if row.is_node), "field:number")

    def _show_rows(self) -> None:
        if self.plan is None:
            self.model.show_rows([])
            return
        identity = self._office.settings.identity_on(self.plan.paper_day.earliest())
        shown = self.typing.shown(self.outline)
        self.view.outline = self.outline
        symbol = self._office.plans.symbol_for(self.plan)
        folded = self._folded.get(self.plan.id, set())
        self.model.show_rows(page_rows(self.plan, shown, folded, symbol, identity.place if identity else ""))
        self.view.updateGeometries()
        self.view.viewport().update()

    def _unfold_to(self, target: str) -> None:
        """Open every fold above a node."""
        if not target.startswith("node:") or self.plan is None:
            return
        folded = self._folded.get(self.plan.id, set())
        node_id = int(target.removeprefix("node:"))
        opened = False
        while self.outline.has(node_id) and (parent := self.outline.node(node_id).parent) is not None:
            opened |= parent in folded
            folded.discard(parent)
            node_id = parent
        if opened:
            self._show_rows()

    def _chosen(self) -> list[int]:
        if self.typing.open:
            target = self.typing.target
            return [int(target.removeprefix("node:"))] if target.startswith("node:") else []
        return [node_id for node_id in self.view.chosen_nodes() if self.outline.has(node_id)]

    def _may_change(self) -> bool:
        if self.plan is None:
            return False
        if self.plan.signed:
            self.refused.emit()
            return False
        return True

    def _current_changed(self, *_: Any) -> None:
        self.followed.emit(self.view.current_target())

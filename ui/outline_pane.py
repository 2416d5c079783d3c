"""The tree of one plan with everything the keyboard, the mouse and the clipboard do to its nodes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.domain import outline_edit as edit
from app.domain.outline import Numbering, Outline
from app.domain.outline_paste import place_of_paste
from ui.outline_clipboard import outline_text, own_nodes, to_mime
from ui.outline_draft import DRAFT, draft_after
from ui.outline_keys import Deed
from ui.outline_menu import node_menu
from ui.outline_visits import OutlineVisits

if TYPE_CHECKING:
    from app.services.office import Done, Office
    from ui.shell import Shell


class OutlinePane(OutlineVisits):
    """Every deed is one operation; what cannot be done is said and is none."""

    def __init__(self, office: Office, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(office, shell, parent)
        self.view.make_mime = self._mime
        self.view.asked.connect(self.do)
        self.view.dropped.connect(self._dropped)
        self.view.received.connect(self._received)
        self.view.menu_asked.connect(self._open_menu)
        self.deed_asked.connect(self.do)
        self.words_pasted.connect(self._paste_words)

    def do(self, deed: Deed) -> None:
        """One deed on the chosen nodes, or on the one being typed."""
        if deed is Deed.COPY:
            self._copy()
            return
        if deed is Deed.EDIT:
            self.open(self.view.current_target())
            return
        if not self._may_change():
            return
        if deed is Deed.PASTE:
            self.paste(QGuiApplication.clipboard().mimeData())
        elif self.typing.draft is not None:
            self.typing.move_draft(self.outline, deed)
            self._show_rows()
            self.view.scrollTo(self.model.index_of(DRAFT))
            self.typed.emit()
        else:
            self._do_stored(deed)

    def set_numbering(self, numbering: Numbering) -> None:
        """Another style for the level of the chosen nodes."""
        if not self._may_change():
            return
        if self.typing.draft is not None and not self._settle():
            return
        ids = self._chosen()
        if not ids:
            self._shell.say("Chọn một mục rồi đổi kiểu số của cấp đó.")
            return
        done = self._shell.attempt(lambda: self._office.plans.set_numbering(ids, numbering))
        if done is not None:
            self._shell.report(done)

    def numbering(self) -> Numbering | None:
        """The style of the first chosen node."""
        ids = [i for i in self._chosen() if self.outline.has(i)]
        return self.outline.node(ids[0]).numbering if ids else None

    def paste(self, mime: QMimeData) -> None:
        """Nodes or words from the clipboard below the current row."""
        if self.plan is not None and self._may_change() and self._settle():
            folded = self._folded.get(self.plan.id, set())
            from app.domain.plan_text import read_outline_text

            place = draft_after(self.outline, self.view.current_target(), folded)
            nodes = own_nodes(mime) or read_outline_text(outline_text(mime))
            self._received(mime, *place_of_paste(self.outline, place.parent, place.index, nodes))

    def _do_stored(self, deed: Deed) -> None:
        ids = self._chosen()
        if not ids or (self.typing.open and self.plan is not None and not self.typing.store(self.plan)):
            return
        ids = self._chosen()
        plans = self._office.plans
        moves: dict[Deed, tuple[Callable[[], Outline], Callable[[], Done], str]] = {
            Deed.INDENT: (
                lambda: edit.indent(self.outline, ids),
                lambda: plans.indent(ids),
                "Mục đầu không có mục nào phía trên cùng cấp để thụt vào.",
            ),
            Deed.OUTDENT: (
                lambda: edit.outdent(self.outline, ids),
                lambda: plans.outdent(ids),
                "Mục này đã ở cấp ngoài cùng.",
            ),
            Deed.UP: (
                lambda: edit.shift(self.outline, ids, -1),
                lambda: plans.shift(ids, -1),
                "Mục này đã đứng đầu cấp của nó. Shift+Tab lùi ra rồi dời tiếp.",
            ),
            Deed.DOWN: (
                lambda: edit.shift(self.outline, ids, 1),
                lambda: plans.shift(ids, 1),
                "Mục này đã đứng cuối cấp của nó. Shift+Tab lùi ra rồi dời tiếp.",
            ),
        }
        if deed in (Deed.REMOVE, Deed.CUT):
            self._remove(ids, copy=deed is Deed.CUT)
        elif deed in moves:
            after, deed_of_desk, why_not = moves[deed]
            if after() == self.outline:
                self._shell.say(why_not)
                return
            self._shell.attempt(deed_of_desk)
            self._unfold_to(self.view.current_target())
            self.view.scrollTo(self.view.currentIndex())

    def _paste_words(self, words: str) -> None:
        mime = QMimeData()
        mime.setText(words)
        self.paste(mime)

    def _received(self, mime: QMimeData, parent: int | None, index: int) -> None:
        if self.plan is None:
            return
        plan_id, nodes = self.plan.id, own_nodes(mime)
        self._added(
            lambda: (
                self._office.plans.add(plan_id, parent, index, nodes)
                if nodes
                else self._office.plans.paste(plan_id, parent, index, outline_text(mime))
            )
        )

    def _added(self, deed: Callable[[], Done]) -> None:
        done = self._shell.attempt(deed)
        if done is not None:
            ids: Sequence[int] = done.value if isinstance(done.value, tuple) else ()
            tops = [f"node:{node.id}" for node in edit.topmost(self.outline, ids)]
            self.view.choose(*reversed(tops))
            self._shell.report(done)

    def _dropped(self, ids: list[int], parent: int | None, index: int) -> None:
        if (
            self._may_change()
            and self._settle()
            and edit.move_to(self.outline, ids, parent, index) != self.outline
        ):
            done = self._shell.attempt(lambda: self._office.plans.move_to(ids, parent, index))
            if done is not None:
                self._unfold_to(self.view.current_target())
                self._shell.report(done)

    def _remove(self, ids: list[int], copy: bool) -> None:
        if copy:
            self._copy()
        self._settle()
        gone = {f"node:{n.id}" for top in edit.topmost(self.outline, ids) for n in self.outline.below(top.id)}
        places = [self.model.place_of(t) for t in gone if self.model.place_of(t) >= 0]
        after = next((r.target for r in self.model.rows[max(places) + 1 :] if r.target not in gone), "")
        done = self._shell.attempt(lambda: self._office.plans.remove(ids))
        if done is not None:
            self.view.choose(after)
            self._shell.report(done)

    def _copy(self) -> None:
        if self._chosen():
            QGuiApplication.clipboard().setMimeData(self._mime())

    def _mime(self) -> QMimeData:
        ids = self._chosen()
        plans = self._office.plans
        return to_mime(self.outline, ids, plans.nodes_with_below(ids), plans.plain(ids))

    def _open_menu(self, at: QPoint) -> None:
        menu = node_menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

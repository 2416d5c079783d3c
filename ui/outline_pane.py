"""The tree of one plan with everything the keyboard, the mouse and the clipboard do to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QVBoxLayout, QWidget

from app.domain import outline_edit as edit
from app.domain.outline import Numbering, Outline
from app.domain.plan import Plan
from app.errors import Invalid, SayToUser
from ui.outline_clipboard import outline_text, own_nodes, to_mime
from ui.outline_draft import DRAFT, Draft, draft_after
from ui.outline_drag import DragView
from ui.outline_editor import Words, WordsEditor
from ui.outline_keys import Deed
from ui.outline_model import OutlineModel
from ui.outline_rows import page_rows, row_of_field
from ui.outline_typing import NODE_KEYS, Typing, sentence_of
from ui.plan_fields import FROZEN_KEYS, FieldForm
from ui.plan_rows import field_editor

if TYPE_CHECKING:
    from app.services.office import Done, Office
    from ui.shell import Shell

_CAUSE = "plan-typing"
_CENTRE = QAbstractItemView.ScrollHint.PositionAtCenter


class OutlinePane(QWidget):
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
        self.view.make_mime = self._mime
        self.typing = Typing(office, self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.view.opened.connect(self.open)
        self.view.asked.connect(self.do)
        self.view.folding.connect(self._fold)
        self.view.dropped.connect(self._dropped)
        self.view.received.connect(self._received)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.typing.stored.connect(self._stored)
        self.typing.failed.connect(self._failed)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    # -- the plan shown ------------------------------------------------------------------------------------

    def show_plan(self, plan: Plan | None) -> None:
        """Another plan, or none; what was being typed is stored first."""
        if self.plan is not None and (plan is None or plan.id != self.plan.id):
            self.leave()
        fresh = plan is not None and (self.plan is None or plan.id != self.plan.id)
        self.plan = plan
        self.model.frozen = plan is None or plan.signed
        self.view.painter.invitation = "Enter xem" if self.model.frozen else "Enter sửa"
        self.typing.plan_id = plan.id if plan else 0
        before, self.outline = self.outline, self._office.plans.outline(plan.id) if plan else Outline()
        if not fresh:
            self._reconcile(before)
        self._show_rows()
        if fresh:
            self.view.scrollToTop()
            self.view.choose(self._first_target())

    def live(self) -> tuple[Plan, Outline]:
        """The plan as if the words being typed were stored; only while a plan is shown."""
        assert self.plan is not None
        return self.typing.live(self.plan, self.outline)

    def leave(self) -> None:
        """Store what is being typed and close the editor, whatever happens."""
        if not self.typing.open or self.plan is None:
            return
        if not self.typing.store(self.plan):
            self.typing.store(self.plan, whole=False)
        self._close_editor(focus=False)

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

    def _reconcile(self, before: Outline) -> None:
        """After another change: the editor stays with its node, or its words become a node to come."""
        typing = self.typing
        if not typing.open or typing.storing or not typing.target.startswith("node:") or typing.draft:
            return
        node_id = int(typing.target.removeprefix("node:"))
        if self.outline.has(node_id):
            node = self.outline.node(node_id)
            typing.refreshed(node.title, node.text)
        elif before.has(node_id) and typing.orphaned(before):
            self._show_rows()
            self.view.hold_editor(DRAFT, typing.editor)
            self._shell.warn("Mục đang gõ vừa bị bỏ đi. Chữ đã gõ được giữ lại thành mục mới.")
        else:
            self._close_editor()

    # -- editing a row -------------------------------------------------------------------------------------

    def open(self, target: str, start: int = -1, length: int = 0) -> None:
        """Edit a row (or the row of a field); `start` and `length` select letters of its words."""
        row = row_of_field(target)
        if self.plan is None or (self.typing.open and row == self.typing.target):
            self._focus_editor(target)
            return
        if not self._settle():
            return
        self._unfold_to(row)
        place = self.model.place_of(row)
        if place < 0:
            return
        editor: WordsEditor | FieldForm
        if row.startswith("node:"):
            node = self.outline.node(int(row.removeprefix("node:")))
            editor = self._node_editor(self.outline.entry(node.id).place)
            editor.set_words(Words(node.title, node.text))
        else:
            editor = field_editor(self._office, self._shell.theme, self.plan, row)
        self._start(row, editor, None)
        if isinstance(editor, WordsEditor) and start >= 0:
            editor.choose_match(start, length)
        self._focus_editor(target)

    def add_after(self, target: str = "") -> None:
        """Begin a node below a row (the current one by default)."""
        if not self._may_change() or not self._settle():
            return
        assert self.plan is not None
        at = target or self.view.current_target()
        folded = self._folded.get(self.plan.id, set())
        self._start_draft(draft_after(self.outline, at, folded))

    def _start_draft(self, draft: Draft) -> None:
        editor = self._node_editor("Mục mới")
        editor.set_titled(draft.titled)
        self._start(DRAFT, editor, draft)
        editor.setFocus()

    def _node_editor(self, name: str) -> WordsEditor:
        frozen = self.model.frozen
        keys = FROZEN_KEYS if frozen else "     ".join(hint.replace(" ", "\u00a0") for hint in NODE_KEYS)
        editor = WordsEditor(self._shell.theme, f"Nội dung {name}", keys, node=True, frozen=frozen)
        editor.edit.moved.connect(self.do)
        editor.edit.many_pasted.connect(self._paste_words)
        editor.edit.saved.connect(self._save_here)
        return editor

    def _start(self, target: str, editor: WordsEditor | FieldForm, draft: Draft | None) -> None:
        self.typing.begin(target, editor, draft)
        ends = editor.edit if isinstance(editor, WordsEditor) else editor
        ends.finished.connect(self._finish)
        ends.entered.connect(self._go_on)
        editor.typed.connect(self.typed)
        editor.grew.connect(self.view.editor_grew)
        if draft is not None:
            self._show_rows()
        self.view.hold_editor(target, editor)
        self.view.choose(target)
        self.view.editor_grew()
        self.followed.emit(target)
        self.typed.emit()

    def _focus_editor(self, target: str) -> None:
        editor = self.typing.editor
        if editor is None:
            return
        editor.setFocus()
        if isinstance(editor, FieldForm):
            editor.focus_on(target.removeprefix("field:"))

    def _settle(self) -> bool:
        """Store and close; False when something typed cannot stand."""
        if self.typing.open and self.plan is not None:
            if not self.typing.store(self.plan):
                return False
            self._close_editor()
        return True

    def _finish(self) -> None:
        if self._settle():
            self.view.setFocus()

    def _go_on(self) -> None:
        """Enter: the next node; on an empty node to come one level out, as in Word; on a field the tree."""
        typing = self.typing
        if (
            typing.draft is not None
            and isinstance(typing.editor, WordsEditor)
            and not any(typing.editor.words())
        ):
            if typing.draft.parent is None:
                self._finish()
            else:
                self.do(Deed.OUTDENT)
            return
        is_node = typing.target.startswith("node:")
        if self._settle():
            if is_node:
                self.add_after()
            else:
                self.view.setFocus()

    def _close_editor(self, focus: bool = True) -> None:
        editor, target = self.typing.editor, self.typing.target
        was_draft = self.typing.draft is not None
        self.typing.end()
        self.view.hold_editor("", None)
        self._shell.withdraw(_CAUSE)
        if was_draft:
            above = self.view.currentIndex().row() - 1
            self._show_rows()
            if target == DRAFT and 0 <= above < len(self.model.rows):
                self.view.choose(self.model.row_at(above).target)
        if editor is not None:
            had_focus = editor.isAncestorOf(QApplication.focusWidget() or self)
            editor.hide()
            editor.deleteLater()
            if had_focus and focus:
                self.view.setFocus()
        self.typed.emit()

    def _stored(self, done: Done) -> None:
        self._shell.withdraw(_CAUSE)
        if self.typing.target != self.view.edited:
            self.view.hold_editor(self.typing.target, self.typing.editor)
            self.view.choose(self.typing.target)
        self._shell.report(done, f"Đã lưu: {done.name[:1].lower()}{done.name[1:]}.")

    def _failed(self, trouble: SayToUser) -> None:
        editor = self.typing.editor
        if isinstance(trouble, Invalid) and isinstance(editor, FieldForm):
            editor.show_wrong(trouble)
        self._shell.fail(sentence_of(trouble, self.typing.target), cause=_CAUSE)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """Leaving the editor stores; another window coming to the front stores and leaves it open."""
        editor = self.typing.editor
        if editor is None or self.plan is None or old is None or not editor.isAncestorOf(old):
            return
        if new is not None and editor.isAncestorOf(new):
            return
        if QApplication.activePopupWidget() is not None:
            return
        elsewhere = QApplication.activeWindow() is None if new is None else new.window() is not self.window()
        if not self.typing.store(self.plan) or elsewhere or self.typing.editor is not editor:
            return
        self._close_editor(focus=False)
        if new is None:
            QTimer.singleShot(0, self._take_focus_back)

    def _take_focus_back(self) -> None:
        if QApplication.focusWidget() is None and self.view.isVisible():
            self.view.setFocus()

    def _save_here(self) -> None:
        """Ctrl+S while typing: stored, the caret stays."""
        if self.plan is not None and self.typing.store(self.plan):
            self._shell.say(f"Mọi thay đổi đã lưu lúc {self._office.now():%H:%M}.")

    # -- deeds ---------------------------------------------------------------------------------------------

    def do(self, deed: Deed) -> None:
        """One deed on the chosen nodes, or on the one being typed."""
        if deed is Deed.COPY:
            self._copy()
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
            place = draft_after(self.outline, self.view.current_target(), folded)
            self._received(mime, place.parent, place.index)

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

    # -- folding and following -----------------------------------------------------------------------------

    def _fold(self, target: str, fold: bool) -> None:
        if self.plan is None:
            return
        folded = self._folded.setdefault(self.plan.id, set())
        node_id = int(target.removeprefix("node:"))
        if fold:
            folded.add(node_id)
            edited = self.typing.target
            if (
                edited
                and any(edited == f"node:{n.id}" for n in self.outline.below(node_id)[1:])
                and not self._settle()
            ):
                folded.discard(node_id)
        else:
            folded.discard(node_id)
        self._show_rows()
        self.view.choose(target)

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

    def reveal(self, target: str) -> None:
        """Choose the row of a target without opening it."""
        row = row_of_field(target)
        self._unfold_to(row)
        self.view.choose(row, hint=_CENTRE)

    def show_hit(self, target: str) -> None:
        """The row of a place found, its words brought into sight; "" when there is none."""
        self.view.painter.hit = row_of_field(target)
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

    def _current_changed(self, *_: Any) -> None:
        self.followed.emit(self.view.current_target())

"""A visit to one row of the tree: it opens, is typed in, is stored when left, and survives what happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.outline import Outline
from app.domain.plan import Plan
from app.errors import Invalid, SayToUser
from ui.outline_draft import DRAFT, Draft, Words, draft_after
from ui.outline_keys import Deed, keys_line
from ui.outline_page import OutlinePage
from ui.outline_rows import row_of_field
from ui.outline_typing import NODE_KEYS, form_of, sentence_of, words_of

if TYPE_CHECKING:
    from app.services.office import Done, Office
    from ui.outline_editor import WordsEditor
    from ui.plan_fields import FieldForm
    from ui.shell import Shell

_CAUSE = "plan-typing"


class OutlineVisits(OutlinePage):
    """`deed_asked` carries the Deed of a key in an editor, `words_pasted` numbered text pasted there."""

    deed_asked = Signal(object)
    words_pasted = Signal(str)

    def __init__(self, office: Office, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(office, shell, parent)
        self.view.opened.connect(self.open)
        self.view.folding.connect(self._fold)
        self.typing.stored.connect(self._stored)
        self.typing.failed.connect(self._failed)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

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

    def leave(self) -> None:
        """Store what is being typed and close the editor, whatever happens."""
        if not self.typing.open or self.plan is None:
            return
        if not self.typing.store(self.plan) and not self.typing.store(self.plan, whole=False):
            self._rescue()
        self._close_editor(focus=False)

    def _rescue(self) -> None:
        """Words that cannot be stored and whose editor must go are kept in the clipboard."""
        editor = words_of(self.typing.editor)
        if editor is not None:
            QGuiApplication.clipboard().setText(editor.edit.toPlainText())
            said = f"{self.typing.trouble} Chữ đang gõ đã được chép lại, dán bằng Ctrl+V."
            self._shell.fail(said)

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
            from ui.plan_rows import field_editor

            editor = field_editor(self._office, self._shell.theme, self.plan, row)
        self._start(row, editor, None)
        words = words_of(editor)
        if words is not None and start >= 0:
            words.choose_match(start, length)
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
        from ui.outline_editor import WordsEditor
        from ui.plan_fields import FROZEN_KEYS

        frozen = self.model.frozen
        keys = FROZEN_KEYS if frozen else keys_line(*NODE_KEYS)
        editor = WordsEditor(self._shell.theme, f"Nội dung {name}", keys, node=True, frozen=frozen)
        editor.edit.moved.connect(self.deed_asked)
        editor.edit.many_pasted.connect(self.words_pasted)
        editor.edit.saved.connect(self._save_here)
        return editor

    def _start(self, target: str, editor: WordsEditor | FieldForm, draft: Draft | None) -> None:
        self.typing.begin(target, editor, draft)
        words = words_of(editor)
        ends = editor if words is None else words.edit
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
        form = form_of(editor)
        if form is not None:
            form.focus_on(target.removeprefix("field:"))

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
        editor = words_of(typing.editor)
        if typing.draft is not None and editor is not None and not any(editor.words()):
            if typing.draft.parent is None:
                self._finish()
            else:
                self.deed_asked.emit(Deed.OUTDENT)
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
        form = form_of(self.typing.editor)
        if isinstance(trouble, Invalid) and form is not None:
            form.show_wrong(trouble)
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
        front = QApplication.activeWindow() if new is None else new.window()
        elsewhere = front is not self.window()
        if not self.typing.store(self.plan) or elsewhere or self.typing.editor is not editor:
            return
        self._close_editor(focus=False)

    def _save_here(self) -> None:
        """Ctrl+S while typing: stored, the caret stays."""
        if self.plan is not None and self.typing.store(self.plan):
            self._shell.say(f"Mọi thay đổi đã lưu lúc {self._office.now():%H:%M}.")

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

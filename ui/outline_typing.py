"""What is being typed in the tree: opened in its row, shown live on the page, stored when it is left.

Storing is one operation a visit. A node begun with Enter exists only here until it has words; so it costs one
undo step, and none when it is left empty. What was typed outlives every change around it: when another
operation takes the node away, the words become a node to come at the same place.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.domain import outline_edit as edit
from app.domain.outline import NewNode, Outline
from app.domain.plan import Plan
from app.errors import Invalid, SayToUser
from ui.outline_draft import DRAFT, Draft, Words, moved, shown_with
from ui.outline_keys import Deed
from ui.outline_rows import FIELD_LABELS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.services.office import Done, Office
    from ui.outline_editor import WordsEditor
    from ui.plan_fields import FieldForm, FieldWords

NODE_KEYS = (
    "Enter mục mới",
    "Shift+Enter xuống dòng",
    "Tab thụt vào",
    "Shift+Tab lùi ra",
    "Alt+Lên, Alt+Xuống dời",
    "Esc xong",
)


# The editors are loaded with the first row that is opened.


def words_of(editor: QWidget | None) -> WordsEditor | None:
    """The editor if it is one of running words, of a node or of a field."""
    if editor is None:
        return None
    from ui.outline_editor import WordsEditor

    return editor if isinstance(editor, WordsEditor) else None


def form_of(editor: QWidget | None) -> FieldForm | None:
    """The editor if it is a small form."""
    if editor is None:
        return None
    from ui.plan_fields import FieldForm

    return editor if isinstance(editor, FieldForm) else None


def fields_of(editor: QWidget | None) -> FieldForm | FieldWords | None:
    """The editor if it is one of a field, words or form."""
    if editor is None:
        return None
    from ui.plan_fields import FieldForm, FieldWords

    return editor if isinstance(editor, FieldForm | FieldWords) else None


class Typing(QObject):
    """One row being edited. `stored` carries the Done, `failed` the SayToUser that kept the words here."""

    stored = Signal(object)
    failed = Signal(object)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.plan_id = 0
        self.target = ""
        self.editor: WordsEditor | FieldForm | None = None
        self.draft: Draft | None = None
        self.storing = False
        self.trouble = ""
        self._before = Words("", "")

    @property
    def open(self) -> bool:
        """Whether a row is being edited."""
        return self.editor is not None

    def begin(self, target: str, editor: WordsEditor | FieldForm, draft: Draft | None = None) -> None:
        """A row is edited from now on; `draft` when it is a node to come."""
        self.target, self.editor, self.draft = target, editor, draft
        self._before = self._node_words()

    def end(self) -> None:
        """Nothing is edited any more; what was not stored is gone."""
        self.target, self.editor, self.draft = "", None, None

    def changed(self, plan: Plan) -> bool:
        """Whether what stands in the editor differs from what is stored."""
        if fields_of(self.editor) is not None:
            return any(getattr(plan, name) != value for name, value in self._readable().items())
        return self._node_words() != self._before

    def live(self, plan: Plan, outline: Outline) -> tuple[Plan, Outline]:
        """Plan and outline as if the words being typed were stored."""
        if self.editor is None:
            return plan, outline
        if fields_of(self.editor) is not None:
            return replace(plan, **self._readable()), outline
        node_id = int(self.target.removeprefix("node:"))
        shown = shown_with(outline, self.draft)
        if not shown.has(node_id):
            return plan, shown
        words = self._node_words()
        return plan, edit.reword(shown, {node_id: (words.title, words.text)})

    def shown(self, outline: Outline) -> Outline:
        """The outline with the node to come, without the words being typed."""
        return shown_with(outline, self.draft)

    def store(self, plan: Plan, *, whole: bool = True) -> bool:
        """Write what was typed; False when it could not be written and still stands in the editor.

        With `whole` False the fields of a form that can be read are written and the others given up.
        """
        if self.editor is None or plan.signed or self.storing:
            return True
        self.storing = True
        try:
            done = self._store_fields(plan, whole) if self.target.startswith("field:") else self._store_node()
        except SayToUser as trouble:
            self.trouble = str(trouble)
            self.failed.emit(trouble)
            return False
        finally:
            self.storing = False
        if done is not None:
            self.stored.emit(done)
        return True

    def move_draft(self, outline: Outline, deed: Deed) -> None:
        """Indent, outdent or shift the node to come; its kind of heading follows while it has no words."""
        editor = words_of(self.editor)
        if self.draft is None or editor is None:
            return
        self.draft = moved(outline, self.draft, deed)
        if not any(self._node_words()):
            editor.set_titled(self.draft.titled)

    def orphaned(self, before: Outline) -> bool:
        """The edited node is gone: its unsaved words become a node to come; False when there are none."""
        words = self._node_words()
        if words == self._before or not any(words):
            return False
        node = before.node(int(self.target.removeprefix("node:")))
        index = [sibling.id for sibling in before.children(node.parent)].index(node.id)
        self.draft = Draft(node.parent, index, node.numbering, bool(words.title))
        self.target = DRAFT
        self._before = Words("", "")
        return True

    def refreshed(self, title: str, text: str) -> None:
        """The stored words have changed: show them unless something else was typed."""
        stored = Words(title, text)
        editor = words_of(self.editor)
        if editor is not None and self.draft is None and stored != self._before:
            if self._node_words() == self._before:
                self._before = stored
                editor.set_words(stored)
            self._before = stored

    def _node_words(self) -> Words:
        editor = words_of(self.editor)
        return Words("", "") if editor is None else editor.words()

    def _readable(self) -> dict[str, Any]:
        form, editor = form_of(self.editor), fields_of(self.editor)
        if form is not None:
            return form.readable()
        return {} if editor is None else editor.values()

    def _store_node(self) -> Done | None:
        words = self._node_words()
        if words == self._before:
            return None
        if self.draft is None:
            node_id = int(self.target.removeprefix("node:"))
            done = self._office.plans.set_text(node_id, words.title, words.text)
            self._before = words
            return done
        if not any(words):
            return None
        draft, self.draft = self.draft, None
        node = NewNode(0, draft.numbering, words.title, words.text)
        try:
            done = self._office.plans.add(self.plan_id, draft.parent, draft.index, [node])
        except SayToUser:
            self.draft = draft
            raise
        self._before = words
        self.target = f"node:{done.value[0]}"  # type: ignore[index]
        return done

    def _store_fields(self, plan: Plan, whole: bool) -> Done | None:
        editor = fields_of(self.editor)
        assert editor is not None
        values = editor.values() if whole else self._readable()
        changed = {name: value for name, value in values.items() if getattr(plan, name) != value}
        return self._office.plans.change(plan.id, **changed) if changed else None


def sentence_of(trouble: SayToUser, target: str) -> str:
    """What the message line says of words that could not be stored."""
    if isinstance(trouble, Invalid):
        return f"Chưa ghi ô {FIELD_LABELS.get(target, '').lower()}: {trouble}"
    return str(trouble)

"""Editing the outline of a plan: each deed is one operation with the name a person would give it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from app.domain import outline_edit as edit
from app.domain.outline import NewNode, Numbering, Outline
from app.domain.plan import Plan
from app.domain.wording import clean
from app.errors import Frozen, SayToUser
from app.storage import plans as rows
from app.storage.schema import SIGNED_PLAN

if TYPE_CHECKING:
    from app.services.office import Done, Office

STYLE_WORDS = {
    Numbering.ROMAN: "I.",
    Numbering.ARABIC: "1.",
    Numbering.NESTED: "2.1.",
    Numbering.LETTER: "a)",
    Numbering.DASH: "-",
    Numbering.NONE: "không số",
}


class OutlineEditing:
    """The half of the plan desk that changes nodes; ids that are gone are passed over."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._kept: dict[int, tuple[int, Outline]] = {}

    def plan(self, plan_id: int) -> Plan:
        """Raises SayToUser when there is no such plan any more."""
        plan = rows.find_plan(self._office.db, plan_id)
        if plan is None:
            raise SayToUser("Kế hoạch này không còn trong sổ. Chọn lại năm ở bên trái.")
        return plan

    def outline(self, plan_id: int) -> Outline:
        """The plan's outline; the same value as long as the file has not changed."""
        changes = self._office.db.conn.total_changes
        kept = self._kept.get(plan_id)
        if kept and kept[0] == changes:
            return kept[1]
        outline = rows.load_outline(self._office.db, plan_id)
        self._kept = {plan_id: (changes, outline)}
        return outline

    def add(self, plan_id: int, parent: int | None, index: int, nodes: Sequence[NewNode]) -> Done:
        """New nodes at `index` under `parent`. `Done.value` holds the new ids in order."""
        cleaned = [n._replace(title=clean(n.title), text=clean(n.text, lines=True)) for n in nodes]
        first = rows.next_node_id(self._office.db)
        after = edit.insert(self.outline(plan_id), parent, index, cleaned, first)
        name = "Thêm mục" if len(nodes) == 1 else f"Thêm {len(nodes)} mục"
        return self._save(plan_id, after, name, tuple(range(first, first + len(nodes))))

    def set_text(self, node_id: int, title: str, text: str) -> Done:
        """The words of one node; saved when the field is left."""
        plan_id = self._plan_of(node_id)
        outline = self.outline(plan_id)
        new = edit.reword(outline, {node_id: (clean(title), clean(text, lines=True))})
        return self._save(plan_id, new, f"Sửa {outline.entry(node_id).place}", node_id)

    def set_numbering(self, ids: Collection[int], numbering: Numbering, *, level: bool = True) -> Done:
        """The numbering of the whole level of each node, or with `level` False of these nodes only."""
        plan_id = self._plan_of(*ids)
        deed = edit.renumber if level else edit.retype
        after = deed(self.outline(plan_id), ids, numbering)
        return self._save(plan_id, after, f"Đổi kiểu số thành {STYLE_WORDS[numbering]}", tuple(ids))

    def remove(self, ids: Collection[int]) -> Done:
        """Nodes and all under them."""
        plan_id = self._plan_of(*ids)
        outline = self.outline(plan_id)
        tops = edit.topmost(outline, ids)
        gone = sum(len(outline.below(top.id)) for top in tops)
        name = f"Xóa {outline.entry(tops[0].id).place}" if len(tops) == 1 else f"Xóa {len(tops)} mục"
        if gone > len(tops):
            name += f" và {gone - len(tops)} mục con"
        return self._save(plan_id, edit.remove(outline, ids), name, gone)

    def indent(self, ids: Collection[int]) -> Done:
        return self._restructured(ids, edit.indent, "Thụt vào {}")

    def outdent(self, ids: Collection[int]) -> Done:
        return self._restructured(ids, edit.outdent, "Lùi ra {}")

    def shift(self, ids: Collection[int], step: int) -> Done:
        """One place up (-1) or down (+1) among the siblings."""
        return self._restructured(ids, lambda o, i: edit.shift(o, i, step), "Dời {}")

    def move_to(self, ids: Collection[int], parent: int | None, index: int) -> Done:
        """Under `parent` at `index`, counted among its children without the moved ones."""
        return self._restructured(ids, lambda o, i: edit.move_to(o, i, parent, index), "Dời {}")

    def paste(self, plan_id: int, parent: int | None, index: int, text: str) -> Done:
        """Pasted text becomes nodes: numbered lines levels, others paragraphs. `Done.value`: new ids."""
        from app.domain.plan_text import read_outline_text

        nodes = read_outline_text(text)
        if not nodes:
            raise SayToUser("Không có chữ nào để dán. Chép lại đoạn văn rồi dán.")
        first = rows.next_node_id(self._office.db)
        after = edit.insert(self.outline(plan_id), parent, index, nodes, first)
        return self._save(plan_id, after, f"Dán {len(nodes)} mục", tuple(range(first, first + len(nodes))))

    def plain(self, ids: Collection[int]) -> str:
        """The nodes and all under them as numbered lines, ready to paste elsewhere or back."""
        outline = self.outline(self._plan_of(*ids))
        lines = []
        for top in edit.topmost(outline, ids):
            for node in outline.below(top.id):
                words = " ".join(
                    part for part in (outline.entry(node.id).label, node.title, node.text) if part
                )
                lines.append(words)
        return "\n".join(lines)

    def nodes_with_below(self, ids: Collection[int]) -> tuple[NewNode, ...]:
        """The chosen nodes and all under them as values, for an exact paste within the program."""
        outline = self.outline(self._plan_of(*ids))
        out = []
        for top in edit.topmost(outline, ids):
            depth = outline.entry(top.id).depth
            for node in outline.below(top.id):
                below = outline.entry(node.id).depth - depth
                out.append(NewNode(below, node.numbering, node.title, node.text))
        return tuple(out)

    def _restructured(
        self, ids: Collection[int], deed: Callable[[Outline, Collection[int]], Outline], name: str
    ) -> Done:
        plan_id = self._plan_of(*ids)
        outline = self.outline(plan_id)
        tops = edit.topmost(outline, ids)
        what = outline.entry(tops[0].id).place if len(tops) == 1 else f"{len(tops)} mục"
        return self._save(plan_id, deed(outline, ids), name.format(what), tuple(ids))

    def _save(self, plan_id: int, after: Outline, name: str, value: object) -> Done:
        self._draft(plan_id)
        before = self.outline(plan_id)
        with self._office.operation(name) as op:
            rows.save_outline(self._office.db, plan_id, before, after)
            op.value = value
        return op.done

    def _draft(self, plan_id: int) -> Plan:
        plan = self.plan(plan_id)
        if plan.signed:
            raise Frozen(SIGNED_PLAN)
        return plan

    def _plan_of(self, *ids: int) -> int:
        for node_id in ids:
            plan_id = rows.plan_of_node(self._office.db, node_id)
            if plan_id is not None:
                return plan_id
        raise SayToUser("Mục này không còn trong kế hoạch. Chọn lại mục khác.")

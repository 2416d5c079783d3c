"""The page of a plan as rows from top to bottom: fields, then the numbered outline, then fields again."""

from __future__ import annotations

from collections.abc import Collection
from enum import IntEnum
from typing import NamedTuple

from app.domain.dates import ROOM, PartialDate, date_line
from app.domain.outline import Outline
from app.domain.plan import Plan, written_number

DRAFT_ID = -1
"""Id of the one node that is being typed and not yet stored."""


class Fold(IntEnum):
    """Whether a row has rows under it, and whether they are shown."""

    LEAF = 0
    OPEN = 1
    FOLDED = 2


class Row(NamedTuple):
    """One line of the tree. `target` is "node:12" or "field:title"; an empty row shows `hint`."""

    target: str
    depth: int
    label: str
    title: str
    text: str
    fold: Fold = Fold.LEAF
    hint: str = ""
    spoken: str = ""

    @property
    def is_node(self) -> bool:
        return self.target.startswith("node:")

    @property
    def node_id(self) -> int:
        """The id of the node; ValueError for a field."""
        return int(self.target.removeprefix("node:"))

    @property
    def words(self) -> str:
        """Title and text on one line."""
        return " ".join(part for part in (self.title, self.text) if part).replace("\n", " ")


# Row → the fields of Plan it shows; the first one names the row.
FIELDS: dict[str, tuple[str, ...]] = {
    "field:number": ("number", "symbol", "issued", "place"),
    "field:title": ("title", "kind_name"),
    "field:legal_bases": ("legal_bases",),
    "field:opening": ("opening",),
    "field:lead_in": ("lead_in",),
    "field:period_from": ("period_from", "period_to"),
    "field:closing": ("closing",),
    "field:recipients": ("recipients",),
    "field:signer_name": ("signer_name", "signer_lines", "signer_office_title"),
}
ABOVE = ("field:number", "field:title", "field:legal_bases", "field:opening", "field:lead_in")
BELOW = ("field:period_from", "field:closing", "field:recipients", "field:signer_name")

FIELD_LABELS = {
    "field:number": "Số, ký hiệu, ngày tháng",
    "field:title": "Tên loại và trích yếu",
    "field:legal_bases": "Căn cứ",
    "field:opening": "Mở đầu",
    "field:lead_in": "Câu dẫn",
    "field:period_from": "Thời gian",
    "field:closing": "Câu kết",
    "field:recipients": "Nơi nhận",
    "field:signer_name": "Người ký",
}

HINTS = {
    "field:title": "Chưa có trích yếu",
    "field:legal_bases": "Không có danh sách căn cứ riêng",
    "field:opening": "Chưa có đoạn mở đầu",
    "field:lead_in": "Chưa có câu dẫn vào các mục",
    "field:period_from": "Chưa ghi thời gian thực hiện",
    "field:closing": "Chưa có câu kết",
    "field:recipients": "Chưa có nơi nhận",
    "field:signer_name": "Chưa có người ký",
}
EMPTY_NODE = "Mục chưa có nội dung"


def row_of_field(target: str) -> str:
    """The row that shows a field: "field:issued" stands in "field:number"; a node is its own row."""
    if not target.startswith("field:"):
        return target
    name = target.removeprefix("field:")
    return next((row for row, names in FIELDS.items() if name in names), target)


def page_rows(
    plan: Plan, outline: Outline, folded: Collection[int] = (), symbol: str = "", place: str = ""
) -> list[Row]:
    """Every visible row of the page. `symbol` and `place` are those of the office on the paper's date."""
    rows = [_field_row(plan, target, symbol, place) for target in ABOVE]
    rows += node_rows(outline, folded)
    rows += [_field_row(plan, target, symbol, place) for target in BELOW]
    return rows


def node_rows(outline: Outline, folded: Collection[int] = ()) -> list[Row]:
    """The rows of the outline without those under a folded node."""
    rows: list[Row] = []
    hidden_below: int | None = None
    for entry in outline.entries:
        if hidden_below is not None:
            if entry.depth > hidden_below:
                continue
            hidden_below = None
        node = entry.node
        fold = Fold.LEAF
        if outline.children(node.id):
            fold = Fold.FOLDED if node.id in folded else Fold.OPEN
            if fold is Fold.FOLDED:
                hidden_below = entry.depth
        rows.append(
            Row(
                f"node:{node.id}",
                entry.depth,
                entry.label,
                node.title,
                node.text,
                fold,
                EMPTY_NODE,
                entry.place,
            )
        )
    return rows


def field_text(plan: Plan, target: str, symbol: str = "", place: str = "") -> str:
    """What a field's row says, as the page prints it."""
    match target:
        case "field:number":
            return number_line(plan, symbol, place)
        case "field:title":
            return plan.title
        case "field:legal_bases":
            return "; ".join(plan.legal_bases)
        case "field:opening":
            return plan.opening
        case "field:lead_in":
            return plan.lead_in
        case "field:period_from":
            return period_words(plan.period_from, plan.period_to)
        case "field:closing":
            return plan.closing
        case "field:recipients":
            return "; ".join(plan.recipients)
        case "field:signer_name":
            return ", ".join(part for part in (" ".join(plan.signer_lines), plan.signer_name) if part)
    raise KeyError(target)


def number_line(plan: Plan, symbol: str, place: str) -> str:
    """`Số: 05/KH-SNgV, Bình Phước, ngày 09 tháng 01 năm 2023`, with room where a hand will write."""
    mark = plan.symbol or symbol
    number = f"/{mark}" if plan.number is None else written_number(plan.number, mark)
    room = ROOM if plan.number is None else ""
    return f"Số: {room}{number},  {date_line(plan.place or place, plan.issued, plan.year)}"


def period_words(start: str, end: str) -> str:
    """`từ tháng 01/2023 đến 31/12/2023`; "" when neither is known."""
    parts = []
    for word, iso in (("từ", start), ("đến", end)):
        day = PartialDate.from_iso(iso)
        if day is not None:
            parts.append(f"{word} {day.show()}")
    return " ".join(parts)


def spoken(row: Row) -> str:
    """What a screen reader says for a row: place, words, whether folded."""
    if not row.is_node:
        return f"{row.label}: {row.text or row.hint}"
    state = {Fold.LEAF: "", Fold.OPEN: "", Fold.FOLDED: ", đang gập"}[row.fold]
    return f"{row.spoken}: {row.words or row.hint}{state}"


def _field_row(plan: Plan, target: str, symbol: str, place: str) -> Row:
    text = field_text(plan, target, symbol, place).replace("\n", " ")
    return Row(
        target, 0, FIELD_LABELS[target], "", text, Fold.LEAF, HINTS.get(target, ""), FIELD_LABELS[target]
    )

"""What stands in the list Trước khi ký: what is missing and what the proofreader points at, in one order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from app.domain.outline import Outline
    from app.domain.readiness import Finding
    from app.services.proofreading import ProofFinding

GO, MEND, DISMISS, RESTORE = "go", "mend", "dismiss", "restore"
_ONE_ROW = 50
_FIELD_PLACES = {
    "title": "Tên loại và trích yếu",
    "legal_bases": "Căn cứ",
    "opening": "Mở đầu",
    "lead_in": "Câu dẫn",
    "closing": "Câu kết",
    "recipients": "Nơi nhận",
}
_ABOVE = ("number", "issued", "title", "legal_bases", "opening", "lead_in", "body")
_GROUPS = {"warn": 0, "error": 0, "warning": 1, "hint": 2}


class ProofRow(NamedTuple):
    """A finding of the proofreader with the name of its place."""

    proof: ProofFinding
    place: str
    kind: str = "proof"

    @property
    def level(self) -> str:
        """How sure it is: "error", "warning" or "hint"."""
        return str(self.proof.level)

    @property
    def target(self) -> str:
        """The record it is in."""
        return self.proof.target

    @property
    def sentence(self) -> str:
        """The question the row asks; what cannot be mended by a key says what is wrong."""
        proof = self.proof
        if proof.mendable:
            found, suggestion = _shortened(proof.found.strip(), proof.suggestion.strip())
            return f"“{found}” có phải “{suggestion}”?"
        return f"“{proof.found.strip()}”: {proof.sentence[:1].lower()}{proof.sentence[1:]}"

    @property
    def why(self) -> str:
        """Kind, how sure, and the reason."""
        from app.domain.proofreading.values import KIND_WORDS, LEVEL_WORDS

        proof = self.proof
        return f"{KIND_WORDS[proof.kind]}, {LEVEL_WORDS[proof.level].lower()}. {proof.sentence}"


Row: TypeAlias = "Finding | ProofRow"


def _shortened(found: str, suggestion: str) -> tuple[str, str]:
    """Both without the words at the end that are the same in both, when a row could not show them whole."""
    if len(found) + len(suggestion) <= _ONE_ROW:
        return found, suggestion
    one, two = found.split(" "), suggestion.split(" ")
    same = 0
    while same < min(len(one), len(two)) - 2 and one[-1 - same] == two[-1 - same]:
        same += 1
    if not same:
        return found, suggestion
    return f"{' '.join(one[:-same])}…", f"{' '.join(two[:-same])}…"


class Link(NamedTuple):
    """Words at the right of a row, and what they do."""

    words: str
    deed: str


def links(row: Row) -> tuple[Link, ...]:
    """From left to right."""
    if isinstance(row, ProofRow):
        if row.proof.dismissed:
            return Link("Đến chỗ này", GO), Link("Xem lại", RESTORE)
        first = Link("Sửa", MEND) if row.proof.mendable else Link("Đến chỗ này", GO)
        return first, Link("Bỏ qua", DISMISS)
    return (Link(link_words(row), GO),)


def link_words(finding: Finding) -> str:
    """What the link at the right of something missing says."""
    if finding.target.startswith("settings:"):
        return "Mở Cài đặt"
    if finding.kind == "number" and finding.sentence.startswith("Chưa"):
        return "Ký và ghi số…"
    return "Đến chỗ này"


def explained(row: Row) -> str:
    """The whole row in words, for the tooltip."""
    if isinstance(row, ProofRow):
        return f"{row.sentence} {row.place}. {row.why}."
    return f"{row.sentence}. {row.place}."


def read_out(row: Row) -> str:
    """The same with what can be done, for screen readers."""
    return f"{explained(row)} {', '.join(link.words for link in links(row))}"


def in_order(missing: Sequence[Finding], proofs: Sequence[ProofFinding], outline: Outline) -> list[Row]:
    """What must be seen first, then what is likely, then hints; within each from the top of the page down."""
    places = {f"node:{entry.node.id}": entry.place for entry in outline.entries}
    ranks = {f"field:{name}": at for at, name in enumerate(_ABOVE)}
    ranks |= {target: len(ranks) + at for at, target in enumerate(places)}
    places |= {f"field:{name}": words for name, words in _FIELD_PLACES.items()}
    told = {(each.kind, each.target) for each in missing}
    rows: list[Row] = [*missing]
    rows += [
        ProofRow(each, places[each.target])
        for each in proofs
        # The line "Lưu" that lacks its unit is told among what is missing.
        if each.target in places
        and not (each.kind == "form" and not each.mendable and ("recipients", each.target) in told)
    ]

    def order(row: Row) -> tuple[int, int, int]:
        known = -1 if row.target.startswith("settings:") else len(ranks)
        start = row.proof.start if isinstance(row, ProofRow) else -1
        return _GROUPS[row.level], ranks.get(row.target, known), start

    return sorted(rows, key=order)

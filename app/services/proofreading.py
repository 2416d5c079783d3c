"""The desk of proofreading: a plan is read, its findings mended or dismissed, the office's own words kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.domain.outline import Numbering
from app.domain.plan import Plan
from app.domain.proofreading.lore import Lore, Pair
from app.domain.proofreading.proofread import Known, proofread
from app.domain.proofreading.values import RUN_ON, Fault, Kind, Level, Paper, Paragraph, Role
from app.domain.wording import clean
from app.errors import Invalid, Problem, SayToUser
from app.services.proof_lore import shipped_lore
from app.storage import word_pairs as pair_rows
from app.storage.dismissals import Dismissal, dismissals, forget_dismissal, remember_dismissal
from app.storage.word_pairs import WordPair

if TYPE_CHECKING:
    from app.services.office import Done, Office

__all__ = ["ProofDesk", "ProofFinding", "Reading", "WordPair", "shipped_lore"]

_MOST_KEPT = 5000  # paragraphs whose findings are kept; more than any plan has
_LABEL_KINDS = {
    Numbering.ROMAN: "roman",
    Numbering.ARABIC: "arabic",
    Numbering.NESTED: "nested",
    Numbering.LETTER: "letter",
    Numbering.DASH: "dash",
    Numbering.NONE: "",
}
_FIELDS = (
    ("title", Role.TITLE),
    ("opening", Role.BODY),
    ("legal_bases", Role.BASIS),
    ("lead_in", Role.BODY),
)
_FIELDS_AFTER = (
    ("closing", Role.CLOSING),
    ("recipients", Role.RECIPIENT),
)


@dataclass(frozen=True)
class ProofFinding:
    """One finding in a plan.

    `target` is "node:<id>" or "field:<name>", `part` "title" or "text" of a node; `start` and `length` count
    letters in that text (lines of a field joined by line ends), where `found` stands. `suggestion` replaces
    it when `mendable`, else it is advice. `key` names the finding through every change elsewhere; a
    `dismissed` one was let stand.
    """

    kind: Kind
    level: Level
    found: str
    suggestion: str
    sentence: str
    target: str
    part: str
    start: int
    length: int
    key: str
    mendable: bool = True
    dismissed: bool = False


@dataclass(frozen=True)
class Reading:
    """A plan at one moment, with all that reading it takes: no connection, so any thread may read.

    Paragraphs read before and not changed since are not read again: the readings of a desk share
    `known`.
    """

    paper: Paper
    lore: Lore
    known: Known
    uids: dict[str, str]
    gone: frozenset[Dismissal]

    def findings(self, breathe: Callable[[], None] = lambda: None) -> tuple[ProofFinding, ...]:
        """See ProofDesk.findings; `breathe` as in `all_findings`."""
        return tuple(finding for finding in self.all_findings(breathe) if not finding.dismissed)

    def all_findings(self, breathe: Callable[[], None] = lambda: None) -> tuple[ProofFinding, ...]:
        """Those let stand too; `breathe` is called between paragraphs, to wait for someone who types."""
        places = {paragraph.number: paragraph for paragraph in self.paper.paragraphs}
        faults = proofread(self.paper, self.lore, self.known, breathe)
        found = (_finding(fault, places[fault.paragraph], self.uids) for fault in faults)
        return tuple(
            replace(finding, dismissed=True) if _dismissal(finding, self.uids) in self.gone else finding
            for finding in found
        )


class ProofDesk:
    """Findings of a plan; each is mended by one operation or dismissed for good."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._lore: tuple[tuple[WordPair, ...], Lore] | None = None
        self._known: Known = {}

    def findings(self, plan_id: int) -> tuple[ProofFinding, ...]:
        """Everything to look at from the top of the page to its foot, what was dismissed left out."""
        return self.reading(plan_id).findings()

    def reading(self, plan_id: int) -> Reading:
        """The plan as it is stored now, to be read in another thread."""
        plan = self._office.plans.plan(plan_id)
        lore = self.lore()
        if len(self._known) > _MOST_KEPT:
            self._known = {}
        uids = {f"node:{n.id}": f"node:{n.uid}" for n in self._office.plans.outline(plan_id).nodes}
        gone = frozenset(dismissals(self._office.db, plan.year))
        return Reading(self._paper(plan), lore, self._known, uids, gone)

    def mend(self, plan_id: int, finding: ProofFinding) -> Done:
        """Write the suggestion in its place, one operation; raises SayToUser when the place has changed."""
        if not finding.mendable:
            raise SayToUser(
                "Chỗ này phải tự sửa: chương trình chỉ ra được lỗi, không biết chữ đúng. Bấm vào để tới chỗ."
            )
        return self._office.plans.put_words(
            plan_id,
            finding.target,
            finding.part,
            finding.start,
            finding.found,
            finding.suggestion,
            f"Sửa “{finding.found}” thành “{finding.suggestion}”",
        )

    def dismiss(self, plan_id: int, finding: ProofFinding) -> None:
        """Let it stand, in this plan and every version of its year; no operation, no undo."""
        year, dismissal = self._known_by(plan_id, finding)
        remember_dismissal(self._office.db, year, dismissal, self._office.now())

    def restore(self, plan_id: int, finding: ProofFinding) -> None:
        """Point again at what was let stand, and at all that is alike in its place; no operation, no undo."""
        forget_dismissal(self._office.db, *self._known_by(plan_id, finding))

    def _known_by(self, plan_id: int, finding: ProofFinding) -> tuple[int, Dismissal]:
        plan = self._office.plans.plan(plan_id)
        uids = {f"node:{n.id}": f"node:{n.uid}" for n in self._office.plans.outline(plan_id).nodes}
        return plan.year, _dismissal(finding, uids)

    def pairs(self) -> tuple[WordPair, ...]:
        """The office's own confused words."""
        return pair_rows.word_pairs(self._office.db)

    def save_pair(self, pair: WordPair) -> Done:
        """Write a pair (id 0: a new one); raises Invalid on "found", "suggestion". `Done.value` is its id."""
        pair = pair._replace(
            found=clean(pair.found), suggestion=clean(pair.suggestion), note=clean(pair.note)
        )
        problems = []
        if not any(char.isalpha() for char in pair.found):
            problems.append(Problem("found", "Chưa có từ hay nhầm. Gõ từ như đã viết sai, ví dụ “rượi bia”."))
        if not pair.suggestion:
            problems.append(Problem("suggestion", "Chưa có cách viết đúng. Gõ từ cần thay vào."))
        elif pair.suggestion == pair.found:
            problems.append(
                Problem("suggestion", "Hai từ giống nhau. Gõ cách viết đúng khác với từ hay nhầm.")
            )
        same = [other for other in self.pairs() if other.found == pair.found and other.id != pair.id]
        if same:
            problems.append(Problem("found", f"Đã có “{pair.found}” trong danh sách. Sửa dòng đã có."))
        if problems:
            raise Invalid(tuple(problems))
        with self._office.operation("Sửa từ dễ nhầm" if pair.id else "Thêm từ dễ nhầm") as op:
            op.value = pair_rows.save_pair(self._office.db, pair)
        return op.done

    def remove_pair(self, pair: WordPair) -> Done:
        with self._office.operation("Xóa từ dễ nhầm") as op:
            pair_rows.drop_pair(self._office.db, pair.id)
        return op.done

    def lore(self) -> Lore:
        """What is shipped with the office's own pairs before it."""
        own = self.pairs()
        if self._lore is None or self._lore[0] != own:
            shipped = shipped_lore()
            rows = tuple(Pair(p.found, p.suggestion, note=p.note) for p in own)
            self._lore = (own, replace(shipped, pairs=(*rows, *shipped.pairs)) if rows else shipped)
            self._known = {}
        return self._lore[1]

    def _paper(self, plan: Plan) -> Paper:
        paragraphs: list[Paragraph] = []
        for name, role in _FIELDS:
            _add_field(paragraphs, plan, name, role)
        for entry in self._office.plans.outline(plan.id).entries:
            node, label = entry.node, _LABEL_KINDS[entry.node.numbering]
            target = f"node:{node.id}"
            if node.title:
                role = Role.BODY if node.text else Role.HEADING
                paragraphs.append(Paragraph(node.title, len(paragraphs) + 1, role, label, 0, target, "title"))
            if node.text:
                role = Role.ITEM if label in ("dash", "letter") else Role.BODY
                shown = RUN_ON if node.title else label
                paragraphs.append(Paragraph(node.text, len(paragraphs) + 1, role, shown, 0, target, "text"))
        for name, role in _FIELDS_AFTER:
            _add_field(paragraphs, plan, name, role)
        names = (plan.signer_name,) if plan.signer_name else ()
        return Paper(tuple(paragraphs), plan.year, plan.kind_name, marked_foot=False, names=names)


def _add_field(paragraphs: list[Paragraph], plan: Plan, name: str, role: Role) -> None:
    value = getattr(plan, name)
    lines = list(value) if isinstance(value, tuple) else value.split("\n")
    offset = 0
    for line in lines:
        if line:
            paragraphs.append(Paragraph(line, len(paragraphs) + 1, role, "", 0, f"field:{name}", "", offset))
        offset += len(line) + 1


def _finding(fault: Fault, paragraph: Paragraph, uids: dict[str, str]) -> ProofFinding:
    start = paragraph.offset + fault.start
    place = uids.get(paragraph.target, paragraph.target)
    key = "|".join((place, paragraph.part, fault.kind, fault.found, fault.suggestion, str(start)))
    return ProofFinding(
        fault.kind,
        fault.level,
        fault.found,
        fault.suggestion,
        fault.sentence,
        paragraph.target,
        paragraph.part,
        start,
        len(fault.found),
        key,
        fault.exact,
    )


def _dismissal(finding: ProofFinding, uids: dict[str, str]) -> Dismissal:
    place = uids.get(finding.target, finding.target)
    return Dismissal(place, str(finding.kind), finding.found, finding.suggestion)

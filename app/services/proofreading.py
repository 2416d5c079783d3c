"""The desk of proofreading: what the program knows of spelling, a plan read with it, mending and dismissing."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from app import paths
from app.domain.outline import Numbering
from app.domain.plan import Plan
from app.domain.proofreading.lore import Act, Lore, Name, Pair, Term, key_of
from app.domain.proofreading.proofread import Known, proofread
from app.domain.proofreading.syllables import read_inventory
from app.domain.proofreading.values import Fault, Kind, Level, Paper, Paragraph, Role
from app.domain.wording import clean
from app.errors import Invalid, Problem, SayToUser
from app.storage import word_pairs as pair_rows
from app.storage.dismissals import Dismissal, dismissals, remember_dismissal
from app.storage.word_pairs import WordPair

if TYPE_CHECKING:
    from app.services.office import Done, Office

__all__ = ["ProofDesk", "ProofFinding", "WordPair", "shipped_lore"]

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
    letters in that text (lines of a field joined by line ends), where `found` stands. `suggestion` replaces it
    when `mendable`, else it is advice. `key` names the finding through every change elsewhere.
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


@cache
def shipped_lore() -> Lore:
    """What is shipped in data/proofreading and data/capitals."""
    words = _toml("words.toml")
    names, surnames = _capitals()
    terms, orders = _terms()
    titles = _toml("titles.toml")
    compounds = paths.data("proofreading", "compounds.txt").read_text(encoding="utf-8")
    return Lore(
        syllables=read_inventory(paths.data("proofreading", "syllables.txt").read_text(encoding="utf-8")),
        compounds=frozenset(_listed(line for line in compounds.splitlines() if not line.startswith("#"))),
        free=frozenset(map(key_of, words["free"]["words"].split())),
        passed=frozenset(words["foreign"]["words"].lower().split()),
        pairs=tuple(_pairs()),
        names=names,
        terms=terms,
        orders=orders,
        titles=tuple(row["text"] for row in titles["title"]),
        acts=tuple(Act(row["number"], row["title"]) for row in titles["act"]),
        openers=frozenset(_listed(words["openers"]["words"].splitlines())),
        common=frozenset(_listed(words["common"]["words"].splitlines())),
        clause_verbs=tuple(
            text.strip() for line in words["clause_verbs"]["words"].splitlines() for text in line.split(",") if text.strip()
        ),
        surnames=surnames | frozenset(words["surnames"]["words"].split()),
    )


def _toml(name: str) -> dict[str, Any]:
    with paths.data("proofreading", name).open("rb") as file:
        return tomllib.load(file)


def _listed(lines: Any) -> Iterator[str]:
    for line in lines:
        for phrase in line.split(","):
            words = [key_of(word) for word in phrase.split()]
            if words:
                yield " ".join(words)


def _pairs() -> Iterator[Pair]:
    for group in _toml("pairs.toml")["group"]:
        for found, suggestion, *more in group["pairs"]:
            level = more[0] if more else group.get("level", "error")
            kind = more[1] if len(more) > 1 else group.get("kind", "spelling")
            note = more[2] if len(more) > 2 else ""
            yield Pair(found, suggestion, Level(level), Kind(kind), note)


def _capitals() -> tuple[tuple[Name, ...], frozenset[str]]:
    """Names of the decree's annex and our own; the surnames of the same rows."""
    with paths.data("capitals", "ND30-2020.toml").open("rb") as file:
        shipped = tomllib.load(file)
    names = [
        Name(right, row["id"], not row["common"]) for row in shipped["names"] for right in row["right"]
    ]
    known = {name.text for name in names}
    for group in _toml("names.toml")["group"]:
        for row in group["names"]:
            if row["text"] not in known:
                level = Level(row.get("level", "error"))
                names.append(Name(row["text"], row.get("rule", ""), row.get("always", True), level))
    surnames = next((row["words"] for row in shipped["words"] if row["name"] == "surnames"), [])
    return tuple(names), frozenset(word.lower() for word in surnames)


def _terms() -> tuple[tuple[Term, ...], tuple[tuple[str, ...], ...]]:
    terms: list[Term] = []
    orders: list[tuple[str, ...]] = []
    for group in _toml("terms.toml")["group"]:
        for row in group.get("terms", ()):
            if row["variants"]:
                terms.append(Term(row["text"], tuple(row["variants"]), Level(row.get("level", "warning"))))
        orders += (tuple(order) for order in group.get("orders", ()))
    return tuple(terms), tuple(orders)


class ProofDesk:
    """Findings of a plan; each is mended by one operation or dismissed for good."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._lore: tuple[tuple[WordPair, ...], Lore] | None = None
        self._known: Known = {}

    def findings(self, plan_id: int) -> tuple[ProofFinding, ...]:
        """Everything to look at from the top of the page to its foot, what was dismissed left out.

        Paragraphs read before and not changed since are not read again.
        """
        plan = self._office.plans.plan(plan_id)
        paper = self._paper(plan)
        lore = self.lore()
        if len(self._known) > _MOST_KEPT:
            self._known.clear()
        places = {paragraph.number: paragraph for paragraph in paper.paragraphs}
        gone = dismissals(self._office.db, plan.year)
        uids = {f"node:{n.id}": f"node:{n.uid}" for n in self._office.plans.outline(plan_id).nodes}
        out = []
        for fault in proofread(paper, lore, self._known):
            finding = _finding(fault, places[fault.paragraph], uids)
            if _dismissal(finding, uids) not in gone:
                out.append(finding)
        return tuple(out)

    def mend(self, plan_id: int, finding: ProofFinding) -> Done:
        """Write the suggestion in its place, one operation; raises SayToUser when the place has changed."""
        if not finding.mendable:
            raise SayToUser("Chỗ này phải tự sửa: chương trình chỉ ra được lỗi, không biết chữ đúng. Bấm vào để tới chỗ.")
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
        """Let it stand for good, in this plan and every version of its year; no operation, no undo."""
        plan = self._office.plans.plan(plan_id)
        uids = {f"node:{n.id}": f"node:{n.uid}" for n in self._office.plans.outline(plan_id).nodes}
        remember_dismissal(self._office.db, plan.year, _dismissal(finding, uids), self._office.now())

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
            problems.append(Problem("suggestion", "Hai từ giống nhau. Gõ cách viết đúng khác với từ hay nhầm."))
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
                shown = "run-on" if node.title else label
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
            paragraphs.append(
                Paragraph(line, len(paragraphs) + 1, role, "", 0, f"field:{name}", "", offset)
            )
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

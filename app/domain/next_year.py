"""Next year's plan: every change a new year asks of the old one, each to be taken or left."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.domain.office import RecipientPreset, Signatory
from app.domain.outline import Outline
from app.domain.outline_edit import reword
from app.domain.plan import Plan, PlanState
from app.domain.year_acts import CITED, mark_acts, mark_congresses, mark_names
from app.domain.year_dates import mark_dates
from app.domain.year_fields import FieldChange, field_changes
from app.domain.year_marks import Mark, Page, Sort, Turn, in_order, sentence_around

FIELD_PLACES = {
    "title": "Tên loại và trích yếu",
    "opening": "Mở đầu",
    "legal_bases": "Căn cứ",
    "lead_in": "Câu dẫn",
    "closing": "Câu kết",
    "recipients": "Nơi nhận",
}
_BEFORE = ("title", "opening", "legal_bases", "lead_in")
_AFTER = ("closing", "recipients")
_SHARED = ("act", "congress", "name", "span")  # one answer serves every place with the same words
_CONTEXT = 150


@dataclass(frozen=True)
class Proposal:
    """One place: `old` letters at `start` of a text, and `new` ones for them.

    `target` is "field:title" or "node:12", `part` "title" or "text" of a node. `before` and `after` are the
    rest of its sentence. Of an ASK `new` is a suggestion, or empty, and `options` what may be chosen.
    `values` are whole fields written instead of letters; then `start` is -1.
    """

    key: str
    target: str
    part: str
    start: int
    old: str
    new: str
    kind: str
    sort: Sort
    place: str
    why: str
    question: str = ""
    short: bool = False
    before: str = ""
    after: str = ""
    values: tuple[tuple[str, Any], ...] = ()
    options: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...] = ()


def propose(
    plan: Plan,
    outline: Outline,
    turn: Turn,
    signatories: Sequence[Signatory] = (),
    presets: Sequence[RecipientPreset] = (),
) -> tuple[Proposal, ...]:
    """Every place that a new year touches, in the order of the page, kept ones with their reason."""
    fields = field_changes(plan, turn, signatories, presets)
    whole = {change.field for change in fields if change.start < 0}
    texts = [t for t in _texts(plan, outline) if t[0].removeprefix("field:") not in whole]
    first = [_marks(text, turn, frozenset()) for _, _, _, text in texts]
    asked = frozenset(mark.question for marks in first for mark in marks if mark.question)
    found: list[Proposal] = []
    for target, part, place, text in texts:
        marks = _marks(text, turn, asked)
        marks = _with_lines(marks, [c for c in fields if c.start >= 0 and f"field:{c.field}" == target])
        found += [_proposal(mark, target, part, place, text) for mark in in_order(marks)]
    order = {target: at for at, (target, *_rest) in enumerate(texts)}
    foot = [_of_field(change) for change in fields if change.start < 0]
    return (*sorted(found, key=lambda p: order[p.target]), *foot)


def takeable(proposals: Sequence[Proposal], answers: Mapping[str, str]) -> frozenset[str]:
    """Keys of what can be taken now: what arithmetic decides, and what has been answered."""
    return frozenset(p.key for p in proposals if replacement(p, answers) is not None)


def replacement(proposal: Proposal, answers: Mapping[str, str]) -> str | None:
    """The words that take the place of the old ones; None while they are not known or never will be."""
    if proposal.sort is Sort.KEEP:
        return None
    answer = answers.get(proposal.question, "") if proposal.question else ""
    if proposal.question and not answer:
        return None
    if proposal.sort is Sort.CHANGE:
        return proposal.new
    if proposal.options:
        return answer if answer in dict(proposal.options) else None
    return re.split(r"\s*,?\s+ngày\s", answer)[0] if proposal.short else answer


def answer_problem(proposal: Proposal, answer: str) -> str:
    """What is wrong with an answer, as a sentence with an example; empty when it can stand."""
    if not answer:
        return "Chưa có chữ thay vào. Gõ chữ mới, hoặc để nguyên chữ cũ bằng phím Space."
    if proposal.kind == "act" and not CITED.match(answer):
        return "Gõ cả số và ngày, ví dụ số 02/CT-UBND ngày 08/01/2024; chưa biết thì ghi … vào chỗ ấy."
    if proposal.options and answer not in dict(proposal.options):
        return "Chọn một trong các dòng bên dưới."
    return ""


def with_room(proposal: Proposal, year: int) -> str:
    """The citation of an act not known yet, with room for number and day: `số …/CT-UBND ngày …/…/2024`."""
    symbol = re.search(r"[/-][A-ZĐ].*?(?=\s|,|$)", proposal.old)
    return f"số …{symbol[0] if symbol else '/CT-UBND'} ngày …/…/{year}"


def rolled(
    plan: Plan,
    outline: Outline,
    year: int,
    proposals: Sequence[Proposal],
    taken: Collection[str],
    answers: Mapping[str, str],
) -> tuple[Plan, Outline]:
    """The plan of the new year with what was taken written in; nodes keep ids and identities."""
    fresh = replace(
        plan,
        year=year,
        version=1,
        replaces=None,
        state=PlanState.DRAFT,
        number=None,
        symbol="",
        issued=None,
    )
    edits: dict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
    values: dict[str, Any] = {}
    for proposal in proposals:
        words = replacement(proposal, answers) if proposal.key in taken else None
        if words is None:
            continue
        if proposal.start < 0:
            values |= dict(dict(proposal.options).get(words, proposal.values))
        else:
            place = (proposal.target, proposal.part)
            edits[place].append((proposal.start, proposal.start + len(proposal.old), words))
    words_of: dict[int, tuple[str, str]] = {}
    for (target, part), changes in edits.items():
        kind, name = target.split(":")
        if kind == "field":
            value = getattr(plan, name)
            text = _edited("\n".join(value) if isinstance(value, tuple) else value, changes)
            values[name] = tuple(text.split("\n")) if isinstance(value, tuple) else text.strip()
        else:
            node = outline.node(int(name))
            title, text = words_of.get(node.id, (node.title, node.text))
            words_of[node.id] = (
                (_edited(title, changes), text) if part == "title" else (title, _edited(text, changes))
            )
    return replace(fresh, **values), reword(outline, words_of)


def left(
    proposals: Sequence[Proposal], taken: Collection[str], answers: Mapping[str, str]
) -> tuple[Proposal, ...]:
    """What was proposed or asked and not taken, in the order of the page."""
    done = takeable(proposals, answers) & frozenset(taken)
    return tuple(p for p in proposals if p.sort is not Sort.KEEP and p.key not in done)


def _texts(plan: Plan, outline: Outline) -> Iterator[tuple[str, str, str, str]]:
    """(target, part, place, text) of everything that is written out, from the top of the page."""
    for name in _BEFORE:
        yield f"field:{name}", "", FIELD_PLACES[name], _field_text(plan, name)
    for entry in outline.entries:
        yield f"node:{entry.node.id}", "title", entry.place, entry.node.title
        yield f"node:{entry.node.id}", "text", entry.place, entry.node.text
    for name in _AFTER:
        yield f"field:{name}", "", FIELD_PLACES[name], _field_text(plan, name)


def _field_text(plan: Plan, name: str) -> str:
    value = getattr(plan, name)
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def _marks(text: str, turn: Turn, asked: frozenset[str]) -> list[Mark]:
    page = Page(text, turn, asked=asked)
    for read in (mark_acts, mark_congresses, mark_dates, mark_names):
        read(page)
    return page.marks


def _with_lines(marks: list[Mark], changes: Sequence[FieldChange]) -> list[Mark]:
    """Whole lines of a field that change take the place of what was found inside them."""
    for change in changes:
        start, end = change.start, change.start + len(change.old)
        marks = [mark for mark in marks if mark.end <= start or end <= mark.start]
        marks.append(Mark(start, end, change.kind, change.sort, change.why, change.new))
    return marks


def _proposal(mark: Mark, target: str, part: str, place: str, text: str) -> Proposal:
    begin, finish = sentence_around(text, mark.start, mark.end)
    old = text[mark.start : mark.end]
    key = f"{target}{f':{part}' if part else ''}@{mark.start}"
    question = mark.question
    if mark.sort is Sort.ASK and not question:
        question = f"{mark.kind}:{old}" if mark.kind in _SHARED else key
    before, after = text[begin : mark.start], text[mark.end : finish]
    if len(before) > _CONTEXT:
        before = "… " + before[-_CONTEXT:].split(" ", 1)[-1]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT].rsplit(" ", 1)[0] + " …"
    return Proposal(
        key, target, part, mark.start, old, mark.new, mark.kind, mark.sort, place, mark.why, question,
        mark.short, before, after,
    )  # fmt: skip


def _of_field(change: FieldChange) -> Proposal:
    target = f"field:{change.field}"
    return Proposal(
        target, target, "", -1, change.old, change.new, change.kind, change.sort, change.place, change.why,
        target if change.sort is Sort.ASK else "", values=change.values, options=change.options,
    )  # fmt: skip


def _edited(text: str, changes: list[tuple[int, int, str]]) -> str:
    for start, end, words in sorted(changes, reverse=True):
        text = text[:start] + words + text[end:]
    return text

"""The plan that an understanding amounts to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.dates import PartialDate
from app.domain.outline import NewNode, Numbering
from app.domain.plan import Plan
from app.domain.plan_reading.head import read_number, read_place_date
from app.domain.plan_reading.parts import BODY, Item, Part, Understanding
from app.domain.plan_text import period_in

_FIELD_OF = {
    Part.KIND: "kind_name",
    Part.TITLE: "title",
    Part.LEAD_IN: "lead_in",
    Part.OFFICE_TITLE: "signer_office_title",
    Part.SIGNER_NAME: "signer_name",
}
_LISTS = {Part.BASIS: "legal_bases", Part.RECIPIENT: "recipients", Part.SIGNER_LINE: "signer_lines"}
_PARAGRAPHS = {Part.OPENING: "opening", Part.CLOSING: "closing"}


@dataclass(frozen=True)
class Assembled:
    """`plan` has no id yet; `stated` names the fields the file speaks of, a number left blank included.

    `origins` gives for each node the ids of the items it was made of. `superior` and `office` are the names
    in the head, "" when there are none.
    """

    plan: Plan
    nodes: tuple[NewNode, ...]
    origins: tuple[tuple[int, ...], ...]
    stated: frozenset[str]
    superior: str
    office: str


def assemble(understanding: Understanding, year: int) -> Assembled:
    """The plan of that year out of what was understood."""
    plan = Plan(id=0, year=year)
    stated: set[str] = set()
    for part, name in _FIELD_OF.items():
        words = " ".join(_words(understanding, part))
        if words:
            plan, stated = replace(plan, **{name: words}), stated | {name}  # type: ignore[arg-type]
    for part, name in _LISTS.items():
        lines = _words(understanding, part)
        if lines:
            plan, stated = replace(plan, **{name: lines}), stated | {name}  # type: ignore[arg-type]
    for part, name in _PARAGRAPHS.items():
        plan = replace(plan, **{name: "\n".join(_words(understanding, part))})  # type: ignore[arg-type]
    plan, more = _numbered(understanding, plan)
    nodes, origins = _nodes(understanding.of(*BODY))
    period = period_in(f"{node.title} {node.text}" for node in nodes)
    if period is not None:
        plan = replace(plan, period_from=period[0], period_to=period[1])
        stated |= {"period_from", "period_to"}
    stated |= {"opening", "legal_bases", "lead_in", "closing"} | more
    return Assembled(
        plan,
        nodes,
        origins,
        frozenset(stated),
        " ".join(_words(understanding, Part.SUPERIOR)),
        " ".join(_words(understanding, Part.OFFICE)),
    )


def _words(understanding: Understanding, part: Part) -> tuple[str, ...]:
    return tuple(item.text for item in understanding.of(part) if item.text)


def _numbered(understanding: Understanding, plan: Plan) -> tuple[Plan, set[str]]:
    stated: set[str] = set()
    for item in understanding.of(Part.NUMBER):
        number = read_number(item.text)
        if number is not None:
            plan = replace(plan, number=number.number, symbol=number.symbol)
            stated |= {"number", "symbol"}
    for item in understanding.of(Part.DATE):
        said = read_place_date(item.text)
        if said is not None:
            plan = replace(plan, place=said.place, issued=_meant(said.issued, plan.year))
            stated |= {"place", "issued"}
    return plan, stated


def _meant(issued: PartialDate | None, year: int) -> PartialDate | None:
    """A date line that names the plan's year and nothing else is the one printed without a date."""
    return None if issued == PartialDate(year) else issued


def _nodes(items: tuple[Item, ...]) -> tuple[tuple[NewNode, ...], tuple[tuple[int, ...], ...]]:
    nodes: list[NewNode] = []
    origins: list[list[int]] = []
    for item in items:
        if item.part is Part.NODE or not nodes:
            depth = min(item.depth, nodes[-1].depth + 1) if nodes else 0
            numbering = item.numbering if item.part is Part.NODE else Numbering.NONE
            nodes.append(NewNode(depth, numbering, item.title, item.words))
            origins.append([item.id])
        else:
            last = nodes[-1]
            if not last.text and item.joined:
                nodes[-1] = last._replace(title=f"{last.title} {item.text}".strip())
            else:
                between = "" if not last.text else " " if item.joined else "\n"
                nodes[-1] = last._replace(text=f"{last.text}{between}{item.text}")
            origins[-1].append(item.id)
    return tuple(nodes), tuple(tuple(ids) for ids in origins)

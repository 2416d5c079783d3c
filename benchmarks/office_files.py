"""The files the figures are measured on: the practice office, and plans of any size made of its words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.domain.outline import NewNode, Numbering
from app.services.office import Office
from app.services.plan_forms import PlanForm, shipped_plan

YEAR = 2023
# A section of the large plan: a roman heading, seven items of it, three dashes under each.
_ITEMS, _DASHES = 7, 3


def clock() -> datetime:
    """The same moment in every run."""
    return datetime(YEAR, 1, 9, 8, 0)


def practice_file(path: Path) -> Path:
    """The practice office with its plan."""
    Office.create(path, practice=True, now=clock).close()
    return path


def large_file(path: Path, nodes: int) -> Path:
    """The practice office with a plan of `nodes` nodes, always the same; a short one the year before."""
    office = Office.create(path, practice=True, now=clock)
    current = office.plans.current(YEAR)
    if current:
        office.plans.delete(current.id)
    form = practice_form()
    office.plans.create_from(PlanForm(form.plan, _nodes(form, nodes)), f"Nạp kế hoạch {nodes} mục")
    office.plans.create(YEAR - 1)
    office.close()
    return path


def practice_form() -> PlanForm:
    """The shipped plan, as a draft."""
    form = shipped_plan(YEAR)
    assert form is not None
    return replace(form, plan=replace(form.plan, year=YEAR))


def plan_id(office: Office) -> int:
    """The plan all figures are about."""
    plan = office.plans.current(YEAR)
    assert plan is not None
    return plan.id


def _nodes(form: PlanForm, count: int) -> tuple[NewNode, ...]:
    titles = [node.title for node in form.nodes if node.title]
    texts = [node.text for node in form.nodes if node.text]
    section = 1 + _ITEMS * (1 + _DASHES)
    out = []
    for number in range(count):
        place = number % section
        # No two nodes say the same, or the page would be measured once for many.
        title = f"{titles[number % len(titles)]} {number}"
        text = f"Việc {number}: {texts[number % len(texts)]}"
        if place == 0:
            out.append(NewNode(0, Numbering.ROMAN, title))
        elif place % (1 + _DASHES) == 1:
            out.append(NewNode(1, Numbering.ARABIC, title, text))
        else:
            out.append(NewNode(2, Numbering.DASH, "", text))
    return tuple(out)

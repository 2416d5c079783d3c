"""Fields of a plan read from its own paper: what prints alike is what it was."""

from __future__ import annotations

from dataclasses import replace

from app.domain.dates import PartialDate
from app.domain.plan import Plan
from app.domain.plan_reading.match import same_ending

_LIST_ENDS, _LIST_STARTS = ";,. ", "-–—•+* "
_BASIS = "Căn cứ "


def faithful(old: Plan, new: Plan) -> Plan:
    """`new` with the old value of every field that prints the same: paper hides blanks and capitals."""
    values: dict[str, object] = {}
    for name in ("kind_name", "title", "signer_office_title", "signer_name", "lead_in"):
        if _upper(getattr(old, name), name) == _upper(getattr(new, name), name):
            values[name] = getattr(old, name)
    for name in ("legal_bases", "recipients"):
        before = getattr(old, name)
        if _listed(before) == _listed(getattr(new, name)):
            values[name] = before
        else:
            known = {_bare(line): line for line in before}
            values[name] = tuple(known.get(_bare(line), line) for line in getattr(new, name))
    if [_squeezed(line).upper() for line in old.signer_lines] == list(new.signer_lines):
        values["signer_lines"] = old.signer_lines
    for name in ("opening", "closing"):
        if _paragraphs(getattr(old, name)) == _paragraphs(getattr(new, name)):
            values[name] = getattr(old, name)
    if same_ending(old.closing.rstrip(), new.closing):
        values["closing"] = old.closing
    if new.issued is None and old.issued == PartialDate(old.year):
        values["issued"] = old.issued
    return replace(new, **values)  # type: ignore[arg-type]


def _upper(text: str, name: str) -> str:
    if name == "lead_in":
        return text.strip()
    squeezed = _squeezed(text)
    return squeezed.upper() if name in ("kind_name", "signer_office_title") else squeezed


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _listed(lines: tuple[str, ...]) -> list[str]:
    return [bare for bare in map(_bare, lines) if bare]


def _bare(line: str) -> str:
    """A line of a list without what the layout sets: dash, end mark, the word "Căn cứ" before an act."""
    return line.strip().lstrip(_LIST_STARTS).rstrip(_LIST_ENDS).removeprefix(_BASIS)


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]

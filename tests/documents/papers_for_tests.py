"""The papers these tests print: the plan of 2023 as shipped, and made-up ones of every awkward shape."""

from __future__ import annotations

import tomllib
from pathlib import Path

from app import paths
from app.documents.layouts.plan import plan_paper
from app.documents.model import Document
from app.domain.dates import PartialDate
from app.domain.office import Identity
from app.domain.outline import NewNode, Node, Numbering, Outline
from app.domain.plan import Plan

SNGV = Identity(1, "UBND tỉnh Bình Phước", "Sở Ngoại vụ", "SNgV", "Bình Phước")
SEED_FILE = Path(__file__).parent.parent / "files" / "ke-hoach-thi-dua-2023.txt"
R, A, N, L, D, P = (
    Numbering.ROMAN,
    Numbering.ARABIC,
    Numbering.NESTED,
    Numbering.LETTER,
    Numbering.DASH,
    Numbering.NONE,
)


def outline(*nodes: NewNode) -> Outline:
    """The stored form of nodes given by depth."""
    stored: list[Node] = []
    above: list[int] = []
    for number, new in enumerate(nodes, start=1):
        del above[new.depth :]
        parent = above[-1] if above else None
        stored.append(Node(number, f"n{number}", parent, number * 10, new.numbering, new.title, new.text))
        above.append(number)
    return Outline(tuple(stored))


def seed() -> tuple[Plan, Outline]:
    """The plan of 2023 from data/plans."""
    raw = tomllib.loads(paths.data("plans", "2023.toml").read_text(encoding="utf-8"))
    fields = dict(raw["plan"])
    fields["issued"] = PartialDate.from_iso(fields.pop("issued", ""))
    for name in ("recipients", "signer_lines", "legal_bases"):
        fields[name] = tuple(fields.get(name, ()))
    plan = Plan(id=1, year=raw["year"], **fields)
    nodes = (
        NewNode(row["depth"], Numbering(row["numbering"]), row.get("title", ""), row.get("text", ""))
        for row in raw["node"]
    )
    return plan, outline(*nodes)


def seed_paper(practice: bool = False) -> Document:
    plan, nodes = seed()
    return plan_paper(plan, nodes, SNGV, practice)

"""Reading one sentence for another year, over the shipped rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.domain.next_year import Proposal, propose
from app.domain.office import Identity, LegalBasis
from app.domain.outline import Outline
from app.domain.plan import Plan
from app.domain.year_marks import Turn
from app.services.next_year import shipped_rules

BINH_PHUOC = Identity(1, "UBND tỉnh Bình Phước", "Sở Ngoại vụ", "SNgV", "Bình Phước")
DONG_NAI = Identity(2, "UBND tỉnh Đồng Nai", "Sở Ngoại vụ", "SNgV", "Đồng Nai")


def turn(
    old: int = 2023,
    new: int = 2024,
    was: Identity | None = BINH_PHUOC,
    becomes: Identity | None = BINH_PHUOC,
    bases: Sequence[LegalBasis] = (),
    gone_units: tuple[str, ...] = (),
) -> Turn:
    """From one year to another, by default with the same office."""
    return Turn(
        old, new, shipped_rules(), date(old, 1, 1), date(new, 1, 1), was, becomes, tuple(bases), gone_units
    )


def read(text: str, at: Turn | None = None) -> list[Proposal]:
    """What is proposed for one opening."""
    at = at or turn()
    return list(propose(Plan(1, at.old, opening=text), Outline(), at))


def told(text: str, old: int = 2023, new: int = 2024) -> list[str]:
    """`change năm 2023 -> năm 2024`, one a place."""
    return [line(p) for p in read(text, turn(old, new))]


def line(proposal: Proposal) -> str:
    """A proposal in one line."""
    new = f" -> {proposal.new}" if proposal.new else ""
    return f"{proposal.sort} {proposal.old}{new}"

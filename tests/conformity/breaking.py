"""How a paper is broken in one place, and what the check must say of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from make_files import Spec
from papers_of_kinds import PLAN, in_paragraph

WORDS = "a) Phát động phong trào thi đua"
PLACE = "đoạn 19 “Phát động phong trào…”"
HEAD, END = "trang đầu, ô ", "cuối văn bản, ô "


def at(words: str, old: str, new: str) -> Spec:
    return replace(PLAN, patch=in_paragraph(words, old, new))


def body(place: int, text: str, role: str = "") -> Spec:
    parts = list(PLAN.body)
    parts[place] = (role or parts[place][0], text)
    return replace(PLAN, body=tuple(parts))


def received(*lines: str) -> Spec:
    return replace(PLAN, recipients=lines)


LIST = PLAN.recipients


@dataclass(frozen=True)
class Broken:
    spec: Spec
    id: str
    level: str
    place: str
    found: str
    theme: str = "Times New Roman"

"""Places of a plan left open to be filled later: `số …/CT-UBND ngày …/…/2024`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.outline import Outline
from app.domain.plan import Plan
from app.domain.readiness import Finding

_ROOM = r"(?:…|\.{3,}|_{2,})"
_OPEN = re.compile(
    rf"số:?\s*{_ROOM}\s*/\S*(?:\s+ngày\s+\S+)?|ngày\s+{_ROOM}\S*|tháng\s+{_ROOM}\S*|năm\s+{_ROOM}"
)
_FIELDS = {"title": "Tên loại và trích yếu", "opening": "Mở đầu", "lead_in": "Câu dẫn", "closing": "Câu kết"}


def open_places(plan: Plan, outline: Outline) -> tuple[Finding, ...]:
    """One finding a place that still holds dots where number, day, month or year belong."""
    return tuple(
        Finding("blank", "warn", f"Còn chỗ trống: “{match[0].rstrip('.,; ')}”", place, target)
        for target, place, text in _texts(plan, outline)
        for match in _OPEN.finditer(text)
    )


def _texts(plan: Plan, outline: Outline) -> Iterator[tuple[str, str, str]]:
    for name in ("title", "opening", "lead_in"):
        yield f"field:{name}", _FIELDS[name], getattr(plan, name)
    yield "field:legal_bases", "Căn cứ", "\n".join(plan.legal_bases)
    for entry in outline.entries:
        yield f"node:{entry.node.id}", entry.place, f"{entry.node.title}\n{entry.node.text}"
    yield "field:closing", _FIELDS["closing"], plan.closing

"""Sáng kiến: what was recognised in a year, by whom it was made, and where each served."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.domain.award_facts import LEVEL_WORDS
from app.domain.dates import show_date
from app.domain.evidence import Proves
from app.domain.initiatives import INITIATIVE_KIND_WORDS, Initiative
from ui.achievement_list import AchievementListPage, ListSpec
from ui.achievement_specs import INITIATIVE
from ui.evidence_pane import Proved
from ui.fields import matches
from ui.initiative_uses import InitiativeUses, award_words
from ui.keybutton import KeyButton
from ui.row_table import Column

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_TABLES = frozenset(
    {"initiative", "initiative_author", "initiative_use", "evidence_file", "person", "award_held"}
)


def initiatives_page(office: Office, shell: Shell) -> AchievementListPage:
    """A cover reached from Thành tích and from the search."""
    rows, uses = _Initiatives(office), InitiativeUses(office, shell)
    used = KeyButton(shell.theme, "Ghi đã dùng", "plain")
    used.setToolTip("Danh hiệu, khen thưởng dựa vào sáng kiến nào")
    used.clicked.connect(lambda: shell.open_page("initiative-use", f"initiative-use:{shell.year()}"))
    spec = ListSpec(
        name="initiatives",
        kind=INITIATIVE,
        title="Sáng kiến, đề tài",
        noun="sáng kiến",
        explain="Mỗi sáng kiến ghi tác giả, phần đóng góp, cấp công nhận và đã dùng để xét danh hiệu nào.",
        tables=_TABLES,
        columns=rows.columns(),
        read=rows.read,
        wanted=rows.wanted,
        proved=rows.proved,
        take_away=office.achievements.initiatives.remove,
        icon="lightbulb",
        buttons=(used,),
        extras=(uses,),
        show_extras=uses.show_initiative,
    )
    return AchievementListPage(office, shell, spec)


class _Initiatives:
    """The rows of the page, with what their columns ask read once for all."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._authors: dict[int, str] = {}
        self._used: dict[int, str] = {}

    def columns(self) -> tuple[Column, ...]:
        """Name over authors, level, decision, where it served."""
        return (
            Column(
                "Sáng kiến",
                lambda row: row.name,
                weight=500,
                second=lambda row: self._authors.get(row.id, ""),
            ),
            Column("Năm", lambda row: str(row.year), 52, right=True),
            Column(
                "Công nhận",
                _level,
                92,
                second=lambda row: INITIATIVE_KIND_WORDS[row.kind].lower(),
            ),
            Column(
                "Quyết định",
                lambda row: row.number,
                136,
                second=lambda row: show_date(row.decided_on) if row.decided_on else "",
                missing=lambda row: "thiếu số" if row.level and not row.number else "",
            ),
            Column("Đã dùng để xét", lambda row: self._used.get(row.id, ""), 176, chip=self._chip),
        )

    def read(self, year: int | None) -> Sequence[Initiative]:
        """The initiatives with their authors and uses, each read once for all."""
        desk = self._office.achievements.initiatives
        people = {one.id: one.name for one in self._office.staff.people()}
        authors: dict[int, list[str]] = {}
        for one in desk.authors():
            share = f" {one.share} %" if one.share else ""
            name = people.get(one.person_id or 0, one.name)
            authors.setdefault(one.initiative_id, []).append(f"{name}{share}")
        self._authors = {number: ", ".join(names) for number, names in authors.items()}
        used: dict[int, list[str]] = {}
        for use in desk.uses():
            used.setdefault(use.initiative_id, []).append(f"{award_words(use.code, use.year)} {use.year}")
        self._used = {number: ", ".join(words) for number, words in used.items()}
        return desk.rows(year)

    def wanted(self, row: Initiative, words: str) -> bool:
        """By name, author, field, decision or use."""
        used = self._used.get(row.id, "")
        return matches(words, row.name, self._authors.get(row.id, ""), row.field, row.number, used)

    def proved(self, row: Initiative) -> Proved:
        """Its files."""
        desk = self._office.achievements.initiatives
        return Proved(
            Proves.INITIATIVE, row.id, bool(row.scan), partial(desk.scan, row), partial(desk.attach, row)
        )

    def _chip(self, row: Initiative) -> tuple[str, str] | None:
        if row.cancelled:
            return "undone", "Đã hủy công nhận"
        if not row.level or self._used.get(row.id):
            return None
        return "good", "Chưa dùng"


def _level(row: Initiative) -> str:
    words = LEVEL_WORDS.get(row.level, "")
    return f"cấp {words}" if words else "chưa"

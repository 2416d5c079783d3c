"""Thành tích nổi bật: what was done for the items of the plan, by whom, and what has rewarded it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.domain.dates import show_date
from app.domain.evidence import Proves
from app.domain.outstanding_works import OutstandingWork
from ui.achievement_list import AchievementListPage, ListSpec
from ui.achievement_specs import WORK
from ui.evidence_pane import Proved
from ui.fields import matches
from ui.keybutton import KeyButton
from ui.panes import wrapped
from ui.row_table import Column

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_TABLES = frozenset(
    """outstanding_work work_person movement evidence_file person unit award_held plan""".split()
)


def works_page(office: Office, shell: Shell) -> AchievementListPage:
    """A cover reached from Thành tích and from the search."""
    rows = _Works(office)
    movements = KeyButton(shell.theme, "Phong trào, cuộc vận động", "plain")
    movements.clicked.connect(lambda: shell.open_page("movements"))
    spec = ListSpec(
        name="works",
        kind=WORK,
        title="Thành tích nổi bật",
        noun="thành tích",
        explain="Mỗi thành tích gắn với mục của kế hoạch, đơn vị và những người đã làm, "
        "kèm số liệu, minh chứng.",
        tables=_TABLES,
        columns=rows.columns(),
        read=rows.read,
        wanted=rows.wanted,
        proved=rows.proved,
        take_away=office.achievements.works.remove,
        buttons=(movements,),
        extras=(rows.rewards,),
        show_extras=rows.show_rewards,
    )
    return AchievementListPage(office, shell, spec)


class _Works:
    """The rows of the page, with what their columns ask read once for all."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._people: dict[int, str] = {}
        self._units: dict[int, str] = {}
        self._movements: dict[int, str] = {}
        self._rewards: dict[int, list[str]] = {}
        self.rewards = wrapped("", "muted")

    def columns(self) -> tuple[Column, ...]:
        """Item of the plan, the work over who did it, figures, and whether it was rewarded."""
        return (
            Column("Mục", lambda row: row.node or "–", 64, second=lambda row: str(row.year)),
            Column("Thành tích", lambda row: row.name, weight=500, second=self._who),
            Column(
                "Kết quả",
                lambda row: row.figures.partition("\n")[0],
                190,
                second=lambda row: self._movements.get(row.movement_id or 0, ""),
            ),
            Column("Thời gian", _span, 168, muted=True),
            Column("Khen thưởng", lambda row: "", 128, chip=self._chip),
        )

    def read(self, year: int | None) -> Sequence[OutstandingWork]:
        """The works with people, units, movements and rewards, each read once for all."""
        desk, office = self._office.achievements.works, self._office
        self._units = {unit.id: unit.name for unit in office.staff.units()}
        self._movements = {one.id: one.name for one in desk.movements()}
        names = {one.id: one.name for one in office.staff.people()}
        people: dict[int, list[str]] = {}
        for one in desk.everybody():
            people.setdefault(one.work_id, []).append(names.get(one.person_id, ""))
        self._people = {number: ", ".join(found) for number, found in people.items()}
        self._rewards = {}
        for award in office.achievements.awards.everything():
            if award.work_id is not None and not award.cancelled:
                words = f"{office.achievements.awards.name(award)} năm {award.year}"
                self._rewards.setdefault(award.work_id, []).append(f"{words}, {award.number or 'chưa có số'}")
        return desk.rows(year)

    def wanted(self, row: OutstandingWork, words: str) -> bool:
        """By item, name, figures, people, unit."""
        return matches(words, row.node, row.name, row.figures, row.words, self._who(row))

    def proved(self, row: OutstandingWork) -> Proved:
        """Its evidence; no decision stands behind it."""
        return Proved(Proves.WORK, row.id)

    def show_rewards(self, row: Any) -> None:
        """What rewarded it: once, not twice."""
        self.rewards.setVisible(row is not None)
        if row is None:
            return
        found = self._rewards.get(row.id, [])
        self.rewards.setText(
            "Đã được khen: " + "; ".join(found) + "."
            if found
            else "Chưa được khen trong sổ này. Khen thì chọn thành tích ở dòng khen thưởng."
        )

    def _who(self, row: OutstandingWork) -> str:
        unit = self._units.get(row.unit_id or 0, "Cả cơ quan")
        return ", ".join(filter(None, (unit, self._people.get(row.id, ""))))

    def _chip(self, row: OutstandingWork) -> tuple[str, str] | None:
        return ("good", "Đã khen") if row.rewarded or self._rewards.get(row.id) else None


def _span(row: OutstandingWork) -> str:
    days = [show_date(day) for day in (row.first_on, row.last_on) if day is not None]
    return " – ".join(days)

"""Rounds of invented people for the figures of the voting: before the count, and sealed beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from app.domain.holder import Holder
from app.domain.office import Identity, Signatory, Unit
from app.domain.round_counting import Account, Sheet, Sums
from app.domain.rounds import CouncilMember, Role
from app.domain.staff import Membership, Person
from app.services.office import Office
from app.storage import office_rows, record_rows

MEMBERS = 15
DAY = date(2024, 12, 20)
_NOW = datetime(2024, 12, 20, 16, 0)
_ACCOUNT = Account(MEMBERS, MEMBERS, MEMBERS, MEMBERS, 0, 0)


def now() -> datetime:
    """The clock of a round: the afternoon of its meeting."""
    return _NOW


def sealed(path: Path) -> Path:
    """Where the sealed round of a file lies."""
    return path.with_suffix(".sealed.db")


def round_file(path: Path, names: int, *, all_pass: bool = False) -> Path:
    """One file before the count, and beside it one with the round sealed.

    One name in nine or so falls short, none with `all_pass`.
    """
    for target in (path, sealed(path)):
        office = Office.create(target, now=now)
        office.settings.begin(
            Identity(0, "UBND TỈNH MẪU", "SỞ MẪU", "SM", "Mẫu"), Signatory(0, "Trần Thị Thử", "Giám đốc")
        )
        rounds = office.rounds
        number = int(str(rounds.save(replace(rounds.draft(DAY.year), meets_on=DAY, voted_at="09:00")).value))
        rounds.set_titles(rounds.round(number), [("LDTT", "person", "")])
        with office.operation("Ghi người"):
            unit = office_rows.save(office.db, Unit(0, "Phòng Thử"))
            people = []
            for one in range(names):
                person = record_rows.save(office.db, Person(0, f"Người Thử {one}"))
                record_rows.save(office.db, Membership(0, person, unit, "Chuyên viên"))
                people.append(person)
            for one in range(MEMBERS):
                role = Role.CHAIR if one == 0 else Role.MEMBER
                member = CouncilMember(0, number, None, f"Thành Viên {one}", role=role, came_at="08:00")
                record_rows.save(office.db, member)
            view = rounds.view(number)
            rounds.nominees.add(view, view.titles[0], [Holder(person) for person in people])
        if target != path:
            listed = rounds.view(number).names_on(1)
            against = 1 if all_pass else 9
            sums = {n.id: Sums(MEMBERS - at % against, at % against, 0) for at, n in enumerate(listed)}
            sheet = Sheet(_ACCOUNT, sums)
            rounds.counts.accept(number, 1, None, sheet, sheet)
            rounds.outcomes.close(number)
        office.close()
    return path

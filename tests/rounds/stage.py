"""An office with a round ready for its vote, for tests: nine members, two titles, invented people."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from app.domain.holder import Holder
from app.domain.round_counting import Account, Choice, Sheet, with_invalid, with_paper
from app.domain.rounds import Counter, Role, RoundTitle
from app.services.office import Office
from app.services.round_view import RoundView

NOW = datetime(2024, 12, 20, 16, 42)
MEETING = date(2024, 12, 20)


@contextmanager
def an_office(folder: Path) -> Iterator[Office]:
    """The practice office with its people, on the day of the meeting."""
    from app.services.practice import fill_practice_people

    office = Office.create(folder / "so.db", practice=True, now=lambda: NOW, fill=fill_practice_people)
    yield office
    office.close()


def a_round(office: Office, titles: Sequence[str] = ("LDTT", "CSTDCS")) -> int:
    """A round of 2024 with these personal titles on its agenda."""
    rounds = office.rounds
    row = replace(rounds.draft(2024), meets_on=MEETING, place="Phòng họp Sở", voted_at="09:30")
    made = int(str(rounds.save(row).value))
    rounds.set_titles(rounds.round(made), [(code, "person", "") for code in titles])
    return made


def a_council(office: Office, round_id: int, members: int = 9, present: int = 8, written: int = 1) -> None:
    """So many members; the first ones present, then those with a written opinion, then the absent."""
    desk = office.rounds.council
    row = office.rounds.round(round_id)
    people = [line.person.id for line in office.staff.roll(MEETING, MEETING)]
    for at in range(members):
        fresh = desk.from_person(row, people[at])
        role = Role.CHAIR if at == 0 else Role.MEMBER
        counter = (Counter.NO, Counter.HEAD, Counter.MEMBER)[at] if at < 3 else Counter.NO
        desk.save(replace(fresh, role=role, counter=counter, secretary=at == 3))
    for at, member in enumerate(desk.rows(round_id)):
        if at < present:
            desk.came(member, "08:00")
        elif at < present + written:
            desk.absent(member, "đi công tác", opinion=True)
        else:
            desk.absent(member, "nghỉ phép", opinion=False)


def title(view: RoundView, code: str) -> RoundTitle:
    return next(one for one in view.titles if one.code == code)


def propose(office: Office, round_id: int, code: str, names: int, skip: int = 9) -> None:
    """Put so many people who are not of the council on the list of a title."""
    view = office.rounds.view(round_id)
    people = [line.person.id for line in office.staff.roll(MEETING, MEETING)][skip : skip + names]
    office.rounds.nominees.put(title(view, code), [Holder(one) for one in people])


def counted(
    view: RoundView,
    papers: Sequence[Sequence[Choice]],
    opinions: Sequence[Sequence[Choice]] = (),
    turn: int = 1,
) -> Sheet:
    """One teller's sheet after reading every paper and opinion aloud, name by name."""
    names = [n.id for n in view.names_on(turn)]
    room = view.room
    sheet = Sheet(Account(printed=room.members, issued=room.present, unused=room.absent))
    for paper in papers:
        sheet = with_paper(sheet, dict(zip(names, paper, strict=True))) if paper else with_invalid(sheet)
    for opinion in opinions:
        sheet = with_paper(sheet, dict(zip(names, opinion, strict=True)), written=True)
    return sheet


def marks(text: str) -> list[Choice]:
    """`ynb` as choices: yes, no, blank."""
    return [{"y": Choice.YES, "n": Choice.NO, "b": Choice.BLANK}[letter] for letter in text]

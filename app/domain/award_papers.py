"""What the papers of an award round say, as plain rows: council, meeting, names, counts, what is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.achievement_report import DecisionWords
from app.domain.tallying import hundredths


@dataclass(frozen=True)
class Seat:
    """A member of the council as of the day of the meeting. `role` and `counter` are words.

    `came`: was in the room; `absence` says why not. `opinion`: a written opinion was received. What it says
    is nowhere. `counter`: the part in the counting team ("Trưởng ban", "Ủy viên"), "" for none. `substitute`:
    who came and voted for the member, and by what paper, "" for none.
    """

    name: str
    post: str
    role: str
    secretary: bool = False
    came: bool = True
    absence: str = ""
    opinion: bool = False
    counter: str = ""
    substitute: str = ""

    @property
    def in_council(self) -> str:
        """`Ủy viên, thư ký Hội đồng`."""
        words = f"{self.role} Hội đồng" if not self.secretary else f"{self.role}, thư ký Hội đồng"
        return words.replace("Ủy viên Hội đồng", "Ủy viên")


@dataclass(frozen=True)
class Council:
    """The council with the decision that made it."""

    name: str
    decision: DecisionWords
    seats: tuple[Seat, ...]

    @property
    def present(self) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.seats if seat.came)

    @property
    def absent(self) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.seats if not seat.came)

    @property
    def chair(self) -> Seat | None:
        """Who leads it: the first seat."""
        return self.seats[0] if self.seats else None

    @property
    def secretary(self) -> Seat | None:
        return next((seat for seat in self.seats if seat.secretary), None)

    @property
    def counters(self) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.seats if seat.counter)


@dataclass(frozen=True)
class Meeting:
    """One meeting; hours are "08:30", "" while unknown. `guests` speak and do not vote. `secret`: it voted by
    secret ballot.
    """

    day: date
    begins: str = ""
    ends: str = ""
    voted_at: str = ""
    place: str = ""
    guests: tuple[str, ...] = ()
    secret: bool = True


@dataclass(frozen=True)
class Proposed:
    """A name on a ballot or list. `place` is post and unit; `facts` what the list tells beside it."""

    name: str
    place: str
    collective: bool = False
    born: str = ""
    sex: str = ""
    grade: str = ""
    initiative: str = ""
    conduct: str = ""
    history: str = ""
    unit_votes: str = ""
    note: str = ""


@dataclass(frozen=True)
class Agenda:
    """One title or commendation with its names; `secret` where the ballot is."""

    title: str
    is_title: bool
    names: tuple[Proposed, ...]

    @property
    def words(self) -> str:
        """`danh hiệu “Lao động tiên tiến”`; a commendation stands without quotes."""
        return f"danh hiệu “{self.title}”" if self.is_title else self.title


@dataclass(frozen=True)
class Tallied:
    """The accepted count of one name; `need` votes of `members` decide."""

    proposed: Proposed
    agree: int
    disagree: int
    blank: int
    members: int
    need: int
    standing: str
    passed: bool
    sentence: str = ""

    @property
    def percent(self) -> str:
        """`88,89`: of all members, as on the screen; what fell short never prints as a whole percent."""
        share = hundredths(self.agree, self.members) if self.members else 0
        return f"{share // 100},{share % 100:02d}"


@dataclass(frozen=True)
class BallotAccount:
    """The papers of one ballot, from the printer to the valid ones, and written opinions received."""

    printed: int
    issued: int
    collected: int
    valid: int
    invalid: int
    written: int = 0


@dataclass(frozen=True)
class TitleResult:
    """The results of one title, the most votes first.

    `percent` of all members must agree, or more than that with `more_than`; 0 where no ballot was asked.
    """

    agenda: Agenda
    threshold: str
    rows: tuple[Tallied, ...]
    percent: int = 0
    more_than: bool = False

    @property
    def passed(self) -> tuple[Tallied, ...]:
        return tuple(row for row in self.rows if row.passed)


@dataclass(frozen=True)
class Vote:
    """One ballot of a meeting: its account, the results by title, the seal of the closed result."""

    account: BallotAccount
    results: tuple[TitleResult, ...]
    turn: int = 1
    seal: str = ""
    note: str = ""


@dataclass(frozen=True)
class BonusLine:
    """One bonus as it is reckoned: `times` lương cơ sở (a fraction), rounded up to `step` đồng.

    `amount` is what is paid, 0 with `reason` where it is not.
    """

    name: str
    place: str
    title: str
    times: tuple[int, int]
    salary: int
    step: int
    amount: int
    reason: str = ""


@dataclass(frozen=True)
class Given:
    """One line of a decision's list. `post` and `unit` are empty for a collective; `money` in đồng.

    `sex` ("Nam", "Nữ") chooses Ông or Bà. `note` says why a bonus is not paid.
    """

    name: str
    post: str = ""
    unit: str = ""
    collective: bool = False
    sex: str = ""
    reason: str = ""
    money: int = 0
    note: str = ""

    @property
    def place(self) -> str:
        return ", ".join(part for part in (self.post, self.unit) if part)


@dataclass(frozen=True)
class Group:
    """What a decision gives of one title or commendation, lowest or highest first as the office lists."""

    title: str
    is_title: bool
    given: tuple[Given, ...]

    @property
    def people(self) -> int:
        return sum(not one.collective for one in self.given)

    @property
    def collectives(self) -> int:
        return sum(one.collective for one in self.given)

    @property
    def money(self) -> int:
        return sum(one.money for one in self.given)

    @property
    def counted(self) -> str:
        """`02 cá nhân`, `01 tập thể và 03 cá nhân`."""
        parts = ((self.collectives, "tập thể"), (self.people, "cá nhân"))
        return " và ".join(f"{count:02d} {words}" for count, words in parts if count)

    @property
    def words(self) -> str:
        """`danh hiệu “Lao động tiên tiến” cho 02 cá nhân`."""
        title = f"danh hiệu “{self.title}”" if self.is_title else self.title
        return f"{title} cho {self.counted}"

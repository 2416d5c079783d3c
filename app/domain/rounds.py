"""A round of awards (đợt bình xét): what is on its agenda, who decides, who is proposed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from app.errors import Problem


class RoundKind(StrEnum):
    """Why the round is held; the values are those of `Simple` rows and of grounds in the rules."""

    YEARLY = "hang-nam"
    SUDDEN = "dot-xuat"
    THEME = "chuyen-de"
    FOREIGN = "doi-ngoai"


ROUND_KIND_WORDS = {
    RoundKind.YEARLY: "Hằng năm",
    RoundKind.SUDDEN: "Đột xuất",
    RoundKind.THEME: "Chuyên đề",
    RoundKind.FOREIGN: "Đối ngoại",
}


class Level(StrEnum):
    """Whose round it is: a unit's own meeting or the office's council."""

    UNIT = "phong"
    OFFICE = "so"


LEVEL_WORDS = {Level.UNIT: "Phòng", Level.OFFICE: "Sở"}


class Aside(StrEnum):
    """When a member stands aside: known by person and unit, never by words of a name."""

    NEVER = "none"
    OWN_CASE = "own-case"
    OWN_UNIT = "own-unit"


ASIDE_WORDS = {
    Aside.NEVER: "Không ai đứng ngoài",
    Aside.OWN_CASE: "Thành viên là người được xét",
    Aside.OWN_UNIT: "Thành viên là người được xét hoặc cùng đơn vị",
}


class Role(StrEnum):
    """A member's place in the council."""

    CHAIR = "chair"
    VICE = "vice"
    MEMBER = "member"


ROLE_WORDS = {Role.CHAIR: "Chủ tịch", Role.VICE: "Phó Chủ tịch", Role.MEMBER: "Ủy viên"}


class Counter(StrEnum):
    """A member's part in the counting team (Ban kiểm phiếu)."""

    NO = ""
    HEAD = "head"
    MEMBER = "member"


COUNTER_WORDS = {Counter.NO: "", Counter.HEAD: "Trưởng ban", Counter.MEMBER: "Thành viên"}


Stay = tuple[str, str]
"""Hours of coming and leaving, "08:30"; leaving "" while still in the room."""


def read_stays(text: str) -> tuple[Stay, ...]:
    """`08:00-08:45; 09:00-09:20` as pairs; what is no hour becomes ""."""
    found = []
    for part in text.split(";"):
        came, _, left = part.strip().partition("-")
        found.append((came if is_hour(came) else "", left if is_hour(left) else ""))
    return tuple(found) if text.strip() else ()


def show_stays(stays: Iterable[Stay]) -> str:
    """Back in words."""
    return "; ".join(f"{came}-{left}" for came, left in stays)


def is_hour(text: str) -> bool:
    """Whether it is an hour of the day as it is written here: 08:30."""
    hours, colon, minutes = text.partition(":")
    whole = bool(colon) and len(hours) == len(minutes) == 2 and (hours + minutes).isdecimal()
    return whole and int(hours) < 24 and int(minutes) < 60


class NomineeState(StrEnum):
    """Whether a nominee stands on the list of the vote; whoever is left out keeps the reason."""

    LISTED = "listed"
    LEFT_OUT = "left-out"


@dataclass(frozen=True)
class Round:
    """One round. `meets_on` is the day of the meeting and chooses the rules unless `rule_set` was chosen
    by hand with `rule_reason`. `secret`: the office votes by secret ballot where the law leaves it open.
    `combined`: one paper for every title. `council_*`: the decision that made the council. `begins`,
    `voted_at`, `ends` are hours "08:30" of the meeting.
    """

    id: int
    name: str
    year: int
    kind: RoundKind = RoundKind.YEARLY
    level: Level = Level.OFFICE
    unit_id: int | None = None
    meets_on: date | None = None
    received_on: date | None = None
    place: str = ""
    begins: str = ""
    voted_at: str = ""
    ends: str = ""
    rule_set: str = ""
    rule_reason: str = ""
    council_number: str = ""
    council_on: date | None = None
    council_issuer: str = ""
    aside: Aside = Aside.OWN_CASE
    secret: bool = True
    combined: bool = True
    note: str = ""


@dataclass(frozen=True)
class RoundTitle:
    """A title or form of commendation on the agenda; `over_reason`: why an office's own quota is passed."""

    id: int
    round_id: int
    code: str
    subject: str
    position: int = 0
    ground: str = ""
    over_reason: str = ""


@dataclass(frozen=True)
class CouncilMember:
    """A member of the council of a round, by the names and posts of its day.

    `came_at` and `left_at` are hours of the last stay in the room, "" when never come or not left; `earlier`
    holds the stays before it, `08:00-08:45; 09:00-09:20`. `opinion`: an absent member's written opinion was
    received; what it says is nowhere. `substitute` votes for the member by the paper `authority`.
    """

    id: int
    round_id: int
    person_id: int | None
    name: str
    post: str = ""
    unit_id: int | None = None
    role: Role = Role.MEMBER
    secretary: bool = False
    counter: Counter = Counter.NO
    substitute: str = ""
    authority: str = ""
    position: int = 0
    came_at: str = ""
    left_at: str = ""
    absence: str = ""
    opinion: bool = False
    earlier: str = ""

    @property
    def stays(self) -> tuple[Stay, ...]:
        """Every stay in the room, oldest first."""
        last = ((self.came_at, self.left_at),) if self.came_at else ()
        return (*read_stays(self.earlier), *last)

    def present_at(self, hour: str) -> bool:
        """Whether the member is in the room at the hour; without an hour, at the end."""
        if not hour:
            return bool(self.came_at) and not self.left_at
        return any(came <= hour and (not left or left > hour) for came, left in self.stays)


@dataclass(frozen=True)
class Nominee:
    """A person, a unit or the office itself proposed for one title of the round.

    `name` and `place` (post, unit) are those of the day of the meeting. `unit_yes` of `unit_total` agreed in
    the unit's own meeting, None where none was held or it agreed without a count (`consensus`);
    `unit_round_id`: the closed round these were taken from, None where they were typed. `reason`:
    why left out. `lowered_from`: the nominee whose higher title was not reached, `first_turn` the ballot on
    which the name stands first. `chair_pick`: chosen by the chair among equal votes for the last place.
    """

    id: int
    round_id: int
    title_id: int
    person_id: int | None
    unit_id: int | None
    name: str
    place: str = ""
    home_unit_id: int | None = None
    state: NomineeState = NomineeState.LISTED
    reason: str = ""
    unit_yes: int | None = None
    unit_total: int | None = None
    consensus: bool = False
    lowered_from: int | None = None
    first_turn: int = 1
    chair_pick: bool = False
    position: int = 0
    unit_round_id: int | None = None


@dataclass(frozen=True)
class AgainVote:
    """A name that is voted on once more, on ballot number `turn`, and why."""

    id: int
    round_id: int
    turn: int
    nominee_id: int
    why: str = ""


@dataclass(frozen=True)
class PaperAccount:
    """What became of the printed papers of one ballot; `title_id` None: one paper for all titles."""

    id: int
    round_id: int
    turn: int
    title_id: int | None
    printed: int
    issued: int = 0
    unused: int = 0
    destroyed: int = 0


def check_round(row: Round) -> tuple[Problem, ...]:
    """What a round lacks."""
    problems = []
    if not row.name:
        problems.append(Problem("name", "Chưa có tên đợt. Ví dụ: Bình xét cuối năm 2023."))
    if row.meets_on is None:
        problems.append(
            Problem(
                "meets_on", "Chưa có ngày họp. Ngày họp quyết định bộ quy định áp dụng; ví dụ 20/12/2023."
            )
        )
    if row.level is Level.UNIT and row.unit_id is None:
        problems.append(Problem("unit_id", "Đợt cấp phòng cần chọn phòng, đơn vị họp."))
    if row.rule_set and not row.rule_reason:
        problems.append(
            Problem("rule_reason", "Bộ quy định chọn khác ngày họp thì cần lý do, ví dụ hồ sơ nhận trước.")
        )
    return tuple(problems)


def check_member(
    row: CouncilMember, others: Iterable[CouncilMember], *, substitutes: bool
) -> tuple[Problem, ...]:
    """What a member lacks; `substitutes`: whether the rule lets somebody vote for a member."""
    problems = []
    if not row.name:
        problems.append(Problem("name", "Chưa có tên thành viên. Chọn trong danh sách cán bộ hoặc gõ tên."))
    rest = [one for one in others if one.id != row.id]
    if row.person_id is not None and any(one.person_id == row.person_id for one in rest):
        problems.append(Problem("name", f"{row.name} đã là thành viên của Hội đồng. Sửa dòng đã có."))
    if row.role is Role.CHAIR and any(one.role is Role.CHAIR for one in rest):
        problems.append(Problem("role", "Hội đồng đã có Chủ tịch. Đổi vai trò của người ấy trước."))
    if row.counter is Counter.HEAD and any(one.counter is Counter.HEAD for one in rest):
        problems.append(Problem("counter", "Ban kiểm phiếu đã có Trưởng ban. Đổi phần việc người ấy trước."))
    if row.substitute and not substitutes:
        problems.append(
            Problem("substitute", "Quy định của đợt không cho người dự thay. Xóa tên người dự thay.")
        )
    if row.substitute and not row.authority:
        problems.append(Problem("authority", "Người dự thay cần giấy ủy quyền. Ghi số, ngày giấy ủy quyền."))
    return (*problems, *_stay_problems(row))


def _stay_problems(row: CouncilMember) -> Iterable[Problem]:
    """Hours that cannot be: left before coming, or back before having left."""
    if row.left_at and not row.came_at:
        yield Problem("left_at", "Có giờ về mà chưa có giờ đến. Ghi giờ đến trước.")
    elif row.left_at and row.left_at < row.came_at:
        yield Problem("left_at", f"Giờ về {row.left_at} trước giờ đến {row.came_at}.")
    if not row.earlier:
        return
    stays = read_stays(row.earlier)
    if show_stays(stays) != row.earlier or any(not came or not left for came, left in stays):
        said = "Ghi mỗi lần có mặt như 08:00-08:45, cách nhau bằng dấu chấm phẩy."
        yield Problem("earlier", said)
        return
    hours = [hour for stay in row.stays for hour in stay if hour]
    if not row.came_at:
        yield Problem("came_at", "Có các lần trước mà chưa có lần cuối. Chuyển lần cuối vào giờ đến, giờ về.")
    elif hours != sorted(hours):
        yield Problem(
            "earlier", f"Các lần có mặt chồng lên nhau hoặc sau giờ đến {row.came_at}. Sửa lại giờ."
        )


def short_spells(
    members: Sequence[CouncilMember], quorum: int, first: str, last: str
) -> tuple[tuple[str, str, int], ...]:
    """Spells of the meeting with fewer than `quorum` in the room: from, to, how many were there.

    Between the hours `first` and `last`; without them nothing is said.
    """
    if not first or not last:
        return ()
    hours = {hour for member in members for stay in member.stays for hour in stay if first < hour < last}
    marks = [first, *sorted(hours), last]
    found: list[tuple[str, str, int]] = []
    for start, end in pairwise(marks):
        present = sum(member.present_at(start) for member in members)
        if present >= quorum:
            continue
        if found and found[-1][1:] == (start, present):
            found[-1] = (found[-1][0], end, present)
        else:
            found.append((start, end, present))
    return tuple(found)


def standing_aside(
    members: Iterable[CouncilMember], nominee: Nominee, rule: Aside
) -> tuple[CouncilMember, ...]:
    """The members who stand aside from one name by the office's rule, by person and unit alone."""
    if rule is Aside.NEVER:
        return ()
    own = [m for m in members if m.person_id is not None and m.person_id == nominee.person_id]
    if rule is Aside.OWN_UNIT:
        home = nominee.unit_id if nominee.person_id is None else nominee.home_unit_id
        own += [m for m in members if m not in own and home is not None and m.unit_id == home]
    return tuple(own)

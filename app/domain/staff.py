"""People of the office: who they are, where they belong on a day, and when they are away for long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.office import holds


class StaffKind(StrEnum):
    """How a person is employed; forms of discipline and grading differ by it (domain rows)."""

    CONG_CHUC = "cong-chuc"
    VIEN_CHUC = "vien-chuc"
    HOP_DONG = "hop-dong"


STAFF_KIND_WORDS = {
    StaffKind.CONG_CHUC: "Công chức",
    StaffKind.VIEN_CHUC: "Viên chức",
    StaffKind.HOP_DONG: "Hợp đồng",
}


class Sex(StrEnum):
    """As on the person's papers; empty where it was not written down."""

    UNKNOWN = ""
    MALE = "male"
    FEMALE = "female"


SEX_WORDS = {Sex.UNKNOWN: "", Sex.MALE: "Nam", Sex.FEMALE: "Nữ"}


class AwayKind(StrEnum):
    """Why a person does not work here for a longer time while still belonging to the office."""

    MATERNITY = "maternity"
    LONG_LEAVE = "long-leave"
    TRAINING = "training"
    SECONDMENT = "secondment"
    SUSPENDED = "suspended"


AWAY_KIND_WORDS = {
    AwayKind.MATERNITY: "Nghỉ thai sản",
    AwayKind.LONG_LEAVE: "Nghỉ dài ngày",
    AwayKind.TRAINING: "Đi học",
    AwayKind.SECONDMENT: "Biệt phái nơi khác",
    AwayKind.SUSPENDED: "Tạm đình chỉ công tác",
}


@dataclass(frozen=True)
class Person:
    """One person; what changes with time (unit, post) stands in Membership."""

    id: int
    name: str
    birth_date: date | None = None
    sex: Sex = Sex.UNKNOWN
    kind: StaffKind = StaffKind.CONG_CHUC
    staff_number: str = ""
    grade: str = ""  # ngạch, bậc
    qualification: str = ""
    academic_title: str = ""  # học hàm, học vị
    party_post: str = ""
    union_post: str = ""
    hometown: str = ""
    residence: str = ""
    joined_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Membership:
    """A person in a unit with a post from one day to another, both included.

    `leader`: the head or a deputy head of the unit. `ended_by`: why it ended (chuyển đơn vị, nghỉ hưu …).
    """

    id: int
    person_id: int
    unit_id: int
    post: str = ""
    leader: bool = False
    ended_by: str = ""
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class AwayPeriod:
    """A longer absence of a member, with the paper it rests on."""

    id: int
    person_id: int
    kind: AwayKind
    basis: str = ""
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class ClockNumber:
    """The number under which a time clock knows a person; an empty device stands for every clock."""

    id: int
    number: str
    person_id: int
    device: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


# What a person calls the fields, where the same words are not used for other records already.
FIELD_WORDS = {
    "birth_date": "Ngày sinh",
    "sex": "Giới tính",
    "staff_number": "Số hiệu",
    "grade": "Ngạch, bậc",
    "qualification": "Trình độ",
    "academic_title": "Học hàm, học vị",
    "party_post": "Chức vụ Đảng",
    "union_post": "Chức vụ đoàn thể",
    "hometown": "Quê quán",
    "residence": "Nơi ở",
    "joined_on": "Vào ngành từ ngày",
    "unit_id": "Phòng, đơn vị",
    "post": "Chức vụ",
    "leader": "Lãnh đạo đơn vị",
    "ended_by": "Kết thúc vì",
    "device": "Máy",
}


def membership_on(memberships: Iterable[Membership], person_id: int, day: date) -> Membership | None:
    """Where the person belongs on the day; the later begun of two; None outside the office."""
    found = [m for m in memberships if m.person_id == person_id and holds(m, day)]
    return max(found, key=lambda m: (m.valid_from or date.min, m.id), default=None)

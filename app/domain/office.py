"""The office as it was on a day: names, units, who signs and with what authority."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from app.errors import NotInForce, Problem


class Dated(Protocol):
    """A row that holds from `valid_from` to `valid_to`, both days included; None is open."""

    @property
    def valid_from(self) -> date | None: ...

    @property
    def valid_to(self) -> date | None: ...


D = TypeVar("D", bound=Dated)


class Authority(StrEnum):
    """How a person signs: NĐ 30/2020/NĐ-CP Điều 13 and Phụ lục I, mục II.7."""

    NONE = ""
    KT = "KT."  # ký thay: a deputy for the head
    Q = "Q."  # quyền: acting head
    TL = "TL."  # thừa lệnh: by order
    TUQ = "TUQ."  # thừa ủy quyền: by written authorisation
    TM = "TM."  # thay mặt: for a collective


AUTHORITY_WORDS = {
    Authority.NONE: "Người đứng đầu ký",
    Authority.KT: "KT. ký thay",
    Authority.Q: "Q. quyền",
    Authority.TL: "TL. thừa lệnh",
    Authority.TUQ: "TUQ. thừa ủy quyền",
    Authority.TM: "TM. thay mặt tập thể",
}


@dataclass(frozen=True)
class Identity:
    """Names of the office over one period: superior body, office, abbreviation, place of the date line."""

    id: int
    superior: str
    name: str
    abbreviation: str
    place: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class Unit:
    """A phòng or ban of the office; `abbreviation` is what stands after "Lưu: VT,"."""

    id: int
    name: str
    short_name: str = ""
    abbreviation: str = ""
    position: int = 0
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class Signatory:
    """A person who may sign from one day to another.

    `title` is the post of the person, `acting_for` the post signed for (KT., TL., TUQ.) or the body (TM.),
    `basis` the authorisation of a TUQ. (number, date), required by Điều 13.3.
    """

    id: int
    name: str
    title: str
    authority: Authority = Authority.NONE
    acting_for: str = ""
    basis: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class RecipientPreset:
    """A ready list of "Nơi nhận", without dashes and end marks."""

    id: int
    name: str
    paper_kind: str
    lines: tuple[str, ...]
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class LegalBasis:
    """A ready "căn cứ", in force between two days."""

    id: int
    text: str
    paper_kind: str = ""
    position: int = 0
    source: str = ""
    verified: bool = False
    valid_from: date | None = None
    valid_to: date | None = None


def holds(row: Dated, day: date) -> bool:
    """Whether the row is in force on the day."""
    return (row.valid_from is None or row.valid_from <= day) and (row.valid_to is None or day <= row.valid_to)


def in_force(rows: Iterable[D], day: date) -> tuple[D, ...]:
    """The rows in force on the day, in their given order."""
    return tuple(row for row in rows if holds(row, day))


def the_one_in_force(rows: Iterable[D], day: date, what: str) -> D:
    """The single row in force; raises NotInForce naming `what` and the day."""
    found = in_force(rows, day)
    if not found:
        raise NotInForce(
            f"Ngày {day:%d/%m/%Y} chưa có {what} nào còn hiệu lực. Bổ sung trong Cài đặt rồi làm lại.",
            "issued",
        )
    return found[-1]


def signing_lines(signatory: Signatory) -> tuple[str, ...]:
    """The lines above the signature, in capitals: ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")."""
    title = signatory.title.upper()
    match signatory.authority:
        case Authority.NONE:
            return (title,) if title else ()
        case Authority.Q:
            return (f"Q. {signatory.acting_for.upper() or title}",)
        case _:
            first = f"{signatory.authority.value} {signatory.acting_for.upper()}".strip()
            return (first, title) if title else (first,)


def check_period(row: Dated) -> tuple[Problem, ...]:
    """A period that ends before it begins is no period."""
    if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
        return (Problem("valid_to", f"Ngày hết phải từ {row.valid_from:%d/%m/%Y} trở đi, hoặc để trống."),)
    return ()


def check_signatory(row: Signatory) -> tuple[Problem, ...]:
    """What a signatory lacks: NĐ 30/2020/NĐ-CP Điều 13, Phụ lục I mục II.7."""
    problems = list(check_period(row))
    if not row.name:
        problems.append(Problem("name", "Chưa có họ tên người ký. Gõ họ tên, ví dụ Nguyễn Văn A."))
    if not row.title and row.authority is not Authority.TM:
        problems.append(Problem("title", "Chưa có chức vụ. Gõ chức vụ của người ký, ví dụ Giám đốc."))
    if row.authority in (Authority.KT, Authority.TL, Authority.TUQ, Authority.TM) and not row.acting_for:
        problems.append(
            Problem(
                "acting_for", f"Ký {row.authority.value} phải ghi ký cho ai, ví dụ Giám đốc hoặc Hội đồng."
            )
        )
    if row.authority is Authority.TUQ and not row.basis:
        problems.append(
            Problem(
                "basis", "Ký TUQ. phải có văn bản ủy quyền (số, ngày): NĐ 30/2020/NĐ-CP, Điều 13 khoản 3."
            )
        )
    return tuple(problems)


def check_identity(row: Identity, others: Iterable[Identity]) -> tuple[Problem, ...]:
    """One name of the office a day: two periods may not overlap."""
    problems = list(check_period(row))
    if not row.name:
        problems.append(Problem("name", "Chưa có tên cơ quan. Gõ tên đầy đủ, ví dụ Sở Ngoại vụ."))
    if any(char.isspace() for char in row.abbreviation):
        problems.append(Problem("abbreviation", "Chữ viết tắt trong số văn bản viết liền, ví dụ SNgV."))
    for other in others:
        if other.id != row.id and overlap(row, other):
            until = f"{other.valid_to:%d/%m/%Y}" if other.valid_to else "nay"
            problems.append(
                Problem(
                    "valid_from",
                    f"Trùng thời gian với “{other.name}” (đến {until}). "
                    "Ghi ngày hết của tên cũ trước ngày bắt đầu này.",
                )
            )
            break
    return tuple(problems)


def overlap(one: Dated, two: Dated) -> bool:
    """Whether both are in force on some day."""
    starts_after = one.valid_from and two.valid_to and one.valid_from > two.valid_to
    ends_before = one.valid_to and two.valid_from and one.valid_to < two.valid_from
    return not (starts_after or ends_before)

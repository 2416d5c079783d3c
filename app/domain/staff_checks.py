"""What cannot stand, or is doubtful, in what is written about a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from app.domain.dates import show_date
from app.domain.office import Dated, Unit, check_period
from app.domain.staff import AwayPeriod, ClockNumber, Membership, Person
from app.domain.staff_roll import clock_key, overlap
from app.domain.wording import fold
from app.errors import Problem

# Years beyond which a date is a slip of the hand; no rule of law.
_YOUNGEST, _OLDEST = 15, 100
_YEAR = 365.2425


def check_person(
    row: Person, others: Iterable[Person], today: date, places: Mapping[int, str] | None = None
) -> tuple[Problem, ...]:
    """A name, possible dates, one staff number a person; another of the same name is only doubtful.

    `places`: unit by id of the person, to tell namesakes apart.
    """
    problems = []
    if not row.name:
        problems.append(Problem("name", "Chưa có họ tên. Gõ họ và tên, ví dụ Nguyễn Văn A."))
    elif any(char.isdigit() for char in row.name):
        problems.append(Problem("name", f"Họ tên không có chữ số: “{row.name}”. Sửa lại họ tên."))
    problems += _birth_problems(row, today)
    same = [other for other in others if other.id != row.id]
    if row.staff_number:
        for other in same:
            if other.staff_number == row.staff_number:
                said = f"Số hiệu {row.staff_number} đã là của {other.name}. Mỗi người một số hiệu."
                problems.append(Problem("staff_number", said))
                break
    twin = next((other for other in same if row.name and fold(other.name) == fold(row.name)), None)
    if twin is not None:
        problems.append(Problem("name", same_name(row, twin, (places or {}).get(twin.id, "")), doubt=True))
    return tuple(problems)


def same_name(row: Person, twin: Person, place: str = "") -> str:
    """The sentence about two people of one name: who the other one is, and are they one and the same?"""
    born = f"sinh {show_date(twin.birth_date)}" if twin.birth_date else "chưa ghi ngày sinh"
    who = ", ".join(part for part in (twin.name, born, place) if part)
    if row.birth_date and row.birth_date == twin.birth_date:
        return f"Trùng họ tên và ngày sinh với {who}. Xem lại kẻo một người ghi hai lần."
    return f"Đã có {who}. Nếu là người khác thì ghi thêm ngày sinh để khỏi nhầm."


def check_membership(
    row: Membership, others: Iterable[Membership], units: Sequence[Unit]
) -> tuple[Problem, ...]:
    """A unit that exists over the period, and no second unit on the same day."""
    problems = list(check_period(row))
    unit = next((unit for unit in units if unit.id == row.unit_id), None)
    if unit is None:
        problems.append(Problem("unit_id", "Chưa chọn đơn vị. Chọn phòng, đơn vị trong danh sách."))
    elif (not problems and not _inside(row, unit)) or (
        row.valid_to and unit.valid_from and row.valid_to < unit.valid_from
    ):
        problems.append(Problem("unit_id", _unit_gone(row, unit)))
    for other in others:
        if other.id != row.id and other.person_id == row.person_id and overlap(row, other):
            name = next((unit.name for unit in units if unit.id == other.unit_id), "đơn vị khác")
            problems.append(
                Problem(
                    "valid_from",
                    f"Trùng thời gian với lúc ở {name} ({_span(other)}). "
                    "Ghi ngày hết của dòng cũ trước ngày bắt đầu này.",
                )
            )
            break
    return tuple(problems)


def check_away(
    row: AwayPeriod, others: Iterable[AwayPeriod], memberships: Iterable[Membership]
) -> tuple[Problem, ...]:
    """A beginning, no other absence at the same time; outside membership it is doubtful."""
    problems = list(check_period(row))
    if row.valid_from is None:
        problems.append(Problem("valid_from", "Chưa có ngày bắt đầu. Gõ ngày, ví dụ 05/06/2023."))
        return tuple(problems)
    for other in others:
        if other.id != row.id and other.person_id == row.person_id and overlap(row, other):
            said = f"Trùng với lần vắng khác ({_span(other)}). Sửa ngày của một trong hai lần."
            problems.append(Problem("valid_from", said))
            break
    if not any(overlap(row, m) for m in memberships if m.person_id == row.person_id):
        said = "Những ngày này người ấy không ở cơ quan. Xem lại ngày, hoặc ghi quá trình công tác trước."
        problems.append(Problem("valid_from", said, doubt=True))
    return tuple(problems)


def check_clock(
    row: ClockNumber, others: Iterable[ClockNumber], people: Iterable[Person]
) -> tuple[Problem, ...]:
    """Figures or letters without blanks, and one person a number, a clock and a day."""
    problems = list(check_period(row))
    if not row.number or any(char.isspace() for char in row.number):
        problems.append(Problem("number", "Số máy viết liền, như trong máy chấm công, ví dụ 17."))
        return tuple(problems)
    for other in others:
        same = other.id != row.id and clock_key(other.number) == clock_key(row.number)
        if same and (not other.device or not row.device or other.device == row.device):
            if not overlap(row, other):
                continue
            name = next((p.name for p in people if p.id == other.person_id), "người khác")
            said = f"Số máy {row.number} đang là của {name} ({_span(other)}). Ghi ngày hết của dòng ấy trước."
            problems.append(Problem("number", said))
            break
    return tuple(problems)


def _birth_problems(row: Person, today: date) -> list[Problem]:
    born = row.birth_date
    if born is None:
        return []
    if born > today:
        return [Problem("birth_date", f"Ngày sinh {show_date(born)} còn chưa tới. Sửa lại năm sinh.")]
    if (today - born).days > _OLDEST * _YEAR:
        return [Problem("birth_date", f"Sinh {show_date(born)} thì quá {_OLDEST} tuổi. Sửa lại năm sinh.")]
    start = row.joined_on or today
    if (start - born).days < _YOUNGEST * _YEAR:
        said = f"Sinh {show_date(born)} thì chưa đủ {_YOUNGEST} tuổi vào {show_date(start)}. Sửa lại ngày."
        return [Problem("birth_date", said)]
    return []


def _inside(row: Dated, unit: Unit) -> bool:
    """Whether the unit exists on the first day of the row (an open beginning asks nothing)."""
    begins = unit.valid_from is None or row.valid_from is None or row.valid_from >= unit.valid_from
    ends = unit.valid_to is None or (row.valid_from or date.min) <= unit.valid_to
    return begins and ends


def _unit_gone(row: Dated, unit: Unit) -> str:
    day = row.valid_from or row.valid_to
    when = f" ngày {show_date(day)}" if day else ""
    return f"{unit.name} không có{when} (đơn vị này có {_span(unit)}). Chọn đơn vị khác, hoặc sửa ngày."


def _span(row: Dated) -> str:
    start = f"từ {show_date(row.valid_from)}" if row.valid_from else ""
    end = f"đến {show_date(row.valid_to)}" if row.valid_to else "đến nay"
    return f"{start} {end}".strip()

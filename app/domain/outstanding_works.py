"""Outstanding work (thành tích nổi bật) tied to items of the plan, and the movements it was done in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.dates import show_date
from app.domain.decision_checks import check_year
from app.domain.office import check_period
from app.errors import Problem


class MovementKind(StrEnum):
    """Luật 06/2022/QH15, Điều 16: a movement is regular or of one theme; campaigns stand beside."""

    REGULAR = "thuong-xuyen"
    THEME = "chuyen-de"
    CAMPAIGN = "cuoc-van-dong"


MOVEMENT_KIND_WORDS = {
    MovementKind.REGULAR: "Phong trào thường xuyên",
    MovementKind.THEME: "Phong trào theo chuyên đề",
    MovementKind.CAMPAIGN: "Cuộc vận động",
}


@dataclass(frozen=True)
class Movement:
    """A movement or campaign with the days it runs; `node` is its item of the plan ("II.7")."""

    id: int
    name: str
    kind: MovementKind = MovementKind.REGULAR
    launched_by: str = ""
    number: str = ""
    decided_on: date | None = None
    node: str = ""
    words: str = ""
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class OutstandingWork:
    """An achievement of a year. `node` is the item of the plan it belongs to ("II.3"), "" for none.

    `unit_id` None is the office itself. `figures` are results in numbers: "12 đoàn, 156 lượt người".
    `rewarded` tells a reward given elsewhere; rewards in this book name the work themselves.
    """

    id: int
    year: int
    name: str
    unit_id: int | None = None
    node: str = ""
    movement_id: int | None = None
    first_on: date | None = None
    last_on: date | None = None
    words: str = ""
    figures: str = ""
    rewarded: str = ""
    note: str = ""


@dataclass(frozen=True)
class WorkPerson:
    """A person who did the work, and what part was theirs."""

    id: int
    work_id: int
    person_id: int
    part: str = ""


def check_movement(row: Movement, others: Iterable[Movement]) -> tuple[Problem, ...]:
    """A name, days in order, and not the same movement twice."""
    problems = list(check_period(row))
    if not row.name:
        problems.append(Problem("name", "Chưa có tên phong trào, cuộc vận động. Ghi như trong kế hoạch."))
    elif any(
        one.id != row.id and one.name.casefold() == row.name.casefold() and one.valid_from == row.valid_from
        for one in others
    ):
        problems.append(Problem("name", "Phong trào này đã có. Sửa dòng đã có."))
    return tuple(problems)


def check_work(
    row: OutstandingWork, people: Iterable[WorkPerson], nodes: frozenset[str], today: date
) -> tuple[Problem, ...]:
    """What a work lacks. `nodes` are the items of the year's plan; empty where the year has no plan."""
    problems = [*check_year(row.year, today)]
    if not row.name:
        problems.append(Problem("name", "Chưa có tên thành tích. Ghi ngắn gọn việc đã làm được."))
    if row.node and nodes and row.node not in nodes:
        said = f"Kế hoạch năm {row.year} không có mục {row.node}. Chọn mục trong kế hoạch, hoặc để trống."
        problems.append(Problem("node", said))
    if row.first_on and row.last_on and row.last_on < row.first_on:
        problems.append(Problem("last_on", f"Ngày xong phải từ {show_date(row.first_on)} trở đi."))
    for field, day in (("first_on", row.first_on), ("last_on", row.last_on)):
        if day is not None and day.year != row.year:
            said = f"Ngày {show_date(day)} không thuộc năm {row.year}. Kiểm tra lại năm hoặc ngày."
            problems.append(Problem(field, said, doubt=True))
    known = [one.person_id for one in people]
    if len(set(known)) != len(known):
        problems.append(Problem("people", "Một người ghi hai lần. Bỏ một dòng."))
    return tuple(problems)

"""The people of the practice office: all invented, and every way of coming, moving and going among them."""

from datetime import date, datetime
from pathlib import Path

from app.domain.staff import AwayKind
from app.services.office import Office
from app.services.practice import fill_practice_people, invented_names

NOW = datetime(2023, 6, 1, 8, 0)


def practice(folder: Path) -> Office:
    return Office.create(folder / "so.db", practice=True, now=lambda: NOW, fill=fill_practice_people)


def test_twenty_four_invented_people_stand_in_four_units(tmp_path: Path) -> None:
    office = practice(tmp_path)
    roll = office.staff.roll(date(2023, 5, 1), date(2023, 5, 31))
    units = [line.unit.name for line in roll]
    assert [units.count(name) for name in dict.fromkeys(units)] == [3, 8, 7, 6]
    assert {line.person.name for line in roll} <= invented_names()
    assert not any(problem for line in roll for problem in office.staff.problems(line.person))
    office.close()


def test_one_moved_one_has_left_one_is_on_maternity_and_one_is_lent(tmp_path: Path) -> None:
    office = practice(tmp_path)
    (moved,) = office.staff.find("Giả Sử")
    assert [row.post for row in office.staff.memberships(moved.id)] == ["Chuyên viên"] * 2
    assert [line.person.name for line in office.staff.left(date(2023, 12, 31))] == ["Tạ Văn Mục Lục"]
    assert [row.kind for row in office.staff.aways()] == [AwayKind.MATERNITY, AwayKind.SECONDMENT]
    assert len({row.number for row in office.staff.clock_numbers()}) == 24
    office.close()

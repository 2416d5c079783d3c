"""An office with people who have clock numbers, and files of a clock."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.staff import ClockNumber
from app.services.office import Office
from tests.staff.people import add, an_office

PEOPLE = {"17": "Đỗ Văn Nháp", "9": "Vũ Thị Minh Họa", "23": "Chu Văn Dấu Chấm", "12": "Phạm Văn Mô Phỏng"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with an_office(tmp_path) as opened:
        yield opened


@pytest.fixture
def people(office: Office) -> dict[str, int]:
    """Person by clock number."""
    found = {}
    for number, name in PEOPLE.items():
        found[number] = add(office, name)
        office.staff.save_clock(ClockNumber(0, number, found[number]))
    return found


@pytest.fixture
def attlog(tmp_path: Path) -> Callable[..., Path]:
    """Write a clock's file: "17 2023-05-22 08:05:12" a line, state 255."""

    def write(*punches: str, name: str = "1_attlog.dat", state: int = 255) -> Path:
        path = tmp_path / name
        lines = []
        for punch in punches:
            number, day, time = punch.split(" ", 2)
            lines.append(f"{number:>9}\t{day} {time}\t1\t{state}\t1\t0\r\n")
        path.write_bytes("".join(lines).encode())
        return path

    return write

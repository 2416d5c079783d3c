"""Real offices over real files, with a clock that moves a minute at every look."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.services.office import Office

NOON = datetime(2023, 1, 12, 12, 0, 0)


class Clock:
    """A minute later each time it is asked."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Office]:
    office = Office.create(tmp_path / "ThucHanh.db", practice=True, now=Clock())
    yield office
    office.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Office]:
    office = Office.create(tmp_path / "SoThiDua.db", now=Clock())
    yield office
    office.close()


@pytest.fixture
def plan_id(practice: Office) -> int:
    return practice.plans.years()[0].plan_id

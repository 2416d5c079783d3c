"""An office whose names are those of the files, and one with a plan of 2023."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.office import Identity
from app.services.office import Office

NOW = datetime(2023, 1, 10, 9, 41)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Sở Thí dụ, without a plan."""
    made = Office.create(tmp_path / "so.db", now=lambda: NOW)
    made.settings.save(Identity(0, "UBND tỉnh Minh Họa", "Sở Thí dụ", "STD", "Minh Họa", date(2000, 1, 1)))
    yield made
    made.close()


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Office]:
    """The practice office with its plan of 2023."""
    made = Office.create(tmp_path / "thuc-hanh.db", practice=True, now=lambda: NOW)
    yield made
    made.close()

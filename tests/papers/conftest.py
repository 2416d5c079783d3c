"""Fixtures of the tests of papers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.office import Office
from tests.papers.stage import with_history
from tests.staff.people import an_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with an_office(tmp_path) as opened:
        yield opened


@pytest.fixture
def held(office: Office) -> dict[str, int]:
    """Ids of the people and the unit with a history."""
    return with_history(office)

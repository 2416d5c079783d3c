"""Fixtures of the tests of achievements."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.office import Office
from tests.staff.people import an_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with an_office(tmp_path) as opened:
        yield opened

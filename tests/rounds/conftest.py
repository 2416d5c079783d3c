"""Fixtures of the tests of rounds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.office import Office
from tests.rounds.stage import an_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with an_office(tmp_path) as opened:
        yield opened

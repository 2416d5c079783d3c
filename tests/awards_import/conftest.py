"""Fixtures of the tests of imported awards."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.office import Office
from tests.awards_import.lists import an_office_of_lists


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with an_office_of_lists(tmp_path) as opened:
        yield opened

"""The small office of May 2023."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.office import Office
from tests.attendance import stage


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = stage.an_office(tmp_path)
    yield made
    made.close()

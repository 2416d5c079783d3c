"""A practice office with the plan of 2023, and a page to put a sentence on."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.domain.proofreading.values import Fault
from app.services.office import Office
from app.services.proof_files import proofread_text

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
def plan_id(practice: Office) -> int:
    """The plan of 2023, the seed's."""
    plan = practice.plans.current(2023)
    assert plan is not None
    return plan.id


def on_a_page(*sentences: str) -> tuple[Fault, ...]:
    """Findings in the sentences, each a paragraph of a report of 2023."""
    text = "BÁO CÁO\nKết quả công tác năm 2023\n\n" + "\n\n".join(sentences)
    return tuple(fault for fault in proofread_text(text) if fault.paragraph > 2)

"""Which copies stay: all of two days, then one a day, a week, a month, as data/backup.toml says."""

import itertools
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.storage.retention import Retention, Tier, kept, load_retention

NOW = datetime(2026, 3, 31, 17)
RULE = load_retention()
moments = st.sets(
    st.datetimes(NOW - timedelta(days=900), NOW + timedelta(days=2)).map(lambda t: t.replace(microsecond=0)),
    max_size=60,
)


def hourly(days: int) -> list[datetime]:
    return [NOW - timedelta(hours=hour) for hour in range(days * 24)]


def test_the_shipped_rule() -> None:
    assert Retention(2, (Tier("day", 12), Tier("week", 10), Tier("month", 9))) == RULE


def test_an_hourly_copy_for_two_years() -> None:
    staying = sorted(kept(hourly(730), NOW, RULE), reverse=True)
    recent = [at for at in staying if at > NOW - timedelta(days=2)]
    assert len(recent) == 48
    older = staying[48:]
    assert len(older) == 12 + 10 + 9
    gaps = [newer - later for newer, later in itertools.pairwise(older[:12])]
    assert all(gap <= timedelta(days=2) for gap in gaps)
    assert NOW - staying[-1] > timedelta(days=300)


def test_a_copy_a_week_stays_for_months() -> None:
    weekly = [NOW - timedelta(weeks=week) for week in range(30)]
    assert len(kept(weekly, NOW, RULE)) >= 1 + 12 + 10


def test_nothing_is_kept_of_nothing() -> None:
    assert kept([], NOW, RULE) == frozenset()


@given(moments)
def test_the_newest_and_the_recent_stay_and_thinning_twice_is_thinning_once(times: set[datetime]) -> None:
    staying = kept(times, NOW, RULE)
    assert staying <= times
    if times:
        assert max(times) in staying
    assert {at for at in times if at > NOW - timedelta(days=2)} <= staying
    assert kept(staying, NOW, RULE) == staying
    assert len([at for at in staying if at <= NOW - timedelta(days=2)]) <= 12 + 10 + 9 + 1


@given(st.lists(st.integers(0, 20), min_size=1, max_size=200))
def test_copies_taken_over_the_years_always_cover_the_last_days(gaps: list[int]) -> None:
    at, present = datetime(2024, 1, 1, 8), frozenset[datetime]()
    for gap in gaps:
        at += timedelta(hours=gap * 5)
        present = kept(present | {at}, at, RULE)
        assert at in present
        assert len(present) < 250


@pytest.mark.parametrize("row", ['period = "year"\nkeep = 1', 'period = "day"\nkeep = 0'])
def test_a_wrong_row_is_named(tmp_path: Path, row: str) -> None:
    file = tmp_path / "backup.toml"
    file.write_text(f"days_all = 2\n[[tier]]\n{row}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="tier 1"):
        load_retention(file)

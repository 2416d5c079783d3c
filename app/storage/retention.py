"""Which copies to keep: all of the last days, then one a day, one a week, one a month."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app import paths


@dataclass(frozen=True)
class Tier:
    """`period` is day, week or month; of the last `keep` periods that hold a copy the newest copies stay."""

    period: str
    keep: int


@dataclass(frozen=True)
class Retention:
    """Every copy of the last `days_all` days stays; older ones pass through the tiers in order."""

    days_all: int
    tiers: tuple[Tier, ...]


def load_retention(path: Path | None = None) -> Retention:
    """The shipped rule, or that of another file of the same form; ValueError names a wrong row."""
    path = path or paths.data("backup.toml")
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    tiers = tuple(Tier(row["period"], row["keep"]) for row in raw["tier"])
    for place, tier in enumerate(tiers, start=1):
        if tier.period not in _PERIODS or tier.keep < 1:
            raise ValueError(f"{path.name}, tier {place}: {tier}")
    return Retention(raw["days_all"], tiers)


def _week(at: datetime) -> tuple[int, ...]:
    return at.isocalendar()[:2]


def _month(at: datetime) -> tuple[int, ...]:
    return at.year, at.month


def _day(at: datetime) -> tuple[int, ...]:
    return at.year, at.month, at.day


_PERIODS = {"day": _day, "week": _week, "month": _month}


def kept(times: Iterable[datetime], now: datetime, rule: Retention) -> frozenset[datetime]:
    """The times of the copies that stay; the newest always does, and so do those dated after now.

    A tier goes on where the one before it ended, so the tiers add up to days, then weeks, then months.
    """
    newest_first = sorted(set(times), reverse=True)
    if not newest_first:
        return frozenset()
    recent = [at for at in newest_first if at > now - timedelta(days=rule.days_all)]
    staying = {newest_first[0], *recent}
    older = newest_first[len(recent) :]
    for tier in rule.tiers:
        period, seen = _PERIODS[tier.period], dict[tuple[int, ...], datetime]()
        while older and (period(older[0]) in seen or len(seen) < tier.keep):
            seen.setdefault(period(older[0]), older[0])
            older = older[1:]
        staying.update(seen.values())
    return frozenset(staying)

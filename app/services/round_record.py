"""The canonical record of a round: everything its seal covers, as plain values in one fixed order."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from enum import Enum
from typing import Any

from app.domain.round_counting import Account
from app.domain.round_results import NameResult, Standing
from app.domain.round_seal import canonical
from app.services.round_view import RoundView

FORMAT = 1


def record_of(
    view: RoundView, results: Mapping[int, tuple[NameResult, ...]], closed_at: str
) -> dict[str, Any]:
    """Round, roll, rules, counts and results; sums only, never a voter beside a choice."""
    return {
        "format": FORMAT,
        "closed_at": closed_at,
        **rows_of(view),
        "rules": {"set": view.rules.code, "name": view.rules.name, "rows": _rules(view)},
        "results": [
            {
                "title": title.id,
                "code": title.code,
                "nominee": row.nominee.id,
                "name": row.nominee.name,
                "turn": row.turn,
                "standing": row.standing.value,
                "agree": row.agree,
                "members": row.members,
                "need": row.need,
                "sentence": row.sentence,
                "cut": row.cut,
                "decides": row.latest,
            }
            for title in view.titles
            for row in results[title.id]
        ],
    }


def rows_of(view: RoundView) -> dict[str, Any]:
    """What the record says of rows that are still in the file."""
    return {
        "round": _plain(asdict(view.round)),
        "roll": [_plain(asdict(member)) for member in view.members],
        "agenda": [_plain(asdict(title)) for title in view.titles],
        "nominees": [_plain(asdict(nominee)) for nominee in view.nominees],
        "again": [_plain(asdict(row)) for row in view.agains],
        "counts": [
            {
                "turn": one.turn,
                "nominee": one.nominee_id,
                "agree": one.sums.agree,
                "disagree": one.sums.disagree,
                "blank": one.sums.blank,
                "papers": {part.name: getattr(one.account, part.name) for part in fields(Account)},
                "members": one.room.members,
                "present": one.room.present,
                "written": one.room.written,
                "note": one.note,
            }
            for one in view.counted
        ],
    }


def sealed_results(view: RoundView, record: str) -> dict[int, tuple[NameResult, ...]]:
    """The results as they were sealed, whatever the rules say since."""
    nominees = {n.id: n for n in view.nominees}
    found: dict[int, list[NameResult]] = {title.id: [] for title in view.titles}
    for row in json.loads(record)["results"]:
        found[row["title"]].append(
            NameResult(
                nominees[row["nominee"]],
                row["turn"],
                Standing(row["standing"]),
                row["agree"],
                row["members"],
                row["need"],
                row["sentence"],
                row["cut"],
                row["decides"],
            )
        )
    return {title: tuple(rows) for title, rows in found.items()}


def still_true(view: RoundView, record: str) -> bool:
    """Whether the rows of the file are still those of the record."""
    kept = json.loads(record)
    now = json.loads(canonical(rows_of(view)))
    return all(_as_kept(kept.get(key), value) for key, value in now.items())


def _as_kept(kept: Any, now: Any) -> bool:
    """Whether rows of now say what was kept; a column the program got since is nobody's change."""
    if isinstance(kept, list) and isinstance(now, list):
        return len(kept) == len(now) and all(map(_as_kept, kept, now))
    if isinstance(kept, dict) and isinstance(now, dict):
        return all(key in now and _as_kept(value, now[key]) for key, value in kept.items())
    return bool(kept == now)


def _rules(view: RoundView) -> list[dict[str, Any]]:
    rows = []
    for title in view.titles:
        ballot = None if view.simple else view.rule(title)
        quota = view.quota(title)
        rows.append(
            {
                "title": title.code,
                "subject": title.subject,
                "ballot": _plain(asdict(ballot.ballot)) if ballot else None,
                "procedures": [_plain(asdict(p)) for p in ballot.procedures] if ballot else [],
                "quota": _plain(asdict(quota)) if quota else None,
            }
        )
    return rows


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {key: _value(value) for key, value in row.items()}


def _value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return list(value) if isinstance(value, tuple) else value

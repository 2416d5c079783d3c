"""The seal of a closed round: a hash over the one canonical text of roll, rules, counts and result."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class RoundClosing:
    """A round that is closed: `record` is the canonical text, `seal` its SHA-256 in hex."""

    id: int
    round_id: int
    closed_at: str
    record: str
    seal: str


@dataclass(frozen=True)
class RoundCorrection:
    """A mistake found after the closing: what is wrong, what is right, and why; the closing stays.

    `seal` is over the seal before it and these words, so that none can be taken out unseen.
    """

    id: int
    round_id: int
    at: str
    wrong: str
    correct: str
    reason: str
    seal: str


def canonical(record: dict[str, Any]) -> str:
    """One text for one record: keys sorted, no blanks, letters as they are."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def seal_of(text: str) -> str:
    """The hash of a canonical text."""
    return hashlib.sha256(text.encode()).hexdigest()


def seal_words(seal: str) -> str:
    """`7F3A 91C2 04D8 E6B5`, as the minutes print it."""
    short = seal[:16].upper()
    return " ".join(short[at : at + 4] for at in range(0, 16, 4))


def correction_seal(before: str, at: str, wrong: str, correct: str, reason: str) -> str:
    """The seal of a correction on top of the one before it."""
    return seal_of(
        canonical({"before": before, "at": at, "wrong": wrong, "correct": correct, "reason": reason})
    )

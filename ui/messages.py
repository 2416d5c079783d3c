"""What the program says at the foot of the window: one sentence, its weight, and at most one action."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum


class Weight(IntEnum):
    """How heavy a message is; the heavier one stands, the lighter one waits in the diary."""

    DONE = 0
    WARN = 1
    ERROR = 2


@dataclass(frozen=True)
class Action:
    """One thing to do about a message: the words of the link, and what happens on it."""

    words: str
    do: Callable[[], object]


@dataclass(frozen=True)
class Message:
    """A sentence for the message line. `cause` names what it is about, so that it can be withdrawn."""

    sentence: str
    weight: Weight = Weight.DONE
    action: Action | None = None
    cause: str = ""


@dataclass(frozen=True)
class KeyHint:
    """One line of F1: the keys as printed ("Alt+Lên") and what they do ("dời mục lên")."""

    keys: str
    words: str

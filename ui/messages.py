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


class Board:
    """Which message stands and which wait: never two at once, the weightier first, done ones never wait.

    What was just done is said at once even over an older error, which comes back after it: a deed that
    nobody hears of, with its "Hoàn tác", would be worse than an error read twice.
    """

    def __init__(self) -> None:
        self.standing: Message | None = None
        self.waiting: tuple[Message, ...] = ()

    def put(self, message: Message) -> None:
        """A new message: a done one stands for its time, another if nothing weightier does."""
        if message.cause:
            self.withdraw(message.cause)
        now = self.standing
        if now is None or message.weight is Weight.DONE or message.weight >= now.weight:
            self.standing = message
            pushed = now
        else:
            pushed = message
        if pushed is not None and pushed.weight > Weight.DONE and pushed.sentence != message.sentence:
            self.waiting = (*self.waiting, pushed)
        elif pushed is message and message.weight > Weight.DONE:
            self.waiting = (*self.waiting, message)

    def answer(self) -> None:
        """The standing message has been answered; the weightiest waiting one stands next."""
        self.standing = None
        if self.waiting:
            weightiest = max(self.waiting, key=lambda message: message.weight)
            self.standing = weightiest
            self.waiting = tuple(message for message in self.waiting if message is not weightiest)

    def expire(self) -> None:
        """An operation came, or 20 s of use went by: a done message goes."""
        if self.standing is not None and self.standing.weight is Weight.DONE:
            self.answer()

    def withdraw(self, cause: str) -> None:
        """Take back what was said for this cause."""
        self.waiting = tuple(message for message in self.waiting if message.cause != cause)
        if self.standing is not None and self.standing.cause == cause:
            self.answer()

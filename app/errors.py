"""The only exceptions whose text a person may read; everything else is a fault of ours."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class SayToUser(Exception):
    """Something the reader can act on: the sentence says what happened, why, and what to do.

    `field` names the input the sentence belongs to, or is empty.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field

    @property
    def sentence(self) -> str:
        return str(self)


@dataclass(frozen=True)
class Problem:
    """One wrong field: its name in code and the sentence shown below it.

    A `doubt` may be let stand after reading it; any other problem must be mended.
    """

    field: str
    sentence: str
    doubt: bool = False


class Invalid(SayToUser):
    """Fields that cannot stand; nothing was written."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(" ".join(p.sentence for p in problems), problems[0].field)
        self.problems = problems


class Frozen(SayToUser):
    """What was signed or closed is not changed; the sentence names the way instead."""


class Conflict(SayToUser):
    """An undo that would overwrite a later change."""


class NotInForce(SayToUser):
    """No row of a dated setting is in force on the day asked."""


class Held(SayToUser):
    """Another running program holds the office's file; the sentence says which."""


class FileTrouble(SayToUser):
    """A file that cannot be read or written; it was left as it was."""

    def __init__(self, sentence: str, path: Path | str = "") -> None:
        super().__init__(sentence)
        self.path = Path(path)


class TargetOpen(FileTrouble):
    """The target is open in another program, usually Word."""

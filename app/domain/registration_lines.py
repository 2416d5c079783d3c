"""The registration of a year, one line a person or collective: what is aimed at and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.achievement_year import HIGHER, MISSED, REACHED
from app.domain.holder import Holder
from app.domain.registrations import RegisteredKind, Registration


@dataclass(frozen=True)
class Aim:
    """One registration in words, the awards of its kind that were given, and REACHED, HIGHER or MISSED."""

    row: Registration
    words: str
    result: str
    outcome: str


@dataclass(frozen=True)
class RegistrationLine:
    """Everything one holder registered; `unit` and `post` as of the last day of the year."""

    holder: Holder
    name: str
    unit: str
    post: str = ""
    aims: tuple[Aim, ...] = ()

    def words(self, kind: RegisteredKind) -> str:
        """What was registered of a kind: `Chiến sĩ thi đua cơ sở`."""
        return "; ".join(aim.words for aim in self.aims if aim.row.kind is kind)

    @property
    def outcome(self) -> str:
        """MISSED when any aim was missed, HIGHER when none was reached but by something higher, else REACHED.

        "" without an aim. Who aimed at CSTĐCS and LĐTT and got CSTĐCS reached what was aimed at.
        """
        found = {aim.outcome for aim in self.aims}
        return next((one for one in (MISSED, REACHED, HIGHER) if one in found), "")

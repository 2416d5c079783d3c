"""The history of one person or collective as values, from which everything else is counted."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.awards_held import AwardHeld
from app.domain.discipline import Discipline
from app.domain.holder import Holder
from app.domain.initiatives import Initiative, InitiativeUse
from app.domain.office import Dated
from app.domain.quality_grades import QualityGrade
from app.domain.staff import AwayPeriod, Membership, Person


@dataclass(frozen=True)
class History:
    """Everything the book holds of one person or collective, cancelled rows included.

    For a unit the rows of units whose record it goes on from are among them. `uses` are where `initiatives`
    served, for this person or for another author.
    """

    holder: Holder
    person: Person | None = None
    awards: tuple[AwardHeld, ...] = ()
    grades: tuple[QualityGrade, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    uses: tuple[InitiativeUse, ...] = ()
    discipline: tuple[Discipline, ...] = ()
    memberships: tuple[Membership, ...] = ()
    aways: tuple[AwayPeriod, ...] = ()

    def standing_awards(self, code: str = "") -> tuple[AwardHeld, ...]:
        """Awards that count, of one code when given, by year."""
        found = (row for row in self.awards if not row.cancelled and code in ("", row.code))
        return tuple(sorted(found, key=lambda row: (row.year, row.id)))

    def awards_of(self, code: str, year: int) -> tuple[AwardHeld, ...]:
        """Awards of the code that count for the year: several when several decisions gave it."""
        return tuple(row for row in self.standing_awards(code) if row.year == year)

    def grade(self, year: int) -> QualityGrade | None:
        """The grade of the year that counts, or None."""
        return next((row for row in self.grades if row.year == year and row.counts), None)

    def uses_of(self, initiative: Initiative) -> tuple[InitiativeUse, ...]:
        """Where the initiative served; a use for an award that was cancelled is none any more."""
        gone = {row.id for row in self.awards if row.cancelled}
        return tuple(
            use for use in self.uses if use.initiative_id == initiative.id and use.award_id not in gone
        )

    @property
    def years(self) -> tuple[int, ...]:
        """Years of any row, oldest first."""
        found = {row.year for row in self.awards} | {row.year for row in self.grades}
        found |= {row.year for row in self.initiatives}
        found |= {row.decided_on.year for row in self.discipline if row.decided_on}
        return tuple(sorted(found))


def in_year(row: Dated, year: int) -> bool:
    """Whether a dated row is in force on some day of the year."""
    begins = row.valid_from.year if row.valid_from else year
    ends = row.valid_to.year if row.valid_to else year
    return begins <= year <= ends

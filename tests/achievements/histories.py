"""Histories written by hand, for tests of counting."""

from collections.abc import Mapping
from datetime import date

from app.domain.awards_held import AwardHeld, AwardKind
from app.domain.history import History
from app.domain.holder import Holder
from app.domain.quality_grades import QualityGrade
from app.domain.staff import AwayKind, AwayPeriod, Membership, Person

ME = 7


def award(year: int, code: str = "CSTDCS", number: int = 0, **values: object) -> AwardHeld:
    """One award of mine; `number` tells decisions of one year apart."""
    given = {"number": f"{number or year}/QĐ-SNgV", "decided_on": date(year, 12, 20), **values}
    kind = AwardKind.FORM if code in {"GK", "BKT", "BKTTG"} else AwardKind.TITLE
    return AwardHeld(year * 100 + number, ME, None, code, year, kind, **given)  # type: ignore[arg-type]


def grades(given: Mapping[int, str]) -> tuple[QualityGrade, ...]:
    """A decided grade for each year."""
    return tuple(
        QualityGrade(year, ME, None, year, grade, number="1/QĐ", decided_on=date(year, 12, 10))
        for year, grade in given.items()
    )


def away(kind: AwayKind, first: date, last: date) -> AwayPeriod:
    return AwayPeriod(1, ME, kind, valid_from=first, valid_to=last)


def history(
    awards: tuple[AwardHeld, ...] = (),
    graded: Mapping[int, str] | None = None,
    *,
    joined_on: date | None = None,
    memberships: tuple[Membership, ...] = (),
    aways: tuple[AwayPeriod, ...] = (),
    **values: object,
) -> History:
    """My history: awards, grades by year, where I belonged and when I was away."""
    return History(
        Holder(ME),
        Person(ME, "Lê Văn Thực Hành", joined_on=joined_on),
        awards,
        grades(graded or {}),
        memberships=memberships,
        aways=aways,
        **values,  # type: ignore[arg-type]
    )

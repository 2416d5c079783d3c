"""A reason is asked for whoever may claim a title or asked for it, for nobody else."""

from dataclasses import replace
from datetime import date

from app.domain.holder import Holder
from app.domain.quality_grades import QualityGrade
from app.domain.registrations import RegisteredKind, Registration
from app.domain.rounds import RoundKind
from app.services.office import Office
from app.services.round_eligibility import Eligibility
from tests.rounds.stage import MEETING, a_round, title


def _graded(office: Office, count: int, grade: str = "HTT") -> list[int]:
    people = [line.person.id for line in office.staff.roll(MEETING, MEETING)][:count]
    row = QualityGrade(0, None, None, 2024, grade, number="10/QĐ", decided_on=date(2024, 12, 10))
    for person in people:
        office.achievements.grades.save(replace(row, person_id=person), stand=True)
    return people


def _silent(office: Office, number: int, code: str) -> set[Holder]:
    view = office.rounds.view(number)
    return {one.holder for one in Eligibility(office, view).candidates(title(view, code)) if one.silent}


def test_whoever_meets_the_conditions_of_a_title_is_asked_about(office: Office) -> None:
    people = _graded(office, 3)
    number = a_round(office)
    assert _silent(office, number, "LDTT") == {Holder(one) for one in people}


def test_a_commendation_is_asked_about_only_where_somebody_registered_it(office: Office) -> None:
    people = _graded(office, 3)
    number = a_round(office, ("LDTT", "GK"))
    assert _silent(office, number, "GK") == set()
    office.achievements.registrations.save(
        Registration(0, people[0], None, 2024, RegisteredKind.FORM, "GK", registered_on=date(2024, 1, 20))
    )
    assert _silent(office, number, "GK") == {Holder(people[0])}


def test_who_registered_a_lower_title_is_not_asked_about_at_a_higher_one(office: Office) -> None:
    (person,) = _graded(office, 1)
    office.achievements.registrations.save(
        Registration(0, person, None, 2024, RegisteredKind.TITLE, "LDTT", registered_on=date(2024, 1, 20))
    )
    number = a_round(office)
    assert _silent(office, number, "CSTDCS") == set()


def test_outside_the_year_people_and_collectives_are_proposed_by_name(office: Office) -> None:
    rounds = office.rounds
    row = replace(rounds.draft(2024), name="Khen đột xuất", kind=RoundKind.SUDDEN, meets_on=MEETING)
    number = int(str(rounds.save(row).value))
    rounds.set_titles(rounds.round(number), [("GK", "collective", "dot-xuat"), ("GK", "person", "dot-xuat")])
    view = rounds.view(number)
    for one in view.titles:
        assert Eligibility(office, view).candidates(one) == ()

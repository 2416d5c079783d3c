"""Matters that are open keep an award waiting as long as they are, and no longer."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.holder import OFFICE, Holder
from app.domain.judging import Answer
from app.domain.open_matters import MATTER_WORDS, NOBODY, MatterKind, OpenMatter
from app.domain.quality_grades import QualityGrade
from app.errors import Invalid
from app.services.office import Office
from tests.achievements.stage import WHO, staged
from tests.rounds.stage import a_round, an_office, propose
from tests.ui.window_stage import click, named, type_text
from ui.fields import Choice
from ui.matters_page import MattersPage

FIRST, LAST = date(2024, 3, 1), date(2024, 5, 31)


def _matter(person: int, **values: object) -> OpenMatter:
    given = {"number": "12/QĐ-SNgV", "valid_from": FIRST, "valid_to": LAST, **values}
    return OpenMatter(0, person, None, MatterKind.INSPECTION, **given)  # type: ignore[arg-type]


def test_a_case_is_held_up_from_the_first_day_to_the_last(tmp_path: Path) -> None:
    with an_office(tmp_path) as office:
        person = office.staff.people()[0].id
        desk = office.achievements
        done = desk.matters.save(_matter(person))
        assert done.name.startswith("Ghi đang điều tra, thanh tra, kiểm tra: ")
        for day, held in (
            (date(2024, 2, 29), False), (FIRST, True), (LAST, True), (date(2024, 6, 1), False),
        ):  # fmt: skip
            facts = desk.facts.facts_of(Holder(person), "LDTT", 2024, day)
            assert facts.under_review is held
            assert facts.review == ("đang điều tra, thanh tra, kiểm tra (12/QĐ-SNgV)" if held else "")
        other = office.staff.people()[1].id
        assert not desk.facts.facts_of(Holder(other), "LDTT", 2024, FIRST).under_review
        office.diary.undo()
        assert desk.matters.rows() == ()


def test_the_round_names_what_is_open_and_the_verdict_waits(tmp_path: Path) -> None:
    with an_office(tmp_path) as office:
        number = a_round(office, ("LDTT",))
        propose(office, number, "LDTT", 1)
        view = office.rounds.view(number)
        (nominee,) = view.nominees
        assert nominee.person_id is not None
        grade = QualityGrade(
            0, nominee.person_id, None, 2024, "HTT", number="9/QĐ", decided_on=date(2024, 12, 9)
        )
        office.achievements.grades.save(grade, stand=True)
        holder = Holder(nominee.person_id)
        assert _finding(office, number, holder)[0] is Answer.MET
        office.achievements.matters.save(_matter(nominee.person_id, valid_to=None))
        answer, found = _finding(office, number, holder)
        assert (answer, found) == (Answer.NOT_MET, "đang điều tra, thanh tra, kiểm tra (12/QĐ-SNgV)")


def _finding(office: Office, number: int, holder: Holder) -> tuple[Answer, str]:
    from app.services.round_eligibility import Eligibility

    view = office.rounds.view(number)
    judged = Eligibility(office, view).judged(holder, view.titles[0])
    finding = next(f for f in judged.findings if f.condition.measure == "not_under_review")
    return finding.answer, finding.found


def test_nobody_no_day_and_days_out_of_order_are_refused(tmp_path: Path) -> None:
    with an_office(tmp_path) as office:
        desk, person = office.achievements.matters, office.staff.people()[0].id
        for wrong, field in (
            (_matter(NOBODY), "person_id"),
            (_matter(person, valid_from=None), "valid_from"),
            (_matter(person, valid_from=date(2031, 1, 1), valid_to=None), "valid_from"),
            (_matter(person, valid_to=date(2024, 2, 1)), "valid_to"),
        ):
            with pytest.raises(Invalid) as refused:
                desk.save(wrong)
            assert field in {problem.field for problem in refused.value.problems}
        assert desk.rows() == ()
        desk.save(OpenMatter(0, None, None, MatterKind.PRESS, valid_from=FIRST))
        assert office.achievements.facts.facts_of(OFFICE, "CTDT", 2024, FIRST).under_review


def test_a_matter_is_written_and_ended_on_its_page(qtbot: QtBot, tmp_path: Path) -> None:
    window, people = staged(qtbot, tmp_path)
    window.show_page("discipline")
    click(window, "Việc đang xem xét")
    page = window.show_page("matters")
    assert isinstance(page, MattersPage)
    page.begin()
    who = named(page, Choice, "Người")
    assert not page.form.fields["unit_id"].isVisible()  # asked of a collective alone
    who.set_value(people[WHO])
    who.activated.emit(who.currentIndex())
    type_text(page.form.fields["number"].editor, "12/QĐ-SNgV")
    page.form.confirm()
    (kept,) = window.office.achievements.matters.rows()
    assert (kept.person_id, kept.number, kept.valid_to) == (people[WHO], "12/QĐ-SNgV", None)
    assert kept.valid_from == window.office.now().date()
    assert set(MATTER_WORDS) == set(MatterKind)

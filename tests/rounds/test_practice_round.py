"""The practice office has one round that was really counted and sealed."""

from datetime import date, datetime
from pathlib import Path

from app.domain.awards_held import AwardKind
from app.domain.round_results import Standing
from app.services.office import Office
from app.services.practice import fill_practice_people
from app.services.practice_achievements import fill_practice_achievements
from app.services.practice_round import fill_practice_round, voted_year


def _filled(office: Office) -> None:
    fill_practice_people(office)
    fill_practice_achievements(office, voted_year())
    fill_practice_round(office)


def _made(path: Path, now: datetime) -> Office:
    return Office.create(path, practice=True, now=lambda: now, fill=_filled)


def test_the_practice_round_is_sealed_within_its_quota_and_says_why_others_are_left_out(
    tmp_path: Path,
) -> None:
    office = _made(tmp_path / "so.db", datetime(2024, 1, 8, 9, 0))
    (row,) = office.rounds.of_year(2023)
    view = office.rounds.view(row.id)
    outcomes = office.rounds.outcomes
    assert outcomes.intact(view)
    standings = {r.standing for rows in outcomes.results(view).values() for r in rows}
    assert standings == {Standing.PASSED, Standing.SHORT}
    assert all(not office.rounds.nominees.over_quota(view, title) for title in view.titles)
    assert all(n.reason for n in view.nominees if n not in view.names_on(1))
    office.close()


def test_before_its_day_there_is_no_round(tmp_path: Path) -> None:
    office = _made(tmp_path / "so.db", datetime(2023, 6, 5, 9, 0))
    assert office.rounds.of_year(2023) == ()
    office.close()


def test_the_book_of_the_year_holds_what_the_round_gave_by_its_decision(tmp_path: Path) -> None:
    office = _made(tmp_path / "so.db", datetime(2024, 1, 8, 9, 0))
    (row,) = office.rounds.of_year(2023)
    view = office.rounds.view(row.id)
    given = {
        (view.title(r.nominee.title_id).code, r.nominee.person_id)
        for rows in office.rounds.outcomes.results(view).values()
        for r in rows
        if r.standing is Standing.PASSED
    }
    awards = office.achievements.awards
    held = [a for a in awards.of_year(2023) if a.person_id and a.kind is AwardKind.TITLE]
    assert {(a.code, a.person_id) for a in held} == given
    assert {(a.number, a.decided_on) for a in held} == {("105/QĐ-SNgV", date(2023, 12, 22))}
    assert [a.golden_book for a in sorted(held, key=lambda a: a.id)] == [
        f"{at:02d}" for at in range(1, len(held) + 1)
    ]
    stars = {a.id for a in held if a.code == "CSTDCS"}
    assert {use.award_id for use in office.achievements.initiatives.uses() if use.year == 2023} == stars
    assert office.safety.verify().ok
    office.close()


def test_between_the_meeting_and_the_decision_nothing_is_given_yet(tmp_path: Path) -> None:
    office = _made(tmp_path / "so.db", datetime(2023, 12, 21, 9, 0))
    assert len(office.rounds.of_year(2023)) == 1
    titles = [a for a in office.achievements.awards.of_year(2023) if a.kind is AwardKind.TITLE]
    assert titles == []
    office.close()

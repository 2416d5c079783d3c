"""The practice office has one round that was really counted and sealed."""

from datetime import datetime
from pathlib import Path

from app.domain.round_results import Standing
from app.services.office import Office
from app.services.practice import fill_practice_people
from app.services.practice_achievements import fill_practice_achievements
from app.services.practice_round import fill_practice_round


def _filled(office: Office) -> None:
    fill_practice_people(office)
    fill_practice_achievements(office)
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

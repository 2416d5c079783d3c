"""The practice year: plausible, always the same, and out of the way of undo."""

from datetime import date, datetime
from pathlib import Path

from app.services.office import Office
from app.services.practice_year import fill_practice_year


def filled(path: Path) -> Office:
    now = datetime(2023, 12, 31, 17, 0)
    return Office.create(path, practice=True, now=lambda: now, fill=fill_practice_year)


def figures(office: Office) -> list[object]:
    sheets = [office.attendance.month(f"2023-{month:02}") for month in range(1, 13)]
    return [(sheet.totals, len(sheet.lines)) for sheet in sheets]


def test_two_practice_offices_are_the_same_and_every_month_is_full(tmp_path: Path) -> None:
    one, two = filled(tmp_path / "1.db"), filled(tmp_path / "2.db")
    assert figures(one) == figures(two)
    for month in range(1, 13):
        totals = one.attendance.month(f"2023-{month:02}").totals
        assert totals.work > totals.off > 0
        assert totals.missing == 0
        assert 0 < totals.occasions < 60
    one.close()
    two.close()


def test_the_year_stands_outside_of_undo_and_the_file_is_whole(tmp_path: Path) -> None:
    office = filled(tmp_path / "1.db")
    assert office.safety.verify().ok
    assert len(office.conduct.incidents(date(2023, 1, 1), date(2023, 12, 31))) == 15
    line = office.diary.undo_line()
    assert line is not None
    assert line.barrier
    office.close()


def test_nothing_is_written_of_days_to_come(tmp_path: Path) -> None:
    now = datetime(2023, 6, 5, 9, 0)
    office = Office.create(tmp_path / "1.db", practice=True, now=lambda: now, fill=fill_practice_year)
    assert office.attendance.month("2023-07").totals.work == 0
    assert office.conduct.incidents(date(2023, 6, 6), date(2023, 12, 31)) == ()
    office.close()

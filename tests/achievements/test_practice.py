"""The practice office has five years of every kind of row, the same at every start, plainly invented."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.evidence import Proves
from app.domain.grading_rules import check_ratio
from app.domain.history_marks import MarkKind
from app.domain.holder import Holder
from app.services.history_rules import ratio_rule
from app.services.office import Office
from app.services.practice import fill_practice_people
from app.services.practice_achievements import fill_practice_achievements
from app.storage.schema_achievements import KIND_NAMES


def _practice(folder: Path, name: str, now: datetime) -> Office:
    office = Office.create(folder / f"{name}.db", practice=True, now=lambda: now, fill=fill_practice_people)
    fill_practice_achievements(office)
    return office


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Office]:
    office = _practice(tmp_path, "a", datetime(2024, 6, 1))
    yield office
    office.close()


def _rows(office: Office) -> dict[str, list[tuple[object, ...]]]:
    return {table: office.db.execute(f"SELECT * FROM {table}").fetchall() for table in KIND_NAMES}


def test_every_kind_of_row_is_there_and_the_file_is_sound(full: Office) -> None:
    counts = full.safety.verify().counts
    assert [table for table in KIND_NAMES if not counts[table]] == ["unit_succession"]
    assert full.safety.verify().ok
    assert full.achievements.years() == (2019, 2020, 2021, 2022, 2023)
    assert len(full.db.execute("SELECT DISTINCT record FROM evidence_file").fetchall()) == 2


def test_it_is_the_same_at_every_start(full: Office, tmp_path: Path) -> None:
    again = _practice(tmp_path, "b", datetime(2024, 6, 1))
    assert _rows(again) == _rows(full)
    again.close()


def test_nothing_lies_in_the_future(tmp_path: Path) -> None:
    office = _practice(tmp_path, "c", datetime(2022, 10, 1))
    awards = office.achievements.awards.everything()
    assert max(row.decided_on for row in awards if row.decided_on) == date(2022, 9, 8)
    assert office.achievements.grades.of_year(2022) == ()
    assert office.achievements.registrations.of_year(2022)
    assert office.safety.verify().ok
    office.close()


def test_the_faults_put_in_on_purpose_are_marked_and_no_others(full: Office) -> None:
    found = {}
    for person in full.staff.people():
        for mark in full.achievements.history.page(Holder(person.id)).marks:
            found[person.name, mark.year] = mark.kind
    assert found == {
        ("Hoàng Văn Giả Định", 2021): MarkKind.GRADE_MISSING,
        ("Vũ Thị Minh Họa", 2020): MarkKind.NO_DECISION,
        ("Lâm Văn Ngoặc Đơn", 2022): MarkKind.TWICE,
    }
    assert [row.person_id for row in full.achievements.awards.of_year(2021) if row.cancelled]


def test_it_keeps_within_the_ratio_of_the_best(full: Office) -> None:
    for year in full.achievements.years():
        grades = [row.grade for row in full.achievements.grades.of_year(year) if row.person_id]
        assert check_ratio(grades, ratio_rule(date(2025, 12, 1))).holds


def test_its_evidence_opens(full: Office) -> None:
    (first, *_) = full.achievements.initiatives.rows(2019)
    (row,) = full.achievements.evidence.rows(Proves.INITIATIVE, first.id)
    assert "dữ liệu thực hành" in full.achievements.evidence.path(row).read_text("utf-8")

"""The diary has words for every kind of record and every field it may have to show."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from app.services import diary_words
from app.services.office import Office
from app.services.practice_year import fill_practice_year
from app.storage.schema import KIND_NAMES


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    path: Path = tmp_path_factory.mktemp("diary") / "so.db"
    return Office.create(
        path, practice=True, now=lambda: datetime(2023, 12, 20, 9, 0), fill=fill_practice_year
    )


def _last(office: Office) -> tuple[diary_words.ChangeLine, ...]:
    (last,) = office.db.execute("SELECT max(id) FROM operation").fetchone()
    return office.diary.changes(last)


def test_no_field_is_shown_under_its_name_in_the_file(office: Office) -> None:
    bare = [
        f"{table}.{row[1]}"
        for table in KIND_NAMES
        for row in office.db.execute(f"PRAGMA table_info({table})")
        if row[1] not in diary_words._SILENT and diary_words._column(table, row[1]) == row[1]
    ]
    assert not bare


def test_every_operation_of_the_practice_office_is_told_and_each_record_by_a_name(office: Office) -> None:
    operations = [row[0] for row in office.db.execute("SELECT id FROM operation")]
    lines = [line for one in operations for line in office.diary.changes(one)]
    assert {line.kind for line in lines} >= {
        "Đợt bình xét",
        "Người được đề nghị",
        "Ngày công",
        "Lần nhập tệp",
    }
    assert not {line.kind for line in lines if not line.record}


def test_a_round_is_told_in_its_own_words(tmp_path: Path) -> None:
    office = Office.create(tmp_path / "so.db")
    with office.operation("Lập danh sách"):
        office.db.execute(
            "INSERT INTO award_round (id, name, year, kind, level) "
            "VALUES (1, 'Cuối năm', 2023, 'hang-nam', 'so')"
        )
        office.db.execute(
            "INSERT INTO round_title (id, round_id, code, subject) VALUES (1, 1, 'LDTT', 'person')"
        )
        office.db.execute(
            "INSERT INTO nominee (id, round_id, title_id, name, state, reason) "
            "VALUES (1, 1, 1, 'Trần Thị Ví Dụ', 'left-out', 'thiếu tháng')"
        )
    with office.operation("Sửa danh sách"):
        office.db.execute("UPDATE nominee SET state = 'listed', unit_yes = 3, consensus = 1")
        office.db.execute("UPDATE award_round SET secret = 0, meets_on = '2023-12-20'")
    said = {line.what: (line.before, line.after) for line in _last(office)}
    assert said["Trạng thái"] == ("không đưa vào danh sách", "có trong danh sách")
    assert said["Phòng nhất trí"] == ("không", "có")
    assert said["Phòng đồng ý"] == ("", "3")
    assert said["Bỏ phiếu kín"] == ("có", "không")
    assert said["Ngày họp"] == ("", "20/12/2023")
    office.close()


def test_a_rule_of_the_office_is_told_as_the_page_of_rules_words_it(tmp_path: Path) -> None:
    office = Office.create(tmp_path / "so.db")
    with office.operation("Ghi quy định"):
        office.db.execute(
            "INSERT INTO own_rule (rule_set, kind, content, document, valid_from) VALUES "
            """('R2025', 'base_salary', '{"amount": 2340000}', '01/QĐ-SNgV', '2025-07-01')"""
        )
    said = {line.what: line.after for line in _last(office)}
    assert "2.340.000 đồng" in said["Nội dung"]
    assert said["Loại quy định"] == "Lương cơ sở"
    office.close()

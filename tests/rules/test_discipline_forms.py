"""Forms of discipline are those of the day of the decision, and a broken file of them is refused."""

from datetime import date
from pathlib import Path

import pytest

from app import paths
from app.domain.rule_rows import BadRule
from app.domain.staff import StaffKind
from app.errors import NotInForce
from app.services.discipline_rules import discipline_forms

CIVIL, PUBLIC, CONTRACT = StaffKind.CONG_CHUC, StaffKind.VIEN_CHUC, StaffKind.HOP_DONG
LAST_OLD, FIRST_NEW = date(2025, 6, 30), date(2025, 7, 1)


def codes(day: date, kind: StaffKind, leader: bool = False) -> str:
    return " ".join(form.code for form in discipline_forms(day, kind, leader=leader))


@pytest.mark.parametrize(
    ("day", "kind", "leader", "forms"),
    [
        (LAST_OLD, CIVIL, False, "khien-trach canh-cao ha-bac-luong buoc-thoi-viec"),
        (LAST_OLD, CIVIL, True, "khien-trach canh-cao giang-chuc cach-chuc buoc-thoi-viec"),
        (FIRST_NEW, CIVIL, False, "khien-trach canh-cao buoc-thoi-viec"),
        (FIRST_NEW, CIVIL, True, "khien-trach canh-cao cach-chuc buoc-thoi-viec"),
        (FIRST_NEW, PUBLIC, True, "khien-trach canh-cao cach-chuc buoc-thoi-viec"),
        (date(2026, 6, 30), PUBLIC, False, "khien-trach canh-cao buoc-thoi-viec"),
        (date(2026, 7, 1), PUBLIC, False, "khien-trach canh-cao buoc-thoi-viec"),
        (date(2023, 5, 4), CONTRACT, False, "khien-trach ha-bac-luong buoc-thoi-viec"),
    ],
)
def test_the_forms_are_those_of_the_day(day: date, kind: StaffKind, leader: bool, forms: str) -> None:
    assert codes(day, kind, leader) == forms


def test_each_form_names_its_source_and_whether_it_was_verified() -> None:
    old, new = discipline_forms(LAST_OLD, CIVIL)[0], discipline_forms(FIRST_NEW, CIVIL)[0]
    assert ("112/2020" in old.source, old.verified) == (True, False)
    assert ("80/2025" in new.source, new.verified) == (True, True)
    assert [f.name for f in discipline_forms(FIRST_NEW, CONTRACT)][-1] == "Sa thải"


def test_a_day_before_the_oldest_row_is_refused_with_the_kind_of_staff_and_the_day() -> None:
    with pytest.raises(NotInForce, match=r"viên chức giữ chức vụ.*19/09/2020"):
        discipline_forms(date(2020, 9, 19), PUBLIC, leader=True)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('form = "canh-cao"', 'form = "phe-binh"', "«form» là «phe-binh»"),
        ('kind = "cong-chuc"', 'kind = "can-bo"', "«kind» là «can-bo»"),
        ('post = "none"', 'post = "none"\nweight = 2', "không có mục «weight»"),
        ("verified = false\n", "", "thiếu «verified»"),
        ("verified = false", 'verified = "no"', "«verified» phải là true hoặc false"),
        ("valid_from = 2020-09-20\n", "", "thiếu «valid_from»"),
        ("valid_from = 2020-09-20", 'valid_from = "20/9/2020"', "«valid_from» phải là ngày"),
        ("valid_to = 2025-06-30", "valid_to = 2025-07-01", "cùng có hiệu lực ngày 01/07/2025"),
        ("valid_to = 2025-06-30", "valid_to = 2025-06-15", "không dòng nào có hiệu lực từ 16/06/2025"),
        ("valid_to = 2025-06-30", "valid_to = 2019-06-30", "từ 01/07/2019"),
        ("[[form]]", "[[forms]]", "không có loại bảng «forms»"),
        ("[[form]]", "[[form]", "không đúng cú pháp TOML"),
    ],
)
def test_a_broken_file_is_refused_by_name_and_row(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = paths.data("rules", "discipline.toml").read_text("utf-8")
    assert old in text
    broken = tmp_path / "discipline.toml"
    broken.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BadRule) as refused:
        discipline_forms(FIRST_NEW, CIVIL, path=broken)
    assert said in str(refused.value)
    assert "discipline.toml" in str(refused.value)

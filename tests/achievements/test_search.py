"""The one box finds people, decisions, initiatives and works without accents, the nearest first."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.domain.search_rank import rank
from app.domain.wording import fold
from app.services.office import Office
from app.services.practice import fill_practice_people
from app.services.practice_achievements import fill_practice_achievements
from app.services.search import SearchHit


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    path: Path = tmp_path_factory.mktemp("so") / "so.db"
    office = Office.create(path, practice=True, now=lambda: datetime(2024, 6, 1), fill=fill_practice_people)
    fill_practice_achievements(office)
    yield office
    office.close()


def _found(office: Office, text: str, group: str) -> list[SearchHit]:
    return [hit for hit in office.search.find(text) if hit.group == group]


def test_a_decision_is_found_by_its_number_once_for_all_it_names(full: Office) -> None:
    (hit, *_) = _found(full, "105/QĐ-SNgV", "Khen thưởng")
    assert hit.title == "Lao động tiên tiến 2023: 22 người"
    assert hit.detail == "105/QĐ-SNgV, 22/12/2023"
    assert hit.target.startswith("achievements:p")
    assert {h.group for h in full.search.find("104/qd-sngv")} >= {"Khen thưởng", "Xếp loại"}


def test_initiatives_works_and_one_award_open_their_row(full: Office) -> None:
    (hit,) = full.search.find("so tay le tan")
    (initiative, *_) = full.achievements.initiatives.rows(2019)
    assert (hit.group, hit.year) == ("Sáng kiến", 2019)
    assert hit.target == f"initiatives:{initiative.id}"
    works = _found(full, "nong thon moi", "Thành tích")
    assert [hit.year for hit in works] == [2023, 2022, 2021, 2020, 2019]
    assert works[0].target.startswith("works:")
    assert _found(full, "doan khach nuoc ngoai", "Khen thưởng")[0].title.startswith(
        "Giấy khen của Giám đốc Sở"
    )


def test_a_person_is_found_by_words_apart_and_by_number(full: Office) -> None:
    assert [hit.title for hit in _found(full, "vu hoa", "Cán bộ")] == ["Vũ Thị Minh Họa"]
    (hit,) = _found(full, "ta van muc luc", "Cán bộ")
    assert hit.detail == "Chuyên viên, Phòng Lãnh sự (thực hành), đến 31/08/2023"


def test_the_group_that_is_nearest_stands_first(full: Office) -> None:
    groups = list(dict.fromkeys(hit.group for hit in full.search.find("ban tin")))
    assert groups[0] == "Sáng kiến"
    titles = [hit.title for hit in _found(full, "ho so", "Sáng kiến")]
    assert titles[0] == "Hồ sơ lãnh sự xếp theo mã ngày và tên"
    assert len(titles) == 3


@pytest.mark.parametrize(
    ("text", "needle", "expected"),
    [
        ("Hồ sơ lãnh sự", "ho so", 0),
        ("Số hóa hồ sơ", "ho so", 1),
        ("145/QĐ-SNgV", "qd", 1),
        ("Nhồ sơ", "ho so", 2),
        ("Vũ Thị Minh Họa", "vu hoa", 1),
        ("Không", "ho so", 3),
        ("Không", "", 3),
    ],
)
def test_nearness(text: str, needle: str, expected: int) -> None:
    assert rank(fold(text), needle) == expected


def test_signs_of_sql_find_nothing(full: Office) -> None:
    for text in ("%", "_", "'", "100%_", '"'):
        assert _found(full, text, "Khen thưởng") == []


def test_an_award_is_found_by_what_it_is_called_and_its_year(full: Office) -> None:
    found = _found(full, "lao dong tien tien 2023", "Khen thưởng")
    assert [hit.title for hit in found] == [
        "Lao động tiên tiến 2023: 22 người",
        "Tập thể lao động tiên tiến 2023: 3 tập thể",
    ]
    assert {hit.title for hit in _found(full, "LĐTT 2023", "Khen thưởng")} == {found[0].title}
    assert {hit.year for hit in _found(full, "ldtt", "Khen thưởng")} == {2019, 2020, 2021, 2022, 2023}
    by_number = _found(full, "105/QĐ-SNgV", "Khen thưởng")
    assert len({hit.target for hit in by_number}) == len(by_number)


def test_movements_and_decisions_of_discipline_open_their_row(full: Office) -> None:
    (movement,) = _found(full, "nuoc rut", "Phong trào")
    kept = next(one for one in full.achievements.works.movements() if "nước rút" in one.name)
    assert (movement.title, movement.target) == (kept.name, f"movements:{kept.id}")
    (decision,) = _found(full, "31/qd", "Kỷ luật")
    (row,) = full.discipline.rows()
    assert (decision.target, decision.detail) == (f"discipline:{row.id}", "31/QĐ-SNgV, 12/05/2021")

"""Decisions, years and titles as lists write them."""

import unicodedata
from datetime import date

import pytest

from app.domain.decision_reading import Decision, Issuers, read_days, read_decisions, with_days
from app.domain.year_words import read_years
from app.errors import SayToUser
from app.services.award_catalogue import catalogue
from app.services.awards_import_rows import award_words, issuers, own_issuer

TODAY = date(2026, 1, 1)
BODIES = Issuers((own_issuer("Sở Ngoại vụ", "SNgV"), *issuers()))
OWN, PROVINCE = "Giám đốc Sở Ngoại vụ", "Chủ tịch Ủy ban nhân dân tỉnh"


@pytest.mark.parametrize(
    ("cell", "number", "day", "issuer"),
    [
        ("QĐ số 15/QĐ-SNgV ngày 5/1/2022", "15/QĐ-SNgV", date(2022, 1, 5), OWN),
        ("15/QĐ-SNgV, 05.01.2022", "15/QĐ-SNgV", date(2022, 1, 5), OWN),
        (
            "Quyết định số 123/QĐ-UBND ngày 20 tháng 01 năm 2023 của UBND tỉnh",
            "123/QĐ-UBND",
            date(2023, 1, 20),
            PROVINCE,
        ),
        ("QĐ 1234/QĐ-CTN 2/9/21", "1234/QĐ-CTN", date(2021, 9, 2), "Chủ tịch nước"),
        ("Số: 87 / QD - TTg; 3-2-2019", "87/QĐ-TTg", date(2019, 2, 3), "Thủ tướng Chính phủ"),
        ("123/2019/QĐ-UBND ngày 3/2/2019", "123/2019/QĐ-UBND", date(2019, 2, 3), PROVINCE),
        ("15-QĐ/TU ngày 3/2/2019", "15-QĐ/TU", date(2019, 2, 3), ""),
        ("15a/QĐ-BNG (2023-01-05)", "15a/QĐ-BNG", date(2023, 1, 5), "Bộ trưởng Bộ Ngoại giao"),
        ("QĐ số 15", "15", None, ""),
        ("15", "15", None, ""),
        ("15/QĐ-SNgV", "15/QĐ-SNgV", None, OWN),
        ("ngày 5/1/2022", "", date(2022, 1, 5), ""),
        ("2022-01-05", "", date(2022, 1, 5), ""),
        (
            "Số 9/QĐ-HND ngày 05-01-2022 của Hội Nông dân tỉnh về việc khen thưởng",
            "9/QĐ-HND",
            date(2022, 1, 5),
            "Hội Nông dân tỉnh",
        ),
    ],
)
def test_a_decision_is_read_in_every_habit(cell: str, number: str, day: date | None, issuer: str) -> None:
    assert read_decisions(cell, TODAY, BODIES) == (Decision(number, day, issuer),)
    apart = unicodedata.normalize("NFD", cell)
    assert read_decisions(apart, TODAY, BODIES) == (Decision(number, day, issuer),)


@pytest.mark.parametrize("between", ["; ", "\n", " ", " và ", ", "])
def test_two_decisions_in_one_cell_are_two(between: str) -> None:
    cell = f"15/QĐ-SNgV ngày 5/1/2022{between}Quyết định số 123/QĐ-UBND ngày 20/01/2023 của UBND tỉnh"
    assert read_decisions(cell, TODAY, BODIES) == (
        Decision("15/QĐ-SNgV", date(2022, 1, 5), OWN),
        Decision("123/QĐ-UBND", date(2023, 1, 20), PROVINCE),
    )


def test_days_may_lead_their_numbers() -> None:
    found = read_decisions("05/01/2022: 15/QĐ-SNgV; 20/01/2023: 123/QĐ-UBND", TODAY, BODIES)
    assert [(row.number, row.decided_on) for row in found] == [
        ("15/QĐ-SNgV", date(2022, 1, 5)),
        ("123/QĐ-UBND", date(2023, 1, 20)),
    ]


@pytest.mark.parametrize("cell", ["", " - ", "…"])
def test_an_empty_cell_has_no_decision(cell: str) -> None:
    assert read_decisions(cell.replace("…", "."), TODAY, BODIES) == ()


@pytest.mark.parametrize("cell", ["chưa có số", "ngày 31/02/2022"])
def test_words_without_number_and_impossible_days_are_told(cell: str) -> None:
    with pytest.raises(SayToUser, match="Không đọc được"):
        read_decisions(cell, TODAY, BODIES)


def test_days_beside_numbers_find_their_decision() -> None:
    two = (Decision("1/QĐ-A"), Decision("2/QĐ-A"))
    first, second = date(2022, 1, 5), date(2022, 1, 6)
    assert with_days(two, (first, second)) == (Decision("1/QĐ-A", first), Decision("2/QĐ-A", second))
    assert with_days(two, (first,)) == (Decision("1/QĐ-A", first), Decision("2/QĐ-A", first))
    assert with_days(two, (first, second, first)) is None
    assert read_days("44566", TODAY) == (date(2022, 1, 5),)
    assert read_days("05/01/2022; 06.01.2022", TODAY) == (first, second)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("2022", ["2022"]),
        ("năm 2022", ["2022"]),
        ("2021-2022", ["2021-2022"]),
        ("Năm học 2021 – 2022", ["2021-2022"]),
        ("2021-22", ["2021-2022"]),
        ("giai đoạn 2016-2020", ["2016-2020"]),
        ("từ 2018 đến 2022", ["2018-2022"]),
        ("từ năm 2018 đến hết năm 2022", ["2018-2022"]),
        ("2019, 2020 và 2021", ["2019", "2020", "2021"]),
        ("2022-01-01 00:00:00", ["2022"]),
        ("31/12/2022", ["2022"]),
        ("", []),
    ],
)
def test_years_and_periods_are_read(cell: str, shown: list[str]) -> None:
    assert [span.show() for span in read_years(cell, TODAY)] == shown


@pytest.mark.parametrize(
    ("cell", "why"), [("năm ngoái", "Không đọc"), ("2022-2018", "năm đầu"), ("2090", "ngoài khoảng")]
)
def test_what_is_no_year_is_told(cell: str, why: str) -> None:
    with pytest.raises(SayToUser, match=why):
        read_years(cell, TODAY)


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("LĐTT", "LDTT"),
        ("Lao động tiên tiến", "LDTT"),
        ("Đạt danh hiệu LAO ĐỘNG TIÊN TIẾN", "LDTT"),
        ("CSTĐCS", "CSTDCS"),
        ("CSTĐ-CS", "CSTDCS"),
        ("Chiến sỹ thi đua cơ sở", "CSTDCS"),
        ("CSTĐ tỉnh", "CSTDT"),
        ("Chiến sĩ thi đua toàn quốc", "CSTDTQ"),
        ("Tập thể LĐXS", "TTLDXS"),
        ("Bằng khen UBND tỉnh", "BKT"),
        ("BK của Thủ tướng Chính phủ", "BKTTG"),
        ("BK TTg", "BKTTG"),
        ("Giấy khen GĐ Sở", "GK"),
        ("HCLĐ hạng Ba", "HCLD3"),
        ("Huân chương Lao động hạng Nhì", "HCLD2"),
        ("Cờ thi đua của Chính phủ", "CTDCP"),
        ("HTXSNV", "HTXS"),
        ("Hoàn thành tốt nhiệm vụ", "HTT"),
        ("CSTĐCS, BK UBND tỉnh", "CSTDCS BKT"),
        ("LĐTT; Giấy khen", "LDTT GK"),
        ("LĐTT và Bằng khen của Chủ tịch UBND tỉnh", "LDTT BKT"),
        ("LĐTT\nCSTĐCS", "LDTT CSTDCS"),
        ("LĐTT, danh hiệu lạ lùng", "LDTT ?"),
        ("Danh hiệu lạ lùng", "?"),
        ("không", ""),
        ("-", ""),
    ],
)
def test_titles_of_a_cell_are_told_apart(cell: str, codes: str) -> None:
    found = award_words().read(cell, TODAY, BODIES)
    said = [part.alias.code("") or part.alias.grade if part.alias else "?" for part in found]
    assert " ".join(said) == codes


def test_a_cell_may_hold_years_reasons_and_decisions_too() -> None:
    first, second = award_words().read(
        "LĐTT năm 2019, 2020 (QĐ 15/QĐ-SNgV, ngày 5/1/2021); BK UBND tỉnh vì thành tích chống dịch",
        TODAY,
        BODIES,
    )
    assert [span.show() for span in first.years] == ["2019", "2020"]
    assert first.decisions == (Decision("15/QĐ-SNgV", date(2021, 1, 5), OWN),)
    assert (second.words, second.rest) == ("BK UBND tỉnh", "vì thành tích chống dịch")


def test_bang_khen_alone_is_settled_by_who_gave_it() -> None:
    (part,) = award_words().read("Bằng khen", TODAY, BODIES)
    assert part.alias is not None
    assert [part.alias.code(body) for body in ("ubnd", "ttg", "bo", "")] == ["BKT", "BKTTG", "BKB", ""]


def test_every_alias_means_something_of_the_catalogue_and_no_words_mean_two_things() -> None:
    known = {entry.code for entry in catalogue()}
    used = {code for alias in award_words().aliases for _body, code in alias.codes}
    used |= {alias.collective for alias in award_words().aliases if alias.collective}
    assert used == known
    seen: dict[str, object] = {}
    for alias in award_words().aliases:
        for words in alias.words:
            called = award_words().called(words)
            assert called is alias, words
            seen[words] = alias
    assert len(seen) > 100

"""Names and signers hold from day to day; who signs decides the lines above the signature."""

from datetime import date

import pytest

from app.domain.office import (
    Authority,
    Identity,
    Signatory,
    check_identity,
    check_signatory,
    in_force,
    signing_lines,
    the_one_in_force,
)
from app.errors import NotInForce

BEFORE = Identity(1, "UBND tỉnh A", "Sở Ngoại vụ", "SNgV", "A", None, date(2025, 6, 30))
AFTER = Identity(2, "UBND tỉnh B", "Sở Ngoại vụ", "SNgV", "B", date(2025, 7, 1))


@pytest.mark.parametrize(
    ("day", "place"),
    [(date(2023, 1, 1), "A"), (date(2025, 6, 30), "A"), (date(2025, 7, 1), "B"), (date(2030, 1, 1), "B")],
)
def test_a_paper_takes_the_names_of_its_date(day: date, place: str) -> None:
    assert the_one_in_force([BEFORE, AFTER], day, "tên cơ quan").place == place


def test_nothing_in_force_names_the_setting_and_the_day() -> None:
    with pytest.raises(NotInForce, match=r"01/07/2025.*tên cơ quan"):
        the_one_in_force([BEFORE], date(2025, 7, 1), "tên cơ quan")
    assert in_force([BEFORE], date(2025, 7, 1)) == ()


@pytest.mark.parametrize(
    ("authority", "acting_for", "title", "lines"),
    [
        (Authority.NONE, "", "Giám đốc", ("GIÁM ĐỐC",)),
        (Authority.KT, "Giám đốc", "Phó Giám đốc", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        (Authority.Q, "Giám đốc", "Phó Giám đốc", ("Q. GIÁM ĐỐC",)),
        (Authority.TL, "Giám đốc", "Chánh Văn phòng", ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
        (Authority.TUQ, "Giám đốc", "Trưởng phòng", ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG")),
        (Authority.TM, "Hội đồng", "Chủ tịch", ("TM. HỘI ĐỒNG", "CHỦ TỊCH")),
    ],
)
def test_the_authority_is_written_as_the_decree_says(
    authority: Authority, acting_for: str, title: str, lines: tuple[str, ...]
) -> None:
    assert signing_lines(Signatory(1, "Lê Văn Thử", title, authority, acting_for)) == lines


def test_an_authorised_signer_needs_the_paper_that_authorises() -> None:
    problems = check_signatory(Signatory(0, "Lê Văn Thử", "Trưởng phòng", Authority.TUQ, "Giám đốc"))
    assert [p.field for p in problems] == ["basis"]


def test_what_a_signatory_lacks_stands_beside_each_field() -> None:
    problems = check_signatory(Signatory(0, "", "", Authority.KT, "", "", date(2023, 2, 1), date(2023, 1, 1)))
    assert {p.field for p in problems} == {"name", "title", "acting_for", "valid_to"}


def test_two_names_of_the_office_may_not_hold_on_one_day() -> None:
    overlapping = Identity(0, "", "Sở Ngoại vụ", "SNgV", "", date(2025, 6, 30))
    assert [p.field for p in check_identity(overlapping, [BEFORE])] == ["valid_from"]
    assert check_identity(AFTER, [BEFORE, AFTER]) == ()

"""Papers of an absence: their days, their scan, and what the closing says without them."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.absence import AbsencePaper
from app.errors import Invalid
from app.services.office import Office
from tests.attendance.stage import MAY, person, put


def test_a_code_that_needs_a_paper_is_listed_by_runs_of_days_until_it_has_one(office: Office) -> None:
    for day in (4, 5, 8, 16):  # thứ Năm, thứ Sáu, thứ Hai; one run over the weekend
        put(office, "Thực Hành", day, "Ô")
    runs = office.attendance.pending(MAY).lacking
    assert [(run.code, run.first.day, run.last.day) for run in runs] == [("Ô", 4, 8), ("Ô", 16, 16)]
    who = person(office, "Thực Hành")
    office.absence.save(
        AbsencePaper(0, who, "o", "15/GNO", valid_from=date(2023, 5, 4), valid_to=date(2023, 5, 8))
    )
    assert [run.first.day for run in office.attendance.pending(MAY).lacking] == [16]
    assert office.absence.between(date(2023, 5, 1), date(2023, 5, 31))[0].code == "Ô"
    office.diary.undo()
    assert len(office.attendance.pending(MAY).lacking) == 2


def test_a_paper_names_what_it_lacks(office: Office) -> None:
    with pytest.raises(Invalid) as refused:
        office.absence.save(AbsencePaper(0, 0, valid_from=date(2023, 5, 8), valid_to=date(2023, 5, 4)))
    assert {p.field for p in refused.value.problems} == {"valid_to", "person_id"}
    who = person(office, "Thực Hành")
    with pytest.raises(Invalid, match="“xx” không phải ký hiệu"):
        office.absence.save(
            AbsencePaper(0, who, "xx", valid_from=date(2023, 5, 4), valid_to=date(2023, 5, 8))
        )


def test_the_scan_is_kept_beside_the_book_and_found_again(office: Office, tmp_path: Path) -> None:
    source = tmp_path / "giay-om.pdf"
    source.write_bytes(b"%PDF-1.4 giay om")
    who = person(office, "Thực Hành")
    row = AbsencePaper(0, who, valid_from=date(2023, 5, 4), valid_to=date(2023, 5, 8))
    office.absence.save(row)
    (kept,) = office.absence.between(date(2023, 5, 5), date(2023, 5, 5), who)
    office.absence.attach(kept, source)
    (kept,) = office.absence.between(date(2023, 5, 5), date(2023, 5, 5))
    found = office.absence.scan(kept)
    assert found is not None
    assert found.read_bytes() == source.read_bytes()

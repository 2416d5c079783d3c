"""Dated rows of the office, and what papers take from them."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.dates import PartialDate
from app.domain.office import Identity, Signatory, Unit
from app.errors import Invalid, SayToUser
from app.services.office import Office


def test_rows_are_saved_changed_removed_and_undone(empty: Office) -> None:
    done = empty.settings.save(Unit(0, " Phòng Lãnh sự ", "LS", "LS", 1))
    (unit,) = empty.settings.units()
    assert (unit.id, unit.name) == (done.value, "Phòng Lãnh sự")
    assert empty.settings.save(replace(unit, name="Phòng Khác")).name == "Sửa phòng, đơn vị"
    empty.settings.remove(unit)
    assert empty.settings.units() == ()
    empty.diary.undo()
    empty.diary.undo()
    assert empty.settings.units() == (unit,)


def test_a_wrong_row_is_refused_and_nothing_is_written(empty: Office) -> None:
    with pytest.raises(Invalid) as refused:
        empty.settings.save(Signatory(0, "", ""))
    assert {p.field for p in refused.value.problems} == {"name", "title"}
    assert empty.settings.signatories() == ()


def test_a_paper_of_2023_keeps_the_names_of_2023(practice: Office, plan_id: int) -> None:
    practice.settings.save(
        Identity(0, "UBND tỉnh Đồng Nai", "Sở Ngoại vụ", "SNgV", "Đồng Nai", date(2025, 7, 1))
    )
    old = practice.papers.plan_paper(plan_id)
    practice.plans.change(plan_id, issued=PartialDate(2025, 7, 2))
    new = practice.papers.plan_paper(plan_id)
    assert old.letterhead is not None
    assert new.letterhead is not None
    assert "Bình Phước" in old.letterhead.place_date[0].text
    assert "Đồng Nai" in new.letterhead.place_date[0].text


def test_shipped_bases_are_offered_and_become_the_offices_when_changed(empty: Office) -> None:
    shipped = empty.settings.legal_bases()[0]
    assert shipped.id < 0
    assert shipped.source
    empty.settings.save(replace(shipped, text="Câu chữ của cơ quan"))
    own = [row for row in empty.settings.legal_bases() if row.id > 0]
    assert [row.text for row in own] == ["Câu chữ của cơ quan"]


def test_an_unknown_operation_to_undo_is_said(empty: Office) -> None:
    with pytest.raises(SayToUser, match="Không còn việc nào để hoàn tác"):
        empty.diary.undo()
    with pytest.raises(SayToUser, match="Không còn việc nào để làm lại"):
        empty.diary.redo()

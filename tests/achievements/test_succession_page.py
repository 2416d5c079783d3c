"""Cài đặt, Sáp nhập, đổi tên: a merged unit goes on from the one named here, typed and undone on screen."""

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.domain.awards_held import AwardHeld
from app.domain.holder import Holder
from app.domain.quality_grades import QualityGrade
from app.domain.unit_succession import UnitSuccession
from app.services.history_overview import mark_counts
from tests.staff.people import unit
from tests.ui.window_stage import a_window, an_office
from ui.dated_rows import DatedRows


def test_a_succession_is_written_on_its_page_and_lengthens_the_record(qtbot: QtBot, tmp_path: Path) -> None:
    office = an_office(tmp_path)
    old, new = unit(office, "LS"), unit(office, "HTQT")
    row = AwardHeld(0, None, old.id, "TTLDXS", 2020, number="1/QĐ-UBND", decided_on=date(2020, 12, 30))
    office.achievements.awards.save(row)
    window = a_window(qtbot, office, tmp_path)
    window.show_page("settings/successions")
    page = next(p for p in window.findChildren(DatedRows) if p.title.text() == "Sáp nhập, đổi tên")
    page.begin()
    page.form.show_record(UnitSuccession(0, old.id, new.id, None))
    page.form.confirm()
    assert office.achievements.successions.rows() == ()
    page.form.show_record(UnitSuccession(0, old.id, new.id, date(2022, 1, 1), basis="12/QĐ-SNgV"))
    page.form.confirm()
    (kept,) = office.achievements.successions.rows()
    assert (kept.unit_id, kept.into_id, kept.continues) == (old.id, new.id, True)
    told = office.achievements.history
    assert [one.year for one in told.history(Holder(None, new.id)).awards] == [2020]
    office.diary.undo()
    assert told.history(Holder(None, new.id)).awards == ()


def test_the_list_counts_the_doubts_the_page_of_a_merged_unit_shows(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    old, new, other = unit(office, "LS"), unit(office, "HTQT"), unit(office, "VP")
    for who, year, number in ((old, 2018, ""), (old, 2019, "1/QĐ-UBND"), (new, 2022, ""), (other, 2021, "")):
        row = AwardHeld(0, None, who.id, "TTLDXS", year, number=number, decided_on=date(year, 12, 30))
        office.achievements.awards.save(row, stand=True)
    for who, year in ((old, 2019), (new, 2022)):
        office.achievements.grades.save(
            QualityGrade(0, None, who.id, year, "HTXS", number="9/QĐ"), stand=True
        )
    office.achievements.successions.save(UnitSuccession(0, old.id, new.id, date(2021, 1, 1), basis="12/QĐ"))
    counts = mark_counts(office)
    for who in (old, new, other):
        page = office.achievements.history.page(Holder(None, who.id))
        assert counts.get(Holder(None, who.id), 0) == len(page.marks), who.name
    assert counts[Holder(None, new.id)] == 4  # two without a number, two years without a grade between

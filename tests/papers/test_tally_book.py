"""The workbook of a round: verdicts by formula as the program's, in exact whole numbers."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from app.documents.excel import write_excel
from app.documents.layouts.tally_book import COUNT, ENOUGH, FITS, MONEY_SHEET, OFF, PAPERS, SHORT, tally_book
from app.domain.award_papers import BallotAccount, Tallied, TitleResult, Vote
from tests.papers.round_rows import BONUSES, COUNCIL, CSTDCS, MEETING, ONE, SNGV, VOTE
from tests.workbook_reading import formulas, recalculated, shown


def write(vote: Vote, target: Path) -> Path:
    return write_excel(tally_book(2024, COUNCIL, MEETING, vote, BONUSES, SNGV), target)


def test_libreoffice_reckons_every_verdict_and_bonus_as_the_program_did(tmp_path: Path) -> None:
    path = write(VOTE, tmp_path / "A.xlsx")
    cells, again, live = shown(path), recalculated(path, tmp_path / "lo"), formulas(path)
    assert len(live) > 25
    assert {cell: again[cell] for cell in live} == {cell: cells[cell] for cell in live}
    verdicts = [cells[COUNT, row, 13] for row in (4, 5, 6)]
    assert verdicts == [ENOUGH, SHORT, ENOUGH]
    paid = [cells[MONEY_SHEET, row, 8] for row in range(4, 9)]
    assert paid == [0, 2_340_000, 710_000, 1_880_000, 4_930_000]


@pytest.mark.parametrize("more_than", [False, True])
def test_the_formula_agrees_with_exact_arithmetic_for_every_council(tmp_path: Path, more_than: bool) -> None:
    cases = [
        (members, agree, percent)
        for members in range(3, 26)
        for percent in (50, 67, 70, 80, 90)
        for agree in {-(-percent * members // 100) - 1, -(-percent * members // 100), members}
        if 0 <= agree <= members
    ]
    results = tuple(
        TitleResult(CSTDCS, "", (row,), percent, more_than)
        for members, agree, percent in cases
        for row in (Tallied(ONE, agree, members - agree, 0, members, 0, "đạt", True),)
    )
    again = recalculated(write(replace(VOTE, results=results), tmp_path / "A.xlsx"), tmp_path / "lo")
    for row, (members, agree, percent) in enumerate(cases, start=4):
        share, asked = Fraction(agree, members), Fraction(percent, 100)
        exact = share > asked if more_than else share >= asked
        assert again[COUNT, row, 13] == (ENOUGH if exact else SHORT), (members, agree, percent)


def test_a_count_that_a_member_changes_changes_the_verdict(tmp_path: Path) -> None:
    path = write(VOTE, tmp_path / "A.xlsx")
    book = openpyxl.load_workbook(path)
    book[COUNT]["H6"] = 4
    book[COUNT]["I6"] = 0
    book.save(tmp_path / "B.xlsx")
    again = recalculated(tmp_path / "B.xlsx", tmp_path / "lo")
    assert (again[COUNT, 5, 13], again[COUNT, 5, 12]) == (ENOUGH, 80)


def test_figures_that_do_not_fit_are_told_beside_them(tmp_path: Path) -> None:
    account = BallotAccount(printed=5, issued=4, collected=5, valid=4, invalid=0, written=1)
    path = write(replace(VOTE, account=account), tmp_path / "A.xlsx")
    cells, again, live = shown(path), recalculated(path, tmp_path / "lo"), formulas(path)
    assert {cell: again[cell] for cell in live} == {cell: cells[cell] for cell in live}
    checks = [cells[PAPERS, row, 2] for row in range(4, 12)]
    assert checks == [FITS, FITS, OFF, OFF, FITS, FITS, FITS, FITS]

"""The symbols: shipped, overridden, and found however they are typed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.attendance_symbols import CountsAs, Symbol, symbols_on, typed_key
from app.domain.rule_rows import BadRule
from app.domain.wording import fold
from app.errors import Invalid, SayToUser
from app.services import symbol_files
from app.services.office import Office
from app.services.symbol_files import shipped_symbols

DAY = date(2023, 5, 15)
ROW = """
[[symbol]]
code = "{code}"
name = "thử"
weight = 0
counts_as = "paid"
position = 1
source = "thử"
verified = false
"""


def test_every_shipped_code_is_found_without_accents_and_in_small_letters() -> None:
    shipped = shipped_symbols()
    keys = [typed_key(row.code) for row in shipped.rows]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("o", "Ô"),
        ("oo", "Ô"),
        ("ô", "Ô"),
        ("O", "Ô"),
        ("o6", "Ô"),
        ("ld", "Lđ"),
        ("ldd", "Lđ"),
        ("lđ", "Lđ"),
        ("coo", "Cô"),
        ("nb", "Nb"),
        ("p", "P"),
        ("ts", "Ts"),
        ("t", "T"),
        ("+", "+"),
        ("ct", "CT"),
    ],
)
def test_a_code_is_known_however_the_keyboard_sends_it(office: Office, typed: str, code: str) -> None:
    assert office.attendance.symbols_on(DAY).match(typed) == code


@given(st.sampled_from(shipped_symbols().rows), st.booleans())
def test_folding_a_code_never_makes_it_another(row: Symbol, upper: bool) -> None:
    symbols = symbols_on(shipped_symbols().rows, DAY, {})
    folded = fold(row.code)
    assert symbols.match(folded.upper() if upper else folded) == row.code


def test_two_halves_are_typed_with_a_stroke(office: Office) -> None:
    symbols = office.attendance.symbols_on(DAY)
    assert symbols.read("P/+") == ("P", "+")
    assert symbols.read("p/") == ("P", None)
    assert symbols.read("/o") == (None, "Ô")
    assert symbols.read("") == ("", "")


def test_what_is_no_code_is_named_with_the_codes_there_are(office: Office) -> None:
    with pytest.raises(SayToUser, match=r"“xyz” không phải ký hiệu chấm công.*Ô"):
        office.attendance.symbols_on(DAY).read("xyz")


def test_a_file_with_two_codes_that_fold_alike_is_refused_by_row(tmp_path: Path) -> None:
    file = tmp_path / "ky-hieu.toml"
    file.write_text(ROW.format(code="Ô") + ROW.format(code="O"), encoding="utf-8")
    with pytest.raises(BadRule, match=r"ky-hieu.toml, \[\[symbol\]\] thứ 2 \(O\).*lẫn với “Ô”"):
        shipped_symbols(file)


def test_a_file_with_a_conduct_code_is_refused_by_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(symbol_files, "shipped_conduct_codes", lambda: {"ĐM": "Đi muộn"})
    file = tmp_path / "ky-hieu.toml"
    file.write_text(ROW.format(code="P") + ROW.format(code="Đm"), encoding="utf-8")
    with pytest.raises(BadRule, match=r"thứ 2 \(Đm\).*trùng mã ĐM \(Đi muộn\)"):
        shipped_symbols(file)


def test_a_file_with_an_unknown_group_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "ky-hieu.toml"
    file.write_text(ROW.format(code="P").replace("paid", "gift"), encoding="utf-8")
    with pytest.raises(BadRule, match="«counts_as» là «gift»"):
        shipped_symbols(file)


def test_the_office_s_row_holds_from_its_day_and_the_shipped_one_before(office: Office) -> None:
    row = Symbol(0, "H", "họp, không tính công", CountsAs.PAID, weight=0, valid_from=DAY)
    office.attendance.save(row)
    assert office.attendance.symbols_on(date(2023, 5, 14)).by_code["H"].weight == 1
    assert office.attendance.symbols_on(DAY).by_code["H"].weight == 0
    sheet = office.attendance.month("2023-05")
    assert sheet.symbols[13].by_code["H"].weight == 1
    assert sheet.symbols[14].by_code["H"].weight == 0


def test_a_shipped_row_changed_becomes_the_office_s_own_and_removing_it_brings_the_shipped_back(
    office: Office,
) -> None:
    shipped = next(row for row in office.attendance.symbols() if row.code == "CT")
    office.attendance.save(replace(shipped, name="công tác, đi cơ sở"))
    own = [row for row in office.attendance.symbols() if row.code == "CT"]
    assert [(row.id > 0, row.name) for row in own] == [(True, "công tác, đi cơ sở")]
    office.attendance.remove(own[0])
    assert office.attendance.symbols_on(DAY).by_code["CT"].name == "công tác"


def test_a_symbol_that_folds_like_another_is_refused_at_its_field(office: Office) -> None:
    with pytest.raises(Invalid) as refused:
        office.attendance.save(Symbol(0, "O", "ốm khác"))
    assert refused.value.problems[0].field == "code"
    with pytest.raises(Invalid, match="viết liền"):
        office.attendance.save(Symbol(0, "P/2", "nửa ngày phép"))

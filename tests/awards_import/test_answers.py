"""What is asked about a list of awards, how an answer shows and is given anew; years that share a cell."""

from datetime import date

from app.domain.award_import_rows import LEAVE, AwardsGiven
from app.domain.award_import_slots import PLACES
from app.domain.awards_held import AwardHeld
from app.domain.office import Unit
from app.domain.unit_succession import UnitSuccession
from app.services.office import Office
from app.storage import office_rows
from tests.awards_import.lists import look_at, row, said, sheet_of, told
from tests.staff.people import unit


def test_an_answer_is_told_in_its_row_and_may_be_given_anew(office: Office) -> None:
    sheet = sheet_of(row("Bùi Văn Mẫu"), row("Trần Thị Ví Dụ", award="CSTĐ", number="15/QĐ-SNgV"))
    look = look_at(office, sheet)
    first, second = look.rows[0].remedies[:2]
    ask = look.candidates[0].asks["holder"]
    answers = {ask: first.key, look.candidates[1].asks["award"]: "CSTDCS"}
    answered = look_at(office, sheet, AwardsGiven(answers=answers))
    assert told(answered) == [
        "Cùng tên, đã chọn người Văn phòng, sinh 02/01/1980",
        "“CSTĐ” hiểu là Chiến sĩ thi đua cơ sở",
    ]
    assert [one.group for one in answered.rows] == ["", ""]
    office.awards_import.keep("a.xlsx", answered)
    office.diary.undo()
    again = look_at(office, sheet)
    assert told(again)[0].startswith("Theo lần nhập trước, cùng tên, đã chọn")
    assert [(one.ticked, one.group, one.remedy) for one in again.rows] == [(True, "doubt", "Chọn lại")] * 2
    assert second.key in [remedy.key for remedy in again.rows[0].remedies]
    other = look_at(office, sheet, AwardsGiven(answers={ask: second.key}))
    assert told(other)[0] == "Cùng tên, đã chọn người Lãnh sự, sinh 04/03/1985"
    assert other.candidates[0].record is not None
    assert f"person:{other.candidates[0].record.person_id}" == second.key


def test_rows_left_by_an_answer_may_be_taken_after_all(office: Office) -> None:
    sheet = sheet_of(row("Lê Văn Thực Hàn"), row("Lê Văn Thực Hàn", award="CSTĐCS"), row(day="31/02/2023"))
    look = look_at(office, sheet)
    ask = look.candidates[0].asks["holder"]
    left = look_at(office, sheet, AwardsGiven(answers={ask: "skip", f"row:{look.rows[2].id}": LEAVE}))
    assert [one.group for one in left.rows] == ["skip"] * 3
    assert left.rows[0].remedies[0] == look.rows[0].remedies[0]
    assert [remedy.words for remedy in left.rows[2].remedies] == ["Xét lại dòng này"]


def test_somebody_chosen_for_a_year_he_was_not_here_is_doubted(office: Office) -> None:
    sheet = sheet_of(row("Lê Văn Thực Hàn", year="2012", day="05/01/2013"))
    look = look_at(office, sheet)
    ask = look.candidates[0].asks["holder"]
    answered = look_at(office, sheet, AwardsGiven(answers={ask: look.rows[0].remedies[0].key}))
    assert "Sổ không ghi Lê Văn Thực Hành công tác ở đây năm 2012" in told(answered)[0]
    assert answered.rows[0].group == "doubt"


def test_a_collective_with_a_dash_in_its_name_is_found_whole(office: Office) -> None:
    with office.operation("Lập phòng"):
        made = office_rows.save(office.db, Unit(0, "Phòng Lễ tân - Lãnh sự", "", "", 10))
    sheet = sheet_of(
        row("Phòng Lễ tân - Lãnh sự", "Tập thể LĐTT", year="2019", day="23/12/2019"),
        row("2. Phòng Lễ tân – Lãnh sự", "Tập thể LĐTT", year="2018", day="23/12/2018"),
        row("Phòng Lễ tân - Lãnh vực", "Tập thể LĐTT", year="2017", day="23/12/2017"),
    )
    look = look_at(office, sheet)
    assert [one.record.unit_id for one in look.candidates if one.record] == [made, made]
    assert look.rows[-1].problem == "Sổ chưa có “Phòng Lễ tân - Lãnh vực”"
    assert look.rows[-1].remedies[0].words == "Là tập thể Phòng Lễ tân - Lãnh sự"


def test_the_abbreviation_of_the_office_is_its_head_who_decides(office: Office) -> None:
    look = look_at(office, sheet_of(row(issuer="SNgV"), row(award="Giấy khen", issuer="GĐ SNgV")))
    names = {one.record.issuer for one in look.candidates if isinstance(one.record, AwardHeld)}
    assert names == {"Giám đốc Sở Ngoại vụ"}


def test_a_period_with_a_decision_for_each_year_is_an_award_a_year(office: Office) -> None:
    numbers, days = "169/QĐ-SNgV; 176/QĐ-SNgV; 190/QĐ-SNgV", "23/12/2019; 21/12/2020; 22/12/2021"
    expected = [
        "LDTT 2019 169/QĐ-SNgV 2019-12-23",
        "LDTT 2020 176/QĐ-SNgV 2020-12-21",
        "LDTT 2021 190/QĐ-SNgV 2021-12-22",
    ]
    look = look_at(office, sheet_of(row(year="2019 - 2021", number=numbers, day=days)))
    assert [said(candidate) for candidate in look.candidates] == expected
    assert told(look)[0] == "Năm 2019 ghép theo thứ tự trong ô"
    # Years typed by hand get the decisions of the cell too; a number typed then goes into its row alone.
    wrong = sheet_of(row(year="2019 - 2022", number=numbers, day=days))
    assert told(look_at(office, wrong)) == ["Dòng có 1 danh hiệu mà 3 quyết định"]
    typed = look_at(office, wrong, AwardsGiven(mends={(4 * PLACES, "year"): "2019, 2020, 2021"}))
    assert [said(candidate) for candidate in typed.candidates] == expected
    mends = {(4 * PLACES, "year"): "2019, 2020, 2021", (4 * PLACES, "number"): "9/QĐ-SNgV"}
    again = look_at(office, wrong, AwardsGiven(mends=mends))
    assert [one.record.number for one in again.candidates if isinstance(one.record, AwardHeld)] == [
        "9/QĐ-SNgV", "176/QĐ-SNgV", "190/QĐ-SNgV",
    ]  # fmt: skip


def test_a_unit_is_known_by_its_first_letters_where_they_are_of_one_alone(office: Office) -> None:
    with office.operation("Lập phòng"):
        made = office_rows.save(office.db, Unit(0, "Phòng Biên giới lãnh thổ", "", "", 10))
    sheet = sheet_of(
        row("P. BGLT", "Tập thể LĐTT"), row("BGLT", "Tập thể LĐTT", year="2021", day="05/01/2022"), row("XYZ")
    )
    look = look_at(office, sheet)
    assert [one.record.unit_id for one in look.candidates if one.record] == [made, made]
    assert told(look)[-1] == "Sổ chưa có “XYZ”"
    with office.operation("Lập phòng"):
        office_rows.save(office.db, Unit(0, "Ban Biên giới lục tỉnh", "", "", 11))
    assert [bool(one.record) for one in look_at(office, sheet).candidates] == [False, False, False]


def test_a_day_that_is_none_but_with_the_month_first_is_offered_so(office: Office) -> None:
    look = look_at(office, sheet_of(row(day="12/20/2022"), row("Trần Thị Ví Dụ", day="20/12/2022")))
    assert told(look) == ["Không đọc được ngày “12/20/2022”", ""]
    assert [remedy.words for remedy in look.rows[0].remedies][:2] == ["Là ngày 20/12/2022", "Để trống ô này"]
    mended = look_at(office, look.sheet, AwardsGiven(mends={(4 * PLACES, "decided_on"): "20/12/2022"}))
    assert said(mended.candidates[0]) == "LDTT 2022 15/QĐ-SNgV 2022-12-20"


def test_a_decision_of_two_days_is_doubted_within_the_file_and_beside_the_book(office: Office) -> None:
    sheet = sheet_of(
        row(number="15/QĐ-SNgV", day="05/01/2023"),
        row("Trần Thị Ví Dụ", number="15/QĐ-SNgV", day="06/01/2023"),
        row("Trần Thị Ví Dụ", number="15/QĐ-SNgV", day="05/01/2022", year="2021"),
    )
    look = look_at(office, sheet)
    assert told(look) == ["", "Quyết định 15/QĐ-SNgV ở dòng 4 ghi ngày 05/01/2023", ""]
    assert [(one.ticked, one.group) for one in look.rows] == [(True, ""), (True, "doubt"), (True, "")]
    office.awards_import.keep("a.xlsx", look)
    later = look_at(office, sheet_of(row(award="CSTĐCS", number="15/QĐ-SNgV", day="07/01/2023")))
    assert told(later)[0].startswith("Quyết định 15/QĐ-SNgV trong sổ ghi ngày 0")
    bare = look_at(office, sheet_of(row(award="GK", number="15/QĐ", day="07/01/2023")))
    assert told(bare) == [""]


def test_a_unit_that_went_into_another_is_no_doubt_about_its_people(office: Office) -> None:
    with office.operation("Lập phòng"):
        old = office_rows.save(office.db, Unit(0, "Phòng Biên giới", "", "", 10))
    sheet = sheet_of(row(unit="Phòng Biên giới", year="2019", day="23/12/2019"))
    assert told(look_at(office, sheet)) == ["Năm 2019 sổ ghi Lê Văn Thực Hành ở Văn phòng Sở"]
    here = unit(office, "VP").id
    office.achievements.successions.save(UnitSuccession(0, old, here, date(2021, 1, 1), basis="12/QĐ"))
    assert told(look_at(office, sheet)) == [""]

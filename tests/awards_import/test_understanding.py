"""Rows of a list of awards: whose they are, what they become, what is asked, left or told."""

from datetime import date

import pytest

from app.domain.award_import_rows import LEAVE, AwardsGiven
from app.domain.award_import_slots import PLACES
from app.domain.awards_held import AwardHeld, Merit
from app.domain.import_steps import Standing
from app.domain.quality_grades import QualityGrade
from app.errors import SayToUser
from app.services.office import Office
from tests.awards_import.lists import HEAD, look_at, row, said, sheet_of, told
from tests.staff.people import unit


def _person(office: Office, name: str) -> int:
    return office.staff.find(name)[0].id


def test_a_plain_row_becomes_an_award_of_its_person(office: Office) -> None:
    look = look_at(office, sheet_of(row()))
    (candidate,) = look.candidates
    assert look.sentence == "Sẽ nhập 1 dòng khen thưởng."
    assert candidate.record == AwardHeld(
        0, _person(office, "Thực Hành"), None, "LDTT", 2022, number="15/QĐ-SNgV",
        decided_on=date(2023, 1, 5), issuer="Giám đốc Sở Ngoại vụ",
    )  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "LÊ VĂN THỰC HÀNH",
        "Ông Lê Văn Thực Hành",
        "Ths. Lê Văn Thực Hành",
        "Đ/c Lê Văn Thực Hành - Chánh Văn phòng",
        "le van thuc hanh",
        "Le\u0302 Va\u0306n Thu\u031b\u0323c Ha\u0300nh",
        "1. Lê  Văn Thực Hành",
    ],
)
def test_a_name_is_found_however_it_is_written(office: Office, name: str) -> None:
    (candidate,) = look_at(office, sheet_of(row(name))).candidates
    assert candidate.row.problem == ""
    assert candidate.record is not None
    assert candidate.record.person_id == _person(office, "Thực Hành")


def test_a_name_with_other_accents_is_asked_not_guessed(office: Office) -> None:
    look = look_at(office, sheet_of(row("Trần Thị Vì Du")))
    assert told(look) == ["Sổ ghi Trần Thị Ví Dụ, không có tên này"]
    first = look.rows[0].remedies[0]
    assert first.words.startswith("Là Trần Thị Ví Dụ")
    answered = AwardsGiven(answers={look.candidates[0].asks["holder"]: first.key})
    assert look_at(office, sheet_of(row("Trần Thị Vì Du")), answered).rows[0].standing is Standing.READY


def test_two_of_one_name_are_told_apart_by_unit_or_birth_or_asked(office: Office) -> None:
    named = sheet_of(row("Bùi Văn Mẫu"), row("Bùi Văn Mẫu", unit="Phòng Lãnh sự (thực hành)"))
    look = look_at(office, named)
    assert look.rows[0].problem == "Có 2 người tên Bùi Văn Mẫu, chưa rõ là ai"
    assert [remedy.words for remedy in look.rows[0].remedies[:2]] == [
        "Là Bùi Văn Mẫu (Văn phòng, sinh 02/01/1980)",
        "Là Bùi Văn Mẫu (Lãnh sự, sinh 04/03/1985)",
    ]
    assert look.rows[1].standing is Standing.READY
    born = sheet_of(
        ("Bùi Văn Mẫu", "1980", "2022", "LĐTT"), head=("Họ và tên", "Năm sinh", "Năm", "Danh hiệu")
    )
    (candidate,) = look_at(office, born).candidates
    assert candidate.record is not None
    assert candidate.record.person_id == min(person.id for person in office.staff.find("Bùi Văn Mẫu"))


def test_the_unit_is_that_of_the_year(office: Office) -> None:
    look = look_at(
        office,
        sheet_of(
            row("Cao Thị Đề Mục", unit="VP", year="2021", day="05/01/2022"),
            row("Cao Thị Đề Mục", unit="LS"),
            row("Cao Thị Đề Mục", unit="VP", award="Giấy khen"),
            row("Cao Thị Đề Mục", year="2010", day="05/01/2011"),
        ),
    )
    assert told(look) == [
        "",
        "",
        "Năm 2022 sổ ghi Cao Thị Đề Mục ở Phòng Lãnh sự (thực hành)",
        "Sổ không ghi Cao Thị Đề Mục công tác ở đây năm 2010",
    ]
    assert [one.ticked for one in look.rows] == [True] * 4
    assert [one.group for one in look.rows] == ["", "", "doubt", "doubt"]


def test_nobody_of_the_name_is_asked_and_one_answer_serves_all_his_rows(office: Office) -> None:
    sheet = sheet_of(row("Lê Văn Thực Hàn"), row("Lê Văn Thực Hàn", award="CSTĐCS"), row("Phan Thị Đã Đi"))
    look = look_at(office, sheet)
    assert [one.standing for one in look.rows] == [Standing.MEND] * 3
    assert look.rows[0].remedies[0].words.startswith("Là Lê Văn Thực Hành")
    ask = [candidate.asks["holder"] for candidate in look.candidates]
    given = AwardsGiven(answers={ask[0]: look.rows[0].remedies[0].key, ask[2]: "skip"})
    answered = look_at(office, sheet, given)
    assert answered.sentence == "Sẽ nhập 2 dòng khen thưởng. Để lại 1: 1 bỏ qua."
    assert told(answered)[2] == "Để lại theo lựa chọn: không phải người trong sổ"
    office.awards_import.keep("a.xlsx", answered)
    again = look_at(office, sheet_of(row("Lê Văn Thực Hàn", award="CSTĐ tỉnh", number="1/QĐ-UBND")))
    assert again.rows[0].standing is Standing.READY, "the answer is remembered"


def test_collectives_are_units_as_they_stood_or_the_office(office: Office) -> None:
    look = look_at(
        office,
        sheet_of(
            row("Tập thể Phòng Lãnh sự (thực hành)", "TTLĐTT"),
            row("Phòng HTQT", "Tập thể lao động xuất sắc", number="7/QĐ-UBND"),
            row("Phòng Lễ tân (thực hành)", "LĐTT", year="2020", day="05/01/2021"),
            row("Tập thể Sở Ngoại vụ", "Cờ thi đua UBND tỉnh", number="8/QĐ-UBND"),
            row("Phòng Lãnh sự (thực hành)", "CSTĐCS"),
        ),
    )
    records = [candidate.record for candidate in look.candidates]
    assert [(one.unit_id, one.code) for one in records if isinstance(one, AwardHeld)] == [
        (unit(office, "LS").id, "TTLDTT"),
        (unit(office, "HTQT").id, "TTLDXS"),
        (unit(office, "LT").id, "TTLDTT"),
        (None, "CTDT"),
    ]
    assert told(look)[4] == "“CSTĐCS” không trao cho tập thể"


def test_titles_years_and_decisions_of_one_row_are_paired_in_order(office: Office) -> None:
    look = look_at(
        office,
        sheet_of(
            row(award="CSTĐCS; BK UBND tỉnh", number="15/QĐ-SNgV; 123/QĐ-UBND", day="05/01/2023; 20/01/2023"),
            row(
                "Trần Thị Ví Dụ",
                "LĐTT",
                year="2019, 2020, 2021",
                number="1/QĐ-SNgV ngày 1/2/2020 2/QĐ-SNgV ngày 1/2/2021 3/QĐ-SNgV ngày 1/2/2022",
                day="",
            ),
            row("Cao Thị Đề Mục", "LĐTT, Giấy khen", number="9/QĐ-SNgV"),
        ),
    )
    assert [said(candidate) for candidate in look.candidates] == [
        "CSTDCS 2022 15/QĐ-SNgV 2023-01-05",
        "BKT 2022 123/QĐ-UBND 2023-01-20",
        "LDTT 2019 1/QĐ-SNgV 2020-02-01",
        "LDTT 2020 2/QĐ-SNgV 2021-02-01",
        "LDTT 2021 3/QĐ-SNgV 2022-02-01",
        "LDTT 2022 9/QĐ-SNgV 2023-01-05",
        "GK 2022 9/QĐ-SNgV 2023-01-05",
    ]
    assert [one.number for one in look.rows] == [4, 4, 5, 5, 5, 6, 6]
    assert told(look) == [""] * 7


def test_decisions_that_do_not_add_up_are_asked(office: Office) -> None:
    sheet = sheet_of(row(award="LĐTT, CSTĐCS, Giấy khen", number="15/QĐ-SNgV; 16/QĐ-SNgV", day=""))
    look = look_at(office, sheet)
    assert told(look) == ["Dòng có 3 danh hiệu mà 2 quyết định"] * 3
    assert [remedy.words for remedy in look.rows[0].remedies] == [
        "Theo 15/QĐ-SNgV", "Theo 16/QĐ-SNgV", "Để lại dòng này",
    ]  # fmt: skip
    base = 4 * PLACES
    mends = {(base, "number"): "15/QĐ-SNgV", (base + 1, "number"): "16/QĐ-SNgV ngày 1/2/2023"}
    answered = look_at(office, sheet, AwardsGiven(mends=mends, answers={f"row:{base + 2}": LEAVE}))
    assert [said(candidate) for candidate in answered.candidates[:2]] == [
        "LDTT 2022 15/QĐ-SNgV",
        "CSTDCS 2022 16/QĐ-SNgV 2023-02-01",
    ]
    assert answered.sentence == "Sẽ nhập 2 dòng khen thưởng. Để lại 1: 1 bỏ qua."


def test_unknown_and_ambiguous_titles_are_asked_and_the_answer_is_remembered(office: Office) -> None:
    sheet = sheet_of(row(award="LĐ giỏi"), row("Trần Thị Ví Dụ", "CSTĐ"), row("Cao Thị Đề Mục", "LĐ giỏi"))
    look = look_at(office, sheet)
    assert told(look) == [
        "Không rõ danh hiệu “LĐ giỏi”",
        "“CSTĐ” có nhiều loại, chưa rõ loại nào",
        "Không rõ danh hiệu “LĐ giỏi”",
    ]
    asks = [candidate.asks["award"] for candidate in look.candidates]
    written = look_at(office, sheet, AwardsGiven(answers={asks[0]: "written", asks[1]: "CSTDCS"}))
    assert [one.standing for one in written.rows] == [Standing.READY] * 3
    first = written.candidates[0].record
    assert isinstance(first, AwardHeld)
    assert (first.code, first.name) == ("", "LĐ giỏi")
    office.awards_import.keep("a.xlsx", written)
    again = look_at(office, sheet_of(row(award="CSTĐ")))
    assert said(again.candidates[0]).startswith("CSTDCS")


def test_the_code_is_that_of_the_catalogue_of_its_day(office: Office) -> None:
    look = look_at(
        office,
        sheet_of(
            row(award="Lao động giỏi", year="2001", number="1/QĐ-UB", day="01/02/2002"),
            row(award="CSTĐCS", year="2003", number="2/QĐ-UB", day="01/02/2004"),
            row(award="Kỷ niệm chương vì sự nghiệp ngoại giao", number="3/QĐ-BNG"),
            row(award="Bằng khen", number="4/QĐ-TTg"),
            row(award="Bằng khen", number="5", issuer="UBND tỉnh"),
            row(award="Bằng khen", number="6"),
        ),
    )
    records = [candidate.record for candidate in look.candidates]
    found = [(one.code, one.name) for one in records if isinstance(one, AwardHeld)]
    assert found == [
        ("CSTDCS", "CSTĐCS"),
        ("KNC", "Kỷ niệm chương vì sự nghiệp ngoại giao"),
        ("BKTTG", ""),
        ("BKT", ""),
    ]
    assert look.rows[5].problem == "“Bằng khen” có nhiều loại, chưa rõ loại nào"
    assert isinstance(records[2], AwardHeld)
    assert records[2].merit is Merit.DEVOTION


def test_a_body_too_low_for_the_award_is_pointed_out(office: Office) -> None:
    look = look_at(office, sheet_of(row(award="CSTĐ tỉnh")))
    assert told(look) == [
        "Chiến sĩ thi đua tỉnh do Chủ tịch Ủy ban nhân dân tỉnh quyết định, tệp ghi Giám đốc Sở Ngoại vụ"
    ]
    assert look.rows[0].ticked


def test_what_the_book_has_is_unticked_and_cannot_be_written_twice(office: Office) -> None:
    sheet = sheet_of(row(), row(award="Giấy khen", number="8/QĐ-SNgV"))
    office.awards_import.keep("a.xlsx", look_at(office, sheet))
    again = look_at(
        office, sheet_of(*sheet.rows[3:], row(number="99/QĐ-SNgV"), row(award="GK", number="77/QĐ-SNgV"))
    )
    assert told(again) == [
        "Đã có trong sổ năm 2022 theo 15/QĐ-SNgV",
        "Đã có trong sổ năm 2022 theo 8/QĐ-SNgV",
        "Năm 2022 sổ đã ghi danh hiệu này theo 15/QĐ-SNgV",
        "",
    ]
    assert [one.ticked for one in again.rows] == [False, False, False, True]
    ticked = look_at(office, again.sheet, AwardsGiven(ticks={4 * PLACES: True, 6 * PLACES: True}))
    assert [one.ticked for one in ticked.rows] == [False, False, True, True]


def test_a_row_of_the_book_without_its_decision_may_be_completed_by_a_tick(office: Office) -> None:
    office.awards_import.keep("a.xlsx", look_at(office, sheet_of(row(number="", day=""))))
    (kept,) = office.achievements.awards.everything()
    assert kept.number == ""
    look = look_at(office, sheet_of(row()))
    assert told(look) == ["Đã có trong sổ năm 2022, sổ còn thiếu số, ngày quyết định"]
    assert (look.rows[0].ticked, look.rows[0].remedy) == (False, "Đánh dấu để bổ sung số, ngày quyết định")
    ticked = look_at(office, sheet_of(row()), AwardsGiven(ticks={4 * PLACES: True}))
    office.awards_import.keep("b.xlsx", ticked)
    (whole,) = office.achievements.awards.everything()
    assert (whole.id, whole.number, whole.decided_on) == (kept.id, "15/QĐ-SNgV", date(2023, 1, 5))
    office.diary.undo()
    assert office.achievements.awards.everything() == (kept,)


def test_a_row_told_twice_in_the_file_is_taken_once(office: Office) -> None:
    look = look_at(office, sheet_of(row(), row()))
    assert told(look) == ["", "Trùng dòng 4"]
    assert look.sentence == "Sẽ nhập 1 dòng khen thưởng. Để lại 1: 1 trùng."


def test_grades_beside_titles_become_grades(office: Office) -> None:
    head = ("TT", "Họ và tên", "Năm", "Xếp loại", "Danh hiệu", "Quyết định")
    sheet = sheet_of(
        ("1", "Lê Văn Thực Hành", "2022", "HTXSNV", "CSTĐCS", "15/QĐ-SNgV ngày 5/1/2023"),
        ("2", "Trần Thị Ví Dụ", "2022", "Hoàn thành tốt nhiệm vụ", "", "14/QĐ-SNgV ngày 4/1/2023"),
        ("3", "Cao Thị Đề Mục", "2022", "khá", "LĐTT", ""),
        head=head,
    )
    look = look_at(office, sheet)
    grades = [c.record for c in look.candidates if isinstance(c.record, QualityGrade)]
    assert [(one.grade, one.number) for one in grades] == [("HTXS", ""), ("HTT", "14/QĐ-SNgV")]
    assert look.rows[-1].problem == "Không rõ mức xếp loại “khá”"
    office.awards_import.keep("a.xlsx", look)
    again = look_at(office, sheet_of(("1", "Lê Văn Thực Hành", "2022", "HTT", "", ""), head=head))
    assert told(again) == ["Năm 2022 sổ ghi hoàn thành xuất sắc nhiệm vụ. Muốn đổi thì sửa trong sổ"]


def test_wrong_cells_are_named_and_mended_in_place(office: Office) -> None:
    sheet = sheet_of(
        row(day="31/02/2023"),
        row("Trần Thị Ví Dụ", year="năm ngoái"),
        row("Cao Thị Đề Mục", number="chưa có số"),
        row(award="CSTĐCS", year=""),
        row("Trần Thị Ví Dụ", year="2022", award="GK", day="05/01/2030"),
    )
    look = look_at(office, sheet)
    assert told(look) == [
        "Không đọc được ngày “31/02/2023”",
        "Không đọc được năm “năm ngoái”",
        "Không đọc được số, ngày quyết định trong “chưa có số”",
        "Chưa có năm",
        "Ngày 05/01/2030 còn chưa tới. Sửa lại ngày quyết định",
    ]
    assert [remedy.words for remedy in look.rows[3].remedies] == ["Năm 2022", "Năm 2023", "Để lại dòng này"]
    mends = {
        (4 * PLACES, "decided_on"): "28/2/2023",
        (5 * PLACES, "year"): "2020-2021, 2022",
        (6 * PLACES, "number"): "",
        (7 * PLACES, "year"): "2021",
        (8 * PLACES, "decided_on"): "",
    }
    mended = look_at(office, sheet, AwardsGiven(mends=mends))
    assert [said(candidate) for candidate in mended.candidates] == [
        "LDTT 2022 15/QĐ-SNgV 2023-02-28",
        "LDTT 2021 15/QĐ-SNgV 2023-01-05",
        "LDTT 2022 15/QĐ-SNgV 2023-01-05",
        "LDTT 2022 2023-01-05",
        "CSTDCS 2021 15/QĐ-SNgV 2023-01-05",
        "GK 2022 15/QĐ-SNgV",
    ]
    assert [one.ticked for one in mended.rows] == [True] * 6


def test_money_merit_reason_and_golden_book_are_kept(office: Office) -> None:
    head = (*HEAD, "Loại hình", "Thành tích", "Tiền thưởng", "Số sổ vàng", "Ghi chú")
    more = ("Đột xuất", "Đón đoàn khách Lào", "1.170.000 đồng", "12", "x")
    look = look_at(office, sheet_of((*row(award="Giấy khen"), *more), head=head))
    (record,) = [candidate.record for candidate in look.candidates]
    assert isinstance(record, AwardHeld)
    assert (record.merit, record.reason, record.money, record.golden_book) == (
        Merit.SUDDEN, "Đón đoàn khách Lào", 1_170_000, "12",
    )  # fmt: skip


def test_a_sheet_without_names_is_refused(office: Office) -> None:
    with pytest.raises(SayToUser, match="Chưa biết cột nào là Họ và tên"):
        office.awards_import.look(sheet_of(row()), 2, {"year": 5}, AwardsGiven())

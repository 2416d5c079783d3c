"""What a new year makes of sentences plans really hold: table of cases."""

import pytest

from app.domain.next_year import answer_problem, propose, replacement
from app.domain.office import LegalBasis
from app.domain.outline import Outline
from app.domain.plan import Plan
from app.domain.year_marks import Sort
from tests.next_year.readings import DONG_NAI, line, read, told, turn

CASES = [
    # years of the plan, and years that are not
    ("Nhiệm vụ năm 2023 của tỉnh.", ["change năm 2023 -> năm 2024"]),
    ("Phát động thi đua Năm 2023.", ["change Năm 2023 -> Năm 2024"]),
    ("PHONG TRÀO THI ĐUA NĂM 2023", ["change NĂM 2023 -> NĂM 2024"]),
    ("Phát huy kết quả năm 2022.", ["ask năm 2022 -> năm 2023"]),
    ("Tầm nhìn đến năm 2030.", ["keep năm 2030"]),
    ("Phấn đấu đến năm 2023 hoàn thành.", ["ask năm 2023 -> năm 2024"]),
    ("Kế hoạch thi đua 2023 của Sở.", ["ask 2023 -> 2024"]),
    ("Tài khoản số 20235 và phòng 2023A.", []),
    # dates and periods
    ("Từ tháng 01/2023 đến 31/12/2023.",
     ["change Từ tháng 01/2023 đến 31/12/2023 -> Từ tháng 01/2024 đến 31/12/2024"]),
    ("từ ngày 01/01/2023 đến hết ngày 31/12/2023",
     ["change từ ngày 01/01/2023 đến hết ngày 31/12/2023 -> từ ngày 01/01/2024 đến hết ngày 31/12/2024"]),
    ("Báo cáo trước ngày 15/6/2023.", ["change 15/6/2023 -> 15/6/2024"]),
    ("Gửi về Sở trước ngày 10 tháng 12 năm 2023.",
     ["change 10 tháng 12 năm 2023 -> 10 tháng 12 năm 2024"]),
    ("Sơ kết quý II/2023.", ["change quý II/2023 -> quý II/2024"]),
    ("Sơ kết quý II năm 2023.", ["change quý II năm 2023 -> quý II năm 2024"]),
    ("Xong trong tháng 02 năm 2023.", ["change tháng 02 năm 2023 -> tháng 02 năm 2024"]),
    ("Tổng kết trước ngày 15/01/2024.", ["change 15/01/2024 -> 15/01/2025"]),
    ("Tính từ ngày 01/12/2022.", ["ask 01/12/2022 -> 01/12/2023"]),
    # acts: dates stay, yearly ones are asked
    ("Chỉ thị số 01/CT-UBND ngày 09/01/2023 của UBND tỉnh", ["ask số 01/CT-UBND ngày 09/01/2023"]),
    ("Chỉ thị số 01/CT-UBND ngày 09 tháng 01 năm 2023 của UBND tỉnh",
     ["ask số 01/CT-UBND ngày 09 tháng 01 năm 2023"]),
    ("Nghị quyết 22-NQ/TW ngày 10/4/2013 của Bộ Chính trị", ["keep 22-NQ/TW ngày 10/4/2013"]),
    ("Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ",
     ["keep số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023"]),
    ("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", ["keep 15 tháng 6 năm 2022"]),
    ("Quyết định số 12/QĐ-UBND ngày 05/5/2023 của UBND tỉnh", ["keep số 12/QĐ-UBND ngày 05/5/2023"]),
    ("Nghị quyết số 30/NQ-HĐND ngày 08/12/2022 của HĐND tỉnh về nhiệm vụ năm 2023; xây dựng năm 2023.",
     ["ask số 30/NQ-HĐND ngày 08/12/2022", "change năm 2023 -> năm 2024", "change năm 2023 -> năm 2024"]),
    # spans and terms
    ("Kế hoạch 5 năm 2021-2025 của tỉnh", ["keep 2021-2025"]),
    ("giai đoạn 2015 - 2020", ["keep 2015 - 2020"]),
    ("Năm học 2022-2023", ["change 2022-2023 -> 2023-2024"]),
    ("Chiến lược 2021-2030", ["keep 2021-2030"]),
    ("Đề án giai đoạn 2022-2023", ["ask 2022-2023"]),
    # congresses
    ("Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", ["keep lần thứ XIII"]),
    ("Đại hội đại biểu toàn quốc lần thứ XII của Đảng", ["keep lần thứ XII"]),
    ("Đại hội Công đoàn tỉnh lần thứ X", ["ask lần thứ X"]),
    ("Ban Chấp hành Trung ương Đảng khóa XII", ["keep khóa XII"]),
    ("Nghị quyết Đại hội XIII của Đảng", ["keep XIII"]),
    ("Nghị quyết Đại hội lần thứ XIII của Đảng", ["keep lần thứ XIII"]),
    ("Nghị quyết Đại hội XI Đảng bộ tỉnh", ["keep XI"]),
    ("Chương trình hành động số 17-CTr/TU ngày 30/01/2023 của Tỉnh ủy",
     ["ask số 17-CTr/TU ngày 30/01/2023"]),
    ("Chương trình hành động số 17-CTr/TU ngày 30/9/2021 của Tỉnh ủy", ["keep số 17-CTr/TU ngày 30/9/2021"]),
    ("Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày 16/11/2013", ["keep 16/11/2013"]),
    ("Kỷ niệm 78 năm Quốc khánh 2/9/2023", ["ask 78 năm -> 79 năm", "change 2/9/2023 -> 2/9/2024"]),
    ("Kỳ họp Quốc hội khóa XV", ["keep khóa XV"]),
    ("Nghị quyết của HĐND tỉnh khóa X", ["keep khóa X"]),
    # anniversaries and places in a term
    ("Kỷ niệm 133 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2023)",
     [("change 133 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2023)"
      " -> 134 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2024)")]),
    ("Kỷ niệm 130 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2023)",
     [("ask 130 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2023)"
      " -> 134 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2024)")]),
    ("là năm thứ ba thực hiện Kế hoạch 5 năm 2021-2025",
     ["change năm thứ ba -> năm thứ tư", "keep 2021-2025"]),
    ("là năm thứ ba của phong trào", ["ask năm thứ ba"]),
    ("Năm 2023 là năm giữa nhiệm kỳ", ["change Năm 2023 -> Năm 2024", "ask năm giữa nhiệm kỳ"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_from_2023_to_2024(text: str, expected: list[str]) -> None:
    assert told(text) == expected


LATER = [
    ("Kế hoạch 5 năm 2021-2025", 2025, 2026, ["change 2021-2025 -> 2026-2030"]),
    ("Kế hoạch 5 năm 2021-2025", 2023, 2031, ["change 2021-2025 -> 2031-2035"]),
    ("Chương trình mục tiêu quốc gia giai đoạn 2021-2025", 2025, 2026, ["ask 2021-2025 -> 2026-2030"]),
    ("Đại hội Đảng bộ tỉnh nhiệm kỳ 2020-2025", 2024, 2025, ["ask 2020-2025 -> 2025-2030"]),
    ("Đại hội Đảng bộ tỉnh nhiệm kỳ 2020-2025", 2025, 2026, ["change 2020-2025 -> 2025-2030"]),
    ("HĐND tỉnh nhiệm kỳ 2021-2026", 2026, 2027, ["change 2021-2026 -> 2026-2031"]),
    ("Đại hội đại biểu toàn quốc lần thứ XIII", 2025, 2026, ["ask lần thứ XIII -> lần thứ XIV"]),
    ("Nghị quyết Đại hội XIII của Đảng", 2025, 2026, ["ask XIII -> XIV"]),
    ("Nghị quyết Đại hội XI Đảng bộ tỉnh", 2024, 2025, ["ask XI -> XII"]),
    ("Quốc hội khóa XV", 2025, 2026, ["ask khóa XV -> khóa XVI"]),
    ("Ban Chấp hành Trung ương Đảng khóa XIII", 2025, 2026, ["ask khóa XIII -> khóa XIV"]),
    ("Đại hội Đảng bộ tỉnh lần thứ XI", 2024, 2025, ["ask lần thứ XI -> lần thứ XII"]),
    ("Nộp trước ngày 29/02/2024", 2024, 2025, ["ask 29/02/2024 -> 28/02/2025"]),
    ("Từ 01/2024 đến 12/2024", 2024, 2026, ["change Từ 01/2024 đến 12/2024 -> Từ 01/2026 đến 12/2026"]),
]


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"), LATER, ids=[f"{c[0][:34]}, {c[2]}" for c in LATER]
)
def test_where_a_term_or_a_day_ends(text: str, old: int, new: int, expected: list[str]) -> None:
    assert told(text, old, new) == expected


def test_a_deadline_that_falls_on_a_weekend_says_so() -> None:
    (proposal,) = read("Báo cáo trước ngày 15/6/2023.")
    assert "15/06/2024 là thứ Bảy" in proposal.why


def test_the_year_in_the_title_of_an_asked_act_waits_for_its_answer() -> None:
    act, year = read("Chỉ thị số 01/CT-UBND ngày 09/01/2023 về việc phát động thi đua năm 2023.")
    assert (act.sort, year.sort) == (Sort.ASK, Sort.CHANGE)
    assert year.question == act.question == "act:01/CT-UBND"
    assert replacement(year, {}) is None
    assert replacement(year, {"act:01/CT-UBND": "số 02/CT-UBND ngày 08/01/2024"}) == "năm 2024"


def test_a_second_mention_without_date_takes_the_number_only() -> None:
    first, second = read(
        "Chỉ thị số 01/CT-UBND ngày 09/01/2023 của tỉnh. Theo Chỉ thị số 01/CT-UBND nêu trên."
    )
    answers = {first.question: "số 02/CT-UBND ngày 08/01/2024"}
    assert replacement(first, answers) == "số 02/CT-UBND ngày 08/01/2024"
    assert replacement(second, answers) == "số 02/CT-UBND"


@pytest.mark.parametrize(
    ("answer", "fits"),
    [
        ("số 02/CT-UBND ngày 08/01/2024", True),
        ("số 02/CT-UBND ngày 08 tháng 01 năm 2024", True),
        ("số …/CT-UBND ngày …/…/2024", True),
        ("số 02/CT-UBND", False),
        ("ngày 08/01/2024", False),
        ("", False),
    ],
)
def test_an_answer_needs_number_and_day(answer: str, fits: bool) -> None:
    (proposal,) = read("Chỉ thị số 01/CT-UBND ngày 09/01/2023 của UBND tỉnh")
    assert (answer_problem(proposal, answer) == "") is fits


def test_an_act_that_ended_is_asked_with_what_took_its_place() -> None:
    from datetime import date

    old = LegalBasis(1, "Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017", valid_to=date(2023, 12, 31))
    new = LegalBasis(2, "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023", valid_from=date(2024, 1, 1))
    at = turn(bases=[old, new])
    (proposal,) = read("theo Nghị định số 91/2017/NĐ-CP của Chính phủ", at)
    assert proposal.sort is Sort.ASK
    assert proposal.new == "số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023"
    whole = propose(Plan(1, 2023, legal_bases=("Khác", old.text)), Outline(), at)
    assert [line(p) for p in whole] == [f"change {old.text} -> {new.text}"]


def test_names_of_the_office_follow_the_new_day_but_the_issuer_of_an_act_is_asked() -> None:
    at = turn(2025, 2026, becomes=DONG_NAI)
    found = read(
        "UBND tỉnh Bình Phước giao. Chỉ thị số 10/CT-UBND ngày 09/01/2025 của UBND tỉnh Bình Phước.", at
    )
    assert [line(p) for p in found] == [
        "change UBND tỉnh Bình Phước -> UBND tỉnh Đồng Nai",
        "ask số 10/CT-UBND ngày 09/01/2025",
        "ask UBND tỉnh Bình Phước -> UBND tỉnh Đồng Nai",
    ]
    full = read("Ủy ban nhân dân tỉnh Bình Phước giao", at)
    assert [line(p) for p in full] == [
        "change Ủy ban nhân dân tỉnh Bình Phước -> Ủy ban nhân dân tỉnh Đồng Nai"
    ]
    place = read("trên địa bàn tỉnh Bình Phước", at)
    assert [line(p) for p in place] == ["ask Bình Phước -> Đồng Nai"]


def test_a_unit_that_ended_is_asked() -> None:
    found = read("Phòng Lãnh sự tổng hợp.", turn(gone_units=("Phòng Lãnh sự",)))
    assert [line(p) for p in found] == ["ask Phòng Lãnh sự"]


def test_a_proposal_stands_in_its_own_sentence() -> None:
    (proposal,) = read("Câu đầu. Nhiệm vụ năm 2023 của tỉnh; phần sau.")
    assert (proposal.before, proposal.old, proposal.after) == ("Nhiệm vụ ", "năm 2023", " của tỉnh;")

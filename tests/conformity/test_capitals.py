"""Capitals by Phụ lục II: each rule finds its fault, and lets right words stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from papers_of_kinds import PLAN

from app.documents.checks.capitals import capital_faults, load_capitals
from app.documents.conformity import Finding

WRONG = [
    ("VH-01", "error", "Hoàn thành nhiệm vụ. tiếp tục phát huy.", "tiếp"),
    ("VH-02", "warning", "Hoàn thành năm 2023; Tiếp tục phát huy", "Tiếp"),
    ("VH-03", "error", "Giao bà Phạm thị Anh Thư theo dõi", "Phạm thị Anh Thư"),
    ("VH-04", "warning", "trên địa bàn Tỉnh Bình Phước", "Tỉnh Bình"),
    ("VH-05", "error", "họp tại quận 1, có mặt đông đủ", "quận 1"),
    ("VH-06", "error", "tại thành phố Hồ Chí Minh", "thành phố Hồ Chí Minh"),
    ("VH-07", "hint", "dọc theo Sông Vàm Cỏ", "Sông Vàm Cỏ"),
    ("VH-08", "hint", "các tỉnh vùng tây bắc", "vùng tây bắc"),
    ("VH-09", "error", "do Sở Ngoại Vụ chủ trì", "Sở Ngoại Vụ"),
    ("VH-09", "error", "của Uỷ Ban Nhân Dân tỉnh", "Uỷ Ban Nhân Dân"),
    ("VH-10", "error", "của Ban chấp hành Trung ương Đảng khóa XII", "Ban chấp hành Trung ương Đảng"),
    ("VH-11", "warning", "do Unesco công nhận", "Unesco"),
    ("VH-12", "hint", "tận tụy phục vụ nhân dân", "nhân dân"),
    ("VH-13", "error", "danh hiệu Anh hùng lao động", "Anh hùng lao động"),
    ("VH-13", "error", "tặng Huân chương Lao động hạng ba cho Sở", "hạng ba"),
    ("VH-14", "warning", "giao giám đốc Phạm Thị Anh Thư theo dõi", "giám đốc"),
    ("VH-15", "hint", "theo đường lối của đảng", "đảng"),
    ("VH-16", "warning", "mừng ngày Quốc khánh 2/9", "ngày Quốc khánh 2/9"),
    ("VH-17", "error", "thực hiện chỉ thị số 01/CT-UBND", "chỉ thị số 01/CT-UBND"),
    ("VH-18", "error", "theo quy định tại điều 75", "điều 75"),
    ("VH-18", "error", "theo quy định tại Khoản 1 Điều 75", "Khoản 1"),
    ("VH-19", "warning", "đón năm Ất tỵ", "Ất tỵ"),
    ("VH-20", "warning", "dịp Tết Nguyên Đán", "Tết Nguyên Đán"),
    ("VH-21", "warning", "họp vào sáng thứ hai, tại Sở", "thứ hai"),
    ("VH-22", "hint", "kỷ niệm Cách mạng Tháng Tám", "Cách mạng Tháng Tám"),
    ("VH-23", "hint", "đăng trên Tạp chí cộng sản", "Tạp chí cộng sản"),
]
RIGHT = [
    "Kế hoạch 5 năm 2021-2025; Nghị quyết số 06-NQ/TW; Kế hoạch của Sở; tiếp tục triển khai.",
    "Chỉ số cải cách hành chính (PAR INDEX); “Doanh nghiệp Việt Nam hội nhập và phát triển”.",
    "của Đảng và Nhà nước, cơ quan hành chính nhà nước, lực lượng vũ trang nhân dân",
    "Ủy ban nhân dân tỉnh, Uỷ ban nhân dân huyện, UBND tỉnh Bình Phước, Tỉnh ủy, Tỉnh Đoàn",
    "Sở Ngoại vụ; Hội đồng Thi đua - Khen thưởng; Ban Thi đua - Khen thưởng tỉnh",
    "theo điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I của Bộ luật Hình sự",
    "Thành phố Hồ Chí Minh, Thủ đô Hà Nội, tỉnh Nam Định, Quận 1, TP. Hồ Chí Minh",
    "danh hiệu “Lao động tiên tiến”, “Chiến sĩ thi đua cơ sở”, tặng giấy khen, bằng khen",
    "v.v. nhưng không hết; TS. Nguyễn Văn An; đạt 1.234. 567 đồng",
    "Giám đốc Phạm Thị Anh Thư; các giám đốc sở; đảng viên, đảng ủy, đảng bộ",
    "năm Ất Tỵ, tết Nguyên đán, dịp Tết, thứ Hai, lần thứ hai, tháng Năm, ngày tháng năm sinh",
    "Kế hoạch số 05/KH-SNgV; kế hoạch 5 năm; báo cáo 6 tháng; báo cáo số liệu",
    "CÁC TỈNH VÀ THÀNH PHỐ HỒ CHÍ MINH, ỦY BAN NHÂN DÂN",
    "Tết Nguyên đán năm nay đến sớm. Hội nghị tổng kết… và kết thúc.",
]


@pytest.mark.parametrize(("id_", "level", "text", "found"), WRONG)
def test_a_wrong_capital_is_found_alone(id_: str, level: str, text: str, found: str) -> None:
    told = capital_faults(text, load_capitals(), ("Phạm Thị Anh Thư",))
    assert [(fault.id, fault.level, fault.found) for fault in told] == [(id_, level, found)]
    assert text[told[0].start : told[0].end] == found
    assert told[0].article.startswith("Phụ lục II NĐ 30/2020/NĐ-CP")


@pytest.mark.parametrize("text", RIGHT)
def test_right_capitals_stand(text: str) -> None:
    assert capital_faults(text, load_capitals(), ("Phạm Thị Anh Thư",)) == ()


def test_every_rule_has_an_example() -> None:
    assert {id_ for id_, *_ in WRONG} == {f"VH-{number:02}" for number in range(1, 24)}
    assert {id_ for id_, _ in load_capitals().rules} == {id_ for id_, *_ in WRONG}


def test_letters_made_of_parts_are_the_same_letters() -> None:
    text = unicodedata.normalize("NFD", "của Ban chấp hành Trung ương Đảng")
    assert [fault.id for fault in capital_faults(text, load_capitals())] == ["VH-10"]


def test_the_plan_of_2023_has_the_faults_it_has() -> None:
    text = (
        "Chỉ thị số 01/CT-UBND về năm 2023; Tiếp tục tham mưu; Nghị quyết số 06-NQ/TW của Ban chấp hành "
        "Trung ương Đảng khóa XII; Tham mưu UBND tỉnh, phục vụ nhân dân"
    )
    told = [(fault.id, fault.right) for fault in capital_faults(text, load_capitals())]
    assert told == [
        ("VH-02", "tiếp"),
        ("VH-10", "Ban Chấp hành Trung ương Đảng"),
        ("VH-02", "tham"),
        ("VH-12", "Nhân dân"),
    ]


def test_a_small_letter_at_a_new_line_is_an_error(findings: Callable[..., tuple[Finding, ...]]) -> None:
    parts = list(PLAN.body)
    parts[2] = ("text", parts[2][1].replace("a) Phát", "a) phát"))
    told = findings(replace(PLAN, body=tuple(parts)))
    assert [(f.id, f.level, f.place, f.found) for f in told] == [
        ("VH-01", "error", "đoạn 19 “phát động phong trào…”", "“phát động”")
    ]


def test_the_signer_has_a_capital_at_every_syllable(findings: Callable[..., tuple[Finding, ...]]) -> None:
    told = findings(replace(PLAN, name="Nguyễn văn Thực Hành"))
    assert [(f.id, f.place) for f in told] == [("VH-03", "cuối văn bản, ô 7b")]

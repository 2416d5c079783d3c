"""What is missing or doubtful in a plan is named with its place."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.dates import PartialDate
from app.domain.office import Authority, Identity, LegalBasis, Signatory
from app.domain.outline import NewNode, Numbering, Outline
from app.domain.outline_edit import insert
from app.domain.plan import Plan
from app.domain.readiness import Surroundings, latest_act_date, other_years, readiness
from app.domain.register import RegisterEntry, Series

OFFICE = Identity(1, "UBND tỉnh Bình Phước", "Sở Ngoại vụ", "SNgV", "Bình Phước", None, date(2025, 6, 30))
HEAD = Signatory(1, "Trần Thị Mẫu", "Giám đốc", valid_to=date(2023, 6, 30))
DEPUTY = Signatory(2, "Lê Văn Thử", "Phó Giám đốc", Authority.KT, "Giám đốc")
OLD_BASIS = LegalBasis(1, "Luật cũ", valid_to=date(2022, 12, 31))
READY = Plan(
    id=1,
    year=2023,
    number=5,
    issued=PartialDate(2023, 1, 12),
    title="Phát động phong trào thi đua năm 2023",
    opening="Thực hiện Chỉ thị số 01/CT-UBND ngày 09/01/2023.",
    closing="Trên đây là Kế hoạch.",
    recipients=("Ban Giám đốc", "Lưu: VT, VP"),
    signer_lines=("GIÁM ĐỐC",),
    signer_name="Trần Thị Mẫu",
)
BODY = insert(
    Outline(), None, 0, [NewNode(0, Numbering.ROMAN, "MỤC ĐÍCH"), NewNode(1, Numbering.ARABIC, "", "Chữ.")], 1
)


def sentences(
    plan: Plan, outline: Outline = BODY, register: tuple[RegisterEntry, ...] = ()
) -> list[tuple[str, str]]:
    around = Surroundings((OFFICE,), (HEAD, DEPUTY), (OLD_BASIS,), register)
    return [(f.sentence, f.target) for f in readiness(plan, outline, around)]


def test_a_complete_plan_has_nothing_to_say() -> None:
    assert sentences(READY) == []


@pytest.mark.parametrize(
    ("change", "said", "target"),
    [
        ({"number": None, "issued": None}, "Chưa có số và ngày ký", "field:number"),
        ({"number": None}, "Chưa có số", "field:number"),
        ({"issued": PartialDate(2023, 1)}, "Chưa có đủ ngày, tháng, năm ký", "field:issued"),
        ({"issued": PartialDate(2023, 1, 5)}, "trước ngày 09/01/2023", "field:issued"),
        (
            {"issued": PartialDate(2025, 7, 1)},
            "Chưa có tên cơ quan cho ngày 01/07/2025",
            "settings:identities",
        ),
        ({"title": ""}, "Chưa có trích yếu", "field:title"),
        ({"title": "Phong trào thi đua năm 2022"}, "Nói đến năm 2022", "field:title"),
        ({"opening": ""}, "Chưa có câu mở đầu", "field:opening"),
        ({"legal_bases": ("Luật cũ",)}, "Căn cứ không còn hiệu lực ngày 12/01/2023", "field:legal_bases"),
        ({"period_to": "2024-12-31"}, "Thời gian kết thúc thuộc năm 2024", "field:period_to"),
        ({"closing": ""}, "Chưa có câu kết", "field:closing"),
        ({"recipients": ()}, "Chưa có nơi nhận", "field:recipients"),
        ({"recipients": ("Ban Giám đốc",)}, "Lưu: VT", "field:recipients"),
        ({"recipients": ("Lưu: VT",)}, "chưa có đơn vị soạn thảo", "field:recipients"),
        ({"signer_name": ""}, "Chưa có người ký", "field:signer_name"),
        ({"signer_name": "Người Lạ"}, "chưa có trong danh sách", "field:signer_name"),
        (
            {"issued": PartialDate(2023, 7, 3)},
            "không có thẩm quyền ký vào ngày 03/07/2023",
            "field:signer_name",
        ),
        ({"signer_lines": ("PHÓ GIÁM ĐỐC",)}, "khác với danh sách người ký", "field:signer_lines"),
    ],
)
def test_each_lack_is_named_with_its_place(change: dict[str, object], said: str, target: str) -> None:
    found = sentences(replace(READY, **change))  # type: ignore[arg-type]
    assert any(said in sentence and at == target for sentence, at in found), found


def test_a_lead_in_that_says_what_the_plan_rests_on_needs_no_opening() -> None:
    lead_in = "Thực hiện Chỉ thị số 01/CT-UBND ngày 09/01/2023, Sở Ngoại vụ xây dựng Kế hoạch như sau:"
    assert sentences(replace(READY, opening="", lead_in=lead_in)) == []


def test_an_empty_node_is_a_click_away() -> None:
    outline = insert(BODY, 1, 1, [NewNode(0, Numbering.ARABIC)], 9)
    assert ("Mục chưa có nội dung", "node:9") in sentences(READY, outline)


def test_a_number_used_by_another_paper_is_pointed_out() -> None:
    other = RegisterEntry(1, 2023, Series.OFFICE, 5, "BC-SNgV", date(2023, 1, 4), "Báo cáo", "Báo cáo quý")
    assert any("Số 05 đã dùng cho “Báo cáo quý”" in s for s, _ in sentences(READY, register=(other,)))
    mine = replace(other, plan_id=READY.id)
    assert sentences(READY, register=(mine,)) == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("nhiệm vụ năm 2022 và năm 2024", (2022, 2024)),
        ("Kế hoạch 5 năm 2021-2025", ()),
        ("Luật ngày 15 tháng 6 năm 2022", ()),
        ("Nghị quyết ngày 10/4/2013", ()),
        ("năm 2023", ()),
        ("Luật Đất đai năm 2024, Luật Thi đua, khen thưởng năm 2003 (sửa đổi, bổ sung năm 2005)", ()),
        ("thực hiện Luật Thi đua, khen thưởng và nhiệm vụ năm 2022", (2022,)),
        ("vốn năm 2022 chuyển sang; kết quả theo Luật Đầu tư. Mục tiêu năm 2024", (2024,)),
    ],
)
def test_only_years_the_text_calls_its_own_are_compared(text: str, years: tuple[int, ...]) -> None:
    assert other_years(text, 2023) == years


def test_the_latest_act_decides_how_early_the_plan_may_be() -> None:
    texts = ["Chỉ thị ngày 09/01/2023", "Luật ngày 15 tháng 6 năm 2022", "ngày 45/13/2023"]
    assert latest_act_date(texts) == date(2023, 1, 9)
    assert latest_act_date(["không có ngày"]) is None


@pytest.mark.parametrize(
    ("issued", "said"),
    [
        (None, ""),
        (PartialDate(2023, 8), "Trần Thị Mẫu không có thẩm quyền ký trong tháng 08/2023"),
        (PartialDate(2023, 7, 1), "Trần Thị Mẫu không có thẩm quyền ký vào ngày 01/07/2023"),
    ],
)
def test_a_blank_day_is_judged_by_every_day_it_may_be(issued: PartialDate | None, said: str) -> None:
    found = [s for s, _ in sentences(replace(READY, issued=issued)) if "thẩm quyền" in s]
    assert found == ([said] if said else [])

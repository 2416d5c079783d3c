"""The plan as a value: its text, its styles, and room where something is missing."""

from dataclasses import replace
from pathlib import Path

import pytest
from papers_for_tests import SNGV, A, D, L, N, P, R, outline, seed, seed_paper

from app.documents.layouts.plan import plan_paper
from app.documents.layouts.punctuation import ended, listed
from app.documents.model import Document, Paragraph, Rule, plain_text
from app.documents.profile import load_profile
from app.domain.dates import PartialDate
from app.domain.office import Identity
from app.domain.outline import NewNode, Outline
from app.domain.plan import Plan

GOLDEN = Path(__file__).parent.parent / "golden" / "ke-hoach-2023.txt"


def styled(document: Document) -> list[tuple[str, str]]:
    return [
        (block.style.removeprefix("NĐ30 "), block.text)
        for block in document.body
        if isinstance(block, Paragraph)
    ]


def rules(document: Document) -> list[Rule]:
    assert document.letterhead
    blocks = (*document.letterhead.issuer, *document.letterhead.nation, *document.title)
    return [block for block in blocks if isinstance(block, Rule)]


def body(*nodes: NewNode, **fields: object) -> Document:
    plan = replace(Plan(1, 2023, title="Thi đua"), **fields)  # type: ignore[arg-type]
    return plan_paper(plan, outline(*nodes), SNGV, practice=False)


def test_the_plan_of_2023_reads_as_its_golden_text() -> None:
    assert plain_text(seed_paper()) == GOLDEN.read_text(encoding="utf-8")


def test_the_three_rules_have_their_lengths_and_stand_in_the_middle() -> None:
    issuer, nation, title = rules(seed_paper())
    assert 30.6 / 3 <= issuer.length_mm <= 30.6 / 2
    assert nation.length_mm == pytest.approx(60.5, abs=0.1)
    assert 124.1 / 3 <= title.length_mm <= 124.1 / 2
    for rule, width in ((issuer, 65), (nation, 100), (title, 165)):
        assert rule.left_mm == rule.right_mm
        assert rule.left_mm + rule.length_mm + rule.right_mm == pytest.approx(width)


def test_each_kind_of_node_has_its_own_style() -> None:
    document = body(
        NewNode(0, R, "Mục đích, yêu cầu"),
        NewNode(1, A, "Mục đích"),
        NewNode(2, D, "", "Một."),
        NewNode(1, A, "Thời gian:", "Cả năm"),
        NewNode(2, N, "Văn phòng"),
        NewNode(3, L, "", "Việc."),
        NewNode(1, A, "", "Việc khác."),
        NewNode(1, P, "", "Đoạn thường."),
        closing="Hết.",
    )
    assert styled(document) == [
        ("Tiêu đề mục", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("Tiêu đề khoản", "1. Mục đích"),
        ("Gạch đầu dòng", "- Một."),
        ("Khoản", "2. Thời gian: Cả năm"),
        ("Tiêu đề tiểu khoản", "2.1. Văn phòng"),
        ("Điểm", "a) Việc."),
        ("Khoản", "3. Việc khác."),
        ("Nội dung", "Đoạn thường."),
        ("Câu kết", "Hết./."),
    ]


def test_a_title_that_runs_on_gets_the_colon_it_lacks() -> None:
    assert styled(body(NewNode(0, A, "Thời gian", "Cả năm")))[0] == ("Khoản", "1. Thời gian: Cả năm./.")


def test_the_text_of_a_section_stands_under_its_capitals() -> None:
    document = body(NewNode(0, R, "Thời gian", "Cả năm.\nCả nước."), closing="Hết.")
    assert [text for _, text in styled(document)] == ["I. THỜI GIAN", "Cả năm.", "Cả nước.", "Hết./."]


def test_lines_of_a_text_are_paragraphs_and_all_point_to_their_node() -> None:
    document = body(NewNode(0, A, "", "Một.\n\nHai."))
    blocks = [block for block in document.body if isinstance(block, Paragraph)]
    assert [(block.text, block.ref) for block in blocks] == [("1. Một.", "node:1"), ("Hai./.", "node:1")]


def test_an_empty_node_leaves_its_number_and_an_empty_paragraph_leaves_nothing() -> None:
    assert [text for _, text in styled(body(NewNode(0, A), NewNode(0, P), closing="Hết."))] == [
        "1.",
        "Hết./.",
    ]


def test_a_heading_at_the_very_end_gets_no_end_mark() -> None:
    assert styled(body(NewNode(0, R, "Thời gian")))[-1] == ("Tiêu đề mục", "I. THỜI GIAN")


def test_the_last_paragraph_is_kept_with_the_signature_block() -> None:
    for document in (seed_paper(), body(NewNode(0, A, "", "Việc."))):
        last = document.body[-1]
        assert isinstance(last, Paragraph)
        assert document.keeps(last)


def test_headings_are_kept_with_what_follows() -> None:
    document = seed_paper()
    headings = [b for b in document.body if isinstance(b, Paragraph) and "Tiêu đề" in b.style]
    assert len(headings) == 7
    assert all(document.keeps(heading) for heading in headings)


def test_legal_bases_end_with_semicolons_and_the_last_with_a_full_stop() -> None:
    document = body(
        legal_bases=("Căn cứ Luật A", "Căn cứ Nghị định B.", "Theo đề nghị của C;"), lead_in="Như sau:"
    )
    assert styled(document)[:3] == [
        ("Căn cứ", "Căn cứ Luật A;"),
        ("Căn cứ", "Căn cứ Nghị định B;"),
        ("Căn cứ", "Theo đề nghị của C."),
    ]
    assert document.look.style("NĐ30 Căn cứ").italic


def test_a_legal_basis_that_names_only_the_act_says_on_paper_what_it_is() -> None:
    bases = ("Luật A", "Nghị định số 1/2023/NĐ-CP", "Căn cứ Thông tư B", "Xét đề nghị của C")
    document = body(legal_bases=bases, lead_in="Như sau:")
    assert [text for _, text in styled(document)[:4]] == [
        "Căn cứ Luật A;",
        "Căn cứ Nghị định số 1/2023/NĐ-CP;",
        "Căn cứ Thông tư B;",
        "Xét đề nghị của C.",
    ]


def test_recipients_get_one_dash_and_one_end_mark_however_they_were_typed() -> None:
    document = body(recipients=("- Ban Giám đốc;", "Các phòng", "– Lưu: VT."))
    assert document.signature
    assert [line.text for line in document.signature.recipients] == [
        "Nơi nhận:",
        "- Ban Giám đốc;",
        "- Các phòng;",
        "- Lưu: VT.",
    ]


def test_a_deputy_signs_in_two_lines_above_the_room_and_the_name() -> None:
    document = body(signer_lines=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), signer_name="Trần Văn Mẫu")
    assert document.signature
    assert [line.text for line in document.signature.signer] == [
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "",
        "Trần Văn Mẫu",
    ]


def test_a_council_signs_in_broken_lines_with_the_office_title_above_the_name() -> None:
    document = body(
        signer_lines=("TM. HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", "CHỦ TỊCH"),
        signer_office_title="Giám đốc",
        signer_name="Trần Văn Mẫu",
    )
    assert document.signature
    assert [line.text for line in document.signature.signer] == [
        "TM. HỘI ĐỒNG\nTHI ĐUA - KHEN THƯỞNG",
        "CHỦ TỊCH",
        "",
        "GIÁM ĐỐC",
        "Trần Văn Mẫu",
    ]


@pytest.mark.parametrize(
    ("number", "issued", "number_line", "date_line"),
    [
        (5, PartialDate(2023, 1, 9), "Số: 05/KH-SNgV", "Bình Phước, ngày 09 tháng 01 năm 2023"),
        (125, PartialDate(2023, 6, 29), "Số: 125/KH-SNgV", "Bình Phước, ngày 29 tháng 6 năm 2023"),
        (None, PartialDate(2023, 1), "Số:        /KH-SNgV", "Bình Phước, ngày        tháng 01 năm 2023"),
        (None, None, "Số:        /KH-SNgV", "Bình Phước, ngày        tháng        năm 2023"),
    ],
)
def test_number_and_date_follow_the_decree_and_leave_room(
    number: int | None, issued: PartialDate | None, number_line: str, date_line: str
) -> None:
    head = body(number=number, issued=issued).letterhead
    assert head
    assert head.number[0].text == number_line
    assert head.place_date[0].text == date_line


def test_a_place_too_long_for_its_column_is_printed_in_the_smaller_allowed_size() -> None:
    document = plan_paper(
        Plan(1, 2026, issued=PartialDate(2026, 12, 30), place="Thành phố Hồ Chí Minh"), Outline(), SNGV, False
    )
    assert document.letterhead
    assert document.look.style(document.letterhead.place_date[0].style).size_pt == 13


def test_an_office_without_rows_and_a_plan_without_words_still_make_a_paper() -> None:
    document = plan_paper(Plan(1, 2024), Outline(), None, practice=False)
    text = plain_text(document)
    assert "Số:        /KH" in text
    assert "năm 2024" in text
    assert "Nơi nhận:" in text


def test_the_practice_line_stands_only_on_papers_that_name_practice_people() -> None:
    assert seed_paper(practice=False).footer is None
    footer = seed_paper(practice=True).footer
    assert footer
    assert footer.text == "DỮ LIỆU THỰC HÀNH"


def test_names_are_printed_in_capitals_of_the_paper_date() -> None:
    plan, nodes = seed()
    document = plan_paper(
        plan, nodes, Identity(2, "UBND tỉnh Đồng Nai", "Sở Ngoại vụ", "SNgV", "Đồng Nai"), False
    )
    assert document.letterhead
    assert [b.text for b in document.letterhead.issuer if isinstance(b, Paragraph)] == [
        "UBND TỈNH ĐỒNG NAI",
        "SỞ NGOẠI VỤ",
    ]


def test_a_block_of_many_recipients_may_be_split_over_pages() -> None:
    few, many = body(recipients=("A",) * 12).signature, body(recipients=("A",) * 120).signature
    assert few
    assert many
    assert few.whole
    assert not many.whole


def test_the_other_preset_of_margins_lays_out_the_same_text() -> None:
    plan, nodes = seed()
    other = plan_paper(plan, nodes, SNGV, False, load_profile(preset="mẫu"))
    assert [text for _, text in styled(other)] == [text for _, text in styled(seed_paper())]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("của Sở.", "của Sở./."),
        ("của Sở", "của Sở./."),
        ("của Sở./.", "của Sở./."),
        ("của Sở. ", "của Sở./."),
        ("như sau:", "như sau:"),
        ("vân vân…", "vân vân…./."),
        ("", ""),
    ],
)
def test_the_end_mark_takes_the_place_of_the_full_stop(text: str, printed: str) -> None:
    assert ended(text, "./.") == printed


def test_empty_lines_of_a_list_are_left_out() -> None:
    assert listed(("", " ; ", "Một", "Hai")) == ("Một;", "Hai.")
    assert listed(("- ", "Một"), "- ") == ("- Một.",)

"""Faults that only a whole paper shows: headings, the foot, acts named twice, the title said again."""

from app.domain.proofreading.paragraphs import paper_of, read_paper
from app.domain.proofreading.values import Role
from app.services.proof_files import proofread_text

HEAD = "KẾ HOẠCH\nPhát động phong trào thi đua hoàn thành nhiệm vụ phát triển năm 2024\n\n"
FOOT = "\n\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT, VP.\nGIÁM ĐỐC\nTrần Văn Nam\n"


def found(text: str, kind: str = "") -> list[str]:
    return [f.found for f in proofread_text(text) if not kind or f.kind == kind]


def test_wrapped_lines_are_one_paragraph_and_their_blanks_are_kept() -> None:
    text = (
        "Căn cứ chức năng, nhiệm vụ được giao, theo tinh thần Nghị quyết số 22-\n"
        "NQ/TW của Bộ Chính trị, các phòng tổ  chức triển khai thực hiện và chịu trách\n"
        "nhiệm trước Ban Giám đốc về chất lượng, hiệu quả công việc được giao.\n\n- Một;\n- Hai."
    )
    texts = [p.text for p in read_paper(text).paragraphs]
    assert len(texts) == 3
    assert "số 22-NQ/TW của" in texts[0]
    assert "tổ  chức triển khai thực hiện và chịu trách nhiệm" in texts[0]


def test_paragraphs_of_one_line_each_are_not_joined() -> None:
    lines = ["Kính gửi:", "- Sở Nội vụ;", "- Sở Tài chính.", "Nội dung như sau:", "a) một;", "b) hai."]
    assert len(read_paper("\n".join(lines)).paragraphs) == len(lines)


def test_empty_paragraphs_of_a_file_are_counted() -> None:
    paper = paper_of(["KẾ HOẠCH", "", "Về việc này", "", "Nội dung thứ nhất."])
    assert [p.number for p in paper.paragraphs] == [1, 3, 5]
    assert [p.role for p in paper.paragraphs] == [Role.TITLE, Role.TITLE, Role.BODY]


def test_the_line_below_the_name_of_a_phieu_is_its_title() -> None:
    paper = paper_of(["PHIẾU GIẢI TRÌNH", "Về vụ việc thẻ ngày 11/01/2023", "Nội dung thứ nhất."])
    assert [p.role for p in paper.paragraphs] == [Role.TITLE, Role.TITLE, Role.BODY]


def test_a_form_attached_to_a_letter_is_not_the_letter_s_title() -> None:
    letter = ["Kính gửi: Các phòng", "Sở đề nghị các phòng xử lý nghiêm túc việc này.", "PHIẾU ĐĂNG KÝ"]
    assert paper_of(letter).paragraphs[1].role is Role.BODY
    assert found("\n\n".join(letter).replace("nghiêm túc", "nghiên túc"), "spelling") == ["nghiên túc"]


def test_a_colon_after_one_heading_of_several_is_uneven() -> None:
    text = HEAD + "I. MỤC ĐÍCH:\n\nNội dung một.\n\nII. NỘI DUNG\n\nTrên đây là hết./." + FOOT
    assert "MỤC ĐÍCH:" in found(text, "form")


def test_headings_that_all_end_alike_are_left_alone() -> None:
    text = HEAD + "I. MỤC ĐÍCH\n\nNội dung một.\n\nII. NỘI DUNG\n\nTrên đây là hết./." + FOOT
    assert found(text, "form") == []


def test_the_end_mark_and_the_unit_of_the_archive_line_are_missed() -> None:
    text = HEAD + "I. MỤC ĐÍCH\n\nTrên đây là toàn bộ nội dung." + FOOT.replace("VT, VP", "VT")
    assert found(text, "form") == ["nội dung.", "- Lưu: VT."]


def test_an_act_quoted_in_full_twice_with_two_issuers_is_pointed_at_once_each() -> None:
    act = "Chỉ thị số 01/CT-UBND ngày 09/01/2024 của {} tỉnh về việc phát động thi đua."
    text = HEAD + "Thực hiện " + act.format("UBND") + "\n\nThực hiện " + act.format("Chủ tịch UBND")
    kinds = [(f.kind, f.found) for f in proofread_text(text) if f.kind in ("reference", "consistency")]
    assert kinds == [
        ("reference", "Chỉ thị số 01/CT-UBND ngày 09/01/2024"),
        ("consistency", "Chủ tịch UBND tỉnh"),
    ]


def test_a_short_second_quotation_is_right() -> None:
    text = (
        HEAD + "Thực hiện Chỉ thị số 01/CT-UBND ngày 09/01/2024 của UBND tỉnh.\n\nTheo Chỉ thị số 01/CT-UBND."
    )
    assert found(text, "reference") == []


def test_one_act_with_two_dates_is_an_error() -> None:
    text = HEAD + "Theo Chỉ thị số 01/CT-UBND ngày 09/01/2024.\n\nTheo Chỉ thị số 01/CT-UBND ngày 10/01/2024."
    assert found(text, "reference") == ["01/CT-UBND ngày 10/01/2024"]


def test_the_title_said_again_in_other_words_is_pointed_at() -> None:
    text = HEAD + (
        "Trên đây là Kế hoạch phát động phong trào thi đua hoàn thành chỉ tiêu phát triển năm 2024./."
    )
    assert found(text, "consistency") == ["hoàn thành chỉ tiêu phát triển"]


def test_a_year_that_is_not_the_plans_is_pointed_at_and_years_set_apart_are_not() -> None:
    text = HEAD + (
        "Hoàn thành nhiệm vụ năm 2023 của Sở.\n\n"
        "So với năm 2023, tăng 5%; đến năm 2030 đạt chuẩn; giai đoạn 2021-2025 theo Luật năm 2022."
    )
    assert found(text, "reference") == ["nhiệm vụ năm 2023 của"]


def test_the_order_met_more_often_in_the_paper_is_the_order() -> None:
    text = HEAD + "Bảo đảm chất lượng, tiến độ.\n\nNâng cao chất lượng, tiến độ.\n\nGiữ tiến độ, chất lượng."
    assert found(text, "consistency") == ["tiến độ, chất lượng"]


def test_the_foot_is_read_for_its_marks_only() -> None:
    text = (
        HEAD + "Trên đây là hết./.\n\nNơi nhận:                     GIÁM ĐỐC\n- UBND tỉnh,"
        "\n- Lưu: VT, VP.\n\n  Lê Văn An"
    )
    assert found(text) == ["- UBND tỉnh,"]

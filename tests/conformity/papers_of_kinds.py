"""Right papers of other kinds than the plan: letter, decision, submission, report, minutes, appendices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from make_files import BASES, LONG, Spec, section
from word_pieces import letters, paragraph, run, table, twips

PLAN = Spec()
PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'
LETTER = replace(
    PLAN,
    kind="",
    summary="V/v đôn đốc thực hiện phong trào thi đua năm 2026",
    number="Số: 21/SNgV-VP",
    addressed=("Kính gửi: Các phòng chuyên môn thuộc Sở",),
    bases=(),
    opening=f"Thực hiện Kế hoạch số 05/KH-SNgV ngày 12 tháng 01 năm 2026 của Sở Ngoại vụ, để {LONG}.",
    body=(),
    closing=f"Sở Ngoại vụ đề nghị các phòng gửi báo cáo trước ngày 10 tháng 7 năm 2026 để {LONG}./.",
    recipients=("- Như trên;", "- Ban Giám đốc (b/c);", "- Lưu: VT, VP."),
    posts=("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
)
LETTER_TO_TWO = replace(LETTER, addressed=("Kính gửi:", "- Sở Nội vụ;", "- Sở Tài chính."))
SUBMISSION = replace(
    PLAN,
    kind="TỜ TRÌNH",
    summary="Về việc đề nghị khen thưởng năm 2026",
    number="Số: 16/TTr-SNgV",
    addressed=("Kính gửi:", "- Chủ tịch Ủy ban nhân dân tỉnh;", "- Sở Nội vụ."),
    opening="Sở Ngoại vụ kính đề nghị Chủ tịch Ủy ban nhân dân tỉnh xem xét, tặng:",
    recipients=("- Như trên;", "- Lãnh đạo Sở;", "- Lưu: VT, VP."),
)
REPORT = replace(
    PLAN,
    kind="BÁO CÁO",
    summary="Tổng kết phong trào thi đua năm 2026",
    number="Số: 18/BC-SNgV",
    bases=(),
    opening="Thực hiện Kế hoạch số 05/KH-SNgV, Sở Ngoại vụ báo cáo kết quả như sau:",
)
_ARTICLES = (
    ("Điều 1.", " Tặng danh hiệu “Lao động tiên tiến” cho 12 cá nhân (có danh sách kèm theo).", False),
    ("Điều 2.", " Kinh phí trích từ quỹ thi đua, khen thưởng theo khoản 2 Điều 5 của Quy chế.", False),
    ("Điều 3.", f" Trưởng các phòng chịu trách nhiệm thi hành Quyết định này để {LONG}./.", True),
)


def _display(text: str) -> str:
    return paragraph(run(text, letters(14, True)), "center", before=6, after=6)


def before_text(words: str, added: str) -> Callable[[str], str]:
    """A patch that puts XML before the paragraph in which the words stand."""

    def patch(xml: str) -> str:
        at = xml.rindex("<w:p>", 0, xml.index(words))
        return xml[:at] + added + xml[at:]

    return patch


def in_paragraph(words: str, old: str, new: str) -> Callable[[str], str]:
    """A patch inside the paragraph in which the words stand; it must change something."""

    def patch(xml: str) -> str:
        at = xml.index(words)
        start, end = xml.rindex("<w:p>", 0, at), xml.index("</w:p>", at)
        assert old in xml[start:end], xml[start:end]
        return xml[:start] + xml[start:end].replace(old, new) + xml[end:]

    return patch


DECISION = replace(
    PLAN,
    kind="QUYẾT ĐỊNH",
    summary="Về việc tặng danh hiệu thi đua và Giấy khen năm 2026",
    number="Số: 17/QĐ-SNgV",
    bases=(BASES[0], f"{BASES[1][:-1]};", "Theo đề nghị của Chánh Văn phòng Sở."),
    opening="",
    body=(),
    closing="",
    patch=before_text(BASES[0], _display("GIÁM ĐỐC SỞ NGOẠI VỤ")),
    before_tail=_display("QUYẾT ĐỊNH:")
    + "".join(
        paragraph(run(a, letters(14, True)) + run(b, letters(14)), "both", 12.7, after=6, line=1.15, keep=k)
        for a, b, k in _ARTICLES
    ),
    recipients=("- Như Điều 3;", "- Ban Thi đua - Khen thưởng tỉnh;", "- Lưu: VT, VP."),
    posts=("GIÁM ĐỐC",),
)


def _signed(post: str, name: str) -> str:
    blank = paragraph("") * 4
    return (
        paragraph(run(post, letters(14, True)), "center")
        + blank
        + paragraph(run(name, letters(14, True)), "center")
    )


_FILED = (
    paragraph(run("Nơi nhận:", letters(12, True, True)))
    + paragraph(run("- Thành viên Hội đồng;", letters(11)))
    + paragraph(run("- Lưu: VT, Hồ sơ.", letters(11)))
)
_PAIR_TABLE = table((80, 80), ((_signed("THƯ KÝ", "Trần Thị Bình"), _signed("CHỦ TỌA", "Nguyễn Văn An")),))
_PAIR_TABS = (
    paragraph(run("THƯ KÝ\t\t\t\tCHỦ TỌA", letters(14, True)))
    + paragraph("") * 4
    + paragraph(run("Trần Thị Bình\t\t\tNguyễn Văn An", letters(14, True)))
)


def _ending(block: str) -> Callable[[str], str]:
    """A patch that puts another end in the place of the last table."""
    return lambda xml: xml[: xml.rindex("<w:tbl>")] + block + xml[xml.rindex("<w:sectPr>") :]


MINUTES = replace(
    PLAN,
    kind="BIÊN BẢN",
    summary="Họp Hội đồng Thi đua - Khen thưởng năm 2026",
    number="Số: 19/BB-SNgV",
    date="",
    bases=(),
    opening="Thời gian bắt đầu: 8 giờ 00 phút, ngày 12 tháng 12 năm 2026.",
    body=(
        ("text", "Địa điểm: Phòng họp Sở Ngoại vụ."),
        ("text", "1. Ông Nguyễn Văn An, Giám đốc, Chủ tịch Hội đồng;"),
        ("text", "2. Bà Trần Thị Bình, Ủy viên, thư ký Hội đồng."),
    ),
    closing="Cuộc họp kết thúc vào 10 giờ 00 phút, ngày 12 tháng 12 năm 2026./.",
    patch=_ending(_PAIR_TABLE + _FILED),
)
MINUTES_BY_TABS = replace(MINUTES, patch=_ending(_PAIR_TABS + _FILED))


def appendix(heading: str, break_before: bool = True) -> str:
    """An appendix on a page of its own."""
    return (
        (paragraph(PAGE_BREAK) if break_before else "")
        + paragraph(run(heading, letters(14, True)), "center")
        + paragraph(run("DANH MỤC CÔNG VIỆC", letters(14, True)), "center")
        + paragraph(run("Nội dung của phụ lục.", letters(14)), "both", 12.7, after=6)
    )


POINTING = "Sở Ngoại vụ xây dựng Kế hoạch phát động phong trào thi đua (Phụ lục kèm theo) như sau:"
TWO_APPENDICES = replace(
    PLAN,
    opening="Sở Ngoại vụ xây dựng Kế hoạch (Phụ lục I, Phụ lục II kèm theo) như sau:",
    end=appendix("Phụ lục I") + appendix("Phụ lục II"),
)


def _turned(xml: str) -> str:
    """The last section lying on its side."""
    at = xml.rindex("<w:pgSz")
    tall, wide = f'w:w="{twips(210)}" w:h="{twips(297)}"', f'w:w="{twips(297)}" w:h="{twips(210)}"'
    return xml[:at] + xml[at:].replace(tall, f'{wide} w:orient="landscape"', 1)


_LIST = table(
    (20, 100, 100),
    tuple(
        tuple(paragraph(run(text, letters(12))) for text in row)
        for row in (("STT", "Họ và tên", "đơn vị"), ("1", "Nguyễn Văn An", "văn phòng"))
    ),
    True,
)
LYING_APPENDIX = replace(
    PLAN,
    opening=POINTING,
    end=f"<w:p><w:pPr>{section(PLAN)}</w:pPr></w:p>"
    + appendix("Phụ lục", break_before=False)
    + _LIST
    + "<w:p/>",
    patch=_turned,
)
LYING_WITHOUT_TABLE = replace(LYING_APPENDIX, end=LYING_APPENDIX.end.replace(_LIST, ""))
LONG_PLAN = replace(
    PLAN,
    body=(
        ("section", "I. NỘI DUNG"),
        *(("text", f"{number}. Việc thứ {number} là {LONG}, {LONG}, {LONG}.") for number in range(1, 12)),
    ),
)

"""Papers broken at the end: signer, addressees, recipients, appendices (TT-15 to TT-20)."""

from __future__ import annotations

from dataclasses import replace

from breaking import END, HEAD, LIST, Broken, received
from papers_of_kinds import (
    DECISION,
    LETTER,
    LONG_PLAN,
    PAGE_BREAK,
    PLAN,
    POINTING,
    SUBMISSION,
    TWO_APPENDICES,
    appendix,
)
from word_pieces import paragraph

CASES: dict[str, Broken] = {
    "KT without a dot": Broken(
        replace(PLAN, posts=("KT GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")), "TT-15", "error", END + "7a", "“KT GIÁM ĐỐC”"
    ),
    "K/T": Broken(
        replace(PLAN, posts=("K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")), "TT-15", "error", END + "7a", "“K/T GIÁM ĐỐC”"
    ),
    "a deputy without KT.": Broken(
        replace(PLAN, posts=("PHÓ GIÁM ĐỐC",)), "TT-15", "error", END + "7a", "“PHÓ GIÁM ĐỐC”"
    ),
    "KT. without a post": Broken(
        replace(PLAN, posts=("KT. GIÁM ĐỐC",)), "TT-15", "error", END + "7a", "“KT. GIÁM ĐỐC”"
    ),
    "KT. by the head": Broken(
        replace(PLAN, posts=("KT. GIÁM ĐỐC", "GIÁM ĐỐC")), "TT-15", "error", END + "7a", "“GIÁM ĐỐC”"
    ),
    "a degree": Broken(
        replace(PLAN, name="TS. Nguyễn Văn Thực Hành"),
        "TT-15",
        "error",
        END + "7b",
        "“TS. Nguyễn Văn Thực Hành”",
    ),
    "a degree in two words": Broken(
        replace(PLAN, name="Thạc sĩ Nguyễn Văn Thực Hành"),
        "TT-15",
        "error",
        END + "7b",
        "“Thạc sĩ Nguyễn Văn Thực Hành”",
    ),
    "a name in capitals": Broken(
        replace(PLAN, name="NGUYỄN VĂN THỰC HÀNH"), "TT-15", "error", END + "7b", "“NGUYỄN VĂN THỰC HÀNH”"
    ),
    "an addressed plan": Broken(
        replace(PLAN, addressed=("Kính gửi: Các phòng chuyên môn",)),
        "TT-16",
        "error",
        HEAD + "9a",
        "“Kính gửi: Các phòng chuyên môn”",
    ),
    "Như trên without Kính gửi": Broken(
        received("- Như trên;", *LIST), "TT-16", "error", END + "9b", "“- Như trên;”"
    ),
    "a letter to nobody": Broken(replace(LETTER, addressed=()), "TT-16", "error", HEAD + "9a", "không thấy"),
    "no Như trên": Broken(
        replace(SUBMISSION, recipients=SUBMISSION.recipients[1:]),
        "TT-16",
        "error",
        END + "9b",
        "“- Lãnh đạo Sở;”",
    ),
    "no Như Điều": Broken(
        replace(DECISION, recipients=DECISION.recipients[1:]),
        "TT-16",
        "error",
        END + "9b",
        "“- Ban Thi đua - Khen thưởng tỉnh;”",
    ),
    "an article that is not there": Broken(
        replace(DECISION, recipients=("- Như Điều 5;", *DECISION.recipients[1:])),
        "TT-16",
        "error",
        END + "9b",
        "“- Như Điều 5;”",
    ),
    "comma in the list": Broken(
        received("- Ban Giám đốc,", *LIST[1:]), "TT-17", "error", END + "9b", "“- Ban Giám đốc,”"
    ),
    "semicolon at its end": Broken(
        received(*LIST[:2], "- Lưu: VT, VP;"), "TT-17", "error", END + "9b", "“- Lưu: VT, VP;”"
    ),
    "no dash": Broken(received("Ban Giám đốc;", *LIST[1:]), "TT-17", "error", END + "9b", "“Ban Giám đốc;”"),
    "Lưu without colon": Broken(
        received(*LIST[:2], "- Lưu VT."), "TT-17", "error", END + "9b", "“- Lưu VT.”"
    ),
    "no Lưu": Broken(
        received("- Ban Giám đốc;", "- Các phòng chuyên môn."),
        "TT-17",
        "error",
        END + "9b",
        "“- Các phòng chuyên môn.”",
    ),
    "no unit after VT": Broken(
        received(*LIST[:2], "- Lưu: VT."), "TT-17", "hint", END + "9b", "“- Lưu: VT.”"
    ),
    "no end mark": Broken(
        replace(PLAN, closing=f"{PLAN.closing[:-3]}."),
        "TT-18",
        "hint",
        "đoạn 27 “Trên đây là Kế…”",
        "“tác của cơ quan.”",
    ),
    "an appendix nobody names": Broken(
        replace(PLAN, end=appendix("Phụ lục")), "TT-19", "error", "đoạn 41 “Phụ lục”", "“Phụ lục”"
    ),
    "an appendix that is not there": Broken(
        replace(PLAN, opening=POINTING), "TT-19", "error", "đoạn 16 “Sở Ngoại vụ xây…”", "“Phụ lục”"
    ),
    "Arabic numbers of appendices": Broken(
        replace(TWO_APPENDICES, end=appendix("Phụ lục I") + appendix("Phụ lục 2")),
        "TT-19",
        "error",
        "đoạn 45 “Phụ lục 2”",
        "“Phụ lục 2”",
    ),
    "a new page before the signature": Broken(
        replace(PLAN, before_tail=paragraph(PAGE_BREAK)),
        "TT-20",
        "warning",
        END + "7a",
        "ngắt trang trước phần ký",
    ),
    "nothing kept together": Broken(
        replace(LONG_PLAN, keep=False), "TT-20", "hint", END + "7a", "đoạn cuối không giữ cùng phần ký"
    ),
    "KT. without a blank": Broken(
        replace(PLAN, posts=("KT.GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")), "TT-15", "error", END + "7a", "“KT.GIÁM ĐỐC”"
    ),
    "T/M": Broken(
        replace(PLAN, posts=("T/M HỘI ĐỒNG", "CHỦ TỊCH")), "TT-15", "error", END + "7a", "“T/M HỘI ĐỒNG”"
    ),
    "long dashes before the recipients": Broken(
        received("– Ban Giám đốc;", *LIST[1:]), "TT-17", "error", END + "9b", "“– Ban Giám đốc;”"
    ),
    "the list ended too early": Broken(
        received("- Ban Giám đốc.", *LIST[1:]), "TT-17", "error", END + "9b", "“- Ban Giám đốc.”"
    ),
}

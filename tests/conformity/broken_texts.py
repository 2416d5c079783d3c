"""Papers broken in one paragraph of the text: căn cứ, layout, numbering, headings (TT-11 to TT-14)."""

from __future__ import annotations

from dataclasses import replace

from breaking import HEAD, PLACE, WORDS, Broken, at, body
from make_files import BASES
from papers_of_kinds import (
    PLAN,
    in_paragraph,
)

CASES: dict[str, Broken] = {
    "upright basis": Broken(
        at(BASES[0][:20], "<w:i/>", ""), "TT-11", "warning", "đoạn 14 “Căn cứ Luật Thi…”", "đứng"
    ),
    "comma after a basis": Broken(
        replace(PLAN, bases=(f"{BASES[0][:-1]},", BASES[1])),
        "TT-11",
        "warning",
        "đoạn 14 “Căn cứ Luật Thi…”",
        "“tháng 6 năm 2022,”",
    ),
    "semicolon after the last basis": Broken(
        replace(PLAN, bases=(BASES[0], f"{BASES[1][:-1]};")),
        "TT-11",
        "warning",
        "đoạn 15 “Căn cứ Nghị định…”",
        "“thi đua, khen thưởng;”",
    ),
    "a Luật with its number": Broken(
        replace(
            PLAN,
            bases=("Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022;", BASES[1]),
        ),
        "TT-11",
        "warning",
        "đoạn 14 “Căn cứ Luật Thi…”",
        "“số 06/2022/QH15”",
    ),
    "no space between": Broken(at(WORDS, 'w:after="120"', 'w:after="0"'), "TT-12", "error", PLACE, "0 pt"),
    "double lines": Broken(at(WORDS, 'w:line="276"', 'w:line="480"'), "TT-12", "error", PLACE, "2 dòng"),
    "no first line": Broken(
        at(WORDS, 'w:firstLine="720"', 'w:firstLine="0"'), "TT-12", "error", PLACE, "0 cm"
    ),
    "ragged": Broken(at(WORDS, 'w:val="both"', 'w:val="left"'), "TT-12", "error", PLACE, "canh trái"),
    "a gap in the numbers": Broken(
        body(9, PLAN.body[9][1].replace("2.", "3.", 1)),
        "TT-13",
        "warning",
        "đoạn 26 “Các phòng chuyên môn…”",
        "“3.”",
    ),
    "a gap in the sections": Broken(
        body(7, "III. TỔ CHỨC THỰC HIỆN"), "TT-13", "warning", "đoạn 24 “TỔ CHỨC THỰC HIỆN”", "“III.”"
    ),
    "a number twice": Broken(
        body(9, PLAN.body[9][1].replace("2.", "1.", 1)),
        "TT-13",
        "warning",
        "đoạn 26 “Các phòng chuyên môn…”",
        "“1.”",
    ),
    "a letter left out": Broken(
        body(3, PLAN.body[3][1].replace("b)", "c)", 1)),
        "TT-13",
        "warning",
        "đoạn 20 “Thực hiện phong trào…”",
        "“c)”",
    ),
    "another sign": Broken(
        body(9, PLAN.body[9][1].replace("2.", "2)", 1)),
        "TT-13",
        "warning",
        "đoạn 26 “Các phòng chuyên môn…”",
        "“2)”",
    ),
    "a dash": Broken(
        body(3, PLAN.body[3][1].replace("b)", "-", 1)),
        "TT-13",
        "hint",
        "đoạn 20 “Thực hiện phong trào…”",
        "“-”",
    ),
    "a heading with a colon": Broken(
        body(0, "I. MỤC ĐÍCH, YÊU CẦU:"),
        "TT-14",
        "hint",
        "đoạn 17 “MỤC ĐÍCH, YÊU CẦU”",
        "“I. MỤC ĐÍCH, YÊU CẦU:”",
    ),
    "a summary with a stop": Broken(
        replace(PLAN, summary="Phát động phong trào thi đua năm 2026."),
        "TT-14",
        "hint",
        HEAD + "5a",
        "“năm 2026.”",
    ),
    "a basis without a mark": Broken(
        replace(PLAN, bases=(BASES[0][:-1], BASES[1])),
        "TT-11",
        "warning",
        "đoạn 14 “Căn cứ Luật Thi…”",
        "“tháng 6 năm 2022”",
    ),
    "three points between": Broken(
        at(WORDS, 'w:after="120"', 'w:after="60"'), "TT-12", "error", PLACE, "3 pt"
    ),
    "lines of exactly ten points": Broken(
        at(WORDS, 'w:line="276" w:lineRule="auto"', 'w:line="200" w:lineRule="exact"'),
        "TT-12",
        "error",
        PLACE,
        "đúng 10 pt",
    ),
    "a first line of 15 mm": Broken(
        at(WORDS, 'w:firstLine="720"', 'w:firstLine="850"'), "TT-12", "error", PLACE, "1,5 cm"
    ),
    "no space between paragraphs of one style": Broken(
        replace(
            PLAN,
            styled="style",
            patch=in_paragraph(
                WORDS, '<w:pStyle w:val="Than"/>', '<w:pStyle w:val="Than"/><w:contextualSpacing/>'
            ),
        ),
        "TT-12",
        "error",
        PLACE,
        "0 pt",
    ),
    "a plus sign": Broken(
        body(3, PLAN.body[3][1].replace("b)", "+", 1)),
        "TT-13",
        "hint",
        "đoạn 20 “Thực hiện phong trào…”",
        "“+”",
    ),
}

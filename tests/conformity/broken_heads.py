"""Papers broken in one component: what is missing, its letters, lines, number, date (TT-06 to TT-10)."""

from __future__ import annotations

from dataclasses import replace

from breaking import END, HEAD, PLACE, WORDS, Broken, at, body, received
from make_files import LONG
from papers_of_kinds import (
    LETTER,
    PLAN,
)

CASES: dict[str, Broken] = {
    "no Tiêu ngữ": Broken(replace(PLAN, motto=""), "TT-06", "error", HEAD + "1", "không thấy"),
    "long dashes in the Tiêu ngữ": Broken(
        replace(PLAN, motto="Độc lập – Tự do – Hạnh phúc"),
        "TT-06",
        "error",
        HEAD + "1",
        "“Độc lập – Tự do – Hạnh phúc”",
    ),
    "no number": Broken(replace(PLAN, number=""), "TT-06", "error", HEAD + "3", "không thấy"),
    "no date": Broken(replace(PLAN, date=""), "TT-06", "error", HEAD + "4", "không thấy"),
    "no issuer": Broken(replace(PLAN, issuer=""), "TT-06", "error", HEAD + "2", "không thấy"),
    "no issuer in a letter": Broken(replace(LETTER, issuer=""), "TT-06", "error", HEAD + "2", "không thấy"),
    "no superior": Broken(replace(PLAN, superior=""), "TT-06", "error", HEAD + "2", "không thấy"),
    "no summary": Broken(replace(PLAN, summary=""), "TT-06", "error", HEAD + "5a", "không thấy"),
    "no recipients": Broken(received(), "TT-06", "error", END + "9b", "không thấy"),
    "no name": Broken(replace(PLAN, name=""), "TT-06", "error", END + "7b", "không thấy"),
    "no post": Broken(replace(PLAN, posts=()), "TT-06", "error", END + "7a", "không thấy"),
    "superior in bold": Broken(
        replace(PLAN, weights={"superior": True}), "TT-07", "error", HEAD + "2", "đậm"
    ),
    "issuer not bold": Broken(
        replace(PLAN, weights={"issuer": False}), "TT-07", "error", HEAD + "2", "không đậm"
    ),
    "number too large": Broken(replace(PLAN, sizes={"number": 14}), "TT-07", "error", HEAD + "3", "14 pt"),
    "upright date": Broken(
        replace(PLAN, weights={"date italic": False}), "TT-07", "error", HEAD + "4", "đứng"
    ),
    "kind in small letters": Broken(
        replace(PLAN, kind="Kế hoạch"), "TT-07", "error", HEAD + "5a", "“Kế hoạch”"
    ),
    "section in small letters": Broken(
        body(0, "I. Mục đích, yêu cầu"),
        "TT-07",
        "error",
        "đoạn 17 “Mục đích, yêu cầu”",
        "“I. Mục đích, yêu cầu”",
    ),
    "titled clause not bold": Broken(
        body(1, "1. Mục đích", "text"), "TT-07", "error", "đoạn 18 “Mục đích”", "không đậm"
    ),
    "a run of 12 points": Broken(
        at(WORDS, 'w:sz w:val="28"', 'w:sz w:val="24"'), "TT-07", "error", PLACE, "12 pt"
    ),
    "leaning text": Broken(at(WORDS, "<w:sz ", "<w:i/><w:sz "), "TT-07", "error", PLACE, "nghiêng"),
    "a clause in bold that is a sentence": Broken(
        body(8, "1. Đề cao tinh thần trách nhiệm của cán bộ, công chức trong công việc được giao.", "clause"),
        "TT-07",
        "error",
        "đoạn 25 “Đề cao tinh thần…”",
        "đậm",
    ),
    "a point in bold": Broken(
        body(2, f"a) Đề cao {LONG}", "clause"), "TT-07", "error", "đoạn 19 “Đề cao nâng cao…”", "đậm"
    ),
    "post in small letters": Broken(
        replace(PLAN, posts=("Giám đốc",)), "TT-07", "error", END + "7a", "“Giám đốc”"
    ),
    "recipients too large": Broken(
        replace(PLAN, sizes={"recipient": 13}), "TT-07", "error", END + "9b", "13 pt"
    ),
    "no line under the title": Broken(
        replace(PLAN, rule_mm={"title": 0}), "TT-08", "warning", HEAD + "5a", "không có đường kẻ"
    ),
    "a long line under the office": Broken(
        replace(PLAN, rule_mm={"issuer": 30}), "TT-08", "warning", HEAD + "2", "30 mm, bằng 98% dòng chữ"
    ),
    "a short line under the Tiêu ngữ": Broken(
        replace(PLAN, rule_mm={"nation": 30}), "TT-08", "warning", HEAD + "1", "30 mm, bằng 50% dòng chữ"
    ),
    "a dashed border as the line": Broken(
        replace(
            PLAN,
            rules="border",
            patch=lambda xml: xml.replace('<w:bottom w:val="single"', '<w:bottom w:val="dashed"', 1),
        ),
        "TT-08",
        "warning",
        HEAD + "2",
        "nét đứt",
    ),
    "lines of hyphens": Broken(replace(PLAN, rules="dashes"), "TT-08", "warning", HEAD + "1", "nét đứt"),
    "number below ten": Broken(
        replace(PLAN, number="Số: 5/KH-SNgV"), "TT-09", "error", HEAD + "3", "“Số: 5/KH-SNgV”"
    ),
    "blanks in the number": Broken(
        replace(PLAN, number="Số: 05 / KH - SNgV"), "TT-09", "error", HEAD + "3", "“Số: 05 / KH - SNgV”"
    ),
    "symbol of another kind": Broken(
        replace(PLAN, number="Số: 05/QĐ-SNgV"), "TT-09", "error", HEAD + "3", "“Số: 05/QĐ-SNgV”"
    ),
    "no colon": Broken(
        replace(PLAN, number="Số 05/KH-SNgV"), "TT-09", "error", HEAD + "3", "“Số 05/KH-SNgV”"
    ),
    "letter with a kind": Broken(
        replace(LETTER, number="Số: 21/KH-SNgV"), "TT-09", "error", HEAD + "3", "“Số: 21/KH-SNgV”"
    ),
    "day below ten": Broken(
        replace(PLAN, date="Bình Phước, ngày 5 tháng 01 năm 2026"), "TT-10", "error", HEAD + "4", "“ngày 5”"
    ),
    "January without zero": Broken(
        replace(PLAN, date="Bình Phước, ngày 05 tháng 1 năm 2026"), "TT-10", "error", HEAD + "4", "“tháng 1”"
    ),
    "March with zero": Broken(
        replace(PLAN, date="Bình Phước, ngày 05 tháng 03 năm 2026"),
        "TT-10",
        "error",
        HEAD + "4",
        "“tháng 03”",
    ),
    "no such day": Broken(
        replace(PLAN, date="Bình Phước, ngày 30 tháng 02 năm 2026"),
        "TT-10",
        "error",
        HEAD + "4",
        "“Bình Phước, ngày 30 tháng 02 năm 2026”",
    ),
    "date in figures": Broken(
        replace(PLAN, date="Bình Phước, 12/01/2026"), "TT-10", "error", HEAD + "4", "“Bình Phước, 12/01/2026”"
    ),
    "the nation misspelt": Broken(
        replace(PLAN, nation="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM"),
        "TT-06",
        "error",
        HEAD + "1",
        "“CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM”",
    ),
    "a kind too large": Broken(replace(PLAN, sizes={"kind": 16}), "TT-07", "error", HEAD + "5a", "16 pt"),
    "a summary not bold": Broken(
        replace(PLAN, weights={"summary": False}), "TT-07", "error", HEAD + "5a", "không đậm"
    ),
    "Nơi nhận upright": Broken(
        replace(PLAN, weights={"recipients italic": False}), "TT-07", "error", END + "9b", "đứng"
    ),
    "a name not bold": Broken(
        replace(PLAN, weights={"name": False}), "TT-07", "error", END + "7b", "không đậm"
    ),
    "an underscore in the symbol": Broken(
        replace(PLAN, number="Số: 15/KH_SNgV"), "TT-09", "error", HEAD + "3", "“Số: 15/KH_SNgV”"
    ),
    "a symbol in small letters": Broken(
        replace(PLAN, number="Số: 15/kh-SNgV"), "TT-09", "error", HEAD + "3", "“Số: 15/kh-SNgV”"
    ),
    "no comma after the place": Broken(
        replace(PLAN, date="Bình Phước ngày 12 tháng 01 năm 2026"),
        "TT-10",
        "error",
        HEAD + "4",
        "“Bình Phước ngày 12 tháng 01 năm 2026”",
    ),
}

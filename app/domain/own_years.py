"""Years a paper names that are none of its own: of a law or a treaty, of money brought over."""

from __future__ import annotations

import re

_ACT = re.compile(
    r"(?:Luật|Pháp lệnh|Hiến pháp|Điều lệ|Hiệp định|Hiệp ước|Công ước|Nghị định thư|Tuyên bố)\b"
    r"(?:(?!nhiệm vụ|kế hoạch|công tác|phong trào|dự toán)[^.;]){0,60}$"
    r"|(?:sửa đổi|bổ sung)\s*$"
)
_BROUGHT_OVER = re.compile(r"\s*(?:chuyển (?:sang|tiếp|qua)|trước đó|trở về trước|về trước|còn lại|còn tồn)")


def year_of_another_thing(text: str, start: int, end: int) -> bool:
    """Whether the "năm 2020" there dates an act ("Luật Đầu tư năm 2020") or what was brought over."""
    return bool(_ACT.search(text[:start]) or _BROUGHT_OVER.match(text, end))

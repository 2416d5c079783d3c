"""How the diary words columns and values of achievements, by table where one word serves several."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.award_facts import GRADE_WORDS, LEVEL_WORDS
from app.domain.awards_held import AWARD_KIND_WORDS, MERIT_WORDS
from app.domain.initiatives import INITIATIVE_KIND_WORDS
from app.domain.open_matters import MATTER_WORDS
from app.domain.outstanding_works import MOVEMENT_KIND_WORDS
from app.domain.quality_grades import GRADE_STATE_WORDS, show_points
from app.domain.registrations import REGISTERED_KIND_WORDS
from app.domain.wording import upper_first

COLUMN_WORDS = {
    "code": "Mã danh hiệu, hình thức",
    "first_year": "Năm đầu của giai đoạn",
    "golden_book": "Số sổ vàng",
    "money": "Tiền thưởng (đồng)",
    "cancelled_by": "Quyết định hủy, thu hồi",
    "cancelled_on": "Ngày hủy, thu hồi",
    "level": "Cấp công nhận",
    "field": "Lĩnh vực",
    "effect": "Hiệu quả",
    "spread": "Phạm vi áp dụng",
    "share": "Tỷ lệ đóng góp (%)",
    "period": "Kỳ",
    "registered_on": "Ngày đăng ký",
    "node": "Mục của kế hoạch",
    "first_on": "Bắt đầu",
    "last_on": "Xong",
    "figures": "Số liệu",
    "rewarded": "Đã khen thưởng nơi khác",
    "part": "Phần việc",
    "launched_by": "Nơi phát động",
    "happened_on": "Ngày",
    "outcome": "Kết luận",
    "continues": "Nối tiếp thành tích",
}
OF_TABLE = {
    ("award_held", "merit"): "Loại hình",
    ("award_held", "reason"): "Thành tích được khen",
    ("award_held", "number"): "Số quyết định",
    ("quality_grade", "grade"): "Mức xếp loại",
    ("quality_grade", "number"): "Số quyết định",
    ("initiative", "number"): "Số quyết định",
    ("grade_follow_up", "grade"): "Mức xếp loại",
    ("outstanding_work", "words"): "Nội dung",
    ("movement", "words"): "Nội dung",
    ("registration", "words"): "Nội dung đăng ký",
    ("unit_succession", "into_id"): "Thành đơn vị",
    ("open_matter", "kind"): "Việc",
    ("open_matter", "number"): "Văn bản",
    ("open_matter", "words"): "Nội dung",
}
DAYS = frozenset({"cancelled_on", "registered_on", "first_on", "last_on", "happened_on"})
NAMED_BY = {"initiative_use": ("initiative_id", "initiative")}
# Columns that only tie rows together.
SILENT = frozenset({"initiative_id", "award_id", "work_id", "movement_id", "record", "record_id", "size"})
_GRADES = {code: upper_first(words) for code, words in GRADE_WORDS.items()}
_YES_NO = {"0": "không", "1": "có"}
VALUES: dict[tuple[str, str], Mapping[str, str]] = {
    ("award_held", "kind"): {str(k): w for k, w in AWARD_KIND_WORDS.items()},
    ("award_held", "merit"): {str(k): w for k, w in MERIT_WORDS.items()},
    ("initiative", "kind"): {str(k): w for k, w in INITIATIVE_KIND_WORDS.items()},
    ("initiative", "level"): LEVEL_WORDS,
    ("movement", "kind"): {str(k): w for k, w in MOVEMENT_KIND_WORDS.items()},
    ("registration", "kind"): {str(k): w for k, w in REGISTERED_KIND_WORDS.items()},
    ("quality_grade", "grade"): _GRADES,
    ("grade_follow_up", "grade"): _GRADES,
    ("quality_grade", "state"): {str(k): w for k, w in GRADE_STATE_WORDS.items()},
    ("unit_succession", "continues"): _YES_NO,
    ("open_matter", "kind"): {str(k): w for k, w in MATTER_WORDS.items()},
}
_POINTS = {("quality_grade", "points"), ("grade_follow_up", "points")}
# Rows known by whose they are: a person, a unit, or the office itself.
OF_A_HOLDER = frozenset(
    {
        "award_held",
        "quality_grade",
        "grade_follow_up",
        "registration",
        "initiative_author",
        "work_person",
        "open_matter",
    }
)


def points_words(table: str, column: str, value: object) -> str | None:
    """Points as they are shown; None for any other value."""
    if (table, column) in _POINTS and isinstance(value, int):
        return show_points(value)
    return None

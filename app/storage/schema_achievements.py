"""What the tables of achievements promise: names of their rows, and what always holds."""

from __future__ import annotations

# All of these are journaled.
KIND_NAMES: dict[str, str] = {
    "award_held": "Danh hiệu, khen thưởng",
    "initiative": "Sáng kiến, đề tài",
    "initiative_author": "Tác giả sáng kiến",
    "initiative_use": "Lần dùng sáng kiến",
    "quality_grade": "Xếp loại chất lượng",
    "grade_follow_up": "Điểm theo dõi kỳ",
    "registration": "Đăng ký thi đua",
    "outstanding_work": "Thành tích nổi bật",
    "work_person": "Người lập thành tích",
    "movement": "Phong trào, cuộc vận động",
    "unit_succession": "Đơn vị sáp nhập, đổi tên",
    "evidence_file": "Tệp minh chứng",
    "open_matter": "Việc đang xem xét",
}

INVARIANTS: tuple[tuple[str, str], ...] = (
    (
        "Có người hoặc tập thể mang hai mức xếp loại còn hiệu lực trong một năm.",
        """SELECT min(id) FROM quality_grade WHERE cancelled_by = '' AND cancelled_on IS NULL
           GROUP BY person_id, unit_id, year HAVING count(*) > 1""",
    ),
    (
        "Có tệp minh chứng của một dòng không còn.",
        " UNION ALL ".join(
            f"SELECT e.id FROM evidence_file e WHERE e.record = '{table}'"
            f" AND e.record_id NOT IN (SELECT id FROM {table})"
            for table in ("award_held", "initiative", "quality_grade", "outstanding_work", "movement")
        ),
    ),
)

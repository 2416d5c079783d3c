"""What the book holds of one person elsewhere: nobody with records is taken out of it."""

from __future__ import annotations

from app.storage.office_file import OfficeFile

# Tables whose rows are kept for as long as the book; verdicts of the clock are reckoned anew.
_KEPT: tuple[tuple[str, str], ...] = (
    ("attendance_day", "ngày công"),
    ("incident", "vụ việc"),
    ("discipline", "quyết định kỷ luật"),
    ("absence_paper", "giấy nghỉ"),
    ("leave_adjustment", "điều chỉnh ngày phép"),
    ("working_time", "giờ làm việc riêng"),
    ("clock_verdict", "ngày có giờ chấm của máy"),
    ("award_held", "danh hiệu, khen thưởng"),
    ("initiative_author", "sáng kiến"),
    ("quality_grade", "xếp loại"),
    ("grade_follow_up", "điểm theo dõi kỳ"),
    ("registration", "đăng ký thi đua"),
    ("work_person", "thành tích nổi bật"),
)


def records_of(db: OfficeFile, person_id: int) -> tuple[tuple[int, str], ...]:
    """(count, noun) of each kind of row that names the person; empty when there is none."""
    found = []
    for table, noun in _KEPT:
        (count,) = db.execute(f"SELECT count(*) FROM {table} WHERE person_id = ?", [person_id]).fetchone()
        if count:
            found.append((int(count), noun))
    return tuple(found)


def drop_person(db: OfficeFile, person_id: int) -> None:
    """Take a person without records away with membership, absences and clock numbers, inside an operation."""
    for table in ("membership", "away_period", "clock_number"):
        db.conn.execute(f"DELETE FROM {table} WHERE person_id = ?", (person_id,))
    db.conn.execute("DELETE FROM person WHERE id = ?", (person_id,))

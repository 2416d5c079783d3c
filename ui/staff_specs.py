"""Tab Cán bộ as data: keys, the fields of a person in groups, and the small forms of the panel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.staff import AWAY_KIND_WORDS, SEX_WORDS, STAFF_KIND_WORDS, Sex, StaffKind
from ui.messages import KeyHint
from ui.pane_walk import HINT
from ui.record_form import FieldSpec

KEYS = (
    KeyHint("Ctrl+N", "thêm cán bộ"),
    KeyHint("F2, Enter", "sửa người đang chọn"),
    KeyHint("Ctrl+F", "lọc danh sách, gõ không dấu cũng được"),
    KeyHint("Ctrl+E, F12", "xuất danh sách ra Excel"),
    KeyHint("F4", "hiện, ẩn ngăn bên phải"),
    KeyHint("Delete", "xóa người ghi nhầm; người đã có sổ sách thì ghi thôi việc"),
    KeyHint("Esc", "bỏ người đang thêm"),
    HINT,
)
_LEADER = {False: "Không", True: "Có"}

# Heading of the group, and its fields.
GROUPS: tuple[tuple[str, tuple[FieldSpec, ...]], ...] = (
    (
        "Nhân thân",
        (
            FieldSpec("name", "Họ và tên"),
            FieldSpec("birth_date", "Ngày sinh", "date", row=1),
            FieldSpec("sex", "Giới tính", "choice", choices={**SEX_WORDS, Sex.UNKNOWN: "chưa ghi"}, row=1),
        ),
    ),
    (
        "Ngạch, trình độ",
        (
            FieldSpec("kind", "Loại", "choice", choices=STAFF_KIND_WORDS, row=1),
            FieldSpec("staff_number", "Số hiệu", width=120, row=1),
            FieldSpec("grade", "Ngạch, bậc", placeholder="Chuyên viên, bậc 3"),
            FieldSpec("qualification", "Trình độ", row=2, placeholder="Đại học Luật"),
            FieldSpec("academic_title", "Học hàm, học vị", row=2),
            FieldSpec(
                "joined_on", "Vào ngành từ ngày", "date", hint="Dùng để tính thâm niên khi cộng ngày phép."
            ),
        ),
    ),
    (
        "Đảng, đoàn thể, nơi ở",
        (
            FieldSpec("party_post", "Chức vụ Đảng"),
            FieldSpec("union_post", "Chức vụ công đoàn, đoàn thể"),
            FieldSpec("hometown", "Quê quán"),
            FieldSpec("residence", "Nơi ở hiện nay"),
            FieldSpec("note", "Ghi chú", "lines"),
        ),
    ),
)


@dataclass(frozen=True)
class NewPerson:
    """What is asked of somebody new: the person, where they begin, their clock number."""

    id: int = 0
    name: str = ""
    birth_date: date | None = None
    sex: Sex = Sex.UNKNOWN
    kind: StaffKind = StaffKind.CONG_CHUC
    staff_number: str = ""
    unit_id: int = 0
    post: str = ""
    leader: bool = False
    valid_from: date | None = None
    clock: str = ""


@dataclass(frozen=True)
class Move:
    """From a day in another unit or post."""

    id: int
    valid_from: date | None
    unit_id: int
    post: str = ""
    leader: bool = False


@dataclass(frozen=True)
class Leaving:
    """The last day, and why."""

    id: int = 0
    valid_to: date | None = None
    why: str = ""


NEW = (
    FieldSpec("name", "Họ và tên"),
    FieldSpec("birth_date", "Ngày sinh", "date", row=1),
    FieldSpec("sex", "Giới tính", "choice", choices={**SEX_WORDS, Sex.UNKNOWN: "chưa ghi"}, row=1),
    FieldSpec("unit_id", "Phòng, đơn vị", "choice"),
    FieldSpec("post", "Chức vụ, chức danh", placeholder="Chuyên viên", row=2),
    FieldSpec("leader", "Lãnh đạo đơn vị", "choice", choices=_LEADER, width=112, row=2),
    FieldSpec("valid_from", "Ở đơn vị này từ ngày", "date", hint="Để trống nếu không cần ghi."),
    FieldSpec("kind", "Loại", "choice", choices=STAFF_KIND_WORDS, row=3),
    FieldSpec("staff_number", "Số hiệu", width=120, row=3),
    FieldSpec("clock", "Số máy chấm công", width=120),
)
MEMBERSHIP = (
    FieldSpec("unit_id", "Phòng, đơn vị", "choice"),
    FieldSpec("post", "Chức vụ, chức danh", row=1),
    FieldSpec("leader", "Lãnh đạo đơn vị", "choice", choices=_LEADER, width=112, row=1),
    FieldSpec("valid_from", "Từ ngày", "date", row=2),
    FieldSpec("valid_to", "Đến ngày", "date", row=2),
    FieldSpec("ended_by", "Kết thúc vì", placeholder="chuyển đơn vị, nghỉ hưu …"),
)
MOVE = (
    FieldSpec("valid_from", "Từ ngày", "date"),
    FieldSpec("unit_id", "Đến phòng, đơn vị", "choice"),
    FieldSpec("post", "Chức vụ, chức danh", row=1),
    FieldSpec("leader", "Lãnh đạo đơn vị", "choice", choices=_LEADER, width=112, row=1),
)
AWAY = (
    FieldSpec("kind", "Vì", "choice", choices=AWAY_KIND_WORDS),
    FieldSpec("valid_from", "Từ ngày", "date", row=1),
    FieldSpec("valid_to", "Đến ngày", "date", row=1),
    FieldSpec("basis", "Theo giấy tờ", placeholder="QĐ số, ngày"),
    FieldSpec("note", "Ghi chú"),
)
CLOCK = (
    FieldSpec("number", "Số máy", width=96, row=1),
    FieldSpec("device", "Máy", row=1, placeholder="mọi máy"),
    FieldSpec("valid_from", "Từ ngày", "date", row=2),
    FieldSpec("valid_to", "Đến ngày", "date", row=2),
)


def leaving(endings: tuple[str, ...]) -> tuple[FieldSpec, ...]:
    """The fields of leaving, with the endings the desk knows."""
    return (
        FieldSpec("valid_to", "Ngày làm việc cuối", "date"),
        FieldSpec("why", "Vì", "choice", choices={word: word for word in endings}),
    )

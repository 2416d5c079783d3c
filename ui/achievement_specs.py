"""The kinds of row tab Thành tích writes, as data: their fields, what a choice offers, blank rows, keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain.award_catalogue import day_of
from app.domain.award_facts import GRADE_WORDS, LEVEL_WORDS
from app.domain.awards_held import AWARD_KIND_WORDS, MERIT_WORDS, AwardHeld, AwardKind
from app.domain.holder import Holder, holder_of
from app.domain.initiatives import INITIATIVE_KIND_WORDS, Initiative
from app.domain.outstanding_works import OutstandingWork
from app.domain.quality_grades import GRADE_STATE_WORDS, GradeFollowUp, GradeState, QualityGrade
from app.domain.registrations import REGISTERED_KIND_WORDS, RegisteredKind, Registration
from ui.messages import KeyHint
from ui.pane_walk import HINT
from ui.record_form import FieldSpec

if TYPE_CHECKING:
    from app.services.office import Office

TITLE, FORM, GRADE, INITIATIVE, REGISTRATION, WORK, FOLLOW = (
    "title",
    "form",
    "grade",
    "initiative",
    "registration",
    "work",
    "follow",
)
KIND_WORDS = {
    TITLE: "Danh hiệu thi đua",
    FORM: "Hình thức khen thưởng",
    GRADE: "Xếp loại chất lượng",
    INITIATIVE: "Sáng kiến, đề tài",
    REGISTRATION: "Đăng ký thi đua",
    WORK: "Thành tích nổi bật",
    FOLLOW: "Theo dõi tháng, quý",
}
OTHER = "Khác: ghi tên như quyết định"
KEYS = (
    KeyHint("Ctrl+N", "thêm vào năm đang chọn"),
    KeyHint("F2, Enter", "sửa dòng của ô đang chọn; ô trống thì thêm"),
    KeyHint("Dấu cách", "dòng sau trong cùng một ô"),
    KeyHint("Delete", "xóa dòng ghi nhầm, hoàn tác được"),
    KeyHint("F8, Shift+F8", "chỗ còn thiếu sau, trước"),
    KeyHint("Ctrl+P", "báo cáo thành tích, xác nhận, danh sách: xem và in"),
    KeyHint("Ctrl+E, F12", "xuất Excel thành tích của năm"),
    KeyHint("Ctrl+F", "lọc danh sách người, tập thể"),
    KeyHint("F4", "hiện, ẩn ngăn bên phải"),
    HINT,
    KeyHint("Esc", "bỏ dòng đang ghi"),
)


@dataclass(frozen=True)
class KindForm:
    """How one kind of row is written: fields, the blank row of a holder and year, who keeps it."""

    kind: str
    fields: tuple[FieldSpec, ...]
    blank: Callable[[Holder, int], Any]
    save: Callable[[Any, bool], Any]


def catalogue_choices(
    office: Office, subject: str, day: date, kind: AwardKind | None = None
) -> dict[str, str]:
    """Code → name of what the catalogue of the day gives, and the way to name another."""
    entries = office.achievements.awards.catalogue(day, subject)
    found = {entry.code: entry.name for entry in entries if kind in {None, entry.kind}}
    return {**found, "": OTHER}


def award_form(office: Office, kind: AwardKind) -> KindForm:
    """Titles and commendations: the catalogue of the day of the decision is offered."""
    desk = office.achievements

    def offered(row: AwardHeld) -> Mapping[str, str]:
        found = catalogue_choices(office, holder_of(row).subject, day_of(row), row.kind)
        return found if row.code in found else {row.code: desk.awards.name(row), **found}

    def works(row: AwardHeld) -> Mapping[int | None, str]:
        mine = desk.works.of_holder(holder_of(row))
        return {None: "Không ghi", **{one.id: f"{one.year}: {one.name}" for one in mine}}

    def blank(holder: Holder, year: int) -> AwardHeld:
        choices = [c for c in catalogue_choices(office, holder.subject, date(year, 12, 31), kind) if c]
        return AwardHeld(0, holder.person_id, holder.unit_id, choices[0] if choices else "", year, kind)

    fields = (
        FieldSpec("code", KIND_WORDS[TITLE if kind is AwardKind.TITLE else FORM], "choice", offer=offered),
        FieldSpec("name", "Tên như trong quyết định", needed=lambda row: not row.code),
        FieldSpec("kind", "Là", "choice", choices=AWARD_KIND_WORDS, needed=lambda row: not row.code),
        FieldSpec("number", "Số quyết định", row=1, placeholder="198/QĐ-SNgV"),
        FieldSpec("decided_on", "Ngày quyết định", "date", row=1),
        FieldSpec("issuer", "Cơ quan ban hành", suggest=desk.issuers),
        FieldSpec("year", "Năm", "number", width=80, row=2),
        FieldSpec("first_year", "Từ năm", "number", width=80, row=2),
        FieldSpec("golden_book", "Số sổ vàng", width=96, row=2),
        FieldSpec("merit", "Loại hình", "choice", choices=MERIT_WORDS),
        FieldSpec("money", "Tiền thưởng, đồng", "money", width=140),
        FieldSpec("work_id", "Thưởng cho thành tích", "choice", offer=works),
        FieldSpec("reason", "Nội dung được khen", "lines"),
        FieldSpec("note", "Ghi chú"),
    )
    name = TITLE if kind is AwardKind.TITLE else FORM
    return KindForm(name, fields, blank, lambda row, stand: desk.awards.save(row, stand=stand))


def grade_form(office: Office) -> KindForm:
    """Quality grades of one person or collective."""
    desk = office.achievements

    def decided(row: QualityGrade) -> bool:
        return row.state is GradeState.DECIDED

    fields = (
        FieldSpec("grade", "Mức", "choice", choices=_first_up(GRADE_WORDS)),
        FieldSpec("year", "Năm", "number", width=80, row=1),
        FieldSpec("points", "Điểm", "points", width=96, row=1, placeholder="91,5"),
        FieldSpec("state", "Trạng thái", "choice", choices=GRADE_STATE_WORDS, row=2),
        FieldSpec("number", "Số quyết định", row=3, placeholder="231/QĐ-SNgV", needed=decided),
        FieldSpec("decided_on", "Ngày quyết định", "date", row=3, needed=decided),
        FieldSpec("issuer", "Cơ quan ban hành", suggest=desk.issuers, needed=decided),
        FieldSpec("reason", "Căn cứ, lý do", "lines"),
        FieldSpec("note", "Ghi chú"),
    )

    def blank(holder: Holder, year: int) -> QualityGrade:
        return QualityGrade(0, holder.person_id, holder.unit_id, year, "HTT")

    return KindForm(GRADE, fields, blank, lambda row, stand: desk.grades.save(row, stand=stand))


def follow_form(office: Office) -> KindForm:
    """Points or a grade of one month or quarter, followed within the year."""
    desk = office.achievements.grades

    def blank(holder: Holder, year: int) -> GradeFollowUp:
        known = {row.period for row in desk.follow_ups(holder)}
        months = (f"{year}-{month:02d}" for month in range(1, 13))
        return GradeFollowUp(
            0, holder.person_id, holder.unit_id, next((m for m in months if m not in known), f"{year}-Q4")
        )

    fields = (
        FieldSpec("period", "Tháng hoặc quý", width=110, row=1, placeholder="2026-03"),
        FieldSpec("points", "Điểm", "points", width=96, row=1, placeholder="91,5"),
        FieldSpec("grade", "Mức", "choice", choices={"": "Chưa xếp", **_first_up(GRADE_WORDS)}),
        FieldSpec("note", "Ghi chú"),
    )
    return KindForm(FOLLOW, fields, blank, lambda row, _stand: desk.save_follow_up(row))


def initiative_fields(office: Office) -> tuple[FieldSpec, ...]:
    """Fields of an initiative; its authors and uses stand below the form."""

    def recognised(row: Initiative) -> bool:
        return bool(row.level)

    return (
        FieldSpec("name", "Tên như trong quyết định công nhận", "lines"),
        FieldSpec("kind", "Loại", "choice", choices=INITIATIVE_KIND_WORDS, row=1),
        FieldSpec("year", "Năm", "number", width=80, row=1),
        FieldSpec("field", "Lĩnh vực", placeholder="Lễ tân đối ngoại"),
        FieldSpec(
            "level", "Công nhận ở cấp", "choice", choices={"": "Chưa công nhận", **_first_up(LEVEL_WORDS)}
        ),
        FieldSpec("number", "Số quyết định", row=2, needed=recognised),
        FieldSpec("decided_on", "Ngày quyết định", "date", row=2, needed=recognised),
        FieldSpec("issuer", "Cơ quan công nhận", suggest=office.achievements.issuers, needed=recognised),
        FieldSpec("effect", "Hiệu quả", "lines"),
        FieldSpec("spread", "Phạm vi áp dụng, nhân rộng", "lines"),
        FieldSpec("note", "Ghi chú"),
    )


def registration_form(office: Office) -> KindForm:
    """What is aimed at in a year."""
    desk = office.achievements.registrations
    kinds = {RegisteredKind.TITLE: AwardKind.TITLE, RegisteredKind.FORM: AwardKind.FORM}

    def offered(row: Registration) -> Mapping[str, str]:
        return catalogue_choices(
            office, holder_of(row).subject, date(row.year, 12, 31), kinds.get(row.kind, AwardKind.TITLE)
        )

    def kinds_of(row: Registration) -> Mapping[RegisteredKind, str]:
        people = row.person_id is not None
        return {
            k: w for k, w in REGISTERED_KIND_WORDS.items() if people or k is not RegisteredKind.INITIATIVE
        }

    def award(row: Registration) -> bool:
        return row.kind is not RegisteredKind.INITIATIVE

    fields = (
        FieldSpec("kind", "Đăng ký", "choice", offer=kinds_of),
        FieldSpec("code", "Danh hiệu, hình thức", "choice", offer=offered, needed=award),
        FieldSpec(
            "words", "Tên", hint="Sáng kiến dự kiến, hoặc danh hiệu ngoài danh mục.", needed=_own_words
        ),
        FieldSpec("year", "Năm", "number", width=80, row=1),
        FieldSpec("registered_on", "Ngày đăng ký", "date", row=1),
        FieldSpec("note", "Ghi chú"),
    )

    def blank(holder: Holder, year: int) -> Registration:
        code = next(iter(catalogue_choices(office, holder.subject, date(year, 12, 31), AwardKind.TITLE)))
        return Registration(0, holder.person_id, holder.unit_id, year, RegisteredKind.TITLE, code)

    def save(row: Registration, _stand: bool) -> Any:
        return desk.save(row)

    return KindForm(REGISTRATION, fields, blank, save)


def work_fields(office: Office, units: Callable[[], Mapping[int | None, str]]) -> tuple[FieldSpec, ...]:
    """Fields of an outstanding work; its people stand below the form."""
    desk = office.achievements.works

    def nodes(row: OutstandingWork) -> Mapping[str, str]:
        found = {code: f"{code} {title}" for code, title in desk.nodes(row.year) if code}
        return {"": "Không gắn mục nào", **({row.node: row.node} if row.node else {}), **found}

    def movements(_row: OutstandingWork) -> Mapping[int | None, str]:
        return {None: "Không", **{one.id: one.name for one in desk.movements()}}

    return (
        FieldSpec("name", "Thành tích", "lines"),
        FieldSpec("first_on", "Từ ngày", "date", row=1),
        FieldSpec("last_on", "Đến ngày", "date", row=1),
        FieldSpec("year", "Tính cho năm", "number", width=80),
        FieldSpec("node", "Mục của kế hoạch", "choice", offer=nodes),
        FieldSpec("unit_id", "Đơn vị", "choice", offer=lambda _row: units()),
        FieldSpec("movement_id", "Phong trào, cuộc vận động", "choice", offer=movements),
        FieldSpec("figures", "Kết quả bằng số", "lines", placeholder="12 đoàn, 156 lượt người"),
        FieldSpec("words", "Diễn giải", "lines"),
        FieldSpec(
            "rewarded", "Đã được khen ở nơi khác", hint="Khen trong sổ này thì chọn ở dòng khen thưởng."
        ),
        FieldSpec("note", "Ghi chú"),
    )


def _own_words(row: Registration) -> bool:
    return row.kind is RegisteredKind.INITIATIVE or not row.code


def _first_up(words: Mapping[str, str]) -> dict[str, str]:
    return {key: word[:1].upper() + word[1:] for key, word in words.items()}

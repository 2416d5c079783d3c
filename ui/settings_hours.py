"""Cài đặt, Giờ làm việc: hours of the office and of single persons, by date and season."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain.dates import show_date
from app.domain.working_calendar import WorkingTime
from app.domain.working_hours import show_season
from ui.dated_rows import VALIDITY, DatedRows, RowsSpec, period
from ui.fields import Choice
from ui.record_form import FieldSpec
from ui.row_table import Column

if TYPE_CHECKING:
    from app.services.office import Done, Office
    from ui.shell import Shell

OFFICE = 0
_WEEKS = {
    "2222200": "Thứ Hai đến thứ Sáu",
    "2222210": "Thứ Hai đến sáng thứ Bảy",
    "2222220": "Thứ Hai đến thứ Bảy",
}
_CHECKED = {False: "Chưa kiểm chứng", True: "Đã đối chiếu văn bản"}


@dataclass(frozen=True)
class HoursRow:
    """Hours as the form edits them: a day of the year is typed 16/04, nobody is 0."""

    id: int
    name: str = ""
    person_id: int = OFFICE
    person: str = ""
    days: str = "2222200"
    morning_from: str = ""
    morning_to: str = ""
    afternoon_from: str = ""
    afternoon_to: str = ""
    season_from: str = ""
    season_to: str = ""
    grace_late: int = 0
    grace_early: int = 0
    watch: int = 60
    source: str = ""
    confirmed: bool = False
    valid_from: date | None = None
    valid_to: date | None = None


class HoursDesk:
    """The office's hours as rows of a settings page."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def rows(self) -> tuple[HoursRow, ...]:
        """The office's own rows; the shipped example only until it has hours of its own."""
        own = self._office.calendar.own_times()
        general = any(row.person_id is None for row in own)
        shown = own if general else self._office.calendar.times()
        names = self.people()
        return tuple(_row(time, names.get(time.person_id or OFFICE, "")) for time in shown)

    def blank(self) -> HoursRow:
        """A new row with the hours that stand first now, to be changed."""
        return replace(self.rows()[0], id=0, name="", person_id=OFFICE, person="", source="", confirmed=False)

    def people(self) -> dict[int, str]:
        """The whole office, then each person by name."""
        return {OFFICE: "Cả cơ quan", **{p.id: p.name for p in self._office.staff.people()}}

    def save(self, row: HoursRow) -> Done:
        """One operation; raises Invalid naming the fields."""
        values: dict[str, Any] = {f.name: getattr(row, f.name) for f in fields(WorkingTime)}
        values["person_id"] = row.person_id or None
        return self._office.calendar.save(WorkingTime(**values))

    def remove(self, row: HoursRow) -> Done:
        """One operation; what is shipped holds again where nothing else does."""
        return self._office.calendar.remove(
            next(t for t in self._office.calendar.own_times() if t.id == row.id)
        )


def _row(time: WorkingTime, person: str) -> HoursRow:
    values = {**vars(time), "person_id": time.person_id or OFFICE, "person": person}
    values |= {name: show_season(values[name]) for name in ("season_from", "season_to")}
    return HoursRow(**values)


def _half(start: str, end: str) -> str:
    return f"{start}–{end}" if start else "không làm"


def _hours(row: HoursRow) -> str:
    return f"{_half(row.morning_from, row.morning_to)}, {_half(row.afternoon_from, row.afternoon_to)}"


def _since(row: HoursRow) -> str:
    """The period in two lines: the times beside it must be readable whole in a narrow window."""
    both = row.valid_from and row.valid_to
    return f"từ {show_date(row.valid_from)}" if both and row.valid_from else period(row)


def _until(row: HoursRow) -> str:
    return f"đến {show_date(row.valid_to)}" if row.valid_from and row.valid_to else ""


def _whose(row: HoursRow) -> str:
    season = f"từ {row.season_from} đến {row.season_to} hằng năm" if row.season_from else "cả năm"
    return f"{row.person}, {season}"


def _clock(name: str, words: str, row: int) -> FieldSpec:
    return FieldSpec(name, words, width=82, row=row, placeholder="07:30")


SPEC = RowsSpec(
    name="hours",
    words="Giờ làm việc",
    noun="giờ làm việc",
    explain="Đi muộn, về sớm tính theo giờ của chính ngày ấy. Giờ theo mùa đứng trước giờ cả năm; "
    "giờ riêng của một người (mang thai, nuôi con nhỏ) đứng trước giờ của cơ quan. Muộn, sớm trong số phút "
    "cho phép thì không tính; quá số phút tính vắng thì vắng cả buổi.",
    tables=frozenset({"working_time", "person"}),
    rows=lambda desk: desk.rows(),
    blank=lambda: HoursRow(0),
    columns=(
        Column("Tên", lambda row: row.name, weight=500, second=_whose),
        Column("Giờ", _hours, 168, second=lambda row: _WEEKS.get(row.days, row.days)),
        Column(
            "", lambda row: "", 130, chip=lambda row: None if row.confirmed else ("doubt", "chưa kiểm chứng")
        ),
        Column("Hiệu lực", _since, 108, muted=True, second=_until),
    ),
    fields=(
        FieldSpec("name", "Tên", placeholder="Giờ mùa hè"),
        FieldSpec("person_id", "Áp dụng cho", "choice", choices={OFFICE: "Cả cơ quan"}),
        FieldSpec("days", "Ngày làm việc trong tuần", "choice", choices=_WEEKS),
        _clock("morning_from", "Sáng từ", 1),
        _clock("morning_to", "đến", 1),
        _clock("afternoon_from", "Chiều từ", 1),
        _clock("afternoon_to", "đến", 1),
        FieldSpec("season_from", "Mùa, từ ngày", width=96, row=2, placeholder="16/04"),
        FieldSpec("season_to", "đến ngày", width=96, row=2, placeholder="15/10"),
        FieldSpec("grace_late", "Phút cho muộn", "order", width=96, row=3),
        FieldSpec("grace_early", "Phút cho sớm", "order", width=96, row=3),
        FieldSpec("watch", "Phút tính vắng", "order", width=96, row=3),
        FieldSpec(
            "source", "Nguồn", hint="Văn bản quy định giờ, ví dụ Thông báo 12/TB-SNgV ngày 03/04/2023."
        ),
        FieldSpec("confirmed", "Nguồn đã đối chiếu chưa", "choice", choices=_CHECKED),
        *VALIDITY,
    ),
    empty="Giờ bắt đầu, kết thúc của từng buổi, từ ngày nào đến ngày nào.",
    icon="clock",
    lines=2,
    fixed=lambda row: (
        "Giờ mẫu đi kèm chương trình. Sửa ở đây thì thành giờ riêng của cơ quan." if row.id < 0 else ""
    ),
)


class HoursPage(DatedRows):
    """Existing rows are saved on leaving a field, a new one by its button."""

    def __init__(self, office: Office, shell: Shell) -> None:
        self._hours = HoursDesk(office)
        super().__init__(office, shell, replace(SPEC, blank=self._hours.blank), self._hours)

    def reload(self) -> None:
        """Read rows and people again."""
        editor = self.form.fields["person_id"].editor
        assert isinstance(editor, Choice)
        if not editor.hasFocus():
            chosen = editor.value()
            editor.offer(self._hours.people())
            editor.set_value(chosen)
            self.form.fields["person_id"].settle()
        super().reload()

"""Step 2, Hội đồng: the members of the round by the names of its day, their roles, the counting team."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain.rounds import COUNTER_WORDS, ROLE_WORDS, CouncilMember, Counter
from app.errors import SayToUser
from ui.dated_rows import DatedRows, RowsSpec
from ui.fields import Choice
from ui.keybutton import KeyButton
from ui.record_form import FieldSpec
from ui.row_table import Column

if TYPE_CHECKING:
    from ui.round_hub import RoundHub

_YES_NO = {False: "Không", True: "Có"}
_UNIT = "Người dự họp phòng"
_UNIT_WORDS = "Người của phòng ngày họp. Tỷ lệ phiếu tính trên tổng số người ở đây, không phải số có mặt."
_SIMPLE_WORDS = "Đợt này theo thủ tục đơn giản: không cần Hội đồng bỏ phiếu, đi tiếp sang Đề cử."
_UNIT_EMPTY = ("Chưa có người dự họp", "Mọi người của phòng đang làm việc ngày họp, một lần bấm.")
_COUNTING = {Counter.NO: "Không kiểm phiếu", Counter.HEAD: "Trưởng ban", Counter.MEMBER: "Thành viên"}


class CouncilPage(DatedRows):
    """A member is chosen from the staff of the day; somebody from outside is typed."""

    def __init__(self, hub: RoundHub) -> None:
        self._hub = hub
        self._people: dict[int | None, str] = {None: "Người ngoài sổ"}
        super().__init__(hub.office, hub.shell, _spec(hub, self._people), hub.office.rounds.council)
        theme = hub.shell.theme
        self.copy = KeyButton(theme, "Lấy Hội đồng đợt trước", "plain", icon="copy")
        self.copy.clicked.connect(self._copy)
        self.all = KeyButton(theme, "Thêm cả phòng", "plain", icon="people")
        self.all.clicked.connect(self._add_unit)
        self.onward = KeyButton(theme, "Tiếp: Đề cử", "plain", "Ctrl+Enter", "arrow_right")
        self.onward.clicked.connect(self.main_deed)
        self.head.insertWidget(2, self.copy)
        self.head.insertWidget(2, self.all)
        self.head.addWidget(self.onward)
        self.form.fields["person_id"].editor.activated.connect(self._chosen)
        hub.changed.connect(self.reload)
        self.reload()

    def main_deed(self) -> None:
        """Ctrl+Enter: add the new member, else go on to the nominees."""
        record = self.form.record
        if record is not None and record.id == 0:
            self.form.confirm()
        elif self.form.keep():
            self._hub.step_asked.emit(2)

    def reload(self) -> None:
        """Read the members again."""
        row = self._hub.round
        if row is not None:
            day = row.meets_on or date(row.year, 12, 31)
            self._people.clear()
            self._people[None] = "Người ngoài sổ"
            self._people |= {one.person.id: one.person.name for one in self._office.staff.roll(day, day)}
            field = self.form.fields["person_id"]
            assert isinstance(field.editor, Choice)
            kept = field.editor.value()
            field.editor.offer(self._people)
            field.editor.set_value(kept)
            field.settle()
        if self.form.record is not None and row is not None and self.form.record.round_id != row.id:
            self.form.show_record(None)
        super().reload()
        if hasattr(self, "copy"):
            self.copy.setVisible(self._earlier() is not None and not self.table.rows.records)
            view = self._hub.view
            closed = view is not None and bool(view.counted)
            unit = view is not None and view.unit_level
            self.all.setVisible(unit and not closed)
            self.copy.setHidden(unit or self.copy.isHidden())
            empty = not self.table.rows.records
            self.all.set_kind("main" if empty else "plain")
            self.first.set_kind("plain" if unit else "main")
            self.empty.set_words(*(_UNIT_EMPTY if unit else ("Chưa có thành viên", self._spec.empty)))
            self.title.setText(_UNIT if unit else self._spec.words)
            simple = view is not None and view.simple
            words = _SIMPLE_WORDS if simple else _UNIT_WORDS if unit else self._spec.explain
            self.explain.setText(words)
            for button in (self.add, self.first):
                button.setHidden(closed or button.isHidden())

    def _confirm_key(self) -> None:
        self.main_deed()

    def _chosen(self, _at: int) -> None:
        """Somebody of the staff: name, post and unit come from the book."""
        editor, row = self.form.fields["person_id"].editor, self._hub.round
        assert isinstance(editor, Choice)
        person = editor.value()
        if not isinstance(person, int) or row is None:
            return
        known = self._shell.attempt(lambda: self._office.rounds.council.from_person(row, person))
        if known is None:
            return
        record = self.form.record
        fresh = replace(record, person_id=person, name=known.name, post=known.post, unit_id=known.unit_id)
        if record.id == 0:
            self.form.show_record(fresh)
        else:
            self._shell.attempt(lambda: self._desk.save(fresh))

    def _earlier(self) -> Any:
        row = self._hub.round
        if row is None:
            return None
        council = self._office.rounds.council
        for year in (row.year, row.year - 1):
            for one in reversed(self._office.rounds.of_year(year)):
                if one.id != row.id and one.level == row.level and council.rows(one.id):
                    return one
        return None

    def _copy(self) -> None:
        source, row = self._earlier(), self._hub.round
        if source is None or row is None:
            raise SayToUser("Chưa có đợt nào trước để lấy Hội đồng.")
        done = self._shell.attempt(lambda: self._office.rounds.council.copy_from(row, source))
        if done is None:
            return
        gone = ", ".join(done.value)
        self._shell.report(done, f"{done.name}. Không còn ở cơ quan, không lấy: {gone}." if gone else "")

    def _add_unit(self) -> None:
        row = self._hub.round
        if row is None:
            return
        done = self._shell.attempt(lambda: self._office.rounds.council.add_unit(row))
        if done is not None:
            self._shell.report(done)


def _spec(hub: RoundHub, people: dict[int | None, str]) -> RowsSpec:
    def rows(desk: Any) -> tuple[CouncilMember, ...]:
        row = hub.round
        return desk.rows(row.id) if row is not None else ()

    def blank() -> CouncilMember:
        view = hub.view
        assert view is not None
        return CouncilMember(0, view.round.id, None, "", position=len(view.members))

    def fixed(row: CouncilMember) -> str:
        counted = hub.view is not None and bool(hub.view.counted) and row.id
        return "Đã kiểm phiếu nên danh sách Hội đồng giữ nguyên." if counted else ""

    return RowsSpec(
        name="council",
        words="Hội đồng Thi đua - Khen thưởng",
        noun="thành viên",
        explain=(
            "Tên, chức vụ lấy theo ngày họp. Tỷ lệ phiếu tính trên tổng số thành viên ở đây, "
            "không phải số có mặt."
        ),
        tables=frozenset({"council_member", "round_count"}),
        rows=rows,
        blank=blank,
        columns=(
            Column("Họ và tên", lambda m: m.name, weight=500, second=lambda m: m.post),
            Column("Vai trò", _role, 190),
            Column("Ban kiểm phiếu", lambda m: COUNTER_WORDS[m.counter], 130),
            Column("Người dự thay", lambda m: m.substitute, 150, muted=True, second=lambda m: m.authority),
        ),
        fields=(
            FieldSpec("person_id", "Cán bộ trong sổ", "choice", choices=people),
            FieldSpec("name", "Họ và tên"),
            FieldSpec("post", "Chức vụ, đơn vị", placeholder="Phó Giám đốc, Ban Giám đốc"),
            FieldSpec("role", "Vai trò", "choice", choices=ROLE_WORDS, row=1),
            FieldSpec("secretary", "Thư ký", "choice", choices=_YES_NO, row=1),
            FieldSpec("counter", "Ban kiểm phiếu", "choice", choices=_COUNTING),
            FieldSpec(
                "substitute",
                "Người dự thay",
                hint="Chỉ khi quy chế cho phép, có giấy ủy quyền.",
                needed=lambda m: _substitutes(hub) or bool(m.substitute),
            ),
            FieldSpec(
                "authority",
                "Giấy ủy quyền",
                placeholder="số, ngày",
                needed=lambda m: _substitutes(hub) or bool(m.substitute),
            ),
        ),
        empty="Thành viên theo quyết định thành lập Hội đồng, từ Chủ tịch đến ủy viên.",
        icon="people",
        lines=2,
        fixed=fixed,
    )


def _substitutes(hub: RoundHub) -> bool:
    rules = hub.view.rules.procedures if hub.view is not None else ()
    return any(p.about == "substitute" and p.value == "authorised" for p in rules)


def _role(member: CouncilMember) -> str:
    return ROLE_WORDS[member.role] + (", Thư ký" if member.secretary else "")

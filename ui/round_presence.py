"""Who is in the room: hours of coming and leaving, absent members and whose opinion came in; quorum live."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.rounds import ROLE_WORDS, CouncilMember, is_hour, short_spells
from app.errors import Invalid, Problem
from ui.chips import Chip
from ui.keybutton import KeyButton
from ui.panes import Hairline, Pane, SidePanel, wrapped
from ui.record_form import FieldSpec, RecordForm
from ui.row_table import Column, RowTable

if TYPE_CHECKING:
    from app.services.office import Done
    from ui.round_hub import RoundHub

_YES_NO = {False: "Chưa có", True: "Đã nhận"}
_USUAL = "08:00"
_HOURS = (
    FieldSpec("begins", "Bắt đầu họp", width=84, row=1, placeholder="08:00"),
    FieldSpec("voted_at", "Giờ bỏ phiếu", width=84, row=1, placeholder="09:30"),
    FieldSpec("ends", "Kết thúc", width=84, row=1, placeholder="10:30"),
)
_MEMBER = (
    FieldSpec("came_at", "Giờ đến", width=84, row=1, placeholder="08:00"),
    FieldSpec("left_at", "Giờ về", width=84, row=1),
    FieldSpec(
        "earlier",
        "Các lần có mặt trước đó",
        placeholder="08:00-08:45",
        hint="Mỗi lần một cặp giờ, cách nhau bằng dấu chấm phẩy.",
        needed=lambda m: bool(m.earlier),
    ),
    FieldSpec("absence", "Lý do vắng", placeholder="đi công tác", needed=lambda m: not m.came_at),
    FieldSpec(
        "opinion",
        "Ý kiến bằng văn bản",
        "choice",
        choices=_YES_NO,
        hint="Chỉ ghi là đã nhận. Nội dung đếm chung với phiếu trong hòm.",
        needed=lambda m: not m.came_at,
    ),
)


class PresencePane(QWidget):
    """Rows of members; the form of the chosen one beside them."""

    def __init__(self, hub: RoundHub) -> None:
        super().__init__()
        self._hub = hub
        theme = hub.shell.theme
        today = lambda: hub.office.now().date()  # noqa: E731
        self.hours = RecordForm(theme, _HOURS, self._save_hours, today)
        self.chip = Chip(theme, "none", "")
        self.all = KeyButton(theme, "Cả Hội đồng có mặt", "plain", icon="people")
        self.table = RowTable(
            theme,
            "Có mặt",
            (
                Column("Thành viên", lambda m: m.name, weight=500, second=lambda m: m.post),
                Column("Vai trò", lambda m: ROLE_WORDS[m.role] + (", Thư ký" if m.secretary else ""), 150),
                Column("Từ giờ, đến giờ", _stay_words, 190),
                Column("", lambda _m: "", 210, chip=self._state),
            ),
            2,
        )
        self.form = RecordForm(theme, _MEMBER, self._save_member, today)
        self.panel = SidePanel(theme, "Có mặt")
        self.panel.setFixedWidth(320)
        self.panel.body.addWidget(self.form)
        self.panel.body.addStretch(1)
        self.here = KeyButton(theme, "Có mặt", "plain", icon="checkmark")
        self.left = KeyButton(theme, "Ra về", "quiet")
        self.panel.buttons.addWidget(self.left)
        self.panel.buttons.addWidget(self.here)
        self._lay_out()
        self.table.chosen.connect(self._show)
        self.table.opened.connect(lambda _row: self.form.focus_first())
        self.all.clicked.connect(self._all_came)
        self.here.clicked.connect(self._came)
        self.left.clicked.connect(self._left)
        for form in (self.hours, self.form):
            form.saved.connect(hub.shell.report)
        self.setFocusProxy(self.table)

    def reload(self) -> None:
        """The members of the open round again."""
        view = self._hub.view
        if view is None:
            return
        fixed = bool(view.counted) or view.closing is not None
        room, quorum = view.room, view.quorum
        enough = room.present >= quorum and room.members > 0
        self.chip.set_chip(
            "good" if enough else "warn",
            f"{'Đủ' if enough else 'Chưa đủ'} họp: {room.present}/{room.members}, cần {quorum}",
        )
        spells = short_spells(view.members, quorum, view.round.begins, view.round.ends)
        self._short.setText(" ".join(_spell_words(one, room.members, quorum) for one in spells))
        self._short.setVisible(bool(spells) and room.present > 0)
        self.hours.show_record(view.round, read_only=fixed)
        self.table.set_records(view.members)
        if self.table.current() is None and view.members:
            self.table.choose(view.members[0].id)
        self.all.setVisible(not fixed)
        self.all.set_words("Cả phòng có mặt" if view.unit_level else "Cả Hội đồng có mặt")
        self.panel.show_buttons(not fixed)

    def _state(self, member: CouncilMember) -> tuple[str, str]:
        view = self._hub.view
        if view is not None and member.present_at(view.round.voted_at):
            return "good", "Có mặt"
        if member.opinion:
            return "closed", "Có ý kiến văn bản"
        if member.left_at:
            return "none", "Về trước khi bỏ phiếu"
        return ("none", "Vắng") if member.absence else ("due", "Chưa ghi")

    def _show(self, member: CouncilMember | None) -> None:
        self.panel.setVisible(member is not None)
        if member is not None:
            self.panel.heading.setText(member.name)
            view = self._hub.view
            fixed = view is not None and (bool(view.counted) or view.closing is not None)
            self.form.show_record(member, read_only=fixed)

    def _save_hours(self, row: Any) -> Done:
        problems = [
            Problem(name, "Ghi giờ như 08:00.")
            for name in ("begins", "voted_at", "ends")
            if not _is_hour(getattr(row, name))
        ]
        if problems:
            raise Invalid(tuple(problems))
        return self._hub.office.rounds.save(row)

    def _save_member(self, row: Any) -> Done:
        problems = [
            Problem(name, "Ghi giờ như 08:00.")
            for name in ("came_at", "left_at")
            if not _is_hour(getattr(row, name))
        ]
        if problems:
            raise Invalid(tuple(problems))
        return self._hub.office.rounds.council.save(row)

    def _hour(self) -> str:
        row = self._hub.round
        return (row.begins if row is not None else "") or _USUAL

    def _all_came(self) -> None:
        row = self._hub.round
        if row is not None:
            self._do(lambda: self._hub.office.rounds.council.all_came(row, self._hour()))

    def _came(self) -> None:
        """Present from the beginning, or back now; the hour may be typed over."""
        member = self.table.current()
        if member is None:
            return
        if member.came_at and not member.left_at:
            self._hub.shell.fail(f"{member.name} đang có mặt từ {member.came_at}.", cause="presence")
            return
        hour = self._now() or member.left_at if member.left_at else self._hour()
        self._do(lambda: self._hub.office.rounds.council.came(member, hour))

    def _left(self) -> None:
        member = self.table.current()
        if member is None:
            return
        if not member.came_at or member.left_at:
            self._hub.shell.fail(f"{member.name} không ở trong phòng. Ghi có mặt trước.", cause="presence")
            return
        row = self._hub.round
        hour = self._now() or (row.ends if row is not None else "") or member.came_at
        self._do(lambda: self._hub.office.rounds.council.left(member, max(hour, member.came_at)))

    def _now(self) -> str:
        """The hour of the clock while the meeting is today; a round entered later has no now."""
        row, now = self._hub.round, self._hub.office.now()
        return now.strftime("%H:%M") if row is not None and row.meets_on == now.date() else ""

    def _do(self, deed: Any) -> None:
        done = self._hub.shell.attempt(deed, cause="presence")
        if done is not None:
            self._hub.shell.withdraw("presence")
            self._hub.shell.report(done)

    def _lay_out(self) -> None:
        theme = self._hub.shell.theme
        pane = Pane(theme)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(12)
        head.addWidget(self.hours)
        head.addStretch(1)
        head.addWidget(self.chip)
        head.addWidget(self.all)
        rows = QVBoxLayout(pane)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self.table, 1)
        foot = wrapped(
            "Có mặt tính vào lúc bỏ phiếu. Ý kiến bằng văn bản không tính vào số có mặt để đủ họp.", "muted"
        )
        foot.setContentsMargins(12, 8, 12, 8)
        self._short = wrapped("", "warnText")
        self._short.setContentsMargins(12, 8, 12, 0)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self._short)
        rows.addWidget(foot)
        side = QHBoxLayout(self)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(pane, 1)
        side.addWidget(self.panel)


def _is_hour(text: str) -> bool:
    return not text or is_hour(text)


def _stay_words(member: CouncilMember) -> str:
    """`08:00 đến 08:45, từ 09:20`."""
    stays = member.stays
    return ", ".join(f"{came} đến {left}" if left else f"từ {came}" for came, left in stays)


def _spell_words(spell: tuple[str, str, int], members: int, quorum: int) -> str:
    first, last, present = spell
    return f"Từ {first} đến {last} có mặt {present}/{members}, cần {quorum} mới đủ họp."

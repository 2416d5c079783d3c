"""Step 5, Họp và kiểm phiếu: presence, then the count of two tellers, accepted once both agree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.domain.dates import show_date
from app.domain.round_counting import Sheet, Sums, first_open
from app.services.round_view import RoundView
from ui.key_words import sequence
from ui.keybutton import KeyButton
from ui.panes import Pane, label, wrapped
from ui.round_ballot_reader import BallotReader
from ui.round_count_model import PARTS, teller_of
from ui.round_count_table import CountTable
from ui.round_figures import FiguresPane, with_figure
from ui.round_presence import PresencePane
from ui.segments import Segments

if TYPE_CHECKING:
    from ui.round_hub import RoundHub

PRESENCE, COUNT = "presence", "count"
PEOPLE, FIGURES, READING, NOTHING = range(4)  # places in the middle
_LEGEND = (
    "Số của mỗi người kiểm gồm phiếu trong hòm và ý kiến văn bản, đếm chung. Vạch: số phiếu cần. "
    "Chấm: số của người kiểm 1, giấu đến khi người kiểm 2 nhập xong."
)
_EMPTY = "Danh sách bầu còn trống: chọn người ở bước Đề cử trước."
_AGREED = "Cả phòng nhất trí mọi tên trong danh sách: không có phiếu để kiểm."
_SIMPLE = "Đợt này theo thủ tục đơn giản: không họp bỏ phiếu, không kiểm phiếu."
_MEMORY = "Số đang nhập chưa ghi vào sổ, tắt chương trình là mất. Bỏ trống không phải là 0."


class MeetingPage(QWidget):
    """Figures live in the hub's memory until both tellers agree; then the sums are written once."""

    def __init__(self, hub: RoundHub) -> None:
        super().__init__()
        self._hub = hub
        self._turn, self._title_id = 1, None
        self._round_id = 0
        self._ballots_shown: tuple[str, ...] = ()
        theme = hub.shell.theme
        self.heading = label("", "title")
        self.when = label("", "muted")
        self.parts = Segments(theme, "Phần", {PRESENCE: "Có mặt", COUNT: "Kiểm phiếu"})
        self.ballots = Segments(theme, "Lần, phiếu", {(1, None): "Lần 1"})
        self.blocked = QLabel()
        self.blocked.setProperty("kind", "muted")
        self.agreed = KeyButton(theme, "Ghi cả phòng nhất trí", "plain", icon="people")
        self.one_by_one = KeyButton(theme, "Đếm từng phiếu", "plain")
        self.jump = KeyButton(theme, "Đến chỗ lệch", "plain", "F8", "arrow_right")
        self.accept = KeyButton(theme, "Chốt kết quả kiểm phiếu", "main", "Ctrl+Enter")
        self.presence = PresencePane(hub)
        self.figures = FiguresPane(theme)
        self.table = CountTable(theme)
        self.reader = BallotReader(theme)
        self._lay_out()
        self.parts.chosen.connect(lambda _value: self.reload())
        self.ballots.chosen.connect(self._choose)
        self.table.typed.connect(self._typed)
        self.figures.typed.connect(self._figure)
        self.figures.note_left.connect(lambda _words: self._tell())
        self.jump.clicked.connect(self._to_open)
        self.accept.clicked.connect(self.main_deed)
        self.agreed.clicked.connect(self._agree)
        self.one_by_one.clicked.connect(self._read)
        self.reader.changed.connect(self._read_paper)
        self.reader.done.connect(self._read_done)
        self.reader.teller_asked.connect(self._read_for)
        hub.changed.connect(self.reload)
        theme.changed.connect(self._tell)
        QShortcut(sequence("F8"), self, self._to_open, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.reload()

    def main_deed(self) -> None:
        """Ctrl+Enter: accept the count, or go on from presence to it."""
        view = self._hub.view
        if view is None:
            return
        if view.simple:
            self._hub.step_asked.emit(5)
            return
        if self.parts.value() == PRESENCE:
            self.parts.set_value(COUNT)
            return
        if self._middle.currentIndex() == READING:  # a paper read half is not accepted
            return
        if self._counted(view) or not _ballots(view):
            self._hub.step_asked.emit(5)
            return
        self.table.leave()
        one, two = self._sheets()
        turn, title = self._turn, self._title_id
        note = self.figures.note_words()
        done = self._hub.shell.attempt(
            lambda: self._hub.office.rounds.counts.accept(view.round.id, turn, title, one, two, note),
            cause="count",
        )
        if done is None:
            self._to_open()
            return
        self._hub.forget(turn, title)
        self._hub.shell.withdraw("count")
        self._hub.shell.withdraw("memory")
        self._hub.shell.report(done, "Đã ghi tổng số phiếu. Bước tiếp theo: xem và niêm phong kết quả.")
        self.reload()

    def reload(self) -> None:
        """Presence and the ballot in front, from the reading of the hub."""
        view = self._hub.view
        if view is None:
            return
        row = view.round
        if row.id != self._round_id:  # another round begins where it stands
            self._round_id = row.id
            self._start_at(COUNT if view.room.present else PRESENCE)
            self._ballots_shown = ()
        self.heading.setText(f"Họp {row.name[:1].lower()}{row.name[1:]}")
        self.when.setText(f"ngày {show_date(row.meets_on)}" if row.meets_on else "")
        counting = self.parts.value() == COUNT
        self.presence.reload()
        offered = _ballots(view)
        shown = tuple(offered.values())
        if shown and shown != self._ballots_shown:
            self._ballots_shown = shown
            self.ballots.blockSignals(True)
            self.ballots.offer(offered)
            waiting = [key for key in offered if key not in view.counted_papers]
            self.ballots.set_value(waiting[0] if waiting else list(offered)[-1])
            self.ballots.blockSignals(False)
            self._take_ballot()
        self.ballots.setVisible(counting and len(offered) > 1)
        self._middle.setCurrentIndex(self._front(counting=counting, any_ballot=bool(offered)))
        if offered and counting:
            one, two = self._sheets()
            self.table.written = view.room.written
            self.table.rows.show(view, self._turn, self._title_id, one, two)
        self._tell()

    def _start_at(self, part: str) -> None:
        self.parts.blockSignals(True)
        self.parts.set_value(part)
        self.parts.blockSignals(False)

    def _front(self, *, counting: bool, any_ballot: bool) -> int:
        """What stands in the middle; a paper that is being read is not taken from the hand."""
        view = self._hub.view
        if view is not None and view.simple:
            return NOTHING
        if not counting:
            return PEOPLE
        if not any_ballot:
            return NOTHING
        reading = self._middle.currentIndex() == READING and view is not None and not self._counted(view)
        return READING if reading else FIGURES

    def _agree(self) -> None:
        view = self._hub.view
        if view is None:
            return
        done = self._hub.shell.attempt(
            lambda: self._hub.office.rounds.nominees.agree_all(view), cause="count"
        )
        if done is not None:
            self._hub.shell.withdraw("count")
            self._hub.shell.report(done)

    # Inside: typing.

    def _choose(self, _value: object) -> None:
        self._take_ballot()
        self.reload()

    def _take_ballot(self) -> None:
        value = self.ballots.value()
        assert isinstance(value, tuple)
        self._turn, self._title_id = value
        view = self._hub.view
        kept = view.counted if view is not None else ()
        mine = (c.note for c in kept if c.turn == self._turn and self._on_paper(c.nominee_id))
        self.figures.set_note(next(mine, ""))

    def _on_paper(self, nominee_id: int) -> bool:
        view = self._hub.view
        names = view.names_on(self._turn, self._title_id) if view is not None else ()
        return any(n.id == nominee_id for n in names)

    def _sheets(self) -> tuple[Sheet, Sheet]:
        return self._hub.sheets(self._turn, self._title_id)

    def _typed(self, row: int, teller: int, part: int, value: int | None) -> None:
        nominee = self.table.rows.lines[row].nominee
        assert nominee is not None
        sheet = self._sheets()[teller - 1]
        sums: Sums = replace(sheet.of(nominee.id), **{PARTS[part]: value})
        self._keep(teller, sheet.with_sums(nominee.id, sums), row)

    def _figure(self, teller: int, name: str, value: int | None) -> None:
        sheet = self._sheets()[teller - 1]
        if getattr(sheet.account, name) != value:
            self._keep(teller, with_figure(sheet, name, value))

    def _keep(self, teller: int, sheet: Sheet, row: int | None = None) -> None:
        if not self._hub.counting:
            self._hub.shell.warn(_MEMORY, cause="memory")
        self._hub.keep_sheet(self._turn, self._title_id, teller, sheet)
        self.table.rows.set_sheets(*self._sheets(), row=row)
        self._tell()

    def _to_open(self) -> None:
        view = self._hub.view
        if view is None or self.parts.value() != COUNT or self._counted(view):
            return
        if self._middle.currentIndex() == READING:
            return
        names = [n.id for n in view.names_on(self._turn, self._title_id)]
        one, two = self._sheets()
        wanted = first_open(names, one, two, view.room)
        if wanted is not None:
            self.table.go_to(wanted, 2 if one.of(wanted).whole else 1)

    # Inside: ballot by ballot.

    def _read(self) -> None:
        """Read papers for the teller whose column holds the keys, else for the first not yet finished."""
        view = self._hub.view
        if view is None:
            return
        self.table.leave()
        one, _two = self._sheets()
        done = one.account.collected is not None and one.account.collected == one.account.issued
        self._read_for(teller_of(self.table.currentIndex().column()) or (2 if done and one.sums else 1))

    def _read_for(self, teller: Any) -> None:
        view = self._hub.view
        if view is None:
            return
        self._teller = teller
        self._hub.shell.warn(_MEMORY, cause="memory")
        self._middle.setCurrentIndex(READING)
        names = view.names_on(self._turn, self._title_id)
        titles = [view.title_name(view.title(n.title_id)) for n in names]
        self.reader.begin(teller, names, titles, self._sheets()[teller - 1], view.room.written)
        self._tell()

    def _read_paper(self, sheet: Sheet) -> None:
        self._hub.keep_sheet(self._turn, self._title_id, self._teller, sheet)

    def _read_done(self) -> None:
        self._middle.setCurrentIndex(FIGURES)
        self.table.rows.set_sheets(*self._sheets())
        self._tell()
        self.table.setFocus()

    # Inside: what is said.

    def _counted(self, view: RoundView) -> bool:
        return (self._turn, self._title_id) in view.counted_papers

    def _tell(self) -> None:
        view = self._hub.view
        if view is None:
            return
        counting = self.parts.value() == COUNT and bool(_ballots(view))
        counted = counting and self._counted(view)
        reading = self._middle.currentIndex() == READING
        for widget in (self.one_by_one, self.jump):
            widget.setVisible(counting and not counted and not reading)
        self.accept.setVisible(not reading)
        self.parts.setVisible(not view.simple)
        ungiven = view.unit_level and view.closing is None and not view.counted
        self.agreed.setVisible(ungiven and counting and not reading)
        self.blocked.setVisible(counting)
        agreed = any(view.agreed(n) for n in view.nominees)
        self._nothing.setText(_SIMPLE if view.simple else _AGREED if agreed else _EMPTY)
        if view.simple or (agreed and self.parts.value() == COUNT and not _ballots(view)):
            self.accept.set_words("Tiếp: Kết quả", "Ctrl+Enter")
            self.accept.setEnabled(True)
            return
        if not counting:
            self.accept.set_words("Tiếp: Kiểm phiếu", "Ctrl+Enter")
            self.accept.setEnabled(True)
            return
        if counted:
            self.accept.set_words("Tiếp: Kết quả", "Ctrl+Enter")
            self.accept.setEnabled(True)
            self.blocked.setText("Đã chốt: tổng số ghi một lần, không sửa.")
            both = self.table.rows.one
            self.figures.show(view, both, both, (), fixed=True)
            return
        self.accept.set_words("Chốt kết quả kiểm phiếu", "Ctrl+Enter")
        one, two = self._sheets()
        left = self._hub.office.rounds.counts.pending(view, self._turn, self._title_id, one, two, view.room)
        why = left.blocked(self.figures.note_words())
        self.blocked.setText(why)
        self.blocked.setVisible(bool(why))
        self.accept.setEnabled(not why)
        self.figures.show(view, one, two, left.broken, fixed=False)

    def _lay_out(self) -> None:
        theme = self._hub.shell.theme
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.heading)
        top.addWidget(self.when)
        top.addWidget(self.parts)
        top.addWidget(self.ballots)
        top.addStretch(1)
        top.addWidget(self.agreed)
        top.addWidget(self.one_by_one)
        top.addWidget(self.jump)
        top.addWidget(self.accept)
        pane = Pane(theme)
        inner = QVBoxLayout(pane)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.table)
        count = QWidget()
        side = QHBoxLayout(count)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(self.figures)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self.blocked)
        right.addWidget(pane, 1)
        right.addWidget(wrapped(_LEGEND, "hint"))
        side.addLayout(right, 1)
        self._nothing = wrapped("", "body")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._middle = QStackedWidget()
        for widget in (self.presence, count, self.reader, self._nothing):
            self._middle.addWidget(widget)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(top)
        rows.addWidget(self._middle, 1)
        self.setFocusProxy(self.parts)


def _ballots(view: RoundView) -> dict[tuple[int, int | None], str]:
    """Every paper of every ballot, as the segments word them."""
    found: dict[tuple[int, int | None], str] = {}
    for turn in range(1, view.turns + 1):
        for title_id in view.paper_titles(turn):
            words = f"Lần {turn}"
            if title_id is not None:
                words += f", {view.title(title_id).code}"
            found[turn, title_id] = words
    return found

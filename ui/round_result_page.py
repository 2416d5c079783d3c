"""Step 6, Kết quả: votes against their line, ties and cuts, further ballots, the seal and its corrections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.round_results import NameResult, Standing, short_words
from app.domain.round_seal import seal_words
from app.domain.rounds import RoundTitle
from app.services.round_doubts import doubts
from app.services.round_view import RoundView
from ui.chips import Chip
from ui.keybutton import KeyButton
from ui.panes import Hairline, Pane, SidePanel, label, wrapped
from ui.round_result_deeds import ResultDeeds
from ui.round_seal_mark import SealMark
from ui.round_seats import paint_seats, seats_words
from ui.row_table import Column, RowTable

if TYPE_CHECKING:
    from ui.round_hub import RoundHub

_CHIPS = {
    Standing.PASSED: "good",
    Standing.TIED: "warn",
    Standing.BROKEN: "err",
    Standing.NO_QUORUM: "warn",
}


@dataclass(frozen=True)
class ResultRow:
    """A head of a title (`group` not empty) or one name on one ballot."""

    id: object
    group: str = ""
    result: NameResult | None = None
    title: RoundTitle | None = None
    words: str = ""
    doubt: str = ""


class ResultPage(QWidget):
    """The table is the result; the panel tells the chosen name's sentence, or the seal."""

    def __init__(self, hub: RoundHub) -> None:
        super().__init__()
        self._hub = hub
        theme = hub.shell.theme
        self.heading = label("", "title")
        self.chip = Chip(theme, "seal", "Đã niêm phong")
        self.blocked = QLabel()
        self.blocked.setProperty("kind", "muted")
        self.close_round = KeyButton(theme, "Niêm phong kết quả", "main", "Ctrl+Enter", "lock_closed")
        self.table = RowTable(theme, "Kết quả", self._columns())
        self.panel = SidePanel(theme, "")
        self.panel.setFixedWidth(300)
        self.seal = SealMark(theme)
        self.facts = wrapped("", "")
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence = wrapped("", "body")
        self.cut = wrapped("", "warnText")
        self.deeds = ResultDeeds(hub, self)
        self._lay_out()
        self.table.chosen.connect(self._show)
        self.close_round.clicked.connect(self.main_deed)
        hub.changed.connect(self.reload)
        self.setFocusProxy(self.table)
        self.reload()

    def main_deed(self) -> None:
        """Ctrl+Enter: seal the result; once sealed, go on to the papers."""
        view = self._hub.view
        if view is None:
            return
        if view.closing is None:
            self.deeds.close(view)
        else:
            self._hub.step_asked.emit(6)

    def reload(self) -> None:
        """The results of the open round again."""
        view = self._hub.view
        if view is None:
            return
        outcomes = self._hub.office.rounds.outcomes
        self.heading.setText(f"Kết quả {view.round.name[:1].lower()}{view.round.name[1:]}")
        sealed = view.closing is not None
        self.chip.setVisible(sealed)
        why = "" if sealed else outcomes.blocked(view)
        self.blocked.setText(why)
        self.close_round.setVisible(not sealed)
        self.close_round.setEnabled(not why)
        results = outcomes.results(view)
        doubtful = {} if sealed or view.simple else doubts(self._hub.office, view, results)
        self.table.set_records(_rows(view, results, doubtful))
        self._none.setVisible(not any(results.values()))
        self.table.setVisible(any(results.values()))
        self.doubts.setText(_doubt_words(doubtful))
        self.doubts.setVisible(bool(doubtful))
        if self.table.current() is None:
            first = next((row for row in self.table.rows.records if not row.group), None)
            if first is not None:
                self.table.choose(first.id)
        self._tell_seal(view)
        self._show(self.table.current())

    def _tell_seal(self, view: RoundView) -> None:
        closing = view.closing
        self.seal.setVisible(closing is not None)
        self.facts.setVisible(closing is not None)
        self.panel.heading.setText("Niêm phong" if closing is not None else "Kết luận của tên đang chọn")
        if closing is None:
            return
        at = datetime.fromisoformat(closing.closed_at)
        self.seal.show_day(f"{at:%d/%m/%Y}")
        whole = self._hub.office.rounds.outcomes.intact(view)
        room = view.counted[0].room if view.counted else view.room
        papers = view.counted[0].account.collected if view.counted else 0
        lines = [
            f"Chốt lúc {at:%d/%m/%Y %H:%M}",
            f"Quy định: bộ {view.rules.code}",
            *([f"Phiếu: {papers} trong hòm, {room.written} bằng văn bản"] if view.counted else []),
            f"Mã niêm phong: {seal_words(closing.seal)}",
            "Mã này in trong biên bản. Số liệu đổi một chữ thì mã khác.",
            "Niêm phong còn nguyên, vừa kiểm tra."
            if whole
            else "Niêm phong đã bị đổi: số liệu trong tệp khác bản niêm phong. Lấy lại bản sao lưu.",
        ]
        lines += [
            f"Đính chính {c.at[8:10]}/{c.at[5:7]}/{c.at[:4]}: {c.wrong} → {c.correct}. {c.reason}"
            for c in view.corrections
        ]
        self.facts.setText("\n".join(lines).replace(" → ", " sửa là "))

    def _show(self, row: ResultRow | None) -> None:
        result = row.result if row is not None else None
        self.sentence.setText(f"{result.nominee.name}: {result.sentence}" if result is not None else "")
        doubt = row.doubt if row is not None else ""
        said = " ".join(filter(None, (result.cut if result is not None else "", doubt)))
        self.cut.setText(said)
        self.cut.setVisible(bool(said))
        self.deeds.show(self._hub.view, result)

    def _columns(self) -> tuple[Column, ...]:
        theme = self._hub.shell.theme

        def seats(painter: QPainter, box: QRectF, row: ResultRow) -> None:
            r = row.result
            if r is not None and r.members:
                paint_seats(painter, theme, box, r.agree, r.members, r.need, passed=r.agree >= r.need)

        def spoken(row: ResultRow) -> str:
            r = row.result
            return seats_words(r.agree, r.members, r.need) if r is not None and r.members else ""

        return (
            Column(
                "Người được đề nghị", lambda r: r.result.nominee.name if r.result else "", 190, weight=500
            ),
            Column("Chức vụ, đơn vị", lambda r: r.result.nominee.place if r.result else "", 190, muted=True),
            Column("Lần", lambda r: str(r.result.turn) if r.result else "", 40, right=True),
            Column("Đồng ý / thành viên", spoken, 160, paint=seats),
            Column("Kết luận", lambda r: r.words, weight=500, chip=_chip),
        )

    def _lay_out(self) -> None:
        theme = self._hub.shell.theme
        top = QHBoxLayout()
        top.setSpacing(8)
        for widget in (self.heading, self.chip):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.blocked)
        self.tops = QHBoxLayout()
        self.tops.setSpacing(8)
        top.addLayout(self.tops)
        top.addWidget(self.close_round)
        pane = Pane(theme)
        inner = QVBoxLayout(pane)
        inner.setContentsMargins(0, 0, 0, 0)
        self._none = wrapped("Chưa có kết quả: kiểm phiếu ở bước Họp và kiểm phiếu trước.", "body")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.doubts = wrapped("", "warnText")
        self.doubts.setContentsMargins(12, 8, 12, 8)
        inner.addWidget(self.doubts)
        inner.addWidget(self.table, 1)
        inner.addWidget(self._none, 1)
        for widget in (self.facts, Hairline(theme), self.sentence, self.cut):
            self.panel.body.addWidget(widget)
        self.panel.body.insertWidget(0, self.seal, 0, Qt.AlignmentFlag.AlignHCenter)
        self.deeds.put_into(self.panel)
        self.panel.body.addStretch(1)
        work = QHBoxLayout()
        work.setSpacing(8)
        work.addWidget(pane, 1)
        work.addWidget(self.panel)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(top)
        rows.addLayout(work, 1)


def _chip(row: ResultRow) -> tuple[str, str] | None:
    r = row.result
    if r is None:
        return None
    words = r.standing.value
    kind = "warn" if row.doubt else _CHIPS.get(r.standing, "none")
    return (kind if r.latest else "undone"), f"{words[:1].upper()}{words[1:]}"


def _doubt_words(doubtful: dict[int, str]) -> str:
    count = len(doubtful)
    return f"{count} tên đạt phiếu mà không còn đủ điều kiện. Chọn tên để xem vì sao." if count else ""


def _rows(view: RoundView, results: dict[int, tuple[NameResult, ...]], doubtful: dict[int, str]) -> list[Any]:
    found = []
    for title in view.titles:
        mine = results[title.id]
        if not mine:
            continue
        last = [r for r in mine if r.latest]
        passed = sum(r.standing is Standing.PASSED for r in last)
        need = f", cần {last[0].need}/{last[0].members}" if last and last[0].members else ""
        words = f"{view.title_name(title)}{need}: {passed} đạt, {len(last) - passed} không đạt"
        found.append(ResultRow(f"title {title.id}", words))
        for r in mine:
            said = (
                r.sentence
                if view.simple or not r.members
                else short_words(r, view.rule(title).ballot).split(": ", 1)[-1]
            )
            doubt = doubtful.get(r.nominee.id, "") if r.latest else ""
            found.append(ResultRow((r.nominee.id, r.turn), "", r, title, said, doubt))
    return found

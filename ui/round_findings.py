"""The panel beside the eligibility list: every condition, what was found, its source."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.judging import Answer, Finding, Verdict
from app.services.round_eligibility import Candidate
from ui.chips import Chip
from ui.fields import Field, Line
from ui.keybutton import KeyButton
from ui.panes import Hairline, SidePanel, wrapped
from ui.theme import Theme

VERDICT_CHIPS = {
    Verdict.MET: ("good", "Đủ"),
    Verdict.REVIEW: ("warn", "Cần xem xét"),
    Verdict.NOT_MET: ("none", "Chưa đủ"),
}
_SIGNS = {
    Answer.MET: ("checkmark_circle-filled", "good", "body"),
    Answer.NOT_MET: ("dismiss_circle", "none", "body"),
    Answer.UNKNOWN: ("question_circle", "warn", "warnText"),
    Answer.COUNCIL: ("people", "muted", "muted"),
}


_VOTE_HINT = "Đồng ý trên số dự họp."


class FindingsPanel(SidePanel):
    """`reason_left` carries why the one shown is not on the list; `vote_left` the unit's own vote as typed;
    `grade_asked` asks for the place where a grade is entered.
    """

    reason_left = Signal(str)
    vote_left = Signal(str)
    grade_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._theme = theme
        self.chip = Chip(theme, "none", "")
        self.chip.hide()
        self.head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignRight)
        self.place = wrapped("", "muted")
        self.findings = QWidget()
        self._rows = QVBoxLayout(self.findings)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self.vote = Field(
            theme,
            "Kết quả họp phòng",
            Line(placeholder="7/8 hoặc nhất trí"),
            _VOTE_HINT,
            width=150,
        )
        self.reason = Field(
            theme, "Lý do không đưa vào danh sách", Line(placeholder="Hội đồng phòng chưa đề nghị")
        )
        self.vote.left.connect(lambda: self.vote_left.emit(self._words(self.vote)))
        self.reason.left.connect(lambda: self.reason_left.emit(self._words(self.reason)))
        self.body.addWidget(self.place)
        self.body.addWidget(self.vote)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.findings)
        self.body.addStretch(1)
        self.buttons.takeAt(0)
        self.buttons.addWidget(
            wrapped("Chương trình chỉ gợi ý. Hội đồng và Giám đốc quyết định.", "muted"), 1
        )

    def show_candidate(
        self,
        one: Candidate | None,
        title: str,
        year: int,
        *,
        read_only: bool,
        source: str = "",
        unit: bool = False,
        aside: str = "",
    ) -> None:
        """Show the findings of one candidate; `source`: the round its unit's vote comes from, `unit`: this is
        that meeting itself, `aside`: who stands aside from the case.
        """
        self.findings.setVisible(one is not None)
        self.vote.setVisible(one is not None and one.nominee is not None and not unit)
        said = f"{source[:1].upper()}{source[1:]}, đã niêm phong. Gõ số khác thì thành ghi tay."
        self.vote.set_hint(said if source else _VOTE_HINT)
        self.reason.setVisible(one is not None and not one.listed)
        self.chip.setVisible(one is not None)
        if one is None:
            self.heading.setText("Điều kiện")
            self.place.setText("Chọn một tên để xem từng điều kiện, bằng chứng và căn cứ.")
            return
        self.heading.setText(one.name)
        kind, words = VERDICT_CHIPS[one.judgement.verdict]
        self.chip.set_chip(kind, words)
        stands = f". Đứng ngoài khi xét: {aside}" if aside else ""
        self.place.setText(f"{one.place + ', ' if one.place else ''}đề nghị {title} năm {year}{stands}")
        self._show_fields(one, read_only=read_only)
        self._clear()
        for note in one.judgement.notes:
            self._rows.addWidget(wrapped(note, "warnText"))
        for finding in one.judgement.findings:
            self._rows.addWidget(self._finding(finding, year))
            self._rows.addWidget(Hairline(self._theme))

    def _show_fields(self, one: Candidate, *, read_only: bool) -> None:
        n = one.nominee
        vote = ""
        if n is not None:
            vote = "nhất trí" if n.consensus else f"{n.unit_yes}/{n.unit_total}" if n.unit_total else ""
        reason = n.reason if n is not None else ""
        for field, words in ((self.vote, vote), (self.reason, reason)):
            assert isinstance(field.editor, Line)
            field.editor.setText(words)
            field.editor.setReadOnly(read_only)
            field.settle()
            field.set_error("")

    def _finding(self, finding: Finding, year: int) -> QWidget:
        condition = finding.condition
        icon, role, kind = _SIGNS[finding.answer]
        if finding.beside:
            icon, role, kind = "info", "muted", "muted"
        sign = QLabel()
        sign.setPixmap(self._theme.icons.pixmap(icon, 16, role, self.devicePixelRatioF()))
        made = QWidget()
        made.setAccessibleName(f"{finding.answer}: {condition.words}")
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(10)
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout()
        rows.setSpacing(2)
        line.addLayout(rows, 1)
        heading = wrapped(condition.words)
        heading.setProperty("kind", "strongText")
        rows.addWidget(heading)
        found = finding.found or str(finding.answer)
        if finding.beside:
            found += "; đã đạt theo cách khác"
        rows.addWidget(wrapped(found[:1].upper() + found[1:] + ".", kind))
        source = QHBoxLayout()
        source.setSpacing(6)
        book = QLabel()
        book.setPixmap(self._theme.icons.pixmap("book", 16, "muted", self.devicePixelRatioF()))
        source.addWidget(book, 0, Qt.AlignmentFlag.AlignTop)
        source.addWidget(wrapped(condition.source, "muted"), 1)
        if not condition.verified:
            source.addWidget(Chip(self._theme, "doubt", "chưa kiểm chứng"), 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(source)
        if condition.measure == "grade_at_least" and finding.answer is Answer.UNKNOWN:
            mend = KeyButton(self._theme, f"Nhập xếp loại {year}", "plain")
            mend.clicked.connect(self.grade_asked)
            rows.addWidget(mend)
        return made

    def _clear(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    @staticmethod
    def _words(field: Field) -> str:
        assert isinstance(field.editor, Line)
        return field.editor.words()

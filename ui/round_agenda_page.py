"""Step 1, Đợt: the rounds of the year, the one in front, its rules and the titles on its agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QVBoxLayout, QWidget

from app.domain.award_facts import COLLECTIVE
from app.domain.dates import show_date
from app.domain.rounds import ASIDE_WORDS, LEVEL_WORDS, ROUND_KIND_WORDS, Level, Round
from app.errors import SayToUser
from ui.dated_rows import DatedRows, RowsSpec
from ui.fields import Choice
from ui.keybutton import KeyButton
from ui.panes import Hairline, label, wrapped
from ui.record_form import FieldSpec
from ui.row_table import Column

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.round_hub import RoundHub

_NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_YES_NO = {True: "Có", False: "Không"}
_ONE_PAPER = {True: "Một phiếu chung", False: "Mỗi danh hiệu một phiếu"}


class AgendaPage(DatedRows):
    """The list is that of the working year; choosing a row opens that round in all steps."""

    def __init__(self, hub: RoundHub) -> None:
        self._hub = hub
        self._boxes: dict[tuple[str, str, str], QCheckBox] = {}
        self._units: dict[int | None, str] = {None: "Cả Sở"}
        self._sets: dict[str, str] = {"": "Theo ngày họp"}
        super().__init__(
            hub.office, hub.shell, _spec(hub.office, hub, self._units, self._sets), hub.office.rounds
        )
        theme = hub.shell.theme
        self.rules = wrapped("", "muted")
        self.onward = KeyButton(theme, "Tiếp: Hội đồng", "plain", "Ctrl+Enter", "arrow_right")
        self.onward.clicked.connect(self.main_deed)
        self.agenda = QWidget()
        self._agenda_rows = QGridLayout(self.agenda)
        self._agenda_rows.setContentsMargins(0, 0, 0, 0)
        self._agenda_rows.setHorizontalSpacing(16)
        self._agenda_rows.setVerticalSpacing(2)
        for field in self.form.fields.values():
            if isinstance(field.editor, Choice):  # a long choice must not push the panel wider
                field.editor.setMinimumContentsLength(6)
                field.editor.setSizeAdjustPolicy(_NARROW)
        below = QWidget()
        lines = QVBoxLayout(below)
        lines.setContentsMargins(12, 10, 12, 12)
        lines.setSpacing(6)
        for widget in (label("Danh hiệu đưa vào đợt", "card"), self.rules, self.agenda):
            lines.addWidget(widget)
        self.below = below
        left = self._middle.parentWidget()
        rows = left.layout() if left is not None else None
        assert rows is not None
        rows.addWidget(Hairline(theme))
        rows.addWidget(below)
        self.panel.buttons.addWidget(self.onward)
        hub.shell.year_changed.connect(lambda _year: self.reload())
        hub.changed.connect(self._follow)
        self.below.setVisible(self.form.record is not None)
        self._follow()

    def main_deed(self) -> None:
        """Ctrl+Enter: write the new round, else go on to the council."""
        record = self.form.record
        if record is not None and record.id == 0:
            self.form.confirm()
        elif record is not None and self.form.keep():
            self._hub.step_asked.emit(1)

    def reload(self) -> None:
        """Read the rounds of the year again."""
        self._units.clear()
        self._units[None] = "Cả Sở"
        self._units |= {unit.id: unit.name for unit in self._office.staff.units()}
        self._sets |= {one.code: f"{one.code}: {one.name}" for one in self._office.rounds.sets()}
        for name, words in (("unit_id", self._units), ("rule_set", self._sets)):
            field = self.form.fields[name]
            assert isinstance(field.editor, Choice)
            chosen = field.editor.value()
            field.editor.offer(words)
            field.editor.set_value(chosen)
            field.settle()
        super().reload()
        if hasattr(self, "below"):  # not while the page is still being built
            self.below.setVisible(self.form.record is not None)

    def _confirm_key(self) -> None:
        self.main_deed()

    def _show(self, row: Any) -> None:
        super()._show(row)
        if row is not None and row.id and (self._hub.round is None or self._hub.round.id != row.id):
            self._shell.attempt(lambda: self._hub.open(row.id))

    def _saved(self, done: Any) -> None:
        self._shell.attempt(lambda: self._hub.open(int(done.value)))
        super()._saved(done)

    def _fill(self, row: Any) -> None:
        super()._fill(row)
        if hasattr(self, "agenda"):
            self._fill_agenda(row)

    def _follow(self) -> None:
        """The round that is open in the other steps is the one chosen here."""
        row = self._hub.round
        if row is not None and self.table.current() != row:
            self.table.choose(row.id)
        if self.form.record is not None:
            self._fill_agenda(self.form.record)

    def _fill_agenda(self, row: Round) -> None:
        saved = row.id > 0
        self.below.show()
        self.onward.setVisible(saved)
        self.agenda.setVisible(saved)
        if not saved:
            self.rules.setText("Ghi đợt trước; danh hiệu chọn theo bộ quy định của ngày họp.")
            return
        try:
            rules = self._office.rounds.rules(row)
        except SayToUser as trouble:
            self.rules.setText(str(trouble))
            return
        view = self._office.rounds.view(row.id)
        why = f"chọn tay: {row.rule_reason}" if row.rule_set else "theo ngày họp"
        self.rules.setText(f"Bộ {rules.code}, {why}. {rules.name}.")
        chosen = {(t.code, t.subject, t.ground) for t in view.titles}
        wanted: dict[tuple[str, str, str], str] = {}
        for award in rules.awards:
            grounds = rules.grounds(award.code, award.subject) or ("",)
            ground = _ground(row, grounds)
            tail = (
                " (tập thể)" if award.subject == COLLECTIVE and not award.name.startswith("Tập thể") else ""
            )
            wanted[award.code, award.subject, ground] = f"{award.name}{tail}"
        if list(wanted) != list(self._boxes):
            self._make_boxes(wanted)
        for key, box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(key in chosen)
            box.setEnabled(view.closing is None)
            box.blockSignals(False)

    def _make_boxes(self, wanted: dict[tuple[str, str, str], str]) -> None:
        for box in self._boxes.values():
            box.deleteLater()
        self._boxes = {}
        high = -(-len(wanted) // 2)
        for at, (key, words) in enumerate(wanted.items()):
            box = QCheckBox(words)
            box.setAccessibleName(words)
            box.toggled.connect(self._ticked)
            self._agenda_rows.addWidget(box, at % high, at // high)
            self._boxes[key] = box

    def _ticked(self, _on: bool) -> None:
        row = self.form.record
        chosen = [key for key, box in self._boxes.items() if box.isChecked()]
        done = self._shell.attempt(lambda: self._office.rounds.set_titles(row, chosen))
        if done is not None:
            self._shell.report(done)
        else:
            self._fill_agenda(row)


def _ground(row: Round, grounds: tuple[str, ...]) -> str:
    """On which ground the round gives a commendation: that of its kind, else the first of the rules."""
    return row.kind.value if row.kind.value in grounds else grounds[0]


def _spec(office: Office, hub: RoundHub, units: dict[int | None, str], sets: dict[str, str]) -> RowsSpec:
    def state(row: Round) -> tuple[str, str]:
        view = office.rounds.view(row.id)
        if view.closing is not None:
            return "seal", "Đã niêm phong"
        return ("closed", "Đã kiểm phiếu") if view.counted else ("draft", "Đang lập")

    def fixed(row: Round) -> str:
        if row.id and office.rounds.view(row.id).closing is not None:
            return "Kết quả đợt này đã niêm phong nên chỉ đọc."
        return ""

    return RowsSpec(
        name="rounds",
        words="Đợt bình xét",
        noun="đợt",
        explain="Mỗi lần họp xét là một đợt. Ngày họp chọn bộ quy định; danh hiệu xét từ thấp lên cao.",
        tables=frozenset({"award_round", "round_count", "round_closing"}),
        rows=lambda desk: desk.of_year(hub.shell.year()),
        blank=lambda: office.rounds.draft(hub.shell.year()),
        columns=(
            Column("Tên đợt", lambda r: r.name, weight=500, second=lambda r: _kind(r, units)),
            Column("Cấp", lambda r: LEVEL_WORDS[r.level], 76),
            Column("Ngày họp", lambda r: show_date(r.meets_on) if r.meets_on else "", 104),
            Column("", lambda _row: "", 136, chip=state),
        ),
        fields=(
            FieldSpec("name", "Tên đợt", placeholder="Bình xét cuối năm 2024"),
            FieldSpec("kind", "Loại", "choice", choices=ROUND_KIND_WORDS, row=1),
            FieldSpec("level", "Cấp", "choice", choices=LEVEL_WORDS, row=1),
            FieldSpec(
                "unit_id",
                "Phòng họp xét",
                "choice",
                choices={None: "Cả Sở"},
                needed=lambda r: r.level is Level.UNIT,
            ),
            FieldSpec("meets_on", "Ngày họp", "date", row=2),
            FieldSpec("received_on", "Ngày nhận hồ sơ", "date", row=2),
            FieldSpec("place", "Địa điểm họp", placeholder="Phòng họp Sở"),
            FieldSpec("council_number", "Quyết định lập Hội đồng", placeholder="45/QĐ-SNgV", row=3),
            FieldSpec("council_on", "Ngày quyết định", "date", row=3),
            FieldSpec("rule_set", "Bộ quy định", "choice", choices={"": "Theo ngày họp"}),
            FieldSpec(
                "rule_reason",
                "Lý do chọn bộ khác",
                placeholder="hồ sơ nhận trước ngày đổi luật",
                needed=lambda r: bool(r.rule_set),
            ),
            FieldSpec("secret", "Bỏ phiếu kín", "choice", choices=_YES_NO, row=4, width=96),
            FieldSpec("combined", "Phiếu bầu", "choice", choices=_ONE_PAPER, row=4),
            FieldSpec(
                "aside",
                "Ai đứng ngoài khi xét",
                "choice",
                choices=ASIDE_WORDS,
                hint="Theo người và đơn vị trong sổ, không theo chữ trong tên.",
            ),
            FieldSpec("note", "Ghi chú"),
        ),
        empty="Đợt bình xét cuối năm, khen đột xuất, chuyên đề hoặc đối ngoại của năm này.",
        icon="document_text",
        lines=2,
        fixed=fixed,
    )


def _kind(row: Round, units: dict[int | None, str]) -> str:
    """`Hằng năm, Phòng Lãnh sự`."""
    unit = units.get(row.unit_id, "") if row.level is Level.UNIT else ""
    return ", ".join(filter(None, (ROUND_KIND_WORDS[row.kind], unit)))

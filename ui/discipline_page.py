"""Kỷ luật: formal decisions, a list of its own beside the notes under II.6."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app import paths
from app.domain.dates import show_date
from app.domain.discipline import DUTY_WORDS, Discipline
from app.services.discipline_rules import form_choices
from ui import ask_file
from ui.dated_rows import DatedRows, RowsSpec, period
from ui.fields import Choice
from ui.keybutton import KeyButton
from ui.messages import KeyHint
from ui.record_form import FieldSpec
from ui.register_files import SCANS
from ui.row_table import Column

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_KEYS = (
    KeyHint("Ctrl+N", "ghi quyết định mới"),
    KeyHint("F2, Enter", "sửa quyết định đang chọn"),
    KeyHint("Delete", "xóa dòng ghi nhầm, hoàn tác được"),
    KeyHint("Esc", "bỏ dòng đang ghi, rồi về tab"),
)
_NOBODY = 0


class DisciplinePage(DatedRows):
    """A cover; only these decisions may later bar an award."""

    def __init__(self, office: Office, shell: Shell) -> None:
        self._people: dict[int, str] = {}
        super().__init__(office, shell, _spec(office, self._people), office.discipline)
        self.attach = KeyButton(shell.theme, "Gắn bản quét…", "link", icon="add")
        self.scan = KeyButton(shell.theme, "Mở bản quét", "link", icon="open")
        self.attach.clicked.connect(self._attach)
        self.scan.clicked.connect(self._open_scan)
        at = self.panel.body.count() - 1
        self.panel.body.insertWidget(at, self.attach)
        self.panel.body.insertWidget(at, self.scan)
        matters = KeyButton(shell.theme, "Việc đang xem xét", "plain")
        matters.clicked.connect(lambda: shell.open_page("matters"))
        self.head.insertWidget(self.head.count() - 1, matters)
        shell.set_keys("discipline", _KEYS)
        self._fill_links()

    def reload(self) -> None:
        """Read people and decisions again."""
        self._people.clear()
        self._people |= {_NOBODY: "Chọn người"}
        self._people |= self._office.staff.names()
        editor = self.form.fields["person_id"].editor
        assert isinstance(editor, Choice)
        chosen = editor.value()
        editor.offer(self._people)
        editor.set_value(chosen)
        self.form.fields["person_id"].settle()
        super().reload()

    def _fill(self, row: Any) -> None:
        super()._fill(row)
        self._fill_links()

    def _fill_links(self) -> None:
        if hasattr(self, "attach"):
            row = self.form.record
            self.attach.setVisible(row is not None and row.id > 0)
            self.scan.setVisible(row is not None and bool(row.scan))

    def _attach(self) -> None:
        row = self.form.record
        source = ask_file.open_one(self, "Gắn bản quét quyết định", paths.papers_folder(), SCANS)
        if source is not None and row is not None:
            done = self._shell.attempt(lambda: self._office.discipline.attach(row, source))
            if done is not None:
                self._shell.report(done)

    def _open_scan(self) -> None:
        row = self.form.record
        path = self._shell.attempt(lambda: self._office.discipline.scan(row)) if row is not None else None
        if path is not None:
            ask_file.open_file(path)


def _spec(office: Office, people: dict[int, str]) -> RowsSpec:
    def state(row: Discipline) -> tuple[str, str]:
        if row.withdrawn_on is not None:
            return "undone", "Đã thu hồi"
        working = office.discipline.in_force(row.person_id, office.now().date())
        return ("warn", "Đang hiệu lực") if row in working else ("none", "Hết hiệu lực")

    return RowsSpec(
        name="discipline",
        words="Quyết định kỷ luật",
        noun="quyết định",
        explain=(
            "Chỉ quyết định có số, ngày và hình thức theo luật của ngày ấy mới là kỷ luật. "
            "Vụ việc ghi theo mục II.6, nhắc nhở, phê bình không ghi ở đây."
        ),
        tables=frozenset({"discipline", "person", "membership"}),
        rows=lambda desk: desk.rows(),
        blank=lambda: Discipline(0, _NOBODY, "", None, "khien-trach"),
        columns=(
            Column("Số, ngày", lambda row: row.number, 150, weight=500, second=_decided),
            Column("Người", lambda row: people.get(row.person_id, ""), 190, weight=500),
            Column("Hình thức", office.discipline.form_name, second=lambda row: row.act),
            Column("Hiệu lực", lambda row: period(replace(row, valid_from=row.begins)), 190, muted=True),
            Column("", lambda row: "", 140, chip=state),
        ),
        fields=(
            FieldSpec("person_id", "Người", "choice", choices={_NOBODY: "Chọn người"}),
            FieldSpec("number", "Số quyết định", placeholder="12/QĐ-SNgV", row=1),
            FieldSpec("decided_on", "Ngày quyết định", "date", row=1),
            FieldSpec("issuer", "Người, cơ quan ban hành", placeholder="Giám đốc Sở"),
            FieldSpec(
                "form",
                "Hình thức",
                "choice",
                choices=form_choices(),
                hint="Theo luật của ngày quyết định, loại cán bộ và chức vụ ngày ấy.",
            ),
            FieldSpec("act", "Hành vi", "lines"),
            FieldSpec("duty", "Liên quan công vụ", "choice", choices=DUTY_WORDS),
            FieldSpec("valid_from", "Hiệu lực từ", "date", row=2),
            FieldSpec("valid_to", "Đến ngày", "date", row=2),
            FieldSpec("withdrawn_by", "Quyết định thu hồi", row=3),
            FieldSpec("withdrawn_on", "Ngày thu hồi", "date", row=3),
            FieldSpec("note", "Ghi chú"),
        ),
        empty="Quyết định kỷ luật đã ban hành, nếu có. Vụ việc theo mục II.6 ghi bằng Ctrl+I.",
        icon="document_text",
        lines=2,
    )


def _decided(row: Discipline) -> str:
    day: date | None = row.decided_on
    return show_date(day) if day is not None else ""

"""Giấy nghỉ: papers that cover a person's days under a code, each with its number, day and scan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout

from app import paths
from app.domain.absence import AbsencePaper
from app.domain.dates import show_date
from ui import ask_file
from ui.dated_rows import DatedRows, RowsSpec, period
from ui.fields import Choice
from ui.keybutton import KeyButton
from ui.messages import KeyHint
from ui.pane_walk import HINT, walk_panes
from ui.record_form import FieldSpec
from ui.register_files import SCANS
from ui.row_table import Column

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_KEYS = (
    KeyHint("Ctrl+N", "thêm giấy nghỉ"),
    KeyHint("F2, Enter", "sửa giấy đang chọn"),
    KeyHint("Delete", "xóa giấy đang chọn, hoàn tác được"),
    HINT,
    KeyHint("Esc", "về bảng chấm công"),
)


class AbsencePage(DatedRows):
    """The papers of the working year; a target narrows what a new one starts with."""

    def __init__(self, office: Office, shell: Shell) -> None:
        self._names: dict[int, str] = {}
        self._start = (0, None, None, "")
        super().__init__(office, shell, self._spec_of(office, shell), office.absence)
        theme = shell.theme
        self.scan = KeyButton(theme, "Mở bản quét", "link", icon="open")
        self.attach = KeyButton(theme, "Gắn bản quét…", "link", icon="add")
        self.scan.clicked.connect(self._open_scan)
        self.attach.clicked.connect(self._attach)
        links = QHBoxLayout()
        links.addWidget(self.scan)
        links.addWidget(self.attach)
        links.addStretch(1)
        self.panel.body.insertLayout(1, links)
        shell.year_changed.connect(lambda _year: self.reload())
        shell.set_keys("absence", _KEYS)
        walk_panes(self, lambda: (self.table, self.panel))
        self._links(self.form.record)

    def open_target(self, target: object) -> None:
        """`absence:2023-05`: the first run that lacks a paper; `absence:person/12`: one of that person."""
        words = str(target).partition(":")[2]
        kind, _, number = words.partition("/")
        if kind == "person" and number.isdigit():
            self._start = (int(number), None, None, "")
            self.begin()
        elif len(words) == 7:
            lacking = self._office.attendance.pending(words).lacking
            if lacking:
                run = lacking[0]
                self._start = (run.person_id, run.first, run.last, run.code)
                self.begin()

    def reload(self) -> None:
        """Read papers and people again."""
        self._names = {p.id: p.name for p in self._office.staff.people()}
        editor = self.form.fields["person_id"].editor
        assert isinstance(editor, Choice)
        if not editor.hasFocus():
            chosen = editor.value()
            editor.offer({0: "Chọn người", **self._names})
            editor.set_value(chosen)
            self.form.fields["person_id"].settle()
        super().reload()

    def _spec_of(self, office: Office, shell: Shell) -> RowsSpec:
        return replace(
            _SPEC,
            rows=lambda desk: desk.between(date(shell.year(), 1, 1), date(shell.year(), 12, 31)),
            blank=self._blank,
            columns=(
                Column("Họ và tên", lambda row: self._names.get(row.person_id, ""), weight=500, second=_note),
                *_SPEC.columns,
            ),
        )

    def _blank(self) -> AbsencePaper:
        person, first, last, code = self._start
        self._start = (0, None, None, "")
        return AbsencePaper(0, person, code, valid_from=first, valid_to=last)

    def _fill(self, row: Any) -> None:
        super()._fill(row)
        self._links(row)

    def _links(self, row: Any) -> None:
        if hasattr(self, "scan"):
            self.scan.setVisible(row is not None and bool(row.scan))
            self.attach.setVisible(row is not None and row.id > 0)
            self.attach.set_words("Thay bản quét…" if row is not None and row.scan else "Gắn bản quét…")

    def _open_scan(self) -> None:
        row = self.form.record
        path = self._shell.attempt(lambda: self._office.absence.scan(row)) if row is not None else None
        if path is not None:
            ask_file.open_file(path)

    def _attach(self) -> None:
        row = self.form.record
        source = ask_file.open_one(self, "Gắn bản quét giấy nghỉ", paths.papers_folder(), SCANS)
        if row is not None and source is not None:
            done = self._shell.attempt(lambda: self._office.absence.attach(row, source))
            if done is not None:
                self._saved(done)


def _note(row: AbsencePaper) -> str:
    return row.note


def _numbered(row: AbsencePaper) -> str:
    return " ngày ".join(
        part for part in (row.number, show_date(row.signed_on) if row.signed_on else "") if part
    )


_SPEC = RowsSpec(
    name="absence",
    words="Giấy nghỉ",
    noun="giấy nghỉ",
    explain="Giấy ra viện, giấy nghỉ hưởng BHXH, đơn xin nghỉ: từ ngày nào đến ngày nào, kèm bản quét. "
    "Khi chốt tháng, ký hiệu cần giấy mà chưa có giấy được liệt kê.",
    tables=frozenset({"absence_paper", "person"}),
    rows=lambda desk: (),
    blank=lambda: AbsencePaper(0, 0),
    columns=(
        Column("Ký hiệu", lambda row: row.code or "mọi ký hiệu", 104),
        Column(
            "Số, ngày", _numbered, 190, missing=lambda row: "" if row.number or row.signed_on else "thiếu số"
        ),
        Column("Bản quét", lambda row: "có" if row.scan else "", 76, muted=True),
        Column("Cho các ngày", period, 190),
    ),
    fields=(
        FieldSpec("person_id", "Người nghỉ", "choice", choices={0: "Chọn người"}),
        FieldSpec("valid_from", "Từ ngày", "date", row=1),
        FieldSpec("valid_to", "Đến ngày", "date", row=1),
        FieldSpec("code", "Ký hiệu", width=96, hint="Để trống: dùng cho mọi ký hiệu trong các ngày ấy."),
        FieldSpec("number", "Số của giấy", row=2),
        FieldSpec("signed_on", "Ngày ký", "date", row=2),
        FieldSpec("note", "Ghi chú"),
    ),
    empty="Giấy nghỉ ốm, nghỉ hưởng BHXH, đơn xin nghỉ phép của năm đang xem.",
    icon="document_text",
    lines=2,
)

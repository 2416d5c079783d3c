"""A paper about II.6 as it will be printed: preview, Word, PDF and printer, from the page of notes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from ui.fields import Choice, Field
from ui.paper_cover import PaperCover

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_CAUSE = "conduct-paper"
_TITLES = {
    "notice": "Thông báo nhắc nhở",
    "explanation": "Phiếu giải trình",
    "record": "Biên bản ghi nhận",
    "report": "Báo cáo tình hình chấp hành",
}
_ABOUT = {
    "notice": "Số và ngày ghi tay khi ký, hoặc điền trong Word. Nhắc nhở không phải là hình thức kỷ luật.",
    "explanation": "Các dòng chấm để người giải trình viết tay. Phiếu đã ký: quét rồi gắn vào vụ việc.",
    "record": "Giờ lập và người chứng kiến ghi tay. Biên bản đã ký: quét rồi gắn vào vụ việc.",
    "report": "Mỗi việc đếm một lần: vụ việc đã ghi thay cho giờ của máy chấm công cùng buổi.",
}
_SIGNED_BY_OFFICE = frozenset({"notice", "report"})


class ConductPaperPage(PaperCover):
    """`open_target("conduct_paper:notice/7")` or "conduct_paper:report/2023-01-01/2023-06-30/0"."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__(office, shell, "conduct_paper", _CAUSE, "Về danh sách vụ việc")
        self._kind = ""
        self._incident = 0
        self.signer = Choice()
        self.signed_by = Field(shell.theme, "Người ký", self.signer)
        self.side.addWidget(self.signed_by)
        self.proposed = self._proposed
        self.back.clicked.connect(self._to_list)
        self.signer.currentIndexChanged.connect(lambda _index: self.reload())

    def open_target(self, target: object) -> None:
        """Another paper; what cannot be made says why and leaves the page empty."""
        kind, *rest = str(target).partition(":")[2].split("/")
        desk = self._office.conduct_papers
        if kind == "report" and len(rest) == 3:
            first, last, unit = date.fromisoformat(rest[0]), date.fromisoformat(rest[1]), int(rest[2])
            self.make, self._incident = lambda: desk.report(first, last, unit, self._signer()), 0
            self._offer_signers(last)
        elif kind in _TITLES and rest:
            number = int(rest[0])
            self.make, self._incident = lambda: desk.note_paper(kind, number, self._signer()), number
            note = self._shell.attempt(lambda: self._office.conduct.incident(number), _CAUSE)
            self._offer_signers(note.day if note is not None else None)
        else:
            return
        self._kind = kind
        self.signed_by.setVisible(kind in _SIGNED_BY_OFFICE and self.signer.count() > 0)
        self.title.setText(_TITLES[kind])
        self.about.setText(_ABOUT[kind])
        self.reload()

    def _signer(self) -> int:
        return int(str(self.signer.value() or 0))

    def _offer_signers(self, fact: date | None) -> None:
        found = self._office.conduct_papers.signers(fact) if fact is not None else ()
        self.signer.blockSignals(True)
        self.signer.offer({one.id: f"{one.name}, {one.title.lower()}" for one in found})
        self.signer.blockSignals(False)

    def _proposed(self) -> Path:
        return paths.papers_folder() / self._office.conduct_papers.file_name(self._kind, self._incident)

    def _to_list(self) -> None:
        self._shell.open_page("conduct", f"conduct:{self._incident}" if self._incident else "")

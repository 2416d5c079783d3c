"""The paper beside the findings: every paragraph of the finding in front is tinted."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.documents.model import Document
from app.services.conformity import Finding, paragraph_ref
from ui.keybutton import IconButton
from ui.panes import Hairline, Pane, label
from ui.paper_view import PaperView
from ui.theme import Theme


def paragraphs(finding: Finding) -> tuple[str, ...]:
    """The paragraphs a finding is about, as the page names them."""
    return tuple(filter(None, map(paragraph_ref, (finding.paragraph, *finding.others))))


class FindingsView(PaperView):
    """Follows several paragraphs at once."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._refs: tuple[str, ...] = ()

    def follow_all(self, refs: tuple[str, ...]) -> None:
        """Tint these and bring the first into sight."""
        self._refs = refs
        self.follow(refs[0] if refs else "")

    def _mark(self) -> None:
        laid = self.laid
        found = {place for ref in self._refs for place in laid.find(ref)} if laid else set()
        self._marked = tuple(sorted(found, key=lambda place: (place[0], place[1].y)))
        self.viewport().update()


class ConformityPaper(Pane):
    """`paragraph_clicked` carries the ref of the paragraph under the mouse; `practice` marks our pages."""

    paragraph_clicked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.practice = False
        self.view = FindingsView(theme)
        self.view.ref_clicked.connect(self.paragraph_clicked)
        self.heading = label("", "pane")
        self._place = label("", "body")
        self._back = IconButton(theme, "chevron_left", "Trang trước")
        self._on = IconButton(theme, "chevron_right", "Trang sau")
        smaller = IconButton(theme, "zoom_out", "Thu nhỏ, Ctrl và lăn chuột", size=20)
        larger = IconButton(theme, "zoom_in", "Phóng to, Ctrl và lăn chuột", size=20)
        self._back.clicked.connect(lambda: self.view.go_to(self.view.page - 1))
        self._on.clicked.connect(lambda: self.view.go_to(self.view.page + 1))
        smaller.clicked.connect(lambda: self.view.zoom_by(-1))
        larger.clicked.connect(lambda: self.view.zoom_by(1))
        row = QHBoxLayout()
        row.setContentsMargins(11, 6, 7, 6)
        row.setSpacing(3)
        row.addWidget(self.heading)
        for widget in (self._back, self._place, self._on):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (smaller, larger):
            row.addWidget(button)
        for button, side in ((self._back, 24), (self._on, 24), (smaller, 28), (larger, 28)):
            button.set_side(side)
        self._note = label("", "muted")
        self._note.setContentsMargins(12, 4, 12, 4)
        self._note.setWordWrap(True)
        head = QWidget()
        head.setLayout(row)
        head.setMinimumHeight(46)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(head)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self._note)
        rows.addWidget(self.view, 1)
        self.setMinimumWidth(320)
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._place.setMinimumWidth(36)
        for before, after in pairwise((self._back, self._on, smaller, larger, self.view)):
            self.setTabOrder(before, after)
        self.view.page_changed.connect(self._show_page)

    def show_paper(self, paper: Document | None, ours: bool) -> None:
        """Another paper, or none."""
        self.heading.setText("Trang in" if ours else "Chữ trong tệp")
        self._note.setText("Bản để đọc: chữ lấy từ tệp, bảng xếp lần lượt từng ô. Trang thật xem bằng Word.")
        self._note.setVisible(not ours and paper is not None)
        self.view.follow_all(())
        # A file from elsewhere is no practice data, whichever office is open.
        self.view.set_practice(self.practice and ours)
        if paper is None:
            self.view.clear()
        else:
            self.view.show_document(paper)

    def show_finding(self, finding: Finding | None) -> None:
        """Tint what the finding is about."""
        self.view.follow_all(paragraphs(finding) if finding else ())

    def _show_page(self, page: int, pages: int) -> None:
        self._place.setText(f"{page}/{pages}" if pages else "")
        self._place.setAccessibleName(f"Trang {page} trong {pages}" if pages else "Chưa có trang nào")
        self._back.setEnabled(page > 1)
        self._on.setEnabled(0 < page < pages)

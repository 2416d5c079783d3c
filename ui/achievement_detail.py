"""The panel of one chosen row: what it says, its files, where it is counted, and what may be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.detail_words import Detail, Fact, Link
from ui.evidence_pane import EvidencePane, Proved
from ui.keybutton import KeyButton
from ui.panes import Hairline, clear_rows, label, wrapped

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_LABELS = 88


class AchievementDetail(QWidget):
    """`linked` carries a Link that was followed, `turned` the step to the next row of a cell."""

    linked = Signal(object)
    turned = Signal(int)

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.over = label("", "muted")
        self.which = label("", "hint")
        self.more = KeyButton(shell.theme, "Dòng sau", "link", "Dấu cách")
        self.more.clicked.connect(lambda: self.turned.emit(1))
        self.files = EvidencePane(office, shell)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(8)
        turning = QHBoxLayout()
        turning.addWidget(self.which, 1)
        turning.addWidget(self.more)
        self._links = QVBoxLayout()
        self._links.setSpacing(6)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(self.over)
        rows.addLayout(turning)
        rows.addLayout(self._parts)
        rows.addWidget(self.files)
        rows.addLayout(self._links)
        rows.addStretch(1)

    def show_detail(self, detail: Detail, proved: Proved | None = None, at: int = 0, of: int = 1) -> None:
        """Say it below the panel's heading; row `at` of the `of` rows a cell holds."""
        self.over.setText(detail.over)
        self.which.setText(f"Dòng {at + 1} trong {of}")
        self.which.setVisible(of > 1)
        self.more.setVisible(of > 1)
        clear_rows(self._parts)
        for sentence in detail.doubts:
            self._parts.addWidget(self._doubt(sentence))
        if detail.facts:
            self._parts.addWidget(self._facts(detail.facts))
        if detail.text:
            self._parts.addWidget(wrapped(detail.text, "muted"))
        self.files.show_record(proved)
        clear_rows(self._links)
        if detail.links:
            self._links.addWidget(Hairline(self._shell.theme))
            self._links.addWidget(label(detail.links_head, "strongText"))
        for link in detail.links:
            self._links.addWidget(self._link(link))

    def _doubt(self, sentence: str) -> QWidget:
        box = QWidget()
        icon = QLabel()
        icon.setPixmap(self._shell.theme.icons.pixmap("warning", 16, "warn", self.devicePixelRatioF()))
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(wrapped(sentence, "warnText"), 1)
        return box

    def _facts(self, facts: tuple[Fact, ...]) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, round(self._shell.theme.size(_LABELS)))
        grid.setColumnStretch(1, 1)
        for row, fact in enumerate(facts):
            name = wrapped(fact.label, "label")
            name.setFixedWidth(round(self._shell.theme.size(_LABELS)))
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            value = wrapped(fact.value, "strongText" if fact.seal else "")
            value.setAccessibleName(f"{fact.label}: {fact.value}" + (", đã ký" if fact.seal else ""))
            if not fact.seal:
                grid.addWidget(value, row, 1)
                continue
            seal = QLabel()
            seal.setPixmap(self._shell.theme.icons.pixmap("dau", 16, "seal", self.devicePixelRatioF()))
            both = QHBoxLayout()
            both.setSpacing(4)
            both.addWidget(seal, 0, Qt.AlignmentFlag.AlignTop)
            both.addWidget(value, 1)
            grid.addLayout(both, row, 1)
        return box

    def _link(self, link: Link) -> QWidget:
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        if link.id:
            button = KeyButton(self._shell.theme, link.words, "link")
            button.set_most(240)
            button.setToolTip(link.words)
            button.clicked.connect(partial(self.linked.emit, link))
            rows.addWidget(button)
        else:
            rows.addWidget(wrapped(link.words))
        if link.beside:
            rows.addWidget(wrapped(link.beside, "hint"))
        return box

"""The proposals as rows of a list: which are taken, what answers them, how they are read out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.word_diff import Op, Piece
from app.domain.wording import upper_first
from app.services.next_year import Proposal, Sort
from ui.value_list import ValueModel


class ProposalsModel(ValueModel):
    """The proposals shown, which of them are taken, and the answers given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.taken: frozenset[str] = frozenset()
        self.answers: Mapping[str, str] = {}

    def set_choice(self, taken: frozenset[str], answers: Mapping[str, str]) -> None:
        """What is taken and answered now."""
        self.taken, self.answers = taken, dict(answers)
        if self.values:
            self.dataChanged.emit(self.index(0), self.index(len(self.values) - 1))
            self.layoutChanged.emit()

    def said(self, value: Proposal, role: int) -> Any:
        """How it is read out; whether it is taken."""
        proposal = value
        if role == Qt.ItemDataRole.DisplayRole:
            return proposal.old
        if role == Qt.ItemDataRole.CheckStateRole and proposal.sort is not Sort.KEEP:
            return Qt.CheckState.Checked if proposal.key in self.taken else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return proposal.why
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (upper_first(proposal.place), self.words(proposal), proposal.why, self.state(proposal))
            return ". ".join(parts)
        return None

    def state(self, proposal: Proposal) -> str:
        """Taken, left, asked or kept, in a word or two."""
        if proposal.sort is Sort.KEEP:
            return "giữ nguyên"
        if proposal.key in self.taken:
            return "đã lấy"
        answered = not proposal.question or proposal.question in self.answers
        return "chưa lấy" if answered else ("cần trả lời" if proposal.sort is Sort.ASK else "chờ trả lời")

    def words(self, proposal: Proposal) -> str:
        """Old and new words in one line."""
        new = self.new_words(proposal)
        if proposal.sort is Sort.KEEP:
            return proposal.old.strip()
        return f"{proposal.old.strip()} thành {new}" if new else proposal.old.strip()

    def new_words(self, proposal: Proposal) -> str:
        """What would take the place: the answer, else what arithmetic says or suggests."""
        answer = self.answers.get(proposal.question, "") if proposal.sort is Sort.ASK else ""
        if answer and proposal.short:
            return answer.split(" ngày")[0]
        return answer or proposal.new

    def pieces(self, proposal: Proposal) -> tuple[Piece, ...]:
        """The sentence with both."""
        if proposal.sort is Sort.KEEP:
            return (
                Piece(Op.SAME, proposal.before),
                Piece(Op.NEW, proposal.old),
                Piece(Op.SAME, proposal.after),
            )
        old, new = proposal.old.rstrip("\n"), self.new_words(proposal)
        gap = " " if new else ""
        return (
            Piece(Op.SAME, proposal.before.replace("\n", " ")),
            Piece(Op.OLD, old),
            Piece(Op.SAME, gap),
            Piece(Op.NEW, new),
            Piece(Op.SAME, proposal.after.replace("\n", " ")),
        )

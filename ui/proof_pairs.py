"""Cài đặt, Cặp từ hay nhầm: what the office itself keeps writing wrong, for the proofreader to find."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.dated_rows import DatedRows, RowsSpec
from ui.record_form import FieldSpec
from ui.row_table import Column

if TYPE_CHECKING:
    from app.services.office import Done, Office
    from ui.shell import Shell


@dataclass(frozen=True)
class PairRow:
    """A pair as the form edits it."""

    id: int
    found: str = ""
    suggestion: str = ""
    note: str = ""


class PairsDesk:
    """The office's own pairs as rows of a settings page."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def pairs(self) -> tuple[PairRow, ...]:
        """In the order of their first words."""
        return tuple(PairRow(*pair) for pair in self._office.proofreading.pairs())

    def save(self, row: PairRow) -> Done:
        """One operation; raises Invalid on "found" and "suggestion"."""
        from app.services.proofreading import WordPair

        return self._office.proofreading.save_pair(WordPair(row.id, row.found, row.suggestion, row.note))

    def remove(self, row: PairRow) -> Done:
        """One operation."""
        from app.services.proofreading import WordPair

        return self._office.proofreading.remove_pair(WordPair(row.id, row.found, row.suggestion, row.note))


PAIRS = RowsSpec(
    name="word_pairs",
    words="Cặp từ hay nhầm",
    noun="cặp từ",
    explain="Từ mà cơ quan hay viết nhầm và cách viết đúng. Danh sách Trước khi ký chỉ ra các từ này, "
    "cùng những cặp đi kèm chương trình.",
    tables=frozenset({"word_pair"}),
    rows=lambda desk: desk.pairs(),
    blank=lambda: PairRow(0),
    columns=(
        Column("Hay viết nhầm", lambda row: row.found, 210, weight=500),
        Column("Viết đúng", lambda row: row.suggestion, 210),
        Column("Ghi chú", lambda row: row.note, muted=True),
    ),
    fields=(
        FieldSpec("found", "Hay viết nhầm", placeholder="tham mưa"),
        FieldSpec("suggestion", "Viết đúng", placeholder="tham mưu"),
        FieldSpec("note", "Ghi chú", hint="Hiện cùng gợi ý sửa, ví dụ nơi đã tra."),
    ),
    empty="Ví dụ: “tham mưa” viết đúng là “tham mưu”. Gõ đúng như đã viết nhầm, không cần viết hoa.",
    icon="text_proofing_tools_abc",
)


class PairsPage(DatedRows):
    """Existing pairs are saved on leaving a field, a new one by its button."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__(office, shell, PAIRS, PairsDesk(office))

"""The count as a table: names under their titles, figures of both tellers, the verdict as it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.round_counting import RowState, Sheet, Sums, state_of, sums_check
from app.domain.round_results import Counted, NameResult, needed_words, result_of, short_words
from app.domain.rounds import Nominee, RoundTitle
from app.domain.tallying import needed
from app.services.round_view import RoundView
from ui.round_seats import seats_words

Index = QModelIndex | QPersistentModelIndex
NAME, WRITTEN, SEATS, VERDICT = 0, 7, 8, 9
HEADS = (
    "Người được đề nghị",
    *("Đồng ý", "Không", "Trống") * 2,
    "Ý kiến văn bản",
    "Đồng ý",
    "Kết luận",
)
PARTS = ("agree", "disagree", "blank")


@dataclass(frozen=True)
class Line:
    """A row: the head of a title (`nominee` None) or a name."""

    title: RoundTitle
    words: str
    tail: str = ""
    nominee: Nominee | None = None
    need: int = 0
    members: int = 0


def teller_of(column: int) -> int:
    """1 or 2 for a column of figures, 0 for any other."""
    return 0 if not 1 <= column <= 6 else 1 if column <= 3 else 2


class CountModel(QAbstractTableModel):
    """Reads two sheets; writing goes through whoever owns them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        self.view: RoundView | None = None
        self.one, self.two = Sheet(), Sheet()
        self.turn = 1
        self.kept: dict[int, Counted] = {}

    def show(self, view: RoundView, turn: int, title_id: int | None, one: Sheet, two: Sheet) -> None:
        """Other names: a full reset."""
        self.beginResetModel()
        self.view, self.turn, self.one, self.two = view, turn, one, two
        self.kept = {c.nominee_id: c for c in view.counted if c.turn == turn}
        names = view.names_on(turn, title_id)
        if self.kept:
            both = Sheet().account, {c.nominee_id: c.sums for c in self.kept.values()}
            account = next(iter(self.kept.values())).account
            self.one = self.two = Sheet(replace(account), both[1])
        lines: list[Line] = []
        members = len(view.members)
        for title in view.titles:
            mine = [n for n in names if n.title_id == title.id]
            if not mine:
                continue
            ballot = view.rule(title).ballot
            need = needed(ballot, members)
            head = f"{view.title_name(title)}"
            lines.append(Line(title, head, needed_words(ballot, members), None, need, members))
            lines += [Line(title, n.name, n.place, n, need, members) for n in mine]
        self.lines = tuple(lines)
        self.endResetModel()

    def set_sheets(self, one: Sheet, two: Sheet, row: int | None = None) -> None:
        """The same names with other figures; one row when only it changed."""
        self.one, self.two = one, two
        top, bottom = (row, row) if row is not None else (0, max(0, len(self.lines) - 1))
        self.dataChanged.emit(self.index(top, 0), self.index(bottom, VERDICT))

    def sums(self, row: int, teller: int) -> Sums:
        """What the teller has of the name in the row."""
        nominee = self.lines[row].nominee
        sheet = self.one if teller == 1 else self.two
        return sheet.of(nominee.id) if nominee is not None else Sums()

    def figure(self, row: int, column: int) -> int | None:
        """One figure; None is blank."""
        teller = teller_of(column)
        return self.sums(row, teller).parts[(column - 1) % 3] if teller else None

    def state(self, row: int) -> RowState:
        """Where both tellers are with the name."""
        nominee = self.lines[row].nominee
        assert nominee is not None
        assert self.view is not None
        room = self.kept[nominee.id].room if nominee.id in self.kept else self.view.room
        return state_of(nominee.id, self.one, self.two, room)

    def result(self, row: int) -> NameResult | None:
        """The verdict once both agree, else None."""
        line = self.lines[row]
        if line.nominee is None or self.view is None or self.state(row) is not RowState.AGREED:
            return None
        kept = self.kept.get(line.nominee.id)
        if kept is None:
            if None in vars(self.two.account).values():
                return None
            kept = Counted(
                line.nominee.id, self.turn, self.two.of(line.nominee.id), self.two.account, self.view.room
            )
        return result_of(line.nominee, kept, self.view.rule(line.title), len(self.view.aside(line.nominee)))

    def verdict(self, row: int) -> tuple[str, str]:
        """Role of colour and words of the last column."""
        line, state = self.lines[row], self.state(row)
        assert self.view is not None
        assert line.nominee is not None
        result = self.result(row)
        if result is not None:
            passed = result.agree >= result.need
            return "good" if passed else "none", short_words(result, self.view.rule(line.title).ballot)
        if state is RowState.DIFFERS:
            pairs = zip(("đồng ý", "không", "trống"), self._pair(row), strict=True)
            differing = next(f"{word} {a} và {b}" for word, (a, b) in pairs if a != b)
            return "err", f"Hai người lệch: {differing}. Đếm lại phiếu của tên này."
        if state is RowState.BROKEN:
            check = sums_check(self.two.of(line.nominee.id), self.two.account, self.view.room)
            return "err", f"Chưa khớp: {check.words}."
        if state is RowState.AGREED:
            return "muted", "Chờ số phiếu ở bên trái"
        return "muted", {
            RowState.EMPTY: "Chưa nhập",
            RowState.WAITING: "Chờ người kiểm 2",
            RowState.ENTERING: "Đang nhập",
        }[state]

    def _pair(self, row: int) -> list[tuple[int | None, int | None]]:
        return list(zip(self.sums(row, 1).parts, self.sums(row, 2).parts, strict=True))

    # Qt.

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One a title, one a name."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Name, six figures, opinions, seats, verdict."""
        return 0 if parent.isValid() else len(HEADS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads of titles are only read."""
        if self.lines[index.row()].nominee is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a cell, and how it is read out."""
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            if line.nominee is None:
                return line.words if column == NAME else None
            if column == NAME:
                return line.words
            figure = self.figure(index.row(), column)
            return "" if figure is None else str(figure)
        if role == Qt.ItemDataRole.AccessibleTextRole and line.nominee is not None:
            return self._spoken(index.row(), column)
        if role == Qt.ItemDataRole.ToolTipRole and line.nominee is not None and column == VERDICT:
            result = self.result(index.row())
            return result.sentence if result is not None else self.verdict(index.row())[1]
        return None

    def _spoken(self, row: int, column: int) -> str:
        line, teller = self.lines[row], teller_of(column)
        if teller:
            figure = self.figure(row, column)
            said = "trống, chưa nhập" if figure is None else str(figure)
            return f"{line.words}, người kiểm {teller}, {HEADS[column].lower()}: {said}"
        if column == SEATS:
            result = self.result(row)
            return seats_words(result.agree if result else None, line.members, line.need)
        if column == VERDICT:
            return self.verdict(row)[1]
        return line.words

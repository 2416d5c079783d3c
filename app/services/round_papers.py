"""The papers of a round: what the dossier holds, what it still lacks, and one click that writes it all."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.documents.model import Book, Paper
from app.errors import SayToUser
from app.services.round_dossier import Dossier, Piece, Prepared, all_missing, write_dossier
from app.services.round_layouts import RoundLayouts
from app.services.round_pieces import pieces_of, stem
from app.services.round_values import RoundValues
from app.services.round_view import RoundView
from app.storage import exports

if TYPE_CHECKING:
    from app.services.office import Done, Office

_ROUND = "round"
CONTENTS = "00-Danh-muc-ho-so"


class RoundPaperDesk:
    """Papers before the meeting are made from the lists, those after it from the sealed result."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def pieces(self, view: RoundView) -> tuple[Piece, ...]:
        """What the dossier of the round holds, in its order."""
        values, layouts = self._read(view)
        return pieces_of(values, self._office.staff.units(), layouts.tight, layouts.gaps)

    def paper(self, view: RoundView, key: str) -> Paper:
        """One piece as a paper; raises SayToUser where it cannot be made yet."""
        values, layouts = self._read(view)
        # Whether certificates are tight is not asked: it stops no paper, and costs laying all of them out.
        pieces = pieces_of(values, self._office.staff.units(), tuple, lambda _name: ())
        piece = next((one for one in pieces if one.key == key), None)
        if piece is None:
            raise SayToUser("Hồ sơ đợt này không có văn bản ấy.")
        if piece.blocked:
            raise SayToUser(f"Chưa lập được {piece.words}. {piece.blocked}")
        return layouts.paper(key)

    def missing(self, view: RoundView) -> tuple[str, ...]:
        """Everything the dossier still lacks, each once, in words."""
        return all_missing(self.pieces(view))

    def prepare(self, view: RoundView) -> Prepared:
        """Every piece that can be made, and the list of contents; raises SayToUser before the sealing."""
        if view.closing is None:
            raise SayToUser("Kết quả chưa niêm phong. Niêm phong ở bước Kết quả rồi lập hồ sơ.")
        values, layouts = self._read(view)
        pieces = pieces_of(values, self._office.staff.units(), layouts.tight, layouts.gaps)
        made = [piece for piece in pieces if not piece.blocked]
        books, missing = layouts.books(), all_missing(pieces)
        contents = layouts.contents(made, [name for name, _ in books], missing)
        papers = ((CONTENTS, contents), *((piece.name, layouts.paper(piece.key)) for piece in made))
        return Prepared(f"Ho-so-{stem(view.round.name)}", papers, books, missing)

    def books(self, view: RoundView) -> tuple[tuple[str, Book], ...]:
        """The workbook of each counted paper, with live formulas; the bonuses in the last of them."""
        return self._read(view)[1].books()

    def remember(self, view: RoundView, dossier: Dossier) -> None:
        """Note which files were written; not undone by undo."""
        for path in dossier.files:
            exports.remember(self._office.db, _ROUND, view.round.id, path, self._office.now())

    def write(self, view: RoundView, folder: Path) -> Dossier:
        """The whole dossier into a folder of its own below `folder`; raises as `prepare`, and FileTrouble."""
        dossier = write_dossier(self.prepare(view), folder)
        self.remember(view, dossier)
        return dossier

    def enter_awards(self, view: RoundView, number: str, decided_on: date | None) -> Done:
        """What the office itself gave goes into the book of achievements; see round_awards.enter_awards."""
        from app.services.round_awards import enter_awards

        return enter_awards(self._office, view, number, decided_on)

    def stale(self, view: RoundView) -> str:
        """Why papers already written no longer say what holds, or "" ."""
        written = exports.exports(self._office.db, _ROUND, view.round.id)
        if not written or not view.corrections:
            return ""
        last = view.corrections[-1]
        if datetime.fromisoformat(last.at) < written[0].at:
            return ""
        return (
            f"Văn bản đã lập ngày {written[0].at:%d/%m/%Y} chưa có đính chính: {last.wrong} "
            f"sửa là {last.correct}. Lập lại hồ sơ, thay bản đã phát hành."
        )

    def written(self, view: RoundView) -> Path | None:
        """The folder written last, or None."""
        found = exports.exports(self._office.db, _ROUND, view.round.id)
        return found[0].path.parent if found else None

    def _read(self, view: RoundView) -> tuple[RoundValues, RoundLayouts]:
        values = RoundValues(self._office, view)
        return values, RoundLayouts(self._office, values)

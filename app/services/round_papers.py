"""The papers of a round: what the dossier holds, what it still lacks, and one click that writes it all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.documents.model import Book, Cards, Document, Paper
from app.domain.ballot_rules import bases_for
from app.domain.certificates import Certificate
from app.domain.office import in_force, signing_lines
from app.domain.round_seal import RoundClosing
from app.domain.wording import fold
from app.errors import SayToUser
from app.services.round_dossier import Dossier, Piece, Prepared, write_dossier
from app.services.round_gaps import council_lacks, meeting_lacks, tally_lacks
from app.services.round_values import RoundValues
from app.services.round_view import RoundView
from app.storage import exports

if TYPE_CHECKING:
    from app.documents.layouts.award_frame import Frame
    from app.documents.layouts.certificate import Tight
    from app.services.office import Done, Office

_ROUND = "round"
CONTENTS = "00-Danh-muc-ho-so"


class RoundPaperDesk:
    """Papers before the meeting are made from the lists, those after it from the sealed result."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def pieces(self, view: RoundView) -> tuple[Piece, ...]:
        """What the dossier of the round holds, in its order."""
        values = RoundValues(self._office, view)
        sealed = "" if view.closing is not None else "Kết quả chưa niêm phong."
        members = "" if view.members else "Hội đồng chưa có thành viên."
        listed = "" if values.listed() else "Danh sách bầu còn trống."
        council, meeting = council_lacks(view), meeting_lacks(view)
        found = []
        if not view.simple:
            found += [
                Piece("council", "01-QD-Hoi-dong", "Quyết định thành lập Hội đồng", members, council),
                Piece("invitation", "02-Giay-moi", "Giấy mời họp", members, meeting),
            ]
            found += self._units(view)
            for turn in range(1, view.turns + 1):
                for title_id in view.paper_titles(turn):
                    code = f"-{view.title(title_id).code}" if title_id is not None else ""
                    again = f"-lan-{turn}" if turn > 1 else ""
                    found.append(
                        Piece(
                            f"ballot/{turn}/{title_id or 0}",
                            f"03-Phieu-bau{code}{again}",
                            "Phiếu bầu" + (f" {view.title(title_id).code}" if title_id is not None else ""),
                            members or listed,
                        )
                    )
            if any(not m.came_at for m in view.members):
                found.append(
                    Piece("opinion", "04-Phieu-lay-y-kien", "Phiếu lấy ý kiến thành viên vắng", listed)
                )
            found += [
                Piece("minutes", "05-Bien-ban-hop", "Biên bản họp Hội đồng", sealed, meeting + council),
                *(
                    Piece(
                        f"tally/{at}",
                        f"06-Bien-ban-kiem-phieu{f'-{at + 1}' if at else ''}",
                        f"Biên bản kiểm phiếu{f', lần {vote.turn}' if vote.turn > 1 else ''}",
                        sealed,
                        tally_lacks(view),
                    )
                    for at, vote in enumerate(values.votes())
                ),
            ]
        here, above = values.title_results(here=True), values.title_results(here=False)
        aimed = {values.decided_here(t) for t in view.titles if view.nominees_of(t.id, listed=True)}
        if any(one.passed for one in here) or (sealed and True in aimed):
            words = f"Tờ trình {_decided_by(values, here=True)}"
            found.append(Piece("proposal", "07-To-trinh-cua-Hoi-dong", words, sealed))
            decision = "Quyết định khen thưởng và danh sách kèm theo"
            found.append(Piece("decision", "09-QD-khen-thuong", decision, sealed))
        if any(one.passed for one in above) or (sealed and False in aimed):
            words = f"Tờ trình {_decided_by(values, here=False)}"
            found.append(Piece("province", "08-To-trinh-cap-tren", words, sealed))
        if any(one.passed for one in here):
            why = self._tight(values) if view.closing is not None else ()
            found.append(Piece("certificates", "14-Giay-khen", "Giấy khen, giấy chứng nhận", sealed, why))
            found.append(Piece("blanks", "15-Giay-khen-phoi", "Giấy khen in trên phôi", sealed, why))
        found.append(Piece("notice", "10-Thong-bao-ket-qua", "Thông báo kết quả", sealed))
        found.append(Piece("summary", "11-Danh-sach-trich-ngang", "Danh sách trích ngang", listed))
        if view.closing is not None:
            for title, n in values.passed():
                if not values.decided_here(title):
                    report = f"Báo cáo thành tích: {n.name}, {title.code}"
                    found.append(Piece(f"report/{n.id}", f"12-Bao-cao-{_stem(n.name)}-{title.code}", report))
        return tuple(found)

    def paper(self, view: RoundView, key: str) -> Paper:
        """One piece as a paper; raises SayToUser where it cannot be made yet."""
        piece = next((one for one in self.pieces(view) if one.key == key), None)
        if piece is None:
            raise SayToUser("Hồ sơ đợt này không có văn bản ấy.")
        if piece.blocked:
            raise SayToUser(f"Chưa lập được {piece.words}. {piece.blocked}")
        return self._make(view, key)

    def missing(self, view: RoundView) -> tuple[str, ...]:
        """Everything the dossier still lacks, each once, in words."""
        found = []
        for piece in self.pieces(view):
            found += [f"{piece.words}: {why}" for why in (*((piece.blocked,) if piece.blocked else ()),)]
            found += list(piece.lacking)
        return tuple(dict.fromkeys(found))

    def prepare(self, view: RoundView) -> Prepared:
        """Every piece that can be made, and the list of contents; raises SayToUser before the sealing."""
        if view.closing is None:
            raise SayToUser("Kết quả chưa niêm phong. Niêm phong ở bước Kết quả rồi lập hồ sơ.")
        made = [(piece, self._make(view, piece.key)) for piece in self.pieces(view) if not piece.blocked]
        contents = self._contents(view, tuple(piece for piece, _ in made))
        papers = ((CONTENTS, contents), *((piece.name, document) for piece, document in made))
        return Prepared(f"Ho-so-{_stem(view.round.name)}", papers, self.books(view), self.missing(view))

    def books(self, view: RoundView) -> tuple[tuple[str, Book], ...]:
        """The workbook of each counted paper, with live formulas; the bonuses in the last of them."""
        from app.documents.layouts.tally_book import tally_book

        values = RoundValues(self._office, view)
        votes = values.votes()
        day = _paper_day(values.day, view.closing, "decision")
        identity = self._office.settings.identity_on(day)
        found = []
        for at, vote in enumerate(votes, start=1):
            bonuses = values.bonuses(day) if at == len(votes) else ()
            book = tally_book(
                view.round.year,
                values.council(),
                values.meeting(),
                vote,
                bonuses,
                identity,
                practice=self._office.practice,
            )
            found.append((f"13-Tong-hop-kiem-phieu{f'-{at}' if at > 1 else ''}", book))
        return tuple(found)

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

    # Inside.

    def _units(self, view: RoundView) -> list[Piece]:
        """The meeting of each unit with a name on the list."""
        names = {unit.id: unit for unit in self._office.staff.units()}
        listed = [n for title in view.titles for n in view.nominees_of(title.id, listed=True)]
        homes = dict.fromkeys(n.home_unit_id for n in listed if n.home_unit_id is not None)
        return [
            Piece(
                f"unit/{unit}",
                f"16-Bien-ban-hop-{names[unit].abbreviation or unit}",
                f"Biên bản họp {names[unit].name}",
            )
            for unit in homes
        ]

    def _make(self, view: RoundView, key: str) -> Paper:
        from app.documents.layouts import award_decision, award_lists, ballot, council_papers

        values = RoundValues(self._office, view)
        council, meeting = values.council(), values.meeting()
        kind, _, rest = key.partition("/")
        frame = self._frame(values, kind)
        makers: dict[str, Callable[[], Paper]] = {
            "council": lambda: council_papers.council_decision(frame, council),
            "invitation": lambda: council_papers.invitation(frame, council, meeting),
            "opinion": lambda: ballot.opinion_form(frame, values.agendas(), meeting),
            "ballot": lambda: self._ballot(values, frame, rest),
            "minutes": lambda: council_papers.council_minutes(frame, council, meeting, values.votes()),
            "tally": lambda: council_papers.tally_minutes(frame, council, meeting, values.votes()[int(rest)]),
            "proposal": lambda: award_decision.proposal(
                frame, values.title_results(here=True), meeting, len(view.members), province=False
            ),
            "province": lambda: award_decision.proposal(
                frame, values.title_results(here=False), meeting, len(view.members), province=True
            ),
            "decision": lambda: award_decision.award_decision(
                frame, values.groups(frame.day), None if view.simple else meeting
            ),
            "certificates": lambda: self._certificates(values, frame)[0],
            "blanks": lambda: self._certificates(values, frame, blank=True)[0],
            "unit": lambda: self._unit(values, frame, int(rest)),
            "notice": lambda: award_decision.result_notice(frame, values.title_results(), meeting),
            "summary": lambda: award_lists.summary_list(frame, values.listed()),
            "report": lambda: self._report(view, int(rest)),
        }
        return makers[kind]()

    def _certificates(
        self, values: RoundValues, frame: Frame, *, blank: bool = False
    ) -> tuple[Cards, tuple[Tight, ...]]:
        """One card a line of the decision's list, numbered as the list is (số sổ vàng)."""
        from app.documents.layouts.certificate import certificates
        from app.services.blank_shifts import BlankDesk

        lines = [(group, given) for group in values.groups(frame.day) for given in group.given]
        listed = [
            Certificate(given, group.title, group.is_title, place)
            for place, (group, given) in enumerate(lines, start=1)
        ]
        return certificates(frame, listed, blank=blank, shifts=BlankDesk(self._office).shifts())

    def _tight(self, values: RoundValues) -> tuple[str, ...]:
        """What is too long for its place on a certificate."""
        _, tight = self._certificates(values, self._frame(values, "decision"))
        return tuple(f"Giấy khen của {one.name}: {one.field.lower()} dài quá chỗ in." for one in tight)

    def _unit(self, values: RoundValues, frame: Frame, unit_id: int) -> Document:
        """Biên bản họp phòng: the unit's people, its head, what it proposes."""
        from app.documents.layouts.council_papers import unit_minutes

        lines = self._office.staff.roll(values.day, values.day, unit_id)
        heads = (line.person.name for line in lines if (row := line.membership(values.day)) and row.leader)
        name = next((u.name for u in self._office.staff.units() if u.id == unit_id), "đơn vị")
        meeting = replace(values.meeting(), begins="", ends="", voted_at="", place="")
        agendas = values.listed(unit_id)
        return unit_minutes(frame, name, meeting, len(lines), next(heads, ""), "", agendas)

    def _ballot(self, values: RoundValues, frame: Frame, rest: str) -> Document:
        from app.documents.layouts.ballot import ballot

        turn, title_id = (int(part) for part in rest.split("/"))
        known = next((p for p in values.view.papers if (p.turn, p.title_id or 0) == (turn, title_id)), None)
        copies = known.printed if known is not None and known.printed else len(values.view.members)
        return ballot(frame, values.agendas(turn, title_id or None), values.meeting(), copies)

    def _report(self, view: RoundView, nominee_id: int) -> Document:
        from app.domain.holder import holder_of

        n = next(one for one in view.nominees if one.id == nominee_id)
        code = view.title(n.title_id).code
        return self._office.achievement_papers.report(holder_of(n), code, view.round.year)

    def _frame(self, values: RoundValues, kind: str) -> Frame:
        from app.documents.layouts.award_frame import Frame

        office, view = self._office, values.view
        day = _paper_day(values.day, view.closing, kind)
        if office.settings.identity_on(day) is None:  # an office whose names have ended since
            day = values.day
        symbol = {"council": "QĐ", "decision": "QĐ", "proposal": "TTr", "province": "TTr"}.get(kind, "")
        found = bases_for(view.rules, day, symbol) if symbol else ()
        bases = tuple(_basis(one.text) for one in found)
        signer = next(iter(office.settings.signatories_on(day)), None)
        presets = in_force(office.settings.recipient_presets(), day)
        own = next((p.lines for p in presets if symbol and p.paper_kind == symbol), ())
        head = (signer.acting_for or signer.title) if signer is not None else ""
        frame = Frame(
            office.settings.identity_on(day),
            day,
            view.round.year,
            {row.key: row.text for row in office.wordings.rows()},
            bases,
            signer_lines=signing_lines(signer) if signer is not None else (),
            signer_name=signer.name if signer is not None else "",
            recipients=tuple(own),
            practice=office.practice,
        )
        return replace(frame, head=head) if head else frame

    def _contents(self, view: RoundView, pieces: tuple[Piece, ...]) -> Document:
        """Danh mục hồ sơ: what lies in the folder, and what is still missing."""
        from app.documents.layouts.office_paper import OfficePaper
        from app.documents.layouts.paper_parts import Grid, Line, Part

        values = RoundValues(self._office, view)
        frame = self._frame(values, "contents")
        named = [(piece.words, f"{piece.name}.docx") for piece in pieces]
        named += [("Tổng hợp kiểm phiếu (Excel)", f"{name}.xlsx") for name, _ in self.books(view)]
        rows = tuple((str(at), *one) for at, one in enumerate(named, 1))
        heads = ("STT", "Văn bản", "Tệp")
        parts: list[Part] = [Grid((8, 52, 40), heads, rows, ("center", "left", "left"))]
        missing = self.missing(view)
        parts.append(Line("Tiêu đề khoản", "Còn thiếu" if missing else "Hồ sơ không còn thiếu gì"))
        parts += [Line("Nội dung", f"- {one}") for one in missing]
        summary = f"Hồ sơ {view.round.name[:1].lower()}{view.round.name[1:]}"
        return frame.print(
            OfficePaper(
                name="Danh mục",
                symbol="",
                summary=summary,
                dated=True,
                parts=tuple(parts),
                signer_lines=("Người lập",),
            )
        )


def _paper_day(meeting: date, closing: RoundClosing | None, kind: str) -> date:
    """Papers of the meeting bear its day, those after it the day of the closing."""
    if closing is None or kind in {"council", "invitation", "opinion", "ballot", "minutes", "tally"}:
        return meeting
    return max(meeting, date.fromisoformat(closing.closed_at[:10]))


def _basis(text: str) -> str:
    return text if text.startswith("Căn cứ") else f"Căn cứ {text}"


def _decided_by(values: RoundValues, *, here: bool) -> str:
    """Who decides the titles, as the rules name them."""
    view = values.view
    titles = [t for t in view.titles if values.decided_here(t) is here]
    rows = (view.rules.decider(t.code, t.subject) for t in titles)
    return ", ".join(dict.fromkeys(row.by for row in rows if row is not None)) or "người có thẩm quyền"


def _stem(words: str) -> str:
    """`Binh-xet-cuoi-nam-2024`: fit for a file name."""
    plain = fold(words).replace("đ", "d")
    stem = "-".join("".join(c if c.isalnum() else " " for c in plain).split())
    return stem[:1].upper() + stem[1:]

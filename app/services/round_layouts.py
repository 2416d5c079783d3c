"""The papers of a round laid out, each piece of its dossier from one reading of the round."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from app.documents.model import Book, Cards, Document, Paper
from app.documents.picture_file import CardPicture
from app.domain.award_papers import Agenda
from app.domain.ballot_rules import bases_for
from app.domain.certificates import Certificate
from app.domain.dates import PartialDate
from app.domain.holder import holder_of
from app.domain.office import in_force, signing_lines
from app.domain.round_seal import RoundClosing
from app.domain.rounds import Nominee
from app.domain.staff_roll import head_of
from app.errors import SayToUser
from app.services.round_dossier import Piece
from app.services.round_values import RoundValues

if TYPE_CHECKING:
    from app.documents.layouts.award_frame import Frame
    from app.documents.layouts.certificate import Tight
    from app.services.office import Office

# Papers of the meeting bear its day, those after it the day of the closing.
_OF_THE_MEETING = {"council", "invitation", "opinion", "ballot", "minutes", "tally", "unit"}
# What bears number and day of the office's decision.
_OF_THE_DECISION = {"decision", "certificates"}
_SYMBOLS = {"council": "QĐ", "decision": "QĐ", "proposal": "TTr", "province": "TTr"}


class RoundLayouts:
    """Papers before the meeting are made from the lists, those after it from the sealed result."""

    def __init__(self, office: Office, values: RoundValues) -> None:
        self._office = office
        self._values = values
        self._view = values.view

    def paper(self, key: str) -> Paper:
        """The piece of this key, see `pieces_of`."""
        from app.documents.layouts import award_decision, award_lists, ballot, council_papers

        values, view = self._values, self._view
        council, meeting = values.council(), values.meeting()
        kind, _, rest = key.partition("/")
        frame = self._frame(kind)
        makers: dict[str, Callable[[], Paper]] = {
            "council": lambda: council_papers.council_decision(frame, council),
            "invitation": lambda: council_papers.invitation(frame, council, meeting),
            "opinion": lambda: ballot.opinion_form(frame, values.agendas(), meeting),
            "ballot": lambda: self._ballot(frame, rest),
            "minutes": lambda: council_papers.council_minutes(
                frame, council, meeting, values.votes, corrections=values.corrections()
            ),
            "tally": lambda: council_papers.tally_minutes(
                frame, council, meeting, values.votes[int(rest)], values.corrections()
            ),
            "proposal": lambda: award_decision.proposal(
                frame, values.title_results(here=True), meeting, len(view.members), council.chair
            ),
            "province": lambda: award_decision.proposal(
                frame, values.title_results(here=False), meeting, len(view.members), None, province=True
            ),
            "decision": lambda: award_decision.award_decision(
                frame, values.groups(frame.day), None if view.simple else meeting
            ),
            "certificates": lambda: self._whole_cards[0],
            "blanks": lambda: self._cards(blank=True)[0],
            "unit": lambda: self._unit(frame, int(rest)),
            "notice": lambda: award_decision.result_notice(
                frame, values.title_results(), meeting, values.corrections()
            ),
            "summary": lambda: award_lists.summary_list(frame, self._told.listed()),
            "report": lambda: self._report(int(rest)),
        }
        return makers[kind]()

    def tight(self) -> tuple[str, ...]:
        """What is too long for its place on a certificate, and an emblem that cannot be printed."""
        said = (
            f"Giấy khen của {one.name}: {one.field.lower()} dài quá chỗ in." for one in self._whole_cards[1]
        )
        return (*said, *self._emblem[1])

    def gaps(self, n: Nominee) -> tuple[str, ...]:
        """What the report of a name cannot prove yet."""
        code = self._view.title(n.title_id).code
        return self._office.achievement_papers.facts(holder_of(n), code, self._view.round.year).gaps()

    def books(self) -> tuple[tuple[str, Book], ...]:
        """The workbook of each counted paper, with live formulas; the bonuses in the last of them."""
        from app.documents.layouts.tally_book import tally_book

        values = self._told
        votes = values.votes
        day = self._day("decision")
        identity = self._office.settings.identity_on(day)
        found = []
        for at, vote in enumerate(votes, start=1):
            bonuses = values.bonuses(day) if at == len(votes) else ()
            book = tally_book(
                self._view.round.year,
                values.council(),
                values.meeting(),
                vote,
                bonuses,
                identity,
                practice=self._office.practice,
            )
            found.append((f"13-Tong-hop-kiem-phieu{f'-{at}' if at > 1 else ''}", book))
        return tuple(found)

    def contents(self, pieces: Sequence[Piece], books: Sequence[str], missing: Sequence[str]) -> Document:
        """Danh mục hồ sơ: what lies in the folder, and what is still missing."""
        from app.documents.layouts.office_paper import OfficePaper
        from app.documents.layouts.paper_parts import Grid, Line, Part

        named = [(piece.words, f"{piece.name}.docx") for piece in pieces]
        named += [("Tổng hợp kiểm phiếu (Excel)", f"{name}.xlsx") for name in books]
        rows = tuple((str(at), *one) for at, one in enumerate(named, 1))
        heads = ("STT", "Văn bản", "Tệp")
        parts: list[Part] = [Grid((8, 52, 40), heads, rows, ("center", "left", "left"))]
        parts.append(Line("Tiêu đề khoản", "Còn thiếu" if missing else "Hồ sơ không còn thiếu gì"))
        parts += [Line("Nội dung", f"- {one}") for one in missing]
        name = self._view.round.name
        return self._frame("contents").print(
            OfficePaper(
                name="Danh mục",
                symbol="",
                summary=f"Hồ sơ {name[:1].lower()}{name[1:]}",
                dated=True,
                parts=tuple(parts),
                signer_lines=("Người lập",),
            )
        )

    # Inside.

    @cached_property
    def _told(self) -> RoundValues:
        """The same round with what the book tells beside each name."""
        return RoundValues(self._office, self._view, told=True)

    @cached_property
    def _whole_cards(self) -> tuple[Cards, tuple[Tight, ...]]:
        return self._cards()

    def _cards(self, *, blank: bool = False) -> tuple[Cards, tuple[Tight, ...]]:
        """One card a line of the decision's list, numbered as the list is (số sổ vàng)."""
        from app.documents.layouts.certificate import certificates
        from app.services.blank_shifts import BlankDesk

        frame = self._frame("certificates")
        lines = [(group, given) for group in self._values.groups(frame.day) for given in group.given]
        listed = [
            Certificate(given, group.title, group.is_title, place)
            for place, (group, given) in enumerate(lines, start=1)
        ]
        return certificates(
            frame,
            listed,
            blank=blank,
            shifts=BlankDesk(self._office).shifts(),
            emblem=None if blank else self._emblem[0],
        )

    @cached_property
    def _emblem(self) -> tuple[CardPicture | None, tuple[str, ...]]:
        """The image of the emblem, or why it cannot be printed: the sheet is made all the same."""
        from app.services.card_emblem import EmblemDesk

        try:
            return EmblemDesk(self._office).picture(), ()
        except SayToUser as trouble:
            return None, (f"Hình Quốc huy trên giấy khen: {trouble}",)

    def _unit(self, frame: Frame, unit_id: int) -> Document:
        """Biên bản họp phòng: the unit's people, its head, what it proposes."""
        from app.documents.layouts.council_papers import unit_minutes

        values = self._values
        lines = self._office.staff.roll(values.day, values.day, unit_id)
        head = head_of(lines, values.day)
        name = next((u.name for u in self._office.staff.units() if u.id == unit_id), "đơn vị")
        met = values if values.view.unit_level else self._met(unit_id)
        if met is not None:  # the unit's own round says who was there and how it voted
            council = met.council()
            chair, secretary = council.chair, council.secretary
            return unit_minutes(
                RoundLayouts(self._office, met)._frame("unit"),
                name,
                met.meeting(),
                len(council.present),
                chair.name if chair else "",
                secretary.name if secretary else "",
                met.proposals(),
                absent=len(council.absent),
            )
        agendas: tuple[Agenda, ...] = values.listed(unit_id)
        return unit_minutes(frame, name, None, len(lines), head.person.name if head else "", "", agendas)

    def _met(self, unit_id: int) -> RoundValues | None:
        """The closed round of the unit that this one rests on, or None."""
        from app.services.unit_rounds import closed_rounds

        rounds = closed_rounds(self._office, self._view)
        return next((RoundValues(self._office, v) for v in rounds if v.round.unit_id == unit_id), None)

    def _ballot(self, frame: Frame, rest: str) -> Document:
        from app.documents.layouts.ballot import ballot

        turn, title_id = (int(part) for part in rest.split("/"))
        papers = self._view.papers
        known = next((p for p in papers if (p.turn, p.title_id or 0) == (turn, title_id)), None)
        copies = known.printed if known is not None and known.printed else len(self._view.members)
        return ballot(frame, self._values.agendas(turn, title_id or None), self._values.meeting(), copies)

    def _report(self, nominee_id: int) -> Document:
        n = next(one for one in self._view.nominees if one.id == nominee_id)
        code = self._view.title(n.title_id).code
        # It was written before the decision it asks for.
        without = self._values.decision[0] if self._values.decision else ""
        papers = self._office.achievement_papers
        return papers.report(holder_of(n), code, self._view.round.year, without=without)

    def _day(self, kind: str) -> date:
        closing: RoundClosing | None = self._view.closing
        meeting = self._values.day
        signed = self._signed(kind)
        if signed is not None:
            return signed[1]
        if closing is None or kind in _OF_THE_MEETING:
            return meeting
        return max(meeting, date.fromisoformat(closing.closed_at[:10]))

    def _frame(self, kind: str) -> Frame:
        from app.documents.layouts.award_frame import Frame

        office, view = self._office, self._view
        day = self._day(kind)
        if office.settings.identity_on(day) is None:  # an office whose names have ended since
            day = self._values.day
        symbol = _SYMBOLS.get(kind, "")
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
        frame = replace(frame, head=head) if head else frame
        signed = self._signed(kind)
        return _numbered(frame, *signed) if signed is not None else frame

    def _signed(self, kind: str) -> tuple[str, date] | None:
        """Number and day of a paper that is signed: the council's decision as the round names it, that of the
        awards as the book of achievements does.
        """
        row = self._view.round
        if kind == "council" and row.council_number and row.council_on is not None:
            return row.council_number, row.council_on
        if kind in _OF_THE_DECISION and self._view.closing is not None:
            return self._values.decision
        return None


def _numbered(frame: Frame, number: str, day: date) -> Frame:
    """With number and day; a number of another symbol than the paper's leaves the room for it."""
    figures = number.partition("/")[0]
    dated = replace(frame, issued=PartialDate.of(day))
    numbered = replace(dated, number=int(figures) if figures.isdecimal() else None)
    return numbered if numbered.number_words("QĐ") == number else dated


def _basis(text: str) -> str:
    return text if text.startswith("Căn cứ") else f"Căn cứ {text}"

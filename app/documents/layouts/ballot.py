"""Form F06: the secret ballot, two of size A5 on a sheet, and the opinion form of an absent member.

Every ballot is like every other: no number and no mark that would tie a paper to who held it. Room for the
office's seal stands under its name. A list longer than a page goes on, the head of the table repeated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.documents.layouts.award_frame import Frame, day_words
from app.documents.layouts.office_paper import OfficePaper, office_paper
from app.documents.layouts.paper_parts import Fill, Grid, Line, Part
from app.documents.look import Page
from app.documents.model import Document, Paragraph, Properties, Run
from app.documents.profile import Profile, load_profile
from app.domain.award_papers import Agenda, Meeting
from app.domain.dates import PartialDate
from app.domain.wording import upper_first

SEAL = "(đóng dấu treo)"
_HEADS = ("STT", "Họ và tên", "Chức vụ, đơn vị công tác", "Đồng ý", "Không đồng ý")
_MARGIN_MM = 12.0
_SMALLER_PT, _LEAST_PT = 3.0, 8.0
_ROW_PT = 3.5
_HEAD_MM = 48.5  # the office's name; the nation's needs the rest in one line


def ballot(frame: Frame, agendas: Sequence[Agenda], meeting: Meeting, copies: int) -> Document:
    """`copies` equal ballots, two on a sheet; several titles on one paper stand below each other.

    `copies` is at least 1.
    """
    profile = _small(load_profile())
    summary = upper_first(agendas[0].words) if len(agendas) == 1 else "Xét thi đua, khen thưởng"
    practice = (Line("Dữ liệu thực hành", profile.wording["practice"]),) if frame.practice else ()
    paper = OfficePaper(
        name="Phiếu bầu",
        symbol="",
        summary=f"{summary} năm {frame.year}",
        dated=True,
        parts=(
            *_titles(agendas),
            *(Line("Nội dung", line) for line in frame.lines("F06.guide")),
            *(Line("Nội dung", line) for line in frame.lines("F06.invalid")),
            *practice,
        ),
        issued=PartialDate.of(meeting.day),
    )
    made = office_paper(paper, frame.identity, meeting.day, practice=False, profile=profile)
    head = made.letterhead
    assert head is not None
    seal = Paragraph(profile.style("Địa danh và ngày tháng"), (Run(SEAL),))
    # No signature and no page number: nothing on the paper but the vote.
    return replace(
        made,
        letterhead=replace(head, number=(seal,)),
        properties=Properties("Phiếu bầu", frame.office, frame.office),
        signature=None,
        page_number="",
        two_up=True,
        copies=max(copies, 1),
    )


def opinion_form(frame: Frame, agendas: Sequence[Agenda], meeting: Meeting) -> Document:
    """Phiếu lấy ý kiến of one absent member, who signs it: a written opinion is no secret ballot."""
    paper = OfficePaper(
        name="Phiếu lấy ý kiến",
        symbol="",
        summary=f"Về việc xét thi đua, khen thưởng năm {frame.year}",
        dated=True,
        parts=(
            *(Line("Nội dung", line) for line in frame.lines("F06.opinion", met_on=day_words(meeting.day))),
            *_titles(agendas),
            Line("Nội dung", "Ý kiến khác:"),
            Fill(3),
        ),
        signer_lines=("Thành viên Hội đồng",),
    )
    made = office_paper(paper, frame.identity, meeting.day, practice=frame.practice)
    head = made.letterhead
    assert head is not None
    seal = replace(head.place_date[0], runs=(Run(SEAL),))
    return replace(made, letterhead=replace(head, number=(seal,)))


def _titles(agendas: Sequence[Agenda]) -> Iterator[Part]:
    for number, agenda in enumerate(agendas, start=1):
        if len(agendas) > 1:
            yield Line("Tiêu đề khoản", f"{number}. {upper_first(agenda.words)}")
        rows = tuple((str(at), one.name, one.place, "", "") for at, one in enumerate(agenda.names, start=1))
        yield Grid((9, 32, 31, 13, 15), _HEADS, rows, ("center", "left", "left", "center", "center"))


def _small(profile: Profile) -> Profile:
    """The profile on half a sheet: A5, narrow margins, letters three points smaller."""
    whole = profile.look.page
    page = Page(
        width_mm=whole.height_mm / 2,
        height_mm=whole.width_mm,
        top_mm=_MARGIN_MM,
        bottom_mm=_MARGIN_MM,
        left_mm=_MARGIN_MM,
        right_mm=_MARGIN_MM,
        header_mm=5.0,
        footer_mm=5.0,
    )
    cells = profile.style("Ô bảng")
    styles = tuple(
        style
        if style.exact_pt
        else replace(
            style,
            size_pt=max(style.size_pt - _SMALLER_PT, min(style.size_pt, _LEAST_PT)),
            first_line_mm=style.first_line_mm * 2 / 3,
            # Room for a mark in every row, less of it elsewhere.
            before_pt=_ROW_PT if style.name.startswith(cells) else style.before_pt / 2,
            after_pt=_ROW_PT if style.name.startswith(cells) else style.after_pt / 2,
            line=1.0,
        )
        for style in profile.look.styles
    )
    columns = {**profile.columns, "letterhead": (_HEAD_MM, page.text_mm - _HEAD_MM)}
    columns["signature"] = (page.text_mm / 2, page.text_mm / 2)
    return replace(profile, look=replace(profile.look, page=page, styles=styles), columns=columns)

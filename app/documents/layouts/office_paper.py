"""A paper of the office that is neither plan nor list: head, title, bases, body, who signs, appendices.

Frames: NĐ 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.2 (quyết định), 1.4 (tờ trình, thông báo, báo cáo),
1.7 (giấy mời), 1.9 (biên bản). A paper without a symbol is no document of the decree: it bears the
office's head, no number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.documents.layouts.letterhead import PLACE_ROOM, centred, letterhead, number_line, rule
from app.documents.layouts.paper_parts import Fill, Grid, Line, Part, body_blocks, too_narrow
from app.documents.layouts.punctuation import listed
from app.documents.layouts.signature import signature_block
from app.documents.metrics import paragraph_mm
from app.documents.model import (
    Block,
    Document,
    Letterhead,
    Paragraph,
    Properties,
    Rule,
    Run,
    SignatureBlock,
)
from app.documents.profile import Profile, load_profile
from app.domain.dates import PartialDate, date_line
from app.domain.office import Identity

__all__ = ["Appendix", "Fill", "Grid", "Line", "OfficePaper", "Part", "office_paper"]

_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True)
class Appendix:
    """A list that goes with the paper: title, the paper it belongs to in words, parts of its body."""

    title: str
    attached: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class OfficePaper:
    """What the paper says. `symbol` "" for a paper without a number, `dated` False for minutes.

    `number` and `issued` are left to the hand while unknown. `council` is who issues it in the office's
    stead: then the office is the superior body. `bases` stand in italics before the body, `decider` and
    `decides` ("GIÁM ĐỐC SỞ NGOẠI VỤ", "QUYẾT ĐỊNH:") around them. With `left` two people sign beside each
    other; else the signer of the office does.
    """

    name: str
    symbol: str
    summary: str
    dated: bool
    parts: tuple[Part, ...]
    recipients: tuple[str, ...] = ()
    signer_lines: tuple[str, ...] = ()
    signer_name: str = ""
    signer_office_title: str = ""
    left: str = ""
    left_name: str = ""
    number: int | None = None
    issued: PartialDate | None = None
    council: str = ""
    addressed: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    decider: str = ""
    decides: str = ""
    appendices: tuple[Appendix, ...] = ()


def office_paper(
    paper: OfficePaper,
    identity: Identity | None,
    day: date,
    *,
    practice: bool,
    profile: Profile | None = None,
) -> Document:
    """The paper as it is printed with the office's names of `day`; what is not known leaves room."""
    profile = profile or load_profile()
    office = identity.name if identity else ""
    footer = Paragraph(profile.style("Dữ liệu thực hành"), (Run(profile.wording["practice"]),))
    made = Document(
        kind=paper.symbol,
        properties=Properties(f"{paper.name.capitalize()} {' '.join(paper.summary.split())}", office, office),
        look=profile.look,
        letterhead=_head(profile, paper, identity, day),
        title=_title(profile, paper.name, paper.summary),
        body=(*_opening(profile, paper), *body_blocks(profile, paper.parts)),
        signature=_pair(profile, paper) if paper.left else _signature(profile, paper),
        page_number=profile.page_number,
        footer=footer if practice else None,
        tail=profile.style("Cuối văn bản"),
    )
    attached_to = profile
    if any(too_narrow(profile, one.parts) for one in paper.appendices):  # then all of them lie
        attached_to = replace(profile, look=replace(profile.look, page=profile.look.page.turned))
    attached = tuple(
        _appendix(attached_to, made, one, f" {_NUMERALS[at]}" if len(paper.appendices) > 1 else "")
        for at, one in enumerate(paper.appendices)
    )
    return replace(made, appendices=attached)


def _head(profile: Profile, paper: OfficePaper, identity: Identity | None, day: date) -> Letterhead:
    place = (identity.place if identity else "") or PLACE_ROOM
    superior, office = (identity.superior, identity.name) if identity else ("", "")
    abbreviation = identity.abbreviation if identity else ""
    symbol = "-".join(part for part in (paper.symbol, abbreviation) if part)
    number = f"{paper.number:02d}/{symbol}" if paper.number else ""
    # A form is dated by whoever fills it in, a paper by whoever signs it: the day is left to the hand.
    issued = paper.issued or PartialDate(day.year)
    head = letterhead(
        profile,
        office if paper.council else superior,
        paper.council or office,
        number_line(profile, number, symbol) if paper.symbol else "",
        date_line(place, issued, issued.year) if paper.dated else "",
        number_ref="",
        date_ref="",
    )
    if not paper.symbol:
        head = replace(head, number=(Paragraph(profile.style("Số và ký hiệu")),))
    return head if paper.dated else replace(head, place_date=(Paragraph(profile.style("Số và ký hiệu")),))


def _title(profile: Profile, name: str, summary: str) -> tuple[Paragraph | Rule, ...]:
    width = profile.look.page.text_mm
    kind = centred(profile, "Tên loại", name, width)
    about = centred(profile, "Trích yếu", summary, width * profile.title_percent / 100)
    return (kind, about, rule(profile, "title", paragraph_mm(about, profile.look), width))


def _opening(profile: Profile, paper: OfficePaper) -> tuple[Block, ...]:
    """What stands between the title and the body: addressees, who decides, the bases."""
    width = profile.look.page.text_mm
    blocks: list[Block] = []
    if len(paper.addressed) == 1:
        blocks.append(Paragraph(profile.style("Kính gửi"), (Run(f"Kính gửi: {paper.addressed[0]}"),)))
    elif paper.addressed:
        style = profile.style("Nơi kính gửi")
        blocks.append(Paragraph(profile.style("Kính gửi"), (Run("Kính gửi:"),), keep_with_next=True))
        blocks += [Paragraph(style, (Run(line),)) for line in listed(paper.addressed, "- ")]
    if paper.addressed:
        blocks.append(Paragraph(profile.style("Dưới kính gửi")))
    if paper.decider:
        blocks.append(centred(profile, "Thẩm quyền ban hành", paper.decider, width))
    blocks += [Paragraph(profile.style("Căn cứ"), (Run(line),)) for line in listed(paper.bases)]
    if paper.decides:
        blocks.append(centred(profile, "Thẩm quyền ban hành", paper.decides, width))
    return tuple(blocks)


def _signature(profile: Profile, paper: OfficePaper) -> SignatureBlock:
    made = signature_block(
        profile, paper.recipients, paper.signer_lines, paper.signer_office_title, paper.signer_name
    )
    # A form is sent to nobody; a paper whose recipients are not known yet keeps their place.
    return made if paper.recipients or paper.symbol else replace(made, recipients=())


def _pair(profile: Profile, paper: OfficePaper) -> SignatureBlock:
    """Two who sign; the recipients stand below the left one."""
    made = _signature(profile, paper)
    left = made.widths_mm[0]
    signer = (
        *(centred(profile, "Chức vụ người ký", line, left) for line in paper.left.split("\n")),
        Paragraph(profile.style("Chỗ ký")),
        centred(profile, "Họ tên người ký", paper.left_name, left),
    )
    kept = tuple(replace(line, keep_with_next=True) for line in signer)
    return replace(made, recipients=(*kept, *(made.recipients if paper.recipients else ())))


def _appendix(profile: Profile, made: Document, one: Appendix, number: str) -> Document:
    """Pages of their own, counted from 1, lying on their side where a table asks for it.

    NĐ 30/2020/NĐ-CP, Phụ lục I, III.1 and I.2.
    """
    width = profile.look.page.text_mm
    title = centred(profile, "Tiêu đề phụ lục", one.title, width * profile.title_percent / 100)
    attached = centred(profile, "Kèm theo", one.attached, width)
    return replace(
        made,
        look=profile.look,
        letterhead=None,
        title=(
            Paragraph(profile.style("Phụ lục"), (Run(f"Phụ lục{number}"),)),
            title,
            attached,
            rule(profile, "title", paragraph_mm(attached, profile.look), width),
        ),
        body=body_blocks(profile, one.parts, kept=False),
        signature=None,
    )

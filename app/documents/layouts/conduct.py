"""Papers about item II.6: notice, explanation form, record of a note, and the report of a period.

The explanation form is no document of the decree: it bears the office's head and room for a hand, no number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.documents.layouts.letterhead import PLACE_ROOM, centred, letterhead, number_line, rule
from app.documents.layouts.signature import signature_block
from app.documents.metrics import paragraph_mm, width_mm
from app.documents.model import (
    Block,
    Cell,
    Document,
    Letterhead,
    Paragraph,
    Properties,
    Rule,
    Run,
    SignatureBlock,
    Table,
    TableColumn,
)
from app.documents.profile import Profile, load_profile
from app.domain.dates import PartialDate, date_line
from app.domain.office import Identity


@dataclass(frozen=True)
class Line:
    """A paragraph in a role of the layout ("Nội dung", "Khoản", "Tiêu đề mục", "Câu kết")."""

    role: str
    text: str


@dataclass(frozen=True)
class Fill:
    """Dotted lines to be written on by hand."""

    lines: int


@dataclass(frozen=True)
class Grid:
    """A table: shares of the width in percent, heads, rows; numbers stand in the middle."""

    shares: tuple[int, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Part = Line | Fill | Grid


@dataclass(frozen=True)
class ConductPaper:
    """What the paper says. `symbol` "" for a paper without a number, `dated` False for minutes.

    With `left` two people sign beside each other; else the signer of the office does.
    """

    name: str
    symbol: str
    summary: str
    dated: bool
    parts: tuple[Part, ...]
    recipients: tuple[str, ...] = ()
    signer_lines: tuple[str, ...] = ()
    signer_name: str = ""
    left: str = ""
    left_name: str = ""


def conduct_paper(
    paper: ConductPaper,
    identity: Identity | None,
    day: date,
    *,
    practice: bool,
    profile: Profile | None = None,
) -> Document:
    """The paper as it is printed with the office's names of `day`; number and day are written by hand."""
    profile = profile or load_profile()
    office = identity.name if identity else ""
    footer = Paragraph(profile.style("Dữ liệu thực hành"), (Run(profile.wording["practice"]),))
    return Document(
        kind=paper.symbol,
        properties=Properties(f"{paper.name.capitalize()} {paper.summary}", office, office),
        look=profile.look,
        letterhead=_head(profile, paper, identity, day),
        title=_title(profile, paper),
        body=_body(profile, paper),
        signature=_pair(profile, paper) if paper.left else _signature(profile, paper),
        page_number=profile.page_number,
        footer=footer if practice else None,
        tail=profile.style("Cuối văn bản"),
    )


def _head(profile: Profile, paper: ConductPaper, identity: Identity | None, day: date) -> Letterhead:
    place = (identity.place if identity else "") or PLACE_ROOM
    abbreviation = identity.abbreviation if identity else ""
    symbol = "-".join(part for part in (paper.symbol, abbreviation) if part)
    # A form is dated by whoever fills it in, a paper by whoever signs it: the day is left to the hand.
    head = letterhead(
        profile,
        identity.superior if identity else "",
        identity.name if identity else "",
        number_line(profile, "", symbol) if paper.symbol else "",
        date_line(place, PartialDate(day.year), day.year) if paper.dated else "",
        number_ref="",
        date_ref="",
    )
    if not paper.symbol:
        head = replace(head, number=(Paragraph(profile.style("Số và ký hiệu")),))
    return head if paper.dated else replace(head, place_date=(Paragraph(profile.style("Số và ký hiệu")),))


def _title(profile: Profile, paper: ConductPaper) -> tuple[Paragraph | Rule, ...]:
    width = profile.look.page.text_mm
    kind = centred(profile, "Tên loại", paper.name, width)
    about = centred(profile, "Trích yếu", paper.summary, width * profile.title_percent / 100)
    return (kind, about, rule(profile, "title", paragraph_mm(about, profile.look), width))


def _body(profile: Profile, paper: ConductPaper) -> tuple[Block, ...]:
    blocks = [block for part in paper.parts for block in _blocks(profile, part)]
    last = blocks[-1] if blocks else None
    if isinstance(last, Paragraph):
        # Kept with the signature block, which may not stand alone on a page.
        blocks[-1] = replace(last, keep_with_next=True)
    return tuple(blocks)


def _blocks(profile: Profile, part: Part) -> Iterator[Block]:
    if isinstance(part, Line):
        keep = part.text.endswith(":")
        yield Paragraph(profile.style(part.role), (Run(part.text),), keep_with_next=keep)
    elif isinstance(part, Fill):
        style = profile.look.style(profile.style("Nội dung"))
        room = profile.look.page.text_mm - style.first_line_mm
        dots = int(room / width_mm(".", style.size_pt, style.bold, style.italic)) - 1
        for _ in range(part.lines):
            yield Paragraph(style.name, (Run("." * dots),))
    else:
        head, cell = profile.style("Đầu bảng"), profile.style("Ô bảng")
        width = profile.look.page.text_mm
        yield Table(
            tuple(TableColumn(width * share / 100) for share in part.shares),
            (_row(head, part.heads), *(_row(cell, row) for row in part.rows)),
        )
        # A table has no room below itself; what follows would touch its last line.
        yield Paragraph(cell)


def _row(style: str, words: Iterable[str]) -> tuple[Cell, ...]:
    return tuple(Cell((Paragraph(style, (Run(word),) if word else ()),)) for word in words)


def _signature(profile: Profile, paper: ConductPaper) -> SignatureBlock:
    return signature_block(profile, paper.recipients, paper.signer_lines, "", paper.signer_name)


def _pair(profile: Profile, paper: ConductPaper) -> SignatureBlock:
    """Two who sign; the recipients stand below the left one."""
    made = signature_block(profile, paper.recipients, paper.signer_lines, "", paper.signer_name)
    left = made.widths_mm[0]
    signer = (
        centred(profile, "Chức vụ người ký", paper.left, left),
        Paragraph(profile.style("Chỗ ký")),
        centred(profile, "Họ tên người ký", paper.left_name, left),
    )
    kept = tuple(replace(line, keep_with_next=True) for line in signer)
    return replace(made, recipients=(*kept, *(made.recipients if paper.recipients else ())))

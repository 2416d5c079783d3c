"""The comparison of two plans as a paper: a table of what was, what is, and what became of it.

A working paper, no form of the decree: it bears the office's head and the day it was made, no number and no
signature. Bold marks words that came, bold italics words that went; the last column says it in words too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.documents.layouts.letterhead import PLACE_ROOM, centred, letterhead, rule
from app.documents.metrics import paragraph_mm
from app.documents.model import (
    Cell,
    Document,
    Letterhead,
    Paragraph,
    Properties,
    Rule,
    Run,
    Table,
    TableColumn,
)
from app.documents.profile import Profile, load_profile
from app.domain.dates import PartialDate, date_line
from app.domain.office import Identity
from app.domain.plan_comparison import CHANGE_WORDS, Change, Comparison, Row, said
from app.domain.word_diff import Op, Piece, exchanges, shortened
from app.domain.wording import upper_first

TITLE = "BẢNG SO SÁNH"
_HEADS = ("Nội dung cũ", "Nội dung mới", "Thay đổi")
_SHARES = (38, 38, 24)  # of the width of the text; portrait holds it, so the paper stays upright
_KEPT = 110  # letters of an unchanged stretch shown beside a change
_MOST_PAIRS = 3
_MOST_LETTERS = 60  # of one exchange told in the last column
_LEGEND = "Chữ đậm nghiêng: có ở bản cũ, không còn ở bản mới. Chữ đậm: mới có. Dấu … thay cho đoạn không đổi."
_SAME = "Hai kế hoạch không khác nhau."


def comparison_paper(
    comparison: Comparison,
    identity: Identity | None,
    today: date,
    practice: bool,
    profile: Profile | None = None,
) -> Document:
    """The comparison as it is printed, with the office's names of `today`."""
    profile = profile or load_profile()
    office = identity.name if identity else ""
    between = f"{comparison.old.name} và {comparison.new.name}"
    footer = Paragraph(profile.style("Dữ liệu thực hành"), (Run(profile.wording["practice"]),))
    return Document(
        kind="",
        properties=Properties(f"{TITLE.capitalize()} {between}", office, office),
        look=profile.look,
        letterhead=_head(profile, identity, today),
        title=_title(profile, between),
        body=_body(profile, comparison),
        signature=None,
        page_number=profile.page_number,
        footer=footer if practice else None,
        tail=profile.style("Cuối văn bản"),
    )


def summary(comparison: Comparison) -> str:
    """`Thêm 1 mục, bỏ 0 mục, sửa 9 chỗ, dời 2 mục.`: the count of each kind of change."""
    counts = [
        f"{CHANGE_WORDS[change].lower()} {comparison.count(change)}"
        for change in Change
        if comparison.count(change)
    ]
    words = ", ".join(counts)
    return f"{words[:1].upper()}{words[1:]} chỗ." if counts else _SAME


def _head(profile: Profile, identity: Identity | None, today: date) -> Letterhead:
    place = (identity.place if identity else "") or PLACE_ROOM
    head = letterhead(
        profile,
        identity.superior if identity else "",
        identity.name if identity else "",
        "",
        date_line(place, PartialDate.of(today), today.year),
        number_ref="",
        date_ref="",
    )
    return replace(head, number=(Paragraph(profile.style("Số và ký hiệu")),))


def _title(profile: Profile, between: str) -> tuple[Paragraph | Rule, ...]:
    width = profile.look.page.text_mm
    kind = centred(profile, "Tên loại", TITLE, width)
    about = centred(profile, "Trích yếu", between, width * profile.title_percent / 100)
    return (kind, about, rule(profile, "title", paragraph_mm(about, profile.look), width))


def _body(profile: Profile, comparison: Comparison) -> tuple[Paragraph | Table, ...]:
    rows = comparison.of()
    style = profile.style("Nội dung")
    counted = Paragraph(style, (Run(summary(comparison)),))
    if not rows:
        return (counted,)
    legend = Paragraph(style, (Run(_LEGEND, italic=True),))
    head, cell = profile.style("Đầu bảng"), profile.style("Ô bảng")
    width = profile.look.page.text_mm
    table = Table(
        tuple(TableColumn(width * share / 100) for share in _SHARES),
        (
            tuple(Cell((Paragraph(head, (Run(words),)),)) for words in _HEADS),
            *(_row(cell, row) for row in rows),
        ),
    )
    return (counted, legend, table)


def _row(style: str, row: Row) -> tuple[Cell, Cell, Cell]:
    pieces = shortened(row.pieces, _KEPT)
    return (
        _words(style, row.old_place, pieces, Op.OLD, row.old_ref),
        _words(style, row.new_place, pieces, Op.NEW, row.new_ref),
        Cell((Paragraph(style, (Run(_became(row)),), row.new_ref or row.old_ref),)),
    )


def _words(style: str, place: str, pieces: Iterable[Piece], op: Op, ref: str) -> Cell:
    """One side: where it stands, then its words with those of this side alone marked."""
    if not place:
        return Cell((Paragraph(style),))
    runs = tuple(
        Run(piece.text, True, piece.op is Op.OLD) if piece.op is op else Run(piece.text)
        for piece in pieces
        if piece.op in (Op.SAME, op)
    )
    # One paragraph a cell: a paragraph kept with the next one would keep its row with the next row.
    head = f"{upper_first(place)}\n"
    return Cell((Paragraph(style, (Run(head, italic=True), *runs), ref),))


def _became(row: Row) -> str:
    """`Sửa: “2023” thành “2024”`; many or long changes are seen in the columns beside."""
    words = said(row)
    pairs = exchanges(row.pieces) if Change.CHANGED in row.changes else ()
    if len(pairs) > _MOST_PAIRS or any(len(old) + len(new) > _MOST_LETTERS for old, new in pairs):
        return words
    told = [
        f"“{old}” thành “{new}”" if old and new else f"thêm “{new}”" if new else f"bỏ “{old}”"
        for old, new in pairs
    ]
    return f"{words}: {'; '.join(told)}" if told else words

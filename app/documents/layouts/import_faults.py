"""Rows of a file that were not imported, as they stood in it, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.documents.layouts.letterhead import centred
from app.documents.layouts.sheet_rows import row_heights
from app.documents.model import Column, Properties, Sheet
from app.documents.profile import Profile, load_profile
from app.domain.read_sheet import shown_cell

_NARROW, _WIDE, _LONGEST = 18.0, 44.0, 12
_TITLE = "Dòng chưa nhập"


def faults_sheet(
    headings: Sequence[str],
    lines: Iterable[tuple[int, Sequence[str], str]],
    profile: Profile | None = None,
) -> Sheet:
    """`lines` are (line of the file, its cells, why it was left); the headings are the file's own."""
    profile = profile or load_profile()
    kept = [(line, tuple(map(shown_cell, cells)), reason) for line, cells, reason in lines]
    widths = [
        _WIDE if max((len(cells[at]) for _l, cells, _r in kept), default=0) > _LONGEST else _NARROW
        for at in range(len(headings))
    ]
    named = (Column(words, width) for words, width in zip(headings, widths, strict=True))
    sheet = Sheet(
        name=_TITLE,
        properties=Properties(_TITLE, "", ""),
        look=profile.look,
        title=(centred(profile, "Tên sổ", _TITLE, profile.look.page.height_mm),),
        columns=(Column("Dòng trong tệp", _NARROW, "center"), *named, Column("Lý do", 80)),
        rows=tuple((line, *cells, reason) for line, cells, reason in kept),
        header_style=profile.style("Đầu bảng"),
        cell_style=profile.style("Ô bảng"),
    )
    return replace(sheet, heights_pt=row_heights(sheet))

"""The look of working tables in Excel: small letters of their own, the page of the profile made narrow.

No decree fixes these sizes; they were tried on paper (24 people and 31 days on one landscape A4).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from app.documents.look import Look, Style
from app.documents.model import Paragraph, Placed, Run
from app.documents.profile import load_profile

CELL = "Ô"
HEAD = "Đầu cột"
GROUP = "Nhóm"
TITLE = "Tên bảng"
UNDER = "Dưới tên bảng"
LINE = "Dòng"
STRONG = "Dòng đậm"
SIGN = "Dòng ký"
SIGN_HEAD = "Chức danh ký"
NOTE = "Ghi chú"
SMALL = "Ô chữ nhỏ"
TINY = "Ô chữ rất nhỏ"
_MARGIN_MM = 10.0
_FOOT_MM = 12.0


@cache
def table_look(size_pt: float = 9.0) -> Look:
    """Letters of the profile, cells of `size_pt`, margins of 10 mm."""
    profile = load_profile().look
    page = replace(
        profile.page,
        top_mm=_MARGIN_MM,
        bottom_mm=_FOOT_MM,
        left_mm=_MARGIN_MM,
        right_mm=_MARGIN_MM,
        header_mm=5.0,
        footer_mm=5.0,
    )
    line = size_pt + 1
    styles = (
        Style(CELL, size_pt),
        Style(HEAD, size_pt, bold=True, align="center"),
        Style(GROUP, size_pt, bold=True),
        Style(TITLE, 14, bold=True, align="center"),
        Style(UNDER, 12, align="center"),
        Style(LINE, line),
        Style(STRONG, line, bold=True),
        Style(SIGN, line, italic=True, align="center"),
        Style(SIGN_HEAD, line, bold=True, align="center"),
        Style(NOTE, size_pt, italic=True),
        Style(SMALL, size_pt - 2, align="center"),
        Style(TINY, size_pt - 3, align="center"),
    )
    return Look(profile.name, profile.font, profile.language, page, styles)


def said(style: str, text: str) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph(style, (Run(text),))


def line(text: str, across: int, style: str = LINE, column: int = 1) -> tuple[Placed, ...]:
    """One line over `across` columns."""
    return (Placed(column, across, said(style, text)),)


def signatures(
    places: tuple[tuple[int, int], ...], blocks: tuple[tuple[str, str], ...]
) -> tuple[tuple[Placed, ...], ...]:
    """Who signs, side by side, each (post, "(Ký, họ tên)") over its (first column, number of columns)."""
    return (
        tuple(Placed(*at, said(SIGN_HEAD, post)) for at, (post, _) in zip(places, blocks, strict=True)),
        tuple(Placed(*at, said(SIGN, how)) for at, (_, how) in zip(places, blocks, strict=True)),
    )

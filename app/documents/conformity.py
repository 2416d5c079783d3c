"""Measure any .docx, ours or another's, against a decree's table and name each departure.

The rules are rows (`data/profiles/<name>.toml`, `data/capitals/*.toml`); the checks of layout are TT-01 to
TT-20, those of capitals VH-01 to VH-23. Nothing is changed, nothing is guessed at that the file does not say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app.documents.checks import (
    addressees,
    closing,
    components,
    drawn_lines,
    fonts,
    last_page,
    legal_bases,
    number_and_date,
    numbering_order,
    page_numbers,
    paragraph_layout,
    sheets,
    signer,
    type_table,
)
from app.documents.checks.anatomy import Anatomy, take_apart
from app.documents.checks.capitals import paper as capitals
from app.documents.checks.finding import LEVELS, Finding
from app.documents.checks.outside import outside_the_decree
from app.documents.checks.pages_by_libreoffice import on_other_pages
from app.documents.checks.rows import Rows, load_rows
from app.documents.docx_reading import read_docx
from app.documents.docx_reading.values import ReadPaper
from app.documents.profile import DEFAULT
from app.errors import SayToUser

__all__ = ["Finding", "check_paper", "known_kinds"]

_MOST_ALIKE = 5  # findings alike; more than these are told as one


def check_paper(
    path: Path, kind: str | None = None, profile: str = DEFAULT, *, ask_libreoffice: bool = True
) -> tuple[Finding, ...]:
    """Every departure of the paper from the profile, in the order of the checks.

    `kind` is an abbreviation ("KH", "QĐ", "CV" for a letter), None to take the kind from the paper; a paper
    of which the decree does not speak then has one finding that says so.
    LibreOffice is asked for pages only when the paper itself leaves TT-20 open, and not at all with
    `ask_libreoffice` False. Raises FileTrouble for a file that cannot be read, SayToUser for an unknown kind
    or profile.
    """
    rows = load_rows(profile)
    if kind and rows.kind(kind) is None:
        raise SayToUser(f"Không có loại văn bản “{kind}”. Các loại: {', '.join(known_kinds(profile))}.")
    path = Path(path)
    paper = read_docx(path)
    if kind is None and (outside := outside_the_decree(paper, rows)) is not None:
        return (outside,)
    anatomy = take_apart(paper, rows, kind)

    def alone(first: int, second: int) -> bool | None:
        return on_other_pages(path, first, second) if ask_libreoffice else None

    return _gathered([*_layout(paper, anatomy, rows), *last_page.check(paper, anatomy, rows, alone)])


def known_kinds(profile: str = DEFAULT) -> tuple[str, ...]:
    """The abbreviations of the kinds a profile knows."""
    return tuple(dict.fromkeys(kind.abbreviation for kind in load_rows(profile).kinds))


def _layout(paper: ReadPaper, anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    for module in (
        sheets, fonts, page_numbers, components, type_table, drawn_lines, number_and_date, legal_bases,
        paragraph_layout, numbering_order, signer, addressees, closing, capitals,
    ):  # fmt: skip
        yield from module.check(paper, anatomy, rows)


def _gathered(findings: list[Finding]) -> tuple[Finding, ...]:
    """The findings by id and level; many alike in different paragraphs become one that counts them."""
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.id, finding.found, finding.asked), []).append(finding)
    told: list[Finding] = []
    for group in groups.values():
        if len(group) <= _MOST_ALIKE:
            told += group
            continue
        first, rest = group[0], tuple(other.paragraph for other in group[1:])
        told.append(replace(first, place=f"{first.place} và {len(rest)} đoạn khác", others=rest))
    return tuple(
        sorted(told, key=lambda finding: (finding.id, LEVELS.index(finding.level), finding.paragraph))
    )

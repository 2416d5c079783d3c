"""The head of the first page: office and nation, number and date (NĐ 30/2020/NĐ-CP, Phụ lục I, II.1–II.4)."""

from __future__ import annotations

from app.documents.breaks import balanced
from app.documents.metrics import paragraph_mm, width_mm
from app.documents.model import Letterhead, Paragraph, Rule, Run
from app.documents.profile import Profile

NUMBER_ROOM = "       "  # what a hand needs to write a number of three figures
PLACE_ROOM = "              "


def letterhead(
    profile: Profile,
    superior: str,
    office: str,
    number_text: str,
    place_date: str,
    *,
    number_ref: str,
    date_ref: str,
) -> Letterhead:
    """The block of ô 1–4; an empty name leaves its line blank."""
    left, right = profile.columns["letterhead"]
    issuer: list[Paragraph | Rule] = [_name(profile, "Tên cơ quan chủ quản", superior, left)]
    own = _name(profile, "Tên cơ quan ban hành", office, left)
    issuer.append(own)
    if own.text:
        issuer.append(rule(profile, "issuer", paragraph_mm(own, profile.look), left))
    nation = Paragraph(profile.style("Quốc hiệu"), (Run(profile.wording["nation"]),))
    motto = Paragraph(profile.style("Tiêu ngữ"), (Run(profile.wording["motto"]),))
    return Letterhead(
        widths_mm=(left, right),
        issuer=tuple(issuer),
        nation=(nation, motto, rule(profile, "nation", paragraph_mm(motto, profile.look), right)),
        number=(Paragraph(profile.style("Số và ký hiệu"), (Run(number_text),), number_ref),),
        place_date=(_place_date(profile, place_date, right, date_ref),),
    )


def number_line(profile: Profile, number_text: str, symbol: str) -> str:
    """`Số: 05/KH-SNgV`, or `Số:        /KH-SNgV` with room for a number written by hand."""
    return profile.wording["number"] + (number_text or f"{NUMBER_ROOM}/{symbol}")


def rule(profile: Profile, name: str, text_mm: float, column_mm: float) -> Rule:
    """A line as long as the profile says for a line of text `text_mm` wide, in the middle of its column."""
    row = profile.rules[name]
    length = min(text_mm * row.percent / 100, column_mm)
    side = (column_mm - length) / 2
    return Rule(row.style, length, side, side)


def centred(profile: Profile, role: str, text: str, max_mm: float, ref: str = "") -> Paragraph:
    """A centred paragraph in balanced lines no wider than `max_mm`, in capitals where the style says so."""
    style = profile.look.style(profile.style(role))
    lines = balanced(
        text,
        max_mm,
        lambda line: width_mm(line, style.size_pt, style.bold, style.italic),
        profile.line_breaks,
        str.upper if style.upper else str,
    )
    return Paragraph(style.name, (Run("\n".join(lines)),) if lines else (), ref)


def _name(profile: Profile, role: str, name: str, column_mm: float) -> Paragraph:
    return centred(profile, role, name, column_mm)


def _place_date(profile: Profile, text: str, column_mm: float, ref: str) -> Paragraph:
    usual = Paragraph(profile.style("Địa danh và ngày tháng"), (Run(text),), ref)
    if paragraph_mm(usual, profile.look) <= column_mm:
        return usual
    return Paragraph(profile.style("Địa danh và ngày tháng dài"), (Run(text),), ref)

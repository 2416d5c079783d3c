"""A look's named styles as WordprocessingML."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from app.documents.look import Look, Style
from app.domain.wording import fold

TWIPS_PER_MM = 1440 / 25.4
_TWIPS_PER_POINT = 20
_LINE_UNITS = 240  # of a single line
_ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * TWIPS_PER_MM)


def style_id(name: str) -> str:
    """The ASCII identifier of a style: "NĐ30 Quốc hiệu" → "ND30QuocHieu"."""
    words = (
        "".join(letter for letter in word if letter.isascii() and letter.isalnum()) for word in _plain(name)
    )
    return "".join(word[:1].upper() + word[1:] for word in words)


def styles_xml(look: Look) -> str:
    """Every style of the look as `w:style` elements."""
    return "".join(_style(style, look.font) for style in look.styles)


def _plain(name: str) -> list[str]:
    return [folded.upper() if word.isupper() else folded for word in name.split() for folded in (fold(word),)]


def _style(style: Style, font: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(style.name)}">'
        f'<w:name w:val={quoteattr(style.name)}/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_paragraph(style)}</w:pPr><w:rPr>{_run(style, font)}</w:rPr></w:style>"
    )


def _paragraph(style: Style) -> str:
    parts = []
    if style.keep_with_next:
        parts.append("<w:keepNext/>")
    if style.outline_level:
        parts.append("<w:keepLines/>")
    parts.append("<w:widowControl/>")
    if style.border_pt:
        thickness = round(style.border_pt * 8)
        parts.append(
            f'<w:pBdr><w:bottom w:val="single" w:sz="{thickness}" w:space="0" w:color="000000"/></w:pBdr>'
        )
    line, rule = (
        (round(style.exact_pt * _TWIPS_PER_POINT), "exact")
        if style.exact_pt
        else (round(style.line * _LINE_UNITS), "auto")
    )
    parts.append(
        f'<w:spacing w:before="{round(style.before_pt * _TWIPS_PER_POINT)}" '
        f'w:after="{round(style.after_pt * _TWIPS_PER_POINT)}" w:line="{line}" w:lineRule="{rule}"/>'
    )
    if style.left_mm or style.first_line_mm:
        parts.append(f'<w:ind w:left="{twips(style.left_mm)}" w:firstLine="{twips(style.first_line_mm)}"/>')
    parts.append(f'<w:jc w:val="{_ALIGN[style.align]}"/>')
    if style.outline_level:
        parts.append(f'<w:outlineLvl w:val="{style.outline_level - 1}"/>')
    return "".join(parts)


def _run(style: Style, font: str) -> str:
    name, half_points = quoteattr(font), round(style.size_pt * 2)
    weight = "<w:b/><w:bCs/>" if style.bold else ""
    slant = "<w:i/><w:iCs/>" if style.italic else ""
    return (
        f"<w:rFonts w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name}/>{weight}{slant}"
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )

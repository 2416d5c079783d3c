"""Pieces of WordprocessingML for the papers of these tests: runs, paragraphs, rules, boxes, tables."""

from __future__ import annotations

from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TNR = "Times New Roman"
BOX_MARGINS = 5.08


def twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


def run(text: str, props: str = "") -> str:
    """A run; a "\\n" is a line break, a "\\t" a tab."""
    inner = ""
    for place, line in enumerate(text.split("\n")):
        inner += "<w:br/>" if place else ""
        for number, part in enumerate(line.split("\t")):
            inner += "<w:tab/>" if number else ""
            inner += f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else ""
    return f"<w:r><w:rPr>{props}</w:rPr>{inner}</w:r>"


def letters(size: float, bold: bool = False, italic: bool = False, font: str = TNR, color: str = "") -> str:
    """Direct format of a run; `font` "" leaves it to the styles."""
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>' if font else ""
    tint = f'<w:color w:val="{color}"/>' if color else ""
    half = round(size * 2)
    points = f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if size else ""
    return f"{fonts}{'<w:b/>' * bold}{'<w:i/>' * italic}{tint}{points}"


def paragraph(
    content: str,
    align: str = "left",
    first: float = 0,
    before: float = 0,
    after: float = 0,
    line: float = 1.0,
    left: float = 0,
    right: float = 0,
    more: str = "",
    keep: bool = False,
) -> str:
    """A paragraph with direct format; `more` stands before w:spacing."""
    indent = f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}" w:firstLine="{twips(first)}"/>'
    return (
        f"<w:p><w:pPr>{'<w:keepNext/>' * keep}{more}"
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" '
        f'w:line="{round(line * 240)}" w:lineRule="auto"/>{indent}<w:jc w:val="{align}"/></w:pPr>'
        f"{content}</w:p>"
    )


def border_rule(length: float, room: float) -> str:
    """A blank paragraph with a line under it."""
    side = (room - length) / 2
    more = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
    return paragraph("", "center", left=side, right=side, more=more)


def shape_rule(length: float) -> str:
    """A drawn line of Word 2010 and later, with the older form beside it as Word writes both."""
    wide = round(length * 36000)
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        '<wp:positionH relativeFrom="column"><wp:posOffset>914400</wp:posOffset></wp:positionH>'
        f'<wp:extent cx="{wide}" cy="0"/><a:graphic><a:graphicData><wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm>'
        f'<a:ext cx="{wide}" cy="0"/></a:xfrm><a:prstGeom prst="line"/></wps:spPr></wps:wsp></a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:line from="0,0" to="{length * 72 / 25.4:.1f}pt,0"/></w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )


def vml_rule(length: float) -> str:
    """A drawn line of the older kind."""
    return f'<w:r><w:pict><v:line from="20pt,5pt" to="{20 + length * 72 / 25.4:.1f}pt,5pt"/></w:pict></w:r>'


def box(content: str, wide: float) -> str:
    """A text box in a paragraph."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        f'<wp:extent cx="{round(wide * 36000)}" cy="900000"/><a:graphic><a:graphicData><wps:wsp><wps:spPr>'
        f'<a:prstGeom prst="rect"/></wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>'
        "</wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def table(widths: tuple[float, ...], rows: tuple[tuple[str, ...], ...], border: bool = False) -> str:
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    lines = "".join(
        f'<w:{s} w:val="single" w:sz="4"/>' for s in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    body = "".join(
        "<w:tr>" + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for width, cell in zip(widths, row, strict=True)
        ) + "</w:tr>"
        for row in rows
    )  # fmt: skip
    borders = f"<w:tblBorders>{lines}</w:tblBorders>" if border else ""
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    about = f'<w:tblPr><w:tblW w:w="0" w:type="auto"/>{borders}{margins}</w:tblPr>'
    return f"<w:tbl>{about}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def field_run(code: str, result: str, props: str) -> str:
    """A field in Word's long form."""
    return (
        f'<w:r><w:rPr>{props}</w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:rPr>{props}</w:rPr><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:rPr>{props}</w:rPr><w:fldChar w:fldCharType="separate"/></w:r>{run(result, props)}'
        f'<w:r><w:rPr>{props}</w:rPr><w:fldChar w:fldCharType="end"/></w:r>'
    )

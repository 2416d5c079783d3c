"""Cards as a .docx of text frames: each field a frame at its millimetres from the edge of the sheet."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from app.documents.model import Card, CardField, Cards
from app.documents.picture_file import CardPicture
from app.documents.whole import whole_file
from app.documents.word import say_whose
from app.documents.word_body import NAMESPACES, text_xml
from app.documents.word_package import package_with
from app.documents.word_styles import twips

if TYPE_CHECKING:
    from docx.document import Document as WordFile

_ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_RED = "C00000"
_BOX = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
    for side in ("top", "left", "bottom", "right")
)
_LINE = '<w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
_EMU_PER_MM = 36000
_DML = "http://schemas.openxmlformats.org/drawingml/2006"
_PICTURE = f"{_DML}/picture"
_DRAWN = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    f'xmlns:wp="{_DML}/wordprocessingDrawing" xmlns:a="{_DML}/main" xmlns:pic="{_PICTURE}"'
)
_POINTS_PER_MM = 72 / 25.4
_MOST_BORDER_PT = 31  # from the edge of the page, by the file format


def write_cards(cards: Cards, target: Path, now: Callable[[], datetime] = datetime.now) -> Path:
    """The cards as a Word file at `target`, whole or not at all; raises FileTrouble as `write_word`."""
    content = cards_bytes(cards, now())
    with whole_file(target) as file:
        file.write(content)
    return target


def cards_bytes(cards: Cards, at: datetime) -> bytes:
    """The cards as the bytes of a .docx."""
    import docx

    word = docx.Document(package_with(_body(cards), cards.look, cards.properties.office))
    _hang_pictures(word, cards)
    say_whose(word, cards.properties, cards.look.language, at)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _body(cards: Cards) -> str:
    parts = ["<w:body ", NAMESPACES, ">"]
    for at, card in enumerate(cards.cards):
        parts += _frames(card)
        # The paragraph the frames of a sheet hang on; each sheet after the first begins anew.
        parts.append(_anchor(last=at == len(cards.cards) - 1))
    page = cards.look.page
    border = cards.cards[0].border_mm if cards.cards else ()
    # Frames are placed from the edge of the sheet; the margins only hold the border for LibreOffice.
    edge = twips(border[-1]) if border else 0
    parts.append(
        f'<w:sectPr><w:pgSz w:w="{twips(page.width_mm)}" w:h="{twips(page.height_mm)}" w:orient="landscape"/>'
        f'<w:pgMar w:top="{edge}" w:right="{edge}" w:bottom="{edge}" w:left="{edge}" '
        'w:header="0" w:footer="0" w:gutter="0"/>'
        f'{_borders(border)}<w:cols w:space="720"/></w:sectPr></w:body>'
    )
    return "".join(parts)


def _hang_pictures(word: WordFile, cards: Cards) -> None:
    """Each image floats at its millimetres, hung on the paragraph that carries the frames of its sheet."""
    if not any(card.pictures for card in cards.cards):
        return
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    body = word.element.body
    anchors = [p for p in body.iter(qn("w:p")) if p.pPr is None or p.pPr.find(qn("w:framePr")) is None]
    known = {}
    for number, (card, anchor) in enumerate(zip(cards.cards, anchors, strict=True), start=1):
        for one in card.pictures:
            if one.file not in known:  # one file, one part, however many sheets
                known[one.file] = word.part.get_or_add_image(str(one.file))[0]
            anchor.insert(1, parse_xml(_floating(one, known[one.file], number)))


def _floating(one: CardPicture, relation: str, number: int) -> str:
    x, y, cx, cy = (round(mm * _EMU_PER_MM) for mm in (one.x_mm, one.y_mm, one.width_mm, one.height_mm))
    words = quoteattr(one.words)
    return (
        f"<w:r {_DRAWN}><w:drawing>"
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="1" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{cx}" cy="{cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name={words} descr={words}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name={words}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></w:r>"
    )


def _anchor(*, last: bool) -> str:
    end = "" if last else '<w:r><w:br w:type="page"/></w:r>'
    tiny = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f'<w:p><w:pPr>{tiny}<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr>{end}</w:p>'


def _frames(card: Card) -> Iterator[str]:
    for field in card.fields:
        yield _frame(field)
    for rule in card.rules:
        yield (
            f"<w:p><w:pPr>{_place(rule.x_mm, rule.y_mm, rule.length_mm, 1)}<w:pBdr>{_LINE}</w:pBdr>"
            '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
        )


def _frame(field: CardField) -> str:
    style = field.style
    place = _place(field.x_mm, field.y_mm, field.width_mm, field.height_mm)
    box = f"<w:pBdr>{_BOX}</w:pBdr>" if field.framed else ""
    half_points = round(style.size_pt * 2)
    letters = (
        f"{'<w:b/>' if style.bold else ''}{'<w:i/>' if style.italic else ''}"
        f"{f'<w:color w:val={chr(34)}{_RED}{chr(34)}/>' if style.red else ''}"
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )
    spacing = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    return (
        f'<w:p><w:pPr>{place}<w:widowControl w:val="0"/>{box}{spacing}'
        f'<w:jc w:val="{_ALIGN[style.align]}"/></w:pPr>'
        f"<w:r><w:rPr>{letters}</w:rPr>{text_xml(field.text)}</w:r></w:p>"
    )


def _place(x_mm: float, y_mm: float, width_mm: float, height_mm: float) -> str:
    return (
        f'<w:framePr w:w="{twips(width_mm)}" w:h="{twips(height_mm)}" w:hRule="exact" '
        'w:hSpace="0" w:vSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="page" '
        f'w:x="{max(twips(x_mm), 1)}" w:y="{max(twips(y_mm), 1)}"/>'
    )


def _borders(border_mm: tuple[float, ...]) -> str:
    if not border_mm:
        return ""
    space = min(round(border_mm[0] * _POINTS_PER_MM), _MOST_BORDER_PT)
    kind = "double" if len(border_mm) > 1 else "single"
    sides = "".join(
        f'<w:{side} w:val="{kind}" w:sz="12" w:space="{space}" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return f'<w:pgBorders w:offsetFrom="page">{sides}</w:pgBorders>'

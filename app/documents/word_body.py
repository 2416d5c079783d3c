"""The body of a paper as WordprocessingML text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from xml.sax.saxutils import escape

from app.documents.model import Block, Document, Letterhead, Paragraph, Rule, Run, SignatureBlock, Table
from app.documents.word_styles import style_id, twips

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
# Text that came in before it was cleaned must not make a file that Word refuses.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_BORDERS = "".join(
    f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
# A copy begins in a column of its own: on a sheet of two, the other half.
_COLUMN_END = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r><w:br w:type="column"/></w:r></w:p>'
_NO_MARGINS = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
_CELL_MARGINS = '<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'


def rule_indents(document: Document) -> dict[str, tuple[int, int]]:
    """Left and right indent (twips) of each style of a rule: they stand in the style, not the paragraph."""
    found: dict[str, tuple[int, int]] = {}
    head = document.letterhead
    blocks: list[Block] = [*head.issuer, *head.nation] if head else []
    attached = (block for one in document.appendices for block in (*one.title, *one.body))
    for block in (*blocks, *document.title, *document.body, *attached):
        if isinstance(block, Rule):
            found.setdefault(block.style, _indents(block))
    return found


def body_xml(document: Document) -> str:
    """The whole `w:body`; the paper and each appendix is a section that counts its own pages."""
    writer = _Writer(rule_indents(document))
    copied = _COLUMN_END.format(_id(document.tail)).join([_content(writer, document)] * document.copies)
    sections = [copied, *(_content(writer, one) for one in document.appendices)]
    # Each has its own sheet: a wide list lies on its side.
    ends = [_section(document), *(_section(one, again=True) for one in document.appendices)]
    parts = ["<w:body ", NAMESPACES, ">"]
    for content, end in zip(sections[:-1], ends[:-1], strict=True):
        # The mark of a section stands in its last paragraph.
        parts += [content, f'<w:p><w:pPr><w:pStyle w:val="{_id(document.tail)}"/>{end}</w:pPr></w:p>']
    parts += [sections[-1], ends[-1], "</w:body>"]
    return "".join(parts)


def _content(writer: _Writer, document: Document) -> str:
    parts = []
    if document.letterhead:
        parts.append(writer.letterhead(document.letterhead))
    parts.append(writer.blocks(document.title))
    parts.append(writer.blocks(document.body))
    if document.signature:
        parts.append(writer.signature(document.signature))
    if document.signature or (document.body and isinstance(document.body[-1], Table)):
        parts.append(writer.paragraph(Paragraph(document.tail)))
    return "".join(parts)


class _Writer:
    def __init__(self, indents: dict[str, tuple[int, int]]) -> None:
        self.indents = indents

    def blocks(self, blocks: Iterable[Block]) -> str:
        return "".join(self.block(block) for block in blocks)

    def block(self, block: Block) -> str:
        if isinstance(block, Rule):
            own = _indents(block)
            direct = (
                ""
                if self.indents.get(block.style) == own
                else f'<w:ind w:left="{own[0]}" w:right="{own[1]}"/>'
            )
            return f'<w:p><w:pPr><w:pStyle w:val="{_id(block.style)}"/>{direct}</w:pPr></w:p>'
        return self.table(block) if isinstance(block, Table) else self.paragraph(block)

    def paragraph(self, paragraph: Paragraph) -> str:
        style = f'<w:pStyle w:val="{_id(paragraph.style)}"/>' if paragraph.style else ""
        keep = "<w:keepNext/>" if paragraph.keep_with_next else ""
        return f"<w:p><w:pPr>{style}{keep}</w:pPr>{''.join(_run(run) for run in paragraph.runs)}</w:p>"

    def letterhead(self, head: Letterhead) -> str:
        rows = (("top", (head.issuer, head.nation)), ("bottom", (head.number, head.place_date)))
        return self.frame(head.widths_mm, rows, whole=True)

    def signature(self, block: SignatureBlock) -> str:
        return self.frame(block.widths_mm, (("top", (block.recipients, block.signer)),), block.whole)

    def frame(
        self,
        widths_mm: tuple[float, ...],
        rows: Iterable[tuple[str, tuple[Iterable[Paragraph | Rule], ...]]],
        whole: bool,
    ) -> str:
        """A table without borders and cell margins; each row stands at the top or bottom of its cells.

        `whole` rows are not split over pages.
        """
        row_properties = "<w:trPr><w:cantSplit/></w:trPr>" if whole else ""
        out = [_table_head(widths_mm, _NO_BORDERS, _NO_MARGINS)]
        for place, row in rows:
            out.append(f"<w:tr>{row_properties}")
            for width, cell in zip(widths_mm, row, strict=True):
                out.append(_cell(width, self.blocks(cell), place))
            out.append("</w:tr>")
        return "".join([*out, "</w:tbl>"])

    def table(self, table: Table) -> str:
        widths = tuple(column.width_mm for column in table.columns)
        out = [_table_head(widths, _BORDERS, _CELL_MARGINS)]
        made: dict[tuple[int, float], str] = {}  # a cell that comes again is one value (see paper_parts)
        for place, row in enumerate(table.rows):
            head = place < table.header_rows
            whole = "<w:cantSplit/>" if head or not table.split_rows else ""
            marks = whole + ("<w:tblHeader/>" if head else "")
            out.append(f"<w:tr><w:trPr>{marks}</w:trPr>" if marks else "<w:tr>")
            for width, cell in zip(widths, row, strict=True):
                key = (id(cell), width)
                if key not in made:
                    made[key] = _cell(width, self.blocks(cell.paragraphs))
                out.append(made[key])
            out.append("</w:tr>")
        return "".join([*out, "</w:tbl>"])


def _table_head(widths_mm: tuple[float, ...], borders: str, margins: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths_mm)
    total = sum(twips(width) for width in widths_mm)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


def _cell(width_mm: float, content: str, place: str = "top") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width_mm)}" w:type="dxa"/><w:vAlign w:val="{place}"/></w:tcPr>'
        f"{content or '<w:p/>'}</w:tc>"
    )


def _run(run: Run) -> str:
    format_ = _toggle("b", run.bold) + _toggle("i", run.italic)
    properties = f"<w:rPr>{format_}</w:rPr>" if format_ else ""
    return f"<w:r>{properties}{text_xml(run.text)}</w:r>"


def text_xml(text: str) -> str:
    """The letters of a run; a "\\n" is a forced line break."""
    clean = escape(_NOT_XML.sub("", text.replace("\r\n", "\n").replace("\t", " ")))
    return "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in clean.split("\n"))


def _toggle(tag: str, value: bool | None) -> str:
    return "" if value is None else f"<w:{tag}/>" if value else f'<w:{tag} w:val="0"/>'


def _indents(rule: Rule) -> tuple[int, int]:
    return twips(rule.left_mm), twips(rule.right_mm)


@cache
def _id(style: str) -> str:
    return style_id(style)


def _section(document: Document, *, again: bool = False) -> str:
    """`again`: pages are counted from 1 once more."""
    page = document.look.page
    numbers = (
        _reference("header", "default", "rIdNumber") + _reference("header", "first", "rIdFirst")
        if document.page_number
        else ""
    )
    foot = (
        _reference("footer", "default", "rIdFoot") + _reference("footer", "first", "rIdFoot")
        if document.footer
        else ""
    )
    first = "<w:titlePg/>" if document.page_number else ""
    count = '<w:pgNumType w:start="1"/>' if again else ""
    wide = 2 * page.width_mm if document.two_up else page.width_mm
    lying = ' w:orient="landscape"' if wide > page.height_mm else ""
    gap = f'w:num="2" w:space="{twips(page.left_mm + page.right_mm)}"' if document.two_up else 'w:space="720"'
    return (
        f'<w:sectPr>{numbers}{foot}<w:pgSz w:w="{twips(wide)}" w:h="{twips(page.height_mm)}"{lying}/>'
        f'<w:pgMar w:top="{twips(page.top_mm)}" w:right="{twips(page.right_mm)}" '
        f'w:bottom="{twips(page.bottom_mm)}" w:left="{twips(page.left_mm)}" '
        f'w:header="{twips(page.header_mm)}" w:footer="{twips(page.footer_mm)}" w:gutter="0"/>'
        f"{count}<w:cols {gap}/>{first}</w:sectPr>"
    )


def _reference(part: str, pages: str, relation: str) -> str:
    return f'<w:{part}Reference w:type="{pages}" r:id="{relation}"/>'

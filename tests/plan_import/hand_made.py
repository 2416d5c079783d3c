"""Word files as a hand formats them: paragraphs without styles, and the lists Word makes by itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from app.services.plan_source import encodings
from tests.plan_import import sample as s

FONT = "Times New Roman"
Write = Callable[[str], str]


def same(text: str) -> str:
    """Unicode as it should be."""
    return text


def legacy(name: str) -> Write:
    """Text as it was written before Unicode."""
    encoding = next(e for e in encodings() if e.name == name)
    table = {letter: code for code, letter in reversed(encoding.codes.items())}

    def write(text: str) -> str:
        composed = unicodedata.normalize("NFC", text)
        return "".join(table.get(c, table.get(c.lower(), c)) for c in composed)

    return write


class Paper:
    """A Word file in the making: paragraphs without styles, as a hand formats them."""

    def __init__(self, font: str = FONT, write: Write = same, capitals: str = "") -> None:
        self.word = docx.Document()
        self.font, self.write, self.capitals = font, write, capitals
        section = self.word.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(1.5)

    def line(
        self, text: str, *, bold: bool = False, italic: bool = False, centre: bool = False, size: float = 14,
        into: Any = None,
    ) -> Any:  # fmt: skip
        """One paragraph, at the end or in a cell."""
        home = into if into is not None else self.word
        first = into is not None and len(into.paragraphs) == 1 and not into.paragraphs[0].text
        paragraph = into.paragraphs[0] if first else home.add_paragraph()
        if centre:
            paragraph.alignment = ALIGN.CENTER
        self.run(paragraph, text, bold=bold, italic=italic, size=size)
        return paragraph

    def run(
        self, paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, size: float = 14
    ) -> Any:
        """One run of the file's font; capitals in the font that prints only capitals, where there is one."""
        font = self.capitals if self.capitals and text.isupper() else self.font
        run = paragraph.add_run(self.write(text.lower() if font == self.capitals and font else text))
        run.bold, run.italic = bold, italic
        run.font.name, run.font.size = font, Pt(size)
        run._r.rPr.rFonts.set(qn("w:eastAsia"), font)
        return run

    def head_in_table(self) -> None:
        """Ô 1 to 4 in a table without borders."""
        table = self.word.add_table(2, 2)
        left, right = table.rows[0].cells
        self.line(s.SUPERIOR, into=left, centre=True, size=13)
        self.line(s.OFFICE, into=left, centre=True, bold=True, size=13)
        self.line("-------", into=left, centre=True)
        self.line(s.NATION, into=right, centre=True, bold=True, size=13)
        self.line(s.MOTTO, into=right, centre=True, bold=True)
        self.line("---------------------", into=right, centre=True)
        self.line(s.NUMBER, into=table.rows[1].cells[0], centre=True, size=13)
        self.line(s.DATE, into=table.rows[1].cells[1], centre=True, italic=True)

    def head_with(self, gap: str) -> None:
        """The same by tabs or blanks."""
        for left, right in ((s.SUPERIOR, s.NATION), (s.OFFICE, s.MOTTO), (s.NUMBER, s.DATE)):
            self.line(f"{left}{gap}{right}", bold=left == s.OFFICE, size=13)

    def title(self) -> None:
        """Ô 5a, the summary in two lines as many write it."""
        self.line("")
        self.line(s.KIND, bold=True, centre=True)
        words = s.TITLE.split()
        self.line(" ".join(words[:7]), bold=True, centre=True)
        self.line(" ".join(words[7:]), bold=True, centre=True)
        self.line("_______________", centre=True)

    def opening(self) -> None:
        """Căn cứ, opening, lead-in."""
        for place, basis in enumerate(s.BASES, start=1):
            self.line(basis + (";" if place < len(s.BASES) else "."), italic=True)
        self.line(s.OPENING)
        self.line(s.LEAD_IN)

    def typed_outline(self) -> None:
        """The outline, numbers typed by hand."""
        for (_depth, line), node in zip(s.typed_lines(), s.NODES, strict=True):
            self.line(line, bold=bool(node.title and not node.text))

    def closing(self) -> None:
        """The last sentence with its end mark."""
        self.line(s.CLOSING.removesuffix(".") + "./.")

    def foot_in_table(self) -> None:
        """Ô 7 and 9b in a table without borders."""
        left, right = self.word.add_table(1, 2).rows[0].cells
        self.line("Nơi nhận:", into=left, bold=True, italic=True, size=12)
        for place, line in enumerate(s.RECIPIENTS, start=1):
            self.line(f"- {line}{'.' if place == len(s.RECIPIENTS) else ';'}", into=left, size=11)
        for line in s.SIGNER_LINES:
            self.line(line, into=right, centre=True, bold=True)
        for _ in range(4):
            right.add_paragraph()
        self.line(s.SIGNER_NAME, into=right, centre=True, bold=True)

    def foot_with(self, gap: str) -> None:
        """The same by tabs or blanks."""
        lines = [f"- {line}{'.' if line.startswith('Lưu') else ';'}" for line in s.RECIPIENTS]
        right = [*s.SIGNER_LINES, "", "", "", ""]
        for left, beside in zip(["Nơi nhận:", *lines], right, strict=False):
            self.line(f"{left}{gap}{beside}" if beside else left, size=12)
        self.line("")
        self.line(f"{gap}{s.SIGNER_NAME}", bold=True)

    def save(self, target: Path) -> None:
        """Written whole."""
        self.word.save(str(target))


def whole(paper: Paper, head: str = "table") -> Paper:
    """A plan from top to foot, its numbers typed."""
    if head == "table":
        paper.head_in_table()
    else:
        paper.head_with(head)
    paper.title()
    paper.opening()
    paper.typed_outline()
    paper.closing()
    if head == "table":
        paper.foot_in_table()
    else:
        paper.foot_with(head)
    return paper


_LEVELS = (
    ("upperRoman", "%1.", 0), ("decimal", "%2.", 360), ("decimal", "%2.%3.", 720),
)  # fmt: skip


def numbering(paper: Paper) -> tuple[str, str, str]:
    """Lists as Word makes them: numbers of three levels, letters, bullets of the Symbol font; their ids."""
    part = paper.word.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{720 + left}" w:hanging="360"/></w:pPr></w:lvl>'
        for at, (form, text, left) in enumerate(_LEVELS)
    )
    one = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="1080" w:hanging="360"/></w:pPr>{}</w:lvl>'
    )
    symbol = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr>'
    kinds = {
        "90": levels,
        "91": one.format("lowerLetter", "%1)", ""),
        "92": one.format("bullet", "\uf02d", symbol),
    }
    first = part.find(qn("w:num"))
    for number, inner in kinds.items():
        about = f'{nsdecls("w")} w:abstractNumId="{number}"'
        first.addprevious(parse_xml(f"<w:abstractNum {about}>{inner}</w:abstractNum>"))
    for number in kinds:
        part.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )
    return ("90", "91", "92")


def in_list(paragraph: Any, num: str, level: int) -> None:
    """The paragraph becomes one of a list."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')
    )

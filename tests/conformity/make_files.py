"""Papers made for the tests: right ones built in many ways, each of which can be broken in one place.

A `Spec` says what a paper says and how it is built; `write` makes the file. Nothing here uses the program's
own writer, so that a fault of the writer and of the check cannot hide each other.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from word_pieces import (
    BOX_MARGINS,
    TNR,
    W,
    border_rule,
    box,
    field_run,
    letters,
    paragraph,
    run,
    shape_rule,
    table,
    twips,
    vml_rule,
)

_NS = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OPC = "application/vnd.openxmlformats-package"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LONG = (
    "nâng cao chất lượng, hiệu quả công tác, đề cao tinh thần trách nhiệm của cán bộ, công chức trong thực "
    "hiện nhiệm vụ được giao, góp phần hoàn thành kế hoạch công tác của cơ quan"
)


BODY = (
    ("section", "I. MỤC ĐÍCH, YÊU CẦU"),
    ("clause", "1. Mục đích"),
    ("text", f"a) Phát động phong trào thi đua nhằm {LONG};"),
    ("text", f"b) Thực hiện phong trào thi đua để {LONG}."),
    ("clause", "2. Yêu cầu"),
    ("text", f"a) Các phòng chuyên môn triển khai kịp thời để {LONG};"),
    ("text", f"b) Cán bộ, công chức hưởng ứng tích cực nhằm {LONG}."),
    ("section", "II. TỔ CHỨC THỰC HIỆN"),
    ("text", f"1. Văn phòng Sở theo dõi, đôn đốc các phòng chuyên môn thực hiện nhằm {LONG}."),
    ("text", f"2. Các phòng chuyên môn căn cứ chức năng, nhiệm vụ để {LONG}."),
)
BASES = (
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
    "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ về thi đua, khen thưởng.",
)


@dataclass(frozen=True)
class Spec:
    """What a paper says and how it is built; the default is right in every point but none of our making."""

    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 20
    section_more: str = ""
    superior: str = "UBND TỈNH BÌNH PHƯỚC"
    issuer: str = "SỞ NGOẠI VỤ"
    nation: str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    motto: str = "Độc lập - Tự do - Hạnh phúc"
    number: str = "Số: 05/KH-SNgV"
    date: str = "Bình Phước, ngày 12 tháng 01 năm 2026"
    kind: str = "KẾ HOẠCH"
    summary: str = "Phát động phong trào thi đua năm 2026"
    addressed: tuple[str, ...] = ()
    bases: tuple[str, ...] = BASES
    opening: str = "Sở Ngoại vụ xây dựng Kế hoạch phát động phong trào thi đua năm 2026 như sau:"
    body: tuple[tuple[str, str], ...] = BODY
    closing: str = (
        f"Trên đây là Kế hoạch của Sở Ngoại vụ, đề nghị các phòng chuyên môn thực hiện để {LONG}./."
    )
    recipients: tuple[str, ...] = ("- Ban Giám đốc;", "- Các phòng chuyên môn;", "- Lưu: VT, VP.")
    posts: tuple[str, ...] = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    name: str = "Nguyễn Văn Thực Hành"
    head: str = "table"
    tail: str = "table"
    rules: str = "border"
    styled: str = "direct"
    size: float = 14
    first: float = 12.7
    before: float = 0
    after: float = 6
    line: float = 1.15
    align: str = "both"
    number_size: float = 14
    number_place: str = "header"
    number_align: str = "center"
    number_code: str = "PAGE"
    number_italic: bool = False
    number_between: tuple[str, str] = ("", "")
    """Words before and after the page number."""
    first_page: bool = True
    keep: bool = True
    before_tail: str = ""
    end: str = ""
    """XML after the signature: appendices, further sections."""
    rule_mm: dict[str, float] = field(default_factory=dict)
    numbering: str = ""
    """The inside of numbering.xml."""
    sizes: dict[str, float] = field(default_factory=dict)
    weights: dict[str, bool] = field(default_factory=dict)
    fonts: dict[str, str] = field(default_factory=dict)
    patch: Callable[[str], str] = str
    """Applied to the finished document.xml."""

    @property
    def text_mm(self) -> float:
        return self.width - self.left - self.right

    def drawn(self, name: str) -> float:
        """Length of the line under the motto, the issuer or the title in millimetres; 0 for none."""
        return self.rule_mm.get(name, RULE_MM[name])


_LOOK = {  # size, bold, italic of the right paper
    "superior": (13, False, False), "issuer": (13, True, False), "nation": (13, True, False),
    "motto": (14, True, False), "number": (13, False, False), "date": (14, False, True),
    "kind": (14, True, False), "summary": (14, True, False), "addressed": (14, False, False),
    "post": (14, True, False), "name": (14, True, False), "recipients": (12, True, True),
    "recipient": (11, False, False), "about": (12, False, False),
}  # fmt: skip


def _props(spec: Spec, part: str) -> str:
    size, bold, italic = _LOOK[part]
    font = spec.fonts.get(part, TNR if spec.styled == "direct" else "")
    bold = spec.weights.get(part, bold)
    return letters(spec.sizes.get(part, size), bold, spec.weights.get(f"{part} italic", italic), font)


def _rule(spec: Spec, length: float, room: float) -> str:
    if not length:
        return ""
    if spec.rules == "border":
        return border_rule(length, room)
    if spec.rules == "shape":
        return paragraph(shape_rule(length), "center")
    if spec.rules == "vml":
        return paragraph(vml_rule(length), "center")
    if spec.rules == "underscores":
        return paragraph(run("_" * round(length / 2.47), letters(14)), "center")
    return paragraph(run("-" * round(length / 1.65), letters(14)), "center") if spec.rules == "dashes" else ""


RULE_MM = {"nation": 60.0, "issuer": 13.0, "title": 35.0}


def _head(spec: Spec) -> str:
    left = [(spec.superior, "superior"), (spec.issuer, "issuer")]
    right = [(spec.nation, "nation"), (spec.motto, "motto")]
    if spec.head == "table":
        width = (spec.text_mm - 96, 96.0)
        cells = (
            "".join(paragraph(run(t, _props(spec, p)), "center") for t, p in left if t)
            + (_rule(spec, spec.drawn("issuer"), width[0]) if spec.issuer else ""),
            "".join(paragraph(run(t, _props(spec, p)), "center") for t, p in right if t)
            + (_rule(spec, spec.drawn("nation"), width[1]) if spec.motto else ""),
        )
        last = (
            paragraph(run(spec.number, _props(spec, "number")), "center", before=6)
            + (
                paragraph(run(spec.summary, _props(spec, "about")), "center", before=6)
                if not spec.kind
                else ""
            ),
            paragraph(run(spec.date, _props(spec, "date")), "center", before=6),
        )
        return table(width, (tuple(cell or "<w:p/>" for cell in cells), last)) + "<w:p/>"
    if spec.head == "boxes":
        one = box(
            "".join(paragraph(run(t, _props(spec, p)), "center") for t, p in left)
            + border_rule(13, 60 - BOX_MARGINS),
            60,
        )
        two = box(
            "".join(paragraph(run(t, _props(spec, p)), "center") for t, p in right)
            + border_rule(60, 95 - BOX_MARGINS),
            95,
        )
        gap = "\t"
        return paragraph(one + two) + paragraph(
            run(spec.number, _props(spec, "number")) + run(gap) + run(spec.date, _props(spec, "date"))
        )
    gap = "\t" if spec.head == "tabs" else " " * 8
    stop = f'<w:tabs><w:tab w:val="left" w:pos="{twips(62)}"/></w:tabs>' if spec.head == "tabs" else ""
    pairs = [*zip(left, right, strict=True), ((spec.number, "number"), (spec.date, "date"))]
    lines = [
        paragraph(run(one[0], _props(spec, one[1])) + run(gap) + run(two[0], _props(spec, two[1])), more=stop)
        for one, two in pairs
    ]
    drawn = shape_rule(spec.drawn("issuer")) + shape_rule(spec.drawn("nation"))
    lines[1] = lines[1].replace("</w:pPr>", "</w:pPr>" + drawn, 1)
    return "".join(lines)


def _title(spec: Spec) -> str:
    if not spec.kind:
        return ""
    return (
        paragraph(run(spec.kind, _props(spec, "kind")), "center", before=12)
        + (paragraph(run(spec.summary, _props(spec, "summary")), "center") if spec.summary else "")
        + (_rule(spec, spec.drawn("title"), spec.text_mm) if spec.summary else "")
        + paragraph("")
    )


def _text(spec: Spec) -> str:
    font = TNR if spec.styled == "direct" else ""

    def said(text: str, bold: bool = False, italic: bool = False, keep: bool = False) -> str:
        if spec.styled == "direct":
            return paragraph(
                run(text, letters(spec.size, bold, italic, font)), spec.align, spec.first, spec.before,
                spec.after, spec.line, keep=keep,
            )  # fmt: skip
        style = '<w:pStyle w:val="Than"/>' + "<w:keepNext/>" * keep
        return f"<w:p><w:pPr>{style}</w:pPr>{run(text, letters(0, bold, italic, ''))}</w:p>"

    parts = [said(text, italic=True) for text in spec.bases]
    parts += [said(spec.opening)] if spec.opening else []
    parts += [said(text, bold=role in {"section", "clause"}) for role, text in spec.body]
    parts += [said(spec.closing, keep=spec.keep)] if spec.closing else []
    return "".join(parts)


def _addressed(spec: Spec) -> str:
    return "".join(paragraph(run(text, _props(spec, "addressed")), "center") for text in spec.addressed)


def _tail(spec: Spec) -> str:
    title, entry = _props(spec, "recipients"), _props(spec, "recipient")
    posts = [run(text, _props(spec, "post")) for text in spec.posts]
    name = run(spec.name, _props(spec, "name"))
    if spec.tail == "table":
        left = paragraph(run("Nơi nhận:", title)) if spec.recipients else ""
        left += "".join(paragraph(run(text, entry)) for text in spec.recipients)
        right = "".join(paragraph(text, "center") for text in posts) + paragraph("") * 4
        right += paragraph(name, "center")
        return table((75, spec.text_mm - 75), ((left or "<w:p/>", right),)) + "<w:p/>"
    if spec.tail == "paragraphs":
        right = "".join(paragraph(text, "center", left=80) for text in posts) + paragraph("") * 4
        left = paragraph(run("Nơi nhận:", title)) + "".join(paragraph(run(t, entry)) for t in spec.recipients)
        return right + paragraph(name, "center", left=80) + left
    gap = "\t" if spec.tail == "tabs" else " " * 40
    rows = [(run("Nơi nhận:", title), posts[0])]
    rows += [(run(text, entry), "") for text in spec.recipients]
    for place, post in enumerate(posts[1:], start=1):
        rows[place] = (rows[place][0], post)
    rows += [("", ""), ("", name)]
    return "".join(paragraph(left + (run(gap) + right if right else "")) for left, right in rows)


def _styles(spec: Spec) -> str:
    """Styles as Word writes them: theme fonts in the defaults, sizes inherited over two steps."""
    latin = 'w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"'
    themed = f'<w:rFonts {latin} w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/>'
    named = f'<w:rFonts w:ascii="{TNR}" w:hAnsi="{TNR}" w:cs="{TNR}"/>'
    fonts = named if spec.styled == "style" else themed
    own = named if spec.styled == "parent" else ""
    half = round(spec.size * 2)
    spacing = (
        f'<w:spacing w:before="{round(spec.before * 20)}" w:after="{round(spec.after * 20)}" '
        f'w:line="{round(spec.line * 240)}" w:lineRule="auto"/><w:ind w:firstLine="{twips(spec.first)}"/>'
        f'<w:jc w:val="{spec.align}"/>'
    )
    named_style = '<w:style w:type="paragraph" w:styleId'
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults>'
        f'<w:rPrDefault><w:rPr>{fonts}<w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr>{own}'
        f'<w:sz w:val="{half}"/></w:rPr></w:style>{named_style}="Goc"><w:name w:val="Gốc"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{spacing}</w:pPr></w:style>{named_style}="Than">'
        '<w:name w:val="Thân văn bản"/><w:basedOn w:val="Goc"/></w:style></w:styles>'
    )


def theme(font: str) -> str:
    face = f'<a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="T"><a:themeElements>'
        f'<a:fontScheme name="T"><a:majorFont>{face}</a:majorFont>'
        f"<a:minorFont>{face}</a:minorFont></a:fontScheme>"
        "</a:themeElements></a:theme>"
    )


def section(spec: Spec, first_page: bool | None = None, more: str = "") -> str:
    kinds = (("header", "default", "rIdN"), ("header", "first", "rIdF"))
    if spec.number_place == "footer":
        kinds = (("footer", "default", "rIdN"), ("footer", "first", "rIdF"))
    shown = "".join(f'<w:{part}Reference w:type="{pages}" r:id="{rid}"/>' for part, pages, rid in kinds)
    return (
        f"<w:sectPr>{shown if spec.number_place else ''}"
        f'<w:pgSz w:w="{twips(spec.width)}" w:h="{twips(spec.height)}"/>'
        f'<w:pgMar w:top="{twips(spec.top)}" w:right="{twips(spec.right)}" w:bottom="{twips(spec.bottom)}" '
        f'w:left="{twips(spec.left)}" w:header="567" w:footer="567" w:gutter="0"/>{more or spec.section_more}'
        f"{'<w:titlePg/>' if (spec.first_page if first_page is None else first_page) else ''}</w:sectPr>"
    )


def document_xml(spec: Spec) -> str:
    body = (
        _head(spec)
        + _title(spec)
        + _addressed(spec)
        + _text(spec)
        + spec.before_tail
        + _tail(spec)
        + spec.end
    )
    return f"<w:document {_NS}><w:body>{body}{section(spec)}</w:body></w:document>"


def write(path: Path, spec: Spec | None = None, theme_font: str = TNR) -> Path:
    """The paper as a .docx at `path`."""
    spec = spec or Spec()
    edge = "ftr" if spec.number_place == "footer" else "hdr"
    look = letters(spec.number_size, italic=spec.number_italic)
    before, after = (run(words, look) if words else "" for words in spec.number_between)
    number = before + field_run(spec.number_code, "2", look) + after
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Default Extension="rels" ContentType="{_OPC}.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_WML}.document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{_WML}.styles+xml"/></Types>'
        ),
        "_rels/.rels": _relations(("rId1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(
            ("rId1", "styles", "styles.xml"), ("rId2", "theme", "theme/theme1.xml"),
            ("rId3", "numbering", "numbering.xml"),
            ("rIdN", "footer" if edge == "ftr" else "header", "number.xml"),
            ("rIdF", "footer" if edge == "ftr" else "header", "first.xml"),
        ),
        "word/document.xml": spec.patch(document_xml(spec)),
        "word/styles.xml": _styles(spec),
        "word/numbering.xml": f"<w:numbering {_NS}>{spec.numbering}</w:numbering>",
        "word/theme/theme1.xml": theme(theme_font),
        "word/number.xml": f"<w:{edge} {_NS}>{paragraph(number, spec.number_align)}</w:{edge}>",
        "word/first.xml": f"<w:{edge} {_NS}><w:p/></w:{edge}>",
    }  # fmt: skip
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>\n' + text)
    return path


def _relations(*rows: tuple[str, str, str]) -> str:
    inner = "".join(f'<Relationship Id="{i}" Type="{_REL}/{kind}" Target="{to}"/>' for i, kind, to in rows)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'

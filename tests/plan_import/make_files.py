"""Writes tests/files/plans: one plan in many differently made .docx files, and files that are none.

Run `python -m tests.plan_import.make_files` from the root of the tree; what soffice writes is made with it.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.plan_import import sample as s
from tests.plan_import.hand_made import FONT, Paper, in_list, legacy, numbering, whole

FOLDER = Path(__file__).resolve().parent.parent / "files" / "plans"


def automatic() -> Paper:
    """Word counts I., 1., 2.1. and a) by itself; dashes are bullets."""
    paper = Paper()
    paper.head_in_table()
    paper.title()
    paper.opening()
    numbers, letters, bullets = numbering(paper)
    for node in s.NODES:
        words = " ".join(part for part in (node.title, node.text) if part)
        made = paper.line(words, bold=bool(node.title and not node.text))
        where = {s.L: (letters, 0), s.D: (bullets, 0)}.get(node.numbering, (numbers, node.depth))
        in_list(made, *where)
    paper.closing()
    paper.foot_in_table()
    return paper


def headings() -> Paper:
    """Word's own heading styles carry the numbers; the summary stands in the line of the kind."""
    paper = Paper()
    paper.head_in_table()
    made = paper.line(s.KIND, bold=True, centre=True)
    made.add_run().add_break()
    paper.run(made, s.TITLE, bold=True)
    paper.opening()
    numbers, _, _ = numbering(paper)
    for level in (1, 2):
        style = paper.word.styles[f"Heading {level}"].element.get_or_add_pPr()
        style.append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level - 1}"/><w:numId w:val="{numbers}"/></w:numPr>'
            )
        )
    for (_depth, line), node in zip(s.typed_lines(), s.NODES, strict=True):
        if node.depth < 2:
            words = " ".join(part for part in (node.title, node.text) if part)
            paper.line(words).style = paper.word.styles[f"Heading {node.depth + 1}"]
        else:
            paper.line(line)
    paper.closing()
    paper.foot_in_table()
    return paper


def broken_lines() -> Paper:
    """Every line ends with Shift+Enter: whole sections are one paragraph."""
    paper = Paper()
    paper.head_in_table()
    made = paper.line(s.KIND, bold=True, centre=True)
    made.add_run().add_break()
    paper.run(made, s.TITLE, bold=True)
    paper.opening()
    made = None
    for depth, line in s.typed_lines():
        if depth == 0 or made is None:
            made = paper.line(line)
        else:
            made.add_run().add_break()
            paper.run(made, line)
    paper.closing()
    left, right = paper.word.add_table(1, 2).rows[0].cells
    recipients = paper.line("Nơi nhận:", into=left)
    for line in s.RECIPIENTS:
        recipients.add_run().add_break()
        paper.run(recipients, f"- {line};", size=11)
    signer = paper.line(s.SIGNER_LINES[0], into=right, bold=True, centre=True)
    for line in (*s.SIGNER_LINES[1:], "", "", "", s.SIGNER_NAME):
        signer.add_run().add_break()
        paper.run(signer, line, bold=True)
    return paper


def printed_lines() -> Paper:
    """Every printed line is a paragraph, as a scanned page leaves them."""
    paper = Paper()
    paper.head_in_table()
    paper.title()
    for text in (*(f"{b};" for b in s.BASES[:-1]), f"{s.BASES[-1]}.", s.OPENING, s.LEAD_IN):
        paper.line(text)
    for _depth, line in s.typed_lines():
        words = line.split()
        for start in range(0, len(words), 12):
            paper.line(" ".join(words[start : start + 12]))
    paper.closing()
    paper.foot_in_table()
    return paper


def tracked() -> Paper:
    """Changes that nobody has accepted: words put in and taken out, a whole paragraph taken out."""
    paper = whole(Paper())
    about = 'w:id="1" w:author="Người sửa" w:date="2022-01-05T08:00:00Z"'
    for paragraph in paper.word.paragraphs:
        if paragraph.text.startswith("a) Không đi muộn"):
            run = paragraph.runs[0]._r
            gone = '<w:r><w:delText xml:space="preserve">a) Cấm </w:delText></w:r>'
            run.addprevious(parse_xml(f"<w:del {nsdecls('w')} {about}>{gone}</w:del>"))
            inserted = parse_xml(f"<w:ins {nsdecls('w')} {about}/>")
            run.addprevious(inserted)
            inserted.append(run)
        if paragraph.text.startswith("c) "):
            gone = paper.line("d) Không hút thuốc lá.")
            run = gone.runs[0]._r
            run.find(qn("w:t")).tag = qn("w:delText")
            deleted = parse_xml(f"<w:del {nsdecls('w')} {about}/>")
            run.addprevious(deleted)
            deleted.append(run)
            mark = gone._p.get_or_add_pPr()
            mark.append(parse_xml(f"<w:rPr {nsdecls('w')}><w:del {about}/></w:rPr>"))
            paragraph._p.addnext(gone._p)
    return paper


_BOX = """<w:r {ns}><mc:AlternateContent
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"
 relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">
<wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="column"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>
<wp:extent cx="2700000" cy="900000"/><wp:wrapNone/><wp:docPr id="{id}" name="Hộp {id}"/>
<wp:cNvGraphicFramePr/>
<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:cNvSpPr txBox="1"/>
<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2700000" cy="900000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>
<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback>
</mc:AlternateContent></w:r>"""


def boxes() -> Paper:
    """The head stands in two text boxes."""
    paper = Paper()
    anchor = paper.line("")
    sides = ((s.SUPERIOR, s.OFFICE, s.NUMBER), (s.NATION, s.MOTTO, s.DATE))
    for place, lines in enumerate(sides, start=1):
        text = "".join(
            f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r>'
            f"<w:rPr>{'<w:b/>' if line == s.OFFICE else ''}</w:rPr><w:t>{line}</w:t></w:r></w:p>"
            for line in lines
        )
        anchor._p.append(
            parse_xml(_BOX.format(ns=nsdecls("w"), left=3000000 * (place - 1), id=place, text=text))
        )
    for _ in range(4):
        paper.line("")
    paper.title()
    paper.opening()
    paper.typed_outline()
    paper.closing()
    paper.foot_in_table()
    return paper


def appendix() -> Paper:
    """A table in the body and an appendix after the signature: a plan holds neither."""
    paper = Paper()
    paper.head_in_table()
    paper.title()
    paper.opening()
    for (_depth, line), node in zip(s.typed_lines(), s.NODES, strict=True):
        paper.line(line, bold=bool(node.title and not node.text))
        if node.text.startswith("Hoàn thành các chỉ tiêu"):
            table = paper.word.add_table(2, 3, style="Table Grid")
            for cell, text in zip(table.rows[0].cells, ("STT", "Chỉ tiêu", "Thời hạn"), strict=True):
                paper.line(text, into=cell, bold=True, size=12)
            for cell, text in zip(table.rows[1].cells, ("1", "Hồ sơ đúng hạn", "Quý IV"), strict=True):
                paper.line(text, into=cell, size=12)
    paper.closing()
    paper.foot_in_table()
    paper.line("")
    paper.line("PHỤ LỤC", bold=True, centre=True)
    paper.line("Danh mục công trình, phần việc đăng ký thi đua", centre=True)
    paper.line("1. Sửa chữa phòng họp")
    return paper


def other_numbers() -> Paper:
    """Numbers the decree does not know: A., (1), 1/, +, and "Kính gửi" above the text."""
    paper = Paper()
    paper.head_with("\t\t")
    paper.title()
    paper.line("Kính gửi: Các phòng thuộc Sở", centre=True)
    paper.line("- Căn cứ Luật Thi đua, khen thưởng;", italic=True)
    paper.line(s.LEAD_IN)
    for line in (
        "A. MỤC ĐÍCH", "1/ Động viên cán bộ, công chức thi đua.", "2/ Khen thưởng đúng người, đúng việc.",
        "B. NỘI DUNG", "I. Chỉ tiêu", "1. Hoàn thành nhiệm vụ được giao:", "- Văn phòng Sở gồm các việc:",
        "+ Tổng hợp báo cáo.", "+ Theo dõi chấm công.", "- Các phòng chuyên môn.", "II. Khen thưởng",
        "(1) Tập thể xuất sắc.", "(2) Cá nhân xuất sắc.",
    ):  # fmt: skip
        paper.line(line)
    paper.closing()
    paper.line("GIÁM ĐỐC", bold=True, centre=True)
    paper.line(s.SIGNER_NAME, bold=True, centre=True)
    paper.line("Nơi nhận:")
    for line in s.RECIPIENTS:
        paper.line(f"- {line};")
    return paper


def decision() -> Paper:
    """Another kind of paper."""
    paper = Paper()
    paper.head_in_table()
    paper.line("QUYẾT ĐỊNH", bold=True, centre=True)
    paper.line("Về việc khen thưởng năm 2022", bold=True, centre=True)
    paper.line("Điều 1. Tặng giấy khen cho các cá nhân có tên trong danh sách.")
    return paper


def prose() -> Paper:
    """A plan by its name, without a single number."""
    paper = Paper()
    paper.head_in_table()
    paper.title()
    paper.line("Văn bản này chỉ có lời văn, không chia mục.")
    return paper


def ours(target: Path) -> None:
    """What the program itself writes."""
    from app.documents.layouts.plan import plan_paper
    from app.documents.word import write_word
    from app.domain.dates import PartialDate
    from app.domain.office import Identity
    from app.domain.outline import Outline
    from app.domain.outline_edit import insert
    from app.domain.plan import Plan

    plan = Plan(
        1, 2022, number=7, issued=PartialDate(2022, 1, 9), title=s.TITLE, opening=s.OPENING,
        legal_bases=s.BASES, lead_in=s.LEAD_IN, closing=s.CLOSING, recipients=s.RECIPIENTS,
        signer_lines=s.SIGNER_LINES, signer_name=s.SIGNER_NAME,
    )  # fmt: skip
    outline = insert(Outline(), None, 0, s.NODES, 1)
    identity = Identity(1, s.SUPERIOR, "Sở Thí dụ", "STD", "Minh Họa")
    write_word(plan_paper(plan, outline, identity, False), target)


def by_libreoffice(source: Path, target: Path, office: str = "soffice") -> None:
    """The file as LibreOffice writes it after having kept it as .odt."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for ending, given in (("odt", source), ("docx", folder / f"{source.stem}.odt")):
            profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
            subprocess.run(
                [office, profile, "--headless", "--convert-to", ending, "--outdir", str(folder), str(given)],
                check=True, capture_output=True, timeout=180,
            )  # fmt: skip
        shutil.copy(folder / f"{source.stem}.docx", target)


def damaged(folder: Path) -> None:
    """Files that are no plan at all."""
    good = (folder / "go-tay-bang.docx").read_bytes()
    (folder / "hong.docx").write_bytes(good[: len(good) // 2])
    (folder / "rong.docx").write_bytes(b"")
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le")
    (folder / "mat-khau.docx").write_bytes(locked + b"\0" * 512)
    with zipfile.ZipFile(io.BytesIO(good)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"] + b" " * (80 * 1024 * 1024)
    with zipfile.ZipFile(folder / "bom.docx", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name, content in parts.items():
            new.writestr(name, content)


PAPERS: dict[str, Callable[[], Paper]] = {
    "word-tu-dong": automatic,
    "word-heading": headings,
    "go-tay-bang": lambda: whole(Paper()),
    "go-tay-tab": lambda: whole(Paper(), "\t\t\t"),
    "go-tay-cach": lambda: whole(Paper(), " " * 18),
    "nfd": lambda: whole(Paper(write=lambda text: unicodedata.normalize("NFD", text))),
    "tcvn3": lambda: whole(Paper(".VnTime", legacy("TCVN3"), ".VnTimeH")),
    "tcvn3-khac-phong": lambda: whole(Paper(FONT, legacy("TCVN3"))),
    "vni": lambda: whole(Paper("VNI-Times", legacy("VNI"))),
    "ngat-dong": broken_lines,
    "dong-in": printed_lines,
    "sua-doi": tracked,
    "hop-chu": boxes,
    "bang-phu-luc": appendix,
    "kieu-so-khac": other_numbers,
    "quyet-dinh": decision,
    "loi-van": prose,
}


def main() -> int:
    """Every file anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, make in PAPERS.items():
        make().save(FOLDER / f"{name}.docx")
    ours(FOLDER / "cua-chuong-trinh.docx")
    damaged(FOLDER)
    if shutil.which("soffice"):
        by_libreoffice(FOLDER / "word-tu-dong.docx", FOLDER / "libreoffice-tu-dong.docx")
        by_libreoffice(FOLDER / "go-tay-bang.docx", FOLDER / "libreoffice-go-tay.docx")
    return 0


if __name__ == "__main__":
    sys.exit(main())

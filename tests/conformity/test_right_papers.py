"""Papers that obey the decree, each built in another way than ours, give no finding at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from make_files import LONG, Spec, write
from papers_of_kinds import (
    DECISION,
    LETTER,
    LETTER_TO_TWO,
    LONG_PLAN,
    LYING_APPENDIX,
    MINUTES,
    MINUTES_BY_TABS,
    PLAN,
    POINTING,
    REPORT,
    SUBMISSION,
    TWO_APPENDICES,
    appendix,
    in_paragraph,
)
from word_pieces import field_run, letters, paragraph, run

from app.documents.conformity import Finding, check_paper

Check = Callable[..., tuple[Finding, ...]]

WAYS: dict[str, Spec] = {
    "as the samples of the decree": replace(PLAN, top=25, left=35, right=20),
    "widest margins": replace(PLAN, top=25, bottom=25, left=35, right=15),
    "13 points and one centimetre": replace(PLAN, size=13, first=10),
    "a first line of 1.25 cm": replace(PLAN, first=12.5),
    "space before, single lines": replace(PLAN, before=6, after=0, line=1.0),
    "one and a half lines": replace(PLAN, line=1.5),
    "the older place of the tone mark": replace(PLAN, nation="CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    "head and end by tabs": replace(PLAN, head="tabs", tail="tabs"),
    "head and end by blanks": replace(PLAN, head="spaces", tail="spaces"),
    "head in text boxes": replace(PLAN, head="boxes"),
    "the signer above the recipients": replace(PLAN, tail="paragraphs"),
    "lines as shapes": replace(PLAN, rules="shape"),
    "lines as older shapes": replace(PLAN, rules="vml"),
    "lines of underscores": replace(PLAN, rules="underscores"),
    "fonts in the defaults, sizes in styles": replace(PLAN, styled="style"),
    "fonts in the standard style": replace(PLAN, styled="parent"),
    "fonts of the theme": replace(PLAN, styled="theme"),
    "letter": LETTER,
    "letter to two": LETTER_TO_TWO,
    "decision": DECISION,
    "submission": SUBMISSION,
    "report": REPORT,
    "dashes around the page number": replace(PLAN, number_between=("- ", " -")),
    "another text of the header apart from the number": replace(
        PLAN, number_align="left", number_between=("Phòng Hợp tác quốc tế\t", "")
    ),
    "an issuer with its own superior's letters": replace(
        PLAN, superior="", issuer="ỦY BAN NHÂN DÂN", number="Số: 05/KH-UBND", rule_mm={"issuer": 20}
    ),
    "minutes": MINUTES,
    "minutes by tabs": MINUTES_BY_TABS,
    "two appendices": TWO_APPENDICES,
    "one appendix": replace(PLAN, opening=POINTING, end=appendix("Phụ lục")),
    "a list lying on its side": LYING_APPENDIX,
    "the head signs": replace(PLAN, posts=("GIÁM ĐỐC",)),
    "an acting head": replace(PLAN, posts=("Q. GIÁM ĐỐC",)),
    "by order, passed on": replace(
        PLAN, posts=("TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")
    ),
    "for a collective": replace(PLAN, posts=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    "a day after February": replace(PLAN, date="Thành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2026"),
    "an appendix of another act": replace(
        PLAN, opening="Theo Phụ lục I Nghị định số 30/2020/NĐ-CP, Sở Ngoại vụ xây dựng Kế hoạch như sau:"
    ),
    "no căn cứ": replace(PLAN, bases=()),
    "many pages": LONG_PLAN,
    "numbers from the field in a condition": replace(PLAN, first_page=False, number_code="IF PAGE > 1 PAGE"),
}


@pytest.mark.parametrize("name", WAYS)
def test_a_right_paper_has_no_finding(name: str, findings: Check) -> None:
    assert findings(WAYS[name]) == ()


@pytest.mark.parametrize("through", ["docx", "odt"])
def test_libreoffice_may_have_written_it(
    through: str, by_libreoffice: Callable[[Sequence[Path], str], list[Path]], tmp_path: Path
) -> None:
    chosen = [spec for name, spec in WAYS.items() if not name.startswith(("numbers", "a list"))]
    files = [write(tmp_path / f"paper{number}.docx", spec) for number, spec in enumerate(chosen)]
    for file in (
        by_libreoffice(by_libreoffice(files, through), "docx")
        if through == "odt"
        else by_libreoffice(files, "docx")
    ):
        assert check_paper(file) == (), chosen[int(file.stem.removeprefix("paper"))]


def test_tracked_changes_are_read_as_accepted(findings: Check) -> None:
    words = PLAN.body[2][1]
    arial = '<w:rPr><w:rFonts w:ascii="Arial"/></w:rPr>'
    deleted = f'<w:del w:id="1"><w:r>{arial}<w:delText>Sai</w:delText></w:r></w:del>'
    assert findings(replace(PLAN, patch=in_paragraph(words, "<w:r>", f"{deleted}<w:r>"))) == ()
    end = f"{words}</w:t></w:r>"
    added = f'<w:ins w:id="2">{run(" thêm một việc;", letters(14))}</w:ins>'
    assert findings(replace(PLAN, patch=lambda xml: xml.replace(end, end + added))) == ()
    wrong = f'<w:ins w:id="2">{run(" thêm một việc;", letters(14, font="Arial"))}</w:ins>'
    told = findings(replace(PLAN, patch=lambda xml: xml.replace(end, end + wrong)))
    assert [(f.id, f.found) for f in told] == [("TT-04", "Arial")]


def _listed(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _list(number: int, form: str, text: str) -> str:
    level = f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/>{level}</w:lvl>'
        "</w:abstractNum>"
    )


def test_numbers_that_word_counts_are_read(findings: Check) -> None:
    """I. and II. are Word's own; the letters below them are typed."""
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    numbering = _list(1, "upperRoman", "%1.") + _list(2, "decimal", "%1.") + nums

    def patch(xml: str) -> str:
        for typed, number in (("I. MỤC", 1), ("II. TỔ", 1)):
            words = typed.split(" ", 1)[1]
            at = xml.index(f">{typed}")
            start = xml.rindex("<w:pPr>", 0, at) + len("<w:pPr>")
            xml = xml[:start] + _listed(number) + xml[start:].replace(f">{typed}", f">{words}", 1)
        return xml

    assert findings(replace(PLAN, numbering=numbering, patch=patch)) == ()


def test_fields_stand_for_their_result(findings: Check) -> None:
    spec = replace(
        PLAN,
        patch=in_paragraph(
            "Phát động phong trào thi đua năm 2026",
            "<w:r>",
            field_run("DOCPROPERTY x", "", letters(14, True)) + "<w:r>",
        ),
    )
    assert findings(spec) == ()


def test_a_short_paper_needs_no_page_number(findings: Check) -> None:
    spec = replace(PLAN, number_place="", first_page=False, bases=(), body=(("text", "1. Một việc ngắn."),))
    assert findings(spec) == ()


def test_a_short_heading_in_bold_may_end_with_a_mark(findings: Check) -> None:
    body = (("section", "I. NỘI DUNG"), ("clause", "1. Văn phòng Sở."), *PLAN.body[2:4])
    assert "TT-07" not in {f.id for f in findings(replace(PLAN, body=body))}


def test_a_section_break_on_one_page_changes_nothing(findings: Check) -> None:
    from make_files import section

    more = '<w:type w:val="continuous"/>'
    broken = f"<w:p><w:pPr>{section(PLAN)}</w:pPr></w:p>" + paragraph("")
    spec = replace(PLAN, end=broken + paragraph(run(f"Ghi chú về {LONG}.", letters(14))), section_more=more)
    assert [f.level for f in findings(spec) if f.level != "hint"] == []


def test_a_blank_number_and_day_are_hints(findings: Check) -> None:
    spec = replace(PLAN, number="Số:        /KH-SNgV", date="Bình Phước, ngày        tháng 01 năm 2026")
    assert [(f.id, f.level, f.place) for f in findings(spec)] == [
        ("TT-09", "hint", "trang đầu, ô 3"),
        ("TT-10", "hint", "trang đầu, ô 4"),
    ]


def test_the_kind_may_be_told(findings: Check) -> None:
    assert findings(PLAN, "KH") == ()
    assert findings(PLAN, "kh") == ()
    assert {f.id for f in findings(PLAN, "QĐ")} == {"TT-06", "TT-09", "TT-16"}

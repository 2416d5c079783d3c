"""Each paper breaks one rule in one place, and only that is reported: id, level, place and what was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import broken_ends
import broken_heads
import broken_pages
import broken_texts
import pytest
from breaking import Broken
from make_files import LONG, Spec
from papers_of_kinds import PLAN
from word_pieces import paragraph

from app.documents.checks.rows import load_rows
from app.documents.conformity import Finding

Check = Callable[..., tuple[Finding, ...]]
BLANK_LINES = 32  # enough to push the signature over the end of the page
CASES: dict[str, Broken] = {
    **broken_pages.CASES,
    **broken_heads.CASES,
    **broken_texts.CASES,
    **broken_ends.CASES,
}


@pytest.mark.parametrize("name", CASES)
def test_only_the_broken_rule_is_reported(name: str, findings: Check) -> None:
    case = CASES[name]
    told = findings(case.spec, theme_font=case.theme)
    assert (case.id, case.level, case.place, case.found) in [(f.id, f.level, f.place, f.found) for f in told]
    assert {f.id for f in told} == {case.id}, told


def test_a_wrong_number_is_told_once_whether_mistyped_or_skipped(findings: Check) -> None:
    def numbered(*numbers: int) -> Spec:
        return replace(PLAN, body=tuple(("text", f"{n}. Nội dung để {LONG}.") for n in numbers))

    for numbers, wrong in (((1, 2, 4, 4, 5), "“4.”"), ((1, 2, 4, 5, 6), "“4.”"), ((1, 2, 2, 3), "“2.”")):
        told = findings(numbered(*numbers))
        assert [(f.id, f.found) for f in told] == [("TT-13", wrong)], numbers


def test_recipients_without_their_heading_are_no_names(findings: Check) -> None:
    spec = replace(PLAN, patch=lambda xml: xml.replace(">Nơi nhận:<", "><"))
    assert [(f.id, f.place) for f in findings(spec)] == [("TT-06", "cuối văn bản, ô 9b")]


def test_every_check_of_layout_has_a_broken_paper() -> None:
    assert {case.id for case in CASES.values()} == {f"TT-{number:02}" for number in range(1, 21)}


def test_every_finding_bears_its_article(findings: Check) -> None:
    told = findings(replace(PLAN, left=20, number="Số: 5/KH-SNgV"))
    assert [f.article for f in told] == [
        "Phụ lục I NĐ 30/2020/NĐ-CP, mục I",
        "Phụ lục I NĐ 30/2020/NĐ-CP, mục II.3",
    ]
    assert [f.asked for f in told] == ["lề trái 30 - 35 mm", "số nhỏ hơn 10 thêm số 0 phía trước"]


def test_theme_fonts_are_seen_through(findings: Check) -> None:
    told = findings(replace(PLAN, styled="theme"), theme_font="Calibri")
    assert {(f.id, f.found) for f in told} == {("TT-04", "Calibri")}
    assert len(told) == 1
    assert len(told[0].others) > 20


def test_inherited_sizes_are_seen_through(findings: Check) -> None:
    told = findings(replace(PLAN, styled="parent", size=12))
    assert {(f.id, f.found) for f in told} == {("TT-07", "12 pt")}


def test_a_block_alone_on_its_page_is_seen_by_libreoffice(findings: Check) -> None:
    """Blank lines push the block over the end of the page; nothing in the file says so."""
    blank = paragraph("", after=6)
    told = findings(replace(PLAN, keep=False, before_tail=blank * BLANK_LINES))
    assert [(f.level, f.found) for f in told if f.id == "TT-20"] == [
        ("warning", "phần ký sang trang khác đoạn cuối")
    ]


def test_the_rows_know_every_check() -> None:
    assert {id_ for id_, _ in load_rows().asked} == {f"TT-{number:02}" for number in range(1, 21)}
    assert LONG  # the text of these papers takes more than a line

"""Papers of which the decree does not speak are not judged by it, and the check says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from make_files import LONG, Spec
from papers_of_kinds import LETTER, PLAN, appendix
from word_pieces import letters, paragraph, run

from app.documents.conformity import Finding

Check = Callable[..., tuple[Finding, ...]]
BARE = replace(
    PLAN, number="", bases=(), recipients=(), posts=("NGƯỜI VIẾT",), opening=f"Tôi viết để {LONG}."
)


def named(kind: str) -> Spec:
    return replace(BARE, kind=kind)


@pytest.mark.parametrize(
    "name",
    [
        "PHIẾU GIẢI TRÌNH",
        "PHIẾU BẦU",
        "PHIẾU LẤY Ý KIẾN",
        "GIẤY KHEN",
        "BẢNG CHẤM CÔNG",
        "BÁO CÁO THÀNH TÍCH",
    ],
)
def test_a_paper_of_no_kind_of_the_decree_has_one_hint(name: str, findings: Check) -> None:
    told = findings(named(name))
    assert [(f.id, f.level, f.place, f.found) for f in told] == [
        ("TT-06", "hint", "trang đầu, ô 5a", f"“{name}”")
    ]
    assert told[0].article == "Điều 7 NĐ 30/2020/NĐ-CP"


@pytest.mark.parametrize("name", ["PHIẾU GỬI", "PHIẾU CHUYỂN", "PHIẾU BÁO", "BÁO CÁO", "GIẤY MỜI"])
def test_a_kind_of_the_decree_is_judged_even_without_a_number(name: str, findings: Check) -> None:
    assert ("TT-06", "error", "trang đầu, ô 3") in [(f.id, f.level, f.place) for f in findings(named(name))]


def test_a_paper_is_judged_as_the_kind_that_was_asked_for(findings: Check) -> None:
    assert "error" in {f.level for f in findings(named("PHIẾU GIẢI TRÌNH"), "BC")}


def test_a_report_with_a_number_of_the_office_is_judged(findings: Check) -> None:
    told = findings(replace(PLAN, kind="BÁO CÁO THÀNH TÍCH", number="Số: 5/BC-SNgV"))
    assert [(f.id, f.level) for f in told if f.level == "error"] == [("TT-09", "error")]


def test_a_form_behind_a_letter_does_not_make_the_letter_one(findings: Check) -> None:
    form = appendix("Phụ lục").replace("DANH MỤC CÔNG VIỆC", "PHIẾU ĐĂNG KÝ")
    broken = replace(LETTER, left=20, end=form)
    assert "TT-03" in {f.id for f in findings(broken)}


def test_a_form_in_front_of_nothing_but_words_is_no_title(findings: Check) -> None:
    """“PHIẾU …” in the middle of a sentence or below the name of a kind is not what the paper is."""
    below = paragraph(run("PHIẾU ĐĂNG KÝ", letters(14, True)), "center", before=6, after=6)
    assert "TT-03" in {f.id for f in findings(replace(PLAN, left=20, before_tail=below))}

"""Papers of a round: their words, the decree, counts and sums that agree from paper to paper."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from app.documents.layouts.award_decision import award_decision, proposal, result_notice
from app.documents.layouts.ballot import ballot, opinion_form
from app.documents.layouts.council_papers import (
    council_decision,
    council_minutes,
    invitation,
    tally_minutes,
    unit_minutes,
)
from app.documents.model import Document, plain_text
from app.documents.word import write_word
from app.domain.award_papers import Given, Group, Tallied
from app.domain.dates import PartialDate
from tests.papers.round_rows import (
    COUNCIL,
    CSTDCS,
    DAY,
    GK,
    GROUPS,
    LDTT,
    MEETING,
    ONE,
    TTLDTT,
    TWO,
    VOTE,
    frame,
)
from tests.papers.stage import departures, golden

PAPERS: dict[str, Callable[[], Document]] = {
    "quyet-dinh-khen-thuong": lambda: award_decision(frame(), GROUPS, MEETING),
    "to-trinh-giam-doc": lambda: proposal(frame(), VOTE.results, MEETING, 5, COUNCIL.chair),
    "to-trinh-tinh": lambda: proposal(frame(), VOTE.results, MEETING, 5, None, province=True),
    "thong-bao-ket-qua": lambda: result_notice(frame(), VOTE.results, MEETING),
    "quyet-dinh-hoi-dong": lambda: council_decision(frame(), COUNCIL),
    "giay-moi-hoi-dong": lambda: invitation(frame(), COUNCIL, MEETING),
    "bien-ban-hoi-dong": lambda: council_minutes(frame(), COUNCIL, MEETING, (VOTE,)),
    "bien-ban-kiem-phieu": lambda: tally_minutes(frame(), COUNCIL, MEETING, VOTE),
    "bien-ban-hop-phong": lambda: unit_minutes(
        frame(), "Văn phòng Sở", MEETING, 7, "Nguyễn Thị Bản Mẫu", "Vũ Thị Minh Họa", (LDTT, GK)
    ),
}
FORMS: dict[str, Callable[[], Document]] = {
    "phieu-bau": lambda: ballot(frame(), (CSTDCS, TTLDTT), MEETING, 2),
    "phieu-lay-y-kien": lambda: opinion_form(frame(), (CSTDCS, TTLDTT), MEETING),
}


@pytest.mark.parametrize("name", [*PAPERS, *FORMS])
def test_every_paper_says_what_is_expected(name: str) -> None:
    golden(name, {**PAPERS, **FORMS}[name]())


@pytest.mark.parametrize("name", PAPERS)
def test_papers_of_the_decree_depart_from_it_nowhere(name: str) -> None:
    assert departures(PAPERS[name]()) == []


def test_the_decision_counts_what_its_list_holds_and_says_the_total_in_words() -> None:
    text = plain_text(PAPERS["quyet-dinh-khen-thuong"]())
    assert "danh hiệu “Lao động tiên tiến” cho 02 cá nhân" in text
    assert "5.640.000 đồng (Bằng chữ: Năm triệu sáu trăm bốn mươi nghìn đồng)" in text
    assert "Tổng số: 01 tập thể, 04 lượt cá nhân" in text


def test_a_decision_without_bonuses_has_no_article_about_money() -> None:
    groups = tuple(
        Group(one.title, one.is_title, tuple(replace(given, money=0, note="") for given in one.given))
        for one in GROUPS
    )
    text = plain_text(award_decision(frame(), groups, MEETING))
    assert "Bằng chữ" not in text
    assert "Tiền thưởng" not in text
    assert "- Như Điều 2;" in text


def test_numbers_in_the_list_run_through_its_groups(tmp_path: Path) -> None:
    path = write_word(PAPERS["quyet-dinh-khen-thuong"](), tmp_path / "qd.docx")
    word = docx.Document(str(path))
    lists = [table for table in word.tables if table.rows[0].cells[0].text == "STT"]
    assert [row.cells[0].text for table in lists for row in table.rows[1:]] == ["1", "2", "3", "4", "5"]
    assert len(word.sections) == 2
    assert word.sections[1].different_first_page_header_footer


def test_a_share_is_never_printed_as_reached_when_it_fell_short() -> None:
    assert Tallied(ONE, 26, 3, 0, 29, 27, "không đạt", False).percent == "89,66"
    assert Tallied(ONE, 8, 1, 0, 9, 9, "không đạt", False).percent == "88,89"
    assert Tallied(ONE, 5, 0, 0, 5, 4, "đạt", True).percent == "100,00"


def test_only_who_passed_is_proposed_and_everybody_is_told_the_result() -> None:
    asked = plain_text(PAPERS["to-trinh-tinh"]())
    told = plain_text(PAPERS["thong-bao-ket-qua"]())
    assert ONE.name in asked
    assert TWO.name not in asked
    assert f"{TWO.name}\tChuyên viên, Văn phòng Sở\tKhông đạt" in told


def test_minutes_name_the_absent_and_that_their_opinion_came_never_what_it_says() -> None:
    for name in ("bien-ban-hoi-dong", "bien-ban-kiem-phieu"):
        text = plain_text(PAPERS[name]())
        assert "Trần Thị Ví Dụ: công tác" in text
    assert "đã gửi ý kiến bằng văn bản: Trần Thị Ví Dụ" in plain_text(PAPERS["bien-ban-hoi-dong"]())


def test_minutes_name_who_stood_in_for_a_member_and_by_what_paper() -> None:
    first, *others = COUNCIL.seats
    stood_in = replace(first, substitute="Vũ Thị Minh Họa theo Giấy ủy quyền số 03")
    council = replace(COUNCIL, seats=(stood_in, *others))
    told = plain_text(council_minutes(frame(), council, MEETING, (VOTE,)))
    assert "(người dự thay: Vũ Thị Minh Họa theo Giấy ủy quyền số 03);" in told


def test_minutes_of_an_open_ballot_do_not_call_it_secret() -> None:
    told = plain_text(council_minutes(frame(), COUNCIL, replace(MEETING, secret=False), (VOTE,)))
    assert "4. Hội đồng tiến hành bỏ phiếu (có biên bản" in told
    assert "phiếu kín" not in told


def test_ballots_are_equal_and_none_can_be_told_from_another(tmp_path: Path) -> None:
    many = tuple(replace(ONE, name=f"Người Thử Số {number}") for number in range(1, 41))
    paper = ballot(frame(), (replace(CSTDCS, names=many),), MEETING, 3)
    word = docx.Document(str(write_word(paper, tmp_path / "phieu.docx")))
    tables = [table for table in word.tables if table.rows[0].cells[0].text == "STT"]
    said = {"\n".join("\t".join(cell.text for cell in row.cells) for row in table.rows) for table in tables}
    assert (len(tables), len(said), len(tables[0].rows)) == (3, 1, 41)
    assert "Người Thử Số 40" in said.pop()
    section = word.sections[0]
    assert section.page_width is not None
    assert section.page_width > (section.page_height or 0)
    heads = [p.text for s in word.sections for p in (*s.header.paragraphs, *s.footer.paragraphs)]
    assert not any(heads), "a page number or a footer could tell papers apart"


def test_a_paper_not_yet_numbered_leaves_room_and_one_that_is_bears_its_number_everywhere() -> None:
    open_text = plain_text(award_decision(frame(), GROUPS, MEETING))
    assert "(Kèm theo Quyết định số ....../QĐ-SNgV ngày" in open_text.replace("\n", " ")
    signed = frame(number=7, issued=PartialDate.of(DAY))
    text = plain_text(award_decision(signed, GROUPS, MEETING)).replace("\n", " ")
    assert "Số: 07/QĐ-SNgV" in text
    assert "(Kèm theo Quyết định số 07/QĐ-SNgV ngày 20 tháng 12 năm 2024 của Giám đốc Sở Ngoại vụ)" in text


def test_a_group_of_both_kinds_is_counted_apart() -> None:
    group = Group("Giấy khen", False, (Given("Phòng Mẫu", collective=True), Given("Lê Văn Thực Hành")))
    assert group.words == "Giấy khen cho 01 tập thể và 01 cá nhân"

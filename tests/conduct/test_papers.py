"""Papers about II.6: their words, the decree, and Word."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.documents.model import Document, plain_text
from app.domain.conduct import HalfDay
from app.domain.office import Authority, Signatory
from app.errors import Invalid, SayToUser
from app.services.conduct_report import span_words
from app.services.conformity import check_document
from app.services.office import Office
from app.services.papers import write_paper
from app.services.proof_lore import ordinary_case
from tests.conduct.stage import note, staffed

GOLDEN = Path(__file__).parent.parent / "golden"
KINDS = {"notice": "thong-bao-nhac-nho", "explanation": "phieu-giai-trinh", "record": "bien-ban-ghi-nhan"}


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[tuple[Office, int]]:
    office, people = staffed(tmp_path)
    one, two, three = people.values()
    number = note(
        office, two, "ĐM", date(2023, 5, 29), at_time="07:55", place="Cổng cơ quan",
        words="Hỏng xe dọc đường,\nkhông báo trước", explain_by=date(2023, 6, 9),
    )  # fmt: skip
    note(office, one, "VS", half=HalfDay.AFTERNOON, at_time="16:40")
    office.conduct.excuse(note(office, three, "TL", date(2023, 6, 1)), "Nơi được phép")
    note(office, one, "CN", date(2023, 6, 2))
    yield office, number
    office.close()


def golden(name: str, paper: Document) -> None:
    assert plain_text(paper) == (GOLDEN / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_papers_of_a_note_say_what_is_expected(stage: tuple[Office, int], kind: str) -> None:
    office, number = stage
    golden(KINDS[kind], office.conduct_papers.note_paper(kind, number))


def test_the_report_counts_every_fact_once(stage: tuple[Office, int]) -> None:
    office, _number = stage
    golden("bao-cao-chap-hanh", office.conduct_papers.report(date(2023, 4, 1), date(2023, 6, 30)))


def test_a_period_without_notes_says_so(stage: tuple[Office, int]) -> None:
    office, _number = stage
    text = plain_text(office.conduct_papers.report(date(2023, 1, 1), date(2023, 1, 31)))
    assert "Không ghi nhận vụ việc vi phạm nào." in text
    assert "II. SỐ LIỆU" not in text
    with pytest.raises(SayToUser, match="Sửa lại khoảng thời gian"):
        office.conduct_papers.report(date(2023, 2, 1), date(2023, 1, 1))


def test_papers_of_the_decree_depart_from_it_nowhere(stage: tuple[Office, int]) -> None:
    office, number = stage
    papers = [
        office.conduct_papers.note_paper("notice", number),
        office.conduct_papers.note_paper("record", number),
        office.conduct_papers.report(date(2023, 4, 1), date(2023, 6, 30)),
    ]
    told = [(p.kind, f.id, f.found) for p in papers for f in check_document(p).findings if f.level != "hint"]
    assert told == []


def test_an_answer_stands_in_the_place_of_the_dotted_lines(stage: tuple[Office, int]) -> None:
    office, number = stage
    before = plain_text(office.conduct_papers.note_paper("record", number))
    office.conduct.answer(number, "Xe hỏng, có người đi cùng")
    after = plain_text(office.conduct_papers.note_paper("record", number))
    assert after.count("." * 60) == 0 < before.count("." * 60)
    assert "Ý kiến của người được ghi nhận: Xe hỏng, có người đi cùng." in after


def test_what_is_written_reads_back_as_word(stage: tuple[Office, int], tmp_path: Path) -> None:
    from docx import Document as Word

    office, number = stage
    path = write_paper(
        office.conduct_papers.report(date(2023, 1, 1), date(2023, 12, 31)), tmp_path / "b.docx"
    )
    tables = Word(str(path)).tables
    (by_rule, by_unit) = [table for table in tables if table.rows[0].cells[-1].text == "Số phút"]
    assert [cell.text for cell in by_rule.rows[-1].cells] == ["", "Cộng", "3", "1", "0", "2", "45"]
    assert [cell.text for cell in by_unit.rows[-1].cells] == ["", "Cộng", "3", "1", "0", "2", "45"]
    assert number


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2023, 5, 1), date(2023, 5, 31), "tháng 5 năm 2023"),
        (date(2023, 4, 1), date(2023, 6, 30), "quý II năm 2023"),
        (date(2023, 1, 1), date(2023, 6, 30), "6 tháng đầu năm 2023"),
        (date(2023, 1, 1), date(2023, 12, 31), "năm 2023"),
        (date(2023, 2, 1), date(2023, 4, 30), "từ ngày 01/02/2023 đến ngày 30/04/2023"),
        (date(2023, 5, 2), date(2023, 5, 31), "từ ngày 02/05/2023 đến ngày 31/05/2023"),
    ],
)
def test_a_period_is_named_as_the_office_says_it(first: date, last: date, said: str) -> None:
    assert span_words(first, last) == said


def test_lines_of_a_paper_may_be_the_offices_own(stage: tuple[Office, int]) -> None:
    office, number = stage
    row = office.wordings.row("II6-notice.Câu nhắc nhở")
    office.wordings.save(replace(row, text="Đề nghị {who} nghiêm túc rút kinh nghiệm."))
    paper = office.conduct_papers.note_paper("notice", number)
    assert "nghiêm túc rút kinh nghiệm." in plain_text(paper)
    assert "không phải là hình thức kỷ luật" not in plain_text(paper)
    with pytest.raises(Invalid, match="Không có chỗ điền"):
        office.wordings.save(replace(row, text="Đề nghị {whom} rút kinh nghiệm."))


def test_sentences_of_the_report_may_be_the_offices_own(stage: tuple[Office, int]) -> None:
    office, _number = stage
    row = office.wordings.row("II6-report.Câu dẫn")
    office.wordings.save(replace(row, text="Thực hiện Mục {item}, {office} tổng hợp {span} như sau:"))
    text = plain_text(office.conduct_papers.report(date(2023, 4, 1), date(2023, 6, 30)))
    assert "Thực hiện Mục II.6, Sở Ngoại vụ tổng hợp quý II năm 2023 như sau:" in text
    with pytest.raises(Invalid, match="Không có chỗ điền"):
        office.wordings.save(replace(row, text="{who} báo cáo {span}."))


def test_the_signer_is_one_of_those_in_force_on_the_day(stage: tuple[Office, int]) -> None:
    office, number = stage
    day = office.now().date()
    second = Signatory(0, "Vũ Thị Minh Họa", "PHÓ GIÁM ĐỐC", Authority.KT, "GIÁM ĐỐC", "", day)
    chosen = int(str(office.settings.save(second).value))
    assert chosen in {one.id for one in office.conduct_papers.signers(day)}
    signed = plain_text(office.conduct_papers.note_paper("notice", number, chosen))
    assert "Vũ Thị Minh Họa" in signed
    assert "KT. GIÁM ĐỐC" in signed
    assert "Vũ Thị Minh Họa" not in plain_text(office.conduct_papers.note_paper("notice", number))


def test_a_name_kept_in_capitals_stands_in_a_sentence_as_one_says_it(stage: tuple[Office, int]) -> None:
    office, number = stage
    (identity,) = office.settings.identities()
    office.settings.save(replace(identity, name="SỞ NGOẠI VỤ"))
    text = plain_text(office.conduct_papers.note_paper("notice", number))
    assert "Sở Ngoại vụ ghi nhận:" in text
    assert "SỞ NGOẠI VỤ ghi nhận" not in text
    report = plain_text(office.conduct_papers.report(date(2023, 4, 1), date(2023, 6, 30)))
    assert "của Sở Ngoại vụ./." in report


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "Sở Kế hoạch và Đầu tư"),
        ("BAN QUẢN LÝ BIÊN GIỚI", "Ban Quản lý biên giới"),
        ("Sở Ngoại vụ", "Sở Ngoại vụ"),
        ("UBND", "UBND"),
    ],
)
def test_only_a_name_all_in_capitals_is_written_anew(kept: str, said: str) -> None:
    assert ordinary_case(kept) == said

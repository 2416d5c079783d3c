"""Báo cáo thành tích: section III is the history, every line with its decision, cancelled ones left out."""

from datetime import date
from pathlib import Path

import docx
import pytest

from app.__main__ import main
from app.documents.model import plain_text
from app.domain.holder import Holder
from app.domain.money_words import money_figures, money_words, number_words
from app.errors import SayToUser
from app.services.office import Office
from app.services.papers import write_paper
from tests.papers.stage import golden


def test_the_report_of_a_person_says_what_is_expected(office: Office, held: dict[str, int]) -> None:
    golden(
        "bao-cao-thanh-tich-ca-nhan", office.achievement_papers.report(Holder(held["one"]), "CSTDCS", 2022)
    )


def test_the_report_of_a_collective_says_what_is_expected(office: Office, held: dict[str, int]) -> None:
    unit = Holder(unit_id=held["htqt"])
    golden("bao-cao-thanh-tich-tap-the", office.achievement_papers.report(unit, "TTLDTT", 2022))


def test_section_iii_is_the_history_of_the_book_and_what_was_cancelled_is_not_in_it(
    office: Office, held: dict[str, int], tmp_path: Path
) -> None:
    awards = office.achievements.awards
    holder = Holder(held["one"])
    first = awards.rows(holder)[0]
    awards.cancel(first, "12/QĐ-SNgV", date(2023, 1, 5))
    path = write_paper(office.achievement_papers.report(holder, "CSTDCS", 2022), tmp_path / "b.docx")
    titles, forms = docx.Document(str(path)).tables[-3:-1]
    assert [[cell.text for cell in row.cells] for row in titles.rows[1:]] == [
        [
            "2022",
            "Chiến sĩ thi đua cơ sở",
            "Quyết định số 145/QĐ-SNgV ngày 20/12/2022 của Giám đốc Sở Ngoại vụ",
        ]
    ]
    assert forms.rows[1].cells[2].text == (
        "Quyết định số 2210/QĐ-UBND ngày 29/12/2022 của Chủ tịch UBND tỉnh Bình Phước"
    )


def test_a_year_after_the_one_rewarded_is_not_in_the_report(office: Office, held: dict[str, int]) -> None:
    text = plain_text(office.achievement_papers.report(Holder(held["one"]), "LDTT", 2021))
    assert "2021\tChiến sĩ thi đua cơ sở" in text
    assert "2022\t" not in text
    assert "Bằng khen" not in text


def test_what_no_decision_proves_is_said_and_leaves_room_on_the_paper(
    office: Office, held: dict[str, int]
) -> None:
    facts = office.achievement_papers.facts(Holder(held["three"]), "LDTT", 2022)
    assert facts.gaps() == ("Năm 2022, Lao động tiên tiến: chưa có số quyết định, ngày, cơ quan ban hành.",)
    text = plain_text(office.achievement_papers.report(Holder(held["three"]), "LDTT", 2022))
    assert "Quyết định số ....../QĐ-...... ngày ....../....../...... của ......" in text


def test_a_code_the_day_does_not_know_is_refused_with_those_it_knows(
    office: Office, held: dict[str, int]
) -> None:
    with pytest.raises(SayToUser, match="không có «ABC» cho cá nhân"):
        office.achievement_papers.facts(Holder(held["one"]), "ABC", 2022)
    with pytest.raises(SayToUser, match="«CSTDCS» cho tập thể"):
        office.achievement_papers.facts(Holder(unit_id=held["htqt"]), "CSTDCS", 2022)


@pytest.mark.parametrize("year", [1800, 2199])
def test_a_year_no_decision_can_be_of_is_refused(office: Office, held: dict[str, int], year: int) -> None:
    with pytest.raises(SayToUser, match=f"Năm {year} chưa đúng"):
        office.achievement_papers.facts(Holder(held["one"]), "CSTDCS", year)


def test_a_name_is_found_without_accents_and_an_unknown_one_is_refused(
    office: Office, held: dict[str, int]
) -> None:
    day = date(2022, 12, 31)
    assert office.achievement_papers.holder("le van thuc hanh", day) == Holder(held["one"])
    assert office.achievement_papers.holder("HTQT", day) == Holder(unit_id=held["htqt"])
    assert office.achievement_papers.holder("Sở Ngoại vụ", day) == Holder()
    with pytest.raises(SayToUser, match="Không có ai"):
        office.achievement_papers.holder("Nguyễn Không Có", day)


def test_the_command_writes_the_report_and_names_the_gaps(
    office: Office, held: dict[str, int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "bao-cao.docx"
    words = ["--db", str(office.path), "export", "report", "--person", "Phan Văn Mẫu"]
    assert main([*words, "--title", "LDTT", "--year", "2022", "--to", str(target)]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0] == f"Đã ghi {target}"
    assert out[1].startswith("Năm 2022, Lao động tiên tiến: chưa có")
    assert out[2] == "Lao động tiên tiến năm 2022 đã được tặng: kiểm tra lại danh hiệu đề nghị."
    assert target.is_file()
    assert main([*words, "--title", "ABC", "--year", "2022", "--to", str(target)]) == 1
    assert held


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (105, "một trăm linh năm"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_010_000, "một triệu không trăm mười nghìn"),
        (2_340_000, "hai triệu ba trăm bốn mươi nghìn"),
        (31_410_000, "ba mươi mốt triệu bốn trăm mười nghìn"),
        (1_000_000_005, "một tỷ không trăm linh năm"),
        (1_005_000_000_000, "một nghìn không trăm linh năm tỷ"),
    ],
)
def test_a_number_is_spoken_as_decisions_write_it(number: int, words: str) -> None:
    assert number_words(number) == words


def test_an_amount_is_written_with_dots_and_its_currency() -> None:
    assert (money_figures(2_340_000), money_words(2_340_000)) == (
        "2.340.000",
        "Hai triệu ba trăm bốn mươi nghìn đồng",
    )
    with pytest.raises(ValueError):
        number_words(-1)

"""The dossier of a round: from the frozen result, with its contents, what is missing, what is stale."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from app.errors import Invalid, SayToUser
from app.services.office import Office
from tests.rounds.stage import a_council, a_round, counted, marks, propose


def _sealed(office: Office, *, whole: bool = True) -> int:
    number = a_round(office)
    a_council(office, number)
    propose(office, number, "LDTT", 3)
    propose(office, number, "CSTDCS", 2)
    if whole:
        row = office.rounds.round(number)
        decided = replace(
            row, council_number="45/QĐ-SNgV", council_on=row.meets_on, begins="08:00", ends="10:30"
        )
        office.rounds.save(decided)
    view = office.rounds.view(number)
    sheet = counted(view, [marks("yyyyy")] * 5 + [marks("yyyyn")] * 3, [marks("yyyyy")])
    office.rounds.counts.accept(number, 1, None, sheet, sheet)
    office.rounds.outcomes.close(number)
    return number


def _words(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([p.text for p in document.paragraphs] + cells)


def test_before_the_seal_only_papers_of_the_meeting_can_be_made(office: Office) -> None:
    number = a_round(office)
    a_council(office, number)
    propose(office, number, "CSTDCS", 2)
    view = office.rounds.view(number)
    ready = {p.key for p in office.rounds.papers.pieces(view) if not p.blocked}
    assert {"council", "invitation", "ballot/1/0", "opinion"} <= ready
    assert ready.isdisjoint({"minutes", "decision", "notice"})
    with pytest.raises(SayToUser, match="chưa niêm phong"):
        office.rounds.papers.paper(view, "decision")
    with pytest.raises(SayToUser, match="chưa niêm phong"):
        office.rounds.papers.prepare(view)


def test_one_click_writes_every_paper_with_a_list_of_contents(office: Office, tmp_path: Path) -> None:
    view = office.rounds.view(_sealed(office))
    dossier = office.rounds.papers.write(view, tmp_path / "ra")
    names = [path.name for path in dossier.files]
    assert names[0] == "00-Danh-muc-ho-so.docx"
    assert "06-Bien-ban-kiem-phieu.docx" in names
    assert "13-Tong-hop-kiem-phieu.xlsx" in names
    contents = _words(dossier.files[0])
    assert all(name in contents for name in names[1:])
    assert dossier.missing == ()
    assert "Hồ sơ không còn thiếu gì" in contents


def test_what_is_missing_is_told_and_stands_in_the_contents(office: Office, tmp_path: Path) -> None:
    view = office.rounds.view(_sealed(office, whole=False))
    dossier = office.rounds.papers.write(view, tmp_path / "ra")
    assert "Chưa có số, ngày quyết định thành lập Hội đồng (bước Đợt)." in dossier.missing
    assert "Chưa có giờ kết thúc họp." in _words(dossier.files[0])


def test_the_same_name_and_number_stand_in_every_paper(office: Office, tmp_path: Path) -> None:
    view = office.rounds.view(_sealed(office))
    office.rounds.papers.write(view, tmp_path)
    folder = next(path for path in tmp_path.iterdir() if path.name.startswith("Ho-so"))
    winner, loser = (n.name for n in view.names_on(1) if n.title_id == view.titles[1].id)
    minutes, tally = (
        _words(folder / f"{stem}.docx") for stem in ("05-Bien-ban-hop", "06-Bien-ban-kiem-phieu")
    )
    decision = _words(folder / "09-QD-khen-thuong.docx")
    assert winner in decision
    assert "Chiến sĩ thi đua cơ sở” cho 01 cá nhân" in decision
    for paper in (minutes, tally):
        assert loser in paper
        assert "66,67" in paper
    closing = view.closing
    assert closing is not None
    assert closing.seal[:4].upper() in minutes
    book = load_workbook(folder / "13-Tong-hop-kiem-phieu.xlsx", data_only=True)
    figures = [cell.value for row in book["Kiểm phiếu"].iter_rows() for cell in row]
    assert winner in figures
    assert 66.67 in figures


def test_only_the_highest_title_of_the_year_is_paid(office: Office) -> None:
    from app.services.round_values import RoundValues

    view = office.rounds.view(_sealed(office))
    values = RoundValues(office, view)
    by_name = {}
    for group in values.groups(values.day):
        for one in group.given:
            by_name.setdefault(one.name, []).append((group.title, one.money))
    both = next(rows for rows in by_name.values() if len(rows) == 2)
    assert [money for _, money in both] == [0, 2_340_000]


def test_a_correction_after_the_papers_marks_them_stale(office: Office, tmp_path: Path) -> None:
    number = _sealed(office)
    papers = office.rounds.papers
    assert papers.stale(office.rounds.view(number)) == ""
    papers.write(office.rounds.view(number), tmp_path)
    assert papers.stale(office.rounds.view(number)) == ""
    office.rounds.outcomes.correct(number, "chức vụ ghi sai", "Phó Trưởng phòng", "Quyết định 12")
    assert "chưa có đính chính: chức vụ ghi sai" in papers.stale(office.rounds.view(number))


def test_a_signed_decision_goes_into_the_book_of_achievements_once(office: Office) -> None:
    view = office.rounds.view(_sealed(office))
    papers = office.rounds.papers
    with pytest.raises(Invalid, match="số quyết định khen thưởng"):
        papers.enter_awards(view, "", view.round.meets_on)
    papers.enter_awards(view, "210/QĐ-SNgV", view.round.meets_on)
    held = office.achievements.awards.of_year(2024)
    assert sorted(one.code for one in held) == ["CSTDCS", "LDTT", "LDTT", "LDTT"]
    assert {one.number for one in held} == {"210/QĐ-SNgV"}
    with pytest.raises(Invalid, match="đã có trong sổ"):
        papers.enter_awards(view, "210/QĐ-SNgV", view.round.meets_on)
    office.diary.undo()
    assert office.achievements.awards.of_year(2024) == ()


def test_a_folder_that_cannot_be_made_is_a_sentence(office: Office, tmp_path: Path) -> None:
    view = office.rounds.view(_sealed(office))
    (tmp_path / "tep").write_text("")
    with pytest.raises(SayToUser, match="Chọn thư mục khác"):
        office.rounds.papers.write(view, tmp_path / "tep")

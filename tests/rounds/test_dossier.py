"""The dossier of a round: from the frozen result, with its contents, what is missing, what is stale."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from app.documents.model import plain_text
from app.domain.awards_held import AwardHeld
from app.domain.conduct import Incident
from app.domain.initiatives import Initiative, InitiativeAuthor
from app.domain.rounds import Role
from app.errors import Invalid, SayToUser
from app.services.office import Office
from app.services.round_layouts import RoundLayouts
from app.services.round_values import RoundValues
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
    assert dossier.missing == (
        "Chưa có số, ngày quyết định khen thưởng: ký xong, chọn quyết định ấy rồi “Ghi vào sổ”.",
    )
    office.rounds.papers.enter_awards(view, "210/QĐ-SNgV", view.round.meets_on)
    again = office.rounds.papers.write(office.rounds.view(view.round.id), tmp_path / "lai")
    assert again.missing == ()
    assert "Hồ sơ không còn thiếu gì" in _words(again.files[0])


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


def test_the_council_asks_under_the_name_of_its_own_chair(office: Office) -> None:
    view = office.rounds.view(_sealed(office))
    chair = next(m for m in view.members if m.role is Role.CHAIR)
    asked = plain_text(office.rounds.papers.paper(view, "proposal")).rstrip().splitlines()
    post = chair.post.partition(",")[0].upper()
    at = asked.index(chair.name)
    assert asked[at - 3 : at] == ["CHỦ TỊCH", "", post]
    assert chair.name in plain_text(office.rounds.papers.paper(view, "minutes"))


def test_minutes_call_a_ballot_secret_where_the_office_or_the_rules_make_it_so(office: Office) -> None:
    view = office.rounds.view(_sealed(office))
    assert "bỏ phiếu kín" in plain_text(office.rounds.papers.paper(view, "minutes"))
    number = a_round(office)
    office.rounds.save(replace(office.rounds.round(number), secret=False))
    assert not RoundValues(office, office.rounds.view(number)).meeting().secret
    office.rounds.save(replace(office.rounds.round(number), meets_on=date(2023, 12, 20)))
    assert RoundValues(office, office.rounds.view(number)).meeting().secret


def test_the_decision_on_the_council_bears_the_number_and_day_the_round_names(office: Office) -> None:
    view = office.rounds.view(_sealed(office))
    told = plain_text(office.rounds.papers.paper(view, "council"))
    assert "Số: 45/QĐ-SNgV" in told
    assert "ngày 20 tháng 12 năm 2024" in told
    nameless = office.rounds.view(a_round(office))
    assert "45/" not in plain_text(RoundLayouts(office, RoundValues(office, nameless)).paper("council"))


def test_a_signed_decision_has_its_number_on_its_list_and_on_every_certificate(office: Office) -> None:
    view = office.rounds.view(_sealed(office))
    papers = office.rounds.papers
    before = plain_text(papers.paper(view, "certificates"))
    assert "Quyết định số: ....../QĐ-SNgV" in before
    papers.enter_awards(view, "210/QĐ-SNgV", view.round.meets_on)
    view = office.rounds.view(view.round.id)
    for key in ("decision", "certificates", "blanks"):
        told = plain_text(papers.paper(view, key))
        assert "210/QĐ-SNgV" in told
        assert "ngày 20 tháng 12 năm 2024" in told
        assert "....../QĐ-SNgV" not in told
    held = {one.golden_book for one in office.achievements.awards.of_year(2024)}
    assert all(f"Số sổ vàng: {place}" in told for place in held)
    office.diary.undo()
    assert "....../QĐ-SNgV" in plain_text(papers.paper(office.rounds.view(view.round.id), "certificates"))


def test_whoever_the_rules_ask_a_ballot_for_has_a_report_whose_gaps_are_told(office: Office) -> None:
    number = _sealed(office)
    view = office.rounds.view(number)
    winner = next(n for n in view.names_on(1) if n.title_id == view.titles[1].id)
    row = AwardHeld(0, winner.person_id, None, "LDTT", 2023)
    office.achievements.awards.save(row, stand=True)
    reports = [p for p in office.rounds.papers.pieces(view) if p.key.startswith("report/")]
    assert [p.words for p in reports] == [f"Báo cáo thành tích: {winner.name}, CSTDCS"]
    office.rounds.papers.enter_awards(view, "210/QĐ-SNgV", view.round.meets_on)
    view = office.rounds.view(number)
    assert "210/QĐ-SNgV" not in plain_text(office.rounds.papers.paper(view, reports[0].key))
    gap = f"{winner.name}: năm 2023, Lao động tiên tiến: chưa có số quyết định, ngày, cơ quan ban hành."
    assert gap in office.rounds.papers.missing(view)


def test_lists_tell_what_the_book_holds_beside_a_name(office: Office, tmp_path: Path) -> None:
    view = office.rounds.view(_sealed(office))
    person = next(n.person_id for n in view.names_on(1) if n.title_id == view.titles[1].id)
    assert person is not None
    desk = office.achievements
    for year in (2021, 2022, 2023):
        given = AwardHeld(
            0, person, None, "LDTT", year, number=f"{year - 1900}/QĐ-SNgV", decided_on=date(year, 12, 20)
        )
        desk.awards.save(replace(given, issuer="Giám đốc Sở"))
    praised = AwardHeld(0, person, None, "GK", 2022, number="30/QĐ-SNgV", decided_on=date(2022, 12, 1))
    desk.awards.save(replace(praised, issuer="Giám đốc Sở"))
    known = Initiative(0, "Bảng theo dõi hẹn trả hồ sơ", 2024, level="co-so", number="88/QĐ-SNgV")
    dated = replace(known, decided_on=date(2024, 11, 20), issuer="Giám đốc Sở")
    desk.initiatives.save(dated, [InitiativeAuthor(0, 0, person)])
    late = Incident(0, person, date(2024, 5, 6), rule="ĐM", words="Đến lúc 8 giờ 20.", at_time="08:20")
    office.conduct.note(late, stand=True)
    told = plain_text(office.rounds.papers.paper(view, "summary"))
    assert "Bảng theo dõi hẹn trả hồ sơ (88/QĐ-SNgV)" in told
    assert "LĐTT 2021 - 2023; Giấy khen 2022" in told
    ((_name, book),) = office.rounds.papers.books(view)
    results = plain_text(book)
    assert "ĐM 1" in results
    assert "Bảng theo dõi hẹn trả hồ sơ (88/QĐ-SNgV)" in results


def test_the_meeting_of_a_unit_is_chaired_by_its_head_on_a_day_of_its_own(office: Office) -> None:
    view = office.rounds.view(_sealed(office))
    key = next(
        p.key for p in office.rounds.papers.pieces(view) if p.words.endswith("Hợp tác quốc tế (thực hành)")
    )
    told = plain_text(office.rounds.papers.paper(view, key))
    assert "Chủ trì (chủ tọa): Phạm Văn Mô Phỏng." in told
    assert "20 tháng 12" not in told.partition("Nội dung (theo")[0]


def test_a_long_note_of_the_list_is_said_once_below_it(office: Office) -> None:
    view = office.rounds.view(_sealed(office))
    told = plain_text(office.rounds.papers.paper(view, "decision"))
    (said,) = [line for line in told.splitlines() if "chi mức cao nhất" in line]
    assert said.startswith("(1) Chỉ chi mức cao nhất")
    assert "\t(1)" in told
    assert "Thành tích" not in told  # a column nobody filled


def test_only_the_highest_title_of_the_year_is_paid(office: Office) -> None:
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
    view = office.rounds.view(number)
    assert "chưa có đính chính: chức vụ ghi sai" in papers.stale(view)
    for key in ("minutes", "tally/0", "notice"):
        told = plain_text(papers.paper(view, key))
        assert "chức vụ ghi sai sửa thành Phó Trưởng phòng; lý do: Quyết định 12; mã niêm phong" in told


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

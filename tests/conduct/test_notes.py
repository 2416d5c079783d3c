"""Notes under II.6 are kept with their time reckoned, live their life, and never vanish."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.conduct import HalfDay, Incident, PaperKind, State
from app.domain.staff import AwayKind, AwayPeriod
from app.errors import FileTrouble, Frozen, Invalid, SayToUser
from app.services.office import Done, Office
from app.storage import scans
from tests.staff.people import add, unit

FRIDAY = date(2023, 5, 19)


def late(person: int, at: str = "7h52", **values: object) -> Incident:
    return Incident(0, person, FRIDAY, "đm", HalfDay.MORNING, at, **values)  # type: ignore[arg-type]


def kept(office: Office, done: Done) -> Incident:
    return office.conduct.incident(int(str(done.value)))


def refused(office: Office, incident: Incident, *, stand: bool = False) -> dict[str, str]:
    with pytest.raises(Invalid) as trouble:
        office.conduct.note(incident, stand=stand)
    return {problem.field: problem.sentence for problem in trouble.value.problems}


def close_may(office: Office) -> None:
    with office.operation("Chốt tháng 5"):
        office.db.conn.execute(
            "INSERT INTO month_closing (month, closed_at, figures) VALUES ('2023-05', '2023-05-22', '{}')"
        )


def test_a_note_gets_its_code_time_and_minutes(office: Office, person: int) -> None:
    note = kept(office, office.conduct.note(late(person, words="Đến muộn,\x00 không báo", place=" Cổng ")))
    assert (note.rule, note.at_time, note.minutes, note.state) == ("ĐM", "07:52", 22, State.NOTED)
    assert (note.words, note.place, note.noted_at) == ("Đến muộn, không báo", "Cổng", "2023-05-22T08:00")
    line = office.diary.undo_line()
    assert line is not None
    assert line.name == "Ghi ĐM 19/05: Ngô Văn Phác Thảo"


def test_a_day_for_the_explanation_makes_it_wait(office: Office, person: int) -> None:
    note = kept(office, office.conduct.note(late(person, explain_by=date(2023, 5, 26))))
    assert note.state is State.AWAITING


def test_the_day_its_hours_and_the_person_are_looked_at(office: Office, person: int) -> None:
    assert "chưa đến" in refused(office, replace(late(person), day=date(2023, 5, 23)))["day"]
    assert "không thuộc cơ quan" in refused(office, replace(late(person), day=date(2019, 5, 3)))["person_id"]
    assert "Chưa chọn nội dung" in refused(office, replace(late(person), rule=""))["rule"]
    assert "07:52 hoặc 7h52" in refused(office, late(person, "bảy rưỡi"))["at_time"]
    assert "trở đi" in refused(office, late(person, explain_by=date(2023, 5, 18)))["explain_by"]
    sunday = replace(late(person), day=date(2023, 5, 21))
    assert refused(office, sunday)["at_time"].startswith("Sáng Chủ nhật 21/05/2023 không phải giờ làm việc")
    assert kept(office, office.conduct.note(sunday, stand=True)).minutes is None


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("07:30", "Đến 07:30, không muộn so với 07:30"),
        ("07:34", "Muộn 4 phút so với 07:30, trong 5 phút được phép"),
        ("08:31", "Muộn 61 phút so với 07:30, quá 60 phút: xem là vắng"),
        ("12:30", "12:30 nằm ngoài sáng thứ Sáu"),
    ],
)
def test_a_time_that_is_no_lateness_is_asked_about_once(
    office: Office, person: int, at: str, said: str
) -> None:
    assert said in refused(office, late(person, at))["at_time"]
    office.conduct.note(late(person, at), stand=True)


def test_early_is_reckoned_to_the_end_of_the_half(office: Office, person: int) -> None:
    early = Incident(0, person, FRIDAY, "VS", HalfDay.AFTERNOON, "16:40")
    assert office.conduct.reckon("VS", person, FRIDAY, HalfDay.AFTERNOON, "16:40").words == (
        "Sớm 20 phút so với 17:00"
    )
    assert kept(office, office.conduct.note(early)).minutes == 20


def test_a_second_note_of_the_same_half_and_someone_away_are_asked_about(office: Office, person: int) -> None:
    office.conduct.note(late(person))
    assert "Đã ghi ĐM" in refused(office, late(person))["rule"]
    office.conduct.note(replace(late(person, "13:50"), half=HalfDay.AFTERNOON))
    office.staff.save_away(
        AwayPeriod(0, person, AwayKind.TRAINING, valid_from=date(2023, 5, 1), valid_to=date(2023, 5, 31))
    )
    assert "đi học" in refused(office, replace(late(person), rule="TL"))["person_id"]


def test_an_excuse_keeps_the_fact_and_changes_the_verdict(office: Office, person: int) -> None:
    number = int(str(office.conduct.note(late(person, explain_by=date(2023, 5, 26))).value))
    office.conduct.answer(number, "Con ốm, đưa đi viện.")
    with pytest.raises(Invalid, match="Chưa ghi lý do được chấp nhận"):
        office.conduct.excuse(number, "  ")
    note = kept(office, office.conduct.excuse(number, "Có giấy bệnh viện"))
    assert (note.state, note.minutes, note.answer) == (State.EXCUSED, 22, "Con ốm, đưa đi viện.")
    assert note.decided_on == date(2023, 5, 22)
    counted = office.conduct.tally(2023)[person]["ĐM"]
    assert (counted.excused, counted.standing, counted.known, counted.minutes) == (1, 0, 1, 0)
    office.diary.undo()
    assert office.conduct.tally(2023)[person]["ĐM"].awaiting == 1


def test_a_cancelled_note_stays_with_its_reason_and_goes_nowhere_from_there(
    office: Office, person: int
) -> None:
    number = int(str(office.conduct.note(late(person)).value))
    with pytest.raises(Invalid, match="vì sao hủy"):
        office.conduct.cancel(number, "")
    assert kept(office, office.conduct.cancel(number, "Ghi nhầm người")).reason == "Ghi nhầm người"
    counted = office.conduct.tally(2023)[person]["ĐM"]
    assert (counted.cancelled, counted.known) == (1, 0)
    with pytest.raises(Frozen, match="không sang bước ấy"):
        office.conduct.confirm(number)


def test_what_is_decided_is_not_rewritten(office: Office, person: int) -> None:
    number = int(str(office.conduct.note(late(person)).value))
    office.conduct.save(replace(office.conduct.incident(number), place="Cổng sau"))
    with pytest.raises(Invalid, match="trở đi"):
        office.conduct.confirm(number, date(2023, 5, 1))
    office.conduct.confirm(number)
    with pytest.raises(Frozen, match="đã quyết định"):
        office.conduct.save(replace(office.conduct.incident(number), place="Nơi khác"))
    assert office.conduct.incident(number).place == "Cổng sau"


def test_a_closed_month_refuses_every_step_and_names_the_way(office: Office, person: int) -> None:
    number = int(str(office.conduct.note(late(person)).value))
    close_may(office)
    assert office.conduct.closed(FRIDAY)
    deeds = (
        lambda: office.conduct.note(replace(late(person), rule="TL", half=HalfDay.DAY)),
        lambda: office.conduct.ask(number, date(2023, 6, 1)),
        lambda: office.conduct.answer(number, "x"),
        lambda: office.conduct.confirm(number),
        lambda: office.conduct.save(replace(office.conduct.incident(number), place="x")),
    )
    for deed in deeds:
        with pytest.raises(Frozen, match="mở lại tháng ở tab Chuyên cần"):
            deed()
    assert office.conduct.incident(number).state is State.NOTED


def test_a_merit_is_neither_explained_nor_excused(office: Office, person: int) -> None:
    good = Incident(0, person, FRIDAY, "CN", words="Làm biểu mẫu điện tử")
    note = kept(office, office.conduct.note(good))
    assert note.merit
    with pytest.raises(Frozen):
        office.conduct.excuse(note.id, "x")
    assert (
        "không cần giải trình" in refused(office, replace(good, explain_by=date(2023, 5, 30)))["explain_by"]
    )


def test_papers_of_any_type_are_kept_by_their_content(
    office: Office, person: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = int(str(office.conduct.note(late(person)).value))
    scan = tmp_path / "Phiếu giải trình.JPG"
    scan.write_bytes(b"\xff\xd8 mot trang")
    office.conduct.attach(number, scan, PaperKind.EXPLANATION)
    (paper,) = office.conduct.papers(number)
    assert (paper.name, paper.kind) == ("Phiếu giải trình.JPG", PaperKind.EXPLANATION)
    assert office.conduct.file(paper).read_bytes() == scan.read_bytes()
    office.conduct.detach(paper)
    assert office.conduct.papers(number) == ()
    monkeypatch.setattr(scans, "MOST_MB", 0)
    with pytest.raises(FileTrouble, match="lớn hơn 0 MB"):
        office.conduct.attach(number, scan)
    with pytest.raises(FileTrouble, match="Không thấy tệp"):
        office.conduct.attach(number, tmp_path / "mat.pdf")


def test_notes_are_found_by_span_person_and_unit_of_the_day(office: Office, person: int) -> None:
    other = add(office, "Trần Thị Ví Dụ", "HTQT")
    office.conduct.note(late(person))
    office.conduct.note(late(other))
    office.staff.transfer(person, date(2023, 5, 20), unit(office, "HTQT").id)
    span = (date(2023, 5, 1), date(2023, 5, 31))
    assert [note.person_id for note in office.conduct.incidents(*span)] == [person, other]
    assert [note.person_id for note in office.conduct.incidents(*span, unit_id=unit(office, "VP").id)] == [
        person
    ]
    assert [note.person_id for note in office.conduct.incidents(*span, person_id=other)] == [other]
    assert office.conduct.incidents(date(2023, 6, 1), date(2023, 6, 30)) == ()
    with pytest.raises(SayToUser, match="không còn trong sổ"):
        office.conduct.incident(99)

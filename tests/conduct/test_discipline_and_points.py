"""Decisions of discipline by the law of their day, and points that count only once confirmed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.conduct import HalfDay, Incident, Severity
from app.domain.conduct_points import PointScale, read_points
from app.domain.discipline import Discipline, Duty
from app.domain.staff import StaffKind
from app.errors import Invalid
from app.services.office import Office
from tests.staff.people import add

DAY = date(2023, 5, 19)


def decision(person: int, **values: object) -> Discipline:
    row = Discipline(0, person, "12/QĐ-SNgV", date(2023, 5, 10), "khien-trach", "Giám đốc Sở", duty=Duty.YES)
    return replace(row, **values)  # type: ignore[arg-type]


def said(office: Office, row: Discipline) -> dict[str, str]:
    with pytest.raises(Invalid) as trouble:
        office.discipline.save(row)
    return {problem.field: problem.sentence for problem in trouble.value.problems}


def test_a_decision_works_from_its_day_until_its_end_or_its_withdrawal(office: Office, person: int) -> None:
    done = office.discipline.save(decision(person, valid_to=date(2024, 5, 9)))
    assert office.discipline.in_force(person, date(2023, 5, 9)) == ()
    (row,) = office.discipline.in_force(person, date(2023, 5, 10))
    assert (row.id, office.discipline.form_name(row)) == (done.value, "Khiển trách")
    assert office.discipline.in_force(person, date(2024, 5, 10)) == ()
    office.discipline.save(replace(row, withdrawn_by="15/QĐ-SNgV", withdrawn_on=date(2023, 9, 1)))
    assert office.discipline.in_force(person, date(2023, 8, 31))
    assert office.discipline.in_force(person, date(2023, 9, 1)) == ()


def test_a_form_the_law_of_the_day_does_not_know_is_refused_with_its_source(
    office: Office, person: int
) -> None:
    wrong = said(office, decision(person, form="cach-chuc"))["form"]
    assert wrong.startswith(
        "Công chức, ngày 10/05/2023: pháp luật chỉ có các hình thức khiển trách, cảnh cáo"
    )
    assert "Nghị định 112/2020/NĐ-CP" in wrong
    official = add(office, "Đặng Thị Bài Tập", kind=StaffKind.VIEN_CHUC)
    assert "form" in said(office, decision(official, form="ha-bac-luong"))
    office.discipline.save(decision(person, form="ha-bac-luong"))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"number": " "}, "number"),
        ({"issuer": ""}, "issuer"),
        ({"decided_on": None}, "decided_on"),
        ({"decided_on": date(2019, 5, 1)}, "decided_on"),
        ({"person_id": 0}, "person_id"),
        ({"valid_from": date(2023, 5, 1)}, "valid_from"),
        ({"valid_from": date(2023, 6, 1), "valid_to": date(2023, 5, 30)}, "valid_to"),
        ({"withdrawn_by": "15/QĐ-SNgV"}, "withdrawn_on"),
        ({"withdrawn_on": date(2023, 6, 1)}, "withdrawn_by"),
        ({"withdrawn_by": "15", "withdrawn_on": date(2023, 5, 1)}, "withdrawn_on"),
    ],
)
def test_what_a_decision_lacks_stands_at_its_field(
    office: Office, person: int, change: dict[str, object], field: str
) -> None:
    assert field in said(office, decision(person, **change))
    assert office.discipline.rows() == ()


def test_the_same_decision_twice_is_refused_and_its_scan_is_kept(
    office: Office, person: int, tmp_path: Path
) -> None:
    office.discipline.save(decision(person))
    assert "đã ghi cho người này" in said(office, decision(person))["number"]
    (row,) = office.discipline.rows(person)
    scan = tmp_path / "qd.pdf"
    scan.write_bytes(b"%PDF-1.4 x")
    office.discipline.attach(row, scan)
    (row,) = office.discipline.rows(person)
    kept = office.discipline.scan(row)
    assert kept is not None
    assert kept.read_bytes() == scan.read_bytes()
    office.discipline.remove(row)
    assert office.discipline.rows() == ()


def test_points_are_read_as_they_are_written() -> None:
    minutes = read_points("đến 15 phút: −1; quá: -2")
    halves = read_points("nửa ngày: -5; cả ngày: -10")
    chosen = read_points("-10 đến -2")
    assert minutes is not None
    assert halves is not None
    assert chosen is not None
    assert [minutes.of(HalfDay.MORNING, m, None) for m in (15, 16)] == [-1, -2]
    assert [halves.of(half, None, None) for half in (HalfDay.MORNING, HalfDay.DAY)] == [-5, -10]
    assert [chosen.of(HalfDay.DAY, None, given) for given in (None, -7)] == [-2, -7]
    assert read_points(" ") is None
    for wrong in ("hai", "-2 -3", "1000", "=1+1"):
        with pytest.raises(ValueError, match=wrong[0]):
            read_points(wrong)


def test_no_month_has_points_before_the_office_confirms_a_scale(office: Office, person: int) -> None:
    assert office.points.sheets("2023-05") == ()
    with pytest.raises(Invalid, match="văn bản xác nhận"):
        office.points.save(PointScale(0, valid_from=date(2023, 5, 1)))
    office.points.save(PointScale(0, basis="Quy chế cơ quan", valid_from=date(2023, 5, 1)))
    with pytest.raises(Invalid, match="Trùng thời gian"):
        office.points.save(PointScale(0, basis="Quy chế khác", valid_from=date(2023, 6, 1)))
    assert office.points.sheets("2023-04") == ()
    (sheet,) = office.points.sheets("2023-05")
    assert (sheet.person_id, sheet.score, sheet.lines) == (person, 100, ())


def test_a_month_is_added_up_row_by_row_with_cap_and_floor(office: Office, person: int) -> None:
    office.points.save(PointScale(0, basis="Quy chế cơ quan", valid_from=date(2023, 5, 1)))

    def note(code: str, **values: object) -> int:
        made = Incident(0, person, DAY, code, **values)  # type: ignore[arg-type]
        return int(str(office.conduct.note(made, stand=True).value))

    note("ĐM", half=HalfDay.MORNING, at_time="07:52")
    note("NQ", points=-6)
    excused = note("VM", half=HalfDay.MORNING)
    office.conduct.excuse(excused, "Ốm, có giấy")
    for _ in range(4):
        note("CN", points=3)
    (sheet,) = office.points.sheets("2023-05")
    assert (sheet.faults, sheet.merits, sheet.merits_counted, sheet.score) == (-8, 12, 10, 102)
    (away,) = [line for line in sheet.lines if line.fact.rule.code == "VM"]
    assert (away.points, away.counts, away.words) == (-5, False, "không tính: chấp nhận lý do")
    for _ in range(12):
        note("RB")
    assert office.points.sheets("2023-05")[0].score == 0


def test_points_outside_the_range_of_the_rule_are_refused(office: Office, person: int) -> None:
    for code, points in (("NQ", -11), ("TH", -1)):
        with pytest.raises(Invalid, match=f"Điểm của {code}"):
            office.conduct.note(Incident(0, person, DAY, code, points=points))


def test_a_shipped_rule_that_is_changed_becomes_the_offices_own(office: Office) -> None:
    shipped = next(rule for rule in office.conduct_rules.rows() if rule.code == "TH")
    done = office.conduct_rules.save(replace(shipped, name="Thẻ, trang phục", severity=Severity.MEDIUM))
    rule = office.conduct.rule_on("TH", DAY)
    assert rule is not None
    assert (rule.id, rule.name) == (done.value, "Thẻ, trang phục")
    office.conduct_rules.remove(rule)
    back = office.conduct.rule_on("TH", DAY)
    assert back is not None
    assert back.name == "Thẻ"
    with pytest.raises(Invalid, match="đã là ký hiệu chấm công"):
        office.conduct_rules.save(replace(shipped, code="CT"))

"""Lists as offices keep them, made as real files and read again: what is taken, what is left and why."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from app.domain.award_import_rows import AwardsGiven
from app.domain.awards_held import AwardHeld
from app.domain.holder import Holder
from app.domain.import_steps import Standing
from app.domain.registrations import RegisteredKind, Registration
from app.errors import SayToUser
from app.services.awards_import import AwardsImportDesk
from app.services.office import Office
from app.services.table_source import read_sheets
from tests.awards_import.lists import look_at, row, said, sheet_of, told
from tests.imports.make_sheets import workbook
from tests.staff.people import unit

TWO = "QĐ số 16/QĐ-SNgV ngày 5/1/2023\nQĐ số 123/QĐ-UBND ngày 20 tháng 01 năm 2023 của UBND tỉnh"
MESSY: list[list[object]] = [
    ["SỞ NGOẠI VỤ"],
    ["DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG"],
    ["(Kèm theo Báo cáo số 10/BC-SNgV ngày 02/03/2023)"],
    ["STT", "Ông/Bà", "Họ và tên", "Chức vụ", "Năm", "Danh hiệu, hình thức", "Quyết định khen thưởng"],
    ["", "", "", "", "", "", "Số", "Ngày", "Cơ quan"],
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
    ["I", "", "VĂN PHÒNG SỞ"],
    [1, "Ông", "LÊ VĂN THỰC HÀNH", "Chuyên viên", 2021, "LĐTT", "15/QĐ-SNgV", "05/01/2022", "Sở Ngoại vụ"],
    ["", "", "", "", 2022, "CSTĐCS; BK UBND tỉnh", TWO],
    [2, "Ông", "Bùi Văn Mẫu", "Lái xe", "2022", "không"],
    ["II.", "", "Phòng Hợp tác quốc tế (thực hành)"],
    [1, "Bà", "Trần Thị Ví Dụ", "Chuyên viên", "từ 2019 đến 2021", "Giấy khen GĐ Sở", "17/QĐ-SNgV", "6.1.22"],
    [2, "Bà", "Phan Thị Đã Đi", "Chuyên viên", 2018, "LĐTT", "9/QĐ-SNgV", "05/01/2019"],
    ["", "", "Tổng cộng: 4 người"],
    ["", "", "", "", "", "Bình Phước, ngày 02 tháng 3 năm 2023"],
    ["", "", "NGƯỜI LẬP BIỂU", "", "", "GIÁM ĐỐC"],
    ["", "", "Bùi Văn Mẫu", "", "", "Phạm Thị Anh Thư"],
]  # fmt: skip


def _xlsx(folder: Path) -> Path:
    book = Workbook()
    assert book.active is not None
    for line in MESSY:
        book.active.append(line)
    for merged in ("A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:E5", "F4:F5", "G4:I4", "C8:C9", "A2:I2", "A7:A7"):
        book.active.merge_cells(merged)
    book.save(folder / "khen-thuong.xlsx")
    return folder / "khen-thuong.xlsx"


def _csv(folder: Path) -> Path:
    import csv

    path = folder / "khen-thuong.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(MESSY)
    return path


def _ods(folder: Path) -> Path:
    return _converted(folder, "ods")


def _xls(folder: Path) -> Path:
    return _converted(folder, "xls")


def _converted(folder: Path, kind: str) -> Path:
    """By LibreOffice, as an office would have saved it."""
    import shutil
    import subprocess

    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not on this machine")
    profile = (folder / "lo").as_uri()
    made = subprocess.run(
        [
            *(office, f"-env:UserInstallation={profile}", "--headless"),
            *("--convert-to", kind, "--outdir", str(folder), str(_xlsx(folder))),
        ],
        check=False,
        capture_output=True,
        timeout=120,
    )
    assert made.returncode == 0
    return folder / f"khen-thuong.{kind}"


@pytest.mark.parametrize("made", [_xlsx, _csv, _ods, _xls])
def test_a_messy_list_is_understood_in_every_kind_of_file(
    office: Office, tmp_path: Path, made: Callable[[Path], Path]
) -> None:
    (sheet,) = read_sheets(made(tmp_path))
    look = look_at(office, sheet)
    taken = [said(candidate) for candidate in look.candidates if candidate.row.ticked]
    assert taken == [
        "LDTT 2021 15/QĐ-SNgV 2022-01-05",
        "CSTDCS 2022 16/QĐ-SNgV 2023-01-05",
        "BKT 2022 123/QĐ-UBND 2023-01-20",
        "GK 2021 17/QĐ-SNgV 2022-01-06",
    ]
    left = {one.number: one.problem for one in look.rows if not one.ticked}
    assert left == {
        6: "Dòng đánh số cột",
        7: "Tên đơn vị của các dòng dưới",
        10: "Không có danh hiệu, khen thưởng nào",
        11: "Tên đơn vị của các dòng dưới",
        13: "Sổ chưa có “Phan Thị Đã Đi”",
        14: "Dòng cộng",
        15: "Dòng ký tên",
        16: "Dòng ký tên",
        17: "Phần ký tên sau bảng",
    }
    people = {
        candidate.record.person_id
        for candidate in look.candidates
        if candidate.row.ticked and candidate.record
    }
    assert people == {office.staff.find(name)[0].id for name in ("Thực Hành", "Ví Dụ")}
    gift = next(c.record for c in look.candidates if said(c).startswith("GK"))
    assert isinstance(gift, AwardHeld)
    assert (gift.first_year, gift.year) == (2019, 2021)
    assert look.sentence == "Sẽ nhập 4 dòng khen thưởng. Để lại 9: 1 cần sửa, 8 bỏ qua."


def test_keeping_is_one_operation_and_one_undo(office: Office, tmp_path: Path) -> None:
    (sheet,) = read_sheets(_xlsx(tmp_path))
    look = look_at(office, sheet)
    assert office.achievements.awards.everything() == (), "a look writes nothing"
    done = office.awards_import.keep("khen-thuong.xlsx", look)
    assert done.name == "Nhập 4 dòng khen thưởng từ khen-thuong.xlsx"
    assert len(office.achievements.awards.everything()) == 4
    person = office.staff.find("Thực Hành")[0].id
    held = office.achievements.awards.rows(Holder(person_id=person))
    assert [(one.code, one.issuer) for one in held] == [
        ("LDTT", "Giám đốc Sở Ngoại vụ"),
        ("CSTDCS", "Giám đốc Sở Ngoại vụ"),
        ("BKT", "Chủ tịch Ủy ban nhân dân tỉnh"),
    ]
    office.diary.undo()
    assert office.achievements.awards.everything() == ()
    office.diary.redo()
    again = look_at(office, sheet)
    assert not any(one.ticked for one in again.rows)
    with pytest.raises(SayToUser, match="Chưa có dòng nào"):
        office.awards_import.keep("khen-thuong.xlsx", again)


def test_the_columns_chosen_are_remembered_for_the_same_headings(office: Office) -> None:
    sheet = sheet_of(("Lê Văn Thực Hành", "2022", "LĐTT"), head=("A", "B", "C"))
    assert office.awards_import.guess(sheet).columns == {}
    look = office.awards_import.look(sheet, 2, {"name": 0, "year": 1, "award": 2}, AwardsGiven())
    office.awards_import.keep("a.xlsx", look)
    guess = office.awards_import.guess(sheet)
    assert (guess.heading, guess.remembered) == (2, True)
    assert office.registrations_import.guess(sheet).columns == {}


def test_a_table_with_a_column_a_year_gives_a_row_a_year(office: Office) -> None:
    head = ("STT", "Họ và tên", "Đơn vị", "Năm 2020", "2021", "2022")
    sheet = sheet_of(
        ("1", "Lê Văn Thực Hành", "VP", "LĐTT", "HTTNV", "CSTĐCS (16/QĐ-SNgV, 05/01/2023), BK TTg"),
        ("2", "Trần Thị Ví Dụ", "HTQT", "", "-", "LĐTT"),
        head=head,
    )
    look = look_at(office, sheet)
    assert [said(candidate) for candidate in look.candidates] == [
        "LDTT 2020", "HTT 2021", "CSTDCS 2022 16/QĐ-SNgV 2023-01-05", "BKTTG 2022", "LDTT 2022",
    ]  # fmt: skip


def test_the_list_of_one_decision_names_title_and_year_above(office: Office) -> None:
    sheet = sheet_of(
        ("A", "TẬP THỂ LAO ĐỘNG TIÊN TIẾN (1 tập thể)", ""),
        ("1", "Phòng Lãnh sự (thực hành)", ""),
        ("B", "CÁ NHÂN", ""),
        ("I", "DANH HIỆU LAO ĐỘNG TIÊN TIẾN (2 cá nhân)", ""),
        ("1", "Ông Lê Văn Thực Hành", "Chánh Văn phòng"),
        ("2", "Bà Trần Thị Ví Dụ", "Chuyên viên"),
        ("II", "Chiến sĩ thi đua cơ sở: 01 cá nhân", ""),
        ("1", "Ông Lê Văn Thực Hành", "Chánh Văn phòng"),
        head=("STT", "Họ và tên, tập thể", "Chức vụ"),
        title="DANH SÁCH KHEN THƯỞNG NĂM 2022",
    )
    look = look_at(office, sheet)
    assert [said(candidate) for candidate in look.candidates if candidate.record] == [
        "TTLDTT 2022", "LDTT 2022", "LDTT 2022", "CSTDCS 2022",
    ]  # fmt: skip
    assert told(look)[1] == "Năm 2022 lấy theo tiêu đề. Chưa có số quyết định. Chưa có ngày quyết định"
    first = look.candidates[1].record
    assert first is not None
    assert first.unit_id == unit(office, "LS").id


def test_years_as_lines_of_their_own_stand_for_those_below(office: Office) -> None:
    head = ("STT", "Họ tên", "Danh hiệu", "Số QĐ")
    sheet = sheet_of(
        ("", "Năm 2020", "", ""), ("1", "Lê Văn Thực Hành", "LĐTT", "1/QĐ-SNgV"),
        ("", "Năm 2021", "", ""), ("1", "Lê Văn Thực Hành", "CSTĐCS", "2/QĐ-SNgV"),
        head=head,
    )  # fmt: skip
    assert [said(c) for c in look_at(office, sheet).candidates if c.record] == [
        "LDTT 2020 1/QĐ-SNgV", "CSTDCS 2021 2/QĐ-SNgV",
    ]  # fmt: skip


def test_lines_that_are_left_are_exported_with_their_reasons(office: Office, tmp_path: Path) -> None:
    sheet = sheet_of(row("Phan Thị Đã Đi"), row(), row(award="LĐTT, lạ", year="2021", day="05/01/2022"))
    target = office.awards_import.export_faults(look_at(office, sheet), tmp_path / "loi.xlsx")
    rows = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert [(line[0], line[3], line[-1]) for line in rows[3:]] == [
        (4, "Phan Thị Đã Đi", "Sổ chưa có “Phan Thị Đã Đi”"),
        (6, "Lê Văn Thực Hành", "Không rõ danh hiệu “lạ”"),
    ]


def test_hidden_rows_and_unsolved_formulas_wait_for_a_decision(office: Office, tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for line in (
        ("Họ và tên", "Năm", "Danh hiệu"),
        ("Lê Văn Thực Hành", 2021, "LĐTT"),
        ("Trần Thị Ví Dụ", "=2000+22", "LĐTT"),
    ):
        book.active.append(line)
    book.active.row_dimensions[2].hidden = True
    book.save(tmp_path / "a.xlsx")
    look = look_at(office, read_sheets(tmp_path / "a.xlsx")[0])
    assert [one.standing for one in look.rows] == [Standing.IGNORED, Standing.MEND]
    assert told(look) == [
        "Dòng đang ẩn trong Excel, đánh dấu nếu muốn nhập",
        "Ô có công thức mà tệp không giữ kết quả",
    ]


def test_a_returned_registration_sheet_is_taken_with_the_same_steps(office: Office, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "dang-ky.xlsx",
        [
            ["PHÒNG LÃNH SỰ"],
            ["BẢN ĐĂNG KÝ THI ĐUA NĂM 2023"],
            ["TT", "Họ và tên", "Chức vụ", "Danh hiệu đăng ký", "Hình thức khen thưởng", "Sáng kiến đăng ký"],
            ["I", "TẬP THỂ"],
            [1, "Phòng Lãnh sự (thực hành)", "", "Tập thể LĐTT", "Giấy khen", ""],
            ["II", "CÁ NHÂN"],
            [
                1,
                "Bà Cao Thị Đề Mục",
                "Chuyên viên",
                "LĐTT, CSTĐCS",
                "",
                "Sổ theo dõi đoàn ra bằng biểu mẫu điện tử",
            ],
            [2, "Trần Thị Ví Dụ", "Chuyên viên", "LĐTT", "không", "Lịch đoàn chung; Sổ tay lễ tân"],
            ["", "", "", "", "TRƯỞNG PHÒNG"],
        ],
    )
    desk = office.registrations_import
    look = look_at(office, read_sheets(path)[0], desk=desk)
    records = [c.record for c in look.candidates if isinstance(c.record, Registration)]
    assert [(one.kind, one.code, one.words, one.year) for one in records] == [
        (RegisteredKind.TITLE, "TTLDTT", "", 2023),
        (RegisteredKind.FORM, "GK", "", 2023),
        (RegisteredKind.TITLE, "LDTT", "", 2023),
        (RegisteredKind.TITLE, "CSTDCS", "", 2023),
        (RegisteredKind.INITIATIVE, "", "Sổ theo dõi đoàn ra bằng biểu mẫu điện tử", 2023),
        (RegisteredKind.TITLE, "LDTT", "", 2023),
        (RegisteredKind.INITIATIVE, "", "Lịch đoàn chung", 2023),
        (RegisteredKind.INITIATIVE, "", "Sổ tay lễ tân", 2023),
    ]
    assert look.sentence == "Sẽ nhập 8 đăng ký. Để lại 3: 3 bỏ qua."
    done = desk.keep(path.name, look)
    assert done.name == "Nhập 8 đăng ký từ dang-ky.xlsx"
    assert len(office.achievements.registrations.of_year(2023)) == 8
    again = look_at(office, read_sheets(path)[0], desk=desk)
    assert not any(one.ticked for one in again.rows)
    office.diary.undo()
    assert office.achievements.registrations.of_year(2023) == ()


def test_answering_one_question_gives_what_a_fresh_look_would(office: Office, tmp_path: Path) -> None:
    (sheet,) = read_sheets(_xlsx(tmp_path))
    sheet = office.awards_import.prepared(sheet)
    guess = office.awards_import.guess(sheet)
    first = office.awards_import.look(sheet, guess.heading, guess.columns, AwardsGiven())
    asked = next(c for c in first.candidates if c.row.problem.startswith("Sổ chưa có"))
    line = next(c.row.id for c in first.candidates if said(c).startswith("GK"))
    for given in (
        AwardsGiven(answers={asked.asks["holder"]: f"unit:{unit(office, 'LS').id}"}),
        AwardsGiven(answers={asked.asks["holder"]: "skip"}, mends={(line, "year"): "2020, 2021"}),
        AwardsGiven(mends={(line, "name"): "Lê Văn Thực Hành"}, ticks={line: False}),
        AwardsGiven(),
    ):
        again = office.awards_import.look(sheet, guess.heading, guess.columns, given)
        fresh = AwardsImportDesk(office).look(sheet, guess.heading, guess.columns, given)
        assert again.candidates == fresh.candidates
    assert again.candidates == first.candidates

"""Reports with unknown headings, tables made by hand, and the workbook a clock writes by itself."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.domain.clock_lines import at_of
from app.domain.clock_sorting import Choices, Fate
from app.domain.clock_tables import TableShape, lacking
from app.domain.clock_words import problem
from app.errors import FileTrouble, SayToUser
from app.services.clock_files import ClockReading, read_clock_file, reshaped
from app.services.clock_verdicts import clock_rules
from app.services.office import Office
from tests.staff.people import NOW

FILES = Path(__file__).parent.parent / "files" / "clock"
RULES = clock_rules()
TODAY = NOW.date()


def table(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))  # type: ignore[union-attr]
    book.save(path)
    return path


def read(path: Path) -> ClockReading:
    return read_clock_file(path, TODAY, RULES)


def punches(reading: ClockReading) -> list[tuple[str, str]]:
    file = reading.file
    return [
        (line.number, f"{at_of(line.moment):%d/%m %H:%M:%S}")
        for place, line in enumerate(file.lines)
        if place not in file.unread
    ]


def test_the_list_of_zktime_is_read_by_its_headings(tmp_path: Path) -> None:
    path = tmp_path / "AttLog.csv"
    path.write_text(
        "Department,Name,No.,Date/Time,Status,Location ID\r\n"
        "Văn phòng,Đỗ Văn Nháp,17,22/05/2023 07:28:03,C/In,1\r\n"
        "Văn phòng,Đỗ Văn Nháp,17,22/05/2023 17:03:25,C/Out,1\r\n",
        encoding="utf-8-sig",
    )
    reading = read(path)
    assert punches(reading) == [("17", "22/05 07:28:03"), ("17", "22/05 17:03:25")]
    assert [(line.device, line.state) for line in reading.file.lines] == [("1", 0), ("1", 1)]
    assert reading.file.names == {"17": "Đỗ Văn Nháp"}


def test_pairs_made_by_hand_give_a_punch_a_time(tmp_path: Path) -> None:
    path = table(
        tmp_path / "cham-cong.xlsx",
        [
            ["BẢNG CHẤM CÔNG THÁNG 5"],
            ["Mã NV", "Họ tên", "Ngày", "Giờ vào", "Giờ ra"],
            [17, "Đỗ Văn Nháp", date(2023, 5, 22), "07:28", "17:03"],
            [17, "Đỗ Văn Nháp", date(2023, 5, 23), "7h31", None],
            [9, "Vũ Thị Minh Họa", "22/05/2023", datetime(2023, 5, 22, 7, 26).time(), "5:02 PM"],
        ],
    )
    reading = read(path)
    assert punches(reading) == [
        ("17", "22/05 07:28:00"),
        ("17", "22/05 17:03:00"),
        ("17", "23/05 07:31:00"),
        ("9", "22/05 07:26:00"),
        ("9", "22/05 17:02:00"),
    ]
    assert [line.line for line in reading.file.lines] == [3, 3, 4, 5, 5]
    assert reading.file.line_count == 3


def test_what_a_table_lacks_is_named_row_by_row(tmp_path: Path) -> None:
    path = table(
        tmp_path / "thieu.xlsx",
        [
            ["Số máy", "Ngày", "Giờ"],
            [17, "22/05/2023", "07:28"],
            [17, "31/02/2023", "07:28"],
            [None, "22/05/2023", "07:28"],
            [17, "22/05/2023", None],
            [17, "22/05/2023", "bảy giờ"],
        ],
    )
    said = [unread.words for unread in read(path).file.unread.values()]
    assert said == [
        "Không đọc được ngày “31/02/2023”",
        "Thiếu số máy",
        "Thiếu giờ",
        "Không đọc được giờ “bảy giờ”",
    ]


def test_people_without_numbers_are_known_by_their_names(
    office: Office, people: dict[str, int], tmp_path: Path
) -> None:
    path = table(
        tmp_path / "ten.xlsx",
        [["Họ và tên", "Ngày", "Vào", "Ra"], ["Đỗ Văn Nháp", "18/05/2023", "07:28", "17:03"]],
    )
    seen = office.clock.understand(path)
    (stranger,) = office.clock.strangers(seen)
    assert (stranger.name, stranger.proposed) == ("Đỗ Văn Nháp", people["17"])
    office.clock.keep(office.clock.look(seen.reading, Choices(owners={stranger.number: stranger.proposed})))
    assert (people["17"], date(2023, 5, 18)) in office.clock.verdicts("2023-05")
    assert office.clock.understand(path).kept == 0


def test_months_before_days_are_noticed(tmp_path: Path) -> None:
    path = table(
        tmp_path / "us.xlsx",
        [["No.", "Date/Time"], ["17", "5/4/2023 7:28:03 AM"], ["17", "5/22/2023 5:03:25 PM"]],
    )
    reading = read(path)
    assert punches(reading) == [("17", "04/05 07:28:03"), ("17", "22/05 17:03:25")]
    assert reading.file.notes == ("Ngày trong tệp viết tháng trước ngày sau.",)


def test_the_clocks_own_xls_is_read_with_translated_titles(office: Office, people: dict[str, int]) -> None:
    reading = read(FILES / "1_StandardReport.xls")
    assert len(reading.file.lines) == 18
    assert punches(reading)[:4] == [("17", f"15/05 {t}:00") for t in ("07:25", "11:35", "13:20", "17:05")]
    assert reading.file.names["9"] == "Vũ Thị Minh Họa"
    seen = office.clock.look(reading)
    assert [fate.name for fate in seen.found.fates].count("SAME") == 1
    assert seen.kept == 17
    same = seen.found.fates.index(Fate.SAME)
    assert problem(seen.file, seen.found, same, RULES) == "Trùng hẳn lượt trước trong dòng"


def test_the_sheet_of_exceptions_is_read_where_there_is_no_other_and_says_so() -> None:
    reading = read(FILES / "2_Exception.xls")
    assert punches(reading) == [
        ("17", "18/05 07:52:00"),
        ("17", "18/05 11:31:00"),
        ("17", "18/05 17:01:00"),
        ("9", "19/05 13:45:00"),
        ("9", "19/05 17:00:00"),
    ]
    assert "chỉ ghi những ngày bất thường" in reading.file.notes[-1]


def test_columns_that_are_not_known_are_chosen_once_and_remembered(
    office: Office, people: dict[str, int], tmp_path: Path
) -> None:
    rows = [["Alpha", "Beta", "Mã NV", "Ngày", "Giờ"], ["17", "18/05/2023", "x", "07:28", "y"]]
    path = table(tmp_path / "la.xlsx", rows)
    reading = read(path)
    assert reading.shape is not None
    assert reading.file.unread
    chosen = TableShape(0, 0, {"number": 0, "day": 1, "time": 3})
    office.clock.keep(office.clock.look(reshaped(reading, chosen, TODAY, RULES)))
    again = office.clock.understand(path)
    assert not again.file.unread
    assert again.kept == 0


def test_a_table_without_any_known_heading_asks_for_its_columns(office: Office, tmp_path: Path) -> None:
    path = table(tmp_path / "la.xlsx", [["Alpha", "Beta"], ["17", "22/05/2023"]])
    reading = read(path)
    assert reading.shape is None
    assert reading.sheets
    with pytest.raises(SayToUser, match="chưa nhận ra cột"):
        office.clock.understand(path)


def test_what_the_columns_lack_is_said() -> None:
    assert lacking({}) == "số máy hoặc họ tên"
    assert lacking({"number": 0}) == "ngày"
    assert lacking({"number": 0, "day": 1}) == "giờ"
    assert lacking({"name": 0, "moment": 1}) == ""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("anh.dat", b"\x89PNG\r\n\x1a\n" + b"\0" * 60),
        ("hong.xlsx", b"PK\x03\x04" + b"\0" * 90),
        ("hong.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600),
        ("trang.xls", b"<html><table><tr><td>17</td></tr></table></html>"),
    ],
)
def test_a_renamed_or_damaged_file_is_one_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FileTrouble) as said:
        read(path)
    assert said.value.sentence.startswith(name)


def test_a_workbook_cut_short_is_one_sentence(tmp_path: Path) -> None:
    whole = (FILES / "1_StandardReport.xls").read_bytes()
    path = tmp_path / "cat.xls"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FileTrouble) as said:
        read(path)
    assert said.value.sentence.startswith("cat.xls")


def test_the_table_of_wise_eye_is_read_by_the_names_of_its_fields(tmp_path: Path) -> None:
    path = table(
        tmp_path / "CheckInOut.xlsx",
        [
            ["UserEnrollNumber", "TimeDate", "TimeStr", "MachineNo", "OriginType"],
            [17, date(2023, 5, 18), datetime(2023, 5, 18, 7, 52, 10), 1, "I"],
            [17, date(2023, 5, 18), "2023-05-18 17:01:00", 1, "O"],
        ],
    )
    reading = read(path)
    assert punches(reading) == [("17", "18/05 07:52:10"), ("17", "18/05 17:01:00")]
    assert [(line.device, line.state) for line in reading.file.lines] == [("1", 0), ("1", 1)]


@pytest.mark.parametrize("engine", [b"Jet", b"ACE"])
def test_a_database_of_access_is_named_with_the_way_to_a_list(tmp_path: Path, engine: bytes) -> None:
    path = tmp_path / "WiseEye.mdb"
    path.write_bytes(b"\x00\x01\x00\x00Standard " + engine + b" DB\x00" + bytes(4000))
    with pytest.raises(FileTrouble, match="cơ sở dữ liệu Access của phần mềm chấm công"):
        read(path)


def test_a_summary_without_days_gives_no_punch_and_asks_for_its_columns(tmp_path: Path) -> None:
    heads = ["No.", "Name", "Department", "Required h", "Actual h", "Late count", "Late min"]
    path = table(tmp_path / "tong-hop.xlsx", [heads, [17, "Đỗ Văn Nháp", "VP", 176, 170, 1, 22]])
    reading = read(path)
    assert reading.shape is None
    assert len(reading.file.lines) == 0

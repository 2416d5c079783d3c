"""`python -m app import clock`: told first, written with --yes."""

from collections.abc import Callable
from pathlib import Path

from app.__main__ import main
from app.services.office import Office
from tests.staff.people import NOW

Write = Callable[..., Path]


def test_without_yes_it_is_told_line_by_line_and_nothing_is_written(
    office: Office, people: dict[str, int], attlog: Write, capsys: object
) -> None:
    path = attlog(
        "17 2023-05-18 08:05:12",
        "17 2023-05-18 08:05:16",
        "31 2023-05-18 11:30:20",
        "23 2000-01-01 07:28:03",
        "9 2023-05-19 07:30:00",
    )
    before = len(office.diary.operations())
    office.close()
    assert main(["--db", str(office.path), "import", "clock", str(path)]) == 0
    told = capsys.readouterr().out.splitlines()  # type: ignore[attr-defined]
    assert told[1] == "Sẽ nhập 2 lượt. Để lại 3: 2 cần sửa, 1 chạm đúp."
    assert "dòng 2\t17\t18/05/2023 08:05:16\tChạm đúp, cách 4 giây\tBỏ, giữ dòng 1" in told
    assert "dòng 3\t31\t18/05/2023 11:30:20\tSố máy 31 chưa gán cho ai\tĐể lại" in told
    offered = "Để lại, đề nghị đổi thành 19/05/2023"
    assert f"dòng 4\t23\t01/01/2000 07:28:03\tNgày không thể có: đồng hồ máy bị đặt lại\t{offered}" in told
    assert told[-2:] == ["Số máy 31 chưa gán cho ai: 1 lượt", "Chưa ghi gì vào sổ. Thêm --yes để nhập."]
    again = Office.open(office.path, lambda: NOW)
    assert len(again.diary.operations()) == before
    again.close()


def test_with_yes_it_is_written_and_a_second_time_says_so(
    office: Office, people: dict[str, int], attlog: Write, capsys: object
) -> None:
    path = attlog("17 2023-05-18 07:20:00", "17 2023-05-18 17:00:00")
    office.close()
    command = ["--db", str(office.path), "import", "clock", str(path), "--yes"]
    assert main(command) == 0
    assert "Đã nhập 2 lượt: Nhập giờ chấm tháng 5/2023." in capsys.readouterr().out  # type: ignore[attr-defined]
    assert main(command) == 0
    assert "không có lượt nào mới: 2 lượt đã có trong sổ" in capsys.readouterr().out  # type: ignore[attr-defined]


def test_a_file_that_is_no_clocks_is_one_sentence(office: Office, tmp_path: Path, capsys: object) -> None:
    path = tmp_path / "thu.dat"
    path.write_bytes(b"%PDF-1.7 khong phai")
    office.close()
    assert main(["--db", str(office.path), "import", "clock", str(path)]) == 1
    said = capsys.readouterr().err  # type: ignore[attr-defined]
    assert said.startswith("thu.dat ")
    assert len(said.splitlines()) == 1

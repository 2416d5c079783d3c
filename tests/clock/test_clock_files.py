"""A clock's own file: each defect met in real ones is named, and no file is too strange for a sentence."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.clock_lines import DAY, UNREAD, ClockFile, at_of, day_of, moment_of, read_clock_text
from app.domain.clock_owners import ClockOwners
from app.domain.clock_resets import Doubt, find_resets
from app.domain.clock_rules import ClockRules
from app.domain.clock_sorting import Choices, Fate, sort_punches
from app.domain.clock_words import counted, deed, problem
from app.domain.staff import ClockNumber
from app.errors import FileTrouble
from app.services.clock_files import read_clock_file
from app.services.clock_verdicts import clock_rules
from app.services.office import Office
from tests.staff.people import NOW

RULES = clock_rules()
TODAY = NOW.date()
Write = Callable[..., Path]


def fates(office: Office, path: Path, **choices: object) -> list[str]:
    seen = office.clock.understand(path, Choices(**choices))  # type: ignore[arg-type]
    return [fate.name for fate in seen.found.fates]


def told(office: Office, path: Path) -> list[str]:
    seen = office.clock.understand(path)
    return [problem(seen.file, seen.found, place, RULES) for place in range(len(seen.file.lines))]


def test_the_six_fields_of_a_usb_stick_are_read() -> None:
    file = read_clock_text("1_attlog.dat", "       17\t2023-05-22 08:05:12\t2\t1\t15\t0\r\n")
    (line,) = file.lines
    assert (line.line, line.number, line.device, line.state) == (1, "17", "2", 1)
    assert f"{at_of(line.moment)}" == "2023-05-22 08:05:12"
    assert line.raw == "       17\t2023-05-22 08:05:12\t2\t1\t15\t0"


def test_the_ten_fields_of_a_push_have_the_state_where_a_stick_has_the_clock() -> None:
    file = read_clock_text("push.txt", "17\t2023-05-22 08:05:12\t1\t15\t0\t0\t0\t0\t0\t0\n" * 2)
    assert {(line.device, line.state) for line in file.lines} == {("", 1)}


def test_a_useless_state_column_changes_no_verdict(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    path = attlog("17 2023-05-19 07:28:00", "17 2023-05-19 17:03:25", state=0)
    office.clock.keep(office.clock.understand(path))
    verdict = office.clock.verdicts("2023-05")[people["17"], NOW.date().replace(day=19)]
    assert [one.words for one in verdict.used] == ["Vào sáng", "Ra chiều"]
    assert office.db.execute("SELECT DISTINCT state FROM punch").fetchall() == [(None,)]


def test_the_state_is_kept_where_the_office_trusts_it(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    path = attlog("17 2023-05-19 07:28:00", state=1)
    office.clock.keep(office.clock.understand(path, Choices(trust_state=True)))
    assert office.db.execute("SELECT state FROM punch").fetchall() == [(1,)]
    (verdict,) = office.clock.verdicts("2023-05").values()
    assert [one.words for one in verdict.used] == ["Ra sáng"]


def test_double_taps_and_exact_doubles_are_named_with_the_line_that_stays(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    path = attlog(
        "17 2023-05-22 08:05:12", "17 2023-05-22 08:05:16", "9 2023-05-22 07:26:40", "17 2023-05-22 08:05:12"
    )
    assert fates(office, path) == ["KEEP", "TAP", "KEEP", "SAME"]
    assert told(office, path) == ["", "Chạm đúp, cách 4 giây", "", "Trùng hẳn dòng 1"]
    seen = office.clock.understand(path)
    assert deed(seen.file, seen.found, 1, RULES) == "Bỏ, giữ dòng 1"
    assert counted(seen.found) == "Sẽ nhập 2 lượt. Để lại 2: 1 trùng, 1 chạm đúp."


def test_a_tap_may_be_kept_on_purpose_and_a_punch_left_out(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    path = attlog("17 2023-05-22 08:05:12", "17 2023-05-22 08:05:16")
    assert fates(office, path, ticks={1: True}) == ["KEEP", "KEEP"]
    assert fates(office, path, ticks={0: False}) == ["LEFT", "TAP"]


def test_a_file_sorted_by_person_backwards_finds_its_taps_all_the_same(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    path = attlog("17 2023-05-22 17:00:03", "17 2023-05-22 17:00:00", "17 2023-05-21 08:00:00")
    assert fates(office, path) == ["TAP", "KEEP", "KEEP"]


def test_a_number_nobody_owns_waits_for_a_person(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    path = attlog("120066 2023-05-19 07:29:55", "17 2023-05-19 07:31:10", "120066 2023-05-19 11:30:20")
    assert fates(office, path) == ["MEND", "KEEP", "MEND"]
    assert told(office, path)[0] == "Số máy 120066 chưa gán cho ai"
    seen = office.clock.understand(path)
    (stranger,) = office.clock.strangers(seen)
    assert (stranger.number, stranger.count) == ("120066", 2)
    assert fates(office, path, owners={"120066": people["23"]}) == ["KEEP", "KEEP", "KEEP"]
    assert fates(office, path, owners={"120066": -1}) == ["LEFT", "KEEP", "LEFT"]


def test_a_punch_after_midnight_is_told_to_belong_to_the_day_before(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    path = attlog("17 2023-05-19 00:12:30", "17 2023-05-19 07:30:00")
    assert told(office, path) == ["Sau nửa đêm, tính cho ngày trước", ""]
    assert fates(office, path) == ["KEEP", "KEEP"]


def test_a_clock_set_back_to_2000_is_set_aside_with_the_days_between_its_neighbours(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    path = attlog(
        "17 2023-05-18 08:05:12",
        "23 2023-05-18 07:25:00",
        "23 2000-01-01 07:28:03",
        "23 2000-01-01 11:32:47",
        "9 2023-05-19 07:29:55",
    )
    seen = office.clock.understand(path)
    assert [f.name for f in seen.found.fates] == ["KEEP", "KEEP", "MEND", "MEND", "KEEP"]
    assert told(office, path)[2] == "Ngày không thể có: đồng hồ máy bị đặt lại"
    (reset,) = seen.reading.resets
    assert reset.doubt is Doubt.OLD
    moved = office.clock.look(seen.reading, Choices(shifts={reset.id: reset.shifts[0]}))
    assert moved.kept == 5
    assert [f"{at_of(moved.found.moments[p]):%d/%m %H:%M}" for p in reset.places] == [
        "19/05 07:28",
        "19/05 11:32",
    ]


def test_seven_days_after_a_reset_move_together(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    lost = [f"17 2000-01-0{day} 07:2{day}:00" for day in range(1, 8)]
    path = attlog("17 2023-04-28 07:20:00", *lost, "17 2023-05-08 07:20:00")
    seen = office.clock.understand(path)
    (reset,) = seen.reading.resets
    moved = office.clock.look(seen.reading, Choices(shifts={reset.id: reset.shifts[0]}))
    days = [at_of(moved.found.moments[place]).date().isoformat() for place in reset.places]
    assert days == [f"2023-{d}" for d in ("04-29", "04-30", "05-01", "05-02", "05-03", "05-04", "05-05")]
    assert moved.kept == 9


def test_a_year_2110_is_no_year(office: Office, people: dict[str, int], attlog: Write) -> None:
    path = attlog("17 2023-05-18 08:05:12", "17 2110-07-01 07:28:03", "17 2023-05-19 07:29:55")
    assert fates(office, path) == ["KEEP", "MEND", "KEEP"]
    assert told(office, path)[1] == "Ngày không thể có: chưa tới ngày này"


@pytest.mark.parametrize("astray", ["2023-03-18", "2023-05-15", "2023-05-21"])
def test_a_day_that_leaves_the_order_of_the_file_is_doubted(astray: str) -> None:
    days = [f"2023-05-{day:02d}" for day in range(8, 19)]
    days.insert(10, astray)
    text = "".join(f"17\t{day} 07:2{n % 10}:00\t1\t0\t1\t0\n" for n, day in enumerate(days))
    file = read_clock_text("1_attlog.dat", text)
    (reset,) = find_resets(file.lines, TODAY, RULES)
    assert reset.doubt is Doubt.JUMP
    assert reset.places == (10,)
    assert reset.words(file.lines[10]) == "Ngày nhảy: trong tệp nằm giữa 17/05 và 18/05"


def test_a_file_in_the_order_of_people_is_not_doubted() -> None:
    text = "".join(
        f"{person}\t2023-05-{day:02d} 07:30:00\t1\t0\t1\t0\n"
        for person in range(1, 30)
        for day in range(1, 20)
    )
    assert find_resets(read_clock_text("x", text).lines, TODAY, RULES) == ()


def test_two_clocks_in_one_file_have_each_their_own_order() -> None:
    text = "".join(
        f"17\t2023-0{month}-1{n} 07:30:00\t{month}\t0\t1\t0\n" for n in range(9) for month in (3, 5)
    )
    assert find_resets(read_clock_text("x", text).lines, TODAY, RULES) == ()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("17\t2023-05-22 7h3\t1\t0\t1\t0", "Không đọc được giờ “7h3”"),
        ("17\t2023-05-22 25:10:00\t1\t0\t1\t0", "Không đọc được giờ “25:10:00”"),
        ("17\t2023-02-30 07:30:00\t1\t0\t1\t0", "Không đọc được ngày “2023-02-30”"),
        ("\t2023-05-22 07:30:00\t1\t0\t1\t0", "Thiếu số máy"),
        ("17\t2023-05-22", "Thiếu giờ, dòng bị cắt"),
        ("17\t2023-05-22 07:3", "Không đọc được giờ “07:3”"),
        ("vân tay lỗi", "Dòng không có số máy và giờ: “vân tay lỗi”"),
    ],
)
def test_a_line_that_cannot_be_read_is_kept_and_named(line: str, words: str) -> None:
    file = read_clock_text("1_attlog.dat", f"9\t2023-05-22 07:30:00\t1\t0\t1\t0\n{line}\n")
    assert file.unread[1].words == words
    assert file.lines[1].moment == UNREAD
    assert file.lines[1].line == 2


def test_blank_lines_and_empty_ends_are_no_punches() -> None:
    file = read_clock_text("x", "\n17\t2023-05-22 07:30:00\t1\t0\t1\t0\r\n\r\n")
    assert [line.line for line in file.lines] == [2]
    assert file.line_count == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258"])
def test_any_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "attlog.txt"
    path.write_bytes(("       17\t2023-05-22 08:05:12\t1\t255\t1\t0\r\n" * 3).encode(encoding))
    assert [line.number for line in read_clock_file(path, TODAY, RULES).file.lines] == ["17"] * 3


def test_a_letter_of_an_old_encoding_spoils_only_its_own_line(tmp_path: Path) -> None:
    path = tmp_path / "attlog.dat"
    path.write_bytes(
        b"17\t2023-05-22 08:05:12\t1\t0\t1\t0\n\xd0\xc7\tx\n9\t2023-05-22 08:06:12\t1\t0\t1\t0\n"
    )
    file = read_clock_file(path, TODAY, RULES).file
    assert [place for place in range(3) if place in file.unread] == [1]


def refused(path: Path, rules: ClockRules = RULES) -> str:
    with pytest.raises(FileTrouble) as said:
        read_clock_file(path, TODAY, rules)
    return said.value.sentence


def test_a_file_beyond_all_measure_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "attlog.dat"
    with path.open("wb") as file:
        file.truncate(200 << 20)
    assert refused(path).startswith("attlog.dat nặng 200 MB, quá 64 MB")


@pytest.mark.parametrize("content", [b"", b"\0" * 5000, b"  \r\n\r\n"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "attlog.dat"
    path.write_bytes(content)
    assert "tệp rỗng" in refused(path)


def test_what_is_not_there_and_what_is_a_folder_are_refused(tmp_path: Path) -> None:
    assert "Không thấy tệp" in refused(tmp_path / "attlog.dat")
    assert "thư mục" in refused(tmp_path)


def test_a_truncated_file_loses_its_last_line_only(tmp_path: Path) -> None:
    path = tmp_path / "attlog.dat"
    path.write_bytes(b"       17\t2023-05-22 08:05:12\t1\t255\t1\t0\r\n" * 40 + b"        9\t2023-05-2")
    file = read_clock_file(path, TODAY, RULES).file
    assert len(file.lines) == 41
    assert list(file.unread) == [40]


punch = st.tuples(
    st.sampled_from(["17", "9", "31", "120066", ""]),
    st.integers(moment_of(NOW) - 30 * 86_400, moment_of(NOW)) | st.integers(0, 86_400) | st.just(UNREAD),
)


@given(st.lists(punch, max_size=60), st.dictionaries(st.integers(0, 59), st.booleans(), max_size=9))
def test_the_counts_always_add_up(punches: list[tuple[str, int]], ticks: dict[int, bool]) -> None:
    text = "".join(
        f"{number}\t{at_of(moment) if moment != UNREAD else '2023-05-22 7h3'}\t1\t0\t1\t0\n"
        for number, moment in punches
    )
    file: ClockFile = read_clock_text("1_attlog.dat", text)
    owners = ClockOwners([ClockNumber(1, "17", 1), ClockNumber(2, "9", 2)])
    ticks = {place: ticked for place, ticked in ticks.items() if place < len(punches)}
    resets = find_resets(file.lines, TODAY, RULES)
    found = sort_punches(file, resets, owners, (), Choices(ticks=ticks), RULES)
    assert sum(found.count(fate) for fate in Fate) == len(file.lines) == len(punches)
    assert all(
        problem(file, found, place, RULES) for place, fate in enumerate(found.fates) if fate is not Fate.KEEP
    )
    kept = {(found.owners[p], found.moments[p]) for p, f in enumerate(found.fates) if f is Fate.KEEP}
    assert len(kept) == found.count(Fate.KEEP)
    again = sort_punches(file, resets, owners, kept, Choices(ticks=ticks), RULES)
    assert again.count(Fate.KEEP) == 0


def offered(office: Office, path: Path) -> list[date]:
    """The days proposed for the first line of the first run that is not believed."""
    reading = office.clock.understand(path).reading
    (reset, *_) = reading.resets
    moment = reading.file.lines[reset.places[0]].moment
    return [day_of(moment + shift * DAY) for shift in reset.shifts]


def test_no_day_is_proposed_that_has_not_come(office: Office, people: dict[str, int], attlog: Write) -> None:
    path = attlog("17 2023-05-22 08:05:12", "9 2023-05-22 08:06:00", "23 2000-01-01 07:28:03")
    assert offered(office, path) == [date(2023, 5, 22)]  # today


def test_behind_a_friday_the_monday_is_likelier_than_the_weekend(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    path = attlog("17 2023-05-12 08:05:12", "9 2023-05-12 08:06:00", "17 2000-01-01 07:28:03")
    assert offered(office, path)[0] == date(2023, 5, 15)


def test_a_wrong_year_keeps_its_day_and_month_where_that_can_be(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    path = attlog("17 2023-05-15 08:05:12", "23 2110-05-17 07:28:03", "17 2023-05-19 07:29:55")
    assert offered(office, path)[0] == date(2023, 5, 17)


def test_a_state_that_contradicts_itself_within_seconds_is_one_going(
    office: Office, people: dict[str, int], attlog: Write
) -> None:
    path = attlog("17 2023-05-18 07:20:00", "17 2023-05-18 17:03:25", "17 2023-05-18 17:03:39")
    text = path.read_text("utf-8").replace("17:03:25\t1\t255", "17:03:25\t1\t0")
    path.write_text(text.replace("17:03:39\t1\t255", "17:03:39\t1\t1"), "utf-8", newline="")
    seen = office.clock.understand(path)
    assert [problem(seen.file, seen.found, at, clock_rules()) for at in range(3)] == [
        "",
        "",
        "Chạm đúp, cách 14 giây",
    ]
    office.clock.keep(seen)
    used = office.clock.verdicts("2023-05")[people["17"], date(2023, 5, 18)].used
    assert [str(one) for one in used] == ["07:20:00 Vào sáng", "17:03:25 Ra chiều"]


@pytest.mark.parametrize("apart", [1, 20])
def test_taps_from_one_to_twenty_seconds_apart_are_one(
    office: Office, people: dict[str, int], attlog: Write, apart: int
) -> None:
    path = attlog("17 2023-05-18 07:20:00", f"17 2023-05-18 07:20:{apart:02}")
    assert office.clock.understand(path).found.count(Fate.TAP) == 1

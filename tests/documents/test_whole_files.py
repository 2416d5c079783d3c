"""Files appear whole or not at all; each thing that can go wrong has its own sentence."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest
from papers_for_tests import seed_paper

from app.documents.whole import say, whole_file
from app.documents.word import write_word
from app.errors import FileTrouble, TargetOpen
from tests.without_rights import without_roots_rights

POSIX_ROOT = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0,
    reason="needs a file of another user, so it begins as root",
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_finished_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "Kế hoạch năm 2023.docx"
    target.write_bytes(b"old")
    with whole_file(target) as file:
        file.write(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["Kế hoạch năm 2023.docx"]


def test_a_fault_in_the_middle_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "KH.docx"
    target.write_bytes(b"old")

    def half() -> None:
        with whole_file(target) as file:
            file.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["KH.docx"]


@POSIX_ROOT
def test_a_target_that_cannot_be_replaced_is_said_to_be_open_in_word(tmp_path: Path) -> None:
    # In a sticky folder one user may not replace another's file: refused like a file that is held open.
    folder = tmp_path / "chung"
    folder.mkdir()
    folder.chmod(0o1777)
    target = folder / "KH-2023.docx"
    target.write_bytes(b"old")
    for others in (target, folder):
        os.chown(others, 65534, 65534)
    with without_roots_rights(), pytest.raises(TargetOpen) as told:
        write_word(seed_paper(), target)
    assert str(told.value) == "Chưa ghi được KH-2023.docx: tệp đang mở trong Word. Đóng tệp rồi xuất lại."
    assert told.value.path == target
    assert target.read_bytes() == b"old"
    assert names(folder) == ["KH-2023.docx"]


@POSIX_ROOT
def test_a_read_only_folder_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "cấm"
    folder.mkdir()
    folder.chmod(0o555)
    with without_roots_rights(), pytest.raises(FileTrouble, match=r"không được ghi vào thư mục “.*cấm”"):
        write_word(seed_paper(), folder / "KH.docx")
    assert names(folder) == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are set by POSIX")
def test_a_disk_that_fills_up_leaves_the_old_file(tmp_path: Path) -> None:
    import resource
    import signal

    target = tmp_path / "KH.docx"
    target.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
        with pytest.raises(FileTrouble, match="ổ đĩa đã đầy"):
            write_word(seed_paper(), target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["KH.docx"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match=r"Chưa ghi được KH.docx: không có thư mục “.*USB”"):
        write_word(seed_paper(), tmp_path / "USB" / "KH.docx")


def test_a_file_in_the_place_of_the_folder_counts_as_a_missing_folder(tmp_path: Path) -> None:
    (tmp_path / "USB").write_bytes(b"")
    with pytest.raises(FileTrouble, match="không có thư mục"):
        write_word(seed_paper(), tmp_path / "USB" / "KH.docx")


def test_a_folder_as_target_is_told_from_a_file(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="là thư mục"):
        write_word(seed_paper(), tmp_path)


def test_a_name_too_long_says_how_long(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="dài 405 ký tự"):
        write_word(seed_paper(), tmp_path / ("a" * 400 + ".docx"))
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["KH: 2023.docx", "KH*.docx", 'KH "mới".docx', "KH\t.docx", "a|b.docx"])
def test_a_letter_no_file_name_may_hold_is_shown(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileTrouble, match="có ký tự không dùng được"):
        write_word(seed_paper(), tmp_path / name)
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["CON.docx", "nul", "com1.xlsx", "KH.docx.", "KH "])
def test_a_name_windows_keeps_for_itself_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileTrouble, match="không đặt được làm tên tệp"):
        write_word(seed_paper(), tmp_path / name)
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "replacing", "kind", "words"),
    [
        (errno.EACCES, True, TargetOpen, "đang mở trong Word"),
        (errno.EBUSY, True, TargetOpen, "đang mở trong Word"),
        (errno.EACCES, False, FileTrouble, "không được ghi vào thư mục"),
        (errno.EROFS, False, FileTrouble, "không được ghi vào thư mục"),
        (errno.ENOSPC, False, FileTrouble, "ổ đĩa đã đầy"),
        (errno.ENOSPC, True, FileTrouble, "ổ đĩa đã đầy"),
        (errno.ENOENT, False, FileTrouble, "cả đường dẫn"),
        (errno.ENAMETOOLONG, True, FileTrouble, "quá dài"),
        (errno.EIO, False, FileTrouble, "ổ đĩa báo lỗi"),
    ],
)
def test_errors_are_sorted_by_their_number(
    tmp_path: Path, number: int, replacing: bool, kind: type[FileTrouble], words: str
) -> None:
    target = tmp_path / "KH.docx"
    target.write_bytes(b"old")
    told = say(OSError(number, "in any language"), target, replacing=replacing)
    assert type(told) is kind
    assert words in str(told)
    assert "in any language" not in str(told)


@pytest.mark.parametrize(
    ("name", "program"), [("a.xlsx", "Excel"), ("a.docx", "Word"), ("a.txt", "chương trình khác")]
)
def test_the_program_that_holds_the_file_is_named_by_the_kind_of_file(
    tmp_path: Path, name: str, program: str
) -> None:
    target = tmp_path / name
    target.write_bytes(b"old")
    told = say(PermissionError(errno.EACCES, ""), target, replacing=True)
    assert f"đang mở trong {program}" in str(told)

"""Printing a .docx through another program: which are found, what they are told, how it ends."""

from __future__ import annotations

import json
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import FileTrouble, SayToUser, TargetOpen
from app.services.foreign_program import run_program
from app.services.printing import Program, find_programs, print_through, put_file
from tests.documents.papers_for_tests import seed_paper

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are scripts with a first line")

APP_PATHS = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths"


def a_program(path: Path, *body: str) -> Path:
    """A program of a few lines of Python that stands in for Word's or LibreOffice's."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join((f"#!{sys.executable}", "import os, sys, json, time", *body)), encoding="utf-8")
    path.chmod(0o755)
    return path


def telling(notes: Path, code: int = 0) -> tuple[str, ...]:
    """Lines that note what the program was given and end with `code`."""
    return (
        "file = os.environ.get('SO_THI_DUA_FILE') or sys.argv[-1]",
        "told = {'arguments': sys.argv[1:], 'file': file, 'begins': open(file, 'rb').read(2).decode()}",
        f"open({str(notes)!r}, 'w').write(json.dumps(told))",
        f"sys.exit({code})",
    )


@pytest.fixture
def libreoffice(tmp_path: Path) -> Callable[..., Program]:
    def made(*body: str) -> Program:
        return Program("LibreOffice", a_program(tmp_path / "soffice", *body))

    return made


@pytest.fixture
def word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Program]:
    """Word is driven by the PowerShell of Windows: here a stand-in where Windows would have it."""

    def made(*body: str) -> Program:
        a_program(tmp_path / "System32" / "WindowsPowerShell" / "v1.0" / "powershell.exe", *body)
        monkeypatch.setenv("SYSTEMROOT", str(tmp_path))
        return Program("Word", tmp_path / "Winword.exe")

    return made


def test_word_and_libreoffice_are_found_where_windows_registers_them(tmp_path: Path) -> None:
    for name in ("Winword.exe", "soffice.exe", "soffice.com"):
        (tmp_path / name).touch()
    known = {
        rf"{APP_PATHS}\Winword.exe": f'"{tmp_path / "Winword.exe"}"',
        r"HKCR\Word.Application\CLSID": "{000209FF-0000-0000-C000-000000000046}",
        r"HKLM\SOFTWARE\LibreOffice\UNO\InstallPath": str(tmp_path),
    }
    found = find_programs(lambda key: known.get(key, ""), lambda name: None)
    assert found == (
        Program("Word", tmp_path / "Winword.exe"),
        Program("LibreOffice", tmp_path / "soffice.com"),
    )


def test_a_word_without_its_file_or_without_com_is_none(tmp_path: Path) -> None:
    gone = {
        rf"{APP_PATHS}\Winword.exe": str(tmp_path / "Winword.exe"),
        r"HKCR\Word.Application\CLSID": "{…}",
    }
    assert find_programs(lambda key: gone.get(key, ""), lambda name: None) == ()
    (tmp_path / "Winword.exe").touch()
    assert [each.name for each in find_programs(lambda key: gone.get(key, ""), lambda name: None)] == ["Word"]
    del gone[r"HKCR\Word.Application\CLSID"]
    assert find_programs(lambda key: gone.get(key, ""), lambda name: None) == ()


def test_elsewhere_the_search_path_names_libreoffice() -> None:
    found = find_programs(lambda key: "", {"soffice": "/usr/bin/soffice"}.get)
    assert found == (Program("LibreOffice", Path("/usr/bin/soffice")),)
    assert find_programs(lambda key: "", lambda name: None) == ()


def test_libreoffice_prints_the_file_under_its_own_name_in_a_profile_of_its_own(
    libreoffice: Callable[..., Program], tmp_path: Path
) -> None:
    notes = tmp_path / "notes.json"
    print_through(libreoffice(*telling(notes)), seed_paper(), "KH-2023.docx")
    told = json.loads(notes.read_text())
    assert told["begins"] == "PK"
    assert Path(told["file"]).name == "KH-2023.docx"
    assert told["arguments"][0].startswith("-env:UserInstallation=file:///")
    assert told["arguments"][1:-1] == ["--headless", "--norestore", "--nologo", "-p"]
    assert not Path(told["file"]).parent.exists()


def test_word_gets_the_file_by_the_environment_and_a_script_without_double_quotes(
    word: Callable[..., Program], tmp_path: Path
) -> None:
    notes = tmp_path / "notes.json"
    print_through(word(*telling(notes)), seed_paper(), "KH-2023.docx")
    told = json.loads(notes.read_text())
    assert told["begins"] == "PK"
    assert Path(told["file"]).name == "KH-2023.docx"
    assert told["arguments"][:3] == ["-NoProfile", "-NonInteractive", "-Command"]
    script = told["arguments"][3]
    assert '"' not in script
    for line in ("AutomationSecurity = 3", "PrintOut($false)", "Close(0)", "Quit(0)"):
        assert line in script


@pytest.mark.parametrize(
    ("code", "why"), [(3, "Word chưa mở được"), (4, "chưa mở được tệp"), (5, "máy in"), (99, "mã 99")]
)
def test_what_word_could_not_do_is_said_with_the_way_that_needs_no_word(
    word: Callable[..., Program], code: int, why: str
) -> None:
    with pytest.raises(SayToUser) as said:
        print_through(word(f"sys.exit({code})"), seed_paper(), "KH-2023.docx")
    assert str(said.value).startswith("Chưa in được KH-2023.docx: ")
    assert why in str(said.value)
    assert "Ctrl+P" in str(said.value)


def test_a_program_that_cannot_start_is_said(tmp_path: Path) -> None:
    with pytest.raises(SayToUser, match="không khởi động được LibreOffice"):
        print_through(Program("LibreOffice", tmp_path / "away"), seed_paper(), "KH-2023.docx")


def test_a_program_that_hangs_is_ended_with_all_it_started(
    libreoffice: Callable[..., Program], tmp_path: Path
) -> None:
    notes = tmp_path / "pids"
    program = libreoffice(
        "import subprocess",
        f"child = subprocess.Popen(['{sys.executable}', '-c', 'import time; time.sleep(600)'])",
        f"open({str(notes)!r}, 'w').write(f'{{os.getpid()}} {{child.pid}}')",
        "time.sleep(600)",
    )
    written = notes.is_file

    class Started(Exception):
        pass

    def check() -> None:
        if written() and len(notes.read_text().split()) == 2:
            raise Started

    with pytest.raises(Started):
        print_through(program, seed_paper(), "KH-2023.docx", check=check)
    for number in notes.read_text().split():
        assert _goes(int(number))


def _goes(number: int) -> bool:
    """A killed process takes its moment to die."""
    until = time.monotonic() + 10
    while not _is_gone(number):
        if time.monotonic() > until:
            return False
        threading.Event().wait(0.02)
    return True


def _is_gone(number: int) -> bool:
    state = Path(f"/proc/{number}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z"


def test_time_that_is_up_is_said(libreoffice: Callable[..., Program]) -> None:
    with pytest.raises(SayToUser, match=r"không xong sau 0\.2 giây và đã bị dừng"):
        print_through(libreoffice("time.sleep(600)"), seed_paper(), "KH-2023.docx", limit_s=0.2)


def test_a_frozen_program_lends_its_libraries_to_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/of/the/bundle")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/of/the/machine")
    notes = tmp_path / "environment"
    program = a_program(
        tmp_path / "program", f"open({str(notes)!r}, 'w').write(os.environ.get('LD_LIBRARY_PATH', ''))"
    )
    assert run_program([str(program)], {}, tmp_path, 60, lambda: None) == 0
    assert notes.read_text() == "/of/the/machine"


def test_the_real_libreoffice_takes_the_order() -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("needs libreoffice-writer-nogui")
    print_through(Program("LibreOffice", Path(soffice)), seed_paper(), "KH-2023.docx")


def test_a_finished_file_takes_the_place_of_the_old_one_whole(tmp_path: Path) -> None:
    target = tmp_path / "KH-2023.pdf"
    target.write_bytes(b"old")
    assert put_file(b"new", target) == target
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]
    with pytest.raises(FileTrouble) as said:
        put_file(b"new", tmp_path / "away" / "KH-2023.pdf")
    assert not isinstance(said.value, TargetOpen)

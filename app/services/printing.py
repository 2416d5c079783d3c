"""Printing a .docx through Word or LibreOffice where one is present; putting a finished PDF in its place."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.documents.model import Paper
from app.errors import SayToUser

__all__ = ["Program", "document_programs", "find_programs", "print_through", "put_file"]

LIMIT_S = 120.0
"""Seconds a program may take: a first start of either takes up to half a minute on an old machine."""

# Word by COM makes a Word of its own, apart from one the user has open; macros stay off, nothing is saved.
# Its process is told in the first line, so that it can be ended too when the time is up.
_WORD_SCRIPT = """
$ErrorActionPreference = 'Stop'
$before = @(Get-Process WINWORD -ErrorAction SilentlyContinue | ForEach-Object { $_.Id })
try { $word = New-Object -ComObject Word.Application } catch { exit 3 }
$now = @(Get-Process WINWORD -ErrorAction SilentlyContinue | ForEach-Object { $_.Id })
$own = @($now | Where-Object { $before -notcontains $_ })
if ($own.Count -eq 1) { [Console]::Out.WriteLine('WORD ' + $own[0]); [Console]::Out.Flush() }
$code = 0
try {
  $word.Visible = $false
  $word.DisplayAlerts = 0
  $word.AutomationSecurity = 3
  $code = 4
  $paper = $word.Documents.Open($env:SO_THI_DUA_FILE, $false, $true, $false)
  $code = 5
  $paper.PrintOut($false)
  $paper.Close(0)
  $code = 0
} catch { } finally {
  try { $word.Quit(0) } catch { }
  [void][Runtime.InteropServices.Marshal]::ReleaseComObject($word)
}
exit $code
"""
_WORD_FAILURES = {
    3: "Word chưa mở được. Mở Word bằng tay một lần, đóng các hộp thoại của nó rồi in lại",
    4: "Word chưa mở được tệp. Mở tệp bằng Word để xem lời báo của nó",
    5: "Word không giao được tệp cho máy in. Xem máy in mặc định đã bật và còn giấy chưa, rồi in lại",
}


@dataclass(frozen=True)
class Program:
    """A program that prints .docx files: its name on the screen, and the file that starts it."""

    name: str
    path: Path

    @property
    def is_word(self) -> bool:
        """Whether it is driven by COM."""
        return self.name == _WORD


_WORD, _LIBREOFFICE = "Word", "LibreOffice"


@cache
def document_programs() -> tuple[Program, ...]:
    """The programs of this machine, looked for once; empty where there is none."""
    return find_programs(_registered, shutil.which)


def find_programs(
    registered: Callable[[str], str], which: Callable[[str], str | None]
) -> tuple[Program, ...]:
    """Word, then LibreOffice, as the registry of Windows (`registered`) or the search path name them.

    `registered` answers with the default value of a key below HKEY_LOCAL_MACHINE or HKEY_CLASSES_ROOT, or "".
    """
    found = []
    word = _app_path(registered, "Winword.exe")
    if word and registered(r"HKCR\Word.Application\CLSID"):
        found.append(Program(_WORD, word))
    folder = registered(r"HKLM\SOFTWARE\LibreOffice\UNO\InstallPath")
    office = Path(folder) / "soffice.exe" if folder else _app_path(registered, "soffice.exe")
    if office is None or not office.is_file():
        name = which("soffice") or which("libreoffice")
        office = Path(name) if name else None
    if office is not None:
        # soffice.com waits until the work is done and tells how it went; soffice.exe does not.
        console = office.with_suffix(".com")
        found.append(Program(_LIBREOFFICE, console if console.is_file() else office))
    return tuple(found)


def print_through(
    program: Program,
    document: Paper,
    name: str,
    *,
    limit_s: float = LIMIT_S,
    check: Callable[[], None] = lambda: None,
) -> None:
    """Print the paper as a .docx called `name` on the default printer; safe in another thread.

    `check` is asked often and may raise: the program is then ended. Raises SayToUser when the program fails
    or is not done after `limit_s` seconds. The file lies in a folder of its own that is gone afterwards.
    """
    import tempfile

    from app.services.foreign_program import run_program
    from app.services.papers import write_paper

    with tempfile.TemporaryDirectory(prefix="so-thi-dua-in-", ignore_cleanup_errors=True) as folder:
        file = write_paper(document, Path(folder) / name)
        if program.is_word:
            command, extra = _word_command(), {"SO_THI_DUA_FILE": str(file)}
        else:
            command, extra = _libreoffice_command(program.path, Path(folder) / "ho-so", file), {}
        try:
            ended = run_program(command, extra, Path(folder), limit_s, check)
        except OSError as error:
            raise SayToUser(
                f"Chưa in được {name}: máy không khởi động được {program.name}. Bấm Ctrl+P để in thẳng."
            ) from error
    if ended is None:
        raise SayToUser(
            f"Chưa in được {name}: {program.name} không xong sau {limit_s:g} giây và đã bị dừng. "
            "Bấm Ctrl+P để in thẳng, không cần chương trình khác."
        )
    if ended:
        why = _WORD_FAILURES.get(ended) if program.is_word else None
        why = why or f"{program.name} báo lỗi (mã {ended}). Xem máy in mặc định đã sẵn sàng chưa"
        raise SayToUser(f"Chưa in được {name}: {why}, hoặc bấm Ctrl+P để in thẳng.")


def put_file(content: bytes, target: Path) -> Path:
    """Write a finished file (a PDF), whole or not at all; raises FileTrouble, TargetOpen when it is held."""
    from app.documents.whole import whole_file

    with whole_file(target) as file:
        file.write(content)
    return target


def _word_command() -> list[str]:
    root = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"))
    shell = root / "System32" / "WindowsPowerShell" / "v1.0" / "powershell.exe"
    return [str(shell), "-NoProfile", "-NonInteractive", "-Command", _WORD_SCRIPT]


def _libreoffice_command(path: Path, profile: Path, file: Path) -> list[str]:
    # A profile of its own: an open LibreOffice would take the order over and answer nothing.
    own = f"-env:UserInstallation={profile.as_uri()}"
    return [str(path), own, "--headless", "--norestore", "--nologo", "-p", str(file)]


def _app_path(registered: Callable[[str], str], program: str) -> Path | None:
    name = registered(rf"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\{program}")
    path = Path(name.strip('"')) if name else None
    return path if path is not None and path.is_file() else None


def _registered(key: str) -> str:
    """The default value of a key of the registry; "" where there is none, and on other systems."""
    value = ""
    if sys.platform == "win32":
        import winreg

        roots = {"HKLM": winreg.HKEY_LOCAL_MACHINE, "HKCR": winreg.HKEY_CLASSES_ROOT}
        root, _, rest = key.partition("\\")
        for view in (winreg.KEY_WOW64_32KEY, winreg.KEY_WOW64_64KEY):
            with suppress(OSError), winreg.OpenKey(roots[root], rest, 0, winreg.KEY_READ | view) as opened:
                value = str(winreg.QueryValueEx(opened, "")[0]) or value
    return value

"""What is kept is looked at; what would be run is shown in its folder instead."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ui import ask_file


@pytest.mark.parametrize(
    ("name", "shown"),
    [("giấy.PDF", "giấy.PDF"), ("bảng.xlsx", "bảng.xlsx"), ("a.exe", ""), ("b", ""), ("c.lnk", "")],
)
def test_a_program_is_never_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, shown: str
) -> None:
    asked: list[Path] = []

    def note(url: QUrl) -> bool:
        asked.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    (tmp_path / name).write_bytes(b"MZ")
    assert ask_file.open_file(tmp_path / name)
    assert ask_file.show_folder(tmp_path)
    assert asked == [tmp_path / shown, tmp_path]

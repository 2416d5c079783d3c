"""The emblem on certificates: an image file of the office's own, and where it stands in millimetres."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import Invalid, Problem, SayToUser
from app.services.card_emblem import Emblem, EmblemDesk
from ui import ask_file
from ui.dialog import Dialog
from ui.fields import Field, Line
from ui.keybutton import KeyButton
from ui.panes import wrapped

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_IMAGES = "Hình (*.png *.jpg *.jpeg)"
_PLACES = (("left_mm", "Cách mép trái (mm)"), ("top_mm", "Cách mép trên (mm)"), ("height_mm", "Cao (mm)"))


class EmblemDialog(Dialog):
    """A file is kept as soon as it is chosen; places are written by the main button."""

    def __init__(self, office: Office, shell: Shell, parent: QWidget) -> None:
        super().__init__(
            shell.theme,
            "Giấy khen, giấy chứng nhận",
            "Hình Quốc huy",
            "Chương trình không kèm hình Quốc huy. Chọn tệp hình của cơ quan (PNG, JPG); hình chỉ in trên "
            "giấy in đủ, không in trên phôi. Cách mép trái để trống là ở giữa tờ.",
            "Ghi vị trí",
            "Đóng",
            parent=parent,
        )
        self._desk = EmblemDesk(office)
        self.not_yet = "Chưa ghi"
        self.ask: Callable[[], Path | None] = lambda: ask_file.open_one(
            self, "Chọn hình Quốc huy", Path.home(), _IMAGES
        )
        self.said = wrapped("", "body")
        self.choose = KeyButton(shell.theme, "Chọn tệp hình…", "plain", icon="folder_open")
        self.none = KeyButton(shell.theme, "Không in hình", "quiet")
        self.choose.clicked.connect(self.choose_file)
        self.none.clicked.connect(self.drop)
        files = QHBoxLayout()
        files.setSpacing(8)
        files.addWidget(self.said, 1)
        files.addWidget(self.none)
        files.addWidget(self.choose)
        self.body.addLayout(files)
        places = QHBoxLayout()
        places.setSpacing(12)
        for name, words in _PLACES:
            self.fields[name] = Field(shell.theme, words, Line())
            places.addWidget(self.fields[name])
        self.body.addLayout(places)
        self.deed = self._save
        self._show()

    def choose_file(self) -> None:
        """Ask for an image and print it from now on."""
        source = self.ask()
        if source is None:
            return
        try:
            self._desk.choose(source)
        except SayToUser as trouble:
            self.show_wrong(trouble)
            return
        self._say("")
        self._show()

    def drop(self) -> None:
        """No emblem any more."""
        self._desk.drop()
        self._show()

    def _show(self) -> None:
        emblem = self._desk.emblem()
        self.said.setText(
            f"Đang in: {emblem.name}" if emblem is not None else "Chưa chọn tệp, không in hình."
        )
        self.none.setVisible(emblem is not None)
        for name, field in self.fields.items():
            value = getattr(emblem, name) if emblem is not None else None
            assert isinstance(field.editor, Line)
            field.editor.setText("" if value is None else f"{value:g}".replace(".", ","))
            field.editor.setEnabled(emblem is not None)
            field.settle()
            field.set_error("")

    def _save(self) -> None:
        emblem = self._desk.emblem()
        if emblem is not None:
            self._desk.place(self._typed(emblem))

    def _typed(self, emblem: Emblem) -> Emblem:
        found: dict[str, float | None] = {}
        problems = []
        for name, words in _PLACES:
            editor = self.fields[name].editor
            assert isinstance(editor, Line)
            text = editor.words().replace(",", ".")
            try:
                found[name] = float(text) if text or name != "left_mm" else None
            except ValueError:
                problems.append(Problem(name, f"{words}: gõ một số, ví dụ 25."))
        if problems:
            raise Invalid(tuple(problems))
        return replace(emblem, **found)  # type: ignore[arg-type]

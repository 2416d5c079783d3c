"""The look: contrast, icons, fonts, light and dark, high contrast, larger text."""

import re
from pathlib import Path
from string import Template
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import paths
from tests.ui.plan_stage import theme
from ui.chips import CHIPS, Chip, PracticeMark
from ui.fonts import SANS, has_all_letters, sans_family, vietnamese_letters
from ui.keybutton import IconButton, KeyButton
from ui.roles import COLOURS, CONTRAST
from ui.segments import Segments
from ui.year_stepper import YearStepper

pytestmark = pytest.mark.usefixtures("qapp")

WORDS = 4.5
MARKS = 3.0
# Words on the surface they stand on, by role.
PAIRS = [
    *[(role, "surface") for role in ("text", "muted", "faint", "ink", "seal", "good", "warn", "err")],
    *[(role, "chrome") for role in ("text", "muted", "faint", "ink", "warn", "err", "seal", "good")],
    *[(role, "select") for role in ("text", "muted", "ink")],
    *[(role, "alt") for role in ("text", "muted")],
    ("inkText", "ink"),
    ("seal", "sealTint"),
    ("good", "goodTint"),
    ("warn", "warnTint"),
    ("err", "errTint"),
    ("text", "errTint"),
    ("none", "noneTint"),
    ("practice", "practiceBg"),
    ("coverText", "cover"),
    ("coverMuted", "cover"),
    ("paperText", "paper"),
    ("muted", "line"),
]


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_stand_out_from_their_ground(words: str, ground: str, dark: bool) -> None:
    assert _contrast(COLOURS[words][dark], COLOURS[ground][dark]) >= WORDS


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("ground", ["surface", "chrome"])
def test_borders_of_inputs_stand_out(ground: str, dark: bool) -> None:
    assert _contrast(COLOURS["strong"][dark], COLOURS[ground][dark]) >= MARKS


def test_red_is_the_stamp_and_nothing_else() -> None:
    assert [kind for kind, (_tint, role, _icon) in CHIPS.items() if role == "seal"] == ["seal"]
    sheet = paths.resource("style", "sothidua.qss").read_text(encoding="utf-8")
    assert "$seal" not in sheet


def test_the_style_sheet_names_roles_and_never_a_colour() -> None:
    sheet = paths.resource("style", "sothidua.qss").read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9A-Fa-f]{3,8}\b", sheet)
    names = {found[1] or found[2] for found in Template.pattern.findall(sheet)}
    assert {name for name in names if name in COLOURS}


def test_code_of_the_windows_names_no_colour_but_in_roles() -> None:
    ui = Path(paths.__file__).parent.parent / "ui"
    for path in ui.glob("*.py"):
        if path.name != "roles.py":
            assert not re.findall(r"['\"]#[0-9A-Fa-f]{6}['\"]", path.read_text(encoding="utf-8")), path.name


def test_every_icon_the_windows_name_is_shipped_and_drawn() -> None:
    icons = theme().icons
    names = {icon for _tint, _role, icon in CHIPS.values() if icon}
    for path in paths.resource("icons").glob("*.svg"):
        ElementTree.parse(path)
        names.add(path.stem.rpartition("-")[0])
    for name in names:
        image = icons.pixmap(name, 16, "text", 1.0).toImage()
        inked = sum(image.pixelColor(x, y).alpha() > 0 for x in range(16) for y in range(16))
        assert inked > 4, name


def test_an_icon_takes_the_colour_of_its_role_and_is_kept() -> None:
    icons = theme().icons
    seal = icons.pixmap("dau", 20, "seal", 1.0)
    assert icons.pixmap("dau", 20, "seal", 1.0) is seal
    image = seal.toImage()
    wanted = theme().colour("seal").rgb()
    assert any(image.pixel(x, y) == wanted for x in range(20) for y in range(20))


def test_the_licence_of_the_icons_is_shipped_with_them() -> None:
    words = paths.resource("icons", "LICENSE.txt").read_text(encoding="utf-8")
    assert "MIT License" in words
    assert "Copyright (c) 2020 Microsoft Corporation" in words


def test_there_are_seventy_three_marked_letters_and_their_capitals() -> None:
    letters = vietnamese_letters()
    assert len(letters) == 146 - 12
    assert len(set(letters)) == len(letters)
    assert {"đ", "Đ", "ặ", "Ỹ", "ữ"} <= set(letters)


def test_the_chosen_font_draws_every_vietnamese_letter(qapp: QApplication) -> None:
    family = sans_family()
    assert family == "" or (family in SANS and has_all_letters(family))


def test_dark_and_light_change_palette_and_sheet_at_once(qapp: QApplication) -> None:
    one = theme()
    heard: list[bool] = []
    one.changed.connect(lambda: heard.append(one.dark))
    try:
        one.force_dark(True)
        assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(COLOURS["surface"][1])
        assert COLOURS["surface"][1] in qapp.styleSheet()
    finally:
        one.force_dark(None)
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(COLOURS["surface"][0])
    assert heard == [True, False]


def test_the_theme_reads_the_system_again_when_its_colours_change(qapp: QApplication) -> None:
    heard: list[int] = []
    theme().changed.connect(lambda: heard.append(1))
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert heard == [1]


def test_high_contrast_keeps_the_systems_colours_and_installs_none(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    import ui.theme

    one = theme()
    monkeypatch.setattr(ui.theme, "_wants_contrast", lambda: True)
    try:
        one.apply()
        assert qapp.styleSheet() == ""
        for role in COLOURS:
            wanted = qapp.palette().color(QPalette.ColorRole[CONTRAST.get(role, "Text")])
            assert one.colour(role) == wanted
    finally:
        monkeypatch.undo()
        one.apply()
    assert qapp.styleSheet()


def test_larger_text_makes_rows_and_fields_grow_by_fours() -> None:
    one = theme()
    small = one.row(28), one.row(40, 9.5, 2)
    try:
        one.set_points(12)
        assert one.row(28) % 4 == 0
        assert one.row(40, 9.5, 2) >= small[1]
        assert one.font(9).pointSizeF() == pytest.approx(10.8)
    finally:
        one.set_points(10)
    assert (one.row(28), one.row(40, 9.5, 2)) == small


def test_a_button_reads_out_its_words_and_its_key(qtbot: QtBot) -> None:
    button = KeyButton(theme(), "Xuất Word", "main", "Ctrl+E")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Xuất Word, Ctrl+E"
    wide = button.sizeHint().width()
    button.set_words("Xuất", "")
    assert button.sizeHint().width() < wide
    tool = IconButton(theme(), "settings", "Cài đặt")
    qtbot.addWidget(tool)
    assert tool.accessibleName() == "Cài đặt"


def test_chips_and_the_practice_mark_read_out_their_words(qtbot: QtBot) -> None:
    chip = Chip(theme(), "seal", "Đã ký")
    mark = PracticeMark(theme())
    for widget in (chip, mark):
        qtbot.addWidget(widget)
        widget.show()
        assert not widget.grab().isNull()
    assert chip.accessibleName() == "Đã ký"
    assert mark.accessibleName() == "Đang dùng dữ liệu thực hành"


def test_segments_and_the_year_move_by_arrows(qtbot: QtBot) -> None:
    segments = Segments(theme(), "Sổ", {1: "Một", 2: "Hai"})
    year = YearStepper(theme(), 2023)
    for widget in (segments, year):
        qtbot.addWidget(widget)
        widget.show()
    qtbot.keyClick(segments, Qt.Key.Key_Right)
    qtbot.keyClick(segments, Qt.Key.Key_Right)
    assert segments.value() == 2
    assert segments.accessibleName() == "Sổ: Hai"
    with qtbot.waitSignal(year.chosen) as told:
        qtbot.keyClick(year, Qt.Key.Key_Left)
    assert told.args == [2022]

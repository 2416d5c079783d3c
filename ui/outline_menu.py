"""The menu of the chosen nodes, by the right mouse button or the menu key; every entry shows its key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from app.domain.outline import Numbering
from ui.outline_keys import Deed

if TYPE_CHECKING:
    from ui.outline_pane import OutlinePane

STYLE_NAMES = {
    Numbering.ROMAN: "I.  II.  III.",
    Numbering.ARABIC: "1.  2.  3.",
    Numbering.NESTED: "2.1.  2.2.",
    Numbering.LETTER: "a)  b)  c)  đ)",
    Numbering.DASH: "-  gạch đầu dòng",
    Numbering.NONE: "không số",
}
_ENTRIES: tuple[tuple[Deed, str, str, str] | None, ...] = (
    (Deed.EDIT, "Sửa", "Enter", "edit"),
    None,
    (Deed.INDENT, "Thụt vào", "Tab", "text_indent_increase_ltr"),
    (Deed.OUTDENT, "Lùi ra", "Shift+Tab", "text_indent_decrease_ltr"),
    (Deed.UP, "Dời lên", "Alt+Lên", "arrow_up"),
    (Deed.DOWN, "Dời xuống", "Alt+Xuống", "arrow_down"),
    None,
    (Deed.CUT, "Cắt", "Ctrl+X", "cut"),
    (Deed.COPY, "Chép", "Ctrl+C", "copy"),
    (Deed.PASTE, "Dán vào sau", "Ctrl+V", "clipboard_paste"),
    None,
    (Deed.REMOVE, "Xóa", "Delete", "delete"),
)


def add_styles(menu: QMenu, pane: OutlinePane) -> None:
    """The numbering styles, the one of the chosen node ticked."""
    chosen = pane.numbering()
    for numbering, words in STYLE_NAMES.items():
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(numbering is chosen)
        action.setEnabled(chosen is not None)
        action.triggered.connect(partial(_set_numbering, pane, numbering))


def node_menu(pane: OutlinePane) -> QMenu:
    """What can be done with the chosen rows; a signed plan only lets copy."""
    menu = QMenu(pane)
    frozen = pane.model.frozen
    nodes = bool(pane.view.chosen_nodes())
    icons = pane.view.theme.icons
    if not frozen:
        action = menu.addAction(icons.icon("add"), "Thêm mục sau\tCtrl+N")
        action.triggered.connect(partial(_add, pane))
    for entry in _ENTRIES:
        if entry is None:
            menu.addSeparator()
            continue
        deed, words, key, icon = entry
        if frozen and deed not in (Deed.COPY, Deed.EDIT):
            continue
        shown = "Xem" if frozen and deed is Deed.EDIT else words
        action = menu.addAction(icons.icon(icon), f"{shown}\t{key}")
        action.setEnabled(nodes or deed in (Deed.EDIT, Deed.PASTE))
        action.triggered.connect(partial(_do, pane, deed))
    if not frozen and nodes:
        menu.addSeparator()
        add_styles(menu.addMenu("Kiểu số của cấp này"), pane)
    return menu


def _do(pane: OutlinePane, deed: Deed, _checked: bool = False) -> None:
    pane.do(deed)


def _add(pane: OutlinePane, _checked: bool = False) -> None:
    pane.add_after()


def _set_numbering(pane: OutlinePane, numbering: Numbering, _checked: bool = False) -> None:
    pane.set_numbering(numbering)

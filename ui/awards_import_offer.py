"""The button that offers what may be imported into the history: awards, or registration sheets."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from ui.keybutton import KeyButton

PAGES = {"awards-import": "Khen thưởng, xếp loại…", "registrations-import": "Bản đăng ký thi đua…"}


def offer_imports(button: KeyButton, open_page: Callable[[str], None]) -> None:
    """Hang the two pages on the button, in a menu below it."""
    menu = QMenu(button)
    for page, words in PAGES.items():
        menu.addAction(words).triggered.connect(lambda _checked=False, page=page: open_page(page))
    button.setMenu(menu)

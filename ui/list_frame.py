"""How a page over the tabs is laid out: heading with its buttons, filters, the work, a panel at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.keybutton import KeyButton
from ui.panes import Hairline, Pane

if TYPE_CHECKING:
    from ui.shell import Shell

ACHIEVEMENTS = ("Về tab Thành tích", "achievements")


def lay_list(
    page: QWidget,
    shell: Shell,
    title: QWidget,
    buttons: Sequence[QWidget],
    parts: Sequence[QWidget | QLayout],
    panel: QWidget,
    home: tuple[str, str] = ACHIEVEMENTS,
) -> QHBoxLayout:
    """Lay the page out; the way back stands beside the title. Returns the row of the heading.

    `parts` stand under each other below the heading, the last one takes the room; a hairline before it.
    """
    back = KeyButton(shell.theme, home[0], "link", "Esc", "arrow_left")
    back.clicked.connect(lambda: shell.open_page(home[1]))
    head = QHBoxLayout()
    head.setContentsMargins(12, 8, 10, 4)
    head.setSpacing(8)
    head.addWidget(title)
    head.addSpacing(8)
    head.addWidget(back)
    head.addStretch(1)
    for button in buttons:
        head.addWidget(button)
    pane = Pane(shell.theme)
    rows = QVBoxLayout(pane)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    rows.addLayout(head)
    for part in parts[:-1]:
        if isinstance(part, QLayout):
            rows.addLayout(part)
        else:
            rows.addWidget(part)
    rows.addWidget(Hairline(shell.theme))
    work = parts[-1]
    assert isinstance(work, QWidget)
    rows.addWidget(work, 1)
    whole = QHBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(8)
    whole.addWidget(pane, 1)
    whole.addWidget(panel)
    return head


def filter_row(*parts: QWidget) -> QHBoxLayout:
    """What narrows the list, side by side below the heading."""
    row = QHBoxLayout()
    row.setContentsMargins(12, 0, 12, 8)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row

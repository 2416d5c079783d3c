"""Where the keys go: into the page in front, and back to where they were before F1 or the search."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from shiboken6 import isValid

from ui.pane_walk import first_stop


def upwards(widget: QWidget | None) -> tuple[QWidget, ...]:
    """The widget and what it lies in, the nearest first."""
    chain: list[QWidget] = []
    while widget is not None:
        chain.append(widget)
        widget = widget.parentWidget()
    return tuple(chain)


def give_back(before: tuple[QWidget, ...]) -> None:
    """Focus the first of these that is still seen: the list of an editor that closed meanwhile."""
    for widget in before:
        if isValid(widget) and widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            widget.setFocus()
            return


def enter(page: QWidget) -> None:
    """Bring the focus into the page unless it is there: outside of it the page's own keys are dead.

    In a moment, so that a page that places it by itself is let to.
    """
    QTimer.singleShot(0, page, partial(_enter, page))


def _work(page: QWidget) -> QWidget | None:
    """The largest list of the page that takes keys: on the plan its outline."""
    views = [
        view
        for view in page.findChildren(QAbstractItemView)
        if view.isVisible() and view.isEnabled() and view.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    return max(views, key=lambda view: view.width() * view.height(), default=None)


def _enter(page: QWidget) -> None:
    focus = QApplication.focusWidget()
    if not page.isVisible() or (focus is not None and page.isAncestorOf(focus)):
        return
    proxy = page.focusProxy()
    stop = proxy if proxy is not None and proxy.isVisible() else _work(page) or first_stop(page)
    if stop is not None:
        stop.setFocus()

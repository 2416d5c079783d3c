"""The keys of the outline, the same in the tree and in the node being typed; no Ctrl+Shift, no Ctrl+Alt."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.messages import KeyHint


class Deed(Enum):
    """What a key of the outline asks for."""

    INDENT = "indent"
    OUTDENT = "outdent"
    UP = "up"
    DOWN = "down"
    EDIT = "edit"
    REMOVE = "remove"
    COPY = "copy"
    CUT = "cut"
    PASTE = "paste"
    FOLD = "fold"
    UNFOLD = "unfold"


_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_K = Qt.Key

# What moves the node itself: these hold while its words are being typed, too.
MOVES: dict[tuple[Qt.Key, Qt.KeyboardModifier], Deed] = {
    (_K.Key_Tab, _NONE): Deed.INDENT,
    (_K.Key_Backtab, _SHIFT): Deed.OUTDENT,
    (_K.Key_Tab, _SHIFT): Deed.OUTDENT,
    (_K.Key_Up, _ALT): Deed.UP,
    (_K.Key_Down, _ALT): Deed.DOWN,
}
IN_TREE: dict[tuple[Qt.Key, Qt.KeyboardModifier], Deed] = {
    **MOVES,
    (_K.Key_F2, _NONE): Deed.EDIT,
    (_K.Key_Return, _NONE): Deed.EDIT,
    (_K.Key_Enter, _NONE): Deed.EDIT,
    (_K.Key_Delete, _NONE): Deed.REMOVE,
    (_K.Key_C, _CTRL): Deed.COPY,
    (_K.Key_Insert, _CTRL): Deed.COPY,
    (_K.Key_X, _CTRL): Deed.CUT,
    (_K.Key_V, _CTRL): Deed.PASTE,
    (_K.Key_Insert, _SHIFT): Deed.PASTE,
    (_K.Key_Left, _NONE): Deed.FOLD,
    (_K.Key_Right, _NONE): Deed.UNFOLD,
}


def deed_of(event: QKeyEvent, keys: dict[tuple[Qt.Key, Qt.KeyboardModifier], Deed]) -> Deed | None:
    """The deed of a key, the number block's keys counted as the others."""
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return keys.get((Qt.Key(event.key()), plain))


def keys_line(*hints: str) -> str:
    """The hints below an editor on one line, or on more without breaking within one."""
    return "     ".join(hint.replace(" ", "\u00a0") for hint in hints)


HINTS = (
    KeyHint("Ctrl+N", "thêm mục sau mục đang chọn"),
    KeyHint("Enter, F2", "sửa mục đang chọn; đang sửa thì Enter sang mục mới"),
    KeyHint("Shift+Enter", "xuống dòng trong cùng mục"),
    KeyHint("Ctrl+T", "đang sửa: dòng đầu là tiêu đề, hoặc thôi"),
    KeyHint("Tab, Shift+Tab", "thụt vào, lùi ra"),
    KeyHint("Alt+Lên, Alt+Xuống", "dời mục lên, xuống"),
    KeyHint("Esc", "xong, giữ chữ đã gõ"),
    KeyHint("Shift+Lên/Xuống, Ctrl+bấm", "chọn nhiều mục"),
    KeyHint("Ctrl+C, Ctrl+X, Ctrl+V", "chép, cắt, dán mục, kể cả từ Word và sang Word"),
    KeyHint("Delete", "xóa mục"),
    KeyHint("Trái, Phải", "gập, mở"),
    KeyHint("Ctrl+F, F3, Shift+F3", "tìm, chỗ sau, chỗ trước"),
    KeyHint("Ctrl+H", "tìm và thay"),
    KeyHint("F8, Shift+F8", "điều nên xem kế tiếp, trước đó"),
    KeyHint("F6, Shift+F6", "sang khung kế tiếp, khung trước"),
    KeyHint("F4", "hiện, ẩn trang in"),
    KeyHint("Ctrl+E, F12", "xuất Word"),
    KeyHint("Ctrl+Enter", "xuất Word"),
    KeyHint("Ctrl+S", "xem lần lưu cuối"),
)

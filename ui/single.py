"""One window a file: a second start asks the first to come to the front and ends."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtNetwork import QLocalServer

# QtNetwork is imported when it is used: not before the first paint.
_WAIT_MS = 1500


def channel(path: Path) -> str:
    """The name both starts derive from the file, whichever way it was written."""
    return "so-thi-dua-" + hashlib.sha256(str(path.resolve()).encode("utf-8")).hexdigest()[:24]


def call_first(path: Path) -> bool:
    """Ask the window that holds `path` to come to the front; False when none answers on this machine."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(channel(path))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(b"show\n")
    socket.waitForBytesWritten(_WAIT_MS)
    answered = socket.waitForReadyRead(_WAIT_MS)
    socket.disconnectFromServer()
    return bool(answered)


def listen(path: Path, show: Callable[[], object], parent: QObject) -> QLocalServer | None:
    """Answer later starts by `show()`; None where the machine gives no channel."""
    from PySide6.QtNetwork import QLocalServer

    server = QLocalServer(parent)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

    def answer() -> None:
        caller = server.nextPendingConnection()
        if caller is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.write(b"shown\n")
            caller.flush()
            show()

    server.newConnection.connect(answer)
    # Only the holder of the file's lock comes here: a name left by a killed program is nobody's.
    QLocalServer.removeServer(channel(path))
    return server if server.listen(channel(path)) else None

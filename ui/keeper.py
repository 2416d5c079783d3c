"""Backups at the start, each hour when changed, and at the close; a quiet check of the file at the start."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.errors import SayToUser
from ui.messages import Action

if TYPE_CHECKING:
    from app.services.safety import Outcome, Report
    from ui.window import Window

_HOUR_MS = 3_600_000
_MINUTE_MS = 60_000


class Keeper(QObject):
    """Works for one window; the copies are made in another thread, at the close in this one."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._office = window.office
        self._last: datetime | None = None
        self._failure = ""
        self._hourly = QTimer(self)
        self._hourly.setInterval(_HOUR_MS)
        self._hourly.timeout.connect(self.back_up)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._show)
        window.shell.backed_up.connect(self._read)

    def start(self) -> None:
        """After the first paint: check the file, copy it if it changed, then keep time."""
        self._read()
        work = self._office.safety.verify_work()
        self._window.jobs.run(
            "Đang kiểm tra sổ", lambda _progress: work(), self._verified, self._check_failed
        )
        self.back_up()
        self._hourly.start()
        self._minute.start()

    def back_up(self) -> None:
        """A copy if something changed since the last."""
        work = self._office.safety.backup_work()
        self._window.jobs.run("Đang sao lưu", lambda _progress: work(), self._made, self._failed)

    def _made(self, outcome: Outcome) -> None:
        self._failure = ""
        if outcome.newest is not None:
            self._last = outcome.newest.at
        shell = self._window.shell
        shell.withdraw("backup")
        if outcome.sentence:
            shell.warn(outcome.sentence, cause="second-place")
        else:
            shell.withdraw("second-place")
        self._show()

    def _failed(self, trouble: SayToUser) -> None:
        self._failure = str(trouble)
        self._window.shell.fail(trouble, Action("Thử lại", self.back_up), cause="backup")
        self._show()

    def _verified(self, report: Report) -> None:
        if report.ok:
            return
        more = f" Còn {len(report.sentences) - 1} điều nữa." if len(report.sentences) > 1 else ""
        shell = self._window.shell
        shell.fail(
            f"{report.sentences[0]}{more}",
            Action("Mở Sao lưu", lambda: shell.open_page("settings/backup")),
            cause="verify",
        )

    def _check_failed(self, trouble: SayToUser) -> None:
        self._window.shell.fail(trouble, cause="verify")

    def _read(self) -> None:
        newest = self._office.safety.last_verified()
        self._last = newest.at if newest else None
        self._show()

    def _show(self) -> None:
        self._window.foot.backup.show_age(self._last, self._office.now(), self._failure)

    def finish(self) -> None:
        """The last copy, before the office is closed."""
        self._hourly.stop()
        self._minute.stop()
        # Nobody is there to read a trouble any more; the next start tries again and says so.
        with suppress(SayToUser):
            self._office.safety.backup_if_changed()

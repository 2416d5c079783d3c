"""Proofreads beside the typing: waits until the edits settle, then reads in another thread."""

from __future__ import annotations

from time import monotonic, sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.jobs import Jobs

if TYPE_CHECKING:
    from app.services.office import Office
    from app.services.proofreading import ProofFinding

PAUSE_MS = 300
"""A pause after the last change this long begins a reading."""
REST_S = 0.3
"""Seconds without a key after which a reading goes on."""


class ProofRunner(QObject):
    """`done` carries the plan and its findings, those let stand too, as stored when the reading began."""

    done = Signal(int, object)

    def __init__(self, office: Office, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        # Jobs of its own: this one runs at every pause and would flicker at the foot of the window.
        self._jobs = Jobs(self)
        self._plan_id = 0
        self._last_key = 0.0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._begin)

    @property
    def busy(self) -> bool:
        """Whether a reading waits or is under way."""
        return self._pause.isActive() or bool(self._jobs.running)

    def ask(self, plan_id: int) -> None:
        """Read this plan once nothing has changed for a moment."""
        self._plan_id = plan_id
        self._pause.start()

    def typing(self) -> None:
        """A key was typed: a reading under way waits until the hands rest."""
        self._last_key = monotonic()

    def cancel(self) -> None:
        """Forget what was asked for."""
        self._plan_id = 0
        self._pause.stop()

    def settle(self) -> None:
        """Nothing runs any more (at the close of the window)."""
        self.cancel()
        self._jobs.settle()

    def _begin(self) -> None:
        from app.services.proofreading import shipped_lore

        if self._jobs.running:
            self._pause.start()
        else:
            # What is known of spelling takes a tenth of a second to load, the first time.
            self._jobs.run("soát lỗi", lambda _progress: shipped_lore(), self._read)

    def _read(self, _lore: object) -> None:
        plan_id = self._plan_id
        if not plan_id or self._pause.isActive():
            return
        reading = self._office.proofreading.reading(plan_id)

        def read(findings: tuple[ProofFinding, ...]) -> None:
            if plan_id == self._plan_id:
                self.done.emit(plan_id, findings)

        self._jobs.run("soát lỗi", lambda _progress: reading.all_findings(self._breathe), read)

    def _breathe(self) -> None:
        # In the other thread. The sleep hands Python over, which would else be kept for 5 ms at a time: the
        # window takes no notice of a reading, and a plan of usual length is read as soon.
        sleep(0.001)
        while self._plan_id and monotonic() - self._last_key < REST_S:
            sleep(0.02)

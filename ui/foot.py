"""The foot: the message line, the running job with its progress and cancel, the age of the last backup."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from ui.jobs import Job, Jobs
from ui.keybutton import IconButton
from ui.message_line import MessageLine
from ui.panes import Hairline, label
from ui.theme import Theme

_OLD = timedelta(days=1)


class RunningJob(QWidget):
    """Name, bar of 120, cancel; hidden while nothing runs."""

    def __init__(self, theme: Theme, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._name = label("", "muted")
        self._bar = QProgressBar()
        self._bar.setFixedSize(120, 6)
        self._bar.setTextVisible(False)
        self._cancel = IconButton(theme, "dismiss", "Dừng việc đang chạy")
        self._cancel.set_side(24)
        self._cancel.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._name)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        jobs.began.connect(self._took)
        jobs.ended.connect(self._left)
        self.hide()

    def _took(self, job: Job) -> None:
        self._job = job
        self._name.setText(job.name)
        self._bar.setAccessibleName(job.name)
        self._bar.setRange(0, 0)
        job.progressed.connect(self._at)
        self.show()

    def _at(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _left(self, job: Job) -> None:
        if self._jobs.running:
            if job is self._job:
                self._took(self._jobs.running[-1])
        else:
            self._job = None
            self.hide()

    def _stop(self) -> None:
        if self._job is not None:
            self._name.setText(f"{self._job.name}: đang dừng")
            self._job.cancel()


class BackupAge(QWidget):
    """Shield and words: green when fresh, amber after a day, an error after a failure."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon, self._role = "shield_checkmark", "muted"
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def show_age(self, last: datetime | None, now: datetime, failure: str = "") -> None:
        """`last` is when the newest verified backup was made; `failure` why the newest attempt was not."""
        if failure:
            self._set("shield_error", "err", "Chưa sao lưu được", failure)
        elif last is None:
            self._set("shield_error", "warn", "Chưa có bản sao lưu", "Sao lưu trong Cài đặt, Sao lưu.")
        elif now - last > _OLD:
            days = (now.date() - last.date()).days
            self._set(
                "shield_error", "warn", f"Sao lưu {days} ngày trước", f"Bản cuối: {last:%d/%m/%Y %H:%M}."
            )
        else:
            day = "" if last.date() == now.date() else "hôm qua "
            self._set(
                "shield_checkmark-filled",
                "good",
                f"Sao lưu {day}{last:%H:%M}, đã kiểm tra",
                f"Bản cuối đã mở lại và kiểm tra: {last:%d/%m/%Y %H:%M}.",
            )

    def words(self) -> str:
        """What it says."""
        return self._words

    def sizeHint(self) -> QSize:
        """Icon and words."""
        return QSize(QFontMetrics(self._theme.font(9.5)).horizontalAdvance(self._words) + 24, 24)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shield, words."""
        if not self._words:
            return
        painter = QPainter(self)
        pixmap = self._theme.icons.pixmap(self._icon, 16, self._role, self.devicePixelRatioF())
        painter.drawPixmap(0, (self.height() - 16) // 2, pixmap)
        painter.setFont(self._theme.font(9.5))
        painter.setPen(self._theme.colour("muted" if self._role == "good" else self._role))
        painter.drawText(
            QRectF(22, 0, self.width() - 22, self.height()), Qt.AlignmentFlag.AlignVCenter, self._words
        )

    def _set(self, icon: str, role: str, words: str, why: str) -> None:
        self._icon, self._role, self._words = icon, role, words
        self.setAccessibleName(words)
        self.setAccessibleDescription(why)
        self.setToolTip(why)
        self.updateGeometry()
        self.update()


class Foot(QWidget):
    """30 px under everything."""

    def __init__(self, theme: Theme, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = MessageLine(theme)
        self.backup = BackupAge(theme)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(16)
        row.addWidget(self.line, 1)
        row.addWidget(RunningJob(theme, jobs))
        row.addWidget(self.backup)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(Hairline(theme))
        rows.addLayout(row, 1)
        self._theme = theme
        self._measure()
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        self.setFixedHeight(self._theme.row(30))

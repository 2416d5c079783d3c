"""Cài đặt, Sao lưu: the copies with what is inside, restoring one, a second place, checking the file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app import paths
from ui import ask_file
from ui.dialog import Dialog
from ui.empty import EmptyState
from ui.key_words import sequence
from ui.keybutton import KeyButton
from ui.panes import Hairline, Pane, SidePanel, label, wrapped
from ui.row_table import Column, RowTable

if TYPE_CHECKING:
    from app.services.office import Office
    from app.services.safety import BackupInfo, Outcome, Report
    from ui.shell import Shell

_INSIDE = (
    ("plan", "kế hoạch"),
    ("person", "cán bộ"),
    ("attendance_day", "ngày công ghi tay"),
    ("incident", "vụ việc"),
    ("award_held", "khen thưởng"),
    ("register_entry", "văn bản đi"),
)


def size_words(size: int) -> str:
    """`412 kB`, `1,3 MB`."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def inside_words(info: BackupInfo) -> str:
    """`1 kế hoạch, 25 mục, 3 văn bản đi`: what is inside, kinds of which there is none left out."""
    found = [f"{info.counts[table]} {words}" for table, words in _INSIDE if info.counts.get(table)]
    return ", ".join(found) or "chưa có gì"


def moment(at: datetime) -> str:
    """`05/06/2023 07:58`."""
    return f"{at:%d/%m/%Y %H:%M}"


class BackupPage(QWidget):
    """List in the middle, the file and its places at the right."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        theme = shell.theme
        self.table = RowTable(
            theme,
            "Các bản sao lưu",
            (
                Column("Ngày giờ", lambda info: moment(info.at), 140, weight=500),
                Column("Bên trong", inside_words, second=_last),
                Column("Cỡ", lambda info: size_words(info.size), 76, right=True),
                Column("", lambda info: "", 170, chip=_state),
            ),
            lines=2,
        )
        self.table.chosen.connect(lambda _info: self._enable())
        self.table.opened.connect(lambda _info: self.restore_chosen())
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(
            EmptyState(
                theme,
                "history",
                "Chưa có bản sao lưu",
                "Chương trình tự sao lưu khi mở, khi đóng và mỗi giờ nếu có thay đổi. "
                "Bấm Sao lưu ngay để có bản đầu tiên.",
            )
        )
        self.now = KeyButton(theme, "Sao lưu ngay", "main", "Ctrl+Enter", "save")
        self.now.clicked.connect(self.back_up)
        self.restore = KeyButton(theme, "Khôi phục…", "plain", icon="arrow_counterclockwise")
        self.restore.clicked.connect(self.restore_chosen)
        self.check = KeyButton(theme, "Kiểm tra sổ", "plain", icon="checkmark_circle")
        self.check.clicked.connect(self.verify)
        self.result = wrapped("", "body")
        self.place = wrapped("", "")
        self.choose = KeyButton(theme, "Chọn thư mục…", "link")
        self.choose.clicked.connect(self._choose_place)
        self.leave = KeyButton(theme, "Thôi dùng", "link")
        self.leave.clicked.connect(lambda: self._set_place(None))
        self.copy = KeyButton(theme, "Chép sổ ra nơi khác…", "plain", icon="copy")
        self.copy.clicked.connect(self._copy_out)
        self._lay_out()
        QShortcut(
            sequence("Ctrl+Return"),
            self,
            self.back_up,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )
        self.setFocusProxy(self.table)
        self.reload()

    def reload(self) -> None:
        """Read the copies and the places again."""
        infos = self._office.safety.backups()
        self.table.set_records(infos)
        self._middle.setCurrentIndex(0 if infos else 1)
        if infos and self.table.current() is None:
            self.table.selectRow(0)
        place = self._office.safety.second_place()
        self.place.setText(str(place) if place else "Chưa chọn. Nên là một USB cất riêng, cắm vào mỗi tuần.")
        self.leave.setVisible(place is not None)
        self._enable()

    def back_up(self) -> None:
        """A copy now, in another thread."""
        work = self._office.safety.backup_work(always=True)
        self._shell.run_job("Đang sao lưu", lambda _progress: work(), self._backed_up)

    def verify(self) -> None:
        """Check the file in another thread; the sentences stand at the right."""
        work = self._office.safety.verify_work()
        self._shell.run_job("Đang kiểm tra sổ", lambda _progress: work(), self._verified)

    def restore_chosen(self) -> None:
        """Ask, then put the chosen copy in the place of the file."""
        info = self.table.current()
        if info is None or not info.verified:
            return
        dialog = Dialog(
            self._shell.theme,
            "Khôi phục từ bản sao lưu",
            f"Trở về lúc {moment(info.at)}",
            f"Bản sao có {inside_words(info)}. Mọi thay đổi sau lúc đó sẽ không còn trong sổ. "
            "Sổ hiện nay được chép riêng một bản trước khi khôi phục; từ danh sách này vẫn quay lại được.",
            "Khôi phục",
            icon="arrow_counterclockwise",
            parent=self.window(),
        )
        dialog.not_yet = "Chưa khôi phục"
        dialog.deed = lambda: self._restore(info)
        dialog.exec()

    def _restore(self, info: BackupInfo) -> None:
        self._shell.jobs.settle()
        self._office.safety.restore(info.path)
        self.reload()
        self._shell.say(
            f"Đã khôi phục sổ từ bản lúc {moment(info.at)}. Sổ trước đó có một bản trong danh sách."
        )

    def _backed_up(self, outcome: Outcome) -> None:
        self.reload()
        if outcome.sentence:
            self._shell.warn(outcome.sentence, cause="second-place")
        elif outcome.newest is not None:
            self._shell.say(f"Đã sao lưu lúc {outcome.newest.at:%H:%M}, bản sao đã mở lại và kiểm tra.")
        self._shell.backed_up.emit()

    def _verified(self, report: Report) -> None:
        if report.ok:
            self.result.setText("Sổ lành lặn: đọc được từng trang, mọi dòng nối đúng chỗ, nhật ký đủ.")
        else:
            self.result.setText("\n".join(report.sentences))
        self.result.setAccessibleName(self.result.text())

    def _enable(self) -> None:
        info = self.table.current()
        self.restore.setEnabled(info is not None and info.verified)

    def _choose_place(self) -> None:
        start = self._office.safety.second_place() or Path.home()
        place = ask_file.folder(self, "Nơi cất bản sao thứ hai", start)
        if place is not None:
            self._set_place(place)

    def _set_place(self, place: Path | None) -> None:
        def deed() -> bool:
            self._office.safety.set_second_place(place)
            return True

        if self._shell.attempt(deed):
            self.reload()
            self._shell.say(f"Bản sao thứ hai cất ở {place}." if place else "Thôi cất bản sao thứ hai.")

    def _copy_out(self) -> None:
        name = f"{self._office.path.stem} {self._office.now():%Y-%m-%d}.db"
        target = ask_file.save_as(
            self, "Chép sổ ra nơi khác", paths.papers_folder() / name, ask_file.DATABASES
        )
        if target is None:
            return
        info: Any = self._shell.attempt(lambda: self._office.safety.copy_to(target))
        if info is not None:
            self._shell.say(f"Đã chép sổ ra {target.name}, bản chép đã mở lại và kiểm tra.")

    def _lay_out(self) -> None:
        theme = self._shell.theme
        pane = Pane(theme)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 10, 4)
        head.setSpacing(8)
        head.addWidget(label("Sao lưu", "title"))
        head.addStretch(1)
        head.addWidget(self.restore)
        head.addWidget(self.now)
        explain = wrapped(
            "Tự sao lưu khi mở, khi đóng và mỗi giờ nếu có thay đổi. "
            "Mỗi bản được mở lại, kiểm tra và đếm rồi mới tính.",
            "muted",
        )
        explain.setContentsMargins(12, 0, 12, 10)
        rows = QVBoxLayout(pane)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(explain)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self._middle, 1)
        side = SidePanel(theme, "Sổ và nơi cất")
        side.setFixedWidth(320)
        file = wrapped(str(self._office.path), "")
        file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        folder = KeyButton(theme, "Mở thư mục", "link")
        other = KeyButton(theme, "Mở hoặc lập sổ khác…", "link")
        other.clicked.connect(self._shell.open_other)
        folder.clicked.connect(lambda: ask_file.show_folder(self._office.path.parent))
        for part in (
            label("Sổ đang mở", "label"), file, folder, other,
            label("Nơi cất bản sao thứ hai", "label"), self.place, self.choose, self.leave,
            label("Kiểm tra", "label"), self.check, self.result,
        ):  # fmt: skip
            if isinstance(part, QLabel) and part.property("kind") == "label":
                side.body.addSpacing(6)
            side.body.addWidget(part)
        side.body.addStretch(1)
        side.buttons.addWidget(self.copy)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(pane, 1)
        whole.addWidget(side)


def _last(info: BackupInfo) -> str:
    return f"việc cuối: {info.last_operation}" if info.last_operation else ""


def _state(info: BackupInfo) -> tuple[str, str] | None:
    if not info.verified:
        return ("err", "chưa đọc được")
    return ("closed", info.reason) if info.reason else ("good", "đã kiểm tra")

"""Which tabs and pages the window has, as data: a later tab is one more line here."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.messages import KeyHint

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell


@dataclass(frozen=True)
class Page:
    """A tab (it has an icon) or a page over the tabs. Its module is imported when it is first shown.

    `under`: the tab a page belongs to, which stays marked while the page is in front; "" for one of no tab.

    `widget` is called with (office, shell). If what it makes has `open_target(target)`, search and links call
    it with "plan:3/node:12", "register:5", "settings:units" (see services/search.py).
    """

    name: str
    words: str
    module: str
    widget: str
    icon: str = ""
    under: str = ""

    def build(self, office: Office, shell: Shell) -> QWidget:
        """The widget, built now."""
        made = getattr(import_module(self.module), self.widget)(office, shell)
        assert isinstance(made, QWidget)
        return made


TABS = (
    Page("plan", "Kế hoạch", "ui.plan_tab", "PlanTab", "document_text"),
    Page("attendance", "Chuyên cần", "ui.attendance_tab", "AttendanceTab", "calendar_ltr"),
    Page("achievements", "Thành tích", "ui.achievements_tab", "AchievementsTab", "ribbon"),
    Page("rounds", "Bình xét", "ui.round_tab", "RoundTab", "hom_phieu"),
    Page("staff", "Cán bộ", "ui.staff_tab", "StaffTab", "people"),
    Page("diary", "Nhật ký", "ui.diary_tab", "DiaryTab", "history"),
)
COVERS = (
    Page("plan-import", "Nhập kế hoạch", "ui.plan_import_page", "PlanImportPage", under="plan"),
    Page("staff-import", "Nhập cán bộ", "ui.staff_import_page", "staff_import_page", under="staff"),
    Page(
        "awards-import",
        "Nhập khen thưởng",
        "ui.awards_import_page",
        "awards_import_page",
        under="achievements",
    ),
    Page(
        "registrations-import",
        "Nhập đăng ký thi đua",
        "ui.awards_import_page",
        "registrations_import_page",
        under="achievements",
    ),
    Page("clock-import", "Nhập giờ chấm", "ui.clock_import_page", "ClockImportPage", under="attendance"),
    Page("absence", "Giấy nghỉ", "ui.absence_page", "AbsencePage", under="attendance"),
    Page("leave", "Ngày phép", "ui.leave_page", "LeavePage", under="attendance"),
    Page("register", "Sổ văn bản đi", "ui.register_page", "RegisterPage", under="plan"),
    Page("next_year", "Lập kế hoạch năm sau", "ui.next_year_page", "NextYearPage", under="plan"),
    Page("compare", "So sánh kế hoạch", "ui.compare_page", "ComparePage", under="plan"),
    Page("conformity", "Kiểm tra thể thức", "ui.conformity_page", "ConformityPage", under="plan"),
    Page(
        "achievement_paper",
        "Văn bản thành tích",
        "ui.achievement_paper_page",
        "AchievementPaperPage",
        under="achievements",
    ),
    Page("registration", "Đăng ký thi đua", "ui.registration_page", "RegistrationPage", under="achievements"),
    Page("grading", "Xếp loại chất lượng", "ui.grading_page", "GradingPage", under="achievements"),
    Page("initiatives", "Sáng kiến", "ui.initiatives_page", "initiatives_page", under="achievements"),
    Page(
        "initiative-use",
        "Sáng kiến đã dùng",
        "ui.initiative_use_page",
        "InitiativeUsePage",
        under="achievements",
    ),
    Page("works", "Thành tích nổi bật", "ui.works_page", "works_page", under="achievements"),
    Page("matters", "Việc đang xem xét", "ui.matters_page", "MattersPage", under="attendance"),
    Page("statistics", "Thống kê năm", "ui.statistics_page", "StatisticsPage", under="achievements"),
    Page("movements", "Phong trào thi đua", "ui.movements_page", "MovementsPage", under="achievements"),
    Page(
        "successions",
        "Đơn vị sáp nhập, đổi tên",
        "ui.successions_page",
        "SuccessionsPage",
        under="achievements",
    ),
    Page("conduct", "Vụ việc", "ui.conduct_page", "ConductPage", under="attendance"),
    Page("points", "Điểm theo dõi", "ui.points_page", "PointsPage", under="attendance"),
    Page("discipline", "Kỷ luật", "ui.discipline_page", "DisciplinePage", under="attendance"),
    Page("conduct_paper", "Giấy tờ vụ việc", "ui.conduct_paper_page", "ConductPaperPage", under="attendance"),
    Page("year", "Cả năm", "ui.year_page", "YearPage", under="attendance"),
    Page("settings", "Cài đặt", "ui.settings_page", "SettingsPage"),
)

GLOBAL_KEYS = (
    KeyHint("Ctrl+K", "tìm mọi thứ, gõ không dấu cũng được"),
    KeyHint("Ctrl+I", "ghi nhận vụ việc theo mục II.6"),
    KeyHint("Ctrl+1, Ctrl+2 …", "sang tab; Ctrl+PgUp, Ctrl+PgDn tab trước, tab sau"),
    KeyHint("Alt+PgUp, Alt+PgDn", "năm trước, năm sau"),
    KeyHint("Ctrl+Z, Ctrl+Y", "hoàn tác, làm lại"),
    KeyHint("Ctrl+S", "xem lần lưu cuối: mọi thay đổi tự lưu khi rời ô"),
    KeyHint("F1", "bật, tắt bảng phím này"),
)

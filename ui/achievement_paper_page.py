"""Papers of achievements as they will be printed: report of a person or collective, lists, confirmation."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from app.documents.model import Document
from app.domain.holder import Holder
from app.errors import SayToUser
from app.services.award_catalogue import catalogue_on
from ui.fields import Choice, Field, Line
from ui.holder_words import read_target, target_of
from ui.panes import wrapped
from ui.paper_cover import PaperCover

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_CAUSE = "achievement-paper"
_MOST = 6  # gaps told beside the paper
REPORT, CONFIRMATION, REGISTRATIONS, INITIATIVES = "report", "confirmation", "registrations", "initiatives"
_WORDS = {
    REPORT: "Báo cáo thành tích",
    CONFIRMATION: "Xác nhận thành tích",
    REGISTRATIONS: "Danh sách đăng ký thi đua",
    INITIATIVES: "Danh sách sáng kiến",
}
_ABOUT = {
    REPORT: "Mục thành tích lấy từ sổ, mỗi dòng kèm số quyết định. Phần tự viết điền trong Word.",
    CONFIRMATION: "Danh hiệu, khen thưởng, xếp loại trong sổ, mỗi dòng kèm số quyết định.",
    REGISTRATIONS: "Đăng ký của cả cơ quan trong năm.",
    INITIATIVES: "Sáng kiến, đề tài của năm với tác giả và cấp công nhận.",
}
_NAMES = {
    REGISTRATIONS: "Danh-sach-dang-ky",
    INITIATIVES: "Danh-sach-sang-kien",
}


class AchievementPaperPage(PaperCover):
    """`open_target("achievement_paper:p5")`: the papers of that holder; the working year is theirs."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__(office, shell, "achievement_paper", _CAUSE, "Về trang thành tích")
        self._holder = Holder()
        self.kind = Choice(_WORDS)
        self.aim = Choice()
        self.aim.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.year = Line()
        self._aim_field = Field(shell.theme, "Đề nghị", self.aim)
        self._year_field = Field(shell.theme, "Năm", self.year, width=80)
        self.gaps = wrapped("", "warnText")
        for field in (Field(shell.theme, "Văn bản", self.kind), self._aim_field, self._year_field, self.gaps):
            self.side.addWidget(field)
        self.make = self._document
        self.proposed = self._proposed
        self.kind.activated.connect(lambda _at: self._turn())
        self.aim.activated.connect(lambda _at: self.reload())
        self._year_field.left.connect(self._turn)
        self.back.clicked.connect(self._go_back)

    def open_target(self, target: object) -> None:
        """The report of the holder, aimed at what was registered for the year, else at what it was given."""
        holder, _link = read_target(str(target))
        if holder is None:
            return
        self._holder = holder
        self.year.setText(str(self._shell.year()))
        self._year_field.settle()
        self.kind.set_value(REPORT)
        self._turn()

    def reload(self) -> None:
        """The paper again, and beside a report what no decision proves yet."""
        super().reload()
        self.gaps.setText(self._gap_words() if self.kind.value() == REPORT else "")
        self.gaps.setVisible(bool(self.gaps.text()))

    def _gap_words(self) -> str:
        code, year = str(self.aim.value()), self._year()
        try:
            facts = self._office.achievement_papers.facts(self._holder, code, year)
        except SayToUser:  # the paper itself has said so
            return ""
        found = [one for one in (facts.held(), *facts.gaps()) if one]
        shown = [f"· {one}" for one in found[:_MOST]]
        if len(found) > _MOST:
            shown.append(f"và {len(found) - _MOST} điều nữa, đánh dấu ở trang thành tích.")
        return "\n".join(shown)

    def _turn(self) -> None:
        kind, year = str(self.kind.value()), self._year()
        self.title.setText(_WORDS[kind])
        self.about.setText(_ABOUT[kind])
        self._aim_field.setVisible(kind == REPORT)
        found = {e.code: e.name for e in catalogue_on(date(year, 12, 31), self._holder.subject)}
        if not self.aim.offers(found):
            chosen = self.aim.value()
            self.aim.offer(found)
            desk = self._office.achievements
            wanted = [
                row.code
                for row in (*desk.awards.rows(self._holder), *desk.registrations.rows(self._holder))
                if row.year == year and row.code in found
            ]
            self.aim.set_value(chosen if chosen in found else wanted[-1] if wanted else next(iter(found), ""))
        self.reload()

    def _year(self) -> int:
        words = self.year.words()
        return int(words) if words.isascii() and words.isdigit() and len(words) == 4 else self._shell.year()

    def _document(self) -> Document:
        desk, year, kind = self._office.achievement_papers, self._year(), self.kind.value()
        if kind == REPORT:
            return desk.report(self._holder, str(self.aim.value()), year)
        if kind == CONFIRMATION:
            return desk.confirmation(self._holder, year)
        return desk.registrations(year) if kind == REGISTRATIONS else desk.initiatives(year)

    def _proposed(self) -> Path:
        kind, year, desk = str(self.kind.value()), self._year(), self._office.achievement_papers
        if kind == REPORT:
            name = desk.report_name(self._holder, str(self.aim.value()), year)
        elif kind == CONFIRMATION:
            name = desk.confirmation_name(self._holder, year)
        else:
            name = f"{_NAMES[kind]}-{year}.docx"
        return paths.papers_folder() / name

    def _go_back(self) -> None:
        self._shell.open_page("achievements", target_of(self._holder))

"""What can still be done about a result: vote again, a lower title, the chair's choice, seal, correct."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.holder import holder_of
from app.domain.round_results import NameResult, Standing
from app.domain.wording import lower_first
from app.services.round_doubts import doubts, lacks_before_sealing
from app.services.round_view import RoundView
from ui.dialog import Dialog
from ui.fields import Choice, Field, Line, Lines
from ui.keybutton import KeyButton
from ui.panes import SidePanel, wrapped

if TYPE_CHECKING:
    from ui.round_hub import RoundHub

_UNDECIDED = (Standing.SHORT, Standing.TIED, Standing.BROKEN, Standing.NO_QUORUM)


class ResultDeeds:
    """Buttons of the panel; each shows only where its deed makes sense."""

    def __init__(self, hub: RoundHub, parent: QWidget) -> None:
        self._hub = hub
        self._parent = parent
        self._result: NameResult | None = None
        theme = hub.shell.theme
        self.why = Field(theme, "Lý do bỏ phiếu lại", Line(placeholder="Hội đồng thảo luận lại"))
        self.again = KeyButton(theme, "Bỏ phiếu lại tên này", "plain")
        self.lower_title = Choice()
        self.lower_title.setAccessibleName("Danh hiệu thấp hơn")
        self.lower = KeyButton(theme, "Xét danh hiệu thấp hơn", "plain")
        self.pick = KeyButton(theme, "Chủ tịch chọn tên này", "plain")
        self.correct = KeyButton(theme, "Lập bản đính chính…", "plain")
        self.again.clicked.connect(self._again)
        self.lower.clicked.connect(self._lower)
        self.pick.clicked.connect(self._pick)
        self.correct.clicked.connect(self._correct)

    def put_into(self, panel: SidePanel) -> None:
        """Fields into the body, the correction below."""
        for widget in (self.why, self.again, self.lower_title, self.lower, self.pick):
            panel.body.addWidget(widget)
        panel.buttons.addWidget(self.correct)

    def show(self, view: RoundView | None, result: NameResult | None) -> None:
        """Which deeds are there for the name."""
        self._result = result
        open_still = view is not None and view.closing is None and not view.simple
        undecided = open_still and result is not None and result.latest and result.standing in _UNDECIDED
        waiting = set()
        if view is not None:
            waiting = {n.id for n in self._hub.office.rounds.outcomes.uncounted(view)}
        undecided = undecided and result is not None and result.nominee.id not in waiting
        for widget in (self.why, self.again):
            widget.setVisible(undecided)
        lower: dict[int, str] = {}
        if undecided and view is not None and result is not None:
            higher = view.title(result.nominee.title_id)
            lower = {
                t.id: view.title_name(t)
                for t in view.titles
                if t.position < higher.position and t.subject == higher.subject
                if holder_of(result.nominee)
                not in {holder_of(n) for n in view.nominees_of(t.id, listed=True)}
            }
        self.lower_title.offer(lower)
        self.lower_title.setVisible(bool(lower))
        self.lower.setVisible(bool(lower))
        self.pick.setVisible(undecided and result is not None and result.standing is Standing.TIED)
        self.correct.setVisible(view is not None and view.closing is not None)

    def close(self, view: RoundView) -> None:
        """Ask, then freeze and seal."""
        dialog = Dialog(
            self._hub.shell.theme,
            "Niêm phong kết quả",
            f"Niêm phong {view.round.name}",
            "Danh sách Hội đồng, quy định, số phiếu và kết quả được khóa lại và tính mã niêm phong. "
            "Sau đó không sửa được; sai sót thì lập bản đính chính, bản niêm phong vẫn giữ.",
            "Niêm phong kết quả",
            icon="lock_closed",
            parent=self._parent,
        )
        office = self._hub.office
        doubted = doubts(office, view, office.rounds.outcomes.results(view))
        names = {n.id: n.name for n in view.nominees}
        said = [f"{names[number]}: {lower_first(why)}" for number, why in doubted.items()]
        lacking = lacks_before_sealing(view)
        if lacking:
            said.append("Văn bản sẽ còn thiếu, niêm phong rồi không ghi thêm được:")
            said += [f"· {one}" for one in lacking]
        if said:
            dialog.body.addWidget(wrapped("\n".join(said), "warnText"))
        number = view.round.id
        kept = []
        dialog.deed = lambda: kept.append(self._hub.office.rounds.outcomes.close(number))
        if dialog.exec() and kept:
            papers = "biên bản họp phòng" if view.unit_level else "biên bản, tờ trình, quyết định"
            self._hub.shell.report(kept[0], f"Đã niêm phong kết quả. Bước tiếp theo: lập {papers}.")

    def _again(self) -> None:
        view, result = self._hub.view, self._result
        if view is None or result is None:
            return
        assert isinstance(self.why.editor, Line)
        words = self.why.editor.words()
        if not words:
            self.why.set_error("Chưa có lý do bỏ phiếu lại. Ví dụ: bằng phiếu ở chỗ cuối.")
            self.why.editor.setFocus()
            return
        self.why.set_error("")
        nominee = result.nominee
        done = self._hub.shell.attempt(lambda: self._hub.office.rounds.outcomes.again(view, [nominee], words))
        if done is not None:
            self._hub.shell.report(done)
            self._hub.step_asked.emit(3)  # the papers of the new ballot are printed first

    def _lower(self) -> None:
        view, result, number = self._hub.view, self._result, self.lower_title.value()
        if view is None or result is None or not isinstance(number, int):
            return
        title, nominee = view.title(number), result.nominee
        done = self._hub.shell.attempt(lambda: self._hub.office.rounds.outcomes.lower(view, nominee, title))
        if done is not None:
            self._hub.shell.report(done)

    def _pick(self) -> None:
        view, result = self._hub.view, self._result
        if view is None or result is None:
            return
        nominee = result.nominee
        done = self._hub.shell.attempt(
            lambda: self._hub.office.rounds.outcomes.pick(view, nominee, chosen=not nominee.chair_pick)
        )
        if done is not None:
            self._hub.shell.report(done)

    def _correct(self) -> None:
        view, theme = self._hub.view, self._hub.shell.theme
        if view is None:
            return
        dialog = Dialog(
            theme,
            "Bản đính chính",
            f"Đính chính {view.round.name}",
            "Bản niêm phong giữ nguyên; bản đính chính đứng bên cạnh, có mã riêng nối tiếp.",
            "Lập bản đính chính",
            parent=self._parent,
        )
        fields = {
            name: dialog.add_field(name, Field(theme, words, Lines(rows=2)))
            for name, words in (("wrong", "Điều sai"), ("correct", "Nay sửa là"), ("reason", "Lý do, căn cứ"))
        }
        number = view.round.id
        kept = []

        def deed() -> None:
            words = [field.editor.words() for field in fields.values() if isinstance(field.editor, Lines)]
            kept.append(self._hub.office.rounds.outcomes.correct(number, *words))

        dialog.deed = deed
        if dialog.exec() and kept:
            self._hub.shell.report(kept[0], "Đã lập bản đính chính.")

"""Lập kế hoạch năm sau: what a new year asks of the old plan, sentence by sentence, beside the new page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut, QShowEvent

from app.errors import SayToUser
from app.services.next_year import Proposal, Roll, RolledPlan, Sort
from ui.key_words import sequence
from ui.messages import Action, KeyHint
from ui.next_year_panes import EVERY, NextYearPanes
from ui.pane_walk import HINT, walk_panes

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_SHOWN = frozenset(
    {"plan", "plan_node", "office_identity", "signatory", "recipient_preset", "legal_basis", "unit"}
)
_KEYS = (
    KeyHint("Space", "lấy hoặc để nguyên chỗ đang chọn"),
    KeyHint("Enter", "lấy rồi sang chỗ sau; chỗ cần trả lời thì vào ô trả lời"),
    KeyHint("Ctrl+A", "lấy tất cả những chỗ lấy được"),
    KeyHint("F8, Shift+F8", "chỗ chưa lấy sau, trước"),
    KeyHint("Ctrl+Enter", "lập kế hoạch với những chỗ đã lấy"),
    HINT,
    KeyHint("Esc", "về tab Kế hoạch, chưa ghi gì"),
)
_CAUSE = "next-year"


class NextYearPage(NextYearPanes):
    """`open_target("next_year:3")` shows plan 3 for the next year, `"next_year:3/2026"` for another one."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__(office, shell)
        self._plan_id = 0
        self._year = 0
        self._roll: Roll | None = None
        self._taken: frozenset[str] = frozenset()
        self._answers: dict[str, str] = {}
        self._stale = False
        self._connect()
        shell.set_keys("next_year", _KEYS)
        walk_panes(self, lambda: (self.list, self.filter, self.answer, self.paper.view))
        self.setFocusProxy(self.list)

    def open_target(self, target: object) -> None:
        """The plan to start from, and perhaps the year to make."""
        words = str(target).partition(":")[2]
        number, _, year = words.partition("/")
        if not number.isdigit():
            return
        wanted = int(year) if year.isdigit() else 0
        if int(number) != self._plan_id or wanted != self._year:
            self._taken, self._answers = frozenset(), {}
        self._plan_id, self._year = int(number), wanted
        self.reload()
        self.list.setFocus()

    def reload(self) -> None:
        """Look at the plan again; what was taken and answered stays so where it still stands."""
        self._stale = False
        if not self._plan_id:
            return
        try:
            roll = self._office.next_year.look(self._plan_id, self._year or None)
        except SayToUser as trouble:
            self._roll = None
            self._show_refusal(trouble)
            return
        self._roll = roll
        known = {proposal.key for proposal in roll.proposals}
        self._taken &= known
        self.title.setText(f"Kế hoạch {roll.year}")
        self.source.setText(f"từ kế hoạch {roll.plan.year}")
        self.make.set_words(f"Lập kế hoạch {roll.year}")
        self.notices.setText("\n".join(roll.notices))
        self.notices.setVisible(bool(roll.notices))
        self._middle.setCurrentIndex(0)
        self._filter()
        if self.list.current() is None and roll.proposals:
            self.list.setCurrentIndex(self.list.rows.index(0))
        self._chosen(self.list.current())

    def toggle(self, proposal: Proposal) -> None:
        """Take it, or leave it as it stands; what still needs an answer asks for it."""
        if proposal.sort is Sort.KEEP:
            return
        if proposal.question and proposal.question not in self._answers:
            self._ask(proposal)
            return
        self._choose(self._taken ^ {proposal.key})

    def enter(self, proposal: Proposal) -> None:
        """Take it and go on to the next one that is not taken."""
        if proposal.question and proposal.question not in self._answers and proposal.sort is not Sort.KEEP:
            self._ask(proposal)
            return
        if proposal.sort is not Sort.KEEP:
            self._choose(self._taken | {proposal.key})
        self.step(1)

    def take_everything(self) -> None:
        """Take all that can be taken, or leave all again when it is taken already."""
        roll = self._roll
        if roll is not None:
            every = roll.takeable(self._answers)
            self._choose(frozenset() if every <= self._taken else every)

    def step(self, by: int) -> None:
        """The next (1) or previous (-1) place that is neither taken nor kept; stays when there is none."""
        rows = self.list.rows.values
        at = self.list.currentIndex().row()
        order = [(at + by * offset) % len(rows) for offset in range(1, len(rows) + 1)] if rows else []
        for place in order:
            if rows[place].sort is not Sort.KEEP and rows[place].key not in self._taken:
                self.list.choose(rows[place].key)
                return
        self._shell.say("Mọi chỗ đã lấy. Ctrl+Enter để lập kế hoạch.")

    def make_plan(self) -> None:
        """Write the new plan and go to it; what was left waits there under Trước khi ký."""
        roll = self._roll
        if roll is None or not self.make.isEnabled():
            return
        done = self._shell.attempt(
            lambda: self._office.next_year.create(roll, self._taken, self._answers), _CAUSE
        )
        if done is None:
            return
        assert isinstance(done.value, RolledPlan)
        self._shell.withdraw(_CAUSE)
        taken, left = len(self._taken), len(done.value.left)
        rest = f" {left} chỗ để nguyên, có ở Trước khi ký." if left else ""
        self._taken, self._answers = frozenset(), {}
        self._shell.open_page("plan", f"plan:{done.value.plan_id}")
        self._shell.say(
            f"Đã lập kế hoạch {roll.year} từ kế hoạch {roll.plan.year}: đổi {taken} chỗ.{rest}",
            Action("Hoàn tác", lambda: self._shell.undo(done.operation)),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is read now; asked for by itself, the newest plan is what it starts from."""
        super().showEvent(event)
        years = self._office.plans.years()
        if not self._plan_id and years:
            self._plan_id, self._stale = years[0].plan_id, True
        if self._stale:
            self.reload()

    def _choose(self, taken: frozenset[str]) -> None:
        self._taken = taken
        self.list.rows.set_choice(taken, self._answers)
        self._count()
        self._preview()

    def _answered(self, question: str, words: str) -> None:
        roll = self._roll
        if roll is None:
            return
        self._answers[question] = words
        same = {p.key for p in roll.proposals if p.question == question and p.sort is not Sort.KEEP}
        self._choose(self._taken | same)
        self.list.setFocus()
        self.step(1)

    def _ask(self, proposal: Proposal) -> None:
        asked = self._asked(proposal)
        if asked is None:
            return
        self.list.choose(asked.key)
        self.answer.show_proposal(
            asked, self._answers.get(asked.question, ""), self._new_year(), self._places(asked)
        )
        if self.answer.isVisible():
            self.answer.focus()
        else:
            self._shell.say(f"{asked.why}.")

    def _asked(self, proposal: Proposal) -> Proposal | None:
        """The place whose question this one waits for: itself, or the first with the same question."""
        if proposal.sort is Sort.ASK or self._roll is None:
            return proposal
        return next(
            (p for p in self._roll.proposals if p.question == proposal.question and p.sort is Sort.ASK), None
        )

    def _chosen(self, proposal: Proposal | None) -> None:
        asked = proposal if proposal is not None and proposal.sort is Sort.ASK else None
        answer = self._answers.get(asked.question, "") if asked else ""
        self.answer.show_proposal(asked, answer, self._new_year(), self._places(asked))
        if proposal is not None:
            self.paper.view.follow(proposal.target)

    def _places(self, asked: Proposal | None) -> int:
        if asked is None or self._roll is None:
            return 0
        return sum(p.question == asked.question for p in self._roll.proposals)

    def _new_year(self) -> int:
        return self._roll.year if self._roll else 0

    def _filter(self) -> None:
        roll = self._roll
        if roll is None:
            return
        counts = {sort: sum(p.sort is sort for p in roll.proposals) for sort in Sort}
        self.filter.offer(
            {
                EVERY: f"Tất cả ({len(roll.proposals)})",
                Sort.CHANGE: f"Đề nghị đổi ({counts[Sort.CHANGE]})",
                Sort.ASK: f"Cần trả lời ({counts[Sort.ASK]})",
                Sort.KEEP: f"Giữ nguyên ({counts[Sort.KEEP]})",
            }
        )
        wanted = self.filter.value()
        self.list.rows.show_values([p for p in roll.proposals if wanted in (EVERY, p.sort)])
        self._choose(self._taken)

    def _count(self) -> None:
        roll = self._roll
        if roll is None:
            return
        offered = [p for p in roll.proposals if p.sort is not Sort.KEEP]
        taken = sum(p.key in self._taken for p in offered)
        self.count.setText(f"Lấy {taken} trên {len(offered)}; {len(offered) - taken} chỗ để nguyên")
        every = roll.takeable(self._answers)
        all_taken = bool(every) and every <= self._taken
        self.take_all.set_words("Để nguyên tất cả" if all_taken else f"Lấy tất cả ({len(every)})", "Ctrl+A")
        self.take_all.setEnabled(bool(every))

    def _preview(self) -> None:
        roll, taken, answers = self._roll, self._taken, dict(self._answers)
        if roll is not None:
            self.paper.view.show_later(lambda: self._office.papers.draft_paper(*roll.rolled(taken, answers)))

    def _show_refusal(self, trouble: SayToUser) -> None:
        plan = self._office.plans.plan(self._plan_id)
        year = self._year or plan.year + 1
        there = self._office.plans.current(year)
        self._middle.setCurrentIndex(1 if there else 0)
        if there is None:
            self._shell.fail(trouble, cause=_CAUSE)
            return
        self.empty.set_words(
            f"Năm {year} đã có kế hoạch",
            f"Kế hoạch {plan.year} không chép đè lên. Mở kế hoạch {year} để sửa, hoặc so sánh hai kế hoạch.",
        )
        self.open_there.set_words(f"Mở kế hoạch {year}")

    def _open_there(self) -> None:
        there = self._office.plans.current(self._year or self._office.plans.plan(self._plan_id).year + 1)
        if there is not None:
            self._shell.open_page("plan", f"plan:{there.id}")

    def _compare(self) -> None:
        there = self._office.plans.current(self._year or self._office.plans.plan(self._plan_id).year + 1)
        if there is not None:
            self._shell.open_page("compare", f"compare:{self._plan_id}/{there.id}")

    def _heard(self, kinds: frozenset[str]) -> None:
        if not kinds & _SHOWN:
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def _clicked_page(self, ref: str) -> None:
        for proposal in self.list.rows.values:
            if proposal.target == ref:
                self.list.choose(proposal.key)
                self.list.setFocus()
                return

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._shell.open_page("plan"))
        self.make.clicked.connect(self.make_plan)
        self.take_all.clicked.connect(self.take_everything)
        self.filter.chosen.connect(lambda _value: self._filter())
        self.list.chosen.connect(self._chosen)
        self.list.toggled.connect(self.toggle)
        self.list.entered_on.connect(self.enter)
        self.answer.answered.connect(self._answered)
        self.answer.left.connect(self.list.setFocus)
        self.paper.view.ref_clicked.connect(self._clicked_page)
        self.open_there.clicked.connect(self._open_there)
        self.compare.clicked.connect(self._compare)
        self._shell.touched.connect(self._heard)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, deed in (
            ("Ctrl+Return", self.make_plan),
            ("Ctrl+Enter", self.make_plan),
            ("F8", lambda: self.step(1)),
            ("Shift+F8", lambda: self.step(-1)),
        ):
            QShortcut(sequence(keys), self, deed, context=here)
        # In the answer Ctrl+A chooses its letters.
        QShortcut(sequence("Ctrl+A"), self.list, self.take_everything, context=here)

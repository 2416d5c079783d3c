"""What the proofreader points at, in the list Trước khi ký and under the words in the editor that is open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ui.messages import KeyHint
from ui.plan_out import PlanOut
from ui.proof_rows import ProofRow, Row, in_order
from ui.proof_runner import ProofRunner

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

    from app.domain.readiness import Finding
    from app.services.office import Office
    from app.services.proofreading import ProofFinding
    from ui.shell import Shell

PROOF_HINTS = (
    KeyHint("Ctrl+.", "sửa chỗ đang chọn trong danh sách Trước khi ký, theo chữ gợi ý"),
    KeyHint("Ctrl+,", "bỏ qua chỗ ấy, không nhắc lại; ở danh sách thì Delete cũng được"),
    KeyHint("Insert", "ở Đã bỏ qua (nút lọc của danh sách): xem lại chỗ ấy"),
    KeyHint("Ctrl+F8", "danh sách Trước khi ký cao hơn, thấp lại"),
)


class PlanProof(PlanOut):
    """Reading begins when the edits have settled; it changes nothing by itself."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__(office, shell)
        self.proof = ProofRunner(office, self)
        self._missing: tuple[Finding, ...] = ()
        self._proofs: tuple[ProofFinding, ...] = ()
        self._passed: tuple[ProofFinding, ...] = ()
        self._proofs_of = 0
        self._by_target: dict[str, list[ProofFinding]] = {}
        self.proof.done.connect(self._proofread)
        self.findings.mend_asked.connect(self.mend)
        self.findings.dismiss_asked.connect(self.dismiss)
        self.findings.restore_asked.connect(self.restore)
        self.findings.chosen.connect(self._point_at)
        self.tree.followed.connect(lambda _target: self._mark_words())
        self.tree.typed.connect(self._typed)
        shell.theme.changed.connect(self._mark_words)

    def mend(self, row: Row) -> None:
        """Write what the row suggests in its place, one operation, and go on to the next row."""
        if not isinstance(row, ProofRow):
            self._shell.say("Điều này cần gõ thêm, không sửa bằng một phím. Enter để đến chỗ.")
            return
        editing = self.tree.typing.open
        finding = self._now(row.proof)
        plan = self._plan
        if plan is None or finding is None:
            self._shell.say(f"Chỗ “{row.proof.found.strip()}” vừa đổi, không còn gì để sửa.")
            return
        done = self._shell.attempt(lambda: self._office.proofreading.mend(plan.id, finding))
        if done is None:
            return
        self._take_away(finding)
        self._shell.report(done)
        self._go_on(editing)

    def dismiss(self, row: Row) -> None:
        """Do not point at this again in the plans of the year."""
        if not isinstance(row, ProofRow):
            self._shell.say("Điều này hết khi đã đủ, không bỏ qua được. Nó không cản việc xuất hay ký.")
            return
        if row.proof.dismissed:
            self._shell.say("Chỗ này đã bỏ qua rồi. Bấm Xem lại, hoặc phím Insert, để nhắc lại.")
            return
        editing = self.tree.typing.open
        finding, plan = self._now(row.proof), self._plan
        if plan is None or finding is None:
            return
        self._office.proofreading.dismiss(plan.id, finding)
        self._passed = (*self._passed, replace(finding, dismissed=True))
        self._take_away(finding)
        self.proof.ask(plan.id)
        self._shell.say(f"Đã bỏ qua “{finding.found.strip()}”, không nhắc lại ở kế hoạch {plan.year}.")
        self._go_on(editing)

    def restore(self, row: Row) -> None:
        """Point again at what was passed over."""
        plan = self._plan
        if plan is None or not isinstance(row, ProofRow) or not row.proof.dismissed:
            return
        self.tree.leave()
        self._office.proofreading.restore(plan.id, row.proof)
        back = {each for each in self._passed if _alike(each) == _alike(row.proof)}
        self._passed = tuple(each for each in self._passed if each not in back)
        self._proofs += tuple(replace(each, dismissed=False) for each in back)
        self._show_rows()
        self.proof.ask(plan.id)
        self._shell.say(f"Xem lại “{row.proof.found.strip()}”: chỗ này đã về danh sách Trước khi ký.")

    def _go_on(self, editing: bool) -> None:
        """The row that moved up is shown before a key can mend it: opened when the last one was open."""
        row = self.findings.list.current()
        if isinstance(row, ProofRow):
            if editing:
                self.open_proof(row)
            else:
                self._point_at(row)

    def mend_current(self) -> None:
        """Ctrl+.: the row in front."""
        row = self.findings.list.current()
        if isinstance(row, ProofRow) and row.proof.dismissed:
            self._shell.say("Chỗ này đã bỏ qua. Bấm Xem lại trước, rồi Ctrl+. để sửa.")
        elif row is None:
            self._shell.say("Chọn một chỗ trong danh sách Trước khi ký (F8), rồi Ctrl+. để sửa.")
        else:
            self.mend(row)

    def dismiss_current(self) -> None:
        """Ctrl+,: the row in front."""
        row = self.findings.list.current()
        if row is not None:
            self.dismiss(row)

    def open_proof(self, row: ProofRow) -> None:
        """Open the editor of the place with the words selected."""
        self.tree.leave()
        finding = self._now(row.proof) or row.proof
        self.tree.open(finding.target)
        from ui.proof_marks import place_in

        edit = self._words_edit(finding.target)
        start = place_in(edit, finding, self._title_of(finding.target)) if edit is not None else -1
        if edit is not None and start >= 0:
            cursor = edit.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(start + finding.length, cursor.MoveMode.KeepAnchor)
            edit.setTextCursor(cursor)

    def next_finding(self, by: int) -> None:
        """F8 and Shift+F8: open the place of the next (1) or previous (-1) row."""
        self.tree.leave()
        finding = self.findings.step(by)
        if finding is None:
            self._shell.say("Không có điều nào cần xem trước khi ký.")
        else:
            self.go_to_place(finding)

    def go_to_place(self, finding: Row) -> None:
        """Open the record of a row: in the tree, or on another page."""
        if isinstance(finding, ProofRow):
            self.open_proof(finding)
        elif finding.target.startswith("settings:"):
            self._shell.open_page("settings/" + finding.target.removeprefix("settings:"))
        elif finding.target == "field:body":
            self.tree.add_after("field:lead_in")
        else:
            self.tree.open(finding.target)

    def _show_missing(self, found: Sequence[Finding]) -> None:
        self._missing = tuple(found)
        plan = self._plan
        if plan is not None and plan.id != self._proofs_of:
            self._proofs, self._passed, self._proofs_of = (), (), plan.id
        if plan is None or plan.signed:
            self.proof.cancel()
            self._proofs = self._passed = ()
        else:
            self.proof.ask(plan.id)
        self._show_rows()

    def _proofread(self, plan_id: int, findings: tuple[ProofFinding, ...]) -> None:
        if self._plan is not None and plan_id == self._plan.id and not self._plan.signed:
            self._proofs = tuple(each for each in findings if not each.dismissed)
            self._passed = tuple(each for each in findings if each.dismissed)
            self._proofs_of = plan_id
            self._show_rows()

    def _show_rows(self) -> None:
        self._by_target = defaultdict(list)
        for each in self._proofs:
            self._by_target[each.target].append(each)
        outline = self.tree.outline
        passed = in_order((), self._passed, outline)
        self.findings.show_findings(in_order(self._missing, self._proofs, outline), passed)
        self._mark_words()

    def _take_away(self, finding: ProofFinding) -> None:
        """At once, before the next reading: its link must not be pressed twice."""
        self._proofs = tuple(
            each for each in self._proofs if (each.key, each.start) != (finding.key, finding.start)
        )
        self._show_rows()

    def _now(self, finding: ProofFinding) -> ProofFinding | None:
        """The finding where it stands now: something may have been typed before it since it was read."""
        self.tree.leave()
        plan = self._plan
        if plan is None:
            return None
        if not self.proof.busy and not self._check_later.isActive():
            return finding
        self._proofs = self._office.proofreading.findings(plan.id)
        same = [each for each in self._proofs if _alike(each) == _alike(finding)]
        return min(same, key=lambda each: abs(each.start - finding.start), default=None)

    def _point_at(self, row: Row) -> None:
        """A row that is only looked at shows its place on the page and in the tree, nothing is opened."""
        if isinstance(row, ProofRow):
            self.tree.leave()
            self.tree.reveal(row.target)

    def _title_of(self, target: str) -> str:
        """The title that stands above the text in the editor of a node."""
        number = target.removeprefix("node:")
        known = number.isdigit() and self.tree.outline.has(int(number))
        return self.tree.outline.node(int(number)).title if known else ""

    def _here(self) -> list[ProofFinding]:
        return self._by_target.get(self.tree.typing.target, [])

    def _words_edit(self, target: str) -> QPlainTextEdit | None:
        if self.tree.typing.editor is None:
            return None
        from ui.proof_marks import words_edit

        return words_edit(self.tree.typing.editor, target)

    def _mark_words(self) -> None:
        target = self.tree.typing.target
        edit = self._words_edit(target)
        if edit is not None and not edit.isReadOnly():
            from ui.proof_marks import mark

            mark(edit, self._here(), self._title_of(target), self._shell.theme)

    def _typed(self) -> None:
        self.proof.typing()
        edit = self._words_edit(self.tree.typing.target)
        if edit is not None:
            from ui.proof_marks import drop_changed

            drop_changed(edit, self._here())


def _alike(finding: ProofFinding) -> tuple[str, str, str, str, str]:
    return finding.target, finding.part, str(finding.kind), finding.found, finding.suggestion

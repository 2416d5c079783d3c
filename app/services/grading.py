"""The desk of the grading round: the list of the year, proposals, and the decision that makes them count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.award_facts import GRADE_WORDS
from app.domain.decision_checks import check_decision
from app.domain.grading_round import (
    GradingLine,
    GradingRound,
    check_proposal,
    mean_points,
    unfollowed,
    weigh,
)
from app.domain.grading_rules import check_ratio, grade_of_points
from app.domain.holder import OFFICE, Holder, holder_of
from app.domain.office import in_force
from app.domain.quality_grades import GradeFollowUp, GradeState, QualityGrade, check_grade
from app.errors import Invalid, Problem, SayToUser
from app.services.history_overview import histories
from app.services.history_rules import bands, grading_rule, months_rule, ratio_rule
from app.services.holders import Holders
from app.services.record_writing import cleaned, refuse
from app.storage import record_rows

if TYPE_CHECKING:
    from app.services.office import Done, Office

LEADERS, OTHERS = "Giữ chức vụ lãnh đạo, quản lý", "Không giữ chức vụ"


class GradingDesk:
    """Everything is by the rules in force on the last day of the year graded."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def round(self, year: int, *, outstanding: bool = False) -> GradingRound:
        """Who stood in the office on the last day of the year (today in the present one), unit by unit.

        `outstanding`: the office itself was graded outstanding. Raises NotInForce where the year has no rule.
        """
        end = date(year, 12, 31)
        day = min(end, self._office.now().date()) if year == self._office.now().year else end
        rule, months, given = grading_rule(end), months_rule(end), bands(end)
        over = 12 if day == end else day.month - 1  # the last month that is over
        grades = {
            holder_of(row): row for row in self._office.achievements.grades.of_year(year) if not row.cancelled
        }
        followed: dict[Holder, list[GradeFollowUp]] = {}
        for follow in self._office.achievements.grades.followed_in(year):
            followed.setdefault(holder_of(follow), []).append(follow)
        lines = []
        known = histories(self._office)
        for member in self._office.staff.roll(day, day):
            holder = Holder(member.person.id)
            weighed = weigh(known[holder], year, rule, months)
            stay = member.membership(day)
            points = mean_points(followed.get(holder, ()))
            lines.append(
                GradingLine(
                    holder=holder,
                    name=member.person.name,
                    unit=member.unit.name,
                    post=stay.post if stay else "",
                    leader=stay is not None and stay.leader,
                    row=grades.get(holder),
                    followed=tuple(followed.get(holder, ())),
                    points=points,
                    by_points=grade_of_points(points, given) if points is not None else "",
                    unfollowed=unfollowed(
                        rule.follow_up, known[holder].memberships, followed.get(holder, ()), year, over
                    ),
                    **vars(weighed),
                )
            )
        ratio = ratio_rule(end)
        groups = tuple(
            (words, check_ratio(_grades(lines, leader), ratio, outstanding=outstanding))
            for words, leader in ((LEADERS, True), (OTHERS, False))
        )
        whole = check_ratio(_grades(lines), ratio, outstanding=outstanding)
        return GradingRound(year, rule, tuple(lines), self._collectives(day, grades), whole, groups)

    def propose(
        self, year: int, holder: Holder, grade: str, *, points: int | None = None, reason: str = ""
    ) -> Done:
        """Write or change the proposed grade of one line; raises Invalid, which a reason overrides."""
        line = self._line(year, holder)
        row = self._proposal(year, line, grade, points, reason)
        with self._office.operation(f"Dự kiến xếp loại {year} ({GRADE_WORDS[grade]}): {line.name}") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def propose_all(self, year: int, typed: Mapping[Holder, tuple[str, int | None]]) -> Done | None:
        """Several lines in one step: (grade, points) of each, a grade "" takes the proposal back.

        Raises Invalid or SayToUser for the first line that may not be, and writes nothing then. None when
        nothing is other than before.
        """
        this = self.round(year)
        known = {line.holder: line for line in (*this.lines, *this.collectives)}
        saved: list[QualityGrade] = []
        dropped: list[QualityGrade] = []
        for holder, (grade, points) in typed.items():
            line = known[holder]
            if grade:
                row = self._proposal(year, line, grade, points, line.row.reason if line.row else "")
                if row != line.row:
                    saved.append(row)
            elif line.row is not None:
                self._refuse_decided(year, line)
                dropped.append(line.row)
        count = len(saved) + len(dropped)
        if not count:
            return None
        whom = known[next(iter(typed))].name if len(typed) == 1 else f"{count} người, tập thể"
        with self._office.operation(f"Dự kiến xếp loại {year}: {whom}") as op:
            for row in saved:
                record_rows.save(self._office.db, row)
            for row in dropped:
                record_rows.drop(self._office.db, row)
        return op.done

    def _proposal(
        self, year: int, line: GradingLine, grade: str, points: int | None, reason: str
    ) -> QualityGrade:
        self._refuse_decided(year, line)
        holder = line.holder
        new = QualityGrade(0, holder.person_id, holder.unit_id, year, grade, GradeState.PROPOSED)
        row = cleaned(replace(line.row or new, grade=grade, points=points, reason=reason))
        problems = check_grade(row, (), self._office.now().date())
        refuse((*problems, *(() if problems else check_proposal(line, grade, row.reason))))
        return row

    @staticmethod
    def _refuse_decided(year: int, line: GradingLine) -> None:
        if line.row is not None and line.row.state is GradeState.DECIDED:
            raise SayToUser(
                f"{line.name} đã có xếp loại năm {year} theo {line.row.number or 'quyết định'}. "
                "Muốn đổi, hủy xếp loại ấy theo quyết định rồi ghi lại."
            )

    def withdraw(self, year: int, holder: Holder) -> Done:
        """Take a proposal back."""
        line = self._line(year, holder)
        if line.row is None or line.row.state is GradeState.DECIDED:
            raise SayToUser(f"{line.name} không có xếp loại dự kiến năm {year}.")
        with self._office.operation(f"Bỏ dự kiến xếp loại {year}: {line.name}") as op:
            record_rows.drop(self._office.db, line.row)
        return op.done

    def decide(
        self,
        year: int,
        number: str,
        decided_on: date | None,
        issuer: str,
        *,
        outstanding: bool = False,
        stand: bool = False,
    ) -> Done:
        """One decision makes every proposal of the year count; `Done.value` is how many.

        Raises Invalid for a decision without number or day, and, unless let stand, when the best are more
        than the ratio or somebody to be graded has no proposal.
        """
        this = self.round(year, outstanding=outstanding)
        if not this.proposed:
            raise SayToUser(f"Chưa có xếp loại dự kiến nào của năm {year}. Chọn mức cho từng người trước.")
        problems = [
            replace(problem, doubt=False)
            for problem in check_decision(number.strip(), decided_on, year, self._office.now().date())
        ]
        if not this.ratio.holds:
            rule = this.ratio.rule
            source = rule.source + ("" if rule.verified else ", chưa kiểm chứng")
            problems.append(Problem("ratio", f"Vượt tỷ lệ: {this.ratio.words} ({source}).", doubt=True))
        if this.open:
            said = f"{len(this.open)} người, tập thể chưa có mức dự kiến: {_named(this.open)}."
            problems.append(Problem("open", said, doubt=True))
        refuse(problems, stand=stand)
        with self._office.operation(f"Quyết định xếp loại năm {year}: {number.strip()}") as op:
            for line in this.proposed:
                assert line.row is not None
                decided = replace(
                    line.row,
                    state=GradeState.DECIDED,
                    number=number,
                    decided_on=decided_on,
                    issuer=issuer,
                )
                record_rows.save(self._office.db, cleaned(decided))
            op.value = len(this.proposed)
        return op.done

    def _collectives(self, day: date, grades: dict[Holder, QualityGrade]) -> tuple[GradingLine, ...]:
        """The office itself and its units of the day; no months and no discipline are theirs."""
        names = Holders(self._office)
        holders = (OFFICE, *(Holder(None, unit.id) for unit in in_force(names.units.values(), day)))
        return tuple(
            GradingLine(
                holder, names.name(holder, day), "", "", False, 0, True, "", "", (), (),
                grades.get(holder), (), None, "",
            )
            for holder in holders
        )  # fmt: skip

    def _line(self, year: int, holder: Holder) -> GradingLine:
        this = self.round(year)
        found = next((line for line in (*this.lines, *this.collectives) if line.holder == holder), None)
        if found is None:
            name = Holders(self._office).name(holder)
            raise Invalid((Problem("person_id", f"{name} không thuộc danh sách xếp loại năm {year}."),))
        return found


def _grades(lines: list[GradingLine], leader: bool | None = None) -> list[str]:
    return [line.row.grade for line in lines if line.row and leader in (None, line.leader)]


def _named(lines: tuple[GradingLine, ...]) -> str:
    shown = ", ".join(line.name for line in lines[:5])
    return shown + (f" và {len(lines) - 5} nữa" if len(lines) > 5 else "")

"""The desk of Luật: the rules of a day with the office's own over them, and what a change would do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain.award_bonus import BaseSalary, Bonus
from app.domain.award_facts import Facts
from app.domain.award_rules import Award, RuleSet
from app.domain.ballot_rules import BallotRule, ballot_rule, bases_for, bonus_on
from app.domain.judging import Judgement, judge, set_on
from app.domain.office import in_force
from app.domain.own_rules import BASE_SALARY, OwnRule, OwnSet, check_own_rule, check_own_set, packed
from app.domain.rule_changes import RuleChange, compare
from app.domain.rule_rows import BadRule, checked
from app.domain.rule_words import TABLE_WORDS, RuleLine
from app.domain.voting_rules import Basis
from app.domain.wording import clean
from app.errors import Invalid, Problem
from app.services import award_rule_kinds as kinds
from app.services import rule_replacing as replacing
from app.services.award_rule_kinds import key_of
from app.services.award_rule_reading import Content, built
from app.services.own_rules import columns_of, resolved, salaries_with, with_own
from app.services.rule_cases import cases_of
from app.services.rule_lines import lines_of
from app.storage import record_rows

if TYPE_CHECKING:
    from app.services.office import Done, Office

# What the office's row says itself: its paper is the source, its days are its own.
_OF_THE_ROW = {"source", "verified", "quorum_source", "valid_from", "valid_to"}
TABLES = frozenset({"own_rule", "own_rule_set"})


class RuleDesk:
    """Each method that changes something is one operation; days are passed in, never today."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def sets(self, day: date) -> tuple[RuleSet, ...]:
        """All sets, oldest first, with the office's rows in force on the day; raises BadRule."""
        return resolved(self.own_sets(), self._in_force(day))

    def set_on(self, day: date) -> RuleSet:
        """The set in force on the day; raises SayToUser naming the day when there is none."""
        return set_on(self.sets(day), day)

    def judge(self, facts: Facts) -> Judgement:
        """The case under the rules of the day of its decision; raises SayToUser."""
        return judge(facts, self.sets(facts.decided_on))

    def ballot(self, day: date, award: str, kind: str = "") -> BallotRule:
        """How votes on the award are counted on the day, in a round of that kind; raises SayToUser."""
        return ballot_rule(self.set_on(day), award, kind)

    def bonus(self, award: str, subject: str, decided_on: date) -> Bonus:
        """The bonus of an award decided on the day, in đồng; raises SayToUser, NotInForce."""
        return bonus_on(self.set_on(decided_on), self.salaries(), award, subject, decided_on)

    def bases(self, day: date, paper: str = "") -> tuple[Basis, ...]:
        """The căn cứ of a paper of the day and kind; raises SayToUser."""
        return bases_for(self.set_on(day), day, paper)

    def salaries(self) -> tuple[BaseSalary, ...]:
        """Lương cơ sở by date, the office's rows first."""
        return salaries_with(self.own())

    def lines(self, code: str, day: date) -> tuple[RuleLine, ...]:
        """Every rule of a set in words, in the order of the catalogue, as it is on the day."""
        content = self._content(code, day)
        own = {
            (row.kind, key_of(row.kind, columns_of(row))): row.id
            for row in self._in_force(day)
            if row.rule_set == code
        }
        salaries = [one for one in self.salaries() if _during(one, content)]
        return lines_of(content, own, salaries, [row for row in self.own() if row.kind == BASE_SALARY])

    def own(self) -> tuple[OwnRule, ...]:
        """The office's rows, by set, table and first day."""
        return record_rows.rows(self._office.db, OwnRule)

    def own_sets(self) -> tuple[OwnSet, ...]:
        """The office's sets by their first day."""
        return record_rows.rows(self._office.db, OwnSet)

    def draft(self, code: str, table: str, values: dict[str, Any]) -> OwnRule:
        """A new row of the office with these columns, not yet saved."""
        given = {k: v for k, v in values.items() if k not in _OF_THE_ROW}
        return OwnRule(0, "" if table == BASE_SALARY else code, table, packed(given), "")

    def leave_out(self, code: str, values: dict[str, Any]) -> OwnRule:
        """A new row by which the office does not apply a condition of the set, not yet saved."""
        told = {key: values[key] for key in ("award", "subject", "words")}
        row = {**told, "condition": replacing.condition_id(values), "reason": ""}
        return OwnRule(0, code, kinds.LEFT_OUT.table, packed(row), "")

    def alternatives(self, values: dict[str, Any]) -> dict[str, dict[str, Any]]:
        """What the office may ask in the place of a condition: by its words, the columns of each."""
        return replacing.alternatives((one.tables for one in with_own(self.own_sets(), ())), values)

    def in_place_of(self, code: str, values: dict[str, Any], by: dict[str, Any]) -> OwnRule:
        """A new condition of the office in the place of one of the set, not yet saved."""
        return self.draft(code, kinds.CONDITION.table, replacing.in_place_of(values, by))

    def save(self, row: OwnRule) -> Done:
        """Write a row of the office (id 0: a new one); raises Invalid naming the columns."""
        row = replace(row, document=clean(row.document))
        problems = [*self._faults(row), *check_own_rule(row, self._same(row), self._span(row))]
        if problems:
            raise Invalid(tuple(problems))
        verb = "Thêm" if row.id == 0 else "Sửa"
        with self._office.operation(f"{verb} quy định của cơ quan{self._named(row)}") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def remove(self, row: OwnRule) -> Done:
        """Take the office's row away: the shipped one holds again.

        Raises Invalid where an award would be left without a condition.
        """
        if row.kind == kinds.CONDITION.table:
            try:
                with_it, without = self._beside(row), self._beside(row, taken=True)
                replacing.check_something_left(with_it.file, with_it.tables, without.tables, "content")
            except BadRule as trouble:
                raise Invalid((Problem("content", trouble.said or trouble.sentence),)) from None
        with self._office.operation(f"Xóa quy định của cơ quan{self._named(row)}") as op:
            record_rows.drop(self._office.db, row)
        return op.done

    def save_set(self, row: OwnSet) -> Done:
        """Write a set of the office (id 0: a new one); raises Invalid naming the fields."""
        row = replace(row, code=clean(row.code), name=clean(row.name), document=clean(row.document))
        others = tuple(own for own in self.own_sets() if own.id != row.id)
        known = {one.head["code"]: one.head["valid_from"] for one in with_own(others, ())}
        problems = check_own_set(row, known, others)
        kept = next((own for own in self.own_sets() if own.id == row.id), None)
        used = [own for own in self.own_sets() if kept is not None and own.based_on == kept.code]
        if kept is not None and kept.code != row.code and (used or self._rows_of(kept.code)):
            said = f"Bộ {kept.code} đã có quy định riêng hoặc bộ khác dựa vào; giữ nguyên mã."
            problems = (*problems, Problem("code", said))
        if not problems:
            try:
                resolved((*others, row), ())
            except BadRule as trouble:
                problems = (Problem("valid_from", trouble.sentence),)
        if problems:
            raise Invalid(problems)
        verb = "Thêm" if row.id == 0 else "Sửa"
        with self._office.operation(f"{verb} bộ quy định {row.code}") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def remove_set(self, row: OwnSet) -> Done:
        """Take a set of the office and its rows away; raises Invalid where another set rests on it."""
        if any(own.based_on == row.code for own in self.own_sets()):
            said = f"Bộ khác của cơ quan dựa trên {row.code}. Xóa bộ ấy trước."
            raise Invalid((Problem("code", said),))
        with self._office.operation(f"Xóa bộ quy định {row.code}") as op:
            for own in self._rows_of(row.code):
                record_rows.drop(self._office.db, own)
            record_rows.drop(self._office.db, row)
        return op.done

    def what_changes(
        self, cases: Iterable[tuple[str, Facts]], day: date, draft: OwnRule | OwnSet | str
    ) -> RuleChange:
        """Cases (who, facts) under the rules of the day and under the draft; raises BadRule.

        `draft` is a row or a set not yet saved, or the code of another set.
        """
        before = self.set_on(day)
        if isinstance(draft, str):
            after = next(one for one in self.sets(day) if one.code == draft)
        elif isinstance(draft, OwnSet):
            sets = (*(own for own in self.own_sets() if own.id != draft.id), draft)
            after = next(one for one in resolved(sets, self._in_force(day)) if one.code == draft.code)
        else:
            rows = (*(own for own in self._in_force(day) if own.id != draft.id), draft)
            found = resolved(
                self.own_sets(), tuple(own for own in rows if own is draft or not _rival(own, draft))
            )
            code = draft.rule_set or before.code
            before = next(one for one in self.sets(day) if one.code == code)
            after = next(one for one in found if one.code == code)
        return compare(cases, before, after)

    def change_in_year(
        self, awards: Sequence[Award], year: int, day: date, draft: OwnRule | OwnSet | str
    ) -> RuleChange:
        """The same over everybody of the book in a year, for these awards."""
        return self.what_changes(tuple(cases_of(self._office, awards, year, day)), day, draft)

    def readings(self, code: str, award: str, subject: str) -> tuple[str, ...]:
        """The readings of a text not settled by itself, in the order of their rows."""
        content = next(one for one in with_own(self.own_sets(), ()) if one.head["code"] == code)
        found = (
            row["reading"]
            for row in content.tables["condition"]
            if (row["award"], row["subject"]) == (award, subject) and row.get("reading")
        )
        return tuple(dict.fromkeys(found))

    def _in_force(self, day: date) -> tuple[OwnRule, ...]:
        return in_force(self.own(), day)

    def _rows_of(self, code: str) -> tuple[OwnRule, ...]:
        return tuple(own for own in self.own() if own.rule_set == code)

    def _content(self, code: str, day: date) -> Content:
        found = with_own(self.own_sets(), self._in_force(day))
        return next(one for one in found if one.head["code"] == code)

    def _same(self, row: OwnRule) -> tuple[OwnRule, ...]:
        return tuple(own for own in self.own() if _rival(own, row))

    def _span(self, row: OwnRule) -> tuple[date, date | None] | None:
        found = next((one for one in with_own(self.own_sets(), ()) if one.head["code"] == row.rule_set), None)
        return (found.head["valid_from"], found.head.get("valid_to")) if found else None

    def _faults(self, row: OwnRule) -> tuple[Problem, ...]:
        """What the loader would say of the row in its set."""
        named = replace(row, document=row.document or "–")
        try:
            if row.kind == BASE_SALARY:
                columns = {**columns_of(named), "valid_from": row.valid_from or date.min}
                checked("lương cơ sở", kinds.BASE_SALARY, [columns])
                if columns["amount"] < 1:
                    return (Problem("amount", "Mức lương phải từ 1 đồng."),)
                return ()
            if self._span(row) is None:
                return (Problem("rule_set", f"Không có bộ quy định {row.rule_set}."),)
            built(self._laid(named))
            if row.kind in {kinds.CONDITION.table, kinds.LEFT_OUT.table}:
                before, after = self._beside(named, taken=True), self._beside(named)
                replacing.check_replacing(after.file, before.tables, row.kind, named.values)
                replacing.check_something_left(after.file, before.tables, after.tables, "reason")
        except BadRule as trouble:
            return (Problem(trouble.field or "content", trouble.said or trouble.sentence),)
        return ()

    def _laid(self, row: OwnRule) -> Content:
        found = with_own(self.own_sets(), (row,))
        return next(one for one in found if one.head["code"] == row.rule_set)

    def _beside(self, row: OwnRule, *, taken: bool = False) -> Content:
        """The row's set on its first day with the office's other rows, with or without this one."""
        day = row.valid_from or self._office.now().date()
        others = tuple(own for own in self._in_force(day) if own.id != row.id and not _rival(own, row))
        found = with_own(self.own_sets(), others if taken else (*others, row))
        return next(one for one in found if one.head["code"] == row.rule_set)

    def _named(self, row: OwnRule) -> str:
        about = f" về {TABLE_WORDS.get(row.kind, row.kind).lower()}"
        if row.kind == kinds.LEFT_OUT.table:
            about = " không áp dụng một điều kiện"
        return f"{about} ({row.rule_set})" if row.rule_set else about


def _rival(own: OwnRule, row: OwnRule) -> bool:
    """Whether both say the same thing of the same set."""
    if own.rule_set != row.rule_set:
        return False
    about_conditions = {kinds.CONDITION.table, kinds.LEFT_OUT.table}
    if {own.kind, row.kind} <= about_conditions:
        return replacing.target_of(own.kind, own.values) == replacing.target_of(row.kind, row.values)
    if own.kind != row.kind:
        return False
    return own.kind == BASE_SALARY or key_of(own.kind, own.values) == key_of(row.kind, row.values)


def _during(salary: BaseSalary, content: Content) -> bool:
    begins, ends = content.head["valid_from"], content.head.get("valid_to")
    return (salary.valid_to is None or salary.valid_to >= begins) and (
        ends is None or salary.valid_from <= ends
    )

"""The desk of Bình xét: rounds with their agenda and rules; further desks for each step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from app.domain.award_rules import RuleSet
from app.domain.judging import set_on
from app.domain.rounds import LEVEL_WORDS, Aside, Level, Round, RoundTitle, check_round
from app.domain.voting_rules import PROCEDURES
from app.errors import Invalid, Problem, SayToUser
from app.services.record_writing import cleaned, refuse
from app.services.round_view import RoundView
from app.storage import record_rows, round_rows

if TYPE_CHECKING:
    from app.services.office import Done, Office
    from app.services.round_council import CouncilDesk
    from app.services.round_counts import CountDesk
    from app.services.round_nominees import NomineeDesk
    from app.services.round_outcomes import OutcomeDesk
    from app.services.round_papers import RoundPaperDesk

_STANDING_ASIDE = ("votes", "stands-aside")
assert set(_STANDING_ASIDE) == set(PROCEDURES["candidate"])


class RoundDesk:
    """Each method that changes something is one operation."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @cached_property
    def council(self) -> CouncilDesk:
        from app.services.round_council import CouncilDesk

        return CouncilDesk(self._office)

    @cached_property
    def nominees(self) -> NomineeDesk:
        from app.services.round_nominees import NomineeDesk

        return NomineeDesk(self._office)

    @cached_property
    def counts(self) -> CountDesk:
        from app.services.round_counts import CountDesk

        return CountDesk(self._office)

    @cached_property
    def outcomes(self) -> OutcomeDesk:
        from app.services.round_outcomes import OutcomeDesk

        return OutcomeDesk(self._office)

    @cached_property
    def papers(self) -> RoundPaperDesk:
        from app.services.round_papers import RoundPaperDesk

        return RoundPaperDesk(self._office)

    # Reading.

    def of_year(self, year: int) -> tuple[Round, ...]:
        """The rounds of the year, by day of the meeting."""
        return record_rows.rows(self._office.db, Round, "year = ?", (year,))

    def round(self, round_id: int) -> Round:
        """The round; raises SayToUser when the book does not hold that number."""
        found = record_rows.one(self._office.db, Round, round_id)
        if found is None:
            raise SayToUser("Đợt này không còn trong sổ. Chọn lại trong danh sách đợt.")
        return found

    def view(self, round_id: int) -> RoundView:
        """Everything the screens ask about one round, read once."""
        row = self.round(round_id)
        return RoundView(self._office.db, row, self.rules(row))

    def sets(self, day: date | None = None) -> tuple[RuleSet, ...]:
        """Every rule set with the office's own rows of the day laid over it, oldest first."""
        return self._office.rules.sets(day or self._office.now().date())

    def rules(self, row: Round) -> RuleSet:
        """The set chosen by hand, else the one in force on the day of the meeting; raises SayToUser."""
        day = row.meets_on or date(row.year, 12, 31)
        if row.rule_set:
            found = next((one for one in self.sets(day) if one.code == row.rule_set), None)
            if found is None:
                raise SayToUser(f"Không còn bộ quy định {row.rule_set}. Chọn lại ở bước Đợt.")
            return found
        return set_on(self.sets(day), day)

    def draft(self, year: int) -> Round:
        """A new yearly round as the form begins with it."""
        return Round(0, f"Bình xét cuối năm {year}", year)

    def problems(self, row: Round) -> tuple[Problem, ...]:
        """What cannot stand about a round as written."""
        return check_round(row)

    # Changing.

    def save(self, row: Round) -> Done:
        """Write a round (id 0: a new one); raises Invalid. `Done.value` is its id."""
        row = cleaned(row)
        refuse(self.problems(row))
        rules = self.rules(row)
        if row.id == 0:
            row = replace(row, aside=_usual_aside(rules))
        verb = "Lập" if row.id == 0 else "Sửa"
        with self._office.operation(f"{verb} đợt {row.name}") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def remove(self, row: Round) -> Done:
        """Take out a round that was never counted; raises Frozen otherwise."""
        with self._office.operation(f"Xóa đợt {row.name}") as op:
            round_rows.drop_round(self._office.db, row)
        return op.done

    def set_titles(self, row: Round, wanted: Iterable[tuple[str, str, str]]) -> Done:
        """The agenda as triples (code, subject, ground), from low to high as the rule set lists them.

        A title that has nominees stays; raises Invalid naming it.
        """
        rules = self.rules(row)
        order = {(a.code, a.subject): at for at, a in enumerate(rules.awards)}
        chosen = sorted(dict.fromkeys(wanted), key=lambda one: (order.get(one[:2], len(order)), one[2]))
        unknown = [code for code, subject, _ in chosen if (code, subject) not in order]
        if unknown:
            raise Invalid(
                (Problem("titles", f"Bộ {rules.code} không có {unknown[0]}. Chọn trong danh mục."),)
            )
        view = self.view(row.id)
        kept = {(t.code, t.subject, t.ground): t for t in view.titles}
        for key, title in kept.items():
            if key not in chosen and view.nominees_of(title.id):
                name = view.title_name(title)
                raise Invalid((Problem("titles", f"{name} đã có người được đề nghị. Bỏ các tên ấy trước."),))
        with self._office.operation(f"Chọn danh hiệu cho đợt {row.name}") as op:
            for key, title in kept.items():
                if key not in chosen:
                    record_rows.drop(self._office.db, title)
            for at, (code, subject, ground) in enumerate(chosen):
                old = kept.get((code, subject, ground))
                fresh = replace(old, position=at) if old else RoundTitle(0, row.id, code, subject, at, ground)
                record_rows.save(self._office.db, fresh)
        return op.done

    def set_over_reason(self, title: RoundTitle, reason: str) -> Done:
        """Why the office's own quota is passed; raises Invalid where the quota is one of the law."""
        view = self.view(title.round_id)
        quota = view.rules.quota(title.code, title.subject)
        if quota is not None and quota.percent is not None and not quota.local and reason.strip():
            said = f"Tỷ lệ này do luật đặt ({quota.source}), không vượt được. Bỏ bớt tên trong danh sách."
            raise Invalid((Problem("over_reason", said),))
        with self._office.operation(f"Ghi lý do vượt chỉ tiêu {view.title_name(title)}") as op:
            record_rows.save(self._office.db, cleaned(replace(title, over_reason=reason)))
        return op.done

    def said(self, row: Round) -> str:
        """`Sở, năm 2023`."""
        return f"{LEVEL_WORDS[Level(row.level)]}, năm {row.year}"


def _usual_aside(rules: RuleSet) -> Aside:
    """What the rule set says of a member who is a candidate; the office may choose otherwise."""
    row = next((p for p in rules.procedures if p.about == "candidate"), None)
    return Aside.OWN_CASE if row is not None and row.value == "stands-aside" else Aside.NEVER

"""Results of a round: verdicts of every ballot, further ballots, the closing with its seal, corrections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.award_rules import Ballot
from app.domain.holder import holder_of
from app.domain.round_results import NameResult, Standing, cut_by_quota, latest_first, result_of
from app.domain.round_seal import RoundClosing, RoundCorrection, canonical, correction_seal, seal_of
from app.domain.rounds import AgainVote, Nominee, NomineeState, RoundTitle
from app.domain.tallying import without_quorum
from app.domain.wording import clean
from app.errors import Invalid, Problem, SayToUser
from app.services.round_nominees import quota_base
from app.services.round_record import record_of, sealed_results, still_true
from app.services.round_view import RoundView
from app.storage import record_rows
from app.storage.schema_rounds import CLOSED_ROUND

if TYPE_CHECKING:
    from app.services.office import Done, Office

_OPEN_AGAIN = (Standing.SHORT, Standing.TIED, Standing.BROKEN, Standing.NO_QUORUM)


class OutcomeDesk:
    """Each method that changes something is one operation; closing is a barrier."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def results(self, view: RoundView) -> dict[int, tuple[NameResult, ...]]:
        """By title: every name on every ballot it stood on, oldest ballot first, quota applied at the end."""
        if view.closing is not None:
            return sealed_results(view, view.closing.record)
        by_title: dict[int, list[NameResult]] = {title.id: [] for title in view.titles}
        nominees = {n.id: n for n in view.nominees}
        if view.simple:
            for n in view.nominees:
                by_title[n.title_id].append(_simple(n, view))
        else:
            for one in view.counted:
                n = nominees[one.nominee_id]
                title = view.title(n.title_id)
                by_title[title.id].append(result_of(n, one, view.rule(title), len(view.aside(n))))
            for n in view.nominees:
                if view.agreed(n):
                    by_title[n.title_id].append(_agreed(n, view))
        found: dict[int, tuple[NameResult, ...]] = {}
        for title in view.titles:
            rows = latest_first(by_title[title.id])
            quota = view.quota(title)
            base = self._passed_base(view, found, title) if quota is not None else 0
            tie = "" if view.simple else view.rule(title).tie
            found[title.id] = cut_by_quota(rows, quota, base, tie, title.over_reason)
        return found

    def passed(self, view: RoundView, title: RoundTitle) -> tuple[Nominee, ...]:
        """Who gets the title by the votes and the quota, in the order of the list."""
        return tuple(
            r.nominee for r in self.results(view)[title.id] if r.latest and r.standing is Standing.PASSED
        )

    def uncounted(self, view: RoundView) -> tuple[Nominee, ...]:
        """Listed names without an accepted count on the ballot they stand on."""
        if view.simple:
            return ()
        counted = {(one.turn, one.nominee_id) for one in view.counted}
        return tuple(
            n for turn in range(1, view.turns + 1) for n in view.names_on(turn) if (turn, n.id) not in counted
        )

    # Further ballots.

    def again(self, view: RoundView, nominees: Sequence[Nominee], why: str) -> Done:
        """Vote once more on names that were not decided; raises SayToUser beyond the number of ballots."""
        why = clean(why)
        if not why:
            raise Invalid((Problem("why", "Chưa có lý do bỏ phiếu lại. Ví dụ: bằng phiếu ở chỗ cuối."),))
        turn = self._next_turn(view, nominees)
        standing = {
            r.nominee.id: r.standing for rows in self.results(view).values() for r in rows if r.latest
        }
        decided = [n.name for n in nominees if standing.get(n.id) not in _OPEN_AGAIN]
        if decided:
            raise SayToUser(f"{decided[0]} đã có kết quả, không bỏ phiếu lại.")
        with self._office.operation(f"Mở lần bỏ phiếu thứ {turn}") as op:
            for n in nominees:
                record_rows.save(self._office.db, AgainVote(0, view.round.id, turn, n.id, why))
            op.value = turn
        return op.done

    def lower(self, view: RoundView, nominee: Nominee, title: RoundTitle) -> Done:
        """Vote on a lower title of the agenda for a name that did not reach the higher one."""
        higher = view.title(nominee.title_id)
        if title.position >= higher.position or title.subject != higher.subject:
            raise SayToUser("Chọn một danh hiệu thấp hơn trong chương trình của đợt.")
        if any(
            holder_of(n) == holder_of(nominee) and n.state is NomineeState.LISTED
            for n in view.nominees_of(title.id)
        ):
            raise SayToUser(f"{nominee.name} đã có trong danh sách {view.title_name(title)}.")
        turn = self._next_turn(view, (nominee,))
        fresh = replace(
            nominee,
            id=0,
            title_id=title.id,
            lowered_from=nominee.id,
            first_turn=turn,
            chair_pick=False,
            unit_yes=None,
            unit_total=None,
            consensus=False,
            position=len(view.nominees_of(title.id)),
        )
        with self._office.operation(f"Bỏ phiếu danh hiệu thấp hơn: {nominee.name}") as op:
            op.value = record_rows.save(self._office.db, fresh)
        return op.done

    def pick(self, view: RoundView, nominee: Nominee, *, chosen: bool) -> Done:
        """The chair's choice among equal votes for the last place."""
        rows = self.results(view)[nominee.title_id]
        if view.rule(view.title(nominee.title_id)).tie != "chair":
            raise SayToUser("Quy định của đợt không để Chủ tịch chọn khi bằng phiếu. Mở lần bỏ phiếu lại.")
        tied = [r for r in rows if r.nominee.id == nominee.id and r.latest and r.standing is Standing.TIED]
        if not tied and chosen:
            raise SayToUser(f"{nominee.name} không ở chỗ bằng phiếu.")
        with self._office.operation(f"Chủ tịch chọn khi bằng phiếu: {nominee.name}") as op:
            record_rows.save(self._office.db, replace(nominee, chair_pick=chosen))
        return op.done

    # Closing.

    def blocked(self, view: RoundView) -> str:
        """Why the round cannot be closed yet, or ""."""
        if view.closing is not None:
            return CLOSED_ROUND
        if not any(n.state is NomineeState.LISTED for n in view.nominees):
            return "Chưa có tên nào trong danh sách. Lập danh sách ở bước Đề cử."
        waiting = self.uncounted(view)
        if waiting:
            return f"Còn {len(waiting)} tên chưa kiểm phiếu, đầu tiên {waiting[0].name}."
        tied = [
            r.nominee.name
            for rows in self.results(view).values()
            for r in rows
            if r.latest and r.standing is Standing.TIED
        ]
        if tied:
            return f"Còn {len(tied)} tên bằng phiếu ở chỗ cuối: {', '.join(tied)}."
        return ""

    def close(self, round_id: int) -> Done:
        """Freeze roll, rules, counts and result, and seal them; raises SayToUser while something lacks."""
        view = self._office.rounds.view(round_id)
        blocked = self.blocked(view)
        if blocked:
            raise SayToUser(f"Chưa niêm phong được. {blocked}" if view.closing is None else blocked)
        at = self._office.now().isoformat(timespec="seconds")
        text = canonical(record_of(view, self.results(view), at))
        row = RoundClosing(0, round_id, at, text, seal_of(text))
        with self._office.operation(f"Niêm phong kết quả {view.round.name}", barrier=CLOSED_ROUND) as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def intact(self, view: RoundView) -> bool:
        """Whether the kept text still has its seal, the rows still say what it says, and so on for all
        corrections after it.
        """
        closing = view.closing
        if closing is None or seal_of(closing.record) != closing.seal:
            return False
        if not still_true(view, closing.record):
            return False
        before = closing.seal
        for one in view.corrections:
            if correction_seal(before, one.at, one.wrong, one.correct, one.reason) != one.seal:
                return False
            before = one.seal
        return True

    def correct(self, round_id: int, wrong: str, correct: str, reason: str) -> Done:
        """A correction beside the sealed result: what was wrong, what is right, why; raises Invalid."""
        view = self._office.rounds.view(round_id)
        if view.closing is None:
            raise SayToUser("Kết quả chưa niêm phong nên sửa thẳng ở các bước, không cần đính chính.")
        words = {"wrong": clean(wrong), "correct": clean(correct), "reason": clean(reason)}
        asked = {
            "wrong": "Chưa ghi điều sai. Chép đúng như trong biên bản.",
            "correct": "Chưa ghi điều đúng.",
            "reason": "Chưa có lý do đính chính. Ghi vì sao và căn cứ nào.",
        }
        problems = tuple(Problem(key, asked[key]) for key, value in words.items() if not value)
        if problems:
            raise Invalid(problems)
        at = self._office.now().isoformat(timespec="seconds")
        before = view.corrections[-1].seal if view.corrections else view.closing.seal
        row = RoundCorrection(0, round_id, at, **words, seal=correction_seal(before, at, **words))
        with self._office.operation(f"Đính chính {view.round.name}", barrier=CLOSED_ROUND) as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    # Inside.

    def _next_turn(self, view: RoundView, nominees: Iterable[Nominee]) -> int:
        """The running ballot while nothing of it was counted, else the next one, within the rule."""
        if view.closing is not None:
            raise SayToUser(CLOSED_ROUND)
        last = view.turns
        turn = last if not any(one.turn == last for one in view.counted) else last + 1
        turn = max(turn, 2)
        for n in nominees:
            rule = view.rule(view.title(n.title_id))
            if turn > rule.rounds:
                row = rule.procedure("rounds")
                source = f" ({row.source})" if row else ""
                raise SayToUser(
                    f"Quy định cho tối đa {rule.rounds} lần bỏ phiếu{source}. "
                    "Người có thẩm quyền quyết định tiếp; ghi ở ghi chú của đợt."
                )
        return turn

    def _passed_base(
        self, view: RoundView, found: dict[int, tuple[NameResult, ...]], title: RoundTitle
    ) -> int:
        """The base of the quota once lower titles are decided: those who passed, not those proposed."""
        quota = view.quota(title)
        assert quota is not None
        lower = [t.id for t in view.titles if t.code == quota.of and t.id in found]
        if lower:
            return sum(r.latest and r.standing is Standing.PASSED for number in lower for r in found[number])
        return quota_base(self._office, view, quota)


def _agreed(nominee: Nominee, view: RoundView) -> NameResult:
    """A unit agreed without a count: nothing but the number present decides whether it could."""
    room, lacking = view.room, without_quorum(view.room.present, view.room.members, _ballot(view, nominee))
    said = f"Cuộc họp nhất trí, có mặt {room.present}/{room.members}, không bỏ phiếu."
    standing = Standing.PASSED if lacking is None else Standing.NO_QUORUM
    return NameResult(nominee, 1, standing, 0, 0, 0, said if lacking is None else lacking.sentence)


def _ballot(view: RoundView, nominee: Nominee) -> Ballot:
    return view.rule(view.title(nominee.title_id)).ballot


def _simple(nominee: Nominee, view: RoundView) -> NameResult:
    row = next(one for one in view.rules.simple if one.kind == view.round.kind.value)
    listed = nominee.state is NomineeState.LISTED
    doubt = "" if row.verified else ", chưa kiểm chứng"
    words = f"{row.words}; {row.source}{doubt}." if listed else f"{nominee.reason}."
    return NameResult(nominee, 1, Standing.PASSED if listed else Standing.LEFT_OUT, 0, 0, 0, words)

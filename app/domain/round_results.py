"""What the counts of a round come to: verdicts, ties, cuts by quota, all ballots kept side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from app.domain.award_rules import Ballot
from app.domain.ballot_rules import BallotRule
from app.domain.round_counting import Account, Room, Sums, account_checks, sums_check
from app.domain.rounds import Nominee
from app.domain.tallying import Outcome, Tally, conclude, needed, percent, unreconciled, without_quorum
from app.domain.voting_rules import Quota, quota_for, quota_words
from app.domain.wording import upper_first


class Standing(StrEnum):
    """How one name came out."""

    PASSED = "đạt"
    SHORT = "không đạt"
    TIED = "bằng phiếu"
    CUT = "hết chỉ tiêu"
    NO_QUORUM = "không đủ họp"
    BROKEN = "số liệu chưa khớp"
    NOT_COUNTED = "chưa kiểm phiếu"
    LEFT_OUT = "không đưa vào danh sách"


@dataclass(frozen=True)
class Counted:
    """An accepted count of one name: its sums with the account of the papers they came from."""

    nominee_id: int
    turn: int
    sums: Sums
    account: Account
    room: Room
    note: str = ""


@dataclass(frozen=True)
class NameResult:
    """One name on one ballot. `need` votes of `members` decide; `standing` is final on the last ballot.

    `sentence` is the verdict in whole numbers with its source, `cut` what quota, tie or order added.
    """

    nominee: Nominee
    turn: int
    standing: Standing
    agree: int
    members: int
    need: int
    sentence: str
    cut: str = ""
    latest: bool = True


def verdict(counted: Counted, rule: BallotRule, aside: int = 0) -> Tally:
    """Reconcile, quorum, then all who agree against all members.

    `aside`: members who stand aside from the name; they leave the base only where the rule says so.
    """
    broken = [*_faults_of_papers(counted.account, counted.room)]
    check = sums_check(counted.sums, counted.account, counted.room)
    if check.holds is not True:
        broken.append(check.words)
    if broken:
        return unreconciled(broken)
    room = counted.room
    lacking = without_quorum(room.present, room.members, rule.ballot)
    if lacking is not None:
        return lacking
    base = base_of(room, rule, aside)
    found = conclude(counted.sums.agree or 0, base, rule.ballot)
    out = f" {aside} thành viên đứng ngoài, không tính vào tổng số." if base != room.members else ""
    return Tally(found.outcome, found.sentence + out + _not_agreeing(counted))


@lru_cache
def _faults_of_papers(account: Account, room: Room) -> tuple[str, ...]:
    """What does not agree in the account; hundreds of names stand on one paper, so it is asked once."""
    checks = account_checks(account, room)
    return tuple(one.words for one in checks if one.holds is not True and not one.beside)


def base_of(room: Room, rule: BallotRule, aside: int) -> int:
    """Against how many members the votes are held."""
    return room.members if rule.stands_aside_stays or aside >= room.members else room.members - aside


_STANDING = {
    Outcome.PASS: Standing.PASSED,
    Outcome.FAIL: Standing.SHORT,
    Outcome.NO_QUORUM: Standing.NO_QUORUM,
    Outcome.BROKEN: Standing.BROKEN,
}


def result_of(nominee: Nominee, counted: Counted, rule: BallotRule, aside: int = 0) -> NameResult:
    """The verdict of one name on one ballot, before any quota."""
    found = verdict(counted, rule, aside)
    base = base_of(counted.room, rule, aside)
    return NameResult(
        nominee,
        counted.turn,
        _STANDING[found.outcome],
        counted.sums.agree or 0,
        base,
        needed(rule.ballot, base),
        found.sentence,
    )


def latest_first(results: Iterable[NameResult]) -> tuple[NameResult, ...]:
    """The same with only the last ballot of each name marked as the one that decides."""
    rows = tuple(results)
    last: dict[int, int] = {}
    for row in rows:
        last[row.nominee.id] = max(row.turn, last.get(row.nominee.id, 0))
    return tuple(row if row.turn == last[row.nominee.id] else replace(row, latest=False) for row in rows)


def cut_by_quota(
    results: Sequence[NameResult], quota: Quota | None, base: int, tie: str, over_reason: str = ""
) -> tuple[NameResult, ...]:
    """The results of one title with those over the quota cut, by votes from high to low.

    Equal votes for the last place wait for the chair's choice (`tie` "chair") or another ballot. A quota of
    the office's own may be passed with a reason, one of the law never.
    """
    most = quota_for(quota, base) if quota is not None else None
    passed = [row for row in results if row.latest and row.standing is Standing.PASSED]
    if quota is None or most is None or len(passed) <= most:
        return tuple(results)
    words = f"{quota_words(quota, base)}; {quota.source}{'' if quota.verified else ', chưa kiểm chứng'}"
    if quota.local and over_reason:
        return tuple(
            replace(row, cut=f"Vượt chỉ tiêu ({words}), lý do: {over_reason}.") if row in passed else row
            for row in results
        )
    places = _places(passed, most, tie)
    said = {
        Standing.CUT: f"Đủ phiếu nhưng hết chỉ tiêu: {words}.",
        Standing.TIED: "Bằng phiếu ở chỗ cuối của chỉ tiêu "
        + ("(Chủ tịch Hội đồng chọn)" if tie == "chair" else "(bỏ phiếu lại)")
        + f": {words}.",
    }
    return tuple(
        replace(row, standing=places[row.nominee.id], cut=said[places[row.nominee.id]])
        if row.latest and places.get(row.nominee.id, Standing.PASSED) is not Standing.PASSED
        else row
        for row in results
    )


def _places(passed: list[NameResult], most: int, tie: str) -> Mapping[int, Standing]:
    ranked = sorted(passed, key=lambda row: -row.agree)
    if most == 0:
        return {row.nominee.id: Standing.CUT for row in ranked}
    last = ranked[most - 1].agree
    above = [row for row in ranked if row.agree > last]
    level = [row for row in ranked if row.agree == last]
    free = most - len(above)
    found = {row.nominee.id: Standing.CUT for row in ranked if row.agree < last}
    if len(level) > free:
        picked = [row for row in level if row.nominee.chair_pick]
        settled = tie == "chair" and len(picked) == free
        for row in level:
            if not settled:
                found[row.nominee.id] = Standing.TIED
            elif row not in picked:
                found[row.nominee.id] = Standing.CUT
    return found


def short_words(result: NameResult, ballot: Ballot) -> str:
    """The verdict for a row of a table: `Thiếu 1 phiếu: 7/9 = 77,78 % < 80 %`."""
    share = percent(result.agree, result.members) if result.members else ""
    if result.standing is Standing.SHORT:
        sign = "≤" if ballot.comparison == "more-than" else "<"
        missing = result.need - result.agree
        return f"Thiếu {missing} phiếu: {result.agree}/{result.members} = {share} {sign} {ballot.percent} %"
    counted = f"{result.agree}/{result.members} thành viên = {share}"
    if result.standing is Standing.PASSED:
        return f"Đạt: {counted}"
    if result.standing in (Standing.CUT, Standing.TIED):
        return f"{result.standing.value[:1].upper()}{result.standing.value[1:]}: {counted}"
    return f"{result.standing.value[:1].upper()}{result.standing.value[1:]}"


def needed_words(ballot: Ballot, members: int) -> str:
    """How many votes a title needs, said before the vote."""
    need = needed(ballot, members)
    sign = "trên " if ballot.comparison == "more-than" else ""
    every = ", tức là tất cả" if need == members else ""
    doubt = "" if ballot.verified else ", chưa kiểm chứng"
    source = upper_first(ballot.source)
    if need > members:
        return f"{sign}{ballot.percent} % của {members} thành viên: không đạt được. {source}{doubt}"
    return f"{sign}{ballot.percent} % của {members} thành viên{every}. {source}{doubt}"


def _not_agreeing(counted: Counted) -> str:
    account, room = counted.account, counted.room
    parts = (
        (account.invalid or 0, "phiếu không hợp lệ"),
        (counted.sums.blank or 0, "phiếu không ghi ý kiến"),
        ((account.issued or 0) - (account.collected or 0), "phiếu không thu về"),
        (room.present - (account.issued or 0), "người có mặt không nhận phiếu"),
        (room.absent - room.written, "người vắng không gửi ý kiến"),
    )
    named = [f"{number} {words}" for number, words in parts if number]
    return f" Tính là không đồng ý: {', '.join(named)}." if named else ""

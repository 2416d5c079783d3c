"""Counting a ballot: do the figures reconcile, was there a quorum, and did enough members agree?

In whole numbers only. A broken count is a result with its sentence, not a refusal.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum

from app.domain.award_rules import Ballot


class Outcome(StrEnum):
    """What a count comes to."""

    PASS = "pass"
    FAIL = "fail"
    NO_QUORUM = "no quorum"
    BROKEN = "does not reconcile"


@dataclass(frozen=True)
class Count:
    """The figures of one name on one ballot; all are numbers of people or papers.

    `written`: opinions of absent members received in writing, `written_yes` of them agreeing.
    """

    members: int
    present: int
    written: int
    printed: int
    issued: int
    collected: int
    valid: int
    invalid: int
    yes: int
    no: int
    blank: int
    written_yes: int


COUNT_WORDS = {
    "members": "tổng số thành viên",
    "present": "số có mặt",
    "written": "số ý kiến bằng văn bản",
    "printed": "số phiếu in",
    "issued": "số phiếu phát ra",
    "collected": "số phiếu thu về",
    "valid": "số phiếu hợp lệ",
    "invalid": "số phiếu không hợp lệ",
    "yes": "số đồng ý",
    "no": "số không đồng ý",
    "blank": "số không ý kiến",
    "written_yes": "số ý kiến văn bản đồng ý",
}


@dataclass(frozen=True)
class Tally:
    """The outcome and the sentence that says why, as the minutes print it."""

    outcome: Outcome
    sentence: str


def breaks(count: Count) -> tuple[str, ...]:
    """What does not reconcile, each in words; empty when everything does."""
    words = COUNT_WORDS
    said = [
        f"{words[f.name]} là {getattr(count, f.name)}, không thể âm"
        for f in fields(count)
        if getattr(count, f.name) < 0
    ]
    absent = count.members - count.present
    checks: Iterable[tuple[bool, str]] = (
        (count.issued <= count.printed, f"phát ra {count.issued} > in ra {count.printed}"),
        (count.issued <= count.present, f"phát ra {count.issued} > có mặt {count.present}"),
        (count.collected <= count.issued, f"thu về {count.collected} > phát ra {count.issued}"),
        (
            count.valid + count.invalid == count.collected,
            f"hợp lệ {count.valid} + không hợp lệ {count.invalid} ≠ thu về {count.collected}",
        ),
        (
            count.yes + count.no + count.blank == count.valid,
            f"đồng ý {count.yes} + không {count.no} + không ý kiến {count.blank} ≠ hợp lệ {count.valid}",
        ),
        (absent >= 0, f"có mặt {count.present} > tổng số thành viên {count.members}"),
        (
            count.written <= absent or absent < 0,
            f"ý kiến bằng văn bản {count.written} > số vắng {absent}",
        ),
        (
            count.written_yes <= count.written,
            f"ý kiến văn bản đồng ý {count.written_yes} > số ý kiến nhận được {count.written}",
        ),
        (count.members != 0, "Hội đồng không có thành viên nào"),
    )
    return (*said, *(words for holds, words in checks if not holds))


def needed(ballot: Ballot, members: int) -> int:
    """The smallest number of members that reaches the threshold."""
    least, rest = divmod(ballot.percent * members, 100)
    return least + (1 if rest or ballot.comparison == "more-than" else 0)


def reaches(ballot: Ballot, agree: int, members: int) -> bool:
    """Whether so many of the members are enough."""
    left, right = agree * 100, ballot.percent * members
    return left > right if ballot.comparison == "more-than" else left >= right


def tally(count: Count, ballot: Ballot) -> Tally:
    """Reconcile, then quorum by those present, then all who agree against all members of the council."""
    broken = breaks(count)
    if broken:
        return unreconciled(broken)
    lacking = without_quorum(count.present, count.members, ballot)
    if lacking is not None:
        return lacking
    concluded = conclude(count.yes + count.written_yes, count.members, ballot)
    return Tally(concluded.outcome, concluded.sentence + _not_agreeing(count))


def unreconciled(broken: Iterable[str]) -> Tally:
    """A count whose figures do not hold together, with what does not."""
    return Tally(Outcome.BROKEN, f"Số liệu chưa khớp: {'; '.join(broken)}.")


def without_quorum(present: int, members: int, ballot: Ballot) -> Tally | None:
    """Why the meeting could not vote, or None where enough were present; written opinions do not count."""
    top, bottom = ballot.quorum
    if present * bottom >= members * top:
        return None
    return Tally(
        Outcome.NO_QUORUM,
        f"Có mặt {present}/{members} thành viên, chưa đủ {top}/{bottom}; ý kiến bằng văn bản "
        f"không tính vào số có mặt ({ballot.quorum_source}).",
    )


def quorum_needed(ballot: Ballot, members: int) -> int:
    """The smallest number of members present that lets the council vote."""
    top, bottom = ballot.quorum
    return -(-members * top // bottom)


def conclude(agree: int, members: int, ballot: Ballot) -> Tally:
    """Whether so many who agree reach the threshold, in whole numbers, with its sentence."""
    passed = reaches(ballot, agree, members)
    sign = (
        (">" if ballot.comparison == "more-than" else "≥")
        if passed
        else ("≤" if ballot.comparison == "more-than" else "<")
    )
    missing = needed(ballot, members) - agree
    result = "đạt" if passed else f"thiếu {missing} phiếu"
    doubt = "" if ballot.verified else ", chưa kiểm chứng"
    sentence = (
        f"{agree}/{members} thành viên = {percent(agree, members)} {sign} {ballot.percent} %, "
        f"{result}; {ballot.source}{doubt}."
    )
    return Tally(Outcome.PASS if passed else Outcome.FAIL, sentence)


def hundredths(part: int, whole: int) -> int:
    """8889 of 8/9: hundredths of a percent, half up; never rounded to a whole percent that it is not."""
    found = (2 * part * 10000 + whole) // (2 * whole)
    if found % 100 == 0 and part * 10000 != found * whole:
        found = part * 10000 // whole + (0 if part * 10000 < found * whole else 1)
    return found


def percent(part: int, whole: int) -> str:
    """`88,89 %`."""
    units, rest = divmod(hundredths(part, whole), 100)
    return f"{units},{rest:02d} %" if rest else f"{units} %"


def _not_agreeing(count: Count) -> str:
    parts = (
        (count.invalid, "phiếu không hợp lệ"),
        (count.blank, "phiếu không ghi ý kiến"),
        (count.issued - count.collected, "phiếu không thu về"),
        (count.present - count.issued, "người có mặt không nhận phiếu"),
        (count.members - count.present - count.written, "người vắng không gửi ý kiến"),
    )
    named = [f"{number} {words}" for number, words in parts if number]
    return f" Tính là không đồng ý: {', '.join(named)}." if named else ""

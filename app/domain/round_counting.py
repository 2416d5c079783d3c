"""Counting one ballot by two tellers: sums in memory, checked as they are typed, agreed before they are kept.

Papers from the box and written opinions of absent members are added up together from the first stroke, so
that nobody, in memory or in the file, can tell how the opinions divided. A blank is not a zero: None.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from types import MappingProxyType


class Choice(StrEnum):
    """What a paper says of one name."""

    YES = "yes"
    NO = "no"
    BLANK = "blank"


@dataclass(frozen=True)
class Room:
    """The council at the moment of the vote: all members, those present, opinions received in writing."""

    members: int
    present: int
    written: int

    @property
    def absent(self) -> int:
        return self.members - self.present


@dataclass(frozen=True)
class Account:
    """What one teller counted of the papers; `unused` are printed, not handed out, and destroyed."""

    printed: int | None = None
    issued: int | None = None
    collected: int | None = None
    valid: int | None = None
    invalid: int | None = None
    unused: int | None = None


ACCOUNT_WORDS = {
    "printed": "In ra",
    "issued": "Phát ra",
    "collected": "Thu về",
    "valid": "Hợp lệ",
    "invalid": "Không hợp lệ",
    "unused": "Không dùng, đã hủy",
}


@dataclass(frozen=True)
class Sums:
    """Of one name: papers and written opinions together that agree, do not agree, or say nothing."""

    agree: int | None = None
    disagree: int | None = None
    blank: int | None = None

    @property
    def parts(self) -> tuple[int | None, int | None, int | None]:
        return self.agree, self.disagree, self.blank

    @property
    def whole(self) -> bool:
        """Whether every figure is there."""
        return None not in self.parts

    @property
    def total(self) -> int:
        return sum(part or 0 for part in self.parts)


EMPTY = Sums()


@dataclass(frozen=True)
class Sheet:
    """All one teller counted: the account of papers and the sums of every name by nominee number."""

    account: Account = Account()
    sums: Mapping[int, Sums] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, nominee_id: int) -> Sums:
        return self.sums.get(nominee_id, EMPTY)

    def with_sums(self, nominee_id: int, sums: Sums) -> Sheet:
        return replace(self, sums=MappingProxyType({**self.sums, nominee_id: sums}))


class RowState(StrEnum):
    """Where the two tellers are with one name."""

    EMPTY = "empty"
    WAITING = "waiting"
    ENTERING = "entering"
    DIFFERS = "differs"
    BROKEN = "broken"
    AGREED = "agreed"


@dataclass(frozen=True)
class Check:
    """One identity in words; `holds` is None while a figure is still missing.

    `beside`: it is about papers that were never in the box, so the verdict does not hang on it.
    """

    words: str
    holds: bool | None
    beside: bool = False


def with_paper(sheet: Sheet, choices: Mapping[int, Choice], *, written: bool = False) -> Sheet:
    """One more valid paper (or written opinion) added to the sums; which one it was is forgotten at once."""
    sums = dict(sheet.sums)
    for nominee_id, choice in choices.items():
        old = sums.get(nominee_id, EMPTY)
        sums[nominee_id] = Sums(
            (old.agree or 0) + (choice is Choice.YES),
            (old.disagree or 0) + (choice is Choice.NO),
            (old.blank or 0) + (choice is Choice.BLANK),
        )
    account = sheet.account
    if not written:
        account = replace(
            account,
            collected=(account.collected or 0) + 1,
            valid=(account.valid or 0) + 1,
            invalid=account.invalid or 0,
        )
    return Sheet(account, MappingProxyType(sums))


def with_invalid(sheet: Sheet) -> Sheet:
    """One more paper that counts for nothing."""
    account = sheet.account
    return replace(
        sheet,
        account=replace(
            account,
            collected=(account.collected or 0) + 1,
            valid=account.valid or 0,
            invalid=(account.invalid or 0) + 1,
        ),
    )


def opinions_in(sheet: Sheet) -> int:
    """How many written opinions the sums hold beside the valid papers of the box; 0 when none or unknown."""
    totals = [sums.total for sums in sheet.sums.values() if sums.whole]
    return max(0, max(totals, default=0) - (sheet.account.valid or 0))


def account_checks(account: Account, room: Room) -> tuple[Check, ...]:
    """The identities of the papers, from the printer to the valid ones, as far as figures are there."""
    a = account

    def check(words: str, *figures: int | None, rule: bool | None, beside: bool = False) -> Check:
        return Check(words, None if None in figures else bool(rule), beside)

    def show(value: int | None) -> str:
        return "…" if value is None else str(value)

    n = {one.name: getattr(a, one.name) or 0 for one in fields(a)}
    found = [
        check(
            f"In {show(a.printed)} = phát {show(a.issued)} + hủy {show(a.unused)}",
            a.printed,
            a.issued,
            a.unused,
            rule=n["printed"] == n["issued"] + n["unused"],
            beside=n["issued"] <= n["printed"],
        ),
        check(
            f"Phát ra {show(a.issued)} ≤ có mặt {room.present}", a.issued, rule=n["issued"] <= room.present
        ),
        check(
            f"Thu về {show(a.collected)} ≤ phát ra {show(a.issued)}",
            a.collected,
            a.issued,
            rule=n["collected"] <= n["issued"],
        ),
        check(
            f"Hợp lệ {show(a.valid)} + không hợp lệ {show(a.invalid)} = thu về {show(a.collected)}",
            a.valid,
            a.invalid,
            a.collected,
            rule=n["valid"] + n["invalid"] == n["collected"],
        ),
    ]
    if room.written > room.absent:
        found.append(Check(f"Ý kiến văn bản {room.written} ≤ vắng {room.absent}", False))
    return tuple(found)


def sums_check(sums: Sums, account: Account, room: Room) -> Check:
    """The sums of one name against all valid papers and written opinions."""
    known = (account.valid or 0) + room.written
    opinions = f" + văn bản {room.written}" if room.written else ""
    words = (
        f"Đồng ý {_shown(sums.agree)} + không {_shown(sums.disagree)} + trống {_shown(sums.blank)} = "
        f"hợp lệ {_shown(account.valid)}{opinions}"
    )
    if not sums.whole or account.valid is None:
        return Check(words, None)
    return Check(words, sums.total == known)


def state_of(nominee_id: int, one: Sheet, two: Sheet, room: Room) -> RowState:
    """Where the two tellers are with the name."""
    first, second = one.of(nominee_id), two.of(nominee_id)
    if not first.whole:
        return RowState.EMPTY if first == EMPTY and second == EMPTY else RowState.ENTERING
    if not second.whole:
        return RowState.WAITING if second == EMPTY else RowState.ENTERING
    if first != second:
        return RowState.DIFFERS
    return RowState.BROKEN if sums_check(second, two.account, room).holds is False else RowState.AGREED


def account_differences(one: Sheet, two: Sheet) -> tuple[str, ...]:
    """Names of the figures of the papers that both tellers gave and that differ."""
    return tuple(
        part.name
        for part in fields(Account)
        if None not in (getattr(one.account, part.name), getattr(two.account, part.name))
        and getattr(one.account, part.name) != getattr(two.account, part.name)
    )


@dataclass(frozen=True)
class Pending:
    """What stands between the count and its acceptance: nothing kept until this is empty.

    `negative`, `missing` and `differing` cannot be explained away; `broken` identities can, by a note.
    """

    negative: bool
    missing: int
    differing: int
    account_missing: tuple[str, ...]
    account_differing: tuple[str, ...]
    broken: tuple[str, ...]

    def blocked(self, note: str) -> str:
        """Why the count is not accepted yet, as a sentence, or ""."""
        said = []
        if self.negative:
            said.append("có số âm")
        if self.account_missing:
            words = ", ".join(ACCOUNT_WORDS[one].lower() for one in self.account_missing)
            said.append(f"số phiếu còn trống: {words}")
        if self.account_differing:
            words = ", ".join(ACCOUNT_WORDS[one].lower() for one in self.account_differing)
            said.append(f"hai người lệch số phiếu: {words}")
        if self.differing:
            said.append(f"còn {self.differing} tên lệch")
        if self.missing:
            said.append(f"{self.missing} tên chưa nhập đủ")
        if said:
            text = ", ".join(said)
            return f"{text[0].upper()}{text[1:]}."
        if self.broken and not note.strip():
            return f"Chưa khớp: {self.broken[0]}. Đếm lại, hoặc ghi chú vì sao."
        return ""


def pending(names: Iterable[int], one: Sheet, two: Sheet, room: Room) -> Pending:
    """What the count of these names still lacks."""
    names = tuple(names)
    states = [state_of(name, one, two, room) for name in names]
    empty = tuple(
        part.name
        for part in fields(Account)
        if None in (getattr(one.account, part.name), getattr(two.account, part.name))
    )
    broken = [check.words for check in account_checks(two.account, room) if check.holds is False]
    broken += [
        sums_check(two.of(name), two.account, room).words
        for name, state in zip(names, states, strict=True)
        if state is RowState.BROKEN
    ]
    figures: list[int | None] = [
        part for sheet in (one, two) for name in names for part in sheet.of(name).parts
    ]
    figures += [getattr(sheet.account, part.name) for sheet in (one, two) for part in fields(Account)]
    return Pending(
        any(figure is not None and figure < 0 for figure in figures),
        sum(state in (RowState.EMPTY, RowState.ENTERING, RowState.WAITING) for state in states),
        states.count(RowState.DIFFERS),
        empty,
        account_differences(one, two),
        tuple(broken),
    )


def first_open(names: Sequence[int], one: Sheet, two: Sheet, room: Room) -> int | None:
    """The first name that differs, else the first that is not finished, else None."""
    states = {name: state_of(name, one, two, room) for name in names}
    for wanted in (
        (RowState.DIFFERS,),
        (RowState.BROKEN,),
        (RowState.EMPTY, RowState.ENTERING, RowState.WAITING),
    ):
        found = next((name for name in names if states[name] in wanted), None)
        if found is not None:
            return found
    return None


def _shown(value: int | None) -> str:
    return "…" if value is None else str(value)

"""One line of a list as the awards it tells of: several titles, years and decisions in its cells, paired."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.award_import_lines import Line, Reading
from app.domain.award_words import Alias, AwardPart
from app.domain.dates import show_date
from app.domain.decision_reading import (
    Decision,
    holds_decision,
    read_days,
    with_days,
    without_decisions,
)
from app.domain.import_steps import Remedy
from app.domain.year_words import YearSpan
from app.errors import SayToUser

PLACES = 10_000  # rows of the preview one line may give: a row's id is its line times this and its place
NO_DECISION = Decision()
_FURTHER = 100  # between rows that one row gave when several years were typed into it
OF_A_ROW = ("award", "year", "number", "decided_on", "issuer", "grade", "initiative")


@dataclass(frozen=True)
class Slot:
    """One award, grade or initiative a line tells of, with what is wrong in its cells by field."""

    id: int
    line: Line
    part: AwardPart | None = None
    initiative: str = ""
    year: YearSpan | None = None
    decision: Decision = NO_DECISION
    wrong: Mapping[str, tuple[str, tuple[Remedy, ...]]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def grade(self) -> str:
        """The grade it tells of, or ""."""
        return self.part.alias.grade if self.part and self.part.alias else ""


@dataclass
class _Draft:
    """A slot while its years and decisions are found."""

    part: AwardPart | None = None
    initiative: str = ""
    year: YearSpan | None = None
    decision: Decision | None = None
    wrong: dict[str, tuple[str, tuple[Remedy, ...]]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def is_award(self) -> bool:
        return self.part is not None and not (self.part.alias and self.part.alias.grade)


def slots(
    line: Line, mends: Mapping[tuple[int, str], str], reading: Reading, *, month_first: bool = False
) -> Iterator[Slot]:
    """Every award of the line; `mends` are words by (id of the row, field) in place of what was read."""
    drafts = _drafts(line, reading)
    decisions, wrong = _decisions(line, reading, month_first)
    _give_years(drafts, line, reading)
    _give_a_year_each(drafts, decisions)
    _give_decisions(drafts, line, reading, decisions, wrong)
    base = (line.at + 1) * PLACES
    for place, draft in enumerate(drafts):
        row = base + place
        mended = {key: mends[row, key] for key in OF_A_ROW if (row, key) in mends}
        found = _mended(draft, mended, reading, decisions) if mended else (draft,)
        for further, one in enumerate(found):
            at = row + further * _FURTHER
            later = {key: mends[at, key] for key in OF_A_ROW if key != "year" and (at, key) in mends}
            last = _mended(one, later, reading, ())[0] if further and later else one
            yield Slot(
                at, line, last.part, last.initiative, last.year, last.decision or NO_DECISION,
                last.wrong, (*line.notes, *last.notes),
            )  # fmt: skip


def _drafts(line: Line, reading: Reading) -> list[_Draft]:
    found: list[_Draft] = []
    for key in ("award", "form"):
        found.extend(_Draft(part) for part in reading.parts(line.words.get(key, "")))
    for year, words in line.year_cells:
        found.extend(_Draft(part, year=YearSpan(year)) for part in reading.parts(words))
    found.extend(_Draft(part) for part in line.titled)
    grade = line.words.get("grade", "")
    if not reading.words.is_nothing(grade):
        alias = reading.words.called(grade)
        known = alias if alias and alias.grade else None
        draft = _Draft(AwardPart(grade, known or Alias((grade,), grade="?")))
        if known is None:
            draft.wrong["award"] = (f"Không rõ mức xếp loại “{grade}”", ())
        found.append(draft)
    found.extend(
        _Draft(initiative=" ".join(initiative.split()))
        for initiative in line.words.get("initiative", "").split(";")
        if not reading.words.is_nothing(initiative)
    )
    return found


def _give_years(drafts: list[_Draft], line: Line, reading: Reading) -> None:
    """Years of the award's own words, else of the year's column; several years make several rows."""
    try:
        common = reading.years(line.words.get("year", ""))
        fault: tuple[str, tuple[Remedy, ...]] | None = None
    except SayToUser as trouble:
        common, fault = (), (str(trouble), ())
    lacking = sum(draft.year is None and not (draft.part and draft.part.years) for draft in drafts)
    paired = iter(common)
    for draft in list(drafts):
        own = draft.part.years if draft.part else ()
        if draft.year is not None:
            continue
        if own:
            _spread(drafts, draft, own)
        elif len(common) == 1 or (lacking == 1 and common):
            _spread(drafts, draft, common)
        elif len(common) == lacking:
            draft.year = next(paired)
            draft.notes.append(f"Năm {draft.year.show()} ghép theo thứ tự trong ô")
        elif common:
            years = tuple(Remedy(f"set:year:{span.show()}", f"Năm {span.show()}") for span in common)
            draft.wrong["year"] = (f"Ô năm có {len(common)} năm cho {lacking} danh hiệu", years)
        elif fault:
            draft.wrong["year"] = fault


def _spread(drafts: list[_Draft], draft: _Draft, spans: Sequence[YearSpan]) -> None:
    at = drafts.index(draft)
    drafts[at : at + 1] = [
        replace(draft, year=span, wrong={**draft.wrong}, notes=[*draft.notes]) for span in spans
    ]


def _give_a_year_each(drafts: list[_Draft], decisions: Sequence[Decision]) -> None:
    """One award over a period with as many decisions as years ("2019-2021") was given every year anew."""
    awards = [draft for draft in drafts if draft.is_award]
    span = awards[0].year if len(awards) == 1 else None
    if span is None or span.first is None or awards[0].part is None or awards[0].part.decisions:
        return
    years = range(span.first, span.year + 1)
    if len(years) != len(decisions) or len({row.number for row in decisions}) != len(decisions):
        return
    _spread(drafts, awards[0], [YearSpan(year) for year in years])
    for draft in drafts:
        if draft.is_award and draft.year is not None:
            draft.notes.append(f"Năm {draft.year.show()} ghép theo thứ tự trong ô")


def _decisions(
    line: Line, reading: Reading, month_first: bool
) -> tuple[tuple[Decision, ...], dict[str, tuple[str, tuple[Remedy, ...]]]]:
    """The decisions of the line's own cells in their order, and what is wrong in these by field."""
    words = line.words
    wrong: dict[str, tuple[str, tuple[Remedy, ...]]] = {}
    number, day_cell = words.get("number", ""), words.get("decided_on", "")
    if not number and holds_decision(day_cell) and without_decisions(day_cell).strip(" .,;") != day_cell:
        try:
            if any(row.number for row in reading.decisions(day_cell)):
                number, day_cell = day_cell, ""
        except SayToUser:
            pass
    decisions: tuple[Decision, ...] = ()
    try:
        decisions = reading.decisions(_said(number, reading))
    except SayToUser as trouble:
        wrong["number"] = (str(trouble), (Remedy("blank:number", "Để trống ô này"),))
    try:
        days = read_days(_said(day_cell, reading), reading.today, month_first=month_first)
        joined = with_days(decisions, days)
        if joined is None:
            wrong["decided_on"] = (f"Ô có {len(decisions)} quyết định mà {len(days)} ngày", ())
        decisions = joined if joined is not None else decisions
    except SayToUser as trouble:
        wrong["decided_on"] = (str(trouble), _days_offered(day_cell, reading))
    return _with_issuers(decisions, words.get("issuer", ""), reading), wrong


def _give_decisions(
    drafts: list[_Draft],
    line: Line,
    reading: Reading,
    decisions: Sequence[Decision],
    wrong: Mapping[str, tuple[str, tuple[Remedy, ...]]],
) -> None:
    """The decisions of the line in the order of its awards; one alone is that of all."""
    awards = [draft for draft in drafts if draft.is_award] or [d for d in drafts if d.part is not None]
    for draft in awards:
        if draft.part and draft.part.decisions:
            draft.decision = draft.part.decisions[0]
    lacking = [draft for draft in awards if draft.decision is None]
    numbered = [row for row in decisions if not row.is_empty]
    for place, draft in enumerate(lacking):
        draft.wrong.update(wrong)
        if len(decisions) in (1, len(lacking)):
            draft.decision = decisions[place if len(decisions) > 1 else 0]
        elif numbered:
            said = f"Dòng có {len(lacking)} danh hiệu mà {len(numbered)} quyết định"
            draft.wrong.setdefault("number", (said, tuple(map(_as_remedy, numbered))))
    for draft in awards:
        if draft.decision and draft.part and draft.part.decisions and not draft.decision.issuer:
            draft.decision = replace(draft.decision, issuer=_issuer(line.words.get("issuer", ""), reading))


def _days_offered(cell: str, reading: Reading) -> tuple[Remedy, ...]:
    """The month before the day, where only that is a day ("12/20/2022"), then an empty cell."""
    blank = Remedy("blank:decided_on", "Để trống ô này")
    try:
        days = read_days(cell, reading.today, month_first=True)
    except SayToUser:
        return (blank,)
    said = "; ".join(map(show_date, days))
    return (Remedy(f"set:decided_on:{said}", f"Là ngày {said}"), blank)


def _said(cell: str, reading: Reading) -> str:
    """A cell of a decision, empty where it says "không" or "-"."""
    return "" if reading.words.is_nothing(cell) else cell


def _with_issuers(decisions: tuple[Decision, ...], cell: str, reading: Reading) -> tuple[Decision, ...]:
    """The bodies of a column of their own: one for all, or as many as there are decisions."""
    names = [part.strip() for part in cell.split(";") if part.strip()]
    if not names:
        return decisions
    if not decisions:
        return (Decision(issuer=_issuer(names[0], reading)),) if len(names) == 1 else tuple(
            Decision(issuer=_issuer(name, reading)) for name in names
        )  # fmt: skip
    if len(names) == len(decisions):
        return tuple(
            replace(row, issuer=_issuer(name, reading)) for row, name in zip(decisions, names, strict=True)
        )
    whole = _issuer(cell, reading)
    return tuple(
        row if row.issuer and len(decisions) > 1 else replace(row, issuer=whole) for row in decisions
    )


def _issuer(words: str, reading: Reading) -> str:
    return reading.issuers.named(" ".join(words.split()))


def _as_remedy(row: Decision) -> Remedy:
    said = " ngày ".join(filter(None, (row.number, show_date(row.decided_on) if row.decided_on else "")))
    return Remedy(f"set:number:{said}", f"Theo {said}")


def _mended(
    draft: _Draft, mended: Mapping[str, str], reading: Reading, decisions: Sequence[Decision]
) -> tuple[_Draft, ...]:
    """The draft with the words a hand typed into its row; several years typed make several rows.

    As many `decisions` of the line as years are theirs in order, else what was typed as number or day is
    that of the first row alone.
    """
    one = replace(draft, wrong={key: fault for key, fault in draft.wrong.items() if key not in mended})
    if "award" in mended and draft.initiative:
        one.initiative = mended["award"]
    elif "award" in mended:
        parts = reading.parts(mended["award"])
        one.part = replace(parts[0], years=(), decisions=()) if parts else AwardPart("")
    if "number" in mended:
        one.wrong.pop("decided_on", None)
        one.decision = _typed_decision(one, mended["number"], reading)
    if "decided_on" in mended:
        try:
            days = read_days(mended["decided_on"], reading.today)
            one.decision = replace(one.decision or NO_DECISION, decided_on=days[0] if days else None)
        except SayToUser as trouble:
            one.wrong["decided_on"] = (str(trouble), _days_offered(mended["decided_on"], reading))
    if "issuer" in mended:
        one.decision = replace(one.decision or NO_DECISION, issuer=_issuer(mended["issuer"], reading))
    if "year" not in mended:
        return (one,)
    try:
        spans = reading.years(mended["year"])
    except SayToUser as trouble:
        one.wrong["year"] = (str(trouble), ())
        spans = ()
    if len(spans) < 2:
        return (replace(one, year=spans[0] if spans else None),)
    first, each = one.decision, [draft.decision] * len(spans)
    if len(spans) == len(decisions) and "number" in draft.wrong:
        first, each = one.decision if "number" in mended else decisions[0], list(decisions)
    others = {
        key: fault for key, fault in draft.wrong.items() if key not in {"year", "award"} & mended.keys()
    }
    if each[0] is not None:
        one.wrong.pop("number", None)
        others.pop("number", None)
    later = [
        replace(one, year=span, decision=decision, wrong={**others})
        for span, decision in zip(spans[1:], each[1:], strict=True)
    ]
    return (replace(one, year=spans[0], decision=first), *later)


def _typed_decision(draft: _Draft, words: str, reading: Reading) -> Decision:
    """A number typed into the row; a day or body typed with it replaces those before."""
    before = draft.decision or NO_DECISION
    if not words.strip():
        return replace(before, number="")
    try:
        found = reading.decisions(words)
    except SayToUser:
        return replace(before, number=" ".join(words.split()))
    if len(found) != 1:
        draft.wrong["number"] = ("Một dòng chỉ ghi một quyết định", ())
        return before
    typed = found[0]
    return Decision(typed.number, typed.decided_on or before.decided_on, typed.issuer or before.issuer)

"""One row of a list of awards while it becomes a record: whose, what, when, and what is wrong or doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from unicodedata import normalize

from app.domain.award_catalogue import CatalogueEntry, entry_on
from app.domain.award_facts import GRADE_WORDS, GRADES, LEVELS
from app.domain.award_import_held import InBook, Record
from app.domain.award_import_lines import Reading
from app.domain.award_import_people import SKIP
from app.domain.award_import_slots import Slot
from app.domain.award_words import Alias
from app.domain.awards_held import AwardHeld, AwardKind, Merit, check_award
from app.domain.dates import show_date
from app.domain.decision_reading import Issuer
from app.domain.holder import Holder
from app.domain.import_steps import PreviewRow, Remedy, Standing, Tone
from app.domain.quality_grades import QualityGrade, check_grade
from app.domain.registrations import RegisteredKind, Registration, check_registration
from app.domain.wording import fold, upper_first
from app.errors import Problem

AS_WRITTEN, LEAVE, TAKE = "written", "leave", "take"
AGAIN = "Chọn lại"
_FIELDS = {"code": "award", "person_id": "name", "first_year": "year", "words": "award", "grade": "award"}


@dataclass(frozen=True)
class AwardsGiven:
    """What the hand decided: words by (row, field), ticks by row, answers by what was asked.

    Answers: `holder:NAME|UNIT` → "person:5", "unit:3", "office:0" or SKIP; `award:WORDS` → a code or
    AS_WRITTEN; `row:ID` → LEAVE. Names and words are folded. `remembered` are those of `answers` that an
    earlier import gave and nobody has looked at in this one.
    """

    mends: Mapping[tuple[int, str], str] = field(default_factory=dict)
    ticks: Mapping[int, bool] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    remembered: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Understanding:
    """What rows are judged by: the reading, the catalogue of every date, the book, and the purpose.

    `registering`: the list is a registration sheet, whose year is not over.
    """

    reading: Reading
    catalogue: Sequence[CatalogueEntry]
    book: InBook
    registering: bool = False


class ImportRow:
    """A slot while it becomes a record: who, what, when, and what is wrong or doubtful."""

    def __init__(self, slot: Slot, known: Understanding, given: AwardsGiven) -> None:
        self.slot = slot
        self.known = known
        self.given = given
        self.cells: dict[str, str] = {}
        self.asks: dict[str, str] = {}
        self.record: Record | None = None
        self.skipped = ""
        self._wrong: dict[str, str] = {}
        self._remedies: tuple[Remedy, ...] = ()
        self.others: tuple[Remedy, ...] = ()  # what else a question answered already may be answered
        self._doubts: list[str] = []
        self._notes = list(slot.notes)
        for key, (sentence, remedies) in slot.wrong.items():
            self.fault(key, sentence, remedies)

    def fault(self, key: str, sentence: str, remedies: Iterable[Remedy] = ()) -> None:
        """What must be mended; the remedies of the first fault are offered."""
        if not self._wrong:
            self._remedies = tuple(remedies)
        self._wrong.setdefault(key, sentence)

    def read(self) -> None:
        """Find the record, or what is lacking."""
        slot = self.slot
        if self.given.answers.get(f"row:{slot.id}") == LEAVE:
            self.skipped = "Để lại theo lựa chọn"
            self.others = (Remedy(TAKE, "Xét lại dòng này"),)
        words = slot.line.words
        decision = slot.decision
        self.cells = {
            "year": slot.year.show() if slot.year else words.get("year", ""),
            "number": decision.number,
            "decided_on": show_date(decision.decided_on) if decision.decided_on else "",
            "issuer": decision.issuer,
            "award": slot.initiative or (slot.part.words if slot.part else ""),
        }
        if "number" in slot.wrong:
            self.cells["number"] = words.get("number", "")
        if "decided_on" in slot.wrong:
            self.cells["decided_on"] = words.get("decided_on", "")
        year = slot.year.year if slot.year else decision.decided_on.year if decision.decided_on else 0
        holder = self._holder(year or self.known.reading.today.year)
        if slot.year is None and "year" not in self._wrong:
            self.fault("year", "Chưa có năm", _years_offered(decision.decided_on))
        if holder is not None and slot.year is not None:
            self.record = self._record(holder)

    def preview(self, cells: tuple[str, ...], order: Sequence[str]) -> PreviewRow:
        """The row as it is shown."""
        number = self.slot.line.at + 1
        if self._wrong:
            said = self.known.reading.vocabulary.faults(self._wrong)
            bad = frozenset(order.index(key) for key in self._wrong if key in order)
            leave = (
                ()
                if any(remedy.key == SKIP for remedy in self._remedies)
                else (Remedy(LEAVE, "Để lại dòng này"),)
            )
            return PreviewRow(
                self.slot.id, cells, Standing.MEND, False, "mend", said, Tone.ERROR, bad,
                (*self._remedies, *leave), "Chọn cách xử lý" if self._remedies else "Gõ lại ô", number,
            )  # fmt: skip
        said = ". ".join(sentence.rstrip(".") for sentence in (*self._doubts, *self._notes))
        tone = Tone.DOUBT if self._doubts else Tone.INFO if said else Tone.NONE
        group = "doubt" if self._doubts else ""
        return PreviewRow(
            self.slot.id, cells, Standing.READY, True, group, said, tone, remedies=self.others,
            remedy=AGAIN if self.others else "", line=number,
        )  # fmt: skip

    def _answered(self, ask: str, said: str, offered: Iterable[Remedy]) -> None:
        """Tell what an answer made of the file's words; it stays open to another one."""
        self.others += tuple(offered)
        if ask in self.given.remembered:
            self._doubts.append(f"Theo lần nhập trước, {said}")
        else:
            self._notes.append(upper_first(said))

    def _holder(self, year: int) -> Holder | None:
        words, roll = self.slot.line.words, self.known.reading.roll
        name, unit = words.get("name", ""), words.get("unit", "")
        ask = self.asks["holder"] = f"holder:{fold(name)}|{fold(unit)}"
        match = roll.match(name, unit, year, words.get("birth_date", ""))
        answer = self.given.answers.get(ask, "")
        holder = match.holder
        if answer == SKIP:
            self.skipped = "Để lại theo lựa chọn: không phải người trong sổ"
            self.others += match.offered
            holder = None
        elif answer and match.holder is None:
            kind, _, number = answer.partition(":")
            holder = Holder(
                int(number) if kind == "person" else None, int(number) if kind == "unit" else None
            )
            called = next((one.words for one in match.offered if one.key == answer), roll.name(holder))
            self._answered(ask, _chosen(name, called.removeprefix("Là ")), match.offered)
            if doubt := roll.absence(holder, year):
                self._doubts.append(doubt)
        elif holder is None:
            self.fault("name", match.why, match.offered)
        elif match.doubt:
            self._doubts.append(match.doubt)
        known = roll.unit_in(unit, year) if unit else None
        if known is not None:
            self.cells["unit"] = known.name
        if holder is not None:
            self.cells["name"] = roll.name(holder)
        return holder

    def _record(self, holder: Holder) -> Record | None:
        slot = self.slot
        assert slot.year is not None
        if self.known.registering:
            return self._registration(holder)
        if slot.grade:
            return self._grade(holder)
        found = self._award(holder)
        if found is None:
            return None
        code, name, entry = found
        words, decision = slot.line.words, slot.decision
        kind = entry.kind if entry else self._kind(name)
        record = AwardHeld(
            0, holder.person_id, holder.unit_id, code, slot.year.year, kind, self._merit(entry), name,
            slot.year.first, decision.number, decision.decided_on, decision.issuer,
            golden_book=_one_line(words.get("golden_book", "")),
            reason=_one_line(words.get("reason", "")) or self._reason(name),
            money=self._money(words.get("money", "")),
            note=_one_line(words.get("note", "")),
        )  # fmt: skip
        self.cells["award"] = name or (entry.name if entry else code)
        self._problems(check_award(record, (), self.known.reading.today))
        if entry is not None:
            self._doubt_level(entry)
            if (
                entry.kind is AwardKind.TITLE
                and slot.year.first is not None
                and slot.year.year - slot.year.first > 1
            ):
                self._doubts.append(f"Danh hiệu hằng năm ghi cho cả giai đoạn {slot.year.show()}")
        return record

    def _award(self, holder: Holder) -> tuple[str, str, CatalogueEntry | None] | None:
        """Code, name where the catalogue does not name it, and the entry of its day; None when asked."""
        slot = self.slot
        assert slot.part is not None
        assert slot.year is not None
        words, alias = slot.part.words, slot.part.alias
        day = slot.decision.decided_on or date(slot.year.year, 12, 31)
        ask = self.asks["award"] = f"award:{fold(words)}"
        code = self._code(alias, holder) if alias else ""
        answer = self.given.answers.get(ask, "")
        as_is = Remedy(f"award:{AS_WRITTEN}", "Ghi nguyên văn như trong tệp")
        if not code and answer == AS_WRITTEN:
            self.others += (*self._offered(holder, day), as_is)
            return "", words, None
        if not code and answer:
            code = answer
            offered = (*self._offered(holder, day), as_is)
            meant = next((one.words for one in offered if one.key == f"award:{code}"), code)
            self._answered(ask, f"“{words}” hiểu là {meant.removeprefix('Là ')}", offered)
        if not code:
            said = f"“{words}” có nhiều loại, chưa rõ loại nào" if alias else f"Không rõ danh hiệu “{words}”"
            offered = (*self._offered(holder, day), as_is)
            self.fault("award", said if words else "Chưa có danh hiệu", offered)
            return None
        entry = entry_on(self.known.catalogue, code, holder.subject, day)
        if entry is None and any((e.code, e.subject) == (code, holder.subject) for e in self.known.catalogue):
            return code, words, None  # older than the catalogue: it is called as the list calls it
        if entry is None:
            whose = "cá nhân" if holder.person_id is not None else "tập thể"
            self.fault("award", f"“{words}” không trao cho {whose}", self._offered(holder, day))
            return None
        rest = slot.part.rest
        longer = alias is not None and (alias.keep or fold(rest).startswith("cua "))
        if longer and rest:
            return code, upper_first(words if alias and alias.keep else f"{words} {rest}"), entry
        return code, "", entry

    def _offered(self, holder: Holder, day: date) -> tuple[Remedy, ...]:
        """What may be given to such a holder on the day."""
        return tuple(
            Remedy(f"award:{entry.code}", f"Là {entry.name}")
            for entry in self.known.catalogue
            if entry.subject == holder.subject and _on(entry, day)
        )

    def _code(self, alias: Alias, holder: Holder) -> str:
        issuer = self._issuing()
        code = alias.code(issuer.body if issuer else "")
        if alias.collective and holder.person_id is None:
            return alias.collective
        return code

    def _issuing(self) -> Issuer | None:
        decision, issuers = self.slot.decision, self.known.reading.issuers
        return issuers.of_number(decision.number) or issuers.of_words(decision.issuer)

    def _doubt_level(self, entry: CatalogueEntry) -> None:
        """A body below the one that gives the award cannot have given it."""
        issuer = self._issuing()
        if issuer and LEVELS.index(issuer.level) < LEVELS.index(entry.level):
            self._doubts.append(f"{entry.name} do {entry.decided_by} quyết định, tệp ghi {issuer.name}")

    def _grade(self, holder: Holder) -> QualityGrade | None:
        slot = self.slot
        assert slot.year is not None
        if slot.grade not in GRADES:
            offered = tuple(
                Remedy(f"set:award:{GRADE_WORDS[g]}", upper_first(GRADE_WORDS[g])) for g in reversed(GRADES)
            )
            self._remedies = self._remedies or offered
            return None
        row = QualityGrade(
            0, holder.person_id, holder.unit_id, slot.year.year, slot.grade, number=slot.decision.number,
            decided_on=slot.decision.decided_on, issuer=slot.decision.issuer,
        )  # fmt: skip
        self.cells["award"] = f"Xếp loại: {GRADE_WORDS[slot.grade]}"
        self._problems(check_grade(row, (), self.known.reading.today))
        return row

    def _registration(self, holder: Holder) -> Registration | None:
        slot, words = self.slot, self.slot.line.words
        assert slot.year is not None
        day = slot.decision.decided_on
        note = _one_line(words.get("note", ""))
        if slot.initiative:
            kind, code, said = RegisteredKind.INITIATIVE, "", slot.initiative
            self.cells["award"] = f"Sáng kiến: {said}"
        else:
            found = self._award(holder)
            if found is None:
                return None
            code, said, entry = found
            title = (entry.kind if entry else self._kind(said)) is AwardKind.TITLE
            kind = RegisteredKind.TITLE if title else RegisteredKind.FORM
            self.cells["award"] = said or (entry.name if entry else code)
        row = Registration(
            0, holder.person_id, holder.unit_id, slot.year.year, kind, code, said, day, note
        )  # fmt: skip
        self._problems(check_registration(row, (), self.known.reading.today))
        return row

    def _problems(self, problems: Iterable[Problem]) -> None:
        """Hard ones are to be mended; a missing number is common in old lists and only told."""
        for problem in problems:
            key = _FIELDS.get(problem.field, problem.field)
            if not problem.doubt:
                self.fault(key, problem.sentence)
            elif key in ("number", "decided_on") and not self.cells.get(key):
                self._notes.append("Chưa có số quyết định" if key == "number" else "Chưa có ngày quyết định")
            else:
                self._doubts.append(problem.sentence)

    def _kind(self, name: str) -> AwardKind:
        title = self.known.reading.vocabulary.begins("title", name)
        return AwardKind.TITLE if title else AwardKind.FORM

    def _merit(self, entry: CatalogueEntry | None) -> Merit:
        words = self.slot.line.words.get("merit", "")
        known = self.known.reading.vocabulary
        for merit in Merit:
            if words and (known.is_word(merit.value, words) or known.begins(merit.value, words)):
                return merit
        if words:
            self._notes.append(f"Không rõ loại hình “{words}”, ghi là công trạng")
        merits = entry.merits if entry else (Merit.ON_MERIT,)
        return Merit.ON_MERIT if Merit.ON_MERIT in merits else merits[0]

    def _reason(self, name: str) -> str:
        """What stands behind the award in its cell, unless it is part of its name."""
        rest = self.slot.part.rest if self.slot.part else ""
        return "" if rest and fold(rest) in fold(name) else _one_line(rest)

    def _money(self, words: str) -> int | None:
        figures = "".join(char for char in words if char.isdigit())
        if not words.strip():
            return None
        if not figures or any(char.isalpha() for char in fold(words).replace("dong", "").replace("d", "")):
            self.fault(
                "money", f"Không đọc được số tiền “{words}”", (Remedy("blank:money", "Để trống ô này"),)
            )
            return None
        return int(figures)


def _chosen(name: str, called: str) -> str:
    """Who was chosen for a name, told by what differs: the name, or among namesakes what tells them apart."""
    person, _, apart = called.partition(" (")
    if apart and _same_spelling(person, name):
        return f"cùng tên, đã chọn người {apart.rstrip(')')}"
    return f"tệp ghi “{name}”, đã chọn {called}"


def _years_offered(day: date | None) -> tuple[Remedy, ...]:
    """A decision rewards its own year or the one before."""
    if day is None:
        return ()
    return tuple(Remedy(f"set:year:{year}", f"Năm {year}") for year in (day.year - 1, day.year))


def _on(entry: CatalogueEntry, day: date) -> bool:
    return (entry.valid_from or day) <= day <= (entry.valid_to or day)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _same_spelling(one: str, other: str) -> bool:
    """Equal letter by letter but for capitals and spaces: another accent is another name."""
    return normalize("NFC", one).casefold().split() == normalize("NFC", other).casefold().split()

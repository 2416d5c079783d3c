"""Staff out of a sheet: what each row means, what is wrong with it, and who is in the book already."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property

from app.domain.dates import show_date
from app.domain.import_cells import Vocabulary, read_day, read_kind, read_sex, shown_name
from app.domain.import_steps import PreviewRow, Remedy, Standing, Step, Tone, told, untold
from app.domain.office import Unit
from app.domain.read_sheet import ReadSheet, shown_cell
from app.domain.staff import ClockNumber, Membership, Person, Sex
from app.domain.staff_checks import check_clock, check_membership, check_person
from app.domain.staff_import_changes import changed, with_change
from app.domain.staff_import_twins import Candidate, Seen, blank, blank_all, same_person, to_mend
from app.domain.staff_roll import clock_key
from app.domain.wording import fold
from app.errors import SayToUser

GROUPS = {"mend": "Cần sửa", "change": "Khác với sổ", "twice": "Trùng", "skip": "Bỏ qua", "doubt": "Cần xem"}
DAYS = ("birth_date", "joined_on", "valid_from")
NEW_UNIT = -1
_TEXTS = tuple(f.name for f in fields(Person) if f.type == "str" and f.name != "name")
_ORDINAL = re.compile(r"^\s*(?:[IVXLC]+|\d+|[a-zA-Z])\s*[.)/-]\s*|^\s*[-+*]\s*")
_NUMBERING = re.compile(r"^\(?\d{1,2}\)?$")


@dataclass(frozen=True)
class Known:
    """What the book holds already, and the day the import is looked at."""

    people: Sequence[Person]
    units: Sequence[Unit]
    clocks: Sequence[ClockNumber]
    today: date
    places: Mapping[int, str] = field(default_factory=dict)  # unit by id of the person
    memberships: Sequence[Membership] = ()

    @cached_property
    def by_id(self) -> dict[int, Person]:
        """The people by their number in the book."""
        return {person.id: person for person in self.people}

    @cached_property
    def clocks_by_number(self) -> dict[str, list[ClockNumber]]:
        """The clock numbers by what is compared of them."""
        found: dict[str, list[ClockNumber]] = {}
        for row in self.clocks:
            found.setdefault(clock_key(row.number), []).append(row)
        return found


@dataclass(frozen=True)
class Given:
    """What the hand decided: words by (line, field), ticks by line, units by their folded words, lines that
    are somebody new although the book has such a person.

    A unit is its id, or NEW_UNIT to make it under the words of the file.
    """

    mends: Mapping[tuple[int, str], str] = field(default_factory=dict)
    ticks: Mapping[int, bool] = field(default_factory=dict)
    units: Mapping[str, int] = field(default_factory=dict)
    anew: frozenset[int] = frozenset()


@dataclass
class _Row:
    """A row while it is understood: its words, and what is wrong so far."""

    line: int
    words: dict[str, str]
    mended: frozenset[str] = frozenset()
    wrong: dict[str, str] = field(default_factory=dict)
    remedies: tuple[Remedy, ...] = ()

    def fault(self, key: str, sentence: str, remedies: tuple[Remedy, ...] = ()) -> None:
        self.wrong.setdefault(key, sentence)
        if not self.remedies and len(self.wrong) == 1:
            self.remedies = remedies


def understand(
    sheet: ReadSheet,
    lines: Sequence[int],
    columns: Mapping[str, int],
    vocabulary: Vocabulary,
    known: Known,
    given: Given,
    step: Step = untold,
) -> tuple[Candidate, ...]:
    """Every line below the heading, in order; `columns` is field → column, `lines` rows from 0.

    `step` hears how far it is and may raise to stop.
    """
    order = shown_keys(columns)
    month_first = {
        key: vocabulary.month_first([sheet.rows[at][columns[key]] for at in lines])
        for key in DAYS
        if key in columns
    }
    found: list[Candidate] = []
    seen = Seen(known.people, known.places)
    unit = ""
    for at in told(lines, step):
        cells = sheet.rows[at]
        words = {key: cells[column] for key, column in columns.items()}
        words |= {key: text for (line, key), text in given.mends.items() if line == at + 1}
        heading = _unit_heading(cells, words, vocabulary, known)
        if heading:
            unit = heading
            found.append(_skipped(at + 1, words, order, "Tên đơn vị của các dòng dưới"))
            continue
        why = _nobody(cells, words, columns, vocabulary)
        if why:
            found.append(_skipped(at + 1, words, order, why))
            continue
        if not words.get("unit"):
            words["unit"] = unit
        row = _Row(at + 1, words, frozenset(key for line, key in given.mends if line == at + 1))
        for key, column in columns.items():
            if (at, column) in sheet.unsolved and (at + 1, key) not in given.mends:
                row.fault(key, "Ô có công thức mà tệp không giữ kết quả", (blank(key),))
        candidate = _candidate(row, order, month_first, vocabulary, known, given)
        if given.ticks.get(at + 1) is not True or candidate.row.standing is not Standing.MEND:
            candidate = seen.against(candidate, order)
            candidate = _about_kept(candidate, order, vocabulary.titles, known, given)
        seen.add(candidate)
        if at in sheet.hidden_rows and candidate.row.standing is Standing.READY:
            hidden = replace(
                candidate.row, standing=Standing.IGNORED, ticked=False, group="doubt", tone=Tone.INFO,
                problem="Dòng đang ẩn trong Excel, đánh dấu nếu muốn nhập",
            )  # fmt: skip
            candidate = replace(candidate, row=hidden)
        found.append(_ticked(candidate, given))
    return tuple(found)


def _about_kept(
    candidate: Candidate, order: Sequence[str], titles: Mapping[str, str], known: Known, given: Given
) -> Candidate:
    """A row about a person of the book with what it would change there; as a new person it needs a clock
    number of its own.
    """
    line = candidate.row.id
    if candidate.kept:
        person = candidate.kept
        change = changed(
            candidate,
            known.by_id[person],
            [row for row in known.memberships if row.person_id == person],
            [row for row in known.clocks if row.person_id == person],
            known.units,
            known.today,
        )
        if change is not None:
            candidate = with_change(candidate, change, order, titles, anew=line in given.anew)
    new = candidate.row.standing is not Standing.DUPLICATE or given.ticks.get(line) is True
    if candidate.own_clock and candidate.change is None and new:
        return to_mend(candidate, "clock", candidate.own_clock, order)
    return candidate


def shown_keys(columns: Mapping[str, int]) -> tuple[str, ...]:
    """The fields the preview shows: those mapped, a unit always, parts of names and sexes taken together."""
    hidden = {"given_name", "male", "female"}
    keys = [key for key in columns if key not in hidden]
    if "unit" not in keys:
        keys.insert(1, "unit")
    if {"male", "female"} & set(columns):  # where a birth date may stand as well as a mark
        keys += [key for key in ("sex", "birth_date") if key not in keys]
    first = [key for key in ("name", "birth_date", "sex", "unit", "post") if key in keys]
    return (*first, *(key for key in keys if key not in first))


def _candidate(
    row: _Row,
    order: Sequence[str],
    month_first: Mapping[str, bool],
    vocabulary: Vocabulary,
    known: Known,
    given: Given,
) -> Candidate:
    words = row.words
    name = shown_name(f"{words.get('name', '')} {words.get('given_name', '')}")
    days: dict[str, date | None] = {}
    for key in DAYS:
        try:
            days[key] = read_day(words.get(key, ""), known.today, month_first=month_first.get(key, False))
        except SayToUser as trouble:
            days[key] = None
            row.fault(key, str(trouble), (blank(key), blank_all(key)))
    sex, born = _sex(row, vocabulary, known)
    try:
        kind = read_kind(words.get("kind", ""), vocabulary)
    except SayToUser as trouble:
        kind = Person.kind
        row.fault("kind", str(trouble), (blank("kind"), blank_all("kind")))
    texts = {key: " ".join(words[key].split()) for key in _TEXTS if words.get(key)}
    person = Person(
        0,
        name,
        days["birth_date"] or born,
        sex,
        kind,
        joined_on=days["joined_on"],
        **texts,
    )
    for problem in check_person(person, (), known.today):
        row.fault(problem.field, problem.sentence, () if problem.field == "name" else (blank(problem.field),))
    unit_id, unit_words = _unit(row, known, given)
    post = " ".join(words.get("post", "").split())
    membership = Membership(0, 0, unit_id, post, vocabulary.leads(post), valid_from=days["valid_from"])
    if unit_id > 0:
        for problem in check_membership(membership, (), known.units):
            key = {"unit_id": "unit"}.get(problem.field, problem.field)
            row.fault(key, problem.sentence, _units_offered(known, unit_words) if key == "unit" else ())
    clock, own_clock = words.get("clock", "").replace(" ", ""), ""
    if clock:
        number = ClockNumber(0, clock, 0, valid_from=days["valid_from"])
        rivals = known.clocks_by_number.get(clock_key(clock), ())
        for problem in check_clock(number, rivals, known.people):
            if all(_is(person, known.by_id.get(rival.person_id)) for rival in rivals):
                own_clock = problem.sentence.rstrip(".")
            else:
                row.fault("clock", problem.sentence, (blank("clock"),))
    cells = {**words, "name": name, **{key: show_date(day) for key, day in days.items() if day}}
    if born and not words.get("birth_date"):
        cells["birth_date"] = show_date(born)
    if sex is not Sex.UNKNOWN:
        cells["sex"] = "Nam" if sex is Sex.MALE else "Nữ"
    shown = tuple(shown_cell(cells.get(key, "")) for key in order)
    if row.wrong:
        bad = frozenset(order.index(key) for key in row.wrong if key in order)
        line = PreviewRow(
            row.line, shown, Standing.MEND, False, "mend", vocabulary.faults(row.wrong), Tone.ERROR, bad,
            row.remedies, "Gõ lại ô" if not row.remedies else "Chọn cách xử lý",
        )  # fmt: skip
    else:
        made = f"Sẽ lập đơn vị mới “{unit_words}”" if unit_id == NEW_UNIT else ""
        tone = Tone.INFO if made else Tone.NONE
        line = PreviewRow(row.line, shown, Standing.READY, True, "", made, tone)
    told_kind = bool(words.get("kind"))
    return Candidate(line, person, membership, unit_words, clock, own_clock=own_clock, told_kind=told_kind)


def _is(person: Person, other: Person | None) -> bool:
    return other is not None and fold(other.name) == fold(person.name) and same_person(person, other)


def _ticked(candidate: Candidate, given: Given) -> Candidate:
    row = candidate.row
    wanted = given.ticks.get(row.id)
    if wanted is None or not row.tickable or row.ticked == wanted:
        return candidate
    remedy = row.remedy
    if wanted and candidate.change is not None:
        remedy = f"Cập nhật {len(candidate.change.old)} ô"
    elif wanted and row.standing is Standing.DUPLICATE:
        remedy = "Nhập như người mới"
    return replace(candidate, row=replace(row, ticked=wanted, remedy=remedy))


def _unit(row: _Row, known: Known, given: Given) -> tuple[int, str]:
    """The unit's id, or NEW_UNIT with the words it is made under; a fault when neither is known."""
    words = " ".join(row.words.get("unit", "").split())
    row.words["unit"] = words
    key = fold(words)
    unit_id = unit_called(words, known.units) if words else 0
    if unit_id:
        return unit_id, words
    if key in given.units:
        return given.units[key], words
    if not words:
        row.fault("unit", "Chưa có phòng, đơn vị", _units_offered(known, ""))
    elif not known.units:
        return NEW_UNIT, words
    else:
        row.fault("unit", f"Sổ chưa có đơn vị “{words}”", _units_offered(known, words))
    return 0, words


def unit_called(words: str, units: Sequence[Unit]) -> int:
    """The unit with this name, short name or abbreviation; 0 when there is none."""
    wanted = fold(words)
    for unit in units:
        if wanted in {fold(unit.name), fold(unit.short_name), fold(unit.abbreviation)} - {""}:
            return unit.id
    return 0


def _units_offered(known: Known, words: str) -> tuple[Remedy, ...]:
    new = (Remedy("unit:new", f"Lập đơn vị mới “{words}”"),) if words else ()
    return (*new, *(Remedy(f"unit:{unit.id}", f"Là {unit.name}") for unit in known.units))


def _sex(row: _Row, vocabulary: Vocabulary, known: Known) -> tuple[Sex, date | None]:
    """From the column of sexes, else from a mark or a birth date under Nam or Nữ."""
    words = row.words
    try:
        sex = read_sex(words.get("sex", ""), vocabulary)
    except SayToUser as trouble:
        row.fault("sex", str(trouble), (blank("sex"), blank_all("sex")))
        return Sex.UNKNOWN, None
    if sex is not Sex.UNKNOWN:
        return sex, None
    for key, found in (("male", Sex.MALE), ("female", Sex.FEMALE)):
        text = words.get(key, "")
        if text and (
            vocabulary.is_word("mark", text) or words.get("birth_date") or "birth_date" in row.mended
        ):
            return found, None
        if text:
            try:
                return found, read_day(text, known.today)
            except SayToUser as trouble:
                # Shown and mended as the birth date it is; that it stands under Nữ still tells the sex.
                words["birth_date"] = text
                row.fault("birth_date", str(trouble), (blank("birth_date"), blank_all("birth_date")))
                return found, None
    return Sex.UNKNOWN, None


def _unit_heading(
    cells: Sequence[str], words: Mapping[str, str], vocabulary: Vocabulary, known: Known
) -> str:
    """The unit a row of its own names for the rows below ("I. Văn phòng Sở"), else ""."""
    if words.get("unit") or words.get("birth_date") or words.get("staff_number"):
        return ""
    filled = [
        cell for cell in dict.fromkeys(cells) if cell and not _ORDINAL.fullmatch(f"{cell.rstrip('.')}.")
    ]
    if len(filled) != 1:
        return ""
    name = _ORDINAL.sub("", filled[0]).strip(" :;-")
    return name if unit_called(name, known.units) or vocabulary.begins("unit", name) else ""


def _nobody(
    cells: Sequence[str], words: Mapping[str, str], columns: Mapping[str, int], vocabulary: Vocabulary
) -> str:
    """Why a row is no person at all, or ""."""
    filled = [cell for cell in cells if cell]
    name = f"{words.get('name', '')} {words.get('given_name', '')}".strip()
    if all(_NUMBERING.match(cell) for cell in filled) and len(filled) > 1:
        return "Dòng đánh số cột"
    if not name and len(filled) <= max(2, len(columns) // 4):
        return "Dòng không có họ tên"
    if name and len(filled) <= 3 and vocabulary.begins("nobody", name):
        return "Dòng cộng hoặc dòng ký"
    return ""


def _skipped(line: int, words: Mapping[str, str], order: Sequence[str], why: str) -> Candidate:
    shown = [words.get(key, "") for key in order]
    return Candidate(
        PreviewRow(
            line, tuple(shown), Standing.IGNORED, False, "skip", why, Tone.INFO, remedy="Bỏ qua", barren=True
        )
    )

"""Keeping a clock's file: what it would do now, and one operation that does it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.clock_lines import DAY, UNREAD, ClockFile, at_of, day_of, read_clock_time, read_day
from app.domain.clock_owners import ClockOwners
from app.domain.clock_sorting import LEAVE_OUT, NO_CHOICE, Choices, Fate, Sorted, Who, sort_punches
from app.domain.clock_waiting import note_of, waiting_of
from app.domain.clock_words import kept_days, period_words, problem
from app.domain.dates import show_date
from app.domain.staff import ClockNumber
from app.domain.staff_checks import check_clock
from app.domain.staff_roll import clock_key
from app.domain.wording import fold
from app.errors import Invalid, Problem, SayToUser
from app.services.clock_files import ClockReading
from app.services.clock_verdicts import clock_rules
from app.storage import clock_rows, diary, import_rows, record_rows

if TYPE_CHECKING:
    from app.services.office import Done, Office

_FAULT_HEADINGS = ("Số máy", "Người", "Ngày", "Giờ")


@dataclass(frozen=True)
class Stranger:
    """A number of the file that is nobody's: how many punches, from when to when, the name beside it.

    `proposed`: the one person of that name, 0 when there is none or more than one.
    """

    number: str
    count: int
    first: date | None
    last: date | None
    name: str = ""
    proposed: int = 0


@dataclass(frozen=True)
class Understanding:
    """A reading held against the book under some choices; nothing is written.

    `book`: the last operation of the book it was held against.
    """

    reading: ClockReading
    found: Sorted
    choices: Choices = NO_CHOICE
    book: int = 0

    @property
    def file(self) -> ClockFile:
        """The file as read."""
        return self.reading.file

    @property
    def kept(self) -> int:
        """How many punches would be written."""
        return self.found.count(Fate.KEEP)

    @property
    def named(self) -> int:
        """How many numbers would be given to a person."""
        return sum(person != LEAVE_OUT for person in self.choices.owners.values())


@dataclass(frozen=True)
class Kept:
    """What an import wrote: punches and clock numbers, and the days it spans."""

    punches: int
    numbers: int
    first: date | None
    last: date | None


def understood(office: Office, reading: ClockReading, choices: Choices = NO_CHOICE) -> Understanding:
    """Hold a reading against the numbers and the punches of the book."""
    owners = ClockOwners(office.staff.clock_numbers())
    rules = clock_rules()
    known = tuple(_known(office, reading, choices, owners))
    closed = clock_rows.closed_months(office.db)
    found = sort_punches(reading.file, reading.resets, owners, known, choices, rules, closed)
    return Understanding(reading, found, choices, diary.newest(office.db))


def strangers(office: Office, seen: Understanding) -> tuple[Stranger, ...]:
    """The numbers nobody owns, those with most punches first; chosen ones among them."""
    bare = understood(office, seen.reading, replace(seen.choices, owners={}))
    places: dict[str, list[int]] = defaultdict(list)
    for place, (number, owner) in enumerate(zip(seen.file.lines.numbers, bare.found.owners, strict=True)):
        if owner == 0 and number:
            places[number].append(place)
    people: dict[str, list[int]] = defaultdict(list)
    for person in office.staff.people():
        people[fold(person.name)].append(person.id)
    found = []
    for number, of_number in places.items():
        moments = [bare.found.moments[p] for p in of_number if p not in bare.found.doubted]
        moments = [moment for moment in moments if moment != UNREAD]
        name = seen.file.names.get(number, "")
        same = people.get(fold(name), []) if name else []
        found.append(
            Stranger(
                number,
                len(of_number),
                day_of(min(moments)) if moments else None,
                day_of(max(moments)) if moments else None,
                name,
                same[0] if len(same) == 1 else 0,
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.count, clock_key(one.number).zfill(24))))


def keep(office: Office, seen: Understanding) -> Done:
    """Write the ticked punches and the chosen numbers: one operation, one undo. `Done.value` is a Kept.

    Raises SayToUser when there is nothing new, Invalid when a number is another's on the same days.
    """
    same = seen.book == diary.newest(office.db)
    now = seen if same else understood(office, seen.reading, seen.choices)
    file, days = now.file, kept_days(now.found)
    numbers = tuple(_numbers(office, now))
    if not days and not numbers:
        raise SayToUser(nothing_new(now))
    name = f"Nhập giờ chấm {period_words(days)}" if days else "Gán số máy chấm công"
    with office.operation(name) as op:
        for row in numbers:
            record_rows.save(office.db, row)
        if days:
            devices = sorted(set(file.lines.devices) - {""})
            batch = clock_rows.Batch(
                0,
                file.name,
                file.sha256,
                office.now().isoformat(timespec="seconds"),
                file.line_count,
                now.kept,
                ", ".join(devices),
                note_of(waiting_of(file, now.found)),
            )
            clock_rows.add_punches(office.db, _rows(now, clock_rows.add_batch(office.db, batch)))
            shape = now.reading.shape
            if shape is not None:
                headings, at = now.reading.headings, office.now()
                import_rows.remember(office.db, clock_rows.CLOCK, headings, shape.columns, at)
        op.value = Kept(now.kept, len(numbers), *(days or (None, None)))
    return op.done


def export_faults(seen: Understanding, people: Mapping[int, str], target: Path) -> Path:
    """The punches that would not be kept as Excel, as in the file, with the reason; raises FileTrouble."""
    from app.documents.excel import write_excel
    from app.documents.layouts.import_faults import faults_sheet

    file, found, rules = seen.file, seen.found, clock_rules()
    lines = []
    for place, fate in enumerate(found.fates):
        if fate is Fate.KEEP:
            continue
        line, unread = file.lines[place], file.unread.get(place)
        at = at_of(line.moment)
        when = (unread.day, unread.time) if unread else (show_date(at.date()), f"{at:%H:%M:%S}")
        cells = (line.number, people.get(found.owners[place], ""), *when)
        lines.append((line.line, cells, problem(file, found, place, rules)))
    return write_excel(faults_sheet(_FAULT_HEADINGS, lines), target)


def nothing_new(seen: Understanding) -> str:
    """Why keeping it would change nothing, as a sentence."""
    known, mend = seen.found.count(Fate.KNOWN), seen.found.count(Fate.MEND)
    closed = seen.found.count(Fate.CLOSED)
    if closed:
        return f"{seen.file.name} có {closed} lượt của tháng đã chốt. Mở lại tháng ở tab Chuyên cần rồi nhập."
    if known:
        return f"{seen.file.name} không có lượt nào mới: {known} lượt đã có trong sổ. Sổ không đổi."
    if mend:
        return f"{seen.file.name} chưa có lượt nào nhập được: {mend} lượt cần sửa. Sửa hoặc gán số máy trước."
    return f"{seen.file.name} không có lượt nào được chọn. Đánh dấu các lượt cần nhập."


def typed_moment(seen: Understanding, place: int, day: str, time: str) -> int:
    """The moment typed for a punch; an empty part stays as in the file. Raises SayToUser with an example."""
    line, unread = seen.file.lines[place], seen.file.unread.get(place)
    known = seen.found.moments[place]
    known_day = read_day(unread.day) if unread and known == UNREAD else known // DAY
    known_time = read_clock_time(unread.time) if unread and known == UNREAD else known % DAY
    on = read_day(day) if day.strip() else known_day
    at = read_clock_time(time) if time.strip() else known_time
    if on is None:
        raise SayToUser(f"Dòng {line.line}: “{day}” chưa phải ngày. Gõ ngày/tháng/năm, ví dụ 22/05/2023.")
    if at is None:
        raise SayToUser(f"Dòng {line.line}: “{time}” chưa phải giờ. Gõ giờ:phút, ví dụ 07:30.")
    return on * DAY + at


def _known(
    office: Office, reading: ClockReading, choices: Choices, owners: ClockOwners
) -> Iterator[tuple[Who, int]]:
    """The punches of the book in the span of the file, corrections included."""
    moments = [moment for moment in reading.file.lines.moments if moment != UNREAD]
    moments += choices.moments.values()
    for reset in reading.resets:
        shift = choices.shifts.get(reset.id, 0)
        moments += [reading.file.lines[place].moment + shift * DAY for place in reset.places]
    if not moments:
        return
    texts = _Texts()
    days: dict[str, int] = {}
    times: dict[str, int] = {}
    since, until = texts.of(min(moments)), texts.of(max(moments))
    for number, device, at in clock_rows.known(office.db, since, until):
        day, clock = at[:10], at[11:]
        if day not in days:
            days[day] = read_day(day) or 0
        if clock not in times:
            times[clock] = read_clock_time(clock) or 0
        moment = days[day] * DAY + times[clock]
        always = owners.always(number, device)
        yield (owners.owner(number, device, day_of(moment)) if always is None else always), moment


def _rows(seen: Understanding, batch_id: int) -> Iterator[tuple[int, int, str, str, str, int | None, str]]:
    texts, trusted, kept = _Texts(), seen.choices.trust_state, Fate.KEEP
    days, times = texts.days, texts.times
    places, numbers, _, states, devices, raws = seen.file.lines.columns
    told = zip(seen.found.fates, seen.found.moments, places, numbers, states, devices, raws, strict=True)
    for fate, moment, place, number, state, device, raw in told:
        if fate is kept:
            at = days[moment // DAY] + times[moment % DAY]
            yield batch_id, place, number, at, raw, state if trusted else None, device


def _numbers(office: Office, seen: Understanding) -> Iterator[ClockNumber]:
    """The rows of clock numbers that the choices ask for, each beside those of the number's other owners."""
    if not seen.named:
        return
    rows, people = office.staff.clock_numbers(), office.staff.people()
    written = {clock_key(number): number for number in set(seen.file.lines.numbers)}
    problems: list[Problem] = []
    for key, person_id in seen.choices.owners.items():
        if person_id == LEAVE_OUT or key not in written:
            continue
        others = [row for row in rows if clock_key(row.number) == key]
        if any(row.person_id == person_id and row.valid_from is row.valid_to is None for row in others):
            continue
        ended = [row.valid_to for row in others if row.valid_to is not None]
        begins = max(ended) + timedelta(days=1) if ended else None
        row = ClockNumber(0, key if written[key].isdecimal() else written[key], person_id, valid_from=begins)
        wrong = check_clock(row, rows, people)
        problems += wrong
        if not wrong:
            yield row
    if problems:
        raise Invalid(tuple(problems))


class _Worded(dict[int, str]):
    """Numbers as words, each worded once."""

    def __init__(self, words: Callable[[int], str]) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, number: int) -> str:
        said = self[number] = self._words(number)
        return said


class _Texts:
    """Moments as the book writes them."""

    def __init__(self) -> None:
        self.days = _Worded(lambda day: f"{at_of(day * DAY):%Y-%m-%d} ")
        self.times = _Worded(lambda seconds: f"{at_of(seconds):%H:%M:%S}")

    def of(self, moment: int) -> str:
        """`2023-05-22 07:26:40`."""
        return self.days[moment // DAY] + self.times[moment % DAY]

"""Punches of a clock's file as rows of the preview, with what may be done about each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.clock_lines import DAY, UNREAD, at_of, day_of, read_day
from app.domain.clock_meaning import Meanings
from app.domain.clock_resets import Reset
from app.domain.clock_rules import ClockRules
from app.domain.clock_sorting import LEAVE_OUT, Choices, Fate
from app.domain.clock_words import deed, is_night, problem
from app.domain.dates import show_date
from app.domain.import_steps import PreviewRow, Remedy, Standing, Tone
from app.domain.staff_roll import clock_key
from app.errors import SayToUser
from app.services.clock_import import Stranger, Understanding, typed_moment
from ui.import_steps_lazy import LazyRows
from ui.import_steps_table import PreviewColumn

COLUMNS = (
    PreviewColumn("Số máy", 74, right=True, mendable=False),
    PreviewColumn("Người", 172, mendable=False),
    PreviewColumn("Ngày", 104),
    PreviewColumn("Giờ", 84),
    PreviewColumn("Hiểu là", 152, mendable=False),
)
NUMBER, PERSON, ON, AT = range(4)
GROUPS = {
    "mend": "Cần sửa",
    "same": "Trùng",
    "known": "Đã có trong sổ",
    "tap": "Chạm đúp",
    "night": "Sau nửa đêm",
    "closed": "Tháng đã chốt",
    "left": "Bỏ chọn",
}
GROUP_OF = {
    Fate.MEND: "mend",
    Fate.SAME: "same",
    Fate.KNOWN: "known",
    Fate.TAP: "tap",
    Fate.CLOSED: "closed",
    Fate.LEFT: "left",
}
_STANDINGS = {
    Fate.KEEP: Standing.READY,
    Fate.MEND: Standing.MEND,
    Fate.SAME: Standing.DUPLICATE,
    Fate.KNOWN: Standing.DUPLICATE,
    Fate.TAP: Standing.DUPLICATE,
    Fate.LEFT: Standing.IGNORED,
    Fate.CLOSED: Standing.IGNORED,
}
_MOST_OFFERED = 5
_BACK, _TYPE, _NOBODY = "back", "type", "nobody"


class PunchRows:
    """Makes the row of a punch; its id is its place in the file, from 1."""

    def __init__(
        self, seen: Understanding, meanings: Meanings, people: Mapping[int, str], rules: ClockRules
    ) -> None:
        self._seen, self._meanings, self._people, self._rules = seen, meanings, people, rules

    def of_group(self, group: str) -> LazyRows:
        """The rows of a filter, all of them for ""."""
        fates = self._seen.found.fates
        if group == "night":
            ids = [place + 1 for place in self._seen.found.night]
        else:
            ids = [n for n, fate in enumerate(fates, 1) if not group or GROUP_OF.get(fate) == group]
        return LazyRows(ids, self.row, lambda row_id: fates[row_id - 1] is Fate.MEND)

    def counts(self) -> dict[str, int]:
        """How many rows each filter has."""
        found = self._seen.found
        counts = {group: found.count(fate) for fate, group in GROUP_OF.items()}
        return {group: len(found.night) if group == "night" else counts[group] for group in GROUPS}

    def row(self, row_id: int) -> PreviewRow:
        """One punch as it is shown."""
        seen, place = self._seen, row_id - 1
        file, found = seen.file, seen.found
        line, fate, moment = file.lines[place], found.fates[place], found.moments[place]
        owner = found.owners[place]
        day, time = self._when(place)
        remedies, remedy = self._remedies(place)
        said = problem(file, found, place, self._rules)
        moved = moment != line.moment and fate is not Fate.MEND
        if moved and not said:
            said = f"Đổi từ {self._before(place)}"
        return PreviewRow(
            row_id,
            (
                line.number,
                self._people.get(owner, "?") if owner > 0 else "?",
                day,
                time,
                self._meanings.of(place),
            ),
            _STANDINGS[fate],
            fate is Fate.KEEP,
            GROUP_OF.get(fate, "night" if is_night(moment, self._rules) else ""),
            said,
            self._tone(place),
            self._bad(place),
            remedies,
            remedy,
            line.line,
        )

    def _when(self, place: int) -> tuple[str, str]:
        moment = self._seen.found.moments[place]
        if moment == UNREAD:
            unread = self._seen.file.unread[place]
            on = read_day(unread.day)
            return show_date(day_of(on * DAY)) if on is not None else unread.day, unread.time
        at = at_of(moment)
        return show_date(at.date()), f"{at:%H:%M:%S}"

    def _before(self, place: int) -> str:
        """As the file has it."""
        moment = self._seen.file.lines[place].moment
        if moment == UNREAD:
            unread = self._seen.file.unread[place]
            return f"“{unread.day} {unread.time}”".replace("“ ", "“")
        same_day = moment // DAY == self._seen.found.moments[place] // DAY
        return f"{at_of(moment):%H:%M:%S}" if same_day else f"{at_of(moment):%d/%m/%Y}"

    def _tone(self, place: int) -> Tone:
        fate = self._seen.found.fates[place]
        if fate is not Fate.MEND:
            return Tone.INFO
        unsure = self._seen.found.moments[place] != UNREAD and place not in self._seen.found.doubted
        return Tone.DOUBT if unsure else Tone.ERROR

    def _bad(self, place: int) -> frozenset[int]:
        found = self._seen.found
        if found.fates[place] is not Fate.MEND:
            return frozenset()
        if place in found.doubted:
            return frozenset({ON})
        if found.moments[place] != UNREAD or not self._seen.file.lines[place].number:
            return frozenset({NUMBER, PERSON})
        return frozenset({AT if read_day(self._seen.file.unread[place].day) is not None else ON})

    def _remedies(self, place: int) -> tuple[tuple[Remedy, ...], str]:
        seen = self._seen
        line, fate = seen.file.lines[place], seen.found.fates[place]
        back = Remedy(_BACK, "Trả lại như trong tệp")
        if fate is Fate.KEEP and seen.found.moments[place] != line.moment:
            return (back,), "Đã sửa"
        if fate is not Fate.MEND:
            return (), deed(seen.file, seen.found, place, self._rules)
        reset = seen.found.doubted.get(place)
        if reset is not None:
            return _days(reset, line.moment), _asked(reset, line.moment)
        if seen.found.moments[place] == UNREAD:
            typed = "Gõ lại ngày" if ON in self._bad(place) else "Gõ lại giờ"
            return ((Remedy(_TYPE, typed),), typed) if line.number else ((), "Để lại")
        if not line.number:
            return (), "Để lại"
        return self.persons(), "Chọn người"

    def persons(self) -> tuple[Remedy, ...]:
        """Everybody a number may be given to, and nobody."""
        chosen = tuple(Remedy(f"person:{person}", name) for person, name in self._people.items())
        return (*chosen, Remedy(_NOBODY, "Bỏ mọi lượt của số này"))


def remedied(seen: Understanding, row_id: int, key: str) -> Choices:
    """The choices after a remedy was taken; a person is given to all punches of the number."""
    choices, place = seen.choices, row_id - 1
    line = seen.file.lines[place]
    kind, _, value = key.partition(":")
    if kind in {"person", _NOBODY}:
        owner = int(value) if value else LEAVE_OUT
        return replace(choices, owners={**choices.owners, clock_key(line.number): owner})
    if kind == "shift":
        reset, shift = map(int, value.split(","))
        return replace(choices, shifts={**choices.shifts, reset: shift})
    if kind == "one":
        return replace(choices, moments={**choices.moments, place: line.moment + int(value) * DAY})
    if kind == _BACK:
        moments = {at: moment for at, moment in choices.moments.items() if at != place}
        in_reset = {r.id for r in seen.reading.resets if place in r.places}
        shifts = {reset: shift for reset, shift in choices.shifts.items() if reset not in in_reset}
        return replace(
            choices,
            moments=moments,
            shifts=shifts if len(moments) == len(choices.moments) else choices.shifts,
        )
    return choices


def typed(seen: Understanding, row_id: int, column: int, words: str) -> Choices:
    """The choices after a day or a time was typed; raises SayToUser with an example when it is none."""
    place = row_id - 1
    moment = typed_moment(seen, place, words if column == ON else "", words if column == AT else "")
    return replace(seen.choices, moments={**seen.choices.moments, place: moment})


def ticked(seen: Understanding, row_ids: Sequence[int], on: bool) -> Choices:
    """The choices after ticking; raises SayToUser for what is in the file or the book already."""
    fates = seen.found.fates
    if on and any(fates[n - 1] in {Fate.SAME, Fate.KNOWN} for n in row_ids):
        raise SayToUser("Lượt trùng hẳn và lượt đã có trong sổ thì không nhập thêm lần nữa.")
    if on and any(fates[n - 1] is Fate.CLOSED for n in row_ids):
        raise SayToUser("Tháng của lượt này đã chốt. Mở lại tháng ở tab Chuyên cần rồi nhập.")
    ticks = {**seen.choices.ticks, **{row_id - 1: on for row_id in row_ids}}
    return replace(seen.choices, ticks=ticks)


def _days(reset: Reset, moment: int) -> tuple[Remedy, ...]:
    """The days the run may have been, for the whole run and for the line alone."""
    offered = reset.shifts[:_MOST_OFFERED]
    several = len(reset.places) > 1
    whole = f" (cả {len(reset.places)} dòng)" if several else ""
    remedies = [
        Remedy(f"shift:{reset.id},{shift}", f"Đổi thành {_moved(moment, shift)}{whole}") for shift in offered
    ]
    if several:
        remedies += [Remedy(f"one:{shift}", f"Chỉ dòng này: {_moved(moment, shift)}") for shift in offered]
    return (*remedies, Remedy(_TYPE, "Gõ ngày khác"))


def _asked(reset: Reset, moment: int) -> str:
    """What stands in the row before anything is chosen: a question, not an answer."""
    return f"Chọn ngày, gợi ý {_moved(moment, reset.shifts[0])[:5]}" if reset.shifts else "Gõ lại ngày"


def _moved(moment: int, shift: int) -> str:
    return show_date(day_of(moment + shift * DAY))


STRANGER_COLUMNS = (
    PreviewColumn("Số máy", 110, right=True, mendable=False),
    PreviewColumn("Tên trong tệp", 200, mendable=False),
    PreviewColumn("Số lượt", 80, right=True, mendable=False),
    PreviewColumn("Từ ngày", 104, mendable=False),
    PreviewColumn("Đến ngày", 104, mendable=False),
)


def stranger_row(
    at: int, one: Stranger, owners: Mapping[str, int], people: Mapping[int, str], persons: tuple[Remedy, ...]
) -> PreviewRow:
    """A number nobody owns, or the person it is given to now."""
    chosen = owners.get(clock_key(one.number), 0)
    days = tuple(show_date(day) if day else "" for day in (one.first, one.last))
    said = "Chưa gán cho ai" if not chosen else "Không nhập" if chosen == LEAVE_OUT else ""
    proposed = f"Chọn người, cùng tên: {people[one.proposed]}" if one.proposed in people else "Chọn người"
    first = tuple(remedy for remedy in persons if remedy.key == f"person:{one.proposed}")
    return PreviewRow(
        at,
        (one.number, one.name, str(one.count), *days),
        Standing.READY if chosen > 0 else Standing.IGNORED if chosen else Standing.MEND,
        chosen > 0,
        "",
        said,
        Tone.INFO if chosen else Tone.DOUBT,
        frozenset({0}) if not chosen else frozenset(),
        (*first, *(remedy for remedy in persons if remedy not in first)),
        people.get(chosen, "Bỏ mọi lượt của số này" if chosen else proposed),
    )

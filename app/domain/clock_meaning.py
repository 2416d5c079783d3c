"""What each punch that would be kept stands for: "Vào sáng", "Ra, tính cho 23/05"."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from app.domain.clock_judging import judge
from app.domain.clock_lines import ClockFile, at_of
from app.domain.clock_punches import BETWEEN, NOON_BETWEEN, REST_DAY
from app.domain.clock_rules import ClockRules
from app.domain.clock_sorting import Fate, Sorted
from app.domain.clock_verdict import Punch
from app.domain.working_calendar import WorkingCalendar
from app.errors import NotInForce

_LEFT = {REST_DAY: "Ngày nghỉ", BETWEEN: "Giữa buổi", NOON_BETWEEN: "Giữa trưa"}


class Meanings:
    """Judges a person's day when it is first asked about; looks at the file alone, not at the book."""

    def __init__(
        self, file: ClockFile, found: Sorted, calendar: WorkingCalendar, rules: ClockRules, *, trusted: bool
    ) -> None:
        self._file, self._found = file, found
        self._calendar, self._rules, self._trusted = calendar, rules, trusted
        self._places: dict[tuple[int, date], list[int]] = {}
        self._said: dict[tuple[int, date], dict[int, str]] = {}

    def of(self, place: int) -> str:
        """The words for a punch; empty for one that is not kept or is left aside by the verdict."""
        if self._found.fates[place] is not Fate.KEEP:
            return ""
        key = self._found.owners[place], self._rules.work_day(at_of(self._found.moments[place]))
        if key not in self._said:
            self._said[key] = self._judged(*key)
        return self._said[key].get(place, "")

    def _judged(self, person: int, day: date) -> dict[int, str]:
        if not self._places:
            self._sort()
        punches = []
        for place in self._places[person, day]:
            line = self._file.lines[place]
            at, state = at_of(self._found.moments[place]), line.state if self._trusted else None
            punches.append(Punch(at, line.number, line.device, state, place))
        try:
            verdict = judge(person, self._calendar.on(day, person), punches, rules=self._rules)
        except NotInForce:
            return {}
        said = {}
        for one in verdict.used:
            words, _, night = one.words.partition(",")
            said[one.line] = f"{words.partition(' ')[0]}, tính cho {day:%d/%m}" if night else words
        for one in verdict.dropped:
            said[one.line] = _LEFT.get(one.words, "")
        return said

    def _sort(self) -> None:
        places: dict[tuple[int, date], list[int]] = defaultdict(list)
        work_day = self._rules.work_day
        for place, fate in enumerate(self._found.fates):
            if fate is Fate.KEEP:
                moment = at_of(self._found.moments[place])
                places[self._found.owners[place], work_day(moment)].append(place)
        self._places = places

"""Cases written by hand as TOML: what is known of a candidate, or the figures of a count."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.domain.award_facts import (
    COLLECTIVE,
    FORMS,
    GRADES,
    LEVELS,
    ON_MERIT,
    PERSON,
    Disciplined,
    Explained,
    Facts,
    Held,
    Initiative,
)
from app.domain.judging import Verdict
from app.domain.staff import AWAY_KIND_WORDS, AwayKind
from app.domain.tallying import COUNT_WORDS, Count, Outcome
from app.domain.worked_months import YEAR_MONTHS
from app.errors import FileTrouble, SayToUser
from app.services.history_rules import bridges
from app.services.rule_files import toml_place

_LARGEST = 20_000_000  # bytes; a hundred thousand cases are less
_MOST = 1_000_000_000  # people, papers or years; what is more was not meant
_JUDGED = {field.name for field in fields(Facts)} - {"explained", "review"} | {
    "away",
    "name",
    "expect",
    "note",
}
_COUNTED = set(COUNT_WORDS) | {"title", "decided_on", "name", "expect", "note"}


@dataclass(frozen=True)
class JudgedCase:
    """A candidate to be judged; `expect` is the verdict somebody expects, or empty."""

    name: str
    facts: Facts
    expect: str


@dataclass(frozen=True)
class CountedCase:
    """A count to be tallied for a title decided on a day."""

    name: str
    title: str
    decided_on: date
    count: Count
    expect: str


class _Case:
    """One `[[case]]` table; every refusal names it."""

    def __init__(
        self, path: Path, number: int, row: dict[str, Any], known: set[str], expected: set[str]
    ) -> None:
        self.row = row
        named = row.get("name")
        # One line a case: a name of several lines is read as one.
        self.name = " ".join(named.split()) if isinstance(named, str) else ""
        self.name = self.name or f"trường hợp {number}"
        self._where = f"{path.name}, «{self.name}»"
        unknown = sorted(set(row) - known)
        if unknown:
            raise self.refusal(f"không có mục «{unknown[0]}». Các mục: {', '.join(sorted(known))}")
        self.expect = self.text("expect", "")
        if self.expect and self.expect not in expected:
            raise self.refusal(f"expect «{self.expect}» không phải một trong: {', '.join(sorted(expected))}")

    def refusal(self, what: str) -> SayToUser:
        return SayToUser(f"{self._where}: {what}.")

    def _value(self, key: str, default: Any) -> Any:
        if key not in self.row:
            if default is None:
                raise self.refusal(f"thiếu «{key}»")
            return default
        return self.row[key]

    def text(self, key: str, default: str | None = None) -> str:
        value = self._value(key, default)
        return self.as_text(key, value)

    def number(self, key: str, default: int | None = None) -> int:
        value = self._value(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.refusal(f"«{key}» phải là số nguyên, ví dụ {key} = 7")
        if abs(value) > _MOST:
            raise self.refusal(f"«{key}» quá lớn, kiểm tra lại con số")
        return value

    def flag(self, key: str) -> bool:
        value = self._value(key, False)
        return self.as_flag(key, value)

    def as_flag(self, key: str, value: object) -> bool:
        if not isinstance(value, bool):
            raise self.refusal(f"«{key}» phải là true hoặc false")
        return value

    def as_text(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            raise self.refusal(f"«{key}» phải là chữ trong ngoặc kép")
        return value

    def day(self, key: str) -> date:
        return self.as_day(key, self._value(key, None))

    def day_or_none(self, key: str) -> date | None:
        return self.as_day(key, self.row[key]) if key in self.row else None

    def as_day(self, key: str, value: object) -> date:
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.refusal(f"«{key}» phải là ngày, viết 2024-12-20 không có ngoặc kép")
        return value

    def one_of(self, key: str, value: object, choices: tuple[str, ...]) -> str:
        if value not in choices:
            raise self.refusal(f"{key} «{value}» không phải một trong: {', '.join(choices)}")
        return str(value)

    def rows(self, key: str, columns: dict[str, Any]) -> tuple[dict[str, Any], ...]:
        """A list of tables; a column with the default ... must be there."""
        value = self._value(key, ())
        if not isinstance(value, list | tuple) or not all(isinstance(row, dict) for row in value):
            raise self.refusal(f"«{key}» phải là danh sách, ví dụ {key} = [ {{year = 2023, …}} ]")
        found = []
        for row in value:
            unknown = sorted(set(row) - set(columns))
            lacking = [name for name, default in columns.items() if default is ... and name not in row]
            if unknown or lacking:
                what = f"không có mục «{unknown[0]}»" if unknown else f"thiếu «{lacking[0]}»"
                raise self.refusal(f"trong «{key}» {what}")
            found.append({name: row.get(name, default) for name, default in columns.items()})
        return tuple(found)

    def held(self, key: str) -> tuple[Held, ...]:
        rows = self.rows(key, {"year": ..., "code": ...})
        return tuple(
            Held(self.year(f"{key}.year", r["year"]), self.as_text(f"{key}.code", r["code"])) for r in rows
        )

    def year(self, key: str, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.refusal(f"«{key}» phải là số nguyên")
        if not date.min.year <= value <= date.max.year:
            raise self.refusal(f"«{key}» phải từ {date.min.year} đến {date.max.year}")
        return value


def judged_cases(path: Path) -> tuple[JudgedCase, ...]:
    """The candidates of a file; raises SayToUser naming the file, the case and the key."""
    expected = {str(verdict) for verdict in Verdict}
    return tuple(_judged(_Case(path, n, row, _JUDGED, expected)) for n, row in enumerate(_cases(path), 1))


def counted_cases(path: Path) -> tuple[CountedCase, ...]:
    """The counts of a file; a missing figure is refused, a figure that does not reconcile is not."""
    expected = {str(outcome) for outcome in Outcome}
    return tuple(_counted(_Case(path, n, row, _COUNTED, expected)) for n, row in enumerate(_cases(path), 1))


def _counted(case: _Case) -> CountedCase:
    count = Count(**{key: case.number(key) for key in COUNT_WORDS})
    return CountedCase(case.name, case.text("title"), case.day("decided_on"), count, case.expect)


def _judged(case: _Case) -> JudgedCase:
    subject = case.one_of("subject", case.text("subject", PERSON), (PERSON, COLLECTIVE))
    months = case.number("months_worked", YEAR_MONTHS)
    if not 0 <= months <= YEAR_MONTHS:
        raise case.refusal(f"months_worked là {months}, phải từ 0 đến {YEAR_MONTHS}")
    figures = {key: case.number(key, 0) for key in ("members", "ldtt", "cstdcs", "completed")}
    below = [key for key, value in figures.items() if value < 0]
    if below:
        raise case.refusal(f"«{below[0]}» không thể âm")
    worst = case.text("worst_discipline", "")
    facts = Facts(
        subject=subject,
        title=case.text("title"),
        year=case.year("year", case.number("year")),
        decided_on=case.day("decided_on"),
        received_on=case.day_or_none("received_on"),
        joined=case.day_or_none("joined"),
        months_worked=months,
        ground=case.text("ground", ON_MERIT),
        grades=_grades(case),
        explained=_explained(case),
        titles=case.held("titles"),
        commendations=case.held("commendations"),
        initiatives=tuple(
            Initiative(
                case.year("initiatives.year", row["year"]),
                case.one_of("level", row["level"], LEVELS),
                case.as_text("initiatives.used_for", row["used_for"]),
            )
            for row in case.rows("initiatives", {"year": ..., "level": ..., "used_for": ""})
        ),
        discipline=tuple(
            Disciplined(
                case.one_of("form", row["form"], FORMS),
                case.as_day("discipline.on", row["on"]),
                case.as_flag("discipline.duty", row["duty"]),
            )
            for row in case.rows("discipline", {"form": ..., "on": ..., "duty": False})
        ),
        under_review=case.flag("under_review"),
        review="",
        worst_discipline=case.one_of("worst_discipline", worst, FORMS) if worst else "",
        **figures,
    )
    return JudgedCase(case.name, facts, case.expect)


def _grades(case: _Case) -> dict[int, str]:
    given = case.row.get("grades", {})
    if not isinstance(given, dict):
        raise case.refusal('«grades» phải là { 2023 = "HTT", … }')
    found = {}
    for year, grade in given.items():
        if not (year.isascii() and year.isdigit() and len(year) <= len("2024")):
            raise case.refusal(f"trong «grades» «{year}» không phải năm")
        if grade:  # an empty grade is as good as an absent one
            found[int(year)] = case.one_of("grades", grade, GRADES)
    return found


def _explained(case: _Case) -> dict[int, Explained]:
    """`away = { 2023 = "maternity" }`: years without a grade that a rule of the day lets a run pass over."""
    given = case.row.get("away", {})
    if not isinstance(given, dict):
        raise case.refusal('«away» phải là { 2023 = "maternity", … }')
    rules = {rule.kind: rule for rule in bridges(case.day("decided_on")) if rule.bridges}
    found = {}
    for year, kind in given.items():
        away = AwayKind(case.one_of("away", kind, tuple(map(str, AwayKind))))
        if not (year.isascii() and year.isdigit() and len(year) <= len("2024")):
            raise case.refusal(f"trong «away» «{year}» không phải năm")
        if away in rules and not case.row.get("grades", {}).get(year):
            rule = rules[away]
            found[int(year)] = Explained(AWAY_KIND_WORDS[away].lower(), rule.source, rule.verified)
    return found


def _cases(path: Path) -> list[dict[str, Any]]:
    try:
        if path.stat().st_size > _LARGEST:
            raise FileTrouble(f"{path.name} quá lớn cho một tệp trường hợp. Kiểm tra lại tệp.", path)
        content = tomllib.loads(path.read_text("utf-8-sig"))
    except UnicodeDecodeError:
        raise FileTrouble(f"{path.name} không phải chữ UTF-8. Lưu lại tệp bằng UTF-8.", path) from None
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is a plain ValueError
        raise FileTrouble(
            f"{path.name} không đúng cú pháp TOML{toml_place(error)}. Sửa chỗ ấy.", path
        ) from None
    except OSError as error:
        raise FileTrouble(
            f"Chưa đọc được {path.name}: không có tệp hoặc không được phép đọc.", path
        ) from error
    cases = content.pop("case", [])
    if content or not isinstance(cases, list) or not all(isinstance(row, dict) for row in cases):
        raise FileTrouble(f"{path.name}: chỉ viết các bảng [[case]].", path)
    if not cases:
        raise FileTrouble(f"{path.name} không có bảng [[case]] nào.", path)
    return cases

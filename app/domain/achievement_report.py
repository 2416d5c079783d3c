"""What a report of achievements (báo cáo thành tích) says of a person or a collective, as plain rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.dates import show_date


@dataclass(frozen=True)
class DecisionWords:
    """Number, day and issuer of a decision as the book holds them; what is missing is said by `missing`."""

    number: str
    on: date | None
    issuer: str

    @property
    def missing(self) -> str:
        """What the book lacks: `số quyết định, ngày` or ""."""
        parts = (
            ("" if self.number else "số quyết định"),
            ("" if self.on else "ngày"),
            ("" if self.issuer else "cơ quan ban hành"),
        )
        return ", ".join(part for part in parts if part)

    def words(self) -> str:
        """`Quyết định số 145/QĐ-SNgV ngày 20/12/2022 của Giám đốc Sở`; a missing part leaves room."""
        number = self.number or "....../QĐ-......"
        number = number if number[:1].isalpha() else f"Quyết định số {number}"
        on = show_date(self.on) if self.on else "....../....../......"
        return f"{number} ngày {on} của {self.issuer or '......................'}"


@dataclass(frozen=True)
class HistoryLine:
    """One line of section III, or one grade: a year, what was given, by which decision."""

    year: str
    name: str
    decision: DecisionWords


@dataclass(frozen=True)
class InitiativeLine:
    """An initiative in a report: name, year, share of the person ("" unknown), level in words, decision."""

    year: int
    name: str
    share: str
    level: str
    decision: DecisionWords
    effect: str = ""


@dataclass(frozen=True)
class WorkLine:
    """An outstanding work of the year with its item of the plan and its figures."""

    item: str
    name: str
    figures: str = ""


@dataclass(frozen=True)
class PersonFacts:
    """Section I of a person: as the papers of the person say; "" leaves room."""

    name: str
    born: date | None
    sex: str
    hometown: str
    residence: str
    unit: str
    post: str
    party_post: str = ""
    union_post: str = ""
    qualification: str = ""
    academic_title: str = ""


@dataclass(frozen=True)
class CollectiveFacts:
    """Section I of a collective: how many people it had on the last day of the year, and of which kind."""

    name: str
    people: int
    women: int
    kinds: tuple[tuple[str, int], ...] = ()
    office: bool = False


@dataclass(frozen=True)
class AchievementReport:
    """A whole report for one title or commendation of one year. `aim` is its name, `aim_kind` what it is."""

    subject: PersonFacts | CollectiveFacts
    aim: str
    aim_is_title: bool
    year: int
    day: date
    grades: tuple[HistoryLine, ...] = ()
    works: tuple[WorkLine, ...] = ()
    initiatives: tuple[InitiativeLine, ...] = ()
    titles: tuple[HistoryLine, ...] = ()
    commendations: tuple[HistoryLine, ...] = ()
    discipline: tuple[str, ...] = ()
    head: str = ""
    """The post that confirms the report: "GIÁM ĐỐC"."""
    signer: str = ""
    """Who answers for a collective's report."""

    def gaps(self) -> tuple[str, ...]:
        """What section III and the others cannot prove yet, one sentence a line."""
        lines: tuple[HistoryLine | InitiativeLine, ...] = (
            *self.grades,
            *self.titles,
            *self.commendations,
            *self.initiatives,
        )
        return tuple(
            f"Năm {line.year}, {line.name}: chưa có {line.decision.missing}."
            for line in lines
            if line.decision.missing
        )

    def held(self) -> str:
        """That the title asked for is held already for the year, "" where it is not."""
        line = next((one for one in self.titles if (one.name, one.year) == (self.aim, str(self.year))), None)
        if line is None:
            return ""
        number = f" theo {line.decision.number}" if line.decision.number else ""
        return f"{self.aim} năm {self.year} đã được tặng{number}: kiểm tra lại danh hiệu đề nghị."

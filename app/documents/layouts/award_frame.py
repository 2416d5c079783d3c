"""What every paper of an award round shares: whose names, which sentences, who signs, on what law."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from app.documents.layouts.office_paper import OfficePaper, office_paper
from app.documents.layouts.punctuation import ended
from app.documents.model import Document
from app.documents.profile import Profile
from app.domain.dates import PartialDate, date_line
from app.domain.fixed_wording import filled
from app.domain.office import Identity

_ROOM = "......"
COUNCIL = "Hội đồng Thi đua - Khen thưởng"


@dataclass(frozen=True)
class Frame:
    """The office on the day of a paper. `wordings` are the fixed sentences by key, `bases` the law's.

    `number` and `issued` are left to the hand while unknown; `recipients` "" means those of the wording.
    `year` is the year rewarded, `head` the post that decides ("Giám đốc").
    """

    identity: Identity | None
    day: date
    year: int
    wordings: Mapping[str, str]
    bases: tuple[str, ...] = ()
    head: str = "Giám đốc"
    signer_lines: tuple[str, ...] = ()
    signer_name: str = ""
    recipients: tuple[str, ...] = ()
    number: int | None = None
    issued: PartialDate | None = None
    practice: bool = False
    council: str = COUNCIL
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def office(self) -> str:
        return self.identity.name if self.identity else "cơ quan"

    def said(self, key: str, **values: str) -> str:
        """A fixed sentence with its places filled."""
        names = {
            "year": str(self.year),
            "office": self.office,
            "superior": self.identity.superior if self.identity else "cơ quan cấp trên",
            "place": self.identity.place if self.identity else "",
            "council": self.council,
        }
        return filled(self.wordings[key], {**names, **self.values, **values})

    def lines(self, key: str, **values: str) -> tuple[str, ...]:
        """The same, line by line."""
        return tuple(line for line in self.said(key, **values).split("\n") if line.strip())

    def sent_to(self, key: str, *first: str) -> tuple[str, ...]:
        """Recipients: what the kind of paper asks first, then the office's own or those of the wording."""
        return (*first, *(self.recipients or self.lines(key)))

    def closing(self, text: str) -> str:
        """The last sentence with its end mark."""
        return ended(text, "./.")

    def issued_words(self) -> str:
        """`ngày 20 tháng 12 năm 2023`, with room while it is not known."""
        return date_line("", self.issued or PartialDate(self.day.year), self.day.year)

    def number_words(self, symbol: str) -> str:
        """`15/QĐ-SNgV`, with room for the number while it is not known."""
        short = self.identity.abbreviation if self.identity else ""
        return f"{f'{self.number:02d}' if self.number else _ROOM}/{'-'.join(filter(None, (symbol, short)))}"

    def print(self, paper: OfficePaper, profile: Profile | None = None) -> Document:
        """The finished paper."""
        numbered = replace(paper, number=self.number, issued=paper.issued or self.issued)
        return office_paper(numbered, self.identity, self.day, practice=self.practice, profile=profile)


def hour_words(hour: str) -> str:
    """`08 giờ 30 phút` of "08:30"; room to write while it is not known."""
    if not hour:
        return "...... giờ ...... phút"
    hours, _, minutes = hour.partition(":")
    return f"{hours} giờ {minutes or '00'} phút"


def day_words(day: date) -> str:
    """`20 tháng 12 năm 2023`, figures as on a date line."""
    return date_line("", PartialDate.of(day), day.year).removeprefix("ngày ")


def named(names: Iterable[str], otherwise: str = "không") -> str:
    """Names in one sentence."""
    return "; ".join(name for name in names if name) or otherwise

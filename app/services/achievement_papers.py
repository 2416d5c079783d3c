"""Papers made of the history of achievements, each figure with its decision."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.documents.model import Book, Document
from app.domain.achievement_report import (
    AchievementReport,
    CollectiveFacts,
    DecisionWords,
    HistoryLine,
    InitiativeLine,
    PersonFacts,
    WorkLine,
)
from app.domain.award_catalogue import entry_on
from app.domain.award_facts import COLLECTIVE, GRADE_WORDS, LEVEL_WORDS
from app.domain.awards_held import AwardHeld, AwardKind
from app.domain.dates import show_date
from app.domain.decision_checks import check_year
from app.domain.discipline import Discipline
from app.domain.holder import Holder
from app.domain.initiatives import Initiative
from app.domain.office import signing_lines
from app.domain.staff import SEX_WORDS, STAFF_KIND_WORDS, Sex
from app.domain.staff_roll import head_of
from app.domain.wording import fold, lower_first, upper_first
from app.errors import SayToUser
from app.services.award_catalogue import catalogue, catalogue_on
from app.services.holders import Holders

if TYPE_CHECKING:
    from app.documents.layouts.award_frame import Frame
    from app.services.office import Office


class AchievementPapers:
    """Every paper is laid out from the rows as they are now, with the names of its own day."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def holder(self, words: str, day: date) -> Holder:
        """The person or unit of this name; raises SayToUser for none or several."""
        return Holders(self._office).find(words, day)

    def day_of(self, year: int) -> date:
        """The day papers of the year speak of: today within the year, else its last day."""
        today = self._office.now().date()
        return today if today.year == year else date(year, 12, 31)

    def facts(self, holder: Holder, code: str, year: int, *, without: str = "") -> AchievementReport:
        """All the report says; raises SayToUser for a code that nobody of that kind may be given then.

        Awards of the year by the decision `without` are what the report asks for, and are left out.
        """
        wrong = next(iter(check_year(year, self._office.now().date())), None)
        if wrong is not None:
            raise SayToUser(wrong.sentence)
        day = self.day_of(year)
        entry = entry_on(catalogue(), code, holder.subject, day)
        if entry is None:
            known = ", ".join(f"{one.code} ({one.name})" for one in catalogue_on(day, holder.subject))
            whom = "tập thể" if holder.subject == COLLECTIVE else "cá nhân"
            raise SayToUser(f"Ngày {show_date(day)} danh mục không có «{code}» cho {whom}. Có: {known}.")
        signer = next(iter(self._office.settings.signatories_on(day)), None)
        awards = [
            row
            for row in self._office.achievements.awards.rows(holder)
            if _stands(row, year) and (not without or (row.year, row.number) != (year, without))
        ]
        return AchievementReport(
            subject=self._subject(holder, day),
            aim=entry.name,
            aim_is_title=entry.kind is AwardKind.TITLE,
            year=year,
            day=day,
            grades=self._grades(holder, year),
            works=self._works(holder, year),
            initiatives=self._initiatives(holder.person_id, year) if holder.person_id else (),
            titles=self._lines(row for row in awards if row.kind is AwardKind.TITLE),
            commendations=self._lines(row for row in awards if row.kind is AwardKind.FORM),
            discipline=self._discipline(holder.person_id, year) if holder.person_id else (),
            head=" ".join(signing_lines(signer)[-1:]) if signer else "",
            signer=self._head_of(holder, day),
        )

    def report(self, holder: Holder, code: str, year: int, *, without: str = "") -> Document:
        """Báo cáo thành tích for a title or commendation of a year; raises as `facts`."""
        from app.documents.layouts.achievement_report import achievement_report

        facts = self.facts(holder, code, year, without=without)
        return achievement_report(
            facts,
            self._office.settings.identity_on(facts.day),
            self._office.wordings.texts("F07"),
            practice=self._office.practice,
        )

    def report_name(self, holder: Holder, code: str, year: int) -> str:
        """`Bao-cao-thanh-tich-le-van-thuc-hanh-CSTDCS-2023.docx`."""
        return f"Bao-cao-thanh-tich-{self._stem(holder, year)}-{code}-{year}.docx"

    def confirmation_name(self, holder: Holder, year: int) -> str:
        """`Xac-nhan-thanh-tich-le-van-thuc-hanh-2023.docx`."""
        return f"Xac-nhan-thanh-tich-{self._stem(holder, year)}-{year}.docx"

    def _stem(self, holder: Holder, year: int) -> str:
        words = fold(Holders(self._office).name(holder, self.day_of(year)))
        return "-".join("".join(c if c.isalnum() else " " for c in words).split())

    def book(self, year: int) -> Book:
        """The workbook of a year: book by person, statistics, registration, grades, initiatives, movements.

        Raises SayToUser for a year of which the book holds nothing.
        """
        from app.documents.layouts.achievement_book import achievement_book
        from app.services.achievement_lines import AchievementLines
        from app.services.statistics_forms import statistics_forms

        years = self._office.achievements.years()
        if year not in years:
            known = f"Có: {', '.join(map(str, years))}." if years else "Nhập ở tab Thành tích trước."
            raise SayToUser(f"Sổ chưa có thành tích nào của năm {year}. {known}")
        told = AchievementLines(self._office, year).told()
        identity = self._office.settings.identity_on(self.day_of(year))
        forms = {form.code: form for form in statistics_forms(date(year, 12, 31))}
        return achievement_book(told, identity, forms, practice=self._office.practice)

    def export_book(self, year: int, target: Path) -> Path:
        """Write the workbook of a year as Excel; raises FileTrouble when the target cannot be written."""
        from app.documents.excel import write_excel

        return write_excel(self.book(year), target)

    def registrations(self, year: int) -> Document:
        """Danh sách đăng ký of the year; an empty one says so."""
        from app.documents.layouts.award_lists import registration_list
        from app.services.achievement_lines import AchievementLines

        return registration_list(self.frame(year), AchievementLines(self._office, year).registered())

    def initiatives(self, year: int) -> Document:
        """Danh sách sáng kiến of the year; an empty one says so."""
        from app.documents.layouts.award_lists import initiative_list
        from app.services.achievement_lines import AchievementLines

        return initiative_list(self.frame(year), AchievementLines(self._office, year).initiatives())

    def confirmation(self, holder: Holder, year: int) -> Document:
        """Giấy xác nhận of what the book holds of one holder up to the end of the year."""
        from app.documents.layouts.award_lists import confirmation
        from app.services.achievement_lines import AchievementLines

        awards = [row for row in self._office.achievements.awards.rows(holder) if _stands(row, year)]
        return confirmation(
            self.frame(year),
            AchievementLines(self._office, year).whose(holder, year),
            self._initiatives(holder.person_id, year) if holder.person_id else (),
            self._lines(awards),
            self._grades(holder, year),
        )

    def frame(self, year: int) -> Frame:
        """Names, sentences and signer of a paper about the year."""
        from app.documents.layouts.award_frame import Frame

        day = self.day_of(year)
        signer = next(iter(self._office.settings.signatories_on(day)), None)
        return Frame(
            identity=self._office.settings.identity_on(day),
            day=day,
            year=year,
            wordings={row.key: row.text for row in self._office.wordings.rows()},
            signer_lines=signing_lines(signer) if signer else (),
            signer_name=signer.name if signer else "",
            practice=self._office.practice,
        )

    # Inside.

    def _subject(self, holder: Holder, day: date) -> PersonFacts | CollectiveFacts:
        if holder.person_id is None:
            return self._collective(holder, day)
        return self._person(holder.person_id, day)

    def _person(self, person_id: int, day: date) -> PersonFacts:
        holders = Holders(self._office)
        person, standing = self._office.staff.person(person_id), holders.standing(person_id, day)
        unit = holders.units.get(standing.unit_id) if standing else None
        identity = self._office.settings.identity_on(day)
        names = (unit.name if unit else "", identity.name if identity else "")
        return PersonFacts(
            name=person.name,
            born=person.birth_date,
            sex=SEX_WORDS[person.sex],
            hometown=person.hometown,
            residence=person.residence,
            unit=", ".join(filter(None, names)),
            post=standing.post if standing else "",
            party_post=person.party_post,
            union_post=person.union_post,
            qualification=person.qualification,
            academic_title=person.academic_title,
        )

    def _collective(self, holder: Holder, day: date) -> CollectiveFacts:
        lines = self._office.staff.roll(day, day, holder.unit_id or 0)
        kinds: dict[str, int] = {}
        for line in lines:
            words = STAFF_KIND_WORDS[line.person.kind]
            kinds[words] = kinds.get(words, 0) + 1
        women = sum(line.person.sex is Sex.FEMALE for line in lines)
        name = Holders(self._office).name(holder, day)
        return CollectiveFacts(name, len(lines), women, tuple(kinds.items()), holder.is_office)

    def _head_of(self, holder: Holder, day: date) -> str:
        """Who leads the unit, or who signs for the office; "" leaves the name to the hand."""
        if holder.person_id is not None:
            return ""
        if holder.is_office:
            signer = next(iter(self._office.settings.signatories_on(day)), None)
            return signer.name if signer else ""
        head = head_of(self._office.staff.roll(day, day, holder.unit_id or 0), day)
        return head.person.name if head else ""

    def _lines(self, awards: Iterable[AwardHeld]) -> tuple[HistoryLine, ...]:
        name = self._office.achievements.awards.name
        return tuple(
            HistoryLine(_years(row), name(row), DecisionWords(row.number, row.decided_on, row.issuer))
            for row in sorted(awards, key=lambda row: (row.year, row.decided_on or date.max, row.id))
        )

    def _grades(self, holder: Holder, year: int) -> tuple[HistoryLine, ...]:
        rows = self._office.achievements.grades.rows(holder)
        return tuple(
            HistoryLine(
                str(row.year),
                upper_first(GRADE_WORDS.get(row.grade, row.grade)),
                DecisionWords(row.number, row.decided_on, row.issuer),
            )
            for row in sorted(rows, key=lambda row: row.year)
            if row.counts and row.year <= year
        )

    def _works(self, holder: Holder, year: int) -> tuple[WorkLine, ...]:
        rows = self._office.achievements.works.of_holder(holder)
        return tuple(WorkLine(row.node, row.name, row.figures) for row in rows if row.year == year)

    def _initiatives(self, person_id: int, year: int) -> tuple[InitiativeLine, ...]:
        desk = self._office.achievements.initiatives
        rows = [row for row in desk.of_person(person_id) if row.recognised and row.year <= year]
        return tuple(self._initiative(row, person_id) for row in rows)

    def _initiative(self, row: Initiative, person_id: int) -> InitiativeLine:
        authors = self._office.achievements.initiatives.authors(row.id)
        share = next((one.share for one in authors if one.person_id == person_id), 0)
        return InitiativeLine(
            year=row.year,
            name=row.name,
            share=f"{share} %" if share and len(authors) > 1 else "",
            level=f"cấp {LEVEL_WORDS[row.level]}",
            decision=DecisionWords(row.number, row.decided_on, row.issuer),
            effect=row.effect,
        )

    def _discipline(self, person_id: int, year: int) -> tuple[str, ...]:
        """Decisions in force on some day of the year, withdrawn ones left out."""
        return tuple(
            f"{self._office.discipline.form_name(row)} ({_decided(row)})"
            for row in self._office.discipline.rows(person_id)
            if not row.withdrawn_on
            and row.begins is not None
            and row.begins.year <= year
            and (row.valid_to is None or row.valid_to.year >= year)
        )


def _decided(row: Discipline) -> str:
    return lower_first(DecisionWords(row.number, row.decided_on, row.issuer).words())


def _stands(row: AwardHeld, year: int) -> bool:
    return row.year <= year and not row.cancelled


def _years(row: AwardHeld) -> str:
    return f"{row.first_year}-{row.year}" if row.first_year else str(row.year)

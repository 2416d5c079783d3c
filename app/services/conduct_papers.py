"""Papers about notes under II.6 as values: notice, explanation form, record; the report of a period."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from app import paths
from app.documents.layouts.office_paper import OfficePaper, office_paper
from app.documents.layouts.paper_parts import Fill, Line, Part
from app.documents.model import Document
from app.domain.conduct import HALF_WORDS, HalfDay, Incident
from app.domain.dates import show_date, show_weekday
from app.domain.fixed_wording import filled
from app.domain.office import Signatory, in_force, signing_lines
from app.domain.staff import Sex, membership_on
from app.domain.wording import lower_first, upper_first
from app.errors import SayToUser
from app.services.conduct_report import report_parts
from app.services.proof_lore import ordinary_case
from app.services.rule_files import read_toml
from app.services.wordings import conduct_form

if TYPE_CHECKING:
    from app.services.office import Office

KINDS = ("notice", "explanation", "record")
_ROOM = "." * 40
_WHO = {Sex.MALE: "ông", Sex.FEMALE: "bà", Sex.UNKNOWN: "ông (bà)"}


@cache
def _forms() -> Mapping[str, Mapping[str, Any]]:
    content = read_toml(paths.data("conduct", "papers", "giay-to.toml"))
    return {row["kind"]: row for row in content["paper"]}


class ConductPaperDesk:
    """Every paper is laid out from the records as they are now, with the names of today."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def note_paper(self, kind: str, incident_id: int, signatory_id: int = 0) -> Document:
        """`kind` is one of KINDS; `signatory_id` 0: the first in force on the day of the paper.

        Raises SayToUser when the note or the person is gone.
        """
        incident = self._office.conduct.incident(incident_id)
        form = _forms()[kind]
        day = self._paper_day(incident.day)
        values = self._values(incident, day)
        own = self._office.wordings.texts(conduct_form(kind))
        lines = (_worded(row, conduct_form(kind), own) for row in form["lines"])
        parts = tuple(part for row in lines if (part := _part(row, values)) is not None)
        signer = self._signer(day, signatory_id)
        paper = OfficePaper(
            name=form["name"],
            symbol=form["symbol"],
            summary=filled(form["summary"], values),
            dated=form["dated"],
            parts=parts,
            recipients=tuple(filled(line, values) for line in form["recipients"]),
            signer_lines=(form["right"],) if "right" in form else _lines(signer),
            signer_name=filled(form["right_name"], values) if "right" in form else _name(signer),
            left=form.get("left", ""),
            left_name=filled(form.get("left_name", ""), values),
        )
        return self._laid(paper, day)

    def report(self, first: date, last: date, unit_id: int = 0, signatory_id: int = 0) -> Document:
        """The report of a period, of one unit or the whole office; raises SayToUser for no period."""
        if last < first:
            raise SayToUser("Ngày cuối kỳ báo cáo trước ngày đầu kỳ. Sửa lại khoảng thời gian.")
        day = self._paper_day(last)
        values = {**self._names(day), "keeper": self._keeper(day)[0]}
        signer, form = self._signer(day, signatory_id), _forms()["report"]
        own = self._office.wordings.texts(conduct_form("report"))
        lines = {row["label"]: _worded(row, conduct_form("report"), own) for row in form["lines"]}

        def line(label: str, more: Mapping[str, str]) -> Line:
            row = lines[label]
            return Line(row["role"], filled(row["text"], {**values, "year": str(last.year), **more}))

        summary, parts = report_parts(self._office, first, last, unit_id, line)
        paper = OfficePaper(
            name=form["name"],
            symbol=form["symbol"],
            summary=summary,
            dated=form["dated"],
            parts=parts,
            recipients=self._recipients(form["symbol"], form["recipients"], values, day),
            signer_lines=_lines(signer),
            signer_name=_name(signer),
        )
        return self._laid(paper, day)

    def file_name(self, kind: str, incident_id: int = 0) -> str:
        """`Thong-bao-12.docx`: what a saved file is called at first."""
        stem = {"notice": "Thong-bao", "explanation": "Phieu-giai-trinh", "record": "Bien-ban"}.get(kind)
        return f"{stem}-vu-viec-{incident_id}.docx" if stem else "Bao-cao-chap-hanh.docx"

    # Inside.

    def _paper_day(self, fact: date) -> date:
        """Today; for an office whose names have ended since, the day of what the paper tells."""
        today = self._office.now().date()
        return today if self._office.settings.identity_on(today) else fact

    def _laid(self, paper: OfficePaper, day: date) -> Document:
        identity = self._office.settings.identity_on(day)
        # Whoever is named in the practice office is invented, and figures of invented people are too.
        return office_paper(paper, identity, day, practice=self._office.practice)

    def signers(self, fact: date) -> tuple[Signatory, ...]:
        """Who may sign a paper about something of that day, the first of them proposed."""
        return tuple(self._office.settings.signatories_on(self._paper_day(fact)))

    def _signer(self, day: date, signatory_id: int) -> Signatory | None:
        found = self._office.settings.signatories_on(day)
        return next((one for one in found if one.id == signatory_id), next(iter(found), None))

    def _names(self, day: date) -> dict[str, str]:
        identity = self._office.settings.identity_on(day)
        return {"office": ordinary_case(identity.name) if identity else "Cơ quan"}

    def _recipients(
        self, symbol: str, otherwise: list[str], values: Mapping[str, str], day: date
    ) -> tuple[str, ...]:
        """The office's preset for that kind of paper in force on the day, else the shipped lines."""
        presets = in_force(self._office.settings.recipient_presets(), day)
        own = next((preset.lines for preset in presets if preset.paper_kind == symbol), None)
        return own or tuple(filled(line, values) for line in otherwise)

    def _keeper(self, day: date) -> tuple[str, str]:
        """Abbreviation and name of the unit that keeps these papers: the first of the office."""
        units = self._office.staff.units(day)
        return (units[0].abbreviation, units[0].name) if units else ("", "Văn phòng")

    def _values(self, incident: Incident, paper_day: date) -> dict[str, str]:
        """What the lines are filled with; "" leaves a line out."""
        office = self._office
        person = office.staff.person(incident.person_id)
        rule = office.conduct.rule_on(incident.rule, incident.day)
        row = membership_on(office.staff.memberships(person.id), person.id, incident.day)
        units = {unit.id: unit.name for unit in office.staff.units()}
        unit = units.get(row.unit_id, "") if row is not None else ""
        post = ", ".join(part for part in ((row.post if row else ""), unit) if part)
        keeper, keeper_name = self._keeper(paper_day)
        who = f"{_WHO[person.sex]} {person.name}"
        return {
            **self._names(paper_day),
            "year": str(incident.day.year),
            "item": rule.plan_item if rule is not None else "II.6",
            "name": person.name,
            "who": who,
            "Who": upper_first(who),
            "post": lower_first(post) if row is not None and row.post else post,
            "unit": unit or "đơn vị",
            "when": _when(incident),
            "day": show_date(incident.day),
            "what": _what(incident, rule.name if rule is not None else incident.rule),
            "rule_words": rule.words or rule.name if rule is not None else incident.rule,
            "words": _sentence(incident.words),
            "answer": _sentence(incident.answer),
            "place": incident.place or _ROOM,
            "noted_by": incident.noted_by,
            "noted_by_room": incident.noted_by or _ROOM,
            "room": _ROOM,
            "keeper": keeper,
            "keeper_name": keeper_name,
            "by": f"đến hết ngày {show_date(incident.explain_by)}" if incident.explain_by else "khi ghi xong",
        }


def _worded(row: Mapping[str, Any], form: str, own: Mapping[str, str]) -> Mapping[str, Any]:
    """A line with the office's own words where it has some."""
    return {**row, "text": own[f"{form}.{row['label']}"]} if "label" in row else row


def _part(row: Mapping[str, Any], values: Mapping[str, str]) -> Part | None:
    if "fill" in row:
        return None if values.get(row.get("unless", ""), "") else Fill(row["fill"])
    text = row["text"]
    if "{words}" in text and not values["words"]:
        return None
    return Line(row["role"], filled(text, values).strip())


def _lines(signer: Signatory | None) -> tuple[str, ...]:
    return signing_lines(signer) if signer is not None else ()


def _name(signer: Signatory | None) -> str:
    return signer.name if signer is not None else ""


def _when(incident: Incident) -> str:
    half = f"buổi {HALF_WORDS[incident.half]} " if incident.half is not HalfDay.DAY else ""
    at = f"{incident.at_time.replace(':', ' giờ ')} phút, " if incident.at_time else ""
    return f"{at}{half}{show_weekday(incident.day)}, ngày {show_date(incident.day)}"


def _what(incident: Incident, name: str) -> str:
    words = name if name.isupper() else name.lower()
    return f"{words} {incident.minutes} phút" if incident.minutes else words


def _sentence(text: str) -> str:
    """One paragraph with its full stop; "" stays so."""
    joined = " ".join(line.strip() for line in text.splitlines() if line.strip())
    return joined if not joined or joined.endswith((".", "!", "?", "…")) else f"{joined}."

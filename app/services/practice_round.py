"""A sealed round of the practice office: council, nominees by the rules, sums of two tellers, the seal."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from app import paths
from app.domain.initiatives import InitiativeUse
from app.domain.judging import Verdict
from app.domain.round_counting import Account, Sheet, Sums
from app.domain.round_seal import RoundClosing, canonical, seal_of
from app.domain.rounds import Counter, NomineeState, PaperAccount, Role, Round, RoundTitle
from app.domain.voting_rules import quota_for
from app.services.practice import GIVEN
from app.services.round_awards import award_rows
from app.services.round_eligibility import Candidate, Eligibility
from app.services.round_record import record_of
from app.storage import record_rows, round_rows

if TYPE_CHECKING:
    from app.services.office import Office

LOADING_ROUND = "Nạp đợt bình xét thực hành"
_PERSON = "person"


@cache
def _content() -> dict[str, Any]:
    with paths.data("practice", "round.toml").open("rb") as file:
        return tomllib.load(file)


def voted_year() -> int:
    """The year whose people's titles the practice round gives."""
    return int(_content()["meets_on"].year)


def fill_practice_round(office: Office) -> None:
    """The round of the last practice year once its day is past, and what it gave; undo leaves it alone."""
    content = _content()
    if office.now().date() < content["meets_on"]:
        return
    with office.operation(LOADING_ROUND, barrier=GIVEN):
        _fill(office, content)


def _fill(office: Office, content: dict[str, Any]) -> None:
    day = content["meets_on"]
    keys = ("name", "meets_on", "place", "begins", "voted_at", "ends")
    decided = ("council_number", "council_on", "council_issuer")
    row = Round(0, year=day.year, **{key: content[key] for key in (*keys, *decided)})
    row = replace(row, id=record_rows.save(office.db, row))
    for at, title in enumerate(content["title"]):
        record_rows.save(office.db, RoundTitle(0, row.id, title["code"], _PERSON, at))
    _council(office, row, content)
    for title in office.rounds.view(row.id).titles:
        _nominate(office, row, title, content)
    _count(office, row, content)
    view = office.rounds.view(row.id)
    closed = f"{day.isoformat()}T16:42:00"
    text = canonical(record_of(view, office.rounds.outcomes.results(view), closed))
    record_rows.save(office.db, RoundClosing(0, row.id, closed, text, seal_of(text)))
    if content["decided_on"] <= office.now().date():
        _give(office, row, content)


def _give(office: Office, row: Round, content: dict[str, Any]) -> None:
    """The signed decision stands in the book of achievements, with the initiatives it rested on."""
    view = office.rounds.view(row.id)
    for given in award_rows(office, view, content["decision"], content["decided_on"]):
        made = record_rows.save(office.db, given)
        if given.code != content["rests_on_initiative"] or given.person_id is None:
            continue
        own = office.achievements.initiatives.of_person(given.person_id)
        used = next((one for one in own if one.recognised and one.year == row.year), None)
        if used is not None:
            use = InitiativeUse(0, used.id, given.person_id, given.code, row.year, made)
            record_rows.save(office.db, use)


def _council(office: Office, row: Round, content: dict[str, Any]) -> None:
    people = {person.name: person.id for person in office.staff.people()}
    for at, one in enumerate(content["member"]):
        member = office.rounds.council.from_person(row, people[one["name"]])
        away = one.get("absence", "")
        fresh = replace(
            member,
            role=Role(one.get("role", Role.MEMBER)),
            secretary=one.get("secretary", False),
            counter=Counter(one.get("counter", Counter.NO)),
            position=at,
            came_at="" if away else content["begins"],
            absence=away,
            opinion=bool(away),
        )
        record_rows.save(office.db, fresh)


def _nominate(office: Office, row: Round, title: RoundTitle, content: dict[str, Any]) -> None:
    """Everybody who meets the conditions, as far as the quota goes; the rest with the reason."""
    view = office.rounds.view(row.id)
    nominees = office.rounds.nominees
    asked = [one for one in Eligibility(office, view).candidates(title) if one.silent]
    met = [one for one in asked if one.judgement.verdict is Verdict.MET]
    quota, base = nominees.quota(view, title)
    most = quota_for(quota, base) if quota is not None else None
    listed = met if most is None else met[:most]
    nominees.add(view, title, [one.holder for one in asked])
    reasons: dict[object, str] = {
        one.holder: content["over_quota"] if one in met else content["left_out"]
        for one in asked
        if one not in listed
    }
    _leave_out(office, row, title, asked, reasons)


def _leave_out(
    office: Office, row: Round, title: RoundTitle, asked: list[Candidate], reasons: dict[object, str]
) -> None:
    found = office.rounds.view(row.id).nominees_of(title.id)
    for nominee, one in zip(found, asked, strict=True):
        if one.holder in reasons:
            left = replace(nominee, state=NomineeState.LEFT_OUT, reason=reasons[one.holder])
            record_rows.save(office.db, left)


def _count(office: Office, row: Round, content: dict[str, Any]) -> None:
    view = office.rounds.view(row.id)
    room = view.room
    names = view.names_on(1)
    ends = {title.id: view.names_on(1, title.id)[-1:] for title in view.titles}
    few = {title["code"]: title["last_agree"] for title in content["title"]}
    sums = {}
    for nominee in names:
        last = nominee in ends[nominee.title_id]
        agree = few[view.title(nominee.title_id).code] if last else room.members
        sums[nominee.id] = Sums(agree, room.members - agree, 0)
    present = room.present
    account = Account(room.members, present, present, present, 0, room.members - present)
    sheet = Sheet(account, sums)
    papers = PaperAccount(0, row.id, 1, None, room.members, present, room.absent, room.absent)
    record_rows.save(office.db, papers)
    round_rows.keep_count(office.db, row.id, 1, None, [n.id for n in names], (sheet, sheet), room, "")

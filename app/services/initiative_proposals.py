"""Awards that may rest on an initiative and do not say on which: to be written down as used."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from app.domain.award_catalogue import day_of
from app.domain.award_facts import PERSON
from app.domain.awards_held import AwardHeld
from app.domain.holder import holder_of
from app.domain.initiative_proposals import Resting, asking, resting
from app.domain.judging import Answer, Judgement, judge_under, set_on
from app.errors import SayToUser
from app.services.history_rules import initiative_use_rule

if TYPE_CHECKING:
    from app.services.office import Office


def proposals(office: Office, awards: Iterable[AwardHeld]) -> tuple[Resting, ...]:
    """For each award of a person that counts and asks for initiatives: those it may have rested on.

    An award of a day without rules, or of a code they do not know, asks for nothing.
    """
    made = _makers(office)
    rules_on = cache(lambda day: set_on(office.rules.sets(day), day))
    found: list[Resting] = []
    for award in awards:
        if award.person_id not in made or not award.code or award.cancelled:
            continue
        day = day_of(award)
        try:
            rules = rules_on(day)
            asked = asking(rules.asked(award.code, PERSON, award.merit), award.code)
            if not asked or min(made[award.person_id]) > award.year:
                continue
            rule = initiative_use_rule(date(award.year, 12, 31))
            facts = office.achievements.facts.facts_of(
                holder_of(award), award.code, award.year, day, ground=award.merit
            )
            beside = _beside(judge_under(facts, rules))
        except SayToUser:
            continue
        history = office.achievements.history.history(holder_of(award))
        found += resting(award, asked, history, rule, beside)
    return tuple(found)


def of_year(office: Office, year: int) -> tuple[Resting, ...]:
    """The same for every award of a year."""
    return proposals(office, office.achievements.awards.of_year(year))


def of_ids(office: Office, ids: Iterable[int]) -> tuple[Resting, ...]:
    """The same for awards by their numbers, as `save` and an import give them."""
    wanted = set(ids)
    return proposals(office, (row for row in office.achievements.awards.everything() if row.id in wanted))


def _makers(office: Office) -> dict[int | None, list[int]]:
    """Years of recognised initiatives by author of the book."""
    desk = office.achievements.initiatives
    years = {row.id: row.year for row in desk.rows() if row.recognised}
    found: dict[int | None, list[int]] = {}
    for author in desk.authors():
        if author.person_id is not None and author.initiative_id in years:
            found.setdefault(author.person_id, []).append(years[author.initiative_id])
    return found


def _beside(judgement: Judgement) -> str:
    """Another way of a choice that is met without an initiative, in the words of its conditions."""
    for finding in judgement.findings:
        if finding.condition.measure not in {"initiative", "initiatives_in_run"}:
            continue
        choice, option = finding.condition.choice, finding.condition.option
        ways: dict[str, list[tuple[bool, str]]] = {}
        for other in judgement.findings:
            if choice and other.condition.choice == choice and other.condition.option != option:
                met = other.answer is Answer.MET
                ways.setdefault(other.condition.option, []).append((met, other.condition.words))
        for found in ways.values():
            if all(met for met, _words in found):
                return "; ".join(words for _met, words in found)
    return ""

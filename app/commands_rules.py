"""What `judge` and `tally` do: cases held against the rules of their day; with --db the office's."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.commands_papers import Faults
from app.errors import SayToUser

if TYPE_CHECKING:
    from app.domain.award_rules import RuleSet

    Sets = Callable[[date], tuple[RuleSet, ...]]


def register(names: Any) -> None:
    """Add both commands."""
    judge = names.add_parser(
        "judge", help="xét các trường hợp trong tệp theo bộ quy định của ngày quyết định"
    )
    judge.add_argument("file", type=Path, metavar="TỆP.toml")
    judge.add_argument("--rules", type=Path, metavar="THƯ_MỤC", help="bộ quy định khác bộ đi kèm")
    judge.set_defaults(run=judged, needs_db=False)
    tally = names.add_parser("tally", help="kiểm phiếu các trường hợp trong tệp")
    tally.add_argument("file", type=Path, metavar="TỆP.toml")
    tally.add_argument("--rules", type=Path, metavar="THƯ_MỤC", help="bộ quy định khác bộ đi kèm")
    tally.set_defaults(run=tallied, needs_db=False)


def judged(given: argparse.Namespace) -> list[str]:
    """A line a case, its findings below it; `Faults` when a verdict is not the one expected."""
    from app.domain.judging import judge, told
    from app.services.case_files import judged_cases

    results = []
    with _rules(given) as sets:
        for case in judged_cases(given.file):
            try:
                found = judge(case.facts, sets(case.facts.decided_on))
            except SayToUser as trouble:
                raise SayToUser(f"{given.file.name}, «{case.name}»: {trouble}") from None
            results.append((case.name, str(found.verdict), case.expect, told(found)))
    return _lines(results)


def tallied(given: argparse.Namespace) -> list[str]:
    """A line a case, the sentence below it; `Faults` when an outcome is not the one expected."""
    from app.domain.judging import set_on
    from app.domain.tallying import tally
    from app.services.case_files import counted_cases

    results = []
    with _rules(given) as sets:
        for case in counted_cases(given.file):
            try:
                rules = set_on(sets(case.decided_on), case.decided_on)
            except SayToUser as trouble:
                raise SayToUser(f"{given.file.name}, «{case.name}»: {trouble}") from None
            ballot = rules.ballot(case.title)
            if ballot is None:
                raise SayToUser(
                    f"{given.file.name}, «{case.name}»: bộ {rules.code} không có phiếu cho «{case.title}»."
                )
            counted = tally(case.count, ballot)
            results.append((case.name, str(counted.outcome), case.expect, (counted.sentence,)))
    return _lines(results)


@contextmanager
def _rules(given: argparse.Namespace) -> Iterator[Sets]:
    """The sets of a day: of the office with --db, of a folder with --rules, else as shipped."""
    from app.services.award_rules import rule_sets

    if given.db is None:
        shipped = rule_sets(given.rules)
        yield lambda _day: shipped
        return
    if given.rules is not None:
        raise SayToUser(
            "--db và --rules không đi cùng nhau: --db dùng quy định của cơ quan trong sổ, "
            "--rules dùng thư mục khác. Bỏ một trong hai."
        )
    from app.services.office import Office

    office = Office.open(given.db, write=False)
    try:
        yield office.rules.sets
    finally:
        office.close()


def _lines(results: Iterable[tuple[str, str, str, tuple[str, ...]]]) -> list[str]:
    lines: list[str] = []
    astray = False
    for name, outcome, expect, findings in results:
        differs = bool(expect) and expect != outcome
        astray = astray or differs
        lines.append(f"{name}: {outcome}" + (f" (expected {expect})" if differs else ""))
        lines += [f"  {finding}" for finding in findings]
    return Faults(lines) if astray else lines

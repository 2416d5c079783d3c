"""Commands over two years: next year's plan, and the comparison of two plans."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands import HOLDER, written_to
from app.domain.plan import Plan
from app.domain.plan_comparison import said
from app.domain.word_diff import Op
from app.errors import SayToUser
from app.services.next_year import Proposal, RolledPlan, Sort
from app.services.office import Office

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_MARKS = {Op.SAME: "{}", Op.OLD: "[-{}-]", Op.NEW: "{{+{}+}}"}
_SORTS = {Sort.CHANGE: "đổi", Sort.ASK: "hỏi", Sort.KEEP: "giữ"}


def register(names: _SubParsersAction[argparse.ArgumentParser], year: Callable[[str], int]) -> None:
    """Add `next-year` and `compare` to the commands."""
    rolling = names.add_parser("next-year", help="lập kế hoạch năm sau từ một kế hoạch")
    rolling.add_argument("--from", dest="old", type=year, required=True, metavar="NĂM")
    rolling.add_argument("--to", dest="new", type=year, metavar="NĂM", help="năm liền sau nếu không ghi")
    rolling.add_argument("--take", choices=("all",), help="lấy mọi đề nghị rồi lập; không có thì chỉ liệt kê")
    rolling.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="MÃ=CHỮ",
        help="trả lời một câu hỏi theo mã ở cuối dòng của nó",
    )
    rolling.set_defaults(run=next_year, needs_db=True)
    comparing = names.add_parser("compare", help="so sánh kế hoạch hai năm hoặc hai bản")
    comparing.add_argument("old", metavar="CŨ", help="năm, hoặc năm/bản như 2023/1")
    comparing.add_argument("new", metavar="MỚI")
    comparing.add_argument("--to", type=Path, metavar="TỆP", help="ghi thêm ra Word")
    comparing.set_defaults(run=compare, needs_db=True)


def next_year(given: argparse.Namespace) -> Iterator[str]:
    """One line a proposal: what, where, old, new, why, code; with --take the plan is made."""
    answers = dict(_answer(text) for text in given.answer)
    with _opened(given.db, write=bool(given.take)) as office:
        roll = office.next_year.look(_plan(office, str(given.old)).id, given.new)
        unknown = set(answers) - {p.question for p in roll.proposals if p.question}
        if unknown:
            raise SayToUser(f"Không có câu hỏi nào mang mã {', '.join(sorted(unknown))}. Xem lại danh sách.")
        yield from roll.notices
        yield from (_line(proposal) for proposal in roll.proposals)
        if given.take:
            done = office.next_year.create(roll, roll.takeable(answers), answers)
            assert isinstance(done.value, RolledPlan)
            yield f"Đã lập kế hoạch {roll.year} từ kế hoạch {roll.plan.year}."
            yield from (f"{left.place}: {left.sentence}." for left in done.value.left)
        else:
            yield "Chưa lập gì. Thêm --take all để lấy các đề nghị và lập kế hoạch."


def compare(given: argparse.Namespace) -> Iterator[str]:
    """One line a place that differs: what, where, its words; with --to the same as a Word file."""
    with _opened(given.db, write=False) as office:
        comparison = office.comparison.compare(_plan(office, given.old).id, _plan(office, given.new).id)
        for row in comparison.of():
            words = "".join(_MARKS[piece.op].format(piece.text) for piece in row.pieces)
            yield f"{said(row)}\t{row.place}\t{' '.join(words.split())}"
        if not comparison.of():
            yield "Hai kế hoạch không khác nhau."
        if given.to:
            yield f"Đã ghi {office.comparison.export(comparison, written_to(given.to, '.docx'))}"


@contextmanager
def _opened(path: Path, *, write: bool) -> Iterator[Office]:
    """The office; held against a second writing program while it is written."""
    office = Office.open(path, write=write, held_by=HOLDER if write else "")
    try:
        yield office
    finally:
        office.close()


def _line(proposal: Proposal) -> str:
    code = proposal.question if proposal.sort is Sort.ASK else ""
    return "\t".join(
        (_SORTS[proposal.sort], proposal.place, proposal.old.strip(), proposal.new, proposal.why, code)
    )


def _answer(text: str) -> tuple[str, str]:
    code, mark, words = text.partition("=")
    if not mark or not words.strip():
        raise SayToUser(f"“{text}” chưa phải câu trả lời. Ghi mã, dấu =, rồi chữ mới.")
    return code.strip(), words.strip()


def _plan(office: Office, words: str) -> Plan:
    year, _, version = words.partition("/")
    if not year.isdigit() or (version and not version.isdigit()):
        raise SayToUser(f"“{words}” không phải năm hay bản của năm. Ghi 2023, hoặc 2023/1 cho bản thứ nhất.")
    for plan in office.plans.versions(int(year)):
        if not version or plan.version == int(version):
            return plan
    years = ", ".join(str(line.year) for line in office.plans.years())
    there = f"Các năm đã có: {years}." if years else "Tệp này chưa có kế hoạch nào."
    raise SayToUser(f"Chưa có kế hoạch {words} trong {office.path.name}. {there}")

"""Exporting the plan to Word, beside docxtpl filling a ready template with the same plan; both warm."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from app.documents.word import write_word
from app.services.office import Office
from benchmarks.office_files import clock, plan_id, practice_file
from benchmarks.side_by_side import processes
from benchmarks.table import Line, seconds
from benchmarks.turns import Turn, timed
from benchmarks.word_template import write_template

AIM = 1.0


def lines(folder: Path, rounds: int) -> list[Line]:
    """The export as the tab does it, and the writing of the file alone."""
    office_file = practice_file(folder / "export.db")
    office = Office.open(office_file, clock)
    context = write_template(office.papers.plan_paper(plan_id(office)), folder / "template.docx")
    office.close()
    (folder / "context.json").write_text(json.dumps(context), encoding="utf-8")
    taken = processes(
        {
            "ours": ("benchmarks.export_plan:ours", (office_file, folder / "ours.docx")),
            "docxtpl": ("benchmarks.export_plan:docxtpl", (folder,)),
        },
        folder,
        rounds,
    )
    if words_of(folder / "ours.docx") != words_of(folder / "docxtpl.docx"):
        raise AssertionError("docxtpl wrote another paper than ours")
    ours, other = taken["ours"], taken["docxtpl"]
    return [
        seconds("plan exported to Word ÷ docxtpl from a ready template", "export", ours, other, AIM),
        seconds(
            "the file alone written ÷ the same",
            "write",
            ours,
            other,
            None,
            "export",
        ),
    ]


def ours(office_file: str, target: str) -> Iterator[Turn]:
    """Read the records, lay out, write whole and safe on the disk, remember the export."""
    office, path = Office.open(Path(office_file), clock), Path(target)
    plan = plan_id(office)
    while True:
        export = timed(lambda: office.papers.export_plan(plan, path))
        paper = office.papers.plan_paper(plan)
        yield {"export": export, "write": timed(lambda: write_word(paper, path))}  # noqa: B023


def docxtpl(folder: str) -> Iterator[Turn]:
    """Open the template, fill it, save it."""
    while True:
        yield {"export": timed(lambda: docxtpl_filled(Path(folder)))}


def docxtpl_filled(folder: Path) -> None:
    """template.docx of the folder filled with its context.json, as docxtpl.docx."""
    from docxtpl import DocxTemplate

    context = json.loads((folder / "context.json").read_text(encoding="utf-8"))
    template = DocxTemplate(str(folder / "template.docx"))
    template.render(context, autoescape=True)
    template.save(str(folder / "docxtpl.docx"))


def words_of(path: Path) -> list[str]:
    """The text of every paragraph of a Word file, tables included."""
    import docx

    body = docx.Document(str(path)).element.body
    return ["".join(p.itertext()) for p in body.iter("{*}p")]

"""Papers of an award round: a decision of 2,000 rows beside docxtpl, a dossier of 300 people on the disk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from app.documents.model import Document, plain_text
from app.documents.word import write_word
from app.services.office import Office
from app.services.round_dossier import write_dossier
from app.services.round_layouts import RoundLayouts
from app.services.round_values import RoundValues
from benchmarks.export_plan import docxtpl_filled, words_of
from benchmarks.round_files import now, round_file, sealed
from benchmarks.side_by_side import processes
from benchmarks.table import Line, seconds
from benchmarks.turns import Turn, timed
from benchmarks.word_template import write_list_template

SIZES = (2000, 300)  # rows of the decision, people of the dossier
GROWN = 10
AIM = 1.0


def lines(folder: Path, rounds: int, sizes: tuple[int, int] = SIZES, grown: int = GROWN) -> list[Line]:
    """The decision with its list beside the same words by docxtpl, the dossier beside its bare words."""
    rows, people = sizes
    place = folder / "decision"
    place.mkdir()
    path = _filled_in(place, rows)
    taken = processes(
        {
            "ours": ("benchmarks.award_papers:decision", (path, place / "ours.docx")),
            "docxtpl": ("benchmarks.award_papers:filled", (place,)),
        },
        folder,
        rounds,
        warm_up=1,
    )
    if words_of(place / "ours.docx") != words_of(place / "docxtpl.docx"):
        raise AssertionError("docxtpl wrote another decision than ours")
    ours, other = taken["ours"], taken["docxtpl"]
    what = f"a decision with a list of {rows:,} rows"
    found = [
        seconds(f"{what} in Word ÷ docxtpl with the same rows", "laid", ours, other, AIM, "filled"),
        seconds(f"{what}, the file alone ÷ the same", "write", ours, other, None, "filled"),
        seconds(f"{what}, out of the sealed round ÷ the same", "read", ours, other, None, "filled"),
    ]
    path = round_file(folder / "dossier.db", people)
    sides = {side: (f"benchmarks.award_papers:{side}", (path,)) for side in ("dossier", "bare")}
    small = processes(sides, folder, rounds, warm_up=1)
    what = f"a dossier of {people:,} people, whole on the disk"
    beside = "the same words by python-docx and openpyxl alone"
    found.append(seconds(f"{what} ÷ {beside}", "all", small["dossier"], small["bare"]))
    return [*found, *_growth(folder, max(1, rounds // 8), sizes, grown)]


def _growth(folder: Path, rounds: int, sizes: tuple[int, int], grown: int) -> list[Line]:
    """Both again with so many times as many, beside themselves."""
    rows, people = sizes
    large = folder / "large"
    large.mkdir()
    lists = {
        size: round_file(large / f"list-{size}.db", size, all_pass=True) for size in (rows, rows * grown)
    }
    dossiers = {size: round_file(large / f"{size}.db", size) for size in (people, people * grown)}
    sides: dict[str, tuple[str, tuple[object, ...]]] = {}
    for size, path in lists.items():
        target = path.with_suffix(".docx")
        sides[f"list {size}"] = ("benchmarks.award_papers:decision", (path, target))
    for size, path in dossiers.items():
        sides[f"dossier {size}"] = ("benchmarks.award_papers:dossier", (path,))
    taken = processes(sides, folder, rounds, warm_up=1)
    more = f"({grown}× as many)"
    return [
        seconds(
            f"a decision in Word: {rows * grown:,} rows ÷ {rows:,} {more}",
            "laid",
            taken[f"list {rows * grown}"],
            taken[f"list {rows}"],
        ),
        seconds(
            f"a dossier on the disk: {people * grown:,} people ÷ {people:,} {more}",
            "all",
            taken[f"dossier {people * grown}"],
            taken[f"dossier {people}"],
        ),
    ]


def _filled_in(folder: Path, rows: int) -> Path:
    """A sealed round of so many names, and beside it the template of its decision with what fills it."""
    path = round_file(folder / "round.db", rows, all_pass=True)
    office = Office.open(sealed(path), now, write=False)
    paper = office.rounds.papers.paper(office.rounds.view(1), "decision")
    office.close()
    assert isinstance(paper, Document)
    context = write_list_template(paper, folder / "template.docx")
    (folder / "context.json").write_text(json.dumps(context), encoding="utf-8")
    return path


def decision(path: str, target: str) -> Iterator[Turn]:
    """Out of the sealed round, laid out, written whole and safe on the disk; the later parts alone too."""
    office = Office.open(sealed(Path(path)), now, write=False)
    papers = office.rounds.papers
    values = RoundValues(office, office.rounds.view(1))
    layouts = RoundLayouts(office, values)
    paper = layouts.paper("decision")
    while True:
        yield {
            "write": timed(lambda: write_word(paper, Path(target))),
            "laid": timed(lambda: write_word(layouts.paper("decision"), Path(target))),
            "read": timed(lambda: write_word(papers.paper(office.rounds.view(1), "decision"), Path(target))),
        }


def filled(folder: str) -> Iterator[Turn]:
    """docxtpl opens the template, fills it, saves it."""
    while True:
        yield {"filled": timed(lambda: docxtpl_filled(Path(folder)))}


def dossier(path: str) -> Iterator[Turn]:
    """Every paper and workbook of the sealed round, from its rows to whole files."""
    office = Office.open(sealed(Path(path)), now, write=False)
    papers = office.rounds.papers
    while True:
        yield {
            "all": timed(lambda: write_dossier(papers.prepare(office.rounds.view(1)), Path(path).parent)),
        }


def bare(path: str) -> Iterator[Turn]:
    """The words of the same papers, known beforehand, as plain paragraphs and cells in as many files."""
    import docx
    from openpyxl import Workbook

    office = Office.open(sealed(Path(path)), now, write=False)
    prepared = office.rounds.papers.prepare(office.rounds.view(1))
    texts = [plain_text(paper).split("\n") for _, paper in prepared.papers]
    books = [[plain_text(sheet) for sheet in book.sheets] for _, book in prepared.books]
    cells = [[[row.split("\t") for row in sheet.split("\n")] for sheet in book] for book in books]
    target = Path(path).with_suffix("")

    def write() -> None:
        for at, text in enumerate(texts):
            word = docx.Document()
            for line in text:
                word.add_paragraph(line)
            word.save(f"{target}-{at}.docx")
        for at, sheets in enumerate(cells):
            book = Workbook()
            for rows in sheets:
                page = book.create_sheet()
                for row in rows:
                    page.append(row)
            book.save(f"{target}-{at}.xlsx")

    while True:
        yield {"all": timed(write)}

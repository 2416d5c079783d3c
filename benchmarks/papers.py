"""A paper of 40 pages previewed and held against the decree, the plan of 2023 proofread; ten times each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.documents.conformity import check_paper
from app.documents.word import write_word
from app.services.office import Office
from app.services.proof_files import proofread_text
from benchmarks.office_files import clock, large_file, plan_id
from benchmarks.side_by_side import processes
from benchmarks.table import Line, seconds
from benchmarks.turns import Turn, timed

SIZES = (400, 4000)  # nodes: about 40 pages, and ten times as many
_DEEDS = {
    "preview": "previewed, every page laid out",
    "conformity": "held against the decree, without LibreOffice",
}


def lines(folder: Path, rounds: int, sizes: tuple[int, int] = SIZES) -> list[Line]:
    """Each deed on the small paper beside the same deed on the large one."""
    sides: dict[str, tuple[str, tuple[object, ...]]] = {}
    for nodes in sizes:
        file = large_file(folder / f"{nodes}.db", nodes)
        sides[f"paper {nodes}"] = ("benchmarks.papers:paper", (file, folder / f"{nodes}.docx"))
    for times in (1, 10):
        sides[f"text {times}"] = ("benchmarks.papers:text", (times,))
    taken = processes(sides, folder, rounds)
    small, large = (taken[f"paper {nodes}"] for nodes in sizes)
    between = f"{sizes[1]:,} nodes ÷ {sizes[0]:,} ({sizes[1] // sizes[0]}× as many)"
    grown = [seconds(f"{words}: {between}", deed, large, small) for deed, words in _DEEDS.items()]
    proof = "proofread: ten plans of 2023 in one text ÷ one"
    return [*grown, seconds(proof, "proofread", taken["text 10"], taken["text 1"])]


def paper(office_file: str, target: str) -> Iterator[Turn]:
    """The paper as a value, all its pages; its Word file against the profile."""
    from PySide6.QtWidgets import QApplication

    from ui.paper_layout import PaperLayout

    application = QApplication.instance() or QApplication([])
    office = Office.open(Path(office_file), clock)
    document = office.papers.plan_paper(plan_id(office))
    write_word(document, Path(target))
    while application is not None:
        yield {
            "preview": timed(lambda: PaperLayout().now(document)),
            "conformity": timed(lambda: check_paper(Path(target), ask_libreoffice=False)),
        }


def text(times: str) -> Iterator[Turn]:
    """The plan of 2023, or the same with other words in it so many times over, each paragraph once."""
    raw = (Path(__file__).parent.parent / "tests" / "files" / "ke-hoach-thi-dua-2023.txt").read_text("utf-8")
    body = "\n\n".join(raw.replace("thi đua", f"thi đua {number}") for number in range(int(times)))
    while True:
        yield {"proofread": timed(lambda: proofread_text(body))}

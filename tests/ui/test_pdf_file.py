"""The PDF of a paper: whole, with fonts and title, as many pages as on the screen, words in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.documents.model import Document, Rule, plain_text
from tests.documents.papers_for_tests import seed_paper
from tests.ui import pdf_reading as pdf
from tests.ui.papers_on_screen import lines_of, long_paper
from tests.ui.plan_stage import Stage
from ui.messages import Weight
from ui.paper_layout import PaperLayout
from ui.print_pages import pdf_of

pytestmark = pytest.mark.usefixtures("qapp")
Written = Callable[[Document], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(paper: Document) -> Path:
        target = tmp_path / "x.pdf"
        target.write_bytes(pdf_of(PaperLayout().now(paper), paper.properties))
        return target

    return write


@pytest.mark.parametrize("paper", [seed_paper(), seed_paper(practice=True), long_paper(80)])
def test_as_many_sheets_of_a4_as_on_the_screen(written: Written, paper: Document) -> None:
    facts = pdf.facts(written(paper))
    assert int(facts["Pages"]) == len(PaperLayout().now(paper).pages)
    assert facts["Page size"].endswith("(A4)")


def test_title_creator_and_office_stand_in_the_file(written: Written) -> None:
    paper = seed_paper()
    facts = pdf.facts(written(paper))
    assert facts["Title"] == paper.properties.title
    assert facts["Title"]
    assert facts["Author"] == paper.properties.office
    assert facts["Creator"] == "Sổ Thi Đua"


def test_every_font_is_inside_with_letters_that_can_be_copied(written: Written) -> None:
    rows = pdf.fonts(written(seed_paper()))
    assert len(rows) == 4  # upright, bold, italic, both
    for row in rows:
        assert row[-5] == "yes", row  # embedded
        assert row[-3] == "yes", row  # to Unicode


def test_the_words_are_those_of_the_paper_in_its_order(written: Written) -> None:
    paper = seed_paper()
    said = pdf.text(written(paper))
    place = 0
    for block in (*paper.title, *paper.body):
        if not isinstance(block, Rule):
            words = " ".join(block.text.split())[:40]
            place = said.index(words, place)
    assert said.index("SỞ NGOẠI VỤ") < said.index("CỘNG HÒA XÃ HỘI") < said.index("KẾ HOẠCH")
    assert said.index("Nơi nhận:") > place


def test_the_lines_of_every_page_are_those_of_the_screen(written: Written) -> None:
    paper = long_paper(60)
    ours = [sorted("".join(page)) for page in lines_of(PaperLayout().now(paper))]
    theirs = [sorted("".join(word.text for word in page)) for page in pdf.pages(written(paper))]
    # A hyphen at the end of a line is left out by the reader.
    bare = [[letter for letter in page if letter not in " -"] for page in (*ours, *theirs)]
    assert bare[: len(ours)] == bare[len(ours) :]


def test_a_practice_paper_is_marked_in_the_pdf_too(written: Written) -> None:
    paper = seed_paper(practice=True)
    foot = plain_text(paper).strip().splitlines()[-1]
    assert all(foot in " ".join(word.text for word in page) for page in pdf.pages(written(paper)))


# -- from the window -----------------------------------------------------------------------------------------


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(qtbot, tmp_path)
    yield made
    made.close()


def last(stage: Stage) -> str:
    """What was said last."""
    return stage.said[-1].sentence if stage.said else ""


def export(stage: Stage) -> None:
    what = stage.tab.printable()
    assert what is not None
    stage.tab.printing.export_pdf(what)


def test_the_name_proposed_is_that_of_the_word_file_beside_it(stage: Stage, tmp_path: Path) -> None:
    stage.office.papers.export_plan(stage.plan_id, tmp_path / "KH-2023.docx")
    asked: list[Path] = []
    stage.tab.printing.ask_target = asked.append  # type: ignore[assignment]
    export(stage)
    assert asked == [tmp_path / "KH-2023.pdf"]


def test_it_is_written_beside_the_work_and_said(stage: Stage, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "moi" / "KH.pdf"
    target.parent.mkdir()
    stage.tab.printing.ask_target = lambda _proposed: target
    export(stage)
    qtbot.waitUntil(lambda: last(stage) == "Đã ghi KH.pdf.")
    assert list(target.parent.iterdir()) == [target]
    assert pdf.facts(target)["Pages"] == "4"


def test_a_folder_that_is_gone_is_said_and_nothing_is_left(
    stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    stage.tab.printing.ask_target = lambda _proposed: tmp_path / "away" / "KH.pdf"
    export(stage)
    qtbot.waitUntil(lambda: bool(stage.said) and stage.said[-1].weight is Weight.ERROR)
    assert "không có thư mục" in stage.said[-1].sentence
    assert not (tmp_path / "away").exists()


def test_opening_in_word_after_a_pdf_still_opens_the_word_file(
    stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    word = stage.office.papers.export_plan(stage.plan_id, tmp_path / "KH-2023.docx")
    stage.tab.printing.ask_target = lambda proposed: proposed
    export(stage)
    qtbot.waitUntil((tmp_path / "KH-2023.pdf").is_file)
    opened: list[Path] = []
    stage.tab.export.open_file = lambda path: bool(opened.append(path)) or True
    stage.tab.open_in_word()
    assert opened == [word]

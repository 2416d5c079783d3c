"""The figures can be measured: every module runs on tiny sizes and its lines stand in the table."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FIGURES = {
    "start": ["window usable", "resident memory"],
    "change": ["one recorded change"],
    "export": ["plan exported to Word"],
    "large": ["one typed key in 40 nodes", "read from the file", "laid out as pages", "exported to Word"],
    "clock": ["400 punches of a clock imported"],
    "attendance": ["a typed cell, durable and redrawn", "a month read in"],
    "achievements": ["the page of a person", "the statistics of a year", "a letter typed into the search"],
    "judging": ["5 people judged for every title"],
    "awards": ["a list of 400 awards imported"],
    "voting": ["15 members, 5 names: a figure typed", "15 members, 5 names: all results"],
    "dossier": ["a decision with a list of 5 rows in Word", "a dossier of 5 people, whole on the disk"],
    "papers": ["previewed", "held against the decree", "proofread"],
}


def measured(*arguments: str) -> str:
    """What `python -m benchmarks` prints."""
    command = [sys.executable, "-m", "benchmarks", "--rounds", "1", "--small", *arguments]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert told.returncode == 0, told.stderr
    return told.stdout


@pytest.mark.parametrize("figure", FIGURES)
def test_each_figure_is_measured_and_printed(figure: str) -> None:
    printed = measured("--only", figure)
    lines = [line for line in printed.splitlines() if line.startswith("| ")]
    assert lines[0].split("|")[1].strip() == "figure"
    for words in FIGURES[figure]:
        line = next(line for line in lines if line.startswith(f"| {words}"))
        assert re.search(r"\d (ms|MB) \|", line), line


def test_the_page_about_the_figures_holds_the_lines_that_are_printed() -> None:
    page = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    for words in (words for figure in FIGURES.values() for words in figure):
        assert (
            words.replace("400 awards", "10,000 awards")
            .replace("400", "100,000")
            .replace("40 ", "5,000 ")
            .replace("5 people judged", "300 people judged")
            .replace("15 members, 5 names", "15 members, 300 names")
            .replace("list of 5 rows", "list of 2,000 rows")
            .replace("dossier of 5 people", "dossier of 300 people")
            in page
        ), words

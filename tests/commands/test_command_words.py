"""The command line speaks Vietnamese of itself too: usage, headings, what was given wrongly."""

from __future__ import annotations

import re

import pytest

from app.__main__ import main
from app.command_words import Parser, in_vietnamese

ENGLISH = re.compile(
    r"\b(?:usage|error|options|positional|arguments?|required|invalid|choose|choice|expected|show this help|"
    r"unrecognized|optional)\b"
)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "còn thiếu: LỆNH"),
        (["nope"], "LỆNH: không có “nope”, chọn một trong: demo, new"),
        (["export"], "còn thiếu: LOẠI"),
        (["check-paper"], "còn thiếu: TỆP"),
        (["check-paper", "a.docx", "b"], "không hiểu: b"),
        (["export", "plan", "--year"], "--year: thiếu giá trị đứng sau"),
        (["export", "plan", "--year", "20x", "--to", "a"], "--year: “20x” không phải năm, ví dụ 2023"),
        (["export", "timesheet", "--paper", "A5"], "--paper: không có “A5”, chọn một trong: A4, A3"),
        (["check-paper", "a.docx", "--json=1"], "--json không nhận giá trị “1”"),
        (["verify"], "lệnh này cần --db TỆP"),
    ],
)
def test_wrong_words_are_told_in_vietnamese_with_exit_2(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    told = capsys.readouterr()
    assert left.value.code == 2
    assert told.out == ""
    assert said in told.err
    assert told.err.startswith("Cách dùng: python -m app")
    assert not ENGLISH.search(told.err)


@pytest.mark.parametrize(
    "words", [["help"], ["--help"], ["check-paper", "-h"], ["import", "-h"], ["judge", "-h"]]
)
def test_help_has_no_english_word_of_its_own(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    told = capsys.readouterr().out
    assert left.value.code == 0
    assert "Tùy chọn:" in told
    assert "in hướng dẫn này" in told
    assert not ENGLISH.search(told)


def test_a_message_of_our_own_stays_as_it_is() -> None:
    assert in_vietnamese("lệnh này cần --db TỆP") == "lệnh này cần --db TỆP"


def test_ways_that_cannot_stand_together_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    parser = Parser(prog="thử")
    either = parser.add_mutually_exclusive_group(required=True)
    either.add_argument("--mot", action="store_true")
    either.add_argument("--hai", type=int)
    for words, said in (
        ([], "cần một trong: --mot --hai"),
        (["--mot", "--hai", "1"], "không dùng --hai cùng với --mot"),
        (["--hai", "x"], "--hai: “x” không dùng được ở đây"),
    ):
        with pytest.raises(SystemExit):
            parser.parse_args(words)
        assert said in capsys.readouterr().err

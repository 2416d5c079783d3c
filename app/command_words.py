"""The words of the command line itself in Vietnamese: usage, headings, what was given wrongly."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

# What argparse says of wrong words; each is told in Vietnamese with the same names in it.
_SAID = tuple(
    (re.compile(pattern, re.DOTALL), words)
    for pattern, words in (
        (r"the following arguments are required: (.+)", r"còn thiếu: \1"),
        (r"unrecognized arguments: (.+)", r"không hiểu: \1"),
        (
            r"argument (\S+): invalid choice: '?([^']*?)'? \(choose from (.+)\)",
            r"\1: không có “\2”, chọn một trong: \3",
        ),
        (r"argument (\S+): expected one argument", r"\1: thiếu giá trị đứng sau"),
        (r"argument (\S+): expected at (?:least|most) one argument", r"\1: thiếu hoặc thừa giá trị đứng sau"),
        (r"argument (\S+): expected (\d+) arguments?", r"\1: cần \2 giá trị đứng sau"),
        (r"argument (\S+): invalid \S+ value: '?(.*?)'?", r"\1: “\2” không dùng được ở đây"),
        (r"argument (\S+): not allowed with argument (\S+)", r"không dùng \1 cùng với \2"),
        (r"argument (\S+): ignored explicit argument '?(.*?)'?", r"\1 không nhận giá trị “\2”"),
        (r"one of the arguments (.+) is required", r"cần một trong: \1"),
        (r"ambiguous option: (\S+) could match (.+)", r"\1 chưa rõ là một trong: \2"),
        (r"argument (\S+): (.+)", r"\1: \2"),
    )
)


def in_vietnamese(message: str) -> str:
    """A message of argparse in Vietnamese; one of our own as it stands."""
    for pattern, words in _SAID:
        if found := pattern.fullmatch(message):
            return found.expand(words).replace("'", "")
    return message


class _Help(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Vietnamese; the parsers of its commands are of the same class."""

    def __init__(self, **given: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Help, **given)
        self._positionals.title = "Lệnh và tham số"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="in hướng dẫn này")

    def error(self, message: str) -> NoReturn:
        """Usage and the sentence on stderr; exit 2."""
        self.exit(2, f"{self.format_usage()}{self.prog}: {in_vietnamese(message)}\n")

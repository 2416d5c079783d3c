"""What the commands about any paper do: they need no database, only a file."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any


class Faults(list[str]):
    """Lines to print that also say that the paper has errors: the exit code is 1."""


def check_paper(given: argparse.Namespace) -> list[str]:
    """The findings of a paper, one a line or as one JSON array; `Faults` when one of them is an error."""
    from app.documents.conformity import check_paper as check

    findings = check(given.file, given.kind)
    if given.json:
        whole: list[dict[str, Any]] = [
            {
                "id": finding.id,
                "level": finding.level,
                "place": finding.place,
                "paragraph": finding.paragraph,
                "found": finding.found,
                "asked": finding.asked,
                "article": finding.article,
            }
            for finding in findings
        ]
        lines = [json.dumps(whole, ensure_ascii=False, indent=2)]
    else:
        lines = [
            "\t".join(_in_one_line(finding.id, finding.level, finding.place, finding.found, asked))
            for finding in findings
            for asked in (f"{finding.asked}, {finding.article}",)
        ]
    return Faults(lines) if any(finding.level == "error" for finding in findings) else lines


def _in_one_line(*parts: str) -> Iterator[str]:
    return (" ".join(part.split()) for part in parts)

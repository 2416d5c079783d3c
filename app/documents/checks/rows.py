"""The rows of a profile that the checks read: what is asked, of which part, with level and article."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

from app import paths
from app.documents.checks.finding import Finding, Level
from app.documents.profile import DEFAULT, ProfileFault
from app.errors import SayToUser

MM = "mm"
_SIDES = ("top", "bottom", "left", "right")


@dataclass(frozen=True)
class Asked:
    """What one point of a check asks: a sentence with places to fill in, and its article."""

    id: str
    level: Level
    sentence: str
    article: str


@dataclass(frozen=True)
class Part:
    """One line of the table of sizes and styles; `bold`, `italic` None and `case` "any" ask nothing."""

    name: str
    box: str
    title: str
    sizes_pt: tuple[float, float]
    bold: bool | None
    italic: bool | None
    case: str


@dataclass(frozen=True)
class PaperKind:
    """What a kind of paper has: `addressed` must, may or never; `first_recipient` above, article or ""."""

    abbreviation: str
    name: str
    addressed: str
    first_recipient: str
    needs: frozenset[str]


@dataclass(frozen=True)
class Rows:
    """All that the checks of one decree read."""

    name: str
    font: str
    page_mm: tuple[float, float]
    margins_mm: Mapping[str, tuple[float, float]]
    rules_percent: Mapping[str, tuple[float, float]]
    wording: Mapping[str, str]
    asked: Mapping[tuple[str, str], Asked]
    parts: Mapping[str, Part]
    kinds: tuple[PaperKind, ...]
    first_line_mm: tuple[float, ...]
    gap_pt: float
    line: tuple[float, float]
    slack: Mapping[str, float]
    words: Mapping[str, tuple[str, ...]]

    def finding(
        self, id_: str, point: str, place: str, found: str, paragraph: int = 0, **filled: object
    ) -> Finding:
        """A finding of that check and point, its sentence filled in."""
        asked = self.asked[id_, point]
        sentence = asked.sentence.format(**filled)
        return Finding(asked.id, asked.level, place, paragraph, found, sentence, asked.article)

    def kind(self, abbreviation: str) -> PaperKind | None:
        """The kind with that abbreviation, capitals or not; None for an unknown one."""
        wanted = abbreviation.casefold()
        return next((kind for kind in self.kinds if kind.abbreviation.casefold() == wanted), None)


@cache
def load_rows(name: str = DEFAULT) -> Rows:
    """The rows of a shipped profile; raises SayToUser for a name that is none, ProfileFault for a bad row."""
    path = paths.data("profiles", f"{name}.toml")
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in path.parent.glob("*.toml")))
        raise SayToUser(f"Chưa có bộ thể thức “{name}”. Chọn một trong các bộ: {known}.")
    return read_rows(path)


def read_rows(path: Path) -> Rows:
    """The rows in a file; raises ProfileFault naming the row that cannot stand."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        return _rows(path.name, raw)
    except KeyError as missing:
        raise ProfileFault(f"{path.name}: {missing} is missing from the rows of the checks") from missing


def _rows(file: str, raw: Mapping[str, Any]) -> Rows:
    for section in ("check", "part", "paper_kind", "words"):
        for number, row in enumerate(raw[section], start=1):
            if not str(row.get("source", "")).strip() or not isinstance(row.get("verified"), bool):
                raise ProfileFault(f"{file}: {section} row {number}: source or verified is missing")
    asked: dict[tuple[str, str], Asked] = {}
    for row in raw["check"]:
        key = row["id"], row["point"]
        if key in asked or row["level"] not in get_args(Level):
            raise ProfileFault(f"{file}: check {key[0]} {key[1]}: a second row, or no level {row['level']}")
        asked[key] = Asked(row["id"], row["level"], row["asked"], row["source"])
    said = {"yes": True, "no": False, "any": None}
    parts = {
        row["name"]: Part(
            row["name"], row["box"], row["title"], _pair(row["sizes_pt"]),
            said[row["bold"]], said[row["italic"]], row["case"],
        )
        for row in raw["part"]
    }  # fmt: skip
    kinds = []
    for row in raw["paper_kind"]:
        strangers = set(row["needs"]) - parts.keys()
        if strangers:
            raise ProfileFault(f"{file}: paper_kind {row['abbreviation']}: no part is called {strangers}")
        kinds += [
            PaperKind(
                row["abbreviation"], name, row["addressed"], row["first_recipient"], frozenset(row["needs"])
            )
            for name in row["names"]
        ]
    slack = {
        key: float(value) for key, value in raw["measuring"].items() if key not in {"source", "verified"}
    }
    return Rows(
        name=raw["name"],
        font=raw["letters"]["font"],
        page_mm=(float(raw["paper"]["width_mm"]), float(raw["paper"]["height_mm"])),
        margins_mm={side: _pair(raw["paper"][f"{side}_mm"]) for side in _SIDES},
        rules_percent={row["name"]: _pair(row["percent"]) for row in raw["rule"]},
        wording={row["name"]: row["text"] for row in raw["wording"]},
        asked=asked,
        parts=parts,
        kinds=tuple(kinds),
        first_line_mm=tuple(float(value) for value in raw["body"]["first_line_mm"]),
        gap_pt=float(raw["body"]["gap_pt"]),
        line=_pair(raw["body"]["line"]),
        slack=slack,
        words={row["name"]: tuple(row["words"]) for row in raw["words"]},
    )


def _pair(values: list[float]) -> tuple[float, float]:
    low, high = values
    return float(low), float(high)

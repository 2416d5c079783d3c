"""Read a profile of data/profiles: a decree's rules as rows, checked one by one, each with its source."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args

from app import paths
from app.documents.look import Align, Look, Page, Style
from app.documents.model import Column

DEFAULT = "ND30-2020"
WIDE = "rộng"
_SOURCED: dict[str, type] = {"source": str, "verified": bool}
CHECKED = frozenset({"check", "part", "paper_kind", "body", "measuring", "words"})
"""Rows that only the conformity check reads (app/documents/checks/rows.py)."""
_MARGINS = ("top_mm", "bottom_mm", "left_mm", "right_mm")


class ProfileFault(ValueError):
    """A row of a shipped profile that cannot stand: names file, row and what is wrong with it."""


@dataclass(frozen=True)
class RuleRow:
    """A drawn line: its style and its length as a percentage of the line of text above it."""

    style: str
    percent: int


@dataclass(frozen=True)
class LineBreaks:
    """Where a long name may be broken: better before these words, never inside these."""

    before: tuple[str, ...] = ()
    together: tuple[str, ...] = ()


@dataclass(frozen=True)
class Profile:
    """One decree's layout with one preset of margins.

    `title_percent` is the part of the text width a line of the title may take; a signature block higher
    than `whole_percent` of the page's text may be split; `columns` are the widths (mm) of the tables without
    borders.
    """

    name: str
    title: str
    valid_from: date
    look: Look
    page_number: str
    rules: Mapping[str, RuleRow]
    columns: Mapping[str, tuple[float, float]]
    kinds: Mapping[str, str]
    wording: Mapping[str, str]
    title_percent: int
    whole_percent: int
    line_breaks: LineBreaks
    sheet_columns: Mapping[str, tuple[Column, ...]]
    style_prefix: str

    def style(self, role: str) -> str:
        """The name of the style for a role ("Quốc hiệu"); KeyError when the profile has none."""
        return self.look.style(self.style_prefix + role).name


@cache
def load_profile(name: str = DEFAULT, preset: str = WIDE) -> Profile:
    """The shipped profile of that name; raises ProfileFault naming file and row when a row cannot stand."""
    return read_profile(paths.data("profiles", f"{name}.toml"), preset)


def read_profile(path: Path, preset: str = WIDE) -> Profile:
    """The profile in a file; raises ProfileFault for an unknown key, no source, a value out of its range."""
    return _Reader(path.name, tomllib.loads(path.read_text(encoding="utf-8"))).profile(preset)


@dataclass
class _Reader:
    file: str
    raw: dict[str, Any]

    def profile(self, preset: str) -> Profile:
        heads = {"name", "title", "valid_from", "style_prefix"}
        self.known(self.file, self.raw, set(_SECTIONS) | heads | CHECKED)
        page = self.page(preset)
        letters = self.one("letters")
        styles = tuple(self.styles())
        look = Look(self.raw["name"], letters["font"], letters["language"], page, styles)
        names = {style.name for style in styles}
        rules = {row["name"]: self.rule(where, row) for where, row in self.rows("rule")}
        for style in (self.one("page_number")["style"], *(rule.style for rule in rules.values())):
            if style not in names:
                raise ProfileFault(f"{self.file}: no style is called {style}")
        breaks = self.one("line_breaks")
        return Profile(
            name=self.raw["name"],
            title=self.raw["title"],
            valid_from=self.raw["valid_from"],
            look=look,
            page_number=self.one("page_number")["style"],
            rules=rules,
            columns=dict(self.columns(preset, page)),
            kinds={row["name"]: row["abbreviation"] for _, row in self.rows("kind")},
            wording={row["name"]: row["text"] for _, row in self.rows("wording")},
            title_percent=self.one("title_lines")["percent_of_text"],
            whole_percent=self.one("signature_block")["whole_up_to_percent"],
            line_breaks=LineBreaks(tuple(breaks["before"]), tuple(breaks["together"])),
            sheet_columns=self.sheet_columns(),
            style_prefix=self.raw["style_prefix"],
        )

    def page(self, preset: str) -> Page:
        sheet, numbering = self.one("paper"), self.one("page_number")
        for where, row in self.rows("margins"):
            for side in _MARGINS:
                self.within(where, side, row[side], sheet[side])
        chosen = [row for _, row in self.rows("margins") if row["preset"] == preset]
        if len(chosen) != 1:
            raise ProfileFault(f"{self.file}: margins: {len(chosen)} rows for {preset}, one is needed")
        sides = {side: float(chosen[0][side]) for side in _MARGINS}
        edges = {edge: float(numbering[edge]) for edge in ("header_mm", "footer_mm")}
        return Page(width_mm=float(sheet["width_mm"]), height_mm=float(sheet["height_mm"]), **sides, **edges)

    def styles(self) -> Iterator[Style]:
        seen: set[str] = set()
        for where, row in self.rows("style"):
            self.within(where, "size_pt", row["size_pt"], row["sizes_pt"])
            self.aligned(where, row.get("align", "left"))
            if not row["name"].startswith(self.raw["style_prefix"]):
                raise ProfileFault(f"{where}: the name does not begin with the prefix of the profile")
            if row["name"] in seen:
                raise ProfileFault(f"{where}: a second row of this name")
            seen.add(row["name"])
            yield Style(**{key: value for key, value in row.items() if key not in {*_SOURCED, "sizes_pt"}})

    def rule(self, where: str, row: dict[str, Any]) -> RuleRow:
        self.within(where, "chosen_percent", row["chosen_percent"], row["percent"])
        return RuleRow(row["style"], row["chosen_percent"])

    def columns(self, preset: str, page: Page) -> Iterator[tuple[str, tuple[float, float]]]:
        for where, row in self.rows("columns"):
            left, right = row["widths_mm"]
            if row["preset"] == preset:
                if abs(left + right - page.text_mm) > 0.01:
                    raise ProfileFault(
                        f"{where}: {left} + {right} mm is not the text width, {page.text_mm:g}"
                    )
                yield row["table"], (float(left), float(right))

    def sheet_columns(self) -> dict[str, tuple[Column, ...]]:
        found: dict[str, list[Column]] = {}
        for where, row in self.rows("sheet_columns"):
            self.aligned(where, row["align"])
            found.setdefault(row["sheet"], []).append(
                Column(row["heading"], float(row["width_mm"]), row["align"])
            )
        return {sheet: tuple(columns) for sheet, columns in found.items()}

    def one(self, section: str) -> dict[str, Any]:
        row = self.raw.get(section, {})
        self.check(f"{self.file}: {section}", row, section)
        return dict(row)

    def rows(self, section: str) -> Iterator[tuple[str, dict[str, Any]]]:
        for number, row in enumerate(self.raw.get(section, ()), start=1):
            name = row.get("name") or row.get("preset") or ""
            where = f"{self.file}: {section} row {number} ({name})"
            self.check(where, row, section)
            yield where, row

    def check(self, where: str, row: Mapping[str, Any], section: str) -> None:
        required = _SECTIONS[section] | _SOURCED
        optional = _OPTIONAL.get(section, {})
        self.known(where, row, required.keys() | optional.keys())
        for key in required:
            if key not in row:
                raise ProfileFault(f"{where}: {key} is missing")
        for key, value in row.items():
            kind = required.get(key) or optional[key]
            fits = isinstance(value, int | float) if kind is float else isinstance(value, kind)
            if not fits or (isinstance(value, bool) and kind is not bool):
                raise ProfileFault(f"{where}: {key} = {value!r} is not {kind.__name__}")
        if not row["source"].strip():
            raise ProfileFault(f"{where}: source is empty")

    @staticmethod
    def known(where: str, row: Mapping[str, Any], keys: set[str]) -> None:
        for key in row:
            if key not in keys:
                raise ProfileFault(f"{where}: unknown key {key}")

    @staticmethod
    def aligned(where: str, align: str) -> None:
        if align not in get_args(Align):
            raise ProfileFault(f"{where}: align {align} is none of {', '.join(get_args(Align))}")

    @staticmethod
    def within(where: str, key: str, value: float, bounds: list[float]) -> None:
        low, high = bounds
        if not low <= value <= high:
            raise ProfileFault(f"{where}: {key} = {value:g} lies outside {low:g} to {high:g}")


_SECTIONS: dict[str, dict[str, type]] = {
    "paper": {"width_mm": float, "height_mm": float, **dict.fromkeys(_MARGINS, list)},
    "letters": {"font": str, "language": str},
    "margins": {"preset": str, **dict.fromkeys(_MARGINS, float)},
    "page_number": {"style": str, "header_mm": float, "footer_mm": float},
    "columns": {"table": str, "preset": str, "widths_mm": list},
    "rule": {"name": str, "style": str, "percent": list, "chosen_percent": int},
    "title_lines": {"percent_of_text": int},
    "signature_block": {"whole_up_to_percent": int},
    "kind": {"name": str, "abbreviation": str},
    "wording": {"name": str, "text": str},
    "style": {"name": str, "size_pt": float, "sizes_pt": list},
    "sheet_columns": {"sheet": str, "heading": str, "width_mm": float, "align": str},
    "line_breaks": {"before": list, "together": list},
}
_OPTIONAL: dict[str, dict[str, type]] = {
    "style": {
        field.name: type(field.default) for field in fields(Style) if field.name not in _SECTIONS["style"]
    },
}

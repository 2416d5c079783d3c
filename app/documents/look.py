"""How a paper looks, as values: page and named styles; loaded from a profile, read by every writer."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

Align = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True)
class Page:
    """Sheet and margins in millimetres; `header_mm`, `footer_mm` are measured from the sheet's edge."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    header_mm: float
    footer_mm: float

    @property
    def text_mm(self) -> float:
        """Width of the text between the margins."""
        return self.width_mm - self.left_mm - self.right_mm

    @property
    def turned(self) -> "Page":
        """The same sheet lying on its side, the margins where they were."""
        return replace(self, width_mm=self.height_mm, height_mm=self.width_mm)


@dataclass(frozen=True)
class Style:
    """One named paragraph style.

    Sizes and spacing are points, indents millimetres. `line` is a multiple of single spacing, unless
    `exact_pt` is above 0: then every line is exactly that high. `upper` says that the layout wrote the text
    in capitals; writers print the text as it stands. `border_pt` is the thickness of a line under the
    paragraph (0: none).
    """

    name: str
    size_pt: float
    bold: bool = False
    italic: bool = False
    upper: bool = False
    align: Align = "left"
    first_line_mm: float = 0.0
    left_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    line: float = 1.0
    exact_pt: float = 0.0
    border_pt: float = 0.0
    keep_with_next: bool = False
    outline_level: int = 0
    """1 for a section, 2 for an item …: the place in Word's navigation pane; 0 for body text."""
    red: bool = False
    """Letters in the red of certificates (NĐ 98/2023/NĐ-CP, Điều 104), else black."""


@dataclass(frozen=True)
class Look:
    """A paper's page and styles, complete: a writer needs nothing else to draw it."""

    name: str
    font: str
    language: str
    page: Page
    styles: tuple[Style, ...]

    @cached_property
    def _by_name(self) -> dict[str, Style]:
        return {style.name: style for style in self.styles}

    def style(self, name: str) -> Style:
        """The style of that name; KeyError when the profile has none (a fault of ours, not of the user)."""
        return self._by_name[name]

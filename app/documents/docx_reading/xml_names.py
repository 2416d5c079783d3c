"""Names of WordprocessingML and its measures: twentieths of a point, half points, EMU, "2.5cm"."""

from __future__ import annotations

import re
from typing import Any

Element = Any
"""An lxml element: lxml ships no types."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DC = "{http://purl.org/dc/elements/1.1/}"

MM_PER_TWIP = 25.4 / 1440
MM_PER_POINT = 25.4 / 72
MM_PER_EMU = 25.4 / 914400
_UNITS_MM = {
    "mm": 1.0,
    "cm": 10.0,
    "in": 25.4,
    "pt": MM_PER_POINT,
    "pc": 12 * MM_PER_POINT,
    "pi": 12 * MM_PER_POINT,
}
_UNIVERSAL = re.compile(r"\s*(-?[0-9]*\.?[0-9]+)\s*(mm|cm|in|pt|pc|pi)\s*")
_NUMBER = re.compile(r"\s*-?[0-9]+(\.[0-9]*)?\s*")
_OFF = {"0", "false", "off", "none"}


def value(element: Element, tag: str = "", name: str = "val") -> str | None:
    """The attribute `w:name` of the element, or of its child `w:tag`."""
    found = element.find(W + tag) if tag and element is not None else element
    return None if found is None else found.get(W + name)


def switched(element: Element, tag: str) -> bool:
    """Whether a property of the on/off kind is on; missing is off."""
    found = element.find(W + tag) if element is not None else None
    return found is not None and on(found.get(W + "val"))


def on(text: str | None) -> bool:
    """The meaning of an on/off attribute: missing is on."""
    return text is None or text.lower() not in _OFF


def number(text: str | None, default: float = 0.0) -> float:
    """A plain number, `default` for anything else: files hold nonsense now and then."""
    return float(text) if text is not None and _NUMBER.fullmatch(text) else default


def length_mm(text: str | None, default: float = 0.0, unit_mm: float = MM_PER_TWIP) -> float:
    """A measure in millimetres: a number of `unit_mm` (twips), or a number with its unit."""
    if text is None:
        return default
    if found := _UNIVERSAL.fullmatch(text):
        return float(found[1]) * _UNITS_MM[found[2]]
    return float(text) * unit_mm if _NUMBER.fullmatch(text) else default


def points(text: str | None, default: float = 0.0, per_unit: float = 0.05) -> float:
    """A measure in points: a number of twentieths (or `per_unit`), or a number with its unit."""
    if text is None:
        return default
    if found := _UNIVERSAL.fullmatch(text):
        return float(found[1]) * _UNITS_MM[found[2]] / MM_PER_POINT
    return float(text) * per_unit if _NUMBER.fullmatch(text) else default

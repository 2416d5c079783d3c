"""Properties as they stand at one place of the file, and how those of two places combine."""

from __future__ import annotations

from typing import Any

from app.documents.docx_reading.values import Justification, Layout, Letters, LineRule, TabStop
from app.documents.docx_reading.xml_names import (
    MM_PER_POINT,
    Element,
    W,
    length_mm,
    number,
    on,
    points,
    value,
)

Properties = dict[str, Any]
"""Named properties of one place; a missing name says nothing."""

TOGGLES = ("b", "i", "caps", "smallCaps", "strike", "vanish")
"""On in two kinds of style at once, these are off again (ECMA-376 part 1, 17.7.3)."""

_SLOTS = (("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme"), ("eastAsia", "eastAsiaTheme"), ("cs", "cstheme"))
_ALIGN: dict[str, Justification] = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right", "both": "justify",
    "distribute": "justify", "thaiDistribute": "justify", "lowKashida": "justify", "mediumKashida": "justify",
    "highKashida": "justify",
}  # fmt: skip
_LINE_RULES: dict[str, LineRule] = {"auto": "multiple", "exact": "exact", "atLeast": "at_least"}
_SINGLE_LINE = 240
_AUTO_SPACE_PT = 14.0
_PT_PER_LINE_UNIT = 0.12  # of beforeLines and afterLines: hundredths of a line of 12 points
_MM_PER_CHARACTER_UNIT = 0.01 * 12 * MM_PER_POINT


def letters_of(element: Element | None) -> Properties:
    """The properties in a `w:rPr`."""
    found: Properties = {}
    for child in () if element is None else element:
        tag = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        said = child.get(W + "val") if tag else None
        if tag in TOGGLES:
            found[tag] = on(said)
        elif tag == "rFonts":
            for slot, themed in _SLOTS:
                if theme := child.get(W + themed):
                    found[slot] = ("theme", theme)
                elif (name := child.get(W + slot)) is not None:
                    found[slot] = ("name", name)
            if hint := child.get(W + "hint"):
                found["hint"] = hint
        elif tag == "sz":
            found["sz"] = points(said, 10.0, 0.5)
        elif tag in {"u", "vertAlign", "rStyle"}:
            found[tag] = said or ("single" if tag == "u" else "")
        elif tag == "color":
            found["color"] = said or "auto"
        elif tag in {"rtl", "cs"}:  # "cs" is also the name of a font slot
            found[f"{tag}_script"] = on(said)
    return found


def layout_of(element: Element | None) -> Properties:
    """The properties in a `w:pPr`, indents in millimetres, spacing in points."""
    found: Properties = {}
    for child in () if element is None else element:
        tag = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        if tag == "jc":
            found["jc"] = _ALIGN.get(child.get(W + "val", ""), "left")
        elif tag == "ind":
            found |= _indents(child)
        elif tag == "spacing":
            found |= _spacing(child)
        elif tag in {"keepNext", "keepLines", "pageBreakBefore", "contextualSpacing"}:
            found[tag] = on(child.get(W + "val"))
        elif tag == "outlineLvl":
            found[tag] = int(number(child.get(W + "val"), 9)) + 1
        elif tag == "tabs":
            found["tabs"] = tuple(
                (round(length_mm(tab.get(W + "pos")), 2), tab.get(W + "val", "left")) for tab in child
            )
        elif tag == "pBdr":
            for side in ("top", "bottom"):
                if (border := child.find(W + side)) is not None:
                    found[f"border_{side}"] = border_pt(border)
                    found["border_dashed"] = (border.get(W + "val") or "").lower().startswith(("dash", "dot"))
        elif tag == "numPr":
            found["numPr"] = (value(child, "numId"), value(child, "ilvl"))
        elif tag == "framePr":
            found["frame"] = child.get(W + "xAlign", "")
    return found


def border_pt(border: Element | None) -> float:
    """Thickness of a border in points, 0 for none."""
    if border is None or border.get(W + "val") in {None, "nil", "none"}:
        return 0.0
    return max(number(border.get(W + "sz"), 4.0) / 8, 0.125)


def over(below: Properties, above: Properties) -> Properties:
    """Both, `above` deciding; tab stops add up, and a "clear" takes one away."""
    found = below | above
    if "tabs" in below and "tabs" in above:
        stops = dict(below["tabs"]) | dict(above["tabs"])
        found["tabs"] = tuple(sorted(stops.items()))
    return found


def as_letters(properties: Properties, theme: dict[str, str], own: Properties) -> Letters:
    """Properties as a value, theme names resolved; `own` are those of the run itself."""

    def font(slot: str) -> str:
        how, name = properties.get(slot, ("name", ""))
        return theme.get(name, "") if how == "theme" else str(name)

    raised = properties.get("vertAlign", "")
    underline = properties.get("u", "")
    return Letters(
        ascii_font=font("ascii"),
        ansi_font=font("hAnsi"),
        east_asia_font=font("eastAsia"),
        cs_font=font("cs"),
        size_pt=properties.get("sz", 10.0),
        bold=properties.get("b", False),
        italic=properties.get("i", False),
        underline="" if underline == "none" else underline,
        strike=properties.get("strike", False),
        caps=properties.get("caps", False),
        small_caps=properties.get("smallCaps", False),
        hidden=properties.get("vanish", False),
        color=str(properties.get("color", "auto")).upper().replace("AUTO", "auto"),
        raised="" if raised == "baseline" else raised,
        east_asia_letters=properties.get("hint") == "eastAsia",
        complex=bool(properties.get("rtl_script") or properties.get("cs_script")),
        own_fonts=tuple(slot for slot, _ in _SLOTS if slot in own),
    )


def as_layout(properties: Properties) -> Layout:
    """Properties as a value."""
    before = _AUTO_SPACE_PT if properties.get("before_auto") else properties.get("before", 0.0)
    after = _AUTO_SPACE_PT if properties.get("after_auto") else properties.get("after", 0.0)
    rule: LineRule = properties.get("line_rule", "multiple")
    line = properties.get("line", float(_SINGLE_LINE))
    return Layout(
        align=properties.get("jc", "left"),
        left_mm=properties.get("left", 0.0),
        right_mm=properties.get("right", 0.0),
        first_mm=properties.get("first", 0.0),
        before_pt=before,
        after_pt=after,
        line=line / _SINGLE_LINE if rule == "multiple" else line / 20,
        line_rule=rule,
        contextual=properties.get("contextualSpacing", False),
        keep_next=properties.get("keepNext", False),
        keep_lines=properties.get("keepLines", False),
        page_break_before=properties.get("pageBreakBefore", False),
        outline_level=properties.get("outlineLvl", 0) % 10,
        tabs=tuple(TabStop(at, kind) for at, kind in properties.get("tabs", ()) if kind != "clear"),
        border_above_pt=properties.get("border_top", 0.0),
        border_below_pt=properties.get("border_bottom", 0.0),
        border_dashed=properties.get("border_dashed", False),
        frame_align=properties.get("frame", ""),
        placed="frame" in properties,
    )


def _indents(element: Element) -> Properties:
    found: Properties = {}
    for name, keys in (("left", ("left", "start")), ("right", ("right", "end"))):
        for key in keys:
            if (characters := element.get(f"{W}{key}Chars")) and number(characters):
                found[name] = number(characters) * _MM_PER_CHARACTER_UNIT
            if (said := element.get(W + key)) is not None:
                found[name] = length_mm(said)
    if (said := element.get(W + "firstLine")) is not None:
        found["first"] = length_mm(said)
    if (said := element.get(W + "hanging")) is not None:
        found["first"] = -length_mm(said)
    return found


def _spacing(element: Element) -> Properties:
    found: Properties = {}
    for side in ("before", "after"):
        if (said := element.get(f"{W}{side}Lines")) is not None and number(said):
            found[side] = number(said) * _PT_PER_LINE_UNIT
        if (said := element.get(W + side)) is not None:
            found[side] = points(said)
        if (said := element.get(f"{W}{side}Autospacing")) is not None:
            found[f"{side}_auto"] = on(said)
    if (said := element.get(W + "line")) is not None:
        found["line"] = number(said, float(_SINGLE_LINE)) or float(_SINGLE_LINE)
        found.setdefault("line_rule", "multiple")
    if (said := element.get(W + "lineRule")) is not None:
        found["line_rule"] = _LINE_RULES.get(said, "multiple")
    return found

"""What is drawn in a paragraph: lines, boxes, pictures, of DrawingML and of the older VML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from app.documents.docx_reading.values import Block, Shape
from app.documents.docx_reading.xml_names import (
    MM_PER_EMU,
    MM_PER_POINT,
    PIC,
    WP,
    WPS,
    A,
    Element,
    V,
    W,
    length_mm,
    number,
)

ReadBox = Callable[[Element, float], tuple[Block, ...]]
"""Reads the paragraphs of a text box (`w:txbxContent`) that is so wide inside."""

_BOX_MARGINS_MM = 5.08  # Word's own, left and right together

_LINES = {"line", "straightConnector1", "lineInv"}
_FLAT_MM = 0.75  # a shape lower than this is a line, whatever it is called
_STYLE = re.compile(r"([a-z-]+)\s*:\s*([^;]+)")


def shapes_of(element: Element, read_box: ReadBox) -> Iterator[Shape]:
    """The shapes in a `w:drawing`, `w:pict` or `w:object`."""
    if element.tag == W + "drawing":
        for frame in element:
            yield from _drawing(frame, read_box)
    else:
        yield from _vml(element, read_box)


def _drawing(frame: Element, read_box: ReadBox) -> Iterator[Shape]:
    extent = frame.find(WP + "extent")
    wide, high = (_emu(extent, name) for name in ("cx", "cy"))
    offset = frame.find(f"{WP}positionH/{WP}posOffset")
    left = number(offset.text) * MM_PER_EMU if offset is not None and offset.text else None
    shapes = list(frame.iter(WPS + "wsp"))
    for shape in shapes:
        size = shape.find(f"{WPS}spPr/{A}xfrm/{A}ext")
        own_wide, own_high = (_emu(size, name) for name in ("cx", "cy")) if size is not None else (wide, high)
        if len(shapes) == 1:
            own_wide, own_high = wide or own_wide, high or own_high
        form = shape.find(f"{WPS}spPr/{A}prstGeom")
        text = shape.find(f"{WPS}txbx/{W}txbxContent")
        dash = shape.find(f"{WPS}spPr/{A}ln/{A}prstDash")
        blocks = read_box(text, max(own_wide - _BOX_MARGINS_MM, 0.0)) if text is not None else ()
        flat = min(own_wide, own_high) < _FLAT_MM and text is None
        line = flat or (form is not None and form.get("prst") in _LINES)
        yield Shape(
            "line" if line else "box", own_wide, own_high, left,
            dash is not None and dash.get("val") != "solid", blocks,
        )  # fmt: skip
    if not shapes:
        picture = next(frame.iter(PIC + "pic"), None) is not None
        yield Shape("line" if high < _FLAT_MM else "picture" if picture else "box", wide, high, left)


def _vml(element: Element, read_box: ReadBox) -> Iterator[Shape]:
    for shape in element.iter(V + "line", V + "shape", V + "rect", V + "roundrect"):
        if shape.tag == V + "line":
            yield _vml_line(shape)
            continue
        style = dict(_STYLE.findall(shape.get("style", "")))
        wide, high = (_css_mm(style.get(name, "")) for name in ("width", "height"))
        text = shape.find(f"{V}textbox/{W}txbxContent")
        picture = shape.find(V + "imagedata") is not None
        connector = shape.get("connectortype") or shape.get("type") == "#_x0000_t32"
        flat = text is None and not picture and high < _FLAT_MM
        kind = "line" if flat or connector else "picture" if picture else "box"
        left = _css_mm(style["margin-left"]) if "margin-left" in style else None
        blocks = read_box(text, max(wide - _BOX_MARGINS_MM, 0.0)) if text is not None else ()
        yield Shape(kind, wide, high, left, _dashed(shape), blocks)  # type: ignore[arg-type]


def _vml_line(shape: Element) -> Shape:
    start, end = ([_css_mm(part) for part in shape.get(name, "0,0").split(",")] for name in ("from", "to"))
    return Shape(
        "line", abs(end[0] - start[0]), abs(end[-1] - start[-1]), min(start[0], end[0]), _dashed(shape)
    )


def _dashed(shape: Element) -> bool:
    stroke = shape.find(V + "stroke")
    return stroke is not None and stroke.get("dashstyle", "solid") != "solid"


def _emu(element: Element | None, name: str) -> float:
    return 0.0 if element is None else number(element.get(name)) * MM_PER_EMU


def _css_mm(text: str) -> float:
    return length_mm(text.strip(), 0.0, MM_PER_POINT)

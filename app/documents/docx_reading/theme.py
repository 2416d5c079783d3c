"""The fonts a theme names: "minorHAnsi" → "Calibri"."""

from __future__ import annotations

from app.documents.docx_reading.xml_names import A, Element

_SCRIPTS = {"Ascii": "latin", "HAnsi": "latin", "EastAsia": "ea", "Bidi": "cs"}


def theme_fonts(theme: Element | None) -> dict[str, str]:
    """Font by theme name ("majorAscii", "minorEastAsia" …); those the theme leaves open are ""."""
    found: dict[str, str] = {}
    for group in ("major", "minor"):
        fonts = None if theme is None else theme.find(f".//{A}{group}Font")
        for suffix, tag in _SCRIPTS.items():
            font = None if fonts is None else fonts.find(A + tag)
            found[group + suffix] = "" if font is None else font.get("typeface", "")
    return found

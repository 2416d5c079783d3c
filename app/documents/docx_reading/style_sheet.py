"""The style sheet of a file: what a paragraph or a run looks like after every style below it has spoken."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.documents.docx_reading.properties import (
    TOGGLES,
    Properties,
    as_layout,
    as_letters,
    layout_of,
    letters_of,
    over,
)
from app.documents.docx_reading.values import Layout, Letters
from app.documents.docx_reading.xml_names import Element, W, value

_KINDS = ("paragraph", "character", "table")


@dataclass(frozen=True)
class _Resolved:
    letters: Properties
    layout: Properties


_NOTHING = _Resolved({}, {})


@dataclass
class StyleSheet:
    """Styles by identifier, each resolved once through what it is based on."""

    theme: dict[str, str]
    _elements: dict[str, Element] = field(default_factory=dict)
    _standard: dict[str, str] = field(default_factory=dict)
    _resolved: dict[str, _Resolved] = field(default_factory=dict)
    _letters: dict[object, Letters] = field(default_factory=dict)
    _layouts: dict[object, Layout] = field(default_factory=dict)
    _below_letters: Properties = field(default_factory=dict)
    _below_layout: Properties = field(default_factory=dict)

    @classmethod
    def read(cls, styles: Element | None, theme: dict[str, str]) -> StyleSheet:
        """The sheet in `styles.xml`; a file without one has Word's own ten points of Times New Roman."""
        sheet = cls(theme)
        if styles is None:
            return sheet
        defaults = styles.find(W + "docDefaults")
        if defaults is not None:
            sheet._below_letters = letters_of(defaults.find(f"{W}rPrDefault/{W}rPr"))
            sheet._below_layout = layout_of(defaults.find(f"{W}pPrDefault/{W}pPr"))
        for style in styles.iterchildren(W + "style"):
            name, kind = style.get(W + "styleId", ""), style.get(W + "type", "paragraph")
            sheet._elements[name] = style
            if style.get(W + "default") in {"1", "true", "on"} and kind in _KINDS:
                sheet._standard[kind] = name
        return sheet

    def name(self, style: str | None) -> str:
        """The name a style has in the list of styles ("heading 1"); "" for an unknown one."""
        element = self._elements.get(style if style is not None else self._standard.get("paragraph", ""))
        return (value(element, "name") or "") if element is not None else ""

    def numbering(self, style: str | None) -> tuple[str | None, str | None] | None:
        """The `(numId, level)` a paragraph style asks for, or None."""
        found: tuple[str | None, str | None] | None = self._style(style, "paragraph").layout.get("numPr")
        return found

    def layout(
        self, style: str | None, table: str | None, numbered: Properties, own: Properties, by_style: bool
    ) -> Layout:
        """The layout of a paragraph; `numbered` is what its list asks for, `by_style` when the style has the
        list: then the style's own indents decide over those of the list."""
        key = (style, table, _key(numbered), _key(own), by_style)
        if key not in self._layouts:
            said = over(self._below_layout, self._style(table, "table").layout)
            by_list = (numbered, self._style(style, "paragraph").layout)
            for properties in by_list if by_style else reversed(by_list):
                said = over(said, properties)
            self._layouts[key] = as_layout(over(said, own))
        return self._layouts[key]

    def letters(
        self, style: str | None, table: str | None, own: Properties, listed: Properties | None = None
    ) -> Letters:
        """The format of a run in a paragraph of `style`; `listed` is what a list asks of its number."""
        key = (style, table, _key(own), _key(listed or {}))
        if key not in self._letters:
            levels = [
                self._style(table, "table").letters,
                self._style(style, "paragraph").letters,
                self._style(own.get("rStyle"), "character", standard=False).letters,
            ]
            said = dict(self._below_letters)
            for level in levels:
                said = over(said, level)
            for toggle in TOGGLES:
                if not self._below_letters.get(toggle):
                    said[toggle] = sum(bool(level.get(toggle)) for level in levels) % 2 == 1
                else:
                    said[toggle] = True
            said = over(over(said, own), listed or {})
            self._letters[key] = as_letters(said, self.theme, own)
        return self._letters[key]

    def _style(self, style: str | None, kind: str, standard: bool = True) -> _Resolved:
        name = style if style in self._elements else self._standard.get(kind) if standard else None
        if name is None:
            return _NOTHING
        if name not in self._resolved:
            self._resolved[name] = self._resolve(name)
        return self._resolved[name]

    def _resolve(self, name: str) -> _Resolved:
        chain, seen = [], set()
        current: str | None = name
        while current in self._elements and current not in seen:
            seen.add(current)
            element = self._elements[current]
            chain.append(element)
            current = value(element, "basedOn")
        letters: Properties = {}
        layout: Properties = {}
        for element in reversed(chain):
            letters = over(letters, letters_of(element.find(W + "rPr")))
            layout = over(layout, layout_of(element.find(W + "pPr")))
        return _Resolved(letters, layout)


def _key(properties: Properties) -> tuple[object, ...]:
    return tuple(sorted(properties.items()))

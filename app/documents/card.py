"""Cards as frozen values: texts placed on a sheet in millimetres, for certificates."""

from dataclasses import dataclass

from app.documents.document import Properties
from app.documents.look import Look, Style
from app.documents.picture_file import CardPicture


@dataclass(frozen=True)
class CardField:
    """A text placed on a card; millimetres from the top left of the sheet. `framed`: its box is drawn."""

    name: str
    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    text: str
    style: Style
    framed: bool = False


@dataclass(frozen=True)
class CardRule:
    """A level line on a card."""

    x_mm: float
    y_mm: float
    length_mm: float


@dataclass(frozen=True)
class Card:
    """One sheet of placed texts. `border_mm`: a frame so far from the edge, one line a number."""

    fields: tuple[CardField, ...]
    border_mm: tuple[float, ...] = ()
    rules: tuple[CardRule, ...] = ()
    pictures: tuple[CardPicture, ...] = ()


@dataclass(frozen=True)
class Cards:
    """Cards of one size, one a sheet; only page and font of the look are used."""

    properties: Properties
    look: Look
    cards: tuple[Card, ...]

"""Form F10: giấy khen and certificates of titles, printed whole or on pre-printed blanks; the test sheet."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from app import paths
from app.documents.layouts.award_frame import Frame
from app.documents.layouts.letterhead import PLACE_ROOM
from app.documents.look import Page, Style
from app.documents.metrics import MM_PER_POINT, lines_needed, width_mm
from app.documents.model import Card, CardField, CardRule, Cards, Properties
from app.documents.picture_file import CardPicture
from app.documents.profile import load_profile
from app.domain.certificates import Certificate, Shift, Shifts
from app.domain.dates import PartialDate, date_line

_FORM = "giay-khen.toml"
_LINE = 1.15  # height of a line of Times New Roman as a part of its size
_STEP_PT = 0.5
_TEST_STYLE = Style("Ô thử", 9, align="left")
_RULER_MM = 10


@dataclass(frozen=True)
class Spot:
    """Where a field stands; `blank`: also printed on a pre-printed blank."""

    name: str
    words: str
    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    style: Style
    blank: bool


@dataclass(frozen=True)
class CardForm:
    """A form of data/cards with its sheet."""

    words: str
    width_mm: float
    height_mm: float
    border_mm: tuple[float, ...]
    least_pt: float
    spots: tuple[Spot, ...]
    source: str
    verified: bool


@dataclass(frozen=True)
class Tight:
    """A text that does not fit its box even at the smallest size: whose card, which field."""

    name: str
    field: str


@cache
def card_form() -> CardForm:
    """The shipped form; KeyError or TypeError for a row that cannot stand."""
    raw = tomllib.loads(paths.data("cards", _FORM).read_text(encoding="utf-8"))
    spots = tuple(_spot(row) for row in raw["field"])
    keys = ("words", "width_mm", "height_mm", "least_pt", "source", "verified")
    return CardForm(border_mm=tuple(raw["border_mm"]), spots=spots, **{key: raw[key] for key in keys})


def _spot(row: dict[str, Any]) -> Spot:
    style = Style(row["name"], row["size_pt"], row["bold"], row["italic"], align=row["align"], red=row["red"])
    places = {key: float(row[key]) for key in ("x_mm", "y_mm", "width_mm", "height_mm")}
    return Spot(name=row["name"], words=row["words"], style=style, blank=row["blank"], **places)


def certificates(
    frame: Frame,
    listed: Sequence[Certificate],
    *,
    blank: bool = False,
    shifts: Shifts | None = None,
    emblem: CardPicture | None = None,
) -> tuple[Cards, tuple[Tight, ...]]:
    """One card a certificate, and what is too long for its box.

    `blank`: only what a pre-printed blank leaves open, moved by `shifts`; else everything, a frame, and the
    `emblem` where the office has an image of it.
    """
    form = card_form()
    cards, tight = [], []
    for one in listed:
        words = _words(frame, one)
        fields = []
        for spot in form.spots:
            if blank and not spot.blank:
                continue
            style, fits = _fitted(words[spot.name], spot, form.least_pt)
            if not fits:
                tight.append(Tight(one.given.name, spot.words))
            fields.append(_placed(spot, words[spot.name], style, (shifts or {}) if blank else {}))
        if frame.practice:
            fields.append(_practice(form))
        whole = not blank
        rules = tuple(_under(field) for field in fields if whole and field.name == "motto")
        pictures = (emblem,) if whole and emblem is not None else ()
        cards.append(Card(tuple(fields), form.border_mm if whole else (), rules, pictures))
    about = Properties(f"{form.words} năm {frame.year}", frame.office, frame.office)
    return Cards(about, replace(load_profile().look, page=_page(form)), tuple(cards)), tuple(tight)


def trial_sheet(shifts: Shifts) -> Cards:
    """Boxes of all fields of a blank with their measures, and a ruler on the left and on top."""
    form = card_form()
    boxes = [
        _placed(spot, f"{spot.words}: {_measures(spot, shifts)}", _TEST_STYLE, shifts, framed=True)
        for spot in form.spots
        if spot.blank
    ]
    fields = (*boxes, *_ruler(form))
    about = Properties(f"{form.words}: tờ thử", "", "")
    return Cards(about, replace(load_profile().look, page=_page(form)), (Card(fields),))


def _measures(spot: Spot, shifts: Shifts) -> str:
    x, y = _moved(spot, shifts)
    return f"cách trái {x:g} mm, cách trên {y:g} mm, rộng {spot.width_mm:g} mm"


def _ruler(form: CardForm) -> Iterator[CardField]:
    """A figure every centimetre from the edges: what the paper shows is what the printer cuts off."""
    style = replace(_TEST_STYLE, size_pt=6)
    for at in range(_RULER_MM, int(form.width_mm), _RULER_MM):
        yield CardField(f"x{at}", at, 0, _RULER_MM, 4, f"|{at}", style)
    for at in range(_RULER_MM, int(form.height_mm), _RULER_MM):
        yield CardField(f"y{at}", 0, at, _RULER_MM, 4, f"_{at}", style)


def _words(frame: Frame, one: Certificate) -> dict[str, str]:
    wording = load_profile().wording
    given = one.given
    sex = {"Nam": "Ông ", "Nữ": "Bà "}.get(given.sex, "") if not given.collective else ""
    place = given.place or (frame.office if given.collective else "")
    number = f"Quyết định số: {frame.number_words('QĐ')}\n{frame.issued_words()}"
    where = (frame.identity.place if frame.identity else "") or PLACE_ROOM
    # The form names the award, the certificate of a title the title; "của Giám đốc Sở" stands a line above.
    award = one.title if one.is_title else one.title.partition(" của ")[0]
    return {
        "nation": wording["nation"],
        "motto": wording["motto"],
        "decider": f"{frame.head} {frame.office}".upper(),
        "verb": frame.said("F10.verb_title" if one.is_title else "F10.verb_form").upper(),
        "award": award.upper(),
        "recipient": f"{sex}{given.name.upper()}" if not given.collective else given.name.upper(),
        "place": place,
        "reason": given.reason or frame.said("F10.reason"),
        "decision": f"{number}\nSố sổ vàng: {one.place:02d}",
        "date": date_line(where, frame.issued or PartialDate(frame.day.year), frame.day.year),
        "post": "\n".join(line.upper() for line in frame.signer_lines),
        "signer": frame.signer_name,
    }


def _fitted(text: str, spot: Spot, least_pt: float) -> tuple[Style, bool]:
    """The style at the largest size at which the text fits its box, and whether one was found."""
    style = spot.style
    while True:
        lines = lines_needed(text, spot.width_mm - 1, style.size_pt, style.bold, style.italic)
        if lines * style.size_pt * _LINE * MM_PER_POINT <= spot.height_mm + 0.5:
            return style, True
        if style.size_pt <= least_pt:
            return style, False
        style = replace(style, size_pt=max(style.size_pt - _STEP_PT, least_pt))


def _moved(spot: Spot, shifts: Shifts) -> tuple[float, float]:
    own, every = (shifts.get(name, Shift()) for name in (spot.name, ""))
    return spot.x_mm + own.x_mm + every.x_mm, spot.y_mm + own.y_mm + every.y_mm


def _placed(spot: Spot, text: str, style: Style, shifts: Shifts, *, framed: bool = False) -> CardField:
    x, y = _moved(spot, shifts)
    return CardField(spot.name, x, y, spot.width_mm, spot.height_mm, text, style, framed)


def _under(field: CardField) -> CardRule:
    """A line as long as the text: NĐ 98/2023/NĐ-CP, Điều 104 as the decree on papers."""
    length = width_mm(field.text, field.style.size_pt, field.style.bold, field.style.italic)
    return CardRule(field.x_mm + (field.width_mm - length) / 2, field.y_mm + field.height_mm, length)


def _practice(form: CardForm) -> CardField:
    style = Style("Dữ liệu thực hành", 9, bold=True, align="center")
    text = load_profile().wording["practice"]
    return CardField("practice", 20, form.height_mm - 18, form.width_mm - 40, 5, text, style)


def _page(form: CardForm) -> Page:
    return Page(form.width_mm, form.height_mm, *(0.0,) * 6)


def field_words(names: Iterable[str]) -> dict[str, str]:
    """What a person calls the fields; "" is every field."""
    known = {spot.name: spot.words for spot in card_form().spots}
    return {name: known.get(name, "Tất cả các ô") for name in names}

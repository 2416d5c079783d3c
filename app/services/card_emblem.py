"""The emblem (Quốc huy) on certificates: an image file of the office's own, off until it chooses one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.documents.layouts.certificate import card_form
from app.documents.picture_file import KINDS, CardPicture, width_over_height
from app.domain.wording import clean
from app.errors import Invalid, Problem
from app.storage import properties
from app.storage.scans import find_scan, keep_scan

if TYPE_CHECKING:
    from app.services.office import Office

_KEY = "card_emblem"
USUAL_TOP_MM, USUAL_HEIGHT_MM = 15.0, 25.0
_LEAST_MM, _MOST_MM = 5.0, 60.0


@dataclass(frozen=True)
class Emblem:
    """The chosen image: `name` as the office called it, `file` its name among the kept files, and where it
    stands in millimetres from the top left of the sheet; `left_mm` None: in the middle.
    """

    name: str
    file: str
    top_mm: float = USUAL_TOP_MM
    height_mm: float = USUAL_HEIGHT_MM
    left_mm: float | None = None


class EmblemDesk:
    """No drawing is shipped: its form is laid down by the state, and none may be invented here.

    What is chosen remembers how certificates are printed; it is no record and stays outside undo.
    """

    def __init__(self, office: Office) -> None:
        self._office = office

    def emblem(self) -> Emblem | None:
        """What is printed, None while the office chose nothing."""
        kept = json.loads(properties.get(self._office.db, _KEY) or "null")
        return Emblem(**kept) if kept else None

    def choose(self, source: Path) -> Emblem:
        """Keep a copy of the image and print it from now on, at the place of the one before.

        Raises Invalid for a file that is no image of these kinds, FileTrouble as `keep_scan`.
        """
        if source.suffix.lower() not in KINDS:
            said = f"{source.name} không phải tệp hình {', '.join(KINDS)}. Chọn tệp khác."
            raise Invalid((Problem("file", said),))
        width_over_height(source)
        before = self.emblem()
        name, file = clean(source.name), keep_scan(self._office.path, source)
        place = (before.top_mm, before.height_mm, before.left_mm) if before is not None else ()
        return self._put(Emblem(name, file, *place))

    def place(self, emblem: Emblem) -> Emblem:
        """Move the image or give it another height; raises Invalid with the field."""
        form = card_form()
        problems = []
        if not _LEAST_MM <= emblem.height_mm <= _MOST_MM:
            said = f"Cao từ {_LEAST_MM:g} đến {_MOST_MM:g} mm, ví dụ {USUAL_HEIGHT_MM:g}."
            problems.append(Problem("height_mm", said))
        if not 0 <= emblem.top_mm <= form.height_mm - emblem.height_mm:
            problems.append(Problem("top_mm", "Hình ra ngoài tờ giấy. Sửa số mm cách mép trên."))
        width = emblem.height_mm * self._ratio(emblem)
        if emblem.left_mm is not None and not 0 <= emblem.left_mm <= form.width_mm - width:
            problems.append(Problem("left_mm", "Hình ra ngoài tờ giấy. Để trống là ở giữa."))
        if problems:
            raise Invalid(tuple(problems))
        return self._put(emblem)

    def drop(self) -> None:
        """Print no emblem; the kept file stays."""
        properties.put(self._office.db, _KEY, "null")

    def picture(self) -> CardPicture | None:
        """What a whole certificate bears; raises FileTrouble when the kept file is gone or altered."""
        found = self.emblem()
        if found is None:
            return None
        width = found.height_mm * self._ratio(found)
        left = (card_form().width_mm - width) / 2 if found.left_mm is None else found.left_mm
        file = find_scan(self._office.path, found.file)
        return CardPicture(left, found.top_mm, width, found.height_mm, file, "Quốc huy")

    def _ratio(self, emblem: Emblem) -> float:
        return width_over_height(find_scan(self._office.path, emblem.file))

    def _put(self, emblem: Emblem) -> Emblem:
        properties.put(self._office.db, _KEY, json.dumps(vars(emblem)))
        return emblem

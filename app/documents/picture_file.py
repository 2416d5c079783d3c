"""An image file that is placed on a paper: which kinds, and its shape."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.errors import Invalid, Problem

KINDS = (".png", ".jpg", ".jpeg")


@dataclass(frozen=True)
class CardPicture:
    """An image file placed on a card; `words` says what it shows."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    file: Path
    words: str


def width_over_height(path: Path) -> float:
    """How wide the image is for its height; raises Invalid (field `file`) for one that cannot be read."""
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError
    from docx.image.exceptions import UnrecognizedImageError as Unrecognized
    from docx.image.image import Image

    try:
        image = Image.from_file(str(path))
        return float(image.px_width) / float(image.px_height)
    except (Unrecognized, InvalidImageStreamError, UnexpectedEndOfFileError, ZeroDivisionError, OSError):
        said = f"Không đọc được hình trong {path.name}. Chọn tệp PNG hoặc JPG khác."
        raise Invalid((Problem("file", said),)) from None

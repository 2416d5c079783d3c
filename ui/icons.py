"""The icons: SVG files of resources/icons, drawn in a role's colour at the screen's pixel ratio, and kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

# The drawings exist for these sizes; between them the nearest smaller drawing would blur.
_DRAWN = (16, 20, 24, 48)


class Icons:
    """Pixmaps by (name, size, role, ratio); `colour` gives the role's colour of the current theme.

    A name is the file's stem without its size: "save" is drawn from save-16.svg or save-20.svg.
    """

    def __init__(self, folder: Path, colour: Callable[[str], QColor]) -> None:
        self._folder = folder
        self._colour = colour
        self._kept: dict[tuple[str, int, str, float], QPixmap] = {}
        self._sources: dict[tuple[str, int], str] = {}

    def forget(self) -> None:
        """Drop every drawn pixmap: the colours have changed."""
        self._kept.clear()

    def pixmap(self, name: str, size: int = 16, role: str = "text", ratio: float = 1.0) -> QPixmap:
        """The icon, `size` logical pixels square. An unknown name is our bug: FileNotFoundError."""
        key = (name, size, role, ratio)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = self._draw(name, size, self._colour(role), ratio)
        return kept

    def icon(self, name: str, size: int = 16, role: str = "text") -> QIcon:
        """The same as QIcon, for widgets that draw it themselves; sharp at 100 and 200 %."""
        icon = QIcon(self.pixmap(name, size, role, 1.0))
        icon.addPixmap(self.pixmap(name, size, role, 2.0))
        return icon

    def _draw(self, name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
        svg = self._source(name, size).replace("<svg ", f'<svg fill="{colour.name()}" ', 1)
        image = QImage(round(size * ratio), round(size * ratio), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer = QSvgRenderer(QByteArray(svg.encode("utf-8")))
        renderer.render(painter, QRectF(0, 0, image.width(), image.height()))
        painter.end()
        image.setDevicePixelRatio(ratio)
        return QPixmap.fromImage(image)

    def _source(self, name: str, size: int) -> str:
        key = (name, size)
        if key not in self._sources:
            wanted = [size, *sorted(_DRAWN, key=lambda drawn: abs(drawn - size))]
            for drawn in wanted:
                path = self._folder / f"{name}-{drawn}.svg"
                if path.is_file():
                    self._sources[key] = path.read_text(encoding="utf-8")
                    break
            else:
                raise FileNotFoundError(f"no drawing of the icon {name!r}")
        return self._sources[key]

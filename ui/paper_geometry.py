"""Where the sheets lie in the view: zoom, one or two abreast, the way from a point to a place on paper."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

ACTUAL = 96 / 1440
"""Logical pixels in a twip at 100 %."""
LEAST, MOST = 50, 300
"""Zoom by hand, in percent; fitting the width may go below."""
STEPS = (50, 60, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300)
TWO_FROM = 1100
"""Pixels of width from which two sheets lie abreast."""
_GAP = 14.0


@dataclass(frozen=True, slots=True)
class Sheets:
    """`count` sheets of `sheet` twips in a view of `view` pixels; `percent` 0 fits the width."""

    sheet: QSizeF
    count: int
    view: QSizeF
    percent: int = 0

    @property
    def abreast(self) -> int:
        """1, or 2 where there is room."""
        if self.view.width() < TWO_FROM:
            return 1
        if self.percent and 2 * self.sheet.width() * self._chosen + 3 * _GAP > self.view.width():
            return 1
        return 2

    @property
    def _chosen(self) -> float:
        return self.percent / 100 * ACTUAL

    @property
    def scale(self) -> float:
        """Pixels in a twip."""
        if self.percent:
            return self._chosen
        room = self.view.width() - (self.abreast + 1) * _GAP
        return max(room / self.abreast / self.sheet.width(), 0.1 * ACTUAL)

    @property
    def shown_percent(self) -> int:
        """The zoom as it comes out, for the eye."""
        return round(self.scale / ACTUAL * 100)

    @property
    def size(self) -> QSizeF:
        """All sheets with the gaps around them, in pixels."""
        rows = -(-self.count // self.abreast)
        wide = self.abreast * (self.sheet.width() * self.scale + _GAP) + _GAP
        return QSizeF(wide, rows * (self.sheet.height() * self.scale + _GAP) + _GAP)

    def rect(self, at: int) -> QRectF:
        """The sheet `at` (0 is the first), in pixels from the top left of all."""
        width, height = self.sheet.width() * self.scale, self.sheet.height() * self.scale
        across = self.abreast
        row, column = divmod(at, across)
        used = min(across, self.count)
        left = max(_GAP, (max(self.size.width(), self.view.width()) - used * width - (used - 1) * _GAP) / 2)
        return QRectF(left + column * (width + _GAP), _GAP + row * (height + _GAP), width, height)

    def touching(self, seen: QRectF) -> range:
        """The sheets of every row that `seen` touches."""
        high = self.sheet.height() * self.scale + _GAP
        first = max(0, int((seen.top() - _GAP) // high)) * self.abreast
        last = (max(0, int((seen.bottom() - _GAP) // high)) + 1) * self.abreast
        return range(min(first, self.count), min(last, self.count))

    def beside(self, y: float) -> tuple[int, float]:
        """The first sheet not wholly above `y`, and how far below its top that is, in twips."""
        found = self.touching(QRectF(0, y, 1, 1))
        at = found[0] if found else max(0, self.count - 1)
        if self.rect(at).bottom() < y and at + self.abreast < self.count:
            at += self.abreast
        return at, (y - self.rect(at).top()) / self.scale

    def at(self, point: QPointF) -> tuple[int, QPointF] | None:
        """The sheet under a point and the place on it in twips; None beside the sheets."""
        for at in self.touching(QRectF(point.x(), point.y(), 1, 1)):
            rect = self.rect(at)
            if rect.contains(point):
                return at, (point - rect.topLeft()) / self.scale
        return None

    def step(self, by: int) -> int:
        """The next larger (1) or smaller (-1) percentage from the one shown."""
        now = self.shown_percent
        steps = [step for step in STEPS if (step > now if by > 0 else step < now)]
        if not steps:
            return MOST if by > 0 else LEAST
        return steps[0] if by > 0 else steps[-1]

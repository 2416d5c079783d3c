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
    """`count` sheets of `sheet` twips in a view of `view` pixels; `percent` 0 fits the width.

    The first `upright` stand, those after them lie on their side and begin a row of their own; None: all as
    `sheet` says.
    """

    sheet: QSizeF
    count: int
    view: QSizeF
    percent: int = 0
    upright: int | None = None

    @property
    def _standing(self) -> int:
        return self.count if self.upright is None else min(self.upright, self.count)

    @property
    def _wide(self) -> float:
        """The widest sheet, in twips."""
        return (
            self.sheet.width()
            if self._standing == self.count
            else max(self.sheet.width(), self.sheet.height())
        )

    @property
    def _rows(self) -> tuple[int, int]:
        """Rows of standing and of lying sheets."""
        return -(-self._standing // self.abreast), -(-(self.count - self._standing) // self.abreast)

    @property
    def _steps(self) -> tuple[float, float]:
        """From the top of one row to the next, in pixels: of standing and of lying sheets."""
        return self.sheet.height() * self.scale + _GAP, self.sheet.width() * self.scale + _GAP

    @property
    def abreast(self) -> int:
        """1, or 2 where there is room."""
        if self.view.width() < TWO_FROM:
            return 1
        if self.percent and 2 * self._wide * self._chosen + 3 * _GAP > self.view.width():
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
        return max(room / self.abreast / self._wide, 0.1 * ACTUAL)

    @property
    def shown_percent(self) -> int:
        """The zoom as it comes out, for the eye."""
        return round(self.scale / ACTUAL * 100)

    @property
    def size(self) -> QSizeF:
        """All sheets with the gaps around them, in pixels."""
        wide = self.abreast * (self._wide * self.scale + _GAP) + _GAP
        return QSizeF(wide, sum(n * step for n, step in zip(self._rows, self._steps, strict=True)) + _GAP)

    def rect(self, at: int) -> QRectF:
        """The sheet `at` (0 is the first), in pixels from the top left of all."""
        width, height = self.sheet.width() * self.scale, self.sheet.height() * self.scale
        above, among = 0.0, self._standing
        if at >= self._standing:
            above, among = self._rows[0] * self._steps[0], self.count - self._standing
            width, height, at = height, width, at - self._standing
        across = self.abreast
        row, column = divmod(at, across)
        used = min(across, among)
        left = max(_GAP, (max(self.size.width(), self.view.width()) - used * width - (used - 1) * _GAP) / 2)
        top = _GAP + above + row * (height + _GAP)
        return QRectF(left + column * (width + _GAP), top, width, height)

    def touching(self, seen: QRectF) -> range:
        """The sheets of every row that `seen` touches."""
        first, last = self._row_at(seen.top()), self._row_at(seen.bottom())
        return range(min(first, self.count), min(self._next_row(last), self.count))

    def _row_at(self, y: float) -> int:
        """The first sheet of the row at `y`."""
        down = max(0.0, y - _GAP)
        standing, lying = self._steps
        whole = self._rows[0] * standing
        if down < whole or self._standing == self.count:
            return int(down // standing) * self.abreast
        return self._standing + int((down - whole) // lying) * self.abreast

    def _next_row(self, first: int) -> int:
        after = first + self.abreast
        return min(after, self._standing) if first < self._standing else after

    def beside(self, y: float) -> tuple[int, float]:
        """The first sheet not wholly above `y`, and how far below its top that is, in twips."""
        found = self.touching(QRectF(0, y, 1, 1))
        at = found[0] if found else max(0, self.count - 1)
        if self.rect(at).bottom() < y and self._next_row(at) < self.count:
            at = self._next_row(at)
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

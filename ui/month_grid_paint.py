"""How one day of one person looks: a symbol, two halves, corners, a dashed box, a hatched place."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF

from app.domain.attendance_symbols import PRESENT, CountsAs
from app.domain.month_sheet import Cell, Half, Origin
from app.domain.working_calendar import OFF, DayKind, DayPlan
from ui.theme import Theme

# Fill and words of a code by what it counts as; a present half is plain.
_TINTS = {
    CountsAs.PAID: ("blueTint", "ink"),
    CountsAs.INSURANCE: ("violetTint", "violet"),
    CountsAs.UNPAID: ("errTint", "err"),
    CountsAs.OFF: ("noneTint", "none"),
}
_CORNER = 7
_MOST = 4000


class CellPainter:
    """Paints cells; each look is drawn once and kept as a picture."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[tuple[object, ...], tuple[QPixmap, Cell]] = {}

    def forget(self) -> None:
        """Another sheet: its cells are other objects."""
        self._kept.clear()

    def paint(
        self,
        painter: QPainter,
        box: tuple[int, int, int, int],
        cell: Cell,
        plan: DayPlan,
        tint: str,
        ratio: float,
    ) -> None:
        """One cell at its place (left, top, width, height).

        `tint` is the role of a selected or current row's fill, "" for none.
        """
        left, top, width, height = box
        ground = self._ground(cell, plan, tint)
        key = (id(cell), ground, width, height, ratio)
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) > _MOST:
                self._kept.clear()
            picture = QPixmap(round(width * ratio), round(height * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(self._theme.colour(ground))
            inner = QPainter(picture)
            self._draw(inner, QRect(0, 0, width, height), cell, ground)
            inner.end()
            # The cell is kept with its picture, so that its id cannot become another's.
            kept = self._kept[key] = (picture, cell)
        painter.drawPixmap(left, top, kept[0])

    def _ground(self, cell: Cell, plan: DayPlan, tint: str) -> str:
        if not cell.expected and cell.inside:
            return "holiday" if plan.kind in OFF else "weekend"
        return tint or "surface"

    def _draw(self, painter: QPainter, box: QRect, cell: Cell, ground: str) -> None:
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        coded = any(half.code for half in cell)
        if not cell.inside:
            self._hatch(painter, box)
        if cell.inside or coded:
            upper = QRect(box.left(), box.top(), box.width() - 1, box.height() // 2)
            lower = QRect(box.left(), upper.bottom() + 1, box.width() - 1, box.height() - upper.height() - 1)
            if cell.whole:
                self._half(painter, box.adjusted(0, 0, -1, -1), cell.morning, ground, small=False)
            else:
                self._half(painter, upper, cell.morning, ground, small=True)
                self._half(painter, lower, cell.afternoon, ground, small=True)
            self._corners(painter, box, cell)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(theme.pen("line"))
        painter.drawLine(box.topRight(), box.bottomRight())
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _half(self, painter: QPainter, box: QRect, half: Half, ground: str, *, small: bool) -> None:
        theme = self._theme
        if half.missing:
            frame = QRectF(box).adjusted(1.5, 1.5 if small else 3.5, -1.5, -0.5 if small else -3.5)
            painter.setPen(QPen(theme.colour("warn"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(theme.colour("warnTint"))
            painter.drawRect(frame)
            return
        if not half.code:
            if small and not half.expected and half.inside:
                painter.fillRect(box, theme.colour("weekend"))
            return
        plain = half.code == PRESENT and half.weight == 1
        if half.origin is Origin.CALENDAR or not half.expected:
            fill, role, weight = "", "muted", 400
        elif plain:
            fill, role, weight = "", "faint" if ground == "surface" else "muted", 400
        else:
            fill, role = _TINTS[half.counts_as]
            weight = 600
        if fill:
            painter.fillRect(box, theme.colour(fill))
        size = 8.5 if not small else 7.5 if box.height() < 12 else 8
        if plain:
            size += 1.5 if not small else 0.5
        painter.setFont(theme.font(size, weight))
        painter.setPen(theme.colour(role))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
        painter.drawText(QRectF(box).adjusted(-3, -1, 4, 1), flags, half.code)
        if half.origin is Origin.HAND and half.clock:
            # Ink is the hand: written over what the clock says.
            middle = box.center().x()
            painter.fillRect(QRect(middle - 4, box.bottom() - 1, 9, 2), theme.colour("ink"))

    def _corners(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        one, two = cell
        left, right = float(box.left()), float(box.right())
        top, middle, bottom = float(box.top()), box.top() + box.height() / 2, float(box.bottom())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        warn, muted = self._theme.colour("warn"), self._theme.colour("muted")
        for half, y in ((one, top), (two, middle)):
            if half.late_times or half.excused_late:
                painter.setBrush(warn if half.late_times else muted)
                painter.drawPolygon(_triangle(left, y, _CORNER, _CORNER))
        for half, y in ((one, middle), (two, bottom)):
            if half.early_times or half.excused_early:
                painter.setBrush(warn if half.early_times else muted)
                painter.drawPolygon(_triangle(right, y, -_CORNER, -_CORNER))

    def _hatch(self, painter: QPainter, box: QRect) -> None:
        painter.save()
        painter.setClipRect(box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.pen("off"))
        for x in range(box.left() - box.height(), box.right(), 6):
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        painter.restore()


def day_ground(plan: DayPlan) -> str:
    """The role of a day's head: holiday, weekend or head."""
    if plan.kind in OFF:
        return "holiday"
    return "weekend" if plan.kind is DayKind.REST else "head"


def paint_corner(painter: QPainter, theme: Theme, box: QRectF, early: bool) -> None:
    """The mark of a lateness (top left) or an early going (bottom right) for the legend."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("warn"))
    if early:
        painter.drawPolygon(_triangle(box.right(), box.bottom(), -_CORNER - 1, -_CORNER - 1))
    else:
        painter.drawPolygon(_triangle(box.left(), box.top(), _CORNER + 1, _CORNER + 1))


def code_look(counts_as: CountsAs) -> tuple[str, str]:
    """Roles of fill and words of a code."""
    return _TINTS[counts_as]


def _triangle(x: float, y: float, across: float, down: float) -> QPolygonF:
    return QPolygonF([QPointF(x, y), QPointF(x + across, y), QPointF(x, y + down)])

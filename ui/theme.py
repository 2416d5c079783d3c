"""The look as one object: colours by role, text sizes, the style sheet, icons; follows the system live."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette, QPen
from PySide6.QtWidgets import QApplication

from app import paths
from ui.fonts import sans_family
from ui.icons import Icons
from ui.roles import COLOURS, CONTRAST

TEXT_SIZES = (10, 11, 12)


class Theme(QObject):
    """One for the program. `changed` tells painted widgets that colours or text sizes are others now.

    Sizes named in code are those of 10 pt text; `points` (10, 11 or 12) moves them all.
    """

    changed = Signal()

    def __init__(self, app: QApplication, points: int = 10) -> None:
        super().__init__(app)
        self._app = app
        self._points = points if points in TEXT_SIZES else TEXT_SIZES[0]
        self._family = sans_family()
        self._system_palette = app.palette()
        self._forced_dark: bool | None = None
        self._fonts: dict[tuple[float, int], QFont] = {}
        self.dark = False
        self.high_contrast = False
        self.icons = Icons(paths.resource("icons"), self.colour)
        # By name: a style object made in Python may be collected under Qt. And before any sheet: replacing
        # the style below a sheet leaves the sheet with the old one.
        if not app.styleSheet():
            app.setStyle("Fusion")
        self.apply()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.apply)
        if hasattr(hints, "accessibility"):  # from Qt 6.10 on
            hints.accessibility().contrastPreferenceChanged.connect(self.apply)

    @property
    def points(self) -> int:
        """Size of the running text in points: 10, 11 or 12."""
        return self._points

    def set_points(self, points: int) -> None:
        """Set the size of the running text (10, 11 or 12 pt)."""
        if points in TEXT_SIZES and points != self._points:
            self._points = points
            self.apply()

    def force_dark(self, dark: bool | None) -> None:
        """Draw dark or light whatever the system says (pictures); None follows the system again."""
        self._forced_dark = dark
        self.apply()

    def colour(self, role: str) -> QColor:
        """The colour of a role; an unknown role is our bug: KeyError."""
        if self.high_contrast:
            if role not in COLOURS:
                raise KeyError(role)
            return self._app.palette().color(QPalette.ColorRole[CONTRAST.get(role, "Text")])
        return QColor(COLOURS[role][self.dark])

    def pen(self, role: str, width: int = 1) -> QPen:
        """A pen; width 1 is a hairline of one device pixel at any scaling."""
        pen = QPen(self.colour(role), width)
        pen.setCosmetic(width == 1)
        return pen

    def font(self, points: float = 10, weight: int = 400) -> QFont:
        """The letters at a size of the 10 pt scale; the caller's own to change."""
        kept = self._fonts.get((points, weight))
        if kept is None:
            kept = self._fonts[points, weight] = QFont(self._app.font())
            kept.setPointSizeF(self.size(points))
            kept.setWeight(QFont.Weight(weight))
        return QFont(kept)

    def size(self, points: float) -> float:
        """A size of the 10 pt scale at the chosen text size."""
        return points * self._points / 10

    def row(self, least: int, points: float = 10, lines: int = 1) -> int:
        """Height of a row of `lines` lines: line height + 10, at least the measure of the design."""
        height = QFontMetrics(self.font(points)).height() * lines + 10
        return max(least, (height + 3) // 4 * 4 if height > least else least)

    def apply(self) -> None:
        """Read the system's wishes again and colour everything accordingly."""
        hints = QGuiApplication.styleHints()
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        self.dark = dark if self._forced_dark is None else self._forced_dark
        self.high_contrast = _wants_contrast()
        self._fonts.clear()
        font = QFont(self._family) if self._family else QFont(self._app.font())
        font.setPointSizeF(float(self._points))
        self._app.setFont(font)
        self.icons.forget()
        if self.high_contrast:
            self._app.setStyleSheet("")
            self._app.setPalette(QPalette())
        else:
            self._app.setPalette(self._palette())
            self._app.setStyleSheet(self._sheet())
        self.changed.emit()

    def _sheet(self) -> str:
        words = Template(paths.resource("style", "sothidua.qss").read_text(encoding="utf-8"))
        values = {role: pair[self.dark] for role, pair in COLOURS.items()}
        for tenths in (80, 85, 90, 95, 100, 110, 120, 140, 160, 180):
            values[f"p{tenths}"] = f"{self.size(tenths / 10):g}pt"
        field = self.row(32) - 2
        values |= {"field": f"{field}px", "fieldFocus": f"{field - 2}px", "th": f"{self.row(28, 9.5) - 1}px"}
        theme = "toi" if self.dark else "sang"
        values["style"] = paths.resource("style").as_posix()
        values["theme"] = theme
        return words.substitute(values)

    def _palette(self) -> QPalette:
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: "chrome",
            QPalette.ColorRole.WindowText: "text",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "alt",
            QPalette.ColorRole.Text: "text",
            QPalette.ColorRole.PlaceholderText: "faint",
            QPalette.ColorRole.Button: "surface",
            QPalette.ColorRole.ButtonText: "text",
            QPalette.ColorRole.ToolTipBase: "surface",
            QPalette.ColorRole.ToolTipText: "text",
            QPalette.ColorRole.Highlight: "ink",
            QPalette.ColorRole.HighlightedText: "inkText",
            QPalette.ColorRole.Accent: "ink",
            QPalette.ColorRole.Link: "ink",
            QPalette.ColorRole.LinkVisited: "ink",
            QPalette.ColorRole.Mid: "strong",
            QPalette.ColorRole.Dark: "strong",
            QPalette.ColorRole.Light: "surface",
            QPalette.ColorRole.Midlight: "line",
        }
        for role, name in roles.items():
            palette.setColor(role, QColor(COLOURS[name][self.dark]))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(COLOURS["off"][self.dark]))
        return palette


def _wants_contrast() -> bool:
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return bool(hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)

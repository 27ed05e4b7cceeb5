"""The console's colours and type: a TOML file of named colours becomes a palette and one style sheet."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from unifydesk.gui import metrics

SANS, SERIF = "Noto Sans", "Noto Serif"
SYSTEM, LIGHT, DARK = "system", "light", "dark"

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.ToolTipBase: "ink",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent_ink",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Light: "hover",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "edge",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "line",
}


@dataclass(frozen=True, slots=True)
class Theme:
    """Named colours, “#RRGGBB” each; the names are the same in every theme."""

    name: str
    dark: bool
    colours: Mapping[str, str]

    def colour(self, role: str) -> QColor:
        """Return one colour by its role, such as "muted"; raises KeyError for an unknown role."""
        return QColor(self.colours[role])


def load_theme(folder: Path, name: str) -> Theme:
    """Read `console-<name>.toml` from the folder of themes."""
    data = tomllib.loads((folder / f"console-{name}.toml").read_text("utf-8"))
    return Theme(name=data["name"], dark=data["dark"], colours=data["colours"])


def make_palette(theme: Theme) -> QPalette:
    """Return the palette of a theme; disabled words keep their place but step back."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, theme.colour(name))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("disabled"))
    return palette


def make_style_sheet(template: str, theme: Theme, scale: float) -> str:
    """Fill the style sheet's `$names` with the colours of the theme and the scaled type sizes."""
    sizes = {
        "caption": metrics.CAPTION,
        "body": metrics.BODY,
        "heading": metrics.HEADING,
        "title": metrics.TITLE,
        "display": metrics.DISPLAY,
    }
    values = dict(theme.colours)
    values |= {f"size_{name}": str(round(size * scale)) for name, size in sizes.items()}
    values |= {
        "serif": SERIF,
        "tick": f"themes:{theme.name}/tick.svg",
        "chevron": f"themes:{theme.name}/chevron.svg",
        "chevron_up": f"themes:{theme.name}/chevron-up.svg",
        "chevron_left": f"themes:{theme.name}/chevron-left.svg",
        "chevron_right": f"themes:{theme.name}/chevron-right.svg",
    }
    return Template(template).substitute(values)


class Theming(QObject):
    """Applies the chosen theme and text size to the application, and follows the system when asked to."""

    changed = Signal(object)  # Theme

    def __init__(self, app: QApplication, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._folder = folder
        self._template = (folder / "console.qss").read_text("utf-8")
        self._choice = SYSTEM
        self._scale = 1.0
        self.current = load_theme(folder, LIGHT)
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def choose(self, choice: str, scale: float) -> None:
        """Use `choice` ("system", "light" or "dark") with text `scale` times its usual size."""
        self._choice, self._scale = choice, scale
        self._apply()

    @Slot()
    def _on_scheme_changed(self) -> None:
        if self._choice == SYSTEM:
            self._apply()

    def _apply(self) -> None:
        name = self._choice
        if name == SYSTEM:
            is_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
            name = DARK if is_dark else LIGHT
        self.current = load_theme(self._folder, name)
        font = QFont(SANS)
        font.setPixelSize(round(metrics.BODY * self._scale))
        self._app.setFont(font)
        self._app.setPalette(make_palette(self.current))
        self._app.setStyleSheet(make_style_sheet(self._template, self.current, self._scale))
        self.changed.emit(self.current)

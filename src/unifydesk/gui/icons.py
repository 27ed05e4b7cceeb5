"""Our own icons: one-colour SVG drawings, recoloured to the theme when they are asked for."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from unifydesk.gui import metrics
from unifydesk.gui.theme import Theme, Theming


def render(svg: str, colour: str, size: int, ratio: float = 2.0) -> QPixmap:
    """Paint an SVG whose strokes are `currentColor` in `colour`; `size` in logical pixels."""
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode())).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


class Icons(QObject):
    """Gives icons in the colours of the current theme, and gives them anew when the theme changes."""

    def __init__(self, folder: Path, theming: Theming, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._theming = theming
        self._drawings: dict[str, str] = {}
        self._made: dict[tuple[str, str], QIcon] = {}
        self._pixmaps: dict[tuple[str, str, str, int], QPixmap] = {}
        self._dressed: list[tuple[weakref.ref[QObject], str, str]] = []
        theming.changed.connect(self._on_theme_changed)

    def names(self) -> tuple[str, ...]:
        """Return the names of all drawings."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.svg")))

    def icon(self, name: str, role: str = "ink") -> QIcon:
        """Return a drawing in the colour of a role, such as "muted"; disabled it steps back."""
        key = (name, role)
        if key not in self._made:
            made = QIcon(self.pixmap(name, role))
            made.addPixmap(self.pixmap(name, "disabled"), QIcon.Mode.Disabled)
            self._made[key] = made
        return self._made[key]

    def pixmap(self, name: str, role: str = "ink", size: int = metrics.ICON) -> QPixmap:
        """Return a drawing as a picture for labels and delegates."""
        key = (self._theming.current.name, name, role, size)
        if key not in self._pixmaps:
            self._pixmaps[key] = render(self._drawing(name), self._theming.current.colours[role], size)
        return self._pixmaps[key]

    def colour(self, role: str) -> QColor:
        """Return a colour of the current theme, for delegates."""
        return self._theming.current.colour(role)

    def dress(self, target: QObject, name: str, role: str = "ink") -> None:
        """Give a button or action its icon, now and after every change of theme."""
        self._dressed.append((weakref.ref(target), name, role))
        self._put(target, name, role)

    def _drawing(self, name: str) -> str:
        if name not in self._drawings:
            self._drawings[name] = (self._folder / f"{name}.svg").read_text("utf-8")
        return self._drawings[name]

    def _put(self, target: QObject, name: str, role: str) -> None:
        put: Callable[[QIcon], None] = target.setIcon  # type: ignore[attr-defined]
        put(self.icon(name, role))

    @Slot(object)
    def _on_theme_changed(self, _theme: Theme) -> None:
        self._made.clear()
        dressed, self._dressed = self._dressed, []
        for reference, name, role in dressed:
            target = reference()
            if target is not None and shiboken6.isValid(target):
                self._dressed.append((reference, name, role))
                self._put(target, name, role)

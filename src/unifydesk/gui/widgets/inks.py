"""The theme’s colours for widgets that paint themselves, as style sheets change the palette of a widget."""

from __future__ import annotations

from PySide6.QtGui import QColor, QGuiApplication, QPalette


def ink() -> QColor:
    """Return the colour of words."""
    return QGuiApplication.palette().color(QPalette.ColorRole.WindowText)


def muted() -> QColor:
    """Return the colour of quiet words; still readable."""
    return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)


def disabled() -> QColor:
    """Return the colour of words that cannot be used now."""
    return QGuiApplication.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)


def accent() -> QColor:
    """Return the one accent colour."""
    return QGuiApplication.palette().color(QPalette.ColorRole.Highlight)


def on_accent() -> QColor:
    """Return the colour of words on the accent."""
    return QGuiApplication.palette().color(QPalette.ColorRole.HighlightedText)


def line() -> QColor:
    """Return the colour of hairlines."""
    return QGuiApplication.palette().color(QPalette.ColorRole.Midlight)


def paper() -> QColor:
    """Return the colour of lists and cards."""
    return QGuiApplication.palette().color(QPalette.ColorRole.Base)


def tint(strength: int) -> QColor:
    """Return the accent as a transparent tint; `strength` from 0 to 255."""
    colour = accent()
    colour.setAlpha(strength)
    return colour

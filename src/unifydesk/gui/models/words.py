"""How numbers, times and marked sentences read in the console."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.workshop import Workshop

DASH = "–"


def said(context: str, text: str) -> str:
    """Return a marked sentence of a Qt-free module in the language of the person."""
    return QCoreApplication.translate(context, text)


def clock_words(seconds: float, *, hours: bool = False) -> str:
    """Return a duration as “4:05”, or as “0:42:10” when it is long or `hours` asks for it."""
    sign = "−" if seconds <= -1 else ""
    whole = int(abs(seconds))
    h, m, s = whole // 3600, whole // 60 % 60, whole % 60
    return f"{sign}{h}:{m:02}:{s:02}" if h or hours else f"{sign}{m}:{s:02}"


def minutes_words(minutes: float) -> str:
    """Return planned minutes as a clock reads them: 4 → “4:00”, 90 → “1:30:00”."""
    return clock_words(minutes * 60)


def within_quotes(text: str) -> str:
    """Return a text to stand in quotes: its own become the other sort."""
    return text.translate(str.maketrans("“”", "‘’"))


def no_undo(workshop: Workshop) -> str:
    """Return why there is nothing to undo, when an act that cannot be undone is why; or an empty text."""
    if workshop.undo_text or not workshop.final_text:
        return ""
    words = said("words", QT_TRANSLATE_NOOP("words", "“%1” cannot be undone, nor what came before it"))
    return words.replace("%1", within_quotes(workshop.final_text))


def figure_words(value: float | None, digits: int = 2) -> str:
    """Return a figure with at most `digits` decimals and no trailing zeros, or a dash when undefined."""
    if value is None:
        return DASH
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text.replace("-", "−")


def seconds_since(iso: str, moment: datetime) -> float | None:
    """Return the seconds from a stored time to `moment` (negative when it lies ahead), or None when empty."""
    return (moment - datetime.fromisoformat(iso)).total_seconds() if iso else None

"""Exports: the minutes and every other format, always from the Minutes page, where they can be seen."""

from __future__ import annotations

from unifydesk.gui.desk import MINUTES, Desk
from unifydesk.gui.formats import MINUTES_FORMAT


def export_minutes(desk: Desk) -> None:
    """Ask where the minutes should go."""
    export_as(desk, MINUTES_FORMAT)


def export_as(desk: Desk, format_id: str) -> None:
    """Ask where a file of this format should go."""
    desk.page_asked.emit(MINUTES)
    desk.export_asked.emit(format_id)

"""Number fields whose digits keep clear of the border, which the style sheet alone cannot do."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox

from unifydesk.gui import metrics


def with_room(field: QSpinBox) -> QSpinBox:
    """Give the digits of a number field the same room as other fields have, and return the field."""
    field.lineEdit().setTextMargins(metrics.SMALL, 0, 0, 0)
    return field


def number_field(low: int, high: int, name: str) -> QSpinBox:
    """Return a number field with a range and an accessible name; it reports when typing has ended."""
    field = with_room(QSpinBox())
    field.setRange(low, high)
    field.setKeyboardTracking(False)
    field.setAccessibleName(name)
    return field

"""Date fields whose calendar is as calm as the rest: no week numbers, no red weekends, one letter a day."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QWidget

WIDTH, HEIGHT = 304, 272
NAMES: dict[str, Any] = {
    "qt_calendar_calendarview": QT_TRANSLATE_NOOP("Calendar", "Days"),
    "qt_calendar_yearedit": QT_TRANSLATE_NOOP("Calendar", "Year"),
    "qt_calendar_prevmonth": QT_TRANSLATE_NOOP("Calendar", "Previous month"),
    "qt_calendar_nextmonth": QT_TRANSLATE_NOOP("Calendar", "Next month"),
}
"""What Qt calls the parts that it leaves nameless, and what a screen reader says."""


def calm_calendar(field: QDateEdit) -> None:
    """Set up the calendar that pops up from a date field."""
    calendar = field.calendarWidget()
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, QTextCharFormat())
    calendar.setMinimumSize(WIDTH, HEIGHT)
    for part in calendar.findChildren(QWidget):
        if part.objectName() in NAMES:
            part.setAccessibleName(QCoreApplication.translate("Calendar", NAMES[part.objectName()]))

"""The calendar of a date field is calm, and a screen reader can tell its parts apart."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDateEdit, QWidget

from unifydesk.gui.widgets.dates import NAMES, calm_calendar


def calendar(qtbot):
    field = QDateEdit(calendarPopup=True)
    qtbot.addWidget(field)
    calm_calendar(field)
    return field, field.calendarWidget()


def test_what_qt_leaves_nameless_in_a_calendar_has_a_name(qtbot):
    _field, shown = calendar(qtbot)
    names = {part.objectName(): part.accessibleName() for part in shown.findChildren(QWidget)}
    assert {name: names[name] for name in NAMES} == NAMES


def test_weekends_are_as_calm_as_other_days(qtbot):
    _field, shown = calendar(qtbot)
    days = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday, Qt.DayOfWeek.Monday)
    assert len({shown.weekdayTextFormat(day).foreground().color().name() for day in days}) == 1

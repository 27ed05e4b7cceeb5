"""Gives the plain forms of Designer the roles of the theme: headings, labels of fields, hints, errors."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QSpinBox, QWidget

from unifydesk.gui.widgets.numbers import with_room

TITLES = ("headingLabel",)
MOST_LINES = 5
"""Lines of a refusal that stand in a dialog."""
HINTS = ("Hint", "Summary", "introLabel", "folderLabel", "fileLabel", "countLabel")


def dress(form: QWidget, primary: str = "") -> None:
    """Set the role of every label and of the primary button (by its name) of a form."""
    for label in form.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", _role(label.objectName()))
    button = form.findChild(QPushButton, primary) if primary else None
    if button is not None:
        button.setProperty("role", "primary")
    for field in form.findChildren(QSpinBox):
        with_room(field)
    for quiet in form.findChildren(QPushButton):
        if quiet.objectName() == "fileButton":
            quiet.setProperty("role", "quiet")


def _role(name: str) -> str:
    if name in TITLES:
        return "title"
    if name.endswith("Heading"):
        return "heading"
    if name == "problemLabel":
        return "error"
    if name.endswith(HINTS) or name in HINTS:
        return "muted"
    return "label"


def mark_wrong(field: QLineEdit | QPlainTextEdit, wrong: bool) -> None:
    """Give a field a red border, or take it away."""
    state = "error" if wrong else ""
    if field.property("state") != state:
        field.setProperty("state", state)
        field.style().unpolish(field)
        field.style().polish(field)


def make_room(window: QWidget) -> None:
    """Let a dialog be as high as all its words need at its width: Qt would squeeze those that wrap."""
    layout = window.layout()
    if layout is not None:
        layout.activate()
        needed = max(layout.totalHeightForWidth(window.width()), layout.totalMinimumSize().height())
        window.setMinimumHeight(needed)
        if window.height() < needed:
            window.resize(window.width(), needed)
            stay_on_screen(window)


def stay_on_screen(window: QWidget) -> None:
    """Move a dialog up that has grown over the lower edge of its screen, and its buttons with it."""
    room, frame = window.screen().availableGeometry(), window.frameGeometry()
    over = frame.bottom() - room.bottom()
    if over > 0:
        window.move(frame.left(), max(room.top(), frame.top() - over))


def show_problem(label: QLabel, text: str) -> None:
    """Show why something was refused, in place; a long list ends with how many more there are."""
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        lines = [*lines[:MOST_LINES], f"… + {len(lines) - MOST_LINES}"]
    label.setText("\n".join(lines))
    label.setVisible(bool(text))
    label.setAccessibleName(text)

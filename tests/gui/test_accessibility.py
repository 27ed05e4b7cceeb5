"""Every control can be named by a screen reader and reached with the keyboard, on every page and dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTextEdit,
    QWidget,
)

from unifydesk.gui.crash import CrashDialog
from unifydesk.gui.desk import PAGES, PREPARE
from unifydesk.gui.dialogs.ask import Ask
from unifydesk.gui.dialogs.check_minutes import CheckMinutes
from unifydesk.gui.dialogs.check_workshop import CheckWorkshop
from unifydesk.gui.dialogs.new_workshop import NewWorkshop
from unifydesk.gui.dialogs.palette import Palette
from unifydesk.gui.dialogs.paste_people import PastePeople
from unifydesk.gui.dialogs.recover import Recover
from unifydesk.gui.dialogs.rehearse import Rehearse
from unifydesk.gui.dialogs.restore import Restore
from unifydesk.gui.dialogs.seal import SealDialog
from unifydesk.gui.dialogs.settings import SettingsDialog
from unifydesk.gui.dialogs.shortcuts import Shortcuts

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QProgressBar,
)
DIALOGS = {
    "new": lambda p: NewWorkshop(p.desk, p.window),
    "rehearse": lambda p: Rehearse(p.desk, p.window),
    "settings": lambda p: SettingsDialog(p.desk, p.window),
    "palette": lambda p: Palette(p.desk, p.window),
    "keys": lambda p: Shortcuts(p.window),
    "paste": lambda p: PastePeople(p.jobs, p.window),
    "ask": lambda p: Ask("Discard?", "Consequence.", "Discard", p.window),
    "restore": lambda p: Restore(p.desk, p.window),
    "seal": lambda p: SealDialog(p.desk, p.window),
    "check minutes": lambda p: CheckMinutes(p.desk, p.window),
    "check workshop": lambda p: CheckWorkshop(p.desk, p.window),
    "recover": lambda p: Recover(p.desk, p.window),
    "crash": lambda p: CrashDialog("report", p.window),
}


def is_inner(widget: QWidget) -> bool:
    """Whether Qt made it as part of a control (the line of a spin box, the list of a combo box)."""
    name = widget.objectName()
    parent = widget.parent()
    while isinstance(parent, QWidget):
        if isinstance(parent, (QAbstractSpinBox, QComboBox, QAbstractItemView, QAbstractSlider)):
            return True
        if parent.metaObject().className() in ("QCalendarWidget", "QComboBoxPrivateContainer"):
            return True
        parent = parent.parent()
    return name.startswith("qt_")


def is_named(widget: QWidget, buddies: set[QWidget]) -> bool:
    """Whether a screen reader can say what it is."""
    if widget.accessibleName() or widget in buddies:
        return True
    return isinstance(widget, QAbstractButton) and bool(widget.text())


def nameless(root: QWidget) -> list[str]:
    """Return the controls under a widget that nobody could tell apart by listening."""
    buddies = {label.buddy() for label in root.findChildren(QLabel) if label.buddy() is not None}
    controls = [w for w in root.findChildren(QWidget) if isinstance(w, CONTROLS) and not is_inner(w)]
    return [f"{type(w).__name__} {w.objectName()}" for w in controls if not is_named(w, buddies)]


def markup(root: QWidget) -> list[str]:
    """Return the labels that would read a user's text as markup."""
    plain = Qt.TextFormat.PlainText
    labels = [label for label in root.findChildren(QLabel) if not is_inner(label)]
    return [label.text() for label in labels if label.text() and label.textFormat() != plain]


@pytest.mark.parametrize("page", PAGES)
def test_every_control_of_a_page_has_a_name(program, workshop, page):
    program.window.show_page(page)
    if page == PREPARE:
        for part in ("info", "people", "time", "claims", "rule"):
            program.window.page_widget(PREPARE).show_part(part)
    assert nameless(program.window) == []


def test_every_control_of_the_start_page_has_a_name(program):
    program.start([])
    assert nameless(program.window) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_of_a_dialog_has_a_name(program, workshop, name):
    dialog = DIALOGS[name](program)
    assert nameless(dialog) == []
    dialog.reject()


@pytest.mark.parametrize("name", DIALOGS)
def test_escape_closes_every_dialog(program, workshop, name, qtbot):
    dialog = DIALOGS[name](program)
    dialog.open()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("name", DIALOGS)
def test_no_label_of_a_dialog_reads_markup(program, workshop, name):
    dialog = DIALOGS[name](program)
    assert markup(dialog) == []
    dialog.reject()


@pytest.mark.parametrize("page", PAGES)
def test_no_label_of_a_page_reads_markup(program, workshop, page):
    program.window.show_page(page)
    assert markup(program.window) == []


def test_a_control_without_a_name_would_be_found(qtbot):
    box = QWidget()
    qtbot.addWidget(box)
    QLineEdit(box)
    assert nameless(box) == ["QLineEdit "]
